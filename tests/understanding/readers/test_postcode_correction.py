"""A postcode we know, put right by a part of it."""

import pytest

from bot.understanding.readers import correct_postcode


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("its 5NB not 5MB", "ST6 5NB"),
        ("not 5MB its 5NB", "ST6 5NB"),
        ("5nb", "ST6 5NB"),
        ("*5NB", "ST6 5NB"),
        ("should be 5NB", "ST6 5NB"),
        ("it ends NB", "ST6 5NB"),
        ("N not M", "ST6 5NB"),
        ("no its st6 5nb", "ST6 5NB"),
        ("its ST7 not ST6", "ST7 5MB"),
        ("it starts ST7", "ST7 5MB"),
        ("the whole thing is ST1 2AB", "ST1 2AB"),
        ("should be 5 n b", "ST6 5NB"),
        ("N for november not M", "ST6 5NB"),
        ("last bit is 7QT", "ST6 7QT"),
    ],
)
def test_a_part_puts_the_known_postcode_right(text: str, expected: str) -> None:
    assert correct_postcode("ST6 5MB", text) == expected


@pytest.mark.parametrize("text", ["yes", "its wrong", "ST6 5MB", "not that one", "X not Y", "", "12 not 13", "the street is wrong"])
def test_what_does_not_name_a_change_changes_nothing(text: str) -> None:
    assert correct_postcode("ST6 5MB", text) is None


@pytest.mark.parametrize(("known", "text"), [
    ("ST4 5AA", "my girl is 6 not 5"), ("ST6 3AB", "no its kids 4 and 7 not 3 and 7"), ("ST1 2AB", "actually hes 13 not 12"),
    ("ST4 2AB", "the baby is 1 not 2"), ("ST4 5AA", "its 6 not 5"), ("ST6 5MB", "its 6m not 5m"), ("ST6 5MB", "6 months not 5"),
    ("ST4 3AB", "4 of us not 3"), ("ST4 5AA", "not 5, she's 6"), ("ST4 5AA", "ring after 6 not 5"), ("ST4 5AA", "£60 not 50"),
    ("ST4 5AA", "the rent is 6 not 5"), ("ST4 5AA", "my tenancy ends in 3 weeks"), ("ST4 5AA", "the postcode is right, my girl is 6 not 5"),
    ("ST4 5HE", "she not he"), ("ST4 3AB", "4pm not 3pm"), ("ST4 5AA", "Mia is 6 not 5"),
])  # fmt: skip
def test_ages_hours_and_numbers_are_no_part_of_a_postcode(known: str, text: str) -> None:
    assert correct_postcode(known, text) is None


@pytest.mark.parametrize(("text", "just_told", "expected"), [
    ("the postcode is 6 not 5", False, "ST4 6AA"), ("sorry its 6 not 5", True, "ST4 6AA"), ("my girl is 6 not 5", True, None),
    ("he said its 6AA not 5AA", False, "ST4 6AA"), ("6A not 5A", False, "ST4 6AA"),
])  # fmt: skip
def test_digits_are_part_of_it_where_it_is_spoken_of(text: str, just_told: bool, expected: str | None) -> None:
    assert correct_postcode("ST4 5AA", text, just_told) == expected


def test_an_outward_code_alone_cannot_be_put_right_by_its_end() -> None:
    assert correct_postcode("ST6", "ends NB") is None


@pytest.mark.parametrize(("text", "expected"), [("its ST6 5NB", "ST6 5NB"), ("not st6, its st1", "ST1"), ("ST6", None)])
def test_a_half_that_is_known_becomes_a_whole_or_another_half(text: str, expected: str | None) -> None:
    assert correct_postcode("ST6", text) == expected
