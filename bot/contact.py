"""Safe contact: may this text go out now, on this conversation? The delivery job
asks here each time, so no other code can forget to.

"Neutral" texts carry no service name, need, team or person's name.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum

from bot import clock, safe_hours, words
from bot.understanding.readers import safe_contact

NOW = re.compile(r"\W*(1|one|now|yes|yeah|yep|yh|y|ok|okay|now is ok|its ok|fine)\W*", re.IGNORECASE)
LATER = re.compile(r"\W*(2|two|later|not now|no|nope|nah)\W*", re.IGNORECASE)
FRESH = timedelta(minutes=30)
OPENER_FROM, OPENER_UNTIL = time(9), time(20)
LOOK_AHEAD_DAYS = 8
CERTAIN_HOURS = "certain_hours"
CAREFUL = safe_contact.CAREFUL
RULES_IN_WORDS = {"do_not_text": "do not text this phone", "reply_only": "only reply when they write"}


class Verdict(Enum):
    SEND = "send"
    OPEN_FIRST = "open_first"  # hold it, and send one neutral opener instead
    HOLD = "hold"  # hold it: the opener is out, they have not answered
    HOLD_UNTIL_MORNING = "hold_until_morning"  # hold it: no opener at this hour; see next_opener_time
    REFUSE = "refuse"  # not sent; a task


@dataclass(frozen=True)
class Text:
    """What the rule needs to know of an outbound text."""

    kind: str  # see bot/conversations.py
    by_person: bool
    since_their_text: timedelta | None  # None: they have never written
    opener_sent: bool  # one has gone out since their last text


def verdict(rule: str, text: Text, moment: datetime, their_hours: str | None = None) -> Verdict:
    """What to do with an outbound text under the known rule (unknown, any_time, certain_hours, reply_only, do_not_text).
    `their_hours` are the resident's words for certain hours: outside them, or where they are not clear, nothing is begun.

    Safety words and the one-line "seen" always answer a text of theirs and are sent under every rule.
    """
    if text.kind in ("safety", "seen", "fixed"):
        return Verdict.SEND
    fresh = text.since_their_text is not None and text.since_their_text <= FRESH
    if rule == "do_not_text":
        return Verdict.SEND if fresh and text.kind == "reply" else Verdict.REFUSE
    if fresh or rule == "any_time" and not text.by_person:
        return Verdict.SEND
    their_hours = hours_of(rule, their_hours)
    now = _may_begin(moment, their_hours)
    if not now and next_opener_time(moment, their_hours) is None:
        return Verdict.REFUSE
    if text.kind == "opener":
        return Verdict.SEND if now else Verdict.HOLD_UNTIL_MORNING
    if rule == "reply_only" or not text.by_person:
        return Verdict.REFUSE
    if rule == "any_time":
        return Verdict.SEND if now else Verdict.HOLD_UNTIL_MORNING
    if text.opener_sent:
        return Verdict.HOLD
    return Verdict.OPEN_FIRST if now else Verdict.HOLD_UNTIL_MORNING


def may_name(rule: str, since_their_text: timedelta | None) -> bool:
    """Whether a text may carry a person's name or say what we are: only in reply, within 30 minutes, and under no rule that
    means somebody else may read the phone."""
    return rule not in words.NEUTRAL_RULES and since_their_text is not None and since_their_text <= FRESH


def says_now(text: str) -> bool:
    """Whether the whole text answers "Is now OK? Reply 1 for now, 2 for later" with now."""
    return NOW.fullmatch(text) is not None


def says_later(text: str) -> bool:
    """Whether it answers that with later."""
    return LATER.fullmatch(text) is not None


def hours_of(rule: str, words: str | None) -> str | None:
    """The words that bind us under this rule: None where none do, "" where they were not given."""
    return words or "" if rule == CERTAIN_HOURS else None


def next_opener_time(moment: datetime, their_hours: str | None = None) -> datetime | None:
    """The next quarter of an hour, London, at which we may be the first to write: 9 in the morning, or the beginning of
    the hours that they gave. None when those are not clear, or never within what is decent."""
    local = clock.london(moment)
    day = datetime.combine(local.date(), OPENER_FROM, clock.LONDON)
    for days in range(LOOK_AHEAD_DAYS):
        for quarter in range((OPENER_UNTIL.hour - OPENER_FROM.hour) * 4):
            at = day + timedelta(days=days, minutes=15 * quarter)
            if at > local and _may_begin(at, their_hours):
                return at
    return None


def is_decent(moment: datetime) -> bool:
    """Whether it is an hour at which we may be the first to write to anybody."""
    return OPENER_FROM <= clock.london(moment).time() < OPENER_UNTIL


def _may_begin(moment: datetime, their_hours: str | None) -> bool:
    """Whether we may write first: at a decent hour, and in their hours where they gave some (None: they did not)."""
    if not is_decent(moment):
        return False
    if their_hours is None:
        return True
    safe = safe_hours.read(their_hours)
    return safe is not None and safe.hold(moment)
