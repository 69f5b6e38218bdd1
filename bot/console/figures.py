"""The manager's figures: counts over the last twelve weeks, of one locality or the whole city. No resident is in them."""

from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ARRAY, ColumnElement, DateTime, case, cast, exists, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot import clock, localities
from bot.console.wording import AREAS, DANGERS, NEEDS, OUTCOMES
from bot.tables import Case, DangerFlag, Handoff

WEEKS = 12
NOTHING = "–"  # there is nothing to measure, which is not the same as none


@dataclass(frozen=True)
class Figure:
    """One table, and which of its columns are drawn as bars (added up where they are several)."""

    code: str
    title: str
    headings: tuple[str, ...]
    rows: list[tuple[str | int | float, ...]]
    drawn: tuple[int, ...] = (1,)
    note: str = ""

    @property
    def bars(self) -> list[tuple[str, int]]:
        """What the picture shows: the first column's words, and a number."""
        return [(str(row[0]), sum(int(row[column]) for column in self.drawn if row[column] != NOTHING)) for row in self.rows]


async def all_of(session: AsyncSession, area: str | None) -> list[Figure]:
    """Every figure for a locality; None: the whole city."""
    since = _monday(clock.london()) - timedelta(weeks=WEEKS - 1)
    here = Case.area == area if area else true()
    weeks, *others = [await figure(session, since, here) for figure in FIGURES]
    return [weeks, await _by_town(session, since, here, area), *others]


async def _by_week(session: AsyncSession, since: datetime, here: ColumnElement[bool]) -> Figure:
    mondays = [since + timedelta(weeks=n) for n in range(WEEKS)]  # midnights in London, whatever the clocks did
    week = func.width_bucket(Case.created_at, cast(mondays, ARRAY(DateTime(timezone=True))))
    found = await session.execute(
        select(week, Case.area, func.count()).where(Case.created_at >= since, here).group_by(week, Case.area)
    )
    counts = {(number, area): count for number, area, count in found}
    rows = [(f"{monday:%-d %b}", *(counts.get((number, area), 0) for area in (*AREAS, None)))
            for number, monday in enumerate(mondays, 1)]
    return Figure("weeks", "Referrals by week and locality", ("Week from", *AREAS.values(), "Not known"), rows,
                  drawn=(1, 2, 3, 4), note="The bars add the localities up.")


async def _by_town(session: AsyncSession, since: datetime, here: ColumnElement[bool], area: str | None) -> Figure:
    found = await session.execute(
        select(Case.town, func.count(), func.count().filter(Case.status != "closed"))
        .where(Case.created_at >= since, here).group_by(Case.town)
    )
    counts = {town: (count, still_open) for town, count, still_open in found}
    named = [*localities.towns(area), *sorted(town for town in counts if town and town not in localities.towns(area))]
    rows = [(town, *counts.get(town, (0, 0))) for town in named]
    return Figure("towns", "Referrals by town, from north to south", ("Town", "Cases", "Still open"),
                  [*rows, ("Not known", *counts.get(None, (0, 0)))])


async def _by_need(session: AsyncSession, since: datetime, here: ColumnElement[bool]) -> Figure:
    found = await session.execute(select(Case.needs, func.count()).where(Case.created_at >= since, here).group_by(Case.needs))
    counts: Counter[str] = Counter()
    for needs, count in found:  # the same needs together, which few cases have: taken apart here, not row by row
        counts.update(dict.fromkeys(needs, count))
    rows = sorted(((NEEDS.get(code, code), count) for code, count in counts.items()), key=lambda row: (-row[1], row[0]))
    return Figure("needs", "Referrals by need", ("Need", "Cases"), list(rows),
                  note="A case with several needs counts for each.")


