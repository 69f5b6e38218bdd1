"""A person: asked for, needed at once, or already on the way."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import abroad, calming, carrying_on, code_word, heard, leaving, matters, turn, words
from actions.referral import Events
from bot import carrying_on as going_on
from bot import languages, referrals, sharing, strangers, young
from bot.contacts import contacts
from bot.referrals import Added
from bot.understanding.readers import READERS
from bot.understanding.readers.first_names import FIRST_NAMES
from bot.understanding.readers.safe_contact import safe_contact_said

MOST_OFFERS = 2
LOOK_NOW = {
    "young": "They may be under 18. Open the conversation now; no consent is needed first.",
    "case_named": "They name a case from a phone that has none. Nothing was told. Check who they are before you say anything of it.",
}


class AskForPerson(Action):
    """Asks for a person; the answers so far become theirs to read. Says so after the commit."""

    def name(self) -> str:
        return "action_ask_for_person"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said, known = turn.of(tracker), dict(tracker.slots)
        why = matters.person_at_once(said, known)
        if why == "somebody_else":
            return await self._to_somebody_else(dispatcher, said, known)
        request = matters.request_of(said)
        told = heard.heard(said, known)
        language = None
        if why == "language":
            known |= await referrals.known_of_case(said.conversation_id)
            language = languages.now_spoken(said.text, known.get("language"))
            told = abroad.told(said, known, language)
        elif said.asked == "preferences" and said.act == "other_language":
            told["preferences"] = said.text  # "no english": what was asked for, and a person at once
        elif why == "young":
            told["age"] = young.YOUNG
        if why in (None, "young", "case_named") and said.needs and not known.get("story"):
            told["story"] = said.text
        promised = await referrals.ask_for_person(
            said.conversation_id, said.turn_id, answers=told, because=why if why in LOOK_NOW else None, look_now=LOOK_NOW.get(why or ""))
        if why != "language" or language not in languages.LINES:
            words.hello(dispatcher, known, neutral=words.shown({**known, **told})["neutral"])
        if request:
            await matters.note_request(dispatcher, said, request, contacts().office_line)
        if {**known, **told}.get("safe_contact") == "do_not_text" and said.channel == "sms" and why in (None, "case_named"):
            dispatcher.utter_message(response="utter_quiet")
        else:
            self._say(dispatcher, why, language, words.by_when(promised, {**known, **told}), {**known, **told})
        slots = {**told, "greeted": True}
        return [ActiveLoop(None), SlotSet("requested_slot", None), *(SlotSet(slot, value) for slot, value in slots.items())]

    @staticmethod
    async def _to_somebody_else(dispatcher: CollectingDispatcher, said: turn.Said, known: dict[str, Any]) -> Events:
        """Whatever they ask, they hear nothing of the service or of what was told: no hello, no answer, a person looks."""
        await referrals.ask_for_person(said.conversation_id, said.turn_id, because=strangers.SOMEBODY_ELSE, look_now=strangers.WRITES)
        again = said.stranger and not matters.says_who_else(said, known)
        response = "utter_somebody_else_more" if again else "utter_somebody_else"
        dispatcher.utter_message(response="utter_loss" if matters.LOSS.search(said.text) else response, office=contacts().office_line)
        return [ActiveLoop(None), SlotSet("requested_slot", None), *(SlotSet(slot, value) for slot, value in heard.heard(said, known).items())]

    @staticmethod
    def _say(dispatcher: CollectingDispatcher, why: str | None, language: str | None, time: str, known: dict[str, Any]) -> None:
        office = contacts().office_line
        if why == "language":
            abroad.say(dispatcher, language, time, known)
        elif why:
            response = words.for_phone("utter_case_named", known) if why == "case_named" else "utter_young"
            dispatcher.utter_message(response=response, time=time, office=office)
        else:
            dispatcher.utter_message(response=words.for_phone("utter_person_asked", known), time=time, office=office)


def name_alone(text: str) -> str | None:
    """The name that is a whole text: "Lena", "shaz"; None where it could be any other word."""
    alone = text.strip(" .!")
    return alone.title() if alone.casefold() in FIRST_NAMES or alone.istitle() and READERS["name"](alone, "name") == alone else None


class WhileWithTeam(Action):
    """Something more is said while it is with the team: added, honestly answered; or the questions carried on with."""

    def name(self) -> str:
        return "action_while_with_team"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said = turn.of(tracker)
        known = await referrals.known_of_case(said.conversation_id)
        if matters.person_at_once(said, {**tracker.slots, **known}):
            return [FollowupAction("action_ask_for_person")]
        if request := await matters.asked_of_us(said, with_team=True):
            told = heard.heard(said, known or dict(tracker.slots)) if request == "correct" else {}
            if told:  # "you got my name wrong on your letters, its Kathleen": what it should be holds from now on
                await referrals.add(said.conversation_id, said.turn_id, told)
            await matters.note_request(dispatcher, said, request, contacts().office_line)
            return [SlotSet(slot, value) for slot, value in told.items()]
        if matters.wants_quiet(said) or leaving.wants_nothing(said.text):
            await referrals.add(said.conversation_id, said.turn_id, matters.rule_said(said))
            dispatcher.utter_message(response="utter_leave")
            return []
        choice = carrying_on.carries_on(said)
        if choice == "not_now":
            dispatcher.utter_message(response="utter_not_now")
            return [SlotSet("requested_slot", None)]
        if choice and (events := await self._carry_on(said, known or dict(tracker.slots))) is not None:
            return events
        if (events := await code_word.heard(dispatcher, said)) is not None:
            return events
        known = known or dict(tracker.slots)
        told = heard.heard(said, known)
        if known.get("name") in heard.UNKNOWN and (name := name_alone(said.text)):
            told["name"] = name  # the question was open when danger, or a person, came between
        if said.needs and known.get("story") in heard.UNKNOWN:
            told["story"] = said.text
        added = await referrals.add(said.conversation_id, said.turn_id, told)
        everything = {**known, **told}
        less = set(known.get("needs") or []) - set(told.get("needs", known.get("needs") or []))
        changed = heard.changed(told, known) or less or "left_out" in told or sharing.tightens(said.text)
        if self._quiet(tracker, everything) and self._how_else(said, everything, tracker):
            dispatcher.utter_message(response="utter_quiet_how_else")
            return [*(SlotSet(slot, value) for slot, value in told.items()), SlotSet("asked_how_else", True)]
        events = self._say(dispatcher, added, said, everything, quiet=self._quiet(tracker, everything), changed=bool(changed),
                           offered=int(tracker.get_slot("offered") or 0))
        return [*(SlotSet(slot, value) for slot, value in told.items()), *events]

    @staticmethod
    async def _carry_on(said: turn.Said, known: dict[str, Any]) -> Events | None:
        """The questions go on where they were; None where everything was asked already."""
        if agreed := heard.heard(said, known).get("agreement"):  # "yes she agreed" is both
            await referrals.add(said.conversation_id, said.turn_id, {"agreement": agreed})
        answers = await going_on.carry_on(said.conversation_id, said.turn_id)
        if answers is None:
            return None
        slots = {**answers, **words.shown(answers), "with_team": False, "requested_slot": None}
        return [*(SlotSet(slot, value) for slot, value in slots.items()), FollowupAction("referral_form")]

    @staticmethod
    def _how_else(said: turn.Said, known: dict[str, Any], tracker: Tracker) -> bool:
        """Whether this text says that texts are not safe, and no other way is known: asked once. The door has kept the rule already."""
        asked = bool(tracker.get_slot("asked_how_else"))
        return not asked and not said.stranger and known.get("reach") in heard.UNKNOWN and safe_contact_said(said.text) == "do_not_text"

    @staticmethod
    def _quiet(tracker: Tracker, known: dict[str, Any]) -> bool:
        return known.get("safe_contact", tracker.get_slot("safe_contact")) == "do_not_text" and (
            tracker.get_latest_input_channel() == "sms")

    @staticmethod
    def _say(dispatcher: CollectingDispatcher, added: Added, said: turn.Said, known: dict[str, Any], *, quiet: bool, changed: bool,
             offered: int) -> Events:
        if quiet:
            dispatcher.utter_message(response="utter_quiet")
        elif added.somebody_else:
            dispatcher.utter_message(response="utter_somebody_else_more", office=contacts().office_line)
        elif added.young:
            dispatcher.utter_message(response="utter_young_more")
        elif abroad.still(said, known):
            abroad.say(dispatcher, languages.spoken(known["language"]), words.by_when(added.promised_by, known), known)
        elif added.in_danger and calming.asks_who_comes(said.text):  # "passed on" would sound like yes
            dispatcher.utter_message(response="utter_nobody_sent")
        elif added.in_danger and not calming.calmer(said):
            dispatcher.utter_message(response="utter_danger_more" if added.may_carry_on else "utter_passed_on")
        elif added.may_carry_on and offered < MOST_OFFERS:
            dispatcher.utter_message(response="utter_ask_carry_on")
            return [SlotSet("requested_slot", "carry_on"), SlotSet("offered", offered + 1)]
        elif changed:
            dispatcher.utter_message(response="utter_changed_on_case")
        elif added.waiting:
            dispatcher.utter_message(response=words.for_phone("utter_added", known), time=words.by_when(added.promised_by, known))
        else:
            dispatcher.utter_message(response="utter_added_to_case")
        return []
