"""What the task says about a text nobody is sure of: no more than its words carry."""

import pytest

from bot.worry_tasks import PERHAPS, UNPLACED, WORRY, graver, line


@pytest.mark.parametrize("text, hint", [
    ("they want to put a smart meter in and i said no", "violence_now"), ("theres a warrant out for the fines", "violence_now"),
    ("my nan is too proud to ask", "suicide"), ("not if it goes on my record", "suicide"), ("not losing my family", "suicide"),
    ("need a solicitor for the divorce", "suicide"), ("got a lad in his room all day on the xbox", "child_danger"),
])
def test_what_the_words_do_not_carry_is_not_claimed(text, hint):
    assert line(text, hint) == UNPLACED


@pytest.mark.parametrize("text, hint", [
    ("dont ring hes here", "violence_now"), ("he finds out and im done for", "violence_now"), ("everyone be better off", "suicide"),
    ("i wear long sleeves all summer now", "self_harm"), ("the little girl next door is always on her own", "child_danger"),
    ("his lips look a bit blue", "medical_fire"), ("i do not wish to go on being a nuisance", "suicide"),
])
def test_what_the_words_carry_is_named(text, hint):
    assert line(text, hint) == PERHAPS[hint]


def test_without_hint_or_worry_there_is_nothing_to_read():
    assert line("the boiler is broke", None) is None
    assert line("im scared of my ex", None) == line("im scared of my ex", "suicide") == WORRY["afraid"]


def test_a_lighter_line_does_not_replace_a_graver_one():
    assert graver(WORRY["afraid"], PERHAPS["suicide"]) == graver(PERHAPS["suicide"], WORRY["afraid"]) == WORRY["afraid"]
    assert graver(PERHAPS["suicide"], UNPLACED) == graver(UNPLACED, PERHAPS["suicide"]) == PERHAPS["suicide"]
    assert graver(None, UNPLACED) == graver("Words of another release.", UNPLACED) == UNPLACED