async def _waiting(session: AsyncSession, since: datetime, here: ColumnElement[bool]) -> Figure:
    kept = Handoff.claimed_at <= Handoff.promised_by
    late = (func.coalesce(Handoff.claimed_at, clock.now()) > Handoff.promised_by)
    wait = func.extract("epoch", Handoff.claimed_at - Handoff.requested_at) / 60
    open_ = Handoff.claimed_at.is_(None) & Handoff.ended_at.is_(None)
    longest = func.extract("epoch", func.coalesce(Handoff.claimed_at, clock.now()) - Handoff.requested_at) / 60
    found = await session.execute(
        select(Case.area, func.count(), func.count().filter(kept), func.count().filter(late),
               func.count().filter(open_), func.percentile_cont(0.5).within_group(wait),
               func.max(longest).filter(Handoff.claimed_at.is_not(None) | open_))
        .join(Case, Case.id == Handoff.case_id)
        .where(Handoff.requested_at >= since, here)
        .group_by(Case.area)
    )
    rows = [(AREAS.get(area, "Not known"), kept_, late_, waiting, _minutes(median, 0), _minutes(most, 0))
            for area, _, kept_, late_, waiting, median, most in found]
    return Figure("waiting", "Waiting against what was promised",
                  ("Locality", "Taken in time", "Late", "Waiting now", "Median minutes", "Longest minutes"), sorted(rows),
                  drawn=(4,), note="The bars show the median minutes until a person took the conversation. The longest counts those "
                  "who still wait.")


async def _danger(session: AsyncSession, since: datetime, here: ColumnElement[bool]) -> Figure:
    its_case = exists().where(Case.conversation_id == DangerFlag.conversation_id, here)
    response = func.extract("epoch", DangerFlag.acknowledged_at - DangerFlag.raised_at) / 60
    so_far = func.extract("epoch", func.coalesce(DangerFlag.acknowledged_at, clock.now()) - DangerFlag.raised_at) / 60
    found = await session.execute(
        select(DangerFlag.kind, func.count(), func.count().filter(DangerFlag.acknowledged_at.is_(None)),
               func.percentile_cont(0.5).within_group(response), func.max(so_far))
        .where(DangerFlag.raised_at >= since, *([] if here is true() else [its_case]))
        .group_by(DangerFlag.kind)
    )
    rows = [(DANGERS[kind].capitalize(), count, not_opened, _minutes(median, 1), _minutes(longest, 1))
            for kind, count, not_opened, median, longest in found]
    return Figure("danger", "Danger and how soon it was opened",
                  ("Danger", "Raised", "Not opened", "Median minutes", "Longest minutes"), sorted(rows),
                  note="The median is of those that were opened. The longest counts those that nobody has opened yet.")


async def _repeats(session: AsyncSession, since: datetime, here: ColumnElement[bool]) -> Figure:
    every = aliased(Case)
    firsts = select(every.resident_id, func.min(every.created_at).label("at")).group_by(every.resident_id).subquery()
    again = Case.created_at > firsts.c.at
    first, came_back = (
        await session.execute(
            select(func.count().filter(~again), func.count().filter(again))
            .select_from(Case).join(firsts, firsts.c.resident_id == Case.resident_id)
            .where(Case.created_at >= since, here)
        )
    ).one()
    return Figure("repeats", "First and repeat referrals", ("Referral", "Cases"),
                  [("The first of a resident", first), ("They came back", came_back)])


async def _outcomes(session: AsyncSession, since: datetime, here: ColumnElement[bool]) -> Figure:
    known = case((Case.outcome.in_(OUTCOMES), Case.outcome), else_="other")
    said = [func.count().filter(Case.outcome_said == word) for word in ("yes", "partly", "no")]
    found = await session.execute(select(known, func.count(), *said).where(Case.closed_at >= since, here).group_by(known))
    counts = {code: tuple(numbers) for code, *numbers in found}
    return Figure("outcomes", "How closed cases ended", ("Outcome", "Cases", "They say: all", "Some", "No"),
                  [(name, *counts.get(code, (0, 0, 0, 0))) for code, name in OUTCOMES.items()],
                  note="The outcome is the key worker's; beside it what residents said who were asked and answered.")


def _minutes(measured: float | None, places: int) -> float | str:
    """Minutes as a figure; a dash where nothing was measured."""
    if measured is None:
        return NOTHING
    return round(float(measured), places) if places else round(measured)


def _monday(moment: datetime) -> datetime:
    return (moment - timedelta(days=moment.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)


Reader = Callable[[AsyncSession, datetime, ColumnElement[bool]], Coroutine[Any, Any, Figure]]
FIGURES: tuple[Reader, ...] = (_by_week, _by_need, _waiting, _danger, _repeats, _outcomes)
