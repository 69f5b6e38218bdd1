"""What every channel speaks: one file a channel, each with the same four parts: receive, status, send, signature."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any


@dataclass(frozen=True)
class InboundMessage:
    """One message from a resident, as the provider gave it."""

    channel: str  # "sms" or "webchat"
    address: str  # E.164 number, or the web session's id
    provider: str  # "twilio" or "webchat"
    provider_id: str  # unique at that provider; a second one with the same id is a quiet success
    text: str  # whole, whatever its length; "" for a picture without words
    raw: dict[str, Any] = field(default_factory=dict)  # every parameter we were sent, known or not


@dataclass(frozen=True)
class Reply:
    """One message the bot wants to say. Buttons are titles; on SMS they are already numbered in the text."""

    text: str
    buttons: tuple[str, ...] = ()


@dataclass(frozen=True)
class StatusUpdate:
    """What a provider says became of a message we sent."""

    provider: str
    provider_id: str
    status: str  # "sent", "delivered" or "failed"
    error_code: int | None = None
    at: datetime | None = None


class SendError(Exception):
    """A send that did not succeed. `retryable` is the whole policy; `code` is the provider's; `unknown` is true when
    the provider may have taken it all the same (the answer was lost), so it must be looked up before any retry."""

    def __init__(self, message: str, *, retryable: bool, code: int | None = None, unknown: bool = False) -> None:
        super().__init__(message)
        self.retryable = retryable
        self.code = code
        self.unknown = unknown
