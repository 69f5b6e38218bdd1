"""Turns text into numbers that lie close together where meanings do: the all-MiniLM-L6-v2 sentence encoder, tuned.

adapter.py holds its weights, graph.py makes them fast. What a text means must not depend on its neighbours: whole numbers are
scaled token by token, and only texts of one length are ever read together, so that none is filled up.
"""

import ctypes
from concurrent.futures import ThreadPoolExecutor
from itertools import chain, groupby

import numpy as np

from bot.understanding.adapter import TINY, checked, layers, packaged, published
from bot.understanding.graph import onnx_file

TOKENIZER = ("model/tokenizer.json", "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037")
LONGEST = 320  # tokens; 1,000 characters of English are about 250
READERS = 2  # threads that read many texts, in training only
TOGETHER = 32  # texts of one length that a thread reads at once
ERRORS_ONLY = 3  # of what onnxruntime would print

Span = tuple[int, int]


def _give_back() -> None:
    """Returns what loading took to the system: 100 MB that the C library would otherwise keep for later."""
    try:
        ctypes.CDLL("libc.so.6").malloc_trim(0)
    except (OSError, AttributeError):
        return  # another C library: it only costs memory


class Encoder:
    """One loaded encoder. One thread: many small processes share a machine, and a text is a small thing."""

    def __init__(self) -> None:
        import onnxruntime
        from tokenizers import Tokenizer

        self.tokenizer = Tokenizer.from_str(checked(packaged(TOKENIZER[0]), TOKENIZER[1]).decode())
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # long texts would make the arena keep their size for good
        options.log_severity_level = ERRORS_ONLY
        weights = published()
        self.words = weights["embeddings.word_embeddings.weight"].astype(np.float16)
        self.places = weights["embeddings.position_embeddings.weight"][:LONGEST] + weights["embeddings.token_type_embeddings.weight"][0]
        self.gain, self.shift = (weights[f"embeddings.LayerNorm.{part}"].copy() for part in ("weight", "bias"))
        self.session = onnxruntime.InferenceSession(onnx_file(layers(weights)), options, ["CPUExecutionProvider"])
        self.session._model_bytes = None  # kept for a second try on another device, of which there is none: 11 MB
        del weights
        _give_back()

    def encode(self, text: str, spans: list[Span] | None = None) -> np.ndarray:
        """A row for the whole text and one for each span of characters, each of length 1: (1 + spans) × 384.

        A span's row is pooled from the same reading of the whole text, so it knows what stands around it, and costs
        next to nothing."""
        encoding = self.tokenizer.encode(text)
        hidden = self.session.run(None, {"tokens": self._tokens(encoding.ids)})[0][0]
        return _pool(hidden, encoding.offsets, spans or [])

    def encode_many(self, items: list[tuple[str, list[Span]]]) -> list[np.ndarray]:
        """The same for many texts; those of one length are read together, which changes nothing but the time."""
        encodings = [self.tokenizer.encode(text) for text, _ in items]
        by_length = sorted(range(len(items)), key=lambda at: len(encodings[at].ids))
        batches = [
            same[first : first + TOGETHER]
            for same in (list(group) for _, group in groupby(by_length, key=lambda at: len(encodings[at].ids)))
            for first in range(0, len(same), TOGETHER)
        ]

        def read(batch: list[int]) -> list[np.ndarray]:
            tokens = np.concatenate([self._tokens(encodings[at].ids) for at in batch])
            hidden = self.session.run(None, {"tokens": tokens})[0]
            return [_pool(rows, encodings[at].offsets, items[at][1]) for rows, at in zip(hidden, batch)]

        with ThreadPoolExecutor(READERS) as readers:
            read_rows = dict(zip(by_length, chain.from_iterable(readers.map(read, batches))))
        return [read_rows[at] for at in range(len(items))]

    def _tokens(self, ids: list[int]) -> np.ndarray:
        """What the first layer reads: each token's numbers and those of its place, brought to one size (1 × tokens × SIZE)."""
        rows = self.words[ids].astype(np.float32) + self.places[: len(ids)]
        rows -= rows.mean(axis=1, keepdims=True)
        rows /= np.sqrt(np.square(rows).mean(axis=1, keepdims=True) + TINY)
        return (rows * self.gain + self.shift)[None]


def _pool(hidden: np.ndarray, offsets: list[Span], spans: list[Span]) -> np.ndarray:
    """Means over the tokens of the whole and of each span, brought to length 1."""
    means = [hidden.mean(axis=0)]
    for start, end in spans:
        inside = [i for i, (first, last) in enumerate(offsets) if first < end and last > start and last > first]
        means.append(hidden[inside].mean(axis=0) if inside else means[0])
    rows = np.stack(means)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)
