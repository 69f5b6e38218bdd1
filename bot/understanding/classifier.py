"""Linear models as plain arrays: one row of weights a feature, one column an answer. No pickle, no learning library.

`understanding.npz` holds the arrays, `understanding.json` the names of the columns, thresholds and calibration.
"""

import json
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from bot.understanding import features
from bot.understanding.adapter import SIZE
from bot.understanding.encoder import Encoder, Span
from bot.understanding.normalise import readable
from bot.understanding.pieces import pieces, shorten
from bot.understanding.vocabulary import DANGERS, NEEDS, gravest

FORMAT = 2
ARRAYS, NUMBERS = "understanding.npz", "understanding.json"
ANY_DANGER = "any"  # one more column than kinds: danger at all, for texts that several kinds claim half-heartedly
LONG = 5  # rows of logits, one of them for the whole: more make a long text
DANGER_COLUMNS = (*DANGERS, ANY_DANGER)


@dataclass
class Calibration:
    """What was learnt from texts of voices held out of training."""

    act_temperature: float = 1.0
    need_thresholds: dict[str, float] = field(default_factory=lambda: dict.fromkeys(NEEDS, 0.5))
    danger_threshold: float = 0.5  # danger at all
    hint_threshold: float = 0.5  # not sure enough for an alarm, but enough for a person to read it
    kind_threshold: float = 0.5  # a further kind beside the likeliest
    need_piece_discount: float = 1.0  # logits a piece must be surer by than the whole would be
    need_long_margin: float = 0.0  # logits a long text must be surer by: it names many things in passing
    danger_piece_discount: float = 0.5


@dataclass
class Weights:
    """Columns are acts, then needs, then dangers. `idf` is 0 for buckets that training never saw."""

    acts: list[str]
    idf: np.ndarray  # BUCKETS
    rows: np.ndarray  # BUCKETS → row of `letters`
    letters: np.ndarray  # rows × columns
    dense: np.ndarray  # SIZE × columns
    bias: np.ndarray  # columns


def prepare(text: str) -> tuple[str, list[Span]]:
    """The text as the models read it, and where its pieces are."""
    text = whole(text)
    return text, pieces(text)


def whole(text: str) -> str:
    """The text as the models read it."""
    return readable(shorten(text))


