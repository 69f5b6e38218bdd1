"""Reads what matters most to them, said in so many words at any question: "keeping my home matters most"."""

import re

from bot.understanding.readers.words import plain

MOST_WORDS = 14
_BEFORE = (r"^\W*(?:(?:(?:no+|nah|nope)\W+)?that'?s (?:all|it|everything)(?: really| thanks| ta| duck)?\W+)?"
           r"(?:(?:no|sorry|actually|oh|wait|but|and|well|i think)\W+)*")
_WHAT_MATTERS = r"(?:what|the thing|the thing that) matters(?: the)? most"
_PRIORITY = r"(?:the |my )?(?:most important|main thing|main priority|top priority|first priority|number one|priority)(?: thing)?"
_FOR_ME = r"(?: (?:to|for) (?:me|us|them|him|her)| right now| now| really| please| thanks| duck| tho| though)*"
_SAID = re.compile(
    rf"{_BEFORE}(?:{_WHAT_MATTERS}|{_PRIORITY}){_FOR_ME}(?: is|'?s| are)(?: that)? (?P<after>[^?]+?)\W*$"
    rf"|{_BEFORE}(?P<before>[^?.!,;]+?) (?:matters?(?: the)? most|is (?:what matters(?: the)? most|{_PRIORITY})){_FOR_ME}\W*$", re.I)
_NOTHING = re.compile(r"^(?:(?:it|that|this|these|those|what|which|who|nothing|nowt|none|(?:that|this) one|it all|all of it|not)(?: \w+)?"
                      r"|(?:does|do|is|are|will|would)\b.*)$", re.I)


def said_to_matter_most(text: str) -> str | None:
    """ "keeping my home" of "keeping my home matters most"; None where a text says nothing of it, or asks."""
    found = _SAID.match(plain(text)) if len(text.split()) <= MOST_WORDS else None
    what = (found["after"] or found["before"] or "").strip() if found else ""
    return what if what and not _NOTHING.match(what) else None
