"""Opening hours as they are in force: the council's file (bot/hours.py), and single days that were set otherwise at the console.

A row wins over the file and over a bank holiday. Whoever promises a time, or asks whether somebody is there, asks here.
"""

from dataclasses import replace
from datetime import date, time, timedelta

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.hours import LONGEST_CLOSURE_DAYS, OpeningHours, opening_hours
from bot.tables import DayHours, KeyWorker

LOOKED_BACK = timedelta(days=LONGEST_CLOSURE_DAYS)  # how long somebody waits is counted from days that are past


async def in_force(session: AsyncSession) -> OpeningHours:
    """The opening hours of every day, as of now."""
    rows = await session.scalars(
        select(DayHours).where(DayHours.day >= clock.london().date() - LOOKED_BACK)
        .ext(distinct_on(DayHours.day)).order_by(DayHours.day, DayHours.set_at.desc())
    )
    return replace(opening_hours(), single_days={row.day: _span(row) for row in rows if not row.as_every_week})


async def set_day(
    session: AsyncSession, day: date, by: KeyWorker, *, span: tuple[time, time] | None = None, as_every_week: bool = False
) -> None:
    """Sets one day: open from and until, closed all day (None), or as the file says again. What stood before is kept."""
    opens, closes = span or (None, None)
    session.add(DayHours(day=day, opens=opens, closes=closes, as_every_week=as_every_week, set_by=by.id))
    await session.flush()


async def newest(session: AsyncSession, day: date) -> tuple[DayHours, str] | None:
    """What was last set for a day, with who set it; None when nothing ever was, or it was taken back."""
    found = (await session.execute(
        select(DayHours, KeyWorker.name).join(KeyWorker, KeyWorker.id == DayHours.set_by)
        .where(DayHours.day == day).order_by(DayHours.set_at.desc()).limit(1)
    )).one_or_none()
    return (found[0], found[1]) if found and not found[0].as_every_week else None


def _span(row: DayHours) -> tuple[time, time] | None:
    return (row.opens, row.closes) if row.opens is not None and row.closes is not None else None
