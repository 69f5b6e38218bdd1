"""Small tools every reader shares: plain text, number words, and which of two values somebody means."""

import re
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

LIMIT = 2000  # characters read; a longer story has said its facts by then, and every reader stays under a millisecond

_SAME_AS = str.maketrans({
    "’": "'", "‘": "'", "ʼ": "'", "`": "'", "´": "'", "′": "'", "“": '"', "”": '"',
    "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "½": " 1/2 ", "\u00a0": " ",
    "\ufe0f": None, "\u20e3": None, "\u200b": None, "\u200c": None, "\u200d": None, "\u200e": None, "\u200f": None,
    "\u2060": None, "\ufeff": None, "\u00ad": None,
})

_UNITS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen"
)
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
NUMBERS = {word: value for value, word in enumerate(_UNITS.split())}
NUMBERS |= {word: 10 * value for value, word in enumerate(_TENS.split(), start=2)}
NUMBERS |= {  # as they are typed
    "nought": 0, "nil": 0, "tow": 2, "twp": 2, "thre": 3, "threee": 3, "foru": 4, "fuor": 4, "fiv": 5, "sicks": 6,
    "sevn": 7, "sevan": 7, "seveen": 7, "eigth": 8, "eght": 8, "eihgt": 8, "eigt": 8, "nien": 9, "elevan": 11,
    "twelv": 12, "twelth": 12, "thirten": 13, "forteen": 14, "fiveteen": 15, "fifeteen": 15, "fivteen": 15,
    "sixten": 16, "ninteen": 19, "fourty": 40,
}  # fmt: skip
_TENS_WORD = "|".join([*_TENS.split(), "fourty"])
_UNIT_WORD = "|".join(_UNITS.split()[1:10])
_COMPOUND = re.compile(rf"\b({_TENS_WORD})[ -]?({_UNIT_WORD})\b")
_WORD = re.compile(r"[a-z]+")

ORDINALS = {
    "first": 1, "second": 2, "third": 3, "fourth": 4, "forth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4, "5th": 5, "6th": 6, "7th": 7, "8th": 8, "9th": 9,
    "frist": 1, "fist": 1, "secound": 2, "secnd": 2, "thrid": 3, "thurd": 3,
}  # fmt: skip


def plain(text: str) -> str:
    """The text as a reader wants it: one kind of quote, dash and space, no invisible characters, at most LIMIT long."""
    text = text[:LIMIT]
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text.translate(_SAME_AS))[:LIMIT]
    return " ".join(text.split())


def digits_for_words(text: str) -> str:
    """Lower-case text with "twenty two" as "22" and "five" as "5". "One" stays a digit too: "one's 4" is "1's 4"."""
    text = _COMPOUND.sub(lambda m: str(NUMBERS[m[1]] + NUMBERS[m[2]]), text)
    return _WORD.sub(lambda m: str(NUMBERS.get(m[0], m[0])), text)


# Somebody writing for another person: that person's home and children count.
ON_BEHALF = re.compile(
    r"\b(?:on behalf|behalf of|worried about (?:my|a)|referring|refer (?:my|a)"
    r"|for (?:my|a) (?:friend|mate|sister|neighbour|daughter|mum|client|tenant|patient|family)"
    r"|(?:she|they|he) (?:needs?|is struggling|are struggling|cant cope|has nowhere)"
    r"|my (?:sister|daughter|friend|mate) (?:needs|is|has been|was))"
)


class Found(NamedTuple):
    """A value somebody names, and where in the text."""

    start: int
    end: int
    value: str


# Said right before a value that does not hold (any more), and between two when the second puts the first right.
_REFUSED = re.compile(
    r"(?:\bnot|\bis ?n'?t|\bwas ?n'?t|\bdon'?t|\binstead of|\brather than|\bno longer|\bnever|\bold|\bold 1"
    r"|\bused to be"
    r"|\bused to live|\bmoved from|\bmoved out of|\bmove from|\bex'?s|\bwas)"
    r"(?: (?:my|the|at|in|on|one|is|of|it|number|postcode|address|phone|mobile|mob|sim|ring|text"
    r"|call|use|this|a))*[ :,]*$",
    re.I,
)
_PUT_RIGHT = re.compile(
    r"\b(?:no|sorry|i mean|i ment|meant|ment|wait|actually|oops|correction|should (?:be|say|of)|now|its|it's|it is"
    r"|instead"
    r"|scrap|ignore|hang on|old (?:one|address)|changed?|moved?|new|typo|wrong|to)\b|\*",
    re.I,
)
_THE_OLD_ONE = re.compile(r"\bold (?:one|address|place) *[.,;]+ *$", re.I)  # "A, hang on that's the old one, B": A is


def settle(found: Iterable[Found], text: str, *, first: bool = False) -> str | None:
    """The value that is meant when a text names several: not the refused one ("not A its B"), the later one when
    somebody puts it right ("A, sorry, B"), else the first if `first`, else none: a guess would be an invention."""
    left = [f for f in found if not _REFUSED.search(_THE_OLD_ONE.sub("; ", text[max(0, f.start - 40):f.start]))]
    if len({f.value for f in left}) > 1:
        between = text[left[-2].end:left[-1].start]
        if _PUT_RIGHT.search(between):
            return left[-1].value
        return left[0].value if first else None
    return left[0].value if left else None
