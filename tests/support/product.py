"""The whole product for tests: every program of the Procfile as a real process, real PostgreSQL, real Rasa. Only
Twilio's wire is fake. Programs can be killed and started again one by one."""

import os
import signal
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
import psycopg
from psycopg.rows import dict_row

from bot.embedded import EmbeddedServer
from bot.hours import opening_hours
from bot.settings import DEMO_DEFAULTS, ROOT, load
from tests.support.fake_twilio import RemoteTwilio, running_fake_twilio
from tests.support.ports import free_port
from tests.support.waiting import until

LONDON = ZoneInfo("Europe/London")
START_SECONDS = 240


class Product:
    """The running product, seen from outside."""

    def __init__(self, folder: Path, server: EmbeddedServer, environment: dict[str, str], twilio: RemoteTwilio) -> None:
        self.folder = folder
        self.server = server
        self.environment = environment
        self.twilio = twilio
        self.url = environment["PUBLIC_URL"]
        self.processes: dict[str, subprocess.Popen[bytes]] = {}
        self._commands = dict(line.split(": ", 1) for line in (ROOT / "Procfile").read_text().splitlines())
        del self._commands["database"]  # the fixture's own, so that a test may stop it
        self._down: set[str] = set(self._commands)  # what a test has killed stays down until it starts it
        self._over = threading.Event()
        threading.Thread(target=self._supervise, daemon=True).start()

    def _supervise(self) -> None:
        """Starts again what ended by itself, as the supervisor of the real product does."""
        while not self._over.wait(0.2):
            for name, process in list(self.processes.items()):
                if name not in self._down and process.poll() is not None:
                    self.start(name)

    def start(self, name: str) -> None:
        """Starts one program of the Procfile."""
        self._down.discard(name)
        log = (self.folder / f"{name}.log").open("ab")
        self.processes[name] = subprocess.Popen(
            self._commands[name].split(), cwd=ROOT, env=self.environment, stdout=log, stderr=subprocess.STDOUT,
            process_group=0,  # and not a session of its own: Linux shares a machine out by session, whatever `nice` says
        )

    def start_all(self) -> None:
        for name in self._commands:
            self.start(name)

    def kill(self, name: str, how: signal.Signals = signal.SIGKILL) -> None:
        """Ends a program, by default without a word of warning, and waits until it is gone."""
        self._down.add(name)
        process = self.processes[name]
        process.send_signal(how)
        process.wait(30)

    def ready(self) -> None:
        """Waits until everything answers."""
        def answers() -> bool:
            try:
                return httpx.get(f"{self.url}/readyz", timeout=5).status_code == 200
            except httpx.HTTPError:
                return False

        until(answers, START_SECONDS)

    def stop_all(self) -> None:
        self._over.set()
        for process in self.processes.values():
            process.terminate()
        for process in self.processes.values():
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()

    def rows(self, query: str, *arguments: Any) -> list[dict[str, Any]]:
        """What the database says, past all code of ours."""
        with psycopg.connect(self.environment["DATABASE_URL"], row_factory=dict_row) as connection:
            return connection.execute(query, arguments).fetchall()

    def one(self, query: str, *arguments: Any) -> Any:
        """The one value of a query."""
        [row] = self.rows(query, *arguments)
        [value] = row.values()
        return value

    def skip_ahead(self, by: timedelta) -> None:
        """Moves the product's clock, in every process at once."""
        file = Path(self.environment["CLOCK_FILE"])
        temporary = file.with_suffix(".new")
        temporary.write_text(str(float(file.read_text()) + by.total_seconds()))
        temporary.replace(file)

    def in_the_morning(self) -> None:
        """Skips ahead to ten of the next working day, unless a walk may begin as it is: others may have moved the clock."""
        now = self.now()
        if not (opening_hours().is_open(now) and 10 <= now.hour < 12):
            self.skip_ahead(_until_ten_of_a_working_day(now))

    def now(self) -> datetime:
        """The product's time."""
        offset = float(Path(self.environment["CLOCK_FILE"]).read_text())
        return datetime.now(LONDON) + timedelta(seconds=offset)

    def logs(self) -> str:
        """Everything any program has written to its log."""
        return "".join(path.read_text(errors="replace") for path in self.folder.glob("*.log"))


def _until_ten_of_a_working_day(now: datetime) -> timedelta:
    """How long from `now`: what is promised, and whether a text may go out at all, depend on the hour."""
    ten = now.replace(hour=10, minute=0, second=0, microsecond=0)
    while ten < now or not opening_hours().is_open(ten):
        ten += timedelta(days=1)
    return ten - now


@contextmanager
def running_product(folder: Path) -> Iterator[Product]:
    """Starts everything in `folder`, waits until it is ready, ends it all."""
    server = EmbeddedServer(folder / "postgres")
    server.start()
    port, rasa, actions = free_port(), free_port(), free_port()
    public_url = f"http://127.0.0.1:{port}"
    (folder / "clock").write_text(str(_until_ten_of_a_working_day(datetime.now(LONDON)).total_seconds()))
    os.environ["CLOCK_FILE"] = str(folder / "clock")  # the fake Twilio in this process keeps the same time
    with running_fake_twilio(public_url) as twilio:
        environment = {
            **os.environ, **twilio.environment,
            "DOORSTEP_MODE": "demo", "DOORSTEP_RUN_FOLDER": str(folder), "DATABASE_URL": server.address(),
            "HOST": "127.0.0.1", "PORT": str(port), "CLOCK_FILE": str(folder / "clock"),
            "RASA_URL": f"http://127.0.0.1:{rasa}", "RASA_PORT": str(rasa),
            "ACTIONS_URL": f"http://127.0.0.1:{actions}", "SECRET_KEY": DEMO_DEFAULTS["SECRET_KEY"],
            "RASA_TELEMETRY_ENABLED": "false",
        }
        environment["INTERNAL_SECRET"] = load(environment).internal_secret
        _prepare(environment)
        product = Product(folder, server, environment, twilio)
        product.start_all()
        try:
            product.ready()
            yield product
        finally:
            product.stop_all()
            server.stop()


def _prepare(environment: dict[str, str]) -> None:
    """Migrates and seeds, in a process of its own as the starter does."""
    code = "from bot import prepare; prepare.prepare(); print(prepare.dialogue_address())"
    done = subprocess.run([str(ROOT / ".venv/bin/python"), "-c", code], cwd=ROOT, env=environment, check=True,
                          capture_output=True, text=True)
    environment["RASA_DATABASE_URL"] = done.stdout.strip().splitlines()[-1]
