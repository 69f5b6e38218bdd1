"""Whether somebody wants the questions to go on after danger, or after a person was asked for."""

import pytest

from actions.carrying_on import carries_on
from tests.actions.turns import said


@pytest.mark.parametrize("text", [
    "carry on", "yes carry on", "can we carry on", "please carry on", "its fine lets carry on", "all ok now carry on please",
    "sorry no danger, kids are fine we just need somewhere. carry on", "no im not in danger. its just loud music. carry on",
    "no danger carry on", "hes gone now, carry on duck", "its ok, continue with the questions", "not in danger, go on",
])
@pytest.mark.parametrize("asked", [None, "carry_on"])
def test_carry_on_is_heard_at_the_end_of_a_text_too(text, asked):
    assert carries_on(said(text, asked)) == "carry_on"


@pytest.mark.parametrize("text", [
    "i cant carry on", "i dont want to carry on", "i dont know how to carry on", "life is too hard, i cannot carry on", "i just carry on",
    "the noise carries on", "the neighbours carry on all night", "they just carry on. all night they carry on", "no point, carry on or not",
    "hes in danger and they just carry on", "im not ok",
])
def test_other_words_are_no_wish_to_go_on(text):
    assert carries_on(said(text, None)) is None


@pytest.mark.parametrize("text", ["2", "not now", "no", "no dont carry on", "later"])
def test_not_now_stays_not_now(text):
    assert carries_on(said(text, "carry_on", "deny")) == "not_now"
