"""Chooses thresholds and calibration on texts of voices that the judged models never saw.

`logits` is a list: for each text one row for the whole and one a piece (classifier.join says what becomes of them).
"""

import numpy as np
from scipy.optimize import minimize_scalar

from bot.understanding.classifier import Calibration, join, sigmoid, softmax
from bot.understanding.texts import Text
from bot.understanding.vocabulary import DANGERS, NEEDS

STEPS = np.linspace(0.05, 0.95, 91)
DISCOUNTS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 30.0)  # the last: pieces say nothing
SHRINK = 30  # a need with so many texts is half its own threshold, half the common one
SOUNDS_LIKE = ("figures_of_speech", "worries")  # files whose harmless texts sound like danger
# Shares of texts without danger that may raise an alarm. "other" holds many a text close to danger, which a person may well see.
FALSE_ALARMS = {"sounds_like": 0.02, "other": 0.02}


def f1(shown: np.ndarray, said: np.ndarray) -> float:
    """Micro-averaged F1 of what is said against what is shown, both of 0 and 1."""
    both = (shown * said).sum()
    return float(2 * both / max(1, shown.sum() + said.sum()))


def joined(logits: list[np.ndarray], discount: float) -> np.ndarray:
    return sigmoid(np.stack([join(rows, discount) for rows in logits]))


def calibrate_stories(logits: list[np.ndarray], texts: list[Text]) -> Calibration:
    """Needs: the discount and thresholds with the best F1. Dangers: the lowest threshold whose false alarms are few."""
    shown = np.array([[need in text.needs for need in NEEDS] for text in texts], dtype=float)
    needs = [rows[:, : len(NEEDS)] for rows in logits]
    dangers = [rows[:, len(NEEDS) :] for rows in logits]
    out = Calibration()
    best = max((f1(shown, joined(needs, d) >= step), d, step) for d in DISCOUNTS for step in STEPS)
    _, out.need_piece_discount, common = (float(x) for x in best)
    guesses = joined(needs, out.need_piece_discount)
    for column, need in enumerate(NEEDS):
        own = max(STEPS, key=lambda step: (f1(shown[:, column], guesses[:, column] >= step), -abs(step - common)))
        weight = shown[:, column].sum() / (shown[:, column].sum() + SHRINK)
        out.need_thresholds[need] = round(float(weight * own + (1 - weight) * common), 3)
    _calibrate_danger(dangers, texts, out)
    return out


def _calibrate_danger(logits: list[np.ndarray], texts: list[Text], out: Calibration) -> None:
    real = np.array([bool(text.dangers) for text in texts])
    near = ~real & np.array([text.manner == "near_miss" or text.topic in SOUNDS_LIKE for text in texts])
    best = (-1.0, 0.0, 0.0)
    for discount in DISCOUNTS:
        surest = joined(logits, discount).max(axis=1)
        limits = [
            np.quantile(surest[group], 1 - FALSE_ALARMS[name])
            for name, group in (("sounds_like", near), ("other", ~real & ~near))
            if group.any()
        ]
        threshold = min(max([0.02, *limits]), 0.99)
        best = max(best, (float((surest[real] >= threshold).mean()), -discount, threshold))
    out.danger_piece_discount, out.danger_threshold = -best[1], round(best[2] + 0.0005, 4)
    kinds = joined(logits, out.danger_piece_discount)[real][:, : len(DANGERS)]
    shown = np.array([[kind in text.dangers for kind in DANGERS] for text in texts], dtype=float)[real]
    out.kind_threshold = float(max(STEPS, key=lambda step: f1(shown, kinds >= step)))


def act_temperature(logits: np.ndarray, acts: np.ndarray) -> float:
    """What logits must be divided by for the probabilities to be as sure as they are right."""

    def loss(temperature: float) -> float:
        return float(-np.log(np.maximum(softmax(logits / temperature)[np.arange(len(acts)), acts], 1e-12)).mean())

    return round(float(minimize_scalar(loss, bounds=(0.2, 5.0), method="bounded").x), 3)
