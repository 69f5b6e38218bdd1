"""The time. Everything asks here, so that tests and the simulator's "skip ahead" can move every process at once.

The offset lives in a small file (settings: CLOCK_FILE), because web, workers, actions and simulator are processes of
their own. Production has no such file: its offset is always 0.
"""

import os
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from pathlib import Path
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")


def _file() -> str:
    return os.environ.get("CLOCK_FILE", "")


def offset() -> timedelta:
    """How far the clock has been skipped ahead; nothing at all without a clock file."""
    path = _file()
    if not path:
        return timedelta()
    try:
        written = os.stat(path)
        return _read(path, written.st_mtime_ns, written.st_ino, written.st_size)
    except FileNotFoundError:
        return timedelta()


@lru_cache(maxsize=1)
def _read(path: str, *when: int) -> timedelta:
    """What the file holds, read once each time it was written: a page asks for the time hundreds of times."""
    return timedelta(seconds=float(Path(path).read_text() or 0))


def now() -> datetime:
    """The present moment, UTC."""
    return datetime.now(UTC) + offset()


def london(moment: datetime | None = None) -> datetime:
    """`moment` (or now) as people in Stoke-on-Trent read it off the wall."""
    return (moment or now()).astimezone(LONDON)


def skip_ahead(by: timedelta) -> None:
    """Moves every process's clock forward. Raises RuntimeError outside demo and tests (no clock file)."""
    path = _file()
    if not path:
        raise RuntimeError("The clock can only be moved in demo mode and in tests.")
    target = offset() + by
    temporary = Path(path + f".{os.getpid()}")
    temporary.parent.mkdir(parents=True, exist_ok=True)
    temporary.write_text(str(target.total_seconds()))
    temporary.replace(path)
