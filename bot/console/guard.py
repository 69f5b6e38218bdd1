"""The door of every page: who is signed in, whether their role may, and whether the request comes from our own page.

A page is one line in a table, with its roles beside it. There is no page without a rule: a rule is how it is made.
"""

import re
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from urllib.parse import quote, urlsplit

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot import open_alerts
from bot.console import auth
from bot.console.auth import Staff
from bot.console.rendering import show
from bot.database import transaction
from bot.settings import settings

SIGN_IN, CONVERSATIONS = "/console/sign-in", "/console/conversations/"
LONGEST_FORM = 64_000  # bytes
LOOPBACK = ("127.0.0.1", "localhost", "::1")

KEY_WORKER, LEAD, DUTY, ADMIN, PARTNER = "key_worker", "locality_lead", "duty_manager", "administrator", "partner"
EVERYBODY = frozenset({KEY_WORKER, LEAD, DUTY, ADMIN, PARTNER})
CASEWORKERS = frozenset({KEY_WORKER, LEAD, DUTY})
LEADS = frozenset({LEAD, DUTY})
MANAGERS = frozenset({LEAD, DUTY, ADMIN})
ADMINISTRATORS = frozenset({ADMIN})

# The fields people write in: what stands in them is given back when a form could not be taken.
WRITTEN = ("text", "note", "reason", "words", "value", "how", "agency")
DRAFT = re.compile(r"[a-z0-9]{8,40}")  # what a browser that keeps drafts calls one sending of a form

Endpoint = Callable[[Request, Staff], Awaitable[Response]]


class Refused(Exception):
    """This person may not, or the thing is not there. The message is for them; `status` is 403 or 404."""

    def __init__(self, words: str, status: int = 403) -> None:
        super().__init__(words)
        self.status = status


@dataclass(frozen=True)
class Page:
    """One page or deed: its address, what it does, who may. `keeps_awake` is false where nobody need be there;
    `needs_second_factor` is false for what leads to having one."""

    method: str  # GET or POST
    path: str
    endpoint: Endpoint
    roles: frozenset[str]
    keeps_awake: bool = True
    needs_second_factor: bool = True

    def route(self) -> Route:
        return Route(self.path, self._answer, methods=[self.method], name=f"{self.method} {self.path}")

    async def _answer(self, request: Request) -> Response:
        async with transaction() as session:
            staff = await auth.find(session, request.cookies.get(auth.cookie_name()))
            if staff is not None and self.keeps_awake:
                await auth.seen(session, staff)
            whole_page = self.keeps_awake and "hx-request" not in request.headers
            if staff is not None and whole_page and staff.role in CASEWORKERS:
                staff = await _with_counts(session, staff)
        if staff is None:
            return await _sign_in_first(request)
        if self.needs_second_factor and auth.second_factor_required() and not staff.second_factor:
            return RedirectResponse("/console/me/second-factor", 303)
        if staff.role not in self.roles:
            return show("refused.html", staff, 403, words="Your role does not include this page.")
        if request.method == "POST":
            if not from_our_own_page(request):
                return show("refused.html", staff, 403, words="That did not come from this site, so nothing was done.")
            form = await form_of(request)
            if not auth.same(str(form.get("csrf", "")), staff.csrf):
                return show("refused.html", staff, 403, words="This page was too old, so nothing was done. Go back, "
                            "reload it and try again.", kept=written_in(form))
        try:
            response = await self.endpoint(request, staff)
        except Refused as refusal:
            kept = written_in(await form_of(request)) if request.method == "POST" else ""
            return show("refused.html", staff, refusal.status, words=str(refusal), kept=kept, back=_conversation_of(request, refusal))
        if request.method == "POST" and response.status_code < 400:
            _say_taken(response, field(await form_of(request), "draft"))
        return response


async def form_of(request: Request) -> FormData:
    """What a form sent; an empty form for anything that is none, or does not say that it is short enough: whoever is not
    signed in yet can send one too. Read once, kept by the request."""
    length = request.headers.get("content-length", "")
    if not length.isdecimal() or int(length) > LONGEST_FORM:
        return FormData()
    if not request.headers.get("content-type", "").startswith("application/x-www-form-urlencoded"):
        return FormData()
    return await request.form()


def field(form: FormData, name: str) -> str:
    """One field as text with plain line ends and without NUL, which PostgreSQL cannot keep; "" when it is not there."""
    value = form.get(name, "")
    return value.replace("\r\n", "\n").replace("\x00", "") if isinstance(value, str) else ""


def written_in(form: FormData) -> str:
    """All that somebody wrote into a form, to be given back; "" when there is nothing."""
    return "\n\n".join(written for name in WRITTEN if (written := field(form, name).strip()))


def _conversation_of(request: Request, refusal: Refused) -> str:
    """The page of the conversation in which something was not possible just now; "" where they may not see one."""
    there = request.url.path.startswith(CONVERSATIONS) and refusal.status not in (403, 404)
    return f"{CONVERSATIONS}{request.path_params['id']}" if there else ""


def _say_taken(response: Response, draft: str) -> None:
    """Tells the browser that this sending was taken, so that it forgets the draft. A script has to read it; it holds nothing."""
    if DRAFT.fullmatch(draft):
        response.set_cookie(f"doorstep-took-{draft}", "1", max_age=60, secure=not settings().demo, samesite="lax", path="/console")


async def _with_counts(session: AsyncSession, staff: Staff) -> Staff:
    """With the numbers that the menu of every page shows, also of one that refuses."""
    from bot.console import queue  # the queue's pages stand behind this door

    alerts = await open_alerts.waiting(session)
    return replace(staff, open_tasks=await queue.count_tasks(session, staff.key_worker), open_alerts=alerts.count)


def from_our_own_page(request: Request) -> bool:
    """Whether a POST was made by a page of ours. Browsers say so in Sec-Fetch-Site, which no page can forge; old ones
    say it in Origin only (our referrer policy makes that "null" in new ones). Without either, it was no browser."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or _same_place(origin, settings().public_url)


def _same_place(origin: str, ours: str) -> bool:
    """Equal, or in demo mode another name of this machine."""
    if origin == ours:
        return True
    one, other = urlsplit(origin), urlsplit(ours)
    here = all((part.hostname or "") in LOOPBACK for part in (one, other))
    return settings().demo and here and one.port == other.port


async def _sign_in_first(request: Request) -> Response:
    """To the sign-in page, and back here after. Words that were being sent are shown, so that they are not lost."""
    if request.method == "POST":
        words = written_in(await form_of(request))
        part = "_signed_out.html" if "hx-request" in request.headers else "signed_out.html"
        return show(part, None, 401, words=words)
    if "text/event-stream" in request.headers.get("accept", ""):
        return Response(status_code=401)
    wanted = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    return RedirectResponse(f"{SIGN_IN}?next={quote(wanted, safe='')}", 303)
