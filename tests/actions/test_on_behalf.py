"""Whom a text is written for, when that is somebody else: as relatives, neighbours and professionals wrote it."""

import pytest

from actions import answers
from actions.heard import heard
from bot.understanding.readers import read_slots
from tests.actions.turns import said

MUM = {"story": "falls", "on_behalf_of": "mum"}


@pytest.mark.parametrize(("text", "told"), [
    ("my mum is 82 and she cant get up the stairs. shes proud and wont ask. im her daughter", {"on_behalf_of": "mum"}),
    ("my mum cant cope on her own no more, she keeps falling", {"on_behalf_of": "mum"}),
    ("me nan has dementia and keeps wandering off, im worried about her", {"on_behalf_of": "nan"}),
    ("My neighbour old George hasnt been out for weeks", {"on_behalf_of": "neighbour", "name": "George"}),
    ("Im writin for me neighbour Brenda 79, no heating. i asked her and she said yes",
     {"on_behalf_of": "neighbour", "name": "Brenda", "agreement": "agreed"}),
    ("I'm a teacher at Haywood Academy. Worried about a family, no food. Mum is happy for me to contact you",
     {"on_behalf_of": "family", "agreement": "agreed"}),
    ("Im a GP, referring Mrs Holdcroft 71, falls. she consents, her phone 01782 555123",
     {"on_behalf_of": "Mrs Holdcroft", "name": "Mrs Holdcroft", "reach": "her phone 01782 555123", "agreement": "agreed"}),
    ("I work for the foodbank at Cobridge, one of our visitors has asked me to refer him, his name is Glyn and he is in debt",
     {"on_behalf_of": "visitor", "name": "Glyn", "agreement": "agreed"}),
    ("I am his support worker from Brighter Futures. He owes rent. He knows I am writing", {"on_behalf_of": "him", "agreement": "agreed"}),
    ("My patient Keith Walley agrees to me referring him", {"on_behalf_of": "patient", "name": "Keith Walley", "agreement": "agreed"}),
    ("I'm Karen from Age UK, writing about a client who is lonely", {"on_behalf_of": "client", "name": None, "agreement": None}),
    ("its for my mum, she does not agree to it yet", {"on_behalf_of": "mum", "agreement": None}),
])  # fmt: skip
def test_who_is_written_for_and_what_is_told_of_them(text, told):
    found = heard(said(text, None, **read_slots(text, None)), {})
    assert {slot: found.get(slot) for slot in told} == told


@pytest.mark.parametrize("text", [
    "my mum wont leave the house", "its my son hes not coping", "my neighbour plays music all night", "my dad is 82 and i cant cope with him",
    "my husband is 67 and lost his job", "my mum is 68 and hits me", "my mum is 82 and hits me, im her daughter", "im a nurse and ive lost my job",
    "my dad lives on his own and i do everything for him", "im her carer and i cant cope, my mum is 82", "my neighbour is 80 and bangs on my wall",
])  # fmt: skip
def test_a_story_with_somebody_in_it_is_not_written_for_them(text):
    assert "on_behalf_of" not in heard(said(text, None), {})


@pytest.mark.parametrize("asked", ["matters_most", "agreement", "helpers"])
def test_their_name_and_number_told_later_are_kept(asked):
    text = "Her name is Chloe Baddeley and her number is 07700 900881, she's at ST2 0QY"
    found = answers.take(said(text, asked, **read_slots(text, asked)), MUM)
    assert found.answers == {"name": "Chloe Baddeley", "reach": "her number is 07700 900881", "postcode": "ST2 0QY"}
    assert found.say == "utter_noted"


@pytest.mark.parametrize("asked", ["name", "postcode"])
def test_the_name_of_whom_they_write_for_is_theirs_and_not_the_writers(asked):
    text = "Sandra. her name is Joyce"
    assert answers.take(said(text, asked, **read_slots(text, asked)), MUM).answers["name"] == "Joyce"
