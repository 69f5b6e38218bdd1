"""Reads a name that is signed at the end of a text, "no food in. Dave", or stands there as one, "got a wheelchair. name Carl. no rush"."""

import re

from bot.understanding.readers.areas import FIRST_NAMES_TOO
from bot.understanding.readers.child_words import ONE_CHILD
from bot.understanding.readers.first_names import FIRST_NAMES, NAMES_ALSO_TIMES, PLAIN_ENOUGH, PLAIN_SURNAMES
from bot.understanding.readers.name_words import capitalise, possible

FEWEST = 4  # words before a signature: "ok thanks. Becky" may speak to a Becky
_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)?"
_STOP = r"(?:[.!?…\n]+|[.!?…\n]\s*x+\b)\s*"
_SIGNED = re.compile(
    rf"(?P<stop>{_STOP})(?:(?:many |kind )?(?:thanks|thank ?you|thankyou|thx|ta|cheers|regards|from|love)[ ,.!-]+)?"
    rf"(?P<first>{_WORD})(?: (?!x+\b)(?P<last>{_WORD}))?[ .,!]*(?:\bx+\b)?[ .!]*$", re.I)
_STATED = re.compile(
    rf"(?P<stop>[.!?…;,\n]\s*)(?:the |first )?names?(?:'?s| is)?[ :-]+(?P<first>{_WORD})(?: (?P<last>{_WORD}))?(?=\s*(?:[.!?…;,\n]|$))", re.I)
_SENTENCE_END = re.compile(r"[.!?…\n]+")
_SOMEBODY = ONE_CHILD | frozenset("""
    he him his hes she her hers shes someone somebody bloke lad girl boy man woman person guy fella chap child kid
    husband wife partner missus mrs mum mom mam mother dad father nan nanna gran grandad grandma boyfriend girlfriend bf gf ex hubby fiance
    brother sister bro sis cousin uncle aunt auntie niece nephew son daughter stepson stepdaughter baby grandson granddaughter grandchild
    neighbour friend mate landlord landlady lodger flatmate housemate client patient tenant
    boss manager gaffer officer worker doctor gp nurse teacher midwife solicitor advisor adviser coach agent dog cat
    """.split())
_LEADS_ON = frozenset("to by is are was with and or from for called named name of the a my me as like at owe ask tell".split())
_STREETS = frozenset("street st road rd avenue ave close court lane drive way grove place terrace crescent house gardens walk hill flat park".split())
# Questions whose answers name other people.
_OTHERS_NAMED = frozenset(("household", "helpers", "agreement", "reach", "sharing"))


def signed_name(text: str, asked: str | None = None) -> str | None:
    """A known first name that closes the text for itself. None where one other person was spoken of just before, whose name it may be."""
    if asked in _OTHERS_NAMED:
        return None
    found = _SIGNED.search(text)
    if not found or len(text[: found.start()].split()) < FEWEST:
        found = _STATED.search(text)
    if not found or not _a_name(text, found):
        return None
    before = [said for said in _SENTENCE_END.split(text[: found.start()]) if said.strip()]
    words = re.findall(r"[^\W\d_]+", before[-1].casefold().replace("'", "").replace("’", "")) if before else []
    if not words or words[-1] in _LEADS_ON or _SOMEBODY.intersection(words) or found["first"].casefold() in " ".join(before).casefold().split():
        return None
    return " ".join(capitalise(word) for word in (found["first"], found["last"]) if word)


def _a_name(text: str, found: re.Match[str]) -> bool:
    first, last = found["first"], found["last"]
    plain_too = first.casefold() in PLAIN_ENOUGH and (first.islower() or text.isupper())  # "it was the gas. bill."
    if first.casefold() not in FIRST_NAMES - NAMES_ALSO_TIMES or first.capitalize() in FIRST_NAMES_TOO or plain_too:
        return False
    return not last or last[0].isupper() and (possible(last) or last.casefold() in PLAIN_SURNAMES) and last.casefold() not in _STREETS
