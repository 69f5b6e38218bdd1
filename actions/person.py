"""A person: asked for, needed at once, or already on the way."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import choices, code_word, heard, languages, matters, turn, words
from actions.referral import Events
from bot import referrals
from bot.contacts import contacts
from bot.referrals import Added

LOOK_NOW = {
    "young": "They may be under 18. Open the conversation now; no consent is needed first.",
    "somebody_else": "Somebody else writes from this phone now. Do not tell them what was told before.",
}


class AskForPerson(Action):
    """Asks for a person; the answers so far become theirs to read. Says so after the commit."""

    def name(self) -> str:
        return "action_ask_for_person"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said, known = turn.of(tracker), dict(tracker.slots)
        why = matters.person_at_once(said, known)
        request = matters.request_of(said)
        language = languages.of(said.text) or languages.asked_for(said.text) or _spoken(known)
        told = heard.heard(said, known)
        if why == "language" and not _spoken(known):
            told = {"language": f"{(language or 'not known').capitalize()}, needs an interpreter"}
        elif why == "young":
            told["age"] = matters.YOUNG
        elif said.needs and not known.get("story"):
            told["story"] = said.text
        promised = await referrals.ask_for_person(
            said.conversation_id, said.turn_id, answers=told, look_now=LOOK_NOW.get(why or ""))
        if why != "language" or not language:
            words.hello(dispatcher, known, neutral=words.shown({**known, **told})["neutral"])
        if request:
            await matters.note_request(dispatcher, said, request, contacts().office_line)
        self._say(dispatcher, why, language, words.by_when(promised))
        slots = {**told, "greeted": True}
        return [ActiveLoop(None), SlotSet("requested_slot", None), *(SlotSet(slot, value) for slot, value in slots.items())]

    @staticmethod
    def _say(dispatcher: CollectingDispatcher, why: str | None, language: str | None, time: str) -> None:
        office = contacts().office_line
        if why == "language" and language:
            dispatcher.utter_message(response=f"utter_interpreter_{language}")
        elif why:
            dispatcher.utter_message(
                response={"young": "utter_young", "language": "utter_other_language"}.get(why, "utter_somebody_else"),
                time=time, office=office,
            )
        else:
            dispatcher.utter_message(response="utter_person_asked", time=time, office=office)


def _spoken(known: dict[str, Any]) -> str | None:
    """The language they were found to write in before."""
    spoken = str(known.get("language") or "").partition(",")[0].casefold()
    return spoken if spoken in languages.NAMES else None


class WhileWithTeam(Action):
    """Something more is said while it is with the team: added, honestly answered; or the questions carried on with."""

    def name(self) -> str:
        return "action_while_with_team"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said = turn.of(tracker)
        known = await referrals.known_of_case(said.conversation_id)
        if matters.person_at_once(said, {**tracker.slots, **known}):
            return [FollowupAction("action_ask_for_person")]
        if request := matters.request_of(said):
            await matters.note_request(dispatcher, said, request, contacts().office_line)
            return []
        if said.asked == "carry_on" and (choice := choices.chosen("carry_on", said.text)):
            if choice == "carry_on":
                answers = await referrals.carry_on(said.conversation_id, said.turn_id)
                slots = {**answers, **words.shown(answers), "with_team": False, "requested_slot": None}
                return [*(SlotSet(slot, value) for slot, value in slots.items()), FollowupAction("referral_form")]
            dispatcher.utter_message(response="utter_not_now")
            return [SlotSet("requested_slot", None)]
        if (events := await code_word.heard(dispatcher, said)) is not None:
            return events
        known = known or dict(tracker.slots)
        told = heard.heard(said, known)
        if said.needs and known.get("story") in heard.UNKNOWN:
            told["story"] = said.text
        added = await referrals.add(said.conversation_id, said.turn_id, told)
        events = self._say(dispatcher, added, quiet=self._quiet(tracker, {**known, **told}),
                           changed=heard.changed(told, known) or "left_out" in told)
        return [*(SlotSet(slot, value) for slot, value in told.items()), *events]

    @staticmethod
    def _quiet(tracker: Tracker, known: dict[str, Any]) -> bool:
        return known.get("safe_contact", tracker.get_slot("safe_contact")) == "do_not_text" and (
            tracker.get_latest_input_channel() == "sms")

    @staticmethod
    def _say(dispatcher: CollectingDispatcher, added: Added, *, quiet: bool, changed: bool) -> Events:
        if quiet:
            dispatcher.utter_message(response="utter_quiet")
        elif added.may_carry_on:
            dispatcher.utter_message(response="utter_ask_carry_on")
            return [SlotSet("requested_slot", "carry_on")]
        elif changed:
            dispatcher.utter_message(response="utter_changed_on_case")
        elif added.waiting:
            dispatcher.utter_message(response="utter_added", time=words.by_when(added.promised_by))
        else:
            dispatcher.utter_message(response="utter_added_to_case")
        return []
