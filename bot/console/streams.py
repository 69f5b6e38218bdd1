"""Live pages: one event stream a page, carrying all it needs. A lost connection resumes by message position.

A stream holds no connection to the database while it waits, does not keep the session awake, and ends within seconds
when the session does.
"""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sse_starlette import EventSourceResponse, ServerSentEvent
from starlette.requests import Request
from starlette.responses import Response

from bot import clock, open_alerts
from bot.console import auth, casefile, company, conversation, elsewhere, queue, sight, thread
from bot.console.auth import Staff
from bot.console.guard import Refused
from bot.console.rendering import fragment
from bot.database import transaction
from bot.live import hub
from bot.tables import Conversation

LOOK_AT_ALL_EVERY = timedelta(seconds=30)  # also when nothing was heard: half an hour after a text the rules change
LOOK_EVERY = 2.0  # seconds between two looks at the session and the clock, when nothing happens
QUEUE_REST = 2.0  # seconds between two readings of the queue, however much happens
WARN_BEFORE = timedelta(minutes=2)
STATES_LOOK_BACK = timedelta(hours=24)


async def of_queue(request: Request, staff: Staff) -> Response:
    """GET ?list=&show=: the list whenever it has changed."""
    return EventSourceResponse(_queue(staff, queue.asked(request)))


async def of_conversation(request: Request, staff: Staff) -> Response:
    """GET ?after=&from=: rows above the position the browser has (Last-Event-ID before `after`), and what changes around
    them. `from` is its first row: of rows before it no state is told, for they would be put at the end."""
    async with transaction() as session:
        await sight.require(session, staff.key_worker, request.path_params["id"])
    asked = request.headers.get("last-event-id") or request.query_params.get("after")
    first = thread.position(request.query_params.get("from")) or 0
    return EventSourceResponse(_conversation(staff, request.path_params["id"], thread.position(asked) or 0, first))


class Changes:
    """Which named parts differ from what this page was told last."""

    def __init__(self) -> None:
        self._told: dict[str, str] = {}

    def differs(self, name: str, content: str) -> bool:
        digest = hashlib.sha256(content.encode()).hexdigest()
        before, self._told[name] = self._told.get(name), digest
        return before != digest


async def _queue(staff: Staff, asked: dict[str, Any]) -> AsyncIterator[ServerSentEvent]:
    changes = Changes()
    with hub.subscription(("queue", "*"), ("thread", "*"), ("session", staff.session_hash)) as changed:
        changed.set()
        look_again = clock.now()
        while True:
            if (ending := await _session_event(staff, changes)) is not None:
                yield ending
                if ending.event == "signed_out":
                    return
            if changed.is_set() or clock.now() >= look_again:
                changed.clear()
                look_again = clock.now() + LOOK_AT_ALL_EVERY
                async with transaction() as session:
                    context = await queue.lists(session, staff, **asked)
                    alerts = await open_alerts.waiting(session)
                html = fragment("_rows.html", staff, **context)
                if changes.differs("rows", html):
                    yield ServerSentEvent(html, event="rows")
                html = fragment("_elsewhere.html", staff, elsewhere=context["elsewhere"], open_alerts=alerts.count)
                if changes.differs("elsewhere", html):
                    yield ServerSentEvent(html, event="elsewhere")
            yield _time()
            await asyncio.sleep(QUEUE_REST)
            await _wait(changed)


