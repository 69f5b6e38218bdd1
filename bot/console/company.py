"""Who else has this conversation open, and who is writing in it just now. So nobody answers behind another's back.

Open pages say so every few seconds, and look every two: no notice is sent, and a page that died is forgotten by itself.
"""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import Insert, insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.tables import KeyWorker, Viewing

THERE_FOR = timedelta(seconds=15)  # how long a page that fell silent counts as open
WRITING_FOR = timedelta(seconds=6)


async def still_here(session: AsyncSession, conversation_id: UUID, key_worker_id: UUID) -> None:
    """This person has the page open."""
    await session.execute(_row(conversation_id, key_worker_id, {"seen_at": clock.now()}))


async def writes(session: AsyncSession, conversation_id: UUID, key_worker_id: UUID) -> None:
    """This person is writing in the box."""
    await session.execute(_row(conversation_id, key_worker_id, {"seen_at": clock.now(), "writing_at": clock.now()}))


def _row(conversation_id: UUID, key_worker_id: UUID, times: dict[str, datetime]) -> Insert:
    ids = {"conversation_id": conversation_id, "key_worker_id": key_worker_id}
    return insert(Viewing).values(**ids, **times).on_conflict_do_update(index_elements=list(ids), set_=times)


async def others(session: AsyncSession, conversation_id: UUID, me: UUID) -> tuple[list[str], list[str]]:
    """First names of the others here: who is writing, and who only looks."""
    now = clock.now()
    found = await session.execute(
        select(KeyWorker.first_name, Viewing.writing_at)
        .join(KeyWorker, KeyWorker.id == Viewing.key_worker_id)
        .where(Viewing.conversation_id == conversation_id, Viewing.key_worker_id != me, Viewing.seen_at > now - THERE_FOR)
        .order_by(KeyWorker.first_name)
    )
    people = list(found)
    writing = [name for name, at in people if at is not None and at > now - WRITING_FOR]
    return writing, [name for name, _ in people if name not in writing]
