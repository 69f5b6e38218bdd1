"""Servers for the tests: the web chat in a process of its own, and somebody else's website."""

import functools
import os
import signal
import ssl
import subprocess
import sys
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import httpx

from bot.settings import ROOT
from tests.support.ports import free_port
from tests.support.waiting import until


class Service:
    """The web chat on a port of its own. It can be killed and started again, as a machine may do."""

    def __init__(self, environment: dict[str, str], *, https: tuple[Path, Path] | None = None) -> None:
        self.port = free_port()
        self.url = f"http{'s' if https else ''}://127.0.0.1:{self.port}"
        self._environment = os.environ | {"PORT": str(self.port), "PUBLIC_URL": self.url} | environment
        self._tls = ["--ssl-certfile", str(https[0]), "--ssl-keyfile", str(https[1])] if https else []
        self._process: subprocess.Popen | None = None

    def start(self) -> None:
        command = [sys.executable, "-m", "uvicorn", "tests.webchat.site:app", "--port", str(self.port),
                   "--log-level", "warning", "--timeout-graceful-shutdown", "1", *self._tls]
        self._process = subprocess.Popen(command, cwd=ROOT, env=self._environment)
        until(self._answers, 60)

    def kill(self) -> None:
        """As a crash would: no goodbye to anybody."""
        assert self._process is not None
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(10)

    def stop(self) -> None:
        assert self._process is not None
        self._process.terminate()
        self._process.wait(10)

    def _answers(self) -> bool:
        try:
            return httpx.get(f"{self.url}/about", verify=False, timeout=2).status_code == 200
        except httpx.TransportError:
            return False


class Website:
    """Somebody else's site, in a folder. With a certificate it speaks https."""

    def __init__(self, folder: Path, *, https: tuple[Path, Path] | None = None) -> None:
        self.folder = folder
        handler = functools.partial(_Quiet, directory=str(folder))
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_port}"
        if https:
            tls = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            tls.load_cert_chain(*https)
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
            self.url = f"https://localhost:{self._server.server_port}"  # another site than 127.0.0.1
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    def page(self, name: str, html: str) -> str:
        """Puts a page on the site; returns its address."""
        (self.folder / name).write_text(html)
        return f"{self.url}/{name}"

    def stop(self) -> None:
        self._server.shutdown()
        self._server.server_close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format, *arguments):
        pass
