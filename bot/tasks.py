"""Tasks: what a person must look at. Whatever the machine cannot finish ends here, never in silence."""

from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.database import notify
from bot.tables import Task


async def open_task(
    session: AsyncSession,
    kind: str,
    words: str,
    *,
    key: str,
    conversation_id: UUID | None = None,
    case_id: UUID | None = None,
    message_id: UUID | None = None,
) -> bool:
    """Puts a task before the duty team, or adds the message to the one already open with this `key`.

    `words` is one plain line without the resident's own text. Returns whether the task is a new one.
    """
    messages = [str(message_id)] if message_id else []
    statement = insert(Task).values(
        kind=kind, key=key, words=words, conversation_id=conversation_id, case_id=case_id,
        message_ids=messages, created_at=clock.now(),
    )
    upsert = statement.on_conflict_do_update(
        index_elements=[Task.key],
        index_where=Task.done_at.is_(None),
        set_={"message_ids": Task.message_ids + statement.excluded.message_ids, "words": statement.excluded.words},
    ).returning(Task.created_at, func.jsonb_array_length(Task.message_ids))
    _, count = (await session.execute(upsert)).one()
    await notify(session, "queue", kind)
    return count <= 1


async def is_open(session: AsyncSession, key: str) -> bool:
    """Whether a task with this key waits for somebody."""
    return bool(await session.scalar(select(exists().where(Task.key == key, Task.done_at.is_(None)))))


async def finish_task(session: AsyncSession, task_id: UUID, key_worker_id: UUID) -> bool:
    """Marks a task as done by a named person. False when it was done before."""
    task = await session.scalar(select(Task).where(Task.id == task_id, Task.done_at.is_(None)).with_for_update())
    if task is None:
        return False
    task.done_at = clock.now()
    task.done_by = key_worker_id
    await notify(session, "queue", task.kind)
    return True
