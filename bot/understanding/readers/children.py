"""Reads the children at home: how many, and the ages said. Neighbours', grown-up and unborn ones do not count."""

import re

from bot.understanding.readers.ages import NOT_AN_AGE_BEFORE, Part, parts
from bot.understanding.readers.child_groups import Group, Reader
from bot.understanding.readers.child_home import Household
from bot.understanding.readers.child_kin import children_said
from bot.understanding.readers.child_tidying import tidied
from bot.understanding.readers.child_words import (
    ANY_CHILDREN,
    BETWEEN_AGES,
    BY_ORDER,
    COUNT_ONLY,
    GRAND,
    GROWN,
    JUST_ONE,
    LINKS,
    LIVE_ELSEWHERE,
    MAY_BE_GROWN,
    NO_CHILDREN,
    NOBODY_ELSE,
    NONE,
    RAISING,
    SURELY_YOUNG,
)
from bot.understanding.readers.common_words import COMMON
from bot.understanding.readers.first_names import ALSO_WORDS, FIRST_NAMES
from bot.understanding.readers.words import ON_BEHALF, digits_for_words, plain

GROWN_UP = 18  # years
MOST = 15  # more in one household is a misreading

_NAMES = FIRST_NAMES | ALSO_WORDS
_ANSWER_WORDS = BETWEEN_AGES | LINKS | frozenset(
    "yes yeah yh yep i have got ive there them my our only just x please old me of eldest = here em".split()
)
_NO_NAME = NOT_AN_AGE_BEFORE | frozenset("under over not are about maybe been were flat room".split())
_ABOUT_CHILDREN = re.compile(
    r"kid|child|step|grand|chidren|chldren|\bson|daughter|\bbo(?:y|ys)\b|\blad|\bgirl|\blass|bab|bubba|newborn|new born|toddler"
    r"|infant"
    r"|little ?(?:one|un)|young ?(?:one|un)|\blo\b|teen|\btots?\b|\bdd\b|\bds\b|twin|triplet|bairn|nipper|dependant"
    r"|dependent"
    r"|y\w{0,5}[ -]?old|w(?:ee)?ks?[ -]old(?! [a-z]{4})|yo\b|y/o|month|one of each|eldest|oldest|youngest|\bmum|\bmom|\bmam\b|mother|\bdad|father"
    r"|parent|m/?o old"
    r"|under \w+$|\b(?:\d|one|two|three|four|five|six) (?:all )?under (?:1[0-8]|\d|two|three|four|five|six|ten)s?\b|\bmy \d ?\(",
    re.I,
)

_SO_MANY = re.compile(
    r"\b(?:them|all|the|these) ([2-7])\b(?!,? (?:of us|and|&|of my|years?|yrs?|months?))"
    r"|\b([2-7]) (?:kids|children|lads|boys|girls|daughters|sons)\b")
_NUMBER_SAID = re.compile(r"\b(\d{1,2})\b(?! ?(?::|/|-|am\b|pm\b|o'?clock|weeks?|wks?|months?|mths?|days?|beds?|bedrooms?|rooms?|cats?|dogs?|of us))")
_YEAR_AT_SCHOOL = re.compile(r"\b(?:year|yr) ?\d{1,2}\b")
_HE_IS = re.compile(r"\b(?:he|she)(?:'?s| is) (?:only |just |now |aged )*(\d{1,2})\b(?!:| ?(?:am|pm|o'?clock|weeks|days|mins?|minutes|hours))")


def _counted(groups: list[Group], asked: bool) -> dict[str, object] | None:
    """All groups as one household. A counted "3 kids" holds the sons and daughters named after it."""
    whole: int | None = None  # how many "3 kids" said
    named, more, adults = 0, 0, 0
    ages: list[int] = []
    room = 0  # of the counted kids, how many have no age yet
    seen: set[tuple[str, tuple[int, ...]]] = set()
    nouns: set[str] = set()
    for group in groups:
        again = group.noun in nouns and (not group.ages or (group.noun, tuple(group.ages)) in seen)
        unclear = not asked and not group.ages and group.noun in MAY_BE_GROWN and not (group.joined and named)
        nouns.add(group.noun)
        seen.add((group.noun, tuple(group.ages)))
        if again or (unclear and group.count == 1):
            continue
        young = [age for age in group.ages if age < GROWN_UP]
        adults += len(group.ages) - len(young)
        count = max(0, (group.count or 0) - (len(group.ages) - len(young)))
        ages += young
        if whole is None and group.noun in ANY_CHILDREN and group.count:
            whole, room = count, count - len(young)
        elif whole is not None:
            if group.joined and room in (0, whole):
                more += count
            else:
                room -= max(len(young), count if group.noun in SURELY_YOUNG else 0)  # "2 little ones, a baby and a 3 year old"
        else:
            named += count
    if whole is None and named == 1 and nouns <= BY_ORDER:
        return None  # "my youngest is 4": how many are there?
    total = max(whole + more, len(ages)) if whole is not None else named
    if not 0 <= total <= MOST or not (total or (adults and asked)):
        return None
    return {"count": total, "ages": ages}


