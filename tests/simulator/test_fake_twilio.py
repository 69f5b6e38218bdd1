"""The fake Twilio behaves as Twilio does, where the service can tell."""

from datetime import datetime, timedelta
from email.utils import parsedate_to_datetime

import httpx
import pytest

from bot.settings import DEMO_DEFAULTS
from bot.simulator.ledger import Entry, Ledger
from tests.support.fake_twilio import running_fake_twilio
from tests.support.waiting import until
from tests.support.webhook_sink import running_sink

SHAZ = "+447700900001"
KEV = "+447700900002"
US = DEMO_DEFAULTS["TWILIO_NUMBER"]


@pytest.fixture(scope="module")
def servers():
    with running_sink() as sink, running_fake_twilio(sink.public_url) as twilio:
        yield sink, twilio


@pytest.fixture
def twilio(servers):
    servers[1].clear()
    return servers[1]


@pytest.fixture
def service(servers, twilio):
    sink = servers[0]
    sink.received.clear()
    sink.answers.clear()
    return sink


@pytest.fixture
def api(twilio):
    account = DEMO_DEFAULTS["TWILIO_ACCOUNT_SID"]
    auth = (account, DEMO_DEFAULTS["TWILIO_AUTH_TOKEN"])
    with httpx.Client(base_url=f"{twilio.url}/2010-04-01/Accounts/{account}", auth=auth) as client:
        yield client


def post(api, service=None, **fields):
    callback = {"StatusCallback": f"{service.public_url}/sms/status?message=7"} if service else {}
    return api.post("/Messages.json", data={"To": SHAZ, "From": US, "Body": "hello"} | callback | fields)


# Texts from a phone


def test_a_text_arrives_signed_with_every_parameter_that_twilio_sends(twilio, service):
    sid = twilio.text(SHAZ, "hello £5 😡", Unheard="of")
    [webhook] = service.received
    assert webhook.genuine and webhook.path == "/sms/inbound"
    said = webhook.parameters
    assert (said["MessageSid"], said["SmsMessageSid"], said["SmsSid"]) == (sid, sid, sid)
    assert (said["From"], said["To"], said["Body"]) == (SHAZ, US, "hello £5 😡")
    assert (said["FromCity"], said["NumMedia"], said["NumSegments"], said["Unheard"]) == ("", "0", "1", "of")
    assert twilio.answers(sid) == [204]


def test_a_picture_is_told_with_its_link(twilio, service):
    sid = twilio.text(SHAZ, media=["https://x.example/1"])
    said = service.received[0].parameters
    assert sid.startswith("MM") and said["NumMedia"] == "1" and said["MediaUrl0"] == "https://x.example/1"


def test_a_failing_webhook_is_tried_three_times_more(twilio, service):
    service.answers += [(500, ""), (503, ""), (500, "")]
    sid = twilio.text(SHAZ, "hello")
    assert twilio.answers(sid) == [500, 503, 500, 204]
    assert len({webhook.parameters["MessageSid"] for webhook in service.received}) == 1


def test_when_nothing_helps_the_fallback_is_asked_and_its_words_reach_the_phone(twilio, service):
    words = "<Response><Message>In an emergency call 999 &amp; wait.</Message></Response>"
    service.answers += [(500, "")] * 4 + [(200, words)]
    sid = twilio.text(SHAZ, "hello")
    assert (service.received[-1].method, service.received[-1].path) == ("GET", "/sms/fallback")
    assert service.received[-1].genuine
    assert twilio.answers(sid, "fallback") == [200]
    assert [e["body"] for e in twilio.ledger["entries"] if e["to"] == SHAZ] == ["In an emergency call 999 & wait."]
    assert twilio.sent_to(SHAZ) == []  # an answer in TwiML is no send


def test_a_text_can_be_replayed_or_never_told(twilio, service):
    sid = twilio.text(SHAZ, "hello")
    twilio.replay(sid, times=2)
    twilio.text(SHAZ, "lost", webhook=False)
    assert [webhook.parameters["MessageSid"] for webhook in service.received] == [sid] * 3


# Texts to a phone


