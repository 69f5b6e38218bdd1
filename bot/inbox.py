"""A text comes in: stored, screened for danger and handed to its jobs in one transaction, before the webhook answers."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot import (
    careful,
    cases,
    clock,
    clocks,
    contact,
    conversations,
    keywords,
    outcomes,
    safety,
    sharing,
    somebody_else,
    strangers,
    tasks,
)
from bot.channels import InboundMessage
from bot.database import transaction
from bot.queue import DANGER_LANE, defer
from bot.tables import Conversation, Message, Resident


@dataclass(frozen=True)
class Received:
    """What became of an inbound message."""

    message_id: UUID
    conversation_id: UUID
    duplicate: bool


async def receive(inbound: InboundMessage) -> Received:
    """Stores one message and defers what it needs, in one transaction. A duplicate is a quiet success.

    Danger phrases are screened here, before and independent of everything else; once this returns, nothing is lost.
    """
    async with transaction() as session:
        conversation = await _conversation_with(session, inbound.channel, inbound.address)
        seen = await session.scalar(
            select(Message.id).where(Message.provider == inbound.provider, Message.provider_id == inbound.provider_id)
        )
        if seen:
            return Received(seen, conversation.id, duplicate=True)
        how_it_went = outcomes.answer_in(conversation, inbound.text)
        if conversation.handler == "closed" and how_it_went is None:
            conversations.start_afresh(conversation)
        conversation.last_inbound_at = clock.now()
        message = await conversations.add(
            session, conversation, direction="in", author="resident", kind="text", text=inbound.text,
            status="waiting" if conversation.handler in ("bot", "waiting") else "with_person",
            provider=inbound.provider, provider_id=inbound.provider_id, raw=inbound.raw,
        )
        keyword = keywords.keyword(inbound.text) if inbound.channel == "sms" else None
        if keyword:
            await _obey(session, conversation, message, keyword)
        if how_it_went is not None:
            await outcomes.keep(session, conversation, message, how_it_went)
        if message.status == "with_person" or await cases.open_case_of(session, conversation.id):
            await careful.heed(session, conversation, message)  # before a case, the questions ask for it
        await careful.heed_abroad(session, conversation, message)
        if conversation.channel == "sms" and somebody_else.perhaps(inbound.text):
            await strangers.heed(session, conversation, message)
        await sharing.heed(session, conversation, message)
        await safety.screen_at_the_door(session, conversation, message)
        await _release_held(session, conversation, inbound.text)
        await defer(session, "understand", lane=DANGER_LANE, message_id=str(message.id))
        if message.status == "waiting":
            await defer(session, "answer", lock=str(conversation.id), conversation_id=str(conversation.id))
        return Received(message.id, conversation.id, duplicate=False)


async def unknown(texts: list[InboundMessage]) -> list[InboundMessage]:
    """Those of Twilio's list that never reached us, in their order: one query, however many there are."""
    async with transaction() as session:
        known = await session.execute(
            select(Message.provider, Message.provider_id)
            .where(Message.provider_id.in_([text.provider_id for text in texts])))
        seen = {(provider, provider_id) for provider, provider_id in known}
    return [text for text in texts if (text.provider, text.provider_id) not in seen]


async def _conversation_with(session: AsyncSession, channel: str, address: str) -> Conversation:
    """The locked conversation with this address; a first text makes it, once, however many arrive together."""
    query = select(Conversation).where(Conversation.channel == channel, Conversation.address == address)
    conversation = await session.scalar(query.with_for_update())
    if conversation is not None:
        return conversation
    resident = Resident(id=uuid4())
    session.add(resident)
    await session.flush()
    made = await session.scalar(
        insert(Conversation)
        .values(channel=channel, address=address, resident_id=resident.id)
        .on_conflict_do_nothing(index_elements=["channel", "address"])
        .returning(Conversation.id)
    )
    if made is None:
        await session.delete(resident)
    return (await session.scalars(query.with_for_update())).one()


async def _obey(session: AsyncSession, conversation: Conversation, message: Message, keyword: str) -> None:
    """STOP, START and HELP. Twilio answers them itself; for us STOP is a welfare event and HELP calls a person."""
    message.status = "answered"
    if keyword == keywords.STOP:
        conversation.opted_out_at = clock.now()
        await conversations.mark(session, conversation, "opted_out", "They opted out. We cannot text back.")
        await tasks.open_task(
            session, "opted_out", "They opted out of texts: is it safe to phone?",
            key=f"opted_out:{conversation.id}", conversation_id=conversation.id, message_id=message.id,
        )
    elif keyword == keywords.START:
        if conversation.opted_out_at is None:
            message.status = "waiting"  # "yes" opts in at Twilio and is an ordinary answer to us
            return
        conversation.opted_out_at = None
        if conversation.handler == "bot":
            conversations.start_afresh(conversation)  # opting in is no answer: no question goes on unasked
        await conversations.mark(session, conversation, "opted_in", "They opted in again. Texts can be sent.")
        await safety.say_what_was_held_back(session, conversation, message)
    else:
        await tasks.open_task(
            session, "help_keyword", "They sent HELP. Twilio gave its own answer; a person should look.",
            key=f"help_keyword:{conversation.id}", conversation_id=conversation.id, message_id=message.id,
        )
        await clocks.start(
            session, "task_unseen", f"help_keyword:{conversation.id}", clock.now() + timedelta(minutes=30),
            conversation_id=conversation.id,
        )


async def _release_held(session: AsyncSession, conversation: Conversation, text: str) -> None:
    """Their text is the answer an opener waited for: what was held goes out now, unless they say it is not a good time."""
    if contact.says_later(text):
        return
    held = await session.scalars(
        select(Message)
        .where(Message.conversation_id == conversation.id, Message.status == "held")
        .order_by(Message.position)
    )
    for message in held:
        message.status = "queued"
        message.reply_to_at = conversation.last_inbound_at
        await conversations.defer_delivery(session, message)
