"""Clocks: something due later, as a row. A sweep every few seconds finds what is due (bot/jobs.py).

Long waits are never jobs: a job scheduled for later would hold back younger jobs of its lock.
"""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.tables import Clock


async def start(
    session: AsyncSession, kind: str, key: str, due_at: datetime, *, conversation_id: UUID | None = None, **detail: Any
) -> None:
    """Starts a clock, or moves the one running under this `key` to the new time."""
    statement = insert(Clock).values(
        kind=kind, key=key, due_at=due_at, conversation_id=conversation_id, detail=detail
    )
    await session.execute(
        statement.on_conflict_do_update(
            index_elements=[Clock.key],
            index_where=Clock.done_at.is_(None),
            set_={"due_at": statement.excluded.due_at, "detail": statement.excluded.detail},
        )
    )


async def stop(session: AsyncSession, key: str) -> None:
    """Stops the clock under `key`, if one runs."""
    await session.execute(update(Clock).where(Clock.key == key, Clock.done_at.is_(None)).values(done_at=clock.now()))


async def put_off(session: AsyncSession, clock_id: UUID, by: timedelta) -> None:
    """Makes a clock due again after `by` from now."""
    await session.execute(update(Clock).where(Clock.id == clock_id).values(due_at=clock.now() + by))


async def take_due(session: AsyncSession) -> Clock | None:
    """The next clock that has run out, marked done in this transaction; whoever takes it does what it stands for in
    the same transaction, so that a crash leaves it due. None when nothing is due."""
    due = await session.scalar(
        select(Clock)
        .where(Clock.done_at.is_(None), Clock.due_at <= clock.now())
        .order_by(Clock.due_at)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if due is not None:
        due.done_at = clock.now()
    return due
