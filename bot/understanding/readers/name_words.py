"""Takes the words of a name from the start of a text, and gives them sensible capitals."""

import re
import unicodedata

from bot.understanding.readers.areas import NOT_A_SURNAME
from bot.understanding.readers.common_words import COMMON
from bot.understanding.readers.first_names import ALSO_WORDS, FIRST_NAMES, PLAIN_SURNAMES

TITLES = frozenset("mr mrs miss ms mx dr rev fr pastor imam sister father auntie aunty uncle nana".split())
NICKNAMES = frozenset("nanna nannan nana nanny granny grandma gran big little lil young old mad fat tall wee baby ginger crazy".split())  # "big dave"
PARTICLES = frozenset("de la da del van von der den bin ibn al el ul ur le du di dos st".split())
PLAIN_ELSEWHERE = frozenset(  # yes, no, thanks and hello in other scripts
    "inshallah mashallah alhamdulillah نعم لا شكرا مرحبا سلام اهلا نہیں ہاں جی да нет так ні спасибо дякую не знаю है नहीं हाँ ਨਹੀਂ ਹਾਂ 不 是".split()
)
LONGEST = 4  # words in a name

_WORD = re.compile(r"[^\s!-&(-,/:-@\[-`{-~]+")  # not only \w: vowel signs of Indian scripts are no word characters
_VOWELS = frozenset("aeiouy")


def known(word: str) -> bool:
    """Whether it is a common first name."""
    low = word.lower().strip(".'-")
    return low in FIRST_NAMES or low in ALSO_WORDS or ("-" in low and low.split("-")[0] in FIRST_NAMES)


def possible(word: str) -> bool:
    """Whether it could be (part of) a name: no digits, no plain word, no swear word, no area of the city."""
    low = word.lower().strip(".'-")
    if not low or len(word) > 24 or not low[0].isalpha() or any(c.isdigit() for c in low):
        return False
    if low in COMMON or low.replace("'", "") in COMMON or low in PLAIN_ELSEWHERE or low in NOT_A_SURNAME:
        return False
    if low.endswith("'s") or (len(low) > 2 and len(set(low)) == 1):
        return False
    return not low.isascii() or len(low) < 5 or bool(set(low) & _VOWELS)


def _inflected(low: str) -> bool:
    """"worries", "struggling", "landlords": a plain word in another form."""
    return any(
        low.endswith(end) and (low[:-len(end)] in COMMON or low[:-len(end)] + ending in COMMON)
        for end, ending in (("ies", "y"), ("es", "e"), ("s", ""), ("ed", "e"), ("ing", "e"), ("ly", ""))
        if len(low) - len(end) >= 4
    )


def _capital(part: str) -> str:
    if len(part) > 2 and part[:2].lower() == "mc":
        return "Mc" + part[2:].capitalize()
    return part[:1].upper() + part[1:].lower()


def capitalise(word: str) -> str:
    """SHAZ → Shaz, o'brien → O'Brien, anne-marie → Anne-Marie, mcdonald → McDonald, tj → TJ."""
    if not unicodedata.name(word[0], "LATIN").startswith("LATIN"):
        return word
    if word[:1].isupper() and word[1:] not in (word[1:].lower(), word[1:].upper()):
        return word
    word = word if word[1:2].isalpha() or len(word) > 2 else word[0]
    initials = re.fullmatch(r"(?:[^\W\d_]\.){2,3}[^\W\d_]?", word) or (
        len(word) == 2 and not known(word) and (word.isupper() or not set(word.lower()) & _VOWELS)
    )
    if initials:
        return word.upper()
    return "".join(_capital(piece) for piece in re.split(r"([-'])", word.rstrip(".")))


def _part(word: str, following: str, words: list[str]) -> str | None:
    """`word` as the next part of a name that so far has `words`; None where the name ends before it."""
    low = word.lower().rstrip(".")
    if not words and following and (low in TITLES or low in NICKNAMES):
        initial = low in TITLES and len(following) == 1 and following.isalpha()
        if possible(following) or initial or (low in TITLES and following.lower() in PLAIN_SURNAMES):
            return low.capitalize()
    if not words and len(low) == 1 and word != "I" and word[0].isupper() and possible(following):
        return word  # "R. Singh"
    if words and words[-1].lower() in TITLES and len(low) == 1 and low.isalpha():
        return low.upper()
    if words and low in PARTICLES and possible(following):
        return low if word.islower() else word
    if words and low == word == "love":
        return None  # "its Pauline love"
    if words and low in PLAIN_SURNAMES and (known(words[0]) or words[0].lower() in TITLES) and (
        low not in COMMON or len(words) == 1
    ):
        return capitalise(word)
    if not words and _inflected(low) and not known(low):
        return None
    kiss = words and re.fullmatch(r"xo?x*", low)
    return capitalise(word) if possible(word) and word not in ("x", "i") and not kiss else None


def take(tail: str) -> tuple[list[str], str]:
    """The words of a name at the start of `tail`, and what follows them; no words when there is no name."""
    words: list[str] = []
    position = 0
    while len(words) < LONGEST and (match := _WORD.match(tail, position)):
        word = match[0].strip("'-")
        after = _WORD.match(tail, match.end() + 1) if tail[match.end():match.end() + 1] == " " else None
        part = _part(word, after[0] if after else "", words)
        if part is None:
            break
        words.append(part)
        position = match.end()
        ends_sentence = match[0].endswith(".") and len(word) > 2 and word.lower().rstrip(".") not in TITLES
        if ends_sentence:
            return words, "." + tail[position:]
        if after is None:
            break
        position += 1
    if words and all(word.lower() in TITLES | NICKNAMES and not known(word) for word in words):
        return [], tail
    return words, tail[position:]


def name_at(tail: str) -> str | None:
    """The name at the start of `tail`."""
    return " ".join(take(tail)[0]) or None
