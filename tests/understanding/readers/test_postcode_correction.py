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


def test_an_outward_code_alone_cannot_be_put_right_by_its_end() -> None:
    assert correct_postcode("ST6", "ends NB") is None


@pytest.mark.parametrize(("text", "expected"), [("its ST6 5NB", "ST6 5NB"), ("not st6, its st1", "ST1"), ("ST6", None)])
def test_a_half_that_is_known_becomes_a_whole_or_another_half(text: str, expected: str | None) -> None:
    assert correct_postcode("ST6", text) == expected
