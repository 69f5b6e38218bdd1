"""The console served for real, in this process: for tests, benches and pictures of it."""

import asyncio
import os
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from pathlib import Path

import psycopg
import uvicorn
from sqlalchemy import text
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class _Server(uvicorn.Server):
    def capture_signals(self):  # type: ignore[no-untyped-def] # Ctrl-C belongs to whoever runs this
        return nullcontext()


def quick(address: str) -> None:
    """Rows of a test need not survive a power cut."""
    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("alter system set fsync = off")
        connection.execute("select pg_reload_conf()")


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


@asynccontextmanager
async def site() -> AsyncIterator[str]:
    """The console's address, served with the headers the service sends."""
    from bot import console, live
    from bot.headers import SecurityHeaders
    from bot.settings import ROOT, settings

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        async with live.listening():
            yield

    app = Starlette(
        routes=[*console.routes(), Mount("/static", StaticFiles(directory=ROOT / "bot" / "static"))],
        lifespan=lifespan, middleware=[Middleware(SecurityHeaders)],
    )
    server = _Server(uvicorn.Config(app, host="127.0.0.1", port=settings().port, log_level="critical",
                                    timeout_graceful_shutdown=1))
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110
        await asyncio.sleep(0.02)
    yield f"http://127.0.0.1:{settings().port}"
    server.should_exit = True
    await serving


@asynccontextmanager
async def console(folder: Path) -> AsyncIterator[str]:
    """All of it, with a database of its own in `folder`. Settings are read once: nothing of the service may be used before."""
    from bot.embedded import EmbeddedServer

    database = EmbeddedServer(folder)
    database.start()
    quick(database.address())
    os.environ |= {"DATABASE_URL": database.address(), "CLOCK_FILE": str(folder / "clock"), "PORT": str(free_port())}
    try:
        await make_tables()
        async with site() as address:
            yield address
    finally:
        database.stop()
