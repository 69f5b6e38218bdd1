"""The arrows of the architecture, held by reading every import."""

import ast
from pathlib import Path

import pytest

from bot.settings import ROOT

SERVICE = sorted(path for path in (ROOT / "bot").rglob("*.py") if "stubs" not in path.parts)
ACTIONS = sorted((ROOT / "actions").rglob("*.py"))


def imports(path: Path) -> set[str]:
    """Every module a file imports, "from a import b" as both a and a.b."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def who_imports(module: str, files: list[Path]) -> set[str]:
    return {
        str(path.relative_to(ROOT)) for path in files
        if any(name == module or name.startswith(f"{module}.") for name in imports(path))
    }


def test_bot_never_imports_actions() -> None:
    assert who_imports("actions", SERVICE) == set()


def test_only_turns_readiness_and_nothing_else_knows_the_door_to_rasa() -> None:
    assert who_imports("bot.rasa_client", SERVICE + ACTIONS) == {"bot/turns.py", "bot/health.py"}


def test_rasa_lives_in_bot_dialogue_alone() -> None:
    outside = [path for path in SERVICE if "dialogue" not in path.parts] + ACTIONS
    assert who_imports("rasa", outside) == set()


def test_only_the_deliver_job_and_the_reconciler_speak_to_twilio() -> None:
    product = [path for path in SERVICE if "simulator" not in path.parts]
    assert who_imports("bot.channels.twilio_sms", product) == {"bot/jobs.py", "bot/due.py", "bot/channels/webhooks.py"}


@pytest.mark.parametrize("layer", ["bot.console", "bot.webchat", "bot.simulator", "bot.app", "bot.jobs", "bot.turns"])
def test_what_stands_above_is_not_imported_from_below(layer: str) -> None:
    below = [
        ROOT / "bot" / f"{name}.py"
        for name in ("tables/base", "tables/cases", "tables/conversations", "tables/staff",
                     "database", "queue", "conversations", "inbox", "delivery", "cases", "matching", "handoff",
                     "safety", "referrals", "intakes", "localities", "tasks", "clocks", "contact", "words")
    ]
    assert who_imports(layer, below) == set()


def test_only_conversations_makes_message_rows() -> None:
    makers = {
        str(path.relative_to(ROOT)) for path in SERVICE + ACTIONS
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Message"
    }
    assert makers == {"bot/conversations.py"}


def test_understanding_needs_neither_rasa_nor_a_database() -> None:
    files = sorted((ROOT / "bot" / "understanding").rglob("*.py"))
    for module in ("rasa", "sqlalchemy", "psycopg", "bot.tables", "bot.database", "bot.clock", "bot.contact"):
        assert who_imports(module, files) == set()


def test_the_readme_lists_every_setting() -> None:
    from dataclasses import fields

    from bot.settings import Settings

    readme = (ROOT / "README.md").read_text()
    assert [f.name for f in fields(Settings) if f"`{f.name.upper()}`" not in readme] == []
