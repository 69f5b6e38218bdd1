"""After safety words: whether a text takes the alarm back, or asks whether anybody comes.

The flag stays whatever is said here, and a person reads it. Only the next line differs: who says there is no danger is asked
whether to carry on, and is not told of 999 again.
"""

import re

from actions.turn import Said

CALM = ("affirm", "deny", "greet", "thanks", "goodbye", "skip", "dont_know")  # no more was told
_AFTER = r"(?: (?:now|again|at work|at the (?:minute|moment)|for now|tonight|today))*\W*(?:$|[.,;!?])"
CALMER = re.compile(
    r"(?<!not )(?<!n't )(?<!nt )\b(?:gone|left|safe|calmed|asleep|better)\b|(?<!not )\b(?:ok|okay|alright|all right) now\b"
    r"|\b(?:police|ambulance|fire brigade|paramedics?) (?:are|is|have|has|came|been|here|on)\b(?! not)"
    rf"|\b(?:he|she|they)(?:'?s|'?re| is| are) (?:just |all )?out{_AFTER}",
    re.I)
_NO = r"^\W*(?:(?:no|nah|nope|na|sorry|oh|god|wait)\W+)"
DENIED = re.compile(
    rf"{_NO}*(?:i'?m|i am|we'?re|we are|(?:he|she)'?s|(?:he|she) is|its|it's|it is|theres|there's|there is)? ?(?:not|no|aint|isnt|isn't) "
    r"(?:really |actually )?(?:in )?(?:any |a )?danger\b"
    rf"|{_NO}+(?:i (?:only |just )?meant?\b|it'?s (?:just )?a (?:joke|saying)|(?:i |only |just |was )*(?:joking|kidding|messing)\b)"
    rf"|{_NO}+(?:it'?s |it is |that'?s |it was |he'?s |she'?s )?not (?:me|us|that|like that|what i meant?|my (?:kids?|house|family))\b"
    rf"|{_NO}+[^.!?;]*[.!?;] *(?:it'?s |it is )?not (?:me|us|my (?:kids?|house|family)|like that)\W*$"
    rf"|{_NO}*(?:he|she|they)(?:'?s|'?re|s| is| are|) not (?:hit|hurt|hitting|hurting)(?: me| us| anyone| anybody| or nothing)*\W*$",
    re.I)
STILL = re.compile(
    r"\b(?:still|yet|until|till|scared|frit|frightened|afraid|help me|back (?:here|now|in)|(?:but|and) (?:he|she|they|im|i'm)"
    r"|no ?one|nobody)\b", re.I)
_WHO = r"(?:any ?one|any ?body|some ?one|some ?body|you(?: lot)?|u|they|the police|police|a person)"
_COMING = r"(?:com(?:e|ing)|go(?:ing)? (?:out|round|there|over)|on (?:the|their|there) way)\b(?! (?:to (?:me|my mind)|back to me))"
ANYBODY_COMING = re.compile(
    rf"\b(?:is|are|has|will|can|could|when(?:'?s| is)?) {_WHO}(?: (?:be|is|been|going to|gonna|actually|please|pls))* {_COMING}"
    r"|\b(?:have|did|can|could|will|are) (?:you|u|they) (?:(?:please|pls|going to|gonna) )?(?:sent|send|sending) "
    r"(?:(?:any|some) ?(?:one|body)|the police|police|help)\b", re.I)


def calmer(said: Said) -> bool:
    """Whether a text after safety words says that there is no danger, or tells nothing more."""
    if STILL.search(said.text):
        return False
    return said.act in CALM or bool(CALMER.search(said.text) or DENIED.search(said.text))


def asks_who_comes(text: str) -> bool:
    """Whether they count on somebody coming: "is somebody going out". Nobody is sent from here."""
    return bool(ANYBODY_COMING.search(text))
