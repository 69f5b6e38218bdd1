"""What a turn answers. Pure: what was said and what is known go in, what is now known comes out.

Anything heard on the way is taken, whatever was asked; a question is answered only by what answers it.
"""

import re
from dataclasses import dataclass, field
from typing import Any

from actions.domain import options
from actions.turn import SKIPPED, Said
from bot.understanding.readers.options import read_option

PASSING = ("skip", "dont_know")
ANSWERING = ("inform", "affirm", "deny", "dont_know", "skip", "correction")  # every other act has its own rule
TELLING = ("story", "anything_else")
DRIFTING = ("greet", "thanks", "goodbye", "affirm", "chitchat")
HEARD_ANYWHERE = ("name", "postcode", "locality", "phone", "children", "age", "contact_time")
NOTHING_MORE = "no"
MOST_ROUNDS = 3  # of "anything else going on?"
NO_ADDRESS = re.compile(
    r"\b((no|not got|don'?t have|haven'?t got)( an| a| any)? (fixed )?(address|abode|postcode)"
    r"|no fixed|homeless|sofa|streets?|rough|nowhere|hostel|tent|car)\b", re.I)
WORDS_FOR_OPTIONS = {
    "safe_contact": {
        "any_time": r"\bany ?time|always|yes|yeah|fine|safe\b",
        "certain_hours": r"\bcertain|only (between|after|before|at|in|on)|before \d|after \d|mornings?|daytime|when he|when she\b",
        "reply_only": r"\b(only )?when i (write|text|message)|only reply|reply only|i'?ll text first|me first\b",
        "do_not_text": r"\bdon'?t (text|reply|write)|no texts?|not safe|never\b",
    },
    "sharing": {
        "ask_first": r"\bask( me)?( first)?|check with me|depends|some\b",
        "none": r"\bnone|nobody|no ?one|not? any|don'?t share|keep it\b",
        "all": r"\ball|any(one|body)?|everyone|whoever|yes|yeah|fine\b",
    },
    "check": {"right": r"\bright|correct|perfect|spot on|send\b", "change": r"\bchange|wrong|not right\b"},
}


@dataclass
class Taken:
    """The outcome of a turn for the form."""

    answers: dict[str, Any] = field(default_factory=dict)
    understood: bool = True
    say: str | None = None  # a response to say before the next question


def is_interruption(said: Said) -> bool:
    """Whether a turn is not about the open question at all. A question that holds a need is the story being told."""
    if said.asked is None or said.act in ANSWERING:
        return False
    return said.act == "want_human" or not (said.needs and said.asked in TELLING)


def take(said: Said, known: dict[str, Any]) -> Taken:
    """What this turn adds to what is `known` (slot → value)."""
    taken = Taken(_heard(said, known))
    if said.asked is None and not known.get("story"):
        _story(said, known, taken, unasked=True)
    elif said.asked is not None:
        _QUESTIONS.get(said.asked, _open_question)(said, known, taken)
    return taken


def _heard(said: Said, known: dict[str, Any]) -> dict[str, Any]:
    heard = {
        slot: value
        for slot, value in said.readings.items()
        if slot in HEARD_ANYWHERE
        and (slot == said.asked or said.act == "correction" or said.asked == "check" or known.get(slot) in (None, SKIPPED))
    }
    new_needs = [need for need in said.needs if need not in (known.get("needs") or [])]
    if new_needs:
        heard["needs"] = [*(known.get("needs") or []), *new_needs]
    if "locality" in heard and known.get("postcode") is None and said.asked == "postcode":
        heard.setdefault("postcode", SKIPPED)
    return heard


def _story(said: Said, known: dict[str, Any], taken: Taken, unasked: bool = False) -> None:
    if said.needs or (said.act in ("inform", "correction", "deny") and len(said.text) > 3):
        taken.answers["story"] = said.text
    elif said.act in PASSING and not unasked:
        taken.answers["story"] = SKIPPED
    elif not unasked:
        taken.understood = said.act in ("affirm", "greet")
        taken.say = "utter_tell_more" if said.act == "affirm" else None


