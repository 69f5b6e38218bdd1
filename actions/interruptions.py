"""Questions back, manners and what is not for us: answered, and then the rule goes back to where we were."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import code_word, leaving, matters, turn, words
from actions.heard import heard
from actions.referral import Events, leave
from actions.taken import sent_away_wrongly
from bot import pauses, referrals, sharing
from bot.contacts import contacts
from bot.understanding.readers.asking_back import asks_to_ask, asks_to_come_back, asks_where_for, asks_who, asks_why

SILENT = ("greet",)  # the question that comes next is answer enough
LEAVING = ("goodbye", "wrong_number")  # nothing is asked after these
SURELY = ("thanks", "goodbye", "abuse", "faq_privacy", "faq_how_long")  # never a code word, unless it is a guess
SURE = 0.7


class AnswerInterruption(Action):
    """Says utter_<act>: the answer to whatever interruption this is. A complaint or data request in it is noted first."""

    def name(self) -> str:
        return "action_answer"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said, known = turn.of(tracker), dict(tracker.slots)
        if matters.person_at_once(said, known):
            return [FollowupAction("action_ask_for_person")]
        if said.act == "wrong_number" and "safe_contact" in heard(said, known):
            return self._taken_in(known)  # not a wrong number: somebody else's phone
        if sent_away_wrongly(said) or sharing.tightens(said.text, said.asked):
            return self._taken_in(known)
        may_be_code_word = known.get("with_team") and (said.act not in SURELY or said.sure < SURE)
        if may_be_code_word and (about_it := await code_word.heard(dispatcher, said)) is not None:
            return about_it
        quiet = known.get("safe_contact") == "do_not_text" and said.channel == "sms"
        words.hello(dispatcher, known, neutral=words.shown(known)["neutral"])
        if request := await matters.asked_of_us(said, with_team=bool(known.get("with_team"))):
            await matters.note_request(dispatcher, said, request, contacts().office_line)
        elif quiet and known.get("with_team"):
            dispatcher.utter_message(response="utter_quiet")
        elif matters.PRESS_55.search(said.text):
            dispatcher.utter_message(response="utter_why_55")
        elif matters.wants_quiet(said) or leaving.wants_nothing(said.text):
            await leave(dispatcher, said)
            return [SlotSet("greeted", True), ActiveLoop(None), FollowupAction("action_listen")]
        elif asks_to_come_back(said.text):
            dispatcher.utter_message(response="utter_come_back")
        elif asks_where_for(said.text):
            dispatcher.utter_message(response="utter_where_for")
        elif asks_to_ask(said.text):
            dispatcher.utter_message(response="utter_ask_away")
        elif not known.get("story") and not known.get("with_team") and asks_who(said.text):
            dispatcher.utter_message(response="utter_faq_service")
        elif said.asked and asks_why(said.text):
            dispatcher.utter_message(response=f"utter_why_{said.asked}")
        elif said.act == "faq_how_long":
            told = await referrals.told_so_far(said.conversation_id)
            waiting = words.for_phone("utter_waiting_how_long", known)
            dispatcher.utter_message(response=waiting if told.with_team else "utter_faq_how_long",
                                     time=words.by_when(told.promised_by))
        elif said.act not in SILENT:
            if said.act == "wrong_number":
                await pauses.ask_nothing_more(said.conversation_id)
            dispatcher.utter_message(response=f"utter_{said.act}", office=contacts().office_line)
        events: Events = [SlotSet("greeted", True)]
        if said.asked == "check":
            short = words.shown(known)["neutral"] or words.too_long_with_summary(dispatcher, known)
            events.append(SlotSet("neutral", short))  # the short form of the summary where both do not fit one text
        return events + ([ActiveLoop(None)] if said.act in LEAVING else [])  # their next text begins the form anew

    @staticmethod
    def _taken_in(known: dict[str, Any]) -> Events:
        """No interruption after all: heard as what they tell."""
        return [FollowupAction("action_while_with_team" if known.get("with_team") else "referral_form")]
