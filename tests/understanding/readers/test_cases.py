"""What residents write, and what each reader makes of it. The tables in cases/ are tab-separated, one text a line:
the question asked ("-" for none), what is read ("-" for nothing), the text. Anyone may add a line."""

import json
from pathlib import Path

import pytest

from bot.understanding.readers import READERS, read_slots

CASES = Path(__file__).parent / "cases"
NONE = "-"


def table(name: str) -> list[list[str]]:
    lines = (CASES / f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if line and not line.startswith("#")]


def as_written(value: object) -> str:
    """A reader's value as the tables write it: children as count:age,age."""
    if value is None:
        return NONE
    if isinstance(value, dict):
        return f"{value['count']}:{','.join(map(str, value['ages']))}"
    return str(value)


@pytest.mark.parametrize("slot", READERS)
def test_reads_what_was_said_and_nothing_else(slot: str) -> None:
    read = [(text, asked, as_written(READERS[slot](text, None if asked == NONE else asked))) for asked, _, text in table(slot)]
    assert read == [(text, asked, expected) for asked, expected, text in table(slot)]


def test_reads_all_answers_of_one_text_together() -> None:
    read = [(text, read_slots(text, None if asked == NONE else asked)) for asked, _, text in table("slots")]
    assert read == [(text, json.loads(expected)) for _, expected, text in table("slots")]


def test_every_reader_has_texts_to_read_and_texts_to_leave_alone() -> None:
    for slot in READERS:
        expected = [row[1] for row in table(slot)]
        assert expected.count(NONE) >= 10 and len(expected) - expected.count(NONE) >= 10, slot
