"""Who is told about danger, when the next one is, and who is on duty. Missing means nobody.

The chain and the week stand in data/reference/rota.yml; the console sets who is on duty on single days (DutyDay).

Acknowledged means: a named person opened the conversation. Nothing else ends the climb.
"""

import logging
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache

from sqlalchemy import ColumnElement, String, case, cast, false, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, day_hours
from bot.contacts import E_MAIL
from bot.hours import OpeningHours
from bot.reference import DAYS, FOLDER, ReferenceDataError, parse
from bot.tables import DutyDay, KeyWorker

FILE = FOLDER / "rota.yml"
EVERYONE = "everyone"
ON_DUTY, DUTY_MANAGER, ON_CALL, EMERGENCY_DUTY_TEAM = "on_duty", "duty_manager", "on_call", "emergency_duty_team"
NAMES = {
    ON_DUTY: "on-duty key worker", DUTY_MANAGER: "duty manager", ON_CALL: "on-call phone",
    EMERGENCY_DUTY_TEAM: "council emergency duty team",
}
LONGEST_CLIMB = timedelta(minutes=60)
MARGIN = timedelta(minutes=5)  # between the chain's last step and the time we name to a resident
log = logging.getLogger(__name__)


class RotaError(ReferenceDataError):
    """The rota cannot be read. The message names the place and what is wrong."""


@dataclass(frozen=True)
class Step:
    who: str  # one of NAMES
    after: timedelta  # since the flag was raised

    @property
    def name(self) -> str:
        return NAMES[self.who]


@dataclass(frozen=True)
class Rota:
    escalation: tuple[Step, ...]
    on_duty: dict[int, frozenset[str] | None] = field(default_factory=dict)  # weekday → e-mails; None: everyone at work

    def there(self, moment: datetime, hours: OpeningHours) -> ColumnElement[bool]:
        """Which members of staff are on duty at `moment`: none while we are closed."""
        if not hours.is_open(moment):
            return false()
        day = clock.london(moment).date()
        emails = self.on_duty.get(day.weekday(), frozenset())
        as_every_week = true() if emails is None else KeyWorker.email.in_(emails)
        that_day = select(DutyDay.people).where(DutyDay.day == day).scalar_subquery()
        set_then = func.jsonb_exists(that_day, cast(KeyWorker.id, String))
        return KeyWorker.active & KeyWorker.available & case((that_day.is_not(None), set_then), else_=as_every_week)


STANDARD = (
    Step(ON_DUTY, timedelta(0)),
    Step(DUTY_MANAGER, timedelta(minutes=2)),
    Step(ON_CALL, timedelta(minutes=5)),
    Step(EMERGENCY_DUTY_TEAM, timedelta(minutes=10)),
)
ROLES = {ON_DUTY: ("key_worker", "locality_lead"), DUTY_MANAGER: ("duty_manager",)}
NOBODY = Rota(STANDARD)


def read(text: str) -> Rota:
    """Reads the file's text. Raises RotaError with a line a council officer can act on."""
    data = parse(text, FILE.name, ("escalation", "on_duty"))
    return Rota(_steps(data.get("escalation")), _days(data.get("on_duty")))


def _steps(given: object) -> tuple[Step, ...]:
    if given is None:
        return STANDARD
    steps: list[Step] = []
    for line in given if isinstance(given, list) else [given]:
        if not isinstance(line, dict) or set(line) != {"who", "after_minutes"} or line["who"] not in NAMES:
            raise RotaError(f"rota.yml: a step looks like {{who: on_call, after_minutes: 5}}, with who one of {', '.join(NAMES)}.")
        minutes = line["after_minutes"]
        if not isinstance(minutes, int | float) or isinstance(minutes, bool) or minutes < 0:
            raise RotaError(f"rota.yml: after_minutes of {line['who']} should be a number of minutes.")
        steps.append(Step(line["who"], timedelta(minutes=minutes)))
    times = [step.after for step in steps]
    if times[0] or times != sorted(set(times)) or times[-1] > LONGEST_CLIMB:
        raise RotaError("rota.yml: the first step is at 0 minutes, each one later than the one before, the last within 60.")
    if not {ON_CALL, EMERGENCY_DUTY_TEAM} & {step.who for step in steps}:
        raise RotaError("rota.yml: on_call or emergency_duty_team must be a step, or nobody is told at night.")
    return tuple(steps)


def _days(given: object) -> dict[int, frozenset[str] | None]:
    days: dict[int, frozenset[str] | None] = {}
    if given is not None and not isinstance(given, dict):
        raise RotaError("rota.yml: on_duty holds lines like monday: everyone.")
    for name, who in (given or {}).items():
        if name not in DAYS:
            raise RotaError(f"rota.yml: '{name}' is not a day of the week.")
        if who == EVERYONE:
            days[DAYS.index(name)] = None
        elif isinstance(who, list) and who and all(isinstance(one, str) and E_MAIL.fullmatch(one) for one in who):
            days[DAYS.index(name)] = frozenset(one.lower() for one in who)
        elif who is not None:
            raise RotaError(f"rota.yml: {name} should be everyone, or e-mail addresses like [sam@council.example].")
    return days


def load() -> Rota:
    """Reads the file; without one nobody is on duty, and the climb is the standard one. Raises RotaError."""
    return read(FILE.read_text()) if FILE.exists() else NOBODY


@cache
def rota() -> Rota:
    """The rota, read once. The starter refuses one that cannot be read; a program that is started again by itself goes
    on with nobody on duty, so that the on-call phone is told at once and nothing is promised."""
    try:
        return load()
    except RotaError as error:
        log.error("nobody is on duty until this is put right: %s", error)
        return NOBODY


async def on_duty(session: AsyncSession, who: str, area: str | None = None) -> list[KeyWorker]:
    """The members of staff behind a step (ON_DUTY or DUTY_MANAGER) who are on duty now; of a locality where there are any."""
    hours = await day_hours.in_force(session)
    there = list(
        await session.scalars(
            select(KeyWorker).where(rota().there(clock.now(), hours), KeyWorker.role.in_(ROLES[who])).order_by(KeyWorker.name)
        )
    )
    return [one for one in there if area and one.area == area] or there


async def someone_on_duty(session: AsyncSession) -> bool:
    """Whether the promise "someone will read this" can be kept: we are open, and somebody is there."""
    return bool(await on_duty(session, ON_DUTY) or await on_duty(session, DUTY_MANAGER))


def read_by() -> datetime:
    """The time we name in the safety words: when the escalation chain has run to its end, and a margin."""
    return clock.now() + rota().escalation[-1].after + MARGIN
