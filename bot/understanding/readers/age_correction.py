"""Reads what a text puts right of children's ages: "the baby is 1 not 2", "put the 3 year old as 4", "ollie is 8"."""

import re
from typing import NamedTuple

from bot.understanding.readers.ages import parts
from bot.understanding.readers.common_words import COMMON
from bot.understanding.readers.first_names import ALSO_WORDS, FIRST_NAMES

GROWN_UP = 18  # years
ROLES = ("youngest", "eldest", "middle", "baby")

_CHILD = r"(?:girl|boy|lad|lass|son|daughter|kid|child)"
_AGE = r"\d{1,2}"
_ROLE = rf"(?:the |my |our |me )?(?:(?P<role>youngest|eldest|oldest|middle)(?: one| {_CHILD})?|(?P<baby>baby|babby|bab|babba|little (?:one|un)))"
_OLD_NAMED = rf"(?:the |my |our |me )?(?P<was>{_AGE})y(?: one| {_CHILD})?"
_SOMEBODY = rf"(?P<pronoun>he|she|him|her)|(?:my |our |the |me )(?:little |big |young )?(?P<child>{_CHILD})|(?P<name>[a-z]{{3,}})"
_WHOM = rf"\b(?:{_ROLE}|{_OLD_NAMED}|{_SOMEBODY})"
_FILL = r"(?: (?:is|are|has|been|actually|really|now|just|only|turned|be|should|will|that|who|said))*"
_THEN = r"(?: ,| and| an| but| it is| she is| he is)*"
_NEW_NOT_OLD = rf"{_FILL} (?P<new>{_AGE})y?(?:{_THEN} not{_FILL} (?P<old>{_AGE})y?)?"
_NOT_OLD_NEW = rf"{_FILL} not{_FILL} (?P<old_first>{_AGE})y?{_THEN}(?: it is| but)? (?P<new_last>{_AGE})y?"
_IS = rf"(?:{_NEW_NOT_OLD}|{_NOT_OLD_NEW})\b"
_PUT = re.compile(rf"\b(?:put|make|change|have|write|say) {_WHOM}(?: down)?(?: (?:as|to|is|at))*{_FILL} (?P<new>{_AGE})y?\b")
_SAID = re.compile(rf"{_WHOM}{_IS}")
_LISTS = re.compile(
    rf"(?:\b(?:kids|children|lads|boys|girls|sons|daughters|they|ages)\b(?: is| are| aged?| ,)* )?"
    rf"(?P<new>{_AGE}y?(?:(?: ,| and| n| &)+ {_AGE}y?)+)(?: ,)? (?:and )?not (?P<old>{_AGE}y?(?:(?: ,| and| n| &)+ {_AGE}y?)+)(?!\d)"
)
_BARE = re.compile(rf"(?:^|(?<= ))(?P<new>{_AGE})y?(?: ,| and| an)* not (?P<old>{_AGE})y?\b")

_NO_NAME = frozenset("the and not it is that this there are was put make age aged just".split())
_SAYS_NOTHING = frozenset(
    """
    no nope nah sorry oh oops wait hang on hold actually really now is are be been it that right thats ok but and so put please pls plz will
    thanks thank you u ta i told told said meant mean though tho duck love mate x xx xxx just only he she has had his her their birthday last
    week month yesterday today already correction again , . ! - : ; ( ) * yes yeah yep my the our kids children you've got youve wrong age as to
    """.split()
)
_MEASURED = re.compile(r"£ ?\d|\b(?:am|pm|quid|pounds?|people|rooms?|bed\w*|weeks? (?:left|late|behind)|times|days?|hours?|minutes?|mins?)\b")


_ONE_OF_THEM = re.compile(rf"\b(youngest|eldest|oldest|middle|little|{_AGE}y) 1(?= (?:is|that|who|should|has|will))")
_PUTS_RIGHT = re.compile(r"\b(?:no|wait|sorry|actually|told|said|put|change|make|meant|wrong|not)\b")

_BY_NOW = re.compile(r"\b(?:turned|now)\b")  # "the eldest is 9 now"
_ANOTHERS = re.compile(r"\b(?:his|her|their|your|(?:neighbou?r|sister|brother|mate|friend|cousin|ex)'?s?)(?: kids?)? $")  # "her eldest"

_TOLD = re.compile(r"\b(?:is|turned|should|will|now)\b")


class AgeChange(NamedTuple):
    """One age put right. `whom`: youngest, eldest, middle, baby, child (my girl), he, a first name, or "" where nobody is named."""

    whom: str
    old: int | None
    new: int


class AgesPutRight(NamedTuple):
    """The ages a text puts right; whether it says nothing else; whether it says that something was wrong, not just how old they are."""

    changes: list[AgeChange]
    only: bool
    plainly: bool


def _written(text: str) -> str:
    """The text in lower case, its ages in whole years: "nearly 3 yrs old" becomes "2y"."""
    written = []
    for part in parts(re.sub(r"\b(s?he)['’]ll\b", r"\1 will", text, flags=re.I), one_is_a_word=False):
        written.append(part.text if part.kind in ("word", "sign") else
                       f"{'turned ' if 'turned' in part.text else ''}{part.years}{'y' if part.kind == 'age' else ''}")
    return _ONE_OF_THEM.sub(r"\1 one", " ".join(written))


def _is_somebody(found: re.Match[str], text: str) -> bool:
    name = found["name"]
    if (found["role"] or found["baby"]) and _ANOTHERS.search(text[: found.start()]):
        return False
    return not name or name not in _NO_NAME and name in FIRST_NAMES | ALSO_WORDS and (name in FIRST_NAMES or name not in COMMON)


def _change(found: re.Match[str]) -> AgeChange:
    groups = found.groupdict()
    role = "eldest" if groups["role"] == "oldest" else groups["role"]
    whom = role or (groups["baby"] and "baby") or (groups["pronoun"] and "he") or groups["name"] or "child"
    old = groups["was"] or groups.get("old") or groups.get("old_first")
    return AgeChange(whom, int(old) if old else None, int(groups.get("new") or groups["new_last"]))


def ages_put_right(text: str) -> AgesPutRight | None:
    """What `text` puts right, or None. Who of several children is meant, only the caller knows: any "he is 8" is read."""
    written = _written(text)
    if _MEASURED.search(written) or not re.search(r"\d", written):
        return None
    changes: list[AgeChange] = []
    if lists := _LISTS.search(written):
        new, old = ([int(age) for age in re.findall(r"\d+", lists[part])] for part in ("new", "old"))
        changes = [AgeChange("", was, now) for was, now in zip(old, new)] if len(new) == len(old) else []
        rest = written[: lists.start()] + written[lists.end():]
    else:
        rest = written
        for pattern in (_PUT, _SAID, _BARE):
            for found in [match for match in pattern.finditer(rest) if pattern is _BARE or _is_somebody(match, rest)]:
                bare = pattern is _BARE
                changes.append(AgeChange("", int(found["old"]), int(found["new"])) if bare else _change(found))
                rest = rest.replace(found[0], " ", 1)
    only, surely = set(rest.split()) <= _SAYS_NOTHING, bool(_PUTS_RIGHT.search(written))
    grown = len(changes) == 1 and changes[0].whom in ROLES and bool(_BY_NOW.search(written))
    told_alone = only and len(changes) == 1 and bool(_TOLD.search(written))
    changes = [change for change in changes if change.new < GROWN_UP and (
        change.old is not None and (only or change.whom) or told_alone or grown or surely and (only or change.whom in ROLES))]
    return AgesPutRight(changes, only, surely or grown or all(change.old is not None for change in changes)) if changes else None
