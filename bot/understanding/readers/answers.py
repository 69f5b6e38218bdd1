"""Plain answers: a sure act by its words alone ("yeh", "rather not say"), and which numbered option somebody picks.

Only whole texts count here; everything longer is left to the classifier.
"""

import re

from bot.understanding.readers.phrases import ACT_OF_PHRASE, ACT_OF_SIGN, BY_QUESTION
from bot.understanding.readers.words import NUMBERS, ORDINALS, plain

STOP_WORDS = frozenset("stop stopall unsubscribe end quit cancel revoke optout".split())  # Twilio's, as a whole message

# Words around an answer that change nothing in it.
_AROUND = frozenset("please pls plz plse ples ta duck duckie mate love hun hunny babe bab youth shug pal bro bruv lol x xx xxx xxxx thanks thankyou thx ty cheers "
                    "tbh mi luv m8 sir madam miss haha tho though sorry soz um umm erm er oh well ok okay actually just really fr fam ji innit sweetheart".split())
_EDGES = " .,!;:-*'\"()…~"
_NO_CHANGE = re.compile(r"[',’]")


def _bare(text: str) -> str:
    """Lower case, no punctuation, no letter more than twice in a row ("yesss" → "yess"), one space."""
    text = re.sub(r"[^\w\s?]", " ", _NO_CHANGE.sub("", plain(text).lower()))
    return re.sub(r"\s+", " ", re.sub(r"([^\W\d])\1{2,}", r"\1\1", text)).strip()


def _lookup(text: str, asked: str | None) -> str | None:
    single = re.sub(r"([^\W\d])\1", r"\1", text) if len(text) > 3 else text  # "nopee" is "nope"
    for phrase in (text, single):
        if phrase in BY_QUESTION:
            by_question = BY_QUESTION[phrase]
            return by_question.get(asked or "", by_question["*"])
        if phrase in ACT_OF_PHRASE:
            return ACT_OF_PHRASE[phrase]
    return None


def read_act(text: str, asked: str | None = None) -> str | None:
    """The act when the whole text says it for sure, else None."""
    stripped = plain(text)
    if re.sub(r"^[\W_]+|[\W_]+$", "", stripped).lower() in STOP_WORDS and "?" not in stripped:
        return "stop_optout"
    bare = _bare(text)
    if not bare:
        signs = {sign for sign in re.sub(r"[\s\U0001f3fb-\U0001f3ff]", "", stripped)}
        acts = {ACT_OF_SIGN.get(sign) for sign in signs}
        return acts.pop() if len(acts) == 1 else None
    if len(bare) > 60:
        return None
    if act := _lookup(bare, asked):
        return act
    if bare.endswith("?") and (act := _lookup(bare.rstrip("? "), asked)):
        return act if act not in ("affirm", "deny", "greet") else None
    words = bare.split()
    for start, end in _peeled(words):
        if act := _lookup(" ".join(words[start:end]), asked):
            return act
    return None


def _peeled(words: list[str]) -> list[tuple[int, int]]:
    """The spans left when polite words at the edges are taken off, longest first."""
    first, last = 0, len(words)
    while first < last and words[first] in _AROUND:
        first += 1
    while last > first and words[last - 1] in _AROUND:
        last -= 1
    spans = [(i, j) for i in range(first + 1) for j in range(last, len(words) + 1) if j > i]
    return sorted(spans, key=lambda span: span[0] - span[1])[1:]


_WORD_FOR = {**{w: n for w, n in NUMBERS.items() if 0 < n <= 12}, **ORDINALS, "won": 1}
_PICK = (r"(?:(?:i'?ll |ill |i will |id |i'?d |i would |i )?(?:go for|go with|have|pick|choose|take|say|like|want|think|prefer|went with)|its|it's|it is|"
         r"definitely|defo|probably|prob|probs|maybe|option|opt|choice|answer|number|numb|num|no|nr|n[o°º]|#|the"
         r"|that|one|hmm?|er+m?|um+|ok|yes|yeah|yh|please|well|"
         r"my answer is|put|just|i think)")
_OPTION = re.compile(rf"^(?:{_PICK}[ .:,-]*)*?(\d{{1,2}}|[a-z]+|\d(?:st|nd|rd|th))(?:[ .:,)-]*(?:one|option|choice|answer|please|pls|plz|ta|thanks|thx|thank you|duck|mate|love|hun|"
                     r"i think|i guess|i suppose|probably|prob|probs|for me|x+|lol|cheers|it is|then|that one|really|tbh|sorry))*[ .!,)]*$")


def read_option(text: str, options: int) -> int | None:
    """Which of `options` numbered choices is picked, from 1: "2", "no 2", "the first one", "2 pls". None when unclear."""
    low = re.sub(r"[()\"'\[\]*]", "", plain(text).lower()).strip(" .!,:;-")
    if low in ("last", "the last", "last one", "the last one", "bottom one", "the bottom one", "last option", "the last option") and options > 1:
        return options
    if low in ("the middle one", "middle one", "middle", "the middle") and options == 3:
        return 2
    if low in ("top one", "the top one"):
        return 1
    if options == 2 and low in ("the former", "the latter", "former", "latter"):
        return 1 if "former" in low else 2
    labelled = re.match(r"^(\d)[ .:,)-]+([a-z' ]+)$", low)
    if labelled and read_act(labelled[2]) in ("affirm", "deny"):
        low = labelled[1]
    match = _OPTION.match(low)
    if not match:
        return None
    word = match[1]
    number = int(word) if word.isdigit() else _WORD_FOR.get(word)
    return number if number and 1 <= number <= options else None


_SEPARATOR = re.compile(r" *(?:,|;|&|\+|/|\.|\band\b|\bn\b|\bplus\b|\balso\b) *| +")
_LEFT_OUT = frozenset("numbers number no option options both please pls the ones i'll ill have go for with pick choose i and x xx thanks ta duck "
                      "think would say its it's yes mainly mostly all".split())


def read_options(text: str, options: int) -> list[int]:
    """Every choice picked, in order: "1 and 3", "1,3", "2 to 4", "both". Empty when any part of it is unclear."""
    low = re.sub(r"[()\"'\[\]*!]", " ", plain(text).lower()).strip(" .,:;-")
    if options == 2 and low in ("both", "both of them", "both please", "both pls"):
        return [1, 2]
    picked: list[int] = []
    if span := re.fullmatch(r"(\d)(?: ?- ?| to )(\d)", low):
        picked = list(range(int(span[1]), int(span[2]) + 1))
    else:
        words = _SEPARATOR.split(re.sub(r"\b(\d)\.", r"\1 ", low))
        for before, word in zip(["", *words], words):
            if word in _LEFT_OUT or not word or (word == "one" and before in ORDINALS):
                continue
            number = int(word) if re.fullmatch(r"\d{1,2}", word) else _WORD_FOR.get(word)
            if number is None:
                return []
            picked.append(number)
    if not picked or not all(1 <= n <= options for n in picked):
        return []
    return list(dict.fromkeys(picked))
