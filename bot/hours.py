"""Opening hours, as data a council edits (data/reference/opening_hours.yml). Missing means closed."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cache

import yaml
from govuk_bank_holidays.bank_holidays import BankHolidays

from bot import clock
from bot.settings import ROOT

DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
LONGEST_CLOSURE_DAYS = 30
FILE = ROOT / "data" / "reference" / "opening_hours.yml"


class OpeningHoursError(Exception):
    """The opening hours cannot be read. The message names the file, the day and what is wrong."""


@dataclass(frozen=True)
class OpeningHours:
    days: dict[int, tuple[time, time]]  # weekday, 0 = Monday → opens, closes
    closed_on: frozenset[date]
    answer_within: timedelta  # working time

    def span(self, day: date) -> tuple[datetime, datetime] | None:
        """Opening and closing on `day`, London time; None when closed."""
        if day.weekday() not in self.days or day in self.closed_on or _bank_holiday(day):
            return None
        opens, closes = self.days[day.weekday()]
        return datetime.combine(day, opens, clock.LONDON), datetime.combine(day, closes, clock.LONDON)

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
    data = yaml.safe_load(text) or {}
    days = {}
    for name, hours in (data.get("days") or {}).items():
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
    if not all(isinstance(day, date) for day in closed):
        raise OpeningHoursError("opening_hours.yml: closed_on holds days written like 2026-12-29.")
    return OpeningHours(days, frozenset(closed), timedelta(minutes=int(data.get("answer_within_minutes") or 120)))


@cache
def opening_hours() -> OpeningHours:
    """The council's opening hours, read once."""
    return read(FILE.read_text())
