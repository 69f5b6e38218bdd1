"""The model in use must not silently get worse: it is held to rows nobody trains on, within a tolerance.

After a change for the better, `python -m tests.understanding.test_baseline` writes the new baseline.
"""

import json
from pathlib import Path

from bot.understanding import Understander
from bot.understanding.parse import MODEL
from bot.understanding.texts import examples, labelled

HERE = Path(__file__).parent
BASELINE = HERE / "baseline.json"
TOLERANCE = 0.04


def measure(understander: Understander) -> dict[str, float]:
    """needs (micro-F1), danger (recall), silence (share of harmless texts that raise nothing), acts (accuracy)."""
    texts = labelled(HERE / "rows")
    said = [understander.understand(text.text) for text in texts]
    right = sum(len(text.needs & set(s["needs"])) for text, s in zip(texts, said))
    both = sum(len(text.needs) + len(s["needs"]) for text, s in zip(texts, said))
    found = [bool(s["danger"]) for text, s in zip(texts, said) if text.dangers]
    silent = [not s["danger"] for text, s in zip(texts, said) if not text.dangers]
    acts = [understander.understand(e.text)["act"] == e.act for e in examples(HERE / "rows")]
    scores = {"needs": 2 * right / both, "danger": sum(found) / len(found)}
    return {**scores, "silence": sum(silent) / len(silent), "acts": sum(acts) / len(acts)}


def test_the_model_in_use_is_no_worse_than_the_baseline(understander):
    before, now = json.loads(BASELINE.read_text()), measure(understander)
    assert {name: now[name] for name in before if now[name] < before[name] - TOLERANCE} == {}


def test_every_danger_said_plainly_is_found(understander):
    plain = [text.text for text in labelled(HERE / "rows") if text.dangers and text.manner == "explicit"]
    assert [text for text in plain if not understander.understand(text)["danger"]] == []


if __name__ == "__main__":
    scores = {name: round(score, 3) for name, score in measure(Understander.load(MODEL)).items()}
    BASELINE.write_text(json.dumps(scores, indent=1) + "\n")
    print(scores)