def _bare_answer(words: list[Part], children_asked: bool) -> dict[str, object] | None:
    """An answer without a word for children: "2, 5 and 8 yrs", "3", "Ellie 7 and Jack 4", "one, she's 9"."""
    texts = [part.text for part in words]
    numbers = [i for i, part in enumerate(words) if part.kind not in ("word", "sign")]
    named = False
    for i, part in enumerate(words):
        if i in numbers or part.text in _ANSWER_WORDS or part.text in _NAMES:
            continue
        before_age = i + 1 in numbers or texts[i + 1:i + 2] in (["is"], ["aged"], ["("])
        a_name = part.kind == "word" and len(part.text) > 2 and part.text not in _NO_NAME and part.text not in COMMON
        if not (children_asked and before_age and a_name):
            return None  # something else is said here
        named = True
    if not numbers or "/" in texts:
        return None
    first, one = numbers[0], texts[0] == "one"
    says_age = named or any(text in _NAMES or text in ("is", "aged", "he", "she") for text in texts) or one
    if "them" in texts or (len(numbers) == 1 and words[first].kind == "number" and not says_age):
        count = words[first].years
        return {"count": count, "ages": []} if children_asked and count <= 12 and len(numbers) == 1 else None
    reader = Reader(words, asked=True)
    ages = [words[i].years for i in numbers if reader.age_at(i)]
    if len(ages) > 1 and words[first].kind == "number" and words[first].years == len(ages) - 1 and not one:
        after, later = texts[first + 1], {texts[i + 1] for i in numbers[1:-1]}
        commas = after == "," and ("," in later or (len(ages) == 3 and later & {"and", "&"}))
        list_goes_on = commas or after in ("and", "&", "or")
        if words[numbers[1]].text.startswith("age"):
            list_goes_on = False  # "2, ages 4 and 9"
        ages = ages if list_goes_on else ages[1:]  # "2 - 5 and 8" counts, "2, 5 and 8" lists
    young = [age for age in ages if age < GROWN_UP]
    return {"count": len(young), "ages": young} if ages else None


def _with_all_ages(total: dict[str, object], low: str) -> dict[str, object]:
    """ "them three, 5 the littlest, then 11 him, and the big un shes 15": where as many ages are said as children, these are theirs."""
    numbers = [int(found) for found in _NUMBER_SAID.findall(digits_for_words(_YEAR_AT_SCHOOL.sub("", low)))]
    counted = _SO_MANY.search(digits_for_words(low))
    many = int(counted[1] or counted[2]) if counted else total["count"]
    if many in numbers:
        numbers.remove(many)
    young = [age for age in numbers if age < GROWN_UP]
    if many > len(total["ages"]) and len(young) == len(numbers) == many >= total["count"]:  # type: ignore[arg-type,operator]
        return {"count": many, "ages": young}
    return total


def read_children(text: str, asked: str | None = None) -> dict[str, object] | None:
    """{"count", "ages"}: ages in years, under one is 0, only those said. None when it is not clear."""
    wanted = asked in ("children", "household")
    text = plain(text)
    if not wanted and not _ABOUT_CHILDREN.search(text):
        return None
    low = tidied(text)
    if asked == "household":
        low = children_said(low)
    if (asked == "children" and NONE.match(low)) or (wanted and NOBODY_ELSE.match(low)):
        return {"count": 0, "ages": []}
    if asked == "children" and JUST_ONE.match(low):
        return {"count": 1, "ages": []}
    count = COUNT_ONLY.match(low) if asked == "children" else None
    if count and not LIVE_ELSEWHERE.search(low) and not GROWN.search(low):
        return {"count": int(digits_for_words(count[1])), "ages": []}
    words = parts(low)
    groups = Household(Reader(words, wanted), bool(ON_BEHALF.search(low))).at_home()
    if not wanted and not RAISING.search(low):
        groups = [group for group in groups if group.noun not in GRAND]
    if total := _counted(groups, wanted):
        return _with_all_ages(total, low) if asked == "household" else total
    if not any(group.count for group in groups) and NO_CHILDREN.search(low):
        return {"count": 0, "ages": []}
    if wanted and not groups:
        if GROWN.search(low) and not re.search(r"\b(?:and|also|plus|another|but one|still|(?<!not )at home|here)\b", low):
            return {"count": 0, "ages": []}
        pointed_at = [int(age) for age in _HE_IS.findall(digits_for_words(low)) if int(age) < GROWN_UP]  # "me an him he is 13"
        bare = _bare_answer(words, asked == "children") or ({"count": len(pointed_at), "ages": pointed_at} if pointed_at else None)
        return _with_all_ages(bare, low) if bare and asked == "household" else bare
    return None


def troubled_by_children(text: str) -> bool:
    """Whether a text tells of children who are not the sender's and harm them: "two lads 15 and 16 keep smashing my windows"."""
    reader = Reader(parts(tidied(plain(text))), asked=False)
    return Household(reader, behalf=False).names_strangers()
