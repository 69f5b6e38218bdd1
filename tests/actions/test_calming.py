"""What is said after safety words: who takes the alarm back is asked whether to carry on; who does not is told of 999 again."""

import pytest

from actions.calming import asks_who_comes, calmer
from tests.actions.turns import said


@pytest.mark.parametrize("text", [
    "no im not in danger?? i just want to know who you talk to about it", "no no i meant im back on the weed not that",
    "no its not me its upstairs", "no no he hits other kids at school. not us", "hes out now", "he's out at the moment", "no not like that",
    "no its just a joke", "sorry i meant the football", "im not in any danger", "nah theres no danger duck", "he's not hit me or nothing",
    "he has gone now", "the kids are safe", "police are here", "no i was only joking",
])
def test_a_denial_or_a_calmer_word_is_heard(text):
    assert calmer(said(text, None))


@pytest.mark.parametrize("text", ["ok", "thanks", "no", "no thank you"])
def test_who_tells_no_more_is_calm(text):
    assert calmer(said(text, None, "deny"))


@pytest.mark.parametrize("text", [
    "no he is still here", "no one is coming", "nobody is coming", "no", "im not safe", "hes not gone", "he hasnt left", "no hes out of control",
    "hes passed out", "get me out", "im locked out", "no im in danger", "no help me", "no its not me its upstairs and hes still at it",
    "not us yet", "police are not coming", "he left but hes back now", "i meant to tell you he has a knife", "he knocked her out",
    "they were out of their heads", "hes gone but im scared", "no he hits me", "there is danger",
])
def test_other_words_are_none(text):
    assert not calmer(said(text, None))


@pytest.mark.parametrize("text", ["no he is still here", "no one is coming", "no im scared"])
def test_a_no_with_danger_behind_it_is_not_calm(text):
    assert not calmer(said(text, None, "deny"))


@pytest.mark.parametrize("text", [
    "ok is somebody going out", "is someone coming", "is anyone coming round", "are you sending someone", "when are they coming",
    "will the police be coming", "is anybody on the way", "can you send someone",
])
def test_who_counts_on_somebody_coming_is_heard(text):
    assert asks_who_comes(text)


@pytest.mark.parametrize("text", [
    "is someone going to reply", "no one is coming", "somebody is coming at me", "is he coming back", "he is coming", "is the rent going out",
    "i keep going out", "can you send me the form", "someone came out last week", "they are coming for me",
])
def test_who_asks_nothing_of_the_kind_is_not(text):
    assert not asks_who_comes(text)
