"""Puts a known postcode right by a part of it: "its 5NB not 5MB"."""

import re

from bot.understanding.readers.postcode import LETTER_FOR_WORD, read_postcode, whole_postcode
from bot.understanding.readers.words import plain

_IS = r"(?: (?:is|in|with|should be|its|it's))*"
_RIGHT_NOT_WRONG = re.compile(r"\b([a-z0-9]{1,4}) ?,? (?:and )?not (?:an? |the )?([a-z0-9]{1,4})\b", re.I)
_WRONG_THEN_RIGHT = re.compile(
    r"\bnot (?:an? )?([a-z0-9]{1,4})[ ,.]+(?:but|its|it's|it is|it should be|should be)? ?(?:an? )?([a-z0-9]{1,4})\b",
    re.I,
)
_ENDS = re.compile(
    rf"\b(?:ends?|ending|last (?:bit|part|half|3|three)|second (?:half|part|bit))\b{_IS} ([a-z0-9]{{1,3}})\b", re.I
)
_STARTS = re.compile(
    rf"\b(?:starts?|starting|begins?|first (?:bit|part|half))\b{_IS} ([a-z]{{1,2}}\d{{1,2}})\b", re.I
)
_PART = re.compile(
    r"^(?:no |sorry |oops |actually |\*)*(?:its|it's|it is|should be|i meant?|meant) ([a-z0-9]{2,4})$"
    r"|^\*?([0-9][a-z]{2}|[a-z]{1,2}\d{1,2})\*?$",
    re.I,
)
_SPACED_END = re.compile(r"\b(\d) ?([a-z]) ([a-z])$", re.I)  # "should be 5 n p"


def _exchanged(known: str, right: str, wrong: str) -> str | None:
    """`known` (without its space) with `right` in the place of `wrong`; None when `wrong` is not in one place of it."""
    outward, _, inward = known.partition(" ")
    if outward == wrong:
        return right + inward
    if inward == wrong:
        return outward + right
    joined = outward + inward
    return joined.replace(wrong, right) if joined.count(wrong) == 1 and len(right) == len(wrong) else None


def correct_postcode(known: str, text: str) -> str | None:
    """The postcode that is meant: ("ST6 5MB", "its 5NB not 5MB") → "ST6 5NB", ("ST6", "its ST6 5NB") → "ST6 5NB",
    ("ST6", "not st6, st1") → "ST1". None when nothing changes, or what is meant is not clear.

    To be asked for a text that corrects something while a postcode is known, whether or not `read_postcode` reads one in
    it: a whole postcode in the text is taken as it is, a part of one is put in its place.
    """
    text, known = LETTER_FOR_WORD.sub(r"\1", plain(text)).rstrip(".! "), known.upper()
    text = _SPACED_END.sub(r"\1\2\3", text)
    outward, _, inward = known.partition(" ")
    said = read_postcode(text, "postcode")
    if not inward:  # only the first half is known: the first half, or all of it, can be said anew
        return said if said != known else None
    changed: str | None = None
    if said and " " in said:
        changed = said.replace(" ", "")
    elif pair := _RIGHT_NOT_WRONG.search(text):
        changed = _exchanged(known, pair[1].upper(), pair[2].upper())
    elif pair := _WRONG_THEN_RIGHT.search(text):
        changed = _exchanged(known, pair[2].upper(), pair[1].upper())
    elif end := _ENDS.search(text):
        changed = outward + inward[:3 - len(end[1])] + end[1].upper()
    elif start := _STARTS.search(text):
        changed = start[1].upper() + inward
    elif part := _PART.search(text):
        new = (part[1] or part[2]).upper()
        changed = outward + new if re.fullmatch(r"[\dOIL][A-Z]{2}", new) else new + inward
    value = whole_postcode(changed, lenient=True) if changed else None
    return value if value != known else None
