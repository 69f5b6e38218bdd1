"""The fake Twilio on a real port, for tests and for walks that run the product in processes of their own.

with running_fake_twilio(public_url="http://127.0.0.1:8000") as twilio:
    environment |= twilio.environment
    twilio.text("+447700900001", "hello")
    assert twilio.sent_to("+447700900001") == ["…"]
"""

import json
import socket
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import uvicorn

from bot.settings import DEMO_DEFAULTS
from bot.simulator.twilio import Account, FakeTwilio
from tests.support.waiting import until


class RemoteTwilio:
    """A fake Twilio at an address, in this process or another."""

    def __init__(self, url: str, account: Account) -> None:
        self.url = url
        self.account = account
        self._http = httpx.Client(base_url=url, timeout=90)

    @property
    def environment(self) -> dict[str, str]:
        """The settings that point the service at this fake."""
        return {
            "TWILIO_ACCOUNT_SID": self.account.sid,
            "TWILIO_AUTH_TOKEN": self.account.token,
            "TWILIO_NUMBER": self.account.number,
            "TWILIO_API_BASE": self.url,
            "PUBLIC_URL": self.account.public_url,
        }

    def _do(self, verb: str, **arguments: Any) -> Any:
        # json.dumps writes a lone surrogate as an escape; httpx's own JSON cannot write it at all
        headers = {"Content-Type": "application/json"}
        answer = self._http.post(f"/control/{verb}", content=json.dumps(arguments), headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.json()["result"]

    def text(
        self,
        sender: str,
        body: str = "",
        *,
        media: Sequence[str] = (),
        webhook: bool = True,
        wait: bool = True,
        **extra: str,
    ) -> str:
        """A phone texts the service; returns the MessageSid. `extra` adds or overrides webhook parameters.
        `webhook=False`: the service never hears of it. `wait=False`: does not wait for the service's answer."""
        return self._do("text", sender=sender, body=body, media=list(media), extra=extra, webhook=webhook, wait=wait)

    def replay(self, sid: str, times: int = 1) -> None:
        """The same webhook again."""
        self._do("replay", sid=sid, times=times)

    def fail_next(self, times: int = 1, *, http: int | None = None, how: str = "http", on: str = "send") -> None:
        """The next requests of the service fail. See bot.simulator.faults for the ways."""
        self._do("fail_next", times=times, http=http, how=how, on=on)

    def undeliverable(self, number: str, code: int, times: int | None = None) -> None:
        """Texts to a number come back with a code: the next `times`, or all."""
        self._do("undeliverable", number=number, code=code, times=times)

    def reachable(self, number: str) -> None:
        self._do("reachable", number=number)

    def call_back(self, how: str, late_by: float = 10.0) -> None:
        """Status callbacks from now on: normal, late, never, doubled, reordered."""
        self._do("call_back", how=how, late_by=late_by)

    def clear(self) -> None:
        """No texts, no faults, nobody opted out."""
        self._do("clear")

    @property
    def ledger(self) -> dict[str, Any]:
        """Everything: entries (see bot.simulator.ledger.Entry), refused sends, who opted out."""
        return self._http.get("/control/ledger").json()

    def _entries(self, **only: str) -> list[dict[str, Any]]:
        return self._http.get("/control/ledger", params=only).json()["entries"]

    def entry(self, sid: str) -> dict[str, Any]:
        """One text, as the ledger has it."""
        [entry] = self._entries(sid=sid)
        return entry

    def answers(self, sid: str, about: str = "inbound") -> list[int | str]:
        """What the service answered to the webhooks about a text; "ct" is no connection, "rt" no answer."""
        return [a for request in self.entry(sid)["requests"] if request["about"] == about for a in request["answers"]]

    def outbound(self, number: str) -> list[dict[str, Any]]:
        """What the service sent to a number and Twilio took, in order."""
        return [entry for entry in self._entries(phone=number) if entry["direction"] == "outbound-api"]

    def sent_to(self, number: str) -> list[str]:
        """The words of `outbound`."""
        return [entry["body"] for entry in self.outbound(number)]

    def wait_for(self, number: str, count: int, timeout: float = 30) -> list[str]:
        """The words sent to a number, once there are `count` of them. Fails after `timeout` seconds."""
        return until(lambda: sent if len(sent := self.sent_to(number)) >= count else [], timeout)

    def close(self) -> None:
        self._http.close()


@contextmanager
def running_fake_twilio(
    public_url: str,
    *,
    number: str = DEMO_DEFAULTS["TWILIO_NUMBER"],
    token: str = DEMO_DEFAULTS["TWILIO_AUTH_TOKEN"],
    ledger_file: Path | None = None,
    pauses: tuple[float, float] = (0.02, 0.02),
    **account: str,
) -> Iterator[RemoteTwilio]:
    """A fake Twilio on a free port, whose webhooks go to `public_url`. More of `Account` by name."""
    made = Account(DEMO_DEFAULTS["TWILIO_ACCOUNT_SID"], token, number, public_url, **account)
    with serving(FakeTwilio(made, ledger_file=ledger_file, pauses=pauses)) as url:
        remote = RemoteTwilio(url, made)
        try:
            yield remote
        finally:
            remote.close()


@contextmanager
def serving(application: Any) -> Iterator[str]:
    """An ASGI application on a free loopback port, in a thread; yields its address."""
    listener = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(application, log_level="warning", lifespan="auto", timeout_graceful_shutdown=2)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
    thread.start()
    try:
        until(lambda: server.started, 10)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        server.should_exit = True
        thread.join(10)
        listener.close()
