"""Who is at home, as it is told bit by bit: children put right or added, without losing the others. Pure."""

import re
from typing import Any

from actions.turn import SKIPPED, UNKNOWN
from bot.understanding.readers.children import read_children
from bot.understanding.readers.words import digits_for_words

INSTEAD_OF = re.compile(r"\b(?P<new>\d{1,2}),? not (?P<old>\d{1,2})\b")
ALL_OF_THEM = re.compile(r"\b(?:only|just(?! (?:started|turned|had|been|got|gone|come|left|now|moved))|altogether|all together|in total)\b", re.I)
MORE = re.compile(r"\b(?:also|another|as well|too|plus|forgot)\b"
                  r"|^\W*(?:(?:oh|yes|yeah|ok|sorry|wait|1)\W+)*(?:and|n|&) (?:there'?s|theres|ive got|i'?ve got|i have|my|our|a) ", re.I)
ABOUT_HOME = re.compile(
    r"\b(?:liv(?:e|es|ing) with|moved (?:out|in|back)|at home|twins?|boys?|girls?|lads?|daughters?|sons?|kids?|children|baby)\b", re.I)
BEFORE_HOME = (None, "story", "anything_else", "matters_most", "household")  # a story may hold anybody's children
AFTER_HOME = ("helpers", "preferences", "sharing", "check")
NUMBER = r"(?:\d{1,2}|one|two|three|four|five|six|seven|eight)"
CHILD = r"(?:kids?|children|child|kiddies|boys?|girls?|lads?|lass(?:es)?|sons?|daughters?|baby|babies|little ?(?:ones?|uns?)|twins|toddlers?)"
COUNTED = re.compile(rf"\b{NUMBER} (?:\w+ )?{CHILD}\b", re.I)
ONE_MORE = re.compile(rf"\b(?:a|an|another|my|our) (?:\w+ )?{CHILD}\b.{{0,20}}\b(?:as well|too|also)\b"
                      rf"|\b(?:also|another|forgot|plus)\b.{{0,16}}\b{CHILD}\b", re.I)
LISTED = re.compile(rf"^\W*{NUMBER}\W+(?:aged? |they'?re )?\d{{1,2}}(?:(?:,| and| &| n)* ?\d{{1,2}})+\W*$", re.I)
OF_THEM = re.compile(rf"^\W*(?:(?:there'?s|theres|there are|ive got|i'?ve got|i have|i got|got)\W+)?(?P<count>{NUMBER}) of (?:em|them|'em)\b"
                     r"[\s,:-]*(?:(?:they'?re|theyre|aged?|ages)\W+)?(?P<ages>\d{1,2}(?:(?:,| and| &| n)* ?\d{1,2})*)\W*$", re.I)
SOME_CHILDREN = re.compile(r"\b(?:kids|children|kiddies|boys|girls|lads|sons|daughters|babies|little ?(?:ones|uns)|toddlers)\b", re.I)
OTHER_PEOPLES = re.compile(r"\b(?:neighbou?rs?'?|next ?door|street|gangs?|estate|outside|their|his|her)\b", re.I)
ADULT = re.compile(r"\b(?:(?:my|the|our) )?(?<!single )(?:wife|husband|hubby|partner|miss[iu]s|mrs|boyfriend|girlfriend|fella|bloke"
                   r"|mum|mom|mam|dad|nan|gran\w*|sister|brother|mate|friend|lodger|uncle|aunt\w*|cousin|dogs?|cats?)\b", re.I)
REST = re.compile(rf"[\s,;&.()\d-]|\b(?:me|myself|i|it'?s|just|only|and|n|with|a|an|my|the|our|ive|i've|have|got|of|aged?|is|are"
                  rf"|years?|yrs?|months?|mths|weeks?|wks|olds?|newborn|live|single|no|{NUMBER}|{CHILD})\b", re.I)
_OWN = r"(?:[ ,]*\b(?:and|n|&|with)\b)?(?: ?\b(?:my|the|me|our))? ?"
HIM = re.compile(rf"{_OWN}\b(?:husband|hubby|boyfriend|bf|fella|bloke|partner|dad|brother|son|lad|lodger|mate|friend|ex|other half)\b", re.I)
HER = re.compile(rf"{_OWN}\b(?:wife|miss[iu]s|mrs|girlfriend|gf|partner|mum|mom|mam|sister|daughter|lodger|mate|friend|ex|other half)\b", re.I)
TAKEN_BACK = re.compile(r"\b(?:don'?t|do not|dunna) (?:put|write|include|count|note)(?: down)? (?:him|her|them)\b"
                        r"|\b(?:don'?t|do not) (?:put|write) (?:that )?(?:he|she)(?:'?s| is)? (?:lives?|living|stays?|staying|here|there)\b"
                        r"|\b(?:take|leave) (?:him|her|them) (?:off|out)\b|\b(?:he|she)(?: is|'?s)?(?:n'?t| not|nt) on the tenancy\b", re.I)
