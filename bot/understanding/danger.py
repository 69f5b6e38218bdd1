"""Danger phrases: plain patterns read at the door, before and beside any model. Microseconds, nothing to load but words.

`data/danger/phrases.yml` holds them, each with its kind and its reason; people who keep people safe review that file.
"""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from bot.understanding import excuses
from bot.understanding.needles import needles
from bot.understanding.normalise import normalise_for_phrases, plain_letters
from bot.understanding.vocabulary import DANGERS, gravest

PHRASES = Path(__file__).resolve().parents[2] / "data" / "danger" / "phrases.yml"
NEARBY = 60  # characters
BEGINNING = 3  # letters of a needle
LOOKS_AROUND = re.compile(r"[\^$]|\(\?[=!<]")
SENTENCE_END = re.compile(r"(?<=[.!?\n])\s+")


@dataclass(frozen=True)
class Phrase:
    """One pattern. What `unless` matches close by cancels it: only there, for people deny and then say it after all."""

    pattern: re.Pattern[str]
    kind: str
    unless: re.Pattern[str] | None
    needles: frozenset[str]  # one of these is in every text that matches: looking for them first costs a tenth

    def said_in(self, plain: str) -> bool | None:
        """True where it is said; False where all that matches is excused; None where nothing matches."""
        said = None
        if self.needles and not any(needle in plain for needle in self.needles):
            return None
        for match in self.pattern.finditer(plain):
            if not self._excused(plain, match):
                return True
            said = False
        return said

    def _excused(self, plain: str, match: re.Match[str]) -> bool:
        """Whether words close to `match` take it back: the phrase's own, or those that take back any (excuses.py)."""
        before, after = plain[max(0, match.start() - NEARBY) : match.start()], plain[match.end() : match.end() + NEARBY]
        around = before + match.group() + after
        if self.unless and (excuse := self.unless.search(around)):
            return not excuses.revived(excuse.group(), around)
        return excuses.taken_back(self.kind, before, match.group(), after)

    def may_be_said_by_itself(self, said: bool | None) -> bool:
        """Whether one sentence may say it though the whole text does not: it was excused there, or the pattern looks around itself."""
        return said is False or (self.unless is not None and said is None and LOOKS_AROUND.search(self.pattern.pattern) is not None)


class PhrasesError(Exception):
    """The phrases file is not in its form. The message names the entry."""


@cache
def phrases(file: Path = PHRASES) -> tuple[Phrase, ...]:
    """The phrases, compiled once a process. They meet lower case only (normalise.py), and so need not ignore case, which
    would double the time. Raises PhrasesError."""
    out = []
    for entry in yaml.load(file.read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))["phrases"]:
        try:
            pattern, excuse = plain_letters(entry["pattern"]), plain_letters(entry.get("unless") or "")
            unless = re.compile(excuse) if excuse else None
            phrase = Phrase(re.compile(pattern), entry["kind"], unless, needles(pattern))
        except (KeyError, TypeError, re.error) as error:
            raise PhrasesError(f"{file.name}: {entry!r}: {error}") from error
        if phrase.kind not in DANGERS or not entry.get("reason"):
            raise PhrasesError(f"{file.name}: {entry!r} needs a known kind and a reason.")
        out.append(phrase)
    return tuple(out)


@cache
def _by_beginning() -> dict[str, list[tuple[str, int]]]:
    """Each needle with its phrase, by its first letters; under "" the phrases that have none, and needles shorter than that."""
    out: dict[str, list[tuple[str, int]]] = {}
    for at, phrase in enumerate(phrases()):
        for needle in phrase.needles or {""}:
            out.setdefault(needle[:BEGINNING] if len(needle) >= BEGINNING else "", []).append((needle, at))
    return out


def _thinkable(plain: str) -> list[Phrase]:
    """The phrases whose needle is in the text. Thousands of needles, most of other languages: those whose first letters
    are nowhere in the text are not even looked for."""
    index, all_of_them = _by_beginning(), phrases()
    beginnings = {plain[at : at + BEGINNING] for at in range(len(plain) - BEGINNING + 1)} & index.keys() | {""}
    found = {at for beginning in beginnings for needle, at in index.get(beginning, ()) if needle in plain}
    return [all_of_them[at] for at in sorted(found)]


def screen(text: str) -> str | None:
    """The gravest danger that a phrase in `text` says, or None. The whole text is read, whatever its length; then each
    sentence for itself, so that no sentence excuses the danger in another ("Gas man was lovely lol. I want to die.")."""
    plain = normalise_for_phrases(text)
    said = [(phrase, phrase.said_in(plain)) for phrase in _thinkable(plain)]
    kinds = {phrase.kind for phrase, it_is in said if it_is}
    sentences = SENTENCE_END.split(text)
    if len(sentences) > 1:
        excusable = [phrase for phrase, it_is in said if phrase.may_be_said_by_itself(it_is)]
        for sentence in map(normalise_for_phrases, sentences):
            kinds |= {phrase.kind for phrase in excusable if phrase.said_in(sentence)}
    return gravest(kinds)
