"""Worries: words that are no danger by themselves, but that a person should see soon (data/reference/worries.yml).

They never bring the emergency words; what happens is in bot/safety.py.
"""

import re
from dataclasses import dataclass
from functools import cache

from bot.reference import FOLDER, ReferenceDataError, parse
from bot.understanding.danger_words import LONGEST_READ
from bot.understanding.normalise import normalise_for_phrases

FILE = FOLDER / "worries.yml"
NAMES = {
    "low": "somebody is very low", "past": "harm to themselves in the past", "afraid": "afraid of somebody",
    "home": "others have taken over somebody's home", "unseen": "somebody not seen for days", "lost": "somebody lost or confused",
    "child": "a child to worry about",
}  # for the team, the gravest last


@dataclass(frozen=True)
class Worry:
    kind: str
    pattern: re.Pattern[str]


class WorriesError(ReferenceDataError):
    """The worries cannot be read. The message names the entry."""


def read(text: str) -> tuple[Worry, ...]:
    """Reads the file's text. Raises WorriesError with a line a council officer can act on."""
    made = []
    for entry in parse(text, FILE.name, ("worries",)).get("worries") or []:
        if not isinstance(entry, dict) or entry.get("kind") not in NAMES or not entry.get("pattern"):
            raise WorriesError(f"worries.yml: an entry needs a pattern, and a kind out of {', '.join(NAMES)}: {entry!r}.")
        try:
            worry = Worry(entry["kind"], re.compile(entry["pattern"]))
        except re.error as error:
            raise WorriesError(f"worries.yml: this pattern cannot be read ({error}): {entry['pattern']}") from None
        if not worry.pattern.search(normalise_for_phrases(str(entry.get("example", "")))):
            raise WorriesError(f"worries.yml: this pattern does not catch its own example: {entry['pattern']}")
        made.append(worry)
    return tuple(made)


def load() -> tuple[Worry, ...]:
    """Reads the file. Raises WorriesError or OSError."""
    return read(FILE.read_text())


@cache
def _worries() -> tuple[Worry, ...]:
    return load()


def screen(text: str) -> str | None:
    """The gravest kind of worry in `text`, or None."""
    plain = normalise_for_phrases(text[:LONGEST_READ])
    found = {worry.kind for worry in _worries() if worry.pattern.search(plain)}
    return next((kind for kind in reversed(NAMES) if kind in found), None)
