"""`make parse`: JSON lines in, JSON lines out, each exactly as the product would take it.

In:  {"text": "its Kev", "asked": "name"}      (`asked` may be missing or null)
Out: {"text", "act", "confidence", "needs", "danger", "slots"}, every slot there, null where nothing was read.
A line that is not such JSON gives {"error": …} in its place, and the next one is read.
"""

import json
import sys
from pathlib import Path
from typing import TextIO

from bot.understanding.adapter import EncoderError
from bot.understanding.understander import Understander
from bot.understanding.vocabulary import SLOTS

MODEL = Path(__file__).resolve().parents[2] / "models" / "understanding"


def parse(line: str, understander: Understander) -> dict:
    """One line's answer; an {"error"} if the line is not a JSON object with a text."""
    try:
        asking = json.loads(line)
    except (ValueError, RecursionError) as error:
        return {"error": f"not JSON: {error}"}
    if not isinstance(asking, dict) or not isinstance(asking.get("text"), str):
        return {"error": 'must be an object like {"text": "…", "asked": null}'}
    asked = asking.get("asked")
    if not (asked is None or isinstance(asked, str)):
        return {"error": "asked must be a slot's name or null"}
    answer = understander.understand(asking["text"], asked)
    said = {name: answer[name] for name in ("act", "confidence", "needs", "danger")}
    return {"text": asking["text"], **said, "slots": {slot: answer["slots"].get(slot) for slot in SLOTS}}


def main(lines: TextIO, out: TextIO, folder: Path = MODEL) -> int:
    try:
        understander = Understander.load(folder)
    except (OSError, ValueError, EncoderError) as error:
        print(f"There is no usable model in {folder}: {error} Run make train first.", file=sys.stderr)
        return 2
    for line in lines:
        if line.strip():
            print(json.dumps(parse(line, understander)), file=out, flush=True)
    return 0


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.exit(main(sys.stdin, sys.stdout))
