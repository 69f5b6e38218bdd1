"""What was understood, said back in plain words. Sensitive things are always "what you told us"."""

from datetime import datetime
from typing import Any

from actions.turn import SKIPPED
from bot.words import time_of_day

NEED_WORDS = {
    "money": "money",
    "rent_eviction": "the rent or your home's costs",
    "housing_conditions": "the state of your home",
    "homelessness": "having no settled home",
    "asb": "trouble with neighbours",
    "physical_health": "your health",
    "work": "work",
    "family_parenting": "family life",
    "caring": "looking after someone",
    "loneliness": "being on your own",
    "food_fuel": "food or heating",
    "hoarding_selfneglect": "things getting on top of you at home",
    "education": "school or learning",
}
SENSITIVE = frozenset({"domestic_abuse", "crime", "child_safety", "mental_health", "substance", "immigration"})
NEUTRAL_RULES = ("certain_hours", "reply_only", "do_not_text")
SHARING = {"all": "any service", "ask_first": "services only after asking you", "none": "nobody outside the team"}
MOST_NEEDS_SAID = 3


def needs_said(needs: list[str] | None) -> str:
    """ "money, work and what you told us": at most three, nothing sensitive by name."""
    plain = [NEED_WORDS[need] for need in needs or [] if need in NEED_WORDS][:MOST_NEEDS_SAID]
    if not plain or any(need in SENSITIVE for need in needs or []) or len(plain) < len(needs or []):
        plain = [*plain[: MOST_NEEDS_SAID - 1], "what you told us"]
    return plain[0] if len(plain) == 1 else f"{', '.join(plain[:-1])} and {plain[-1]}"


def summary_said(known: dict[str, Any]) -> str:
    """One summary in plain words, short enough for a text with its two options."""
    def answer(slot: str) -> str | None:
        value = known.get(slot)
        return None if value in (None, SKIPPED, "") else str(value)

    parts = [f"So it's about {needs_said(known.get('needs'))}."]
    who = ", ".join(part[:30] for part in (answer("name"), answer("postcode") or answer("locality")) if part)
    if who:
        parts.append(f"You are {who}.")
    if answer("sharing"):
        parts.append(f"Your key worker may talk to {SHARING[str(known['sharing'])]}.")
    return " ".join([*parts, "Shall I pass it on?"])


def by_when(moment: str | datetime | None) -> str:
    """A promised time in words; an honest phrase when no time can be promised."""
    if moment is None:
        return "our next working day"
    return time_of_day(datetime.fromisoformat(moment) if isinstance(moment, str) else moment)
