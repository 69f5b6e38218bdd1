"""Reads a rule for reaching somebody, said unasked: "only text when i text", "he reads my phone". None without one."""

import re

PHONE_IS_READ = (
    r"(?:checks?|reads?|looks? (?:at|through)|goes? through|sees?|watches|takes?|has) my (?:phone|texts?|messages?|mobile)"
)

_TEXTING = r"(?:text|txt|message|msg|reply|write|contact|ring|call|phone)"

_RULES = {  # said unasked; the careful one first
    "do_not_text": r"\b(?:don'?t|do not|never|not safe to) (?:you )?(?:text|txt|message|msg|reply"
    r"|write)(?: to)?(?: me| back| us| this| here| on this)*\b(?! (?:when|if|after|before|at|in the|unless|while"
    r"|until|till|on))",
    "reply_only": rf"\bonly (?:ever )?{_TEXTING}(?: to)?(?: me| back| us)* (?:when|if|after|once) i (?:text|txt"
    rf"|message|write|ring)|{PHONE_IS_READ}|\b(?:not|isn'?t) my (?:own )?phone|\b(?:friend|mate|mum|sister"
    rf"|neighbour|someone)(?:'?s)? phone",
    "certain_hours": rf"\b(?:only|best|safe(?:st|r)?|please|pls|just|not safe)\b[^.?!]{{0,25}}\b(?:{_TEXTING}"
    rf"|safe)\b|\b{_TEXTING} (?:me )?(?:back )?only\b|\b(?:don'?t|do not|never) {_TEXTING}(?: me| back)* (?:when|if"
    rf"|after|before|at|in the|while|until|till|on)",
    "any_time": rf"\b(?:{_TEXTING}|contact)(?: me| us)? (?:back )?(?:any ?time|whenever)|\b(?<!not )safe to (?:text"
    rf"|reply|message)(?: me)?(?: here| any ?time)?",
}


def safe_contact_said(text: str) -> str | None:
    """do_not_text, reply_only, certain_hours or any_time (the careful one first), or None."""
    plain = text.replace("’", "'").casefold()
    return next((rule for rule, words in _RULES.items() if re.search(words, plain)), None)
