"""What a turn came to for the form, and what more than one of its questions is read by."""

import re
from dataclasses import dataclass, field
from typing import Any

from actions.turn import SKIPPED, Said

PASSING = ("skip", "dont_know")
BEGINS_THE_FORM = ("inform", "affirm", "deny", "dont_know", "skip", "correction", "greet")  # at first: every other act is answered before the form
SOME_WORDS = 3
NO_ADDRESS = re.compile(
    r"\b((no|not got|don'?t have|haven'?t got|without)( an| a| any)? (fixed )?(address|abode|postcode)"
    r"|no fixed|homeless|sofas?|streets?|rough|nowhere|hostel|tent|car|new[- ]?build|new estate|just built"
    r"|rather not|hotel|nfa|b ?(?:&|and) ?b)\b", re.I)
ABOUT_SHARING = re.compile(r"\bshar(?:e|ed|ing)\b|\b(?:talk|speak|tell)(?:ing)? (?:to )?(?:any|every|no|all|who)", re.I)
QUESTION = re.compile(r"\?\s*$|^(?:how|what|who|why|when|where|which|can i|could i|do you|do u|is it|is this|is that|are you|will)\b", re.I)

OF_A_NEED = re.compile(
    r"\b(?:homeless\w*|hostels?|refuges?|shelters?|nowhere to (?:go|stay|sleep|live)|sleep(?:ing)? (?:rough|out|in)|food ?banks?"
    r"|food (?:parcel|voucher)s?"
    r"|no food|(?:starv|hungry)\w*|nothing to eat|evict\w*|unsafe"
    r"|(?:not|\w+n'?t|never)(?: feel(?:ing)?| been| really)* safe|scared|frightened|afraid|threat\w*|hurt\w*|hit(?:s|ting)?|kill\w*"
    r"|knife|suicid\w*"
    r"|danger\w*|debts?|skint)\b", re.I)


@dataclass
class Taken:
    """The outcome of a turn for the form."""

    answers: dict[str, Any] = field(default_factory=dict)
    understood: bool = True
    say: str | None = None  # a response to say before the next question
    changing: bool = False  # they want something changed, and are asked what


def add_to_story(said: Said, known: dict[str, Any], taken: Taken) -> None:
    """They tell more of what is going on: kept after what was told before."""
    story = known.get("story")
    taken.answers["story"] = said.text if story in (None, SKIPPED) else f"{story}\n{said.text}"


def sent_away_wrongly(said: Said) -> bool:
    """Whether a text read as none of our business names a need: a hostel, food, fear. It is heard, whatever was asked."""
    return said.act == "out_of_scope" and bool(said.needs or OF_A_NEED.search(said.text))
