"""Signing in and out: password, then the code of whoever has set up a second factor. Every refusal has the same words,
whether the account is there or not.
"""

import re

from sqlalchemy import select
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import demo
from bot.console import attempts, auth, guard, second_factor
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
    attempt = await attempts.begin(email, _source(request))
    if not attempt.allowed:
        return await _page(wanted, TOO_MANY, 429, email)
    async with transaction() as session:
        key_worker = await session.scalar(select(KeyWorker).where(KeyWorker.email == email, KeyWorker.active))
    # No transaction is open while the hash is worked out: it takes a while, on purpose.
    if not await auth.password_fits(guard.field(form, "password"), key_worker.password_hash if key_worker else None):
        return await _page(wanted, WRONG, 401, email)
    assert key_worker is not None
    async with transaction() as session:
        wants_code = await second_factor.is_on(session, key_worker.id)
    if wants_code:  # the try still counts: it is forgiven when the code is right
        return _code_page(wanted, email, second_factor.ticket(key_worker))
    return await _let_in(key_worker, attempt, wanted)


async def code(request: Request) -> Response:
    """POST email, ticket, code, next: the second half, for whoever had the password right within five minutes."""
    if not guard.from_our_own_page(request):
        return await _page(HOME, "That did not come from this page. Try again.", 403)
    form = await guard.form_of(request)
    email, ticket = guard.field(form, "email")[:320], guard.field(form, "ticket")
    wanted = _own_page(guard.field(form, "next"))
    attempt = await attempts.begin(email, _source(request))
    if not attempt.allowed:
        return await _page(wanted, TOO_MANY, 429, email)
    async with transaction() as session:
        key_worker = await session.scalar(select(KeyWorker).where(KeyWorker.email == email, KeyWorker.active))
        if key_worker is None or not second_factor.ticket_holds(ticket, key_worker):
            return await _page(wanted, "That took too long. Begin again.", 401, email)
        right = await second_factor.check(session, key_worker.id, guard.field(form, "code"))
    if not right:
        return _code_page(wanted, email, ticket, "That code is not right. Wait for the next one and try again.")
    return await _let_in(key_worker, attempt, wanted)


async def _let_in(key_worker: KeyWorker, attempt: attempts.Try, wanted: str) -> Response:
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


def _source(request: Request) -> str:
    return request.client.host if request.client else "unknown"


def _code_page(wanted: str, email: str, ticket: str, error: str = "") -> Response:
    return show("sign_in_code.html", None, 401 if error else 200, next=wanted, email=email, ticket=ticket, error=error)


async def _page(wanted: str, error: str = "", status: int = 200, email: str = "") -> Response:
    accounts: list[KeyWorker] = []
    if settings().demo:
        async with transaction() as session:
            accounts = list(
                await session.scalars(select(KeyWorker).where(KeyWorker.demo, KeyWorker.active).order_by(KeyWorker.name))
            )
    return show(
        "sign_in.html", None, status, next=wanted, error=error, email=email, accounts=accounts,
        demo_password=demo.PASSWORD if settings().demo else "",
    )
