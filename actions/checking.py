"""The summary, and what should be changed in it. Pure."""

import re
from typing import Any

from actions.choices import chosen, meant, picked
from actions.taken import ABOUT_SHARING, PASSING, QUESTION, Taken, add_to_story
from actions.turn import Said

NOTHING = re.compile(r"^\W*(?:nothing|nowt)(?: (?:wrong|to change|else|needs? changing|at all|thanks|ta|duck))*\W*$", re.I)
NOT_SURE = re.compile(r"\b(?:not (?:really |too |quite |that )?sure|unsure|dunno|don'?t know|dunna know|idk|no idea|no clue)\b", re.I)
HESITATES = re.compile(r"^\W*(?:(?:oh|no|ok|er+m?|u+m+|h+m+|hang on|hold on|wait|just a|one|a|sec|second|min|minute|mo|moment|bit"
                       r"|let me think|not yet|duck)\b\W*)+$",
                       re.I)
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
AGREEING = frozenset(  # all that "it is right" is said with
    """
    1 one yes yep yeah yh yea aye ok okay right correct perfect spot on sound sounds good great fine lovely brilliant send pass go do it on ahead
    over off thats that this is its all looks look please pls thanks thank you u ta cheers duck mate love x xx xxx very much so now then just and
    to them for me i think sure everything absolutely definitely of course nothing nowt am happy with about oh ever
    your help suppose guess really grateful appreciate appreciated
    """.split()
)
OTHER_WORDS = 3  # so many others tell nothing yet
BEGINS_RIGHT = re.compile(r"^\W*(?:(?:ok(?:ay)?|oh|thanks|ta|that'?s|its|it'?s|all|looks)\W+)*"
                          r"(?:1|one|yes|yep|yeah|yh|yea|aye|right|correct|perfect|spot on|sound|good|great|fine|send|pass|go ahead)\b", re.I)
STILL_WISHED = re.compile(r"\b(?:but|except|apart from|only|also|instead"
                          r"|(?:can|could|will) (?:you|u|i|we|someone)|if|name|spel\w+|should|wrong|change|forgot|missed|add|mistake"
                          r"|don'?t|never|not|\w+n't)\b", re.I)
RIGHT_TOO = re.compile(  # in other words than those of AGREEING
    r"^\W*(?:(?:yes|yeah|that'?s|that is|it'?s|it is|all|an?|very|quite)\W+)*(?:grand|affirmative|agreed|i agree|reet|tidy|roger"
    r"|(?:accurate|fair|true)(?: (?:account|summary|record|reflection))?|(?:he|she|they|mum|mam|dad)(?: has| have)? (?:says?|said|agrees?)"
    r"(?: (?:yes|yeah|it'?s|that'?s|right|fine|ok|okay|to it))*)"
    r"(?:\W+(?:so|then|now|thanks|thank you|ta|duck|please|send it|all|of it|it is))*\W*$", re.I)
