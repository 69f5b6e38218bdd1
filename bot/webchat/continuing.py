"""Carrying on elsewhere: a page that shows a code, and takes one."""

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import conversations, joining
from bot.channels import webchat
from bot.database import transaction
from bot.limits import Limit
from bot.settings import settings
from bot.tables import Conversation
from bot.webchat import rendering, sessions, wording
from bot.webchat.doors import Door
from bot.webchat.visits import enter, present, whereabouts

_tries_from_an_address = Limit(20, joining.LASTS.total_seconds())


async def page(door: Door, request: Request) -> Response:
    """GET: what can be done, and how."""
    return await _show(door, request)


async def show_code(door: Door, request: Request) -> Response:
    """POST: a new code for the conversation of this browser, shown once."""
    if not webchat.from_our_own_page(request.headers, settings()):
        return await _show(door, request, 403, trouble=wording.NOT_OURS)
    async with transaction() as session:
        browser = await present(session, door, request)
        if browser is None or browser.conversation_id is None:
            code = ""
        else:
            sessions.used(browser)
            conversation = await conversations.lock(session, browser.conversation_id)
            code = await joining.new_code(session, conversation)
    return await _show(door, request, code=code)


async def take_code(door: Door, request: Request) -> Response:
    """POST: a code typed here. The session then sees more than before, so it gets a new token at once."""
    form = await webchat.form_of(request)
    if not webchat.from_our_own_page(request.headers, settings()):
        return await _show(door, request, 403, trouble=wording.NOT_OURS)
    typed = form.fields.get("code", "")
    if _tries_from_an_address.wait(whereabouts(request)):
        return await _show(door, request, 429, trouble=wording.WRONG_CODE, typed=typed)
    async with transaction() as session:
        visit = await enter(session, door, request)
        if not await joining.on_device(session, visit.browser, typed):
            opened = None
        else:
            given = visit.token or request.cookies[door.cookie]
            opened = await sessions.renewed(visit.browser, given, at_once=True)
            visit.browser.former_token_hash = None
    if opened is None:
        return visit.answer(await _show(door, request, 400, trouble=wording.WRONG_CODE, typed=typed))
    response = RedirectResponse(f"{door.page}#end", 303)
    door.give(response, opened, kept=visit.browser.kept)
    return response


async def _show(
    door: Door, request: Request, status: int = 200, *, code: str = "", trouble: str = "", typed: str = ""
) -> Response:
    async with transaction() as session:
        browser = await present(session, door, request)
        conversation = (
            await session.get(Conversation, browser.conversation_id) if browser and browser.conversation_id else None
        )
    return rendering.show(
        door, "continue.html", status, code=code, trouble=trouble, typed=typed, begun=conversation is not None,
        by_text=conversation is not None and conversation.channel == "webchat",
    )
