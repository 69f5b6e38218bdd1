"""Plain answers: a sure act by its words alone ("yeh", "rather not say"). Only whole texts count here; everything
longer is left to the classifier."""

import re

from bot.understanding.readers.asking_back import asks_to_come_back, asks_where_for
from bot.understanding.readers.asking_us import asks_when, asks_who_for
from bot.understanding.readers.first_names import FIRST_NAMES
from bot.understanding.readers.lost import is_lost
from bot.understanding.readers.mash import is_mash
from bot.understanding.readers.opting_out import says_stop
from bot.understanding.readers.phrases import ACT_OF_PHRASE, ACT_OF_SIGN, BY_QUESTION
from bot.understanding.readers.streets import is_address
from bot.understanding.readers.words import plain

LONGEST = 60  # characters

# Words around an answer that change nothing in it.
_AROUND = frozenset(
    """
    please pls plz plse ples ta duck duckie mate love hun hunny babe bab youth shug pal bro bruv lol x xx xxx xxxx
    thanks thankyou thx ty cheers tbh mi luv m8 sir madam miss haha tho though sorry soz um umm erm er oh well ok okay
    actually just really fr fam ji innit sweetheart
    """.split()
)
_THANK_YOU = re.compile(r"\bthank (?:you|u)\b")
_SKIN_TONES = re.compile("[\\s\U0001f3fb-\U0001f3ff]")


def _bare(text: str) -> str:
    """Lower case, no punctuation but "?", no letter more than twice in a row ("yesss" → "yess"), single spaces."""
    text = re.sub(r"[^\w\s?]", " ", re.sub(r"[',]", "", plain(text).lower()))
    return " ".join(re.sub(r"([^\W\d])\1{2,}", r"\1\1", text).split())


def _lookup(text: str, asked: str | None) -> str | None:
    single = re.sub(r"([^\W\d])\1", r"\1", text) if len(text) > 3 else text  # "nopee" is "nope"
    for phrase in (text, single):
        if phrase in BY_QUESTION:
            return BY_QUESTION[phrase].get(asked or "", BY_QUESTION[phrase]["*"])
        if phrase in ACT_OF_PHRASE:
            return ACT_OF_PHRASE[phrase]
    return None


def _peeled(words: list[str]) -> list[str]:
    """The whole, then what is left when polite words at the edges are taken off, the longest first."""
    first, last = 0, len(words)
    while first < last and words[first] in _AROUND:
        first += 1
    while last > first and words[last - 1] in _AROUND:
        last -= 1
    spans = [(i, j) for i in range(first + 1) for j in range(last, len(words) + 1) if j > i]
    return [" ".join(words[i:j]) for i, j in sorted(spans, key=lambda span: span[0] - span[1])]


def _sign(text: str) -> str | None:
    """What a text of nothing but emoji says: "👍" is a yes."""
    acts = {ACT_OF_SIGN.get(sign) for sign in _SKIN_TONES.sub("", text)}
    return acts.pop() if len(acts) == 1 else None


def read_act(text: str, asked: str | None = None) -> str | None:
    """The act when the whole text says it for sure, else None. Opting out is a Twilio word alone, never more. Who is lost needs
    a person; keys at random are no other language, an address is no pothole, and what becomes of them is the question's matter."""
    if says_stop(text):
        return "stop_optout"
    if is_lost(text):
        return "want_human"
    if is_mash(text) or is_address(text):
        return "inform"
    if asks_to_come_back(text) or asks_where_for(text) or asks_who_for(text):
        return "faq_service"
    if asks_when(text):
        return "faq_how_long"
    text = plain(text)
    bare = _bare(text)
    if not bare:
        return _sign(text)
    if len(bare) > LONGEST:
        return None
    plain_words = bare.replace("?", " ").split()
    spans = [*_peeled(plain_words), *_peeled(_THANK_YOU.sub("thankyou", bare).split())]  # "that is all, thank you"
    act = next((act for words in spans if (act := _lookup(words, asked))), None)
    if act is None and bare in FIRST_NAMES:
        return "inform"  # "Tash" is no thanks
    asks = bare.endswith("?") and (act in ("affirm", "deny", "greet") or len(plain_words) < 3 and act == "want_human")
    return None if asks else act  # "yes?", "key worker?"
