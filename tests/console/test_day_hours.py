"""One day is set otherwise at the console: what is promised, who is on duty and what is said in danger follow it at once."""

import re
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select

from bot import clock, conversations, day_hours, referrals, rota, second_clock
from bot.database import transaction
from bot.hours import opening_hours
from bot.tables import DayHours, Handoff, KeyWorker, Task
from tests.console import builders


def next_day(weekday, *, after=7):
    """The next such day (Monday 0) from so many days ahead; a weekday only when it and the day after it are open as usual."""
    usual, day = opening_hours().as_every_week, clock.london().date() + timedelta(days=after)
    while day.weekday() != weekday or (weekday < 4 and not (usual(day) and usual(day + timedelta(days=1)))):
        day += timedelta(days=1)
    return day


def at(day, hour, minute=0):
    return datetime.combine(day, time(hour, minute), clock.LONDON)


def it_is(moment):
    clock.skip_ahead(moment - clock.now())


def quarter(moment):
    """To the quarter of an hour: the clock goes on while a test works."""
    return moment.replace(minute=moment.minute // 15 * 15, second=0, microsecond=0)


async def promised(conversation_id):
    async with transaction() as session:
        return quarter(await session.scalar(select(Handoff.promised_by).where(Handoff.conversation_id == conversation_id)))


async def on_duty(moment):
    async with transaction() as session:
        hours = await day_hours.in_force(session)
        return list(await session.scalars(select(KeyWorker.name).where(rota.rota().there(moment, hours))))


@pytest.fixture
async def tuesday(clean):
    """Half past eleven on a Tuesday: open until five, as every week."""
    it_is(at(next_day(1), 11, 30))
    return clock.london().date()


async def test_closed_from_noon_promises_are_for_the_next_morning_and_nobody_is_on_duty(desk, tuesday):
    await builders.referral("Late already", waited=timedelta(hours=5))  # promised for half past eight: no news of the day's hours
    before = await builders.referral("Before")
    assert await promised(before) == at(tuesday, 13, 30)
    morgan = await desk.of("Morgan")
    page = await morgan.sees(f"/console/rota/{tuesday}")
    assert "Open 08:30 to 17:00." in page and "As every week: 08:30 to 17:00" in page
    assert (await morgan.does(f"/console/rota/{tuesday}/hours", hours="other", opens="08:30", closes="12:00")).status_code == 303
    page = await morgan.sees(f"/console/rota/{tuesday}")
    assert "Open 08:30 to 12:00." in page and "Set for this day alone by Morgan" in page
    assert "1 who waits was promised an answer on this day at a time when we are closed." in page
    assert "08:30 to 12:00 <span class=\"hint\">set for this day</span>" in await morgan.sees("/console/localities")
    next_morning = at(tuesday + timedelta(days=1), 10)  # half an hour is left today, an hour and a half comes tomorrow
    assert await promised(await builders.referral("After")) == next_morning
    somebody = await builders.texts(builders.new_number(), "hello")
    assert quarter((await referrals.told_so_far(somebody)).promised_by) == next_morning
    assert await on_duty(at(tuesday, 11, 45)) != [] and await on_duty(at(tuesday, 12, 15)) == []


async def test_in_danger_nobody_is_told_that_somebody_reads_it_while_the_office_is_shut(desk, tuesday):
    await (await desk.of("Alex")).does(f"/console/rota/{tuesday}/hours", hours="closed")
    conversation_id = await builders.texts(builders.new_number(), "I want to kill myself")
    [said] = [line.text for line in await builders.thread(conversation_id) if line.kind == conversations.SAFETY]
    await (await desk.of("Alex")).does(f"/console/rota/{tuesday}/hours", hours="as_every_week")
    open_again = await builders.texts(builders.new_number(), "I want to kill myself")
    [said_when_open] = [line.text for line in await builders.thread(open_again) if line.kind == conversations.SAFETY]
    assert "someone will read this" in said_when_open.lower() and "someone will read this" not in said.lower()


async def test_the_second_clock_stands_still_while_the_office_is_shut(desk, tuesday):
    conversation_id = await builders.referral()
    await builders.claimed_by("Priya", conversation_id)
    await (await desk.of("Morgan")).does(f"/console/rota/{tuesday}/hours", hours="other", opens="08:30", closes="11:45")
    for moment, raised in ((at(tuesday, 16), 0), (at(tuesday + timedelta(days=1), 9), 1)):
        it_is(moment)
        async with transaction() as session:
            await second_clock.look(session)
            tasks = await session.scalars(select(Task.id).where(Task.kind == second_clock.KIND, Task.conversation_id == conversation_id))
            assert len(tasks.all()) == raised


async def test_a_saturday_that_is_opened_says_plainly_that_nobody_is_on_duty_until_somebody_is_chosen(desk, tuesday):
    saturday, morgan, sam = next_day(5, after=1), await desk.of("Morgan"), await builders.key_worker("Sam")
    assert "Closed." in await morgan.sees(f"/console/rota/{saturday}")
    await morgan.does(f"/console/rota/{saturday}/hours", hours="other", opens="10:00", closes="14:00")
    page = await morgan.sees(f"/console/rota/{saturday}")
    assert "Nobody is on duty while we are open." in page and "Nobody</strong>" in await morgan.sees("/console/localities")
    await morgan.does(f"/console/rota/{saturday}", people=f"{sam.id}")
    page = await morgan.sees(f"/console/rota/{saturday}")
    assert "Nobody is on duty" not in page and "On duty: Sam Bottleoven." in page
    assert await on_duty(at(saturday, 11)) == ["Sam Bottleoven"]


async def test_what_was_set_before_is_kept_and_the_newest_counts(desk, tuesday):
    day, morgan, alex = tuesday + timedelta(days=40), await desk.of("Morgan"), await desk.of("Alex")
    await morgan.does(f"/console/rota/{day}/hours", hours="closed")
    assert f"{day:%a %-d %b}" in await morgan.sees("/console/localities")  # later than the two weeks, and of its own
    await alex.does(f"/console/rota/{day}/hours", hours="other", opens="09:00", closes="10:00")
    await morgan.does(f"/console/rota/{day}/hours", hours="as_every_week")
    assert f"{day:%a %-d %b}" not in await morgan.sees("/console/localities")
    assert "As every week." in (await morgan.sees(f"/console/rota/{day}")).partition("hours-title")[2].partition("<form")[0]
    async with transaction() as session:
        rows = await session.execute(
            select(KeyWorker.first_name, DayHours.opens, DayHours.as_every_week)
            .join(KeyWorker, KeyWorker.id == DayHours.set_by).where(DayHours.day == day).order_by(DayHours.set_at))
        assert rows.all() == [("Morgan", None, False), ("Alex", time(9), False), ("Morgan", None, True)]


@pytest.mark.parametrize("sent, words", [
    ({}, "Choose one of these."), ({"hours": "sometimes"}, "Choose one of these."),
    ({"hours": "other"}, "Write both times"), ({"hours": "other", "opens": "12:00", "closes": "08:30"}, "Write both times"),
    ({"hours": "other", "opens": "noon", "closes": "13:00"}, "Write both times"),
])
async def test_hours_that_make_no_sense_are_refused(desk, tuesday, sent, words):
    refused = await (await desk.of("Morgan")).does(f"/console/rota/{tuesday}/hours", **sent)
    assert refused.status_code == 422 and words in refused.text
    async with transaction() as session:
        assert (await day_hours.in_force(session)).single_days == {}


async def test_any_day_of_the_year_ahead_can_be_picked(desk, tuesday):
    morgan, day = await desk.of("Morgan"), tuesday + timedelta(days=200)
    assert (await morgan.get(f"/console/rota?day={day}")).headers["location"] == f"/console/rota/{day}"
    for wrong in ("", "tomorrow", f"{tuesday - timedelta(days=1)}", f"{tuesday + timedelta(days=400)}"):
        assert (await morgan.get(f"/console/rota?day={wrong}")).status_code == 404


async def test_the_queue_counts_by_the_hours_of_that_day(desk, tuesday):
    conversation_id = await builders.referral("Shaz")
    await builders.claimed_by("Priya", conversation_id)
    await builders.texts((await builders.conversation(conversation_id)).address, "are you there?")
    priya = await desk.of("Priya")
    assert re.search(r"promised by 13:3\d", await priya.sees("/console"))
    await (await desk.of("Morgan")).does(f"/console/rota/{tuesday}/hours", hours="other", opens="08:30", closes="12:00")
    assert re.search(r"promised by Wed 10:0\d", await priya.sees("/console"))
