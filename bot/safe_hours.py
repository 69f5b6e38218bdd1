"""When it is safe, as a resident put it ("weekdays before 3", "mornings"): days and hours. Who cannot be texted at any
other time is not texted on a guess, so words that could mean two things are no hours at all."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import lru_cache
from itertools import combinations

from bot import clock

EVERY, WEEKDAYS, WEEKEND = frozenset(range(7)), frozenset(range(5)), frozenset((5, 6))
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
PARTS = {"morning": (0, 12), "afternoon": (12, 17), "evening": (17, 24), "daytime": (9, 17)}
AT_SCHOOL, AT_WORK = (9, 15), (9, 17)  # of weekdays
KIDS_AT_SCHOOL = re.compile(r"\b(?:when|while) (?:the |my |our )?(?:kids?|children|lads?|lass(?:es)?|girls?|boys?|son|daughter)"
                            r"(?:'?s|'?re| is| are)? (?:at|in) school\b")
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SLIPS = tuple((re.compile(slip, re.I), meant) for slip, meant in (
    (r"\b(?:befor|befre|bfore|b4)\b", "before"), (r"\b(?:aftr|affter|afta)\b", "after"), (r"\bmorn(?:in['’]?|s|ings?)?\b", "morning"),
    (r"\b(?:arvos?|afternoon?s?)\b", "afternoon"), (r"\bwek ?days?\b", "weekdays"), (r"\bwknds?\b", "weekends"),
))
HALVES = tuple((re.compile(rf"\b(\d{{1,2}}(?:[:.]\d\d)?) {part}\b"), half) for part, half in (
    (r"(?:in the|a) mornings?", "am"), (r"(?:in the|at) (?:afternoon|evening|night)s?", "pm"),
))

_T = r"(\d{1,2})(?:[:.](\d\d))? ?(am|pm)?"
_DAY = r"(mon|tue|wed|thu|fri|sat|sun)(?:s|nes|rs?|urs?)?(?:days?)?\b"
_RANGE = re.compile(rf"(?:between |from )?{_T} ?(?:and|to|-|til|till|until) ?{_T}\b")
_BEFORE = re.compile(rf"(?:before|until|till|til|up to) {_T}\b")
_AFTER = re.compile(rf"(?:after|from|past) {_T}\b(?: onwards?)?")
_DAY_RANGE = re.compile(rf"{_DAY} ?(?:to|-|till?|until) ?{_DAY}")
_ONE_DAY = re.compile(_DAY)
_PART = re.compile(r"(morning|afternoon|evening|daytime)s?\b")
_SCHOOL = re.compile(r"(?:in |during )?school (?:hours|time)\b|during school\b")
_WORK = re.compile(r"(?:in |during )?(?:work|working|office) hours\b")
_SETS = ((re.compile(r"week ?days?\b"), WEEKDAYS), (re.compile(r"week ?ends?\b"), WEEKEND), (re.compile(r"every ?day\b"), EVERY))
SOME_HOURS = re.compile(rf"{_RANGE.pattern}|{_BEFORE.pattern}|{_AFTER.pattern}|\b{_PART.pattern}|\bnights?\b")
NOT_OVERNIGHT = re.compile(r"\bnot between (\d{1,2}(?:[:.]\d\d)? ?pm) (?:and|to|till?|until) (\d{1,2}(?:[:.]\d\d)? ?am)\b")
ROUGHLY = re.compile(r"\b(?:school (?:hours|time)|(?:work|working|office) hours|lunch ?times?)\b")  # said better by the hours beside it
_NOT_DAY = re.compile(rf"(?:just |but )?not (?:on )?(?:a )?{_DAY}(?:(?: (?:or|and)|,)(?: (?:on|a))? {_DAY})?")
_FILLER = re.compile(r"(?:and|n|or|on|in|the|at|only|just|best|is|are|safe|any|time|times|please|during|then|an?)\b|[\s,.&/]+")

Span = tuple[time, time]
STEP, LOOK_AHEAD = timedelta(minutes=15), 8 * 24 * 4  # a little over a week


@dataclass(frozen=True)
class SafeHours:
    """Every span holds on every one of the days (0 = Monday), London time; a span's end is no longer safe."""

    days: frozenset[int]
    spans: tuple[Span, ...]

    def hold(self, moment: datetime) -> bool:
        local = clock.london(moment)
        return local.weekday() in self.days and any(start <= local.time() < end for start, end in self.spans)

    def first_from(self, moment: datetime, decent: Callable[[datetime], bool], there: Callable[[datetime], bool]) -> datetime | None:
        """The first quarter of an hour from `moment` on that is safe and `decent`, and when somebody is `there`; else that is safe and
        decent (what was written before goes out then). None when there is none."""
        able = [later for later in (moment + STEP * number for number in range(LOOK_AHEAD)) if self.hold(later) and decent(later)]
        return next((later for later in able if there(later)), next(iter(able), None))


