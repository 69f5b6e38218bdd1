"""The SMS channel against the fake Twilio, over real HTTP."""

import socket
import time
from datetime import timedelta

import pytest

from bot import clock
from bot.channels import SendError, twilio_sms, twilio_wire
from bot.channels.twilio_codes import FAILURES, failure
from bot.settings import load
from tests.support.fake_twilio import running_fake_twilio
from tests.support.waiting import until

SHAZ = "+447700900001"
KEV = "+447700900002"


@pytest.fixture(scope="module")
def fake_twilio():
    with running_fake_twilio("http://127.0.0.1:9", fallback="") as twilio:  # nobody listens for its webhooks
        yield twilio


@pytest.fixture
def twilio(fake_twilio):
    fake_twilio.clear()
    return fake_twilio


@pytest.fixture
async def settings(twilio):
    yield load({"DOORSTEP_MODE": "demo", **twilio.environment})
    await twilio_wire.close()


async def send(settings, text="hello", to=SHAZ):
    return await twilio_sms.send(settings, to, text, status_callback="", validity_seconds=600)


async def failed_send(settings, text="hello", to=SHAZ):
    with pytest.raises(SendError) as caught:
        await send(settings, text, to)
    return caught.value


# Send


async def test_a_text_is_handed_over_whole_with_its_callback_and_its_validity(settings, twilio):
    sid = await twilio_sms.send(
        settings,
        SHAZ,
        "Hello\nduck £5 😡",
        status_callback="http://127.0.0.1:9/sms/status?message=1",
        validity_seconds=600,
    )
    entry = twilio.entry(sid)
    assert (entry["sender"], entry["to"], entry["body"]) == (settings.twilio_number, SHAZ, "Hello\nduck £5 😡")
    assert (entry["validity_seconds"], entry["status_callback"]) == (600, "http://127.0.0.1:9/sms/status?message=1")


@pytest.mark.parametrize(
    "number",
    ["+441632960001", "+447000900001", "+447600900001", "+14155550100", "07700900001", "+4477009000011", "+44770090000",
     "+447700900001\n", "+44770090000١", "unknown", ""],
)  # fmt: skip
async def test_only_uk_mobiles_are_texted(settings, twilio, number):
    error = await failed_send(settings, to=number)
    assert not error.retryable and not error.unknown
    assert twilio.ledger["entries"] == [] and twilio.ledger["refused"] == []


@pytest.mark.parametrize(
    ("fault", "code", "unknown"),
    [
        ({"http": 429}, 20429, False),
        ({"http": 500}, 20500, True),
        ({"http": 503}, 20500, True),
        ({"how": "reset"}, None, True),
        ({"how": "garbage"}, None, True),
        ({"how": "accept_then_lose_answer"}, None, True),
    ],
)
async def test_trouble_at_twilio_may_be_tried_again_and_says_whether_to_ask_first(
    settings, twilio, fault, code, unknown
):
    twilio.fail_next(**fault)
    error = await failed_send(settings)
    assert (error.retryable, error.code, error.unknown) == (True, code, unknown)
    assert await send(settings)


async def test_twilio_that_does_not_answer_is_given_up_in_time(settings, twilio, monkeypatch):
    monkeypatch.setattr(twilio_wire, "TIMEOUT", twilio_wire.aiohttp.ClientTimeout(total=0.3, sock_connect=0.2))
    twilio.fail_next(how="timeout")
    began = time.monotonic()
    error = await failed_send(settings)
    assert (error.retryable, error.unknown) == (True, True)
    assert time.monotonic() - began < 5


def test_the_timeouts_are_five_seconds_to_connect_and_fifteen_in_all():
    assert (twilio_wire.TIMEOUT.sock_connect, twilio_wire.TIMEOUT.total) == (5, 15)


async def test_twilio_that_cannot_be_reached_has_taken_nothing(twilio):
    with socket.create_server(("127.0.0.1", 0)) as closed_soon:
        address = f"http://127.0.0.1:{closed_soon.getsockname()[1]}"
    error = await failed_send(load({"DOORSTEP_MODE": "demo", **twilio.environment, "TWILIO_API_BASE": address}))
    await twilio_wire.close()
    assert (error.retryable, error.unknown) == (True, False)


async def test_after_stop_the_send_is_refused_for_good(settings, twilio):
    twilio.text(SHAZ, " Stop ")
    error = await failed_send(settings)
    assert (error.code, error.retryable, error.unknown) == (21610, False, False)
    assert await send(settings, to=KEV)
    twilio.text(SHAZ, "START")
    assert await send(settings)


