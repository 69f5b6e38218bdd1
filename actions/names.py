"""A name put right: a letter of it, the first or the last of it, "not Dave, David". Pure."""

import re
from difflib import SequenceMatcher

from bot.understanding.readers.name_words import capitalise, possible

_WORD = r"[^\W\d_]{2,20}(?:[-'][^\W\d_]+)?"
_IS = r"(?:it'?s|it is|i'?m|i am|(?:my|me|her|his|their) names?(?:'?s| is)?|that'?s|but|call me|should be)"
NEW_NOT_OLD = re.compile(rf"\b(?P<new>{_WORD}),? (?:and )?not (?P<old>{_WORD})\b", re.I)
NOT_OLD_NEW = re.compile(rf"\bnot (?P<old>{_WORD})(?:[ ,.;-]+{_IS}[ ,]+(?:{_IS} )?|[,.;-]+ *)(?P<new>{_WORD})\b", re.I)
SURNAME = re.compile(rf"\b(?:sur|last |second |family )names?(?:'?s| is| should be| to| spelt| spelled)*:? (?P<new>{_WORD})", re.I)
ONE_LETTER = re.compile(  # "its Anne with an e", "no its Hasan with one s"
    rf"^\W*(?:(?:no+|nah|sorry|oops|actually|and|oh)\b\W*)*(?:(?:it'?s|it is|that'?s|(?:my|me|her|his) name'?s?(?: is)?) )?(?P<name>{_WORD})"
    r"(?:,? (?:spelt|spelled))? (?:with|without)(?: (?:an?|no|the|just|only|one|two|1|2|double))* [a-z]{1,2}'?s?(?: (?:on|at) the end)?\W*$", re.I)
LETTER_BESIDES = re.compile(  # the same after something else: "yes but my name is Ameer with 2 e"
    rf"(?:\b(?:and|but|also|n)|[.,;&])\W+(?:sorry )?(?:it'?s|it is|(?:(?:my|me|her|his|the) )?name'?s?(?: is)?) (?P<name>{_WORD})"
    r"(?:,? (?:spelt|spelled))? (?:with|without)(?: (?:an?|no|the|just|only|one|two|1|2|double))* [a-z]{1,2}'?s?\b(?! \w{2,} \w)", re.I)
SPELT = re.compile(
    rf"\bspel(?:t|led|ling(?:'?s| is)?)(?: it)?(?: like)?(?: this)?(?: it'?s)? (?P<name>[^\W\d_](?:[- ][^\W\d_])+|{_WORD})\W*$", re.I)
WRONG = re.compile(rf"\bnames?\b[^.]{{0,20}}\b(?:wrong(?:ly)?|incorrect(?:ly)?|(?:not|isn'?t) right)\b\W*(?:{_IS} )?(?P<name>{_WORD})\W*$", re.I)
ALIKE = 0.6


def put_right(known: str | None, text: str) -> str | None:
    """The name as it should be: ("Ann", "Anne with an e") → "Anne"; ("Martin Cope", "his surname is Copeland") → "Martin Copeland".
    None when nothing is put right."""
    plain, words = text.replace("’", "'").strip(), str(known or "").split()
    if words and (surname := SURNAME.search(plain)) and possible(surname["new"]):
        return f"{words[0]} {capitalise(surname['new'])}"
    parts = [word.casefold() for word in words]
    for found in (*NEW_NOT_OLD.finditer(plain), *NOT_OLD_NEW.finditer(plain)):
        if found["old"].casefold() in parts and possible(found["new"]):
            words[parts.index(found["old"].casefold())] = capitalise(found["new"])
            return " ".join(words)
    if words and (besides := LETTER_BESIDES.search(plain)) and max(_likeness(besides["name"], words)) >= ALIKE:
        return _with_rest(besides["name"], words)
    if letter := ONE_LETTER.match(plain):
        return _with_rest(letter["name"], words) if not words or words[0][0].casefold() == letter["name"][0].casefold() else None
    spelt = SPELT.search(plain) or WRONG.search(plain)
    name = re.sub(r"[- ]", "", spelt["name"]) if spelt else ""
    return _with_rest(name, words) if name and possible(name) else None


def _with_rest(new: str, known: list[str]) -> str:
    """The part of a name that is put right, in its place: the first name, unless the surname is clearly more like it."""
    new = capitalise(new.casefold())
    likeness = _likeness(new, known)
    place = likeness.index(max(likeness)) if likeness and max(likeness) >= ALIKE else 0
    return " ".join([*known[:place], new, *known[place + 1:]])


def _likeness(new: str, known: list[str]) -> list[float]:
    return [SequenceMatcher(None, part.casefold(), new.casefold()).ratio() for part in known]
