"""The referral: what each turn adds, and the case at the end of it. Thin: slots in, one call of bot, words out."""

from dataclasses import replace
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import answers, domain, matters, turn, words
from actions.answers import Taken
from bot import referrals
from bot.contacts import contacts
from bot.understanding.readers import read_slots

Events = list[dict[str, Any]]
ONLY_UNTIL = {"matters_most": ("now_ok", "story", "anything_else", "matters_most")}  # not asked any more after these
QUIETLY = ("story", "reach")  # all that is asked of somebody who must not be texted


def needed(known: dict[str, Any], said: turn.Said) -> list[str]:
    """The questions of the form that this resident is asked, in the domain's order."""
    left_out = set()
    rule, other = known.get("safe_contact"), known.get("on_behalf_of") not in (None, turn.NOT_ASKED)
    if not said.away or said.channel != "sms" or said.nudged or said.asked in (None, "now_ok"):
        left_out.add("now_ok")
    if len(known.get("needs") or []) < 2:
        left_out.add("matters_most")
    if not other:
        left_out.add("agreement")
    if rule != "certain_hours":
        left_out.add("contact_time")
    if said.channel == "webchat":
        left_out.add("safe_contact")  # nothing is sent anywhere; how to reach them is asked instead
    elif rule != "do_not_text" and (not other or known.get("agreement") == "refused"):
        left_out.add("reach")
    if rule == "do_not_text" and said.channel == "sms":
        left_out |= set(domain.questions()) - set(QUIETLY)
    return [slot for slot in domain.questions() if slot not in left_out]


def leave_out(known: dict[str, Any], said: turn.Said) -> dict[str, Any]:
    """Marks the questions this resident is not asked, and unmarks those they are after all: after an interruption Rasa's
    form asks the first empty slot by itself."""
    asked = needed(known, said)
    left = {slot: turn.NOT_ASKED for slot in domain.questions() if slot not in asked and known.get(slot) is None}
    return left | {
        slot: None for slot in asked
        if known.get(slot) == turn.NOT_ASKED and said.asked in ONLY_UNTIL.get(slot, (said.asked,))
    }


class ValidateReferralForm(Action):
    """Takes in what was said, writes it down, and tells the form which of its questions comes next."""

    def name(self) -> str:
        return "validate_referral_form"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said, known = turn.of(tracker), dict(tracker.slots)
        if matters.person_at_once(said, known):
            return [ActiveLoop(None), SlotSet("requested_slot", None), FollowupAction("action_ask_for_person")]
        request = matters.request_of(said)
        if request is None and answers.is_interruption(said, known):
            return []  # nothing was answered: Rasa's form then lets the rule for this interruption speak
        if request is None and _answers_whether_now_is_ok(said):
            return _now_or_later(said, known)
        if said.asked == "now_ok":
            said = _to_the_question_before(said, known)
        taken = Taken() if request else await _take(said, known)
        known |= taken.answers | {
            "tries": 0 if taken.understood else int(known.get("tries") or 0) + 1, "changing": taken.changing,
        }
        words.hello(dispatcher, known, neutral=words.shown(known)["neutral"])
        if request:
            await matters.note_request(dispatcher, said, request, contacts().office_line)
        elif "now_ok" not in needed(known, said):  # one neutral line is all they get until now is a good time
            known |= await _say_before_next(dispatcher, known, taken)
        known |= leave_out(known, said)
        open_ = [slot for slot in domain.questions() if known.get(slot) is None]
        if open_ == ["now_ok"]:
            open_, known["now_ok"] = [], turn.NOT_ASKED  # all is told: nothing is left to wait for
        known |= words.shown(known, away=said.away) | {"greeted": True, "requested_slot": open_[0] if open_ else None}
        return [SlotSet(slot, value) for slot, value in known.items() if value != tracker.slots.get(slot) or slot == "requested_slot"]


async def _take(said: turn.Said, known: dict[str, Any]) -> Taken:
    """What this turn answers, written down before anything is said."""
    taken = answers.take(said, known)
    if await _is_nowhere(said, known, taken):
        known["no_such_postcode"] = taken.answers.pop("postcode")
        taken.understood, taken.say = False, "utter_postcode_unknown"
    written = {slot: value for slot, value in taken.answers.items() if (slot, value) != ("story", turn.SKIPPED)}
    if written:
        await referrals.write_answers(said.conversation_id, written, said.turn_id)
    return taken


