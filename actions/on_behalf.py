"""Whom a text is written for, when that is somebody else: who they are, whether they agree, what they are called. Pure."""

import re
from typing import Any

from bot.understanding.readers.first_names import FIRST_NAMES

AGREED = re.compile(r"\b(?:she|he|they)(?:'?s|'?re| is| are| says it'?s| said it'?s)? (?:ok(?:ay)?|fine|happy|all right|alright)"
                    r" (?:with|about|for|to)\b"
                    r"|\b(?:she|he|they|mum|dad)(?: has| have|'?s)? (?:agrees?|asked me|knows i'?m)\b"
                    r"|(?<!n't )(?<!nt )(?<!not )(?<!never )\b(?:agreed|consents?|consented)\b", re.I)
ELDERS = (r"(?:step ?|grand ?)?(?:mum|mom|mam|mother|dad|father)(?:[- ]in[- ]law)?|nan|nana|nanna|nanny|gran|grandma|grandad|grandpa"
          r"|grandparents|parents|in[- ]laws|aunt|auntie|aunty|uncle|cousin|godmother")
AT_HOME = (r"(?:step ?|grand ?|foster )?(?:son|daughter|brother|sister)(?:[- ]in[- ]law)?|wife|husband|partner|boyfriend|girlfriend"
           r"|fianc[eé]e?|ex|niece|nephew|godson")
FRIENDS = r"neighbour|neighbor|friend|mate|workmate|colleague"
RELATION = (rf"{ELDERS}|{AT_HOME}|{FRIENDS}|client|patient|tenant|service user|lad|lady|gentleman|man|woman|family|couple|girl|boy"
            r"|pupil|student|customer|lodger")
ON_BEHALF = re.compile(
    rf"\b(?:on )?behalf of (?:my |a |an |our |the )?(?P<one>{RELATION}|\w+)"
    rf"|\b(?:text|writ|messag|ask|referr|contact|enquir|get)ing(?: you| in touch| to you)? (?:for|about|on) (?:my "
    rf"|a |an |our |the )(?:[a-z]+ )?(?P<two>{RELATION})\b"
    rf"|\breferring (?:a |an |my |our )(?P<three>{RELATION})\b"
    rf"|\b(?:can|could) (?:you|someone|anyone|somebody) (?:please )?help (?:my|a"
    rf"|our) (?:[a-z]+ )?(?P<four>{RELATION})\b"
    rf"|\b(?:it'?s|this is) for (?:my |me |a |our )(?P<five>{RELATION})\b|\bnot for me[, ]+(?:it'?s "
    rf"|but )?(?:for )?(?:my |a )?(?P<six>{RELATION})|\b(?:my|a|our) (?P<seven>client|service user|patient)\b(?!s)"
    r"|\b(?:can|could) (?:you|someone|anyone|somebody) (?:please )?help (?P<ten>her|him|them)\b"
    r"|\b(?:writ|text|messag|ask)ing (?:you )?(?:for|on behalf of) (?P<thirteen>her|him|them)\b"
    r"|\bi want (?:some )?help for (?P<eleven>her|him|them)\b|\bi want to refer (?:a |my )?(?P<twelve>\w+)"
    r"|\bi'?m (?:a|an|the|her|his|their) (?P<nine>health visitor|social worker|teacher|nurse|midwife|support worker|housing officer)\b"
    r"(?=.*\b(?:i (?:visit|support|work with|see)|refer\w*|pupil|patient|in my class)\b)"
    rf"|\b(?:the |an? )?(?:old|elderly) (?P<eight>chap|man|lady|woman|fella|gentleman|couple) (?:next door|over the road|down the road"
    rf"|upstairs|downstairs)",
    re.I)
GREETING = r"^\W*(?:(?:hi+|hiya|hello|hey|ay ?up|please|can (?:you|someone) help)\b\W*)*"
OF_THE_WRITER = r"\b(?:i|i'?m|i'?ve|i'?d|i'?ll|me|we|we'?re|we'?ve|us|our|mine|myself|my)\b"
OLD = r"\b(?:is|'s|aged?|shes|hes|theyre) (?:nearly |about |over |only )?(?:6[5-9]|[789]\d)\b"
ELSEWHERE = r"lives? (?:alone|on (?:her|his|their) own|by (?:her|him|them)sel\w+|in (?:a|the|her|his|st\d))"
OF_THEIRS = (r"(?:her|his|their) (?:own )?(?:flat|house|home|stairs|rent|bills|benefits?|pension|landlord|carers?|door|boiler|heating"
             r"|tablets|meter|tenancy|council tax)\b")
THEIRS_ALONE = re.compile(  # "my mother in law is 90 and cant manage her stairs": about one person, and nothing of the writer's own
    rf"{GREETING}(?:my|our) (?:(?:old|elderly|dear|poor) )?(?P<one>{ELDERS}|{FRIENDS})\b(?!'s\b)(?!.*{OF_THE_WRITER})"
    rf"(?=.*\b(?:{OLD}|{ELSEWHERE}|{OF_THEIRS}))", re.I)
CALLED = re.compile(rf"\b(?:{RELATION})(?:,| is called| called| named|,? (?:her|his|their) names?(?: is|'s)?)?"
                    r" (?P<name>[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?)")
NUMBER_IN_PLACE = re.compile(r"(?:[\w']+,? ){0,5}(?:\+44|0)(?:[ -]?\d){9,10}")


def told_of(text: str, first: bool) -> dict[str, Any]:
    """Slot → value of what a text tells of somebody else it is written for; nothing where it is written for nobody else.
    `first`: it is the beginning, when nobody has said yet whose story it is."""
    plain = text.replace("’", "'")
    behalf = ON_BEHALF.search(plain) or (THEIRS_ALONE.search(plain) if first else None)
    if behalf is None:
        return {}
    told: dict[str, Any] = {"on_behalf_of": next(part for part in behalf.groups() if part).casefold()}
    if (called := CALLED.search(text)) and (" " in called["name"] or called["name"].casefold() in FIRST_NAMES):
        told["name"] = called["name"]
    if number := NUMBER_IN_PLACE.search(text):
        told["reach"] = number[0]
    return told


def agreed(text: str) -> bool:
    """Whether a text says that the other person knows and wants it."""
    return bool(AGREED.search(text.replace("’", "'").casefold()))
