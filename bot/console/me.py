"""My own account: a new password, the mobile that alerts go to, and whether new cases may come to me."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import demo
from bot.console import auth
from bot.console.auth import Staff
from bot.console.guard import field, form_of
from bot.console.rendering import show
from bot.database import transaction
from bot.numbers import mobile_of
from bot.settings import settings
from bot.tables import KeyWorker

SHORTEST_PASSWORD = 12
MOBILE_ERROR = "Write a UK mobile number, like 07700 900123, or leave it empty."


async def page(request: Request, staff: Staff) -> Response:
    """GET: the page."""
    return _page(staff, done=request.query_params.get("done", ""))


async def set_available(request: Request, staff: Staff) -> Response:
    """POST available=yes|no: whether matching may choose me. Cases I have stay mine."""
    available = field(await form_of(request), "available") == "yes"
    async with transaction() as session:
        person = await session.get_one(KeyWorker, staff.key_worker.id)
        person.available = available
    return RedirectResponse("/console/me", 303)


async def set_mobile(request: Request, staff: Staff) -> Response:
    """POST mobile: where a text about danger reaches me; empty: nowhere."""
    written = field(await form_of(request), "mobile").strip()[:40]
    number = mobile_of(written)
    if written and number is None:
        return _page(staff, 422, mobile=written, mobile_error=MOBILE_ERROR)
    async with transaction() as session:
        (await session.get_one(KeyWorker, staff.key_worker.id)).mobile = number
    return RedirectResponse("/console/me?done=mobile", 303)


async def change_password(request: Request, staff: Staff) -> Response:
    """POST current, new: every other browser of mine is signed out, this one gets a fresh session."""
    form = await form_of(request)
    new = field(form, "new")
    error = _weak(new, staff.key_worker)
    if not await auth.password_fits(field(form, "current"), staff.key_worker.password_hash):
        error = "The current password is not right."
    if error:
        return _page(staff, 422, error=error)
    password_hash = await auth.hash_password(new)
    async with transaction() as session:
        person = await session.get_one(KeyWorker, staff.key_worker.id)
        person.password_hash = password_hash
        await auth.end_all_of(session, person)
        token = await auth.begin(session, person)
    response = RedirectResponse("/console/me?done=password", 303)
    auth.set_cookie(response, token)
    return response


def _page(staff: Staff, status: int = 200, **words: str) -> Response:
    given = {"error": "", "done": "", "mobile_error": "", "mobile": staff.key_worker.mobile or ""}
    return show("me.html", staff, status, **{**given, **words})


def _weak(password: str, person: KeyWorker) -> str:
    """Why a password will not do; "" when it will. Length is what counts (NCSC: three random words)."""
    if len(password) < SHORTEST_PASSWORD:
        return f"The new password is too short: at least {SHORTEST_PASSWORD} characters. Three random words are good."
    if len(password) > auth.LONGEST_PASSWORD:
        return f"The new password is too long: at most {auth.LONGEST_PASSWORD} characters."
    lowered = password.casefold()
    easy = (person.email.split("@")[0], person.name.casefold(), "password", "doorstep", demo.PASSWORD)
    if len(set(lowered)) < 5 or (any(part in lowered for part in easy) and not settings().demo):
        return "The new password is too easy to guess. Three random words are good."
    return ""
