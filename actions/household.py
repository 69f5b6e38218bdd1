"""Who is at home, as it is told bit by bit: children put right or added, without losing the others. Pure."""

import re
from typing import Any

from actions.turn import UNKNOWN

INSTEAD_OF = re.compile(r"\b(?P<new>\d{1,2}),? not (?P<old>\d{1,2})\b")
ALL_OF_THEM = re.compile(r"\b(?:only|just|altogether|all together|in total)\b", re.I)
MORE = re.compile(r"\b(?:also|another|as well|too|plus|forgot)\b", re.I)
ABOUT_HOME = re.compile(
    r"\b(?:liv(?:e|es|ing) with|moved (?:out|in|back)|at home|twins?|boys?|girls?|lads?|daughters?|sons?|kids?|children|baby)\b", re.I)

Children = dict[str, Any]


def children_now(known: Children | None, told: Children, text: str) -> Children | None:
    """The children after `text`, read as `told`, where `known` were there: "10 not 9" changes one, "also a baby of 1" adds one,
    as many or more replace them. None where fewer are named and nobody can say which: the words are kept instead."""
    if not known or not known.get("count"):
        return told
    ages = list(known.get("ages") or [])
    instead = [(int(found["old"]), int(found["new"])) for found in INSTEAD_OF.finditer(text)]
    if instead and all(old in ages for old, _ in instead):
        for old, new in instead:
            ages[ages.index(old)] = new
        return {"count": known["count"], "ages": ages}
    if MORE.search(text) and told["count"] < known["count"]:
        return {"count": known["count"] + told["count"], "ages": ages + list(told.get("ages") or [])}
    if told["count"] >= known["count"] or ALL_OF_THEM.search(text):
        return told
    return None


def with_more(household: Any, text: str) -> str:
    """What was said of who is at home, and `text` after it."""
    return text if household in UNKNOWN else f"{household}; {text}"


def said_of_children(children: Children) -> str:
    """ "2 children (4, 9)"."""
    ages = ", ".join(str(age) for age in children.get("ages") or [])
    count = children.get("count")
    if not count:
        return "no children" if count == 0 else "children"
    return f"{count} child{'' if count == 1 else 'ren'}{f' ({ages})' if ages else ''}"
