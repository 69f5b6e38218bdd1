"""What leaves the console: never by a slip of the Enter key, never swallowed, and never with a name where it may give them away."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot import clock, conversations, delivery, words
from bot.database import transaction
from tests.console import builders
from tests.console.builders import address

pytestmark = pytest.mark.usefixtures("eleven_in_the_morning")


async def of_key_workers(conversation_id):
    return [line for line in await builders.thread(conversation_id) if line.kind == conversations.KEY_WORKER]


@pytest.mark.parametrize("javascript", [True, False])
async def test_enter_in_the_day_or_the_time_of_a_text_for_later_never_sends_it_at_once(screen, javascript):
    conversation_id = await builders.referral("Shaz")
    await builders.claimed_by("Priya", conversation_id)
    page = await screen("Priya", javascript=javascript)
    await page.goto(address(conversation_id))
    await page.get_by_label("Reply to Shaz").fill("See you tomorrow.")
    await page.get_by_text("Send it later").click()
    tomorrow = clock.london() + timedelta(days=1)
    await page.get_by_label("Day", exact=True).fill(f"{tomorrow:%Y-%m-%d}")
    await page.get_by_label("Day", exact=True).press("Enter")
    await expect(page.get_by_role("alert")).to_contain_text("Write the day and the time")
    assert await of_key_workers(conversation_id) == []
    await page.get_by_label("Time", exact=True).fill("14:30")
    await page.get_by_label("Time", exact=True).press("Enter")
    await expect(page.locator("#lines")).to_contain_text("See you tomorrow.")
    [line] = await of_key_workers(conversation_id)
    assert line.status == "backing_off" and line.note == f"Goes {tomorrow:%A %-d %B} at 14:30."


async def test_a_corrected_text_is_sent_though_the_answer_to_the_first_was_lost(desk):
    conversation_id = await builders.referral()
    await builders.claimed_by("Priya", conversation_id)
    priya = await desk.of("Priya")
    for text in ("It is on Tuesday.", "It is on Wednesday.", "It is on Wednesday."):
        assert (await priya.replies(conversation_id, text, token="of one page")).status_code == 303
    assert [line.text for line in await of_key_workers(conversation_id)] == ["It is on Tuesday.", "It is on Wednesday."]


RULES = [
    ("unknown", 5, True), ("any_time", 5, True), ("unknown", 40, False), ("any_time", 40, False),
    ("reply_only", 5, False), ("certain_hours", 5, False), ("do_not_text", 5, False),
]


@pytest.mark.parametrize("rule, minutes, named", RULES)
async def test_who_has_them_now_is_said_by_name_only_in_reply_and_where_nobody_else_may_read(desk, rule, minutes, named):
    conversation_id, waited = await builders.referral("Shaz"), timedelta(minutes=minutes)
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        conversation.safe_contact, conversation.last_inbound_at = rule, clock.now() - waited
    priya = await desk.of("Priya")
    page = await priya.sees(address(conversation_id))
    await priya.does(address(conversation_id, "claim"))
    joined = (await builders.thread(conversation_id))[-1].text
    await priya.does(address(conversation_id, "hand-back"), reason="sorted")
    back = (await builders.thread(conversation_id))[-1].text
    if named:
        assert joined.startswith("Priya, a key worker, is here now") and back.startswith("Priya has stepped away")
        assert "told that Priya is here" in page
    else:
        assert (joined, back) == (words.JOINED_NEUTRAL, words.STEPPED_AWAY_NEUTRAL)
        assert "told that Priya is here" not in page
    await priya.does(address(conversation_id, "claim"))
    await priya.does(address(conversation_id, "hand-on"), to="north", note="Back on Monday.")
    passed = (await builders.thread(conversation_id))[-1].text
    for text in (passed, *(() if named else (joined, back))):
        assert not any(word in text for word in ("Priya", "worker", "service", "team", "council", "Doorstep")), text


async def test_a_notice_that_goes_only_after_half_an_hour_has_lost_its_name(desk):
    conversation_id = await builders.referral("Shaz", safe_contact="any_time")
    await (await desk.of("Priya")).does(address(conversation_id, "claim"))
    joined = (await builders.thread(conversation_id))[-1]
    assert joined.text.startswith("Priya, a key worker, is here now")
    clock.skip_ahead(timedelta(minutes=40))
    sending = await delivery.begin(joined.id)
    assert sending is not None and sending.text == words.JOINED_NEUTRAL
