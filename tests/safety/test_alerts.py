"""Somebody is told: by text and e-mail, with nothing of the resident in it, until a named person opens the conversation."""

import asyncio
import re

import pytest

from bot.channels import SendError, mail
from bot.settings import load, settings
from tests.safety.world import World, new_number
from tests.support.mail import Mailbox

ON_CALL = "+447700900900"
DANGER = "i want to kill myself"


async def test_the_on_duty_key_worker_gets_a_text_and_an_e_mail_at_once(world: World) -> None:
    await world.staff("Priya", mobile="+447700900801")
    number = new_number()
    await world.texts(number, DANGER)
    await world.work()
    [text] = world.hears("+447700900801")
    conversation = await world.conversation(number)
    assert text.endswith(f"Open it now: {settings().public_url}/console/conversations/{conversation.id}")
    letter = next(letter for letter in world.mailbox.letters if letter["To"] == "priya.saltglaze@doorstep.example")
    assert letter["From"] == "doorstep@council.example" and str(conversation.id) in letter.get_content()
    assert {alert.status for alert in await world.alerts()} == {"sent"}


async def test_no_alert_holds_anything_of_the_resident(world: World) -> None:
    await world.staff("Priya", mobile="+447700900801")
    number = new_number()
    await world.texts(number, "my name is Zebedee and i want to kill myself")
    await world.work()
    for minutes in (2, 3, 5):
        await world.passes(minutes=minutes)
    said = world.hears("+447700900801") + world.hears(ON_CALL) + [
        f"{letter['Subject']} {letter.get_content()}" for letter in world.mailbox.letters
    ]
    assert len(said) > 4
    for words in said:
        assert not re.search(rf"zebedee|kill|suicid|harm|violen|child|{re.escape(number)}|{number[3:]}", words, re.IGNORECASE)


async def test_an_unopened_alert_climbs_to_the_emergency_duty_team_in_ten_minutes(world: World) -> None:
    number = new_number()
    await world.texts(number, DANGER)
    await world.work()
    assert world.hears(ON_CALL) == []
    steps = []
    for minutes in (2, 3, 5, 30):
        await world.passes(minutes=minutes)
        steps.append((await world.flags(number))[0].step)
    assert steps == [1, 2, 3, 3]
    assert len(world.hears(ON_CALL)) == 1 and "waited 5 min" in world.hears(ON_CALL)[0]
    [last] = [letter for letter in world.mailbox.letters if letter["To"] == "duty.team@council.example"]
    assert "has waited 10 min" in last.get_content() and "01632 960100" in last.get_content()
    assert [alert.who for alert in await world.alerts() if alert.step > 0] == ["duty_manager", "on_call", "emergency_duty_team"]


async def test_opening_the_conversation_ends_it_and_what_had_not_gone_is_not_sent(world: World) -> None:
    await world.staff("Morgan", mobile="+447700900802")
    number = new_number()
    await world.texts(number, DANGER)
    assert await world.opens("Grace", number) == 1
    await world.work()
    await world.passes(minutes=11)
    assert {alert.status for alert in await world.alerts()} == {"cancelled"}
    assert world.hears(ON_CALL) == [] and world.hears("+447700900802") == []
    [flag] = await world.flags(number)
    assert flag.acknowledged_by == (await world.staff("Grace")).id and flag.step == 0


async def test_at_night_the_on_call_phone_is_told_at_once_and_nothing_is_promised(world: World) -> None:
    world.set_time(weekday=6, hour=3)
    number = new_number()
    await world.texts(number, DANGER)
    await world.work()
    assert len(world.hears(ON_CALL)) == 1 and "has come in" in world.hears(ON_CALL)[0]
    [words] = world.hears(number)
    assert "told our team" not in words and "back at 8.30am" in words
    await world.passes(minutes=10)
    assert world.mailbox.letters[-1]["To"] == "duty.team@council.example"


async def test_with_nobody_at_work_it_is_the_same_by_day(world: World) -> None:
    await world.nobody_at_work()
    number = new_number()
    await world.texts(number, DANGER)
    await world.work()
    assert len(world.hears(ON_CALL)) == 1
    assert "told our team" not in world.hears(number)[0]


