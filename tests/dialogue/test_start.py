"""Rasa ends with one clear line where it cannot serve; it never serves half."""

import socket
import subprocess
from pathlib import Path

import pytest

from tests.dialogue.rasa_server import run
from tests.support.ports import free_port

SETTINGS = {"RASA_DATABASE_URL": "postgresql://nobody@127.0.0.1:1/none", "ACTIONS_URL": "http://127.0.0.1:1"}


def serve(models: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    settings = {"RASA_PORT": str(free_port())} | settings
    return run("-m", "bot.dialogue.serve", "--model", str(models), *arguments, **settings)


def test_without_a_model(tmp_path: Path) -> None:
    ended = serve(tmp_path, **SETTINGS)
    assert ended.returncode == 1
    assert ended.stderr == f"Rasa cannot start. No trained model in {tmp_path}: run make train.\n"


@pytest.mark.parametrize("missing", SETTINGS)
def test_without_a_setting(tmp_path: Path, missing: str) -> None:
    ended = serve(tmp_path, **(SETTINGS | {missing: ""}))
    assert (ended.returncode, ended.stderr) == (1, f"Rasa cannot start. Not set: {missing}.\n")


@pytest.mark.parametrize("port", ["taken", "70000", "fifty"])
def test_without_a_port(tmp_path: Path, port: str) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = str(other.getsockname()[1]) if port == "taken" else port
        ended = serve(tmp_path, **SETTINGS, RASA_PORT=port)
    assert (ended.returncode, ended.stderr) == (1, f"Rasa cannot start. RASA_PORT {port} is taken, or no port.\n")


def test_with_a_corrupt_model(tmp_path: Path, model: Path) -> None:
    """The archive was cut off while it was written."""
    (tmp_path / "bot.tar.gz").write_bytes((model / "bot.tar.gz").read_bytes()[:1500])
    ended = serve(tmp_path, **SETTINGS)
    last = ended.stderr.splitlines()[-1]
    assert ended.returncode == 1
    assert last.startswith(f"Rasa cannot start. {tmp_path}/bot.tar.gz cannot be loaded (")
    assert last.endswith("): run make train.")


def test_with_a_tracker_store_that_forgets(tmp_path: Path, model: Path) -> None:
    """One wrong letter in the path of the class, and Rasa takes a store in memory without a word."""
    endpoints = tmp_path / "endpoints.yml"
    endpoints.write_text("tracker_store:\n  type: bot.dialogue.tracker_store.SnapshotTrackerStor\n")
    ended = serve(model, "--endpoints", str(endpoints), **SETTINGS)
    assert ended.returncode == 1
    last = ended.stderr.splitlines()[-1]
    assert last == f"Rasa cannot start. {endpoints} leads to InMemoryTrackerStore, which forgets."
