"""Keeps the embedded server running: `python -m bot.keep_database`, one of the supervised programs."""

from bot.embedded import EmbeddedServer
from bot.settings import RUN_FOLDER

if __name__ == "__main__":
    EmbeddedServer(RUN_FOLDER / "postgres").keep_running()
