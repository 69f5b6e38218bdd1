"""Cover when somebody is away: their cases go to who fits best now, each with a marker, and nobody is left waiting for them."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import cases, conversations, matching
from bot.console import handing_on
from bot.console.auth import Staff
from bot.console.guard import CASEWORKERS, LEAD, Refused, field, form_of
from bot.console.people import open_cases
from bot.console.rendering import show
from bot.database import transaction
from bot.tables import Case, Conversation, KeyWorker


async def page(request: Request, staff: Staff) -> Response:
    """GET: who this person leads: who is away, and how many cases they have; also who has left and still has some."""
    async with transaction() as session:
        team = list(
            await session.scalars(
                select(KeyWorker).where(KeyWorker.role.in_(CASEWORKERS)).order_by(KeyWorker.area, KeyWorker.name)
            )
        )
        loads = await open_cases(session)
    team = [person for person in team if _leads(staff, person) and (person.active or loads.get(person.id))]
    return show("cover.html", staff, team=team, loads=loads)


async def set_away(request: Request, staff: Staff) -> Response:
    """POST available=yes|no: whether new cases come to them. Their cases stay theirs until they are passed on."""
    available = field(await form_of(request), "available") == "yes"
    async with transaction() as session:
        (await _person(session, staff, request.path_params["id"])).available = available
    return RedirectResponse("/console/cover", 303)


async def pass_all_on(request: Request, staff: Staff) -> Response:
    """POST: away from now on, and every open case of theirs finds another key worker, case by case."""
    async with transaction() as session:
        person = await _person(session, staff, request.path_params["id"])
        person.available = False
        theirs = list(
            await session.execute(
                select(Case.id, Case.conversation_id).where(Case.key_worker_id == person.id, Case.status != "closed")
            )
        )
    for case_id, conversation_id in theirs:  # one transaction each: no resident's row is locked while others are moved
        async with transaction() as session:
            await _pass_on(session, case_id, conversation_id, person, staff.key_worker)
    await _pass_on_without_case(person, staff.key_worker)
    return RedirectResponse("/console/cover", 303)


async def _pass_on(session: AsyncSession, case_id: UUID, conversation_id: UUID, away: KeyWorker, by: KeyWorker) -> None:
    conversation = await conversations.lock(session, conversation_id)
    case = await session.get_one(Case, case_id, with_for_update=True)
    if case.key_worker_id != away.id or case.status == "closed":
        return  # somebody was faster
    note = f"cover for {away.name}, who is away"
    if conversation.handler == "waiting" or conversation.key_worker_id == away.id:
        await handing_on.pass_on(session, conversation, case, by=by, note=note, person=None, queue=None)
        return
    # Nobody waits for an answer: the case moves, the resident is not texted for nothing.
    person = await matching.match(session, case)
    to = person.name if person else "the duty queue"
    await cases.record(session, case.id, "transferred", actor=str(by.id), detail={"to": to, "note": note})
    await conversations.mark(session, conversation, "handed_over", f"The case is with {to} now: {note}.", key_worker_id=by.id)


async def _pass_on_without_case(away: KeyWorker, by: KeyWorker) -> None:
    """Conversations they have that are no case (yet), or somebody else's case."""
    held = (Conversation.handler == "key_worker") & (Conversation.key_worker_id == away.id)
    async with transaction() as session:
        conversation_ids = list(await session.scalars(select(Conversation.id).where(held)))
    for conversation_id in conversation_ids:
        async with transaction() as session:
            conversation = await conversations.lock(session, conversation_id)
            if conversation.key_worker_id == away.id:
                case = await cases.open_case_of(session, conversation_id)
                owner = await session.get(KeyWorker, case.key_worker_id) if case and case.key_worker_id else None
                await handing_on.pass_on(session, conversation, case, by=by, note=f"cover for {away.name}, who is away",
                                         person=owner, queue=None if case else away.area)


def _leads(staff: Staff, person: KeyWorker) -> bool:
    return staff.role != LEAD or staff.key_worker.area is None or person.area == staff.key_worker.area


async def _person(session: AsyncSession, staff: Staff, person_id: UUID) -> KeyWorker:
    person = await session.get(KeyWorker, person_id)
    if person is None or person.role not in CASEWORKERS or not _leads(staff, person):
        raise Refused("There is nobody of your team with this address.", 404)
    return person
