"""The figures as a page, and as CSV that no spreadsheet can be made to run."""

import csv
import io

from starlette.requests import Request
from starlette.responses import Response

from bot.console import figures
from bot.console.auth import Staff
from bot.console.guard import LEAD, Refused
from bot.console.rendering import show
from bot.console.wording import AREAS
from bot.database import transaction

RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")  # a cell that begins like this is a formula to some program


async def page(request: Request, staff: Staff) -> Response:
    """GET ?area=: all figures. A locality lead sees their own locality."""
    area = _area(request, staff)
    async with transaction() as session:
        found = await figures.all_of(session, area)
    return show("figures.html", staff, figures=found, area=area, chooses=staff.role != LEAD)


async def download(request: Request, staff: Staff) -> Response:
    """GET ?figure=&area=: one of them as CSV."""
    area, code = _area(request, staff), request.query_params.get("figure", "")
    async with transaction() as session:
        found = {figure.code: figure for figure in await figures.all_of(session, area)}
    if code not in found:
        raise Refused("There is no such table.", 404)
    return Response(as_csv([found[code].headings, *found[code].rows]), media_type="text/csv; charset=utf-8",
                    headers={"Content-Disposition": f'attachment; filename="doorstep-{code}-{area or "city"}.csv"'})


def as_csv(rows: list[tuple[str | int | float, ...]]) -> str:
    """Rows as CSV with a byte order mark, so that spreadsheets read UTF-8. Text that could be run gets an apostrophe."""
    file = io.StringIO()
    csv.writer(file).writerows([safe(cell) for cell in row] for row in rows)
    return "\ufeff" + file.getvalue()


def safe(cell: str | int | float) -> str | int | float:
    """A cell no program takes for a formula (OWASP, CSV injection). Numbers are numbers."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(RUNS) else cell


def _area(request: Request, staff: Staff) -> str | None:
    if staff.role == LEAD and staff.key_worker.area is not None:
        return staff.key_worker.area
    asked = request.query_params.get("area", "")
    return asked if asked in AREAS else None
