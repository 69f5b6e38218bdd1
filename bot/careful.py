"""A stricter rule for reaching somebody, said in any text: holds from that text on, in every state of a conversation."""

from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, contact, conversations, intakes
from bot.tables import Conversation, Message
from bot.understanding.readers.safe_contact import safe_contact_said


async def heed(session: AsyncSession, conversation: Conversation, message: Message) -> None:
    """ "Don't text this phone, he reads it": kept on the conversation, the intake's way, and the case, with a line in the thread.
    A looser rule is never taken from a text. The conversation's row must be locked by this transaction."""
    rule = safe_contact_said(message.text) if conversation.channel == "sms" else None
    if rule not in contact.CAREFUL or conversation.safe_contact in contact.CAREFUL[: contact.CAREFUL.index(rule) + 1]:
        return
    told = {"safe_contact": rule}
    if case := await cases.open_case_of(session, conversation.id):
        await cases.change(session, case, told, turn_id=None)  # beside whatever the turn of this text changes
    await intakes.obey(session, conversation, told)
    await conversations.mark(session, conversation, "note", f"Read in their text: {contact.RULES_IN_WORDS[rule]}.")
