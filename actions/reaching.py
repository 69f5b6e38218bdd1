"""How it is safe to reach them: what answers the three questions about it. Pure."""

import re
from typing import Any

from actions import asked_for
from actions.choices import NUMBER_FIRST, meant, picked
from actions.domain import options
from actions.reach_heard import ONLY_THEN
from actions.taken import PASSING, SOME_WORDS, Taken
from actions.turn import SKIPPED, UNKNOWN, Said
from bot import hours_in_a_text, safe_hours
from bot.contact import CAREFUL
from bot.understanding.readers import READERS
from bot.understanding.readers.hours_left import read_only
from bot.understanding.readers.options import read_options
from bot.understanding.readers.safe_contact import only_when_they_write, safe_contact_said
from bot.understanding.readers.who_is_told import without_left_out

SOME_HOUR = re.compile(r"\b(?:morning|afternoon|evening|night|day|mon|tues?|weds?|thurs?|fri|satur|sun|week|school|work|shift|bed|lunch|dinner|noon"
                       r"|when|while|after|before|until|till?|between)|\d ?(?:am|pm)\b", re.I)
OTHER_WAY = re.compile(r"@\w|(?:\d[ -]?){9,}|\b(?:ring|call|text|phone|message) (?:my|our) \w+", re.I)
NOT_BY_TEXT = re.compile(r"(?<!n't )(?<!nt )(?<!not )(?<!this )(?<!the )(?<!his )(?<!her )(?<!our )(?<!family )(?<!their )"
                         r"\b(?:ring|call|phone|e-?mail|letters?|post|visit|come round)\b"
                         r"(?! (?:back )?(?:only|when))", re.I)
GOES_ON = re.compile(r"^\W*(?:(?:yes|yeah|ok|okay|right)\W+)?(?:please )?(?:carry on|go on|continue|next|proceed)\b(?: then)?\W*$", re.I)
WAY_TO_REACH = re.compile(
    r"(?:\d[ -]?){6,}|@|\b(?:ring|call|phone|e-?mail|whats ?app|facebook|messenger|insta\w*|landline|letter|post|address|door|school|nursery|work"
    r"|office|church|mosque|library|caf[eé]|surgery|doctors?|gp|nurse|social worker|support worker|mum|mom|mam|dad|sister|brother"
    r"|friend|mate|nan|auntie|aunt|daughter|son|neighbour|chat|web|through|via|mornings?|afternoons?|evenings?|after \d|before \d|between)\b", re.I)
NO_OTHER = re.compile(r"^\W*(?:(?:sorry|no|nope|nah)\W+)*(?:i )?(?:(?:have|got|haven'?t|don'?t|dont|no|not|there'?s|is) )+"
                      r"(?:any |an? )?(?:other|another|else)(?: (?:phone|number|way|one|mobile))?s?\W*$", re.I)
NOT_A_WAY = re.compile(r"^\W*(?:(?:but|and|its|it'?s)\W+)*(?:not|never|no longer|isn'?t|un)\s?safe\b", re.I)
ONLY_A_POSTCODE = re.compile(r"^\W*[a-z]{1,2}\d{1,2} ?\d[a-z]{2}\W*$", re.I)
LIMITED = re.compile(r"\bbut\b(?! (?:i'?d|i would|i like|prefer|better))|\bnot\b|except|apart from")
AN_AMOUNT = re.compile(r"\b(?:\d+|one|two|three|four|five|six|few|couple)(?: of)? (?:days?|weeks?|wks?|months?|mths?|years?|yrs?)\b", re.I)
A_RANGE = re.compile(r"\d ?(?:-|to|til|till|until) ?\d", re.I)
ANSWERS_BEFORE = re.compile(
    r"^\W*(?:no+|nah|nope)\b\W*(?:(?:thanks|thank you|ta|cheers|duck|mate|love)\b\W*)*(?:(?:that'?s|thats|that is|that'?ll|just that|nowt|nothing"
    r"|i'?ve said|i(?:'?m| am) (?:all ?right|alright|ok|okay|fine|good|sorted))\b\W*)(?:(?:all|it|everything|do|the lot|enough|else|more|now|really"
    r"|i think|for now|at the moment|thanks|thank you|ta|cheers|duck|mate|love|please|to (?:add|say|tell(?: you)?))\b\W*)*$", re.I)
