"""A child's age, or how many there are, that a text puts right, made in what is known of the children: that one child's, and no other's. Pure."""

import re
from typing import Any

from actions import children_counted, household
from actions.turn import UNKNOWN
from bot.understanding.readers.age_correction import ROLES, AgeChange, ages_put_right
from bot.understanding.readers.children import read_children

ABOUT_HOME = ("household", "helpers", "check")  # where a bare "6 not 5" is about a child
NEAR = 2  # years: a child of an age so near is the one that is meant
STILL_A_BABY = 3  # years
NAMED_AGE = r"\b{name}(?:-\w+)?\b(?: (?:is|who'?s|whos|aged?|hes|he'?s|shes|she'?s)|[ ,(])* ?(\d{{1,2}})\b"


def put_right(text: str, known: dict[str, Any], asked: str | None) -> dict[str, Any] | None:
    """What a text puts right of the children known: {"children", "household"}; empty where it is not clear whose age is meant, or it
    was known so; None for a text that puts no age right, or where no children are known."""
    if counted := children_counted.put_right(text, known, asked):
        return counted
    children = known.get("children") or {}
    if not children.get("count"):
        return _said_at_home(text, known)
    read = ages_put_right(text)
    if read is None or asked in household.BEFORE_HOME and not read.plainly:
        return None
    told = read_children(text, asked) if asked == "household" and known.get("household") in UNKNOWN else None
    if told and told["count"] > children["count"]:
        return None  # all who are there, told for the first time
    ages = list(children.get("ages") or [])
    if any(not change.whom for change in read.changes) and (
        asked not in ABOUT_HOME or not {change.old for change in read.changes} <= set(ages)
    ):
        return None  # numbers, and nobody named
    for change, at in [(change, _whose(change, ages, int(children["count"]), known)) for change in read.changes]:
        if at is not None:
            ages[at] = change.new
        elif len(ages) < children["count"] and change.old is None and not _near(change.new, ages):
            ages.append(change.new)  # the age of one whose age was not told
    now = {"count": children["count"], "ages": ages}
    return {} if now == children else {"children": now} | _home(known, now, text)


def _said_at_home(text: str, known: dict[str, Any]) -> dict[str, Any] | None:
    """An age put right of somebody who is only in their words of who is at home: kept beside them. None where nobody so named is there."""
    home, read = known.get("household"), ages_put_right(text)
    named = read is not None and any(
        change.whom and re.search(NAMED_AGE.format(name=re.escape(change.whom)), str(home), re.I) for change in read.changes)
    return {"household": f"{home}; {text}"} if home not in UNKNOWN and named and text not in str(home) else None


def puts_only_this_right(text: str, known: dict[str, Any], asked: str | None) -> bool:
    """Whether a text puts a child's age, or their number, right and says nothing else: no answer to any other question."""
    if children_counted.puts_only_this_right(text, known, asked):
        return True
    read = ages_put_right(text)
    return bool(read and read.only) and put_right(text, known, asked) is not None


def _whose(change: AgeChange, ages: list[int], count: int, known: dict[str, Any]) -> int | None:
    """Which of `ages` is meant, None where nobody can say."""
    if change.old in ages:
        return ages.index(change.old)
    if change.whom not in ROLES and (told := _told_of(change.whom, known)) in ages:
        return ages.index(told)
    if len(ages) == count and change.whom in ROLES:
        at = ages.index({"eldest": max(ages), "middle": sorted(ages)[count // 2]}.get(change.whom, min(ages)))
        unclear = change.whom == "middle" and count % 2 == 0 or change.whom == "baby" and ages[at] > STILL_A_BABY
        return None if unclear else at
    if count == len(ages) == 1 and change.whom == "child":
        return 0
    near = _near(change.new, ages) if change.old is None or count == len(ages) == 1 else []
    return near[0] if len(near) == 1 else None


def _near(age: int, ages: list[int]) -> list[int]:
    """Where an age is that is this one, else one near it."""
    same = [at for at, other in enumerate(ages) if other == age]
    return same[:1] or [at for at, other in enumerate(ages) if abs(other - age) <= NEAR]


def _told_of(name: str, known: dict[str, Any]) -> int | None:
    """The age that was told with this name before."""
    found = re.findall(NAMED_AGE.format(name=re.escape(name)), f"{known.get('story')} {known.get('household')}", re.I)
    return int(found[-1]) if found else None


def _home(known: dict[str, Any], now: household.Children, text: str) -> dict[str, Any]:
    """Who is at home, said anew where it was said."""
    before = known.get("household")
    return {} if before in UNKNOWN else {"household": household.with_children(before, now, text)}
