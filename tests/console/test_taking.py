"""Taking a conversation that has no case: one is there, of what was told so far, and never a second one."""

import asyncio
from datetime import timedelta
from uuid import uuid4

from sqlalchemy import select

from bot import carrying_on, cases, clock, due, referrals
from bot.database import transaction
from bot.tables import Case, Intake, Task
from tests.console import builders
from tests.console.builders import address


async def asks_for_a_person(**answers):
    """Somebody who asks for a person before the bot has asked much: the conversation."""
    conversation_id = await builders.texts(builders.new_number(), "can I talk to a person")
    if answers:
        await referrals.write_answers(conversation_id, answers, uuid4())
    await referrals.ask_for_person(conversation_id, uuid4())
    return conversation_id


async def cases_of(conversation_id):
    async with transaction() as session:
        return list(await session.scalars(select(Case).where(Case.conversation_id == conversation_id).order_by(Case.created_at)))


async def test_who_asked_for_a_person_at_once_has_a_case_when_somebody_takes_it(desk):
    conversation_id, priya = await asks_for_a_person(), await desk.of("Priya")
    assert "No case yet" in await priya.sees(address(conversation_id))
    assert (await priya.does(address(conversation_id, "claim"))).status_code == 303
    case, me = await builders.case_of(conversation_id), await builders.key_worker("Priya")
    assert (case.status, case.key_worker_id, case.queue, case.area) == ("incomplete", me.id, None, None)
    page = await priya.sees(address(conversation_id))
    assert case.reference in page and "Incomplete: not everything was asked" in page and f"Case {case.reference} opened." in page
    timeline = page.partition('class="timeline"')[2]
    assert 'Case opened <span class="hint">Priya Saltglaze' in timeline and 'Matched: Priya Saltglaze <span' in timeline
    assert "Priya Saltglaze: has the conversation, and opened the case" in page
    await builders.partner("Paula", "Shelter")
    paula = await desk.of("Paula")
    assert case.reference not in await paula.sees("/console")
    assert (await paula.get(address(conversation_id))).status_code == 403


async def test_every_field_of_that_case_can_be_filled_and_the_rule_for_reaching_them_holds_at_once(desk):
    conversation_id, priya = await asks_for_a_person(), await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    case = await builders.case_of(conversation_id)
    told = {"needs": "money", "matters_most": "money", "safe_contact": "do_not_text", "sharing": "none", "postcode": "ST6 4AA"}
    for name in cases.SUMMARY_FIELDS:
        assert (await priya.does(f"/console/cases/{case.id}/fields/{name}", value=told.get(name, "in her words"))).status_code == 303
    case = await builders.case_of(conversation_id)
    assert set(case.summary) == set(cases.SUMMARY_FIELDS) and (case.area, case.needs) == ("north", ["money"])
    assert (await builders.conversation(conversation_id)).safe_contact == "do_not_text"
    assert (await priya.replies(conversation_id, "Hello")).status_code == 409


async def test_what_was_told_so_far_is_in_it_with_its_locality(desk):
    conversation_id = await asks_for_a_person(story="the damp", needs=["housing_conditions"], postcode="ST6 4AA", safe_contact="reply_only")
    await (await desk.of("Marcus")).does(address(conversation_id, "claim"))
    case = await builders.case_of(conversation_id)
    assert cases.answers_of(case) == {
        "story": "the damp", "needs": ["housing_conditions"], "postcode": "ST6 4AA", "safe_contact": "reply_only"}
    assert (case.area, case.needs) == ("north", ["housing_conditions"])
    assert case.key_worker_id == (await builders.key_worker("Marcus")).id


async def test_of_two_who_take_it_at_once_one_has_the_case_and_there_is_one(desk):
    priya, marcus = await desk.of("Priya"), await desk.of("Marcus")
    for _ in range(10):
        conversation_id = await asks_for_a_person()
        answers = await asyncio.gather(*(who.does(address(conversation_id, "claim")) for who in (priya, marcus)))
        assert sorted(answer.status_code for answer in answers) == [303, 409]
        [case] = await cases_of(conversation_id)
        assert case.key_worker_id == (await builders.conversation(conversation_id)).key_worker_id


