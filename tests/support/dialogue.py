"""A conversation with Rasa and the action server alone: what a text means is given, not read, and nothing is sent."""

import json
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

import httpx
import psycopg

from actions import domain
from tests.support.product import Product

# An answer to every question, as the intake holds it.
ANSWERS: dict[str, Any] = {
    "story": "the rent and the neighbours", "needs": ["rent_eviction", "asb"], "anything_else": "no", "matters_most": "the rent",
    "agreement": "agreed", "safe_contact": "any_time", "contact_time": "after 3", "reach": "skipped", "name": "Shaz",
    "postcode": "ST6 5NB", "household": "just me", "helpers": "none", "preferences": "none", "sharing": "ask_first",
}
ONLY_THEN = {  # what must be known for a question to come at all
    "agreement": {"on_behalf_of": "mum"}, "reach": {"on_behalf_of": "mum"}, "contact_time": {"safe_contact": "certain_hours"},
}


@dataclass(frozen=True)
class Heard:
    """What a turn said, and the question it ended with."""

    text: str
    asked: str | None


class Dialogue:
    """One conversation. `told` is what its intake holds already."""

    def __init__(self, product: Product, told: dict[str, Any] | None = None) -> None:
        self.product = product
        self.id, resident = str(uuid4()), str(uuid4())
        self._http = httpx.Client(
            base_url=product.environment["RASA_URL"], timeout=30,
            headers={"Authorization": f"Bearer {product.environment['INTERNAL_SECRET']}"},
        )
        with psycopg.connect(product.environment["DATABASE_URL"]) as connection:
            connection.execute("insert into residents (id, created_at) values (%s, now())", (resident,))
            connection.execute(
                "insert into conversations (id, created_at, channel, address, resident_id, handler, rasa_session, last_position,"
                " safe_contact) values (%s, now(), 'sms', %s, %s, 'bot', 1, 0, 'unknown')", (self.id, self.id, resident),
            )
            if told:
                answers = {slot: {"value": value, "turn_id": None, "at": None} for slot, value in told.items()}
                connection.execute(
                    "insert into intakes (id, conversation_id, created_at, status, answers) values (%s, %s, now(), 'open', %s)",
                    (str(uuid4()), self.id, json.dumps(answers)),
                )

    @classmethod
    def at(cls, product: Product, question: str) -> "Dialogue":
        """A conversation whose next words are this question."""
        order = domain.questions()
        told = {slot: ANSWERS[slot] for slot in order[: order.index(question)] if slot in ANSWERS}
        told |= {"needs": ANSWERS["needs"]} if told else {}
        dialogue = cls(product, told | ONLY_THEN.get(question, {}))
        heard = dialogue.turn("greet", "hello")
        assert heard.asked == question, (question, heard)
        return dialogue

    def turn(self, act: str, text: str, *, needs: tuple[str, ...] = (), **slots: Any) -> Heard:
        """One text of theirs with its meaning. Fails unless the turn succeeds."""
        message = str(uuid4())
        understanding = {"act": act, "confidence": 1.0, "needs": list(needs), "danger": None, "nudged": False,
                         "slots": {**slots, "with_team": self.with_team}}
        body = {"sender_id": f"{self.id}:1", "message_id": message, "text": text, "channel": "sms",
                "metadata": {"understanding": understanding, "turn_id": message}}
        response = self._http.post("/webhooks/doorstep/turn", json=body)
        assert response.status_code == 200, (response.status_code, response.text)
        said = response.json()
        return Heard("\n".join(reply["text"] for reply in said["replies"]), said["asked"])

    @property
    def with_team(self) -> bool:
        """As bot/referrals.py finds it."""
        return self.product.one(
            "select (c.handler = 'waiting' or exists (select 1 from cases where conversation_id = c.id and status <> 'closed'))"
            " and not exists (select 1 from intakes where conversation_id = c.id and status = 'open' and answers ? 'carry_on')"
            " from conversations c where c.id = %s", self.id)

    @property
    def handler(self) -> str:
        return self.product.one("select handler from conversations where id = %s", self.id)
