"""The summary: what is put right, what is not, and nobody asked for ever what to change."""

import pytest

from actions import answers, checking
from tests.actions.turns import KNOWN, said


def at_check(text, act="inform", needs=(), **known):
    return answers.take(said(text, "check", act, needs), {**KNOWN, **known})


@pytest.mark.parametrize(("text", "act"), [
    ("nothing", "deny"), ("no", "deny"), ("its fine", "affirm"), ("leave it", "skip"), ("nowt duck", "deny"), ("never mind", "dont_know"),
    ("it doesnt matter", "inform"), ("dunno", "dont_know"), ("yes", "affirm"),
    ("no its ok", "deny"), ("i pressed it by mistake", "inform"), ("1", "inform"),
])
def test_nothing_to_change_leads_back_to_the_summary_and_sends_nothing(text, act):
    found = at_check(text, act, changing=True)
    assert found.answers == {} and not found.changing and found.understood and found.say is None


@pytest.mark.parametrize(("text", "value"), [("nothing", "right"), ("nothing to change", "right"), ("nowt wrong duck", "right"), ("no", None)])
def test_nothing_to_change_at_first_is_right(text, value):
    assert at_check(text, "deny").answers.get("check") == value


@pytest.mark.parametrize("text", ["he hit me last night", "theres nothing in the cupboards", "no money for the meter either"])
def test_what_they_tell_there_is_kept(text):
    assert at_check(text, changing=True).answers == {"story": f"rent\n{text}"}


def test_what_to_change_is_asked_twice_and_then_a_person_is_offered():
    known, said_before = {**KNOWN}, []
    for _ in range(3):
        found = answers.take(said("2", "check"), known)
        known |= checking.asked_what(found, known)
        said_before.append((found.changing, found.say))
    assert said_before == [(True, None), (True, None), (False, "utter_offer_person")]
    assert checking.asked_what(at_check("nothing", "deny", changing=True), known) == {}


@pytest.mark.parametrize(("before", "text", "act", "read", "after"), [
    (["money"], "and its not just money its me nerves as well", "inform", ("money", "mental_health"), {"money", "mental_health"}),
    (["money"], "no thats wrong its the water bill not the council tax", "correction", ("money",), {"money"}),
    (["money"], "its the gas as well as the rent", "inform", ("rent_eviction",), {"money", "food_fuel", "rent_eviction"}),
    (["rent_eviction"], "you forgot the damp", "inform", (), {"rent_eviction", "housing_conditions"}),
    (["money"], "and me postcode is ST6 5AB not AA", "correction", ("physical_health",), {"money"}),
    (["rent_eviction"], "my mental health as well", "inform", ("mental_health",), {"rent_eviction", "mental_health"}),
])
def test_needs_are_put_right_and_none_is_lost(before, text, act, read, after):
    readings = {"postcode": "ST6 5AB"} if "postcode" in text else {}
    found = answers.take(said(text, "check", act, read, **readings), {**KNOWN, "needs": before, "postcode": "ST6 5AA"})
    assert set(found.answers.get("needs", before)) == after and "left_out" not in found.answers
    assert not found.changing and found.say in ("utter_noted", "utter_changed")
