"""Silence: what it means when somebody comes back after hours, and the one gentle word that may be sent before that."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, clocks, contact, conversations, intakes, words
from bot.tables import Conversation, Message

AWAY_AFTER = timedelta(hours=4)  # somebody who comes back after this may not be alone with the phone
NUDGE_AFTER = timedelta(hours=4)
NUDGE = "nudge"  # the kind of that message


async def before(session: AsyncSession, message: Message) -> dict[str, Any]:
    """{"away": their text before this one is hours old, "nudged": our last words asked whether now is a good time}."""
    earlier = (Message.conversation_id == message.conversation_id) & (Message.position < message.position)
    newest = Message.position.desc()
    text = await session.scalar(select(Message.created_at).where(earlier, Message.direction == "in").order_by(newest).limit(1))
    said = await session.scalar(select(Message.kind).where(earlier, Message.direction == "out").order_by(newest).limit(1))
    return {"away": text is not None and message.created_at - text >= AWAY_AFTER, "nudged": said == NUDGE}


async def start_waiting(session: AsyncSession, conversation: Conversation) -> None:
    """An answer was written down: the time until a nudge begins anew, where one would be allowed at all."""
    if conversation.channel == "sms" and conversation.safe_contact == "any_time":
        await clocks.start(session, NUDGE, f"nudge:{conversation.id}", clock.now() + NUDGE_AFTER, conversation_id=conversation.id)
    else:
        await clocks.stop(session, f"nudge:{conversation.id}")


async def nudge(session: AsyncSession, conversation_id: UUID) -> None:
    """They went quiet in the middle: once an intake, by day, only where any time is safe, and in words that name nothing."""
    conversation = await conversations.lock(session, conversation_id)
    intake = await intakes.open_intake(session, conversation_id)
    if intake is None or conversation.handler != "bot" or conversation.safe_contact != "any_time" or conversation.opted_out_at:
        return
    if not contact.OPENER_FROM <= clock.london().time() < contact.OPENER_UNTIL:
        await clocks.start(session, NUDGE, f"nudge:{conversation_id}", contact.next_opener_time(clock.now()),
                           conversation_id=conversation_id)
        return
    await conversations.say(session, conversation, words.NUDGE, kind=NUDGE, idempotency_key=f"nudge:{intake.id}")
