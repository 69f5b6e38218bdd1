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
NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
SLIPS = tuple((re.compile(slip, re.I), meant) for slip, meant in (
    (r"\b(?:befor|befre|bfore|b4)\b", "before"), (r"\b(?:aftr|affter|afta)\b", "after"), (r"\bmorn(?:in['’]?|s|ings?)?\b", "morning"),
    (r"\b(?:arvos?|afternoon?s?)\b", "afternoon"), (r"\bwek ?days?\b", "weekdays"), (r"\bwknds?\b", "weekends"),
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
_FILLER = re.compile(r"(?:and|or|on|in|the|at|only|just|best|is|are|safe|any|time|times|please|during|then|an?)\b|[\s,.&/]+")

_NO_TEXT = r"(?:but )?(?:no(?:t|) (?:good|safe|use|ok|okay)|not|never|don['’]?t (?:text|txt|message)(?: me)?)"
_NEVER = ((re.compile(rf"\b{_NO_TEXT} after\b", re.I), "before"), (re.compile(rf"\b{_NO_TEXT} before\b", re.I), "after"))
_WATCHER = (r"(?:(?:he|she|they)(?:['’]?s|['’]?re|['’]?ll)?|(?:my |the )?(?:husband|hubby|partner|missus|mrs|wife|boyfriend|girlfriend"
            r"|bf|gf|ex|mum|dad|son|brother|sister|fella|bloke|old man)(?:['’]?s)?)")
_WATCHES = (r"(?:checks?|reads?|looks?|goes? through|sees?|watches|takes?|has (?:it|my)|home|back|in|off|here|around|about"
            r"|on (?:my|the|this) (?:phone|mobile|fone)|gets? (?:in|home|back)|comes? (?:in|home|back)|finish(?:es)?)")
_THEIRS = re.compile(  # when somebody dangerous is there: "he reads them at weekends", "my partner looks at it in the evenings"
    rf"\b(?<!when )(?<!while )(?<!before )(?<!until )(?<!after ){_WATCHER} (?:\w+ )?{_WATCHES}\b[^,.;]*?"
    r"(?=\b(?:so|but|only|text|txt|ring|call|please|pls)\b|[,.;]|$)", re.I)
_CUE = re.compile(r"\b(?:only|so|text|txt|ring|call|safe|ok|okay|fine|best|better|please|pls|but)\b", re.I)
_PLAIN_WORDS = frozenset(  # words around hours that turn nothing round; with any other word beside them, hours are not taken out
    """
    i im i'm id ive me my we us is its it it's that that's thats this are be am so just only ok okay fine good best better safe safer safest
    safely alright text txt texts texting txting message msg messages reply replies write ring call contact reach talk speak please pls plz
    ta thanks thank duck mate love hun now then would will can could should you u ya to for a an the at in on of from by and or when while w
    n if as he hes he's she shes she's they theyre they're him her work works working worked shift job out gone goes go going gets school
    kids lad lads lass nursery college alone about around usually normally always mostly really most every each yes yeah yep yh aye actually
    sorry well make say meant mean put change should time times hours bit between during o'clock til till until husband hubby partner wife
    missus wrong right started nights shifts mum dad boyfriend girlfriend bf gf ex phone again day days back free home by myself own
    """.split())
MOST_WORDS, LONGEST_RUN = 40, 12  # of a text hours are taken out of, and of the hours themselves
_WORD = re.compile(r"[a-z']+", re.I)
_TEXTING = re.compile(r"\b(?:text|txt|message|msg|reply|contact|reach)\w*\b", re.I)
_PART_OF_A_TEXT = re.compile(r"[.;!?\n]+|,\s+")
_SOME_HOURS = re.compile(rf"{_RANGE.pattern}|{_BEFORE.pattern}|{_AFTER.pattern}|\b{_PART.pattern}|\bnights?\b")
_LEFT_OVER = re.compile(r"(?:[\s,]+(?:please|at|in|on|the|and|or|then|just|is|are))+$", re.I)
_NOT_THEN = re.compile(r"(?<=\w)[,.]? (?:and |but )?not (?:in the |at )?(?:\d\S*|mornings?|afternoons?|evenings?|weekends?|weekdays?|nights?)$", re.I)
_BUT_FIRST = re.compile(r"^\W*(?:(?:yes|yeah|yeh|yep|ok|okay|no|well|sorry)\b\W*)*but\b", re.I)
_DENIED = re.compile(r"\b(?:not|never|no|don['’]?t|except|apart from|but)\b", re.I)

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

    def first_from(self, moment: datetime, there: Callable[[datetime], bool]) -> datetime:
        """The first quarter of an hour from `moment` on that is safe and when somebody is `there`; else that is safe."""
        safe = [later for later in (moment + STEP * number for number in range(LOOK_AHEAD)) if self.hold(later)]
        return next((later for later in safe if there(later)), next(iter(safe), moment))


class _Unclear(Exception):
    """The words could mean two things, or something that is not read here."""


@lru_cache(1024)
def read(words: str) -> SafeHours | None:
    """Days and hours out of a resident's words; None when they are not clear without a doubt."""
    text = _plain(words)
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


def within(words: str) -> str | None:
    """The longest run of `words` that is hours without a doubt: "so its 10 til 2 now" → "10 til 2". None where there is none,
    or where something is denied ("not mornings")."""
    words = _BUT_FIRST.sub("", _NOT_THEN.sub("", words.strip()))  # "after 6 not 4"
    words, whole = without_theirs(words), words
    if words != whole and not _CUE.search(words):
        return None  # "evenings he has it"
    for pattern, meant in _NEVER:
        words = pattern.sub(meant, words)
    if read(words):
        return _LEFT_OVER.sub("", words)
    said = words.split()
    if _DENIED.search(words) or len(said) > MOST_WORDS:
        return None
    turning = [at for at, word in enumerate(said) if not _harmless(word)]
    first, last = (turning[0], turning[-1]) if turning else (len(said), -1)
    runs = ((start, start + length) for length in range(min(len(said), LONGEST_RUN), 0, -1) for start in range(len(said) - length + 1))
    run = next((run for start, end in runs if start <= first and last < end
                and read(run := " ".join(said[start:end]).strip(" ,.!?"))), None)
    return run and _LEFT_OVER.sub("", run.rpartition(". ")[2])


def _harmless(word: str) -> bool:
    return set(_WORD.findall(word.replace("’", "'").casefold())) <= _PLAIN_WORDS


def clear_in(words: str) -> str | None:
    """`within` a text, or within the one part of a longer one that is about texting."""
    return within(words) or _in_a_part(words)


def limits(words: str) -> bool:
    """Whether a text takes hours away: "no good before 10"."""
    return any(pattern.search(words) for pattern, _ in _NEVER)


def told_in(words: str, read_in_it: str | None) -> str | None:
    """The hours that a text gives: clear ones, or else what was read in it, if that is not clear either ("when he is out"). Clear
    words out of a text that is not ("avoid evenings") may mean the contrary."""
    if clear := clear_in(words):
        return clear
    turned = without_theirs(words) != words and not _CUE.search(without_theirs(words))
    return read_in_it if read_in_it and read(read_in_it) is None and not turned else None


def _in_a_part(words: str) -> str | None:
    """The hours of the one part of a longer text that is about texting, where no other part speaks of hours or of who is there."""
    parts = [part for part in _PART_OF_A_TEXT.split(words) if part.strip()]
    about = [part for part in parts if _TEXTING.search(part)]
    others = [part for part in parts if part not in about]
    if len(parts) < 2 or len(about) != 1 or any(_SOME_HOURS.search(_plain(part)) or without_theirs(part) != part.strip() for part in others):
        return None
    return within(about[0])


def without_theirs(words: str) -> str:
    """`words` without the hours of whoever must not see a text: "he reads them at weekends" tells when it is not safe."""
    return _THEIRS.sub(" ", words).strip()


def _take(text: str, at: int, days: list[frozenset[int]], spans: list[Span]) -> int:
    """Reads what stands at `at`, and returns where it ends; `at` itself when nothing is known that stands there."""
    if found := _RANGE.match(text, at):
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


def _plain(words: str) -> str:
    """Lower case, the commonest slips put right, numbers as digits, "half 3" as "3:30", noon as 12pm."""
    for slip, meant in SLIPS:
        words = slip.sub(meant, words)
    text = re.sub(r"o'?clock|\bon?wards\b", " ", words.lower().replace("’", "'"))
    text = re.sub(r"\b(?:noon|midday)\b", "12pm", text)
    text = re.sub(rf"\b(?:{'|'.join(NUMBERS)})\b", lambda found: str(NUMBERS.index(found[0]) + 1), text)
    return " ".join(re.sub(r"\bhalf (?:past )?(\d{1,2})\b", r"\1:30", text).split())


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
