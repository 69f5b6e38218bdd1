"""What a text puts right of what is known: what they need, a part of a postcode, who is to be left out. Pure."""

import re

from bot.understanding.readers import correct_postcode

AGENCIES = {
    "the police": r"police|coppers?|bobbies",
    "social services": r"social (?:services?|care|workers?)|socials?",
    "the council": r"(?:the )?council(?! (?:tax|house|flat|estate|bill))",
    "housing": r"housing(?! benefit)(?: team| officer| office| association)?|landlord",
    "the school": r"school(?! (?:uniform|dinners?|meals|run))|teachers?|nursery|college",
    "the doctor": r"doctors?|gp|surgery|nhs|hospital",
    "the health visitor": r"health visitor|midwife",
    "the job centre": r"job ?cent(?:re|er)|dwp|universal credit",
    "probation": r"probation",
    "their family": r"(?:my )?(?:ex|family|mum|dad|husband|wife|partner|parents|sister|brother)",
}
_AGENCY = "|".join(AGENCIES.values())
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
LEFT_OUT = re.compile(
    rf"\b(?:leave|keep|exclude|miss out|but not|except(?: for)?|apart from|(?<!it's )(?<!its )(?<!it is )(?<!that's )(?<!was )(?<!i'm )(?<!im )not"
    rf"|nothing to do with|without|bar"
    rf"|other than)(?: out)? (?:with |to |for )?(?:the |my )?(?P<one>{_AGENCY})\b"
    rf"|\b(?:anyone|anybody|everyone|all|all of them|whoever) but (?:not )?(?:the |my )?(?P<three>{_AGENCY})\b"
    rf"|\b(?P<four>{_AGENCY}) no(?=\W*$|,| and\b)"
    rf"|^\W*(?:yes |yeah |all |but |please )*no (?P<five>{_AGENCY})(?: please| pls| thanks| ta| though)?\W*$"
    rf"|\b(?:don'?t|do not|dunna|never) want (?:the |my )?(?P<six>{_AGENCY}) (?:involved|told|in (?:it|on)|knowing|to (?:know|be)|near|round)\b"
    rf"|\b(?:don'?t|do not|never|dont want|rather not|please not)\b[\w ]{{0,20}}\b(?:tell|share|talk|speak|involve"
    rf"|contact|ring|pass|involving|inform|include|bring)\b[\w ]{{0,14}}?\b(?P<two>{_AGENCY})\b",
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
