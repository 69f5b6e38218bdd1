"""Reads that a whole text is keys pressed at random: no language that needs an interpreter, no name and no answer."""

import re
import unicodedata

ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
IN_WORDS = ("erty", "trew")  # "property", "strewn"
_NEVER = re.compile("kj|jk|fj|jf|hj|jh|gj|jg|kq|qk|zx|xz|vj|jv|xj|jx|qz|zq|wq|qx|xq|vq|qv|fq|jq|qj|jl|lj|jd|dj|sdf|fds|dsf")
_CONSONANTS = re.compile("[bcdfghjklmnpqrstvwxz]{4,}")
_WORD = re.compile(r"[^\W\d_]+")


def _runs(length: int) -> re.Pattern[str]:
    """Neighbouring keys, one after another, either way. Short ones hold vowels in words too ("strength")."""
    rows = [*ROWS, *(row[::-1] for row in ROWS)]
    return re.compile("|".join(sorted({row[at:at + length] for row in rows for at in range(len(row) - length + 1)} - set(IN_WORDS))))


_LONG_RUN, _SHORT_RUN = _runs(4), _runs(3)
_VOWELS = re.compile("[aeiou]")


def is_mash(text: str) -> bool:
    """Whether every word of the text is keys at random ("asdkjfh lkj"), and one of them surely so."""
    if len(text) > 200 or any(letter.isdigit() for letter in text):
        return False
    words = _WORD.findall(unicodedata.normalize("NFKD", text.casefold()))
    return any(map(_surely, words)) and all(_surely(word) or _perhaps(word) for word in words)


def _surely(word: str) -> bool:
    cluster = any(_NEVER.search(run) or _SHORT_RUN.search(run) for run in _CONSONANTS.findall(word))
    return cluster or bool(_LONG_RUN.search(word))


def _perhaps(word: str) -> bool:
    return len(word) <= 5 and not _VOWELS.search(word)
