"""Counts of letters and words, hashed into a fixed number of buckets: what the encoder cannot see (spelling, slang).

No vocabulary is kept: a bucket's number comes from a checksum of the letters, the same on every machine and Python.
"""

import re
from collections import Counter
from functools import lru_cache
from zlib import crc32

import numpy as np

BUCKETS = 1 << 18
LETTERS = (3, 4, 5)
TOKEN = re.compile(r"\w+|[^\w\s.,;:'\"()-]")
NUMBER = re.compile(r"\d+")


def _bucket(kind: str, letters: str) -> int:
    return crc32((kind + letters).encode("utf-8", "surrogatepass")) & (BUCKETS - 1)


@lru_cache(maxsize=4096)
def _letter_buckets(word: str) -> tuple[int, ...]:
    """Every run of 3 to 5 letters of a word, its beginning and end marked."""
    marked = f"<{word}>"
    return tuple(_bucket("c", marked[i : i + n]) for n in LETTERS for i in range(len(marked) - n + 1))


def tokens(text: str) -> list[str]:
    """The words of a readable text; every number is "0"."""
    return TOKEN.findall(NUMBER.sub("0", text.replace("'", "")))


def buckets(text: str) -> tuple[np.ndarray, np.ndarray]:
    """The buckets a readable text falls into, sorted, and how often (damped: 1 + log n)."""
    words = tokens(text)
    found: Counter[int] = Counter()
    for word in words:
        found.update(_letter_buckets(word))
        found[_bucket("w", word)] += 1
    padded = ["<", *words, ">"]
    found.update(_bucket("p", f"{one} {two}") for one, two in zip(padded, padded[1:]))
    numbers = np.array(sorted(found), dtype=np.int64)
    counts = np.array([found[number] for number in numbers.tolist()], dtype=np.float32)
    return numbers, 1 + np.log(counts) if len(counts) else counts
