"""The only place where a conversation changes hands: bot → waiting → key worker → bot, or closed.

Every function takes the conversation with its row locked by the caller's transaction, so there is one winner of a claim
and the bot cannot slip a word in between.
"""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, clock, clocks, contact, conversations, day_hours, intakes, later, outcomes, words
from bot.database import notify
from bot.tables import Case, Conversation, Handoff, KeyWorker, Message


class NotYours(Exception):
    """The key worker does not have this conversation. The message says who has."""


async def open_handoff(session: AsyncSession, conversation_id: UUID) -> Handoff | None:
    """The request that is open for this conversation, if there is one."""
    return await session.scalar(
        select(Handoff).where(Handoff.conversation_id == conversation_id, Handoff.ended_at.is_(None))
    )


async def request(
    session: AsyncSession,
    conversation: Conversation,
    *,
    reason: str,
    case: Case | None = None,
    turn_id: UUID | None = None,
    promised_by: datetime | None = None,
) -> Handoff:
    """Asks for a person. Asked again while one is open, it returns that one: a second ask changes no clock, unless it promises an
    earlier time.

    A person who has the conversation keeps it. `promised_by` is the honest time to tell the resident: in working hours, if none is given.
    """
    handoff = await open_handoff(session, conversation.id)
    if handoff is None:
        hours = await day_hours.in_force(session)
        handoff = Handoff(
            conversation_id=conversation.id, reason=reason, promised_by=promised_by or hours.promised_by(),
            turn_id=turn_id, case_id=case.id if case else None, key_worker_id=case.key_worker_id if case else None,
        )
        session.add(handoff)
        await session.flush()
        await _start_clock(session, handoff)
        await conversations.mark(session, conversation, "handed_over", "Waiting for a key worker.")
    elif case is not None and handoff.case_id is None:
        handoff.case_id = case.id
        handoff.key_worker_id = case.key_worker_id
        handoff.turn_id = turn_id
    if promised_by is not None and (handoff.promised_by is None or promised_by < handoff.promised_by):
        handoff.promised_by = promised_by
        await _start_clock(session, handoff)
    if conversation.handler in ("bot", "closed"):
        if turn_id is None:  # not the dialogue's own doing: its form stops here, with its answers kept
            conversations.start_afresh(conversation)
        conversation.handler = "waiting"
    await notify(session, "queue", str(conversation.id))
    return handoff


async def _start_clock(session: AsyncSession, handoff: Handoff) -> None:
    if handoff.promised_by is not None and handoff.claimed_at is None:
        await clocks.start(session, "unclaimed", f"unclaimed:{handoff.id}", handoff.promised_by,
                           conversation_id=handoff.conversation_id, handoff_id=str(handoff.id))


async def claim(session: AsyncSession, conversation: Conversation, key_worker: KeyWorker) -> bool:
    """The key worker takes the conversation. False when somebody else already has it; exactly one wins. What somebody has
    who has left is anybody's; a case that was closed with the conversation is open again."""
    was_closed, left = conversation.handler == "closed", await who_has_left(session, conversation)
    if conversation.handler == "key_worker" and left is None:
        return conversation.key_worker_id == key_worker.id
    handoff = await open_handoff(session, conversation.id) or await request(
        session, conversation, reason="taken_over"
    )
    handoff.claimed_by = key_worker.id
    handoff.claimed_at = clock.now()
    conversation.handler = "key_worker"
    conversation.key_worker_id = key_worker.id
    await clocks.stop(session, f"unclaimed:{handoff.id}")
    await _leave_waiting_texts_to_the_person(session, conversation.id)
    instead = f" {left.first_name}, who had it, has left." if left else ""
    await conversations.mark(session, conversation, "joined", f"{key_worker.first_name} has the conversation.{instead}",
                             key_worker_id=key_worker.id)
    if left is not None:
        await later.cancel_not_begun(session, conversation, f"{left.first_name} has left")
    case = await cases.newest_case_of(session, conversation.id)
    if was_closed and case is not None and case.status == "closed":
        await cases.open_again(session, case, actor=str(key_worker.id))
    await conversations.say(
        session, conversation, _named(conversation, key_worker, words.JOINED, words.JOINED_NEUTRAL),
        kind=conversations.NOTICE, author="system", key_worker_id=key_worker.id,
        idempotency_key=f"joined:{handoff.id}:{key_worker.id}",
    )
    await cases.record_for_conversation(session, conversation.id, "claimed", actor=str(key_worker.id))
    return True


