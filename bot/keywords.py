"""Twilio's keywords: the whole message, in any case, and nothing else (twilio.com, "Advanced Opt-Out").

"make it stop" and "stop him" are a person talking, not a keyword.
"""

from bot.understanding.readers.opting_out import STOP_WORDS, says_stop

STOP, START, HELP = "stop", "start", "help"

_WORDS = {START: {"start", "yes", "unstop"}, HELP: {"help", "info"}}
ALL_WORDS = STOP_WORDS.union(*_WORDS.values())


def keyword(text: str) -> str | None:
    """STOP, START or HELP when `text` is one of Twilio's keywords, else None. How STOP may be written is for
    understanding to know, so that the door and the conversation never disagree."""
    if says_stop(text):
        return STOP
    word = text.strip().casefold()
    return next((kind for kind, words in _WORDS.items() if word in words), None)
