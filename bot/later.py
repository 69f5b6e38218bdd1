"""A key worker's text for later. A row that waits with a clock; when it is due the delivery job asks everything anew, so
the safe-contact rule of that hour holds, whatever was known when it was written."""

from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import Select, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, clocks, contact, conversations
from bot.database import notify
from bot.tables import Conversation, KeyWorker, Message

LONGEST_AHEAD = timedelta(days=60)


def refusal(conversation: Conversation, at: datetime) -> str | None:
    """Why a text cannot be set for that time, as far as can be known now; None when it can."""
    if at <= clock.now():
        return "That time is past. Choose one to come, or send it now."
    if at - clock.now() > LONGEST_AHEAD:
        return f"That is too far ahead: at most {LONGEST_AHEAD.days} days."
    if conversation.channel != "sms":
        return "In web chat nobody may be there to read it later. Write it in the plan, or ask for a number."
    since = at - conversation.last_inbound_at if conversation.last_inbound_at else None
    text = contact.Text(kind=conversations.KEY_WORKER, by_person=True, since_their_text=since, opener_sent=False)
    match contact.verdict(conversation.safe_contact, text, at, conversation.safe_hours):
        case contact.Verdict.REFUSE:
            return "They asked us only to answer their texts, or not to text: one that comes by itself may not be safe."
        case contact.Verdict.HOLD_UNTIL_MORNING if conversation.safe_contact == contact.CERTAIN_HOURS:
            return f"They said when it is safe: “{conversation.safe_hours}”. Choose a time in those hours, between 9am and 8pm."
        case contact.Verdict.HOLD_UNTIL_MORNING:
            return "Texts that we start go from 9am to 8pm. Choose a time between."
    return None


async def say(
    session: AsyncSession, conversation: Conversation, text: str, at: datetime, by: KeyWorker, *, idempotency_key: str
) -> None:
    """Sets a text for `at`, once. The conversation's row is locked, and `refusal` had nothing against it."""
    if await session.scalar(select(Message.id).where(Message.idempotency_key == idempotency_key)):
        return
    local = clock.london(at)
    message = await conversations.add(
        session, conversation, direction="out", author="key_worker", kind=conversations.KEY_WORKER, text=text,
        status="backing_off", note=f"Goes {local:%A %-d %B} at {local:%H:%M}.", key_worker_id=by.id,
        idempotency_key=idempotency_key,
    )
    await clocks.start(session, "send_again", f"send:{message.id}", at, conversation_id=conversation.id,
                       message_id=str(message.id))


async def cancel(session: AsyncSession, message: Message, why: str) -> bool:
    """Takes back a text that waits for its time. False when it has gone, or is going, already."""
    if message.status != "backing_off" or message.author != "key_worker":
        return False
    message.status, message.note = "cancelled", why
    await clocks.stop(session, f"send:{message.id}")
    await notify(session, "thread", str(message.conversation_id))
    return True


async def cancel_all(session: AsyncSession, conversation_id: UUID) -> None:
    """Nothing goes later any more: the conversation is closed."""
    for message in await session.scalars(_waiting(conversation_id).with_for_update()):
        await cancel(session, message, "Not sent: the conversation was closed first.")


async def not_begun(session: AsyncSession, conversation_id: UUID) -> list[Message]:
    """The texts of a key worker that wait for their time, and that nothing has been tried of yet."""
    return list(await session.scalars(_waiting(conversation_id).where(Message.attempts == 0).order_by(Message.position)))


async def cancel_not_begun(session: AsyncSession, conversation: Conversation, why: str, of: UUID | None = None) -> None:
    """What somebody set for later does not go in their name when they have the conversation, or its case, no more; a marker
    says so. `of`: only that key worker's. The conversation's row is locked."""
    theirs = Message.key_worker_id == of if of is not None else true()
    for message in await session.scalars(_waiting(conversation.id).where(Message.attempts == 0, theirs).with_for_update()):
        await cancel(session, message, f"Not sent: {why}.")
        await conversations.mark(session, conversation, "handed_over",
                                 f"A text that was to go later is not sent, because {why}. Look at it, and send it if it still holds.")


def _waiting(conversation_id: UUID) -> Select[Message]:
    return select(Message).where(
        Message.conversation_id == conversation_id, Message.status == "backing_off", Message.author == "key_worker"
    )
