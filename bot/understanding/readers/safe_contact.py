"""Reads a rule for reaching somebody, said unasked: "only text when i text", "he reads my phone". None without one."""

import re

PHONE_IS_READ = (
    r"(?:checks?|reads?|looks? (?:at|through)|goes? through|sees?|watches|takes?|has) my (?:phone|fone|texts?|messages?|mobile)"
)

_TEXTING = r"(?:text|txt|message|msg|reply|write|contact|ring|call|phone)"

_RULES = {  # said unasked; the careful one first
    "do_not_text": r"\b(?:don'?t|do not|never|not safe to|can you not|please not|pls not) (?:you )?(?:text|txt|message|msg|reply"
    r"|write)(?: to)?(?: me| back| us| this| here| on this)*\b(?! (?:\w+ )?(?:only|when|if|after|before|at|in the|unless|while"
    r"|until|till|on)\b)|\b(?:don'?t|do not) (?:text|txt|message) (?:me )?(?:after today|from now|any ?more|again)",
    "reply_only": rf"\bonly (?:ever )?{_TEXTING}(?: to)?(?: me| back| us)* (?:w?h?en|if|after|once) i (?:text|txt"
    rf"|message|write|ring)|\bonly wh?en i (?:text|txt|message|msg|write)|{PHONE_IS_READ}"
    rf"|\b(?:not|isn'?t) my (?:own )?phone|\b(?:friend|mate|mum|sister|neighbour|someone)(?:'?s)? phone",
    "certain_hours": rf"\b(?:only|best|safe(?:st|r)?|please|pls|just|not safe)\b[^.?!]{{0,25}}\b(?:{_TEXTING}"
    rf"|safe)\b|\b{_TEXTING} (?:me )?(?:back )?only\b|\b(?:don'?t|do not|never) {_TEXTING}(?: me| back)* (?:when|if"
    rf"|after|before|at|in the|while|until|till|on)",
    "any_time": rf"\b(?:{_TEXTING}|contact)(?: me| us)? (?:back )?(?:any ?time|whenever)|\b(?<!not )safe to (?:text"
    rf"|reply|message)(?: me)?(?: here| any ?time)?",
}


_ALLOWED = re.compile(
    r"(?<!not )\b(?:fine|ok|okay|safe|alright|all right) (?:\w+ ){0,2}(?:to |for you to |if you )(?:text|txt|reply|message|msg|write)\b"
    r"|\byou can (?:text|txt|reply|message|msg)\b", re.I)


def texting_allowed(text: str) -> bool:
    """Whether they say in so many words that they may be texted: what undoes "please don't text"."""
    return bool(_ALLOWED.search(text))


def safe_contact_said(text: str) -> str | None:
    """do_not_text, reply_only, certain_hours or any_time (the careful one first), or None."""
    plain = text.replace("’", "'").casefold()
    return next((rule for rule, words in _RULES.items() if re.search(words, plain)), None)
