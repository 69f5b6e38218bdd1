"""Writing to a resident: now, later, again, or not after all. Whoever has the conversation writes; nobody else, whatever
the page that sent the form still showed.
"""

import hashlib
from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import Response

from bot import clock, conversations, later
from bot.console import saved_replies, sight, thread
from bot.console.auth import Staff
from bot.console.deeds import again, back, box
from bot.console.guard import Refused, field, form_of
from bot.database import notify, transaction
from bot.tables import Conversation, Message

LONGEST_TEXT = 1500  # Twilio takes 1,600 characters


async def reply(request: Request, staff: Staff) -> Response:
    """POST text, token: a text to the resident; with when=later, on and at, for that day and time. 409 with the words kept
    when the conversation is not theirs (any more)."""
    conversation_id, form = request.path_params["id"], await form_of(request)
    text, goes_later = field(form, "text").strip(), field(form, "when") == "later"
    at = _moment(field(form, "on"), field(form, "at"))
    key = once_key("console", conversation_id, staff, field(form, "token"), f"{at if goes_later else ''}\n{text}")
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        refusal = await _cannot_reply(session, conversation, staff, text)
        if refusal is None and goes_later:
            refusal = _cannot_later(conversation, at)
        if refusal is None and goes_later and at is not None:
            await later.say(session, conversation, text, at, staff.key_worker, idempotency_key=key)
        elif refusal is None:
            await conversations.say(
                session, conversation, text, kind=conversations.KEY_WORKER, author="key_worker",
                key_worker_id=staff.key_worker.id, idempotency_key=key,
            )
            await notify(session, "queue", str(conversation_id))
    if refusal is not None:
        status, words = refusal
        return await again(request, staff, words, status, text)
    if "hx-request" in request.headers:
        return await box(conversation_id, staff)
    return back(conversation_id, sent=True)


def once_key(what: str, conversation_id: UUID, staff: Staff, token: str, words: str) -> str:
    """What makes a form sent twice one text. The words count: a page whose answer was lost sends others with its old token,
    and they are a new text."""
    digest = hashlib.sha256(words.encode(errors="replace")).hexdigest()[:24]
    return f"{what}:{conversation_id}:{staff.key_worker.id}:{token[:40]}:{digest}"


async def insert(request: Request, staff: Staff) -> Response:
    """POST text, saved: the page once more with a saved reply after the words so far. For browsers without a script."""
    conversation_id, form = request.path_params["id"], await form_of(request)
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        head = await thread.head(session, conversation_id, staff.key_worker)
        replies = await saved_replies.for_conversation(session, head, staff.key_worker)
    chosen = [words for id, _, words in replies if str(id) == field(form, "saved")]
    text = "\n".join(part for part in (field(form, "text").rstrip(), *chosen) if part)
    return await again(request, staff, "" if chosen else "Choose a saved reply first.", 200 if chosen else 422, text)


async def send_again(request: Request, staff: Staff) -> Response:
    """POST: a text of a key worker that was not delivered, once more, as a new text. Asked twice, it is sent once."""
    conversation_id = request.path_params["id"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        message = await session.get(Message, request.path_params["message"])
        if message is None or message.conversation_id != conversation_id or message.author != "key_worker":
            raise Refused("There is no such text.", 404)
        if message.status not in ("failed", "cancelled"):
            raise Refused("That text has not failed: it may still arrive.", 409)
        refusal = await _cannot_reply(session, conversation, staff, message.text)
        if refusal is None:
            await conversations.say(
                session, conversation, message.text, kind=conversations.KEY_WORKER, author="key_worker",
                key_worker_id=staff.key_worker.id, idempotency_key=f"again:{message.id}",
            )
    return back(conversation_id) if refusal is None else await again(request, staff, refusal[1], refusal[0], message.text)


async def send_not(request: Request, staff: Staff) -> Response:
    """POST: a text that waits for its time is not sent. Whoever has the conversation decides."""
    conversation_id = request.path_params["id"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        message = await session.get(Message, request.path_params["message"], with_for_update=True)
        if message is None or message.conversation_id != conversation_id:
            raise Refused("There is no such text.", 404)
        if conversation.handler == "key_worker" and conversation.key_worker_id != staff.key_worker.id:
            raise Refused("Somebody else has this conversation now: ask them.", 409)
        if not await later.cancel(session, message, f"Not sent: {staff.key_worker.first_name} took it back."):
            raise Refused("That text has gone already, or was none for later.", 409)
    return back(conversation_id)


def _moment(day: str, at: str) -> datetime | None:
    """A day and a time as the form sends them, London time; None when they are none."""
    try:
        return datetime.combine(date.fromisoformat(day), time.fromisoformat(at), clock.LONDON)
    except ValueError:
        return None


def _cannot_later(conversation: Conversation, at: datetime | None) -> tuple[int, str] | None:
    why_not = later.refusal(conversation, at) if at else "Write the day and the time, like 2026-12-29 and 14:30."
    return (422, why_not) if why_not else None


async def _cannot_reply(
    session: AsyncSession, conversation: Conversation, staff: Staff, text: str
) -> tuple[int, str] | None:
    head = await thread.head(session, conversation.id, staff.key_worker)
    if not head.mine:
        if head.has_it is not None:
            return 409, f"{head.has_it.name} has this conversation now. Nothing was sent; your words are kept below."
        return 409, "You do not have this conversation any more. Take it first; your words are kept below."
    if head.cannot_text:
        return 409, head.cannot_text
    if not text:
        return 422, "Write something first."
    if empty := saved_replies.not_filled(text):
        return 422, f"{empty} is not filled in: write what should stand there. Nothing was sent."
    if len(text) > LONGEST_TEXT:
        return 422, f"That is {len(text)} characters, and a text takes at most {LONGEST_TEXT}. Make it shorter, or send it in two."
    return None
