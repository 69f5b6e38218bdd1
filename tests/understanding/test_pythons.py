"""Rasa's Python and the service's must understand alike: the dialogue environment reads 500 texts, and so do we.

Each has the last onnxruntime made for it. The two round the last digit differently, which a text on the very edge of a
threshold may feel: two in a hundred may differ in a need, in an act that neither is sure of, or in whether the classifier raises
danger, which only a text within EDGE of its limit may; none in answers."""

import json
import subprocess
from pathlib import Path

from bot.understanding.parse import parse
from bot.understanding.texts import examples, labelled
from bot.understanding.understander import SURE

ROOT = Path(__file__).resolve().parents[2]
EDGES = 10  # of 500 texts
EDGE = 0.03  # probability: eight in a thousand texts are read further apart than half of it, one by as much
OTHER = ROOT / ".venv-dialogue" / "bin" / "python"


def test_both_pythons_understand_500_texts_alike(understander):
    texts = [text.text for text in labelled()[::17]][:300] + [example.text for example in examples()[::13]][:200]
    assert len(texts) == 500
    lines = [json.dumps({"text": text, "asked": None}) for text in texts]
    done = subprocess.run(
        [OTHER, "-m", "bot.understanding.parse"], input="\n".join(lines), capture_output=True, text=True, cwd=ROOT, check=True
    )
    theirs = [json.loads(line) for line in done.stdout.splitlines()]
    ours = [parse(line, understander) for line in lines]
    for mine, other in zip(ours, theirs, strict=True):
        sure = mine.pop("confidence")
        assert abs(sure - other.pop("confidence")) <= 0.05
        assert mine["slots"] == other["slots"]
        assert mine["act"] == other["act"] or sure < SURE
    limit = understander.models.calibration.danger_threshold
    for mine, other in zip(ours, theirs):
        if mine["danger"] != other["danger"]:
            surest = max(understander.models.classify(mine["text"])["danger"].values())
            assert abs(surest - limit) <= EDGE, (mine, other)
    assert sum(mine != other for mine, other in zip(ours, theirs)) <= EDGES
