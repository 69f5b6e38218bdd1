"""Whether somebody under 18 writes, in every wording of 7 to 17, beside whatever else they tell."""

import pytest

from bot import safety
from bot.understanding.readers.age import read_age
from tests.safety.world import World, new_number

MINOR = """
im 17 nearly 18 and my mum has thrown me out
hi um so im 17 nearly 18 and me and my mum had a massive row so im at my boyfriends
im 17, nearly 18, and pregnant
Im 17. Nearly 18. Mum threw me out
im 17 (18 in 2 weeks)
im 17 18 soon
im 17 soon to be 18
im seventeen nearly eighteen
hi i'm Jess 17 nearly 18
17 nearly 18
17 nearly 18 n kicked out
he hits me and im 17 nearly 18
im nearly 18 my mum has thrown me out
im turning 18 next month and got kicked out
im 18 in 3 weeks and got nowhere to go
i will be 18 in june
ill be 18 on friday
im not 18 yet
not 18 yet
im not even 18
i havent turned 18 yet
dont turn 18 til march
its my 18th next week and mum says i have to go then
im a minor
council say im too young, 17
i only turned 17 in june
im 16 turning 17 in may
im 15 nearly 16
im 9 nearly 10
im 7
""".strip().splitlines()

NO_MINOR = """
i was 17
i was 17 when i left home
my mum chucked me out when i was 17
i had him when i was 17 nearly 18
since i turned 17
my lad is 17 nearly 18
my son is 17 nearly 18 and wont go school
my kids are 17 nearly 18 and 4
my daughters turning 18 next month and they will stop the money
hes not 18 yet
my brother not 18 yet
not 18 yet is he
its my daughters 18th next week
17 years nearly 18 ive lived here
im 18 turning 19 in may
im 34 nearly 35
im nearly 80
im nearly 18 months clean
im 18 stone
im not 18 stone any more
im not 18 any more
im not 18 now i cant sleep on sofas
im under 18 different doctors
im a kid at heart
the 18th of march
court is on the 18th next month
do i have to be 18
im 18 today
""".strip().splitlines()


def young(text: str) -> bool:
    return safety._is_child(text, {"slots": {"age": read_age(text)}})


def test_a_minor_is_seen_in_every_wording() -> None:
    assert [text for text in MINOR if not young(text)] == []


def test_somebody_elses_age_and_an_age_gone_by_are_not_the_writers() -> None:
    assert [text for text in NO_MINOR if young(text)] == []


def test_a_number_told_where_children_are_asked_about_is_a_childs() -> None:
    assert read_age("17 nearly 18", "household") is None


@pytest.mark.parametrize("text", ["im 17 nearly 18 and my dad is hitting me", "im not 18 yet and i want to kill myself"])
async def test_a_minor_is_seen_beside_another_danger(world: World, text: str) -> None:
    number = new_number()
    await world.texts(number, text)
    await world.work()
    words, then = world.hears(number)
    assert "999" in words and "0800 1111" in then and {"danger", "under_18"} <= set(await world.tasks(number))
