"""How it is safe to reach them: what answers the three questions about it. Pure."""

import re
from typing import Any

from actions.choices import meant, picked
from actions.taken import PASSING, SOME_WORDS, Taken
from actions.turn import SKIPPED, UNKNOWN, Said
from bot import hours_in_a_text, safe_hours
from bot.contact import CAREFUL
from bot.understanding.readers import READERS
from bot.understanding.readers.safe_contact import safe_contact_said
from bot.understanding.readers.who_is_told import without_left_out

SOME_HOUR = re.compile(r"\b(?:morning|afternoon|evening|night|day|mon|tues?|weds?|thurs?|fri|satur|sun|week|school|work|shift|bed|lunch|dinner|noon"
                       r"|when|while|after|before|until|till?|between)|\d ?(?:am|pm)\b", re.I)
OTHER_WAY = re.compile(r"@\w|(?:\d[ -]?){9,}|\b(?:ring|call|text|phone|message) (?:my|our) \w+", re.I)
NOT_BY_TEXT = re.compile(r"(?<!n't )(?<!nt )(?<!not )\b(?:ring|call|phone|e-?mail|letters?|post|visit|come round)\b"
                         r"(?! (?:back )?(?:only|when))", re.I)
GOES_ON = re.compile(r"^\W*(?:(?:yes|yeah|ok|okay|right)\W+)?(?:please )?(?:carry on|go on|continue|next|proceed)\b(?: then)?\W*$", re.I)
WAY_TO_REACH = re.compile(
    r"(?:\d[ -]?){6,}|@|\b(?:ring|call|phone|e-?mail|whats ?app|facebook|messenger|insta\w*|landline|letter|post|address|door|school|nursery|work"
    r"|office|church|mosque|library|caf[eé]|surgery|doctors?|gp|nurse|social worker|support worker|mum|mom|mam|dad|sister|brother"
    r"|friend|mate|nan|auntie|aunt|daughter|son|neighbour|chat|web|through|via|mornings?|afternoons?|evenings?|after \d|before \d|between)\b", re.I)
NOT_A_WAY = re.compile(r"^\W*(?:(?:but|and|its|it'?s)\W+)*(?:not|never|no longer|isn'?t|un)\s?safe\b", re.I)
LIMITED = re.compile(r"\bbut\b(?! (?:i'?d|i would|i like|prefer|better))|\bnot\b|except|apart from")
ALL_DAY = re.compile(r"any ?time|whenever|24/7|all day")
BY_ACT = {"affirm": "any_time", "deny": "do_not_text", "skip": SKIPPED, "dont_know": SKIPPED}


def safe_contact(said: Said, known: dict[str, Any], taken: Taken) -> None:
    """The rule, the hours told with it, and another way that is named at once."""
    text = without_left_out(said.text)
    limited = bool(LIMITED.search(text))
    told = None if "children" in said.readings else hours_in_a_text.told_in(said.text, said.readings.get("contact_time"))  # "2 lads 7 and 9"
    hours = told if safe_hours.read(str(told)) or SOME_HOUR.search(str(told)) else None  # "the second one" is none either
    value = picked("safe_contact", text)
    if value is None and (hours or taken.answers.get("safe_contact")):
        value = taken.answers.get("safe_contact") or meant("safe_contact", text)
        if hours and value in (None, "any_time") and (limited or not ALL_DAY.search(str(hours))):
            value = "certain_hours"
    value = value or _stricter(meant("safe_contact", text), safe_contact_said(text)) or BY_ACT.get(said.act)
    if value is None or GOES_ON.match(said.text):  # "carry on" says nothing of the phone
        taken.answers.pop("contact_time", None)
        taken.understood = False
        return
    if value == "any_time" and limited and re.search(r"\d", str(told)):
        value = "certain_hours"  # "1 but not before 10"
    taken.answers["safe_contact"] = value
    if value != "certain_hours" or not (hours or limited):
        taken.answers.pop("contact_time", None)
    elif hours:
        taken.answers["contact_time"] = hours
    if OTHER_WAY.search(said.text) or value == "do_not_text" and NOT_BY_TEXT.search(said.text):
        taken.answers["reach"] = said.text


def contact_time(said: Said, known: dict[str, Any], taken: Taken) -> None:
    if said.act in (*PASSING, "deny"):
        taken.answers.setdefault("contact_time", SKIPPED)
    elif not hours_in_a_text.clear_in(said.text) and not known.get("tries"):
        taken.answers.pop("contact_time", None)
        taken.understood = False
    elif not SOME_HOUR.search(said.text) and not hours_in_a_text.clear_in(said.text):
        taken.answers.pop("contact_time", None)
        taken.answers["safe_contact"], taken.say = "reply_only", "utter_noted"  # "sometimes he has it": no hour is safe
    else:
        taken.answers["contact_time"] = hours_in_a_text.told_in(said.text, taken.answers.get("contact_time")) or said.text


def _stricter(one: str | None, other: str | None) -> str | None:
    return next((rule for rule in CAREFUL if rule in (one, other)), one or other)


def reach(said: Said, known: dict[str, Any], taken: Taken) -> None:
    quiet = known.get("safe_contact") == "do_not_text" and said.channel == "sms"
    if said.act in (*PASSING, "deny"):
        taken.answers["reach"] = SKIPPED
    elif quiet and said.needs and not OTHER_WAY.search(said.text):
        taken.understood = False  # they go on telling, which is kept
    elif NOT_A_WAY.search(said.text) and not OTHER_WAY.search(said.text):
        taken.understood = False  # "not safe after 6"
    elif WAY_TO_REACH.search(said.text) or said.channel != "sms" or known.get("on_behalf_of"):
        taken.answers["reach"] = said.text
    elif len(said.text.split()) < SOME_WORDS and known.get("name") in UNKNOWN and (name := READERS["name"](said.text, "name")):
        taken.answers["name"], taken.say = name, "utter_noted"  # who it is, not how to reach them
    elif quiet and said.act in ("affirm", "thanks", "greet", "goodbye", "inform") and len(said.text.split()) < SOME_WORDS:
        taken.answers["reach"] = SKIPPED  # "ok": each time this is asked again is one more text on that phone
    elif "safe_contact" not in taken.answers:
        taken.understood = False
