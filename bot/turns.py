"""The next texts waiting for the bot → Rasa → queued replies. Who has the conversation is asked before, and again after.

No database transaction is open while Rasa is asked. What a text meant is never looked at here: the journey is Rasa's.
"""

import asyncio
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import (
    check_in,
    clock,
    coming_back,
    conversations,
    handoff,
    pauses,
    rasa_client,
    readings,
    referrals,
    safety,
    strangers,
    tasks,
    words,
)
from bot.contacts import contacts
from bot.database import transaction
from bot.rasa_client import Answer, RasaUnavailable
from bot.tables import Conversation, Message, Turn

UNREACHABLE_FOR_SECONDS = 60  # on a busy machine Rasa takes half a minute to start again
UNREACHABLE_PAUSE_SECONDS = 1
FAILING_TRIES = 3
FIXED_WORDS_AGAIN_AFTER = timedelta(hours=1)


@dataclass(frozen=True)
class Batch:
    """A frozen turn with all that asking needs, read in one transaction."""

    turn_id: UUID
    conversation_id: UUID
    sender_id: str
    channel: str
    text: str
    understanding: dict[str, Any]


async def answer_waiting(conversation_id: UUID) -> None:
    """Answers every text that waits for the bot in this conversation, batch by batch. Runs under the conversation's job
    lock: one turn at a time."""
    await coming_back.ask_first(conversation_id)
    while (batch := await _freeze(conversation_id)) is not None:
        try:
            answer = await _ask(batch)
        except RasaUnavailable:
            await _give_to_a_person(batch.conversation_id, batch.turn_id)
        else:
            await _finish(batch, answer)


async def _freeze(conversation_id: UUID) -> Batch | None:
    """The open turn, or a new one of all texts that wait now; None when nothing does. A retry gets the same texts."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        turn = await _open_turn(session, conversation_id)
        if turn is None:
            turn = await _new_turn(session, conversation)
            if turn is None:
                return None
        elif conversation.handler not in ("bot", "waiting"):
            await _drop(session, turn)
            return None
        messages = await _messages_of(session, turn)
        joined = readings.join([await _understanding_of(session, message, conversation.asked) for message in messages])
        joined["slots"]["with_team"] = await referrals.with_team(session, conversation)
        joined["young"] = await safety.is_young(session, conversation_id)
        joined["stranger"] = await strangers.has_it(session, conversation_id)
        joined["nudged"] = await pauses.was_nudged(session, messages[0])
        return Batch(
            turn_id=turn.id, conversation_id=conversation.id, channel=conversation.channel,
            sender_id=f"{conversation.id}:{conversation.rasa_session}",
            text="\n".join(message.text for message in messages), understanding=joined,
        )


async def _open_turn(session: AsyncSession, conversation_id: UUID) -> Turn | None:
    return await session.scalar(select(Turn).where(Turn.conversation_id == conversation_id, Turn.status == "open"))


async def _new_turn(session: AsyncSession, conversation: Conversation) -> Turn | None:
    """A turn of all that waits and that safety words have not answered."""
    if conversation.handler not in ("bot", "waiting"):
        return None
    waiting = await session.scalars(
        select(Message)
        .where(Message.conversation_id == conversation.id, Message.status == "waiting")
        .order_by(Message.position)
    )
    left = [message for message in list(waiting) if not await _answered_by_safety(session, conversation, message)]
    if not left:
        return None
    turn = Turn(
        id=left[-1].id, conversation_id=conversation.id, message_ids=[str(message.id) for message in left],
        handler_before=conversation.handler,
    )
    session.add(turn)
    for message in left:
        message.turn_id = turn.id
    return turn


async def _answered_by_safety(session: AsyncSession, conversation: Conversation, message: Message) -> bool:
    """A text that tells danger is answered by the safety words alone, whichever job reads it first: no question talks over
    them. What was sent right after it is a turn of its own."""
    reading = await _understanding_of(session, message, conversation.asked)
    heeded = await safety.heed(session, conversation, message, reading)
    if heeded:
        message.status = "answered"
    return heeded


async def _understanding_of(session: AsyncSession, message: Message, asked: str | None) -> dict[str, Any]:
    """What `understand` found; computed here when we got there first, or when another question is open by now."""
    if message.understanding is None or message.understanding.get("asked") != asked:
        message.understanding = {**await readings.read(message.text, asked), "asked": asked}
    return message.understanding


async def _ask(batch: Batch) -> Answer:
    """Asks Rasa: for a minute while it cannot be reached, three times when it fails though it is up."""
    give_up_at = time.monotonic() + UNREACHABLE_FOR_SECONDS
    failures = 0
    while True:
        try:
            return await rasa_client.ask(
                batch.sender_id, batch.turn_id, batch.text, batch.channel, batch.understanding
            )
        except RasaUnavailable as error:
            failures += not error.unreachable
            if failures >= FAILING_TRIES or time.monotonic() > give_up_at:
                raise
            await asyncio.sleep(UNREACHABLE_PAUSE_SECONDS)


async def _finish(batch: Batch, answer: Answer) -> None:
    """Queues the replies as one text, unless a person has the conversation by now."""
    async with transaction() as session:
        conversation = await conversations.lock(session, batch.conversation_id)
        turn = await session.get_one(Turn, batch.turn_id)
        if conversation.handler not in ("bot", "waiting"):
            await _drop(session, turn)
            return
        turn.status = "answered"
        turn.finished_at = clock.now()
        messages = await _messages_of(session, turn)
        for message in messages:
            message.status = "answered"
        if _same_session(conversation, batch):
            conversation.asked = answer.asked
        if await _someone_else_called_a_person(session, conversation, turn):
            return  # safety or a failure has spoken meanwhile; the form's next question would talk over it
        text = await check_in.in_front_of(
            session, conversation, messages, "\n".join(reply.text for reply in answer.replies if reply.text)
        )
        if text:
            await conversations.say(session, conversation, text, turn_id=turn.id, buttons=answer.replies[-1].buttons if answer.replies else (),
                                    idempotency_key=f"{turn.id}:reply")
        else:  # no rule had words for this: never silence, and a person looks
            await conversations.say(session, conversation, words.SEEN, kind=conversations.SEEN,
                                    idempotency_key=f"{turn.id}:reply")
            await tasks.open_task(
                session, "no_answer", "The automated service had no answer to their text. Read it and reply.",
                key=f"no_answer:{conversation.id}", conversation_id=conversation.id, message_id=turn.id,
            )


def _same_session(conversation: Conversation, batch: Batch) -> bool:
    return batch.sender_id == f"{conversation.id}:{conversation.rasa_session}"


async def _someone_else_called_a_person(session: AsyncSession, conversation: Conversation, turn: Turn) -> bool:
    """Whether the conversation went from bot to waiting during this turn by other hands than this turn's own."""
    if turn.handler_before != "bot" or conversation.handler != "waiting":
        return False
    request = await handoff.open_handoff(session, conversation.id)
    return request is not None and request.turn_id != turn.id


