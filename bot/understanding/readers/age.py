"""Reads how old the sender is; never a child's age, a house number or a time."""

import re

from bot.understanding.readers.ages import NOT_AN_AGE_BEFORE, Part, parts
from bot.understanding.readers.words import plain

_OLDEST = 115
_ME = frozenset("lad girl lass boy male female man woman bloke guy mum mom dad pensioner widow widower lady gentleman teenager teen student "
                "carer single disabled gay trans pregnant homeless m f".split())
_THEIRS = frozenset("my his her their our your a son daughter child kid he she they".split())
_STREET = re.compile(r"^(?:\s*\w+){0,3}?\s*\b(?:road|rd|street|st|avenue|ave|close|drive|lane|court|place|crescent|grove|terrace|way|house|flats?)\b", re.I)
_GOES_ON = frozenset("and but so with now i im ive my on from live living in at years old yrs this today no need cant just male female m f or "
                     "still never also who never not was have got been wont dont the ffs lol mate duck tho though please pls because cos".split())
_NOT_MINE_WORDS = frozenset("minutes miles weeks months days hours steps doors behind late down".split())


def _follows(rest: list[Part], age: Part) -> bool:
    """Whether what comes after lets the number be an age: "im 15 and…", not "im 15 minutes away", "im 14 high st"."""
    if age.kind == "age":
        return True
    if not rest:
        return True
    nxt = rest[0]
    if nxt.kind == "sign":
        return nxt.text in ",.!?;)(-&" or nxt.text not in "£$%/:+'#@"
    if nxt.text in NOT_AN_AGE_BEFORE or nxt.text in _NOT_MINE_WORDS or nxt.kind != "word":
        return False
    if _STREET.match(" ".join(p.text for p in rest[:4])) and nxt.text not in ("and", "but", "i", "im", "in", "with", "living", "live", "from", "at"):
        return False
    if age.kind == "years" and nxt.text in ("clean", "sober", "into", "in", "here", "on", "without", "of", "with", "off", "post", "out", "since", "now"):
        return "year" not in age.text and "yr" not in age.text
    return nxt.text in _GOES_ON or age.kind == "years"


def _plausible(part: Part, low: int) -> bool:
    return part.kind in ("age", "years", "number") and low <= part.years <= _OLDEST


def _my_own(words: list[Part]) -> int | None:
    for i, part in enumerate(words):
        if not _plausible(part, 9):
            continue
        before = [p.text for p in words[max(0, i - 5):i]]
        last, rest = before[-1] if before else "", words[i + 1:]
        joined = " ".join(before)
        following = rest[0].text if rest else ""
        if re.search(r"\b(?:when|since|until|till|before|after|if|from|was|were|like|feel|look|by|til)(?: i)?(?: (?:was|am|were|im|turn|turned))?$", joined):
            continue
        if re.search(r"(?:^|\W)(?:im|i am|ive|i have|i|iam|i ll be|ill be|am)(?: (?:only|just|a|an|also|now|currently|nearly|turned|about|actually|male|female|aged?|"
                     r"be|is|as|still|over|the|old|coming|well))*$", joined):
            if re.search(r"\b(?:ive|i have|i|over)$", joined) and not part.text.startswith(("turned", "just turned")):
                continue
            if part.kind == "age" and following in _KIN:
                continue
            if re.search(r"\ba[n]?$", joined) and part.kind != "age" and not (part.kind == "years" and following in _ME | {"old"}):
                continue
            if _follows(rest, part):
                return part.years
        elif last in ("as", "at") and part.kind != "number" and not following.startswith(tuple(_KIN)):
            return part.years if part.kind == "age" else None
        elif re.search(r"\bas an?$", joined) and part.kind == "age" and following not in _KIN:
            return part.years
        elif not set(before) & _THEIRS and part.text.startswith(("turned", "just turned")) and i == 0:
            return part.years
        elif i <= 2 and set(before) <= {"hi", "hello", "hiya", "hey", ",", ".", "a", "yo", "ay", "up"} and part.kind in ("age", "years"):
            here = [p.text for p in rest[:4]]
            if following not in _KIN and (following == "here" or following in _ME) and (
                    "here" in here or len(rest) == 1 or (len(here) > 1 and here[1] in (",", ".", "i", "and", "needing", "living", "no", "im", "who"))):
                return part.years
        elif part.text.startswith(("aged", "age")) and not set(before) & (_THEIRS | _KIN) and (i == 0 or re.search(r"\b(?:me|my|im|i)$|[,.]$", joined)):
            return part.years
        elif re.search(r"\bmy (?:own )?age(?: is)?$|\bage$", joined) and not set(before[:-1]) & (_THEIRS - {"my"}):
            return part.years
        elif last == "me" and following in ("", ",", ".", "and", "single", "m", "f") and i <= 2:
            return part.years
        elif re.search(r"\bi am an? (?:\w+ )?(?:man|woman|lady|lad|girl|bloke|widow|widower|pensioner|mum|dad) (?:of|aged)?$", joined):
            return part.years
    return None


_KIN = frozenset("son daughter kid kids boy boys girls sons daughters child children baby twins brother sister dog cat grandson granddaughter "
                 "nephew niece grandad nan".split())
_NO_AGE_ASKED = re.compile(r"\b(?:weeks?|months?|days?|hours?|minutes?|mins|pm|am|quid|kids|children|road|street)\b|£")


def read_age(text: str, asked: str | None = None) -> int | None:
    """The sender's own age in whole years ("nearly 18" is 17)."""
    words = parts(plain(text), one_is_a_word=False)
    own = _my_own(words)
    if own is not None or asked != "age":
        return own
    ages = [p for p in words if _plausible(p, 5)]
    if len(ages) != 1 or len(words) > 10 or _NO_AGE_ASKED.search(plain(text).lower()):
        return None
    before = {p.text for p in words[:words.index(ages[0])]}
    if before & (_KIN | {"over", "under", "below", "born", "flat", "number", "no", "or", "not", "between", "about", "around", "in"}):
        return None
    after = words[words.index(ages[0]) + 1:]
    return ages[0].years if not after or after[0].text not in NOT_AN_AGE_BEFORE else None