def test_a_send_is_answered_as_twilio_answers_it(api):
    answer = post(api, Body="€" * 81)
    said = answer.json()
    assert answer.status_code == 201
    assert said["sid"].startswith("SM") and len(said["sid"]) == 34
    assert (said["status"], said["direction"], said["num_segments"], said["error_code"]) == (
        "queued",
        "outbound-api",
        "2",
        None,
    )
    assert parsedate_to_datetime(said["date_created"]).utcoffset().total_seconds() == 0
    assert api.get(f"/Messages/{said['sid']}.json").json()["body"] == "€" * 81


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"To": ""}, 21604), ({"To": "+441632960001"}, 21211), ({"Body": ""}, 21602), ({"Body": "x" * 1601}, 21617),
        ({"From": "+441632960999"}, 21606),
    ],
)  # fmt: skip
def test_a_bad_send_is_refused_with_twilios_code(api, fields, code):
    answer = post(api, **fields)
    assert (answer.status_code, answer.json()["code"]) == (400, code)


def test_a_wrong_token_is_refused(api):
    answer = api.post("/Messages.json", auth=("AC1", "wrong"), data={"To": SHAZ})
    assert (answer.status_code, answer.json()["code"]) == (401, 20003)


def test_callbacks_tell_a_texts_way_in_order_signed_to_the_address_given(api, twilio, service):
    sid = post(api, service).json()["sid"]
    until(lambda: len(service.received) == 3)
    assert service.statuses() == ["queued", "sent", "delivered"]
    assert all(webhook.genuine and webhook.parameters["MessageSid"] == sid for webhook in service.received)
    until(lambda: [request["about"] for request in twilio.entry(sid)["requests"]] == ["queued", "sent", "delivered"])


@pytest.mark.parametrize(
    ("how", "statuses"),
    [
        ("reordered", ["delivered", "sent", "queued"]),
        ("doubled", ["queued", "queued", "sent", "sent", "delivered", "delivered"]),
    ],
)
def test_callbacks_go_wrong_when_they_are_told_to(api, twilio, service, how, statuses):
    twilio.call_back(how)
    post(api, service)
    until(lambda: len(service.received) >= len(statuses))
    assert service.statuses() == statuses


def test_callbacks_that_never_come_leave_the_text_delivered_all_the_same(api, twilio, service):
    twilio.call_back("never")
    sid = post(api, service).json()["sid"]
    until(lambda: twilio.entry(sid)["status"] == "delivered")
    assert service.received == [] and twilio.entry(sid)["requests"] == []


def test_callbacks_can_come_late(api, twilio, service):
    twilio.call_back("late", late_by=0.2)
    sid = post(api, service).json()["sid"]
    until(lambda: len(twilio.entry(sid)["requests"]) == 3)
    entry = twilio.entry(sid)
    taken, told = (datetime.fromisoformat(at) for at in (entry["created_at"], entry["requests"][0]["at"]))
    assert told - taken >= timedelta(seconds=0.2)
    assert service.statuses() == ["queued", "sent", "delivered"]


@pytest.mark.parametrize(("code", "end"), [(30003, "undelivered"), (30008, "undelivered"), (30005, "failed")])
def test_a_phone_that_cannot_be_reached_is_told_by_code_as_often_as_was_asked(api, twilio, service, code, end):
    twilio.undeliverable(SHAZ, code, times=1)
    sid = post(api, service).json()["sid"]
    until(lambda: len(service.received) == 3)
    assert service.statuses() == ["queued", "sent", end]
    assert service.received[-1].parameters["ErrorCode"] == str(code)
    assert api.get(f"/Messages/{sid}.json").json()["error_code"] == code
    again = post(api).json()["sid"]
    until(lambda: twilio.entry(again)["status"] == "delivered")


def test_an_unknown_way_to_fail_is_refused_and_not_taken_for_a_good_day(twilio):
    for verb, arguments in (("fail_next", {"how": "badly"}), ("call_back", {"how": "badly"}), ("explode", {})):
        assert httpx.post(f"{twilio.url}/control/{verb}", json=arguments).status_code == 400
    assert httpx.post(f"{twilio.url}/control/clear", content="{}").status_code == 400  # a browser's form cannot do it


# Keywords


