"""A name put right: as residents wrote it, who were called something else before."""

import pytest

from actions import names, person
from actions.heard import heard
from tests.actions.turns import KNOWN, said, taken


@pytest.mark.parametrize(("known", "text", "name"), [
    ("Ann", "Anne with an e", "Anne"), ("Jon", "its Jon without an h", "Jon"), ("Sian", "spelt S I O B H A N", "Siobhan"),
    ("Ann", "me and my kids with a dog", None), ("Ann", "help with a form", None),
    ("Hassan", "no its Hasan with one s", "Hasan"), ("Mat", "sorry its Matt with two ts", "Matt"),
    ("Dave", "no not dave its DAVID", "David"), ("Bev", "not Bev, Beverley", "Beverley"), ("Aaron", "its aron not aaron", "Aron"),
    ("Sam", "i am not Sam i am Samuel", "Samuel"), ("Sam", "im not sam anymore", None), ("Sam", "no not sam sorry", None),
    ("Becca", "you spelt my name wrong its Bekah", "Bekah"), ("Becca Stone", "my name is wrong, its Bekah", "Bekah Stone"),
    ("Becca", "you spelt my name wrong", None), ("Becca", "my name is wrong sorry", None), ("Becca", "i spelt it wrong", None),
    ("Martin Cope", "his surname is Copeland not Cope", "Martin Copeland"), ("Martin Cope", "its Copeland not Cope", "Martin Copeland"),
    ("Martin", "my last names Copeland", "Martin Copeland"), ("Martin Cope", "its not Cope its Copeland", "Martin Copeland"),
    ("Beth Podmore", "my name is spelt Podmoor", "Beth Podmoor"), ("Beth Podmore", "my surname is spelt Podmoor", "Beth Podmoor"),
    ("Beth Podmore", "my name is spelt Bethan", "Bethan Podmore"), ("Amir", "yes but name is Ameer with 2 e", "Ameer"),
    ("Doroth Pike", "it is my right hip and its Dorothy with a y at the end", "Dorothy Pike"),
    ("Dorothy", "i share and its damp with a lot of mould", None), ("Dan", "its cold and its damp with a d", None),
    ("Maureen Bloor", "her name is spelt Moreen", "Moreen Bloor"),
])  # fmt: skip
def test_a_name_is_put_right(known, text, name):
    assert names.put_right(known, text) == name


@pytest.mark.parametrize(("text", "asked"), [
    ("no not mick its MICHAEL", "postcode"), ("no its Mike with an e", "postcode"), ("not mick, mike", "sharing"),
])
def test_a_name_put_right_answers_no_other_question(text, asked):
    found = taken(text, asked, "correction")
    assert set(found.answers) == {"name"} and found.say == "utter_changed"


@pytest.mark.parametrize(("text", "asked"), [("its Piotr btw", "check"), ("me name, its Gaz", "household"), ("its Gaz by the way", "helpers")])
def test_a_name_that_was_skipped_may_come_later(text, asked):
    from bot.understanding.readers import read_slots

    name = text.split()[-1] if "name" in text else text.split()[1]
    found = heard(said(text, asked, "correction", **read_slots(text, asked)), {**KNOWN, "name": "skipped"})
    assert found == {"name": name}


@pytest.mark.parametrize(("text", "name"), [("Lena", "Lena"), ("shaz.", "Shaz"), ("Hurry", None), ("Police", None), ("thanks", None),
                                            ("Tunstall", None)])
def test_a_name_that_comes_alone_after_the_question_was_cut_short(text, name):
    assert person.name_alone(text) == name
