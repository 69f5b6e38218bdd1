"""The ASGI application: routes, middleware, lifespan."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Mount
from starlette.staticfiles import StaticFiles

from bot import console, health, live, logs, spool, webchat
from bot.channels import twilio_wire, webhooks
from bot.headers import SecurityHeaders
from bot.pages import page
from bot.settings import ROOT, settings
from bot.understanding.danger import phrases


@asynccontextmanager
async def lifespan(app: Starlette) -> AsyncIterator[None]:
    logs.configure()
    phrases()  # a second of work: the first text must not wait for it
    gc.collect()
    gc.freeze()  # what is here now stays: each full collection walked through it all, and every answer waited a tenth of a second
    replaying = asyncio.create_task(spool.keep_replaying())
    async with live.listening():
        yield
    replaying.cancel()
    await twilio_wire.close()


def routes() -> list[BaseRoute]:
    """Every route of the product; the simulator's only in demo mode."""
    found: list[BaseRoute] = [
        *webhooks.routes,
        *health.routes,
        *webchat.routes(),
        *console.routes(),
        Mount("/static", StaticFiles(directory=ROOT / "bot" / "static"), name="static"),
    ]
    if settings().demo:
        from bot import simulator

        found.append(Mount("/simulator", routes=simulator.routes(settings())))
    return found


async def not_found(request: Request, error: Exception) -> Response:
    code = error.status_code if isinstance(error, HTTPException) else 404
    return page("error.html", code, title="Page not found" if code == 404 else "That did not work")


async def went_wrong(request: Request, error: Exception) -> Response:
    return page("error.html", 500, title="Sorry, something went wrong at our end")


app = Starlette(
    routes=routes(),
    lifespan=lifespan,
    middleware=[Middleware(SecurityHeaders)],
    exception_handlers={HTTPException: not_found, 500: went_wrong},  # type: ignore[dict-item]
)
