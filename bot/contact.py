"""Safe contact: may this text go out now, on this conversation? The delivery job
asks here each time, so no other code can forget to.

"Neutral" texts carry no service name, need, team or person's name.
"""

import re
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import Enum

from bot import clock

NOW = re.compile(r"\W*(1|one|now|yes|yeah|yep|yh|y|ok|okay|now is ok|its ok|fine)\W*", re.IGNORECASE)
LATER = re.compile(r"\W*(2|two|later|not now|no|nope|nah)\W*", re.IGNORECASE)
FRESH = timedelta(minutes=30)
OPENER_FROM, OPENER_UNTIL = time(9), time(20)


class Verdict(Enum):
    SEND = "send"
    OPEN_FIRST = "open_first"  # hold it, and send one neutral opener instead
    HOLD = "hold"  # hold it: the opener is out, they have not answered
    HOLD_UNTIL_MORNING = "hold_until_morning"  # hold it: no opener at this hour
    REFUSE = "refuse"  # not sent; a task


@dataclass(frozen=True)
class Text:
    """What the rule needs to know of an outbound text."""

    kind: str  # see bot/conversations.py
    by_person: bool
    since_their_text: timedelta | None  # None: they have never written
    opener_sent: bool  # one has gone out since their last text


def verdict(rule: str, text: Text, moment: datetime) -> Verdict:
    """What to do with an outbound text under the known rule (unknown, any_time, certain_hours, reply_only, do_not_text).

    Safety words and the one-line "seen" always answer a text of theirs and are sent under every rule.
    """
    if text.kind in ("safety", "seen", "fixed"):
        return Verdict.SEND
    fresh = text.since_their_text is not None and text.since_their_text <= FRESH
    if rule == "do_not_text":
        return Verdict.SEND if fresh and text.kind == "reply" else Verdict.REFUSE
    if fresh or rule == "any_time" and not text.by_person:
        return Verdict.SEND
    if text.kind == "opener":
        return Verdict.SEND if _opener_hours(moment) else Verdict.HOLD_UNTIL_MORNING
    if rule == "reply_only" or not text.by_person:
        return Verdict.REFUSE
    if rule == "any_time":
        return Verdict.SEND if _opener_hours(moment) else Verdict.HOLD_UNTIL_MORNING
    if text.opener_sent:
        return Verdict.HOLD
    return Verdict.OPEN_FIRST if _opener_hours(moment) else Verdict.HOLD_UNTIL_MORNING


def says_now(text: str) -> bool:
    """Whether the whole text answers "Is now OK? Reply 1 for now, 2 for later" with now."""
    return NOW.fullmatch(text) is not None


def says_later(text: str) -> bool:
    """Whether it answers that with later."""
    return LATER.fullmatch(text) is not None


def next_opener_time(moment: datetime) -> datetime:
    """The next 9 o'clock in the morning, London, as UTC-aware time."""
    local = clock.london(moment)
    day = local.date() if local.time() < OPENER_FROM else local.date() + timedelta(days=1)
    return datetime.combine(day, OPENER_FROM, clock.LONDON)


def _opener_hours(moment: datetime) -> bool:
    return OPENER_FROM <= clock.london(moment).time() < OPENER_UNTIL
