"""Another person writes from a resident's phone: nothing is told, we only answer, and a person looks; in every state."""

from uuid import uuid4

import pytest
from rasa_sdk import Action, Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions.interruptions import AnswerInterruption
from actions.person import AskForPerson, WhileWithTeam
from actions.referral import ValidateReferralForm
from actions.steering import GoBack, StartAgain, TellStatus
from bot import cases, intakes, rasa_client, referrals, strangers, turns
from bot.database import transaction
from bot.tables import Conversation
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


def tracker(conversation: Conversation, text: str, *, stranger: bool = True, **slots: object) -> Tracker:
    latest = {"text": text, "intent": {"name": "faq_privacy", "confidence": 0.9}, "entities": [],
              "metadata": {"turn_id": str(uuid4()), "understanding": {"stranger": stranger}}}
    return Tracker(f"{conversation.id}:1", {"requested_slot": None, **slots}, latest, [], False, None, {}, "action_listen")


@pytest.mark.parametrize("action", [AnswerInterruption, ValidateReferralForm, WhileWithTeam, TellStatus, StartAgain, GoBack])
@pytest.mark.parametrize("text", ["what has liam been telling you", "who is his key worker", "what do i do", "delete my data", "start again"])
async def test_whatever_they_ask_it_is_left_to_a_person(world: World, action: type[Action], text: str) -> None:
    number = await referred(world)
    said = CollectingDispatcher()
    events = await action().run(said, tracker(await world.conversation(number), text, with_team=True), {})
    assert said.messages == [] and "action_ask_for_person" in [event.get("name") for event in events]


@pytest.mark.parametrize(("text", "stranger", "response"), [
    (WHO, True, "utter_somebody_else"), ("who is his key worker", True, "utter_somebody_else_more"),
    ("delete my data", True, "utter_somebody_else_more"),
    ("she died this morning what do i do", True, "utter_loss"),
    ("shes dead when i find her", True, "utter_somebody_else_more"),
    ("what has she told you about me", False, "utter_somebody_else"),
])  # fmt: skip
async def test_they_hear_one_neutral_line_and_no_hello(world: World, text: str, stranger: bool, response: str) -> None:
    number = new_number()
    await world.texts(number, text if not stranger else WHO)
    said = CollectingDispatcher()
    await AskForPerson().run(said, tracker(await world.conversation(number), text, stranger=stranger), {})
    assert [message["response"] for message in said.messages] == [response]
    assert "look_now" in await world.tasks(number)


async def test_the_dialogue_is_told_that_a_stranger_has_the_phone(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    told = []

    async def ask(sender_id: str, turn_id: object, text: str, channel: str, understanding: dict[str, object]) -> rasa_client.Answer:
        told.append((text, understanding["stranger"]))
        return rasa_client.Answer((), None)

    monkeypatch.setattr(rasa_client, "ask", ask)
    number = await referred(world)
    conversation = await world.conversation(number)
    await turns.answer_waiting(conversation.id)
    for text in (WHO, "who is his key worker"):
        await world.texts(number, text)
        await turns.answer_waiting(conversation.id)
    assert told[-2:] == [(WHO, True), ("who is his key worker", True)] and not any(stranger for _, stranger in told[:-2])
