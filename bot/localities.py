"""Where somebody lives: city or not, which locality and town, else which council. Never blocks: unknown is an answer.

City or not is the ONS Postcode Directory's word (table `postcodes`, filled by postcode_directory.py).
Localities are data/reference/localities.yml; an administrator may
give a sector to another locality in the console (SectorMove).
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import yaml
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.settings import ROOT
from bot.tables import Postcode, SectorMove
from bot.understanding.readers.home_town import lives_in, they_live_in
from bot.understanding.readers.streets import AFTER_A_NAME

CITY = "E06000021"
REFERENCE = ROOT / "data" / "reference"
OUTWARD = re.compile(r"([A-Z]{1,2})\d[A-Z\d]?")  # "skipped" is none
AROUND = ("ST", "CW", "SK", "TF", "WV", "WS", "DE")  # postcode areas kept: the city's and those around it


@dataclass(frozen=True)
class Place:
    """What is known of where somebody lives. `kind`: city, elsewhere (with its council) or unknown."""

    kind: str
    area: str | None = None  # north, central, south
    town: str | None = None
    council: str | None = None
    council_phone: str | None = None
    council_website: str | None = None


UNKNOWN = Place("unknown")


@cache
def _reference(name: str) -> Any:
    return yaml.safe_load((REFERENCE / name).read_text())


@cache
def _places() -> tuple[dict[str, Place], dict[str, Place]]:
    """By sector ("ST6 4") and by what residents call it (lower case)."""
    sectors: dict[str, Place] = {}
    names: dict[str, Place] = {}
    for area, locality in _reference("localities.yml")["localities"].items():
        for town, entry in locality["towns"].items():
            place = Place("city", area, entry.get("town", town))
            for sector in entry["sectors"]:
                if sector in sectors:
                    raise ValueError(f"localities.yml: sector {sector} stands in two places.")
                sectors[sector] = place
            for name in (town, *entry.get("places", ())):
                names[name.lower()] = place
    councils = _reference("councils.yml")
    names |= {town.lower(): Place("elsewhere", council_website=councils["find_any_council"]) for town in councils["far_away"]}
    for code, council in councils["councils"].items():
        names |= {town.lower(): _elsewhere(code) for town in council.get("towns", ())}
    return sectors, names


def towns(area: str | None) -> list[str]:
    """The towns of a locality, or of the city, in the order of the file: from north to south."""
    there = (place for place in _places()[0].values() if area in (None, place.area))
    return list(dict.fromkeys(place.town for place in there if place.town))


def named_in(text: str) -> str | None:
    """The town or area, here or around, that `text` names anywhere, not in a street's name; the longest where it names several."""
    found = _named(_plain(text))
    return max((name for name, _, _ in found), key=len).title() if found else None


def home_elsewhere(text: str) -> str | None:
    """The town outside the city that `text` says they live in: "im homeless in stafford town centre". Who is "from" a city far off
    may well live here now."""
    plain = _plain(text)
    there = (name for name, start, end in _named(plain) if _places()[1][name].kind == "elsewhere" and lives_in(plain, start, end)
             and (_places()[1][name].council or not plain[:start].endswith("from ")))
    return next((name.title() for name in there), None)


def home_of_other(text: str) -> str | None:
    """The town or area, here or around, where the person lives whom `text` is written for: "its about my nan, lives in smallthorne"."""
    plain = _plain(text)
    return next((name.title() for name, start, end in _named(plain) if they_live_in(plain, start, end)), None)


def _plain(text: str) -> str:
    return text.lower().replace("-", " ").replace("’", "'")


def _named(plain: str) -> list[tuple[str, int, int]]:
    """Each name in `plain` and where it stands; not a part of a longer name, nor of a street's ("leek road")."""
    found = [(name, match.start(), match.end()) for name in _places()[1]
             for match in re.finditer(rf"\b{re.escape(name.replace('-', ' '))}\b", plain)]
    return [(name, start, end) for name, start, end in found
            if not any(first <= start and end <= last and last - first > end - start for _, first, last in found)
            and not AFTER_A_NAME.match(plain[end:])]


