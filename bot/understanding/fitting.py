"""Logistic regression over dense and sparse features together, by L-BFGS. Only training needs it (and SciPy)."""

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

from bot.understanding.classifier import sigmoid, softmax


class Features:
    """N texts: `dense` N × SIZE, and `letters`, a sparse N × columns matrix."""

    def __init__(self, dense: np.ndarray, letters: csr_matrix) -> None:
        self.dense, self.letters = dense.astype(np.float32), letters.astype(np.float32)  # half the memory to go through
        self.turned = letters.T.tocsr()

    def __getitem__(self, rows: np.ndarray) -> "Features":
        return Features(self.dense[rows], self.letters[rows])

    def logits(self, weights: np.ndarray) -> np.ndarray:
        """`weights` has a row for each letter column, then for each dense one, and the bias last."""
        letters, dense = self.letters.shape[1], self.dense.shape[1]
        return self.letters @ weights[:letters] + self.dense @ weights[letters : letters + dense] + weights[-1]

    def back(self, error: np.ndarray) -> np.ndarray:
        return np.vstack([self.turned @ error, self.dense.T @ error, error.sum(axis=0)])


def fit(features: Features, answers: np.ndarray, *, one_of: bool, strength: float, rounds: int = 30) -> np.ndarray:
    """Weights (features + 1 × columns) that best explain `answers` (N × columns of 0 and 1, one 1 a row if `one_of`).

    `strength` is how much one text may bend the weights: the inverse of the penalty on large ones. The bias goes free."""
    size = features.letters.shape[1] + features.dense.shape[1] + 1
    columns = answers.shape[1]
    penalty = np.full((size, 1), 1 / strength, dtype=np.float32)
    answers = answers.astype(np.float32)
    penalty[-1] = 0

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(size, columns).astype(np.float32)
        logits = features.logits(weights)
        if one_of:
            guess = softmax(logits)
            cost = -(answers * np.log(np.maximum(guess, 1e-12))).sum()
        else:
            guess = sigmoid(logits)
            cost = (np.logaddexp(0, logits) - answers * logits).sum()
        slope = features.back(guess - answers) + penalty * weights
        return float(cost + 0.5 * (penalty * weights * weights).sum()), slope.ravel().astype(np.float64)

    found = minimize(loss, np.zeros(size * columns), jac=True, method="L-BFGS-B", options={"maxiter": rounds, "maxcor": 6})
    return found.x.reshape(size, columns)
