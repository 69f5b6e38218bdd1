"""What a key worker does with a conversation: take it, reply, note, hand it back, close it.

Each locks the conversation's row first and asks again who has it: the page that sent the form may be long out of date.
"""

from datetime import date, datetime, time
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import cases, clock, conversations, handoff, later, safety
from bot.console import conversation as pages
from bot.console import sight, thread
from bot.console.auth import Staff
from bot.console.guard import Refused, field, form_of
from bot.console.rendering import show
from bot.console.wording import OUTCOMES
from bot.database import notify, transaction
from bot.tables import Conversation, Message

LONGEST_TEXT = 1500  # Twilio takes 1,600 characters
LONGEST_NOTE = 4000


async def claim(request: Request, staff: Staff) -> Response:
    """POST: take the conversation. Exactly one wins; the other is told who."""
    conversation_id = request.path_params["id"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        won = await handoff.claim(session, conversation, staff.key_worker)
        if won:
            await _own_if_nobody_does(session, conversation_id, staff)
            await pages.open_it(session, conversation_id, staff)
    return _back(conversation_id) if won else await _again(
        request, staff, "Somebody was faster: see above who has the conversation now."
    )


async def _own_if_nobody_does(session: AsyncSession, conversation_id: UUID, staff: Staff) -> None:
    """A case out of a duty queue belongs to who takes its conversation; one that is somebody's stays theirs."""
    case = await cases.open_case_of(session, conversation_id)
    if case is not None and case.key_worker_id is None:
        case.key_worker_id, case.queue = staff.key_worker.id, None
        case.match = {"chosen": staff.key_worker.name, "reasons": ["took it from the duty queue"], "runners_up": []}
        await cases.record(session, case.id, "matched", actor=str(staff.key_worker.id), detail=case.match)


async def reply(request: Request, staff: Staff) -> Response:
    """POST text, token: a text to the resident; with when=later, on and at, for that day and time. 409 with the words kept
    when the conversation is not theirs (any more)."""
    conversation_id, form = request.path_params["id"], await form_of(request)
    text, key = field(form, "text").strip(), f"console:{conversation_id}:{staff.key_worker.id}:{field(form, 'token')[:40]}"
    at = _moment(field(form, "on"), field(form, "at")) if field(form, "when") == "later" else clock.now()
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        goes_later = field(form, "when") == "later"
        refusal = await _cannot_reply(session, conversation, staff, text, at if goes_later else None)
        if at is None:
            refusal = refusal or (422, "Write the day and the time, like 2026-12-29 and 14:30.")
        if refusal is None and at is not None and goes_later:
            await later.say(session, conversation, text, at, staff.key_worker, idempotency_key=key)
        elif refusal is None:
            await conversations.say(
                session, conversation, text, kind=conversations.KEY_WORKER, author="key_worker",
                key_worker_id=staff.key_worker.id, idempotency_key=key,
            )
            await notify(session, "queue", str(conversation_id))
    if refusal is not None:
        status, words = refusal
        return await _again(request, staff, words, status, text)
    if "hx-request" in request.headers:
        return await _box(conversation_id, staff)
    return _back(conversation_id, "reply")


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
    return _back(conversation_id) if refusal is None else await _again(request, staff, refusal[1], refusal[0], message.text)


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
    return _back(conversation_id)


def _moment(day: str, at: str) -> datetime | None:
    """A day and a time as the form sends them, London time; None when they are none."""
    try:
        return datetime.combine(date.fromisoformat(day), time.fromisoformat(at), clock.LONDON)
    except ValueError:
        return None


async def _cannot_reply(
    session: AsyncSession, conversation: Conversation, staff: Staff, text: str, at: datetime | None = None
) -> tuple[int, str] | None:
    head = await thread.head(session, conversation.id, staff.key_worker)
    if not head.mine:
        if head.has_it is not None:
            return 409, f"{head.has_it.name} has this conversation now. Nothing was sent; your words are kept below."
        return 409, "You do not have this conversation any more. Take it first; your words are kept below."
    if head.cannot_text:
        return 409, head.cannot_text
    if at is not None and (why_not := later.refusal(conversation, at)):
        return 422, why_not
    if not text:
        return 422, "Write something first."
    if len(text) > LONGEST_TEXT:
        return 422, f"That is {len(text)} characters, and a text takes at most {LONGEST_TEXT}. Make it shorter, or send it in two."
    return None


async def note(request: Request, staff: Staff) -> Response:
    """POST text: a private note in the thread. Staff see it; it is sent to nobody."""
    conversation_id = request.path_params["id"]
    text = field(await form_of(request), "text").strip()[:LONGEST_NOTE]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        if text:
            conversation = await conversations.lock(session, conversation_id)
            await conversations.mark(session, conversation, "note", text, key_worker_id=staff.key_worker.id)
            await cases.record_for_conversation(session, conversation_id, "note", actor=str(staff.key_worker.id))
    return _back(conversation_id)


async def hand_back(request: Request, staff: Staff) -> Response:
    """POST reason: the bot has it again."""
    conversation_id = request.path_params["id"]
    reason = field(await form_of(request), "reason").strip()[:500]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        try:
            await handoff.hand_back(session, conversation, staff.key_worker, reason or "no reason given")
        except handoff.NotYours as refusal:
            raise Refused(str(refusal), 409) from None
    return _back(conversation_id)


async def close(request: Request, staff: Staff) -> Response:
    """POST outcome, ask: the conversation and its case are closed, and they are asked how it went where that is safe."""
    conversation_id, form = request.path_params["id"], await form_of(request)
    outcome, ask = field(form, "outcome"), field(form, "ask") == "yes"
    if outcome not in OUTCOMES:
        return await _again(request, staff, "Choose how it ended before you close it.", 422)
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        try:
            await handoff.close(session, conversation, staff.key_worker, outcome, ask=ask)
        except handoff.NotYours as refusal:
            raise Refused(str(refusal), 409) from None
    return _back(conversation_id)


async def acknowledge(request: Request, staff: Staff) -> Response:
    """POST: "I have seen this", for danger that comes while the page is open already."""
    conversation_id = request.path_params["id"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        if await safety.acknowledge(session, conversation_id, staff.key_worker.id):
            await notify(session, "queue", str(conversation_id))
            await notify(session, "thread", str(conversation_id))
    return _back(conversation_id)


async def _again(request: Request, staff: Staff, words: str, status: int = 409, text: str = "") -> Response:
    """The page once more, with what went wrong, and the words that were typed still in the box."""
    conversation_id, form = request.path_params["id"], await form_of(request)
    for_later = {name: field(form, name) for name in ("on", "at")} if field(form, "when") == "later" else None
    if "hx-request" in request.headers:
        return await _box(conversation_id, staff, status, text, words, for_later)
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        context = await pages.everything(session, conversation_id, staff)
        context |= await pages.composer(session, context["head"], staff, text, words, for_later)
    return show("conversation.html", staff, status, **context)


async def _box(
    conversation_id: UUID, staff: Staff, status: int = 200, text: str = "", error: str = "",
    for_later: dict[str, str] | None = None,
) -> Response:
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        head = await thread.head(session, conversation_id, staff.key_worker)
        box = await pages.composer(session, head, staff, text, error, for_later)
    return show("_desk.html", staff, status, head=head, **box)


def _back(conversation_id: UUID, anchor: str = "") -> Response:
    return RedirectResponse(f"/console/conversations/{conversation_id}" + (f"#{anchor}" if anchor else ""), 303)
