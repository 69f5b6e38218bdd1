"""Rasa's tracker store: short snapshots in PostgreSQL, each save checked against the version it began from."""

import asyncio
import os
from collections.abc import Iterable
from datetime import timedelta
from typing import Any

from rasa.core.brokers.broker import EventBroker
from rasa.core.tracker_store import TrackerStore
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import deserialise_events
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException

from bot.dialogue.snapshot import shortened
from bot.dialogue.storage import Answer, Snapshot, Storage


class VersionedTracker(DialogueStateTracker):
    """A tracker that knows which saved version it began from (0: none)."""

    version = 0


class SnapshotTrackerStore(TrackerStore):
    """Raises where Rasa's own stores forget: on any database error, and when another server saved meanwhile.

    The address is in the environment variable RASA_DATABASE_URL. Database calls run in threads, so that a slow
    database holds up its own conversation only.
    """

    def __init__(
        self, domain: Domain | None, event_broker: EventBroker | None = None, host: str | None = None, **kwargs: Any
    ) -> None:
        super().__init__(domain, event_broker, **kwargs)
        url = os.environ.get("RASA_DATABASE_URL")
        if not url:
            raise RasaException("RASA_DATABASE_URL is not set: Rasa has nowhere to keep conversations.")
        self._storage = Storage(url)

    def init_tracker(self, sender_id: str) -> VersionedTracker:
        return VersionedTracker(sender_id, self.domain.slots)

    async def create_tracker(self, sender_id: str, append_action_listen: bool = True) -> DialogueStateTracker:
        """A new, empty tracker. Not saved: a conversation exists once its first turn is done."""
        return self.init_tracker(sender_id)

    async def retrieve(self, sender_id: str) -> DialogueStateTracker | None:
        snapshot = await asyncio.to_thread(self._storage.snapshot, sender_id)
        if snapshot is None:
            return None
        tracker = self.init_tracker(sender_id)
        tracker.version = snapshot.version
        for event in deserialise_events(snapshot.events):
            tracker.update(event)
        return tracker

    async def save(self, tracker: DialogueStateTracker, answer: Answer | None = None) -> None:
        """Saves the turn and, where there is one, what it answered. Raises storage.Stale, or the database's error."""
        version = tracker.version if isinstance(tracker, VersionedTracker) else 0
        snapshot = Snapshot(version, [event.as_dict() for event in shortened(tracker)])
        await asyncio.to_thread(self._storage.save, tracker.sender_id, snapshot, answer)
        if isinstance(tracker, VersionedTracker):
            tracker.version += 1

    async def answer(self, sender_id: str, message_id: str) -> Answer | None:
        """What was answered to that message, or None."""
        return await asyncio.to_thread(self._storage.answer, sender_id, message_id)

    async def forget(self, age: timedelta) -> int:
        """Deletes what was not touched for `age`; returns how many rows that were."""
        return await asyncio.to_thread(self._storage.forget, age)

    async def keys(self) -> Iterable[str]:
        raise NotImplementedError("Conversations are counted in the service's own tables.")
