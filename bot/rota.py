"""Who is told about danger, and when the next one is. Acknowledged means: a named person opened the conversation."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.hours import opening_hours
from bot.tables import KeyWorker


@dataclass(frozen=True)
class Step:
    who: str
    after: timedelta  # since the flag was raised


ESCALATION = (
    Step("on-duty key worker", timedelta(0)),
    Step("duty manager", timedelta(minutes=2)),
    Step("on-call phone", timedelta(minutes=5)),
    Step("council emergency duty team", timedelta(minutes=10)),
)
READ_WITHIN = timedelta(minutes=15)


async def someone_on_duty(session: AsyncSession) -> bool:
    """Whether the promise "someone will read this" can be kept: we are open, and somebody is there."""
    if not opening_hours().is_open(clock.now()):
        return False
    there = KeyWorker.active & KeyWorker.available & KeyWorker.role.in_(("key_worker", "locality_lead", "duty_manager"))
    return bool(await session.scalar(select(exists().where(there))))


def read_by() -> datetime:
    """The time we name in the safety words: when the escalation chain has run to its end, and a margin."""
    return clock.now() + READ_WITHIN
