"""Silence in the middle of the questions: the one gentle word that may be sent, where safe contact allows it at all."""

from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, clocks, contact, conversations, intakes, words
from bot.database import transaction
from bot.tables import Conversation, Message

NUDGE_AFTER = timedelta(hours=4)
NUDGE = "nudge"  # the kind of that message


async def was_nudged(session: AsyncSession, message: Message) -> bool:
    """Whether our last words before this text were the nudge: "1" is then no answer to the question before it."""
    earlier = (Message.conversation_id == message.conversation_id) & (Message.position < message.position)
    said = await session.scalar(
        select(Message.kind).where(earlier, Message.direction == "out").order_by(Message.position.desc()).limit(1)
    )
    return said == NUDGE


async def start_waiting(session: AsyncSession, conversation: Conversation) -> None:
    """An answer was written down: the time until a nudge begins anew, where one would be allowed at all."""
    if conversation.channel == "sms" and conversation.safe_contact == "any_time":
        await clocks.start(session, NUDGE, f"nudge:{conversation.id}", clock.now() + NUDGE_AFTER, conversation_id=conversation.id)
    else:
        await clocks.stop(session, f"nudge:{conversation.id}")


async def ask_nothing_more(conversation_id: UUID) -> None:
    """They were told that nothing more comes ("leave me alone", a wrong number): no nudge does either."""
    async with transaction() as session:
        await conversations.lock(session, conversation_id)
        await clocks.stop(session, f"nudge:{conversation_id}")


async def nudge(session: AsyncSession, conversation_id: UUID) -> None:
    """They went quiet in the middle: once an intake, by day, only where any time is safe, and in words that name nothing."""
    conversation = await conversations.lock(session, conversation_id)
    intake = await intakes.open_intake(session, conversation_id)
    if intake is None or conversation.handler != "bot" or conversation.safe_contact != "any_time" or conversation.opted_out_at:
        return
    if not contact.OPENER_FROM <= clock.london().time() < contact.OPENER_UNTIL:
        if morning := contact.next_opener_time(clock.now()):
            await clocks.start(session, NUDGE, f"nudge:{conversation_id}", morning, conversation_id=conversation_id)
        return
    await conversations.say(session, conversation, words.NUDGE, kind=NUDGE, idempotency_key=f"nudge:{intake.id}")
