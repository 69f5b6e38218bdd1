"""What they said against telling an agency: nobody, not this one, only those. Where an agency may be one that is left out, it counts
as one: asking once more costs a moment, telling the wrong people cannot be taken back."""

import re
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from bot.console.wording import field_name, value_words
from bot.tables import Case

# The names that bot/understanding/readers/agencies.py gives, and what a key worker may write for them.
AGENCIES = {
    "the police": r"polic\w*|constabular\w*|pcsos?|coppers?|cid",
    "social services": r"social (?:services?|care|work\w*)|socials?|child\w*'?s? (?:services?|team)|adults?'? (?:services?|team)|safeguarding|mash"
                       r"|early help|family support",
    "the council": r"councils?|local authority|social (?:services?|care|work\w*)|child\w*'?s? (?:services?|team)|housing options|safeguarding|mash",
    "housing": r"housing|landlords?|landlad(?:y|ies)|letting agen\w+|homes|tenancy",
    "their landlord": r"landlords?|landlad(?:y|ies)|letting agen\w+|homes|tenancy|housing associations?",
    "the school": r"schools?|teachers?|nurser\w+|colleges?|academy|education",
    "the doctor": r"doctors?|dr|gps?|surger\w+|nhs|hospitals?|medical|health (?:centre|team|services?)|clinics?|nurses?|camhs|pharmac\w+",
    "the health visitor": r"health visit\w*",
    "the midwife": r"midwi\w+|maternity",
    "the job centre": r"job ?cent(?:re|er)\w*|dwp|universal credit|work coach|benefits? office",
    "probation": r"probation",
    "Alcoholics Anonymous": r"aa|alcoholics anonymous",
    "their work": r"employers?|workplace|boss\w*|managers?|human resources|hr",
    "their ex": r"ex|famil\w+|husband|wife|partner",
    "their family": r"ex|famil\w+|relatives?|mum|mother|dad|father|parents?|husband|wife|partner|sisters?|brothers?|sons?|daughters?",
    **{one: rf"famil\w+|relatives?|{words}" for one, words in {
        "mum": r"mum|mother|parents?", "dad": r"dad|father|parents?", "parents": r"parents?|mum|mother|dad|father", "husband": r"husband|partner",
        "wife": r"wife|partner", "partner": r"partner|husband|wife", "sister": r"sisters?", "brother": r"brothers?",
        "son": r"sons?", "daughter": r"daughters?"}.items()},
}
SAID_IN = ("sharing", "left_out", "share_only")


def said(case: Case) -> list[str]:
    """All they said on who may be told, in words, as it stands beside every sharing."""
    found = {name: case.summary[name]["value"] for name in SAID_IN if (case.summary.get(name) or {}).get("value")}
    return [value_words(value, name) if name == "sharing" else f"{field_name(name)}: {value_words(value)}" for name, value in found.items()]


def against(case: Case, agency: str) -> str | None:
    """Their words against telling this agency; None when they said nothing against it."""
    return next((words for _, words in _all(case, agency)), None)


def against_since(case: Case, agency: str, agreed_at: datetime) -> str | None:
    """The same, when it was said after they had agreed to this agency."""
    return next((words for name, words in _all(case, agency) if _said_at(case, name) > agreed_at), None)


def _all(case: Case, agency: str) -> Iterator[tuple[str, str]]:
    """Each field that speaks against it, with its words."""
    if _value(case, "sharing") == "none":
        yield "sharing", value_words("none", "sharing")
    out, only = _names(_value(case, "left_out")), _names(_value(case, "share_only"))
    if any(_may_be(agency, name) for name in out):
        yield "left_out", f"{field_name('left_out')}: {', '.join(out)}"
    if only and not any(_is(agency, name) for name in only):
        yield "share_only", f"{field_name('share_only')}: {', '.join(only)}"


def _said_at(case: Case, name: str) -> datetime:
    said_at = case.summary[name].get("at")
    return datetime.fromisoformat(said_at) if said_at else case.created_at


def _value(case: Case, name: str) -> Any:
    return (case.summary.get(name) or {}).get("value")


def _names(value: Any) -> list[str]:
    """The agencies of a field: the bot keeps a list, a correction is a line of text."""
    found = value if isinstance(value, list) else re.split(r",|;| and ", value) if isinstance(value, str) else []
    return [name for one in found if (name := str(one).strip())]


def _kinds(name: str) -> set[str]:
    plain = name.casefold().replace("’", "'")
    return {plain} if plain in AGENCIES else _may_mean(plain)


def _may_mean(plain: str) -> set[str]:
    return {kind for kind, words in AGENCIES.items() if re.search(rf"\b(?:{words})\b", plain)}


def _is(agency: str, name: str) -> bool:
    return bool((_kinds(agency) | _may_mean(agency.casefold())) & _kinds(name)) or agency.casefold() == name.casefold()


def _may_be(agency: str, name: str) -> bool:
    """Whether it is the one, or cannot be told apart from it."""
    return _is(agency, name) or not _kinds(agency) or not _kinds(name)
