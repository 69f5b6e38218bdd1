"""A child's age put right, whatever was asked: that child's alone, and said so only where it was changed."""

import pytest

from actions import answers
from bot.understanding.readers import read_slots
from tests.actions.turns import KNOWN, said


def at(text, asked, ages, count=None, act="correction", **known):
    before = {**KNOWN, asked: None, "children": {"count": count or len(ages), "ages": ages}, **known}
    return answers.take(said(text, asked, act, **read_slots(text, asked)), before)


@pytest.mark.parametrize("asked", ["safe_contact", "name", "postcode", "household", "helpers", "preferences", "sharing", "check"])
@pytest.mark.parametrize(("ages", "text", "now"), [
    ([5, 9], "my girl is 6 not 5", [6, 9]), ([12], "actually hes 13 not 12", [13]), ([2, 4, 11], "wait the baby is 1 not 2", [1, 4, 11]),
    ([2, 4, 11], "no the baby is one, not two", [1, 4, 11]), ([0, 3], "thats right but put the 3 year old as 4 hes had his birthday", [0, 4]),
    ([7, 3], "wait ollie is 8", [8, 3]), ([2, 6], "the youngest is 1 not 2", [1, 6]), ([6, 1], "the youngest is 2 not 1", [6, 2]),
    ([3, 9, 12], "no the middle one is 8", [3, 8, 12]), ([4], "my girl is 9 not 5", [9]),
    ([11, 4], "wait the eldest is 12", [12, 4]),
])
def test_one_childs_age_is_put_right(asked, ages, text, now):
    found = at(text, asked, ages)
    assert found.answers["children"] == {"count": len(ages), "ages": now}
    assert not set(found.answers) - {"children", "household"} and found.understood and found.say == "utter_changed"


@pytest.mark.parametrize(("ages", "text"), [
    ([8, 10], "no ollie is 9"), ([4, 6], "no hes 5"), ([9, 12], "the baby is 1 not 2"), ([2, 6], "no the 2 yr old is nearly 3"),
    ([4, 9], "no the middle one is 5"), ([3], "no hes 17 not 16"), ([1, 4], "no the baby is 1"),
])
@pytest.mark.parametrize("asked", ["safe_contact", "helpers", "check"])
def test_where_nothing_is_changed_it_is_not_said_to_be(asked, ages, text):
    found = at(text, asked, ages)
    assert found.answers == {} and found.understood and found.say == "utter_noted"


def test_a_name_told_with_an_age_is_that_child():
    found = at("no ollie is 8", "helpers", [7, 9], story="skint, got Jake 9 and Ollie, 7")
    assert found.answers["children"]["ages"] == [8, 9]


def test_a_childs_age_is_nobodys_postcode():
    found = at("my girl is 6 not 5", "household", [5], postcode="ST4 5AA")
    assert found.answers == {"children": {"count": 1, "ages": [6]}}


def test_bare_numbers_are_ages_only_after_who_is_at_home_was_asked():
    assert at("its 6 not 5", "helpers", [5, 9]).answers["children"]["ages"] == [6, 9]
    assert "children" not in at("its 6 not 5", "contact_time", [5, 9]).answers
    assert "children" not in at("its 6 not 5", "helpers", [4, 9]).answers


def test_an_age_that_was_not_told_is_added():
    assert at("no ollie is 8", "helpers", [3], count=2).answers["children"] == {"count": 2, "ages": [3, 8]}


def test_who_is_at_home_is_answered_with_an_age():
    for text in ("just my lad 14", "my lad is 14"):
        assert at(text, "household", [13], act="inform").answers["household"] == text


def test_what_is_told_with_it_is_kept():
    found = at("the youngest is 1 not 2 and we have no gas now", "check", [2, 6], household="2 kids 2 and 6")
    assert found.answers["children"]["ages"] == [1, 6] and found.answers["household"] == "2 children (1, 6)"


@pytest.mark.parametrize("children", [None, {"count": 2, "ages": [3, 6]}])
def test_the_age_of_one_named_with_two_names_is_put_right(children):
    known = {**KNOWN, "household": "Me Alfie 6 and Elsie-Mae 3", "children": children}
    found = answers.take(said("actually elsie is 4 now", "check"), known)
    assert found.say == "utter_changed" and "elsie is 4" in found.answers["household"] and "story" not in found.answers
    assert found.answers.get("children") == (children and {"count": 2, "ages": [4, 6]})


def test_the_age_of_somebody_who_is_not_at_home_changes_nothing_there():
    known = {**KNOWN, "household": "me and Elsie 3", "children": None}
    assert "household" not in answers.take(said("actually ruby is 4 now", "check"), known).answers
