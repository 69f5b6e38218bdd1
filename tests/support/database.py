"""PostgreSQL for tests that run the service's own code: real, with every table, and forgetful of power cuts."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from sqlalchemy import text


@contextmanager
def running_postgres() -> Iterator[str]:
    """A server of one's own; out comes its address. While it runs, DATABASE_URL and CLOCK_FILE point to its folder."""
    from bot.embedded import EmbeddedServer

    folder = Path(tempfile.mkdtemp(prefix="doorstep-"))  # pytest's own folders are closed to PostgreSQL's user
    server = EmbeddedServer(folder)
    server.start()
    with psycopg.connect(server.address(), autocommit=True) as connection:  # these rows need not survive a power cut
        connection.execute("alter system set fsync = off")
        connection.execute("select pg_reload_conf()")
    os.environ |= {"DATABASE_URL": server.address(), "CLOCK_FILE": str(folder / "clock")}
    try:
        yield server.address()
    finally:
        server.stop()
        shutil.rmtree(folder)


async def make_tables() -> None:
    """Every table, and the job queue's."""
    from bot.database import engine
    from bot.queue import app as jobs
    from bot.tables import Base

    async with engine().begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
        if not await connection.scalar(text("select to_regclass('procrastinate_jobs')")):
            raw = (await connection.get_raw_connection()).driver_connection
            await raw.execute(jobs.schema_manager.get_schema())


async def empty_tables(*kept: str) -> None:
    """Forgets every row but those of the tables in `kept`, and of the postcodes. With so few rows, deleting takes a
    hundredth of the time of truncating."""
    from bot.database import engine
    from bot.tables import Base

    names = [table.name for table in reversed(Base.metadata.sorted_tables) if table.name not in ("postcodes", *kept)]
    async with engine().begin() as connection:
        for name in ("procrastinate_events", "procrastinate_periodic_defers", "procrastinate_jobs", *names):
            await connection.execute(text(f"delete from {name}"))
