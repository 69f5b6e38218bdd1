"""What is written down of somebody who writes another language, and when our questions in English are left out."""

import pytest

from actions import abroad
from tests.actions.turns import said

URDU = "Urdu, needs an interpreter"


def test_the_story_is_their_words_and_the_needs_say_where_they_come_from() -> None:
    text = "nie mam domu i dwoje dzieci"
    told = abroad.told(said(text, None, "other_language", ("homelessness",)), {}, "polish")
    assert told == {"story": text, "needs": ["homelessness"], "language": f"Polish, needs an interpreter; {abroad.FROM_WORDS}"}


def test_more_of_it_is_added_and_what_is_known_stays() -> None:
    known = {"story": "the rent", "needs": ["rent_eviction"], "language": URDU}
    assert abroad.told(said("mere bachay bhooke hain", None, "other_language"), known, "urdu") == {"story": "the rent\nmere bachay bhooke hain"}


@pytest.mark.parametrize(("text", "act", "language", "record"), [
    ("punjabi", "other_language", "punjabi", "Punjabi, needs an interpreter"), ("do you speak polish", "other_language", "polish",
                                                                               "Polish, needs an interpreter"),
])  # fmt: skip
def test_a_language_that_is_only_named_is_no_story(text: str, act: str, language: str, record: str) -> None:
    assert abroad.told(said(text, None, act), {"language": URDU}, language) == {"language": record}


def test_a_language_we_cannot_tell_is_noted_with_their_words() -> None:
    told = abroad.told(said("cymraeg os gwelwch yn dda", None, "other_language"), {}, None)
    assert told == {"story": "cymraeg os gwelwch yn dda", "language": "Not known, needs an interpreter"}


@pytest.mark.parametrize(("text", "language", "still"), [
    ("tak", "Polish, needs an interpreter", True), ("haan", URDU, True), ("da", "Romanian, needs an interpreter", True), ("ok thanks", URDU, True),
    ("prosze bardzo dziekuje", "Polish, needs an interpreter", True), ("my rent is late as well", URDU, False),
    ("i can do english its fine", URDU, False), ("tak", None, False), ("yes", None, False), ("yes", "Not known, needs an interpreter", False),
])  # fmt: skip
def test_a_little_more_from_them_brings_no_question_in_english(text: str, language: str | None, still: bool) -> None:
    assert abroad.still(said(text, None), {"language": language}) == still
