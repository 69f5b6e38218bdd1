"""What a key worker does with a conversation: take it, note, hand it back, close it. (Writing to them is writing.py.)

Each locks the conversation's row first and asks again who has it: the page that sent the form may be long out of date.
"""

from uuid import UUID

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import cases, conversations, handoff, safety, taking
from bot.console import conversation as pages
from bot.console import sight, thread
from bot.console.auth import Staff
from bot.console.guard import Refused, field, form_of
from bot.console.rendering import show
from bot.console.wording import OUTCOMES
from bot.database import notify, transaction
from bot.tables import Case, Conversation

LONGEST_NOTE, LONGEST_REASON = 4000, 500


async def claim(request: Request, staff: Staff) -> Response:
    """POST: take the conversation. Exactly one wins; the other is told who."""
    conversation_id = request.path_params["id"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        won = await taking.take(session, conversation, staff.key_worker)
        if won:
            await pages.open_it(session, conversation_id, staff)
    return back(conversation_id) if won else await again(
        request, staff, "Somebody was faster: see above who has the conversation now."
    )


async def note(request: Request, staff: Staff) -> Response:
    """POST text: a private note in the thread. Staff see it; it is sent to nobody."""
    conversation_id = request.path_params["id"]
    text = field(await form_of(request), "text").strip()
    if len(text) > LONGEST_NOTE:
        raise Refused(f"The note is {len(text)} characters, and at most {LONGEST_NOTE} are kept. Make it shorter, or write two. "
                      "Nothing was kept yet.", 422)
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        if text:
            conversation = await conversations.lock(session, conversation_id)
            await conversations.mark(session, conversation, "note", text, key_worker_id=staff.key_worker.id)
            await cases.record_for_conversation(session, conversation_id, "note", actor=str(staff.key_worker.id))
    return back(conversation_id)


async def hand_back(request: Request, staff: Staff) -> Response:
    """POST reason: the bot has it again."""
    conversation_id = request.path_params["id"]
    reason = field(await form_of(request), "reason").strip()
    if len(reason) > LONGEST_REASON:
        raise Refused(f"The reason is {len(reason)} characters, and at most {LONGEST_REASON} are kept. Make it shorter. "
                      "Nothing was done yet.", 422)
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        try:
            await handoff.hand_back(session, conversation, staff.key_worker, reason or "no reason given")
        except handoff.NotYours as refusal:
            raise Refused(str(refusal), 409) from None
    return back(conversation_id)


async def close(request: Request, staff: Staff) -> Response:
    """POST outcome, ask: the conversation and its case are closed, and they are asked how it went where that is safe."""
    conversation_id, form = request.path_params["id"], await form_of(request)
    outcome, ask = field(form, "outcome"), field(form, "ask") == "yes"
    if outcome not in OUTCOMES:
        return await again(request, staff, "Choose how it ended before you close it.", 422)
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        try:
            await handoff.close(session, conversation, staff.key_worker, outcome, ask=ask)
        except handoff.NotYours as refusal:
            raise Refused(str(refusal), 409) from None
    return back(conversation_id)


async def open_case_again(request: Request, staff: Staff) -> Response:
    """POST: the last case of a conversation that is theirs is open again, when it is closed and no other is open."""
    conversation_id = request.path_params["id"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        _require_mine(await conversations.lock(session, conversation_id), staff)
        case = await cases.newest_case_of(session, conversation_id)
        if case is None or case.status != "closed":
            raise Refused("There is no closed case to open.", 409)
        await session.get_one(Case, case.id, with_for_update=True)
        await cases.open_again(session, case, actor=str(staff.key_worker.id))
        await notify(session, "thread", str(conversation_id))
    return back(conversation_id)


async def open_new_case(request: Request, staff: Staff) -> Response:
    """POST: a new case of a conversation that is theirs and has none open: what they come with now is another matter."""
    conversation_id = request.path_params["id"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        _require_mine(conversation, staff)
        if await cases.open_case_of(session, conversation_id) is not None:
            raise Refused("There is an open case already.", 409)
        await taking.open_case(session, conversation, staff.key_worker)
    return back(conversation_id)


def _require_mine(conversation: Conversation, staff: Staff) -> None:
    if conversation.handler != "key_worker" or conversation.key_worker_id != staff.key_worker.id:
        raise Refused("You do not have this conversation. Take it first.", 409)


async def acknowledge(request: Request, staff: Staff) -> Response:
    """POST: "I have seen this", for danger that comes while the page is open already."""
    conversation_id = request.path_params["id"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        if await safety.acknowledge(session, conversation_id, staff.key_worker.id):
            await notify(session, "queue", str(conversation_id))
            await notify(session, "thread", str(conversation_id))
    return back(conversation_id)


async def again(
    request: Request, staff: Staff, words: str, status: int = 409, text: str = "", reason: str | None = None
) -> Response:
    """The page once more, with what went wrong, and the words that were typed still in the box. `reason`: of a text against
    the safe-contact rule."""
    conversation_id, form = request.path_params["id"], await form_of(request)
    for_later = {name: field(form, name) for name in ("on", "at")} if field(form, "when") == "later" else None
    if "hx-request" in request.headers:
        return await box(conversation_id, staff, status, text, words, for_later, reason)
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        context = await pages.everything(session, conversation_id, staff)
        context |= await pages.composer(session, context["head"], staff, text, words, for_later, reason)
    return show("conversation.html", staff, status, **context)


async def box(
    conversation_id: UUID, staff: Staff, status: int = 200, text: str = "", error: str = "",
    for_later: dict[str, str] | None = None, reason: str | None = None,
) -> Response:
    """The writing box alone, for a page that is open already."""
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        head = await thread.head(session, conversation_id, staff.key_worker)
        box = await pages.composer(session, head, staff, text, error, for_later, reason)
    return show("_desk.html", staff, status, head=head, **box)


def back(conversation_id: UUID, *, sent: bool = False) -> Response:
    """To the conversation's page; `sent`: it says that a text was taken."""
    return RedirectResponse(f"/console/conversations/{conversation_id}" + ("?done=sent#reply" if sent else ""), 303)
