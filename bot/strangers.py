"""Another person writes from a phone on which something was told before: from then on we only answer, and somebody looks into it."""

from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot import careful, cases, conversations, intakes, somebody_else, tasks
from bot.tables import Conversation, Message

SOMEBODY_ELSE = "somebody_else"
WRITES = "Somebody else writes from this phone now. Do not tell them what was told before. Only answer when they write."


async def heed(session: AsyncSession, conversation: Conversation, message: Message) -> None:
    """Looks whether this text is another person's, and if so raises it, whatever becomes of the text itself; twice is as once.
    The conversation's row is locked."""
    case = await cases.newest_case_of(session, conversation.id)
    known = (cases.answers_of(case) if case else {}) | intakes.slots(await intakes.open_intake(session, conversation.id))
    name = known.get("name") if known.get("name") not in cases.NOT_ANSWERED else None
    on_behalf = known.get("on_behalf_of") not in (*cases.NOT_ANSWERED, "not asked")
    if not somebody_else.says_so(message.text, told=bool(known.get("story")), name=name, on_behalf=on_behalf, asked=conversation.asked):
        return
    await careful.hold(session, conversation, message, "reply_only", because="Somebody else writes from this phone")
    if message.status == "with_person":
        await conversations.mark(session, conversation, "note", WRITES)
    else:
        await tasks.open_task(session, "look_now", WRITES, key=f"{SOMEBODY_ELSE}:{conversation.id}",
                              conversation_id=conversation.id, message_id=message.id)


async def has_it(session: AsyncSession, conversation_id: UUID) -> bool:
    """Whether another person was found to write from this phone, and nobody has looked into it yet."""
    return await tasks.is_open(session, f"{SOMEBODY_ELSE}:{conversation_id}")
