"""Safe contact, row by row: may this text go out now?"""

from datetime import datetime, timedelta

import pytest

from bot.clock import LONDON
from bot.contact import Text, Verdict, next_opener_time, verdict

NOON = datetime(2026, 11, 24, 12, tzinfo=LONDON)
NIGHT = datetime(2026, 11, 24, 22, tzinfo=LONDON)
FRESH, STALE = timedelta(minutes=10), timedelta(minutes=31)


@pytest.mark.parametrize(
    ("rule", "kind", "by_person", "since", "opened", "moment", "expected"),
    [
        ("unknown", "reply", False, FRESH, False, NIGHT, Verdict.SEND),
        ("unknown", "reply", False, STALE, False, NOON, Verdict.REFUSE),
        ("unknown", "key_worker", True, FRESH, False, NIGHT, Verdict.SEND),
        ("unknown", "key_worker", True, STALE, False, NOON, Verdict.OPEN_FIRST),
        ("unknown", "key_worker", True, STALE, True, NOON, Verdict.HOLD),
        ("unknown", "key_worker", True, STALE, False, NIGHT, Verdict.HOLD_UNTIL_MORNING),
        ("unknown", "opener", True, STALE, False, NOON, Verdict.SEND),
        ("any_time", "reply", False, STALE, False, NOON, Verdict.SEND),
        ("any_time", "key_worker", True, STALE, False, NIGHT, Verdict.HOLD_UNTIL_MORNING),
        ("reply_only", "key_worker", True, STALE, False, NOON, Verdict.REFUSE),
        ("reply_only", "reply", False, FRESH, False, NOON, Verdict.SEND),
        ("do_not_text", "key_worker", True, FRESH, False, NOON, Verdict.REFUSE),
        ("do_not_text", "reply", False, FRESH, False, NOON, Verdict.SEND),
        ("do_not_text", "safety", False, FRESH, False, NIGHT, Verdict.SEND),
    ],
)
def test_the_table(rule: str, kind: str, by_person: bool, since: timedelta, opened: bool, moment: datetime,
                   expected: Verdict) -> None:
    text = Text(kind=kind, by_person=by_person, since_their_text=since, opener_sent=opened)
    assert verdict(rule, text, moment) == expected


TUESDAY = NOON.replace(hour=0)


@pytest.mark.parametrize(
    ("words", "hour", "expected"),
    [
        ("weekdays before 3", 14, Verdict.OPEN_FIRST),
        ("weekdays before 3", 15, Verdict.HOLD_UNTIL_MORNING),
        ("after 3", 14, Verdict.HOLD_UNTIL_MORNING),
        ("after 3", 16, Verdict.OPEN_FIRST),
        ("after 3", 20, Verdict.HOLD_UNTIL_MORNING),  # theirs, but not a decent one
        ("when he is out", 14, Verdict.REFUSE),
        (None, 14, Verdict.REFUSE),
        ("before 9am", 14, Verdict.REFUSE),  # never at a decent hour
    ],
)
def test_certain_hours_are_kept_and_unclear_ones_are_none(words: str | None, hour: int, expected: Verdict) -> None:
    text = Text(kind="key_worker", by_person=True, since_their_text=STALE, opener_sent=False)
    assert verdict("certain_hours", text, TUESDAY.replace(hour=hour), words) == expected
    assert verdict("certain_hours", Text("reply", False, FRESH, False), TUESDAY.replace(hour=hour), words) == Verdict.SEND


def test_an_opener_waits_for_the_next_of_their_hours() -> None:
    friday = datetime(2026, 11, 27, 16, tzinfo=LONDON)
    assert next_opener_time(friday, "weekdays before 3") == datetime(2026, 11, 30, 9, tzinfo=LONDON)
    assert next_opener_time(friday, "evenings") == datetime(2026, 11, 27, 17, tzinfo=LONDON)
    assert next_opener_time(friday, "when he is out") is None


def test_the_next_opener_is_at_nine_in_london_also_over_a_change_of_clocks() -> None:
    assert next_opener_time(NIGHT) == datetime(2026, 11, 25, 9, tzinfo=LONDON)
    assert next_opener_time(datetime(2026, 3, 28, 23, tzinfo=LONDON)) == datetime(2026, 3, 29, 9, tzinfo=LONDON)
    assert next_opener_time(datetime(2026, 11, 24, 7, tzinfo=LONDON)) == datetime(2026, 11, 24, 9, tzinfo=LONDON)
