"""The directory of services residents may be pointed to (data/reference/services.yml): facts, each with source and date.

`python -m bot.services due` lists the numbers a person must ring or open, because nobody has yet or it is long ago.
"""

import sys
from dataclasses import dataclass, fields
from datetime import date, timedelta
from functools import cache

from bot import clock
from bot.reference import FOLDER, ReferenceDataError, parse

FILE = FOLDER / "services.yml"
STATUSES = ("verified_official", "verified_dated_list", "verified_secondary", "corroborated", "unverified")
GOOD_FOR, GOOD_FOR_URGENT = timedelta(days=180), timedelta(days=90)


class ServicesError(ReferenceDataError):
    """The directory cannot be read. The message names the service and what is wrong with it."""


@dataclass(frozen=True)
class Service:
    """One service. `source` and `source_date` say where its number was read; `checked_on` when a person last tried it."""

    id: str
    name: str
    category: str
    area: str
    status: str  # one of STATUSES
    source: str
    source_date: str
    show_to_residents: bool
    urgent: bool
    phone: str | None = None
    other_ways: str | None = None
    hours: str | None = None
    website: str | None = None
    what_for: str | None = None
    checked_on: date | None = None

    def due(self, today: date) -> bool:
        """Whether a person must try it: never tried, or longer ago than it is good for."""
        good_for = GOOD_FOR_URGENT if self.urgent else GOOD_FOR
        return self.checked_on is None or self.checked_on + good_for < today


def read(text: str) -> tuple[Service, ...]:
    """Reads the file's text. Raises ServicesError with a line a council officer can act on."""
    names = {field.name for field in fields(Service)}
    found: list[Service] = []
    for entry in parse(text, FILE.name, ("services",)).get("services") or []:
        who = entry.get("id") if isinstance(entry, dict) else entry
        if not isinstance(entry, dict) or (unknown := set(entry) - names):
            raise ServicesError(f"services.yml: {who}: not known here: {', '.join(sorted(unknown)) if isinstance(entry, dict) else who}.")
        try:
            service = Service(**entry)
        except TypeError:
            missing = {"id", "name", "category", "area", "status", "source", "source_date", "show_to_residents", "urgent"} - set(entry)
            raise ServicesError(f"services.yml: {who}: {', '.join(sorted(missing))} missing.") from None
        found.append(_sound(service))
    twice = next((one.id for one in found if [other.id for other in found].count(one.id) > 1), None)
    if twice:
        raise ServicesError(f"services.yml: {twice} stands there twice.")
    return tuple(found)


def _sound(service: Service) -> Service:
    if service.status not in STATUSES:
        raise ServicesError(f"services.yml: {service.id}: status should be one of {', '.join(STATUSES)}.")
    if service.show_to_residents and service.status == "unverified":
        raise ServicesError(f"services.yml: {service.id} is unverified and must not be shown to residents.")
    if service.show_to_residents and not (service.phone or service.other_ways or service.website):
        raise ServicesError(f"services.yml: {service.id} has no number, no other way and no website to show.")
    if service.show_to_residents and not service.source:
        raise ServicesError(f"services.yml: {service.id} is shown to residents without a source.")
    if service.checked_on is not None and not isinstance(service.checked_on, date):
        raise ServicesError(f"services.yml: {service.id}: checked_on is a day, like 2026-12-01.")
    return service


def load() -> tuple[Service, ...]:
    """Reads the file. Raises ServicesError or OSError."""
    return read(FILE.read_text())


@cache
def shown() -> tuple[Service, ...]:
    """The services residents may be told of."""
    return tuple(service for service in load() if service.show_to_residents)


def due(today: date) -> list[Service]:
    """What a person must try, urgent ones first, never tried before long ago. Those not shown are not worth the call."""
    found = [service for service in load() if service.show_to_residents and service.due(today)]
    return sorted(found, key=lambda service: (not service.urgent, service.checked_on or date.min, service.name))


def main(arguments: list[str]) -> int:
    if arguments != ["due"]:
        print("Use: python -m bot.services due", file=sys.stderr)
        return 2
    try:
        found = due(clock.london().date())
    except ReferenceDataError as error:
        print(error, file=sys.stderr)
        return 1
    for service in found:
        ways = "; ".join(way for way in (service.phone, service.other_ways, service.website) if way)
        tried = f"tried {service.checked_on}" if service.checked_on else "never tried"
        print(f"{'URGENT  ' if service.urgent else '        '}{service.id}: {ways} ({tried}; source {service.source_date or 'undated'})")
    print(f"{len(found)} to try.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
