"""The topics our own hint offers are understood, and nothing longer is taken for one."""

import pytest

from bot.understanding.readers.topics import needs_of, topics, unsafe
from bot.understanding.readers.wishes import cannot_read


@pytest.mark.parametrize(("text", "needs"), [
    ("money", ["money"]), ("Money.", ["money"]), ("its money", ["money"]), ("help with money please", ["money"]), ("health", ["physical_health"]),
    ("my health", ["physical_health"]), ("mental health", ["mental_health"]), ("family", ["family_parenting"]),
    ("family stuff", ["family_parenting"]),
    ("money and health", ["money", "physical_health"]), ("home, money", ["money"]), ("home", []), ("my home", []), ("feeling unsafe", []),
])  # fmt: skip
def test_a_topic_alone_is_its_need(text: str, needs: list[str]) -> None:
    assert topics(text) and needs_of(topics(text)) == needs


@pytest.mark.parametrize("text", [
    "no money for food", "my family hate me", "i want to go home", "home help", "money laundering by my ex", "can you help", "help", "something else",
    "health visitor", "he has my money", "", "not safe to text", "is it free", "family support worker",
])  # fmt: skip
def test_more_than_a_topic_is_none(text: str) -> None:
    assert topics(text) == []


@pytest.mark.parametrize(("text", "seen"), [("feeling unsafe", True), ("money and feeling unsafe", True), ("home", False)])
def test_who_feels_unsafe_is_read_by_a_person(text: str, seen: bool) -> None:
    assert unsafe(topics(text)) == seen


@pytest.mark.parametrize("text", [
    "cant read", "i cant read good", "I can't read very well", "ring me i cant read", "i cant read or write so ring me",
    "not good at reading, can you phone",
    "i conna read duck", "sorry im dyslexic", "my rent is late and i cant read well", "i struggle to read",
])  # fmt: skip
def test_who_cannot_read_says_how_to_reach_them(text: str) -> None:
    assert cannot_read(text)


@pytest.mark.parametrize("text", [
    "my son cant read", "hes 9 and cant read", "i cant read the meter", "i cant read this letter", "i cant read or write, can someone help me learn",
    "i want to learn to read", "she cant read his writing", "i read a lot", "i cant read my son is teaching me", "need help i cant read or write",
])  # fmt: skip
def test_a_child_who_cannot_or_who_wants_to_learn_is_a_need(text: str) -> None:
    assert not cannot_read(text)
