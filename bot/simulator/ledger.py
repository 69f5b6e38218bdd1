"""What the fake Twilio remembers: every text in and out, and every request it made about them.

With a file, each change is appended as one JSON line, and the last line about a text wins: phones survive a restart.
"""

import asyncio
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field, fields
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

from bot import clock
from bot.channels.segments import segments

FINAL = ("received", "delivered", "undelivered", "failed")


@dataclass
class Entry:
    """One text. Times are UTC."""

    sid: str
    direction: str  # inbound, outbound-api (the service sent it), outbound-reply (a keyword's answer, or TwiML)
    sender: str
    to: str
    body: str
    status: str  # received; queued, sent, then delivered, undelivered or failed
    media: list[str] = field(default_factory=list)
    error_code: int | None = None
    status_callback: str = ""
    validity_seconds: int | None = None
    created_at: datetime = field(default_factory=clock.now)
    updated_at: datetime = field(default_factory=clock.now)
    sent_at: datetime | None = None
    requests: list[dict[str, Any]] = field(default_factory=list)  # {"at", "about", "answers"}: webhooks and callbacks
    redacted: bool = False
    deleted: bool = False

    @property
    def segments(self) -> int:
        return max(1, segments(self.body).count)

    @property
    def phone(self) -> str:
        """The resident's number, whoever wrote."""
        return self.sender if self.direction == "inbound" else self.to


def new_sid(kind: str = "SM") -> str:
    return kind + uuid4().hex


class Ledger:
    """Texts in the order they came. All of it belongs to one event loop."""

    def __init__(self, file: Path | None = None) -> None:
        self.entries: dict[str, Entry] = {}
        self.opted_out: set[tuple[str, str]] = set()  # (their number, ours)
        self.refused: list[dict[str, Any]] = []  # sends that were answered with an error, or not at all
        self._file = file
        self._watchers: set[asyncio.Event] = set()
        if file and file.exists():
            lines = file.read_text()
            for line in lines.splitlines():
                self._read(line)
            if lines and not lines.endswith("\n"):  # a line torn by a kill must not spoil the next one
                file.write_text(lines + "\n")

    def _read(self, line: str) -> None:
        try:
            record = json.loads(line)
        except ValueError:
            return  # the last line of a process that was killed while writing it
        if "opted_out" in record:
            self.opted_out = {(theirs, ours) for theirs, ours in record["opted_out"]}
        elif "refused" in record:
            self.refused.append(record["refused"])
        elif "sid" in record:
            times = {f.name for f in fields(Entry) if f.name.endswith("_at")}
            known: dict[str, Any] = {n: datetime.fromisoformat(v) if v and n in times else v for n, v in record.items()}
            self.entries[record["sid"]] = Entry(**known)

    def save(self, entry: Entry, **changes: Any) -> None:
        """Remembers a new text, or `changes` of a known one, and tells who watches."""
        for name, value in changes.items():
            setattr(entry, name, value)
        entry.updated_at = clock.now()
        self.entries[entry.sid] = entry
        self._append(asdict(entry))

    def opt_out(self, theirs: str, ours: str, out: bool = True) -> None:
        """Keeps that a number wants no more texts of ours, or (`out=False`) wants them again."""
        self.opted_out ^= {(theirs, ours)} if ((theirs, ours) in self.opted_out) != out else set()
        self._append({"opted_out": sorted(self.opted_out)})

    def refuse(self, to: str, reason: str) -> None:
        """Keeps that a send was not taken, and why."""
        self.refused.append({"at": clock.now().isoformat(), "to": to, "reason": reason})
        self._append({"refused": self.refused[-1]})

    def _append(self, record: dict[str, Any]) -> None:
        if self._file:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with self._file.open("a") as lines:
                lines.write(json.dumps(record, default=datetime.isoformat) + "\n")
        self.tell_watchers()

    def tell_watchers(self) -> None:
        """Something that is shown has changed."""
        for changed in self._watchers:
            changed.set()

    @contextmanager
    def watched(self) -> Iterator[asyncio.Event]:
        """An event that is set at every change; who waits for it clears it."""
        changed = asyncio.Event()
        self._watchers.add(changed)
        try:
            yield changed
        finally:
            self._watchers.discard(changed)

    def clear(self) -> None:
        """Forgets everything, the file too."""
        self.entries.clear()
        self.opted_out.clear()
        self.refused.clear()
        if self._file:
            self._file.unlink(missing_ok=True)
        self.tell_watchers()
