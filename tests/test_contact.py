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


def test_the_next_opener_is_at_nine_in_london_also_over_a_change_of_clocks() -> None:
    assert next_opener_time(NIGHT) == datetime(2026, 11, 25, 9, tzinfo=LONDON)
    assert next_opener_time(datetime(2026, 3, 28, 23, tzinfo=LONDON)) == datetime(2026, 3, 29, 9, tzinfo=LONDON)
    assert next_opener_time(datetime(2026, 11, 24, 7, tzinfo=LONDON)) == datetime(2026, 11, 24, 9, tzinfo=LONDON)
