"""Days to come as they stand now: when we are open, who is on duty, who is on leave, and what was set for one day alone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, time

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, day_hours
from bot.console.guard import CASEWORKERS
from bot.rota import rota
from bot.tables import DutyDay, KeyWorker, Leave


@dataclass(frozen=True)
class Day:
    """One day. Nobody is on duty while we are closed."""

    day: date
    span: tuple[time, time] | None  # None: closed
    on_duty: list[KeyWorker]
    away: list[str]
    duty_set: bool  # for this day alone
    hours_set: bool

    @property
    def hours(self) -> str:
        return hours_in_words(self.span)


def hours_in_words(span: tuple[time, time] | None) -> str:
    """ "08:30 to 17:00", or "Closed"."""
    return f"{span[0]:%H:%M} to {span[1]:%H:%M}" if span else "Closed"


async def read(session: AsyncSession, wanted: Iterable[date]) -> list[Day]:
    """These days, in their order."""
    days = sorted(wanted)
    people = list(await session.scalars(
        select(KeyWorker).where(KeyWorker.active, KeyWorker.role.in_(CASEWORKERS)).order_by(KeyWorker.role, KeyWorker.name)
    ))
    duty = {row.day: set(row.people) for row in await session.scalars(select(DutyDay).where(DutyDay.day.in_(days)))}
    leaves = list(await session.scalars(select(Leave).where(Leave.last_day >= days[0], Leave.first_day <= days[-1])))
    hours, today = await day_hours.in_force(session), clock.london().date()

    def as_it_is(day: date) -> Day:
        span, emails = hours.span(day), rota().on_duty.get(day.weekday(), frozenset())
        on_leave = {leave.key_worker_id for leave in leaves if leave.first_day <= day <= leave.last_day}

        def chosen(person: KeyWorker) -> bool:
            return str(person.id) in duty[day] if day in duty else emails is None or person.email in emails

        there = [person for person in people
                 if span and person.id not in on_leave and chosen(person) and (person.available or day > today)]
        return Day(day, (span[0].time(), span[1].time()) if span else None, there,
                   [person.name for person in people if person.id in on_leave], day in duty, day in hours.single_days)

    return [as_it_is(day) for day in days]


async def set_alone(session: AsyncSession, after: date) -> set[date]:
    """Days later than `after` for which hours or duty were set."""
    duty = await session.scalars(select(DutyDay.day).where(DutyDay.day > after))
    hours = (await day_hours.in_force(session)).single_days
    return {*duty, *(day for day in hours if day > after)}