RING_ME = re.compile(
    r"(?:^|[.,;!]|\b(?:please|pls|just|only|(?:better|best)(?: to)?|(?:can|could|will) (?:you|u|ya|someone|somebody)|(?:you|u|ya) (?:can|could)|but"
    r"|so|yes|no|yeah|ok|and|prefer|you|u)\b)\W*(?:please |pls |just |only )?(?:ring|call|phone|bell|give) me\b"
    r"(?! (?:names|a (?!ring|call|bell|phone)))", re.I)
NOT_RING = re.compile(r"\b(?:don'?t|dnt|can'?t|do not|cannot|not|never)(?: (?:you|u|to|ever|want (?:you|u) to|text|txt|write|or|me))*"
                      r" (?:ring|call|phone)\b", re.I)
WHEN_SOMEBODY = re.compile(r"not (?:when|while|if)\b", re.I)
WHEN_SOMEBODY_IS_THERE = re.compile(r"\b(?:don'?t|dont|dnt|do not|not|never)\b.*\b(?:when|while|if)\b", re.I)  # stricter, in their own words
JUST_A_NUMBER = re.compile(r"^\W*(?:number |option |no )?(?:\d{1,2}|one|two|three|four)\W*$", re.I)
BUT_AN_HOUR = re.compile(r"\b(?:before|after|until|till?|between) (?:about |around )?\d{1,2}(?::\d\d)? ?(?:am|pm"
                         r"|tho|though|please|pls|only|and|\W*$)", re.I)
ALL_DAY = re.compile(r"any ?time|whenever|24/7|all day")
AT_ANY_TIME = re.compile(  # at the question for hours: none is unsafe
    r"^\W*(?:(?:no|oh|ok|okay|sorry|well|honestly|like|yes|yeah|i|i mean|i meant|mean|meant|said|say|just|put|it'?s|its|you|u|can|text|txt|message"
    r"|me|really|actually|at)\b\W*)*(?:any ?time|whenever|all day|24/7|any hour|all hours)\b"
    r"(?:\W+(?:at all|of (?:the )?day(?: or night)?|day or night|is|are|it'?s|its|for texts?|to text|fine|ok|okay|good|safe|works|suits|me|with|by"
    r"|you|u|like|want|honestly|really|thanks|thank|ta|cheers|please|pls|duck|mate|love|x+|then|now|will do|does|lol|tbh|i'?m|im|not (?:bothered"
    r"|fussed)|no bother|no worries))*\W*$", re.I)
NOT_THEN = re.compile(r"\b(?:but|just|only)? ?(?:not|never|no) (?:in|at|on|during|when|while|after|before|between|mid)\b", re.I)
NOT_ASKED_THAT = re.compile(r"\bnot what i (?:asked|said|meant|wanted)\b", re.I)
BY_ACT = {"affirm": "any_time", "deny": "do_not_text", "skip": SKIPPED, "dont_know": SKIPPED}


ME_NOT_THEM = re.compile(  # by whoever writes for somebody: whom to reach, and no rule for this phone
    r"^\W*(?:(?:please|pls|just|only|can you|yes|yeah|no|but|so|it'?s)\W+)*(?:ring|call|phone|text|txt|contact|message|(?:speak|talk|reply) to)"
    r" (?:me|us)(?: please| pls)?,? (?:and )?(?:not|instead of|rather than) (?:her|him|them|mum|mom|dad|nan|my \w+|the \w+)"
    r"(?: on (?:\d[ -]?){9,}| please| pls| thanks| ta| duck)*\W*$", re.I)


