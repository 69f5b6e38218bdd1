"""Text messages through Twilio: signature, receive, status, send, and looking up what was lost.

Nothing here touches the database or writes a text or a number to a log.
"""

import base64
import hashlib
import hmac
import re
from collections.abc import Collection
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from bot.channels import InboundMessage, SendError, StatusUpdate
from bot.channels.twilio_wire import speaking_to
from bot.numbers import is_uk_mobile
from bot.settings import Settings

STATUSES = {
    "accepted": "sent", "scheduled": "sent", "queued": "sent", "sending": "sent", "sent": "sent",
    "delivered": "delivered", "read": "delivered",
    "undelivered": "failed", "failed": "failed", "canceled": "failed",
}  # fmt: skip

UNSTORABLE = re.compile("[\0\ud800-\udfff]")  # PostgreSQL takes neither NUL nor halves of a surrogate pair

CLOCKS_MAY_DIFFER_BY = timedelta(seconds=60)  # ours and Twilio's; also covers its times being whole seconds
MOST_LOOKED_THROUGH = 1000  # messages, newest first


# Signature


def verify(raw_body: bytes, path: str, query: str, signature: str, settings: Settings) -> bool:
    """Whether Twilio signed this request. `path` and `query` as they came in, undecoded; `query` without "?".

    base64(HMAC-SHA1(auth token, URL + every name and value, sorted)). The URL is the configured public one, never the
    Host header; Twilio signs it now with and now without the port. Names and values are compared as bytes, so a
    text that is not UTF-8 still has the signature that it came with; a name and value sent twice counts once, as in
    Twilio's own libraries. Source: https://www.twilio.com/docs/usage/security
    """
    signed = b"".join(name + value for name, value in sorted(set(_pairs(raw_body))))
    given = signature.encode("utf-8", "surrogateescape")
    token = settings.twilio_auth_token.encode()
    genuine = False
    for url in _urls(settings.public_url, path, query):
        made = base64.b64encode(hmac.new(token, url.encode("utf-8", "surrogateescape") + signed, hashlib.sha1).digest())
        genuine |= hmac.compare_digest(made, given)
    return genuine


def _urls(public_url: str, path: str, query: str) -> tuple[str, str]:
    """The public address of a request with its port and without."""
    parts = urlsplit(public_url)
    port = parts.port or (443 if parts.scheme == "https" else 80)
    bare = parts.netloc.removesuffix(f":{parts.port}") if parts.port else parts.netloc
    rest = parts.path.rstrip("/") + path + (f"?{query}" if query else "")
    return f"{parts.scheme}://{bare}{rest}", f"{parts.scheme}://{bare}:{port}{rest}"


def _pairs(raw_body: bytes) -> list[tuple[bytes, bytes]]:
    """Every name and value of a form, as bytes. Genuine texts have blank fields, and they are signed too."""
    fields = parse_qsl(raw_body.decode("latin-1"), keep_blank_values=True, encoding="latin-1")
    return [(name.encode("latin-1"), value.encode("latin-1")) for name, value in fields]


# Receive


def parse_inbound(raw_body: bytes) -> InboundMessage:
    """One text from a resident; never raises. `raw` holds every parameter (a list where a name came twice), and under
    "media" what an MMS links to. A request without an id gets one made of its content: kept once, lost never."""
    raw = _storable(raw_body)
    media = [
        {"url": raw.get(f"MediaUrl{i}", ""), "content_type": raw.get(f"MediaContentType{i}", "")}
        for i in range(_number(_one(raw, "NumMedia")) or 0)
        if f"MediaUrl{i}" in raw
    ]
    sid = _one(raw, "MessageSid") or _one(raw, "SmsMessageSid") or _one(raw, "SmsSid")
    return InboundMessage(
        channel="sms",
        address=_one(raw, "From") or "unknown",
        provider="twilio",
        provider_id=sid or "sha256:" + hashlib.sha256(raw_body).hexdigest(),
        text=_one(raw, "Body"),
        raw=raw | ({"media": media} if media else {}),
    )


def _storable(raw_body: bytes) -> dict[str, Any]:
    """The form as PostgreSQL can store it, in text and in jsonb: a character that it cannot store, or bytes that are no
    UTF-8, read as U+FFFD, "�", and the request as it came is kept under "raw_base64", so nothing is lost."""
    raw: dict[str, Any] = {}
    exact = True
    for name_bytes, value_bytes in _pairs(raw_body):
        name, value = (UNSTORABLE.sub("\ufffd", part.decode("utf-8", "replace")) for part in (name_bytes, value_bytes))
        exact &= (name.encode(), value.encode()) == (name_bytes, value_bytes)
        if name not in raw:
            raw[name] = value
        else:
            raw[name] = [*(raw[name] if isinstance(raw[name], list) else [raw[name]]), value]
    return raw if exact else raw | {"raw_base64": base64.b64encode(raw_body).decode()}


