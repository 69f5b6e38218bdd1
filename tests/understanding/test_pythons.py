"""Rasa's Python and the service's must understand alike: the dialogue environment reads 500 texts, and so do we."""

import json
import subprocess
from pathlib import Path

from bot.understanding.parse import parse
from bot.understanding.texts import examples, labelled

ROOT = Path(__file__).resolve().parents[2]
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
        assert abs(mine.pop("confidence") - other.pop("confidence")) <= 0.002
        assert mine == other
