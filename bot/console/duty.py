"""Who is on duty on one day, where it is not what the week's rota says: a swap, a bank holiday opening, a training day."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.console.auth import Staff
from bot.console.guard import CASEWORKERS, Refused, form_of
from bot.console.localities_page import DAYS_SHOWN
from bot.console.rendering import show
from bot.console.wording import AREAS
from bot.database import transaction
from bot.hours import opening_hours
from bot.rota import rota
from bot.tables import DutyDay, KeyWorker

NOBODY = "Choose somebody: with nobody on duty, danger goes to the on-call phone alone."


async def form(request: Request, staff: Staff) -> Response:
    """GET: one day of the next two weeks, with everybody who may be on duty."""
    return await _form(staff, _day(request))


async def save(request: Request, staff: Staff) -> Response:
    """POST people (ids), or as_every_week=yes: the day follows the week's rota again."""
    day, sent = _day(request), await form_of(request)
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
    return await _form(staff, day, NOBODY)


async def _forget(session: AsyncSession, day: date) -> None:
    row = await session.get(DutyDay, day)
    if row is not None:
        await session.delete(row)


def _day(request: Request) -> date:
    today = clock.london().date()
    try:
        day = date.fromisoformat(request.path_params["day"])
    except ValueError:
        day = date.min
    if not today <= day < today + timedelta(days=DAYS_SHOWN):
        raise Refused("The rota is set for the days that are shown, and no others.", 404)
    return day


async def _people(session: AsyncSession) -> list[KeyWorker]:
    found = await session.scalars(
        select(KeyWorker).where(KeyWorker.active, KeyWorker.role.in_(CASEWORKERS)).order_by(KeyWorker.area.nulls_last(), KeyWorker.name)
    )
    return list(found)


async def _form(staff: Staff, day: date, error: str = "") -> Response:
    async with transaction() as session:
        people = await _people(session)
        row = await session.get(DutyDay, day)
    emails = rota().on_duty.get(day.weekday(), frozenset())
    chosen = set(row.people) if row else {str(one.id) for one in people if emails is None or one.email in emails}
    names = {str(one.id): f"{one.name} ({AREAS.get(one.area or '', 'city')}{'' if one.available else ', away'})" for one in people}
    return show("duty.html", staff, 422 if error else 200, day=day, chosen=chosen, error=error,
                names=names, special=row is not None, opened=opening_hours().span(day) is not None)
