"""What a key worker writes to a resident: sent once, refused with its words kept, never lost, and what becomes of it."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import clock, conversations
from bot.database import transaction
from bot.tables import Conversation, Message
from tests.console import builders
from tests.console.builders import address


async def replies_of(conversation_id):
    return [line.text for line in await builders.thread(conversation_id) if line.kind == conversations.KEY_WORKER]


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


async def test_words_sent_after_the_session_ended_are_shown_back(desk):
    conversation_id = await builders.referral()
    priya = await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    clock.skip_ahead(timedelta(minutes=16))
    lost = await priya.replies(conversation_id, "a long & careful answer")
    assert lost.status_code == 401 and "a long &amp; careful answer</textarea>" in lost.text
    assert await replies_of(conversation_id) == []


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
