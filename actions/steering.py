"""Steering: one question back, from the start, what is happening."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import domain, turn, words
from actions.referral import Events, needed
from bot import referrals

HEARD = ("needs", "locality", "phone", "children", "age")  # taken on the way, not asked


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
        return "action_restart"  # what Rasa's RulePolicy runs for this intent, in every state

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said = turn.of(tracker)
        if tracker.get_slot("with_team"):
            return [FollowupAction("action_while_with_team")]
        answered = [slot for slot in (*domain.questions(), *HEARD) if tracker.get_slot(slot) is not None]
        await referrals.write_answers(said.conversation_id, dict.fromkeys(answered), said.turn_id)
        dispatcher.utter_message(response="utter_started_again")
        return [*(SlotSet(slot, None) for slot in (*answered, "tries")), FollowupAction("referral_form")]


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
