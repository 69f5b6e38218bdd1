"""The part of Twilio's REST API that we use, answered as Twilio answers it, or as badly as it has been told to."""

import base64
import hmac
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from email.utils import format_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.channels.twilio_codes import failure
from bot.numbers import is_uk_mobile
from bot.simulator.dead_line import Dead
from bot.simulator.faults import Fault, Refused
from bot.simulator.ledger import Entry

if TYPE_CHECKING:
    from bot.simulator.twilio import FakeTwilio

LONGEST = 1600  # characters
Endpoint = Callable[["FakeTwilio", Request], Awaitable[Response]]


def routes(fake: "FakeTwilio") -> list[Route]:
    """The REST side of `fake`."""
    messages = f"/2010-04-01/Accounts/{fake.account.sid}/Messages"

    def signed_in(endpoint: Endpoint) -> Callable[[Request], Awaitable[Response]]:
        async def checked(request: Request) -> Response:
            if not _signed_in(fake, request):
                return refusal(Refused(401, 20003, "Authenticate"))
            try:
                return await endpoint(fake, request)
            except Refused as refused:
                return refusal(refused)

        return checked

    return [
        Route(f"{messages}.json", signed_in(create), methods=["POST"]),
        Route(f"{messages}.json", signed_in(list_all), methods=["GET"]),
        Route(f"{messages}/{{sid}}.json", signed_in(fetch), methods=["GET"]),
        Route(f"{messages}/{{sid}}.json", signed_in(redact), methods=["POST"]),
        Route(f"{messages}/{{sid}}.json", signed_in(delete), methods=["DELETE"]),
    ]


def _signed_in(fake: "FakeTwilio", request: Request) -> bool:
    expected = base64.b64encode(f"{fake.account.sid}:{fake.account.token}".encode())
    given = request.headers.get("authorization", "").removeprefix("Basic ")
    return hmac.compare_digest(expected, given.encode())


async def create(fake: "FakeTwilio", request: Request) -> Response:
    """Takes a text of the service's."""
    form = {name: str(value) for name, value in (await request.form()).items()}
    to = form.get("To", "")
    fault = fake.faults.of_next_send()
    if fault and fault.how != "accept_then_lose_answer":
        fake.ledger.refuse(to, f"HTTP {fault.http}" if fault.how == "http" else fault.how)
        return _broken(fault, status=201)
    try:
        entry = _take(fake, form)
    except Refused as refused:
        fake.ledger.refuse(to, str(refused.code))
        raise
    if fault:
        return Dead()
    return _json(resource(entry, fake.account.sid), status_code=201)


def _take(fake: "FakeTwilio", form: dict[str, str]) -> Entry:
    to, body = form.get("To", ""), form.get("Body", "")
    if not to:
        raise Refused(400, 21604, "A 'To' phone number is required.")
    if not is_uk_mobile(to):
        raise Refused(400, 21211, "Invalid 'To' Phone Number")
    if not body:
        raise Refused(400, 21602, "Message body is required.")
    if len(body) > LONGEST:
        raise Refused(400, 21617, "The message body exceeds the 1600 character limit.")
    validity = form.get("ValidityPeriod", "")
    return fake.take(
        form.get("From", ""), to, body, form.get("StatusCallback", ""), int(validity) if validity else None
    )


async def list_all(fake: "FakeTwilio", request: Request) -> Response:
    """Texts in and out, newest first, by pages."""
    if fault := fake.faults.of_next_list():
        return _broken(fault, status=200)
    asked = request.query_params
    found = [entry for entry in reversed(fake.ledger.entries.values()) if _matches(entry, asked)]
    size = min(max(int(asked.get("PageSize", "50")), 1), 1000)
    page = int(asked.get("Page", "0"))
    start = next((i + 1 for i, entry in enumerate(found) if asked.get("PageToken") == "PA" + entry.sid), 0)
    shown = found[start : start + size]
    path = f"/2010-04-01/Accounts/{fake.account.sid}/Messages.json"
    kept = {name: value for name, value in asked.items() if name not in ("Page", "PageToken")}

    def uri(number: int, token: str = "") -> str:
        return path + "?" + urlencode(kept | {"Page": number} | ({"PageToken": token} if token else {}))

    more = start + size < len(found)
    return _json({
        "messages": [resource(entry, fake.account.sid) for entry in shown],
        "page": page, "page_size": size, "start": start, "end": start + max(len(shown) - 1, 0),
        "uri": uri(page), "first_page_uri": uri(0), "previous_page_uri": None,
        "next_page_uri": uri(page + 1, "PA" + shown[-1].sid) if more else None,
    })  # fmt: skip


