"""Pages: one Jinja environment for everything a browser sees. Autoescape is always on; no page has inline scripts."""

from datetime import datetime
from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, PackageLoader, PrefixLoader, StrictUndefined
from starlette.responses import HTMLResponse

from bot import clock, words
from bot.contacts import contacts
from bot.settings import ROOT, settings


def london_time(moment: datetime | None) -> str:
    """ "14:05" """
    return f"{clock.london(moment):%H:%M}" if moment else ""


def london_day(moment: datetime | None) -> str:
    """ "Tuesday 3 March" """
    return f"{clock.london(moment):%A %-d %B}" if moment else ""


@cache
def environment() -> Environment:
    """Templates of bot/templates, and govuk-frontend's macros under "govuk_frontend_jinja/"."""
    made = Environment(
        loader=ChoiceLoader([
            FileSystemLoader(ROOT / "bot" / "templates"),
            PrefixLoader({"govuk_frontend_jinja": PackageLoader("govuk_frontend_jinja")}),
        ]),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    # The package's macros test for attributes that are often not there.
    made.filters.update(london_time=london_time, london_day=london_day, said_time=words.time_of_day)
    made.globals.update(demo=settings().demo, office_line=contacts().office_line, now=clock.now)
    return made


def page(template: str, status_code: int = 200, headers: dict[str, str] | None = None, **context: Any) -> HTMLResponse:
    """Renders `template` with `context` as a response."""
    return HTMLResponse(environment().get_template(template).render(**context), status_code, headers)
