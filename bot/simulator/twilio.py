"""A Twilio to try things on: takes texts, hands texts over, keeps a ledger, and fails when it is told to.

One fake for the tests and the demo. Its REST side is rest.py, its memory ledger.py, its webhooks webhooks.py.
"""

import asyncio
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from starlette.applications import Starlette
from starlette.types import Receive, Scope, Send

from bot import clock
from bot.channels.twilio_codes import OPTED_OUT
from bot.simulator import control, rest, webhooks
from bot.simulator.dead_line import remember_transport
from bot.simulator.faults import Faults, Refused
from bot.simulator.ledger import FINAL, Entry, Ledger, new_sid

STOP_WORDS = frozenset(["STOP", "STOPALL", "UNSUBSCRIBE", "END", "QUIT", "CANCEL", "REVOKE", "OPTOUT"])
START_WORDS = frozenset(["START", "YES", "UNSTOP"])
HELP_WORDS = frozenset(["HELP", "INFO"])
STOPPED = "You are unsubscribed and get no more texts from this number. Text START to get them again."
STARTED = "You are subscribed again. Text HELP for help, STOP to unsubscribe."


@dataclass
class Account:
    """What an operator sets up at Twilio."""

    sid: str
    token: str
    number: str
    public_url: str
    deliver_to: str = ""  # where the service listens, when not at its public address
    inbound: str = "/sms/inbound#rc=3&rp=all"
    fallback: str = "/sms/fallback"  # asked with GET when the other gave no good answer; "" for none
    help_words: str = "Doorstep: key worker teams. Call 01632 960100. In an emergency call 999."


