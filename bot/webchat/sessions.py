"""A browser's session: a row, and a cookie with a random token that only the browser holds.

It ends on the server, when they leave or after half an hour in which nobody touched the page; from then on the cookie
opens nothing. The token changes every quarter of an hour, and whenever the session gets to see more than before.
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from sqlalchemy import delete, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.database import notify
from bot.tables import Conversation, WebSession
from bot.webchat.doors import KEPT

IDLE = timedelta(minutes=30)
WARN_BEFORE = timedelta(minutes=5)
NEW_TOKEN_AFTER = timedelta(minutes=15)
LOST_TOKEN_AFTER = timedelta(minutes=1)  # a browser still showing the old token by then never got the new one
FORGET_AFTER = timedelta(days=8)

LEFT, IDLED = "left", "idle"


async def begin(session: AsyncSession) -> tuple[WebSession, str]:
    """A new session and the token for its cookie."""
    token = _new_token()
    browser = WebSession(id=uuid4(), token_hash=_hash(token))
    session.add(browser)
    await session.flush()
    return browser, token


async def find(session: AsyncSession, token: str | None) -> WebSession | None:
    """The session of a cookie's token, its row locked; None when there is none. One that has been idle too long ends
    here: look at `ended_at`."""
    if not token:
        return None
    given = _hash(token)
    browser = await session.scalar(
        select(WebSession)
        .where(or_(WebSession.token_hash == given, WebSession.former_token_hash == given))
        .with_for_update()
    )
    if browser is None:
        return None
    if browser.ended_at is None and clock.now() >= ends_at(browser):
        await end(session, browser, IDLED)
    if browser.conversation_id is None:  # its first text may have been stored by a process that then died
        browser.conversation_id = await session.scalar(
            select(Conversation.id).where(Conversation.channel == "webchat", Conversation.address == str(browser.id))
        )
    return browser


async def renewed(browser: WebSession, token: str, *, at_once: bool = False) -> str | None:
    """A new token for the cookie when it is time, else None. The old one works until the browser shows the new one: its
    answer may be lost on the way, and nobody may lose their conversation by that."""
    now, given = clock.now(), _hash(token)
    has_new_one = given == browser.token_hash
    if has_new_one and browser.rotated_at < now - LOST_TOKEN_AFTER:
        browser.former_token_hash = None
    if not at_once and browser.rotated_at > now - (NEW_TOKEN_AFTER if has_new_one else LOST_TOKEN_AFTER):
        return None
    made = _new_token()
    browser.former_token_hash, browser.token_hash, browser.rotated_at = given, _hash(made), now
    return made


def used(browser: WebSession) -> None:
    """The person did something: the idle time begins anew."""
    browser.last_used_at = browser.last_seen_at = clock.now()


def ends_at(browser: WebSession) -> datetime:
    """When the session ends if nobody touches it."""
    return browser.last_used_at + (KEPT if browser.kept else IDLE)


async def end(session: AsyncSession, browser: WebSession, because: str) -> None:
    """Ends the session, its open pages in other tabs too. Its conversation goes on, with us."""
    if browser.ended_at is None:
        browser.ended_at, browser.ended_because = clock.now(), because
        await notify(session, "session", str(browser.id))
        if browser.conversation_id is not None:
            await notify(session, "queue", str(browser.conversation_id))


async def belongs_to(session: AsyncSession, browser_id: UUID, conversation_id: UUID) -> None:
    """The session's first text has begun this conversation: its open pages begin to follow it."""
    changed = await session.scalar(
        update(WebSession)
        .where(WebSession.id == browser_id, WebSession.conversation_id.is_(None))
        .values(conversation_id=conversation_id)
        .returning(WebSession.id)
    )
    if changed is not None:
        await notify(session, "session", str(browser_id))


async def forget_old(session: AsyncSession) -> int:
    """Deletes sessions that nobody has used for over a week, and returns how many. For the nightly tidying."""
    gone = await session.scalars(
        delete(WebSession).where(WebSession.last_used_at < clock.now() - FORGET_AFTER).returning(WebSession.id)
    )
    return len(gone.all())


def _new_token() -> str:
    return secrets.token_urlsafe(16)  # 128 bits


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
