"""`make shell`: talk to the bot in the terminal. `rasa shell` with what it needs: database, actions, a conversation.

What is said here is a real conversation in the demo database (channel "shell"); nothing is sent anywhere.
"""

import asyncio
import os
import subprocess
import time
from contextlib import suppress
from uuid import uuid4

import httpx

from bot import run
from bot.settings import ROOT, RUN_FOLDER, load

ACTIONS_START_SECONDS = 60


async def _new_conversation() -> str:
    from bot.database import engine, transaction
    from bot.tables import Conversation, Resident

    async with transaction() as session:
        resident = Resident(id=uuid4())
        session.add(resident)
        await session.flush()
        conversation = Conversation(id=uuid4(), channel="shell", address=str(uuid4()), resident_id=resident.id)
        session.add(conversation)
    await engine().dispose()
    return f"{conversation.id}:1"


def _wait_for(actions: str) -> None:
    """Until the action server answers: the first text needs it."""
    for _ in range(ACTIONS_START_SECONDS * 5):
        with suppress(httpx.TransportError):
            httpx.get(f"{actions}/health")
            return
        time.sleep(0.2)
    run.give_up("The action server does not start: see `.venv/bin/python -m actions`.")


def main() -> None:
    settings = load()
    run.check_model()
    RUN_FOLDER.mkdir(parents=True, exist_ok=True)
    environment = run.environment(settings, web=False)
    embedded = None
    if not settings.database_url:
        environment["DATABASE_URL"], embedded = run.start_embedded()
    os.environ.update(environment)
    environment["RASA_DATABASE_URL"] = run.prepare_database()
    environment["PYTHONWARNINGS"] = "ignore"
    actions = subprocess.Popen(
        [".venv/bin/python", "-m", "actions"], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        _wait_for(environment["ACTIONS_URL"])
        subprocess.run(
            [".venv-dialogue/bin/python", "-m", "bot.dialogue", "shell", "--model", "models/doorstep.tar.gz",
             "--conversation-id", asyncio.run(_new_conversation()),
             "--interface", "127.0.0.1", "--port", str(run.free_port(5006))],
            cwd=ROOT, env=environment, check=False,
        )
    except KeyboardInterrupt:
        pass
    finally:
        actions.terminate()
        actions.wait(10)
        if embedded is not None:
            embedded.stop()


if __name__ == "__main__":
    main()
