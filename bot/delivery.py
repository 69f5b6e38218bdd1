"""From queued to delivered. Each send is marked before the provider is called and settled after, never in between.

`begin` asks everything again at the last moment: who has the conversation, opt-out, safe contact, how long it waited.
Status moves only forward. What cannot be sent becomes a task; nothing fails in silence.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, clocks, contact, conversations, tasks, words
from bot.channels import SendError, StatusUpdate
from bot.channels.twilio_codes import failure
from bot.database import notify, transaction
from bot.tables import Conversation, Message

ALWAYS_SAID = (conversations.SAFETY, conversations.SEEN, conversations.NOTICE, conversations.OPENER)
FORWARD = {"queued": 0, "held": 0, "backing_off": 0, "sending": 1, "sent": 2, "failed": 3, "delivered": 4, "cancelled": 5}
HANDSET_RETRIES = (timedelta(minutes=5), timedelta(minutes=15), timedelta(minutes=60))  # after 30003 and 30008
BACK_OFF_FROM, BACK_OFF_UNTIL = timedelta(seconds=5), timedelta(hours=4)  # after 429 and 5xx
LOST_ANSWER_LOOK_AFTER = timedelta(seconds=10)
SAFETY_VALIDITY_SECONDS = 600
LONGEST_VALIDITY_SECONDS = 4 * 3600


@dataclass(frozen=True)
class Sending:
    """A message marked as being sent: what the channel needs."""

    message_id: UUID
    attempt: int
    channel: str
    address: str
    text: str
    validity_seconds: int
    since: datetime
    look_first: bool  # an earlier attempt may have reached the provider: ask its list before sending


async def begin(message_id: UUID) -> Sending | None:
    """Marks the message as being sent, if it still may go out. None when it may not: it is held, refused with a task,
    or was settled before."""
    async with transaction() as session:
        conversation_id = await session.scalar(select(Message.conversation_id).where(Message.id == message_id))
        if conversation_id is None:
            return None
        conversation = await conversations.lock(session, conversation_id)
        message = await session.get_one(Message, message_id)
        if message.status not in ("queued", "sending"):
            return None
        look_first = message.status == "sending"  # the worker that marked it died before it could settle it
        if not look_first and not await _may_go(session, conversation, message):
            return None
        message.status = "sending"
        message.attempts += 0 if look_first else 1
        message.sending_since = message.sending_since if look_first else clock.now()
        assert message.sending_since is not None
        return Sending(
            message_id=message.id, attempt=message.attempts, channel=conversation.channel,
            address=conversation.address, text=message.text, since=message.sending_since,
            validity_seconds=_validity(conversation, message), look_first=look_first or message.error_code == -1,
        )


async def _may_go(session: AsyncSession, conversation: Conversation, message: Message) -> bool:
    if message.kind not in ALWAYS_SAID and message.author == "bot" and conversation.handler in ("key_worker", "closed"):
        return await _cancel(session, message, "A person has the conversation.")
    if conversation.channel != "sms":
        return True
    if conversation.opted_out_at is not None:
        by_person = message.author == "key_worker"
        return await _cancel(session, message, "They opted out: we cannot text back.", task=by_person)
    if message.override:  # a named person knows better than the rule, and said why
        return True
    since = clock.now() - conversation.last_inbound_at if conversation.last_inbound_at else None
    if message.kind == conversations.NOTICE and message.error_code != -1 and not contact.may_name(conversation.safe_contact, since):
        message.text = words.without_names(message.text)  # it was written in reply, and goes so late that it is none any more
    text = contact.Text(
        kind=message.kind, by_person=message.author != "bot", since_their_text=since,
        opener_sent=await _opener_sent(session, conversation),
    )
    match contact.verdict(conversation.safe_contact, text, clock.now(), conversation.safe_hours):
        case contact.Verdict.SEND:
            return True
        case contact.Verdict.OPEN_FIRST:
            message.status, message.note = "held", "Held until they answer: is now OK to text?"
            await conversations.say(session, conversation, words.OPENER, kind=conversations.OPENER, author="system")
        case contact.Verdict.HOLD:
            message.status, message.note = "held", "Held until they answer: is now OK to text?"
        case contact.Verdict.HOLD_UNTIL_MORNING:
            opens = contact.next_opener_time(clock.now(), contact.hours_of(conversation.safe_contact, conversation.safe_hours))
            assert opens is not None  # else the verdict had been to refuse it
            message.status, message.note = "backing_off", f"Waits until {opens:%-d %B, %H:%M}: no texts at this hour."
            await clocks.start(session, "send_again", f"send:{message.id}", opens,
                               conversation_id=conversation.id, message_id=str(message.id))
        case contact.Verdict.REFUSE:
            return await _cancel(session, message, "Not sent: it may not be safe to text them now.", task=True)
    await notify(session, "thread", str(conversation.id))
    return False


async def _cancel(session: AsyncSession, message: Message, why: str, *, task: bool = False) -> bool:
    message.status = "cancelled"
    message.note = why
    if task:
        await tasks.open_task(session, "not_delivered", why, key=f"not_delivered:{message.conversation_id}",
                              conversation_id=message.conversation_id, message_id=message.id)
    await notify(session, "thread", str(message.conversation_id))
    return False


async def _opener_sent(session: AsyncSession, conversation: Conversation) -> bool:
    opener = (Message.conversation_id == conversation.id) & (Message.kind == conversations.OPENER)
    since = conversation.last_inbound_at or conversation.created_at
    return bool(await session.scalar(select(exists().where(opener, Message.created_at > since))))


def _validity(conversation: Conversation, message: Message) -> int:
    """Seconds after which the provider must not deliver it any more: a late text can be seen by the wrong person."""
    if message.kind == conversations.SAFETY or message.override:
        return SAFETY_VALIDITY_SECONDS
    if conversation.safe_contact == "any_time" or conversation.last_inbound_at is None:
        return LONGEST_VALIDITY_SECONDS
    left = contact.FRESH - (clock.now() - conversation.last_inbound_at)
    return max(60, min(LONGEST_VALIDITY_SECONDS, int(left.total_seconds())))


async def known_provider_ids(sending: Sending) -> list[str]:
    """The provider's ids of other messages with the same words to the same person: not the one we look for."""
    async with transaction() as session:
        message = await session.get_one(Message, sending.message_id)
        same = (Message.conversation_id == message.conversation_id) & (Message.text == message.text)
        ids = await session.scalars(
            select(Message.provider_id).where(same, Message.id != message.id, Message.provider_id.is_not(None))
        )
        return [provider_id for provider_id in ids if provider_id]