def _one(raw: dict[str, Any], name: str) -> str:
    """The value of a parameter, the first if it came twice, "" if it did not come."""
    value = raw.get(name, "")
    return value[0] if isinstance(value, list) else value


def _number(text: str) -> int | None:
    """`text` as a number of at most five digits, or None."""
    return int(text) if re.fullmatch(r"[0-9]{1,5}", text) else None


# Status


def parse_status(raw_body: bytes) -> StatusUpdate | None:
    """What became of a text we sent; None for a status we do not know, or without a message id."""
    raw = _storable(raw_body)
    sid = _one(raw, "MessageSid") or _one(raw, "SmsSid")
    status = STATUSES.get((_one(raw, "MessageStatus") or _one(raw, "SmsStatus")).lower())
    if not sid or not status:
        return None
    return StatusUpdate("twilio", sid, status, error_code=_number(_one(raw, "ErrorCode")))


# Send


async def send(settings: Settings, to: str, text: str, *, status_callback: str, validity_seconds: int) -> str:
    """Hands a text to Twilio; out comes its id there. `validity_seconds`: after that it is not delivered any more.
    Raises SendError. Must not be called inside a database transaction."""
    if not is_uk_mobile(to):
        raise SendError("Only UK mobiles are texted.", retryable=False)
    async with speaking_to(settings) as twilio:
        message = await twilio.messages.create_async(
            to=to,
            from_=settings.twilio_number,
            body=text,
            status_callback=status_callback,
            validity_period=validity_seconds,
        )
    if not message.sid:
        raise SendError("Twilio's answer has no id in it.", retryable=True, unknown=True)
    return message.sid


# Looking up what was lost, and tidying


async def find_sent(
    settings: Settings, to: str, text: str, since: datetime, *, known: Collection[str] = ()
) -> str | None:
    """The id of a text of ours whose answer was lost, or None if Twilio never took it. `since`: when the send began.
    `known`: ids that other messages already have, for the same words may have gone twice. Raises SendError.

    Looks by number and not by date: Twilio lists a text that is still queued under no date at all."""
    async with speaking_to(settings) as twilio:
        async for message in await twilio.messages.stream_async(
            to=to, from_=settings.twilio_number, limit=MOST_LOOKED_THROUGH
        ):
            if message.date_created and message.date_created < since - CLOCKS_MAY_DIFFER_BY:
                return None
            if message.body == text and message.sid and message.sid not in known:
                return message.sid
    return None


async def list_inbound(settings: Settings, since: datetime) -> list[InboundMessage]:
    """Texts that Twilio took for us since then, oldest first; some may never have reached us. Raises SendError."""
    found = []
    async with speaking_to(settings) as twilio:
        async for message in await twilio.messages.stream_async(
            to=settings.twilio_number, date_sent_after=since - CLOCKS_MAY_DIFFER_BY, limit=MOST_LOOKED_THROUGH
        ):
            if message.direction == "inbound" and message.sid:
                found.append(_listed(message))
    return found[::-1]


def _listed(message: Any) -> InboundMessage:
    """A record of Twilio's list, by the names that the webhook would have used."""
    fields = {
        "MessageSid": message.sid, "From": message.from_, "To": message.to, "Body": message.body,
        "NumMedia": message.num_media, "NumSegments": message.num_segments, "SmsStatus": message.status,
    }  # fmt: skip
    raw = {name: UNSTORABLE.sub("\ufffd", value) for name, value in fields.items() if isinstance(value, str)}
    sent = message.date_sent.isoformat() if message.date_sent else ""
    return InboundMessage(
        channel="sms",
        address=raw.get("From") or "unknown",
        provider="twilio",
        provider_id=message.sid,
        text=raw.get("Body", ""),
        raw=raw | {"found_in_list": True, "date_sent": sent},
    )


async def redact(settings: Settings, provider_id: str) -> None:
    """Blanks the words of a text at Twilio; who and when stay there. Raises SendError, retryable while it is moving."""
    async with speaking_to(settings) as twilio:
        await twilio.messages(provider_id).update_async(body="")
