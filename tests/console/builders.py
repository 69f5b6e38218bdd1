"""Residents for the console's tests, made the way the product makes them: texts in, an intake, a referral."""

from datetime import timedelta
from itertools import count
from uuid import UUID, uuid4

from sqlalchemy import select, update

from bot import clock, conversations, inbox, intakes, referrals, taking, tasks
from bot.channels import InboundMessage
from bot.database import transaction
from bot.tables import Case, Conversation, Handoff, KeyWorker, Message, Task

_numbers = count(1)
BETWEEN_TEXTS = timedelta(seconds=20)
POSTCODES = {"north": "ST6 4AA", "central": "ST1 2AA", "south": "ST3 1AA"}


def new_number() -> str:
    """A mobile number out of Ofcom's drama range."""
    return f"+447700900{next(_numbers):03}"


def address(conversation_id, what=""):
    """Where a conversation's page is, or something under it."""
    return f"/console/conversations/{conversation_id}" + (f"/{what}" if what else "")


async def texts(address: str, text: str) -> UUID:
    """A resident's text arrives by SMS; the conversation it belongs to."""
    received = await inbox.receive(
        InboundMessage(channel="sms", address=address, provider="twilio", provider_id=f"SM{uuid4().hex}", text=text)
    )
    return received.conversation_id


async def says(conversation_id: UUID, text: str) -> None:
    """The bot says something."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        await conversations.say(session, conversation, text)


async def referral(
    name: str | None = "Shaz", *, area: str = "north", needs: tuple[str, ...] = ("money",), text: str = "I need some help",
    safe_contact: str = "any_time", address: str | None = None, waited: timedelta = timedelta(),
    talked: tuple[tuple[str, str], ...] = (), **answers: object
) -> UUID:
    """A resident told their story and waits for a person: the conversation. `talked`: what the bot asked, with the answer."""
    address = address or new_number()
    conversation_id, turn_id = await texts(address, text), uuid4()
    for asked, answer in talked:
        clock.skip_ahead(BETWEEN_TEXTS)
        await says(conversation_id, asked)
        clock.skip_ahead(BETWEEN_TEXTS)
        await texts(address, answer)
    if not talked:
        await says(conversation_id, "What would you like to be called?")
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        told = {"story": text, "needs": list(needs), "name": name, "postcode": POSTCODES[area],
                "safe_contact": safe_contact, **answers}
        await intakes.write(session, conversation, told, turn_id)
    await referrals.finish(conversation_id, turn_id)
    if waited:
        async with transaction() as session:
            await session.execute(
                update(Handoff).where(Handoff.conversation_id == conversation_id)
                .values(requested_at=clock.now() - waited, promised_by=clock.now() - waited + timedelta(hours=2))
            )
            await session.execute(
                update(Conversation).where(Conversation.id == conversation_id)
                .values(last_inbound_at=clock.now() - waited)
            )
    return conversation_id


async def key_worker(first_name: str) -> KeyWorker:
    """A member of the demo staff, by first name."""
    async with transaction() as session:
        return (await session.scalars(select(KeyWorker).where(KeyWorker.first_name == first_name))).one()


async def partner(first_name: str, agency: str) -> None:
    """Somebody of a partner agency, who can sign in."""
    async with transaction() as session:
        session.add(KeyWorker(email=f"{first_name.lower()}@agency.example", name=f"{first_name} Partnerwell",
                              first_name=first_name, role="partner", agency=agency, password_hash="none"))


async def claimed_by(first_name: str, conversation_id: UUID) -> None:
    """A key worker took the conversation."""
    async with transaction() as session:
        person = (await session.scalars(select(KeyWorker).where(KeyWorker.first_name == first_name))).one()
        assert await taking.take(session, await conversations.lock(session, conversation_id), person)


async def case_of(conversation_id: UUID) -> Case:
    async with transaction() as session:
        return (await session.scalars(select(Case).where(Case.conversation_id == conversation_id))).one()


async def conversation(conversation_id: UUID) -> Conversation:
    async with transaction() as session:
        return await session.get_one(Conversation, conversation_id)


async def thread(conversation_id: UUID) -> list[Message]:
    async with transaction() as session:
        return list(
            await session.scalars(
                select(Message).where(Message.conversation_id == conversation_id).order_by(Message.position)
            )
        )


async def task(kind: str, words: str, conversation_id: UUID) -> UUID:
    """An open task about a conversation."""
    async with transaction() as session:
        await tasks.open_task(session, kind, words, key=f"{kind}:{conversation_id}", conversation_id=conversation_id)
        return (await session.scalars(select(Task.id).where(Task.conversation_id == conversation_id, Task.kind == kind))).one()
