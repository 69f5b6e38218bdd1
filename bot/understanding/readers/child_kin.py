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


def children_said(text: str) -> str:
    """A lower-case answer to who is at home, with "child" in the place of such names and kin."""
    named = _NAMED.sub(lambda found: "child " if found["name"] in FIRST_NAMES else found[0], text)
    return _YOUNG_KIN.sub("my child ", named)
