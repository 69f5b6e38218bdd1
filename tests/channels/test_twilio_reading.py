"""What Twilio posts to us, read: texts whole, and what became of ours."""

import base64
from urllib.parse import urlencode

import pytest

from bot.channels import StatusUpdate, twilio_sms

SHAZ = "+447700900001"
KEV = "+447700900002"


def received(**parameters):
    return twilio_sms.parse_inbound(urlencode(parameters).encode())


def test_a_text_is_read_whole_and_every_parameter_is_kept():
    long = "help me please " * 700  # over 10,000 characters
    message = received(MessageSid="SM1", From=SHAZ, To="+441632960100", Body=long, FromCity="", NewInNextYear="x")
    assert (message.channel, message.address, message.provider, message.provider_id) == ("sms", SHAZ, "twilio", "SM1")
    assert message.text == long
    assert message.raw["FromCity"] == "" and message.raw["NewInNextYear"] == "x"
    assert "raw_base64" not in message.raw


def test_a_picture_without_words_is_a_message_with_its_links():
    message = received(
        MessageSid="MM1", From=SHAZ, NumMedia="1", MediaUrl0="https://x/1", MediaContentType0="image/png"
    )
    assert message.text == ""
    assert message.raw["media"] == [{"url": "https://x/1", "content_type": "image/png"}]


@pytest.mark.parametrize("count", ["", "-1", "many", "99999", "9" * 400, "1"])
def test_a_nonsense_number_of_pictures_breaks_nothing(count):
    assert "media" not in received(MessageSid="MM1", From=SHAZ, NumMedia=count).raw


def test_emoji_and_right_to_left_are_kept_exactly():
    text = "👩‍👧 مرحبا \u202e ok"
    message = received(MessageSid="SM1", From=SHAZ, Body=text)
    assert message.text == text
    assert "raw_base64" not in message.raw


@pytest.mark.parametrize(
    ("sent", "read"),
    [(b"a%00b", "a\ufffdb"), (b"a%ED%A0%BDb", "a\ufffd\ufffd\ufffdb"), (b"a%FFb", "a\ufffdb"), (b"a\xffb", "a\ufffdb")],
)
def test_what_postgresql_cannot_store_is_marked_in_the_text_and_kept_exactly_beside_it(sent, read):
    body = b"MessageSid=SM1&From=%2B447700900001&Body=" + sent
    message = twilio_sms.parse_inbound(body)
    assert message.text == message.raw["Body"] == read
    assert base64.b64decode(message.raw["raw_base64"]) == body


def test_a_name_that_comes_twice_keeps_both_values():
    message = twilio_sms.parse_inbound(b"MessageSid=SM1&From=%2B447700900001&Body=one&Body=two&Body=three")
    assert message.text == "one"
    assert message.raw["Body"] == ["one", "two", "three"]


def test_a_request_without_an_id_is_kept_once_by_its_content():
    body = b"From=%2B447700900001&Body=hi"
    assert twilio_sms.parse_inbound(body).provider_id == twilio_sms.parse_inbound(body).provider_id
    assert twilio_sms.parse_inbound(body).provider_id != twilio_sms.parse_inbound(body + b"!").provider_id


@pytest.mark.parametrize("body", [b"", b"&&&", b"=", b"a", b"%", b"\x00\xff", b"Body", b"NumMedia=1&NumMedia=2"])
def test_nothing_that_can_be_posted_breaks_the_reading(body):
    assert twilio_sms.parse_inbound(body).address == "unknown"
    assert twilio_sms.parse_status(body) is None


# Status


@pytest.mark.parametrize(
    ("said", "means"),
    [
        ("accepted", "sent"), ("queued", "sent"), ("sending", "sent"), ("sent", "sent"),
        ("delivered", "delivered"), ("read", "delivered"),
        ("undelivered", "failed"), ("failed", "failed"), ("canceled", "failed"),
    ],
)  # fmt: skip
def test_every_status_of_twilios_is_one_of_our_three(said, means):
    body = urlencode({"MessageSid": "SM1", "MessageStatus": said}).encode()
    assert twilio_sms.parse_status(body) == StatusUpdate("twilio", "SM1", means)


def test_a_failure_carries_its_code():
    body = urlencode({"MessageSid": "SM1", "MessageStatus": "undelivered", "ErrorCode": "30003"}).encode()
    assert twilio_sms.parse_status(body) == StatusUpdate("twilio", "SM1", "failed", error_code=30003)


@pytest.mark.parametrize(
    "parameters", [{"MessageSid": "SM1", "MessageStatus": "teleported"}, {"MessageStatus": "sent"}]
)
def test_an_unknown_status_or_one_about_nothing_says_nothing(parameters):
    assert twilio_sms.parse_status(urlencode(parameters).encode()) is None
