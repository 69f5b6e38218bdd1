"""Is it up, and is all of it up. 503 names the part that fails."""

import asyncio
import math
from functools import cache

import httpx
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot import metrics as metrics_of_ours
from bot import open_alerts, rasa_client
from bot.database import transaction
from bot.settings import settings

WORKER_SILENT_AFTER = "10 seconds"


async def healthz(request: Request) -> Response:
    return PlainTextResponse("ok")


async def _database() -> bool:
    async with transaction() as session:
        await session.execute(text("select 1"))
    return True


async def _jobs() -> bool:
    async with transaction() as session:
        alive = await session.scalar(
            text(f"select count(*) from procrastinate_workers where last_heartbeat > now() - interval '{WORKER_SILENT_AFTER}'")
        )
    return bool(alive and alive >= 2)  # both lanes


@cache
def _client() -> httpx.AsyncClient:
    return httpx.AsyncClient(timeout=2)  # one for good: each new one reads all certificates there are, for 30 ms


async def _actions() -> bool:
    return (await _client().get(f"{settings().actions_url}/health")).status_code == 200


PARTS = {"database": _database, "jobs": _jobs, "rasa": rasa_client.is_reachable, "actions": _actions}


async def readyz(request: Request) -> Response:
    """200 when the database, the workers, Rasa and the actions all answer; else 503 with the failing part."""
    async def answers(part: str) -> bool:
        try:
            return await asyncio.wait_for(PARTS[part](), 3)
        except Exception:
            return False

    results = dict(zip(PARTS, await asyncio.gather(*(answers(part) for part in PARTS)), strict=True))
    failing = [part for part, up in results.items() if not up]
    return JSONResponse({"ready": not failing, "failing": failing}, 503 if failing else 200)


async def metrics(request: Request) -> Response:
    """Prometheus' page. In production the public listener does not serve it: the proxy must not pass this path on."""
    loopback = request.client is not None and request.client.host in ("127.0.0.1", "::1")
    if not settings().demo and (not loopback or "x-forwarded-for" in request.headers):
        return PlainTextResponse("Not found", 404)
    await _count_open_alerts()
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)


async def _count_open_alerts() -> None:
    """Asked anew at every reading. While the database is away they are not known, which NaN says; the others are shown."""
    found = None
    try:
        async with asyncio.timeout(3), transaction() as session:
            found = await open_alerts.waiting(session)
    except (SQLAlchemyError, OSError):
        pass
    metrics_of_ours.open_alerts.set(found.count if found else math.nan)
    metrics_of_ours.oldest_alert.set(found.oldest.total_seconds() if found else math.nan)


routes = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metrics)]
