"""Danger: seen at the door or by the classifier, in every state of a conversation. Flags only ever rise.

What is promised here is said only after it is committed: alert, words and flag are one transaction.
"""

import asyncio
from datetime import timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, clocks, conversations, handoff, rota, tasks, words
from bot.tables import Conversation, DangerFlag, Message
from bot.understanding.danger import screen

LONG_TEXT = 2_000  # characters; longer ones are read whole too, beside the event loop (about 12 µs a character)
WORDS_AGAIN_AFTER = timedelta(hours=1)


async def screen_at_the_door(session: AsyncSession, conversation: Conversation, message: Message) -> None:
    """Reads a new text for danger phrases, in microseconds and before any model, and raises what it finds."""
    kind = screen(message.text) if len(message.text) <= LONG_TEXT else await asyncio.to_thread(screen, message.text)
    if kind is not None:
        if message.status == "waiting":
            message.status = "answered"  # by the safety words: no question of the form talks over them
        await raise_flag(session, conversation, message, kind, source="phrase")


async def raise_flag(
    session: AsyncSession, conversation: Conversation, message: Message, kind: str, *, source: str
) -> None:
    """Raises danger of one kind for one text: flag, alert, task, clock and the words, all in this transaction.

    The same kind for the same text is raised once, whichever of the two nets saw it first. The safety words go out
    once an hour a kind; in between the resident gets one short line, never silence. After STOP no text is sent by SMS.
    """
    flag_id = await session.scalar(
        insert(DangerFlag)
        .values(conversation_id=conversation.id, message_id=message.id, kind=kind, source=source)
        .on_conflict_do_nothing(index_elements=["message_id", "kind"])
        .returning(DangerFlag.id)
    )
    if flag_id is None:
        return
    await conversations.mark(session, conversation, "danger", words.DANGER_NAMES[kind])
    await tasks.open_task(
        session, "danger", f"Danger: {words.DANGER_NAMES[kind]}. Open the conversation now.",
        key=f"danger:{conversation.id}", conversation_id=conversation.id, message_id=message.id,
    )
    await clocks.start(
        session, "escalate", f"escalate:{flag_id}", clock.now() + rota.ESCALATION[1].after,
        conversation_id=conversation.id, flag_id=str(flag_id),
    )
    await handoff.request(session, conversation, reason="danger")
    if conversation.channel == "sms" and conversation.opted_out_at is not None:
        return
    on_duty = await rota.someone_on_duty(session)
    text = words.safety_words(kind, told=on_duty, read_by=rota.read_by() if on_duty else None)
    if await _said_lately(session, conversation.id, kind):
        await conversations.say(session, conversation, words.SEEN_DANGER, kind=conversations.SEEN,
                                idempotency_key=f"seen:{message.id}")
        return
    await conversations.say(session, conversation, text, kind=conversations.SAFETY,
                            idempotency_key=f"safety:{kind}:{message.id}")


async def _said_lately(session: AsyncSession, conversation_id: UUID, kind: str) -> bool:
    since = clock.now() - WORDS_AGAIN_AFTER
    said = await session.scalars(
        select(Message.idempotency_key).where(
            Message.conversation_id == conversation_id,
            Message.kind == conversations.SAFETY,
            Message.created_at > since,
            Message.idempotency_key.startswith(f"safety:{kind}:"),
        )
    )
    return said.first() is not None


async def acknowledge(session: AsyncSession, conversation_id: UUID, key_worker_id: UUID) -> int:
    """A named person opened the conversation: its open flags are acknowledged and their escalation stops.

    Returns how many flags that were."""
    flags = await session.scalars(
        select(DangerFlag)
        .where(DangerFlag.conversation_id == conversation_id, DangerFlag.acknowledged_at.is_(None))
        .with_for_update()
    )
    count = 0
    for flag in flags:
        flag.acknowledged_at = clock.now()
        flag.acknowledged_by = key_worker_id
        await clocks.stop(session, f"escalate:{flag.id}")
        count += 1
    return count
