"""A key worker at a conversation: taking it, what stands on its page, handing back, closing."""

import asyncio

from sqlalchemy import select

from bot.database import transaction
from bot.tables import CaseEvent, CaseRead, DangerFlag, Handoff
from tests.console import builders
from tests.console.builders import address


async def test_taking_replying_and_handing_back(desk):
    conversation_id = await builders.referral("Shaz")
    priya = await desk.of("Priya")
    assert "Take this conversation" in await priya.sees(address(conversation_id))
    assert (await priya.does(address(conversation_id, "claim"))).status_code == 303
    assert (await priya.replies(conversation_id, "Hello Shaz, it's Priya.")).status_code == 303
    page = await priya.sees(address(conversation_id))
    assert "You have this conversation" in page and "Hello Shaz, it&#39;s Priya." in page and "On its way" in page
    assert (await priya.does(address(conversation_id, "hand-back"), reason="sorted")).status_code == 303
    assert (await builders.conversation(conversation_id)).handler == "bot"


async def test_a_claim_has_one_winner_and_the_other_is_told_who(desk):
    priya, marcus = await desk.of("Priya"), await desk.of("Marcus")
    for _ in range(10):
        conversation_id = await builders.referral()
        answers = await asyncio.gather(*(who.does(address(conversation_id, "claim")) for who in (priya, marcus)))
        assert sorted(answer.status_code for answer in answers) == [303, 409]
        loser = next(answer for answer in answers if answer.status_code == 409)
        holder = "Priya Saltglaze" if answers[0].status_code == 303 else "Marcus Kilnwright"
        assert f"{holder} has this conversation" in loser.text
        async with transaction() as session:
            claims = list(await session.scalars(select(Handoff.claimed_by).where(Handoff.conversation_id == conversation_id)))
        assert claims == [(await builders.conversation(conversation_id)).key_worker_id]


async def test_opening_a_conversation_acknowledges_its_danger_by_name_and_logs_the_reading(desk):
    conversation_id = await builders.referral()
    await builders.texts((await builders.conversation(conversation_id)).address, "I want to kill myself")
    priya = await desk.of("Priya")
    await priya.get(address(conversation_id), headers={"sec-purpose": "prefetch;prerender"})
    await priya.head(address(conversation_id))
    async with transaction() as session:
        flag = (await session.scalars(select(DangerFlag))).one()
        assert flag.acknowledged_at is None and (await session.scalars(select(CaseRead))).first() is None
    assert "Opened by Priya Saltglaze" in await priya.sees(address(conversation_id))
    async with transaction() as session:
        flag = (await session.scalars(select(DangerFlag))).one()
        read = (await session.scalars(select(CaseRead))).one()
    person = await builders.key_worker("Priya")
    assert flag.acknowledged_by == person.id == read.key_worker_id
    assert read.case_id == (await builders.case_of(conversation_id)).id


async def test_a_private_note_is_in_the_thread_and_goes_to_nobody(desk):
    conversation_id = await builders.referral()
    priya = await desk.of("Priya")
    before = [line.id for line in await builders.thread(conversation_id) if line.direction == "out"]
    await priya.does(address(conversation_id, "note"), text="Brother is Len.\nRing him first.")
    page = await priya.sees(address(conversation_id))
    assert "Private note" in page and "Brother is Len.\nRing him first." in page
    lines = await builders.thread(conversation_id)
    assert [line.id for line in lines if line.direction == "out"] == before
    assert [line.direction for line in lines if line.kind == "note"] == ["marker"]


async def test_closing_wants_an_outcome_and_closes_the_case_with_it(desk):
    conversation_id = await builders.referral()
    priya = await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    assert (await priya.does(address(conversation_id, "close"), outcome="fine")).status_code == 422
    assert (await priya.does(address(conversation_id, "close"), outcome="partly")).status_code == 303
    case = await builders.case_of(conversation_id)
    assert (case.status, case.outcome) == ("closed", "partly")
    assert (await builders.conversation(conversation_id)).handler == "closed"
    assert (await priya.does(address(conversation_id, "close"), outcome="met")).status_code == 409


