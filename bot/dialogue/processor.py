"""How a turn runs: all of it or none of it, and once for each message."""

from functools import cache
from typing import Any

import rasa.core.actions.action
import rasa.core.actions.forms
import rasa.core.agent
from rasa.core.actions.action import Action, ActionExecutionRejection
from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.core.tracker_store import FailSafeTrackerStore
from rasa.exceptions import ActionLimitReached
from rasa.shared.core.constants import REQUESTED_SLOT
from rasa.shared.core.events import Event
from rasa.shared.core.trackers import DialogueStateTracker

from bot.dialogue.remote_action import ActionFailed, LeanAction
from bot.dialogue.replies import Replies
from bot.dialogue.storage import Answer


class DoorstepProcessor(MessageProcessor):
    """Rasa's processor with three changes: a message already answered is not a second turn, a failed action ends the
    turn unsaved, and text is never a command (Rasa obeys "/restart" and "/intent{…}" whoever writes it)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if isinstance(self.tracker_store, FailSafeTrackerStore):
            # It turns a database error into "a new conversation".
            self.tracker_store = self.tracker_store._tracker_store
        self.on_circuit_break = _too_many_actions
        self._leave_out_commands()

    def _leave_out_commands(self) -> None:
        """Takes as understood what comes before Rasa's RegexMessageHandler, which it adds to every pipeline."""
        handler = self.model_metadata.predict_schema.nodes[self.model_metadata.nlu_target]
        self.model_metadata.nlu_target = handler.needs["messages"]

    async def handle_message(self, message: UserMessage) -> list[dict[str, Any]] | None:
        """Answers a message; runs under Rasa's lock on the conversation. Raises ActionFailed, or what went wrong:
        then nothing is saved, and the same message may be asked again."""
        channel = message.output_channel
        if not isinstance(channel, Replies):
            return await super().handle_message(message)  # rasa shell
        answered = await self.tracker_store.answer(message.sender_id, message.message_id)
        if not answered:
            tracker = await self.log_message(message, should_save_tracker=False)
            await self.run_action_extract_slots(channel, tracker)
            await self._run_prediction_loop(channel, tracker)
            content = {"replies": channel.replies, "asked": tracker.get_slot(REQUESTED_SLOT)}
            answered = Answer(message.message_id, content)
            await self.tracker_store.save(tracker, answered)
        channel.answer = answered.content
        return None

    async def parse_message(
        self, message: UserMessage, tracker: DialogueStateTracker | None = None, only_output_properties: bool = True
    ) -> dict[str, Any]:
        if tracker:
            message.metadata = {"asked": tracker.get_slot(REQUESTED_SLOT), **(message.metadata or {})}
        return await super().parse_message(message, tracker, only_output_properties)

    async def _run_action(self, action: Action, *args: Any, **kwargs: Any) -> bool:
        run = action.run

        async def run_or_fail(*args: Any) -> Any:
            try:
                return await run(*args)
            except ActionExecutionRejection:
                raise
            except Exception as error:
                raise ActionFailed(action.name(), error) from error

        action.run = run_or_fail  # type: ignore[method-assign]
        return await super()._run_action(action, *args, **kwargs)


def _too_many_actions(*_: Any) -> None:
    """Rules that run in circles: Rasa would stop half-way and save that."""
    raise ActionLimitReached("More actions than one turn may have.")


def install() -> None:
    """Makes Rasa use our processor and our way to call actions. To be called before Rasa makes its agent."""
    rasa.core.agent.MessageProcessor = DoorstepProcessor  # type: ignore[misc]
    rasa.core.actions.action.RemoteAction = LeanAction  # type: ignore[misc]
    rasa.core.actions.forms.RemoteAction = LeanAction  # type: ignore[misc]
    # For every event it reads, Rasa looks through all its classes of events: 1 ms of a turn's 7.
    Event.resolve_by_type = staticmethod(cache(Event.resolve_by_type))  # type: ignore[method-assign, assignment]
