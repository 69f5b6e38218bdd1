"""Who is at home, as a turn tells it or puts it right: children and the others, without losing who was told of before. Pure."""

import re
from typing import Any

from actions import ages_put_right, household
from actions.turn import UNKNOWN, Said
from bot.understanding.readers import agencies
from bot.understanding.readers.children import troubled_by_children

WHO_KNOWS = re.compile(r"\b(?:told|tell(?:ing)?|should know|to know|informed|involved)\b", re.I)  # "my daughter told": nobody more at home


def at_home(said: Said, known: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """Children and who else is there, without losing who was told of before."""
    if right := ages_put_right.put_right(said.text, known, said.asked):
        found.pop("children", None)
        return right
    told = household.children_told(said.text, said.asked, said.readings.get("children"), known)
    about_helpers = said.asked == "helpers" and agencies.named(said.text) and not household.only_people(said.text)
    before = known.get("household")
    if told and said.asked == "household":
        found.pop("children", None)
        now = household.children_now(known.get("children"), told, said.text)
        return {"children": now} if now else {}
    if told and about_helpers and known.get("children"):
        now = household.children_now(known["children"], told, said.text)
        return {"children": now} if now and now["count"] > known["children"]["count"] else {}  # "my doctor, and got 3 under 5"
    if told and not about_helpers:
        now = household.children_now(known.get("children"), told, said.text)
        found.pop("children", None)
        if before is None and "household" not in found and said.asked not in household.AFTER_HOME:
            return {"children": now} if now else {}  # who else is at home is still asked
        people = said.asked == "helpers" and household.only_people(said.text)
        words = said.text if people else household.said_of_children(now or told)
        if before in UNKNOWN or before == household.said_of_children(known.get("children") or {}):
            more = found.get("household", words) if now else household.with_more(before, said.text)
        elif now and known.get("children") and "household" not in found:
            more = household.with_children(f"{before}, {said.text}" if people else before, now, said.text)
        else:
            more = household.with_more(before, said.text) if found.get("household") is None else found["household"]
        return ({"children": now} if now else {}) | {"household": more}
    if "household" in found or said.asked in household.BEFORE_HOME:
        return {}
    if (left := household.without(before, known.get("children"), said.text, said.asked)) is not None:
        return {"household": left}
    if said.asked == "check" and before not in UNKNOWN and household.ABOUT_HOME.search(said.text) and not (
        WHO_KNOWS.search(said.text) or troubled_by_children(said.text)
    ):
        return {"household": household.with_more(before, said.text)}
    return {}
