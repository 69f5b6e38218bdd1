"""A real Rasa server in a process of its own, and somebody who talks to it."""

import json
import os
import subprocess
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

import httpx

from tests.support.waiting import until

ROOT = Path(__file__).resolve().parents[2]
PYTHON = ROOT / ".venv-dialogue/bin/python"
SECRET = "a secret of the tests"


def environment(**settings: str) -> dict[str, str]:
    """A clean environment for a Rasa process."""
    return {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), "INTERNAL_SECRET": SECRET, **settings}


class RasaServer:
    """`python -m bot.dialogue.serve` on a free port. Its output is kept in `log`."""

    def __init__(self, log: Path, port: int, settings: dict[str, str], arguments: list[str]) -> None:
        self.log = log
        self._settings = {**settings, "RASA_PORT": str(port)}
        self._arguments = arguments
        self._process: subprocess.Popen[bytes] | None = None
        self.http = httpx.Client(
            base_url=f"http://127.0.0.1:{port}", headers={"Authorization": f"Bearer {SECRET}"}, timeout=30
        )

    def start(self) -> None:
        """Starts without waiting: see `wait_until_up`."""
        with self.log.open("ab") as output:
            self._process = subprocess.Popen(
                [PYTHON, "-m", "bot.dialogue.serve", *self._arguments],
                cwd=ROOT, env=environment(**self._settings), stdout=output, stderr=output,
            )

    def wait_until_up(self) -> None:
        until(self._answers, timeout=60)

    def _answers(self) -> bool:
        assert self._process and self._process.poll() is None, f"Rasa ended: {self.log.read_text()[-1000:]}"
        try:
            return self.http.get("/").status_code == 200
        except httpx.TransportError:
            return False

    def kill(self) -> None:
        """kill -9: no time for last words."""
        assert self._process
        self._process.kill()
        self._process.wait()

    def terminate(self) -> None:
        """Asks it to end, without waiting: see `wait_until_gone`."""
        self.http.close()
        if self._process:
            self._process.terminate()

    def wait_until_gone(self) -> None:
        assert self._process
        assert self._process.wait(30) == 0

    def memory_in_mb(self) -> int:
        """What it holds in memory now."""
        assert self._process
        pages = int(Path(f"/proc/{self._process.pid}/statm").read_text().split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") // 2**20


@dataclass
class Talk:
    """One conversation. Texts come with what they mean, as the service sends them."""

    server: RasaServer
    channel: str = "sms"
    sender_id: str = field(default_factory=lambda: f"{uuid4()}:1")
    _numbers: Any = field(default_factory=lambda: count(1))

    def asks(self, text: str, act: str = "inform", *, message_id: str | None = None, **slots: Any) -> httpx.Response:
        """One turn, as the service asks for it. `needs` may be among the slots."""
        understanding = {
            "act": act, "confidence": 0.9, "needs": slots.pop("needs", []), "danger": None, "slots": slots,
        }
        body = {
            "sender_id": self.sender_id,
            "message_id": message_id or f"{self.sender_id}-{next(self._numbers)}",
            "text": text,
            "channel": self.channel,
            "metadata": {"understanding": understanding},
        }
        return self.server.http.post("/webhooks/doorstep/turn", content=json.dumps(body))  # takes half an emoji, too

    def hears(self, text: str, act: str = "inform", **slots: Any) -> list[str]:
        """The words that come back to a text."""
        response = self.asks(text, act, **slots)
        assert response.status_code == 200, response.text
        return [reply["text"] for reply in response.json()["replies"]]


def run(*arguments: str, timeout: float = 100, **settings: str) -> subprocess.CompletedProcess[str]:
    """Runs Python of the dialogue environment to its end."""
    return subprocess.run(
        [PYTHON, *arguments], cwd=ROOT, env=environment(**settings), capture_output=True, text=True, timeout=timeout
    )
