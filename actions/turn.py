"""What an action needs to know of the turn it is part of, read from Rasa's tracker in one place."""

from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from rasa_sdk import Tracker

from bot.understanding.readers.sector import with_sector
from bot.young import YOUNG

NOT_ASKED = "not asked"  # the value of a question this resident is not asked, until that changes
SKIPPED = "skipped"  # the value of a question that was asked and not answered; it is not asked again
UNKNOWN = (None, SKIPPED, NOT_ASKED)
ADULT = 18


@dataclass(frozen=True)
class Said:
    """One turn of a resident: what they wrote and what it was understood to mean."""

    conversation_id: UUID
    turn_id: UUID
    channel: str
    asked: str | None
    text: str
    act: str
    needs: tuple[str, ...] = ()
    readings: dict[str, Any] = field(default_factory=dict)  # name, postcode, phone, children, age, contact_time, locality
    sure: float = 1.0  # how sure the act is
    nudged: bool = False  # our last words were "is now OK to carry on?"
    young: bool = False  # they said before that they are under 18
    stranger: bool = False  # another person was found to write from this phone, and nobody has looked into it yet


def conversation_of(tracker: Tracker) -> UUID:
    """The conversation a Rasa session belongs to: "<conversation id>:<number of the session>"."""
    return UUID(tracker.sender_id.partition(":")[0])


def is_young(age: Any) -> bool:
    """Whether an age, as the slot holds it, is a child's."""
    return age == YOUNG or isinstance(age, int) and age < ADULT


def of(tracker: Tracker) -> Said:
    """Reads the turn. Raises ValueError when the conversation is not one of ours (as in `rasa shell`)."""
    latest = tracker.latest_message
    entities = latest.get("entities") or []
    metadata = latest.get("metadata") or {}
    understanding = metadata.get("understanding") or {}
    intent = latest.get("intent") or {}
    return Said(
        conversation_id=conversation_of(tracker),
        turn_id=UUID(metadata.get("turn_id") or latest.get("message_id")),
        channel=tracker.get_latest_input_channel() or "sms",
        asked=tracker.get_slot("requested_slot"),
        text=latest.get("text") or "",
        act=intent.get("name") or "inform",
        sure=float(intent.get("confidence") or 0),
        nudged=bool(understanding.get("nudged")),
        young=bool(understanding.get("young")) or is_young(tracker.get_slot("age")),
        stranger=bool(understanding.get("stranger")),
        needs=tuple(entity["value"] for entity in entities if entity["entity"] == "need"),
        readings=_readings(entities, latest.get("text") or ""),
    )


def _readings(entities: list[dict[str, Any]], text: str) -> dict[str, Any]:
    read = {entity["entity"]: entity["value"] for entity in entities if entity["entity"] not in ("need", "danger", "with_team")}
    if read.get("postcode"):
        read["postcode"] = with_sector(read["postcode"], text)
    return read