def _anything_else(said: Said, known: dict[str, Any], taken: Taken) -> None:
    rounds = str(known.get("story") or "").count("\n") + 1
    if said.act in ("deny", *PASSING, "thanks", "goodbye") and "needs" not in taken.answers:
        taken.answers["anything_else"] = NOTHING_MORE
    elif said.act == "affirm" and "needs" not in taken.answers:
        taken.say = "utter_tell_more"
    else:
        taken.answers["story"] = f"{known.get('story') or ''}\n{said.text}".strip()
        if "needs" not in taken.answers or rounds >= MOST_ROUNDS:
            taken.answers["anything_else"] = said.text


def _name(said: Said, known: dict[str, Any], taken: Taken) -> None:
    if "name" in taken.answers:
        return
    if said.act in (*PASSING, "deny"):
        taken.answers["name"] = SKIPPED
    else:
        taken.understood = False


def _postcode(said: Said, known: dict[str, Any], taken: Taken) -> None:
    if "postcode" in taken.answers:
        return
    if said.act in (*PASSING, "deny") or NO_ADDRESS.search(said.text):
        taken.answers["postcode"] = SKIPPED
    elif known.get("tries"):
        taken.answers["postcode"] = SKIPPED  # new-build, half of one, a street: a person sorts it out
    else:
        taken.understood = False


def _choice(said: Said, known: dict[str, Any], taken: Taken) -> None:
    slot = said.asked or ""
    value = chosen(slot, said.text)
    if value is None and said.act in ("affirm", "deny", *PASSING):
        value = {
            ("safe_contact", "affirm"): "any_time", ("safe_contact", "deny"): "do_not_text",
            ("sharing", "affirm"): "all", ("sharing", "deny"): "none",
        }.get((slot, said.act), SKIPPED if slot == "safe_contact" else "ask_first")
    if value is None:
        taken.understood = False
        return
    taken.answers[slot] = value
    if (slot, value) == ("sharing", "none"):
        taken.say = "utter_sharing_none"


def _contact_time(said: Said, known: dict[str, Any], taken: Taken) -> None:
    taken.answers.setdefault("contact_time", SKIPPED if said.act in (*PASSING, "deny") else said.text)


def _reach(said: Said, known: dict[str, Any], taken: Taken) -> None:
    if said.act in (*PASSING, "deny"):
        taken.answers["reach"] = SKIPPED
    else:
        taken.answers["reach"] = said.readings.get("phone") or said.text


def _check(said: Said, known: dict[str, Any], taken: Taken) -> None:
    changed = {slot for slot, value in taken.answers.items() if known.get(slot) != value}
    if changed:
        return  # put right, and asked again with the new summary
    value = chosen("check", said.text)
    if value == "right" or (value is None and said.act in ("affirm", *PASSING, "thanks")):
        taken.answers["check"] = "right"
    elif value == "change" or said.act in ("deny", "correction"):
        taken.say = "utter_what_to_change"
        if said.act == "correction" and len(said.text) > 20:
            taken.answers["story"] = f"{known.get('story') or ''}\n{said.text}".strip()
    else:
        taken.answers["story"] = f"{known.get('story') or ''}\n{said.text}".strip()


def _open_question(said: Said, known: dict[str, Any], taken: Taken) -> None:
    slot = said.asked or ""
    if said.act in PASSING:
        taken.answers[slot] = SKIPPED
    elif said.act in DRIFTING and not said.needs:
        taken.understood = False
    else:
        taken.answers[slot] = "none" if said.act == "deny" and len(said.text) < 12 else said.text


def chosen(slot: str, text: str) -> str | None:
    """Which option of a question a text picks, by number, by its title or by words that mean it; None if unclear."""
    answers = options(slot)
    number = read_option(text, len(answers))
    if number is not None:
        return answers[number - 1].value
    plain = text.strip().strip(".").casefold().replace("’", "'")
    for option in answers:
        if plain == option.title.casefold():
            return option.value
    meant = [value for value, words in WORDS_FOR_OPTIONS.get(slot, {}).items() if re.search(words, plain)]
    return meant[0] if len(meant) == 1 else None


_QUESTIONS = {
    "story": _story,
    "anything_else": _anything_else,
    "name": _name,
    "postcode": _postcode,
    "safe_contact": _choice,
    "sharing": _choice,
    "contact_time": _contact_time,
    "reach": _reach,
    "check": _check,
}
