"""Twilio's keywords: the whole message, in any case, and nothing else (twilio.com, "Advanced Opt-Out").

"make it stop" and "stop him" are a person talking, not a keyword.
"""

STOP, START, HELP = "stop", "start", "help"

_WORDS = {
    STOP: {"stop", "stopall", "unsubscribe", "end", "quit", "cancel", "revoke", "optout"},
    START: {"start", "yes", "unstop"},
    HELP: {"help", "info"},
}
ALL_WORDS = frozenset().union(*_WORDS.values())


def keyword(text: str) -> str | None:
    """STOP, START or HELP when `text` is one of Twilio's keywords, else None."""
    word = text.strip().casefold()
    return next((kind for kind, words in _WORDS.items() if word in words), None)
