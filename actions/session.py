"""A new Rasa session: its slots come from the intake, so nothing that was told is asked again."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import turn, words
from actions.referral import Events
from bot import referrals


class SessionStart(Action):
    """Fills the slots with what an open intake already holds, and notes whether anything was ever said to them."""

    def name(self) -> str:
        return "action_session_start"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        told = await referrals.told_so_far(turn.conversation_of(tracker))
        slots = {"greeted": not told.new, **told.answers, **(words.shown(told.answers) if told.answers else {})}
        return [SessionStarted(), *(SlotSet(slot, value) for slot, value in slots.items()), ActionExecuted("action_listen")]
