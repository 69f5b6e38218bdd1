"""What they ask for beside the rule for reaching them: "nothing about the baby please", "delete them after", "i go to bed at 9". Pure."""

import re
from typing import Any

from actions.turn import UNKNOWN

ASKED_FOR = re.compile(
    r"\b(?:nothing|nowt|not a word|anything|owt) (?:about|to do with|on) (?!it\b)\w"
    r"|\b(?:don'?t|dont|dnt|do not|never|please not|pls not)(?: ever)? (?:say|mention|put|write|use|name|talk about|bring up)\b"
    r"|\b(?:delete|wipe)(?:ing)? (?:the|these|my|your|them|it|each|every)\b|\bkeep (?:it|them|the \w+) (?:vague|short|neutral|plain|out)\b"
    r"|\bif i (?:say|type|send|put)\b|\bpretend\b|\bsay (?:it'?s|you'?re|ur|you are|it is) (?!fine|ok|safe)", re.I)
BUT = re.compile(r"\b(?:but|although|though|except|only thing is)\b(?P<rest>.*\w.*)$", re.I)
NOTHING_MORE = frozenset(
    "yes yeah its it's it is fine ok okay thanks ta please pls any anytime time i'd id rather prefer better best you ring text".split())


def kept(text: str, known: dict[str, Any], answers: dict[str, Any]) -> dict[str, Any]:
    """The slot → value that holds a wish or a condition told with the rule, word for word: beside how to reach them, or with the
    preferences where that is asked about somebody else. Nothing where rule and hours say all of it."""
    hours = str(answers.get("contact_time") or "").casefold()
    beyond = BUT.search(text)
    words = set(re.findall(r"[\w']+", beyond["rest"].casefold())) if beyond else set()
    more = words - NOTHING_MORE - set(re.findall(r"[\w']+", hours)) if answers.get("safe_contact") == "any_time" else set()
    if not (ASKED_FOR.search(text) or len(more) > 1):
        return {}
    return beside(text, known)


def beside(text: str, known: dict[str, Any]) -> dict[str, str]:
    """The slot → value with `text` after what that slot holds."""
    slot = "reach" if known.get("on_behalf_of") in UNKNOWN else "preferences"
    before = known.get(slot)
    return {slot: text if before in UNKNOWN or text in str(before) else f"{before}; {text}"}