STILL_HELPED = re.compile(r"\b(?:will|do|can|would) (?:i|we|they|she|he) (?:still )?(?:get|be|have)\b.*\bif\b", re.I)
CORRECTION_WORDS = 12  # a longer text tells more than what it puts right
ONE_TO_ANOTHER = re.compile(r"^\W*(?:please |can you |pls )*change (?:my |the )?(?:answer )?(?P<old>[1-3]) (?:to|for|into) (?P<new>[1-3])\W*$", re.I)
ASK_FIRST = re.compile(
    r"^\W*(?:(?:no|sorry|actually|oh|wait|please|pls|can (?:you|u)|could you|you|u|just|always|i said|i want you to|you should|change it to"
    r"|make it|put|2)\W+)*ask(?: me)?(?:,? (?:first|1st|before|each time|every time|about (?:it|them)|please|pls|thanks|ta|duck|instead))*\W*$", re.I)
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
    words = said.text.split()
    if STILL_HELPED.search(said.text) and ABOUT_SHARING.search(said.text):
        taken.answers, taken.understood = {}, True
        taken.say = "utter_faq_privacy"  # a question about the rule, and no new one
        return
    if {slot for slot in taken.answers if slot != "needs"}:
        if len(words) > CORRECTION_WORDS:
            add_to_story(said, known, taken)
        return
    if set(known.get("needs") or []) - set(taken.answers.get("needs", known.get("needs") or [])) and not BEGINS_RIGHT.match(said.text):
        add_to_story(said, known, taken)
        taken.say = "utter_changed"  # "i said not health": taken off
        return
    changing, picks = bool(known.get("changing")), picked("check", said.text)
    if not changing and RIGHT_TOO.match(said.text):
        taken.answers["check"] = "right"
        return
    few = len(words) < FEW_WORDS
    only_right = picks == "right" and not _tells_more(said.text)
    if changing and (only_right or NOTHING_TO_CHANGE.match(said.text) or few and said.act in (*PASSING, "affirm")):
        return  # the summary again, as it was: nothing is sent by the answer to another question
    if ASK_FIRST.match(said.text):
        taken.answers |= {"sharing": "ask_first"} if known.get("sharing") != "ask_first" else {}
        taken.say = "utter_changed" if taken.answers else "utter_noted"
        return
    if ABOUT_SHARING.search(said.text) and (sharing := chosen("sharing", said.text)) and picks is None:
        taken.answers["sharing"], taken.say = sharing, "utter_changed"
        return
    if other := _other_option(said.text, known):
        taken.answers["sharing"], taken.say = other, "utter_changed"
        return
    brief = len(words) <= SHORT_WORDS and not said.needs
    if not changing and picks is None and (hesitates(said.text) or few and NOT_SURE.search(said.text) or brief and said.act == "dont_know"):
        taken.understood = False  # nothing is sent by it: the summary again, and in the end a person
        taken.say = "utter_check_again" if not known.get("tries") else None
        return
    nothing = not changing and bool(NOTHING.match(said.text))
    agrees = said.act in ("thanks", "affirm") and only_agrees(said.text)
    value = picks if changing else "right" if nothing or agrees else chosen("check", said.text)
    named = [slot for slot, part in FIELD_NAMED.items() if re.search(part, said.text, re.I)]
    if value == "right" and not nothing and _tells_more(said.text):
        add_to_story(said, known, taken)
        if BEGINS_RIGHT.match(said.text) and not STILL_WISHED.search(said.text) and said.act not in ("deny", "correction") and not changing:
            taken.answers["check"] = "right"  # "yes thats right we are all in one room": sent, with these words
        else:
            taken.say = "utter_noted"
    elif value == "right" and (nothing or said.act not in ("deny", "correction")) or value is None and said.act in ("affirm", *PASSING) and (
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


def hesitates(text: str) -> bool:
    """ "hang on", "er": neither yes nor no, and nothing told; "one", "no" and "ok" alone are answers."""
    return bool(HESITATES.match(text) and re.search(r"\b(?:er+m?|u+m+|h+m+|hang|hold|wait|sec\w*|min\w*|mo|moment|think|yet)\b", text, re.I))


def only_agrees(text: str) -> bool:
    """Whether a text says that it is right and nothing else: "perfect thank you ever so much"."""
    return bool(BEGINS_RIGHT.match(text) or re.match(r"\W*ok(?:ay)?\b", text, re.I)) and not _others(text) and not QUESTION.search(text)


def _others(text: str) -> list[str]:
    return [word for word in re.findall(r"[\w']+", text.casefold()) if word.replace("'", "") not in AGREEING]


def _tells_more(text: str) -> bool:
    """Whether more is said than that it is right: "1 but can you put im on the ground floor"."""
    others = _others(text)
    return len(others) > (OTHER_WORDS if BEGINS_RIGHT.match(text) else 1) or bool(others and STILL_WISHED.search(text))


def _other_option(text: str, known: dict[str, Any]) -> str | None:
    """The option meant by "change 2 to 1", where sharing alone was answered so."""
    found = ONE_TO_ANOTHER.match(text)
    if found is None:
        return None
    was, new = (picked("sharing", found[part]) for part in ("old", "new"))
    return new if known.get("sharing") == was and known.get("safe_contact") != picked("safe_contact", found["old"]) else None
