"""Reads with whom something may be shared, said in so many words: "ask me before you talk to anyone". None without it."""

import re

_TELL = r"(?:share|tell|talk|speak|pass|give|contact)(?:ing|ed)?"
_ANYONE = r"(?:anyone|anybody|no ?one|nobody|a soul|others?|any(?:one)? else|any of them|all of them|everyone|everybody|them all)"
_RULES = {  # the careful one first
    "none": rf"\b(?:don'?t|do not|never|dont want (?:you|u) to|stop)\b(?: want)?(?: you| u)?(?: to)? {_TELL}\b[\w ]{{0,24}}\b{_ANYONE}"
    rf"|\bkeep (?:it|this|that|everything) (?:between us|private|to yourself|secret)\b|\b{_TELL}(?: to| with)? (?:nobody|no ?one)\b"
    r"|^\W*sharing\W+(?:none|nobody|no ?one)\b",
    "ask_first": rf"\bask me (?:first|before|1st)|\bcheck with me (?:first|before)|\bbefore (?:you|u) {_TELL}\b",
    "all": rf"\b(?:talk|speak|share|tell)(?: to| with)? (?:who ?ever|who (?:you|u) (?:like|want|need)|{_ANYONE})\b(?! else)(?!\?)",
}


def sharing_said(text: str) -> str | None:
    """none, ask_first or all (the careful one first), or None."""
    plain = text.replace("’", "'").casefold()
    return next((value for value, words in _RULES.items() if re.search(words, plain)), None)
