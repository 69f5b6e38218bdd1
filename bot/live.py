"""Live pages: one listening connection a process, fanned out to every open event stream.

PostgreSQL's NOTIFY carries an id only, at commit: channel "thread" a conversation's, "queue" whatever moved the queue.
A stream that is told reads the rows it lacks by position, so a lost or doubled notice costs nothing.
"""

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, contextmanager, suppress

import psycopg

from bot.database import conninfo

CHANNELS = ("thread", "queue", "typing", "session")
RECONNECT_SECONDS = 0.5
log = logging.getLogger(__name__)


class Hub:
    """Who wants to know what. Keys are (channel, payload); payload "*" hears everything on the channel."""

    def __init__(self) -> None:
        self._subscribers: dict[tuple[str, str], set[asyncio.Event]] = defaultdict(set)

    @contextmanager
    def subscription(self, *keys: tuple[str, str]):  # type: ignore[no-untyped-def]
        """An event that is set when something under any of `keys` happens; clear it before reading the rows."""
        event = asyncio.Event()
        for key in keys:
            self._subscribers[key].add(event)
        try:
            yield event
        finally:
            for key in keys:
                self._subscribers[key].discard(event)
                if not self._subscribers[key]:
                    del self._subscribers[key]

    def tell(self, channel: str, payload: str) -> None:
        for key in ((channel, payload), (channel, "*")):
            for event in self._subscribers.get(key, ()):
                event.set()

    def wake_all(self) -> None:
        """After a reconnect: notices may have been missed, so everybody looks."""
        for events in self._subscribers.values():
            for event in events:
                event.set()


hub = Hub()


async def _listen() -> None:
    while True:
        with suppress(psycopg.OperationalError, OSError):
            async with await psycopg.AsyncConnection.connect(conninfo(), autocommit=True) as connection:
                for channel in CHANNELS:
                    await connection.execute(f"listen {channel}")
                hub.wake_all()
                async for notice in connection.notifies():
                    hub.tell(notice.channel, notice.payload)
        log.warning("live pages lost the database; connecting again")
        await asyncio.sleep(RECONNECT_SECONDS)


@asynccontextmanager
async def listening() -> AsyncIterator[None]:
    """Runs the listener for as long as the application does."""
    task = asyncio.create_task(_listen())
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task
