"""What somebody sends right after a danger, before anything has answered, is a text of its own: never swallowed."""

from datetime import timedelta
from typing import Any

from sqlalchemy import select

from bot import clock, handoff, readings, turns
from bot.database import transaction
from bot.tables import Message
from tests.safety.world import World, new_number

TOLD = "words that only the classifier knows"


async def statuses(number_of: Any) -> dict[str, str]:
    async with transaction() as session:
        rows = await session.execute(select(Message.text, Message.status).where(
            Message.conversation_id == number_of.id, Message.direction == "in"))
        return {text: status for text, status in rows}


async def test_the_danger_is_answered_by_safety_words_and_the_text_behind_it_by_a_turn(world: World) -> None:
    async def read(said: str, asked: str | None) -> dict[str, Any]:
        return {"act": "inform", "confidence": 1.0, "needs": [], "danger": "suicide" if said == TOLD else None, "slots": {}}

    world.patch.setattr(readings, "read", read)
    world.patch.setattr(turns, "UNREACHABLE_FOR_SECONDS", 0)  # nobody plays Rasa here: what is asked of it goes to a person
    number = new_number()
    await world.texts(number, TOLD)
    await world.texts(number, "ST1 1AB")
    await world.work()
    assert await statuses(await world.conversation(number)) == {TOLD: "answered", "ST1 1AB": "for_person"}
    assert "116 123" in world.hears(number)[0] and len(world.hears(number)) == 2


async def test_who_asks_for_a_person_after_danger_is_promised_no_later_time(world: World) -> None:
    number = new_number()
    await world.texts(number, "behind with the rent")
    await world.asks_for_a_person(number)
    await world.texts(number, "i want to kill myself")
    async with transaction() as session:
        request = await handoff.open_handoff(session, (await world.conversation(number)).id)
    assert request is not None and request.promised_by is not None and request.promised_by - clock.now() < timedelta(minutes=30)
