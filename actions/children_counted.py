"""How many children there are, put right: "its 2 kids not 3", "no just the one kid". Pure."""

import re
from typing import Any

from actions import household
from actions.turn import UNKNOWN
from bot.understanding.readers.children import read_children
from bot.understanding.readers.words import digits_for_words

_CHILDREN = r"(?:kids?|children|child|kiddies|little ?(?:ones?|uns?))"
_MANNERS = r"(?:sorry|please|pls|thanks|ta|duck|mate|love|x+|now|at home|here|with (?:me|us)|in total|altogether|actually|tho|though|yes|yeah)"
_AGES = (r"(?:(?:(?:who )?(?:is|are)|he'?s|hes|she'?s|shes|they'?re|theyre|aged?|ages)\W+)?"
         r"\d{1,2}(?:(?:,| and| &| n)* ?\d{1,2})*(?: (?:months?|years?|yrs?)(?: old)?)?")
_END = rf"(?P<rest>(?:\W+(?:{_MANNERS}|(?P<ages>{_AGES})))*)\W*(?:$|(?=[,.;]|\b(?:and|but|n)\b))"
_LEAD = (r"(?:no+|nah|nope|sorry|actually|wait|oh|its|it'?s|it is|theres|there'?s|there are"
         r"|ive got|i'?ve got|i have|i got|got|we have|put|say|should be|meant)")
_NOT_SO_MANY = re.compile(  # "its 2 kids not 3", "2 not 3 kids", "not 3 kids, 2"
    rf"\b(?P<new>\d{{1,2}})(?: {_CHILDREN})?,? (?:and )?not (?P<old>\d{{1,2}})(?: {_CHILDREN})?\b{_END}"
    rf"|\bnot (?P<old_first>\d{{1,2}})(?: {_CHILDREN})?\W+(?:(?:but|just|only|its|it'?s)\W+)*(?P<new_last>\d{{1,2}})(?: {_CHILDREN})?\W*$")
_ONLY_SO_MANY = re.compile(  # "no just the one kid"
    rf"(?:^\W*|[,.;]\W*|\b(?=(?:no|nope|actually|sorry)\b))(?:{_LEAD}\W+)*(?:just|only)(?: (?:got|have|the))* (?P<new>\d{{1,2}}) {_CHILDREN}\b{_END}")
_CHILD = re.compile(rf"\b{_CHILDREN}\b")
_SAYS_NOTHING = re.compile(rf"\W|\b(?:{_LEAD}|just|only|the|and|but|that|thats|all|{_MANNERS})\b")


def put_right(text: str, known: dict[str, Any], asked: str | None) -> dict[str, Any] | None:
    """{"children", "household"} where `text` says that there are fewer or more children than are known; None where it does not."""
    found, now = _read(text, known)
    if not found or now == known.get("children"):
        return None
    before = known.get("household")
    words = household.said_of_children(now) if before in UNKNOWN else household.with_children(before, now, text)
    return {"children": now, "household": words} if asked != "household" else {"children": now}


def puts_only_this_right(text: str, known: dict[str, Any], asked: str | None) -> bool:
    """Whether a text puts their number right and says nothing else: no answer to any other question."""
    found, now = _read(text, known)
    if not found or asked in ("household", "story", None) or now == known.get("children"):
        return False
    plain = _plain(text)
    return not _SAYS_NOTHING.sub("", plain[: found.start()] + plain[found.end():])


def _plain(text: str) -> str:
    return digits_for_words(text.casefold().replace("’", "'"))


def _read(text: str, known: dict[str, Any]) -> tuple[re.Match[str] | None, household.Children]:
    """What puts their number right, and the children then: with the ages it names, else the known ones where none of them has to go."""
    before = known.get("children") or {}
    plain = _plain(text)
    if not before.get("count") or household.OTHER_PEOPLES.search(plain):
        return None, {}
    for pattern in (_NOT_SO_MANY, _ONLY_SO_MANY):
        if found := pattern.search(plain):
            said = found.groupdict()
            old, new = said.get("old") or said.get("old_first"), int(said["new"] or said.get("new_last") or 0)
            if old and (int(old) != before["count"] or not _CHILD.search(plain)):
                continue
            told: household.Children | None = read_children(f"{new} kids, {said['ages']}", "household") if said.get("ages") else None
            ages = told["ages"] if told and told["count"] == new else before.get("ages") or []
            return found, {"count": new, "ages": list(ages) if len(ages) <= new else []}
    return None, {}
