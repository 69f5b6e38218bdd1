"""Reads the sector of half a postcode: "ST6 4 something" tells the team, where ST6 alone does not."""

import re

from bot.understanding.readers.areas import lengths_from
from bot.understanding.readers.words import plain

_GOES_ON_FREELY = frozenset(
    """
    something summat summit sumthing sommat somethin whatever and but then i i'm im ive i'll not dont don't idk cant can't forget forgot
    unsure near by up in at around round off next behind opposite blank question dunno rest part bit ish duck please pls x the end area
    """.split()
)


def with_sector(outward: str, text: str) -> str:
    """`outward` with the one digit that follows it in `text` ("ST6", "st6 4 summat" → "ST6 4"); as it is where none does, or where the
    digit counts something ("st6 4 bedrooms")."""
    half = re.fullmatch(r"ST(\d{1,2})", outward)
    if half is None:
        return outward
    told = rf"\bs\W?t\W{{0,2}}0?{half[1]}[ .,/-]{{0,2}}(\d)\b(?!\d)(?P<rest>.*)"
    sectors = {found[1] for found in re.finditer(told, plain(text), re.I | re.S) if _ends_there(found["rest"])}
    return f"{outward} {sectors.pop()}" if len(sectors) == 1 else outward


def _ends_there(rest: str) -> bool:
    word = re.match(r" ?([^\W_][\w']*)", rest.casefold())
    return word is None or word[1] in _GOES_ON_FREELY or bool(lengths_from(word[1]))
