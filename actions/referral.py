"""The referral: what each turn adds, and the case at the end of it. Thin: slots in, one call of bot, words out."""

import re
from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import ActiveLoop, FollowupAction, SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import answers, asides, checking, domain, elsewhere, heard, leaving, matters, turn, words
from actions.taken import Taken
from bot import contact, pauses, referrals
from bot.contacts import contacts

Events = list[dict[str, Any]]
ONLY_UNTIL = {"matters_most": ("story", "anything_else", "matters_most")}  # not asked any more after these
WHOLE = re.compile(r" \d[A-Z]{2}$")  # a postcode's second half
QUIETLY = ("story", "reach")  # all that is asked of somebody who must not be texted


def needed(known: dict[str, Any], said: turn.Said) -> list[str]:
    """The questions of the form that this resident is asked, in the domain's order."""
    left_out = set()
    rule, other = known.get("safe_contact"), known.get("on_behalf_of") not in (None, turn.NOT_ASKED)
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
            return [SlotSet("tries", 0), SlotSet("requested_slot", None), ActiveLoop(None), FollowupAction("action_ask_for_person")]
        if matters.wants_quiet(said) or leaving.wants_nothing(said.text):
            if rule := matters.rule_said(said):
                await referrals.write_answers(said.conversation_id, rule, said.turn_id)
            await leave(dispatcher, said)
            return [SlotSet("tries", 0), SlotSet("requested_slot", None), ActiveLoop(None), FollowupAction("action_listen")]
        request = await matters.asked_of_us(said)
        if request is None and asides.is_interruption(said, known) and not elsewhere.is_asked_again(said, known):
            return []  # nothing was answered: Rasa's form then lets the rule for this interruption speak
        if request is None and said.nudged and (when := _now_or_not(said)):
            return _now_or_later(dispatcher, known, when)
        if request is None and elsewhere.is_asked_again(said, known):
            known["elsewhere"], taken = elsewhere.DUE, Taken()
        else:
            taken = await _take(said, known, request)
        known |= checking.asked_what(taken, known)
        known |= taken.answers | {
            "tries": 0 if taken.understood else int(known.get("tries") or 0) + 1, "changing": taken.changing,
        }
        words.hello(dispatcher, known, neutral=words.shown(known)["neutral"])
        if request and not _answered_before_the_form(said):
            await matters.note_request(dispatcher, said, request, contacts().office_line)
        elif not request:
            known |= await _say_before_next(dispatcher, known, taken)
        known |= leave_out(known, said)
        known |= words.shown(known) | {"greeted": True, "requested_slot": following(known)}
        if known["requested_slot"] == "check" and words.too_long_with_summary(dispatcher, known):
            known["neutral"] = True  # the short form of the summary
        told = {slot for slot, value in known.items() if value != tracker.slots.get(slot)}
        # "tries" always: with nothing but the requested slot set, Rasa would take the turn for no answer, and say nothing
        return [SlotSet(slot, known[slot]) for slot in (*told, "tries", "requested_slot")]


async def leave(dispatcher: CollectingDispatcher, said: turn.Said) -> None:
    """Whoever wants no more is asked nothing more; that they want their data is noted."""
    await pauses.ask_nothing_more(said.conversation_id)
    if leaving.just_my_data(said.text):
        await matters.note_request(dispatcher, said, "see", contacts().office_line)
    else:
        dispatcher.utter_message(response="utter_leave")


def _answered_before_the_form(said: turn.Said) -> bool:
    """A first text of an act with a rule of its own: that rule has spoken, and the form begins after it."""
    return said.asked is None and said.act not in asides.ANSWERING


async def _take(said: turn.Said, known: dict[str, Any], request: str | None) -> Taken:
    """What this turn answers, written down before anything is said; of a request, only what it puts right, or the story beside a complaint."""
    beside = request == "complaint" and matters.tells_a_story(said)
    taken = answers.take(said, known) if request is None or beside else Taken(heard.heard(said, known) if request == "correct" else {})
    if await _is_nowhere(said, known, taken):
        known["no_such_postcode"] = taken.answers.pop("postcode")
        taken.understood, taken.say = False, "utter_postcode_unknown"
    # A rule for reaching them that is asked about anew holds until there is another.
    written = {slot: value for slot, value in taken.answers.items() if (slot, value) not in (("story", turn.SKIPPED), ("safe_contact", None))}
    if written:
        await referrals.write_answers(said.conversation_id, written, said.turn_id)
    return taken


async def _is_nowhere(said: turn.Said, known: dict[str, Any], taken: Taken) -> bool:
    """A postcode nobody knows is asked about once, for it may be a slip; written again, it is a new one and stands."""
    code = taken.answers.get("postcode")
    first_time = said.asked == "postcode" and not known.get("tries") and bool(WHOLE.search(str(code)))
    return first_time and not await referrals.knows_place(str(code))


def following(known: dict[str, Any]) -> str | None:
    """The first question that is open."""
    return next((slot for slot in domain.questions() if known.get(slot) is None), None)


def _now_or_not(said: turn.Said) -> str | None:
    """ "now" or "later", where that is all a text says after a nudge; anything else is the answer to what was asked."""
    return "now" if contact.says_now(said.text) else "later" if contact.says_later(said.text) else None


def _now_or_later(dispatcher: CollectingDispatcher, known: dict[str, Any], when: str) -> Events:
    if when == "later":
        dispatcher.utter_message(response="utter_later")
        return [ActiveLoop(None), FollowupAction("action_listen")]  # their next text begins the form anew, where it was
    slots = {**words.shown(known), "tries": 0, "requested_slot": following(known)}
    return [SlotSet(slot, value) for slot, value in slots.items()]


async def _say_before_next(dispatcher: CollectingDispatcher, known: dict[str, Any], taken: Taken) -> dict[str, Any]:
    """At most one thing before the next question, so that it fits a text; what is due about the council waits for room.
    Returns the slots that changes."""
    say = taken.say
    if not taken.understood and not say:
        say = "utter_rephrase" if known["tries"] == 1 else "utter_offer_person"
    if say:
        dispatcher.utter_message(response=say, postcode=known.get("no_such_postcode"), office=contacts().office_line)
    return await elsewhere.said_or_due(dispatcher, known, taken, room=not say)


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
        outside = await elsewhere.at_the_end(dispatcher, known)
        neutral = words.shown(known)["neutral"]
        done = "utter_done" if referral.key_worker or neutral else "utter_done_queue"
        done = "utter_done_reply_only" if words.only_in_reply(known) else done
        dispatcher.utter_message(
            response="utter_done_short" if outside else done, reference=referral.reference,
            key_worker=referral.key_worker or "", team=referral.team, time=words.by_when(referral.promised_by, known),
        )
        return []
