"""A person: asked for, or already on the way."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import answers, turn, words
from actions.referral import Events
from bot import referrals
from bot.contacts import contacts


class AskForPerson(Action):
    """Asks for a person; the answers so far become theirs to read. Says so after the commit."""

    def name(self) -> str:
        return "action_ask_for_person"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said = turn.of(tracker)
        interpreter = said.act == "other_language"
        promised = await referrals.ask_for_person(said.conversation_id, said.turn_id, interpreter=interpreter)
        if interpreter:
            dispatcher.utter_message(response="utter_other_language")
        dispatcher.utter_message(
            response="utter_person_asked", time=words.by_when(promised), office=contacts().office_line
        )
        return [ActiveLoop(None), SlotSet("requested_slot", None)]


class WhileWithTeam(Action):
    """Something more is said while it is with the team: added, honestly answered; or the questions carried on with."""

    def name(self) -> str:
        return "action_while_with_team"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said = turn.of(tracker)
        if said.asked == "carry_on":
            if answers.chosen("carry_on", said.text) == "carry_on" or said.act == "affirm":
                await referrals.carry_on(said.conversation_id, said.turn_id)
                return [SlotSet("with_team", False), SlotSet("requested_slot", None), FollowupAction("referral_form")]
            dispatcher.utter_message(response="utter_not_now")
            return [SlotSet("requested_slot", None)]
        added = await referrals.add(said.conversation_id, said.turn_id)
        if added.may_carry_on:
            dispatcher.utter_message(response="utter_ask_carry_on")
            return [SlotSet("requested_slot", "carry_on")]
        if added.waiting:
            dispatcher.utter_message(response="utter_added", time=words.by_when(added.promised_by))
        else:
            dispatcher.utter_message(response="utter_added_to_case")
        return []
