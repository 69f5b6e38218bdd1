"""A service that keeps every webhook it gets and answers as it is told: the other end of the fake Twilio."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import Response
from twilio.request_validator import RequestValidator

from bot.settings import DEMO_DEFAULTS
from tests.support.fake_twilio import serving


@dataclass(frozen=True)
class Webhook:
    """One request, and whether Twilio's own library calls it genuine."""

    method: str
    path: str
    parameters: dict[str, str]
    genuine: bool

    @property
    def status(self) -> str:
        return self.parameters.get("MessageStatus", "")


@dataclass
class Sink:
    """`answers`: (status, body) of the next ones, then 204."""

    public_url: str = ""
    received: list[Webhook] = field(default_factory=list)
    answers: list[tuple[int, str]] = field(default_factory=list)

    def statuses(self) -> list[str]:
        return [webhook.status for webhook in self.received if webhook.status]

    async def __call__(self, scope, receive, send) -> None:
        if scope["type"] != "http":
            return
        request = Request(scope, receive)
        body = parse_qs((await request.body()).decode(), keep_blank_values=True)
        parameters = {name: values[0] for name, values in body.items()}
        url = self.public_url + request.url.path + (f"?{request.url.query}" if request.url.query else "")
        genuine = RequestValidator(DEMO_DEFAULTS["TWILIO_AUTH_TOKEN"]).validate(
            url, parameters, request.headers.get("x-twilio-signature", "")
        )
        self.received.append(Webhook(request.method, request.url.path, parameters, genuine))
        status, content = self.answers.pop(0) if self.answers else (204, "")
        await Response(content, status, media_type="application/xml")(scope, receive, send)


@contextmanager
def running_sink() -> Iterator[Sink]:
    """A sink on a free port."""
    sink = Sink()
    with serving(sink) as url:
        sink.public_url = url
        yield sink
