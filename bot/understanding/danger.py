"""Danger phrases: plain patterns read at the door, before and beside any model. Microseconds, nothing to load but words.

`data/danger/phrases.yml` holds them, each with its kind and its reason; people who keep people safe review that file.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.understanding.needles import needles
from bot.understanding.normalise import normalise_for_phrases
from bot.understanding.vocabulary import DANGERS, gravest

PHRASES = Path(__file__).resolve().parents[2] / "data" / "danger" / "phrases.yml"
NEARBY = 60  # characters
SENTENCE_END = re.compile(r"(?<=[.!?\n])\s+")


@dataclass(frozen=True)
class Phrase:
    """One pattern. What `unless` matches close by cancels it: only there, for people deny and then say it after all."""

    pattern: re.Pattern[str]
    kind: str
    unless: re.Pattern[str] | None
    needles: frozenset[str]  # one of these is in every text that matches: looking for them first costs a tenth

    def said_in(self, plain: str) -> bool:
        if self.needles and not any(needle in plain for needle in self.needles):
            return False
        return any(
            not (self.unless and self.unless.search(plain[max(0, said.start() - NEARBY) : said.end() + NEARBY]))
            for said in self.pattern.finditer(plain)
        )


class PhrasesError(Exception):
    """The phrases file is not in its form. The message names the entry."""


@cache
def phrases(file: Path = PHRASES) -> tuple[Phrase, ...]:
    """The phrases, compiled once a process. They meet lower case only (normalise.py), and so need not ignore case, which
    would double the time. Raises PhrasesError."""
    out = []
    for entry in yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))["phrases"]:
        try:
            unless = re.compile(entry["unless"]) if entry.get("unless") else None
            phrase = Phrase(re.compile(entry["pattern"]), entry["kind"], unless, needles(entry["pattern"]))
        except (KeyError, TypeError, re.error) as error:
            raise PhrasesError(f"{file.name}: {entry!r}: {error}") from error
        if phrase.kind not in DANGERS or not entry.get("reason"):
            raise PhrasesError(f"{file.name}: {entry!r} needs a known kind and a reason.")
        out.append(phrase)
    return tuple(out)


def screen(text: str) -> str | None:
    """The gravest danger that a phrase in `text` says, or None. The whole text is read, whatever its length; then each
    sentence for itself, so that no sentence excuses the danger in another ("Gas man was lovely lol. I want to die.")."""
    plain = normalise_for_phrases(text)
    kinds = {phrase.kind for phrase in phrases() if phrase.said_in(plain)}
    sentences = SENTENCE_END.split(text)
    if len(sentences) > 1:
        excusable = [phrase for phrase in phrases() if phrase.unless]
        for sentence in map(normalise_for_phrases, sentences):
            kinds |= {phrase.kind for phrase in excusable if phrase.said_in(sentence)}
    return gravest(kinds)
