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
RATHER_RUNG = re.compile(r"\b(?:ring|call|phone|letters?|post|visit)\b[^.?!]{0,24}\b(?:instead of|not|rather than)(?: to)?(?: this| the| by)?"
                         r" (?:texts?|texting|messages?|messaging|typing)\b", re.I)
WAY_TOLD = re.compile(r"@\w+\.|(?:\d[ -]?){9,}")  # an e-mail address, a number
OTHERS_PHONE_IS_READ = re.compile(  # of the number they gave for somebody else
    r"\b(?:checks?|reads?|sees|looks? (?:at|through)|goes? (?:through|thru|on)|monitors?|tracks?|takes?|watches|controls?) (?:all )?(?:of )?"
    r"(?:her|his|their) (?:phone|fone|mobile|texts?|messages?)\b", re.I)
HOURS_ASKED = ("safe_contact", "contact_time", "preferences", "story", "anything_else", "matters_most", "helpers", "household")
TEXTING = re.compile(r"\b(?:text|txt|message|msg|reply|safe)\w*\b", re.I)
AFTER_THE_HOURS = ("name", "postcode", "sharing")  # questions that no hour of the day answers
LIMITS_ASKED = (None, "carry_on", "check", "safe_contact", *AFTER_THE_HOURS)  # where "not after 6" can be about nothing but texts


def told(said: Said, known: dict[str, Any]) -> dict[str, Any]:
    """The rule that a text holds, and what else it says of reaching them."""
    found: dict[str, Any] = {}
    rule = safe_contact_said(said.text) if said.channel == "sms" else None
    hours = hours_in_a_text.clear_in(said.text)
    if rule == "do_not_text" and said.asked == "preferences" and known.get("safe_contact") == "any_time" and RATHER_RUNG.search(said.text):
        rule = None  # what they like better: that texts are safe was said
    if rule == "reply_only" and ONLY_THEN.search(said.text) and hours:
        rule = "certain_hours"  # "he looks at my phone in the evenings so only text before 4"
    if said.asked != "reach" and (rule == "do_not_text" and ONLY_RING.search(said.text)
                                  or known.get("safe_contact") == "do_not_text" and WAY_TOLD.search(said.text)):
        found["reach"] = said.text
    if NO_CALLS.search(said.text) and said.asked != "preferences":
        found["preferences"] = said.text
    if OTHERS_PHONE_IS_READ.search(said.text):
        found |= _beside_the_number(said, known)
    no_hours = "contact_time" not in said.readings and not hours
    if NOT_ANY_TIME.search(said.text) and rule not in CAREFUL:
        found["safe_contact"] = "certain_hours"
    elif rule and not (rule == "certain_hours" and (no_hours or hours_to_talk(said))):
        found["safe_contact"] = rule
    return found


def _beside_the_number(said: Said, known: dict[str, Any]) -> dict[str, Any]:
    """ "Her boyfriend checks her phone tho": a warning that stands beside the way to reach her, or with the wishes."""
    slot = "preferences" if known.get("reach") in UNKNOWN and known.get("preferences") in UNKNOWN else "reach"
    before = known.get(slot)
    if said.asked == slot or before not in UNKNOWN and said.text in str(before):
        return {}
    return {slot: said.text if before in UNKNOWN else f"{before}; {said.text}"}


def settle(said: Said, known: dict[str, Any], found: dict[str, Any]) -> None:
    """Makes rule and hours in `found` agree with each other and with what is known."""
    if known.get("safe_contact") == "do_not_text" and said.asked != "safe_contact":
        found.pop("safe_contact", None)  # "he smashed my phone, this is my mates" makes nothing safer
        if said.asked in JUST_CHOSEN and A_SLIP.search(said.text) and (meant := chosen("safe_contact", said.text)):
            found["safe_contact"] = meant  # "sorry i meant 1 any time"
        if texting_allowed(said.text):
            found["safe_contact"] = "reply_only"  # whoever holds the phone could say so: the rest is a person's to loosen
    limit = hours_in_a_text.left_by(said.text, bare=said.asked in LIMITS_ASKED) if said.channel == "sms" else None
    if limit and found.get("safe_contact") not in CAREFUL and safe_contact_said(said.text) not in CAREFUL:
        found.pop("safe_contact", None)
        found.pop("contact_time", None)
        found |= _limited(said, known, limit)
    else:
        found |= _hours(said, known, found)
    if found.get("safe_contact") == "any_time":
        found.pop("contact_time", None)


def _limited(said: Said, known: dict[str, Any], limit: str) -> dict[str, Any]:
    """ "No texts after 6": what was agreed before holds as well, and is never made looser."""
    before = known.get("contact_time")
    if known.get("safe_contact") in CAREFUL:
        return {}
    if known.get("safe_contact") == "certain_hours" and before not in UNKNOWN and limit not in str(before):
        limit = f"{before}; {said.text}"  # both hold, and no clock can read them: we only answer
    return {"safe_contact": "certain_hours", "contact_time": limit}


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
    about_texts = hours and TEXTING.search(said.text) and not prefers_a_call(said.text)  # "im at work till 5, text after that"
    later = said.asked in AFTER_THE_HOURS and (limited or about_texts) or said.asked not in HOURS_ASKED and ABOUT_HOURS.search(said.text)
    unclear = said.asked in AFTER_THE_HOURS and (said.readings.get("contact_time") or hours_in_a_text.limits(said.text))
    if later and known.get("safe_contact") != "do_not_text" and (told := hours or unclear and said.text):
        before = known.get("contact_time")
        if before not in UNKNOWN and hours_in_a_text.limits(said.text):
            told = f"{before}; {said.text}"  # both hold, and no clock can read them: we only answer
        return {"safe_contact": "certain_hours", "contact_time": told}
    return {"contact_time": hours} if hours and (found.get("contact_time") or found.get("safe_contact") == "certain_hours") else {}
