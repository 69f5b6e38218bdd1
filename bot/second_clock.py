"""The second clock: somebody took a conversation and fell silent. It is raised again; it is never closed for it."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Row, and_, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot import clock, day_hours, tasks, words
from bot.tables import Conversation, Handoff, KeyWorker, Message, Task

SILENT_AFTER = timedelta(minutes=30)  # of opening hours; also how soon a raising somebody ticked off comes again
KIND = "silent"


async def look(session: AsyncSession) -> None:
    """Opens a task for every resident who waits too long for who has them, and ends those of who has answered."""
    now, silent, hours = clock.now(), set(), await day_hours.in_force(session)
    for conversation_id, first_name, since, raised_until in await _waiting(session):
        due = hours.after(max(since, raised_until or since), SILENT_AFTER)
        if due is None or now < due:
            continue
        silent.add(conversation_id)
        await tasks.open_task(
            session, KIND, f"{first_name} has this conversation and has not answered since {words.time_of_day(since)}. "
            f"Ask {first_name}, or hand it on.", key=f"{KIND}:{conversation_id}", conversation_id=conversation_id,
        )
    await _end_others(session, silent)


async def _waiting(session: AsyncSession) -> list[Row[UUID, str, datetime, datetime | None]]:
    """Conversation, who has it, since when the resident waits for them, and when this was last ticked off.

    They wait since their first text that is not answered; or since they were told that a key worker is here, when that
    key worker has not said a word yet."""
    answer, text = aliased(Message), aliased(Message)
    answered = (
        select(func.max(answer.position).label("position"))
        .where(answer.conversation_id == Conversation.id, answer.author == "key_worker", answer.direction == "out",
               answer.status != "cancelled", or_(answer.status != "backing_off", answer.attempts > 0),  # not one for later
               answer.created_at >= Handoff.claimed_at)
        .lateral("answered")
    )
    unanswered = (
        select(func.min(text.created_at).label("since"))
        .where(text.conversation_id == Conversation.id, text.direction == "in", text.position > answered.c.position)
        .lateral("unanswered")
    )
    ticked_off = (
        select(func.max(Task.done_at).label("at")).where(Task.key == func.concat(f"{KIND}:", Conversation.id)).lateral("done")
    )
    no_word = answered.c.position.is_(None)
    since = func.coalesce(unanswered.c.since, Handoff.claimed_at)
    found = await session.execute(
        select(Conversation.id, KeyWorker.first_name, since, ticked_off.c.at)
        .join(Handoff, and_(Handoff.conversation_id == Conversation.id, Handoff.ended_at.is_(None)))
        .join(KeyWorker, KeyWorker.id == Conversation.key_worker_id)
        .join(answered, Conversation.handler == "key_worker")
        .join(unanswered, no_word | unanswered.c.since.is_not(None))
        .outerjoin(ticked_off, Conversation.handler == "key_worker")
        .where(Conversation.handler == "key_worker", Handoff.claimed_at.is_not(None))
    )
    return list(found.all())


async def _end_others(session: AsyncSession, silent: set[UUID]) -> None:
    answered = await session.scalars(
        select(Task).where(Task.kind == KIND, Task.done_at.is_(None), Task.conversation_id.not_in(silent)).with_for_update()
    )
    for task in answered:
        task.done_at = clock.now()