async def test_handed_back_they_finish_with_the_bot_and_it_is_the_same_case(desk):
    conversation_id, priya = await asks_for_a_person(story="the damp", name="Shaz"), await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    [case] = await cases_of(conversation_id)
    clock.skip_ahead(timedelta(seconds=1))
    for name, value in (("name", "Sharon"), ("helpers", "her sister")):
        await priya.does(f"/console/cases/{case.id}/fields/{name}", value=value)
    await priya.does(address(conversation_id, "hand-back"), reason="she will go through the questions")
    told = await carrying_on.carry_on(conversation_id, uuid4())
    assert (told["story"], told["name"], told["helpers"]) == ("the damp", "Sharon", "her sister")  # not asked again
    turn_id = uuid4()
    await referrals.write_answers(conversation_id, {"postcode": "ST3 1AA", "needs": ["housing_conditions"]}, turn_id)
    assert (await referrals.told_so_far(conversation_id)).answers["name"] == "Sharon"
    assert (await referrals.finish(conversation_id, turn_id)).reference == case.reference
    [case] = await cases_of(conversation_id)
    assert (case.status, case.area, case.needs) == ("open", "south", ["housing_conditions"])
    assert cases.answers_of(case) == {"story": "the damp", "name": "Sharon", "helpers": "her sister", "postcode": "ST3 1AA",
                                      "needs": ["housing_conditions"]}
    assert case.key_worker_id == (await builders.key_worker("Priya")).id
    async with transaction() as session:
        assert list(await session.scalars(select(Intake.case_id).where(Intake.conversation_id == conversation_id))) == [case.id]


async def test_the_day_after_opens_no_other_case_whoever_has_them(desk):
    held, handed_back = await asks_for_a_person(story="the damp"), await asks_for_a_person(story="the rent")
    priya = await desk.of("Priya")
    for conversation_id in (held, handed_back):
        await priya.does(address(conversation_id, "claim"))
    await priya.does(address(handed_back, "hand-back"), reason="all well")
    clock.skip_ahead(timedelta(hours=25))
    while await due.do_next():
        pass
    assert [len(await cases_of(conversation_id)) for conversation_id in (held, handed_back)] == [1, 1]
    async with transaction() as session:
        assert list(await session.scalars(select(Task.id).where(Task.kind == "incomplete"))) == []


async def test_an_answer_the_bot_was_still_taking_in_goes_into_the_case(desk):
    conversation_id = await asks_for_a_person(story="the damp")
    await (await desk.of("Priya")).does(address(conversation_id, "claim"))
    await referrals.write_answers(conversation_id, {"name": "Shaz", "safe_contact": "reply_only"}, uuid4())
    [case] = await cases_of(conversation_id)
    assert cases.answers_of(case) == {"story": "the damp", "name": "Shaz", "safe_contact": "reply_only"}
    assert (await builders.conversation(conversation_id)).safe_contact == "reply_only"


async def test_who_comes_back_with_another_matter_gets_a_case_of_it(desk):
    conversation_id, priya = await builders.referral("Shaz"), await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    assert (await priya.does(address(conversation_id, "new-case"))).status_code == 409  # one is open
    await priya.does(address(conversation_id, "close"), outcome="met")
    number = (await builders.conversation(conversation_id)).address
    await builders.texts(number, "a person please")
    assert (await priya.does(address(conversation_id, "new-case"))).status_code == 409  # nobody has the conversation
    await priya.does(address(conversation_id, "claim"))
    assert [case.status for case in await cases_of(conversation_id)] == ["closed"]  # perhaps it is the old story
    assert "Open a new case" in await priya.sees(address(conversation_id))
    assert (await priya.does(address(conversation_id, "new-case"))).status_code == 303
    await priya.does(address(conversation_id, "close"), outcome="partly")
    await builders.texts(number, "hello again")
    await referrals.write_answers(conversation_id, {"story": "the cooker"}, uuid4())
    await priya.does(address(conversation_id, "claim"))  # something new is being told: a case of it is there
    assert [(case.status, case.outcome) for case in await cases_of(conversation_id)] == [
        ("closed", "met"), ("closed", "partly"), ("incomplete", None)]


async def test_closing_ends_what_was_being_told_too(desk):
    conversation_id, priya = await asks_for_a_person(story="the damp"), await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    await priya.does(address(conversation_id, "hand-back"), reason="questions")
    await carrying_on.carry_on(conversation_id, uuid4())
    await priya.does(address(conversation_id, "claim"))
    await priya.does(address(conversation_id, "close"), outcome="moved_on")
    told = await referrals.told_so_far(conversation_id)
    assert (told.answers, told.with_team) == ({}, False)
