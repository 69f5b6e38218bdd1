"""The localities and the rota as they stand: towns, teams with their room, opening hours, who is on duty on which day.

What a council decides once stands in files it edits (data/reference/); single days, moved sectors, people and leave are changed in
the console.
"""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

import yaml
from sqlalchemy import func, select
from starlette.requests import Request
from starlette.responses import Response

from bot import clock, localities
from bot.console import days
from bot.console.auth import Staff
from bot.console.guard import ADMIN, CASEWORKERS, DUTY
from bot.console.people import open_cases
from bot.console.rendering import show
from bot.database import transaction
from bot.localities import Place
from bot.reference import FOLDER
from bot.tables import Case, KeyWorker

DAYS_SHOWN = 14


@dataclass
class Town:
    """A town, or the part of one, that a locality looks after now."""

    sectors: list[str] = field(default_factory=list)
    places: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Team:
    """One locality. `room`: how many more cases its key workers could take."""

    name: str
    towns: dict[str, Town]
    people: list[KeyWorker]
    room: int
    queued: int


async def page(request: Request, staff: Staff) -> Response:
    """GET."""
    places = yaml.safe_load((FOLDER / "localities.yml").read_text())["localities"]
    today = clock.london().date()
    async with transaction() as session:
        people = list(await session.scalars(
            select(KeyWorker).where(KeyWorker.active, KeyWorker.role.in_(CASEWORKERS)).order_by(KeyWorker.role, KeyWorker.name)
        ))
        loads = await open_cases(session)
        sectors = await localities.sectors(session)
        counted = await session.execute(
            select(Case.queue, func.count()).where(Case.status != "closed", Case.queue.is_not(None)).group_by(Case.queue)
        )
        queued = {queue: count for queue, count in counted}
        shown = [today + timedelta(days=n) for n in range(DAYS_SHOWN)]
        its_days = await days.read(session, {*shown, *await days.set_alone(session, shown[-1])})
    teams, towns = [], _towns(places, sectors)
    for area, place in places.items():
        team = [person for person in people if person.area == area]
        room = sum(max(0, person.capacity - loads.get(person.id, 0)) for person in team
                   if person.available and person.role == "key_worker")
        teams.append(Team(place["name"], towns[area], team, room, queued.get(area, 0)))
    return show("localities.html", staff, teams=teams, days=its_days, city_queue=queued.get("city", 0), loads=loads, today=today,
                sets_duty=staff.role in (DUTY, ADMIN))


def _towns(places: dict[str, Any], sectors: dict[str, Place]) -> dict[str, dict[str, Town]]:
    """By locality: its towns with the sectors it looks after now. Places go with most of their town's sectors."""
    out: dict[str, dict[str, Town]] = defaultdict(lambda: defaultdict(Town))
    for locality in places.values():
        for name, entry in locality["towns"].items():
            for sector in entry["sectors"]:
                out[sectors[sector].area or ""][name].sectors.append(sector)
            most = max(out, key=lambda area: len(out[area][name].sectors) if name in out[area] else 0)
            out[most][name].places += entry["places"]
    return out