class _Unclear(Exception):
    """The words could mean two things, or something that is not read here."""


@lru_cache(1024)
def read(words: str) -> SafeHours | None:
    """Days and hours out of a resident's words; None when they are not clear without a doubt."""
    text = plain(words)
    days: list[frozenset[int]] = []
    spans: list[Span] = []
    at = 0
    try:
        while at < len(text):
            end = _take(text, at, days, spans)
            if end == at:
                return None
            at = end
    except _Unclear:
        return None
    if len(days) > 1 and len(spans) > 1 or not days and not spans:
        return None  # which hours belong to which days?
    if any(one[0] < other[1] and other[0] < one[1] for one, other in combinations(spans, 2)):
        return None  # "after 3 and before 5" is both at once, "before 3 or after 6" is not
    whole = (time(0), time.max)
    return SafeHours(frozenset().union(*days) if days else EVERY, tuple(spans) or (whole,))


def _take(text: str, at: int, days: list[frozenset[int]], spans: list[Span]) -> int:
    """Reads what stands at `at`, and returns where it ends; `at` itself when nothing is known that stands there."""
    if found := _NOT_DAY.match(text, at):
        days.append(EVERY - {DAYS.index(day) for day in found.groups() if day})
    elif found := _RANGE.match(text, at):
        spans.append(_range(*found.groups()))
    elif found := _BEFORE.match(text, at):
        spans.append((time(0), _one(*found.groups())))
    elif found := _AFTER.match(text, at):
        spans.append((_one(*found.groups()), time.max))
    elif found := _DAY_RANGE.match(text, at):
        first, last = DAYS.index(found[1]), DAYS.index(found[2])
        days.append(frozenset(day % 7 for day in range(first, last + (7 if last < first else 0) + 1)))
    elif found := _ONE_DAY.match(text, at):
        days.append(frozenset({DAYS.index(found[1])}))
    elif found := _PART.match(text, at):
        spans.append(_hours(PARTS[found[1]]))
    elif found := _SCHOOL.match(text, at) or _WORK.match(text, at):
        days.append(WEEKDAYS)
        spans.append(_hours(AT_SCHOOL if "school" in found[0] else AT_WORK))
    else:
        for pattern, named in _SETS:
            if found := pattern.match(text, at):
                days.append(named)
                break
        else:
            found = _FILLER.match(text, at)
    return found.end() if found else at


def plain(words: str) -> str:
    """Lower case, the commonest slips put right, numbers as digits, "half 3" as "3:30", noon as 12pm."""
    for slip, meant in SLIPS:
        words = slip.sub(meant, words)
    text = re.sub(r"o'?clock|\bon?wards\b", " ", words.lower().replace("’", "'"))
    text = KIDS_AT_SCHOOL.sub("during school", text)
    text = re.sub(r"\b(?:noon|midday)\b", "12pm", text)
    for part, half in HALVES:
        text = part.sub(rf"\1{half}", text)
    text = re.sub(rf"\b(?:{'|'.join(NUMBERS)})\b", lambda found: str(NUMBERS.index(found[0]) + 1), text)
    text = " ".join(re.sub(r"\bhalf (?:past )?(\d{1,2})\b", r"\1:30", text).split())
    text = NOT_OVERNIGHT.sub(r"\2 to \1", text)
    return ROUGHLY.sub(" ", text) if _RANGE.search(text) else text


def _hours(span: tuple[int, int]) -> Span:
    return time(span[0]), time.max if span[1] == 24 else time(span[1])


def _one(hour: str, minutes: str | None, half: str | None) -> time:
    """A time that stands alone: "3" is in the afternoon, but "9" may be either."""
    return _clock(int(hour), int(minutes or 0), half or ("pm" if int(hour) in (12, *range(1, 7)) else None))


def _range(hour: str, minutes: str | None, half: str | None, hour2: str, minutes2: str | None, half2: str | None) -> Span:
    """Two times tell more than one: "9 to 3" begins in the morning, "7 to 9" may be either."""
    end = _one(hour2, minutes2, half2)
    if half is None and half2 == "am":
        half = "am"
    if half is None and 7 <= int(hour) <= 11 and end >= time(12):
        half = "am" if half2 is None or int(hour) >= int(hour2) % 12 else None
    start = _one(hour, minutes, half)
    if start >= end:
        raise _Unclear
    return start, end


def _clock(hour: int, minutes: int, half: str | None) -> time:
    """Raises _Unclear for what no clock shows, and where morning or afternoon is not known."""
    if half is None and hour <= 12 or hour > 23 or minutes > 59 or half and not 1 <= hour <= 12:
        raise _Unclear
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return time(hour, minutes)