async def _conversation(staff: Staff, conversation_id: UUID, position: int, first: int) -> AsyncIterator[ServerSentEvent]:
    changes = Changes()
    async with transaction() as session:
        person = select(Conversation.resident_id).where(Conversation.id == conversation_id).scalar_subquery()
        threads = await session.scalars(select(Conversation.id).where(Conversation.resident_id == person))
        keys = (*(("thread", str(one)) for one in threads), ("queue", str(conversation_id)), ("session", staff.session_hash))
    with hub.subscription(*keys) as changed:
        changed.set()
        look_again = clock.now()
        while True:
            if (ending := await _session_event(staff, changes)) is not None:
                yield ending
                if ending.event == "signed_out":
                    return
            if changed.is_set() or clock.now() >= look_again:
                changed.clear()
                look_again = clock.now() + LOOK_AT_ALL_EVERY
                try:
                    lines, parts = await _changed_parts(staff, conversation_id, position, first, changes)
                except Refused:  # it went to another locality: the page is loaded again, and says so
                    yield ServerSentEvent("", event="signed_out")
                    return
                for event in parts:
                    yield event
                if lines:
                    position = lines[-1].message.position
                    changed.set()  # there may be more than one reading holds
            for name, html in await _around(staff, conversation_id):
                if changes.differs(name, html):
                    yield ServerSentEvent(html, event=name)
            yield _time()
            await _wait(changed)


async def _changed_parts(
    staff: Staff, conversation_id: UUID, position: int, first: int, changes: Changes
) -> tuple[list[thread.Line], list[ServerSentEvent]]:
    """The lines above `position`, and every part of the page this browser has not been told of, as events."""
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        lines = await thread.lines(session, conversation_id, after=position) if position else []
        states = await thread.moving(session, conversation_id, clock.now() - STATES_LOOK_BACK, first)
        head = await thread.head(session, conversation_id, staff.key_worker)
        file = await casefile.read(session, head.case) if head.case else None
        box = await conversation.composer(session, head, staff)
    events = []
    for line in lines:
        html = fragment("_line.html", staff, line=line)
        changes.differs(f"line {line.message.position}", html)
        events.append(ServerSentEvent(html, event="line", id=str(line.message.position)))
    for line in states:
        html = fragment("_line.html", staff, line=line)
        if line.message.position <= position and changes.differs(f"line {line.message.position}", html):
            events.append(ServerSentEvent(html, event="line"))
    # The writing box is sent only when what it allows has changed: its token is a fresh one each time.
    allows = json.dumps([head.mine, head.conversation.handler, str(head.conversation.key_worker_id), head.cannot_text,
                         head.delay, head.has_left])
    for name, html, differs_by in (
        ("head", fragment("_head.html", staff, head=head), None),
        ("case", fragment("_case.html", staff, casefile=file, head=head), None),
        ("desk", fragment("_desk.html", staff, head=head, **box), allows),
    ):
        if changes.differs(name, differs_by or html):
            events.append(ServerSentEvent(html, event=name))
    return lines, events


async def _around(staff: Staff, conversation_id: UUID) -> list[tuple[str, str]]:
    """Two lines that change by themselves: danger nobody has opened elsewhere, and who else is here. Says that we are."""
    async with transaction() as session:
        count = await elsewhere.dangers(session, staff.key_worker, [conversation_id])
        alerts = await open_alerts.waiting(session)
        await company.still_here(session, conversation_id, staff.key_worker.id)
        here = await company.others(session, conversation_id, staff.key_worker.id)
    return [("elsewhere", fragment("_elsewhere.html", staff, elsewhere=count, open_alerts=alerts.count)),
            ("company", fragment("_company.html", staff, company=here))]


async def _session_event(staff: Staff, changes: Changes) -> ServerSentEvent | None:
    """"signed_out" when the session has ended; "expiring" once, two minutes before it would; else None."""
    async with transaction() as session:
        if await auth.find_by_hash(session, staff.session_hash) is None:
            return ServerSentEvent("", event="signed_out")
        ends = await auth.ends_at(session, staff.session_hash)
    soon = ends is not None and ends - clock.now() < WARN_BEFORE
    if changes.differs("expiring", str(soon)):
        return ServerSentEvent(fragment("_expiring.html", staff, soon=soon), event="expiring")
    return None


def _time() -> ServerSentEvent:
    return ServerSentEvent(clock.now().isoformat(timespec="seconds"), event="time")


async def _wait(changed: asyncio.Event) -> None:
    try:
        await asyncio.wait_for(changed.wait(), LOOK_EVERY)
    except TimeoutError:
        pass
