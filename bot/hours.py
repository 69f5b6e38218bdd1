"""Opening hours, as data a council edits (data/reference/opening_hours.yml). Missing means closed.

Single days can be set otherwise at the console: bot/day_hours.py puts both together, and is who to ask.
"""

import logging
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache

from govuk_bank_holidays.bank_holidays import BankHolidays

from bot import clock
from bot.reference import DAYS, FOLDER, ReferenceDataError, parse

LONGEST_CLOSURE_DAYS = 30
ANSWER_WITHIN_MINUTES = 120
FILE = FOLDER / "opening_hours.yml"
log = logging.getLogger(__name__)


class OpeningHoursError(ReferenceDataError):
    """The opening hours cannot be read. The message names the file, the day and what is wrong."""


@dataclass(frozen=True)
class OpeningHours:
    days: dict[int, tuple[time, time]]  # weekday, 0 = Monday → opens, closes
    closed_on: frozenset[date]
    answer_within: timedelta  # working time
    single_days: dict[date, tuple[time, time] | None] = field(default_factory=dict)  # win over all else; None: closed

    def span(self, day: date) -> tuple[datetime, datetime] | None:
        """Opening and closing on `day`, London time; None when closed."""
        hours = self.single_days[day] if day in self.single_days else self.as_every_week(day)
        if hours is None:
            return None
        opens, closes = hours
        return datetime.combine(day, opens, clock.LONDON), datetime.combine(day, closes, clock.LONDON)

    def as_every_week(self, day: date) -> tuple[time, time] | None:
        """What the file says of `day`; None when closed."""
        return None if day in self.closed_on or _bank_holiday(day) else self.days.get(day.weekday())

    def is_open(self, moment: datetime) -> bool:
        span = self.span(clock.london(moment).date())
        return span is not None and span[0] <= moment < span[1]

    def next_open(self, moment: datetime) -> datetime | None:
        """`moment` itself when open, else the next opening; None when there is none in the next 30 days."""
        day = clock.london(moment).date()
        for ahead in range(LONGEST_CLOSURE_DAYS):
            span = self.span(day + timedelta(days=ahead))
            if span and moment < span[1]:
                return max(moment, span[0])
        return None

    def after(self, moment: datetime, working: timedelta) -> datetime | None:
        """The time when `working` time has passed since `moment`, counting only open hours; None if never."""
        left = working
        at = self.next_open(moment)
        while at is not None:
            span = self.span(clock.london(at).date())
            assert span is not None
            if at + left <= span[1]:
                return at + left
            left -= span[1] - at
            at = self.next_open(span[1])
        return None

    def promised_by(self, moment: datetime | None = None) -> datetime | None:
        """The honest time by which a key worker answers what is asked at `moment` (or now)."""
        return self.after(moment or clock.now(), self.answer_within)


@cache
def _holidays() -> BankHolidays:
    return BankHolidays(use_cached_holidays=True)


@cache
def _bank_holiday(day: date) -> bool:
    return _holidays().is_holiday(day, division=BankHolidays.ENGLAND_AND_WALES)


def read(text: str) -> OpeningHours:
    """Reads the file's text. Raises OpeningHoursError with a line a council officer can act on."""
    data = parse(text, FILE.name, ("days", "closed_on", "answer_within_minutes"))
    days = {}
    for name, hours in _mapping(data.get("days")).items():
        if name not in DAYS:
            raise OpeningHoursError(f"opening_hours.yml: '{name}' is not a day of the week.")
        try:
            opens, closes = (time.fromisoformat(part.strip()) for part in str(hours).split("-"))
        except ValueError:
            raise OpeningHoursError(f"opening_hours.yml: {name} should look like \"08:30-17:00\".") from None
        if opens >= closes:
            raise OpeningHoursError(f"opening_hours.yml: {name} closes before it opens.")
        days[DAYS.index(name)] = (opens, closes)
    closed = data.get("closed_on") or []
    if not isinstance(closed, list) or not all(isinstance(day, date) for day in closed):
        raise OpeningHoursError("opening_hours.yml: closed_on holds days written like 2026-12-29.")
    minutes = data.get("answer_within_minutes", ANSWER_WITHIN_MINUTES)
    if not isinstance(minutes, int) or isinstance(minutes, bool) or minutes < 1:
        raise OpeningHoursError("opening_hours.yml: answer_within_minutes is a whole number of minutes, like 120.")
    return OpeningHours(days, frozenset(closed), timedelta(minutes=minutes))


def _mapping(days: object) -> dict[str, object]:
    if days is None:
        return {}
    if not isinstance(days, dict):
        raise OpeningHoursError('opening_hours.yml: days holds lines like monday: "08:30-17:00".')
    return days


def load() -> OpeningHours:
    """Reads the file; without one we are closed. Raises OpeningHoursError."""
    return read(FILE.read_text()) if FILE.exists() else CLOSED


CLOSED = OpeningHours({}, frozenset(), timedelta(minutes=ANSWER_WITHIN_MINUTES))


@cache
def opening_hours() -> OpeningHours:
    """The council's opening hours, read once. The starter refuses hours that cannot be read; a program that is started
    again by itself goes on without them, closed: it must not stop reading texts over a typing slip."""
    try:
        return load()
    except OpeningHoursError as error:
        log.error("closed until this is put right: %s", error)
        return CLOSED
