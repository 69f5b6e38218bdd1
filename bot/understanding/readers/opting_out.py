"""The one place that knows how a text opts out: Twilio's own eight words, alone. No model and no longer text does."""

import re

STOP_WORDS = frozenset("stop stopall unsubscribe end quit cancel revoke optout".split())

# The word may be quoted as our texts quote it, and end like a sentence. "stop?" asks, "stop 😂" laughs, "end..." trails
# off: none of them is a keyword.
_ALONE = re.compile(r"""["'‘“]?([a-z]+)(?!.*\.\.)[.!,"'’”]*""", re.I | re.A)
_AROUND = " \t\r\n\u00a0\u200b\ufeff"


def says_stop(text: str) -> bool:
    """Whether the whole text is one of the opt-out words: "STOP", " Stop. ", "'STOP'"."""
    alone = _ALONE.fullmatch(text.strip(_AROUND)) if len(text) < 40 else None
    return alone is not None and alone[1].lower() in STOP_WORDS
