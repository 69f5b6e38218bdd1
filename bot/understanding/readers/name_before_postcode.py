"""Reads a name that stands right before a postcode: "any time, Jo, ST1 5NP". Who gives both gives their own, whatever was asked."""

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
_STREETS = frozenset(
    "street st road rd avenue ave close court lane drive way grove place terrace crescent house gardens walk hill flat".split())
_PEOPLE = NOUNS | frozenset(
    "husband wife partner mum mom mam dad boyfriend girlfriend brother sister neighbour friend mate landlord and with".split())


def name_before_postcode(text: str) -> str | None:
    """A known first name, and the surname if there is one; None for a street, an area, or somebody else who is named on the way."""
    for found in reversed(list(_BEFORE_POSTCODE.finditer(text))):
        first, last = found["first"], found["last"]
        if first.casefold() not in FIRST_NAMES or first.capitalize() in FIRST_NAMES_TOO and not found["led"]:
            continue
        if last and (last.casefold() in _STREETS or not (possible(last) or last.casefold() in PLAIN_SURNAMES)):
            continue
        before = re.findall(r"\w+", text[:found.start()].casefold())
        if not before or before[-1] not in _PEOPLE:
            return " ".join(capitalise(word) for word in (first, last) if word)
    return None
