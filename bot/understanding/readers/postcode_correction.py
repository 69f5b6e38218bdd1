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
_NAMED = re.compile(r"\bpost ?code\b", re.I)
_OF_SOMETHING_ELSE = re.compile(  # whose age, how many, how long, how much
    r"[£%:]|\b(?:kid\w*|child\w*|bab\w*|sons?|daughters?|girls?|boys?|lads?|lass\w*|twins?|toddlers?|teen\w*|little ?(?:one|un)s?"
    r"|youngest|eldest|oldest|middle|(?:s?he|they|we)(?:'?s|'?re)?|i'?m|him|her|his|us|my (?!post)\w+|people|persons?|adults?|aged?|ages|old"
    r"|y(?:ea)?rs?|yo|months?|mths?|weeks?|wks?|days?|hours?|hrs?|mins?|minutes?|am|pm|o'?clock|pounds?|quid|pence|birthday"
    r"|rooms?|bed\w*|name|phone|mobile)\b", re.I)
_A_MEASURE = re.compile(r"\d+(?:M|Y|YO|YR|W|WK|K|P|AM|PM|ST|ND|RD|TH|HR|KG|G)")  # "6m not 5m" are months
_ONLY_THAT = re.compile(
    r"^(?:(?:no|nope|sorry|oops|oh|wait|actually|its|it's|it is|should be|i meant?|meant|the|an?|but|and)\b|[\s,.*-])*"
    r"(?:not )?[a-z0-9]{1,4}[ ,.]*(?:(?:and |but |its |it's )?not(?: an?)?|but|its|it's|it is)?[ ,.]*[a-z0-9]{1,4}"
    r"(?:[ ,.]+(?:sorry|thanks|ta|please|pls|duck|x+))*$", re.I)
_SPACED_END = re.compile(r"\b(\d) ?([a-z]) ([a-z])$", re.I)  # "should be 5 n p"


def _mixed(part: str) -> bool:
    return bool(re.search(r"[A-Z]", part) and re.search(r"\d", part))


def _is_of_the_postcode(known: str, right: str, wrong: str, text: str, just_told: bool) -> bool:
    """Whether `right` and `wrong` are parts of a postcode, and nobody's age, hour or money: "5NB not 5MB", not "6 not 5"."""
    if wrong in known.split() and _mixed(wrong) and _mixed(right):
        return True
    if _OF_SOMETHING_ELSE.search(text):
        return False
    if _NAMED.search(text):
        return True
    if _mixed(right) and _mixed(wrong):
        return not _A_MEASURE.fullmatch(wrong)
    return bool(_ONLY_THAT.match(text)) and (just_told or wrong.isalpha() and right.isalpha())


def _exchanged(known: str, right: str, wrong: str) -> str | None:
    """`known` (without its space) with `right` in the place of `wrong`; None when `wrong` is not in one place of it."""
    outward, _, inward = known.partition(" ")
    if outward == wrong:
        return right + inward
    if inward == wrong:
        return outward + right
    joined = outward + inward
    return joined.replace(wrong, right) if joined.count(wrong) == 1 and len(right) == len(wrong) else None


def _pair(text: str) -> tuple[str, str] | None:
    """What is right and what is wrong."""
    if found := _RIGHT_NOT_WRONG.search(text):
        return found[1].upper(), found[2].upper()
    found = _WRONG_THEN_RIGHT.search(text)
    return (found[2].upper(), found[1].upper()) if found else None


def correct_postcode(known: str, text: str, just_told: bool = False) -> str | None:
    """The postcode that is meant: ("ST6 5MB", "its 5NB not 5MB") → "ST6 5NB", ("ST6", "its ST6 5NB") → "ST6 5NB",
    ("ST6", "not st6, st1") → "ST1". None when nothing changes, or what is meant is not clear.

    To be asked for a text that corrects something while a postcode is known, whether or not `read_postcode` reads one in
    it: a whole postcode in the text is taken as it is, a part of one is put in its place. Bare digits ("6 not 5") are a part
    of it only where the text names the postcode, or it was `just_told`, in answer to the question before.
    """
    text, known = LETTER_FOR_WORD.sub(r"\1", plain(text)).rstrip(".! "), known.upper()
    text = _SPACED_END.sub(r"\1\2\3", text)
    outward, _, inward = known.partition(" ")
    said = read_postcode(text, "postcode")
    if len(inward) < 3:  # only the first half (and its sector) is known: that, or all of it, can be said anew
        return said if said != known else None
    changed: str | None = None
    if said and " " in said:
        changed = said.replace(" ", "")
    elif pair := _pair(text):
        right, wrong = pair
        changed = _exchanged(known, right, wrong) if _is_of_the_postcode(known, right, wrong, text, just_told) else None
    elif _OF_SOMETHING_ELSE.search(text) and not _NAMED.search(text):
        return None  # "his course ends in 3 weeks"
    elif end := _ENDS.search(text):
        changed = outward + inward[:3 - len(end[1])] + end[1].upper()
    elif start := _STARTS.search(text):
        changed = start[1].upper() + inward
    elif part := _PART.search(text):
        new = (part[1] or part[2]).upper()
        changed = outward + new if re.fullmatch(r"[\dOIL][A-Z]{2}", new) else new + inward
    value = whole_postcode(changed, lenient=True) if changed else None
    return value if value != known else None