def area_name(area: str | None) -> str:
    """"North", "Central", "South", or "city" where the locality is not known."""
    return _reference("localities.yml")["localities"][area]["name"] if area else "city"


def by_sector(postcode: str) -> Place | None:
    """The place of a whole postcode by its sector alone, as the file has it; None for a sector that is not in it."""
    return _places()[0].get(_sector_of(postcode))


async def sectors(session: AsyncSession) -> dict[str, Place]:
    """Every sector's place, moved ones where they are now."""
    moves = {move.sector: move.area for move in await session.scalars(select(SectorMove))}
    return {sector: replace(place, area=moves.get(sector, place.area)) for sector, place in _places()[0].items()}


def _sector_of(postcode: str) -> str:
    outward, _, inward = postcode.upper().partition(" ")
    return f"{outward} {inward[:1]}"


async def locate(session: AsyncSession, postcode: str | None, locality: str | None) -> Place:
    """The place of a postcode (whole, its half, or its sector: "ST6 4"), else of a town's or area's name, else unknown."""
    if postcode and (place := await _by_postcode(session, postcode)) is not None:
        return place
    named = _places()[1].get((locality or "").lower())
    return await _where_its_sectors_are(session, named) if named and named.kind == "city" else named or UNKNOWN


async def _where_its_sectors_are(session: AsyncSession, named: Place) -> Place:
    """A town is looked after by the locality that has most of its sectors now."""
    now = await sectors(session)
    areas = Counter(now[sector].area for sector, place in _places()[0].items() if place == named)
    most = max(areas.values(), default=0)
    return named if areas[named.area] == most else replace(named, area=areas.most_common(1)[0][0])


async def _by_postcode(session: AsyncSession, postcode: str) -> Place | None:
    outward, _, inward = postcode.upper().partition(" ")
    if (area := OUTWARD.fullmatch(outward)) and area[1] not in AROUND:
        return Place("elsewhere", council_website=_reference("councils.yml")["find_any_council"])
    if len(inward) == 1 and await _is_mostly_elsewhere(session, f"{outward} {inward}"):
        return await _by_neighbours(session, f"{outward} {inward}")
    sector = (await sectors(session)).get(_sector_of(postcode)) if inward else None
    row = await session.get(Postcode, postcode.upper()) if inward else None
    if row is not None and row.council != CITY:
        return _elsewhere(row.council)
    if sector is not None:  # also a postcode too new, or too old, for the directory
        return sector
    if row is not None:
        return Place("city")
    return await _by_neighbours(session, f"{outward} {inward[:1]}" if inward else f"{outward} ")


async def _is_mostly_elsewhere(session: AsyncSession, sector: str) -> bool:
    """Whether most of the known postcodes of a sector are another council's, though some are the city's."""
    found = await session.execute(
        select(Postcode.council, func.count()).where(Postcode.postcode.startswith(sector, autoescape=True)).group_by(Postcode.council)
    )
    councils = {council: count for council, count in found}
    return 2 * councils.get(CITY, 0) < sum(councils.values())


async def _by_neighbours(session: AsyncSession, beginning: str) -> Place | None:
    """A half or unknown postcode: the council and area all its known neighbours share; None where they differ."""
    found = await session.execute(
        select(Postcode.council).where(Postcode.postcode.startswith(beginning, autoescape=True)).distinct()
    )
    councils = set(found.scalars())
    if councils == {CITY}:
        there = [place for sector, place in (await sectors(session)).items() if sector.startswith(beginning)]
        areas, towns = {place.area for place in there}, {place.town for place in there}
        return Place("city", areas.pop() if len(areas) == 1 else None, towns.pop() if len(towns) == 1 else None)
    if councils and CITY not in councils:
        return _elsewhere(councils.pop()) if len(councils) == 1 else Place("elsewhere")
    return None


def _elsewhere(code: str) -> Place:
    council = _reference("councils.yml")["councils"].get(code)
    if council is None:
        return Place("elsewhere", council_website=_reference("councils.yml")["find_any_council"])
    return Place("elsewhere", council=council["name"], council_phone=council["phone"],
                 council_website=council["website"])
