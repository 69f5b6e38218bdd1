"""How another process tells the fake Twilio what to do: tests and walks run the service apart from it.

POST /control/<verb> with a JSON object of its arguments; GET /control/ledger, of one ?phone= or ?sid= if asked. JSON
only, so that no other web page can make a browser send it.
"""

import json
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

if TYPE_CHECKING:
    from bot.simulator.twilio import FakeTwilio


def routes(fake: "FakeTwilio") -> list[Route]:
    """The control side of `fake`."""

    async def text(**arguments: Any) -> str:
        return await fake.text(**arguments)

    async def replay(**arguments: Any) -> None:
        await fake.replay(**arguments)

    async def fail_next(**arguments: Any) -> None:
        fake.faults.fail_next(**arguments)

    async def undeliverable(**arguments: Any) -> None:
        fake.faults.undeliverable(**arguments)

    async def reachable(**arguments: Any) -> None:
        fake.faults.reachable(**arguments)

    async def call_back(**arguments: Any) -> None:
        fake.faults.call_back(**arguments)

    async def clear() -> None:
        await fake.clear()

    verbs = {verb.__name__: verb for verb in (text, replay, fail_next, undeliverable, reachable, call_back, clear)}

    async def obey(request: Request) -> Response:
        verb = verbs.get(request.path_params["verb"])
        if verb is None or not request.headers.get("content-type", "").startswith("application/json"):
            return JSONResponse({"error": "an unknown verb, or not JSON"}, status_code=400)
        try:
            return JSONResponse({"result": await verb(**await request.json())})
        except (TypeError, ValueError, KeyError) as error:
            return JSONResponse({"error": str(error)}, status_code=400)

    async def ledger(request: Request) -> Response:
        asked = request.query_params
        entries = [
            asdict(entry)
            for entry in fake.ledger.entries.values()
            if asked.get("phone", entry.phone) == entry.phone and asked.get("sid", entry.sid) == entry.sid
        ]
        everything = {
            "entries": entries,
            "refused": fake.ledger.refused,
            "opted_out": sorted(fake.ledger.opted_out),
        }
        return Response(json.dumps(everything, default=str), media_type="application/json")

    return [
        Route("/control/ledger", ledger, methods=["GET"]),
        Route("/control/{verb}", obey, methods=["POST"]),
    ]
