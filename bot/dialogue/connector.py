"""The one way into Rasa: the service asks for a turn over HTTP on loopback.

POST /webhooks/doorstep/turn  {"sender_id", "message_id", "text", "channel", "metadata": {"understanding": {…}}}
200 {"replies": [{"text", "buttons": [titles]}], "asked": the slot asked for, or null}: the turn is saved.
503 {"error": kind, "action": name or null, "cause": class of the error}: nothing is saved, ask again. The kind is
    "action_unreachable" or "database_unreachable" where waiting may help, else "action_failed" or "exception".
400: not such a question. 401: without the secret.
"""

import hmac
import logging
import re
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import InputChannel, UserMessage
from sanic import Blueprint
from sanic.exceptions import SanicException
from sanic.request import Request
from sanic.response import HTTPResponse, json
from sqlalchemy.exc import OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from bot.dialogue import processor
from bot.dialogue.logs import places
from bot.dialogue.remote_action import ActionFailed, is_unreachable
from bot.dialogue.replies import Replies

processor.install()  # channels are loaded before the agent

log = logging.getLogger(__name__)
AN_ID = re.compile(r"[\w:.-]{1,200}", re.ASCII)


class DoorstepChannel(InputChannel):
    """Rasa's side of bot/rasa_client.py. `secret` is shared with the service, and comes from credentials.yml."""

    def __init__(self, secret: str) -> None:
        self._authorization = f"Bearer {secret}".encode()

    @classmethod
    def name(cls) -> str:
        return "doorstep"

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> "DoorstepChannel":
        if not credentials or not credentials.get("secret"):
            cls.raise_missing_credentials_exception()
        return cls(credentials["secret"])

    def blueprint(self, on_new_message: Callable[[UserMessage], Awaitable[Any]]) -> Blueprint:
        blueprint = Blueprint("doorstep")

        @blueprint.post("/turn")
        async def turn(request: Request) -> HTTPResponse:
            if not hmac.compare_digest(request.headers.get("authorization", "").encode(), self._authorization):
                return json({"error": "unauthorised"}, status=401)
            try:
                message = read(request)
            except (SanicException, ValueError):
                return json({"error": "bad_request"}, status=400)
            try:
                await on_new_message(message)
                if message.output_channel.answer is None:
                    raise RuntimeError("no model is loaded")
            except ActionFailed as failure:
                kind = "action_unreachable" if is_unreachable(failure.cause) else "action_failed"
                return _failed(message, kind, failure.cause, failure.action)
            except (OperationalError, PoolTimeout) as error:
                return _failed(message, "database_unreachable", error)
            except Exception as error:
                return _failed(message, "exception", error)
            return json(message.output_channel.answer)

        return blueprint


def read(request: Request) -> UserMessage:
    """The message in a request. Raises ValueError, or Sanic's exception, where it is not such a message."""
    body = request.json
    if not isinstance(body, dict):
        raise ValueError("not an object")
    ids = [body.get(name) for name in ("sender_id", "message_id", "channel")]
    text, metadata = body.get("text"), body.get("metadata", {})
    if not all(isinstance(an_id, str) and AN_ID.fullmatch(an_id) for an_id in ids):
        raise ValueError("an id is missing, or not one")
    if not isinstance(text, str) or not isinstance(metadata, dict):
        raise ValueError("text or metadata is missing, or not one")
    sender_id, message_id, channel = ids
    return UserMessage(
        text, Replies(channel), sender_id, input_channel=channel, message_id=message_id, metadata=metadata
    )


def _failed(message: UserMessage, kind: str, cause: BaseException, action: str | None = None) -> HTTPResponse:
    name = type(cause).__name__
    log.error("Turn %s: %s %s %s at %s", message.message_id, kind, action or "", name, places(cause))
    return json({"error": kind, "action": action, "cause": name}, status=503)
