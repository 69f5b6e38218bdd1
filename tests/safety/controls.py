"""The controls of docs/hazards.md: what each is, how it is switched off, and what must then no longer hold.

`off` takes the control out of the running code; `holds` raises AssertionError where it is missing. The number is the
hazard's.
"""

import asyncio
import contextlib
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from xml.etree import ElementTree

from bot import (
    alerting,
    coming_back,
    contact,
    conversations,
    delivery,
    escalation,
    hours,
    rota,
    safety,
    services,
    tasks,
    told_in_danger,
    words,
    worries,
)
from bot.channels import twilio_sms, webhooks
from tests.safety.world import World, new_number

DANGER = "i want to kill myself"
ON_CALL = "+447700900900"


@dataclass(frozen=True)
class Control:
    hazard: int
    name: str
    off: Callable[[World], Any]
    holds: Callable[[World], Awaitable[None]]


def _never(*arguments: Any, **named: Any) -> None:
    return None


async def _nothing(*arguments: Any, **named: Any) -> None:
    return None


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


# what must hold


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


def _set(module: Any, name: str, value: Any) -> Callable[[World], None]:
    return lambda world: world.patch.setattr(module, name, value)


async def _true(*arguments: Any) -> bool:
    return True


async def _none_opened(*arguments: Any) -> int:
    return 0


def _undated(world: World) -> None:
    world.patch.setattr(hours.OpeningHours, "is_open", lambda self, moment: True)


def _no_priority(world: World) -> None:
    real = conversations.defer
    for module in (conversations, alerting):
        world.patch.setattr(module, "defer", lambda *given, urgency=0, **named: real(*given, **named))


SEND = contact.Verdict.SEND
CONTROLS = (
    Control(1, "kept on disk when the database is away", _set(webhooks.spool, "keep", _never), stored_or_spooled),
    Control(1, "a database that hangs is left after seconds", _set(webhooks, "STORE_WITHIN_SECONDS", 60), a_hanging_database_is_left),
    Control(4, "phrases at the door", _set(safety, "screen", _never), phrase_at_the_door),
    Control(4, "the classifier beside them", _set(safety, "heed", _nothing), classifier_beside_the_phrases),
    Control(4, "opting out does not silence danger", _set(safety, "screen_at_the_door", _nothing), danger_after_stop),
    Control(4, "safety words without a database", _set(webhooks, "screen", _never), words_without_a_database),
    Control(4, "one short line within the hour, never silence", _set(words, "SEEN_DANGER", ""), never_silence_within_the_hour),
    Control(4, "safety words go before every text to be read", _no_priority, safety_words_first_in_the_lane),
    Control(5, "the chain climbs by itself", _set(escalation.clocks, "start", _nothing), the_chain_climbs),
    Control(5, "alerts by text and e-mail", _set(alerting, "defer", _nothing), alerts_leave_the_house),
    Control(5, "an alert that fails makes a task", _set(alerting, "_failed", _nothing), a_failed_alert_shows),
    Control(5, "a named person's opening ends it", _set(safety, "acknowledge", _none_opened), only_opening_ends_it),
    Control(6, "alerts hold nothing of the resident",
            _set(alerting, "words", lambda *given: "thoughts of suicide, open it now"), alerts_tell_nothing_of_the_resident),
    Control(5, "nothing is promised while we are closed", _undated, no_promise_at_night),
    Control(5, "nothing is promised with nobody at work", _set(rota, "someone_on_duty", _true), no_promise_with_nobody_there),
    Control(5, "missing hours mean closed", _undated, missing_hours_are_closed),
    Control(3, "who has it is asked at sending", _set(delivery, "ALWAYS_SAID", ("reply",)), the_bot_is_quiet_once_a_person_has_it),
    Control(7, "opt-out is asked at sending", _set(delivery, "_may_go", _true), nothing_after_stop),
    Control(7, "STOP makes a task: is it safe to phone?", _set(tasks, "open_task", _nothing), stop_is_a_welfare_event),
    Control(6, "do not text", _set(contact, "verdict", lambda *given: SEND), do_not_text_is_kept_to),
    Control(6, "thirty minutes of a reply", _set(contact, "FRESH", timedelta(days=1)), stale_texts_are_not_sent),
    Control(6, "no text of ours at night", _set(contact, "_may_begin", lambda *given: True), a_night_text_waits_for_morning),
    Control(6, "the hours they gave", _set(contact, "hours_of", lambda rule, words: None), their_hours_are_kept),
    Control(6, "is now OK, after four hours", _set(coming_back, "QUIET", timedelta(days=9)), asked_before_picking_up),
    Control(6, "a watched phone named beside a danger", _set(told_in_danger, "safe_contact_said", _never),
            a_watched_phone_said_beside_danger_is_kept_to),
    Control(9, "a person at once for somebody under 18", _set(safety, "ADULT", 0), a_child_gets_a_person),
    Control(10, "worries reach a person without sirens", _set(worries, "screen", _never), a_worry_is_seen),
    Control(10, "what the classifier is not sure of is read by a person", _set(safety, "_worry", _never), a_hint_is_seen),
    Control(11, "only Twilio's signature lets a text in", _set(twilio_sms, "verify", lambda *given: True), only_signed_texts_come_in),
    Control(8, "an unverified number is never shown", _set(services, "_sound", lambda service: service), unverified_is_not_shown),
)
