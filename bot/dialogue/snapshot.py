"""A conversation kept short: a made-up beginning that carries the state, then the last turns as they happened.

RulePolicy never looks further back than that, so it decides as it would from the whole history, in a time that does not
grow with the conversation (tests/dialogue/test_snapshot.py holds both to the same replies). Two things are out of its
reach: policies that look back further, and Rasa's action_back, which takes back two texts at once.
"""

from collections.abc import Sequence

from rasa.shared.core.constants import ACTION_LISTEN_NAME, ACTION_SESSION_START_NAME
from rasa.shared.core.events import (
    ActionExecuted,
    ActionExecutionRejected,
    ActionReverted,
    ActiveLoop,
    Event,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

TURNS_KEPT = 2


def shortened(tracker: DialogueStateTracker) -> list[Event]:
    """The events to keep of `tracker`; played to an empty tracker they bring back its state."""
    events = _without_reverted(list(tracker.events))
    cut = _start_of_turn(events, TURNS_KEPT)
    if not cut:
        return events
    before = tracker.init_copy()
    for event in events[:cut]:
        before.update(event)
    return _beginning(before) + events[cut:]


def _without_reverted(events: Sequence[Event]) -> list[Event]:
    """Drops what was taken back, as DialogueStateTracker.applied_events does; what loops did stays."""
    kept: list[Event] = []
    for event in events:
        if isinstance(event, Restarted):
            kept.clear()
        elif isinstance(event, UserUtteranceReverted):
            _drop_back_to(UserUttered, kept)
            _drop_back_to(ActionExecuted, kept)
        elif isinstance(event, ActionReverted):
            _drop_back_to(ActionExecuted, kept)
        else:
            kept.append(event)
    return kept


def _drop_back_to(kind: type[Event], events: list[Event]) -> None:
    while events and not isinstance(events.pop(), kind):
        pass


def _start_of_turn(events: Sequence[Event], turns: int) -> int:
    """Where the turn `turns` from the end begins: at the `action_listen` that its text ended. 0 if there are fewer."""
    for index in range(len(events) - 1, -1, -1):
        turns -= isinstance(events[index], UserUttered)
        if turns <= 0 and _is_listen(events[index]):
            return index
    return 0


def _is_listen(event: Event) -> bool:
    return isinstance(event, ActionExecuted) and event.action_name == ACTION_LISTEN_NAME


def _beginning(state: DialogueStateTracker) -> list[Event]:
    """The shortest history that leads to `state`. The `action_listen` of the first kept turn follows it: after
    SessionStarted and nothing else, Rasa would start a new session."""
    events: list[Event] = [ActionExecuted(ACTION_SESSION_START_NAME), SessionStarted()]
    loop = state.active_loop
    if loop:
        trigger = loop.trigger_message or {}
        events += [
            ActionExecuted(ACTION_LISTEN_NAME),
            UserUttered(trigger.get("text"), trigger.get("intent"), trigger.get("entities"), trigger),  # type: ignore[arg-type]
            ActionExecuted(loop.name),
            ActiveLoop(loop.name),
        ]
    events += [SlotSet(slot.name, slot.value) for slot in state.slots.values() if slot.value != slot.initial_value]
    if loop and loop.rejected:
        events.append(ActionExecutionRejected(loop.name))
    return events
