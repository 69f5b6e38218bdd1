"""Danger that nobody has opened, of which the page that is open shows nothing: a bar on top of it says how much there is."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.console import sight
from bot.tables import Conversation, KeyWorker


async def dangers(session: AsyncSession, key_worker: KeyWorker, shown: Collection[UUID]) -> int:
    """How many conversations this person may see are in danger nobody has opened, beside those the page shows."""
    return await session.scalar(
        select(func.count()).select_from(Conversation)
        .where(Conversation.id.not_in(shown), sight.in_danger(), sight.may_see(key_worker))
    ) or 0
