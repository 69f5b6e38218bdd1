"""The phone in the browser: conversations, a clock to skip ahead, and switches for what goes wrong.

Changes are asked for in JSON only, so that no other web page can make a browser ask. A phone is named by the last
three digits of its number: no number is ever part of an address.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from bot import clock
from bot.channels.segments import segments
from bot.simulator import thread
from bot.simulator.twilio import FakeTwilio

TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
NUMBERS = "+447700900"  # Ofcom's range for drama: nobody's phones
FIRST_PHONES = ("001", "002", "003")
HANDSET_OFF = 30003
SLOW = 15.0  # seconds
SKIPS = {30: "30 minutes", 240: "4 hours", 1440: "24 hours"}  # minutes
LONGEST = 20_000  # characters; a phone writes far less, and a text of 10,000 must get through
TICK = 5.0  # seconds between two readings of the clock


class Pages:
    """The page and what it asks for, all about one fake Twilio."""

    def __init__(self, fake: FakeTwilio) -> None:
        self.fake = fake
        self.templates = Environment(loader=FileSystemLoader(TEMPLATES), autoescape=True, undefined=StrictUndefined)
        self._texting: set[asyncio.Task[str]] = set()

    def routes(self) -> list[Route]:
        phone = "/phone/{phone}"
        return [
            Route("/", self.page, methods=["GET"]),
            Route(phone, self.page, methods=["GET"]),
            Route(f"{phone}/events", self.events, methods=["GET"]),
            Route(f"{phone}/texts", self.text, methods=["POST"]),
            Route(f"{phone}/faults", self.fault, methods=["POST"]),
            Route("/segments", self.count, methods=["POST"]),
            Route("/clock", self.skip, methods=["POST"]),
        ]

    # What is shown

    async def page(self, request: Request) -> Response:
        """The whole page of one phone; without a name, of the first."""
        self.fake.resume()
        phone = request.path_params.get("phone", FIRST_PHONES[0])
        if not _is_phone(phone):
            return HTMLResponse("There is no such phone.", status_code=404)
        used = {entry.phone.removeprefix(NUMBERS) for entry in self.fake.ledger.entries.values()}
        phones = sorted({*FIRST_PHONES, phone, *filter(_is_phone, used)})
        content = self.templates.get_template("simulator/phone.html").render(
            root=request.scope.get("root_path", ""),
            phone=phone,
            phones=phones,
            another=next((name for n in range(1, 1000) if (name := f"{n:03}") not in phones), None),
            number=thread.spoken,
            numbers=NUMBERS,
            service=self.fake.account.number,
            skips=SKIPS,
            longest=LONGEST,
            thread=self._thread(phone),
            faults=self._faults(phone),
            time=_time(),
        )
        return HTMLResponse(content)

    async def events(self, request: Request) -> Response:
        """The same, live: `thread` (HTML), `faults` and `clock` (JSON), each when it has changed."""
        phone = request.path_params["phone"]
        return EventSourceResponse(self._live(phone)) if _is_phone(phone) else Response(status_code=404)

    async def _live(self, phone: str) -> AsyncIterator[ServerSentEvent]:
        shown: dict[str, str] = {}
        with self.fake.ledger.watched() as changed:
            while True:
                changed.clear()
                now = {
                    "thread": self._thread(phone),
                    "faults": json.dumps(self._faults(phone)),
                    "clock": json.dumps(_time()),
                }
                for event, data in now.items():
                    if shown.get(event) != data:
                        yield ServerSentEvent(data, event=event)
                shown = now
                try:
                    await asyncio.wait_for(changed.wait(), TICK)
                except TimeoutError:
                    pass

    def _thread(self, phone: str) -> str:
        items = thread.of(self.fake.ledger, NUMBERS + phone)
        return self.templates.get_template("simulator/thread.html").render(items=items)

    def _faults(self, phone: str) -> dict[str, bool]:
        faults = self.fake.faults
        return {
            "next_send": bool(faults.sends),
            "handset_off": NUMBERS + phone in faults.always,
            "slow_callbacks": faults.callbacks == "late",
        }

    # What is asked for

    async def text(self, request: Request) -> Response:
        """The phone texts the service. Answers at once: what became of it is seen in the thread."""
        phone, asked = request.path_params["phone"], await _json(request)
        body = asked.get("body")
        if not _is_phone(phone) or not isinstance(body, str) or not 0 < len(body) <= LONGEST:
            return _bad(f"A text has 1 to {LONGEST} characters.")
        texting = asyncio.create_task(self.fake.text(NUMBERS + phone, body))
        self._texting.add(texting)
        texting.add_done_callback(self._texting.discard)
        return JSONResponse({}, status_code=202)

    async def count(self, request: Request) -> Response:
        """How many segments a text would take."""
        text = str((await _json(request)).get("text", ""))[:LONGEST]
        return JSONResponse({"words": thread.size(segments(text))})

    async def fault(self, request: Request) -> Response:
        """Turns one switch: {"name": …, "on": bool}."""
        asked, faults = await _json(request), self.fake.faults
        number = NUMBERS + request.path_params["phone"]
        switches: dict[tuple[str, bool], Callable[[], None]] = {
            ("next_send", True): partial(faults.fail_next, http=500),
            ("next_send", False): faults.sends.clear,
            ("handset_off", True): partial(faults.undeliverable, number, HANDSET_OFF),
            ("handset_off", False): partial(faults.reachable, number),
            ("slow_callbacks", True): partial(faults.call_back, "late", SLOW),
            ("slow_callbacks", False): partial(faults.call_back, "normal"),
        }
        turn = switches.get((str(asked.get("name")), asked.get("on") is True))
        if turn is None:
            return _bad("There is no such switch.")
        turn()
        self.fake.ledger.tell_watchers()
        return JSONResponse({})

    async def skip(self, request: Request) -> Response:
        """Moves the clock of every process ahead: {"minutes": 30}."""
        minutes = (await _json(request)).get("minutes")
        if not isinstance(minutes, int) or minutes not in SKIPS:
            return _bad("The clock skips 30, 240 or 1440 minutes.")
        try:
            await run_in_threadpool(clock.skip_ahead, timedelta(minutes=minutes))
        except RuntimeError as error:
            return _bad(str(error))
        self.fake.ledger.tell_watchers()
        return JSONResponse({})


def _is_phone(name: str) -> bool:
    return len(name) == 3 and name.isascii() and name.isdigit()


def _time() -> dict[str, str]:
    return {"now": thread.moment(clock.now()), "ahead": thread.ahead(clock.offset())}


async def _json(request: Request) -> dict[str, Any]:
    """The object that was sent; {} for anything else."""
    if not request.headers.get("content-type", "").startswith("application/json"):
        return {}
    try:
        asked = await request.json()
    except ValueError:
        return {}
    return asked if isinstance(asked, dict) else {}


def _bad(words: str) -> Response:
    return JSONResponse({"error": words}, status_code=400)
