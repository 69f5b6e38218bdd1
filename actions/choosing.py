"""A question with options: whether they agree, and with whom it may be shared. Pure."""

import re
from typing import Any

from actions.choices import meant, picked
from actions.taken import PASSING, Taken
from actions.turn import SKIPPED, Said
from bot import sharing
from bot.understanding.readers.who_is_told import tidied, without_left_out

EVERYONE = re.compile(
    rf"{sharing.REST_IS_FINE.pattern}|" r"\bany|\bevery|(?<!an )\ball\b|whoever"
    r"|^\W*(?:a+h* )?(?:yes|yeah|yep|ok|fine|go on(?: then)?|1)\b\W*(?:but|not|except|apart|$)", re.I)
LIMITED = re.compile(
    r"(?<!why )\bnot\b(?! (?:yet|bothered|fussed|fussy|a (?:problem|bother)|worried))|\bno\b(?!,? (?:problem|prob|bother|worries|issues?|objections?"
    r"|i don'?t mind|that'?s))"
    r"|\bbut (?!(?:yes|yeah|ok(?:ay)?|fine|go|happy|no|i don'?t mind|it'?s|that'?s)\b)\w"
    r"|\b(?:never|except|apart from|bar|unless|without|if|(?:as|so) long as|provided"
    r"|depends|only|doesn'?t|can'?t|won'?t|mustn'?t)\b|\b(?:don'?t|do not)(?! mind)", re.I)
WHY_NOT_THEM = re.compile(  # no limit, but the reason for one: "all but the police, cant be doing with that"
    r",? \b(?:(?:i|we) )?(?:can'?t|cannot|don'?t|do not|dunna|never)(?: really)? (?:be (?:doing|doin|having)|stand|trust|like|get on)\b[^.;]*"
    r"|,? \bthey (?:don'?t|do not|dunna) know\b[^.;]*", re.I)
NOBODY = re.compile(  # "no one, definitely not my wife": nobody at all, and her least of all; "no one at the council" is some
    r"^\W*(?:(?:no|nah|nope|please|just|i said)\W+)*(?:none(?: of them)?|no ?one|no1|nobody|not? any ?(?:one|body))\b"
    r"(?: at all| else| please| thanks)*(?:\W*$|[,.;!-]+ ?(?!(?:but|except|apart|other than|bar|only|just)\b)"
    r"| (?:and |n )?(?:especially|specially|definitely|deffo|certainly|least of all|not even|and not|and never)\b)"
    r"|^\W*(?:no|nah|nope)\W+(?:and (?:not|never)|especially|specially|least of all)\b", re.I)
DEFAULTS = {
    ("sharing", "affirm"): "all", ("sharing", "deny"): "none",
    ("agreement", "affirm"): "agreed", ("agreement", "deny"): "not_asked",
}
SAID_BEFORE_NEXT = {
    ("sharing", "none"): "utter_sharing_none",
    ("agreement", "refused"): "utter_not_agreed",
}


def choice(said: Said, known: dict[str, Any], taken: Taken) -> None:
    slot = str(said.asked)
    value = _allowed(said, taken) if slot == "sharing" else picked(slot, said.text) or meant(slot, said.text) or _by_act(said)
    if value is None:
        taken.understood = False
        return
    taken.answers[slot] = value
    if slot == "sharing" and known.get("share_only"):
        taken.answers.setdefault("share_only", None)
    taken.say = SAID_BEFORE_NEXT.get((slot, value), taken.say)


def _by_act(said: Said) -> str | None:
    if said.act not in ("affirm", "deny", *PASSING):
        return None
    return DEFAULTS.get((str(said.asked), said.act), SKIPPED if said.asked != "sharing" else "ask_first")


def _allowed(said: Said, taken: Taken) -> str | None:
    """With whom it may be shared. "All" is never the reading of a text that limits it in some way, understood or not."""
    plain, told = tidied(said.text), taken.answers
    if "helpers" in told and not sharing.changes(said.text, {}):
        return None  # "I said nobody helps but theres the nurse": who helps, not who may be told
    rest = without_left_out(plain, "sharing")
    rest = WHY_NOT_THEM.sub("", rest) if told.get("left_out") else rest
    value = "ask_first" if told.get("share_only") else picked("sharing", rest) or ("none" if NOBODY.match(plain) else None)
    if value is None and told.get("left_out"):
        value = told.get("sharing") or ("all" if EVERYONE.search(plain) else "ask_first")
    value = value or told.get("sharing") or meant("sharing", rest) or _by_act(said)
    if value == "all" and not told.get("left_out") and not EVERYONE.search(plain) and (only := sharing.allowed_by_name(said.text)):
        told["share_only"] = only  # "yes talk to my doctor"
    return "ask_first" if value == "all" and (told.get("share_only") or told.get("sharing") == "ask_first" or LIMITED.search(rest)) else value
