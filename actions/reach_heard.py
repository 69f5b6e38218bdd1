"""How it is safe to reach them, told in passing: the rule, its hours, another way, no calls. What is told so makes a rule stricter,
never looser. Pure. The questions about it are answered in reaching.py."""

import re
from typing import Any

from actions.choices import chosen
from actions.turn import UNKNOWN, Said
from bot import hours_in_a_text, safe_hours
from bot.contact import CAREFUL
from bot.understanding.readers.safe_contact import safe_contact_said, texting_allowed
from bot.understanding.readers.wishes import prefers_a_call

ABOUT_HOURS = re.compile(r"\b(?:safe )?(?:times?|hours|contact)\b|\btext(?:ing)? me\b|^\W*(?:can you )?make it\b|\bi meant\b", re.I)
ONLY_THEN = re.compile(r"\b(?:only|just|please|pls|so|can|ok to) (?:text|txt|message|msg)\b(?! (?:when|if) i\b)"
                       r"|\bonly (?:between|before|after|from|in the|at|on)\b", re.I)
NOT_ANY_TIME = re.compile(r"\b(?:ain'?t|isn'?t|not|no longer) (?:safe )?any ?time\b|\btake off (?:the )?any ?time\b", re.I)
JUST_CHOSEN = ("reach", "contact_time")  # asked right after the rule, which may have been a slip
A_SLIP = re.compile(r"\b(?:i? ?meant|i mean|mistake|wrong|wait|actually|never ?mind|put|change)\b", re.I)
ONLY_RING = re.compile(r"\bnot (?:on )?this\b|\b(?:only|just) (?:ring|call|phone)\b|\b(?:ring|call|phone) (?:me )?(?:only|instead)\b", re.I)
NO_CALLS = re.compile(r"\b(?:never|don'?t|do not|dnt|please no|pls no) (?:ever )?(?:ring|call|phone)(?: me| us| ever| calls?)*"
                      r"(?= *(?:$|[.,;!]|but|only|just|text|i'?m|im|cos|as|because|pls|please))|\bno (?:phone )?calls\b", re.I)
WAY_TOLD = re.compile(r"@\w+\.|(?:\d[ -]?){9,}")  # an e-mail address, a number
HOURS_ASKED = ("safe_contact", "contact_time", "preferences", "story", "anything_else", "matters_most", "helpers", "household")
TEXTING = re.compile(r"\b(?:text|txt|message|msg|reply|safe)\w*\b", re.I)
AFTER_THE_HOURS = ("name", "postcode", "sharing")  # questions that no hour of the day answers


def told(said: Said, known: dict[str, Any]) -> dict[str, Any]:
    """The rule that a text holds, and what else it says of reaching them."""
    found: dict[str, Any] = {}
    rule = safe_contact_said(said.text) if said.channel == "sms" else None
    hours = hours_in_a_text.clear_in(said.text)
    if rule == "reply_only" and ONLY_THEN.search(said.text) and hours:
        rule = "certain_hours"  # "he looks at my phone in the evenings so only text before 4"
    if said.asked != "reach" and (rule == "do_not_text" and ONLY_RING.search(said.text)
                                  or known.get("safe_contact") == "do_not_text" and WAY_TOLD.search(said.text)):
        found["reach"] = said.text
    if NO_CALLS.search(said.text) and said.asked != "preferences":
        found["preferences"] = said.text
    no_hours = "contact_time" not in said.readings and not hours
    if NOT_ANY_TIME.search(said.text) and rule not in CAREFUL:
        found["safe_contact"] = "certain_hours"
    elif rule and not (rule == "certain_hours" and (no_hours or hours_to_talk(said))):
        found["safe_contact"] = rule
    return found


def settle(said: Said, known: dict[str, Any], found: dict[str, Any]) -> None:
    """Makes rule and hours in `found` agree with each other and with what is known."""
    if known.get("safe_contact") == "do_not_text" and said.asked != "safe_contact":
        found.pop("safe_contact", None)  # "he smashed my phone, this is my mates" makes nothing safer
        if said.asked in JUST_CHOSEN and A_SLIP.search(said.text) and (meant := chosen("safe_contact", said.text)):
            found["safe_contact"] = meant  # "sorry i meant 1 any time"
        if texting_allowed(said.text):
            found["safe_contact"] = "reply_only"  # whoever holds the phone could say so: the rest is a person's to loosen
    found |= _hours(said, known, found)
    if found.get("safe_contact") == "any_time":
        found.pop("contact_time", None)


def hours_to_talk(said: Said) -> bool:
    """ "phone after 5 please" where we ask for such wishes: good times to talk, no rule for texts."""
    return said.asked == "preferences" and prefers_a_call(said.text) and not TEXTING.search(said.text)


def _hours(said: Said, known: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """When they may be texted, as clear words where the text holds any; also told or put right after the question: "he's
    started nights so afternoons now", "the safe times should be 10 to 2"."""
    hours = hours_in_a_text.clear_in(said.text)
    if (words := found.get("contact_time")) and hours_in_a_text.told_in(hours_in_a_text.without_theirs(said.text), words) is None:
        del found["contact_time"]  # when somebody else sees the phone is no time to text
    limited = known.get("safe_contact") in ("certain_hours", "reply_only")
    if known.get("safe_contact") in UNKNOWN and said.asked in (None, "carry_on") and safe_hours.read(said.text):
        return {"safe_contact": "certain_hours", "contact_time": hours}  # hours and nothing else
    later = said.asked in AFTER_THE_HOURS and limited or said.asked not in HOURS_ASKED and ABOUT_HOURS.search(said.text)
    unclear = said.asked in AFTER_THE_HOURS and (said.readings.get("contact_time") or hours_in_a_text.limits(said.text))
    if later and (told := hours or unclear and said.text):
        before = known.get("contact_time")
        if before not in UNKNOWN and hours_in_a_text.limits(said.text):
            told = f"{before}; {said.text}"  # both hold, and no clock can read them: we only answer
        return {"safe_contact": "certain_hours", "contact_time": told}
    return {"contact_time": hours} if hours and (found.get("contact_time") or found.get("safe_contact") == "certain_hours") else {}
