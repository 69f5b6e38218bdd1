"""The only writer of messages. A thread is rows in order: texts in, texts out, and markers between them."""

from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.channels.segments import to_gsm7
from bot.database import notify
from bot.queue import DANGER_LANE, MAIN_LANE, defer
from bot.tables import Conversation, Message

# What an outbound text is for. The safe-contact and who-has-it rules in bot/contact.py and bot/delivery.py go by these.
REPLY, SAFETY, SEEN, NOTICE, OPENER, FIXED, KEY_WORKER = (
    "reply", "safety", "seen", "notice", "opener", "fixed", "key_worker",
)
MARKERS = ("joined", "handed_over", "handed_back", "closed", "case_opened", "danger", "opted_out", "opted_in", "note")


async def lock(session: AsyncSession, conversation_id: UUID) -> Conversation:
    """The conversation, its row locked until the transaction ends: who has it cannot change under our hands."""
    return (
        await session.scalars(select(Conversation).where(Conversation.id == conversation_id).with_for_update())
    ).one()


def start_afresh(conversation: Conversation) -> None:
    """Gives the conversation to the bot with a fresh Rasa tracker, so that no stale form wakes up."""
    conversation.handler = "bot"
    conversation.key_worker_id = None
    conversation.rasa_session += 1
    conversation.asked = None


async def say(
    session: AsyncSession,
    conversation: Conversation,
    text: str,
    *,
    kind: str = REPLY,
    author: str = "bot",
    key_worker_id: UUID | None = None,
    turn_id: UUID | None = None,
    buttons: tuple[str, ...] = (),
    idempotency_key: str | None = None,
) -> Message | None:
    """Queues a text to the resident and defers its delivery. None when `idempotency_key` was written before.

    The conversation's row must be locked by this transaction. Safety words, and the line that says they
    were seen again, take no lock and the danger lane, so that nothing waits in front of them; all other texts of a
    conversation are delivered one at a time, in order.
    """
    if idempotency_key and await session.scalar(select(Message.id).where(Message.idempotency_key == idempotency_key)):
        return None
    message = await add(
        session, conversation, direction="out", author=author, kind=kind,
        text=to_gsm7(text) if conversation.channel == "sms" and author != "key_worker" else text,
        status="queued", key_worker_id=key_worker_id, turn_id=turn_id, buttons=list(buttons) or None,
        idempotency_key=idempotency_key, reply_to_at=conversation.last_inbound_at,
    )
    await defer_delivery(session, message)
    return message


async def defer_delivery(session: AsyncSession, message: Message) -> None:
    """Defers the sending of a queued message."""
    urgent = message.kind in (SAFETY, SEEN)
    await defer(
        session, "deliver", lane=DANGER_LANE if urgent else MAIN_LANE, urgency=2 if urgent else 0,
        lock=None if urgent else f"deliver:{message.conversation_id}", message_id=str(message.id),
    )


async def mark(
    session: AsyncSession, conversation: Conversation, kind: str, text: str, *, key_worker_id: UUID | None = None
) -> Message:
    """Writes a marker into the thread: staff see it, it is sent to nobody."""
    assert kind in MARKERS, kind
    return await add(
        session, conversation, direction="marker", author="key_worker" if key_worker_id else "system", kind=kind,
        text=text, status="shown", key_worker_id=key_worker_id,
    )


async def store_understanding(session: AsyncSession, message_id: UUID, understanding: dict[str, Any]) -> None:
    """Keeps what a text was understood to mean; the first reading stays."""
    await session.execute(
        update(Message)
        .where(Message.id == message_id, Message.understanding.is_(None))
        .values(understanding=understanding)
    )


async def add(session: AsyncSession, conversation: Conversation, **columns: Any) -> Message:
    """Adds a row at the next position. The caller holds the conversation's row lock, which is what makes it the next."""
    conversation.last_position += 1
    message = Message(id=uuid4(), conversation_id=conversation.id, position=conversation.last_position, **columns)
    session.add(message)
    await session.flush()
    await notify(session, "thread", f"{conversation.id}")
    return message
