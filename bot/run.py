"""The starter: `python -m bot.run`. Database, migrations, then every program of the Procfile under one supervisor.

A program that dies is started again and nothing else stops. Ctrl-C (or SIGTERM) ends everything this run started.
"""

import fcntl
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import IO, NoReturn
from urllib.parse import urlsplit

import httpx
import psutil
import psycopg
from sqlalchemy.exc import OperationalError

from bot import demo, prepare, reference
from bot.embedded import EmbeddedServer
from bot.settings import ROOT, RUN_FOLDER, Settings, SettingsError, load
from bot.settings import settings as settings_now

READY_WITHIN_SECONDS = 120
SUPERVISOR_CONF = RUN_FOLDER / "supervisord.conf"
PID_FILE = RUN_FOLDER / "supervisord.pid"
LOGS = RUN_FOLDER / "logs"


def say(line: str) -> None:
    print(line, flush=True)


def give_up(line: str) -> NoReturn:
    """Ends with one clear line."""
    sys.exit(line)


def main() -> None:
    try:
        settings = load()
    except SettingsError as error:
        give_up(str(error))
    RUN_FOLDER.mkdir(parents=True, exist_ok=True)
    lock = _only_one()
    _end_what_an_earlier_run_left()
    given = environment(settings)
    check_model()
    check_reference_data()
    server = None
    if not settings.database_url:
        given["DATABASE_URL"], server = start_embedded()
    os.environ.update(given)
    settings_now.cache_clear()  # reading the reference data has asked for them, before there was a database
    given["RASA_DATABASE_URL"] = prepare_database()
    supervisor = _start_programs(given, embedded=server is not None)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _interrupt)
    try:
        _wait_until_ready(settings, supervisor)
        _print_addresses(settings)
        supervisor.wait()
    except KeyboardInterrupt:
        say("\nStopping …")
    finally:
        _stop(supervisor, server)
        lock.close()


def _only_one() -> IO[str]:
    """Two starts in one folder must not share a database server: the second says so and ends."""
    lock = (RUN_FOLDER / "lock").open("w")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        give_up(f"Doorstep is already running from this folder ({RUN_FOLDER.name}).")
    return lock


def _end_what_an_earlier_run_left() -> None:
    """A run that was killed leaves its supervisor behind: ended, so that its ports and files are free again."""
    try:
        process = psutil.Process(int(PID_FILE.read_text()))
        if str(SUPERVISOR_CONF) not in process.cmdline():
            return
    except (FileNotFoundError, ValueError, psutil.Error):
        return
    say("An earlier run was cut off: ending what it left …")
    process.terminate()
    psutil.wait_procs([process], timeout=30)


def environment(settings: Settings, *, web: bool = True) -> dict[str, str]:
    """What every program is given. A port that is taken is found here, not in a stack trace."""
    if web and _taken(settings.port):
        give_up(f"Port {settings.port} is in use. Choose another: make run PORT={settings.port + 1}")
    rasa, actions = (free_port(urlsplit(url).port or 0) for url in (settings.rasa_url, settings.actions_url))
    return {
        **os.environ,
        "DATABASE_URL": settings.database_url,
        "HOST": settings.host,
        "PORT": str(settings.port),
        "RASA_URL": f"http://127.0.0.1:{rasa}",
        "RASA_PORT": str(rasa),
        "ACTIONS_URL": f"http://127.0.0.1:{actions}",
        "INTERNAL_SECRET": settings.internal_secret,
        "CLOCK_FILE": settings.clock_file,
        "RASA_TELEMETRY_ENABLED": "false",
        "PYTHONUNBUFFERED": "1",
    }


def _taken(port: int) -> bool:
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) == 0


def free_port(port: int) -> int:
    """`port`, or a free one when somebody has it: these are between our own programs only."""
    if port and not _taken(port):
        return port
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def check_model() -> None:
    if not list((ROOT / "models").glob("*.tar.gz")) or not (ROOT / "models" / "understanding").is_dir():
        give_up("There is no trained model in models/. Run: make train")


