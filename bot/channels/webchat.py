"""Web chat: what a page posts, and whether it was a page of ours that posted it.

There is no send: the page reads the rows, so that being committed is being sent. Nothing here touches the database.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit
from uuid import UUID, uuid4

from starlette.datastructures import Headers
from starlette.requests import Request

from bot.channels import InboundMessage
from bot.settings import Settings

LONGEST_TEXT = 10_000  # characters
LARGEST_BODY = 200_000  # bytes: that many characters of four bytes, percent-encoded, and the names around them
MOST_READ = 5_000_000  # bytes: a browser hears our answer only when we have read what it sends
MOST_FIELDS = 20
LOOPBACK = ("127.0.0.1", "localhost", "::1")

UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # PostgreSQL takes neither NUL nor halves of a surrogate pair


# Signature


def from_our_own_page(headers: Headers, settings: Settings) -> bool:
    """Whether a POST was made by a page of ours. The browser says so in Sec-Fetch-Site, which no page can forge; one
    too old for that says it in Origin. One that says neither is refused."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site == "same-origin"
    origin = headers.get("origin")
    return origin is not None and (origin == settings.public_url or settings.demo and _is_loopback(origin))


def _is_loopback(origin: str) -> bool:
    try:
        return urlsplit(origin).hostname in LOOPBACK
    except ValueError:
        return False


# Receive


@dataclass(frozen=True)
class Form:
    """One form as it was posted. `text` is whole; what PostgreSQL cannot store in it reads as U+FFFD."""

    fields: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        """The resident's words. Browsers send line ends as CRLF, which nobody wrote."""
        return UNSTORABLE.sub("\ufffd", self.fields.get("text", "")).replace("\r\n", "\n")

    @property
    def too_long(self) -> bool:
        return len(self.body) > LARGEST_BODY or len(self.text) > LONGEST_TEXT


async def form_of(request: Request) -> Form:
    """The form in a request's body. Of a body far too large the beginning is kept: it may hold danger."""
    body, read = bytearray(), 0
    async for chunk in request.stream():
        read += len(chunk)
        if len(body) <= LARGEST_BODY:
            body += chunk
        if read > MOST_READ:
            break
    given = body[:LARGEST_BODY].decode("latin-1")
    try:
        pairs = parse_qsl(given, keep_blank_values=True, errors="replace", max_num_fields=MOST_FIELDS)
    except ValueError:
        pairs = []
    return Form(dict(reversed(pairs)), bytes(body))


def inbound(form: Form, session_id: UUID, channel: str, address: str) -> InboundMessage:
    """The message in a form. Its id is the page's own, so that a second click or a repeated send is the same message;
    with other words under the same id, from a page brought back out of the history, it is another."""
    client_id = client_id_of(form)
    words = hashlib.sha256(form.text.encode()).hexdigest()[:16]
    exact = UNSTORABLE.search(form.fields.get("text", "")) is None
    return InboundMessage(
        channel=channel, address=address, provider="webchat", provider_id=f"{session_id}:{client_id}:{words}",
        text=form.text, raw={} if exact else {"raw_base64": base64.b64encode(form.body).decode()},
    )


def client_id_of(form: Form) -> str:
    """The id the page gave its message; a new one where it gave none that is one."""
    try:
        return str(UUID(form.fields.get("id", "")))
    except ValueError:
        return str(uuid4())


def client_id_in(provider_id: str | None) -> str:
    """The page's own id of a stored message; "" for one that came another way."""
    parts = (provider_id or "").split(":")
    return parts[1] if len(parts) == 3 else ""
