"""Doorstep in one process, whose parts can be taken away: real PostgreSQL, real jobs, real webhooks; Twilio's and the mail
server's wires are fakes that listen on real ports."""

import os
import shutil
import socket
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest
from procrastinate import PsycopgConnector
from sqlalchemy import text

from tests.safety.world import World
from tests.support.fake_twilio import RemoteTwilio, running_fake_twilio
from tests.support.mail import Mailbox


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


KEPT = ("postcodes", "key_workers")  # making the staff again takes a slow hash each time
os.environ.setdefault("DOORSTEP_MODE", "demo")
os.environ["PORT"] = os.environ.get("PORT") or str(_free_port())  # make passes an empty one on


@pytest.fixture(scope="session")
def database_address() -> Iterator[str]:
    """A PostgreSQL; the one that DATABASE_URL names where another folder's tests have started one already."""
    if os.environ.get("DATABASE_URL"):
        yield os.environ["DATABASE_URL"]
        return
    from bot.embedded import EmbeddedServer

    folder = Path(tempfile.mkdtemp(prefix="doorstep-safety-"))  # pytest's own folders are closed to PostgreSQL's user
    server = EmbeddedServer(folder)
    server.start()
    with psycopg.connect(server.address(), autocommit=True) as connection:  # these rows need not survive a power cut
        connection.execute("alter system set fsync = off")
        connection.execute("select pg_reload_conf()")
    os.environ["DATABASE_URL"] = server.address()
    os.environ["CLOCK_FILE"] = str(folder / "clock")
    yield server.address()
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
async def tables(database_address: str) -> AsyncIterator[None]:
    from bot import queue
    from bot.database import engine
    from bot.queue import app as jobs
    from bot.tables import Base

    async with engine().begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
        if not await connection.scalar(text("select to_regclass('procrastinate_jobs')")):
            raw = (await connection.get_raw_connection()).driver_connection
            await raw.execute(jobs.schema_manager.get_schema())
    with jobs.replace_connector(PsycopgConnector()):  # a connector keeps its first pool for good
        async with queue.pool() as pool, jobs.open_async(pool):
            yield
    await engine().dispose()


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
    tables: None, twilio: RemoteTwilio, mailbox: Mailbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[World]:
    """Monday morning, ten o'clock, the demo staff at work, and nobody has written yet."""
    from bot import demo, spool, turns
    from bot.database import engine, transaction
    from bot.settings import settings
    from bot.tables import Base

    for name, value in {**twilio.environment, "SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(mailbox.port),
                        "SMTP_FROM": "doorstep@council.example", "RASA_URL": f"http://127.0.0.1:{_free_port()}"}.items():
        monkeypatch.setenv(name, value)
    settings.cache_clear()
    monkeypatch.setattr(spool, "FOLDER", tmp_path / "spool")
    monkeypatch.setattr(turns, "UNREACHABLE_FOR_SECONDS", 0)
    monkeypatch.setattr(turns, "UNREACHABLE_PAUSE_SECONDS", 0)
    async with engine().begin() as connection:
        names = ", ".join(f'"{table.name}"' for table in Base.metadata.sorted_tables if table.name not in KEPT)
        await connection.execute(text(f"truncate {names}, procrastinate_jobs, procrastinate_periodic_defers, procrastinate_events"))
        await connection.execute(text("update key_workers set available = true, active = true, mobile = null"))
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
