"""Somebody took a conversation and fell silent: it is raised again, nobody is closed by a timeout."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot import clock, second_clock
from bot.database import transaction
from bot.tables import Task
from tests.console import builders


@pytest.fixture(autouse=True)
def a_tuesday_morning(clean):
    """Silence is counted in opening hours."""
    here = clock.london()
    tuesday = (here + timedelta(days=(1 - here.weekday()) % 7 or 7)).replace(hour=10, minute=0)
    clock.skip_ahead(datetime.combine(tuesday.date(), tuesday.time(), clock.LONDON) - clock.now())


async def raised(conversation_id):
    async with transaction() as session:
        await second_clock.look(session)
    async with transaction() as session:
        found = await session.scalars(select(Task).where(Task.kind == "silent", Task.conversation_id == conversation_id)
                                      .order_by(Task.created_at))
        return [(task.words, task.done_at is not None) for task in found]


async def test_who_takes_a_conversation_and_says_nothing_is_raised_after_half_an_hour(desk):
    conversation_id = await builders.referral()
    await builders.claimed_by("Priya", conversation_id)
    clock.skip_ahead(timedelta(minutes=29))
    assert await raised(conversation_id) == []
    clock.skip_ahead(timedelta(minutes=2))
    [(words, done)] = await raised(conversation_id)
    assert words.startswith("Priya has this conversation and has not answered since") and not done
    assert await raised(conversation_id) == [(words, False)]  # looked at again, it is one task
    assert words in await (await desk.of("Helen")).sees("/console/tasks")
    assert (await builders.conversation(conversation_id)).handler == "key_worker"


async def test_an_answer_ends_it_and_the_next_unanswered_text_starts_it_anew(desk):
    conversation_id = await builders.referral()
    number = (await builders.conversation(conversation_id)).address
    priya = await desk.of("Priya")
    await priya.does(f"/console/conversations/{conversation_id}/claim")
    clock.skip_ahead(timedelta(minutes=31))
    assert [done for _, done in await raised(conversation_id)] == [False]
    priya = await desk.of("Priya")
    await builders.texts(number, "hello?")
    await priya.replies(conversation_id, "Sorry, here I am.")
    assert [done for _, done in await raised(conversation_id)] == [True]
    clock.skip_ahead(timedelta(hours=1))
    assert [done for _, done in await raised(conversation_id)] == [True]  # nobody waits: they have the last word
    await builders.texts(number, "thanks, and the gas?")
    clock.skip_ahead(timedelta(minutes=31))
    assert [done for _, done in await raised(conversation_id)] == [True, False]


async def test_ticked_off_without_an_answer_it_comes_back(desk):
    conversation_id = await builders.referral()
    await builders.claimed_by("Priya", conversation_id)
    clock.skip_ahead(timedelta(minutes=31))
    await raised(conversation_id)
    helen = await desk.of("Helen")
    async with transaction() as session:
        task_id = await session.scalar(select(Task.id).where(Task.kind == "silent"))
    await helen.does(f"/console/tasks/{task_id}/done")
    assert [done for _, done in await raised(conversation_id)] == [True]
    clock.skip_ahead(timedelta(minutes=31))
    assert [done for _, done in await raised(conversation_id)] == [True, False]


async def test_nights_and_who_waits_for_nobody_yet_do_not_count(desk):
    waiting, held = await builders.referral(), await builders.referral()
    clock.skip_ahead(timedelta(hours=6, minutes=55))  # five to five, and we close at five
    await builders.claimed_by("Priya", held)
    clock.skip_ahead(timedelta(hours=8))
    assert await raised(held) == [] and await raised(waiting) == []
