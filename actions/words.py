"""What was understood, said back in plain words. Sensitive things are always "what you told us"."""

import re
from datetime import datetime
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import domain
from actions.turn import NOT_ASKED, SKIPPED
from bot import clock, contact, safe_hours, sharing
from bot.channels.segments import segments
from bot.contacts import contacts
from bot.hours import opening_hours
from bot.understanding.readers.agencies import FAMILY, KIN
from bot.understanding.readers.asking_for_a_promise import nowhere_to_start
from bot.words import time_of_day

NEED_WORDS = {
    "money": "money",
    "rent_eviction": "the rent or your home's costs",
    "housing_conditions": "the state of your home",
    "homelessness": "having no settled home",
    "asb": "trouble with neighbours",
    "physical_health": "your health",
    "work": "work",
    "family_parenting": "family life",
    "caring": "looking after someone",
    "loneliness": "being on your own",
    "food_fuel": "food or heating",
    "hoarding_selfneglect": "things getting on top of you at home",
    "education": "school or learning",
}
SENSITIVE = frozenset({"domestic_abuse", "crime", "child_safety", "mental_health", "substance", "immigration"})
NEUTRAL_RULES = ("certain_hours", "reply_only", "do_not_text")
SHARING = {"all": "any service", "ask_first": "services after asking you"}
MOST_NEEDS_SAID = 3
LONGEST_NAME = 20
MOST_SEGMENTS = 2  # of one reply
FILLED_IN, LONGEST_VALUE = re.compile(r"\{\w+\}"), "x" * 24  # "01632 960100", "10.30am on 23 December"
LONGEST_AGENCY, LONGEST_TWO = 18, 38  # "the health visitor and social services"


def hello(dispatcher: CollectingDispatcher, known: dict[str, Any], *, neutral: bool = False) -> None:
    """Says hello to somebody new, once; without the service's name where that may not be read by others."""
    if not known.get("greeted"):
        dispatcher.utter_message(response="utter_hello_neutral" if neutral else "utter_hello", office=contacts().office_line)


def shown(known: dict[str, Any]) -> dict[str, Any]:
    """The slots that the words of the next question are made of."""
    return {
        "needs_said": needs_said(known.get("needs"), other=_for_other(known)),
        "summary_said": summary_said(known),
        "neutral": known.get("safe_contact") in NEUTRAL_RULES,
        "nothing_read": not any(need in NEED_WORDS for need in known.get("needs") or ()),
        "one_at_a_time": not any(need in NEED_WORDS for need in known.get("needs") or ()) and nowhere_to_start(
            str(known.get("story") or "").rpartition("\n")[2]),
        "for_other": _for_other(known),
        "changing": bool(known.get("changing")),
    }


def for_phone(response: str, known: dict[str, Any]) -> str:
    """The response, or the one for a phone to which nothing may come but a reply: no time is promised that cannot be kept."""
    return "utter_when_you_write" if only_in_reply(known) else response


def only_in_reply(known: dict[str, Any]) -> bool:
    """Whether nothing may come to this phone but a reply: by their rule, or because we could never begin in the hours they gave, or
    nobody can read them."""
    rule, hours = known.get("safe_contact"), known.get("contact_time")
    return rule == "reply_only" or rule == "certain_hours" and contact.next_opener_time(clock.now(), str(hours)) is None


def needs_said(needs: list[str] | None, *, other: bool = False, most: int = MOST_NEEDS_SAID) -> str:
    """ "money, work and what you told us": nothing sensitive by name. `other`: they write for somebody."""
    plain = [NEED_WORDS[need] for need in needs or [] if need in NEED_WORDS][:most]
    if not plain or any(need in SENSITIVE for need in needs or []) or len(plain) < len(needs or []):
        plain = [*plain[: most - 1], "what you told us"]
    said = plain[0] if len(plain) == 1 else f"{', '.join(plain[:-1])} and {plain[-1]}"
    return said.replace("your ", "their ") if other else said


def _for_other(known: dict[str, Any]) -> bool:
    return known.get("on_behalf_of") not in (None, NOT_ASKED)


def summary_said(known: dict[str, Any]) -> str:
    """One summary in plain words, short enough for a text with its two options."""
    other = _for_other(known)
    parts = [f"So it's about {needs_said(known.get('needs'), other=other)}."]
    if who := ", ".join(part[:LONGEST_NAME] for part in (_answer(known, "name"), _place(known)) if part):
        parts.append(f"It is for {who}." if other else f"You are {who}." if _answer(known, "name") else f"You are in {who}.")
    if rule := _answer(known, "sharing"):
        named = [_said_back(_called(who, other), LONGEST_AGENCY) for who in sharing.names_of(known.get("left_out"))]
        left_out = f", not {named[0]}{' and others you named' if len(named) > 1 else ''}" if named else ""
        parts.append("Nobody outside the team is told." if rule == "none"
                     else f"Your key worker may talk to {_only(known) or SHARING[rule]}{left_out}.")
    return " ".join([*parts, "Shall I pass it on?"])


def by_when(moment: str | datetime | None, known: dict[str, Any] | None = None) -> str:
    """A promised time in words, not before the hours they gave in `known`; an honest phrase when no time can be promised."""
    if moment is None:
        return "our next working day"
    promised = datetime.fromisoformat(moment) if isinstance(moment, str) else moment
    given = known or {}
    hours = safe_hours.read(str(given.get("contact_time"))) if given.get("safe_contact") == "certain_hours" else None
    able = hours.first_from(promised, contact.is_decent, opening_hours().is_open) if hours else None
    return time_of_day(able or promised)


def too_long_with_summary(dispatcher: CollectingDispatcher, known: dict[str, Any]) -> bool:
    """Whether what is said in this turn and the whole summary do not fit one text together: then its short form is shown."""
    responses = [domain.longest(message["response"]) for message in dispatcher.messages if message.get("response")]
    options = [f"{number} {option.title}" for number, option in enumerate(domain.options("check"), 1)]
    said = "\n".join([*(FILLED_IN.sub(LONGEST_VALUE, text) for text in responses), summary_said(known), *options])
    return segments(said).count > MOST_SEGMENTS


def _only(known: dict[str, Any]) -> str | None:
    """ "the doctor, and asks you about others", where they named the only ones that may be told."""
    only = sharing.names_of(known.get("share_only")) if known.get("sharing") == "ask_first" else None
    return f"{_said_back(' and '.join(_called(who, _for_other(known)) for who in only[:2]), LONGEST_TWO)}, and asks about others" if only else None


def _said_back(who: str, longest: int) -> str:
    """Services or people that were named, where a text has room for them."""
    return who if len(who) <= longest and who.isascii() else "those you named"


def _called(who: str, other: bool) -> str:
    """Somebody they named, as said to them: "your mum", and "his dad" as it was said. `other`: they write for somebody."""
    whose = "their" if other else "your"
    if who.rpartition(" ")[2] in KIN and not who.startswith(FAMILY):
        return f"{whose} {who}" if who in KIN else who
    return re.sub(r"\btheir\b", whose, who)


def _place(known: dict[str, Any]) -> str | None:
    return _answer(known, "postcode") or _answer(known, "locality")


def _answer(known: dict[str, Any], slot: str) -> str | None:
    value = known.get(slot)
    return None if value in (None, SKIPPED, NOT_ASKED, "") else str(value)
