"""Cuts a text into pieces, so that what the third sentence says is not drowned by the other five, nor "the rent is behind" by
the damp named beside it."""

import re

LONGEST = 1000  # characters the models read; phrases are looked for in the whole text
SHORT = 14  # words; a longer text is cut into sentences, and these where they are long
LEAST = 3  # words of a piece
LONG_PIECE = 18  # words; a longer one is cut again
SENTENCE = re.compile(r"[^.!?;\n]+[.!?;\n]*")
CLAUSE = re.compile(r"\b(?:and|but|also|plus|then|so|because|cause|anyway|as well|on top of that)\b")
JOINING = re.compile(r"(?<=[,&])|(?=\b(?:and|n|but|also|plus|then|so|because|cause|cos|anyway|as well|on top of that)\b)")
WORDS = re.compile(r"\S+")

Span = tuple[int, int]


def shorten(text: str) -> str:
    """At most LONGEST characters: the beginning, and the end where people come to the point."""
    if len(text) <= LONGEST:
        return text
    end = LONGEST // 3
    return text[: LONGEST - end - 1] + "\n" + text[-end:]


def pieces(text: str) -> list[Span]:
    """Where each sentence or clause starts and ends; nothing for a text that is all one piece."""
    cut = _clauses if len(WORDS.findall(text)) > SHORT else _statements
    spans = [part for sentence in SENTENCE.finditer(text) for part in cut(text, *sentence.span())]
    spans = _joined(text, spans)
    return spans if len(spans) > 1 else []


def _clauses(text: str, start: int, end: int) -> list[Span]:
    """A long sentence, cut before its joining words, or after every so many words where it has none."""
    words = list(WORDS.finditer(text, start, end))
    if len(words) <= LONG_PIECE:
        return [(start, end)]
    cuts, since = [start], 0
    for word in words:
        since += 1
        if (since > 5 and CLAUSE.match(text, word.start(), word.end())) or since > LONG_PIECE:
            cuts.append(word.start())
            since = 0
    return list(zip(cuts, [*cuts[1:], end]))


def _statements(text: str, start: int, end: int) -> list[Span]:
    """A sentence of a short text, cut wherever words are joined to words: each says something of its own."""
    cuts = [start]
    for joint in JOINING.finditer(text, start, end):
        if min(len(WORDS.findall(text[cuts[-1] : joint.start()])), len(WORDS.findall(text[joint.start() : end]))) >= LEAST:
            cuts.append(joint.start())
    return list(zip(cuts, [*cuts[1:], end]))


def _joined(text: str, spans: list[Span]) -> list[Span]:
    """Pieces of one or two words ("Hiya.", "So anyway.") say nothing alone and go to the next piece."""
    out: list[Span] = []
    waiting: int | None = None
    for start, end in spans:
        first = start if waiting is None else waiting
        if len(WORDS.findall(text[first:end])) < LEAST:
            waiting = first
        else:
            out.append((first, end))
            waiting = None
    if waiting is not None and out:
        out[-1] = (out[-1][0], spans[-1][1])
    return out
