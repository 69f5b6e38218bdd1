"""A conversation as staff see it: who, the thread, the danger in it, and what would become of a text sent now."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, clock, contact, conversations, handoff, outcomes
from bot.console import other_threads
from bot.tables import Case, Conversation, Handoff, KeyWorker, Message, Resident

PAGE = 100  # messages shown at once


@dataclass(frozen=True)
class Line:
    """One row of the thread, with the name of the member of staff who wrote it."""

    message: Message
    by: str | None


@dataclass(frozen=True)
class Head:
    """Everything around the thread that may change while the page is open."""

    conversation: Conversation
    name: str | None
    case: Case | None
    owner: KeyWorker | None  # whose case it is
    has_it: KeyWorker | None
    handoff: Handoff | None
    dangers: Sequence[other_threads.Danger]
    outlook: contact.Verdict  # of a text sent now
    mine: bool
    may_ask: bool  # how it went, when it is closed now
    threads: Sequence[other_threads.OtherThread]  # the same person's

    @property
    def cannot_text(self) -> str | None:
        """Why nothing can be sent at all, in plain words; None when it can."""
        if self.conversation.channel != "sms":
            return None
        if self.conversation.opted_out_at is not None:
            return "They opted out of texts: we cannot text back. Is it safe to phone?"
        if self.outlook is contact.Verdict.REFUSE:
            return {
                "do_not_text": "They asked us not to text. Use the safe way they gave.",
                contact.CERTAIN_HOURS: "When it is safe is not clear from their words. Wait for their next text, or put the words right "
                "in the case: “weekdays before 3”, “between 10 and 2”.",
            }.get(self.conversation.safe_contact, "They wrote over 30 minutes ago and asked us only to reply. Wait for their next text.")
        return None

    @property
    def has_left(self) -> bool:
        """Whether who has the conversation does not work here any more: then anybody may take it."""
        return self.has_it is not None and not self.has_it.active

    @property
    def may_name(self) -> bool:
        """Whether a text to them may carry a name just now."""
        since = self.conversation.last_inbound_at
        return contact.may_name(self.conversation.safe_contact, clock.now() - since if since else None)

    @property
    def delay(self) -> str | None:
        """What happens first to a text sent now; None when it goes straight out."""
        if self.conversation.channel != "sms":
            return None
        hours = contact.hours_of(self.conversation.safe_contact, self.conversation.safe_hours)
        opens = contact.next_opener_time(clock.now(), hours)
        return {
            contact.Verdict.OPEN_FIRST: "They wrote over 30 minutes ago. First they are asked “Is now OK to text?”; "
            "your text goes when they answer.",
            contact.Verdict.HOLD: "They have been asked “Is now OK to text?”. Your text goes when they answer.",
            contact.Verdict.HOLD_UNTIL_MORNING: "No texts at this hour unless they write first. "
            f"Yours waits until {opens:%A, %-H:%M}." if opens else None,
        }.get(self.outlook)


async def head(session: AsyncSession, conversation_id: UUID, staff: KeyWorker) -> Head:
    """Reads the head of a conversation. Raises NoResultFound when there is none."""
    conversation = await session.get_one(Conversation, conversation_id)
    resident = await session.get_one(Resident, conversation.resident_id)
    case = await newest_case(session, conversation_id)
    return Head(
        conversation=conversation, name=resident.name, case=case,
        owner=await session.get(KeyWorker, case.key_worker_id) if case and case.key_worker_id else None,
        has_it=await session.get(KeyWorker, conversation.key_worker_id) if conversation.key_worker_id else None,
        handoff=await handoff.open_handoff(session, conversation_id),
        dangers=(await other_threads.dangers(session, [conversation_id]))[conversation_id],
        outlook=await _outlook(session, conversation),
        mine=conversation.handler == "key_worker" and conversation.key_worker_id == staff.id,
        may_ask=outcomes.may_ask(conversation),
        threads=await other_threads.of_person(session, conversation, staff),
    )


async def newest_case(session: AsyncSession, conversation_id: UUID) -> Case | None:
    """The open case, or else the last one there was."""
    return await cases.newest_case_of(session, conversation_id)


async def lines(
    session: AsyncSession, conversation_id: UUID, *, after: int = 0, before: int | None = None
) -> list[Line]:
    """The newest lines of a thread, in order, with a position above `after` and below `before`."""
    query = (
        select(Message, KeyWorker.first_name)
        .outerjoin(KeyWorker, KeyWorker.id == Message.key_worker_id)
        .where(Message.conversation_id == conversation_id, Message.position > after)
    )
    if before is not None:
        query = query.where(Message.position < before)
    # Resuming after a gap takes the oldest missing first; a page takes the newest there are.
    query = query.order_by(Message.position if after else Message.position.desc()).limit(PAGE)
    found = [Line(message, name) for message, name in (await session.execute(query))]
    return found if after else found[::-1]


def position(written: str | None) -> int | None:
    """A position as an address or a browser gives it; None when it is none."""
    return int(written) if written and written.isdecimal() and len(written) < 10 else None


async def moving(session: AsyncSession, conversation_id: UUID, since: datetime, first: int = 0) -> list[Line]:
    """Texts out whose delivery state may still change, or did lately: what an open page looks at again. `first`: the
    position of its first line; it shows none before that."""
    found = await session.execute(
        select(Message, KeyWorker.first_name)
        .outerjoin(KeyWorker, KeyWorker.id == Message.key_worker_id)
        .where(Message.conversation_id == conversation_id, Message.direction == "out", Message.created_at > since,
               Message.position >= first)
        .order_by(Message.position.desc())
        .limit(PAGE)
    )
    return [Line(message, name) for message, name in found][::-1]


async def _outlook(session: AsyncSession, conversation: Conversation) -> contact.Verdict:
    """What the safe-contact rule would make of a key worker's text now. The delivery job asks again when it sends."""
    since = conversation.last_inbound_at
    opener = (Message.conversation_id == conversation.id) & (Message.kind == conversations.OPENER)
    opener_sent = await session.scalar(select(exists().where(opener, Message.created_at > (since or conversation.created_at))))
    text = contact.Text(
        kind=conversations.KEY_WORKER, by_person=True, since_their_text=clock.now() - since if since else None,
        opener_sent=bool(opener_sent),
    )
    return contact.verdict(conversation.safe_contact, text, clock.now(), conversation.safe_hours)
