"""Reads a name right before a postcode, "any time, Jo, ST1 5NP", or after one at the end, "behind with the rent. ST1 5NP, Jo".
Who gives both gives their own, whatever was asked."""

import re

from bot.understanding.readers.areas import FIRST_NAMES_TOO
from bot.understanding.readers.child_words import NOUNS
from bot.understanding.readers.first_names import FIRST_NAMES, PLAIN_SURNAMES
from bot.understanding.readers.name_words import capitalise, possible

_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)?"
_LED = r"(?:it'?s|i'?m|i am|name'?s?|name is|only me)"
_BEFORE_POSTCODE = re.compile(
    rf"(?:(?:^|[.,!?;:\n-] ?)(?!{_LED} )|\b(?P<led>{_LED}),? )(?P<first>{_WORD})(?: (?P<last>{_WORD}))?"
    r"(?: ?[,.;:-] ?| )(?:my |at |of |and )*(?:post ?code(?:'?s| is)?:? )?[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\b", re.I)
_AFTER_POSTCODE = re.compile(
    rf"\b[a-z]{{1,2}}\d[a-z\d]? ?\d[a-z]{{2}}\b(?: ?[,.;:\n-] ?| )(?:and |(?P<led>{_LED}),? )?(?P<first>{_WORD})"
    rf"(?: (?!x+\b)(?P<last>{_WORD}))?\W*x*\W*$", re.I)
_STREETS = frozenset(
    "street st road rd avenue ave close court lane drive way grove place terrace crescent house gardens walk hill flat".split())
_PEOPLE = NOUNS | frozenset(
    "husband wife partner mum mom mam dad boyfriend girlfriend brother sister neighbour friend mate landlord".split())
NEAR = 5  # words before a postcode in which somebody else may be whose it is: "my landlord is at …, Dave"


def name_by_postcode(text: str) -> str | None:
    """A known first name, and the surname if there is one; None for a street, an area, or somebody else who is named on the way."""
    after = _AFTER_POSTCODE.search(text)
    for found in (*reversed(list(_BEFORE_POSTCODE.finditer(text))), *([after] if after else [])):
        first, last = found["first"], found["last"]
        if first.casefold() not in FIRST_NAMES or first.capitalize() in FIRST_NAMES_TOO and not found["led"]:
            continue
        if last and (last.casefold() in _STREETS or not (possible(last) or last.casefold() in PLAIN_SURNAMES)):
            continue
        before = re.findall(r"\w+", text[:found.start()].casefold())
        if not (_PEOPLE.intersection(before[-NEAR:]) if found is after else {*before[-1:]} & (_PEOPLE | {"and", "with"})):
            return " ".join(capitalise(word) for word in (first, last) if word)
    return None
