"""What a turn came to for the form, and what more than one of its questions is read by."""

import re
from dataclasses import dataclass, field
from typing import Any

PASSING = ("skip", "dont_know")
SOME_WORDS = 3
NO_ADDRESS = re.compile(
    r"\b((no|not got|don'?t have|haven'?t got|without)( an| a| any)? (fixed )?(address|abode|postcode)"
    r"|no fixed|homeless|sofas?|streets?|rough|nowhere|hostel|tent|car|new[- ]?build|new estate|just built"
    r"|rather not|hotel|nfa|b ?(?:&|and) ?b)\b", re.I)
ABOUT_SHARING = re.compile(r"\bshar(?:e|ed|ing)\b|\b(?:talk|speak|tell)(?:ing)? (?:to )?(?:any|every|no|all|who)", re.I)
QUESTION = re.compile(r"\?\s*$|^(?:how|what|who|why|when|where|which|can i|could i|do you|do u|is it|is this|are you|will)\b", re.I)


@dataclass
class Taken:
    """The outcome of a turn for the form."""

    answers: dict[str, Any] = field(default_factory=dict)
    understood: bool = True
    say: str | None = None  # a response to say before the next question
    changing: bool = False  # they want something changed, and are asked what
