"""Whether a text says that a child or a schoolchild writes it, without an age in numbers. Pure."""

import re

from bot.understanding.readers.birthday import not_18_yet

YOUNG = "under 18"  # the age of who says so without a number
_IM = r"\b(?:i'?m|i am|am)"  # "am" alone is how many children write it
_PARENT = r"(?! (?:gates?|run|pick\w*|drop\w*|collect\w*|waiting|meeting|with my|for my))"
_SCHOOLCHILD = re.compile(
    rf"{_IM} (?:only )?(?:in )?(?:year|yr|y) ?(?:[1-9]|1[0-3])\b(?! (?:teacher|of))|\bmy gcses\b|\bmy (?:form tutor|head of year|form teacher)\b"
    rf"|\bmy teacher (?:said|told)\b|{_IM} (?:still )?(?:at|in) (?:primary|secondary|high|middle)? ?school\b{_PARENT}"
    rf"|{_IM} (?:just |only |still )*a (?:little )?(?:kid|child)\b(?! ?(?:minder|care|psych\w*|support|protection|of|at heart))"
    rf"|{_IM} under ?(?:18|age)\b(?! (?:\w+ )?(?:weeks?|months?|hours?|doctors?|stone))"
    rf"|{_IM} (?:just |only )+(?:little|small)(?=\W*$|[.,!?]| (?:and|but|n|help|please)\b)", re.I)


def says_so(text: str) -> bool:
    """ "im in yr 9", "doing my gcses", "am only a kid", "im not 18 yet"."""
    return bool(_SCHOOLCHILD.search(text.replace("’", "'"))) or not_18_yet(text)
