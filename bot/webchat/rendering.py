"""Turning what is shown into pages and parts of pages, on the one Jinja environment."""

from functools import cache
from typing import Any
from uuid import uuid4

from jinja2 import Environment
from starlette.responses import HTMLResponse

from bot import pages
from bot.settings import settings
from bot.tables import WebSession
from bot.webchat import sessions
from bot.webchat.doors import Door
from bot.webchat.links import linked
from bot.webchat.thread import Line, Look


@cache
def _environment() -> Environment:
    made = pages.environment()
    made.filters.update(linked=linked)
    made.globals.update(exit_url=settings().exit_url, text_number=_as_dialled(settings().twilio_number), new_id=uuid4)
    return made


def show(door: Door, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page of the web chat, with this door's headers."""
    html = _environment().get_template(f"webchat/{template}").render(door=door, **context)
    return HTMLResponse(html, status, door.headers)


def chat(
    door: Door,
    browser: WebSession | None,
    look: Look | None,
    status: int = 200,
    *,
    trouble: str = "",
    notice: str = "",
    draft: str = "",
) -> HTMLResponse:
    """The chat page. `trouble` is why a text was not sent, `draft` that text, so that it is not lost; without `look`
    the thread cannot be read just now."""
    return show(
        door, "chat.html", status, browser=browser, look=look, trouble=trouble, notice=notice, draft=draft,
        last_position=look.lines[-1].position if look and look.lines else 0,
    )


def line(door: Door, one: Line, *, last: bool) -> str:
    """One line of the thread; the options of the last one can still be chosen."""
    return _environment().get_template("webchat/line.html").render(door=door, line=one, last=last)


def seconds_left(browser: WebSession) -> int | None:
    """Seconds until the chat closes by itself, once it is time to warn; else None."""
    left = sessions.ends_at(browser) - pages.clock.now()
    return max(0, int(left.total_seconds())) if left <= sessions.WARN_BEFORE else None


def _as_dialled(number: str) -> str:
    """ "+441632960100" → "01632 960100" """
    local = "0" + number.removeprefix("+44")
    return f"{local[:5]} {local[5:]}"
