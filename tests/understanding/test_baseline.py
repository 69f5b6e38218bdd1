"""The model in use must not silently get worse: it is held to texts nobody trains on, within a tolerance.

After a change for the better, `python -m tests.understanding.test_baseline` writes the new baseline.
"""

import json
from pathlib import Path

import pytest

from bot.understanding import Understander
from bot.understanding.parse import MODEL
from bot.understanding.texts import examples, labelled

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
TOLERANCE = 0.04


def measure(understander: Understander, folder: str) -> dict[str, float]:
    """needs (micro-F1), danger and explicit danger (recall), silence (share of harmless texts that raise nothing), acts (accuracy)."""
    texts = labelled(HERE / folder)
    said = [understander.understand(text.text) for text in texts]
    right = sum(len(text.needs & set(s["needs"])) for text, s in zip(texts, said))
    both = sum(len(text.needs) + len(s["needs"]) for text, s in zip(texts, said))
    found = [bool(s["danger"]) for text, s in zip(texts, said) if text.dangers]
    plain = [bool(s["danger"]) for text, s in zip(texts, said) if text.manner == "explicit"]
    silent = [not s["danger"] for text, s in zip(texts, said) if not text.dangers]
    acts = [understander.understand(e.text)["act"] == e.act for e in examples(HERE / folder)]
    return {"needs": 2 * right / both, "danger": _share(found), "explicit": _share(plain), "silence": _share(silent), "acts": _share(acts)}


def _share(hits: list[bool]) -> float:
    return sum(hits) / len(hits)


@pytest.mark.parametrize("folder", ["rows", "unseen"])
def test_the_model_in_use_is_no_worse_than_the_baseline(understander, folder):
    before, now = json.loads(BASELINE.read_text())[folder], measure(understander, folder)
    assert {name: now[name] for name in before if now[name] < before[name] - TOLERANCE} == {}


def test_every_danger_said_plainly_is_found(understander):
    plain = [text.text for text in labelled(HERE / "rows") if text.dangers and text.manner == "explicit"]
    assert [text for text in plain if not understander.understand(text)["danger"]] == []


if __name__ == "__main__":
    model = Understander.load(MODEL)
    scores = {folder: {name: round(score, 3) for name, score in measure(model, folder).items()} for folder in ("rows", "unseen")}
    BASELINE.write_text(json.dumps(scores, indent=1) + "\n")
    print(scores)
