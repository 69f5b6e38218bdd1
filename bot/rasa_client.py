"""The one door to Rasa: a turn goes in, replies come out, or RasaUnavailable says which kind of trouble it is."""

from dataclasses import dataclass
from functools import cache
from typing import Any
from uuid import UUID

import httpx

from bot.channels import Reply
from bot.settings import settings

UNREACHABLE = ("action_unreachable", "database_unreachable")  # see bot/dialogue/connector.py
TIMEOUT = httpx.Timeout(20, connect=3)


class RasaUnavailable(Exception):
    """No answer. `unreachable` is true when waiting may help (refused, timed out, an action's connection), false when
    everything is up and this turn fails all the same."""

    def __init__(self, message: str, *, unreachable: bool) -> None:
        super().__init__(message)
        self.unreachable = unreachable


@dataclass(frozen=True)
class Answer:
    """What Rasa said, and the slot its last words ask for (None when nothing is open)."""

    replies: tuple[Reply, ...]
    asked: str | None


@cache
def _client() -> httpx.AsyncClient:
    return httpx.AsyncClient(
        base_url=settings().rasa_url,
        timeout=TIMEOUT,
        headers={"Authorization": f"Bearer {settings().internal_secret}"},
        limits=httpx.Limits(max_connections=20),
    )


async def ask(
    sender_id: str, message_id: UUID, text: str, channel: str, understanding: dict[str, Any]
) -> Answer:
    """Asks for the replies to one turn. Asked again with the same `message_id`, Rasa gives the same replies and takes no
    second turn. `understanding` is what `make parse` prints. Raises RasaUnavailable."""
    body = {
        "sender_id": sender_id,
        "message_id": str(message_id),
        "text": harmless(text),
        "channel": channel,
        "metadata": {"understanding": understanding, "turn_id": str(message_id)},
    }
    try:
        response = await _client().post("/webhooks/doorstep/turn", json=body)
    except httpx.HTTPError as error:
        raise RasaUnavailable(f"no answer: {type(error).__name__}", unreachable=True) from error
    if response.status_code != 200:
        kind = _kind(response)
        raise RasaUnavailable(f"{response.status_code} {kind}", unreachable=kind in UNREACHABLE)
    try:
        data = response.json()
        replies = tuple(Reply(reply["text"], tuple(reply.get("buttons") or ())) for reply in data["replies"])
        return Answer(replies, data["asked"])
    except (ValueError, KeyError, TypeError) as error:
        raise RasaUnavailable("an answer that makes no sense", unreachable=False) from error


async def is_reachable() -> bool:
    """Whether Rasa answers at all."""
    try:
        return (await _client().get("/", timeout=2)).status_code == 200
    except httpx.HTTPError:
        return False


def harmless(text: str) -> str:
    """`text` as Rasa may see it: never a command (those begin with a slash, also the full-width one), at most 1,000
    characters. The whole text stays in our row."""
    return text.lstrip().lstrip("/／").lstrip()[:1000] or "…"


def _kind(response: httpx.Response) -> str:
    try:
        return str(response.json().get("error", ""))
    except ValueError:
        return ""
