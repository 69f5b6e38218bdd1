"""Doorstep in one process, whose parts can be taken away: real PostgreSQL, real jobs, real webhooks; Twilio's and the mail
server's wires are fakes that listen on real ports."""

import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest
from procrastinate import PsycopgConnector

from tests.safety.world import World
from tests.support.database import empty_tables
from tests.support.fake_twilio import RemoteTwilio, running_fake_twilio
from tests.support.mail import Mailbox
from tests.support.ports import free_port


@pytest.fixture(scope="session")
async def jobs(tables: None) -> AsyncIterator[None]:
    """The job queue, open in this process, with phrases and model at hand as in a worker that has started."""
    from bot import queue, readings
    from bot.queue import app
    from bot.understanding.danger import phrases

    phrases()
    readings.prepare()

    with app.replace_connector(PsycopgConnector()):  # a connector keeps its first pool for good
        async with queue.pool() as pool, app.open_async(pool):
            yield


@pytest.fixture(scope="session")
def twilio() -> Iterator[RemoteTwilio]:
    with running_fake_twilio(f"http://127.0.0.1:{os.environ['PORT']}") as fake:
        fake.call_back("never")
        yield fake


@pytest.fixture
async def mailbox() -> AsyncIterator[Mailbox]:
    box = Mailbox()
    await box.open()
    yield box
    await box.close()


@pytest.fixture
async def world(
    jobs: None, twilio: RemoteTwilio, mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    """Monday morning, ten o'clock, the demo staff at work, and nobody has written yet."""
    from bot import demo, spool, turns
    from bot.database import transaction
    from bot.settings import settings

    for name, value in {**twilio.environment, "SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(mailbox.port),
                        "SMTP_FROM": "doorstep@council.example", "RASA_URL": f"http://127.0.0.1:{free_port()}"}.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    monkeypatch.setattr(spool, "FOLDER", tmp_path / "spool")
    monkeypatch.setattr(turns, "UNREACHABLE_FOR_SECONDS", 0)
    monkeypatch.setattr(turns, "UNREACHABLE_PAUSE_SECONDS", 0)
    await empty_tables()
    made = World(twilio, mailbox, monkeypatch)
    made.set_time(weekday=0, hour=10)
    async with transaction() as session:
        await demo.seed(session)
    twilio.clear()
    twilio.call_back("never")
    yield made
    await made.heal()
    Path(os.environ["CLOCK_FILE"]).unlink(missing_ok=True)  # noqa: ASYNC240
    monkeypatch.undo()
    settings.cache_clear()
