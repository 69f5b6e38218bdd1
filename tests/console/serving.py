"""The console served for real, in this process: for tests, benches and pictures of it."""

import asyncio
import gc
import os
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext

import uvicorn
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from tests.support.database import make_tables, running_postgres
from tests.support.ports import free_port


class _Server(uvicorn.Server):
    def capture_signals(self):  # type: ignore[no-untyped-def] # Ctrl-C belongs to whoever runs this
        return nullcontext()


@asynccontextmanager
async def site() -> AsyncIterator[str]:
    """The console's address, served with the headers the service sends."""
    from bot import console, live
    from bot.headers import SecurityHeaders
    from bot.settings import ROOT, settings

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        gc.collect()
        gc.freeze()  # as the service does
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
async def console() -> AsyncIterator[str]:
    """All of it, with a database of its own. Settings are read once: nothing of the service may be used before."""
    with running_postgres():
        os.environ["PORT"] = str(free_port())
        await make_tables()
        async with site() as address:
            yield address
