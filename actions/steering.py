"""Steering: one question back, from the start, what is happening."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import checking, domain, leaving, matters, turn, words
from actions.referral import Events, leave, needed
from bot import proof, referrals
from bot.contacts import contacts

HEARD = ("needs", "locality", "phone", "children", "age", "left_out", "share_only", "on_behalf_of")  # taken on the way, not asked
WORDS_ONLY = ("tries", "hinted", "changing", "asked_what", "elsewhere", "needs_said", "summary_said")


class GoBack(Action):
    """Asks the question before this one again; its answer is forgotten until it is given anew."""

    def name(self) -> str:
        return "action_go_back"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said = turn.of(tracker)
        if said.stranger:
            return [FollowupAction("action_ask_for_person")]
        order = needed(dict(tracker.slots), said)
        before = order[: order.index(said.asked)] if said.asked in order else []
        named = [slot for slot, words in checking.FIELD_NAMED.items() if re.search(words, said.text, re.I)]
        before = [slot for slot in before if slot in named] or before  # "go back to the name question"
        answered = [slot for slot in before if tracker.get_slot(slot) not in (None, turn.NOT_ASKED)]
        if not answered:
            return []
        if answered[-1] != "story":  # what they told stays written down, whatever they add to it
            await referrals.write_answers(said.conversation_id, {answered[-1]: None}, said.turn_id)
        return [SlotSet(answered[-1], None), SlotSet("tries", 0)]


class StartAgain(Action):
    """Forgets the answers, not the texts: what was written stays in the thread for the team."""

    def name(self) -> str:
        return "action_restart"  # what Rasa's RulePolicy runs for this intent, in every state

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said = turn.of(tracker)
        if said.stranger:
            return [FollowupAction("action_ask_for_person")]
        if tracker.get_slot("with_team"):
            return [FollowupAction("action_while_with_team")]
        answered = [slot for slot in (*domain.questions(), *HEARD) if tracker.get_slot(slot) is not None]
        await referrals.write_answers(said.conversation_id, dict.fromkeys(answered), said.turn_id)
        words.hello(dispatcher, dict(tracker.slots))
        dispatcher.utter_message(response="utter_started_again")
        emptied = dict.fromkeys((*answered, *WORDS_ONLY)) | words.shown({}) | {"greeted": True}
        return [*(SlotSet(slot, value) for slot, value in emptied.items()), FollowupAction("referral_form")]


class TellStatus(Action):
    """What is happening with it, without a detail: a number is not a person."""

    def name(self) -> str:
        return "action_tell_status"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said = turn.of(tracker)
        if matters.person_at_once(said, dict(tracker.slots)):
            return [FollowupAction("action_ask_for_person")]
        told = await referrals.told_so_far(said.conversation_id)
        words.hello(dispatcher, dict(tracker.slots))
        if request := await matters.asked_of_us(said, with_team=told.with_team):
            await matters.note_request(dispatcher, said, request, contacts().office_line)
        elif not told.with_team and leaving.wants_nothing(said.text):
            await leave(dispatcher, said)
            return [SlotSet("greeted", True), ActiveLoop(None), FollowupAction("action_listen")]
        elif not told.with_team:
            dispatcher.utter_message(response="utter_status_none" if told.answers else "utter_status_unknown")
            return [SlotSet("greeted", True), *self._how_summed_up(dispatcher, said, dict(tracker.slots))]
        elif await proof.has_code_word(said.conversation_id):
            dispatcher.utter_message(response="utter_ask_code_word")
            return [SlotSet("greeted", True), SlotSet("requested_slot", "code_word")]
        else:
            known = dict(tracker.slots)
            dispatcher.utter_message(response=words.for_phone("utter_status", known), time=words.by_when(told.promised_by, known))
        return [SlotSet("greeted", True)]

    @staticmethod
    def _how_summed_up(dispatcher: CollectingDispatcher, said: turn.Said, known: dict[str, Any]) -> Events:
        short = words.shown(known)["neutral"] or words.too_long_with_summary(dispatcher, known)
        return [SlotSet("neutral", short)] if said.asked == "check" else []
