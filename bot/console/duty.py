"""One day, where it is not what the files say: who is on duty (a swap, a training day), and when we are open (Christmas Eve from
noon, snow)."""

from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import clock, day_hours
from bot.console import days
from bot.console.auth import Staff
from bot.console.guard import CASEWORKERS, Refused, field, form_of
from bot.console.rendering import show
from bot.console.wording import AREAS
from bot.database import transaction
from bot.rota import rota
from bot.tables import DutyDay, Handoff, KeyWorker

NOBODY = "Choose somebody: with nobody on duty, danger goes to the on-call phone alone."
LONGEST_AHEAD = timedelta(days=366)
AS_EVERY_WEEK, CLOSED, OTHER = "as_every_week", "closed", "other"


async def choose(request: Request, staff: Staff) -> Response:
    """GET ?day=: the page of a day somebody picked."""
    return RedirectResponse(f"/console/rota/{_day(request.query_params.get('day', ''))}", 303)


async def form(request: Request, staff: Staff) -> Response:
    """GET: one day of the year to come, with everybody who may be on duty."""
    return await _form(staff, _day(request.path_params["day"]))


async def save(request: Request, staff: Staff) -> Response:
    """POST people (ids), or as_every_week=yes: the day follows the week's rota again."""
    day, sent = _day(request.path_params["day"]), await form_of(request)
    async with transaction() as session:
        if sent.get("as_every_week"):
            await _forget(session, day)
            return RedirectResponse("/console/localities", 303)
        known = {str(person.id) for person in await _people(session)}
        chosen = sorted(known & {str(one) for one in sent.getlist("people")})
        if chosen:
            values = {"people": chosen, "set_at": clock.now(), "set_by": staff.key_worker.id}
            await session.execute(
                insert(DutyDay).values(day=day, **values).on_conflict_do_update(index_elements=["day"], set_=values)
            )
            return RedirectResponse("/console/localities", 303)
    return await _form(staff, day, {"people": NOBODY})


async def save_hours(request: Request, staff: Staff) -> Response:
    """POST hours=as_every_week|closed|other, opens, closes: when we are open on that day. What is promised from now on, and
    who is on duty, follows it."""
    day, sent = _day(request.path_params["day"]), await form_of(request)
    which, opens, closes = field(sent, "hours"), _time(field(sent, "opens")), _time(field(sent, "closes"))
    if which not in (AS_EVERY_WEEK, CLOSED, OTHER):
        return await _form(staff, day, {"hours": "Choose one of these."})
    if which == OTHER and (opens is None or closes is None or opens >= closes):
        return await _form(staff, day, {"hours": "Write both times, the earlier one first, like 08:30 and 12:00."}, which)
    async with transaction() as session:
        await day_hours.set_day(session, day, staff.key_worker, as_every_week=which == AS_EVERY_WEEK,
                                span=(opens, closes) if which == OTHER and opens and closes else None)
    return RedirectResponse(f"/console/rota/{day}", 303)


async def _forget(session: AsyncSession, day: date) -> None:
    row = await session.get(DutyDay, day)
    if row is not None:
        await session.delete(row)


def _day(written: str) -> date:
    today = clock.london().date()
    try:
        day = date.fromisoformat(written)
    except ValueError:
        day = date.min
    if not today <= day <= today + LONGEST_AHEAD:
        raise Refused("Choose a day from today to a year ahead.", 404)
    return day


def _time(written: str) -> time | None:
    try:
        return time.fromisoformat(written).replace(second=0, microsecond=0, tzinfo=None)
    except ValueError:
        return None


async def _people(session: AsyncSession) -> list[KeyWorker]:
    found = await session.scalars(
        select(KeyWorker).where(KeyWorker.active, KeyWorker.role.in_(CASEWORKERS)).order_by(KeyWorker.area.nulls_last(), KeyWorker.name)
    )
    return list(found)


async def _promised_while_closed(session: AsyncSession, day: days.Day) -> int:
    """How many who wait were promised an answer on this day, at a time to come when we are closed."""
    times = await session.scalars(
        select(Handoff.promised_by).where(
            Handoff.ended_at.is_(None), Handoff.claimed_at.is_(None), Handoff.promised_by > clock.now(),
            func.date(func.timezone("Europe/London", Handoff.promised_by)) == day.day,
        )
    )
    local = [clock.london(at).time() for at in times if at is not None]
    return sum(day.span is None or not day.span[0] < at <= day.span[1] for at in local)


async def _form(staff: Staff, day: date, errors: dict[str, str] | None = None, hours: str = "") -> Response:
    async with transaction() as session:
        people = await _people(session)
        row = await session.get(DutyDay, day)
        [as_it_is] = await days.read(session, [day])
        set_hours = await day_hours.newest(session, day)
        every_week = (await day_hours.in_force(session)).as_every_week(day)
        promised = await _promised_while_closed(session, as_it_is)
    emails = rota().on_duty.get(day.weekday(), frozenset())
    chosen = set(row.people) if row else {str(one.id) for one in people if emails is None or one.email in emails}
    context: dict[str, Any] = {
        "names": {str(one.id): f"{one.name} ({AREAS.get(one.area or '', 'city')}{'' if one.available else ', away'})" for one in people},
        "choices": {AS_EVERY_WEEK: f"As every week: {days.hours_in_words(every_week).lower()}", CLOSED: "Closed all day",
                    OTHER: "Other hours, written below"},
        "hours": hours or (AS_EVERY_WEEK if set_hours is None else OTHER if as_it_is.span else CLOSED),
        "set_hours": set_hours,
    }
    return show("duty.html", staff, 422 if errors else 200, day=as_it_is, chosen=chosen, errors=errors or {}, special=row is not None,
                promised=promised, **context)
