"""A part of a postcode put right: "nearly, its QJ", "6 not 5". Pure."""

import re

from bot.understanding.readers import correct_postcode
from bot.understanding.readers.common_words import COMMON

AFTER_POSTCODE = "household"  # the question that comes next
PUTTING_RIGHT = re.compile(
    r"\bnot\b|should be|meant|post ?code|\bends?\b|ending|\bstarts?\b|\blast (?:bit|part|half|two|three|3|2"
    r"|letters?)|first (?:bit|part|half)|\*|^(?:sorry|oops|actually|no)\b", re.I)
_LAST_LETTERS = re.compile(  # only letters that a postcode may end in
    r"^\W*(?:(?:ok|yes|yeah|oh|but)\W+)*(?:nearly|almost|close|not quite|no|nah|nope|sorry|oops|wait|actually|wrong)\b\W*"
    r"(?:(?:right|there|it|but|sorry|the|my|post ?code|last|two|2|letters|bit)\W+)*"
    r"(?:it'?s|it is|is|it should be|should be|ends?(?: in| with)?|that'?s)\W+(?P<digit>\d)? ?(?P<letters>[abd-hjlnp-uw-z]{2})"
    r"(?:,? (?:not [a-z]{2}|sorry|thanks|ta|please|pls|duck|at the end|on the end|instead))*\W*$", re.I)

_SECOND_HALF = re.compile(r"^\W*(?:(?:and|then|sorry|it'?s|ends?|ending|in|rest|the|is)\W+)*(\d)[ .-]*([abd-hjlnp-uw-z])[ .-]*([abd-hjlnp-uw-z])"
                          r"(?:\W+(?:sorry|ta|thanks|duck|please))*\W*$", re.I)


def last_letters(known: str | None, text: str) -> str | None:
    """The postcode with the end that a text at the summary says it has: "nearly, its QJ". None where it says none."""
    found = _LAST_LETTERS.match(text.replace("’", "'"))
    letters = found["letters"] if found else ""
    if not found or not known or not re.fullmatch(r".+ \d[A-Z]{2}", known) or letters.casefold() in COMMON:
        return None
    code = known[:-3] + (found["digit"] or known[-3]) + letters.upper()
    return code if code != known else None


def whole(known: str | None, text: str) -> str | None:
    """The postcode whose first half is known and whose second half a text is: "ST1", then "3 L X". None where it is something else."""
    found = _SECOND_HALF.match(text)
    if not found or not known or not re.fullmatch(r"[A-Z]{1,2}\d{1,2}[A-Z]?", known):
        return None
    return f"{known} {found[1]}{found[2]}{found[3]}".upper()


def postcode(known: str | None, text: str, asked: str | None, children: bool = False) -> str | None:
    """The postcode that is meant when a text puts a known one right, None when it does not. `children`: some are known, so that
    a bare "6 not 5" may be an age."""
    if not known or len(known.rpartition(" ")[2]) < 3 or asked == "postcode" or not PUTTING_RIGHT.search(text):
        return None
    return correct_postcode(known, text, just_told=asked == AFTER_POSTCODE and not children)
