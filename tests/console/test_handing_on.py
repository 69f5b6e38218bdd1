"""A conversation handed on: to a person, to a locality, to the duty queue, with the note and the running clock."""


from sqlalchemy import select

from bot.database import transaction
from bot.tables import Handoff
from tests.console import builders
from tests.console.builders import address


async def test_handing_on_to_a_person_tells_the_resident_and_the_next_one_everything(desk):
    conversation_id = await builders.referral("Shaz")
    priya, sam = await desk.of("Priya"), await desk.of("Sam")
    await priya.does(address(conversation_id, "claim"))
    to = await builders.key_worker("Sam")
    assert (await priya.does(address(conversation_id, "hand-on"), to=str(to.id), note="")).status_code == 422
    assert (await priya.does(address(conversation_id, "hand-on"), to=str(to.id), note="Moved to Hanley.")).status_code == 303
    conversation, case = await builders.conversation(conversation_id), await builders.case_of(conversation_id)
    assert (conversation.handler, case.key_worker_id, case.queue) == ("waiting", to.id, None)
    notice = (await builders.thread(conversation_id))[-1]
    assert notice.kind == "notice" and notice.text.startswith("Somebody else is taking over from here and will reply by")
    assert not any(word in notice.text for word in ("Priya", "Sam", "Doorstep", "council", "key worker"))
    assert "Moved to Hanley." in await sam.sees(address(conversation_id))
    assert (await sam.does(address(conversation_id, "claim"))).status_code == 303
    assert (await priya.replies(conversation_id, "wait")).status_code == 409


async def test_handing_on_to_another_locality_finds_who_fits_there(desk):
    conversation_id = await builders.referral(needs=("asb",))
    priya = await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    await priya.does(address(conversation_id, "hand-on"), to="south", note="Moved to Meir.")
    case = await builders.case_of(conversation_id)
    assert case.area == "south" and case.key_worker_id == (await builders.key_worker("Kev")).id
    assert case.match["reasons"][0] == "passed on by Priya Saltglaze: Moved to Meir."


async def test_handing_on_within_the_locality_goes_to_its_duty_queue_with_a_running_clock(desk):
    conversation_id = await builders.referral()
    priya = await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    await priya.does(address(conversation_id, "hand-on"), to="north", note="I know the family.")
    case = await builders.case_of(conversation_id)
    assert (case.key_worker_id, case.queue) == (None, "north")
    async with transaction() as session:
        waiting = (await session.scalars(select(Handoff).where(Handoff.ended_at.is_(None)))).one()
    assert waiting.reason == "transferred" and waiting.promised_by is not None


async def test_a_key_worker_cannot_hand_on_what_somebody_else_has_but_the_lead_can(desk):
    conversation_id = await builders.referral()
    await builders.claimed_by("Marcus", conversation_id)
    jo = await builders.key_worker("Jo")
    sent = {"to": str(jo.id), "note": "please take"}
    assert (await (await desk.of("Priya")).does(address(conversation_id, "hand-on"), **sent)).status_code == 409
    assert (await (await desk.of("Helen")).does(address(conversation_id, "hand-on"), **sent)).status_code == 303
    assert (await builders.case_of(conversation_id)).key_worker_id == jo.id
