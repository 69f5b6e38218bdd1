"""Genuine requests come in, all of them; anything else stays out. The signatures are made by Twilio's own library."""

import base64
import hashlib
import hmac
import random
from urllib.parse import quote_plus, urlencode

import pytest
from twilio.request_validator import RequestValidator

from bot.channels import twilio_sms
from bot.settings import Settings, load
from bot.simulator.ledger import Entry
from bot.simulator.webhooks import form, inbound_parameters, sign

SHAPES = 10_000
PUBLIC = (
    "https://doorstep.example",
    "https://doorstep.example:8443",
    "http://127.0.0.1:8000",
    "https://x.example/door",
)
ALPHABETS = ("abc xyz", "0123456789+", "&=%+;#?/\\\"'<>{}[]", "\r\n\t \0", "éüÑß£€", "مرحبا", "😡👩‍👧", "你好世界", "")


def with_public_url(url: str) -> Settings:
    return load({"DOORSTEP_MODE": "demo", "PUBLIC_URL": url, "TWILIO_AUTH_TOKEN": "the-token"})


class Repeated(dict[str, list[str]]):
    """The way Twilio's library is told of a name that comes more than once."""

    def getall(self, name: str) -> list[str]:
        return self[name]


def some_text(chance: random.Random) -> str:
    letters = chance.choice(ALPHABETS)
    return "".join(chance.choice(letters) for _ in range(chance.choice((0, 1, 7, 40)))) if letters else ""


def genuine(chance: random.Random, settings: Settings) -> tuple[bytes, str, str, str]:
    """A request that Twilio might make: body, path, query, signature."""
    entry = Entry("SM" + "1" * 32, "inbound", "+447700900001", "+441632960100", some_text(chance), "received")
    values = Repeated({name: [value] for name, value in inbound_parameters(entry, "AC1", {}).items()})
    for _ in range(chance.randrange(4)):
        values[chance.choice(("Media", "body", "Zed", "MessagingServiceSid", "новый", "A b"))] = [
            some_text(chance) for _ in range(chance.randrange(1, 4))
        ]
    pairs = [(name, value) for name, several in values.items() for value in several]
    chance.shuffle(pairs)
    path = chance.choice(("/sms/inbound", "/sms/status"))
    query = chance.choice(("", "", "message=4f0c&attempt=2", "a=%20b+c&empty=", "x='quoted'"))
    url = settings.public_url + path + (f"?{query}" if query else "")
    host = url.split("/")[2]
    if ":" in host and chance.random() < 0.5:
        url = url.replace(host, host.split(":")[0], 1)
    elif ":" not in host and chance.random() < 0.5:
        url = url.replace(host, f"{host}:443", 1)
    return urlencode(pairs).encode(), path, query, RequestValidator("the-token").compute_signature(url, values)


def test_every_genuine_shape_is_let_in_and_no_tampered_one():
    chance = random.Random(20260)
    all_settings = [with_public_url(url) for url in PUBLIC]
    let_in = kept_out = 0
    for _ in range(SHAPES):
        settings = chance.choice(all_settings)
        body, path, query, signature = genuine(chance, settings)
        let_in += twilio_sms.verify(body, path, query, signature, settings)
        place = chance.randrange(len(signature) - 2)
        other_letter = "A" if signature[place] != "A" else "B"
        tampered = chance.choice((
            (body + b"&Extra=1", path, query, signature),
            (body.replace(b"+44770090000%31", b"").replace(b"900001", b"900002"), path, query, signature),
            (body, path + "x", query, signature),
            (body, path, query + "&more=1", signature),
            (body, path, query, signature[:place] + other_letter + signature[place + 1 :]),
            (body, path, query, signature[:-1]),
            (body, path, query, ""),
        ))  # fmt: skip
        kept_out += not twilio_sms.verify(*tampered, settings)
    assert (let_in, kept_out) == (SHAPES, SHAPES)


def test_the_worked_example_of_the_rule_holds():
    body = b"Digits=1234&From=%2B447700900001&Caller="
    text = b"https://x.example/sms/inbound?a=1" + b"Caller" + b"Digits1234" + b"From+447700900001"
    made = base64.b64encode(hmac.new(b"the-token", text, hashlib.sha1).digest()).decode()
    assert twilio_sms.verify(body, "/sms/inbound", "a=1", made, with_public_url("https://x.example"))


@pytest.mark.parametrize("value", ["lone \ud83d half", "\udc00", "\0"])
def test_a_text_that_is_hardly_text_keeps_its_signature(value):
    parameters = {"Body": value, "MessageSid": "SM1"}
    url = "https://x.example/sms/inbound"
    signature = sign("the-token", url, parameters)
    assert twilio_sms.verify(form(parameters), "/sms/inbound", "", signature, with_public_url("https://x.example"))


def test_bytes_that_are_no_utf8_keep_their_signature():
    made = hmac.new(b"the-token", b"https://x.example/sms/inbound" + b"Body\xff\xfe", hashlib.sha1).digest()
    settings = with_public_url("https://x.example")
    assert twilio_sms.verify(b"Body=%FF%FE", "/sms/inbound", "", base64.b64encode(made).decode(), settings)


@pytest.mark.parametrize("signature", ["", "é", "\udcff", "=" * 10_000, "a" * 28])
def test_a_nonsense_signature_is_refused_and_breaks_nothing(signature):
    settings = with_public_url("https://x.example")
    assert not twilio_sms.verify(b"Body=" + quote_plus("hi").encode(), "/sms/inbound", "", signature, settings)


def test_another_token_is_refused():
    body = b"Body=hi"
    signature = RequestValidator("another").compute_signature("https://x.example/sms/inbound", {"Body": "hi"})
    assert not twilio_sms.verify(body, "/sms/inbound", "", signature, with_public_url("https://x.example"))
