"""The summary, and what should be changed in it. Pure."""

import re
from typing import Any

from actions.choices import chosen, meant, picked
from actions.taken import ABOUT_SHARING, PASSING, QUESTION, Taken, add_to_story
from actions.turn import Said

NOTHING = re.compile(r"^\W*(?:nothing|nowt)(?: (?:wrong|to change|else|needs? changing|at all|thanks|ta|duck))*\W*$", re.I)
MOST_TIMES = 2  # they are asked what to change; then a person is offered
FEW_WORDS = 4
SHORT_WORDS = 8
FIELD_NAMED = {
    "name": r"\bname\b", "postcode": r"post ?code|address", "household": r"who'?s? at home|household|kids|children",
    "sharing": r"shar|talk to", "safe_contact": r"text|contact|time", "matters_most": r"matters", "helpers": r"help",
    "story": r"what'?s going on|story|problem",
}
NOTHING_TO_CHANGE = re.compile(
    r"^\W*(?:(?:no+|nah|nope|sorry|oh|actually|ok(?:ay)?|well|just)\b\W*)*(?:no+|nah|nope|nothing|nowt|none"
    r"|(?:it'?s|its|that'?s|thats|all(?:'?s)?|everything(?:'?s)?|it is)? ?(?:is )?(?:all )?(?:fine|ok(?:ay)?|good|right|alright|all right|correct)"
    r"|leave (?:it|that|them)|never ?mind|forget (?:it|that)|(?:it )?do(?:es)?n'?t matter|don'?t (?:bother|worry|change (?:it|anything))"
    r"|(?:i )?(?:pressed|picked|sent) (?:it|that|the wrong (?:one|thing|number)|2)(?: by)?|mistake|changed my mind)"
    r"(?: (?:it|that|to change|then|as it is|now|thanks|thank you|ta|duck|mate|love|sorry|else|really|please|actually|mistake|by))*\W*$", re.I)
PUT_AT_ONCE = re.compile(r"\b(?:wrong|mistake|incorrect|not right|change)\b\W*(?:it'?s|it is|it should|should be|i'?m|not|to)\b", re.I)


def asked_what(taken: Taken, known: dict[str, Any]) -> dict[str, Any]:
    """Counts how often they are asked what to change. Once too often, a person is offered and the summary comes again."""
    times = int(known.get("asked_what") or 0)
    if not taken.changing:
        return {}
    if times >= MOST_TIMES:
        taken.changing, taken.understood, taken.say = False, False, "utter_offer_person"
    return {"asked_what": times + 1}


def check(said: Said, known: dict[str, Any], taken: Taken) -> None:
    """Right, something to change, or what it should be; what they put right is in `taken` already, and asked about anew."""
    if {slot for slot in taken.answers if slot != "needs"}:
        return
    words = said.text.split()
    changing, picks = bool(known.get("changing")), picked("check", said.text)
    few = len(words) < FEW_WORDS
    if changing and (NOTHING_TO_CHANGE.match(said.text) or picks == "right" or few and said.act in (*PASSING, "affirm")):
        return  # the summary again, as it was: nothing is sent by the answer to another question
    if ABOUT_SHARING.search(said.text) and (sharing := chosen("sharing", said.text)) and picks is None:
        taken.answers["sharing"], taken.say = sharing, "utter_changed"
        return
    nothing = not changing and bool(NOTHING.match(said.text))
    value = picks if changing else "right" if nothing else chosen("check", said.text)
    named = [slot for slot, part in FIELD_NAMED.items() if re.search(part, said.text, re.I)]
    if value == "right" and (nothing or said.act not in ("deny", "correction")) or value is None and said.act in ("affirm", *PASSING) and (
        few and not QUESTION.search(said.text)
    ):
        taken.answers["check"] = "right"
    elif (changing or value == "change") and named and len(words) <= SHORT_WORDS:
        taken.answers[named[0]] = None  # "the name is wrong": asked anew
    elif value is None and few and said.act != "deny" and meant("sharing", said.text):
        taken.answers["sharing"] = meant("sharing", said.text)  # "nobody"
    elif value == "change" and not PUT_AT_ONCE.search(said.text) or said.act == "deny" and few:
        taken.changing = True
    else:
        add_to_story(said, known, taken)
        taken.say = "utter_noted"
