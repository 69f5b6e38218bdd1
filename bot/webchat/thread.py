"""What a resident sees of their conversation: the texts, the notices, who has it, and who is writing.

Markers are for staff and never shown here ("danger" is one). A text to the resident is shown once it is sent: until
then it may still be taken back, because a person has taken over.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, conversations, handoff, words
from bot.channels import webchat
from bot.tables import Conversation, KeyWorker, Message, WebSession

SENT = ("sent", "delivered")
ON_THEIR_WAY = ("queued", "sending", "held", "backing_off")
WRITING_FOR_AT_MOST = timedelta(seconds=60)  # after that it would be a lie: something is wrong
TALKATIVE = ("bot", "waiting")


@dataclass(frozen=True)
class Line:
    """One thing in the thread, as it is shown."""

    position: int
    side: str  # "me", "them" or "notice"
    by: str  # who says it
    text: str
    options: tuple[str, ...]
    urgent: bool
    at: datetime
    client_id: str  # the page's own id of what it sent


@dataclass(frozen=True)
class Look:
    """The thread above a position, at one moment."""

    lines: list[Line]
    settled: int  # up to here nothing changes any more: a page resumes from this position
    holder: str  # who has the conversation, in words
    writing: str  # who is writing, or ""


async def look(session: AsyncSession, browser: WebSession, after: int = 0) -> Look:
    """What this browser may see of its conversation above position `after`."""
    after = max(after, browser.from_position)
    if browser.conversation_id is None:
        return Look([], after, "", "")
    conversation = await session.get_one(Conversation, browser.conversation_id)
    rows = await _rows(session, conversation.id, after)
    moving = [message.position for message, _ in rows if message.status in ON_THEIR_WAY]
    settled = min(moving) - 1 if moving else max([after, *(message.position for message, _ in rows)])
    return Look(
        lines=[_line(message, name) for message, name in rows if _is_shown(message)],
        settled=settled,
        holder=await _holder(session, conversation),
        writing=await _writing(session, conversation),
    )


async def _rows(session: AsyncSession, conversation_id: UUID, after: int) -> list[tuple[Message, str | None]]:
    found = await session.execute(
        select(Message, KeyWorker.first_name)
        .join(KeyWorker, KeyWorker.id == Message.key_worker_id, isouter=True)
        .where(Message.conversation_id == conversation_id, Message.position > after)
        .order_by(Message.position)
    )
    return [(message, name) for message, name in found]


def _is_shown(message: Message) -> bool:
    return message.direction == "in" or message.direction == "out" and message.status in SENT


def _line(message: Message, name: str | None) -> Line:
    options = tuple(message.buttons or ())
    if message.direction == "in":
        side, by = "me", "You"
    elif message.kind == conversations.NOTICE:
        side, by = "notice", "Doorstep"
    else:
        side, by = "them", f"{name}, key worker" if name else "Automated service"
    return Line(
        position=message.position, side=side, by=by, text=_without_options(message.text, options), options=options,
        urgent=message.kind == conversations.SAFETY, at=message.created_at,
        client_id=webchat.client_id_in(message.provider_id) if side == "me" else "",
    )


def _without_options(text: str, options: tuple[str, ...]) -> str:
    """The words without the numbered choices, which stand below as buttons."""
    numbered = {f"{number} {title}" for number, title in enumerate(options, 1)}
    return "\n".join(line for line in text.split("\n") if line not in numbered)


async def _holder(session: AsyncSession, conversation: Conversation) -> str:
    if conversation.handler == "key_worker" and conversation.key_worker_id is not None:
        key_worker = await session.get_one(KeyWorker, conversation.key_worker_id)
        return f"You are talking with {key_worker.first_name}, a key worker."
    if conversation.handler == "waiting":
        request = await handoff.open_handoff(session, conversation.id)
        if request is not None and request.promised_by is not None and request.promised_by > clock.now():
            return f"A key worker will reply here by {words.time_of_day(request.promised_by)}. You can keep writing."
        return "A key worker has been asked for. You can keep writing."
    return "This is an automated service. A key worker reads what you write."


async def _writing(session: AsyncSession, conversation: Conversation) -> str:
    """The bot is writing while a text waits for it, or its answer is on the way."""
    if conversation.handler not in TALKATIVE:
        return ""
    busy = await session.scalar(
        select(Message.id)
        .where(
            Message.conversation_id == conversation.id,
            Message.status.in_(("waiting", "queued", "sending")),
            Message.created_at > clock.now() - WRITING_FOR_AT_MOST,
        )
        .limit(1)
    )
    return "The automated service is writing" if busy else ""


async def key_worker_writing(session: AsyncSession, conversation_id: UUID) -> str:
    """The words for a key worker who is typing; "" when no key worker has the conversation."""
    name = await session.scalar(
        select(KeyWorker.first_name)
        .join(Conversation, Conversation.key_worker_id == KeyWorker.id)
        .where(Conversation.id == conversation_id, Conversation.handler == "key_worker")
    )
    return f"{name} is writing" if name else ""
