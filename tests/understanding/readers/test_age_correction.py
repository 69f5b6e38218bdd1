"""A child's age put right: who is meant, and whether the text says anything else."""

import pytest

from bot.understanding.readers.age_correction import ages_put_right


@pytest.mark.parametrize(("text", "changes"), [
    ("my girl is 6 not 5", [("child", 5, 6)]), ("actually hes 13 not 12", [("he", 12, 13)]), ("wait the baby is 1 not 2", [("baby", 2, 1)]),
    ("no the baby is one, not two", [("baby", 2, 1)]), ("no its kids 4 and 7 not 3 and 7", [("", 3, 4), ("", 7, 7)]),
    ("thats right but put the 3 year old as 4 hes had his birthday", [("child", 3, 4)]), ("wait ollie is 8", [("ollie", None, 8)]),
    ("the 2 yr old is actually nearly 3", [("child", 2, 2)]), ("the youngest is 1 not 2", [("youngest", 2, 1)]),
    ("the youngest is not 2 shes 1", [("youngest", 2, 1)]), ("the 3 year old has just turned 4", [("child", 3, 4)]),
    ("our oldest is 12 not 11 sorry", [("eldest", 11, 12)]), ("its the middle one thats 8 not 7", [("middle", 7, 8)]),
    ("the baby is 18 months not 6 months", [("baby", 0, 1)]), ("sorry our Kai is 9 not 8", [("kai", 8, 9)]),
    ("no my little lad is 4", [("child", None, 4)]), ("change the eldest to 12", [("eldest", None, 12)]),
])  # fmt: skip
def test_a_text_that_is_an_age_put_right_and_nothing_else(text: str, changes: list[tuple]) -> None:
    read = ages_put_right(text)
    assert read and read.only and read.changes == changes


@pytest.mark.parametrize(("text", "changes"), [
    ("Chantelle with the kids 1 4 and 11, i told u the baby is 1", [("baby", None, 1)]),
    ("Mia is 6 not 5 and we have no gas", [("mia", 5, 6)]), ("my lad is 15 not 14 and he is hitting me", [("child", 14, 15)]),
    ("the youngest is 1 not 2 and he isnt breathing", [("youngest", 2, 1)]),
    ("the baby is 1 not 2 shes gone all floppy", [("baby", 2, 1)]),
])  # fmt: skip
def test_more_that_is_told_with_it_is_seen(text: str, changes: list[tuple]) -> None:
    read = ages_put_right(text)
    assert read and not read.only and read.changes == changes


@pytest.mark.parametrize("text", [
    "the rent is 6 not 5", "ring at 6 not 5", "after 6 not 5", "there are 4 of us not 3", "hes 40 not 30", "my son is 30", "its £6 not £5",
    "tell the school my lad is 6", "it starts at 5pm not 6pm", "2 bedrooms not 3", "just my lad 14", "my lad 6 and my girl 3",
    "my girl is 8 and my lad is 3", "the youngest is poorly", "5NB not 5MB", "i am 17 not 16", "my mum is 8", "the youngest is 2 weeks late", "",
])  # fmt: skip
def test_other_numbers_are_nobodys_age(text: str) -> None:
    assert ages_put_right(text) is None


def test_how_old_somebody_is_is_not_yet_that_something_was_wrong() -> None:
    assert [bool(read and read.plainly) for read in map(ages_put_right, ("ollie is 8", "no ollie is 8", "ollie is 8 not 7"))] == [False, True, True]