async def test_taking_a_conversation_out_of_the_duty_queue_makes_its_case_mine(desk):
    conversation_id = await builders.referral()
    helen, marcus = await desk.of("Helen"), await desk.of("Marcus")
    await helen.does(address(conversation_id, "hand-on"), to="north", note="anybody")
    await marcus.does(address(conversation_id, "claim"))
    case = await builders.case_of(conversation_id)
    assert (case.key_worker_id, case.queue) == ((await builders.key_worker("Marcus")).id, None)
    assert case.match["reasons"] == ["took it from the duty queue"]


async def test_a_long_thread_is_read_page_by_page(desk):
    conversation_id = await builders.referral()
    for n in range(120):
        await builders.says(conversation_id, f"line number {n}.")
    priya = await desk.of("Priya")
    page = await priya.sees(address(conversation_id))
    assert "line number 119." in page and "line number 10." not in page
    earlier = page.split("?before=")[1].split('"')[0]
    page = await priya.sees(address(conversation_id) + f"?before={earlier}")
    assert "line number 10." in page and "line number 119." not in page


async def test_correcting_a_field_keeps_who_said_it_and_what_stood_before(desk):
    conversation_id = await builders.referral("Shaz", needs=("money",))
    case = await builders.case_of(conversation_id)
    priya = await desk.of("Priya")
    await priya.sees(f"/console/cases/{case.id}/fields/name")
    await priya.does(f"/console/cases/{case.id}/fields/name", value="Sharon")
    await priya.post(f"/console/cases/{case.id}/fields/needs", data={"csrf": priya.csrf, "value": ["money", "caring", "evil"]})
    await priya.does(f"/console/cases/{case.id}/fields/safe_contact", value="do_not_text")
    assert (await priya.does(f"/console/cases/{case.id}/fields/safe_contact", value="whenever")).status_code == 422
    page = await priya.sees(address(conversation_id))
    assert "Sharon" in page and "Priya Saltglaze" in page and "Somebody unsafe may read this phone" in page
    case = await builders.case_of(conversation_id)
    assert case.needs == ["money", "caring"]
    assert (await builders.conversation(conversation_id)).safe_contact == "do_not_text"
    async with transaction() as session:
        events = list(await session.scalars(select(CaseEvent).where(CaseEvent.kind == "corrected").order_by(CaseEvent.at)))
    assert [event.detail["fields"] for event in events] == [["name"], ["needs"], ["safe_contact"]]
    assert events[0].detail["before"]["value"] == "Shaz"


async def test_plan_steps_are_added_and_done(desk):
    conversation_id = await builders.referral()
    case = await builders.case_of(conversation_id)
    priya = await desk.of("Priya")
    await priya.does(f"/console/cases/{case.id}/plan", words="Ring the landlord", due_on="2020-01-02")
    page = await priya.sees(address(conversation_id))
    assert "Ring the landlord" in page and "Overdue since 2 Jan" in page
    step = page.split(f"/console/cases/{case.id}/plan/")[1].split("/done")[0]
    await priya.does(f"/console/cases/{case.id}/plan/{step}/done")
    page = await priya.sees(address(conversation_id))
    assert "Overdue" not in page and "Step done" in page
    assert (await priya.does(f"/console/cases/{case.id}/plan", words="x", due_on="tomorrow")).status_code == 422


async def test_nothing_is_shared_but_under_a_consent_that_still_stands(desk):
    case = await builders.case_of(await builders.referral())
    priya = await desk.of("Priya")
    base = f"/console/cases/{case.id}"
    await priya.does(f"{base}/consents", agency="Their GP", state="asked")
    assert "Log the sharing" not in await priya.sees(f"{base}/consents")
    await priya.does(f"{base}/consents", agency="their gp", state="given")
    page = await priya.sees(f"{base}/consents")
    consent = page.split('<option value="')[2].split('"')[0]  # the first one chooses nobody
    assert (await priya.does(f"{base}/share", consent=consent, fields="story", how="by letter")).status_code == 303
    assert "Their GP: What is going on (by letter)" in await priya.sees(f"{base}/consents")
    await priya.does(f"{base}/consents", agency="Their GP", state="withdrawn")
    assert (await priya.does(f"{base}/share", consent=consent, fields="story", how="again")).status_code == 409
    assert "again" not in await priya.sees(f"{base}/consents")
