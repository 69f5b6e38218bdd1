"""Somebody outside the city: told which council is theirs, once, where a text has room for it, and again when they ask."""

from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import turn, words
from actions.taken import Taken
from bot import referrals
from bot.understanding.readers.asking_us import asks_who_is_near

DUE, SAID = "due", "said"  # of the slot "elsewhere"


def is_asked_again(said: turn.Said, known: dict[str, Any]) -> bool:
    """Whether somebody who lives outside asks who is theirs then: "whats my nearest then"."""
    return known.get("elsewhere") in (DUE, SAID) and asks_who_is_near(said.text)


async def said_or_due(dispatcher: CollectingDispatcher, known: dict[str, Any], taken: Taken, *, room: bool) -> dict[str, Any]:
    """Says it where the place is new, or it is due since, and there is room; else it is due. Returns the slots that changes."""
    new_place = "postcode" in taken.answers or "locality" in taken.answers and known.get("postcode") in turn.UNKNOWN
    place = known.get("postcode") not in turn.UNKNOWN or known.get("postcode") == turn.SKIPPED and known.get("locality")
    if not place or not new_place and known.get("elsewhere") != DUE:
        return {}
    council = await referrals.council_elsewhere(known["postcode"], known.get("locality"))
    if council is None:
        return {"elsewhere": None}
    if not room or not known.get("greeted") or known.get("sharing"):
        return {"elsewhere": DUE}
    say(dispatcher, council, known)
    return {"elsewhere": SAID}


async def at_the_end(dispatcher: CollectingDispatcher, known: dict[str, Any]) -> bool:
    """Says it beside the reference, if it is due still. Whether it was said."""
    council = await referrals.council_elsewhere(known.get("postcode"), known.get("locality")) if known.get("elsewhere") == DUE else None
    if council is not None:
        say(dispatcher, council, known)
    return council is not None


def say(dispatcher: CollectingDispatcher, council: referrals.Place, known: dict[str, Any]) -> None:
    """The right council; nothing of ours where others may read it. The questions go on, and a person of ours reads it."""
    reach = f"{council.council_phone}, {council.council_website}" if council.council_phone else str(council.council_website)
    response = "utter_elsewhere_neutral" if words.shown(known)["neutral"] else "utter_elsewhere"
    dispatcher.utter_message(
        response=response, council=council.council or "Your own council", council_reach=reach.replace("https://", "")
    )
