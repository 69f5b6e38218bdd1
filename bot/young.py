"""Whether a text says that a child or a schoolchild writes it, without an age in numbers. Pure."""

import re

_SCHOOLCHILD = re.compile(
    r"\bi'?m in (?:year|yr|y) ?(?:[1-9]|1[0-3])\b|\bmy gcses\b|\bmy (?:form tutor|head of year|form teacher)\b|\bmy teacher (?:said|told)\b"
    r"|\bi'?m (?:still )?(?:at|in) (?:primary|secondary|high|middle)? ?school\b|\bi'?m (?:only )?a (?:kid|child)\b|\bi'?m under ?(?:18|age)\b", re.I)


def says_so(text: str) -> bool:
    """ "im in yr 9", "doing my gcses", "im only a kid"."""
    return bool(_SCHOOLCHILD.search(text.replace("’", "'")))
