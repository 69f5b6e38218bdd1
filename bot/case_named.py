"""Whether a text from a phone without a case names one: its reference, or somebody else's case. Pure.

A number, a name or a reference is no proof: nothing is told, and a person looks (CONVERSATION.md: proof first).
"""

import re

from bot.cases import REFERENCE_LETTERS
from bot.kin import HELLO, KIN

_HALF = rf"[{REFERENCE_LETTERS}]{{3}}"
_REFERENCE = re.compile(
    rf"\b(?:ref|reference|case)(?: ?(?:number|no|num|code))?(?:'?s| is| was|:)? *(?=[^ ]*[-\d]|\w+ \w*\d)(?=[-\d ]*[A-Z]){_HALF}[- ]?{_HALF}\b"
    rf"|(?<![\w-])(?=[-\d]*[A-Z])(?=[-A-Z]*\d){_HALF}-{_HALF}(?![\w-])", re.I)
_ASKS = (r"(?:(?:it'?s|it is|this is|i'?m|i am|here|ringing|texting|txting|writing|asking|calling|about|regarding|re|for|any news (?:on|about|with)"
         r"|(?:what|wot)(?:'?s| is) (?:happening|going on|the (?:latest|news))(?: with| on| about)?|can (?:you|u) tell me"
         r" (?:about|what'?s happening with)"
         r"|how(?:'?s| is))\b\W*)+")
_SOMEBODYS_CASE = re.compile(
    rf"{HELLO}{_ASKS}(?:my|our|me) {KIN}'?s? (?:case|referral|reference|file|key ?worker)\b(?! (?:at|in|against|with the))", re.I)


def named_in(text: str) -> bool:
    """ "its ref DK4-7QF, whats going on", "it is my wifes case": not "my sons court case"."""
    plain = text.replace("’", "'")
    return bool(_REFERENCE.search(plain) or _SOMEBODYS_CASE.search(plain))
