"""What a text puts right of what is known to be needed. Pure."""

import re

NEED_NAMED = {
    "physical_health": r"(?<!mental )health|ill(?:ness)?|poorly",
    "mental_health": r"mental health|nerves|depress\w+",  # "health" alone is the body's
    "rent_eviction": r"rent|eviction|mortgage",
    "work": r"work|job",
    "family_parenting": r"family(?: life)?|kids?|children",
    "education": r"school|college|learning|education",
    "housing_conditions": r"damp|repairs|the house|state of (?:my|the) home",
    "money": r"money|(?:in )?debts?|benefits",
    "loneliness": r"lonely|loneliness|(?:being |living )?(?:alone|on my own|by myself)",
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
KINDS = {  # of a trouble: who puts one right by another has it still
    "asb": r"weed|cannabis|smok\w+|smell|music|part(?:y|ies)|bark\w*|dogs?|shout\w*|rubbish|bins|fly ?tip\w*|dealing|dealers?|kids outside|next door",
    "housing_conditions": r"mou?ld|leak\w*|boiler|mice|mouse|rats?|roof|windows?|draught\w*|stairs|overcrowd\w*|crowded|too small|heating",
    "money": r"bills?|owe|owing|arrears|pip|universal credit|esa|overdraft|loans?|skint|broke|council tax|sanction\w*",
    "food_fuel": r"leccy|meter|food ?bank|hungry|baby milk|cupboards?|shopping",
    "physical_health": r"pain\w*|back|legs?|hips?|knees?|heart|chest|breathing|copd|diabet\w+|operation|hospital|asthma",
    "rent_eviction": r"notice|landlord|kicked out|arrears|court|bailiffs?",
    "mental_health": r"anxi\w+|panic\w*|not coping|head|low|grief|grieving",
    "work": r"redundan\w+|sacked|employment|boss",
    "substance": r"weed|alcohol|booze|bets?|betting|tablets|heroin|coke|beer|vodka",
    "homelessness": r"sofas?|sofa surfing|hostel|nowhere to|sleeping rough|temporary",
    "education": r"exclu\w+|bull(?:y|ied|ying)|send|ehcp|course|reading",
    "loneliness": r"isolated|nobody to talk|no friends",
}
_FILLER = r"(?: (?:about|really|my|me|the|being))*"  # no "just": "not just the money" keeps it
_WHOSE = r"(?: (?:my|me|mi|the|that|all the))?"
_SAID = r"(?:what(?:ever| all)?|everything|anything|all|that|it|the (?:bit|part|thing|stuff)s?)(?: (?:i|we)(?:'?ve| have)?(?: just)?" \
        r" (?:said|told (?:you|u)|put|wrote|mentioned|sent))?(?: (?:you|u))? (?:about|on)"
_OFF = r"(?:take|leave|get|knock)"
_NOT_DOWN = r"\b(?:(?:don'?t|do not|dunna|rather (?:you )?(?:didn'?t|not)) (?:want (?:you to )?)?(?:put|write|include|add)(?: on| down)?)"
_END = r"(?: (?:on|in|down|there|it|please|pls|actually|ta|though|tho|then))*\W*(?:$|[.,;])"
_NOT_SO = r"(?! (?:up|on|properly|working|right|enough|in|left|yet|any ?more))"  # "it's not heating up" is the trouble itself
_JUST = re.compile(  # "its just about the caring": the whole of it
    r"(?:^\W*(?:(?:no|nah|sorry|actually|please)\W+)*|[.,;!] *|\b(?:it'?s|it is|that'?s|said|put) )(?:just|only)(?: really)?"
    r"(?: about| for| to do with)?(?P<what>(?: [\w']+)+?)(?: (?:bit|part|side))?(?: (?:please|pls|really|thanks|ta|now))*\W*(?:$|[.,;!?])", re.I)
_MORE = re.compile(r"\b(?:not (?:just|only)|as well|also|too|plus|cos|because|but|when|if|i|we|he|she|they|is|are|was)\b", re.I)
NOT_SAID_BACK = ("domestic_abuse", "crime", "child_safety", "mental_health", "substance", "immigration")  # by name, so "just" does not deny them
NOT_RIGHT = re.compile(r"\b(?:not|isn'?t) right\b|\bwrong\b|\bincorrect\b", re.I)
_SO_IT_IS = re.compile(r"\b(?:it'?s|it is|should be)(?! (?:not|wrong|incorrect|right))\b[^.?!]*$", re.I)  # what follows is what it should be
_DENIED = {need: re.compile(
    rf"(?:^\W*|[,.;]\s*|\bno,? |\b(?:it'?s|that'?s|it is|that is|i'?m|i am|and|(?:said|meant|told (?:you|u)|put)(?: it'?s| it was)?) )"
    rf"(?:not|nothing (?:to do with|about|wrong with)|nowt (?:to do with|about|wrong with)|never said(?: (?:anything|owt|nothing))?){_FILLER}"
    rf" (?:{words})\b{_NOT_SO}"
    rf"|\b(?:it|that) (?:isn'?t|wasn'?t){_FILLER} (?:{words})\b{_NOT_SO}"
    rf"|\bi (?:never|didn'?t|did not) (?:said|say|mention|mentioned|put|tell you|told you)(?: (?:anything|owt|nothing|nowt))?"
    rf"{_FILLER}(?: (?:i'?m|i was|it'?s))?{_FILLER} (?:{words})\b{_NOT_SO}", re.I) for need, words in NEED_NAMED.items()}
_TAKEN_OFF = {need: re.compile(
    rf"\b(?:drop|remove|delete)(?: my| the)? (?:{words})\b(?! (?:from|in|off) (?:my|the) )"
    rf"|\b{_OFF}{_WHOSE} (?:{words})(?: bit| part| thing| stuff)?(?: (?:please|pls))? (?:off|out)\b(?! (?:me|my|him|her|of)\b)"
    rf"|\b{_OFF} (?:{_SAID}){_WHOSE} (?:{words})\b(?: (?:bit|part|stuff))? (?:off|out)\b"
    rf"|{_NOT_DOWN}{_WHOSE} (?:{words})(?: (?:bit|part|thing|stuff|side))?{_END}"
    rf"|\b(?:take (?:off|out)|leave (?:off|out)|scrap|forget(?: about)?|never ?mind|ignore){_WHOSE} (?:{words})\b(?! from)"
    rf"|\b(?:remove|delete|erase|drop|scrap|forget|ignore|take (?:off|out|away)|get rid of) (?:{_SAID}){_WHOSE}(?: being)? (?:{words})\b", re.I)
    for need, words in NEED_NAMED.items()}


def not_needs(text: str) -> set[str]:
    """The needs a text says are none: "it's not my health", "take the rent off". "Not the noise, the smell of weed" has the need still."""
    plain = text.replace("’", "'")
    off = {need for need, words in _TAKEN_OFF.items() if words.search(plain)}
    denied = {need for need, words in _DENIED.items() if words.search(plain)} - off
    not_there = {need for need, words in NEED_NAMED.items() if NOT_RIGHT.search(plain) and re.search(
        rf"\b(?:isn'?t|is not|ain'?t|'?s not|not|aren'?t|doesn'?t go|don'?t go) (?:in|at|to|about) (?:my |the )?(?:{words})\b", plain, re.I)}
    return off | not_there | {need for need in denied if not _named(need, _DENIED[need].sub(" ", plain))}


def only_takes_off(text: str, named: list[str]) -> list[str]:
    """Of the needs that the models read in a short text which takes one off, those it names besides: "dont put the money bit down"."""
    plain = text.replace("’", "'")
    if len(plain.split()) > FEW_WORDS or not any(words.search(plain) for words in _TAKEN_OFF.values()):
        return named
    return [need for need in named if _named(need, without_taken_off(plain))]


def without_taken_off(text: str) -> str:
    """The text without what it asks to take off, so that "remove what i said about food" is no request about all their data. What else
    is to be deleted ("… and all my data") still is."""
    plain = text.replace("’", "'")
    for words in _TAKEN_OFF.values():
        plain = words.sub("delete", plain)
    return re.sub(r"\bdelete,? (?:and|or|also|plus)\b", "delete", plain)


def only_needs(text: str, known: list[str]) -> list[str]:
    """What is left of the needs `known` by a text that names the only ones: "no its just about the caring". All of them without such
    words, and what was never said back to them by name stays."""
    plain = text.replace("’", "'")
    found = _JUST.search(plain)
    named = [need for need in known if found and _named(need, found["what"])]
    if not found or not named or _MORE.search(found["what"]) or AS_WELL.search(plain):
        return known
    return [need for need in known if need in NOT_SAID_BACK or _named(need, plain) and need not in not_needs(plain)]


def _named(need: str, text: str) -> bool:
    return any(re.search(rf"\b(?:{words})\b", text, re.I) for words in (KINDS.get(need), NEED_NAMED.get(need)) if words)


def named_in(text: str) -> list[str]:
    """The troubles a text names by a bare word that says no more than that trouble: "the eviction"."""
    return [need for need in BY_NAME if re.search(rf"\b(?:{NEED_NAMED[need]})\b", text, re.I)]


def needs_as_well(text: str) -> list[str]:
    """The troubles a text adds by name: "its the gas as well as the rent", "you forgot the damp"."""
    plain, out = text.replace("’", "'"), not_needs(text)
    if NOT_RIGHT.search(plain) and (right := _SO_IT_IS.search(plain)):
        return [need for need in BY_NAME if need not in out and re.search(rf"\b(?:{NEED_NAMED[need]})\b", right[0], re.I)]
    if not AS_WELL.search(plain) or len(plain.split()) > FEW_WORDS:
        return []
    return [need for need in BY_NAME if need not in out and re.search(rf"\b(?:{NEED_NAMED[need]})\b", plain, re.I)]
