"""The requests that Twilio makes: their parameters, their signature, their retries."""

import asyncio
import logging
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

import httpx
from twilio.request_validator import RequestValidator

from bot.simulator.ledger import Entry

TIMEOUT = httpx.Timeout(15, connect=5)  # seconds, as Twilio's
RETRY_PAUSE = 0.1  # seconds
API_VERSION = "2010-04-01"

logging.getLogger("httpx").setLevel(logging.WARNING)  # it logs whole addresses, and a fallback's holds a number


def inbound_parameters(entry: Entry, account_sid: str, extra: Mapping[str, str]) -> dict[str, str]:
    """Everything that Twilio says about a text it has received; blank fields included."""
    parameters = {
        "ToCountry": "GB", "ToState": "", "ToCity": "", "ToZip": "",
        "FromCountry": "GB", "FromState": "", "FromCity": "", "FromZip": "",
        "SmsMessageSid": entry.sid, "SmsSid": entry.sid, "MessageSid": entry.sid, "SmsStatus": "received",
        "NumMedia": str(len(entry.media)), "NumSegments": str(entry.segments), "Body": entry.body,
        "To": entry.to, "From": entry.sender, "AccountSid": account_sid, "ApiVersion": API_VERSION,
    }  # fmt: skip
    for position, address in enumerate(entry.media):
        parameters |= {f"MediaUrl{position}": address, f"MediaContentType{position}": "image/jpeg"}
    return {**parameters, **extra}


def status_parameters(entry: Entry, account_sid: str, status: str) -> dict[str, str]:
    """Everything that Twilio says about what became of a text."""
    parameters = {
        "SmsSid": entry.sid, "MessageSid": entry.sid, "SmsStatus": status, "MessageStatus": status,
        "To": entry.to, "From": entry.sender, "AccountSid": account_sid, "ApiVersion": API_VERSION,
    }  # fmt: skip
    if entry.error_code and status in ("undelivered", "failed"):
        parameters["ErrorCode"] = str(entry.error_code)
    return parameters


def form(parameters: Mapping[str, str]) -> bytes:
    """A request's body. A lone surrogate is sent as the bytes a careless network would make of it."""
    return urlencode(parameters, encoding="utf-8", errors="surrogatepass").encode()


def sign(auth_token: str, url: str, parameters: Mapping[str, str]) -> str:
    """X-Twilio-Signature, made by Twilio's own library."""
    return RequestValidator(auth_token).compute_signature(url, {k: _Exact(v) for k, v in parameters.items()})


class _Exact(str):
    """Text that the library can put at the end of an address and encode, lone surrogates and all."""

    def __radd__(self, before: str) -> "_Exact":
        return _Exact(str.__add__(before, self))

    def __add__(self, after: str) -> "_Exact":
        return _Exact(str.__add__(self, after))

    def encode(self, encoding: str = "utf-8", errors: str = "strict") -> bytes:
        return str.encode(self, encoding, "surrogatepass")


class Webhooks:
    """Makes signed requests to the service."""

    def __init__(self, auth_token: str, public_url: str, deliver_to: str = "") -> None:
        """`deliver_to`: where the service really listens, if the public address does not lead there from here."""
        self.auth_token = auth_token
        self.public_url = public_url.rstrip("/")
        self.deliver_to = (deliver_to or public_url).rstrip("/")
        self._client: httpx.AsyncClient | None = None

    async def request(self, url: str, parameters: Mapping[str, str], method: str = "POST") -> list[dict[str, Any]]:
        """Asks `url`, again as its connection overrides say, and returns every answer: {"status", "body"}, where the
        status is a number, or "ct" / "rt" for no connection and no answer. Source of the overrides (#rc=3&rp=all):
        https://www.twilio.com/docs/usage/webhooks/webhooks-connection-overrides"""
        address, _, fragment = url.partition("#")
        overrides = parse_qs(fragment)
        retries = int(overrides.get("rc", ["1"])[0])
        policy = overrides.get("rp", ["ct"])[0].split(",")
        answers = [await self._once(address, parameters, method)]
        while len(answers) <= retries and _again(answers[-1]["status"], policy):
            await asyncio.sleep(RETRY_PAUSE)
            answers.append(await self._once(address, parameters, method))
        return answers

    async def _once(self, url: str, parameters: Mapping[str, str], method: str) -> dict[str, Any]:
        self._client = self._client or httpx.AsyncClient(timeout=TIMEOUT, limits=httpx.Limits(max_connections=None))
        body = b""
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if method == "GET":
            url += ("&" if urlsplit(url).query else "?") + form(parameters).decode()
            parameters = {}
        else:
            body = form(parameters)
        headers["X-Twilio-Signature"] = sign(self.auth_token, url, parameters)
        if url.startswith(self.public_url):
            url = self.deliver_to + url.removeprefix(self.public_url)
        try:
            answer = await self._client.request(method, url, content=body, headers=headers)
        except (httpx.ConnectError, httpx.ConnectTimeout):
            return {"status": "ct", "body": ""}
        except httpx.HTTPError:
            return {"status": "rt", "body": ""}
        return {"status": answer.status_code, "body": answer.text}


def _again(status: int | str, policy: list[str]) -> bool:
    """Whether this answer is one that the retry policy tries again."""
    kind = status if isinstance(status, str) else f"{status // 100}xx"
    return kind in ("4xx", "5xx", "ct", "rt") and (kind in policy or "all" in policy)


def answered_well(answers: list[dict[str, Any]]) -> bool:
    """Whether the last answer was a 2xx."""
    status = answers[-1]["status"]
    return isinstance(status, int) and 200 <= status < 300
