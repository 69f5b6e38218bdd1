"""The referral: what each turn adds, and the case at the end of it. Thin: slots in, one call of bot, words out."""

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import answers, domain, turn, words
from bot import referrals

Events = list[dict[str, Any]]


def needed(known: dict[str, Any], channel: str) -> list[str]:
    """The questions of the form that this resident is asked, in the domain's order."""
    left_out = set()
    if len(known.get("needs") or []) < 2:
        left_out.add("matters_most")
    if known.get("safe_contact") != "certain_hours":
        left_out.add("contact_time")
    if channel == "webchat":
        left_out.add("safe_contact")  # nothing is sent anywhere; how to reach them is asked instead
    elif known.get("safe_contact") != "do_not_text":
        left_out.add("reach")
    return [slot for slot in domain.questions() if slot not in left_out]


def leave_out(known: dict[str, Any], channel: str) -> dict[str, Any]:
    """Marks the questions this resident is not asked, and unmarks those they are after all: after an interruption Rasa's
    form asks the first empty slot by itself."""
    asked = needed(known, channel)
    left = {slot: turn.NOT_ASKED for slot in domain.questions() if slot not in asked and known.get(slot) is None}
    return left | {slot: None for slot in asked if known.get(slot) == turn.NOT_ASKED}


def shown(known: dict[str, Any]) -> dict[str, Any]:
    """The slots that the words of the next question are made of."""
    return {
        "needs_said": words.needs_said(known.get("needs")),
        "summary_said": words.summary_said(known),
        "neutral": known.get("safe_contact") in words.NEUTRAL_RULES,
    }


class ValidateReferralForm(Action):
    """Takes in what was said, writes it down, and tells the form which of its questions comes next."""

    def name(self) -> str:
        return "validate_referral_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said = turn.of(tracker)
        if answers.is_interruption(said):
            return []  # nothing was answered: Rasa's form then lets the rule for this interruption speak
        known = dict(tracker.slots)
        taken = answers.take(said, known)
        if taken.answers:
            await referrals.write_answers(said.conversation_id, taken.answers, said.turn_id)
        known.update(taken.answers)
        tries = 0 if taken.understood else int(known.get("tries") or 0) + 1
        if tries:
            dispatcher.utter_message(response="utter_rephrase" if tries == 1 else "utter_offer_person")
        if taken.say:
            dispatcher.utter_message(response=taken.say)
        if "postcode" in taken.answers:
            await _say_if_elsewhere(dispatcher, known)
        left = leave_out(known, said.channel)
        following = next((slot for slot in domain.questions() if {**known, **left}.get(slot) is None), None)
        slots = {**taken.answers, **left, **shown(known), "tries": tries, "requested_slot": following}
        return [SlotSet(slot, value) for slot, value in slots.items()]


async def _say_if_elsewhere(dispatcher: CollectingDispatcher, known: dict[str, Any]) -> None:
    """Outside the city: the right council. The questions go on, and a person of ours reads it."""
    council = await referrals.council_elsewhere(known["postcode"], known.get("locality"))
    if council is not None and not shown(known)["neutral"]:
        reach = f"See {council.council_website}."
        if council.council_phone:
            reach = f"Ring {council.council_phone} or see {council.council_website}."
        dispatcher.utter_message(
            response="utter_elsewhere", council=council.council or "another council", council_reach=reach
        )


class FinishReferral(Action):
    """Opens the case, matches it and asks for the handoff. Says so itself, after the commit: no rule says it."""

    def name(self) -> str:
        return "action_finish_referral"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said = turn.of(tracker)
        referral = await referrals.finish(said.conversation_id, said.turn_id)
        known = bool(referral.key_worker) or shown(dict(tracker.slots))["neutral"]
        dispatcher.utter_message(
            response="utter_done" if known else "utter_done_queue", reference=referral.reference,
            key_worker=referral.key_worker or "", team=referral.team, time=words.by_when(referral.promised_by),
        )
        return []
