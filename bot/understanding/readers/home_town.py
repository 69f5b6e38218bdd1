"""Reads whether somebody says that a town they name is where they live now, or where the person lives whom they write for."""

import re

from bot.understanding.readers.locality import ELSEWHERE, NOT_OURS, weight
from bot.understanding.readers.words import Found

_IN = re.compile(r"\b(?:in|at|from|living|live|based)(?: the)?(?: (?:centre|center|middle) of)? $", re.I)
_MOVED_TO = re.compile(  # they themselves, and not "the kids moved to"
    r"(?:^|[.,;!?] *|\b(?:i|we|i'?ve|we'?ve|have|just|since|recently|and|then|having|only|got|been) )"
    r"(?:(?:mov(?:ed|d)|relocated)(?: (?:up|down|over|out|back|away|in))?(?: from [\w' ]{3,20}?)? to(?: the)?"
    r"|(?:moved|had to move)(?: back)? (?:in with|in to|into|to) (?:my|our|a|some|friends|family)\b[\w' ]{0,20}? (?:in|at)) $", re.I)
_OTHERS_MOVE = re.compile(r"\b(?:he|she|they|kids|children|ex|mum|mom|dad|family|son|daughter|partner|husband|wife|who)(?:'?s|'?ve| has| have)?"
                          r"(?: \w+){0,2} $", re.I)
_NOT_NOW = re.compile(  # where somebody came from, lived once, works or is on a visit; within one clause
    r"\b(?:(?:moved?|moving|came|come|coming|fled|ran|escaped|arrived|got|originally|relocated|evicted)\b[\w' ]*\bfrom\b"
    r"|(?:not|no longer|\w+n'?t)(?: even| actually| really)? (?:live|living|based|in|at|from)|(?:do|if|should) i|was|were|used to|lived"
    r"|(?:old|previous|last) (?:flat|house|home|place|address)|work\w*|visit\w*|(?:at|to|for) (?:uni|university|college)|on holiday)\b[\w' ]*$",
    re.I,
)
_VISIT = re.compile(r"^ (?:visiting|on holiday|for the (?:day|weekend|week)|at work|any ?more)\b", re.I)  # after the name
_CLAUSE = re.compile(r"[.!?;,]|\b(?:but|and|now|then|so|cos|because)\b", re.I)
_THEIR_HOME = re.compile(  # of whom they write for: "she is 81 lives in", "my mum in"
    r"(?<!\bi )(?<!\bwe )\b(?:lives?|living|stays|staying|stuck|lodging|(?:house|flat|home|bungalow|place)(?: is)?)\b[^.!?;,]{0,24}"
    r"\b(?:in|at|up)(?: the)? $"
    r"|\b(?:my|our|the) (?:mum|mom|mam|dad|nan|nana|gran|grandad|mother|father|sister|brother|aunty?|uncle|neighbou?r|friend|mate|client|patient"
    r"|tenant|son|daughter)(?:,| is| who is|'?s)? (?:over |up |down )?in $", re.I)


def lives_in(text: str, start: int, end: int) -> bool:
    """Whether the sender says that they live in the place named from `start` to `end`, not only near it or on the way to it."""
    before, after = text[:start], text[end:]
    if ELSEWHERE.match(after) or NOT_OURS.search(before) or _VISIT.match(after):
        return False
    if moved := _MOVED_TO.search(before):
        return not _OTHERS_MOVE.search(before[: moved.end() - len(moved[0].lstrip())] + " ")
    if not _IN.search(before) or _NOT_NOW.search(_CLAUSE.split(before)[-1]):
        return False
    return weight(text, Found(start, end, text[start:end]), False) > 1


def they_live_in(text: str, start: int, end: int) -> bool:
    """Whether the person whom the sender writes for lives in the place named from `start` to `end`."""
    return bool(_THEIR_HOME.search(text[:start])) and not ELSEWHERE.match(text[end:]) and not NOT_OURS.search(text[:start])
