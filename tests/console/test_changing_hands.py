"""Conversations that change hands: closed by mistake, handed on with a text still to go, left by somebody who has left."""

from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot import clock, conversations, due
from bot.database import transaction
from bot.tables import CaseEvent, KeyWorker
from tests.console import builders
from tests.console.builders import address
from tests.console.test_people import LEE

pytestmark = pytest.mark.usefixtures("eleven_in_the_morning")


async def closed(desk):
    """A conversation that Priya has closed with its case."""
    conversation_id = await builders.referral("Shaz")
    priya = await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    await priya.does(address(conversation_id, "close"), outcome="met")
    return conversation_id, priya


async def events(conversation_id):
    case = await builders.case_of(conversation_id)
    async with transaction() as session:
        found = await session.scalars(select(CaseEvent).where(CaseEvent.case_id == case.id).order_by(CaseEvent.at))
        return [(event.kind, event.detail.get("outcome")) for event in found if event.kind in ("closed", "opened_again")]


async def test_taking_what_was_closed_by_mistake_opens_its_case_again_and_the_second_outcome_counts(desk):
    conversation_id, priya = await closed(desk)
    await priya.does(address(conversation_id, "claim"))
    case = await builders.case_of(conversation_id)
    assert (case.status, case.outcome, case.closed_at) == ("open", None, None)
    assert "Opened again" in await priya.sees(address(conversation_id))
    await priya.does(address(conversation_id, "close"), outcome="not_met")
    case = await builders.case_of(conversation_id)
    assert (case.status, case.outcome) == ("closed", "not_met")
    assert await events(conversation_id) == [("closed", "met"), ("opened_again", "met"), ("closed", "not_met")]


async def test_a_case_is_opened_again_by_hand_when_they_have_written_since(desk):
    conversation_id, priya = await closed(desk)
    assert (await priya.does(address(conversation_id, "open-case-again"))).status_code == 409  # nobody has the conversation
    await builders.texts((await builders.conversation(conversation_id)).address, "and now the boiler")
    await priya.does(address(conversation_id, "claim"))
    assert (await builders.case_of(conversation_id)).status == "closed"  # perhaps this is a new story
    assert "Open the case again" in await priya.sees(address(conversation_id))
    marcus = await desk.of("Marcus")
    assert "Open the case again" not in await marcus.sees(address(conversation_id))
    assert (await marcus.does(address(conversation_id, "open-case-again"))).status_code == 409
    assert (await priya.does(address(conversation_id, "open-case-again"))).status_code == 303
    assert (await priya.does(address(conversation_id, "open-case-again"))).status_code == 409
    assert (await builders.case_of(conversation_id)).status == "open"


async def sets_for_later(priya, conversation_id):
    """Priya sets a text for tomorrow at eleven."""
    at = clock.london() + timedelta(days=1)
    await priya.does(address(conversation_id, "reply"), text="See you at the library.", token="t1", when="later",
                     on=f"{at:%Y-%m-%d}", at=f"{at:%H:%M}")


async def a_day_later(conversation_id):
    """What has become of the texts of key workers when everything that was due has been done."""
    clock.skip_ahead(timedelta(days=1, minutes=1))
    while await due.do_next():
        pass
    return [(line.status, line.note) for line in await builders.thread(conversation_id) if line.kind == conversations.KEY_WORKER]


async def test_a_text_for_later_does_not_go_in_the_old_name_after_handing_on_and_everybody_is_told(desk):
    conversation_id = await builders.referral("Shaz")
    priya, marcus = await desk.of("Priya"), await desk.of("Marcus")
    await priya.does(address(conversation_id, "claim"))
    assert "will not be sent when you hand on" not in await priya.sees(address(conversation_id, "hand-on"))
    await sets_for_later(priya, conversation_id)
    form = await priya.sees(address(conversation_id, "hand-on"))
    assert "will not be sent when you hand on" in form and "See you at the library." in form
    to = await builders.key_worker("Marcus")
    await priya.does(address(conversation_id, "hand-on"), to=str(to.id), note="I am away.")
    assert "A text that was to go later is not sent, because the conversation was handed on." in await marcus.sees(address(conversation_id))
    assert await a_day_later(conversation_id) == [("cancelled", "Not sent: the conversation was handed on.")]


