"""Leaving, staying, and whose device it is."""

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.channels import webchat
from bot.database import transaction
from bot.settings import settings
from bot.webchat import rendering, sessions, wording
from bot.webchat.doors import Door
from bot.webchat.visits import present


async def leave(door: Door, request: Request) -> Response:
    """POST: "Exit this page". The session ends here, the cookie goes, and the browser is shown the weather. Whatever
    fails, they get away from this page."""
    form = await webchat.form_of(request)
    response = Response(status_code=204) if "quietly" in form.fields else RedirectResponse(settings().exit_url, 303)
    if not webchat.from_our_own_page(request.headers, settings()):
        return response
    door.take_back(response)
    try:
        async with transaction() as session:
            browser = await sessions.find(session, request.cookies.get(door.cookie))
            if browser is not None:
                await sessions.end(session, browser, sessions.LEFT)
    except (SQLAlchemyError, OSError):
        pass  # without its cookie the session opens to nobody here, and it ends by itself
    return response


async def stay(door: Door, request: Request) -> Response:
    """POST: somebody is at the page, so it is not idle. 204, or 410 when it has closed already."""
    if not webchat.from_our_own_page(request.headers, settings()):
        return Response(wording.NOT_OURS, 403)
    async with transaction() as session:
        browser = await present(session, door, request)
        if browser is None:
            return Response(wording.EXPIRED_HERE, 410)
        sessions.used(browser)
        return Response(status_code=204)


async def keep(door: Door, request: Request) -> Response:
    """POST: keeps the chat on this device for a week, because it is the resident's own; `keep=no` takes that back."""
    form = await webchat.form_of(request)
    if not webchat.from_our_own_page(request.headers, settings()):
        return rendering.chat(door, None, None, 403, trouble=wording.NOT_OURS)
    response = RedirectResponse(door.page, 303)
    async with transaction() as session:
        browser = await present(session, door, request)
        if browser is not None:
            browser.kept = form.fields.get("keep") != "no"
            sessions.used(browser)
            token = request.cookies[door.cookie]
            door.give(response, await sessions.renewed(browser, token) or token, kept=browser.kept)
    return response
