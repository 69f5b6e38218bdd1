"""Danger in every state, with every part taken away. What happened is written to docs/safety-matrix.md."""

import os

import pytest

from bot.settings import ROOT
from tests.safety import matrix, parts
from tests.safety.world import World, new_number

PAGE = ROOT / "docs" / "safety-matrix.md"
INTRODUCTION = """# Danger in every state, with every part taken away

Made by `tests/safety/test_matrix.py`. With everything there each state is played with all five kinds of danger, with a part
away with one kind in turn, so that every kind meets every part; the kinds are treated alike. Plain statements, which the
phrases at the door find. A real database, real webhooks, real jobs of the danger lane; Twilio and the mail server are fakes
on real ports. Rasa and the actions are away in every column, and the main lane is not worked at all: danger must not need
them. Write it anew with `WRITE_SAFETY_MATRIX=1 .venv/bin/python -m pytest tests/safety/test_matrix.py`.

"words": the safety words of that kind reached the phone while the part was away. "flag": the danger is on the
conversation. "alert": a task for the team, and somebody told or a clock that tells them. After STOP nothing is sent by
text; with the database away the webhook itself answers Twilio with the words, as it cannot know who has opted out
(Twilio then does not deliver them).

"""


@pytest.fixture(scope="module")
def table() -> dict[str, dict[str, str]]:
    """part → state → what happened; filled by the tests below, in order."""
    return {}


@pytest.mark.parametrize("part", parts.TAKEN)
async def test_no_danger_is_missed_and_nobody_meets_silence(world: World, table: dict[str, dict[str, str]], part: str) -> None:
    cells = await matrix.play(world, part)
    column: dict[str, str] = {}
    for state in matrix.STATES:
        said = {kind: cell.in_words(kind) for (where, kind), cell in cells.items() if where == state}
        assert len(set(said.values())) == 1, (part, state, said)  # all kinds are treated alike
        [column[state]] = set(said.values())
    for (state, kind), cell in cells.items():
        assert cell.answered == (200 if part in matrix.CANNOT_STORE else 204), (part, state, kind)
        assert kind in cell.flags and cell.task and cell.alerted, (part, state, kind)
        if part in matrix.CANNOT_STORE:
            assert "told our team" not in cell.twiml
            assert column[state].startswith("words in the webhook's answer")
        elif state == "opted out":
            assert cell.heard_later == (), (part, kind)
        else:
            assert column[state].startswith("words once it is back" if part == "Twilio" else "words,"), (part, state)
    table[part] = column


def test_the_page_says_what_happened(table: dict[str, dict[str, str]]) -> None:
    assert list(table) == list(parts.TAKEN), "the cells must have been played first"
    rows = ["| state | " + " | ".join(f"without {part}" if part in ("model", "database", "Twilio", "mail server") else part
                                      for part in table) + " |", "|---" * (len(table) + 1) + "|"]
    rows += [f"| {state} | " + " | ".join(table[part][state] for part in table) + " |" for state in matrix.STATES]
    page = INTRODUCTION + "\n".join(rows) + "\n"
    if os.environ.get("WRITE_SAFETY_MATRIX"):
        head, _, timeline = PAGE.read_text().partition("\n## ") if PAGE.exists() else ("", "", "")
        PAGE.write_text(page + (f"\n## {timeline}" if timeline else ""))
    assert PAGE.read_text().startswith(page)


async def test_the_timeline_of_one_unanswered_alert(world: World) -> None:
    """Minute by minute, and the same again at three at night; kept on the page beside the matrix."""
    lines = ["\n## One alert that nobody opens\n", "| minute | Monday, 10:00 | Sunday, 3:00 |", "|---|---|---|"]
    told: list[dict[int, str]] = []
    for weekday, hour in ((0, 10), (6, 3)):
        world.set_time(weekday=weekday, hour=hour)
        number = new_number()
        await world.texts(number, matrix.TEXTS["suicide"])
        told.append({})
        for minute in range(12):
            told[-1][minute] = await world.newly_told(number)
            await world.passes(minutes=1)
        await world.opens("Priya", number)
    assert [minute for minute, who in told[0].items() if who] == [0, 2, 5, 10]
    assert [minute for minute, who in told[1].items() if who] == [0, 10]
    lines += [f"| {minute} | {told[0][minute]} | {told[1][minute]} |" for minute in range(12) if told[0][minute] or told[1][minute]]
    if os.environ.get("WRITE_SAFETY_MATRIX"):
        PAGE.write_text(PAGE.read_text().partition("\n## ")[0] + "\n".join(lines) + "\n")
    assert PAGE.read_text().endswith("\n".join(lines) + "\n")
