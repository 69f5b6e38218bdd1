"""The quiet line about a worry (bot/worries.py): once a day, in front of the answer to the text it was in. The questions go on."""

from datetime import timedelta

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, conversations, words, worries
from bot.channels.segments import segments
from bot.tables import Conversation, Message

AGAIN_AFTER = timedelta(hours=24)
MOST_SEGMENTS = 2


async def in_front_of(session: AsyncSession, conversation: Conversation, messages: list[Message], reply: str) -> str:
    """`reply` with the line in front of it, where one of `messages` holds a worry; by itself where both are too long for a text."""
    line = await _line(session, conversation, messages)
    if line is None:
        return reply
    together = f"{line}\n{reply}" if reply else line
    if conversation.channel == "webchat" or segments(together).count <= MOST_SEGMENTS:
        return together
    await conversations.say(session, conversation, line, idempotency_key=f"check_in:{messages[-1].id}")
    return reply


async def _line(session: AsyncSession, conversation: Conversation, messages: list[Message]) -> str | None:
    found = {worries.screen(message.text) for message in messages} - {None}
    if not found or conversation.channel == "sms" and conversation.opted_out_at is not None:
        return None
    lately = await session.scalar(select(exists().where(
        Message.conversation_id == conversation.id, Message.direction == "out", Message.created_at > clock.now() - AGAIN_AFTER,
        or_(*(Message.text.startswith(line, autoescape=True) for line in set(words.CHECK_IN.values()))),
    )))
    neutral = conversation.safe_contact in words.NEUTRAL_RULES
    gravest = next(kind for kind in reversed(worries.NAMES) if kind in found)
    return None if lately else words.CHECK_IN["afraid" if neutral else gravest]
