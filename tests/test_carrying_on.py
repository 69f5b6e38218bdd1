"""Going on with questions that were broken off: nothing of it is asked twice, finished twice, or comes back."""

from uuid import uuid4

from bot import carrying_on, referrals
from bot.database import transaction
from bot.intakes import open_intake
from tests.console import builders


async def asked_for_a_person(**answers):
    """Somebody whose questions a person broke off, and whom one then handed back: an incomplete referral."""
    conversation_id = await builders.texts(builders.new_number(), "can i talk to a person")
    await referrals.write_answers(conversation_id, answers, uuid4())
    async with transaction() as session:
        await referrals.incomplete(session, await builders.conversation(conversation_id))
    return conversation_id


async def test_a_case_of_which_everything_was_asked_is_not_finished_again(tables, clean):
    conversation_id = await builders.referral()
    assert await carrying_on.carry_on(conversation_id, uuid4()) is None
    async with transaction() as session:
        assert await open_intake(session, conversation_id) is None


async def test_what_was_taken_off_an_incomplete_referral_stays_off(tables, clean):
    conversation_id = await asked_for_a_person(story="rent", needs=["rent_eviction"], name="Mick")
    added = await referrals.add(conversation_id, uuid4(), {"needs": []})
    assert added.changed == ("needs",)
    told = await carrying_on.carry_on(conversation_id, uuid4())
    assert told is not None and (told["story"], told["name"]) == ("rent", "Mick") and not told.get("needs")
    await referrals.write_answers(conversation_id, {"postcode": "ST6 4AA"}, uuid4())
    await referrals.finish(conversation_id, uuid4())
    case = await builders.case_of(conversation_id)
    assert (case.needs, case.status) == ([], "open")


async def test_what_was_taken_off_while_it_is_carried_on_with_stays_off(tables, clean):
    conversation_id = await asked_for_a_person(story="rent", needs=["rent_eviction", "money"])
    await carrying_on.carry_on(conversation_id, uuid4())
    await referrals.write_answers(conversation_id, {"needs": ["money"]}, uuid4())
    await referrals.finish(conversation_id, uuid4())
    assert (await builders.case_of(conversation_id)).needs == ["money"]