async def test_a_wrong_token_is_tried_again_because_an_operator_can_mend_it(twilio):
    error = await failed_send(load({"DOORSTEP_MODE": "demo", **twilio.environment, "TWILIO_AUTH_TOKEN": "wrong"}))
    await twilio_wire.close()
    assert (error.code, error.retryable) == (20003, True)
    assert failure(20003).alarm


async def test_no_error_and_no_log_tells_a_number_or_a_word(settings, twilio, caplog):
    caplog.set_level(0)
    twilio.fail_next(http=500)
    twilio.fail_next(how="reset")
    errors = [await failed_send(settings, "canary"), await failed_send(settings, "canary")]
    await twilio_sms.find_sent(settings, SHAZ, "canary", clock.now())
    told = caplog.text + "".join(f"{error!r} {error.__cause__!r}" for error in errors)
    assert "canary" not in told and "7700900001" not in told


def test_which_codes_are_tried_again_is_as_the_rules_say():
    assert [code for code in (21610, 30003, 30004, 30005, 30006, 30007, 30008) if FAILURES[code].retryable] == [
        30003,
        30008,
    ]
    assert failure(30007).alarm
    assert not failure(99999).retryable and not failure(None).retryable


# Looking up what was lost


async def test_a_text_whose_answer_was_lost_is_found(settings, twilio):
    began = clock.now()
    twilio.fail_next(how="accept_then_lose_answer")
    assert (await failed_send(settings, "lost words")).unknown
    assert await twilio_sms.find_sent(settings, SHAZ, "lost words", began) == twilio.outbound(SHAZ)[0]["sid"]


async def test_a_text_that_was_never_taken_is_not_found(settings, twilio):
    began = clock.now()
    await send(settings, "other words")
    await send(settings, "lost words", to=KEV)
    twilio.text(SHAZ, "lost words")
    twilio.fail_next(how="reset")
    assert (await failed_send(settings, "lost words")).unknown
    assert await twilio_sms.find_sent(settings, SHAZ, "lost words", began) is None


async def test_the_same_words_sent_before_are_not_taken_for_the_lost_ones(settings, twilio):
    earlier = await send(settings, "seen")
    assert await twilio_sms.find_sent(settings, SHAZ, "seen", clock.now(), known={earlier}) is None
    assert await twilio_sms.find_sent(settings, SHAZ, "seen", clock.now() + timedelta(minutes=5)) is None
    assert await twilio_sms.find_sent(settings, SHAZ, "seen", clock.now()) == earlier


async def test_looking_it_up_fails_as_a_send_does(settings, twilio):
    for fault in ({"http": 500}, {"how": "reset"}, {"how": "garbage"}):
        twilio.fail_next(times=2, on="list", **fault)  # a reading that is reset is asked again at once, underneath
        with pytest.raises(SendError) as caught:
            await twilio_sms.find_sent(settings, SHAZ, "lost words", clock.now())
        assert caught.value.retryable
        twilio.clear()


async def test_texts_that_never_reached_us_are_in_the_list_and_ours_are_not(settings, twilio):
    began = clock.now()
    first = twilio.text(SHAZ, "hello \0 \ud83d", webhook=False)
    second = twilio.text(KEV, "a picture", media=["https://x/1"], webhook=False)
    await send(settings)
    found = await twilio_sms.list_inbound(settings, began)
    assert [(m.provider_id, m.address) for m in found] == [(first, SHAZ), (second, KEV)]
    assert found[0].text == found[0].raw["Body"] == "hello \ufffd \ufffd"
    assert await twilio_sms.list_inbound(settings, began + timedelta(minutes=5)) == []


async def test_a_long_list_is_read_page_by_page(settings, twilio, monkeypatch):
    monkeypatch.setattr(twilio_sms, "MOST_LOOKED_THROUGH", 40)
    for number in range(30):
        twilio.text(SHAZ, f"text {number}", webhook=False)
    from twilio.base.version import Version

    real = Version.read_limits
    monkeypatch.setattr(Version, "read_limits", lambda self, *a, **k: real(self, *a, **k) | {"page_size": 7})
    found = await twilio_sms.list_inbound(settings, clock.now())
    assert [m.text for m in found] == [f"text {number}" for number in range(30)]


# Tidying


async def test_the_words_of_a_delivered_text_are_blanked_at_twilio(settings, twilio):
    sid = await send(settings, "private words")
    until(lambda: twilio.entry(sid)["status"] == "delivered")
    await twilio_sms.redact(settings, sid)
    assert twilio.entry(sid)["body"] == "" and twilio.entry(sid)["redacted"]


async def test_blanking_what_is_not_there_says_so_for_good(settings, twilio):
    with pytest.raises(SendError) as caught:
        await twilio_sms.redact(settings, "SM" + "0" * 32)
    assert not caught.value.retryable