class FakeTwilio:
    """An ASGI application, and the other end of every phone."""

    def __init__(
        self, account: Account, *, ledger_file: Path | None = None, pauses: tuple[float, float] = (0.02, 0.02)
    ) -> None:
        """`pauses`: seconds from queued to sent, and from sent to its end."""
        self.account = account
        self.ledger = Ledger(ledger_file)
        self.faults = Faults()
        self.pauses = pauses
        self._webhooks = webhooks.Webhooks(account.token, account.public_url, account.deliver_to)
        self._running: set[asyncio.Task[None]] = set()
        self._unfinished = [entry for entry in self.ledger.entries.values() if entry.status not in FINAL]
        self._app = Starlette(routes=[*rest.routes(self), *control.routes(self)])

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        self.resume()
        if scope["type"] == "http":
            remember_transport(scope, send)
        await self._app(scope, receive, send)

    def resume(self) -> None:
        """Takes up the texts that were on their way when an earlier process ended."""
        while self._unfinished:
            self._begin(self._carry(self._unfinished.pop()))

    def _begin(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.create_task(work)
        self._running.add(task)
        task.add_done_callback(self._running.discard)

    async def clear(self) -> None:
        """As new: no texts, none on their way, nobody opted out, nothing wrong."""
        on_their_way = list(self._running)
        for task in on_their_way:
            task.cancel()
        await asyncio.gather(*on_their_way, return_exceptions=True)
        self.ledger.clear()
        self.faults = Faults()

    # A phone texts the service

    async def text(
        self,
        sender: str,
        body: str = "",
        *,
        media: Sequence[str] = (),
        extra: dict[str, str] | None = None,
        webhook: bool = True,
        wait: bool = True,
    ) -> str:
        """A text from a phone; returns its MessageSid. `extra` adds or overrides parameters. `webhook=False`: Twilio
        has it, but the service never hears. `wait`: until the service has answered."""
        entry = Entry(new_sid("MM" if media else "SM"), "inbound", sender, self.account.number, body, "received")
        self.ledger.save(entry, media=list(media), sent_at=clock.now())
        self._keywords(entry)
        if webhook:
            await self._either(self._tell(entry, extra or {}), wait)
        return entry.sid

    async def replay(self, sid: str, times: int = 1) -> None:
        """The same webhook again, as a nervous network does it."""
        for _ in range(times):
            await self._tell(self.ledger.entries[sid], {})

    async def _either(self, work: Coroutine[Any, Any, None], wait: bool) -> None:
        if wait:
            await work
        else:
            self._begin(work)

    async def _tell(self, entry: Entry, extra: dict[str, str]) -> None:
        parameters = webhooks.inbound_parameters(entry, self.account.sid, extra)
        answers = await self._ask(entry, "inbound", self.account.inbound, parameters)
        if not webhooks.answered_well(answers) and self.account.fallback:
            answers = await self._ask(entry, "fallback", self.account.fallback, parameters, method="GET")
        if webhooks.answered_well(answers):
            for words in _said_in_twiml(answers[-1]["body"]):
                if (entry.sender, entry.to) in self.ledger.opted_out:
                    self.ledger.refuse(entry.sender, str(OPTED_OUT))
                else:
                    self._reply(entry, words)

    async def _ask(
        self, entry: Entry, about: str, where: str, parameters: dict[str, str], method: str = "POST"
    ) -> list[dict[str, Any]]:
        """A request about `entry`, noted in the ledger with its answers."""
        url = self.account.public_url.rstrip("/") + where if where.startswith("/") else where
        answers = await self._webhooks.request(url, parameters, method)
        note = {"at": clock.now().isoformat(), "about": about, "answers": [answer["status"] for answer in answers]}
        self.ledger.save(entry, requests=[*entry.requests, note])
        return answers

    def _keywords(self, entry: Entry) -> None:
        """Twilio keeps who wants texts by itself, and answers these words itself."""
        word = entry.body.strip().upper()
        pair = (entry.sender, entry.to)
        if word in STOP_WORDS:
            self.ledger.opt_out(*pair)
            self._reply(entry, STOPPED)
        elif word in START_WORDS and pair in self.ledger.opted_out:
            self.ledger.opt_out(*pair, out=False)
            self._reply(entry, STARTED)
        elif word in HELP_WORDS:
            self._reply(entry, self.account.help_words)

    def _reply(self, entry: Entry, words: str) -> None:
        reply = Entry(new_sid(), "outbound-reply", entry.to, entry.sender, words, "delivered", sent_at=clock.now())
        self.ledger.save(reply)

    # The service texts a phone

    def take(self, sender: str, to: str, body: str, callback: str, validity: int | None) -> Entry:
        """A send of the service. Raises Refused."""
        if sender != self.account.number:
            raise Refused(400, 21606, "The From number is not one of yours")
        if (to, sender) in self.ledger.opted_out:
            raise Refused(400, OPTED_OUT, "Attempt to send to unsubscribed recipient")
        entry = Entry(new_sid(), "outbound-api", sender, to, body, "queued")
        self.ledger.save(entry, status_callback=callback, validity_seconds=validity)
        self._begin(self._carry(entry))
        return entry

    async def _carry(self, entry: Entry) -> None:
        """A text's way to the phone, with the callbacks as they have been told to behave."""
        end, code = self.faults.outcome(entry.to)
        said = []
        for status, pause in (("queued", 0.0), ("sent", self.pauses[0]), (end, self.pauses[1])):
            await asyncio.sleep(pause)
            sent_at = entry.sent_at or (clock.now() if status == "sent" else None)
            self.ledger.save(entry, status=status, sent_at=sent_at, error_code=code if status == end else None)
            said.append(status)
            if self.faults.callbacks != "reordered":
                await self._call_back(entry, status)
        if self.faults.callbacks == "reordered":
            for status in reversed(said):
                await self._call_back(entry, status)

    async def _call_back(self, entry: Entry, status: str) -> None:
        how = self.faults.callbacks
        if not entry.status_callback or how == "never":
            return
        if how == "late":
            await asyncio.sleep(self.faults.late_by)
        parameters = webhooks.status_parameters(entry, self.account.sid, status)
        for _ in range(2 if how == "doubled" else 1):
            await self._ask(entry, status, entry.status_callback, parameters)


def _said_in_twiml(body: str) -> list[str]:
    """The messages in an answer of the service's; none if it is not TwiML."""
    try:
        document = ElementTree.fromstring(body)
    except ElementTree.ParseError:
        return []
    return ["".join(message.itertext()) for message in document.iter("Message")]
