"""Questions back, manners and what is not for us: answered, and then the rule goes back to where we were."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import matters, turn, words
from actions.referral import Events
from bot import referrals
from bot.contacts import contacts
from bot.hours import opening_hours

SILENT = ("greet",)  # the question that comes next is answer enough


class AnswerInterruption(Action):
    """Says utter_<act>: the answer to whatever interruption this is. A complaint or data request in it is noted first."""

    def name(self) -> str:
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said, known = turn.of(tracker), dict(tracker.slots)
        if matters.person_at_once(said, known):
            return [FollowupAction("action_ask_for_person")]
        quiet = known.get("safe_contact") == "do_not_text" and said.channel == "sms"
        words.hello(dispatcher, known, neutral=words.shown(known)["neutral"])
        if request := matters.request_of(said):
            await matters.note_request(dispatcher, said, request, contacts().office_line)
        elif quiet and known.get("with_team"):
            dispatcher.utter_message(response="utter_done_quietly")
        elif said.act == "faq_how_long":
            told = await referrals.told_so_far(said.conversation_id)
            promised = told.promised_by or opening_hours().promised_by()
            dispatcher.utter_message(response="utter_waiting_how_long" if told.with_team else "utter_faq_how_long",
                                     time=words.by_when(promised))
        elif said.act not in SILENT:
            dispatcher.utter_message(response=f"utter_{said.act}", office=contacts().office_line)
        return [SlotSet("greeted", True), *(_carefully() if said.away and said.channel == "sms" else [])]


def _carefully() -> Events:
    """They come back after hours: nothing they told is said until they say that now is a good time."""
    return [SlotSet("neutral", True), SlotSet("now_ok", None)]
