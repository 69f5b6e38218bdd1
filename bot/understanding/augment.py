"""Makes worse-typed and joined copies of training texts, so that thumbs, hurry and several troubles at once are learnt.

Only at training time and never stored. Every copy depends on its text and the seed alone, not on its neighbours.
"""

import random
import zlib

from bot.understanding.texts import Text

NEAR = dict(zip("abcdefghijklmnopqrstuvwxyz",
                ["sq", "vn", "xv", "sf", "wr", "dg", "fh", "gj", "uo", "hk", "jl", "ko", "nk",
                 "bm", "ip", "ol", "wa", "et", "ad", "ry", "yi", "cb", "qe", "zc", "tu", "xs"]))  # fmt: skip
TEXT_SPEAK = {
    "you": "u", "your": "ur", "are": "r", "because": "cos", "please": "pls", "with": "wiv", "have": "av", "been": "bin",
    "what": "wot", "to": "2", "for": "4", "before": "b4", "people": "ppl", "my": "me", "can't": "cant", "house": "hse",
    "don't": "dont", "going": "goin", "the": "da", "that": "dat", "nothing": "nowt", "anything": "owt", "home": "wom",
    "text": "txt", "tomorrow": "2moro", "something": "summat", "children": "kids", "electric": "leccy",
}  # fmt: skip
JOINTS = (" and ", ". ", ", also ", " plus ", ". ", " and on top of that ", "\n", " ")


def lot(text: str) -> float:
    """A number from 0 up to 1 that is this text's own: a line added elsewhere changes nobody else's."""
    return zlib.crc32(text.encode()) / 2**32


def drawn(text: str, share: float) -> bool:
    """Whether a text is one of that share of all."""
    return lot(text) < share


def _slip(word: str, rng: random.Random) -> str:
    """One slip of the thumb in one word: left out, doubled, swapped, or its neighbour on the keyboard."""
    if len(word) < 4 or not word.isalpha():
        return word
    at = rng.randrange(1, len(word) - 1)
    kind = rng.randrange(5)
    if kind == 0:
        return word[:at] + word[at + 1 :]
    if kind == 1:
        return word[:at] + word[at] + word[at:]
    if kind == 2:
        return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
    if kind == 3:
        return word[:at] + rng.choice(NEAR.get(word[at].lower(), word[at])) + word[at + 1 :]
    return word[0] + "".join(c for c in word[1:-1] if c not in "aeiou") + word[-1]  # "txt", as in a hurry


def worse_typed(text: str, seed: int = 0) -> str:
    """The text as a tired thumb might have typed it: slips, text-speak, no capitals, no apostrophes or full stops."""
    rng = random.Random(f"{seed} {text}")
    slips, speak = rng.choice((0.06, 0.12, 0.2)), rng.choice((0.0, 0.5, 0.9))
    words = []
    for word in text.split():
        if rng.random() < speak:
            word = TEXT_SPEAK.get(word.lower(), word)
        words.append(_slip(word, rng) if rng.random() < slips else word)
    out = " ".join(words)
    if rng.random() < 0.7:
        out = out.lower().replace("'", "")
    return "".join(c for c in out if c not in ".,!?") if rng.random() < 0.5 else out


def joined(one: Text, other: Text, seed: int = 0) -> Text:
    """Two texts as one, with everything both show."""
    joint = random.Random(f"{seed} {one.text} {other.text}").choice(JOINTS)
    text = one.text.rstrip(".!") + joint + other.text
    return Text(text, one.needs | other.needs, one.dangers | other.dangers, one.voice, one.topic, "joined")
