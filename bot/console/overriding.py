"""A key worker sends a text though the safe-contact rule would not, because they know better now. The reason is asked for,
stays on the text and in the case, and everybody who reads the thread sees it. After STOP there is no such way."""

from uuid import UUID

from starlette.requests import Request
from starlette.responses import Response

from bot import cases, conversations
from bot.console import saved_replies, sight
from bot.console.auth import Staff
from bot.console.deeds import again, back, box
from bot.console.guard import field, form_of
from bot.console.writing import once_key
from bot.database import notify, transaction
from bot.tables import Conversation

LONGEST_TEXT, LONGEST_REASON = 1500, 500


async def send(request: Request, staff: Staff) -> Response:
    """POST text, reason, token. 409 when the conversation is not theirs or the resident has opted out, 422 without words
    or reason: the same page then, with what was written still in it."""
    conversation_id: UUID = request.path_params["id"]
    form = await form_of(request)
    text, reason = field(form, "text").strip(), field(form, "reason").strip()
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        conversation = await conversations.lock(session, conversation_id)
        refusal = _cannot(conversation, staff) or _not_whole(text, reason)
        message = None
        if refusal is None:
            message = await conversations.say(
                session, conversation, text, kind=conversations.KEY_WORKER, author="key_worker",
                key_worker_id=staff.key_worker.id,
                idempotency_key=once_key("override", conversation_id, staff, field(form, "token"), text),
            )
        if message is not None:
            message.override = reason
            await conversations.mark(session, conversation, "note", f"Sent against the safe-contact rule: {reason}",
                                     key_worker_id=staff.key_worker.id)
            await cases.record_for_conversation(session, conversation_id, "overridden", actor=str(staff.key_worker.id),
                                                detail={"reason": reason, "message": str(message.id)})
            await notify(session, "queue", str(conversation_id))
    if refusal is not None:
        status, words = refusal
        return await again(request, staff, f"{words} Nothing was sent.", status, text, reason)
    if "hx-request" in request.headers:
        return await box(conversation_id, staff)
    return back(conversation_id, sent=True)


def _cannot(conversation: Conversation, staff: Staff) -> tuple[int, str] | None:
    if conversation.handler != "key_worker" or conversation.key_worker_id != staff.key_worker.id:
        return 409, "You do not have this conversation. Take it first."
    if conversation.channel != "sms" or conversation.opted_out_at is not None:
        return 409, "They opted out of texts: we cannot text back. Is it safe to phone?"
    return None


def _not_whole(text: str, reason: str) -> tuple[int, str] | None:
    if not text:
        return 422, "Write the text."
    if not reason:
        return 422, "Write why it is safe to send it now."
    if len(text) > LONGEST_TEXT:
        return 422, f"The text is {len(text)} characters, and a text takes at most {LONGEST_TEXT}. Make it shorter, or send it in two."
    if len(reason) > LONGEST_REASON:
        return 422, f"The reason is {len(reason)} characters, and at most {LONGEST_REASON} are kept. Make it shorter."
    if empty := saved_replies.not_filled(text):
        return 422, f"{empty} is not filled in: write what should stand there."
    return None