NOT_THEIRS = re.compile(  # by whoever writes for somebody: no rule for the phone in their own hand
    r"\b(?:please )?(?:not|(?:don'?t|do not|never) (?:text|txt|message|ring|call|contact|use)) (?:hers?|his|him|them|theirs?)\b[^.!?;]*"
    r"|\b(?:hers|his|theirs)(?: number)?(?:'?s| is)\b.*$", re.I)


def safe_contact(said: Said, known: dict[str, Any], taken: Taken) -> None:
    """The rule, the hours told with it, and another way that is named at once."""
    if known.get("on_behalf_of") not in UNKNOWN and ME_NOT_THEM.match(said.text):
        taken.answers |= {"safe_contact": SKIPPED, "reach": said.text}  # no rule is known: the careful way, and nothing asked again
        taken.answers.pop("contact_time", None)
        taken.say = "utter_noted"
        return
    text = without_left_out(said.text)
    if known.get("on_behalf_of") not in UNKNOWN:
        text = NOT_THEIRS.sub("", text)
        if text != said.text and safe_contact_said(text) != taken.answers.get("safe_contact"):
            taken.answers.pop("safe_contact", None)
            taken.answers.pop("contact_time", None)
    limited = bool(LIMITED.search(text))
    of_else = "children" in {*said.readings, *taken.answers} or AN_AMOUNT.search(text) or _two_options(text)  # "2 lads 7 and 9"
    limit = hours_in_a_text.left_by(text, bare=True)
    when_somebody = bool(WHEN_SOMEBODY.match(str(limit)))
    limit = None if when_somebody else limit  # "when he is about": at which hours is asked
    limit = limit or _only_at(text)
    told = limit or (None if of_else else hours_in_a_text.told_in(text, said.readings.get("contact_time") if text == said.text else None))
    told = NUMBER_FIRST.sub("", str(told)).strip(" ,.") if told else None  # "1 but not after 6": the option is no hour
    hours = limit or told if safe_hours.read(str(told)) or SOME_HOUR.search(str(told)) else None  # "the second one" is none either
    value = picked("safe_contact", text)
    if hours and safe_hours.read(str(hours)) and ONLY_THEN.search(text) and value is None:
        value = "certain_hours"  # "she looks at my phone so only between 9 and 4"
    if value is None and (hours or taken.answers.get("safe_contact")):
        value = taken.answers.get("safe_contact") or _meant(text)
        if hours and value in (None, "any_time") and (limited or not ALL_DAY.search(str(hours))):
            value = "certain_hours"
    if ANSWERS_BEFORE.match(text):
        value = taken.answers.get("safe_contact")  # "no thats all" is for the question before; "no" is not
    else:
        value = value or _stricter(_meant(text), safe_contact_said(text)) or _by_act(said)
    if value is None and _ring_me(said.text) and known.get("reach") in UNKNOWN:
        taken.answers["reach"], taken.say = said.text, "utter_noted"  # "ring me not her": whether to text is asked again
    elif value is None or GOES_ON.match(said.text):  # "carry on" says nothing of the phone
        taken.understood = False
    if value is None or GOES_ON.match(said.text):
        taken.answers.pop("contact_time", None)
        return
    if value == "any_time" and (limited and (re.search(r"\d", str(told)) or NOT_THEN.search(text)) or BUT_AN_HOUR.search(text) and not of_else):
        value = "certain_hours"  # "1 but not before 10"
    taken.answers["safe_contact"] = value
    if value != "certain_hours" or not (hours or limited):
        taken.answers.pop("contact_time", None)
    elif hours:
        taken.answers["contact_time"] = hours
    elif not SOME_HOUR.search(NUMBER_FIRST.sub("", text)):
        taken.answers.pop("contact_time", None)  # "1 but not in lectures": asked for
    taken.answers |= asked_for.beside(said.text, known) if when_somebody else asked_for.kept(said.text, known, taken.answers)
    if OTHER_WAY.search(said.text) or value == "do_not_text" and NOT_BY_TEXT.search(said.text):
        taken.answers["reach"] = said.text


