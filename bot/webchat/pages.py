"""The chat page, and what is written on it. Every answer is a page for a form, and JSON for a script that asks for
it."""

from sqlalchemy import select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from bot import inbox, metrics
from bot.channels import webchat
from bot.channels.webchat import Form
from bot.database import transaction
from bot.limits import Limit
from bot.settings import settings
from bot.tables import Conversation, Message, WebSession
from bot.understanding.danger import screen
from bot.webchat import rendering, sessions, thread, wording
from bot.webchat.doors import Door
from bot.webchat.visits import TooMany, Visit, enter, present, whereabouts

_a_session = Limit(30, 60)  # answering with buttons is quick
_an_address = Limit(60, 60)

AWAY = (SQLAlchemyError, OSError)


async def home(door: Door, request: Request) -> Response:
    """GET: the chat, with all that was said in it."""
    try:
        async with transaction() as session:
            visit = await enter(session, door, request)
            look = await thread.look(session, visit.browser)
    except AWAY:
        return rendering.chat(door, None, None, 503, trouble=wording.CANNOT_READ)
    except TooMany:
        return rendering.chat(door, None, None, 429, trouble=wording.TOO_MANY_CHATS)
    notice = wording.CLOSED if visit.closed_before else ""
    if visit.begun and "sent" in request.query_params:
        notice = wording.NO_COOKIES
    return visit.answer(rendering.chat(door, visit.browser, look, notice=notice))


async def send(door: Door, request: Request) -> Response:
    """POST: one message. Stored before it is answered; a text with danger in it is never refused for its size or
    speed."""
    form = await webchat.form_of(request)
    if not webchat.from_our_own_page(request.headers, settings()):
        return await _refuse(door, request, form, 403, wording.NOT_OURS)
    danger = screen(form.text) is not None
    if not form.text.strip():
        return await _refuse(door, request, form, 400, wording.EMPTY)
    if form.too_long and not danger:
        return await _refuse(door, request, form, 413, wording.TOO_LONG)
    if (wait := _an_address.wait(whereabouts(request))) and not danger:
        return await _refuse(door, request, form, 429, wording.TOO_FAST, again_in=wait)
    try:
        async with transaction() as session:
            visit = await enter(session, door, request, even_if_many=danger)
            channel, address = await _line_of(session, visit.browser)
        if (wait := _a_session.wait(str(visit.browser.id))) and not danger:
            return visit.answer(await _refuse(door, request, form, 429, wording.TOO_FAST, again_in=wait))
        received = await inbox.receive(webchat.inbound(form, visit.browser.id, channel, address))
        async with transaction() as session:
            await sessions.belongs_to(session, visit.browser.id, received.conversation_id)
            position = await session.scalar(select(Message.position).where(Message.id == received.message_id))
    except AWAY:
        return await _refuse(door, request, form, 503, wording.AWAY_DANGER if danger else wording.AWAY)
    except TooMany:
        return await _refuse(door, request, form, 429, wording.TOO_MANY_CHATS, again_in=60)
    metrics.inbound.labels("duplicate" if received.duplicate else "stored").inc()
    return visit.answer(_taken(door, request, visit, position))


async def _line_of(session: AsyncSession, browser: WebSession) -> tuple[str, str]:
    """Channel and address of the conversation this browser writes to. It may be a phone's, once they are joined; a new
    one has the session's public id, never the token."""
    if browser.conversation_id is None:
        return "webchat", str(browser.id)
    conversation = await session.get_one(Conversation, browser.conversation_id)
    return conversation.channel, conversation.address


def _taken(door: Door, request: Request, visit: Visit, position: int | None) -> Response:
    if _by_script(request):
        return JSONResponse({"state": "sent", "position": position, "fresh": visit.begun})
    return RedirectResponse(f"{door.page}?sent#end" if visit.begun else f"{door.page}#end", 303)


async def _refuse(
    door: Door, request: Request, form: Form, status: int, words: str, again_in: float = 0
) -> Response:
    """Says why it was not sent. A script keeps the text itself; a page gets it back in the box."""
    if status == 429:
        metrics.inbound.labels("limited").inc()
    headers = {"Retry-After": str(int(again_in) + 1)} if again_in else {}
    if _by_script(request):
        return JSONResponse({"error": words}, status, headers)
    browser = look = None
    if status not in (403, 503):
        try:
            async with transaction() as session:
                browser = await present(session, door, request)
                look = await thread.look(session, browser) if browser else None
        except AWAY:
            pass
    page = rendering.chat(door, browser, look, status, trouble=words, draft=form.text)
    page.headers.update(headers)
    return page


def _by_script(request: Request) -> bool:
    return "application/json" in request.headers.get("accept", "")
