"""Still a Rasa project: `rasa data validate` and `rasa test` work, and the domain and the code agree."""

import json
import re
import subprocess
from pathlib import Path

import pytest
import yaml

from actions import domain
from bot.settings import ROOT

DOMAIN = domain.load()


def rasa(*arguments: str) -> str:
    """Runs one of Rasa's own commands in its environment; fails with what it printed."""
    done = subprocess.run([".venv-dialogue/bin/python", "-m", "bot.dialogue", *arguments], cwd=ROOT,
                          capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, (done.stdout + done.stderr)[-3000:]
    return done.stdout + done.stderr


def test_rasa_data_validate_has_nothing_to_say() -> None:
    rasa("data", "validate", "--data", "data/nlu", "data/rules", "--domain", "domain.yml", "--config", "config.yml",
         "--fail-on-warnings")


def test_rasa_test_core_finds_every_story_right(tmp_path: Path) -> None:
    rasa("test", "core", "--model", "models/doorstep.tar.gz", "--stories", "tests/stories", "--out", str(tmp_path),
         "--no-plot", "--fail-on-prediction-errors")
    report = json.loads((tmp_path / "story_report.json").read_text())
    assert report["conversation_accuracy"]["accuracy"] == 1.0 and report["conversation_accuracy"]["total"] >= 45


def test_every_action_of_the_domain_is_there_and_no_other() -> None:
    from rasa_sdk.executor import ActionExecutor

    executor = ActionExecutor()
    executor.register_package("actions")
    ours = {name for name, run in executor.actions.items() if run.__module__.startswith("actions.")}
    assert set(DOMAIN["actions"]) == ours


def test_every_question_has_its_words() -> None:
    assert [slot for slot in domain.questions() if f"utter_ask_{slot}" not in DOMAIN["responses"]] == []


def test_no_response_stands_twice_in_the_file() -> None:
    names = re.findall(r"^  (utter_\w+):", (ROOT / "domain.yml").read_text(), re.MULTILINE)
    assert sorted(set(names)) == sorted(names)


def test_no_rule_says_words_after_an_action_that_may_have_failed() -> None:
    for file in sorted((ROOT / "data" / "rules").glob("*.yml")):
        for rule in yaml.safe_load(file.read_text())["rules"]:
            said = [step["action"] for step in rule["steps"] if "action" in step]
            for first, second in zip(said, said[1:], strict=False):
                assert not (first.startswith("action_") and second.startswith("utter_")), rule["rule"]


def test_every_interruption_has_its_rule_in_before_and_after() -> None:
    acts = {intent for intent in DOMAIN["intents"]} - {
        "inform", "affirm", "deny", "dont_know", "skip", "correction", "restart", "stop_optout", "go_back",
    }
    states: dict[str, set[str]] = {}
    for file in (ROOT / "data" / "rules").glob("*.yml"):
        for rule in yaml.safe_load(file.read_text())["rules"]:
            for step in rule["steps"]:
                if "intent" in step:
                    states.setdefault(step["intent"], set()).add(json.dumps(rule["condition"]))
    assert {act: len(states.get(act, ())) for act in acts if len(states.get(act, ())) < 3} == {}


def test_a_rule_that_is_taken_away_is_missed(tmp_path: Path) -> None:
    """The stories can fail: without the rules for asking for a person, they do."""
    rules = tmp_path / "rules"
    rules.mkdir()
    for file in (ROOT / "data" / "rules").glob("*.yml"):
        if file.name != "person.yml":
            (rules / file.name).write_text(file.read_text())
    rasa("train", "core", "--stories", str(rules), "--domain", "domain.yml", "--config", "config.yml", "--out",
         str(tmp_path / "models"))
    with pytest.raises(AssertionError):
        rasa("test", "core", "--model", str(next((tmp_path / "models").glob("*.tar.gz"))), "--stories", "tests/stories",
             "--out", str(tmp_path / "results"), "--no-plot", "--fail-on-prediction-errors")
