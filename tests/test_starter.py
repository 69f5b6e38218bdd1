"""The product as `make run` starts it: one starter, a supervisor under it, and nothing left behind in the end."""

import os
import re
import signal
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import httpx
import psutil
import pytest

from bot.settings import ROOT
from tests.support.ports import free_port
from tests.support.product import START_SECONDS
from tests.support.waiting import until

ONLY_HERE = ("PATH", "HOME", "LANG", "TMPDIR", "UNDERSTANDING_CACHE")


class Starter:
    """`python -m bot.run` in a folder of its own, with nothing set but what `make run` sets."""

    def __init__(self, folder: Path, port: int) -> None:
        kept = {name: os.environ[name] for name in ONLY_HERE if name in os.environ}
        self.environment = {**kept, "DOORSTEP_MODE": "demo", "DOORSTEP_RUN_FOLDER": str(folder), "PORT": str(port)}
        self.url = f"http://127.0.0.1:{port}"
        self.said: list[str] = []
        signal.signal(signal.SIGINT, signal.default_int_handler)  # tests started in the background ignore it, and so would this
        self.process = subprocess.Popen([str(ROOT / ".venv/bin/python"), "-m", "bot.run"], cwd=ROOT,
                                        env=self.environment, stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        assert self.process.stdout
        self.said.extend(self.process.stdout)

    def says(self, words: str) -> bool:
        return any(words in line for line in self.said)

    def programs(self) -> dict[str, psutil.Process]:
        """The running programs of the Procfile, by their commands; `nice` in front of one has become it by then."""
        below = psutil.Process(self.process.pid).children(recursive=True)
        commands = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines())
        said = {name: re.sub(r"^nice -n \d+ ", "", command).split() for name, command in commands.items()}
        return {name: p for p in below for name, command in said.items() if p.cmdline() == command}

    def another(self, **changed: str) -> str:
        """What a further start says instead of starting."""
        ended = subprocess.run(self.process.args, cwd=ROOT, env=self.environment | changed, capture_output=True,
                               text=True, timeout=60)
        assert ended.returncode == 1
        return ended.stderr.strip()


@pytest.fixture(scope="module")
def starter() -> Iterator[Starter]:
    with TemporaryDirectory(prefix="doorstep-starter-", ignore_cleanup_errors=True) as folder:
        started = Starter(Path(folder), free_port())
        try:
            until(lambda: started.says("Ctrl-C stops everything"), START_SECONDS)
            yield started
        finally:
            started.process.send_signal(signal.SIGINT)
            started.process.wait(60)


def test_an_empty_folder_becomes_a_running_service_and_says_where_it_is(starter: Starter) -> None:
    for page in ("/", "/console/sign-in", "/simulator/"):
        assert httpx.get(starter.url + page, follow_redirects=True).status_code == 200, page
    assert starter.says(f"Web chat      {starter.url}/") and starter.says("Sign in as")


def test_a_text_from_the_phone_in_the_browser_is_answered(starter: Starter) -> None:
    phone = f"{starter.url}/simulator/phone/001"
    assert httpx.post(f"{phone}/texts", json={"body": "behind with the rent"}).status_code == 202
    until(lambda: "Anything else going on?" in httpx.get(phone).text, 30)


def test_a_program_that_dies_is_started_again(starter: Starter) -> None:
    before = starter.programs()
    for name in ("web", "actions"):
        before[name].kill()
        before[name].wait(10)
    until(lambda: {"web", "actions"} <= starter.programs().keys(), 20)
    until(lambda: _ready(starter), START_SECONDS)


def test_a_second_start_in_the_folder_says_that_one_runs_already(starter: Starter) -> None:
    assert "already running" in starter.another() and len(starter.another().splitlines()) == 1


def test_a_port_in_use_is_one_clear_line(starter: Starter, tmp_path: Path) -> None:
    said = starter.another(DOORSTEP_RUN_FOLDER=str(tmp_path))
    assert said == f"Port {starter.environment['PORT']} is in use. Choose another: make run PORT={int(starter.environment['PORT']) + 1}"


def test_ctrl_c_ends_everything_it_started(starter: Starter) -> None:
    below = psutil.Process(starter.process.pid).children(recursive=True)
    folder = starter.environment["DOORSTEP_RUN_FOLDER"]
    starter.process.send_signal(signal.SIGINT)
    assert starter.process.wait(60) == 0
    until(lambda: not any(process.is_running() and process.status() != psutil.STATUS_ZOMBIE for process in below), 20)
    assert not any(folder in " ".join(process.cmdline()) for process in _all_processes())


def _ready(starter: Starter) -> bool:
    try:
        return httpx.get(f"{starter.url}/readyz", timeout=5).status_code == 200
    except httpx.HTTPError:
        return False


def _all_processes() -> Iterator[psutil.Process]:
    for process in psutil.process_iter():
        try:
            process.cmdline()
        except psutil.Error:
            continue
        yield process
