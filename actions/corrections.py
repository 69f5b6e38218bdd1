"""What a text puts right of what is known: a letter of a name, a part of a postcode, who is to be left out. Pure."""

import re

from bot.understanding.readers import correct_postcode

AGENCIES = {
    "the police": r"police|coppers?|bobbies",
    "social services": r"social (?:services?|care|workers?)|socials?",
    "the council": r"(?:the )?council",
    "housing": r"housing(?: team| officer| office| association)?|landlord",
    "the school": r"school|teachers?|nursery|college",
    "the doctor": r"doctors?|gp|surgery|nhs|hospital",
    "the health visitor": r"health visitor|midwife",
    "the job centre": r"job ?cent(?:re|er)|dwp|universal credit",
    "probation": r"probation",
    "their family": r"(?:my )?(?:ex|family|mum|dad|husband|wife|partner|parents|sister|brother)",
}
_AGENCY = "|".join(AGENCIES.values())
NEED_NAMED = {
    "physical_health": r"health|ill(?:ness)?|poorly",
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
_FILLER = r"(?: (?:about|just|really|my|me|the))*"
_NOT_SO = r"(?! (?:up|on|properly|working|right|enough|in|left))"  # "it's not heating up" is the trouble itself
LEFT_OUT = re.compile(
    rf"\b(?:leave|keep|but not|except(?: for)?|apart from|(?<!it's )(?<!its )(?<!it is )(?<!that's )(?<!was )(?<!i'm )(?<!im )not"
    rf"|nothing to do with|without|bar"
    rf"|other than)(?: out)? (?:with |to |for )?(?:the |my )?(?P<one>{_AGENCY})\b"
    rf"|\b(?:anyone|anybody|everyone|all|all of them|whoever) but (?:not )?(?:the |my )?(?P<three>{_AGENCY})\b"
    rf"|\b(?P<four>{_AGENCY}) no(?=\W*$|,| and\b)"
    rf"|\b(?:don'?t|do not|never|dont want|rather not|please not)\b[\w ]{{0,20}}\b(?:tell|share|talk|speak|involve"
    rf"|contact|ring|pass|involving)\b[\w ]{{0,14}}?\b(?P<two>{_AGENCY})\b",
    re.I,
)
ONLY_THESE = re.compile(
    rf"\b(?:only|just)(?: talk| speak| share| ask)?(?: to| with)?(?: the| my)? "
    rf"((?:{_AGENCY})(?:(?:,| and| or| n| &)+(?: the| my)? (?:{_AGENCY}))*)"
    rf"|^\W*(?:the |my )?({_AGENCY}) (?:only|and (?:no ?one|nobody) else)\b"
    rf"|\b(?:no ?one|nobody)(?: else)? (?:but|except|apart from)(?: the| my)? ({_AGENCY})\b",
    re.I)
PUTTING_RIGHT = re.compile(
    r"\bnot\b|should be|meant|post ?code|\bends?\b|ending|\bstarts?\b|\blast (?:bit|part|half|two|three|3|2"
    r"|letters?)|first (?:bit|part|half)|\*|^(?:sorry|oops|actually|no)\b", re.I)
SPELT = re.compile(r"^\W*(?:it'?s |its |thats |that'?s "
    r"|my name'?s? (?:is )?)?(?P<name>[^\W\d_]{2,20})(?:,? (?:spelt|spelled))? (?P<how>with|without)(?: an?| no"
    r"| the)? (?P<letters>[a-z]{1,2})(?: (?:on|at) the end)?\W*$", re.I)
NOT_THAT_NAME = re.compile(r"\b(?P<new>[^\W\d_]{2,20}),? (?:and )?not (?P<old>[^\W\d_]{2,20})\b", re.I)
SPELT_LIKE = re.compile(r"\bspel(?:t|led|ling(?:'?s| is)?)(?: it)?(?: like)? (?:this "
    r"|it'?s )?(?P<name>[^\W\d_](?:[- ]?[^\W\d_])+)\W*$", re.I)


def not_needs(text: str) -> set[str]:
    """The needs a text says are none: "it's not my health", "take the rent off"."""
    plain = text.replace("’", "'")
    return {need for need, words in NEED_NAMED.items() if re.search(
        rf"(?:^\W*|[,.;]\s*|\bno,? |\b(?:it'?s|that'?s|it is|that is) )(?:not|nothing to do with|never said){_FILLER} (?:{words})\b{_NOT_SO}"
        rf"|\b(?:it|that) (?:isn'?t|wasn'?t){_FILLER} (?:{words})\b{_NOT_SO}|\b(?:drop|remove)(?: my| the)? (?:{words})\b"
        rf"|\b(?:take|leave)(?: my| the)? (?:{words})(?: bit| part)? (?:off|out)\b"
        rf"|\b(?:take (?:off|out)|leave (?:off|out)|scrap|forget(?: about)?|never ?mind|ignore)(?: my| the)? (?:{words})\b(?! from)", plain, re.I)}


def left_out(text: str) -> list[str]:
    """The services a text says to leave out: "leave the police out of it", "anyone but social services"."""
    found = LEFT_OUT.search(text.replace("’", "'"))
    if found is None:
        return []
    said = text[found.start():].casefold()
    return [name for name, words in AGENCIES.items() if re.search(rf"\b(?:{words})\b", said)]


def only_these(text: str) -> list[str]:
    """The services a text names as the only ones: "only the doctor", "just my gp and school"."""
    found = ONLY_THESE.search(text.replace("’", "'"))
    said = next((part for part in found.groups() if part), "").casefold() if found else ""
    return [name for name, words in AGENCIES.items() if re.search(rf"\b(?:{words})\b", said)]


def agency_named(text: str) -> bool:
    """Whether a service is named."""
    return bool(re.search(rf"\b(?:{_AGENCY})\b", text.replace("’", "'"), re.I))


def without_left_out(text: str) -> str:
    """The text without the part about whom to leave out, so that "not the police" is not read as "nobody"."""
    plain = text.replace("’", "'")
    found = LEFT_OUT.search(plain)
    return (plain[: found.start()] + plain[found.end():]) if found else plain


def postcode(known: str | None, text: str, asked: str | None) -> str | None:
    """The postcode that is meant when a text puts a known one right, None when it does not."""
    if not known or " " not in known or asked == "postcode" or not PUTTING_RIGHT.search(text):
        return None
    return correct_postcode(known, text)


def name(known: str | None, text: str) -> str | None:
    """The name as it should be: ("Ann", "Anne with an e") → "Anne". None when nothing is put right."""
    if (instead := NOT_THAT_NAME.search(text)) and str(known).split()[:1] and instead["old"].casefold() == str(known).split()[0].casefold():
        return _with_surname(instead["new"].capitalize(), known)
    if spelt := SPELT.match(text.strip()):
        said = spelt["name"].capitalize()
        return _with_surname(said, known) if _alike(known, said) else None
    if like := SPELT_LIKE.search(text.strip()):
        return _with_surname(re.sub(r"[- ]", "", like["name"]).capitalize(), known)
    return None


def _with_surname(first: str, known: str | None) -> str:
    """A first name put right does not lose the surname."""
    return " ".join([first, *str(known or "").split()[1:]])


def _alike(known: str | None, said: str) -> bool:
    return bool(known) and str(known)[:1].casefold() == said[:1].casefold() or not known
