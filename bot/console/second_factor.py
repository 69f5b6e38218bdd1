"""The second factor: six digits of an authenticator app (TOTP, RFC 6238: SHA-1, 30 seconds, one step either side).

Optional in demo mode; in production nobody gets further than this page without one.
"""

import base64
import hashlib
import hmac
import secrets
import struct
import time
from urllib.parse import quote
from uuid import UUID

from sqlalchemy import delete
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import clock
from bot.console import auth
from bot.console.auth import Staff
from bot.console.guard import field, form_of
from bot.console.rendering import show
from bot.database import transaction
from bot.settings import settings
from bot.tables import KeyWorker, SecondFactor

STEP_SECONDS = 30
TICKET_SECONDS = 300  # between the password and the code
PAGE = "/console/me/second-factor"


async def page(request: Request, staff: Staff) -> Response:
    """GET: set it up, or see that it is."""
    async with transaction() as session:
        factor = await session.get(SecondFactor, staff.key_worker.id)
        if factor is None:
            factor = SecondFactor(key_worker_id=staff.key_worker.id, seed=secrets.token_urlsafe(24))
            session.add(factor)
    return _page(staff, factor)


async def confirm(request: Request, staff: Staff) -> Response:
    """POST code: the app is set up right. Other browsers of theirs, signed in with the password alone, are signed out."""
    code = field(await form_of(request), "code")
    async with transaction() as session:
        factor = await session.get(SecondFactor, staff.key_worker.id, with_for_update=True)
        if factor is None or factor.confirmed_at is not None:
            return RedirectResponse(PAGE, 303)
        if not _takes(factor, code):
            return _page(staff, factor, "That code is not right. Wait for the next one and try again.")
        factor.confirmed_at = clock.now()
        await auth.end_all_of(session, staff.key_worker)
        token = await auth.begin(session, staff.key_worker)
    response = RedirectResponse(PAGE, 303)
    auth.set_cookie(response, token)
    return response


async def is_on(session: AsyncSession, key_worker_id: UUID) -> bool:
    """Whether this person signs in with a code too."""
    factor = await session.get(SecondFactor, key_worker_id)
    return factor is not None and factor.confirmed_at is not None


async def check(session: AsyncSession, key_worker_id: UUID, code: str) -> bool:
    """Whether `code` is right now, and was not used before."""
    factor = await session.get(SecondFactor, key_worker_id, with_for_update=True)
    return factor is not None and factor.confirmed_at is not None and _takes(factor, code)


async def take_away(session: AsyncSession, key_worker_id: UUID) -> None:
    """The phone is lost: an administrator takes the second factor away, to be set up anew."""
    await session.execute(delete(SecondFactor).where(SecondFactor.key_worker_id == key_worker_id))


def ticket(key_worker: KeyWorker) -> str:
    """Says that the password was right, for five minutes; worth nothing without a code or after a new password."""
    return _signed(key_worker, int(time.time()) + TICKET_SECONDS)


def ticket_holds(written: str, key_worker: KeyWorker) -> bool:
    """Whether `written` is a ticket of this person's that has not run out."""
    ends = written.partition(".")[0]
    return ends.isdecimal() and len(ends) < 12 and int(ends) > time.time() and auth.same(written, _signed(key_worker, int(ends)))


def code_at(secret: bytes, step: int) -> str:
    """The six digits of one half minute (RFC 4226, 5.3)."""
    digest = hmac.digest(secret, struct.pack(">Q", step), hashlib.sha1)
    start = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[start : start + 4])[0] & 0x7FFFFFFF) % 1_000_000:06}"


def secret_of(factor: SecondFactor) -> bytes:
    """The secret the app holds."""
    return hmac.digest(settings().secret_key.encode(), f"second factor {factor.seed}".encode(), hashlib.sha256)[:20]


def _takes(factor: SecondFactor, code: str) -> bool:
    """Takes a code once. Goes by the true time, not by the demo's clock: the app on a phone cannot be skipped ahead."""
    code, now, secret = "".join(code.split()), int(time.time()) // STEP_SECONDS, secret_of(factor)
    for step in (now - 1, now, now + 1):
        if step > factor.last_step and auth.same(code_at(secret, step), code):
            factor.last_step = step
            return True
    return False


def _signed(key_worker: KeyWorker, ends: int) -> str:
    said = f"{ends}.{key_worker.id}.{key_worker.password_hash}"
    return f"{ends}.{hmac.digest(settings().secret_key.encode(), said.encode(), hashlib.sha256).hex()}"


def _page(staff: Staff, factor: SecondFactor, error: str = "") -> Response:
    key = base64.b32encode(secret_of(factor)).decode()
    label = quote(f"Doorstep:{staff.key_worker.email}")
    return show(
        "second_factor.html", staff, 422 if error else 200, error=error, on=factor.confirmed_at is not None,
        key=" ".join(key[at : at + 4] for at in range(0, len(key), 4)),
        link=f"otpauth://totp/{label}?secret={key}&issuer=Doorstep",
    )
