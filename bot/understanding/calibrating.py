"""Chooses thresholds and calibration on texts of voices that the judged models never saw.

`logits` is a list: for each text one row for the whole and one a piece (classifier.join says what becomes of them).
"""

import numpy as np
from scipy.optimize import minimize_scalar

from bot.understanding.classifier import LONG, Calibration, sigmoid, softmax
from bot.understanding.texts import Text
from bot.understanding.vocabulary import DANGERS, NEEDS

STEPS = np.linspace(0.05, 0.95, 91)
NOTHING = 30.0  # a discount that leaves pieces nothing to say
DISCOUNTS = (0.0, 0.5, 1.0, 1.5, 2.0, 3.0, 4.0, NOTHING)
MARGINS = (0.0, 0.5, 1.0, 1.5, 2.0)
SHRINK = 100  # a need with so many texts is half its own threshold, half the common one
SMOOTH = 10  # steps: a threshold is as good as those around it, not as one lucky place between two texts
LEAST_SURE, MOST_SURE = 0.2, 0.5  # what is more likely than not is said, whatever the hard texts that thresholds are chosen on
SOUNDS_LIKE = ("figures_of_speech", "worries")  # files whose harmless texts sound like danger
ORDINARY = ("ordinary", "ordinary_intakes")  # files of plain days, and of whole intakes without danger
# Shares of texts without danger that may raise an alarm. "other" holds many a text close to danger, which a person may well see.
FALSE_ALARMS = {"sounds_like": 0.065, "ordinary": 0.0325, "other": 0.125}
FALSE_HINTS = {"sounds_like": 0.2, "ordinary": 0.06, "other": 0.2}  # a hint says nothing to anybody: a person reads the text


def f1(shown: np.ndarray, said: np.ndarray) -> float:
    """Micro-averaged F1 of what is said against what is shown, both of 0 and 1."""
    both = (shown * said).sum()
    return float(2 * both / max(1, shown.sum() + said.sum()))


def alarm_group(text: Text) -> str | None:
    """Which limit of false alarms a text falls under; None for one with danger, and for mere answers and courtesies."""
    if text.dangers or text.manner == "empty":
        return None
    if text.manner == "near_miss" or text.topic in SOUNDS_LIKE:
        return "sounds_like"
    return "ordinary" if text.topic in ORDINARY else "other"


class Rows:
    """Logits of many texts: of the whole, and of its surest piece."""

    def __init__(self, logits: list[np.ndarray]) -> None:
        self.whole = np.stack([rows[0] for rows in logits])
        self.pieces = np.stack([rows[1:].max(axis=0) if len(rows) > 1 else rows[0] - NOTHING for rows in logits])
        self.long = np.array([len(rows) > LONG for rows in logits])[:, None]

    def joined(self, discount: float, margin: float = 0.0) -> np.ndarray:
        """Probabilities, as classifier.join makes them."""
        return sigmoid(np.maximum(self.whole, self.pieces - discount) - margin * self.long)


def calibrate_stories(logits: list[np.ndarray], texts: list[Text]) -> Calibration:
    """Needs: the discount, margin and thresholds with the best F1. Dangers: the lowest threshold whose false alarms are few."""
    shown = np.array([[need in text.needs for need in NEEDS] for text in texts], dtype=float)
    needs = Rows([rows[:, : len(NEEDS)] for rows in logits])
    dangers = Rows([rows[:, len(NEEDS) :] for rows in logits])
    out = Calibration()
    best = max(
        (f1(shown, guesses >= step), discount, -margin, step)
        for discount in DISCOUNTS
        for margin in MARGINS
        for guesses in [needs.joined(discount, margin)]
        for step in STEPS[::2]
    )
    out.need_piece_discount, out.need_long_margin, common = float(best[1]), -float(best[2]), float(best[3])
    guesses = needs.joined(out.need_piece_discount, out.need_long_margin)
    for column, need in enumerate(NEEDS):
        own = _best_step(shown[:, column], guesses[:, column])
        weight = shown[:, column].sum() / (shown[:, column].sum() + SHRINK)
        out.need_thresholds[need] = round(float(np.clip(weight * own + (1 - weight) * common, LEAST_SURE, MOST_SURE)), 3)
    _calibrate_danger(dangers, texts, out)
    return out


def _best_step(shown: np.ndarray, guesses: np.ndarray) -> float:
    """The threshold whose F1, averaged with its neighbours', is the best."""
    scores = np.array([f1(shown, guesses >= step) for step in STEPS])
    weights = np.hanning(2 * SMOOTH + 3)[1:-1]
    smooth = np.convolve(np.pad(scores, SMOOTH, mode="edge"), weights / weights.sum(), "valid")
    return float(STEPS[smooth.argmax()])


def _calibrate_danger(rows: Rows, texts: list[Text], out: Calibration) -> None:
    real = np.array([bool(text.dangers) for text in texts])
    groups = np.array([alarm_group(text) or "" for text in texts])
    best = (-1.0, 0.0, 0.0)
    for discount in DISCOUNTS[1:]:  # a piece torn out of its text is never as sure as the whole
        surest = rows.joined(discount).max(axis=1)
        threshold = _limit(surest, groups, FALSE_ALARMS)
        best = max(best, (float((surest[real] >= threshold).mean()), -discount, threshold))
    out.danger_piece_discount, out.danger_threshold = -best[1], round(best[2], 5)
    guesses = rows.joined(out.danger_piece_discount)
    out.hint_threshold = round(min(_limit(guesses.max(axis=1), groups, FALSE_HINTS), out.danger_threshold), 5)
    kinds = guesses[real][:, : len(DANGERS)]
    shown = np.array([[kind in text.dangers for kind in DANGERS] for text in texts], dtype=float)[real]
    out.kind_threshold = float(max(STEPS, key=lambda step: f1(shown, kinds >= step)))


def _limit(surest: np.ndarray, groups: np.ndarray, shares: dict[str, float]) -> float:
    """The lowest threshold that no group passes more often than its share."""
    limits = [np.quantile(surest[groups == group], 1 - share) for group, share in shares.items() if (groups == group).any()]
    return float(min(max([0.02, *limits]), 0.9999))


def act_temperature(logits: np.ndarray, acts: np.ndarray) -> float:
    """What logits must be divided by for the probabilities to be as sure as they are right."""

    def loss(temperature: float) -> float:
        return float(-np.log(np.maximum(softmax(logits / temperature)[np.arange(len(acts)), acts], 1e-12)).mean())

    return round(float(minimize_scalar(loss, bounds=(0.2, 5.0), method="bounded").x), 3)
