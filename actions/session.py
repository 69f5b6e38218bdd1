"""A new Rasa session: its slots come from the intake, so nothing that was told is asked again."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActionExecuted, SessionStarted, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import turn
from actions.referral import Events, shown
from bot import referrals
from bot.contacts import contacts


class SessionStart(Action):
    """Says hello to somebody new, and fills the slots with what an open intake already holds."""

    def name(self) -> str:
        return "action_session_start"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        told = await referrals.told_so_far(turn.conversation_of(tracker))
        if told.new:
            dispatcher.utter_message(response="utter_hello", office=contacts().office_line)
        slots = {**told.answers, **shown(told.answers)} if told.answers else {}
        return [SessionStarted(), *(SlotSet(slot, value) for slot, value in slots.items()), ActionExecuted("action_listen")]
