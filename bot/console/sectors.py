"""Which locality looks after a postcode sector, where it is not what data/reference/localities.yml says."""

import re

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import clock, localities
from bot.console.auth import Staff
from bot.console.guard import field, form_of
from bot.console.rendering import show
from bot.console.wording import AREAS
from bot.database import transaction
from bot.tables import SectorMove

NUMBERS = re.compile(r"\d+")


async def page(request: Request, staff: Staff) -> Response:
    """GET: every sector with its town and its locality."""
    return await _page(staff)


async def move(request: Request, staff: Staff) -> Response:
    """POST sector, area: from now on that locality's team looks after it. Open cases stay with who has them."""
    form = await form_of(request)
    sector, area = " ".join(field(form, "sector").upper().split()), field(form, "area")
    by_file = localities.by_sector(f"{sector}AA")
    if by_file is None:
        return await _page(staff, "Write a sector of the city, like ST6 4.", sector, area)
    if area not in AREAS:
        return await _page(staff, "Choose a locality.", sector, area)
    async with transaction() as session:
        if area == by_file.area:
            await session.execute(delete(SectorMove).where(SectorMove.sector == sector))
        else:
            values = {"area": area, "moved_at": clock.now(), "moved_by": staff.key_worker.id}
            await session.execute(
                insert(SectorMove).values(sector=sector, **values).on_conflict_do_update(index_elements=["sector"], set_=values)
            )
    return RedirectResponse("/console/localities/sectors", 303)


async def _page(staff: Staff, error: str = "", sector: str = "", area: str = "") -> Response:
    async with transaction() as session:
        now = await localities.sectors(session)
    rows = [(sector, place, localities.by_sector(f"{sector}AA")) for sector, place in sorted(now.items(), key=_by_number)]
    return show("sectors.html", staff, 422 if error else 200, rows=rows, error=error, sector=sector, area=area)


def _by_number(entry: tuple[str, localities.Place]) -> list[int]:
    """ST2 before ST11."""
    return [int(number) for number in NUMBERS.findall(entry[0])]
