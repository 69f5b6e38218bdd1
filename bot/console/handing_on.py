"""Handing on: the form, who may, and to whom. What it does is bot/passing_on.py."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import cases, conversations, later, matching
from bot.console import sight, thread
from bot.console.auth import Staff
from bot.console.guard import CASEWORKERS, KEY_WORKER, Refused, field, form_of
from bot.console.people import open_cases
from bot.console.rendering import show
from bot.console.wording import AREAS
from bot.database import transaction
from bot.passing_on import move_case, pass_on
from bot.tables import Case, Conversation, KeyWorker

LONGEST_NOTE = 1000


async def form(request: Request, staff: Staff) -> Response:
    """GET: to whom, and why."""
    return await _form(request, staff)


async def hand_on(request: Request, staff: Staff) -> Response:
    """POST to, note: `to` is a key worker's id, or a locality, or "city"."""
    conversation_id, sent = request.path_params["id"], await form_of(request)
    to, note = field(sent, "to"), field(sent, "note").strip()
    if len(note) > LONGEST_NOTE:
        return await _form(request, staff, f"The note is {len(note)} characters, and at most {LONGEST_NOTE} are kept. Make it shorter.",
                           to, note)
    if not note:
        return await _form(request, staff, "Write a line for whoever gets it: they should not have to ask again.", to)
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        case = await cases.open_case_of(session, conversation_id)
        _require_theirs(staff, conversation, case)
        if conversation.handler == "closed":
            raise Refused("This conversation is closed. Take it first if it should open again.", 409)
        person = await _person(session, to)
        if person is None and to not in (*AREAS, matching.CITY_QUEUE):
            error = "Choose who gets it."
        elif person is not None and not (person.active and person.role in CASEWORKERS):
            error = f"{person.name} cannot take conversations."
        else:
            await pass_on(session, conversation, case, by=staff.key_worker, note=note, person=person,
                          queue=None if person else to)
            return RedirectResponse("/console?done=handed_on", 303)
    return await _form(request, staff, error, to, note)


def _require_theirs(staff: Staff, conversation: Conversation, case: Case | None) -> None:
    """A key worker hands on what is theirs; a lead or duty manager anything they see."""
    if staff.role != KEY_WORKER or conversation.key_worker_id == staff.key_worker.id:
        return
    if conversation.handler == "key_worker":
        raise Refused("Somebody else has this conversation now. Only they, or your locality lead, can hand it on.", 409)
    if case is not None and case.key_worker_id not in (None, staff.key_worker.id):
        raise Refused("This case is somebody else's. Only they, or your locality lead, can hand it on.")


async def match_anew(request: Request, staff: Staff) -> Response:
    """POST: the case's address is in another locality than its key worker: whoever fits best there gets it."""
    conversation_id = request.path_params["id"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        case = await cases.open_case_of(session, conversation_id)
        _require_theirs(staff, conversation, case)
        if case is None or case.area is None:
            raise Refused("There is no open case with a locality to match.", 409)
        note = f"the address is in {AREAS[case.area]}"
        if conversation.handler in ("waiting", "key_worker"):
            await pass_on(session, conversation, case, by=staff.key_worker, note=note)
        else:
            await move_case(session, conversation, case, by=staff.key_worker, note=note)
    return RedirectResponse("/console?done=matched", 303)


async def _person(session: AsyncSession, to: str) -> KeyWorker | None:
    try:
        return await session.get(KeyWorker, UUID(to))
    except ValueError:
        return None


async def _form(request: Request, staff: Staff, error: str = "", to: str = "", note: str = "") -> Response:
    conversation_id = request.path_params["id"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        head = await thread.head(session, conversation_id, staff.key_worker)
        people = list(
            await session.scalars(
                select(KeyWorker)
                .where(KeyWorker.active, KeyWorker.role.in_(CASEWORKERS), KeyWorker.id != head.conversation.key_worker_id)
                .order_by(KeyWorker.area, KeyWorker.name)
            )
        )
        loads = await open_cases(session)
        not_begun = await later.not_begun(session, conversation_id)
    groups = {area: [person for person in people if person.area == area] for area in (*AREAS, None)}
    return show("hand_on.html", staff, 422 if error else 200, head=head, groups=groups, loads=loads, error=error, to=to,
                note=note, not_begun=not_begun)
