"""What a turn says, gathered for the connector."""

from typing import Any

from rasa.core.channels.channel import OutputChannel


class Replies(OutputChannel):
    """Collects the replies of one turn. `channel` is where the resident is ("sms", "webchat"), so that a response's
    `channel:` variation is the one for there. `answer` is what the connector gives back, once the turn is saved."""

    def __init__(self, channel: str) -> None:
        self._channel = channel
        self.replies: list[dict[str, Any]] = []
        self.answer: dict[str, Any] | None = None

    def name(self) -> str:  # type: ignore[override]
        return self._channel

    async def send_response(self, recipient_id: str, message: dict[str, Any]) -> None:
        """Takes one reply: text and the titles of its buttons. Raises ValueError where there is no text to send."""
        if not message.get("text"):
            raise ValueError("A reply without text cannot be sent.")
        titles = [button["title"] for button in message.get("buttons") or []]
        self.replies.append({"text": message["text"], "buttons": titles})
