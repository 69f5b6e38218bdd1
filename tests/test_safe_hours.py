"""When it is safe, in residents' words: read where it is clear, and no hours at all where it is not."""

from datetime import datetime, time

import pytest

from bot.clock import LONDON
from bot.hours_in_a_text import clear_in, kept_to, told_in
from bot.safe_hours import EVERY, WEEKDAYS, WEEKEND, read

MIDNIGHT, LATE = time(0), time.max


@pytest.mark.parametrize(
    ("words", "days", "spans"),
    [
        ("after 3", EVERY, [(time(15), LATE)]),
        ("weekdays before 3", WEEKDAYS, [(MIDNIGHT, time(15))]),
        ("weekdays befor 3", WEEKDAYS, [(MIDNIGHT, time(15))]),
        ("mornings", EVERY, [(MIDNIGHT, time(12))]),
        ("Between 10 and 2", EVERY, [(time(10), time(14))]),
        ("9-3 weekdays", WEEKDAYS, [(time(9), time(15))]),
        ("school hours", WEEKDAYS, [(time(9), time(15))]),
        ("mon to fri mornings", WEEKDAYS, [(MIDNIGHT, time(12))]),
        ("only weekends", WEEKEND, [(MIDNIGHT, LATE)]),
        ("after half 3", EVERY, [(time(15, 30), LATE)]),
        ("15:00-17:00", EVERY, [(time(15), time(17))]),
        ("tues and thurs after one", frozenset({1, 3}), [(time(13), LATE)]),
        ("between 9 and 11am", EVERY, [(time(9), time(11))]),
        ("after noon", EVERY, [(time(12), LATE)]),
        ("before 3 or after 6", EVERY, [(MIDNIGHT, time(15)), (time(18), LATE)]),
        ("saturday to monday", frozenset({5, 6, 0}), [(MIDNIGHT, LATE)]),
        ("8 in the morning til 8 at night", EVERY, [(time(8), time(20))]),
        ("not between 8 at night and 8 in the morning", EVERY, [(time(8), time(20))]),
        ("Weekday lunchtimes, half 12 to 1", WEEKDAYS, [(time(12, 30), time(13))]),
        ("school hours only please, 8.30 to 4", EVERY, [(time(8, 30), time(16))]),
        ("not sundays", EVERY - {6}, [(MIDNIGHT, LATE)]),
        ("after 4 not on a tuesday or thursday", EVERY - {1, 3}, [(time(16), LATE)]),
        ("mornings and weekday afternoons", WEEKDAYS, [(MIDNIGHT, time(12)), (time(12), time(17))]),
    ],
)
def test_clear_words(words: str, days: frozenset[int], spans: list[tuple[time, time]]) -> None:
    found = read(words)
    assert found is not None and (found.days, list(found.spans)) == (days, spans)


@pytest.mark.parametrize("words", [
    "", "between 7 and 9", "after 9", "before 9", "at 3", "about 3", "not after 3", "not mornings", "never on sundays",
    "when hes at work", "after 3 when he's at work", "before school", "tonight", "tomorrow after 3", "monday mornings or friday afternoons",
    "any day but friday", "unless his car is there", "25 to 3", "between 3 and 1", "after 3 but not weekends", "ring me", "x" * 500,
    "after 3 and before 5", "after 3pm, before 5pm", "evenings after 6", "in a month", "on sunny days", "the wedding",
    "not between 8 and 8", "not between 8am and 8pm", "lunchtimes",
])
def test_words_that_may_mean_two_things_are_no_hours(words: str) -> None:
    assert read(words) is None


@pytest.mark.parametrize(("words", "hours"), [
    ("so its 10 til 2 now", "10 til 2"), ("weekdays after 3 when hes at work", "weekdays after 3"), ("never after 5", "before 5"),
    ("he reads them at weekends so only text weekdays", "weekdays"), ("hes started nights so its afternoons now not mornings", "afternoons"),
    ("yeh but he checks it at night so only between 9 and 3", "only between 9 and 3"), ("cant pay the rent. text me after 5 only", "after 5 only"),
    ("someone else has this phone in the evenings", None), ("avoid evenings", None), ("mornings are wrong", None),
    ("only Tuesdays and Thursdays between ten and noon, when she is at her art class", "only Tuesdays and Thursdays between ten and noon"),
    ("not between ten and noon, when he is at home", None), ("thats wrong its 10 to 2", "10 to 2"), ("mornings are risky he is in till 12", None),
    ("cant do weekends hes off work", None), ("evenings arent safe", None), ("i cant talk in the mornings", None), ("evenings he has it", None),
    ("my mate has it on mondays", None), ("he is on my phone mornings", None), ("my dad has the phone after 6", None),
    ("only text me in the day my daughter has the phone after school", None), ("me, 3 kids 1 4 and 6, text any time", None),
])
def test_hours_are_taken_out_of_a_text_only_where_nothing_turns_them_round(words: str, hours: str | None) -> None:
    assert clear_in(words) == hours


def test_a_long_text_is_looked_through_with_few_readings(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot import hours_in_a_text

    counted = []
    monkeypatch.setattr(hours_in_a_text, "read", lambda words: counted.append(words))
    for long in ("the landlord came about the boiler, the kids were at school and i rang the council twice. " * 20, "he is out at work " * 10):
        hours_in_a_text.told_in(long, None)
    assert len(counted) < 1000


def test_words_that_are_not_clear_are_kept_and_clear_ones_out_of_an_unclear_text_are_not() -> None:
    assert told_in("when he is out", "when he is out") == "when he is out"
    assert told_in("avoid evenings", "evenings") is None and told_in("shes on my phone most nights", "nights") is None


def test_hours_hold_by_london_time_and_their_end_is_outside() -> None:
    hours = read("weekdays before 3")
    assert hours is not None
    assert hours.hold(datetime(2026, 7, 7, 14, 59, tzinfo=LONDON)) and not hours.hold(datetime(2026, 7, 7, 15, tzinfo=LONDON))
    assert not hours.hold(datetime(2026, 7, 4, 12, tzinfo=LONDON))


@pytest.mark.parametrize(("words", "hours"), [
    ("only text before 3", "before 3"), ("he hit me again tonight only text before 3", "before 3"), ("evenings only", "evenings"),
    ("i want to die. evenings only", "evenings"), ("he beat me last night. nothing after 5 pls", "before 5"),
    ("he comes in at 5 so text before then", "before then"), ("ive taken tablets text me mornings only please", "mornings"),
    ("mornings, no texts after 6", "no texts after 6; mornings"), ("he raped me. dont text when hes home", "not when hes home"),
    ("he hit me at 5 only me in the house", None), ("he hits me evenings only when drunk", None), ("i cut myself after 6 last night", None),
    ("he threatened me and only stopped before 3 when police came", None), ("you can text after 6 now", None), ("text me any time", None),
])
def test_what_a_text_full_of_other_things_keeps_us_to(words: str, hours: str | None) -> None:
    assert kept_to(words) == hours
