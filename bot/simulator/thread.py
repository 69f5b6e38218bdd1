"""One phone's conversation in words: what each bubble says about itself. No HTML here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot import clock
from bot.channels.segments import ONE_PART, Segments
from bot.channels.twilio_codes import failure
from bot.simulator.ledger import Entry, Ledger
from bot.simulator.webhooks import answered_well

MOST_SHOWN = 300  # the newest


@dataclass(frozen=True)
class Item:
    """A bubble, or a line between bubbles."""

    key: str  # stays the same while the item changes
    side: str  # phone (the resident wrote), service, or note
    text: str
    time: str = ""  # of day, London
    state: str = ""
    failed: bool = False
    day: str = ""  # when this is the first item of a day


def of(ledger: Ledger, number: str) -> list[Item]:
    """Everything that happened between `number` and the service, oldest first."""
    happened = [(entry.created_at, _bubble(entry)) for entry in ledger.entries.values() if entry.phone == number]
    happened += [
        (datetime.fromisoformat(refusal["at"]), Item(f"refused-{i}", "note", _refusal(refusal["reason"])))
        for i, refusal in enumerate(ledger.refused)
        if refusal["to"] == number
    ]
    happened.sort(key=lambda moment_and_item: moment_and_item[0])
    items, last_day = [], ""
    for at, item in happened[-MOST_SHOWN:]:
        day = f"{clock.london(at):%A %-d %B}"
        shown = {"time": f"{clock.london(at):%H:%M}", "day": day if day != last_day else ""}
        items.append(Item(**item.__dict__ | shown))
        last_day = day
    return items


def _bubble(entry: Entry) -> Item:
    state, failed = _state_in(entry) if entry.direction == "inbound" else _state_out(entry)
    side = "phone" if entry.direction == "inbound" else "service"
    words = "(words blanked at Twilio)" if entry.redacted or entry.deleted else entry.body
    if entry.media:
        words = f"{words}\n[{len(entry.media)} picture]".strip()
    return Item(entry.sid, side, words.encode("utf-8", "replace").decode(), state=state, failed=failed)


def _state_in(entry: Entry) -> tuple[str, bool]:
    """What became of a text from the phone, and whether that is bad."""
    if not entry.requests:
        return "sending", False
    last = entry.requests[-1]["answers"]
    if answered_well([{"status": answer} for answer in last]):
        return "delivered", False
    return f"the service did not take it ({last[-1]})", True


def _state_out(entry: Entry) -> tuple[str, bool]:
    """What became of a text to the phone, and whether that is bad."""
    cost = "" if entry.segments == 1 else f" · {entry.segments} segments"
    if entry.direction == "outbound-reply":
        return "answered by Twilio", False
    if entry.status in ("undelivered", "failed"):
        return f"failed {entry.error_code}{cost}", True
    return entry.status + cost, False


def _refusal(reason: str) -> str:
    why = f"{reason}: {failure(int(reason)).words}" if reason.isdigit() else reason
    return f"Twilio did not take a text from the service ({why})"


def spoken(number: str) -> str:
    """+447700900001 → 07700 900001."""
    national = "0" + number.removeprefix("+44")
    return f"{national[:5]} {national[5:]}"


def size(counted: Segments) -> str:
    """What is said under a text that is being written."""
    if counted.count <= 1:
        return f"{counted.units} of {ONE_PART[counted.encoding]} · {counted.encoding}"
    return f"{counted.units} · {counted.count} segments · {counted.encoding}"


def moment(at: datetime) -> str:
    return f"{clock.london(at):%A %-d %B, %H:%M}"


def ahead(by: timedelta) -> str:
    """How far the clock has been skipped; "" when it has not."""
    minutes = round(by.total_seconds() / 60)
    days, hours, rest = minutes // 1440, minutes // 60 % 24, minutes % 60
    parts = [f"{n} {word}{'s' * (n != 1)}" for n, word in ((days, "day"), (hours, "hour"), (rest, "minute")) if n]
    return f"{' '.join(parts)} ahead of the real time" if parts else ""