def _matches(entry: Entry, asked: Any) -> bool:
    """Whether a text is in a list. One that has not gone out yet has no date, so a list by date leaves it out."""
    after, before = asked.get("DateSent>"), asked.get("DateSent<")
    return (
        not entry.deleted
        and asked.get("To", entry.to) == entry.to
        and asked.get("From", entry.sender) == entry.sender
        and (not after or bool(entry.sent_at and entry.sent_at >= _moment(after)))
        and (not before or bool(entry.sent_at and entry.sent_at <= _moment(before)))
    )


def _moment(text: str) -> datetime:
    moment = datetime.fromisoformat(text)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _entry(fake: "FakeTwilio", request: Request) -> Entry:
    entry = fake.ledger.entries.get(request.path_params["sid"])
    if entry is None or entry.deleted:
        raise Refused(404, 20404, "The requested resource was not found")
    return entry


def _settled(fake: "FakeTwilio", request: Request) -> Entry:
    entry = _entry(fake, request)
    if entry.status in ("queued", "sending"):
        raise Refused(409, 20009, "Cannot change a message that is on its way")
    return entry


async def fetch(fake: "FakeTwilio", request: Request) -> Response:
    return _json(resource(_entry(fake, request), fake.account.sid))


async def redact(fake: "FakeTwilio", request: Request) -> Response:
    """Blanks the words; nothing else about a text can be changed. The ledger keeps that it happened."""
    entry = _settled(fake, request)
    if (await request.form()).get("Body") != "":
        raise Refused(400, 20422, "Only an empty Body can be set")
    fake.ledger.save(entry, body="", redacted=True)
    return _json(resource(entry, fake.account.sid))


async def delete(fake: "FakeTwilio", request: Request) -> Response:
    fake.ledger.save(_settled(fake, request), body="", deleted=True)
    return Response(status_code=204)


def resource(entry: Entry, account_sid: str) -> dict[str, Any]:
    """A text as Twilio writes it down."""
    uri = f"/2010-04-01/Accounts/{account_sid}/Messages/{entry.sid}"
    return {
        "sid": entry.sid, "account_sid": account_sid, "api_version": "2010-04-01", "uri": f"{uri}.json",
        "subresource_uris": {"media": f"{uri}/Media.json"}, "messaging_service_sid": None,
        "direction": entry.direction, "from": entry.sender, "to": entry.to, "body": entry.body,
        "status": entry.status, "num_media": str(len(entry.media)), "num_segments": str(entry.segments),
        "error_code": entry.error_code, "error_message": failure(entry.error_code).words if entry.error_code else None,
        "price": None, "price_unit": "GBP",
        "date_created": _date(entry.created_at), "date_updated": _date(entry.updated_at),
        "date_sent": _date(entry.sent_at),
    }  # fmt: skip


def _date(moment: datetime | None) -> str | None:
    """RFC 2822, whole seconds."""
    return format_datetime(moment.astimezone(UTC)) if moment else None


def _json(content: dict[str, Any], status_code: int = 200) -> Response:
    """Escapes all that is not ASCII, so that even a lone surrogate can be said."""
    return Response(json.dumps(content), status_code, media_type="application/json")


def refusal(refused: Refused) -> Response:
    """An error as Twilio writes it down."""
    more = f"https://www.twilio.com/docs/errors/{refused.code}"
    body = {"code": refused.code, "message": refused.message, "more_info": more, "status": refused.status}
    return _json(body, status_code=refused.status)


def _broken(fault: Fault, status: int) -> Response:
    """An answer that is none. `status`: what a good answer would have had."""
    if fault.how == "http":
        code = 20429 if fault.http == 429 else 20500
        return refusal(Refused(fault.http, code, "Try again later"))
    if fault.how == "garbage":
        return Response("<html>Bad gateway</html>", status_code=status, media_type="text/html")
    return Dead(silent=fault.how == "timeout")
