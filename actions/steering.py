"""Steering: one question back, from the start, what is happening."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import turn, words
from actions.referral import Events, needed
from bot import referrals


class GoBack(Action):
    """Asks the question before this one again; its answer is forgotten until it is given anew."""

    def name(self) -> str:
        return "action_go_back"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said = turn.of(tracker)
        order = needed(dict(tracker.slots), said.channel)
        before = order[: order.index(said.asked)] if said.asked in order else []
        answered = [slot for slot in before if tracker.get_slot(slot) is not None]
        if not answered:
            return []
        await referrals.write_answers(said.conversation_id, {answered[-1]: None}, said.turn_id)
        return [SlotSet(answered[-1], None), SlotSet("tries", 0)]


class StartAgain(Action):
    """Forgets the answers, not the texts: what was written stays in the thread for the team."""

    def name(self) -> str:
        return "action_start_again"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said = turn.of(tracker)
        answered = [slot for slot in (*needed({}, "webchat"), "needs", "locality", "phone", "children", "age", "contact_time",
                                      "reach", "matters_most") if tracker.get_slot(slot) is not None]
        await referrals.write_answers(said.conversation_id, dict.fromkeys(answered), said.turn_id)
        dispatcher.utter_message(response="utter_started_again")
        return [SlotSet(slot, None) for slot in {*answered, "tries"}]


class TellStatus(Action):
    """What is happening with it, without a detail: a number is not a person."""

    def name(self) -> str:
        return "action_tell_status"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        told = await referrals.told_so_far(turn.of(tracker).conversation_id)
        if told.with_team:
            dispatcher.utter_message(response="utter_status", time=words.by_when(told.promised_by))
        else:
            dispatcher.utter_message(response="utter_status_none")
        return []
