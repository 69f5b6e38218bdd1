"""Coming back by text after four hours: a number is not a person, so nothing is picked up before we ask "Is now OK?".

The text itself is stored and seen by staff at once; only the bot's answer pauses. Danger, somebody under 18 and the wish
for a person pass straight through. Web chat has a session of its own that ends, and is not asked.
"""

from collections.abc import Sequence
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, clocks, contact, conversations, pauses, readings, safety, tasks, words
from bot.database import transaction
from bot.tables import Clock, Conversation, Message

QUIET = timedelta(hours=4)
UNANSWERED_AFTER = timedelta(hours=24)
PAUSED = "paused"


async def ask_first(conversation_id: UUID) -> None:
    """Looks at what waits for the bot before any of it is answered: pauses it and asks, or takes their answer to that.
    Runs under the conversation's job lock."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        waiting = await _inbound(session, conversation_id, "waiting")
        if conversation.channel != "sms" or conversation.handler not in ("bot", "waiting") or not waiting:
            return
        if await _inbound(session, conversation_id, PAUSED):
            await _take_their_answer(session, conversation, waiting)
        elif await _after_a_long_silence(session, waiting[0]) and not await _must_not_wait(session, waiting):
            for message in waiting:
                message.status = PAUSED
            await conversations.say(session, conversation, words.NOW_OK, idempotency_key=f"now_ok:{waiting[-1].id}")
            await clocks.start(session, "came_back", f"came_back:{conversation_id}", clock.now() + UNANSWERED_AFTER,
                               conversation_id=conversation_id)


async def _take_their_answer(session: AsyncSession, conversation: Conversation, waiting: Sequence[Message]) -> None:
    """ "2" is for later: all stays as it is. "1", or anything else they write, means they are there."""
    if all(contact.says_later(message.text) for message in waiting):
        for message in waiting:
            message.status = "answered"
        await conversations.say(session, conversation, words.LATER, idempotency_key=f"later:{waiting[-1].id}")
        return
    for message in waiting:
        if contact.says_now(message.text):
            message.status = "answered"
    await _release(session, conversation.id)


async def _release(session: AsyncSession, conversation_id: UUID) -> None:
    await session.execute(
        update(Message)
        .where(Message.conversation_id == conversation_id, Message.status == PAUSED)
        .values(status="waiting")
    )
    await clocks.stop(session, f"came_back:{conversation_id}")


async def _after_a_long_silence(session: AsyncSession, first: Message) -> bool:
    before = await session.scalar(
        select(Message.created_at)
        .where(Message.conversation_id == first.conversation_id, Message.direction == "in",
               Message.position < first.position)
        .order_by(Message.position.desc())
        .limit(1)
    )
    return before is not None and first.created_at - before >= QUIET


async def _must_not_wait(session: AsyncSession, waiting: Sequence[Message]) -> bool:
    if await pauses.was_nudged(session, waiting[0]):
        return True  # that question has just been put to them
    for message in waiting:
        reading = message.understanding or await readings.read(message.text, None)
        if reading["act"] == "want_human" or reading["danger"] or safety.under_age(reading):
            return True
    return False


async def _inbound(session: AsyncSession, conversation_id: UUID, status: str) -> Sequence[Message]:
    """Texts of this status that no turn has taken, in order."""
    return list(
        await session.scalars(
            select(Message)
            .where(Message.conversation_id == conversation_id, Message.direction == "in", Message.status == status,
                   Message.turn_id.is_(None))
            .order_by(Message.position)
        )
    )


async def unanswered(session: AsyncSession, row: Clock) -> None:
    """A day later they have not said that now is OK: what they wrote is for a person to read."""
    assert row.conversation_id is not None
    await conversations.lock(session, row.conversation_id)
    paused = await _inbound(session, row.conversation_id, PAUSED)
    for message in paused:
        message.status = "for_person"
    if paused:
        await tasks.open_task(
            session, "came_back", "They wrote after a long silence, were asked whether now is OK, and have not answered."
            " Read what they wrote.", key=row.key, conversation_id=row.conversation_id, message_id=paused[-1].id,
        )
