"""What must hold of each control in controls.py: raises AssertionError where it does not."""

import asyncio
import contextlib
from typing import Any
from xml.etree import ElementTree

from bot import conversations, hours, services, words
from tests.safety.world import World, new_number

DANGER = "i want to kill myself"
ON_CALL = "+447700900900"


async def _written(world: World, text: str = "hello", **columns: Any) -> str:
    number = new_number()
    await world.texts(number, text)
    await world.forget_jobs()
    if columns:
        await world.change(number, **columns)
    return number


async def _bot_says(world: World, number: str, **named: Any) -> None:
    from bot.database import transaction

    async with transaction() as session:
        conversation = await conversations.lock(session, (await world.conversation(number)).id)
        await conversations.say(session, conversation, "Something of the form.", **named)
    await world.work("main")


async def stored_or_spooled(world: World) -> None:
    from bot import spool

    await world.takes_away("database")
    answer = await world.texts(new_number(), "behind with the rent")
    kept = spool.size()
    await world.heal()
    assert answer.status_code == 204 and kept == 1


async def a_hanging_database_is_left(world: World) -> None:
    await world.takes_away("database hangs")
    answer = await asyncio.wait_for(world.texts(new_number(), DANGER), 3)
    assert answer.status_code == 200


async def words_without_a_database(world: World) -> None:
    await world.takes_away("database")
    answer = await world.texts(new_number(), DANGER)
    await world.heal()
    assert answer.text.startswith("<") and "116 123" in "".join(ElementTree.fromstring(answer.text).itertext())


async def phrase_at_the_door(world: World) -> None:
    await world.takes_away("model")
    number = await _written(world, DANGER)
    assert [flag.kind for flag in await world.flags(number)] == ["suicide"]


async def classifier_beside_the_phrases(world: World) -> None:
    world.reads("suicide")
    number = new_number()
    await world.texts(number, "words no phrase knows")
    await world.work("danger")
    assert [flag.source for flag in await world.flags(number)] == ["classifier"]


async def danger_after_stop(world: World) -> None:
    number = await _written(world, "STOP")
    await world.texts(number, DANGER)
    assert len(await world.flags(number)) == 1


async def never_silence_within_the_hour(world: World) -> None:
    number = new_number()
    await world.texts(number, DANGER)
    await world.texts(number, DANGER)
    await world.work()
    first, second = world.hears(number)
    assert "116 123" in first and second == words.SEEN_DANGER


async def safety_words_first_in_the_lane(world: World) -> None:
    from sqlalchemy import text

    from bot.database import transaction

    await world.texts(new_number(), "behind with the rent")
    await world.texts(new_number(), DANGER)
    async with transaction() as session:
        rows = await session.execute(text("select task_name from procrastinate_jobs where queue_name = 'danger' "
                                          "order by priority desc, id"))
        assert {name for (name,) in rows.all()[:2]} <= {"bot.jobs.deliver", "bot.jobs.alert"}


async def the_chain_climbs(world: World) -> None:
    number = await _written(world, DANGER)
    for minutes in (2, 3, 5):
        await world.passes("danger", minutes=minutes)
    assert (await world.flags(number))[0].step == 3


async def alerts_leave_the_house(world: World) -> None:
    await world.nobody_at_work()
    await world.texts(new_number(), DANGER)
    await world.work("danger")
    assert len(world.hears(ON_CALL)) == 1


async def a_failed_alert_shows(world: World) -> None:
    await world.nobody_at_work()
    world.mailbox.refuse = "550 no"
    number = new_number()
    await world.texts(number, DANGER)
    await world.passes("danger", minutes=11)
    assert "alert_failed" in await world.tasks(number)


async def alerts_tell_nothing_of_the_resident(world: World) -> None:
    await world.staff("Priya", mobile="+447700900801")
    number = new_number()
    await world.texts(number, DANGER)
    await world.work("danger")
    [said] = world.hears("+447700900801")
    assert number[3:] not in said and "suicid" not in said and "kill" not in said


async def no_promise_at_night(world: World) -> None:
    world.set_time(weekday=1, hour=3)
    number = new_number()
    await world.texts(number, DANGER)
    await world.work("danger")
    assert "told our team" not in world.hears(number)[0]


async def no_promise_with_nobody_there(world: World) -> None:
    await world.nobody_at_work()
    number = new_number()
    await world.texts(number, DANGER)
    await world.work("danger")
    assert "told our team" not in world.hears(number)[0]


