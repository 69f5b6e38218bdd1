"""The council's own contacts (data/reference/contacts.yml): the office line, the on-call mobile, the duty team's e-mail."""

import re
from dataclasses import dataclass, fields
from functools import cache

from bot.numbers import is_uk_mobile
from bot.reference import FOLDER, ReferenceDataError, parse
from bot.settings import settings

FILE = FOLDER / "contacts.yml"
UK_PHONE = re.compile(r"0[1-9][0-9 ]{8,12}")
E_MAIL = re.compile(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+\.[^\s@<>,;:\"]+")


class ContactsError(ReferenceDataError):
    """The contacts cannot be used: without them nobody can be told about danger out of hours."""


@dataclass(frozen=True)
class Contacts:
    office_line: str  # as people write it: "01632 960100"
    on_call_mobile: str  # E.164
    emergency_duty_team_email: str
    demo: bool = False

    @property
    def office_line_to_dial(self) -> str:
        """The office line in E.164, for a phone network."""
        return "+44" + self.office_line.replace(" ", "").removeprefix("0")


def read(text: str, *, demo_mode: bool) -> Contacts:
    """Reads the file's text. Raises ContactsError with a line a council officer can act on."""
    data = parse(text, FILE.name, tuple(field.name for field in fields(Contacts)))
    missing = [name for name in ("office_line", "on_call_mobile", "emergency_duty_team_email") if not data.get(name)]
    if missing:
        raise ContactsError(f"contacts.yml: {', '.join(missing)} missing.")
    made = Contacts(**{**data, **{name: str(value) for name, value in data.items() if name != "demo"}})
    if not UK_PHONE.fullmatch(made.office_line):
        raise ContactsError('contacts.yml: office_line should look like "01632 960100", in quotation marks.')
    if not is_uk_mobile(made.on_call_mobile):
        raise ContactsError('contacts.yml: on_call_mobile should look like "+447700900900", in quotation marks.')
    if not E_MAIL.fullmatch(made.emergency_duty_team_email):
        raise ContactsError("contacts.yml: emergency_duty_team_email should be one e-mail address.")
    if made.demo and not demo_mode:
        raise ContactsError("contacts.yml: these are the demo numbers. Put in your own, and take out demo: true.")
    return made


def load() -> Contacts:
    """Reads the file. Raises ContactsError or OSError."""
    return read(FILE.read_text(), demo_mode=settings().demo)


@cache
def contacts() -> Contacts:
    """The contacts, read once. Raises ContactsError or OSError."""
    return load()
