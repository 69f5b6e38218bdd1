"""A text for later, within what is safe at that hour; and how it went, in the resident's own word."""

from datetime import datetime, time, timedelta

import pytest

from bot import clock, conversations, delivery, due, later, outcomes
from bot.channels.segments import segments
from bot.database import transaction
from tests.console import builders


@pytest.fixture(autouse=True)
def eleven_in_the_morning(clean):
    """Tomorrow at eleven: nobody's rule is that of the hour the tests are run at."""
    tomorrow = clock.london().date() + timedelta(days=1)
    clock.skip_ahead(datetime.combine(tomorrow, time(11), clock.LONDON) - clock.now())


async def taken(desk, **made):
    conversation_id = await builders.referral(**made)
    priya = await desk.of("Priya")
    await priya.does(f"/console/conversations/{conversation_id}/claim")
    return conversation_id, priya


async def sets(priya, conversation_id, text, at, token="t1"):
    at = clock.london(at)
    return await priya.does(f"/console/conversations/{conversation_id}/reply", text=text, token=token, when="later",
                            on=f"{at:%Y-%m-%d}", at=f"{at:%H:%M}")


async def of_key_workers(conversation_id):
    return [line for line in await builders.thread(conversation_id) if line.kind == conversations.KEY_WORKER]


async def test_a_text_for_later_waits_for_its_time_and_then_asks_everything_anew(desk):
    conversation_id, priya = await taken(desk)
    at = clock.now() + timedelta(days=1, hours=2)
    assert (await sets(priya, conversation_id, "It is tomorrow at two.", at)).status_code == 303
    assert (await sets(priya, conversation_id, "It is tomorrow at two.", at)).status_code == 303  # sent twice, set once
    [line] = await of_key_workers(conversation_id)
    assert line.status == "backing_off" and line.note == f"Goes {clock.london(at):%A %-d %B at %H:%M}."
    assert await delivery.begin(line.id) is None
    assert line.note in await priya.sees(f"/console/conversations/{conversation_id}")
    clock.skip_ahead(timedelta(days=1, hours=2))
    while await due.do_next():
        pass
    [line] = await of_key_workers(conversation_id)
    assert line.status == "queued"
    sending = await delivery.begin(line.id)
    assert sending is not None and sending.text == "It is tomorrow at two."


async def test_one_that_would_not_be_safe_when_it_is_due_is_not_sent(desk):
    conversation_id, priya = await taken(desk)
    await sets(priya, conversation_id, "See you tomorrow.", clock.now() + timedelta(days=1))
    async with transaction() as session:
        (await conversations.lock(session, conversation_id)).safe_contact = "reply_only"
    clock.skip_ahead(timedelta(days=1))
    while await due.do_next():
        pass
    [line] = await of_key_workers(conversation_id)
    assert await delivery.begin(line.id) is None
    [line] = await of_key_workers(conversation_id)
    assert line.status == "cancelled" and "may not be safe" in line.note


@pytest.mark.parametrize("rule, ahead, why", [
    ("any_time", timedelta(hours=-1), "That time is past."),
    ("any_time", timedelta(days=61), "too far ahead"),
    ("any_time", timedelta(hours=10), "from 9am to 8pm"),
    ("reply_only", timedelta(days=1), "may not be safe"),
])  # fmt: skip
async def test_what_can_be_known_now_is_said_now_and_the_words_are_kept(desk, rule, ahead, why):
    conversation_id, priya = await taken(desk, safe_contact=rule)
    answer = await sets(priya, conversation_id, "my careful words", clock.now() + ahead)
    assert answer.status_code == 422 and why in answer.text and "my careful words" in answer.text
    assert await of_key_workers(conversation_id) == []


async def test_a_day_that_is_none_is_refused_and_the_words_are_kept(desk):
    conversation_id, priya = await taken(desk)
    answer = await priya.does(f"/console/conversations/{conversation_id}/reply", text="my words", when="later", on="", at="9")
    assert answer.status_code == 422 and "Write the day and the time" in answer.text and "my words" in answer.text


