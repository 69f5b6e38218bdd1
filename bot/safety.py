"""Danger: seen at the door or by the classifier, in every state of a conversation. Flags only ever rise.

What is promised here is said only after it is committed: alert, words and flag are one transaction. Beside danger, what a
person must see soon without sirens: somebody under 18, and worries.
"""

import asyncio
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot import (
    clock,
    clocks,
    conversations,
    day_hours,
    escalation,
    handoff,
    interpreter,
    rota,
    tasks,
    words,
    worries,
    worry_tasks,
    young,
)
from bot.tables import Conversation, DangerFlag, Message
from bot.understanding.danger import screen
from bot.understanding.vocabulary import gravest

LONG_TEXT = 2_000  # characters; longer ones are read whole too, beside the event loop (about 12 µs a character)
WORDS_AGAIN_AFTER = timedelta(hours=1)
CHILD_SEEN_WITHIN = timedelta(minutes=30)
ADULT = 18
YOUNGEST_WRITER = 7  # a smaller number is somebody's, but not the writer's age


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
    await escalation.begin(session, await session.get_one(DangerFlag, flag_id))
    read_by = await _read_by(session)
    await handoff.request(session, conversation, reason="danger", promised_by=read_by)
    if conversation.channel == "sms" and conversation.opted_out_at is not None:
        return
    if await _answered(session, message, kind):
        return  # two kinds in one text: the words for the first were said
    if await _said_lately(session, conversation.id, kind):
        await conversations.say(session, conversation, words.SEEN_DANGER, kind=conversations.SEEN,
                                idempotency_key=f"seen:{message.id}")
        return
    await _say_words(session, conversation, message, kind, read_by)


async def say_what_was_held_back(session: AsyncSession, conversation: Conversation, message: Message) -> None:
    """They opted in again: danger they told of while opted out gets its words now, unless a person has opened it."""
    kinds = set(await session.scalars(select(DangerFlag.kind).where(
        DangerFlag.conversation_id == conversation.id, DangerFlag.acknowledged_at.is_(None),
        DangerFlag.raised_at > clock.now() - WORDS_AGAIN_AFTER)))
    if (kind := gravest(kinds)) and not await _said_lately(session, conversation.id, kind):
        await _say_words(session, conversation, message, kind, await _read_by(session))


async def _read_by(session: AsyncSession) -> datetime | None:
    """The time by which somebody reads it, which the words name; None when nobody is on duty."""
    return rota.read_by() if await rota.someone_on_duty(session) else None


async def _say_words(session: AsyncSession, conversation: Conversation, message: Message, kind: str, read_by: datetime | None) -> None:
    hours = await day_hours.in_force(session)
    text = words.safety_words(kind, told=read_by is not None, read_by=read_by, back_at=hours.next_open(clock.now()))
    await conversations.say(session, conversation, text, kind=conversations.SAFETY,
                            idempotency_key=f"safety:{kind}:{message.id}")
    if (line := interpreter.line_for(message.text)) and _bot_may_speak(conversation) and conversation.safe_contact != "do_not_text":
        await conversations.say(session, conversation, line, idempotency_key=f"interpreter:{message.id}")


def concerns(text: str, reading: dict[str, Any]) -> bool:
    """Whether a text, as it was read, holds anything that `heed` acts on."""
    return bool(reading["danger"] or reading.get("hint")) or _is_child(text, reading) or worries.screen(text) is not None


async def heed(session: AsyncSession, conversation: Conversation, message: Message, reading: dict[str, Any]) -> bool:
    """Acts on what a text was read to mean: danger, somebody under 18, a worry. Once a text, whoever reads it first.

    Returns whether what was said answers the text, so that no question of the form talks over it. The conversation's
    row must be locked by this transaction.
    """
    if reading["danger"]:
        child = _is_child(message.text, reading)
        if child and reading["danger"] == "child_danger":  # what is said to children stands for the words about children
            await _call_a_person_for_a_child(session, conversation, message)
        await raise_flag(session, conversation, message, reading["danger"], source="classifier")
        if child:
            await _call_a_person_for_a_child(session, conversation, message)
        return True
    await worry_tasks.ask_to_read(session, conversation, message, reading)
    return _is_child(message.text, reading) and await _call_a_person_for_a_child(session, conversation, message)