async def who_has_left(session: AsyncSession, conversation: Conversation) -> KeyWorker | None:
    """Who has this conversation, when that is somebody who does not work here any more."""
    if conversation.handler != "key_worker" or conversation.key_worker_id is None:
        return None
    return await session.scalar(select(KeyWorker).where(KeyWorker.id == conversation.key_worker_id, ~KeyWorker.active))


async def hand_back(session: AsyncSession, conversation: Conversation, key_worker: KeyWorker, reason: str) -> None:
    """Gives the conversation back to the bot, with a fresh Rasa tracker. Raises NotYours."""
    await _end(session, conversation, key_worker, "handed_back")
    conversations.start_afresh(conversation)
    await conversations.mark(session, conversation, "handed_back", f"Handed back to the bot: {reason}",
                             key_worker_id=key_worker.id)
    await conversations.say(
        session, conversation, _named(conversation, key_worker, words.STEPPED_AWAY, words.STEPPED_AWAY_NEUTRAL),
        kind=conversations.NOTICE, author="system",
    )
    await cases.record_for_conversation(session, conversation.id, "handed_back", actor=str(key_worker.id),
                                         detail={"reason": reason})


async def close(
    session: AsyncSession, conversation: Conversation, key_worker: KeyWorker, outcome: str, *, ask: bool = False
) -> None:
    """Closes conversation and case with an outcome (met, partly, not_met, moved_on). `ask`: also ask them how it went,
    where a text is safe just now. What was to be sent later is not. Raises NotYours."""
    await _end(session, conversation, key_worker, "closed")
    conversation.handler = "closed"
    conversation.key_worker_id = None
    await conversations.mark(session, conversation, "closed", "Closed.", key_worker_id=key_worker.id)
    await later.cancel_all(session, conversation.id)
    case = await cases.open_case_of(session, conversation.id)
    ask = ask and case is not None and outcomes.may_ask(conversation)
    conversation.asked = outcomes.ASKED if ask else None
    await conversations.say(
        session, conversation, "We have closed this for now. If anything changes, text this number and it opens again."
        + (outcomes.QUESTION if ask else ""), kind=conversations.NOTICE, author="system",
    )
    if case is not None:
        await cases.close(session, case, outcome, actor=str(key_worker.id))
        await intakes.end(session, conversation.id, case.id)


def _named(conversation: Conversation, key_worker: KeyWorker, with_name: str, neutral: str) -> str:
    """The words with the key worker's first name where a text may carry it just now, else the neutral ones."""
    since = clock.now() - conversation.last_inbound_at if conversation.last_inbound_at else None
    return with_name.format(first_name=key_worker.first_name) if contact.may_name(conversation.safe_contact, since) else neutral


async def _end(session: AsyncSession, conversation: Conversation, key_worker: KeyWorker, why: str) -> None:
    if conversation.handler != "key_worker" or conversation.key_worker_id != key_worker.id:
        raise NotYours("Somebody else has this conversation now." if conversation.handler == "key_worker"
                       else "Nobody has this conversation: take it first.")
    handoff = await open_handoff(session, conversation.id)
    if handoff is not None:
        handoff.ended_at = clock.now()
        handoff.end_reason = why
    await notify(session, "queue", str(conversation.id))


async def _leave_waiting_texts_to_the_person(session: AsyncSession, conversation_id: UUID) -> None:
    """Texts the bot has not answered yet are the person's now."""
    waiting = await session.scalars(
        select(Message).where(Message.conversation_id == conversation_id, Message.direction == "in",
                              Message.status.in_(("waiting", "paused")))
    )
    for message in waiting:
        message.status = "with_person"
