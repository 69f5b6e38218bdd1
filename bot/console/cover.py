"""Cover: who of the team is away, now or on days to come, and who has their cases meanwhile (bot/away.py)."""

from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import away, clock
from bot.console.auth import Staff
from bot.console.guard import CASEWORKERS, LEAD, Refused, field, form_of
from bot.console.people import open_cases
from bot.console.rendering import show
from bot.database import transaction
from bot.tables import Conversation, KeyWorker, Leave

LONGEST_LEAVE, LONGEST_AHEAD = timedelta(days=366), timedelta(days=731)


async def page(request: Request, staff: Staff) -> Response:
    """GET: who this person leads: who is away and when, and how many cases they have; also who has left and has some."""
    return await _page(staff)


async def set_away(request: Request, staff: Staff) -> Response:
    """POST available=yes|no: whether new cases come to them. Their cases stay theirs until they are passed on."""
    available = field(await form_of(request), "available") == "yes"
    async with transaction() as session:
        (await _person(session, staff, request.path_params["id"])).available = available
    return RedirectResponse("/console/cover", 303)


async def ask_pass_on(request: Request, staff: Staff) -> Response:
    """GET: whose cases, how many, and what happens to them, before anything does."""
    async with transaction() as session:
        person = await _person(session, staff, request.path_params["id"])
        loads = await open_cases(session)
        theirs = await away.conversations_of(session, person.id)
        wait = await session.scalar(
            select(func.count()).select_from(Conversation)
            .where(Conversation.id.in_(theirs), Conversation.handler.in_(("waiting", "key_worker")))
        )
    return show("pass_on.html", staff, person=person, cases=loads.get(person.id, 0), conversations=len(theirs), told=wait)


async def pass_all_on(request: Request, staff: Staff) -> Response:
    """POST: away from now on, and every open case of theirs finds another key worker, case by case."""
    async with transaction() as session:
        person = await _person(session, staff, request.path_params["id"])
        person.available = False
        theirs = await away.conversations_of(session, person.id)
    for conversation_id in theirs:  # one transaction each: no resident's row is locked while others are moved
        async with transaction() as session:
            await away.cover(session, conversation_id, person, by=staff.key_worker)
    return RedirectResponse("/console/cover", 303)


async def add_leave(request: Request, staff: Staff) -> Response:
    """POST first_day, last_day: they are away on these days, and their cases find others when it begins."""
    form = await form_of(request)
    written = {name: field(form, name) for name in ("first_day", "last_day")}
    first_day, last_day = _day(written["first_day"]), _day(written["last_day"])
    today = clock.london().date()
    error = ("Write both days." if first_day is None or last_day is None else
             "The last day is before the first." if last_day < first_day else
             "That is over already." if last_day < today else
             "That is more than two years ahead." if first_day - today > LONGEST_AHEAD else
             "A leave is at most a year long." if last_day - first_day > LONGEST_LEAVE else "")
    async with transaction() as session:
        person = await _person(session, staff, request.path_params["id"])
        if first_day is not None and last_day is not None and not error:
            await session.get_one(KeyWorker, person.id, with_for_update=True)  # two forms at once do not overlap either
            there = await away.overlapping(session, person, first_day, last_day)
            if there is None:
                await away.note_leave(session, person, first_day, last_day, staff.key_worker)
                return RedirectResponse("/console/cover", 303)
            error = (f"There is a leave from {there.first_day:%-d %b %Y} to {there.last_day:%-d %b %Y} on some of these days. "
                     "Remove it first, or choose other days.")
    return await _page(staff, f"{person.name}: {error}", person.id, written)


async def remove_leave(request: Request, staff: Staff) -> Response:
    """POST: the leave is off."""
    async with transaction() as session:
        leave = await session.get(Leave, request.path_params["leave"])
        person = await _person(session, staff, request.path_params["id"])
        if leave is None or leave.key_worker_id != person.id:
            raise Refused("There is no such leave.", 404)
        await away.take_back(session, leave)
    return RedirectResponse("/console/cover", 303)


def _leads(staff: Staff, person: KeyWorker) -> bool:
    return staff.role != LEAD or staff.key_worker.area is None or person.area == staff.key_worker.area


async def _person(session: AsyncSession, staff: Staff, person_id: UUID) -> KeyWorker:
    person = await session.get(KeyWorker, person_id)
    if person is None or person.role not in CASEWORKERS or not _leads(staff, person):
        raise Refused("There is nobody of your team with this address.", 404)
    return person


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None


async def _page(
    staff: Staff, error: str = "", refused: UUID | None = None, written: dict[str, str] | None = None
) -> Response:
    """`refused`: whose leave was not taken, whose form stays open with what was written in it."""
    today = clock.london().date()
    async with transaction() as session:
        everybody = await session.scalars(
            select(KeyWorker).where(KeyWorker.role.in_(CASEWORKERS)).order_by(KeyWorker.area, KeyWorker.name)
        )
        loads = await open_cases(session)
        team = [person for person in everybody if _leads(staff, person) and (person.active or loads.get(person.id))]
        coming = await session.scalars(select(Leave).where(Leave.last_day >= today).order_by(Leave.first_day))
        leaves: dict[UUID, list[Leave]] = {person.id: [] for person in team}
        for leave in coming:
            leaves.get(leave.key_worker_id, []).append(leave)
    return show("cover.html", staff, 422 if error else 200, team=team, loads=loads, leaves=leaves, error=error, today=today,
                refused=refused, written=written or {})