async def test_a_mail_server_that_is_away_is_tried_again_until_it_takes_it(world: World) -> None:
    await world.nobody_at_work()
    await world.mailbox.close()
    await world.texts(new_number(), DANGER)
    await world.work()
    await world.passes(minutes=10)
    [letter] = [alert for alert in await world.alerts() if alert.how == "email"]
    assert letter.status == "backing_off" and "does not answer" in letter.note
    world.mailbox.refuse = "451 later"
    await world.mailbox.open()
    await world.passes(seconds=10)
    assert world.mailbox.letters == []
    world.mailbox.refuse = ""
    await world.passes(seconds=10)
    assert [letter["To"] for letter in world.mailbox.letters] == ["duty.team@council.example"]
    [letter] = [alert for alert in await world.alerts() if alert.how == "email"]
    assert letter.status == "sent" and letter.note is None and letter.attempts == 3


async def test_an_alert_that_cannot_be_sent_is_shown_and_makes_a_task(world: World) -> None:
    await world.nobody_at_work()
    world.mailbox.refuse = "550 no such place"
    number = new_number()
    await world.texts(number, DANGER)
    await world.work()
    await world.passes(minutes=10)
    [letter] = [alert for alert in await world.alerts() if alert.how == "email"]
    assert letter.status == "failed" and "550" in letter.note
    assert "alert_failed" in await world.tasks(number)


async def test_twilio_in_trouble_is_tried_again_for_an_alert(world: World) -> None:
    await world.nobody_at_work()
    number = new_number()
    await world.texts(number, DANGER)
    world.twilio.fail_next(2, http=503)
    await world.work()
    await world.passes(seconds=10)
    assert len(world.hears(ON_CALL)) == 1 and len(world.hears(number)) == 1


async def test_the_carrier_s_word_on_an_alert_is_kept_and_later_ones_change_nothing(world: World) -> None:
    from bot import alerting
    from bot.channels import StatusUpdate

    await world.nobody_at_work()
    number = new_number()
    await world.texts(number, DANGER)
    await world.work()
    [text] = [alert for alert in await world.alerts() if alert.how == "sms"]
    await alerting.status(StatusUpdate("twilio", text.provider_id, "failed", error_code=30003), text.id)
    await alerting.status(StatusUpdate("twilio", text.provider_id, "delivered"), text.id)
    [text] = [alert for alert in await world.alerts() if alert.how == "sms"]
    assert text.status == "failed" and "phone is off" in text.note
    assert "alert_failed" in await world.tasks(number)


async def test_ten_danger_texts_of_one_person_are_one_alert_a_step(world: World) -> None:
    await world.nobody_at_work()
    number = new_number()
    for _ in range(10):
        await world.texts(number, DANGER)
    await world.work()
    assert len(await world.flags(number)) == 10 and len(world.hears(ON_CALL)) == 1
    assert await world.opens("Priya", number) == 10
    await world.texts(number, DANGER)  # anew after it was opened: told again
    await world.work()
    assert len(world.hears(ON_CALL)) == 2


async def test_who_is_on_duty_can_be_named_and_nobody_else_is_texted(world: World) -> None:
    from bot import rota

    world.patch.setattr(rota, "rota", lambda: rota.read("on_duty: {monday: [sam.bottleoven@doorstep.example]}"))
    await world.staff("Sam", mobile="+447700900803")
    await world.staff("Priya", mobile="+447700900801")
    await world.texts(new_number(), DANGER)
    await world.work()
    assert len(world.hears("+447700900803")) == 1 and world.hears("+447700900801") == []


async def test_a_mail_server_that_says_nothing_holds_two_letters_and_no_more(
    mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Four jobs share the danger lane: the others make room for the safety words, and come back later."""
    monkeypatch.setattr(mail, "TURN_WITHIN_SECONDS", 0.05)
    monkeypatch.setattr(mail, "TIMEOUT_SECONDS", 2)
    mailbox.silent = True
    ours = load({"DOORSTEP_MODE": "demo", "SMTP_HOST": "127.0.0.1", "SMTP_PORT": str(mailbox.port), "SMTP_FROM": "us@council.example"})
    answers = await asyncio.gather(*(mail.send(ours, "duty@council.example", "s", "t") for _ in range(5)), return_exceptions=True)
    assert all(isinstance(answer, SendError) and answer.retryable for answer in answers)
    assert sorted(str(answer)[:22] for answer in answers) == ["The mail server does n"] * 2 + ["The mail server is slo"] * 3
    mailbox.silent = False
    assert "@council.example>" in await mail.send(ours, "duty@council.example", "s", "t")
    assert [letter["To"] for letter in mailbox.letters] == ["duty@council.example"]