async def _is_nowhere(said: turn.Said, known: dict[str, Any], taken: Taken) -> bool:
    """A postcode nobody knows is asked about once, for it may be a slip; written again, it is a new one and stands."""
    code = taken.answers.get("postcode")
    first_time = said.asked == "postcode" and not known.get("tries") and code not in (None, turn.SKIPPED)
    return first_time and not await referrals.knows_place(str(code))


def _answers_whether_now_is_ok(said: turn.Said) -> bool:
    """After "is now OK": only its own two answers are; anything else is the answer to what was asked before."""
    return (said.asked == "now_ok" or said.nudged) and answers.picked("now_ok", said.text) is not None or (
        said.asked == "now_ok" and len(said.text.split()) < answers.FEW_WORDS and said.act in ("affirm", "deny", "skip"))


def _to_the_question_before(said: turn.Said, known: dict[str, Any]) -> turn.Said:
    """They were asked whether now is OK and simply went on: what they wrote answers the question that was open before."""
    asked = next((slot for slot in domain.questions() if slot != "now_ok" and known.get(slot) is None), None)
    return replace(said, asked=asked, readings={**said.readings, **read_slots(said.text, asked)}, away=False)


def _now_or_later(said: turn.Said, known: dict[str, Any]) -> Events:
    if answers.chosen("now_ok", said.text) == "later" or said.act in ("deny", "skip"):
        later = {**words.shown(known), "later": True}
        return [*(SlotSet(slot, value) for slot, value in later.items()), SlotSet("now_ok", None), SlotSet("requested_slot", "now_ok")]
    left = {**leave_out(known, said), "now_ok": turn.NOT_ASKED}
    following = next((slot for slot in domain.questions() if {**known, **left}.get(slot) is None), None)
    return [SlotSet(slot, value) for slot, value in
            {**left, **words.shown(known), "requested_slot": following}.items()]


async def _say_before_next(dispatcher: CollectingDispatcher, known: dict[str, Any], taken: Taken) -> dict[str, Any]:
    """At most one thing before the next question, so that it fits a text; what is due about the council waits for room.
    Returns the slots that changes."""
    say = taken.say
    if not taken.understood and not say:
        say = "utter_rephrase" if known["tries"] == 1 else "utter_offer_person"
    if say:
        dispatcher.utter_message(response=say, postcode=known.get("no_such_postcode"))
    if known.get("postcode") in (None, turn.SKIPPED) or "postcode" not in taken.answers and known.get("elsewhere") != "due":
        return {}
    council = await referrals.council_elsewhere(known["postcode"], known.get("locality"))
    if council is None or words.shown(known)["neutral"]:
        return {"elsewhere": None}
    if say or not known.get("greeted") or known.get("sharing"):
        return {"elsewhere": "due"}
    say_elsewhere(dispatcher, council)
    return {"elsewhere": "said"}


def say_elsewhere(dispatcher: CollectingDispatcher, council: referrals.Place) -> None:
    """Outside the city: the right council. The questions go on, and a person of ours reads it."""
    reach = f"{council.council_phone}, {council.council_website}" if council.council_phone else str(council.council_website)
    dispatcher.utter_message(
        response="utter_elsewhere", council=council.council or "another council", council_reach=reach.replace("https://", "")
    )


class FinishReferral(Action):
    """Opens the case, matches it and asks for the handoff. Says so itself, after the commit: no rule says it."""

    def name(self) -> str:
        return "action_finish_referral"

    async def run(self, dispatcher: CollectingDispatcher, tracker: Tracker, domain_: dict[str, Any]) -> Events:
        said, known = turn.of(tracker), dict(tracker.slots)
        referral = await referrals.finish(said.conversation_id, said.turn_id)
        if known.get("safe_contact") == "do_not_text" and said.channel == "sms":
            dispatcher.utter_message(response="utter_done_quietly")
            return []
        if known.get("elsewhere") == "due" and (council := await referrals.council_elsewhere(
                known.get("postcode"), known.get("locality"))):
            say_elsewhere(dispatcher, council)
        neutral = words.shown(known, away=said.away)["neutral"]
        dispatcher.utter_message(
            response="utter_done" if referral.key_worker or neutral else "utter_done_queue", reference=referral.reference,
            key_worker=referral.key_worker or "", team=referral.team, time=words.by_when(referral.promised_by),
        )
        return []
