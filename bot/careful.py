"""A stricter rule for reaching somebody, heard in passing: holds from that text on, in every state of a conversation."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, contact, conversations, intakes
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
    if conversation.safe_contact in contact.CAREFUL[: contact.CAREFUL.index(rule) + 1]:
        return
    told = {"safe_contact": rule}
    if case := await cases.open_case_of(session, conversation.id):
        await cases.change(session, case, told, turn_id=None)  # beside whatever the turn of this text changes
    if await intakes.open_intake(session, conversation.id):
        await intakes.write(session, conversation, told, message.id)
    await intakes.obey(session, conversation, told)
    await conversations.mark(session, conversation, "note", f"{because}: {contact.RULES_IN_WORDS[rule]}.")
