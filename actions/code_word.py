"""A code word: chosen by the resident, asked for before anything of a case is told."""

import re
from typing import Any

from rasa_sdk.events import SlotSet
from rasa_sdk.executor import CollectingDispatcher

from actions import words
from actions.turn import Said
from bot import proof

CHOSEN = re.compile(r"^\W*(?:my |the |a )?code(?: ?word)?(?: is| will be|:"
    r"|=)? +[\"']?(?P<word>[^\W_][\w' -]{2,23}?)[\"']?\W*$", re.I)
MOST_WORDS = 3


def chosen(text: str) -> str | None:
    """The code word a text chooses: "CODE bluebell", "my code word is bluebell"."""
    found = CHOSEN.match(text.strip())
    return found["word"] if found and len(found["word"].split()) <= MOST_WORDS else None


async def heard(dispatcher: CollectingDispatcher, said: Said) -> list[dict[str, Any]] | None:
    """Takes a code word that is chosen, or the one that was asked for. None when the text is about neither."""
    if said.asked == "code_word" and (chosen(said.text) or len(said.text.split()) <= MOST_WORDS):
        return await _compare(dispatcher, said)  # a longer text is about something else, and must be heard
    word = chosen(said.text)
    if word is None:
        return None
    kept = await proof.choose(said.conversation_id, said.turn_id, word)
    dispatcher.utter_message(response="utter_code_word_kept" if kept else "utter_code_word_there")
    return []


async def _compare(dispatcher: CollectingDispatcher, said: Said) -> list[dict[str, Any]]:
    word = chosen(said.text) or said.text.strip(" .!\"'")
    standing = await proof.standing(said.conversation_id, word)
    if standing is None:
        dispatcher.utter_message(response="utter_code_word_wrong")
    else:
        dispatcher.utter_message(
            response="utter_standing" if standing.key_worker else "utter_standing_queue", reference=standing.reference,
            key_worker=standing.key_worker or "", team=standing.team, time=words.by_when(standing.promised_by),
        )
    return [SlotSet("requested_slot", None)]
