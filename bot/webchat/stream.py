"""The page's one event stream. It carries lines as they are sent, who has the conversation, who is writing, and the
end.

Every line has the id "m-<position>" on the page, so that being told twice shows it once. The event's id is the
position up to which nothing can change any more: a text of lower position may be sent after one of higher, and a page
that comes back from sleep, a tunnel or a restart of ours must not miss it.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import suppress
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import Response

from bot import clock
from bot.database import transaction
from bot.live import hub
from bot.tables import WebSession
from bot.webchat import rendering, sessions, thread
from bot.webchat.doors import Door
from bot.webchat.visits import present

LOOK_EVERY = 15.0  # seconds; also what tells the page that the connection is alive
SEEN_EVERY = timedelta(seconds=10)  # how often it is written down that the page is there
TYPING_SHOWN_FOR = 6.0  # seconds after the key worker's last key


async def events(door: Door, request: Request) -> Response:
    """GET ?after=<position>, or Last-Event-ID: all lines above it, then live."""
    try:
        async with transaction() as session:
            browser = await present(session, door, request)
    except (SQLAlchemyError, OSError):
        return Response(status_code=503)
    asked = request.headers.get("last-event-id") or request.query_params.get("after", "")
    after = int(asked) if asked.isascii() and asked.isdecimal() and len(asked) < 10 else 0
    return EventSourceResponse(_live(door, browser.id, after) if browser else _nothing())


async def _nothing() -> AsyncIterator[ServerSentEvent]:
    yield _event("ended", because="unknown")


async def _live(door: Door, browser_id: UUID, settled: int) -> AsyncIterator[ServerSentEvent]:
    """Follows the session; begins again when the session follows another conversation than before."""
    following: UUID | None = None
    known = False
    while True:
        keys = [("session", str(browser_id))]
        if following is not None:
            keys.append(("thread", str(following)))
        with hub.subscription(*keys) as changed, hub.subscription(("typing", str(following))) as typing:
            page = _Page(door, settled)
            while True:
                changed.clear()
                try:
                    browser, look = await _look(browser_id, page.settled)
                except (SQLAlchemyError, OSError):
                    return  # the page connects again, and again, until we can read
                if browser is None or browser.ended_at is not None:
                    yield _event("ended", because=browser.ended_because if browser else "unknown")
                    return
                if browser.conversation_id != following:
                    if known and following is not None:
                        yield _event("moved")  # another thread altogether: the page loads itself anew
                        return
                    following = browser.conversation_id
                    break
                known = True
                for event in page.news(browser, look):
                    yield event
                settled = page.settled
                yield await _next(changed, typing, following)


class _Page:
    """What one open page has been told."""

    def __init__(self, door: Door, settled: int) -> None:
        self.door = door
        self.settled = settled
        self._shown: set[int] = set()
        self._state: dict[str, Any] | None = None

    def news(self, browser: WebSession, look: thread.Look) -> list[ServerSentEvent]:
        """The events for what this page does not know yet."""
        self.settled = look.settled
        new = [line for line in look.lines if line.position not in self._shown]
        self._shown = {line.position for line in look.lines if line.position > look.settled}
        told = [
            _event("line", str(look.settled), position=line.position, side=line.side, client=line.client_id,
                   html=rendering.line(self.door, line, last=line is look.lines[-1]))
            for line in new
        ]
        state = {"holder": look.holder, "writing": look.writing, "closes_in": rendering.seconds_left(browser)}
        if state != self._state:
            self._state = state
            told.append(_event("state", **state))
        return told


async def _look(browser_id: UUID, settled: int) -> tuple[WebSession | None, thread.Look]:
    """The session and its news. An open page is a sign that somebody is there; it is no use of the page."""
    async with transaction() as session:
        browser = await session.get(WebSession, browser_id)
        if browser is None or browser.ended_at is not None:
            return browser, thread.Look([], settled, "", "")
        if clock.now() >= sessions.ends_at(browser):
            await sessions.end(session, browser, sessions.IDLED)
            return browser, thread.Look([], settled, "", "")
        if not browser.live or clock.now() - browser.last_seen_at > SEEN_EVERY:
            browser.live, browser.last_seen_at = True, clock.now()
        return browser, await thread.look(session, browser, settled)


async def _next(changed: asyncio.Event, typing: asyncio.Event, conversation_id: UUID | None) -> ServerSentEvent:
    """Waits for news. What comes meanwhile: a key worker's typing, or a tick that says the connection is alive."""
    waiting = [asyncio.create_task(event.wait()) for event in (changed, typing)]
    try:
        await asyncio.wait(waiting, timeout=LOOK_EVERY, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for task in waiting:
            task.cancel()
    typed = typing.is_set() and not changed.is_set()  # after a lost connection to the database everything is set
    typing.clear()
    if typed and conversation_id is not None:
        with suppress(SQLAlchemyError, OSError):
            async with transaction() as session:
                who = await thread.key_worker_writing(session, conversation_id)
            if who:
                return _event("typing", who=who, seconds=TYPING_SHOWN_FOR)
    return _event("tick")


def _event(name: str, event_id: str | None = None, /, **data: Any) -> ServerSentEvent:
    return ServerSentEvent(json.dumps(data), event=name, id=event_id)
