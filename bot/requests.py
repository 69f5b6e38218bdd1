"""What a resident may ask of the service itself: to see, correct or delete their data, to complain, or to cancel. A person answers.

The month is the UK GDPR's (article 12(3)): one calendar month from the day the request came in.
"""

import calendar
from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, clock, clocks, conversations, tasks
from bot.database import transaction
from bot.tables import Conversation, DataRequest, KeyWorker, Task

REMIND_BEFORE = timedelta(days=7)
KIND = "data_request"  # of the task
LONGEST_ANSWER = 1000
ASKED_TO = {"see": "see what we hold about them", "correct": "have their data put right", "delete": "have their data deleted"}


async def ask_for_data(conversation_id: UUID, turn_id: UUID, kind: str) -> date:
    """Notes a request about their data (`kind`: see, correct, delete), once while it is open, with a task and a clock.
    Returns the day by which it must be answered."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        asked = await session.scalar(
            select(DataRequest).where(
                DataRequest.conversation_id == conversation_id, DataRequest.kind == kind, DataRequest.done_at.is_(None)
            )
        )
        if asked is None:
            asked = DataRequest(conversation_id=conversation_id, message_id=turn_id, kind=kind,
                                due_on=a_month_after(clock.london().date()))
            session.add(asked)
            await session.flush()
            await conversations.mark(session, conversation, "note", f"They asked to {ASKED_TO[kind]}.")
        key = f"data_request:{asked.id}"
        await tasks.open_task(
            session, "data_request", f"They asked to {ASKED_TO[kind]}. Answer by {asked.due_on:%-d %B %Y}.", key=key,
            conversation_id=conversation_id, message_id=turn_id,
        )
        remind = datetime.combine(asked.due_on, time(9), clock.LONDON) - REMIND_BEFORE
        await clocks.start(session, "data_request", key, remind, conversation_id=conversation_id, request_id=str(asked.id))
        await cases.record_for_conversation(session, conversation_id, "data_request", actor="resident", detail={"kind": kind})
        return asked.due_on


async def waits(conversation_id: UUID) -> bool:
    """Whether a request about their data is noted and not answered yet."""
    async with transaction() as session:
        return bool(await session.scalar(select(exists().where(
            DataRequest.conversation_id == conversation_id, DataRequest.done_at.is_(None)))))


async def answered(session: AsyncSession, task: Task, by: KeyWorker, how: str) -> None:
    """A request about their data was answered: who did, when and how stays with it, in the thread and in the case. The
    conversation's row is locked."""
    asked = await session.get_one(DataRequest, UUID(task.key.partition(":")[2]), with_for_update=True)
    asked.done_at, asked.done_by = task.done_at, by.id
    conversation = await session.get_one(Conversation, asked.conversation_id)
    await conversations.mark(session, conversation, "note", f"They had asked to {ASKED_TO[asked.kind]}. Answered: {how}",
                             key_worker_id=by.id)
    await cases.record_for_conversation(session, conversation.id, "data_answered", actor=str(by.id),
                                        detail={"kind": asked.kind, "how": how})


async def complain(conversation_id: UUID, turn_id: UUID) -> None:
    """Puts a complaint before a manager. What they wrote stays in the thread."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        await conversations.mark(session, conversation, "note", "They complained.")
        await tasks.open_task(
            session, "complaint", "They complained. A manager reads it and replies.", key=f"complaint:{conversation_id}",
            conversation_id=conversation_id, message_id=turn_id,
        )


async def cancel(conversation_id: UUID, turn_id: UUID) -> None:
    """Tells whoever has their case that they ask to cancel it. Nothing is closed: somebody may have made them ask."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        case = await cases.open_case_of(session, conversation_id)
        await conversations.mark(session, conversation, "note", "They asked to cancel.")
        await tasks.open_task(
            session, "cancel", f"They ask to cancel{f' {case.reference}' if case else ''}. Find out if it is their own wish before you close it.",
            key=f"cancel:{conversation_id}", conversation_id=conversation_id, case_id=case.id if case else None, message_id=turn_id,
        )
        await cases.record_for_conversation(session, conversation_id, "cancel_asked", actor="resident")


def a_month_after(day: date) -> date:
    """The same day of the next month, or that month's last day where it has no such day."""
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))
