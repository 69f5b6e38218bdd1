"""Who wants no more, what says nothing more, and what is heard although it was read as no business of ours."""

import pytest

from actions import answers, leaving
from tests.actions.turns import KNOWN, said, taken


@pytest.mark.parametrize(("text", "leaves", "data"), [
    ("nothing i just want my data", True, True), ("i only want a copy of my data please", True, True),
    ("i said i dont want any help", True, False), ("no i dont need help thanks", True, False), ("ive told you i dont want help", True, False),
    ("i dont need help with food its my rent", False, False), ("i dont want help from the council, my roof leaks", False, False),
    ("i just want my data to stop being sold", False, False), ("she doesnt want any help", False, False), ("nothing", False, False),
    ("cancel my referral please", True, False), ("i want it cancelled", True, False), ("i had to cancel my appointment, no bus fare", False, False),
])  # fmt: skip
def test_who_wants_no_help_is_taken_at_their_word(text, leaves, data):
    assert (leaving.wants_nothing(text), leaving.just_my_data(text)) == (leaves, data)


@pytest.mark.parametrize(("text", "act"), [
    ("thats the lot", "affirm"), ("thats all", "affirm"), ("thats everything", "affirm"), ("nowt else", "inform"), ("nah thats it", "inform"),
    ("i think thats about it", "affirm"), ("no thats all of it thanks duck", "deny"),
])
def test_nothing_more_is_heard(text, act):
    assert taken(text, "anything_else", act).answers == {"anything_else": "no"}


@pytest.mark.parametrize("text", ["thats all i can take", "thats it im done with him", "nothing else works in this house"])
def test_what_only_begins_like_that_is_told(text):
    assert taken(text, "anything_else").answers["story"] == f"rent\n{text}"


@pytest.mark.parametrize("asked", ["household", "postcode", "sharing", "check"])
def test_a_need_among_what_is_for_the_council_is_kept_and_the_question_asked_again(asked):
    found = taken("what about a hostel tonight", asked, "out_of_scope", ("homelessness",))
    assert found.answers["story"] == "rent\nwhat about a hostel tonight" and found.say == "utter_noted"
    assert "homelessness" in found.answers["needs"] and asked not in found.answers


def test_a_postcode_sent_again_is_no_misunderstanding():
    known = {slot: value for slot, value in KNOWN.items() if slot != "name"}
    again, other = (answers.take(said(code, "name", postcode=code), known) for code in ("ST6 5NB", "ST6 5NX"))
    assert again.answers == {} and again.understood and again.say == "utter_noted"
    assert other.answers == {"postcode": "ST6 5NX"} and other.say == "utter_changed"


@pytest.mark.parametrize("text", ["phone after 5 please", "ring me after 10", "please ring in the mornings, i cant read"])
def test_when_they_like_to_be_rung_is_no_rule_for_texts(text):
    assert taken(text, "preferences", contact_time="after 5").answers == {"preferences": text}