async def give_waiting_to_a_person(conversation_id: UUID) -> None:
    """Gives the open turn, or what waits, to a person without asking Rasa: our own code keeps failing on it."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        turn = await _open_turn(session, conversation_id) or await _new_turn(session, conversation)
    if turn is not None:
        await _give_to_a_person(conversation_id, turn.id)


async def _give_to_a_person(conversation_id: UUID, turn_id: UUID) -> None:
    """The turn failed: fixed words and a task in one transaction. It is never asked again; the next is a normal turn."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        turn = await session.get_one(Turn, turn_id)
        if conversation.handler not in ("bot", "waiting"):
            await _drop(session, turn)
            return
        turn.status = "for_person"
        turn.finished_at = clock.now()
        messages = await _messages_of(session, turn)
        for message in messages:
            message.status = "for_person"
            await tasks.open_task(
                session, "turn_failed", "The automated service could not answer. Read what they wrote and reply.",
                key=f"turn_failed:{conversation.id}", conversation_id=conversation.id, message_id=message.id,
            )
        if line := await check_in.in_front_of(session, conversation, messages, ""):
            await conversations.say(session, conversation, line, idempotency_key=f"check_in:{turn.id}")
        lately = await session.scalar(
            select(Message.id).where(
                Message.conversation_id == conversation.id, Message.kind == conversations.FIXED,
                Message.created_at > clock.now() - FIXED_WORDS_AGAIN_AFTER,
            )
        )
        text, kind = (words.SEEN, conversations.SEEN) if lately else (
            words.FAILED.format(office=contacts().office_line), conversations.FIXED,
        )
        await conversations.say(session, conversation, text, kind=kind, idempotency_key=f"{turn.id}:failed")


async def _drop(session: AsyncSession, turn: Turn) -> None:
    """A person has the conversation: the turn's texts are theirs, its replies are not said."""
    turn.status = "dropped"
    turn.finished_at = clock.now()
    for message in await _messages_of(session, turn):
        message.status = "with_person"


async def _messages_of(session: AsyncSession, turn: Turn) -> list[Message]:
    ids = [UUID(message_id) for message_id in turn.message_ids]
    return list(await session.scalars(select(Message).where(Message.id.in_(ids)).order_by(Message.position)))
