"""Signing in and out. Every refusal has the same words, whether the account is there or not.

A second factor belongs in `sign_in`, after the password fits and before `auth.begin`: nothing else has to change.
"""

import re

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import clock, demo
from bot.console import attempts, auth, guard
from bot.console.auth import Staff
from bot.console.rendering import show
from bot.database import transaction
from bot.settings import settings
from bot.tables import KeyWorker

HOME = "/console"
_OWN_PAGE = re.compile(r"/console(/[A-Za-z0-9/_-]*)?(\?[A-Za-z0-9=&%_.+-]*)?")
WRONG = "The e-mail address or the password is not right."
TOO_MANY = "Too many tries. Wait 15 minutes, or ask your administrator."


async def ask(request: Request) -> Response:
    """GET: the sign-in page; who is signed in already goes on to where they wanted."""
    async with transaction() as session:
        staff = await auth.find(session, request.cookies.get(auth.cookie_name()))
    wanted = _own_page(request.query_params.get("next", ""))
    if staff is not None:
        return RedirectResponse(wanted, 303)
    return await _page(wanted)


async def sign_in(request: Request) -> Response:
    """POST: email, password, next. A fresh session, never the one a stranger may have planted."""
    if not guard.from_our_own_page(request):
        return await _page(HOME, "That did not come from this page. Try again.", 403)
    form = await guard.form_of(request)
    email = guard.field(form, "email").strip().casefold()[:320]
    wanted = _own_page(guard.field(form, "next"))
    attempt = await attempts.begin(email, request.client.host if request.client else "unknown")
    if not attempt.allowed:
        return await _page(wanted, TOO_MANY, 429, email)
    async with transaction() as session:
        key_worker = await session.scalar(select(KeyWorker).where(KeyWorker.email == email, KeyWorker.active))
    # No transaction is open while the hash is worked out: it takes a while, on purpose.
    if not await auth.password_fits(guard.field(form, "password"), key_worker.password_hash if key_worker else None):
        return await _page(wanted, WRONG, 401, email)
    assert key_worker is not None
    await attempts.succeeded(attempt)
    async with transaction() as session:
        token = await auth.begin(session, key_worker)
    response = RedirectResponse(wanted, 303)
    auth.set_cookie(response, token)
    return response


async def sign_out(request: Request, staff: Staff) -> Response:
    """POST: ends the session here and in its open pages."""
    async with transaction() as session:
        await auth.end(session, staff.session_hash)
    response = RedirectResponse(guard.SIGN_IN, 303)
    response.delete_cookie(auth.cookie_name(), httponly=True, secure=not settings().demo, samesite="lax", path="/")
    return response


async def stay(request: Request, staff: Staff) -> Response:
    """POST: "stay signed in". Having asked is enough."""
    return Response(status_code=204)


def _own_page(wanted: str) -> str:
    """`wanted` when it is a page of the console, else its first page: nobody is sent to another site."""
    return wanted if _OWN_PAGE.fullmatch(wanted) and "//" not in wanted else HOME


async def _page(wanted: str, error: str = "", status: int = 200, email: str = "") -> Response:
    accounts: list[KeyWorker] = []
    if settings().demo:
        async with transaction() as session:
            accounts = list(
                await session.scalars(select(KeyWorker).where(KeyWorker.demo, KeyWorker.active).order_by(KeyWorker.name))
            )
    return show(
        "sign_in.html", None, status, next=wanted, error=error, email=email, accounts=accounts,
        demo_password=demo.PASSWORD if settings().demo else "", year=clock.london().year,
    )
