"""Tasks about danger: which of them nobody has opened, by whom the others were, and their line beside the word "Danger"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console.wording import DANGERS
from bot.tables import DangerFlag, KeyWorker, Task

LABEL = re.compile(r"Danger[:,] ")  # stands before the line already


@dataclass(frozen=True)
class Opened:
    """The danger of a conversation, all of it opened."""

    by: str  # who was the last
    at: datetime
    kinds: Sequence[str]  # oldest first


async def unopened(session: AsyncSession, conversation_ids: Sequence[UUID]) -> set[UUID]:
    """Of these conversations, those with danger that nobody has opened."""
    return set(await session.scalars(
        select(DangerFlag.conversation_id)
        .where(DangerFlag.conversation_id.in_(conversation_ids), DangerFlag.acknowledged_at.is_(None)).distinct()
    ))


async def opened(session: AsyncSession, conversation_ids: Sequence[UUID]) -> dict[UUID, Opened]:
    """Of these conversations, those whose danger has all been opened."""
    found = await session.execute(
        select(DangerFlag.conversation_id, func.array_agg(aggregate_order_by(KeyWorker.name, DangerFlag.acknowledged_at.desc())),
               func.max(DangerFlag.acknowledged_at), func.array_agg(aggregate_order_by(DangerFlag.kind, DangerFlag.raised_at)))
        .outerjoin(KeyWorker, KeyWorker.id == DangerFlag.acknowledged_by)
        .where(DangerFlag.conversation_id.in_(conversation_ids))
        .group_by(DangerFlag.conversation_id)
        .having(func.bool_and(DangerFlag.acknowledged_at.is_not(None)))
    )
    return {conversation_id: Opened(names[0], at, list(dict.fromkeys(kinds))) for conversation_id, names, at, kinds in found if at is not None}


def words_of(task: Task, opened: Opened | None) -> str:
    """A task's line. Once danger is opened, where its alert had got to is not true any more: it says what the danger is."""
    words = f"{', '.join(DANGERS[kind] for kind in opened.kinds)}." if opened else LABEL.sub("", task.words, count=1)
    return words[:1].upper() + words[1:] if task.kind == "danger" else task.words
