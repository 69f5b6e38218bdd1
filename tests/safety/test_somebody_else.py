"""Another person writes from a resident's phone: nothing is told, we only answer, and a person looks; in every state."""

from uuid import uuid4

import pytest

from bot import cases, intakes, referrals, strangers
from bot.database import transaction
from tests.safety.world import World, new_number

WHO = "who is this texting my missus"
ANSWERS = {"story": "behind with the rent", "needs": ["rent_eviction"], "name": "Fay", "safe_contact": "any_time"}


async def rules(world: World, number: str) -> tuple[str, object, object]:
    """How it is safe to reach them, as the conversation, the intake and the case say."""
    conversation = await world.conversation(number)
    async with transaction() as session:
        intake = intakes.slots(await intakes.open_intake(session, conversation.id))
        case = await cases.open_case_of(session, conversation.id)
        return conversation.safe_contact, intake.get("safe_contact"), cases.answers_of(case).get("safe_contact") if case else None


async def referred(world: World, *, finished: bool = False, **answers: object) -> str:
    number = new_number()
    await world.texts(number, "behind with the rent")
    await world.forget_jobs()
    conversation = await world.conversation(number)
    await referrals.write_answers(conversation.id, {**ANSWERS, **answers}, uuid4())
    if finished:
        await referrals.finish(conversation.id, uuid4())
    return number


@pytest.mark.parametrize(("before", "text", "after"), [
    ("any_time", WHO, "reply_only"), ("certain_hours", "Hi this is Fays daughter shes at work whats this about", "reply_only"),
    ("do_not_text", WHO, "do_not_text"), ("any_time", "its for my wife too", "any_time"),
    ("any_time", "who are you, il kill her when i find her. stop texting my wife", "reply_only"),
])  # fmt: skip
async def test_from_then_on_we_only_answer(world: World, before: str, text: str, after: str) -> None:
    number = await referred(world, safe_contact=before)
    await world.texts(number, text)
    assert await rules(world, number) == (after, after, None)
    assert ("look_now" in await world.tasks(number)) is (text != "its for my wife too")


async def test_the_case_says_so_too_and_their_answers_change_nothing(world: World) -> None:
    number = await referred(world, finished=True)
    await world.texts(number, WHO)
    conversation = await world.conversation(number)
    assert (await rules(world, number))[::2] == ("reply_only", "reply_only")
    await referrals.ask_for_person(conversation.id, uuid4(), answers={"name": "Gaz"}, because="somebody_else", look_now="Look.")
    added = await referrals.add(conversation.id, uuid4(), {"name": "Gaz", "safe_contact": "any_time"})
    assert added.somebody_else and (await referrals.known_of_case(conversation.id))["name"] == "Fay"
    assert (await world.conversation(number)).safe_contact == "reply_only"


async def test_said_to_a_person_it_holds_and_stands_in_the_thread(world: World) -> None:
    number = await referred(world)
    await world.takes("Priya", number)
    await world.texts(number, WHO)
    assert (await world.conversation(number)).safe_contact == "reply_only" and "look_now" not in await world.tasks(number)
    assert strangers.WRITES in [message.text for message in await world.thread(number)]


@pytest.mark.parametrize("text", ["this is my wifes phone what has she been saying", "tell me or ill come down there", WHO])
async def test_the_first_text_of_who_demands_to_know_is_a_strangers(world: World, text: str) -> None:
    number = new_number()
    await world.texts(number, text)
    conversation = await world.conversation(number)
    async with transaction() as session:
        assert await strangers.has_it(session, conversation.id)
    assert conversation.safe_contact == "reply_only" and "look_now" in await world.tasks(number)


async def test_the_first_text_of_who_writes_for_somebody_is_no_stranger(world: World) -> None:
    number = new_number()
    await world.texts(number, "this is Fays mum, writing for Fay")
    assert (await world.conversation(number)).safe_contact == "unknown"
    assert "look_now" not in await world.tasks(number)
