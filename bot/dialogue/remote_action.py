"""Calling the action server: a short question, a checked answer, and a failure nobody can overlook."""

import asyncio
from functools import cache
from typing import Any

import aiohttp
from jsonschema.validators import validator_for
from rasa import __version__
from rasa.core.actions.action import ActionExecutionRejection, RemoteAction
from rasa.core.channels.channel import OutputChannel
from rasa.core.nlg.generator import NaturalLanguageGenerator
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import Event, UserUttered
from rasa.shared.core.trackers import DialogueStateTracker
from rasa.shared.exceptions import RasaException

LONGEST_WAIT_SECONDS = 10


class ActionFailed(BaseException):
    """An action of the turn did not succeed, so the turn must not be saved.

    Not an Exception: Rasa catches those in several places, and then talks on as if all were well.
    """

    def __init__(self, action: str, cause: BaseException) -> None:
        super().__init__(f"{action}: {type(cause).__name__}")
        self.action = action
        self.cause = cause


class LeanAction(RemoteAction):
    """Rasa's RemoteAction without its growth: the events since the resident's text instead of all there ever were."""

    def _action_call_format(self, tracker: DialogueStateTracker, domain: Domain) -> dict[str, Any]:
        return {
            "next_action": self._name,
            "sender_id": tracker.sender_id,
            "tracker": {**tracker.current_state(), "events": [e.as_dict() for e in _since_last_text(tracker)]},
            # Of the domain, what rasa-sdk's form validation reads.
            "domain": {part: domain.as_dict().get(part, {}) for part in ("forms", "slots")},
            "version": __version__,
        }

    def _validate_action_result(self, result: dict[str, Any]) -> bool:
        _result_validator().validate(result)
        return True

    async def run(
        self,
        output_channel: OutputChannel,
        nlg: NaturalLanguageGenerator,
        tracker: DialogueStateTracker,
        domain: Domain,
    ) -> list[Event]:
        """Runs the action. Raises ActionExecutionRejection where the action declined, ActionFailed for all else."""
        try:
            return await asyncio.wait_for(super().run(output_channel, nlg, tracker, domain), LONGEST_WAIT_SECONDS)
        except ActionExecutionRejection:
            raise
        except Exception as error:
            wrapped = isinstance(error, RasaException) and error.__context__
            raise ActionFailed(self._name, wrapped or error) from None


def is_unreachable(cause: BaseException) -> bool:
    """Whether nobody answered, as against an answer that was wrong."""
    return isinstance(cause, (aiohttp.ClientConnectionError, asyncio.TimeoutError))


def _since_last_text(tracker: DialogueStateTracker) -> list[Event]:
    """What happened since the resident's last text, that text included: where rasa-sdk looks for slots to validate."""
    events = list(tracker.events)
    texts = [index for index, event in enumerate(events) if isinstance(event, UserUttered)]
    return events[texts[-1] :] if texts else events


@cache
def _result_validator() -> Any:
    """Rasa's schema of an action's result, compiled once: checking the schema again costs 20 ms a call."""
    schema = {**RemoteAction.action_response_format_spec(), "required": ["events", "responses"]}
    return validator_for(schema)(schema)

