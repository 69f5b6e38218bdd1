"""`make evaluate` (Python 3.10): how well texts are understood, judged by whole voices that nothing here has learnt from.

Fits the models on all other voices, with letters only, the encoder only and both; prints the tables and writes them
into the generated part of docs/understanding.md. Each quiet voice is judged by thresholds chosen on the other quiet
voices, so that no text chooses the threshold it is judged by. Last, the model in use on texts whose writers saw none of ours.
"""

import sys
from pathlib import Path

import numpy as np

from bot.understanding import reporting
from bot.understanding.adapter import SIZE
from bot.understanding.calibrating import act_temperature, calibrate_stories
from bot.understanding.classifier import Calibration, Classifier, Weights
from bot.understanding.parse import MODEL
from bot.understanding.store import EmbeddingStore
from bot.understanding.texts import QUIET_VOICES, Example, Text, examples, labelled
from bot.understanding.training import EMPTY_ACTS, NEVER_LEARNT, Material, learn, stories, turns
from bot.understanding.understander import Understander
from bot.understanding.vocabulary import ACTS

UNSEEN = Path(__file__).resolve().parents[2] / "tests" / "understanding" / "unseen"
CARD = Path(__file__).resolve().parents[2] / "docs" / "understanding.md"
ABLATIONS = ("both", "letters", "encoder")


class Split:
    """The texts that teach and the quiet ones that judge, read once for all ablations."""

    def __init__(self) -> None:
        loud = [text for text in labelled() if text.voice not in QUIET_VOICES]
        self.judging = [text for text in labelled() if text.voice in QUIET_VOICES]
        acts = [example for example in examples() if example.act != NEVER_LEARNT]
        self.found = turns([example for example in acts if example.voice not in QUIET_VOICES], loud)
        self.asking = [example for example in acts if example.voice in QUIET_VOICES]
        empty = [Text(e.text, frozenset(), frozenset(), e.voice, e.act, "") for e in self.found if e.act in EMPTY_ACTS]
        self.told = [*stories(loud), *empty]
        texts: list[Example | Text] = [*self.found, *self.told, *self.asking, *self.judging]
        self.taught = len(self.found) + len(self.told)
        self.material = Material([text.text for text in texts], np.arange(len(texts)) >= self.taught, EmbeddingStore())
        self.acts = [act for act in ACTS if any(example.act == act for example in self.found)]

    def logits(self, ablation: str) -> tuple[list[np.ndarray], list[np.ndarray]]:
        """For each quiet act example and each quiet story, a row for the whole and one a piece."""
        material = self.material if ablation == "both" else _without(self.material, ablation)
        of = np.arange(len(material.prepared)) < self.taught
        weights = learn(material, self.found, self.told, self.acts, of)
        if ablation == "letters":
            weights.dense[:] = 0
        if ablation == "encoder":
            weights.letters[:] = 0
        classifier = Classifier(weights, Calibration())
        rows = [
            classifier.logits(text, spans, embedded)
            for (text, spans), embedded in zip(material.prepared[self.taught :], material.embeddings[self.taught :])
        ]
        return rows[: len(self.asking)], rows[len(self.asking) :]


def _without(material: Material, ablation: str) -> Material:
    """The same texts, deaf to one kind of feature."""
    other = object.__new__(Material)
    other.__dict__.update(vars(material))
    features = material.features
    other.features = type(features)(
        features.dense if ablation == "encoder" else features.dense * 0,
        features.letters if ablation == "letters" else features.letters * 0,
    )
    return other


def decide(split: Split, asking: list[np.ndarray], telling: list[np.ndarray]) -> tuple[list[dict], list[dict]]:
    """What is said of each quiet text, thresholds taken from the other quiet voices."""
    acts = len(split.acts)
    right = np.array([split.acts.index(example.act) for example in split.asking])
    said_acts: list[dict] = [{}] * len(asking)
    said: list[dict] = [{}] * len(telling)
    for voice in sorted(QUIET_VOICES):
        others = [i for i, text in enumerate(split.judging) if text.voice != voice]
        calibration = calibrate_stories([telling[i][:, acts:] for i in others], [split.judging[i] for i in others])
        others = [i for i, example in enumerate(split.asking) if example.voice != voice]
        calibration.act_temperature = act_temperature(np.stack([asking[i][0, :acts] for i in others]), right[others])
        judge = Classifier(_shape(split.acts), calibration)
        for i in (i for i, example in enumerate(split.asking) if example.voice == voice):
            said_acts[i] = judge.decide(asking[i])
        for i in (i for i, text in enumerate(split.judging) if text.voice == voice):
            said[i] = judge.decide(telling[i])
    return said_acts, said


def _shape(acts: list[str]) -> Weights:
    """Weights that hold only the names of the columns: enough to decide by logits already made."""
    empty = np.zeros((0, 0), np.float32)
    return Weights(acts, empty, empty, empty, np.zeros((SIZE, 0), np.float32), empty)


def main() -> int:
    split = Split()
    lines: list[str] = []
    for ablation in ABLATIONS:
        said_acts, said = decide(split, *split.logits(ablation))
        lines += reporting.summary(ablation, split.asking, said_acts, split.judging, said)
        if ablation == "both":
            details = reporting.details(split.asking, said_acts, split.judging, said)
    unseen = reporting.unseen(labelled(UNSEEN), examples(UNSEEN), Understander.load(MODEL).understand)
    report = "\n".join([*reporting.SUMMARY_HEAD, *lines, "", *unseen, "", *details, *reporting.speed()])
    print(report)
    reporting.write(CARD, report)
    return 0


if __name__ == "__main__":
    sys.exit(main())
