"""A birthday to come, told beside an age or instead of one: "17 nearly 18" is 17, "im 18 in march" is not 18 yet. Pure."""

import re

from bot.understanding.readers.ages import LESS, SOON, YEAR
from bot.understanding.readers.words import digits_for_words

_THINGS = (  # "17 nearly 18 stone"
    r"(?:hours?|hrs?|mins?|minutes?|days?|weeks?|wks?|months?|mths?|stone|st|quid|pounds?|pence|grand|miles?|times|weeks|nights?|doors?|houses?"
    r"|people|kids|children|others?|calls?|letters?|flats?|percent|degrees|different)\b|[£%:/]|k\b")
_NEXT_TOO = re.compile(
    rf"\b(?P<now>\d{{1,2}})(?P<unit> ?(?:{YEAR})\b(?: old)?)?(?P<between>[ ,.(;-]+(?:(?:but|and|an|n|im|i'm|i am|i|ill|i'll) )*)"
    rf"(?:(?P<sure>(?:{LESS}|(?:close|near) (?:on|to)|till?|until|be) )?(?P<then>\d{{1,2}})(?![\d:/]|\.\d)(?! ?{_THINGS})"
    rf"(?: (?:years? |yrs? )?olds?\b)?(?P<soon> (?:{SOON}|in \d+ \w+)\b)?)", re.I)

_STEP = r"(?: (?:quite|even|yet|only|actually|technically|legally|until|till?|just|still|old enough|over))*"
_IM = r"\b(?:i'?m|i am|am|iam|i)"
_ANOTHER = r"(?! ?(?:\d|" + _THINGS + r"|stones?\b|any ?more|now\b|no more|either\b|doctors?\b|grand|years? (?:here|in|at|with|ago|of)))"
_TO_COME = rf"(?:{SOON}|in \d+ (?:days|weeks|months)|(?:til|till|until) \w+)"
_NOT_YET = re.compile(
    rf"(?:{_IM}{_STEP} |^(?:no |nah |sorry |but )*)not{_STEP} 18{_ANOTHER}(?! yet (?:is|are|was|were|i feel)\b)"
    rf"|\bi (?:haven'?t|have not|ain'?t|aint|hav'?nt)(?: even| quite| actually)? (?:turned|hit|reached) 18{_ANOTHER}"
    rf"|\b(?:i )?(?:don'?t|dont|do not|wont|won'?t) (?:turn|be)(?: even)? 18 (?:til|till|until|for)\b"
    rf"|\b(?:i'?ll|i will|i'?m gonna|i'?m going to) (?:only |just )?(?:be|turn) 18 {_TO_COME}"
    rf"|{_IM}(?: only| just)? (?:a |legally a )?minor\b(?! (?:celeb|offen|issue|problem|injur|road|key|player))"
    rf"|\b(?:it'?s )?my 18th(?: birthday)?(?:'?s| is|s)? (?:{_TO_COME}|(?:on|next|this|in) \w+)"
    rf"|\bmy (?:7|8|9|1[0-7])th birthday (?:was|today|yesterday|last (?:week|month)|this (?:week|month))\b"
    rf"|\b(?:i'?m|i am) (?:too young|not old enough)[ ,.]+(?:only |just |im |i'?m )*(?:[7-9]|1[0-7])\b", re.I)

_ON_MY_OWN = re.compile(r"\W*$|[,.!]|\W+(?:(?:and|an|n|but) )?(?:i|im|i'm|my|me|kicked|chucked|thrown|homeless|pregnant|sofa|nowhere)\b")


def now_only(text: str) -> str:
    """The text with each age told with the birthday that comes after it as the age alone: "im 17 nearly 18 and" is "im 17 and"."""
    return _NEXT_TOO.sub(_now, digits_for_words(text.lower()))


def _now(found: re.Match[str]) -> str:
    coming = found["sure"] or found["soon"]
    if not coming or int(found["then"]) != int(found["now"]) + 1:
        return found[0]
    return f"{found['now']}{found['unit'] or ''}"


def told_first(text: str) -> int | None:
    """The age a text begins with, whosever it is, where the birthday to come is beside it: "17 nearly 18 n kicked out" is 17."""
    low = digits_for_words(text.lower())
    found = _NEXT_TOO.match(low)
    if found and "year" not in (found["unit"] or "") and _now(found) != found[0] and _ON_MY_OWN.match(low, found.end()):
        return int(found["now"])
    return None


def not_18_yet(text: str) -> bool:
    """Whether a text says of its writer that they are not 18 yet, without their age."""
    return bool(_NOT_YET.search(digits_for_words(text.replace("’", "'").lower())))