async def test_a_case_that_moves_without_its_conversation_leaves_no_text_for_later_in_the_old_name(desk):
    conversation_id = await builders.referral("Shaz")
    priya, helen = await desk.of("Priya"), await desk.of("Helen")
    await priya.does(address(conversation_id, "claim"))
    await sets_for_later(priya, conversation_id)
    await priya.does(address(conversation_id, "hand-back"), reason="all well")
    said = [line.text for line in await builders.thread(conversation_id) if line.direction == "out"]
    away = await builders.key_worker("Priya")
    await helen.does(f"/console/cover/{away.id}/pass-on")
    assert [line.text for line in await builders.thread(conversation_id) if line.direction == "out"] == said  # nobody is texted for it
    now = (await builders.case_of(conversation_id)).match["chosen"]
    page = await helen.sees(address(conversation_id))
    assert f"A text that was to go later is not sent, because the case is with {now} now. Look at it" in page
    assert await a_day_later(conversation_id) == [("cancelled", f"Not sent: the case is with {now} now.")]


async def test_whoever_has_the_conversation_keeps_their_own_text_for_later_when_its_case_moves(desk):
    conversation_id = await builders.referral("Shaz")
    marcus, helen = await desk.of("Marcus"), await desk.of("Helen")
    await marcus.does(address(conversation_id, "claim"))  # the case is Priya's
    await sets_for_later(marcus, conversation_id)
    away = await builders.key_worker("Priya")
    await helen.does(f"/console/cover/{away.id}/pass-on")
    assert (await builders.case_of(conversation_id)).key_worker_id != away.id
    [(status, _)] = await a_day_later(conversation_id)
    assert status == "queued"


async def leaves(first_name):
    async with transaction() as session:
        await session.execute(update(KeyWorker).where(KeyWorker.first_name == first_name).values(active=False))


async def test_what_somebody_has_who_has_left_anybody_of_the_locality_may_take(desk):
    conversation_id = await builders.referral("Shaz")
    priya, marcus, sam = await desk.of("Priya"), await desk.of("Marcus"), await desk.of("Sam")
    await priya.does(address(conversation_id, "claim"))
    await sets_for_later(priya, conversation_id)
    assert (await marcus.does(address(conversation_id, "claim"))).status_code == 409
    await leaves("Priya")
    page = await marcus.sees(address(conversation_id))
    assert "Priya Saltglaze had this conversation and has left" in page and "Take this conversation" in page
    assert (await sam.does(address(conversation_id, "claim"))).status_code == 403  # another locality's
    assert (await marcus.does(address(conversation_id, "claim"))).status_code == 303
    assert (await marcus.replies(conversation_id, "Hello, I have your case now.")).status_code == 303
    conversation, case = await builders.conversation(conversation_id), await builders.case_of(conversation_id)
    assert conversation.key_worker_id == case.key_worker_id == (await builders.key_worker("Marcus")).id
    markers = [line.text for line in await builders.thread(conversation_id) if line.kind == "joined"]
    assert markers[-1] == "Marcus has the conversation. Priya, who had it, has left."
    assert ("cancelled", "Not sent: Priya has left.") in await a_day_later(conversation_id)


async def test_who_is_to_leave_is_not_shut_out_before_it_is_said_what_they_leave_behind(desk):
    alex, person = await desk.of("Alex"), await builders.key_worker("Marcus")
    for _ in range(2):
        conversation_id = await builders.referral()
        await builders.claimed_by("Marcus", conversation_id)
    gone = {**LEE, "name": person.name, "email": person.email, "active": "no"}
    warned = await alex.does(f"/console/people/{person.id}", **gone)
    assert warned.status_code == 422 and "Marcus still has 2 live conversations and " in warned.text
    assert (await builders.key_worker("Marcus")).active
    behind = warned.text.split('name="left_behind" value="')[1].split('"')[0]
    assert (await alex.does(f"/console/people/{person.id}", **gone, left_behind=behind)).status_code == 303
    assert not (await builders.key_worker("Marcus")).active
