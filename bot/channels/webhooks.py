"""Twilio's webhooks. Signature first; then save, and answer 204 once it is committed. Nothing is thought about here."""

import asyncio
from urllib.parse import unquote
from uuid import UUID

from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from twilio.twiml.messaging_response import MessagingResponse

from bot import alerting, delivery, inbox, metrics, spool, words
from bot.channels import twilio_sms, voice
from bot.contacts import contacts
from bot.database import transaction
from bot.settings import settings
from bot.tables import Quarantine
from bot.understanding.danger import screen

LARGEST_BODY = 1_000_000  # bytes; Twilio's are far below
KEPT_OF_A_FORGERY = 4_000  # characters
STORE_WITHIN_SECONDS = 8  # Twilio waits 15: a database that hangs is as good as away


async def inbound(request: Request) -> Response:
    """A resident's text. 204 only when it is stored; 5xx makes Twilio try again (#rc=3&rp=all on the webhook's address)."""
    body = await _body(request)
    if not _signed(request, body):
        return await _refuse(request, body)
    message = twilio_sms.parse_inbound(body)
    try:
        async with asyncio.timeout(STORE_WITHIN_SECONDS):
            received = await inbox.receive(message)
    except (SQLAlchemyError, OSError):  # the database is away or hangs: on disk before anything is answered, else 5xx
        spool.keep(message)
        metrics.inbound.labels("spooled").inc()
        if (kind := screen(message.text)) is not None:
            return _twiml(words.safety_words(kind, told=False, read_by=None), status_code=200)
        return Response(status_code=204)
    metrics.inbound.labels("duplicate" if received.duplicate else "stored").inc()
    return Response(status_code=204)


async def status(request: Request) -> Response:
    """What became of a text of ours. Unknown and late ones are a quiet success."""
    body = await _body(request)
    if not _signed(request, body):
        return await _refuse(request, body)
    update = twilio_sms.parse_status(body)
    if update is not None and (alert_id := _uuid(request.query_params.get("alert"))):
        await alerting.status(update, alert_id)
    elif update is not None:
        await delivery.status(update, _uuid(request.query_params.get("message")), _number(request))
    if update is not None:
        metrics.statuses.labels(update.status).inc()
    return Response(status_code=204)


async def fallback(request: Request) -> Response:
    """What Twilio asks for when our webhook fails: fixed words, and nothing that could fail with it."""
    return _twiml(words.FALLBACK.format(office=contacts().office_line), status_code=200)


def _twiml(text: str, status_code: int) -> Response:
    response = MessagingResponse()
    response.message(text)
    return Response(str(response), status_code, media_type="application/xml")


async def _body(request: Request) -> bytes:
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > LARGEST_BODY:
            break
    return bytes(body[:LARGEST_BODY])


def _signed(request: Request, body: bytes) -> bool:
    path = request.scope.get("raw_path", request.url.path.encode()).decode("latin-1").split("?")[0]
    query = request.scope.get("query_string", b"").decode("latin-1")
    return twilio_sms.verify(body, path, query, request.headers.get("x-twilio-signature", ""), settings())


async def _refuse(request: Request, body: bytes) -> Response:
    """A wrong signature: kept for a person to see, counted, and not let in."""
    metrics.inbound.labels("forged").inc()
    source = request.client.host if request.client else ""
    text = body[:KEPT_OF_A_FORGERY].decode("utf-8", "replace").replace("\0", "�")
    async with transaction() as session:
        session.add(Quarantine(path=unquote(request.url.path)[:200], source=source, body=text))
    return Response("The signature is wrong.", 403)


def _uuid(value: str | None) -> UUID | None:
    try:
        return UUID(value) if value else None
    except ValueError:
        return None


def _number(request: Request) -> int | None:
    attempt = request.query_params.get("attempt", "")
    return int(attempt) if attempt.isascii() and attempt.isdigit() and len(attempt) < 6 else None


routes = [
    Route("/sms/inbound", inbound, methods=["POST"]),
    Route("/sms/status", status, methods=["POST"]),
    Route("/sms/fallback", fallback, methods=["GET", "POST"]),
    *voice.routes,
]
