"""The web chat as an application of its own, with the service's headers: what the tests serve in a process they may
kill."""

import os
from contextlib import asynccontextmanager
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from bot import contacts, live, webchat
from bot.headers import SecurityHeaders
from bot.settings import ROOT

contacts.FILE = Path(os.environ.get("CONTACTS_OF_A_COUNCIL", contacts.FILE))  # production refuses the demo's numbers


@asynccontextmanager
async def lifespan(app):
    async with live.listening():
        yield


app = Starlette(
    routes=[*webchat.routes(), Mount("/static", StaticFiles(directory=ROOT / "bot" / "static"))],
    lifespan=lifespan,
    middleware=[Middleware(SecurityHeaders)],
)
