"""Reads which of some numbered options is picked, by number or by words."""

import re

from bot.understanding.readers.acts import read_act
from bot.understanding.readers.words import NUMBERS, ORDINALS, plain

_WORD_FOR = {word: number for word, number in NUMBERS.items() if 0 < number <= 12} | ORDINALS | {"won": 1}
_BEFORE = (
    r"(?:(?:i'?ll |i will |i'?d |i would |i )?(?:go for|go with|have|pick|choose|take|say|like|want|think)"
    r"|its|it's|it is|definitely|defo|probably|probs?|maybe|option|opt|choice|answer|number|numb|num|no|nr|n[o°º]|#"
    r"|the"
    r"|that|one|hmm?|er+m?|um+|ok|yes|yeah|yh|please|well|my answer is|put|just|i think)"
)
_AFTER = (
    r"(?:one|option|choice|answer|please|pls|plz|ta|thanks|thx|thank you|duck|mate|love|hun|i think|i guess|i suppose"
    r"|probably|prob|probs|for me|x+|lol|cheers|it is|then|that one|really|tbh|sorry)"
)
_OPTION = re.compile(
    rf"^(?:{_BEFORE}[ .:,-]*)*?(\d{{1,2}}|[a-z]+|\d(?:st|nd|rd|th))(?:[ .:,)-]*{_AFTER})*[ .!,)]*$"
)
_LABELLED = re.compile(r"^(\d)[ .:,)-]+([a-z' ]+)$")  # "1 yes"
_LAST = re.compile(r"(?:the )?(?:last|bottom)(?: one| option)?")
_MIDDLE = re.compile(r"(?:the )?middle(?: one| option)?")
_TOP = re.compile(r"(?:the )?top (?:one|option)")

_SEPARATOR = re.compile(r" *(?:,|;|&|\+|/|\.|\band\b|\bn\b|\bplus\b|\balso\b) *| +")
_RANGE = re.compile(r"(\d)(?: ?- ?| to )(\d)")
_SAYS_NOTHING = frozenset(
    """
    numbers number no option options both please pls the ones i'll ill have go for with pick choose i and x xx thanks
    ta duck think would say its it's yes mainly mostly all
    """.split()
)


def read_option(text: str, options: int) -> int | None:
    """The choice picked, from 1 to `options`: "2", "no 2", "the first one", "2 pls". None when it is not clear."""
    low = re.sub(r"[()\"'\[\]*]", "", plain(text).lower()).strip(" .!,:;-")
    if _LAST.fullmatch(low) and options > 1:
        return options
    if _MIDDLE.fullmatch(low) and options == 3:
        return 2
    if _TOP.fullmatch(low):
        return 1
    if options == 2 and low in ("the former", "the latter", "former", "latter"):
        return 1 if "former" in low else 2
    labelled = _LABELLED.match(low)
    if labelled and read_act(labelled[2]) in ("affirm", "deny"):
        low = labelled[1]
    match = _OPTION.match(low)
    number = _number(match[1]) if match else None
    return number if number and 1 <= number <= options else None


def read_options(text: str, options: int) -> list[int]:
    """Every choice picked, in order: "1 and 3", "1,3", "2 to 4", "both". Empty when any part of it is not clear."""
    low = re.sub(r"[()\"'\[\]*!]", " ", plain(text).lower()).strip(" .,:;-")
    if options == 2 and low in ("both", "both of them", "both please", "both pls"):
        return [1, 2]
    if span := _RANGE.fullmatch(low):
        picked = list(range(int(span[1]), int(span[2]) + 1))
    else:
        words = _SEPARATOR.split(re.sub(r"\b(\d)\.", r"\1 ", low))
        said = [
            _number(word)
            for before, word in zip(["", *words], words)
            if word and word not in _SAYS_NOTHING and not (word == "one" and before in ORDINALS)
        ]
        if None in said:
            return []
        picked = [number for number in said if number is not None]
    return list(dict.fromkeys(picked)) if all(1 <= number <= options for number in picked) else []


def _number(word: str) -> int | None:
    return int(word) if re.fullmatch(r"[0-9]{1,2}", word) else _WORD_FOR.get(word)
