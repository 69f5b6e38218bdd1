"""What a person is asked to read though nobody said a danger: a worry (bot/worries.py), or a text that the classifier is not sure of.

The line on the task claims no more than the words of the text carry, and a graver line is not replaced by a lighter one.
"""

from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import languages, tasks, words, worries
from bot.tables import Conversation, Message, Task
from bot.understanding.danger_words import carries

UNPLACED = "A text that the automated reading cannot place: it may tell of danger, or of nothing. Read it soon."
ABROAD = "Perhaps a danger: the automated reading does not know this language. Have it read soon."
PERHAPS = {kind: f"Perhaps {name}: the automated reading is not sure. Read it soon." for kind, name in words.DANGER_NAMES.items()}
WORRY = {kind: f"A worry: {name}. Not said to be a danger now. Read it today." for kind, name in worries.NAMES.items()}
LIGHTEST_FIRST = (UNPLACED, ABROAD, *PERHAPS.values(), *WORRY.values())


def line(text: str, hint: str | None) -> str | None:
    """What the team is told about a text without danger whose classifier's hint is `hint`; None where there is nothing to read."""
    if (kind := worries.screen(text)) is not None:
        return WORRY[kind]
    if hint is None:
        return None
    if languages.tells(text):
        return ABROAD
    return PERHAPS[hint] if carries(text, hint) else UNPLACED


def graver(old: str | None, new: str) -> str:
    """The line that stays on a task: the new one, unless the old one says more."""
    weigh = LIGHTEST_FIRST.index
    return old if old in LIGHTEST_FIRST and weigh(old) > weigh(new) else new


async def ask_to_read(session: AsyncSession, conversation: Conversation, message: Message, reading: dict[str, Any]) -> None:
    """Puts the text before the team, where there is reason to: one open task a conversation."""
    if (said := line(message.text, reading.get("hint"))) is None:
        return
    key = f"worry:{conversation.id}"
    open_one = await session.scalar(select(Task.words).where(Task.key == key, Task.done_at.is_(None)))
    await tasks.open_task(session, "worry", graver(open_one, said), key=key, conversation_id=conversation.id, message_id=message.id)
