"""A snapshot decides as the whole history would."""

import json
from pathlib import Path

from tests.dialogue.rasa_server import run

# What the random talks must have met, or they prove too little.
MET = {
    "help_form", "utter_privacy", "utter_not_at_all", "utter_first_chat", "utter_chat", "utter_person_knows",
    "action_person", "action_open_case", "action_restart", "action_default_fallback", "action_listen",
}


def test_random_talks_go_the_same_way_with_snapshots_and_with_whole_histories(model: Path) -> None:
    """Replies, actions, slots and loops, turn by turn. Starting again, going back and a full form are among them."""
    ended = run("-W", "ignore", "-m", "tests.dialogue.histories", str(model / "bot.tar.gz"))
    assert ended.returncode == 0, ended.stderr[-3000:]
    result = json.loads(ended.stdout.splitlines()[-1])
    assert "different" not in result, json.dumps(result["different"], indent=1)
    assert result["equal"] == 400
    assert MET <= set(result["actions"])
    assert result["kept"] < result["longest"]