JUST_TOLD = re.compile(r"^\W*(?:(?:actually|no|sorry|oh|please|pls)\b\W*)*(?:don'?t|do not|dunna) (?:put|write)(?: (?:that"
                       r"|it))(?: down)?(?: please| pls| sorry)?\W*$",
                       re.I)
INSTEAD = re.compile(r"\b(?:take|leave) (?:him|her|them|\w+) (?:off|out)\b|\b(?:say|put|it'?s|actually)\b.{0,14}\b(?:just|only) (?:me|us)\b", re.I)

THEIR_SIBLING = re.compile(
    r"\b(?P<first>(?:him|her) (?:and|n|&) )?(?:his|her|their) (?:(?:little|younger|older|big|baby|twin|half|step) ?)?(?:sister|brother)s?,?"
    r"(?: (?:who'?s|who|is|she'?s|he'?s|aged?))* (?P<age>\d{1,2})\b(?! ?(?:months|weeks))", re.I)
A_PARTNERS = re.compile(rf"\b(?:his|her|their|partner'?s|fella'?s|bloke'?s|husband'?s|wife'?s|boyfriend'?s|girlfriend'?s) {CHILD}\b", re.I)
WITH_THEM = re.compile(r"\b(?:me|us)\W+(?:(?:and|an|n)\W+)?(?:them|him|her|both|the (?:kids|lads|boys|girls|two|three))\b", re.I)
GROWN_UP = 18

_AGE = r"\d{1,2}(?: ?(?:months?|mths|weeks?|wks|years?|yrs?|yr)(?: old)?)?"
THEIR_AGES = re.compile(  # "their ages are 3 and 5 sorry", a question late
    rf"^\W*(?:(?:oh|sorry|and|yeah|yes|no|i mean|forgot to say|the|my) +)*(?:(?:(?:their|there|the) )?ages?(?:'?re| are| is|:)?|aged"
    rf"|they(?:'?re| are)(?: aged)?|(?:he|she)(?:'?s| is)|(?:kids|boys|girls|lads|children|twins)(?:'?re| are)(?: aged)?|(?=\d+\D+\d)|(?=\d+ ?[a-z]))"
    rf"\W*(?P<ages>{_AGE}(?:(?:[,/&+]| and\b| n\b| an\b| the other(?:'?s| is)?)+ ?{_AGE})*)(?:\W+(?:years old|yrs old|years|yrs|old|sorry|now|ta"
    r"|thanks|x+))*\W*$", re.I)
SURELY_CHILDREN = re.compile(
    r"\b(?:bab(?:y|ies)|toddlers?|kids|kiddies|newborn|twins|little ?(?:ones?|uns?)|\d{1,2} ?(?:months?|mths|weeks?|years?|yrs?|yr) ?-?olds?"
    r"|(?:lad|girl|boy|son|daughter|child|kid),? (?:aged? |is |who'?s )?\d{1,2})\b", re.I)

Children = dict[str, Any]


def children_now(known: Children | None, told: Children, text: str) -> Children | None:
    """The children after `text`, read as `told`, where `known` were there: "10 not 9" changes one, "also a baby of 1" adds one,
    as many or more replace them. None where fewer are named and nobody can say which: the words are kept instead."""
    if not known or not known.get("count"):
        return told
    if not told["count"] and not re.search(rf"\b{CHILD}\b", text, re.I):
        return None  # "just me" may be said of the grown-ups
    ages = list(known.get("ages") or [])
    instead = [(int(found["old"]), int(found["new"])) for found in INSTEAD_OF.finditer(text)]
    if instead and all(old in ages for old, _ in instead):
        for old, new in instead:
            ages[ages.index(old)] = new
        return {"count": known["count"], "ages": ages}
    if MORE.search(text) and told["count"] < known["count"]:
        return {"count": known["count"] + told["count"], "ages": ages + list(told.get("ages") or [])}
    if MORE.search(text) and len(told.get("ages") or []) == told["count"] - known["count"] == told["count"] - len(ages):
        return {"count": told["count"], "ages": [*ages, *told["ages"]]}  # "2 kids, theres a lad as well, hes 6"
    others = _not_among(told.get("ages") or [], ages)
    beside = THEIR_SIBLING.search(text) or WITH_THEM.search(text) or A_PARTNERS.search(text)
    if beside and told["count"] <= known["count"] and len(others) == told["count"]:
        return {"count": known["count"] + told["count"], "ages": ages + others}  # "him and his sister 9"
    if told["count"] > max(known["count"], len(told.get("ages") or [])) and len(ages) + len(others) <= told["count"]:
        return {"count": told["count"], "ages": ages + others}  # "its 3 kids not 2, my sisters girl, shes 6"
    if told["count"] >= known["count"] or ALL_OF_THEM.search(text):
        return told if told.get("ages") or told["count"] < len(ages) else {"count": told["count"], "ages": ages}
    return None


