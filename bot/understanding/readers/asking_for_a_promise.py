"""Reads a question whether we can do what they hope for, whether what is told may be changed later, and words of somebody who does not
know where to start."""

import re

from bot.understanding.readers.asking_back import YOU, is_one_of
from bot.understanding.readers.words import plain

MOST_WORDS = 14
_CAN_WE = re.compile(
    rf"^\W*(?:(?:so|and|but|ok|okay|well|please|hi|hello|i (?:just )?(?:want|need) to know if|just wondering if)\W+)*"
    rf"(?:(?:can|could|will|would|r|are|do|is there any ?(?:way|one)) )?(?:{YOU} |any ?one |the council |a key ?worker )?(?:can |could |will )?"
    r"(?:(?:be|actually|really|even|definitely|please|able to|going to|gonna|think you can|help(?: (?:me|us))?(?: to)?) )*"
    r"(?P<what>stop|prevent|halt|delay|cancel|put off|sort|fix|get|give (?:me|us)|move|rehouse|re-house|house|pay|clear|write off|find"
    r"|save)\b(?P<rest>[^.!]*)$", re.I)
_OPENS = re.compile(r"\b(?:can|could|will|would|are|r) (?:you|u|ya|any ?one|the council|a key ?worker)\b|\b(?:you|u) (?:can|could|will)\b"
                    r"|\bis there any ?(?:way|one)\b", re.I)
_OF_OURS = re.compile(  # what they ask of this conversation, not of help
    r"\b(?:text\w*|messag\w*|ask\w*|contact\w*|ring\w*|call\w*|repl\w*|person|human|some ?one|somebody|interpreter|translator|reference|case|file"
    r"|referral|form|questions?|number|name|postcode|in touch|back to me|on with|the point|out of here"
    r"|find out|involved|told|in trouble|data|details|it to stop|it stop|a (?:woman|man|lady))\b"
    r"|^ out\b|^(?: on| along| up| it| this| that| me)?\W*$", re.I)
_LATER = r"(?:later(?: on)?|after(?:wards?|ward)?|another time|any ?time|tomorrow|once (?:it'?s|its|i'?ve) (?:gone|sent|passed on|done))"
_CHANGE = (r"(?:change|alter|edit|add(?: to)?|correct|update|fix|take|put)"
           r"(?: (?:it|this|that|things?|something|more|bits?|any(?: of it|thing)?|my mind"
           r"|my answers?|stuff|what i (?:said|put|told you)|back|off|out|right|in))*")
_CHANGED_LATER = (
    rf"(?:can|could|may|do|will) i (?:still |get to |be able to )?{_CHANGE} {_LATER}",
    rf"(?:and )?wh?[ao]t (?:happens )?if i (?:need|want|have) to {_CHANGE} {_LATER}",
    rf"i (?:just |only )?meant (?:can|could) i(?: {_CHANGE}(?: {_LATER})?)?",
    rf"is it too late to {_CHANGE} {_LATER}",
)
_NOWHERE_TO_START = re.compile(
    r"\b(?:do(?:n'?t| not)|dunno|dunna|no idea|no clue|not (?:even )?sure|never|hard to)(?: (?:even|really|actually|know|knowing))*"
    r" where to (?:start|begin)\b"
    r"|\bwhere (?:do|on earth do|the hell do|shall|should|can) i (?:even |actually )?(?:start|begin)\b"
    r"|\b(?:my|mi|me) head(?:'?s| is)? (?:just |so |all |really )*(?:over(?: the (?:place|shop))?|a mess|a shed|mashed|scrambled|spinning)\b", re.I)


def asks_if_we_can(text: str) -> bool:
    """ "are you able to stop the eviction?", "can u sort the damp": what nobody can promise; not "can you text me"."""
    short = len(text.split()) <= MOST_WORDS
    found = _CAN_WE.match(plain(text)) if short and _OPENS.search(text) else None
    return bool(found and not _OF_OURS.search(found["rest"]))


def asks_to_change_later(text: str) -> bool:
    """Whether the whole text asks if what was told may be changed afterwards: "can i change it after"."""
    return is_one_of(_CHANGED_LATER, text)


def nowhere_to_start(text: str) -> bool:
    """ "my head is all over. dont know where to start": somebody to be asked for one thing at a time."""
    return bool(_NOWHERE_TO_START.search(plain(text)))
