"""Trains acts, needs and dangers together: `train(examples, folder)`. Runs inside `rasa train` (Python 3.10, SciPy).

Acts come from Rasa's training data; needs and dangers from data/needs and data/danger. The same texts give the same
bytes on the same machine.
"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix

from bot.understanding import features
from bot.understanding.adapter import SIZE
from bot.understanding.augment import drawn, joined, lot, worse_typed
from bot.understanding.calibrating import act_temperature, calibrate_stories
from bot.understanding.classifier import (
    Calibration,
    Classifier,
    Weights,
    prepare,
    save,
    weighed,
    whole,
)
from bot.understanding.fitting import Features, fit
from bot.understanding.store import EmbeddingStore
from bot.understanding.texts import DATA, QUIET_VOICES, Example, Text, labelled
from bot.understanding.texts import examples as acts_on_file
from bot.understanding.vocabulary import ACTS, DANGERS, NEEDS

SEED = 1
ACT_STRENGTH, NEED_STRENGTH = 10.0, 0.5
DENSE_SCALE, LETTER_SCALE = 2.0, 4.0  # how loud encoder and letters speak: both are of length 1, but letters share it
STORIES_AS_INFORM = 0.1  # share of needs and danger texts that also teach the act "inform"
FEW_WORDS = 9  # a text that names one need: "rents behind"
NEVER_LEARNT = "stop_optout"  # decided by the exact word alone: a model must not opt anybody out
# Texts of these acts say nothing of a need or a danger, and so teach what is neither.
EMPTY_ACTS = frozenset(ACTS) - {"inform", "want_human", "correction", "abuse", "other_language", NEVER_LEARNT}


class Material:
    """Texts as the models read them, with their features; rows keep the order of `texts`. Whoever only teaches is read as a whole;
    those that judge (a mark a text) in pieces too."""

    def __init__(self, texts: list[str], judging: np.ndarray, store: EmbeddingStore) -> None:
        self.prepared = [prepare(text) if judges else (whole(text), []) for text, judges in zip(texts, judging)]
        self.embeddings = store.encode(self.prepared)
        found = [features.buckets(text) for text, _ in self.prepared]
        self.idf = _idf([numbers for numbers, _ in found])
        used = np.flatnonzero(self.idf)
        self.rows = np.zeros(features.BUCKETS, dtype=np.int32)
        self.rows[used] = np.arange(len(used))
        self.features = Features(
            np.stack([rows[0] for rows in self.embeddings]) * DENSE_SCALE,
            _sparse([weighed(*one, self.idf) for one in found], self.rows, len(used)) * LETTER_SCALE,
        )

    def weights(self, acts: list[str], found: np.ndarray) -> Weights:
        """What `fit` found (letters, dense, bias one under another) as the classifier keeps it."""
        letters, dense, bias = np.split(found.astype(np.float32), [found.shape[0] - SIZE - 1, found.shape[0] - 1])
        scales = np.float32(LETTER_SCALE), np.float32(DENSE_SCALE)
        return Weights(acts, self.idf, self.rows, letters * scales[0], dense * scales[1], bias[0])


def _idf(texts: list[np.ndarray]) -> np.ndarray:
    """How telling a bucket is: rarer is more; 0 where fewer than three texts fall into it."""
    seen = np.zeros(features.BUCKETS)
    for numbers in texts:
        seen[numbers] += 1
    return np.where(seen > 2, 1 + np.log((1 + len(texts)) / (1 + seen)), 0).astype(np.float32)


def _sparse(values: list[tuple[np.ndarray, np.ndarray]], rows: np.ndarray, width: int) -> csr_matrix:
    ends = np.cumsum([0, *(len(numbers) for numbers, _ in values)])
    numbers = np.concatenate([rows[numbers] for numbers, _ in values])
    return csr_matrix((np.concatenate([v for _, v in values]), numbers, ends), shape=(len(values), width))


def stories(texts: list[Text]) -> list[Text]:
    """The labelled texts with worse-typed copies of every sixth, joined pairs of the same voice, and a second need beside every other
    text of few words."""
    out = list(texts)
    out += [Text(worse_typed(t.text, SEED), t.needs, t.dangers, t.voice, t.topic, t.manner) for t in texts if drawn(t.text, 1 / 6)]
    by_voice: dict[str, list[Text]] = {}
    for text in texts:
        by_voice.setdefault(text.voice, []).append(text)
    for _, group in sorted(by_voice.items()):
        ring = sorted(group, key=lambda text: lot(text.text))
        out += [joined(ring[i - 1], text, SEED) for i, text in enumerate(ring) if len(ring) > 1 and drawn(text.text, 1 / 16)]
    few = [text for text in texts if text.needs and not text.dangers and len(text.text.split()) <= FEW_WORDS]
    ring = sorted(few, key=lambda text: lot(text.text[::-1]))
    out += [joined(ring[i - 1], text, SEED) for i, text in enumerate(ring) if drawn(text.text, 1 / 2)]
    return out


def turns(found: list[Example], texts: list[Text]) -> list[Example]:
    """The act examples with worse-typed copies of every fourth, and some labelled texts as "inform"."""
    kept = [example for example in found if example.act != NEVER_LEARNT]
    worse = [Example(worse_typed(e.text, SEED), e.act, e.voice) for e in kept if drawn(e.text, 1 / 4)]
    told = [Example(t.text, "inform", t.voice) for t in texts if drawn(t.text, STORIES_AS_INFORM)]
    return [*kept, *worse, *told]


def fit_acts(material: Material, found: list[Example], acts: list[str], rows: np.ndarray) -> np.ndarray:
    """`rows` count from the start of the material, where the acts are."""
    answers = np.array([[found[row].act == act for act in acts] for row in rows], dtype=np.float64)
    return fit(material.features[rows], answers, one_of=True, strength=ACT_STRENGTH)


def fit_stories(material: Material, texts: list[Text], rows: np.ndarray, first: int) -> np.ndarray:
    """Needs and dangers in one go: they share their features. The stories start at row `first` of the material."""
    answers = story_answers([texts[row - first] for row in rows])
    return fit(material.features[rows], answers, one_of=False, strength=NEED_STRENGTH)


def story_answers(texts: list[Text]) -> np.ndarray:
    shown = [[*(n in t.needs for n in NEEDS), *(d in t.dangers for d in DANGERS), bool(t.dangers)] for t in texts]
    return np.array(shown, dtype=np.float64)


def learn(material: Material, found: list[Example], told: list[Text], acts: list[str], of: np.ndarray) -> Weights:
    """The models, from those rows (acts first, then stories) that `of` marks."""
    rows = np.flatnonzero(of)
    first = rows[rows < len(found)]
    with ThreadPoolExecutor(2) as both:
        act = both.submit(fit_acts, material, found, acts, first)
        story = both.submit(fit_stories, material, told, rows[rows >= len(found)], len(found))
        return material.weights(acts, np.hstack([act.result(), story.result()]))


def judge(material: Material, weights: Weights, found: list[Example], told: list[Text], of: np.ndarray) -> Calibration:
    """Thresholds and calibration for `weights`, from the rows that `of` marks and `weights` never saw."""
    classifier = Classifier(weights, Calibration())
    logits = [
        classifier.logits(text, spans, embedded) if keep else embedded[:0]
        for (text, spans), embedded, keep in zip(material.prepared, material.embeddings, of)
    ]
    acts, kept = len(weights.acts), [i for i in np.flatnonzero(of) if i >= len(found)]
    out = calibrate_stories([logits[i][:, acts:] for i in kept], [told[i - len(found)] for i in kept])
    kept = [i for i in np.flatnonzero(of) if i < len(found)]
    right = np.array([weights.acts.index(found[i].act) for i in kept])
    out.act_temperature = act_temperature(np.stack([logits[i][0, :acts] for i in kept]), right)
    return out


def train(examples: list[tuple[str, str]], folder: Path, data: Path = DATA) -> None:
    """Learns from (text, act) examples and the labelled texts under `data`, and writes the classifier into `folder`.

    Thresholds and calibration come from models that never saw the voices they are judged on."""
    voices = {example.text: example.voice for example in acts_on_file(data)}
    texts = labelled(data)
    found = turns([Example(text, act, voices.get(text, "unknown")) for text, act in examples], texts)
    empty = [Text(e.text, frozenset(), frozenset(), e.voice, e.act, "empty") for e in found if e.act in EMPTY_ACTS]
    told = [*stories(texts), *empty]
    acts = [act for act in ACTS if any(example.act == act for example in found)]
    kept = np.array([voice in QUIET_VOICES for voice in [*(e.voice for e in found), *(t.voice for t in told)]])
    material = Material([*(e.text for e in found), *(t.text for t in told)], kept, EmbeddingStore())
    weights = learn(material, found, told, acts, ~kept)
    calibration = judge(material, weights, found, told, kept)
    save(learn(material, found, told, acts, np.ones(len(kept), dtype=bool)), calibration, folder)