def letter_values(text: str, idf: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The known buckets of a readable text and their values, together of length 1."""
    return weighed(*features.buckets(text), idf)


def weighed(numbers: np.ndarray, counts: np.ndarray, idf: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Buckets and how often a text falls into them, as letter_values gives them."""
    known = idf[numbers] > 0
    numbers, values = numbers[known], counts[known] * idf[numbers[known]]
    length = float(np.sqrt(np.square(values).sum()))
    return numbers, (values / length if length else values)


def sigmoid(x: np.ndarray) -> np.ndarray:
    return 1 / (1 + np.exp(-np.clip(x, -30, 30)))


def softmax(x: np.ndarray) -> np.ndarray:
    exp = np.exp(x - x.max(axis=-1, keepdims=True))
    return exp / exp.sum(axis=-1, keepdims=True)


def join(logits: np.ndarray, discount: float, margin: float = 0.0) -> np.ndarray:
    """Row 0 is the whole text, the others its pieces: the surest of them decides, a piece a little less easily, and a
    long text must be surer by `margin`."""
    if len(logits) == 1:
        return logits[0]
    surest = np.maximum(logits[0], logits[1:].max(axis=0) - discount)
    return surest - margin if len(logits) > LONG else surest


class Classifier:
    """Reads one text into probabilities and decisions. Load once, use from one thread at a time."""

    def __init__(self, weights: Weights, calibration: Calibration, encoder: Encoder | None = None) -> None:
        self.weights, self.calibration, self._encoder = weights, calibration, encoder

    @property
    def encoder(self) -> Encoder:
        if self._encoder is None:
            self._encoder = Encoder()
        return self._encoder

    def classify(self, text: str) -> dict:
        """{"acts": {act: probability}, "needs": {need: probability}, "danger": {kind: probability}} and what is decided
        of them: "act", "confidence", "shown" (needs), "kind", and "hint" (the kind of danger it may be, also where not sure)."""
        text, spans = prepare(text)
        if not text:
            return self.decide(self._nothing())
        return self.decide(self.logits(text, spans, self.encoder.encode(text, spans)))

    def _nothing(self) -> np.ndarray:
        """What a text without a letter says (a picture, say): no need, no danger, and no act but a faint "inform"."""
        logits = np.full((1, len(self.weights.bias)), -10.0)
        logits[0, self.weights.acts.index("inform")] = -9
        return logits

    def logits(self, text: str, spans: list[Span], dense: np.ndarray) -> np.ndarray:
        """One row for the whole readable text and one a piece."""
        weights = self.weights
        out = dense @ weights.dense + weights.bias
        for row, (start, end) in enumerate([(0, len(text)), *spans]):
            numbers, values = letter_values(text[start:end], weights.idf)
            out[row] += values @ weights.letters[weights.rows[numbers]]
        return out

    def decide(self, logits: np.ndarray) -> dict:
        of = self.calibration
        first, second = len(self.weights.acts), len(self.weights.acts) + len(NEEDS)
        acts = softmax(logits[0, :first] / of.act_temperature)
        needs = sigmoid(join(logits[:, first:second], of.need_piece_discount, of.need_long_margin))
        dangers = sigmoid(join(logits[:, second:], of.danger_piece_discount))
        best = int(acts.argmax())
        return {
            "act": self.weights.acts[best],
            "confidence": float(acts[best]),
            "shown": [need for need, p in zip(NEEDS, needs) if p >= of.need_thresholds[need]],
            "kind": self._kind(dangers, of.danger_threshold),
            "hint": self._kind(dangers, of.hint_threshold),
            "acts": dict(zip(self.weights.acts, acts.tolist())),
            "needs": dict(zip(NEEDS, needs.tolist())),
            "danger": dict(zip(DANGER_COLUMNS, dangers.tolist())),
        }

    def _kind(self, dangers: np.ndarray, threshold: float) -> str | None:
        if dangers.max() < threshold:
            return None
        kinds = dangers[: len(DANGERS)]
        sure = {kind for kind, p in zip(DANGERS, kinds) if p >= self.calibration.kind_threshold}
        return gravest(sure | {DANGERS[int(kinds.argmax())]})


def save(weights: Weights, calibration: Calibration, folder: Path) -> None:
    """Writes both files; the same weights give the same bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    used = np.flatnonzero(weights.idf)
    with (folder / ARRAYS).open("wb") as file:
        np.savez_compressed(
            file,
            buckets=used.astype(np.int32),
            idf=weights.idf[used],
            letters=weights.letters.astype(np.float16),
            dense=weights.dense,
            bias=weights.bias,
        )
    words = {"format": FORMAT, "acts": weights.acts, "needs": NEEDS, "dangers": DANGERS, **vars(calibration)}
    (folder / NUMBERS).write_text(json.dumps(words, indent=1) + "\n")


def load(folder: Path) -> Classifier:
    """The classifier that training left in `folder`. Raises FileNotFoundError, or ValueError if it is of another make."""
    words = json.loads((folder / NUMBERS).read_text())
    if words.pop("format") != FORMAT or words.pop("needs") != list(NEEDS) or words.pop("dangers") != list(DANGERS):
        raise ValueError(f"{folder} holds a model for another version: train again (make train).")
    acts = words.pop("acts")
    with np.load(folder / ARRAYS) as arrays:
        used = arrays["buckets"]
        idf = np.zeros(features.BUCKETS, dtype=np.float32)
        idf[used] = arrays["idf"]
        rows = np.zeros(features.BUCKETS, dtype=np.int32)
        rows[used] = np.arange(len(used))
        weights = Weights(acts, idf, rows, arrays["letters"].astype(np.float32), arrays["dense"], arrays["bias"])
    if weights.dense.shape != (SIZE, len(acts) + len(NEEDS) + len(DANGER_COLUMNS)):
        raise ValueError(f"{folder} holds weights of the wrong shape: train again (make train).")
    return Classifier(weights, Calibration(**words))