def under_age(reading: dict[str, Any]) -> bool:
    """Whether the writer says, as it was read, to be under 18."""
    age = reading["slots"].get("age")
    return isinstance(age, int) and YOUNGEST_WRITER <= age < ADULT


def _is_child(text: str, reading: dict[str, Any]) -> bool:
    """The same, in numbers or in words: "im in year 9"."""
    return under_age(reading) or young.says_so(text)


async def _call_a_person_for_a_child(session: AsyncSession, conversation: Conversation, message: Message) -> bool:
    """Somebody under 18: a person at once, before any question and any consent. Nobody else is told: not their parents.

    Once a conversation; returns whether this was the text. The form stops, its answers kept, and may be carried on with."""
    said = await _said(session, conversation.id, "under_18:")
    if said:
        return said == f"under_18:{message.id}"
    await tasks.open_task(
        session, "under_18", "They may be under 18. Answer them yourself, soon; do not contact parents without asking.",
        key=f"under_18:{conversation.id}", conversation_id=conversation.id, message_id=message.id,
    )
    await clocks.start(session, "task_unseen", f"under_18:{conversation.id}", clock.now() + CHILD_SEEN_WITHIN,
                       conversation_id=conversation.id)
    await handoff.request(session, conversation, reason="under_18")
    if _bot_may_speak(conversation):
        await conversations.say(session, conversation, words.UNDER_18, idempotency_key=f"under_18:{message.id}")
    return True


async def lately(session: AsyncSession, conversation_id: UUID) -> bool:
    """Whether danger was said within the hour, and no named person has opened the conversation since."""
    return bool(await session.scalar(select(exists().where(
        DangerFlag.conversation_id == conversation_id, DangerFlag.acknowledged_at.is_(None),
        DangerFlag.raised_at > clock.now() - WORDS_AGAIN_AFTER,
    ))))


async def is_young(session: AsyncSession, conversation_id: UUID) -> bool:
    """Whether they said in this conversation that they are under 18."""
    return bool(await _said(session, conversation_id, "under_18:"))


def _bot_may_speak(conversation: Conversation) -> bool:
    out = conversation.channel == "sms" and conversation.opted_out_at is not None
    return conversation.handler in ("bot", "waiting") and not out


async def _answered(session: AsyncSession, message: Message, kind: str) -> bool:
    """Whether safety words, or that they were seen again, were said to this very text; or, in danger to a child, what a child hears."""
    keys = [f"seen:{message.id}", *(f"safety:{kind}:{message.id}" for kind in words.DANGER_NAMES)]
    if kind == "child_danger":
        keys.append(f"under_18:{message.id}")
    return bool(await session.scalar(select(exists().where(Message.idempotency_key.in_(keys)))))


async def _said_lately(session: AsyncSession, conversation_id: UUID, kind: str) -> bool:
    return bool(await _said(session, conversation_id, f"safety:{kind}:", clock.now() - WORDS_AGAIN_AFTER))


async def _said(session: AsyncSession, conversation_id: UUID, prefix: str, since: datetime | None = None) -> str | None:
    """The key of the first text with such a key that was said in this conversation; None if there is none."""
    query = select(Message.idempotency_key).where(
        Message.conversation_id == conversation_id, Message.direction == "out",
        Message.idempotency_key.startswith(prefix, autoescape=True),
    )
    if since is not None:
        query = query.where(Message.created_at > since)
    return await session.scalar(query.order_by(Message.position).limit(1))


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
    await clocks.stop(session, f"under_18:{conversation_id}")
    return count
