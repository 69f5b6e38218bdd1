"""The controls of docs/hazards.md: what each is, and how it is switched off.

`off` takes the control out of the running code; `holds` (holding.py) raises AssertionError where it is missing. The number is
the hazard's.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot import (
    alerting,
    careful,
    coming_back,
    contact,
    conversations,
    delivery,
    escalation,
    hours,
    rota,
    safety,
    services,
    tasks,
    told_in_danger,
    words,
    worries,
    worry_tasks,
)
from bot.channels import twilio_sms, webhooks
from tests.safety import holding
from tests.safety.world import World


@dataclass(frozen=True)
class Control:
    hazard: int
    name: str
    off: Callable[[World], Any]
    holds: Callable[[World], Awaitable[None]]


def _never(*arguments: Any, **named: Any) -> None:
    return None


async def _nothing(*arguments: Any, **named: Any) -> None:
    return None


def _set(module: Any, name: str, value: Any) -> Callable[[World], None]:
    return lambda world: world.patch.setattr(module, name, value)


async def _true(*arguments: Any) -> bool:
    return True


async def _none_opened(*arguments: Any) -> int:
    return 0


def _undated(world: World) -> None:
    world.patch.setattr(hours.OpeningHours, "is_open", lambda self, moment: True)


def _no_priority(world: World) -> None:
    real = conversations.defer
    for module in (conversations, alerting):
        world.patch.setattr(module, "defer", lambda *given, urgency=0, **named: real(*given, **named))


SEND = contact.Verdict.SEND
CONTROLS = (
    Control(1, "kept on disk when the database is away", _set(webhooks.spool, "keep", _never), holding.stored_or_spooled),
    Control(1, "a database that hangs is left after seconds", _set(webhooks, "STORE_WITHIN_SECONDS", 60), holding.a_hanging_database_is_left),
    Control(4, "phrases at the door", _set(safety, "screen", _never), holding.phrase_at_the_door),
    Control(4, "the classifier beside them", _set(safety, "heed", _nothing), holding.classifier_beside_the_phrases),
    Control(4, "opting out does not silence danger", _set(safety, "screen_at_the_door", _nothing), holding.danger_after_stop),
    Control(4, "danger told while opted out gets its words on opting in", _set(safety, "say_what_was_held_back", _nothing),
            holding.words_come_with_opting_in),
    Control(4, "safety words without a database", _set(webhooks, "screen", _never), holding.words_without_a_database),
    Control(4, "one short line within the hour, never silence", _set(words, "SEEN_DANGER", ""), holding.never_silence_within_the_hour),
    Control(4, "safety words go before every text to be read", _no_priority, holding.safety_words_first_in_the_lane),
    Control(5, "the chain climbs by itself", _set(escalation.clocks, "start", _nothing), holding.the_chain_climbs),
    Control(5, "alerts by text and e-mail", _set(alerting, "defer", _nothing), holding.alerts_leave_the_house),
    Control(5, "an alert that fails makes a task", _set(alerting, "_failed", _nothing), holding.a_failed_alert_shows),
    Control(5, "a named person's opening ends it", _set(safety, "acknowledge", _none_opened), holding.only_opening_ends_it),
    Control(6, "alerts hold nothing of the resident",
            _set(alerting, "words", lambda *given: "thoughts of suicide, open it now"), holding.alerts_tell_nothing_of_the_resident),
    Control(5, "nothing is promised while we are closed", _undated, holding.no_promise_at_night),
    Control(5, "nothing is promised with nobody at work", _set(rota, "someone_on_duty", _true), holding.no_promise_with_nobody_there),
    Control(5, "missing hours mean closed", _undated, holding.missing_hours_are_closed),
    Control(3, "who has it is asked at sending", _set(delivery, "ALWAYS_SAID", ("reply",)), holding.the_bot_is_quiet_once_a_person_has_it),
    Control(7, "opt-out is asked at sending", _set(delivery, "_may_go", _true), holding.nothing_after_stop),
    Control(7, "STOP makes a task: is it safe to phone?", _set(tasks, "open_task", _nothing), holding.stop_is_a_welfare_event),
    Control(6, "do not text", _set(contact, "verdict", lambda *given: SEND), holding.do_not_text_is_kept_to),
    Control(6, "thirty minutes of a reply", _set(contact, "FRESH", timedelta(days=1)), holding.stale_texts_are_not_sent),
    Control(6, "no text of ours at night", _set(contact, "_may_begin", lambda *given: True), holding.a_night_text_waits_for_morning),
    Control(6, "the hours they gave", _set(contact, "hours_of", lambda rule, words: None), holding.their_hours_are_kept),
    Control(6, "is now OK, after four hours", _set(coming_back, "QUIET", timedelta(days=9)), holding.asked_before_picking_up),
    Control(6, "a watched phone named beside a danger", _set(told_in_danger, "safe_contact_said", _never),
            holding.a_watched_phone_said_beside_danger_is_kept_to),
    Control(6, "a rule told to a person holds at once", _set(careful, "heed", _nothing), holding.a_rule_told_to_a_person_holds),
    Control(9, "a person at once for somebody under 18", _set(safety, "ADULT", 0), holding.a_child_gets_a_person),
    Control(10, "worries reach a person without sirens", _set(worries, "screen", _never), holding.a_worry_is_seen),
    Control(10, "what the classifier is not sure of is read by a person", _set(worry_tasks, "ask_to_read", _nothing), holding.a_hint_is_seen),
    Control(11, "only Twilio's signature lets a text in", _set(twilio_sms, "verify", lambda *given: True), holding.only_signed_texts_come_in),
    Control(8, "an unverified number is never shown", _set(services, "_sound", lambda service: service), holding.unverified_is_not_shown),
)
