"""The council's own contacts (data/reference/contacts.yml): the office line, the on-call mobile, the duty team's e-mail."""

from dataclasses import dataclass
from functools import cache

import yaml

from bot.settings import ROOT


@dataclass(frozen=True)
class Contacts:
    office_line: str
    on_call_mobile: str  # E.164
    emergency_duty_team_email: str
    demo: bool = False


@cache
def contacts() -> Contacts:
    """The contacts, read once. Raises TypeError naming a missing one."""
    return Contacts(**yaml.safe_load((ROOT / "data" / "reference" / "contacts.yml").read_text()))
