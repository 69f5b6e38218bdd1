"""What happens when a clock has run out, and the minute's reconciling. One clock, one transaction."""

import logging
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import (
    away,
    clock,
    clocks,
    coming_back,
    conversations,
    delivery,
    escalation,
    inbox,
    pauses,
    referrals,
    second_clock,
    tasks,
)
from bot.channels import SendError, twilio_sms
from bot.database import transaction
from bot.queue import defer, under_way
from bot.settings import settings
from bot.tables import Clock, DataRequest, Message

log = logging.getLogger(__name__)
FAILED_AGAIN_AFTER = timedelta(minutes=1)
LOOK_BACK = timedelta(hours=1)
STUCK_AFTER = timedelta(minutes=1)
ALARM_AFTER = timedelta(minutes=5)


async def do_next() -> bool:
    """Takes the next clock that is due and does what it stands for, in one transaction. False when none is.

    One that fails is put off for a minute and shown to a person: it must not stand in front of the others."""
    row: Clock | None = None
    try:
        async with transaction() as session:
            row = await clocks.take_due(session)
            if row is None:
                return False
            await _KINDS[row.kind](session, row)
    except Exception:
        if row is None:
            raise
        log.exception("a clock of kind %s failed", row.kind)
        async with transaction() as session:
            await clocks.put_off(session, row.id, FAILED_AGAIN_AFTER)
            await tasks.open_task(session, "clock_failed", "Something that was due could not be done. It is tried again.",
                                  key=f"clock_failed:{row.key}", conversation_id=row.conversation_id)
    return True


async def _send_again(session: AsyncSession, row: Clock) -> None:
    await delivery.send_again(session, UUID(row.detail["message_id"]))


async def _unclaimed(session: AsyncSession, row: Clock) -> None:
    """The time we promised is here and nobody has taken the conversation."""
    await tasks.open_task(
        session, "unclaimed", "The time they were promised has come and nobody has taken the conversation.",
        key=f"unclaimed:{row.conversation_id}", conversation_id=row.conversation_id,
    )


async def _task_unseen(session: AsyncSession, row: Clock) -> None:
    await tasks.open_task(
        session, "unclaimed", "They asked for help and no one has looked for half an hour.",
        key=row.key, conversation_id=row.conversation_id,
    )


async def _incomplete(session: AsyncSession, row: Clock) -> None:
    assert row.conversation_id is not None
    await referrals.incomplete(session, await conversations.lock(session, row.conversation_id))


async def _nudge(session: AsyncSession, row: Clock) -> None:
    assert row.conversation_id is not None
    await pauses.nudge(session, row.conversation_id)


async def _data_request(session: AsyncSession, row: Clock) -> None:
    """A week is left of the month in which they must have an answer about their data."""
    request = await session.get_one(DataRequest, UUID(row.detail["request_id"]))
    if request.done_at is None:
        await tasks.open_task(
            session, "data_request", f"Their data request must be answered by {request.due_on:%-d %B %Y}.",
            key=row.key, conversation_id=row.conversation_id, message_id=request.message_id,
        )


_KINDS = {
    "send_again": _send_again,
    "unclaimed": _unclaimed,
    "task_unseen": _task_unseen,
    "incomplete": _incomplete,
    "nudge": _nudge,
    "data_request": _data_request,
    "escalate": escalation.step,
    "came_back": coming_back.unanswered,
    "leave_begins": away.begins,
    "leave_ends": away.ends,
    "cover": away.cover_due,
}


async def reconcile() -> None:
    """Asks Twilio's list for texts we never saw, defers again what lost its job, and raises what is stuck or left silent."""
    try:
        missed = await twilio_sms.list_inbound(settings(), clock.now() - LOOK_BACK)
    except SendError:
        missed = []  # Twilio is away: the next minute asks for the whole hour again
    for inbound in await inbox.unknown(missed):
        await inbox.receive(inbound)
    async with transaction() as session:
        await second_clock.look(session)
    async with transaction() as session:
        stuck = await session.scalars(
            select(Message)
            .where(Message.status.in_(("queued", "sending")), Message.created_at < clock.now() - STUCK_AFTER)
            .limit(500)
        )
        on_the_way = await under_way(session, "deliver", "message_id")
        for message in stuck:
            if str(message.id) not in on_the_way:
                await conversations.defer_delivery(session, message)
            if message.created_at < clock.now() - ALARM_AFTER:
                await tasks.open_task(
                    session, "stuck", "A text has been on its way for over five minutes.",
                    key=f"stuck:{message.conversation_id}", conversation_id=message.conversation_id,
                    message_id=message.id,
                )
        waiting = await session.scalars(
            select(Message.conversation_id)
            .where(Message.status == "waiting", Message.created_at < clock.now() - STUCK_AFTER)
            .distinct()
        )
        answered_soon = await under_way(session, "answer", "conversation_id")
        for conversation_id in (one for one in waiting if str(one) not in answered_soon):
            await defer(session, "answer", lock=str(conversation_id), conversation_id=str(conversation_id))