def ask_another_way(known: dict[str, Any], taken: Taken) -> None:
    """A wish about texts that stands where the way to reach them does is none: how else is asked once they must not be texted."""
    before = known.get("reach")
    if taken.answers.get("safe_contact") == "do_not_text" and "reach" not in taken.answers and before not in UNKNOWN and (
        not WAY_TO_REACH.search(str(before))
    ):
        taken.answers["reach"] = None


def _meant(text: str) -> str | None:
    """What the words of an answer come to; "only when i write" lets us reply, whatever is refused beside it."""
    meaning = meant("safe_contact", text)
    return "reply_only" if meaning == "do_not_text" and only_when_they_write(text) else meaning


def _by_act(said: Said) -> str | None:
    return None if said.act == "deny" and NOT_ASKED_THAT.search(said.text) else BY_ACT.get(said.act)


def _only_at(text: str) -> str | None:
    """The hours that one part of a text keeps us to, where no other part has any: "yes, working hours only please"."""
    parts = re.split(r"[.;!?]+(?!\d)|,\s+", text)
    found = [hours for part in parts if (hours := read_only(part)) and safe_hours.read(hours)]
    return found[0] if len(found) == 1 and not any(SOME_HOUR.search(part) for part in parts if not read_only(part)) else None


def _ring_me(text: str) -> bool:
    return bool(RING_ME.search(text)) and not NOT_RING.search(text)


def _two_options(text: str) -> bool:
    """ "1 and 3": two of the options, which are no hours."""
    return not A_RANGE.search(text) and len(read_options(text, len(options("safe_contact")))) > 1


def contact_time(said: Said, known: dict[str, Any], taken: Taken) -> None:
    if said.act in (*PASSING, "deny"):
        taken.answers.setdefault("contact_time", SKIPPED)
    elif AT_ANY_TIME.match(said.text) and not WHEN_SOMEBODY_IS_THERE.search(f"{known.get('reach')} {known.get('preferences')}"):
        taken.answers["safe_contact"] = "any_time"
        taken.answers.pop("contact_time", None)
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
    if _ring_me(said.text):
        taken.answers["reach"] = said.text  # their own phone, by voice
    elif JUST_A_NUMBER.match(said.text) and not known.get("tries"):
        taken.understood = False  # "1" picks no option here
    elif said.act in (*PASSING, "deny") or NO_OTHER.match(said.text):
        taken.answers["reach"] = SKIPPED
    elif quiet and said.needs and not OTHER_WAY.search(said.text):
        taken.understood = False  # they go on telling, which is kept
    elif NOT_A_WAY.search(said.text) and not OTHER_WAY.search(said.text):
        taken.understood = False  # "not safe after 6"
    elif ONLY_A_POSTCODE.match(said.text):
        taken.say = "utter_noted"  # kept as such: where they live is not how to reach them
    elif WAY_TO_REACH.search(NOT_RING.sub(" ", said.text)) or said.channel != "sms" or known.get("on_behalf_of"):
        taken.answers["reach"] = said.text
    elif len(said.text.split()) < SOME_WORDS and known.get("name") in UNKNOWN and (name := READERS["name"](said.text, "name")):
        taken.answers["name"], taken.say = name, "utter_noted"  # who it is, not how to reach them
    elif quiet and said.act in ("affirm", "thanks", "greet", "goodbye", "inform") and len(said.text.split()) < SOME_WORDS:
        taken.answers["reach"] = SKIPPED  # "ok": each time this is asked again is one more text on that phone
    elif "safe_contact" not in taken.answers:
        taken.understood = False
