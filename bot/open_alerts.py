"""Danger that no named person has opened yet, and how far its alert has climbed: for the console's page and the metric."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, rota
from bot.tables import Alert, Clock, Conversation, DangerFlag, KeyWorker


@dataclass(frozen=True)
class Telling:
    """One alert, and whom it is for."""

    alert: Alert
    to: str


@dataclass(frozen=True)
class OpenAlert:
    """One flag that waits for somebody to open its conversation."""

    flag: DangerFlag
    channel: str
    with_whom: str  # the step it is at, in words
    next_at: datetime | None  # when the next in the chain is told; None: the chain has run to its end
    next_who: str | None
    tellings: Sequence[Telling]

    @property
    def not_reached(self) -> Sequence[Telling]:
        """Those whom no alert of theirs has reached or still may: somebody must ring them."""
        reached = {telling.to for telling in self.tellings if telling.alert.status != "failed"}
        return list({telling.to: telling for telling in self.tellings if telling.to not in reached}.values())

    @property
    def ended_in_vain(self) -> bool:
        """The chain has run to its end and its last step reached nobody."""
        last = [telling for telling in self.tellings if telling.alert.step == self.flag.step]
        return self.next_at is None and bool(last) and all(telling.alert.status == "failed" for telling in last)


async def everything(session: AsyncSession, limit: int = 200) -> list[OpenAlert]:
    """Every open alert, the one that has waited longest first."""
    flags = (
        await session.execute(
            select(DangerFlag, Conversation.channel, Clock.due_at)
            .join(Conversation, Conversation.id == DangerFlag.conversation_id)
            .outerjoin(Clock, (Clock.key == func.concat("escalate:", DangerFlag.id)) & Clock.done_at.is_(None))
            .where(DangerFlag.acknowledged_at.is_(None))
            .order_by(DangerFlag.raised_at)
            .limit(limit)
        )
    ).all()
    told: dict[object, list[Telling]] = {}
    rows = await session.execute(
        select(Alert, KeyWorker.name)
        .outerjoin(KeyWorker, KeyWorker.id == Alert.key_worker_id)
        .where(Alert.flag_id.in_([flag.id for flag, _, _ in flags]))
        .order_by(Alert.created_at, Alert.step)
    )
    for alert, name in rows:
        told.setdefault(alert.flag_id, []).append(Telling(alert, name or rota.NAMES[alert.who]))
    return [_open_alert(flag, channel, due, told.get(flag.id, [])) for flag, channel, due in flags]


def _open_alert(flag: DangerFlag, channel: str, due: datetime | None, told: Sequence[Telling]) -> OpenAlert:
    chain = rota.rota().escalation
    following = chain[flag.step + 1] if due is not None and flag.step + 1 < len(chain) else None
    return OpenAlert(
        flag=flag, channel=channel, with_whom=chain[min(flag.step, len(chain) - 1)].name, next_at=due,
        next_who=following.name if following else None, tellings=told,
    )


@dataclass(frozen=True)
class Waiting:
    """How many alerts are open, and how long the oldest has been."""

    count: int
    oldest: timedelta


async def waiting(session: AsyncSession) -> Waiting:
    """The figures of the metric."""
    count, since = (
        await session.execute(
            select(func.count(), func.min(DangerFlag.raised_at)).where(DangerFlag.acknowledged_at.is_(None))
        )
    ).one()
    return Waiting(count, clock.now() - since if since else timedelta())
