"""A turn: asked over HTTP, answered, saved; the same message is never a second turn."""

import time
from concurrent.futures import ThreadPoolExecutor
from statistics import median

import pytest

from tests.dialogue.conftest import Rows
from tests.dialogue.fake_actions import FakeActions
from tests.dialogue.rasa_server import RasaServer, Talk


def test_a_referral_from_the_first_text_to_the_case(resident: Talk, actions: FakeActions) -> None:
    """Form, validation, question back, a reply with buttons, and the action that opens the case."""
    assert resident.hears("its the rent", needs=["money", "rent_eviction"]) == ["What shall we call you?"]
    assert resident.hears("who sees this", "faq_privacy") == ["Only your key worker sees this.", "What shall we call you?"]
    assert resident.hears("its Kev", name="Kev") == ["What is your postcode, Kev?"]
    asked = resident.asks("st1 5ab", postcode="st1 5ab").json()
    assert asked == {
        "replies": [{"text": "May we talk to other services?", "buttons": ["Yes", "No"]}], "asked": "sharing",
    }
    done = resident.asks("yes", "affirm").json()
    assert done == {"replies": [{"text": "We've got it: Kev, ST1 5AB, True.", "buttons": []}], "asked": None}
    assert actions.unauthorised == 0


def test_the_form_asks_what_the_validation_action_says(resident: Talk) -> None:
    """rasa-sdk reads the form's slots from the part of the domain that Rasa sends along."""
    resident.hears("sofa surfing", needs=["homelessness"])
    assert resident.hears("its Kev", name="Kev") == ["May we talk to other services?"]


def test_an_action_is_sent_this_turn_and_not_the_history(resident: Talk, actions: FakeActions) -> None:
    for _ in range(4):
        resident.hears("who sees this", "faq_privacy")
    resident.hears("a person please", "want_human")
    body = actions.bodies[-1]
    texts = [event["text"] for event in body["tracker"]["events"] if event["event"] == "user"]
    assert texts == ["a person please"]
    assert set(body["domain"]) == {"forms", "slots"}


@pytest.mark.parametrize("channel, words", [("sms", "Hello by text."), ("webchat", "Hello on the web.")])
def test_a_response_has_the_words_for_the_channel(rasa: RasaServer, channel: str, words: str) -> None:
    assert Talk(rasa, channel=channel).hears("hello", "greet") == [words]


def test_a_reply_with_a_blank_line_stays_one_reply(resident: Talk) -> None:
    assert resident.hears("thanks", "thanks") == ["You're welcome.\n\nTake care."]


def test_the_same_message_again_has_the_same_answer_and_is_no_second_turn(
    resident: Talk, rows: Rows, actions: FakeActions
) -> None:
    first = resident.asks("a person please", "want_human", message_id="m1")
    called, saved = len(actions.called), rows.of(resident)
    again = resident.asks("a person please", "want_human", message_id="m1")
    assert again.status_code == 200
    assert again.json() == first.json() == {
        "replies": [
            {"text": "Only your key worker sees this.", "buttons": []},
            {"text": "A person reads this.", "buttons": ["Thanks"]},
        ],
        "asked": None,
    }
    assert (len(actions.called), rows.of(resident)) == (called, saved)


def test_an_old_message_asked_again_after_later_turns_has_its_own_answer(resident: Talk, rows: Rows) -> None:
    first = resident.asks("hello", "greet", message_id="m1").json()
    for _ in range(5):
        resident.hears("who sees this", "faq_privacy")
    saved = rows.of(resident)
    assert resident.asks("hello", "greet", message_id="m1").json() == first
    assert rows.of(resident) == saved


def test_five_equal_requests_at_once_are_one_turn(resident: Talk, rows: Rows, actions: FakeActions) -> None:
    before = actions.called.count("action_person")
    with ThreadPoolExecutor(5) as pool:
        asked = [pool.submit(resident.asks, "a person", "want_human", message_id="m1") for _ in range(5)]
        answers = [request.result() for request in asked]
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.text for answer in answers}) == 1
    assert actions.called.count("action_person") == before + 1
    assert [version for version, _ in rows.of(resident)] == [1]


def test_two_texts_one_after_the_other_are_two_turns(resident: Talk, rows: Rows) -> None:
    assert resident.hears("its the rent", needs=["money"]) == ["What shall we call you?"]
    assert resident.hears("Kev", name="Kev") == ["What is your postcode, Kev?"]
    assert [version for version, _ in rows.of(resident)] == [2]
    assert rows.answers_to(resident) == 2


