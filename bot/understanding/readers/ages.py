"""How old: splits a text into words, numbers and ages, so that "nearly 9" is 8, "18 months" 1 and "3 weeks old" 0."""

import re
from typing import NamedTuple

from bot.understanding.readers.words import digits_for_words

# Said before a number: not there yet.
LESS = (
    r"(?:nearly|nealry|nearlly|neally|nrly|almost|allmost|coming up(?: to| for)?|comin up(?: to)?|(?:about|due) to (?:be|turn)"
    r"|abt to turn|rising|approaching|just under|not quite|not yet|turning|turns|gonna be|going to be|will be"
    r"|going on(?: for)?|soon to be|soon be|close to)"
)
_SAME = r"(?:just turned|just gone|turned|only just|just|only|now|about|around|roughly|aged|ages?)"
YEAR = r"years?|yeras?|yeers?|yrs?|yr|y\.?r\.?s?|ys|y|yo|yos|y/o|y\.o"
_YOUNG = r"months?|mnths?|mths?|mth|monthes|mos?|m(?= old)|m/o|weeks?|wks?|wk|days?"
_IS_YOUNG = re.compile(_YOUNG.replace("(?= old)", ""))
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug"
    "|sept?|oct|nov|dec"
)
SOON = (
    rf"(?:next (?:week|month|birthday|year|{_MONTHS})|tomorrow|soon|(?:this|on) (?:week|month|monday|tuesday|wednesday"
    rf"|thursday|friday|saturday|sunday)|in (?:a few|a couple of|\d) (?:days|weeks|months)"
    rf"|in (?:{_MONTHS})(?! (?:just )?(?:gone|past|last))|in (?:a week|a month|the summer|the new year))"
)
_PIECE = re.compile(
    rf"(?P<n>\d{{1,6}})(?![\d£:]|\.\d\d|/\d)"
    rf"(?P<half>\.\d\b| ?1/2| and (?:a )?(?:1/2|half)| an half)?(?P<ord>st|nd|rd|th)?"
    rf"(?:[ -]?(?P<unit>{YEAR}|{_YOUNG})\b\.?)?(?:[ -]?(?P<old>olds?|of age|oold|ol)\b)?"
    rf"(?: going on \d+)?(?P<soon> {SOON}\b)?|(?P<word>[^\W\d_]+)|(?P<sign>[^\w\s])"
)
_BEFORE_NUMBER = re.compile(rf"(?:\b(?P<less>{LESS})|\b(?P<same>{_SAME}):?) +$")
_FAR_ENOUGH = 20  # characters: the longest of those phrases
_SHORT_FORMS = [
    (re.compile(r"\b(he|she|who|there|it|that)'?s\b"), r"\1 is"),
    (re.compile(r"\b(they)'?re\b"), "they are"),
    (re.compile(r"\b(one|1|1st|2nd|[a-z]{3,})'s\b"), r"\1 is"),  # "my lad's 15"
    (re.compile(r"'"), ""),
]

# After a bare number these words say that it counts something else.
NOT_AN_AGE_BEFORE = frozenset(
    """
    weeks week wks wk months month mths days day hours hour hrs hr mins min minutes minute seconds secs years year yrs
    times x pm am oclock quid pounds pound pence p k grand kg stone st lbs ft foot feet inches inch cm mm metres miles
    mile km percent bed beds bedroom bedrooms bedroomed rooms room bags bottles cans pints tablets pills doors door
    floor floors steps nights night mornings of people adults dogs cats cat dog others more kids children lads girls
    boys sons daughters flats houses bills payments letters calls pairs jobs shifts schools school buses bus ago left a
    per til till until to or grams g mg ml points stars
    """.split()
)


class Part(NamedTuple):
    """One piece of a text. kind: word, sign, number (bare), age (surely one), years or young (with a unit, but it may
    be a duration)."""

    kind: str
    text: str
    years: int  # what it would be as an age; the plain number for "number"
    start: int = 0  # where it begins in the lower-case text


END = Part("end", "", 0)


def parts(text: str, *, one_is_a_word: bool = True) -> list[Part]:
    """Lower-case pieces of a text. "One" stays a word ("one's 4") unless told otherwise."""
    text = text.lower()
    for pattern, with_ in _SHORT_FORMS:
        text = pattern.sub(with_, text)
    text = re.sub(r"\bone(?! (?:years?|yrs?|months?|weeks?|yo)\b)", "o~e", text) if one_is_a_word else text
    text = digits_for_words(text).replace("o~e", "one")
    found: list[Part] = []
    for match in _PIECE.finditer(text):
        kind = match.lastgroup
        if kind == "word" or kind == "sign":
            found.append(Part(kind, match[0], 0, match.start()))
            continue
        lead = None
        if not match["ord"]:
            lead = _BEFORE_NUMBER.search(text, max(0, match.start() - _FAR_ENOUGH), match.start())
            while lead and found and found[-1].start >= lead.start():
                found.pop()  # "nearly" belongs to the number
        was = bool(found) and found[-1].text in ("was", "were")
        found.append(_number(match, lead, was))
    return found


def _number(match: re.Match[str], lead: re.Match[str] | None, was: bool) -> Part:
    if match["ord"]:
        return Part("word", match[0], 0, match.start())
    number, unit = int(match["n"]), match["unit"] or ""
    less, same = (lead["less"], lead["same"] or "") if lead else (None, "")
    young = bool(unit and _IS_YOUNG.fullmatch(unit))
    years = number
    if young:
        years = number // (12 if unit.startswith("m") else 52 if unit.startswith("w") else 365)
    elif number and (less or (match["soon"] and same != "turned" and not was)):
        years = number - 1
    if match["old"] or unit in ("yo", "yos", "y/o", "y.o", "m/o") or same.startswith("age"):
        kind = "age"
    elif young:
        kind = "young"
    elif unit or less or match["half"] or same in ("just turned", "turned"):
        kind = "years"
    else:
        kind = "number"
    text = f"{lead[0].strip()} {match[0]}" if lead else match[0]
    return Part(kind, text.strip(), years, match.start())