async def test_a_text_for_later_can_be_taken_back_by_who_has_the_conversation(desk):
    conversation_id, priya = await taken(desk)
    await sets(priya, conversation_id, "See you tomorrow.", clock.now() + timedelta(days=1))
    [line] = await of_key_workers(conversation_id)
    path = f"/console/conversations/{conversation_id}/messages/{line.id}/not"
    assert (await (await desk.of("Marcus")).does(path)).status_code == 409
    assert (await priya.does(path)).status_code == 303
    assert (await priya.does(path)).status_code == 409
    clock.skip_ahead(timedelta(days=1))
    while await due.do_next():
        pass
    [line] = await of_key_workers(conversation_id)
    assert (line.status, line.note) == ("cancelled", "Not sent: Priya took it back.")


async def test_a_text_for_later_is_no_answer_yet(desk):
    conversation_id, priya = await taken(desk)
    await builders.texts((await builders.conversation(conversation_id)).address, "are you there?")
    await sets(priya, conversation_id, "See you tomorrow.", clock.now() + timedelta(days=1))
    assert "Waiting" in await priya.sees("/console?list=mine")


async def closes(priya, conversation_id, ask="yes"):
    await priya.does(f"/console/conversations/{conversation_id}/close", outcome="met", ask=ask)
    return (await builders.thread(conversation_id))[-1].text


@pytest.mark.parametrize("text, said, thanks", [
    ("1", "yes", outcomes.THANKS), ("Yes!", "yes", outcomes.THANKS), ("2", "partly", outcomes.THANKS),
    ("no", "no", outcomes.SORRY), (" 3.", "no", outcomes.SORRY),
])  # fmt: skip
async def test_they_are_asked_how_it_went_and_their_word_is_kept(desk, text, said, thanks):
    conversation_id, priya = await taken(desk)
    number = (await builders.conversation(conversation_id)).address
    asked = await closes(priya, conversation_id)
    assert asked.endswith(outcomes.QUESTION) and segments(asked).count <= 2 and segments(asked).encoding == "GSM-7"
    await builders.texts(number, text)
    case = await builders.case_of(conversation_id)
    assert (case.outcome, case.outcome_said) == ("met", said)
    answer = [line for line in await builders.thread(conversation_id) if line.direction == "in"][-1]
    assert answer.status == "answered" and (await builders.conversation(conversation_id)).handler == "closed"
    assert (await builders.thread(conversation_id))[-1].text == thanks
    assert ("did not get what they needed" in await priya.sees("/console/tasks")) == (said == "no")
    await builders.texts(number, "1")  # only one answer is taken: this is a new story
    assert (await builders.conversation(conversation_id)).handler == "bot"


async def test_whatever_else_they_write_opens_it_again(desk):
    conversation_id, priya = await taken(desk)
    await closes(priya, conversation_id)
    await builders.texts((await builders.conversation(conversation_id)).address, "no and now the boiler is broken too")
    assert (await builders.conversation(conversation_id)).handler == "bot"
    assert (await builders.case_of(conversation_id)).outcome_said is None


@pytest.mark.parametrize("rule, waited, ask", [
    ("do_not_text", timedelta(), "yes"), ("reply_only", timedelta(), "yes"), ("unknown", timedelta(hours=2), "yes"),
    ("any_time", timedelta(), ""),
])  # fmt: skip
async def test_they_are_not_asked_where_it_may_not_be_safe_or_the_key_worker_thinks_better_not(desk, rule, waited, ask):
    conversation_id, priya = await taken(desk, safe_contact=rule, waited=waited)
    assert outcomes.QUESTION not in await closes(priya, conversation_id, ask)


async def test_closing_takes_back_what_was_to_go_later(desk):
    conversation_id, priya = await taken(desk)
    await sets(priya, conversation_id, "See you tomorrow.", clock.now() + timedelta(days=1))
    await closes(priya, conversation_id)
    [line] = await of_key_workers(conversation_id)
    assert (line.status, line.note) == ("cancelled", "Not sent: the conversation was closed first.")
    assert later.refusal(await builders.conversation(conversation_id), clock.now() + timedelta(hours=1)) is None
