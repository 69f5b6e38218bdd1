"""A key worker at a conversation: taking it, answering, never talked over, handing back, closing."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import clock, conversations
from bot.database import transaction
from bot.tables import CaseEvent, CaseRead, Conversation, DangerFlag, Handoff, Message
from tests.console import builders


def address(conversation_id, what=""):
    return f"/console/conversations/{conversation_id}" + (f"/{what}" if what else "")


async def replies_of(conversation_id):
    return [line.text for line in await builders.thread(conversation_id) if line.kind == conversations.KEY_WORKER]


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


async def test_a_reply_to_what_somebody_else_has_is_refused_and_its_words_are_kept(desk):
    conversation_id = await builders.referral()
    await builders.claimed_by("Marcus", conversation_id)
    refused = await (await desk.of("Priya")).replies(conversation_id, "Hello <b>love</b>, are you there?")
    assert refused.status_code == 409
    assert "Marcus Kilnwright has this conversation now. Nothing was sent" in refused.text
    assert "Hello &lt;b&gt;love&lt;/b&gt;, are you there?</textarea>" in refused.text
    assert await replies_of(conversation_id) == []


async def test_a_reply_after_handing_back_is_refused_and_its_words_are_kept(desk):
    conversation_id = await builders.referral()
    priya = await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    await priya.does(address(conversation_id, "hand-back"), reason="x")
    refused = await priya.replies(conversation_id, "one more thing")
    assert refused.status_code == 409 and "one more thing</textarea>" in refused.text
    assert await replies_of(conversation_id) == []


async def test_sending_the_same_form_twice_sends_one_text(desk):
    conversation_id = await builders.referral()
    priya = await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    answers = await asyncio.gather(*(priya.replies(conversation_id, "Hello", token="same") for _ in range(5)))
    assert {answer.status_code for answer in answers} == {303}
    assert await replies_of(conversation_id) == ["Hello"]
    await priya.replies(conversation_id, "Hello", token="another")
    assert await replies_of(conversation_id) == ["Hello", "Hello"]


@pytest.mark.parametrize("text, words", [("", "Write something first."), (" \n ", "Write something first."), ("x" * 1501, "That is 1501 characters")])
async def test_what_cannot_be_a_text_is_refused_with_a_reason(desk, text, words):
    conversation_id = await builders.referral()
    priya = await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    refused = await priya.replies(conversation_id, text)
    assert refused.status_code == 422 and words in refused.text
    assert await replies_of(conversation_id) == []


async def test_words_with_every_dangerous_letter_are_stored_and_shown_as_they_are(desk):
    conversation_id = await builders.referral()
    priya = await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    text = "<script>alert(1)</script> {{ 7*7 }} {name.x} '\"; drop table messages; -- \u202egnip 😀"
    assert (await priya.replies(conversation_id, text + "\x00")).status_code == 303
    assert await replies_of(conversation_id) == [text]
    page = await priya.sees(address(conversation_id))
    assert "<script>alert" not in page and "{{ 7*7 }} {name.x}" in page


async def test_nothing_can_be_sent_to_who_opted_out(desk):
    conversation_id = await builders.referral()
    priya = await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    await builders.texts((await builders.conversation(conversation_id)).address, "STOP")
    page = await priya.sees(address(conversation_id))
    assert "We cannot text back" in page and 'name="text" rows="3" aria' not in page
    refused = await priya.replies(conversation_id, "are you safe?")
    assert refused.status_code == 409 and "are you safe?</textarea>" in refused.text
    assert await replies_of(conversation_id) == []


@pytest.mark.parametrize("rule, waited, says, can_write", [
    ("any_time", 0, "Any time is safe", True),
    ("certain_hours", 0, "Only at certain times", True),
    ("reply_only", 0, "Only answer their texts", True),
    ("reply_only", 31, "Wait for their next text", False),
    ("do_not_text", 0, "Somebody unsafe may read this phone", False),
    ("certain_hours", 31, "When it is safe is not clear", False),
    ("certain_hours, in the morning", 31, "First they are asked", True),
    ("certain_hours, in the evening", 31, "Yours waits until", True),
])  # fmt: skip
async def test_the_safe_contact_rule_stands_in_words_and_shuts_the_box_when_nothing_would_be_sent(desk, rule, waited, says, can_write):
    local = clock.london()
    clock.skip_ahead((local.replace(hour=11, minute=0) - local) % timedelta(days=1))  # an hour when openers may go out
    rule, _, hours = rule.partition(", ")
    conversation_id = await builders.referral(safe_contact=rule, waited=timedelta(minutes=waited))
    async with transaction() as session:
        (await session.get_one(Conversation, conversation_id)).safe_hours = hours or None
    await builders.claimed_by("Priya", conversation_id)
    page = await (await desk.of("Priya")).sees(address(conversation_id))
    assert says in page and ('id="reply-text"' in page) == can_write


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


async def test_delivery_states_stand_in_plain_words(desk):
    conversation_id = await builders.referral()
    await builders.claimed_by("Priya", conversation_id)
    priya = await desk.of("Priya")
    await priya.replies(conversation_id, "Hello")
    async with transaction() as session:
        message = (await session.scalars(select(Message).where(Message.kind == conversations.KEY_WORKER))).one()
        message.status, message.note = "backing_off", "Not delivered (the phone is off): we try again at 14:05."
    assert "Not delivered (the phone is off): we try again at 14:05." in await priya.sees(address(conversation_id))


async def test_a_text_that_failed_is_sent_again_once(desk):
    conversation_id = await builders.referral()
    await builders.claimed_by("Priya", conversation_id)
    priya, marcus = await desk.of("Priya"), await desk.of("Marcus")
    await priya.replies(conversation_id, "Hello")
    message = next(line for line in await builders.thread(conversation_id) if line.text == "Hello")
    again = address(conversation_id, f"messages/{message.id}/again")
    assert (await priya.does(again)).status_code == 409  # it is still on its way
    async with transaction() as session:
        (await session.get(Message, message.id)).status = "failed"
    assert "Send again" in await priya.sees(address(conversation_id))
    assert (await marcus.does(again)).status_code == 409
    assert {(await priya.does(again)).status_code for _ in range(3)} == {303}
    assert await replies_of(conversation_id) == ["Hello", "Hello"]


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


async def test_words_sent_after_the_session_ended_are_shown_back(desk):
    conversation_id = await builders.referral()
    priya = await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    clock.skip_ahead(timedelta(minutes=16))
    lost = await priya.replies(conversation_id, "a long & careful answer")
    assert lost.status_code == 401 and "a long &amp; careful answer</textarea>" in lost.text
    assert await replies_of(conversation_id) == []


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
    consent = page.split('<option value="')[1].split('"')[0]
    assert (await priya.does(f"{base}/share", consent=consent, fields="story", how="by letter")).status_code == 303
    assert "Their GP: What is going on (by letter)" in await priya.sees(f"{base}/consents")
    await priya.does(f"{base}/consents", agency="Their GP", state="withdrawn")
    assert (await priya.does(f"{base}/share", consent=consent, fields="story", how="again")).status_code == 409
    assert "again" not in await priya.sees(f"{base}/consents")


async def test_saved_replies_are_filled_in_and_nothing_in_a_name_is_taken_for_a_field(desk):
    conversation_id = await builders.referral("{reference} O'Hara")
    await builders.claimed_by("Priya", conversation_id)
    priya = await desk.of("Priya")
    await priya.does("/console/saved-replies", title="Hello", text="Hello {name}, {me} here.")
    page = await priya.sees(address(conversation_id))
    assert 'data-words="Hello {reference} O&#39;Hara, Priya here.">Hello</option>' in page
    unknown = await priya.does("/console/saved-replies", title="Hello", text="Hello {nmae}")
    assert unknown.status_code == 422 and "There is no field {nmae}" in unknown.text
    sam = await desk.of("Sam")
    assert "Hello {name}" not in await sam.sees("/console/saved-replies")


async def test_a_saved_reply_whose_field_has_no_value_is_refused_at_sending_and_its_words_are_kept(desk):
    conversation_id = await builders.referral(None)
    await builders.claimed_by("Priya", conversation_id)
    priya = await desk.of("Priya")
    await priya.does("/console/saved-replies", title="Hello", text="Hello {name}, {me} here.")
    refused = await priya.replies(conversation_id, "Hello {name}, Priya here.")
    assert refused.status_code == 422 and "{name} is not filled in" in refused.text and "Hello {name}, Priya here.</textarea>" in refused.text
    assert await replies_of(conversation_id) == []


async def test_without_a_script_a_saved_reply_is_put_after_the_words_so_far(desk):
    conversation_id = await builders.referral("Shaz")
    await builders.claimed_by("Priya", conversation_id)
    priya = await desk.of("Priya")
    await priya.does("/console/saved-replies", title="Hello", text="This is {me}.")
    page = await priya.sees(address(conversation_id))
    saved = page.partition('data-words="This is Priya."')[0].rpartition('value="')[2].split('"')[0]
    answer = await priya.does(address(conversation_id, "insert"), text="Hello Shaz.", saved=saved)
    assert answer.status_code == 200 and "Hello Shaz.\nThis is Priya.</textarea>" in answer.text
    assert await replies_of(conversation_id) == []
