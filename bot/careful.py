"""A stricter rule for reaching somebody, heard in passing: holds from that text on, in every state of a conversation."""

from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, contact, conversations, hours_in_a_text, intakes
from bot.tables import Conversation, Message
from bot.understanding.readers.safe_contact import safe_contact_said
from bot.understanding.readers.safe_contact_abroad import careful_abroad


async def heed(session: AsyncSession, conversation: Conversation, message: Message) -> None:
    """ "Don't text this phone, he reads it": holds at once, whoever it was said to. The conversation's row is locked."""
    rule = safe_contact_said(message.text) if conversation.channel == "sms" else None
    if rule in contact.CAREFUL:
        await hold(session, conversation, message, str(rule), because="Read in their text")


async def heed_abroad(session: AsyncSession, conversation: Conversation, message: Message) -> None:
    """The same told in another language, in every state: such a text ends the questions, so that none would ask. The conversation's
    row is locked."""
    if conversation.channel == "sms" and conversation.safe_contact not in contact.CAREFUL and careful_abroad(message.text):
        if await cases.open_case_of(session, conversation.id) is None:
            await intakes.begin(session, conversation.id)
        await hold(session, conversation, message, "reply_only", because="Read from single words of another language")


async def hold(session: AsyncSession, conversation: Conversation, message: Message, rule: str, *, because: str) -> None:
    """Puts a careful rule on the conversation, the intake and the case, with a line in the thread. One as strict, or stricter, stays:
    nothing said in passing makes it looser. The conversation's row is locked."""
    if conversation.safe_contact not in contact.CAREFUL[: contact.CAREFUL.index(rule) + 1]:
        await _keep(session, conversation, message, {"safe_contact": rule}, f"{because}: {contact.RULES_IN_WORDS[rule]}.")


async def hold_hours(session: AsyncSession, conversation: Conversation, message: Message) -> None:
    """The same for a limit to certain hours in a text that raised an alarm: "only text before 3". The conversation's row is locked."""
    if conversation.channel == "sms" and (told := limited(
        message.text, {"safe_contact": conversation.safe_contact, "contact_time": conversation.safe_hours})):
        await _keep(session, conversation, message, told, f"Read in their text: text only {told['contact_time']}.")


def limited(text: str, known: dict[str, Any]) -> dict[str, Any]:
    """The rule and hours after a text that keeps us to certain hours; nothing where what is `known` is stricter. Hours known before hold
    as well: no clock can read both, and we only answer."""
    safe = safe_contact_said(text) == contact.CERTAIN_HOURS  # "safe to text weekdays 9 to 3"
    hours, before = hours_in_a_text.kept_to(text) or safe and hours_in_a_text.clear_in(text), known.get("contact_time")
    if not hours or known.get("safe_contact") in contact.CAREFUL:
        return {}
    if known.get("safe_contact") == contact.CERTAIN_HOURS and before not in (None, "", "skipped"):
        if hours.casefold() in str(before).casefold():
            return {}
        hours = f"{before}; {hours}"
    return {"safe_contact": contact.CERTAIN_HOURS, "contact_time": hours}


async def _keep(session: AsyncSession, conversation: Conversation, message: Message, told: dict[str, Any], line: str) -> None:
    if case := await cases.open_case_of(session, conversation.id):
        await cases.change(session, case, told, turn_id=None)  # beside whatever the turn of this text changes
    if await intakes.open_intake(session, conversation.id):
        await intakes.write(session, conversation, told, message.id)
    await intakes.obey(session, conversation, told)
    await conversations.mark(session, conversation, "note", line)