COMMANDS = ["/restart", "/session_start", "/affirm", '/inform{"name":"Eve"}', "／inform{}", '/inform{"a":' + "[" * 5000 + "}"]


@pytest.mark.parametrize("text", COMMANDS, ids=lambda text: text[:12])
def test_text_is_never_a_command(resident: Talk, text: str) -> None:
    """Rasa would obey these. Here they mean what their understanding says, whatever they look like."""
    resident.hears("its the rent", needs=["money"])
    resident.hears("Kev", name="Kev")
    assert resident.hears(text, "thanks") == ["Not at all.", "What is your postcode, Kev?"]
    assert resident.hears("st1 5ab", postcode="ST1 5AB") == ["May we talk to other services?"]


@pytest.mark.parametrize("text", ["", " ", "nul \0 and \ud800 half", "{name} 0[ {", "💚" * 300])
def test_any_text_is_taken(resident: Talk, text: str) -> None:
    assert resident.hears(text, "greet") == ["Hello by text."]
    assert resident.hears("who sees this", "faq_privacy") == ["Only your key worker sees this."]


@pytest.mark.parametrize("name", ["Zoë 💚", "half \ud83d", "nul \0", "</script>"])
def test_any_name_comes_back_as_it_was_given_and_once_more(resident: Talk, name: str) -> None:
    resident.hears("its the rent", needs=["money"])
    first = resident.asks("my name", name=name, message_id="m2")
    assert first.json()["replies"][0]["text"] == f"What is your postcode, {name}?"
    assert resident.asks("my name", name=name, message_id="m2").content == first.content


@pytest.mark.parametrize("authorization", ["", "Bearer", "Bearer wrong", "Bearer  a secret of the tests", "Bearer é"])
def test_without_the_secret_nothing_is_answered(resident: Talk, rows: Rows, authorization: str) -> None:
    body = {"sender_id": resident.sender_id, "message_id": "m", "text": "hello", "channel": "sms", "metadata": {}}
    headers = {"Authorization": authorization.encode()}
    response = resident.server.http.post("/webhooks/doorstep/turn", json=body, headers=headers)
    assert (response.status_code, response.json()) == (401, {"error": "unauthorised"})
    assert rows.of(resident) == []


@pytest.mark.parametrize(
    "change",
    [{"sender_id": None}, {"sender_id": ""}, {"sender_id": "a\0b"}, {"sender_id": "x" * 201}, {"message_id": 7},
     {"text": None}, {"channel": None}, {"metadata": "no"}],
)
def test_what_is_not_a_message_is_refused(resident: Talk, change: dict) -> None:
    body = {"sender_id": "s", "message_id": "m", "text": "hello", "channel": "sms", "metadata": {}} | change
    response = resident.server.http.post("/webhooks/doorstep/turn", json=body)
    assert (response.status_code, response.json()) == (400, {"error": "bad_request"})


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b'"text"', b"\xff"])
def test_what_is_not_json_is_refused(resident: Talk, content: bytes) -> None:
    response = resident.server.http.post("/webhooks/doorstep/turn", content=content)
    assert response.status_code == 400


def test_rasas_own_api_is_off(rasa: RasaServer) -> None:
    assert rasa.http.get("/conversations/x/tracker").status_code == 404
    assert rasa.http.post("/webhooks/rest/webhook", json={"message": "hello"}).status_code == 404


def test_a_long_conversation_stays_as_quick_and_as_small(resident: Talk, rows: Rows) -> None:
    took, sizes = [], []
    for turn in range(140):
        begun = time.perf_counter()
        if turn % 5 == 0:
            resident.hears("the rent again", needs=["money"])
        elif turn % 5 == 3:
            resident.hears("a person please", "want_human")
        else:
            resident.hears("who sees this", "faq_privacy")
        took.append((time.perf_counter() - begun) * 1000)
        sizes.append(len(rows.of(resident)[0][1]))
    first, last = sorted(took[:20]), sorted(took[-20:])
    print(f"\nms a turn, p50/p95: turns 1-20 {median(first):.1f}/{first[18]:.1f}, 121-140 {median(last):.1f}/{last[18]:.1f};"
          f" bytes kept {sizes[9]} and {sizes[-1]}; Rasa holds {resident.server.memory_in_mb()} MB")
    assert max(sizes[10:]) <= 1.5 * max(sizes[:10])
