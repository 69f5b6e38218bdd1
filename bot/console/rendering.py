"""Turning rows into pages: the console's own words and times on the one Jinja environment."""

from functools import cache
from typing import Any

from jinja2 import Environment
from starlette.responses import HTMLResponse

from bot import pages
from bot.console import wording
from bot.console.auth import Staff


@cache
def _environment() -> Environment:
    made = pages.environment()
    made.filters.update(
        need=wording.need, span=wording.span, moment=wording.moment, value_words=wording.value_words,
        phone=wording.phone, field_name=wording.field_name,
    )
    made.globals.update(wording=wording)
    return made


def show(template: str, staff: Staff | None, status: int = 200, **context: Any) -> HTMLResponse:
    """A page of the console for whoever is signed in (None: nobody is)."""
    return HTMLResponse(fragment(template, staff, **context), status)


def fragment(template: str, staff: Staff | None, **context: Any) -> str:
    """The same as text: a part of a page, for a live stream or for htmx."""
    return _environment().get_template(f"console/{template}").render(staff=staff, **context)
