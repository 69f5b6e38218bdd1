"""`make parse`: JSON lines in, JSON lines out."""

import io
import json

import pytest

from bot.understanding.parse import main, parse
from bot.understanding.vocabulary import SLOTS


def test_every_slot_is_there_and_null_where_nothing_was_read(understander):
    answer = parse('{"text": "its Kev", "asked": "name"}', understander)
    assert set(answer) == {"text", "act", "confidence", "needs", "danger", "slots"}
    assert answer["slots"] == {**dict.fromkeys(SLOTS), "name": "Kev"}


@pytest.mark.parametrize(
    "line", ["not json", "[]", "3", '{"text": 3}', "{}", '{"text": "x", "asked": 4}', "[" * 5000, '{"text": null}']
)
def test_a_bad_line_is_answered_with_an_error(understander, line):
    assert set(parse(line, understander)) == {"error"}


def test_a_bad_line_does_not_end_the_rest():
    out = io.StringIO()
    assert main(io.StringIO('nonsense\n\n{"text": "hello"}\n{"text": "\\ud800"}\n'), out) == 0
    first, second, third = [json.loads(line) for line in out.getvalue().splitlines()]
    assert "error" in first and second["act"] == "greet" and "act" in third


def test_without_a_model_it_says_so_in_one_line(tmp_path, capsys):
    assert main(io.StringIO('{"text": "hello"}\n'), io.StringIO(), tmp_path) == 2
    assert capsys.readouterr().err.count("\n") == 1
