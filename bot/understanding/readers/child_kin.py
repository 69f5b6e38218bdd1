"""Children at home told by name ("Alfie 6 and Elsie-Mae 3") or as young kin of the sender ("my sister of 15")."""

import re

from bot.understanding.readers.first_names import FIRST_NAMES

_NAMED = re.compile(  # not where another word says already who it is
    r"\b(?<!baby )(?<!dog )(?<!cat )(?<!son )(?<!daughter )(?<!lad )(?<!girl )(?<!boy )(?<!partner )"
    r"(?P<name>[a-z]{2,})(?:-[a-z]+)?(?: is|'?s|,| aged?)? "
    r"(?=\d{1,2}\b(?! ?(?:am|pm|o'?clock|months?|weeks?|wks?|%|:|-|/|of|kids|children)))")
_YOUNG_KIN = re.compile(  # "his sister 9" is a child beside the one named before: read elsewhere
    r"\b(?<!his )(?<!her )(?<!their )(?:(?:my|our|me|the) )?(?:(?:little|younger|baby|half|step) ?)*(?:sister|brother|niece|nephew)s?,?"
    r"(?: who'?s| who is| is|'s| she'?s| he'?s| aged?)* (?=(?:1[0-7]|\d)(?: and \d{1,2})?(?: ?y\w*)?(?: old)?(?:[,.]|$| and| stay| live| here))")
_OF_AGE = re.compile(r"\b((?:grand|step)?(?:son|daughter|child)|boy|lad|girl|lass) (?:of|whos|who is) (?=(?:1[0-7]|\d)\b)")
_AT_SCHOOL = re.compile(  # "me and two in primary school", "ive already got two 5 and 3", where no other word says who
    r"\b(?:(?<=and )|(?<=got )|(?<=have )|(?<=the ))((?:my )?(?:two|three|four|2|3|4)),? "
    r"(?=(?:both |all )?(?:in|at) (?:\w+ )?(?:school|nursery|primary|secondary|reception)"
    r"|(?:1[0-7]|\d) and (?:1[0-7]|\d)\b)")
_A_PARENT_AWAY = re.compile(
    r",? \b(?:his|her|their|the) (?:mom|mum|mam|dad|father|mother)'?s?(?: is| are)? (?:in|at) (?:prison|jail|rehab|hospital)\b")
_IN_YEAR = re.compile(r"\b((?:he|she)'?s|(?:he|she) is) in (?:year|yr) \d{1,2},? (?=(?:1[0-7]|\d)\b)")

_SAYS_MORE = re.compile(  # "our lad whos doing his gcses, 15", "my little un, reception age, 4"
    r"\b((?:grand|step)?(?:son|daughter|child)|boy|lad|girl|lass|littleone|baby|toddler)"
    r"(?: (?:whos|who's|who is|doing|starting|in|at)\b[^,.\d]{2,40}|,? (?:in |at )?(?:reception|nursery|(?:pre)?school|college)(?: age)?),? "
    r"(?=(?:1[0-7]|\d)\b)")
_SO_MANY_OF = re.compile(r"\b(two|2|three|3) of (1[0-7]|\d)\b(?! ?(?:us|them|em|my|the))")
_BORN = re.compile(r"\b((?:little|young)?(?:one|un|baby|babby|boy|girl|littleone))s? (?:was|were|is)? ?(?:only )?(?:just )?born"
    r" (?:in |last |this )\w+")
_A_PET = re.compile(r"\b(?:cat|dog|rabbit|hamster|budgie|parrot|staffie|tortoise)s?\b"
    r",? (?:(?:who|and|but) )?(?:s?he|it)?(?:'?s| is)? ?(?:1\d|\d)\b(?! (?:kids|children))")
_URDU_KIN = re.compile(r"\b(?:pota|poti|nawasa|nawasi|beta|beti|bacha|bachi|bhatija|bhanja)\b(?= (?:1[0-7]|\d)\b)")


def children_said(text: str) -> str:
    """A lower-case answer to who is at home, with "child" in the place of such names and kin."""
    text = _BORN.sub(r"\1 0", _SO_MANY_OF.sub(_each, _A_PET.sub("a pet", text)))
    here = _URDU_KIN.sub("child", _SAYS_MORE.sub(r"\1 ", _A_PARENT_AWAY.sub("", text)))
    named = _NAMED.sub(lambda found: "child " if found["name"] in FIRST_NAMES else found[0], here)
    kin = _OF_AGE.sub(r"\1 ", _YOUNG_KIN.sub("my child ", named))
    return _IN_YEAR.sub(r"\1 ", _AT_SCHOOL.sub(r"\1 children ", kin))


def _each(found: re.Match[str]) -> str:
    """"two of 8" → "8 and 8"."""
    return " and ".join([found[2]] * (2 if found[1] in ("two", "2") else 3))