@pytest.mark.parametrize("word", ["STOP", "stopall", "Unsubscribe", " end ", "QUIT", "cancel", "REVOKE", "optout"])
def test_stop_reaches_the_service_and_ends_all_sends_to_that_phone(api, twilio, service, word):
    twilio.text(SHAZ, word)
    assert service.received[0].parameters["Body"] == word
    answer = post(api)
    assert (answer.status_code, answer.json()["code"]) == (400, 21610)
    assert post(api, To=KEV).status_code == 201
    assert [refused["reason"] for refused in twilio.ledger["refused"]] == ["21610"]
    twilio.text(SHAZ, "unstop")
    assert post(api).status_code == 201


@pytest.mark.parametrize("words", ["make it stop", "stop him", "STOP it"])
def test_a_sentence_with_stop_in_it_stops_nothing(api, twilio, service, words):
    twilio.text(SHAZ, words)
    assert post(api).status_code == 201


def test_help_gets_the_words_set_up_at_twilio(twilio, service):
    twilio.text(SHAZ, "help")
    replies = [e["body"] for e in twilio.ledger["entries"] if e["direction"] == "outbound-reply"]
    assert replies == [twilio.account.help_words]
    assert len(service.received) == 1


# The list


def test_the_list_is_newest_first_filtered_and_paged(api, twilio, service):
    sids = [twilio.text(SHAZ, str(number)) for number in range(5)]
    twilio.text(KEV, "not in it")
    first = api.get("/Messages.json", params={"From": SHAZ, "PageSize": 2}).json()
    assert [m["sid"] for m in first["messages"]] == [sids[4], sids[3]]
    twilio.text(SHAZ, "comes between two pages")
    second = httpx.get(twilio.url + first["next_page_uri"], auth=api.auth).json()
    assert [m["sid"] for m in second["messages"]] == [sids[2], sids[1]]
    last = httpx.get(twilio.url + second["next_page_uri"], auth=api.auth).json()
    assert [m["sid"] for m in last["messages"]] == [sids[0]] and last["next_page_uri"] is None


def test_the_list_knows_dates(api, twilio, service):
    twilio.text(SHAZ, "hello")
    assert len(api.get("/Messages.json", params={"DateSent>": "2020-01-01"}).json()["messages"]) == 1
    assert api.get("/Messages.json", params={"DateSent>": "2120-01-01T00:00:00Z"}).json()["messages"] == []


def test_words_can_be_blanked_and_a_text_deleted_once_it_has_settled(api, twilio, service):
    sid = post(api).json()["sid"]
    until(lambda: twilio.entry(sid)["status"] == "delivered")
    assert api.post(f"/Messages/{sid}.json", data={"Body": "other"}).status_code == 400
    assert api.post(f"/Messages/{sid}.json", data={"Body": ""}).json()["body"] == ""
    assert api.delete(f"/Messages/{sid}.json").status_code == 204
    assert api.get(f"/Messages/{sid}.json").status_code == 404
    assert twilio.entry(sid)["deleted"]


# Memory


def test_phones_and_who_wants_no_texts_survive_a_restart_and_a_text_on_its_way_arrives(tmp_path):
    file = tmp_path / "simulator.jsonl"
    before = Ledger(file)
    before.save(Entry("SM1", "inbound", SHAZ, US, "hello\n😡", "received"))
    before.save(Entry("SM2", "outbound-api", US, SHAZ, "on its way", "queued"))
    before.opt_out(KEV, US)
    with file.open("a") as lines:
        lines.write('{"sid": "SM3", "dire')  # killed while writing
    with running_fake_twilio("http://127.0.0.1:9", ledger_file=file) as twilio:
        until(lambda: twilio.entry("SM2")["status"] == "delivered")
        assert [e["body"] for e in twilio.ledger["entries"]] == ["hello\n😡", "on its way"]
        assert twilio.ledger["opted_out"] == [[KEV, US]]
    after = Ledger(file)
    assert after.entries["SM1"] == before.entries["SM1"]
    assert after.entries["SM2"].status == "delivered"


def test_what_a_kill_tears_off_does_not_spoil_what_is_written_next(tmp_path):
    file = tmp_path / "simulator.jsonl"
    file.write_text('{"sid": "SM1", "dire')
    ledger = Ledger(file)
    ledger.save(Entry("SM2", "inbound", SHAZ, US, "lone \ud83d \0 \u2028", "received"))
    ledger.refuse(SHAZ, "HTTP 500")
    assert Ledger(file).entries == ledger.entries and list(ledger.entries) == ["SM2"]
    assert Ledger(file).refused == ledger.refused