async def missing_hours_are_closed(world: World) -> None:
    assert not hours.read("").is_open(hours.clock.now())


async def the_bot_is_quiet_once_a_person_has_it(world: World) -> None:
    number = await _written(world)
    await world.takes("Priya", number)
    await world.forget_jobs()
    await _bot_says(world, number)
    assert "Something of the form." not in world.hears(number)


async def nothing_after_stop(world: World) -> None:
    number = await _written(world, "STOP")
    await _bot_says(world, number)
    assert world.hears(number) == []


async def stop_is_a_welfare_event(world: World) -> None:
    assert "opted_out" in await world.tasks(await _written(world, "STOP"))


async def do_not_text_is_kept_to(world: World) -> None:
    number = await _written(world, safe_contact="do_not_text")
    await _bot_says(world, number, kind=conversations.KEY_WORKER, author="key_worker")
    assert world.hears(number) == []


async def stale_texts_are_not_sent(world: World) -> None:
    number = await _written(world, safe_contact="reply_only")
    await world.backdate(number, hours=1)
    await _bot_says(world, number)
    assert world.hears(number) == []


async def a_night_text_waits_for_morning(world: World) -> None:
    number = await _written(world, safe_contact="any_time")
    await world.backdate(number, hours=1)
    world.set_time(weekday=1, hour=23)
    await _bot_says(world, number, kind=conversations.KEY_WORKER, author="key_worker")
    assert world.hears(number) == []


async def their_hours_are_kept(world: World) -> None:
    number = await _written(world, safe_contact="certain_hours", safe_hours="weekdays before 3")
    await world.backdate(number, hours=1)
    world.set_time(weekday=1, hour=16)
    await _bot_says(world, number, kind=conversations.KEY_WORKER, author="key_worker")
    assert world.hears(number) == []


async def asked_before_picking_up(world: World) -> None:
    number = await _written(world)
    await world.backdate(number, hours=5)
    await world.texts(number, "its me")
    await world.work()
    assert world.hears(number) == [words.NOW_OK]


async def a_child_gets_a_person(world: World) -> None:
    world.reads(None, age=15)
    number = new_number()
    await world.texts(number, "im 15")
    await world.work()
    assert (await world.conversation(number)).handler == "waiting" and "0800 1111" in world.hears(number)[0]


async def a_worry_is_seen(world: World) -> None:
    world.reads_by_phrases_alone()
    number = new_number()
    await world.texts(number, "im frightened to go home")
    await world.work("danger")
    assert "worry" in await world.tasks(number)


async def a_hint_is_seen(world: World) -> None:
    world.reads(None, hint="suicide")
    number = new_number()
    await world.texts(number, "it will all be easier for them come monday")
    await world.work("danger")
    assert "worry" in await world.tasks(number) and await world.flags(number) == []


async def a_watched_phone_said_beside_danger_is_kept_to(world: World) -> None:
    number = new_number()
    await world.texts(number, "hes kicking the door in, dont text me back he reads my phone")
    await world.work("danger")
    assert (await world.conversation(number)).safe_contact == "do_not_text"


async def only_signed_texts_come_in(world: World) -> None:
    forged = await world.get("/sms/inbound", "POST")
    assert forged.status_code == 403


async def unverified_is_not_shown(world: World) -> None:
    with contextlib.suppress(services.ServicesError):
        services._sound(services.Service("x", "n", "c", "UK", "unverified", "s", "", True, False, phone="1"))
        raise AssertionError("an unverified number would be shown")


async def only_opening_ends_it(world: World) -> None:
    number = await _written(world, DANGER)
    assert await world.opens("Priya", number) == 1
    await world.passes("danger", minutes=11)
    [flag] = await world.flags(number)
    assert flag.acknowledged_by is not None and flag.step == 0


async def a_rule_told_to_a_person_holds(world: World) -> None:
    number = await _written(world)
    await world.takes("Priya", number)
    await world.texts(number, "pls dont text me on this phone he reads it")
    assert (await world.conversation(number)).safe_contact == "do_not_text"


async def words_come_with_opting_in(world: World) -> None:
    number = await _written(world, "STOP")
    await world.texts(number, DANGER)
    await world.texts(number, "START")
    await world.work("danger")
    assert any("999" in text for text in world.hears(number))
