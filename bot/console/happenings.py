"""What happened in a case, in one line of its timeline: the event's name, and what of its detail says which, to whom, how."""

from collections.abc import Callable
from typing import Any

from bot.console.wording import CONSENTS, EVENTS, OUTCOMES, SAID, field_name

Detail = dict[str, Any]
_SAID = {code: said.removeprefix("They say: ") for code, said in SAID.items()}


def words_of(kind: str, detail: Detail) -> str:
    """An event in words: "Consent noted: Staffordshire Police, agreed"."""
    name, more = EVENTS.get(kind, kind.replace("_", " ").capitalize()), _MORE.get(kind, _fields)(detail)
    return f"{name}: {more}" if more else name


def _fields(detail: Detail) -> str:
    return ", ".join(field_name(name) for name in detail.get("fields", []))


def _consent(detail: Detail) -> str:
    against = f", though they had said: {detail['against']}" if detail.get("against") else ""
    return f"{detail['agency']}, {CONSENTS[detail['state']].lower()}{against}" if "agency" in detail else ""


def _shared(detail: Detail) -> str:
    return f"{_fields(detail)}, with {detail['agency']}" if "agency" in detail else _fields(detail)


def _same_person(detail: Detail) -> str:
    return f"as in {detail['with']}" if detail.get("with") else ""


def _two_people(detail: Detail) -> str:
    return f"this and {detail['with']}" if detail.get("with") else ""


def _plain(key: str, among: dict[str, str] | None = None) -> Callable[[Detail], str]:
    return lambda detail: (among or {}).get(said, said) if (said := str(detail.get(key) or "")) else ""


_MORE: dict[str, Callable[[Detail], str]] = {
    "consent": _consent, "shared": _shared, "merged": _same_person, "unmerged": _two_people, "matched": _plain("chosen"),
    "transferred": _plain("to"), "closed": _plain("outcome", OUTCOMES), "outcome_said": _plain("said", _SAID),
    "planned": _plain("words"), "step_done": _plain("words"), "handed_back": _plain("reason"), "overridden": _plain("reason"),
}
