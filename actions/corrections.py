"""What a text puts right of what is known: what they need, a part of a postcode. Pure."""

import re

from bot.understanding.readers import correct_postcode

NEED_NAMED = {
    "physical_health": r"(?<!mental )health|ill(?:ness)?|poorly",
    "mental_health": r"(?:mental )?health|nerves|depress\w+",
    "rent_eviction": r"rent|eviction|mortgage",
    "work": r"work|job",
    "family_parenting": r"family(?: life)?|kids?|children",
    "education": r"school|college|learning|education",
    "housing_conditions": r"damp|repairs|the house|state of (?:my|the) home",
    "money": r"money|debts?|benefits",
    "loneliness": r"lonely|on my own|loneliness",
    "asb": r"neighbours?|noise",
    "food_fuel": r"food|heating|gas|electric",
    "homelessness": r"homeless",
    "caring": r"caring|a carer",
    "substance": r"drink(?:ing)?|drugs|gambling",
    "hoarding_selfneglect": r"clutter|hoarding",
}
BY_NAME = ("rent_eviction", "food_fuel", "money", "housing_conditions", "asb")  # a bare word says no more than that trouble
AS_WELL = re.compile(r"\b(?:as well|also|too|plus|not (?:just|only)|(?:you|u) (?:forgot|missed|left out)|add)\b", re.I)
FEW_WORDS = 10
_FILLER = r"(?: (?:about|really|my|me|the))*"  # no "just": "not just the money" keeps it
_NOT_SO = r"(?! (?:up|on|properly|working|right|enough|in|left))"  # "it's not heating up" is the trouble itself
PUTTING_RIGHT = re.compile(
    r"\bnot\b|should be|meant|post ?code|\bends?\b|ending|\bstarts?\b|\blast (?:bit|part|half|two|three|3|2"
    r"|letters?)|first (?:bit|part|half)|\*|^(?:sorry|oops|actually|no)\b", re.I)


def not_needs(text: str) -> set[str]:
    """The needs a text says are none: "it's not my health", "take the rent off"."""
    plain = text.replace("’", "'")
    return {need for need, words in NEED_NAMED.items() if re.search(
        rf"(?:^\W*|[,.;]\s*|\bno,? |\b(?:it'?s|that'?s|it is|that is) )(?:not|nothing to do with|never said){_FILLER} (?:{words})\b{_NOT_SO}"
        rf"|\b(?:it|that) (?:isn'?t|wasn'?t){_FILLER} (?:{words})\b{_NOT_SO}|\b(?:drop|remove)(?: my| the)? (?:{words})\b"
        rf"|\b(?:take|leave)(?: my| the)? (?:{words})(?: bit| part)? (?:off|out)\b"
        rf"|\b(?:take (?:off|out)|leave (?:off|out)|scrap|forget(?: about)?|never ?mind|ignore)(?: my| the)? (?:{words})\b(?! from)", plain, re.I)}


def needs_as_well(text: str) -> list[str]:
    """The troubles a text adds by name: "its the gas as well as the rent", "you forgot the damp"."""
    plain, out = text.replace("’", "'"), not_needs(text)
    if not AS_WELL.search(plain) or len(plain.split()) > FEW_WORDS:
        return []
    return [need for need in BY_NAME if need not in out and re.search(rf"\b(?:{NEED_NAMED[need]})\b", plain, re.I)]


def postcode(known: str | None, text: str, asked: str | None) -> str | None:
    """The postcode that is meant when a text puts a known one right, None when it does not."""
    if not known or " " not in known or asked == "postcode" or not PUTTING_RIGHT.search(text):
        return None
    return correct_postcode(known, text)