def children_told(text: str, asked: str | None, read: Children | None, known: dict[str, Any]) -> Children | None:
    """The children a text tells of. `read` is what the reader made of it; where who is at home was asked already and they are
    counted ("theres 2 kids, 14 and 6"), they need not be said to be theirs; "2 of em, 14 and 11" are those told of before.
    A bare "three, 2 5 and 11" counts where it was skipped."""
    if asked == "household" and (siblings := [found for found in THEIR_SIBLING.finditer(text) if int(found["age"]) < GROWN_UP]):
        before = read or {"count": int(bool(siblings[0]["first"]) and not known.get("children")), "ages": []}
        new = _not_among([int(found["age"]) for found in siblings], before["ages"])
        return {"count": before["count"] + len(new), "ages": before["ages"] + new}
    if asked in AFTER_HOME and not read and (ages := _ages_of(text, known.get("children"))):
        return ages
    if asked == "helpers" and not read and only_people(text):
        late: Children | None = read_children(text, "household")
        return late
    if not read and (them := OF_THEM.match(text)) and _children_spoken_of(known):
        told: Children | None = read_children(f"{them['count']} kids, {them['ages']}", "household")
        return told
    if asked in BEFORE_HOME or read and read.get("ages"):
        return read
    listed = LISTED.match(text) if asked in AFTER_HOME and known.get("household") in UNKNOWN else None
    if (COUNTED.search(text) or ONE_MORE.search(text) or listed) and not OTHER_PEOPLES.search(text):
        again: Children | None = read_children(text, "household")
        return again if again and not (listed and len(again["ages"]) != again["count"]) else read
    return read


def _ages_of(text: str, known: Children | None) -> Children | None:
    """The children known with the ages of all of them, where none was told before and a text holds nothing else."""
    if not known or not known.get("count") or known.get("ages") or not (found := THEIR_AGES.match(digits_for_words(text.casefold()))):
        return None
    told: Children | None = read_children(f"{known['count']} kids, {found['ages']}", "household")
    return told if told and len(told["ages"]) == told["count"] == known["count"] else None


def only_people(text: str) -> bool:
    """Whether a text names people at home and nothing else, a child for sure among them: "mum baby and a 3 year old" is no help."""
    return bool(SURELY_CHILDREN.search(text)) and not REST.sub("", ADULT.sub("", text)).strip()


def _not_among(ages: list[int], known: list[int]) -> list[int]:
    """The ages that are not known, each as often as it is told more."""
    left, new = list(known), []
    for age in ages:
        if age in left:
            left.remove(age)
        else:
            new.append(age)
    return new


def _children_spoken_of(known: dict[str, Any]) -> bool:
    """Whether children of their own were told of, though not how many: "them" are these."""
    before = f"{known.get('story')} {known.get('household')}"
    return bool(SOME_CHILDREN.search(before)) and not OTHER_PEOPLES.search(before)


def with_more(household: Any, text: str) -> str:
    """What was said of who is at home, and `text` after it."""
    return text if household in UNKNOWN else f"{household}; {text}"


def with_children(household: Any, children: Children, text: str) -> str:
    """Who is at home, with `children` in the place of those named before; where more is said of home than can be told apart, `text`
    comes after it."""
    if REST.sub("", ADULT.sub("", str(household))).strip():
        return with_more(household, text)
    adults = dict.fromkeys(found[0].strip() for found in ADULT.finditer(str(household)))
    return ", ".join([*adults, said_of_children(children)])


def taken_back(text: str, asked: str | None) -> bool:
    """Whether somebody at home is taken back; "dont put that" is about them where it comes right after the question."""
    return bool(TAKEN_BACK.search(text) or asked == "helpers" and JUST_TOLD.match(text))


def without(household: Any, children: Children | None, text: str, asked: str | None) -> str | None:
    """Who is at home without whom a text takes back: "dont put that he isnt on the tenancy". None when it takes nobody back."""
    if household in UNKNOWN or not taken_back(text, asked):
        return None
    whom = HIM if re.search(r"\b(?:him|he|hes|he's)\b", text, re.I) else HER if re.search(r"\b(?:her|she|shes|she's)\b", text, re.I) else None
    found = list(whom.finditer(household)) if whom else []
    if len(found) > 1:
        return with_more(household, text)
    if found:
        left = household[: found[0].start()] + household[found[0].end():]
        return re.sub(r"^[\s,;]*(?:and|n|&)\b\s*", "", left).strip(" ,;") or SKIPPED
    return said_of_children(children) if children and children.get("count") else SKIPPED


def said_of_children(children: Children) -> str:
    """ "2 children (4, 9)"."""
    ages = ", ".join(str(age) for age in children.get("ages") or [])
    count = children.get("count")
    if not count:
        return "no children" if count == 0 else "children"
    return f"{count} child{'' if count == 1 else 'ren'}{f' ({ages})' if ages else ''}"
