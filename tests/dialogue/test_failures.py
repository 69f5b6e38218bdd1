"""What fails is said to have failed, is not saved, and is answered rightly when asked again after repair."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.embedded import EmbeddedServer
from tests.dialogue.conftest import Rows
from tests.dialogue.fake_actions import FakeActions
from tests.dialogue.rasa_server import RasaServer, Talk
from tests.support.waiting import until

WAYS = {"down": "action_unreachable", "500": "action_failed", "garbage": "action_failed", "empty": "action_failed"}


@pytest.mark.parametrize("how, kind", WAYS.items())
def test_an_action_that_fails_in_the_middle_of_the_form(
    resident: Talk, actions: FakeActions, rows: Rows, how: str, kind: str
) -> None:
    resident.hears("its the rent", needs=["money"])
    saved = rows.of(resident)
    with actions.being(how):
        failed = resident.asks("Kev", name="Kev", message_id="m2")
    assert failed.status_code == 503
    assert (failed.json()["error"], failed.json()["action"]) == (kind, "validate_help_form")
    assert rows.of(resident) == saved
    again = resident.asks("Kev", name="Kev", message_id="m2")
    assert again.json()["replies"] == [{"text": "What is your postcode, Kev?", "buttons": []}]


@pytest.mark.parametrize("how", ["down", "500"])
def test_done_is_never_said_when_the_case_was_not_opened(
    resident: Talk, actions: FakeActions, rows: Rows, how: str
) -> None:
    """Rasa itself would end the form, run the next action of the rule, and say so."""
    resident.hears("sofa surfing", needs=["homelessness"])
    resident.hears("Kev", name="Kev")
    saved = rows.of(resident)
    with actions.being(how):
        assert resident.asks("yes", "affirm", message_id="m3").status_code == 503
    assert rows.of(resident) == saved
    done = resident.asks("yes", "affirm", message_id="m3").json()
    assert done["replies"] == [{"text": "We've got it: Kev, None, True.", "buttons": []}]


def test_an_action_that_hangs_is_given_up_and_others_are_answered_meanwhile(
    resident: Talk, rasa: RasaServer, actions: FakeActions, rows: Rows
) -> None:
    with actions.being("hang"), ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(resident.asks, "a person", "want_human", message_id="m1")
        assert actions.hanging.wait(10)
        assert Talk(rasa).hears("hello", "greet") == ["Hello by text."]
        assert not waiting.done()
        failed = waiting.result(timeout=20)
    assert (failed.status_code, failed.json()["error"]) == (503, "action_unreachable")
    assert rows.of(resident) == []
    assert resident.hears("a person", "want_human")[-1] == "A person reads this."


def test_a_rejection_is_no_failure(resident: Talk, actions: FakeActions) -> None:
    """validate_help_form declines a question back; the rule for the question answers, and the form asks again."""
    resident.hears("its the rent", needs=["money"])
    assert resident.hears("who sees this", "faq_privacy") == ["Only your key worker sees this.", "What shall we call you?"]


@pytest.mark.parametrize("act, cause", [("goodbye", "ValueError"), ("deny", "ActionLimitReached")])
def test_a_turn_that_goes_wrong_inside_rasa_is_a_failure(resident: Talk, rows: Rows, act: str, cause: str) -> None:
    """A reply without text, and actions that run in circles: Rasa itself would save half a turn and say nothing."""
    failed = resident.asks("x", act)
    assert (failed.status_code, failed.json()) == (503, {"error": "exception", "action": None, "cause": cause})
    assert rows.of(resident) == []


def test_the_database_is_restarted_in_the_middle_of_the_form(
    resident: Talk, database: EmbeddedServer, rows: Rows
) -> None:
    """While it is down every turn fails and none is forgotten; then it heals by itself, and the form goes on."""
    resident.hears("its the rent", needs=["money"])
    assert resident.hears("Kev", name="Kev") == ["What is your postcode, Kev?"]
    database.stop()
    try:
        failed = resident.asks("st1 5ab", postcode="st1 5ab", message_id="m3")
        assert (failed.status_code, failed.json()["error"]) == (503, "database_unreachable")
    finally:
        database.start()
    again = resident.asks("st1 5ab", postcode="st1 5ab", message_id="m3")
    assert again.status_code == 200, again.text
    assert again.json()["replies"][0]["text"] == "May we talk to other services?"
    assert resident.hears("yes", "affirm") == ["We've got it: Kev, ST1 5AB, True."]
    assert [version for version, _ in rows.of(resident)] == [4]


def test_rasa_is_killed_in_the_middle_of_a_turn(servers: list[RasaServer], actions: FakeActions, rows: Rows) -> None:
    server = servers[1]
    resident = Talk(server)
    resident.hears("its the rent", needs=["money"])
    saved = rows.of(resident)
    with actions.being("hang"), ThreadPoolExecutor(1) as pool:
        cut_off = pool.submit(resident.asks, "Kev", name="Kev", message_id="m2")
        assert actions.hanging.wait(10)
        server.kill()
        assert cut_off.exception(timeout=10)
    assert rows.of(resident) == saved
    server.start()
    server.wait_until_up()
    again = resident.asks("Kev", name="Kev", message_id="m2")
    assert again.json()["replies"] == [{"text": "What is your postcode, Kev?", "buttons": []}]


def test_two_servers_carry_one_conversation(servers: list[RasaServer], rows: Rows) -> None:
    one = Talk(servers[0])
    other = Talk(servers[1], sender_id=one.sender_id)
    one.hears("its the rent", needs=["money"])
    asked = other.asks("Kev", name="Kev", message_id="m2").json()
    assert asked["replies"] == [{"text": "What is your postcode, Kev?", "buttons": []}]
    assert one.asks("Kev", name="Kev", message_id="m2").json() == asked
    assert one.hears("st1 5ab", postcode="st1 5ab") == ["May we talk to other services?"]
    assert [version for version, _ in rows.of(one)] == [3]


def test_two_servers_at_once_do_not_lose_a_turn(servers: list[RasaServer], actions: FakeActions, rows: Rows) -> None:
    """Both begin from the same version. One saves, the other fails and is right when asked again."""
    one = Talk(servers[0])
    other = Talk(servers[1], sender_id=one.sender_id)
    one.hears("hello", "greet")
    with actions.being("hang"), ThreadPoolExecutor(2) as pool:
        before = len(actions.called)
        turns = [pool.submit(talk.asks, "a person", "want_human", message_id=name) for talk, name in ((one, "a"), (other, "b"))]
        until(lambda: len(actions.called) == before + 2)
        actions.how = "well"
        actions.let_go.set()
        answers = {name: turn.result(timeout=20) for name, turn in zip("ab", turns, strict=True)}
    assert sorted(answer.status_code for answer in answers.values()) == [200, 503]
    loser = next(name for name, answer in answers.items() if answer.status_code == 503)
    assert (answers[loser].json()["error"], answers[loser].json()["cause"]) == ("exception", "Stale")
    assert other.asks("a person", "want_human", message_id=loser).status_code == 200
    assert [version for version, _ in rows.of(one)] == [3]
