"""A browser at the door: found by its cookie or let in anew, and given its cookie with the answer."""

from dataclasses import dataclass

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import Response

from bot.limits import Limit, source
from bot.tables import WebSession
from bot.webchat import sessions
from bot.webchat.doors import Door

_new_sessions = Limit(60, 60)  # an address: a library has one for all its computers


class TooMany(Exception):
    """Too many new sessions from one address."""


@dataclass(frozen=True)
class Visit:
    """Who is there, for one request."""

    door: Door
    browser: WebSession
    token: str | None  # to be set in the answer's cookie; None: the browser has the right one
    begun: bool  # the session is new
    closed_before: bool = False  # the one before has closed by itself
    left_before: bool = False  # the browser brought a note that they had left

    def answer(self, response: Response) -> Response:
        """The response, with the cookie where it is due."""
        if self.left_before:
            self.door.forget_note(response)
        if self.token is not None:
            self.door.give(response, self.token, kept=self.browser.kept)
        return response


async def enter(session: AsyncSession, door: Door, request: Request, *, even_if_many: bool = False) -> Visit:
    """The visit of this request; begins a session where there is none, or none any more. Raises TooMany, unless
    `even_if_many`: somebody in danger is let in."""
    given = request.cookies.get(door.cookie)
    browser = await sessions.find(session, given)
    left = door.left_cookie in request.cookies
    if browser is not None and left:
        await sessions.end(session, browser, sessions.LEFT)
    if browser is not None and browser.ended_at is None:
        assert given is not None
        sessions.used(browser)
        return Visit(door, browser, await sessions.renewed(browser, given), begun=False)
    if _new_sessions.wait(whereabouts(request)) and not even_if_many:
        raise TooMany
    idled = browser is not None and browser.ended_because == sessions.IDLED
    browser, token = await sessions.begin(session)
    return Visit(door, browser, token, begun=True, closed_before=idled, left_before=left)


async def present(session: AsyncSession, door: Door, request: Request) -> WebSession | None:
    """The session of this request if it goes on; no new one is begun."""
    if door.left_cookie in request.cookies:
        return None
    browser = await sessions.find(session, request.cookies.get(door.cookie))
    return browser if browser is not None and browser.ended_at is None else None


def whereabouts(request: Request) -> str:
    """The network address that requests are counted by."""
    return source(request.client.host if request.client else "")
