"""Reads a text that is nothing but the name of a topic, in the words our own hint offers: "money", "health and family"."""

import re

NEEDS = {
    "money": "money", "bills": "money", "debt": "money", "debts": "money", "benefits": "money",
    "health": "physical_health", "physical health": "physical_health", "illness": "physical_health",
    "mental health": "mental_health",
    "family": "family_parenting", "the family": "family_parenting",
}
WITHOUT_A_NEED = ("home", "house", "housing", "flat")  # what is wrong with it is not said
UNSAFE = ("feeling unsafe", "feel unsafe", "unsafe", "not feeling safe", "dont feel safe", "don't feel safe")
_EDGES = re.compile(r"^(?:(?:it'?s|its|it is|just|mostly|mainly|about|my|the|our|with|help|problems?|trouble|issues?|worries|i'?m|im|i am|i)\b\W*)+"
                    r"|(?:\W*\b(?:please|pls|duck|really|mostly|mainly|i think|i guess|problems?|trouble|issues?|worries|stuff|things|thanks|ta))+$")
_BETWEEN = re.compile(r"\s*(?:,|&|\+|/|;|\band\b|\bn\b|\bplus\b)\s*")
MOST_WORDS = 8


def topics(text: str) -> list[str]:
    """The topics a whole text names, in its order; none when it holds anything else."""
    plain = text.casefold().replace("’", "'").strip(" .!?")
    if len(plain.split()) > MOST_WORDS:
        return []
    parts = [_EDGES.sub("", part).strip(" .!?") for part in _BETWEEN.split(plain)]
    named = [part for part in parts if part]
    return named if all(part in NEEDS or part in WITHOUT_A_NEED or part in UNSAFE for part in named) else []


def needs_of(named: list[str]) -> list[str]:
    """The needs that topics are."""
    return list(dict.fromkeys(NEEDS[topic] for topic in named if topic in NEEDS))


def unsafe(named: list[str]) -> bool:
    """Whether one of the topics is that they feel unsafe: no siren, but a person looks."""
    return any(topic in UNSAFE for topic in named)
