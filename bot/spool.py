"""When the database is away, a text is kept in a synced file, and replayed once the database is back. Duplicates are
quiet successes, so a text that both Twilio and we bring again is stored once."""

import asyncio
import json
import logging
import os
import time
from dataclasses import asdict
from pathlib import Path
from uuid import uuid4

from sqlalchemy.exc import SQLAlchemyError

from bot import inbox
from bot.channels import InboundMessage
from bot.settings import RUN_FOLDER

FOLDER = RUN_FOLDER / "spool"
REPLAY_SECONDS = 1
log = logging.getLogger(__name__)


def keep(message: InboundMessage) -> None:
    """Writes the message to disk and waits until the disk has it. Raises OSError when it cannot (then nobody may say 2xx)."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    target = FOLDER / f"{time.time_ns()}-{uuid4()}.json"  # replayed in this order
    temporary = target.with_suffix(".part")
    with temporary.open("w") as file:
        json.dump(asdict(message), file)
        file.flush()
        os.fsync(file.fileno())
    temporary.rename(target)
    folder = os.open(FOLDER, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)


async def replay() -> int:
    """Brings every kept message in, oldest first; stops at the first that still cannot be stored. Returns how many."""
    count = 0
    for path in sorted(FOLDER.glob("*.json")) if FOLDER.is_dir() else []:
        await inbox.receive(InboundMessage(**json.loads(path.read_text())))
        path.unlink()
        count += 1
    return count


async def keep_replaying() -> None:
    """Looks every second for kept messages. Runs in the web process, which wrote them."""
    while True:
        try:
            count = await replay()
            if count:
                log.warning("%d texts kept during an outage were stored", count)
        except (SQLAlchemyError, OSError):
            pass  # the database is still away: the files stay
        await asyncio.sleep(REPLAY_SECONDS)


def size() -> int:
    """How many messages wait on disk."""
    return len(list(Path(FOLDER).glob("*.json"))) if FOLDER.is_dir() else 0
