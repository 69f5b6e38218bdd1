"""Whether a resident who writes by web chat is still there, so that a key worker does not talk to an empty room."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.tables import Conversation, WebSession

HERE, LEFT, ENDED, NEVER = "here", "left", "ended", "never"

GONE_AFTER = timedelta(seconds=60)  # a page with an event stream tells us every few seconds that it is there
GONE_AFTER_WITHOUT_STREAM = timedelta(minutes=10)  # a page without JavaScript is seen only when it is loaded


async def presence(session: AsyncSession, conversation: Conversation) -> str:
    """ "here": a page of theirs is open. "left": it was closed, or has lost its connection, and may come back. "ended":
    they left for good, or the chat ended by itself; only the safe way they gave reaches them. "never": no web chat."""
    browsers = list(await session.scalars(select(WebSession).where(WebSession.conversation_id == conversation.id)))
    if not browsers:
        return NEVER
    going_on = [browser for browser in browsers if browser.ended_at is None]
    if not going_on:
        return ENDED
    return HERE if any(_seen_lately(browser) for browser in going_on) else LEFT


def _seen_lately(browser: WebSession) -> bool:
    return clock.now() - browser.last_seen_at <= (GONE_AFTER if browser.live else GONE_AFTER_WITHOUT_STREAM)
