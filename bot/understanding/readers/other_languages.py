"""How words of other languages are looked for: in one spelling for all the ways that phones and people write them."""

import re
import unicodedata

LONGEST_READ = 5_000  # characters
ALIKE = str.maketrans({"ł": "l", "ı": "i", "ی": "ي", "ک": "ك", "ہ": "ه", "ھ": "ه", "ە": "ه", "ة": "ه", "ۃ": "ه", "\u200c": "", "ـ": "",
                       "'": "", "’": "", "´": "", "`": ""})
NO_WORD = re.compile("[^\\w\u0a00-\u0a7f]+|_")  # vowel signs of Gurmukhi are no \w


def folded(text: str) -> str:
    """Lower case without accents, letters that keyboards mix up as one, no punctuation, single spaces between the words and one at
    either end: "Mój mąż," is " moj maz "."""
    parts = unicodedata.normalize("NFKD", text[:LONGEST_READ].casefold().translate(ALIKE))
    letters = "".join(sign for sign in parts if not unicodedata.combining(sign)).translate(ALIKE)
    return f" {NO_WORD.sub(' ', letters).strip()} "


def alternatives(words: str) -> str:
    """The inside of a pattern for folded text, out of words with bars between; "*" is any rest of a word: "telefon*|numer"."""
    made = (folded(word.replace("*", "0star0")).strip().replace("0star0", "[^ ]*") for word in words.split("|"))
    return f"(?:{'|'.join(made)})"


def near(words: str, others: str, gap: int) -> str:
    """A pattern: one of `words` and then one of `others`, at most `gap` words between them."""
    return f" {alternatives(words)}(?: [^ ]+){{0,{gap}}} {alternatives(others)}(?= )"


def either_way(words: str, others: str, gap: int) -> str:
    """As `near`, in either order."""
    return f"{near(words, others, gap)}|{near(others, words, gap)}"
