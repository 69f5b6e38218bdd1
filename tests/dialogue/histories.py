"""Talks at random to the test bot twice over, once with the whole history kept and once with snapshots, and compares.

Runs inside the dialogue environment: `python -m tests.dialogue.histories MODEL`. Prints one line of JSON: how many turns
were equal, which actions were seen, and the first difference.
"""

import asyncio
import json
import random
import sys
from collections import Counter
from typing import Any

from bot.dialogue import environment, logs

environment.prepare()
logs.quieten()

import rasa.core.agent  # noqa: E402
from rasa.core.actions.action import ActionExecutionRejection  # noqa: E402
from rasa.core.channels.channel import UserMessage  # noqa: E402
from rasa.core.tracker_store import InMemoryTrackerStore  # noqa: E402
from rasa.shared.core.events import (  # noqa: E402
    ActionExecuted,
    AllSlotsReset,
    BotUttered,
    SlotSet,
    UserUttered,
)

from bot.dialogue import processor  # noqa: E402
from bot.dialogue.remote_action import LeanAction  # noqa: E402
from bot.dialogue.replies import Replies  # noqa: E402
from bot.dialogue.storage import Snapshot  # noqa: E402
from bot.dialogue.tracker_store import SnapshotTrackerStore  # noqa: E402

CONVERSATIONS, TURNS = 20, 20
SAID: list[tuple[str, dict[str, str]]] = [
    *[("inform", slots) for slots in ({}, {"name": "Kev"}, {"postcode": "ST1 5AB"}, {"name": "Shaz", "postcode": "nowhere"})],
    *[(act, {}) for act in ("greet", "affirm", "affirm", "faq_privacy", "thanks", "chitchat", "want_human", "restart", "out_of_scope")],
]


class InMemory:
    """Stands for bot.dialogue.storage.Storage; everything goes through JSON, as there."""

    def __init__(self) -> None:
        self._kept: dict[str, Snapshot] = {}

    def snapshot(self, sender_id: str) -> Snapshot | None:
        return self._kept.get(sender_id)

    def save(self, sender_id: str, snapshot: Snapshot, answer: object) -> None:
        self._kept[sender_id] = Snapshot(snapshot.version + 1, json.loads(json.dumps(snapshot.events)))


class Seen:
    """A store that remembers the tracker saved last, and knows no answers."""

    last: Any = None

    async def answer(self, sender_id: str, message_id: str) -> None:
        return None


class Snapshots(Seen, SnapshotTrackerStore):
    def __init__(self) -> None:
        super(SnapshotTrackerStore, self).__init__(None)
        self._storage = InMemory()  # type: ignore[assignment]

    async def save(self, tracker: Any, answer: object = None) -> None:
        self.last = tracker
        await super().save(tracker, answer)


class WholeHistories(Seen, InMemoryTrackerStore):
    async def save(self, tracker: Any, answer: object = None) -> None:
        self.last = tracker
        await super().save(tracker)


async def run_here(action: LeanAction, channel: object, nlg: object, tracker: Any, domain: object) -> list[Any]:
    """The test bot's actions without an action server."""
    if action.name() == "validate_help_form":
        if tracker.latest_message.intent["name"] == "faq_privacy":
            raise ActionExecutionRejection(action.name())
        return [SlotSet("postcode", None)] if tracker.get_slot("postcode") == "nowhere" else []
    if action.name() == "action_clear":
        return [AllSlotsReset()]
    if action.name() == "action_person":
        return [BotUttered("A person reads this."), SlotSet("with_person", True)]
    return [BotUttered(f"Done: {tracker.get_slot('name')}, {tracker.get_slot('postcode')}.")]


def state(channel: Replies, tracker: Any) -> dict[str, Any]:
    """What a turn said and did, and what it left behind."""
    events = list(tracker.events)
    begun = max((index for index, event in enumerate(events) if isinstance(event, UserUttered)), default=0)
    loop = tracker.active_loop
    return {
        "answer": channel.answer,
        "actions": [event.action_name for event in events[begun:] if isinstance(event, ActionExecuted)],
        "slots": {name: slot.value for name, slot in tracker.slots.items() if name != "session_started_metadata"},
        "loop": (loop.name, loop.rejected, loop.is_interrupted) if loop else None,
        "latest": (tracker.latest_action_name, tracker.followup_action),
    }


async def compare(model: str) -> dict[str, Any]:
    stores = (WholeHistories(None), Snapshots())
    agents = [rasa.core.agent.Agent(tracker_store=store) for store in stores]
    for agent in agents:
        agent.load_model(model)
    chance = random.Random(1)
    equal, actions = 0, Counter[str]()
    for sender in range(CONVERSATIONS):
        for turn in range(TURNS):
            act, slots = chance.choice(SAID)
            understanding = {"act": act, "confidence": 1.0, "needs": [], "danger": None, "slots": slots}
            states = []
            for agent, store in zip(agents, stores):
                channel = Replies("sms")
                await agent.handle_message(
                    UserMessage(
                        "text", channel, str(sender), input_channel="sms", message_id=str(turn),
                        metadata={"understanding": understanding},
                    )
                )
                states.append(state(channel, store.last))
            if states[0] != states[1]:
                return {"equal": equal, "different": [sender, turn, act, slots, *states]}
            equal += 1
            actions.update(states[0]["actions"])
    return {"equal": equal, "actions": actions, "longest": len(stores[0].last.events), "kept": len(stores[1].last.events)}


if __name__ == "__main__":
    processor.install()
    LeanAction.run = run_here  # type: ignore[method-assign, assignment]
    print(json.dumps(asyncio.run(compare(sys.argv[1]))))