async def sent(sending: Sending, provider: str, provider_id: str) -> None:
    """The provider took it."""
    async with transaction() as session:
        message = await _locked(session, sending.message_id)
        message.provider, message.provider_id = provider, provider_id
        message.error_code = None
        _forward(message, "sent")
        message.sent_at = message.sent_at or clock.now()
        await notify(session, "thread", str(message.conversation_id))


async def not_sent(sending: Sending, error: SendError) -> None:
    """The provider did not take it, or we do not know: again later, or a task."""
    async with transaction() as session:
        message = await _locked(session, sending.message_id)
        if FORWARD[message.status] >= FORWARD["sent"]:
            return  # its status callback was here first
        if error.unknown:
            message.error_code = -1  # no answer: the next attempt asks the provider's list before it sends
            await _again(session, message, LOST_ANSWER_LOOK_AFTER)
        elif error.retryable:
            message.error_code = error.code
            wait = min(BACK_OFF_FROM * 3 ** (message.attempts - 1), BACK_OFF_UNTIL)
            first = message.created_at + BACK_OFF_UNTIL
            await (_again(session, message, wait) if clock.now() < first else _fail(session, message, error.code))
        else:
            await _fail(session, message, error.code)


async def status(update: StatusUpdate, message_id: UUID | None, attempt: int | None) -> None:
    """A status callback: found by the message id in its own address (it may overtake the answer to our send), else by the
    provider's id. Late, doubled and reordered ones change nothing."""
    async with transaction() as session:
        found = Message.id == message_id if message_id else (
            (Message.provider == update.provider) & (Message.provider_id == update.provider_id)
        )
        message = await session.scalar(select(Message).where(found, Message.direction == "out").with_for_update())
        if message is None or (attempt is not None and attempt != message.attempts):
            return
        message.provider, message.provider_id = update.provider, update.provider_id
        if update.status == "failed":
            await _failed_at_provider(session, message, update)
        elif _forward(message, update.status) and update.status == "delivered":
            message.delivered_at = clock.now()
        message.sent_at = message.sent_at or clock.now()
        await notify(session, "thread", str(message.conversation_id))


async def _failed_at_provider(session: AsyncSession, message: Message, update: StatusUpdate) -> None:
    if FORWARD[message.status] >= FORWARD["failed"] or message.status == "backing_off":
        return
    message.error_code = update.error_code
    if failure(update.error_code).retryable and message.attempts <= len(HANDSET_RETRIES):
        await _again(session, message, HANDSET_RETRIES[message.attempts - 1])
    else:
        await _fail(session, message, update.error_code)


async def _again(session: AsyncSession, message: Message, wait: timedelta) -> None:
    due = clock.now() + wait
    message.status = "backing_off"
    reason = failure(message.error_code).words if message.error_code and message.error_code > 0 else "no answer"
    message.note = f"Not delivered ({reason}): we try again at {clock.london(due):%H:%M}."
    await clocks.start(session, "send_again", f"send:{message.id}", due,
                       conversation_id=message.conversation_id, message_id=str(message.id))
    await notify(session, "thread", str(message.conversation_id))


async def send_again(session: AsyncSession, message_id: UUID) -> None:
    """A back-off has run out: queued once more, with all questions asked anew."""
    message = await _locked(session, message_id)
    if message.status == "backing_off":
        message.status = "queued"
        await conversations.defer_delivery(session, message)


async def _fail(session: AsyncSession, message: Message, code: int | None) -> None:
    _forward(message, "failed")
    message.error_code = code
    message.note = f"Not delivered: {failure(code).words}."
    await tasks.open_task(
        session, "not_delivered", message.note, key=f"not_delivered:{message.conversation_id}",
        conversation_id=message.conversation_id, message_id=message.id,
    )
    await notify(session, "thread", str(message.conversation_id))


def _forward(message: Message, new: str) -> bool:
    if FORWARD[new] <= FORWARD[message.status]:
        return False
    message.status = new
    return True


async def _locked(session: AsyncSession, message_id: UUID) -> Message:
    return (await session.scalars(select(Message).where(Message.id == message_id).with_for_update())).one()
