"""Passwords and sessions of staff. A session is a row: ending the row ends it in every browser, at once.

The cookie holds a random token; the row holds only its hash, so a copied database signs nobody in.
"""

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.concurrency import run_in_threadpool
from starlette.responses import Response

from bot import clock
from bot.database import notify
from bot.settings import settings
from bot.tables import KeyWorker, SecondFactor, StaffSession

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=12)
SEEN_EVERY = timedelta(seconds=30)  # how often a session's last use is written down
LONGEST_PASSWORD = 200

_hasher = PasswordHasher()  # argon2id, RFC 9106's second recommended option
# Checked when the account is unknown, so that an unknown account costs the same work as a wrong password.
_NOBODYS_HASH = _hasher.hash(secrets.token_urlsafe(16))


@dataclass(frozen=True)
class Staff:
    """Who is signed in, in this browser."""

    key_worker: KeyWorker
    csrf: str
    session_hash: str
    second_factor: bool = False  # they have set one up
    open_tasks: int = 0  # that they may see
    open_alerts: int = 0  # danger that nobody has opened

    @property
    def idle(self) -> int:
        """Seconds without a sign of life after which the session ends."""
        return int(IDLE.total_seconds())

    @property
    def role(self) -> str:
        return self.key_worker.role


async def hash_password(password: str) -> str:
    """The argon2id hash to store."""
    return await run_in_threadpool(_hasher.hash, password)


async def password_fits(password: str, password_hash: str | None) -> bool:
    """Whether the password is right. None (no such account) takes as long as a wrong one, and is wrong."""
    return await run_in_threadpool(_fits, password[:LONGEST_PASSWORD], password_hash)


def _fits(password: str, password_hash: str | None) -> bool:
    try:
        _hasher.verify(password_hash or _NOBODYS_HASH, password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def cookie_name() -> str:
    """`__Host-` binds the cookie to this host and to https; the demo runs on plain http, where browsers refuse it."""
    return "doorstep" if settings().demo else "__Host-doorstep"


def set_cookie(response: Response, token: str) -> None:
    """Gives the browser its session. No script can read it, and no other site can send it along with a form."""
    response.set_cookie(cookie_name(), token, httponly=True, secure=not settings().demo, samesite="lax", path="/")


def second_factor_required() -> bool:
    """Everywhere but in the demo, where made-up people share one password."""
    return not settings().demo


async def begin(session: AsyncSession, key_worker: KeyWorker) -> str:
    """Starts a session with a fresh token, and returns the token for the cookie."""
    token = secrets.token_urlsafe(32)
    session.add(StaffSession(token_hash=_hash(token), key_worker_id=key_worker.id, csrf=secrets.token_urlsafe(32)))
    return token


async def find(session: AsyncSession, token: str | None) -> Staff | None:
    """Who the cookie's token belongs to; None when it is unknown, ended, idle too long, too old, or they have left."""
    if not token:
        return None
    return await find_by_hash(session, _hash(token))


async def find_by_hash(session: AsyncSession, session_hash: str) -> Staff | None:
    """The same, for a session that is known already: what an open page asks every few seconds."""
    now = clock.now()
    found = (
        await session.execute(
            select(StaffSession, KeyWorker, SecondFactor.confirmed_at.is_not(None))
            .join(KeyWorker, KeyWorker.id == StaffSession.key_worker_id)
            .outerjoin(SecondFactor, SecondFactor.key_worker_id == KeyWorker.id)
            .where(
                StaffSession.token_hash == session_hash,
                StaffSession.revoked_at.is_(None),
                StaffSession.last_seen_at > now - IDLE,
                StaffSession.created_at > now - LONGEST,
                KeyWorker.active,
            )
        )
    ).one_or_none()
    return Staff(found[1], found[0].csrf, session_hash, found[2]) if found else None


async def seen(session: AsyncSession, staff: Staff) -> None:
    """Somebody used the session: the idle clock starts again. Written at most every half minute."""
    now = clock.now()
    await session.execute(
        update(StaffSession)
        .where(StaffSession.token_hash == staff.session_hash, StaffSession.last_seen_at < now - SEEN_EVERY)
        .values(last_seen_at=now)
    )


async def ends_at(session: AsyncSession, session_hash: str) -> datetime | None:
    """When the session ends if nobody touches it; None when it has ended."""
    row = await session.get(StaffSession, session_hash)
    return min(row.last_seen_at + IDLE, row.created_at + LONGEST) if row and row.revoked_at is None else None


async def end(session: AsyncSession, session_hash: str) -> None:
    """Signs one browser out, its open pages too."""
    await session.execute(
        update(StaffSession).where(StaffSession.token_hash == session_hash).values(revoked_at=clock.now())
    )
    await notify(session, "session", session_hash)


async def end_all_of(session: AsyncSession, key_worker: KeyWorker) -> None:
    """Signs a member of staff out everywhere: they have left, or their password is new."""
    ended = await session.scalars(
        update(StaffSession)
        .where(StaffSession.key_worker_id == key_worker.id, StaffSession.revoked_at.is_(None))
        .values(revoked_at=clock.now())
        .returning(StaffSession.token_hash)
    )
    for session_hash in ended.all():
        await notify(session, "session", session_hash)


def same(one: str, other: str) -> bool:
    """Whether two secrets are equal, in a time that tells nothing."""
    return hmac.compare_digest(one.encode(), other.encode())


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