def check_reference_data() -> None:
    """A slip in a file that a council edits is found here, by who edited it, and not by a resident."""
    if problems := reference.check():
        give_up("Put this right first, in data/reference/:\n" + "\n".join(f"  {problem}" for problem in problems))


def start_embedded() -> tuple[str, EmbeddedServer]:
    """Starts the embedded server; its address, and the server to stop in the end."""
    say("Starting the database …")
    server = EmbeddedServer(RUN_FOLDER / "postgres")
    try:
        server.start()
    except subprocess.CalledProcessError:
        give_up(f"The embedded database could not be started: see {server.folder / 'log'}")
    return server.address(), server


def prepare_database() -> str:
    """Brings the database that DATABASE_URL names up to date; the address Rasa is given for it."""
    say("Bringing the tables up to date …")
    try:
        prepare.prepare()
    except (psycopg.OperationalError, OperationalError):
        give_up("The database does not answer. Is DATABASE_URL right, and the server up?")
    return prepare.dialogue_address()


def _start_programs(given: Mapping[str, str], *, embedded: bool) -> subprocess.Popen[bytes]:
    LOGS.mkdir(exist_ok=True)
    SUPERVISOR_CONF.write_text(_configuration(embedded))
    SUPERVISOR_CONF.chmod(0o600)
    say("Starting web, workers, actions and Rasa …")
    return subprocess.Popen(
        [sys.executable, "-m", "supervisor.supervisord", "-n", "-c", str(SUPERVISOR_CONF)],
        env=given, cwd=ROOT, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )


def _configuration(embedded: bool) -> str:
    """supervisord's configuration, made from the Procfile: started again whenever one ends, however often."""
    sections = [
        f"[supervisord]\nlogfile={LOGS}/supervisord.log\npidfile={PID_FILE}\nnodaemon=true\n"
        f"childlogdir={LOGS}\nsilent=true\numask=077\n"
    ]
    for line in (ROOT / "Procfile").read_text().splitlines():
        name, _, command = line.partition(": ")
        if name == "database" and not embedded:
            continue
        sections.append(
            f"[program:{name}]\ncommand={command}\ndirectory={ROOT}\nautostart=true\nautorestart=true\nstartsecs=0\n"
            f"startretries=1000000\nstopwaitsecs=25\nstopasgroup=true\nkillasgroup=true\nredirect_stderr=true\n"
            f"stdout_logfile={LOGS}/{name}.log\nstdout_logfile_maxbytes=10MB\nstdout_logfile_backups=3\n"
        )
    return "\n".join(sections)


def _wait_until_ready(settings: Settings, supervisor: subprocess.Popen[bytes]) -> None:
    give_up_at = time.monotonic() + READY_WITHIN_SECONDS
    missing: object = None
    while time.monotonic() < give_up_at:
        if supervisor.poll() is not None:
            give_up(f"The supervisor ended: see {LOGS / 'supervisord.log'}")
        try:
            answer = httpx.get(f"http://127.0.0.1:{settings.port}/readyz", timeout=5)
            if answer.status_code == 200:
                return
            if answer.json()["failing"] != missing:
                missing = answer.json()["failing"]
                say(f"  waiting for {', '.join(answer.json()['failing'])} …")
        except (httpx.HTTPError, ValueError, KeyError):
            pass
        time.sleep(0.2)
    say(f"Not everything is up after {READY_WITHIN_SECONDS} seconds: see {LOGS} (it goes on trying).")


def _print_addresses(settings: Settings) -> None:
    base = f"http://127.0.0.1:{settings.port}"
    say(f"\nDoorstep is up.\n  Web chat      {base}/\n  Key workers   {base}/console")
    if settings.demo:
        say(f"  A phone       {base}/simulator")
        say(f"  Sign in as    {demo.email_of(demo.STAFF[0][0])}, password: {demo.PASSWORD}   (demo only, everybody is made up)")
    say("Ctrl-C stops everything.\n")


def _stop(supervisor: subprocess.Popen[bytes], server: EmbeddedServer | None) -> None:
    supervisor.terminate()
    try:
        supervisor.wait(40)
    except subprocess.TimeoutExpired:
        supervisor.kill()
    if server is not None:
        server.stop()


def _interrupt(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


if __name__ == "__main__":
    main()
