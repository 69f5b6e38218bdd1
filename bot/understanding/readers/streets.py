"""Reads a street: "leek road" is no town called Leek, and a bare "14 leek road" is an address, whatever was asked."""

import re

from bot.understanding.readers.areas import SPELLINGS
from bot.understanding.readers.common_words import COMMON
from bot.understanding.readers.words import plain

_KIND = r"(?:road|rd|street|str|lane|ln|avenue|ave|crescent|cres|grove|terrace|bypass)"
_KIND_TOO = r"(?:close|drive|way|walk|court|gardens?|square|mews|rise|row|bank|view|place|hill|park|green)"  # plain words as well
_ST = r"st(?! ?\d)"
# What makes a street of the name right before it: "leek road", "newcastle old road", "stone st".
AFTER_A_NAME = re.compile(rf"^(?:[ -](?:new|old|park|hall|bank|heath|green))?[ -](?:(?:{_KIND}|{_ST})\b|{_KIND_TOO}\b(?=\W*$|,))", re.I)
BEFORE_AN_AREA = re.compile(rf"[^\W\d] (?:{_KIND}|{_ST}),? $", re.I)  # "chell street hanley"

_LEADING = re.compile(
    r"^\W*(?:(?:hi|hello|sorry|yes|yeah|ok|and|well|it'?s|it is|its|i'?m|i am|we'?re|i live|we live|live|living|my address(?: is)?"
    r"|address(?: is)?|at|on|in|of|near|off|by|just|up|the address is)\W+)*", re.I)
_NUMBER = re.compile(r"^(?:(?:flat|apartment|apt|unit|room|house|number|no)\W*)?(?:\d{1,4} ?[a-d]?)\b\W*(?:(?:at|of|on)\W+)?"
                     r"(?:\d{1,4} ?[a-d]?\b\W*)?", re.I)
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d{1,2}(?: ?\d(?: ?[a-z]{2})?)?\b", re.I)
_NAMED_SO = frozenset("high new old main park market bank stone spring water well house broad long short great little school college".split())
_NO_NAME = frozenset(  # a matter of the council's, not a street's name
    """
    light lights lamp lamps lamppost hole holes potholes bin bins bag bags rubbish litter tree trees leaf leaves drain drains grid traffic
    parking cars vans buses dog dogs noise noisy fight fights fighting gang gangs accident closed closing blocked report reporting missed
    overflowing speeding gritting flooding dumped fly tip tipping fixed broken months mums mates nans
    """.split()
)
_PLACES = frozenset(word for name in SPELLINGS for word in name.split()) | frozenset(
    """
    stoke on trent city centre center town staffs staffordshire potteries in near by off the please pls duck mate love x xx thanks ta
    leek newcastle under lyme stone stafford kidsgrove biddulph cheadle uttoxeter alsager crewe congleton werrington chesterton wolstanton
    silverdale knutton talke audley madeley blythe bridge cheddleton endon sandbach eccleshall
    """.split()
)
_STREET = re.compile(rf"^((?:[^\W\d][\w']*\W+){{1,3}}?)(?:{_KIND}|{_ST})\b")
_STREET_WITH_NUMBER = re.compile(rf"^((?:[^\W\d][\w']*\W+){{1,3}}?)(?:{_KIND}|{_ST}|{_KIND_TOO}(?!\W+(?:{_KIND}|{_ST})\b))\b")


def is_address(text: str) -> bool:
    """Whether the whole text is an address: "waterloo road cobridge", "its 22 chell street hanley"."""
    text = plain(text).casefold()
    rest = text[len(_LEADING.match(text)[0]):]  # type: ignore[index]  # it matches the empty text
    number = _NUMBER.match(rest)
    rest = rest[number.end():] if number else rest
    street = (_STREET_WITH_NUMBER if number else _STREET).match(rest)
    if street is None or not all(_may_name(word) for word in re.findall(r"[\w']+", street[1])):
        return False
    after = re.findall(r"[\w']+", _POSTCODE.sub(" ", rest[street.end():]))
    return all(word in _PLACES for word in after)


def _may_name(word: str) -> bool:
    return word in _NAMED_SO or word in _PLACES - COMMON or word not in COMMON and word not in _NO_NAME
