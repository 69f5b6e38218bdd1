"""Somebody who writes in another language: what is written down of it, and the fixed line that answers."""

import re
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import words
from actions.turn import UNKNOWN, Said
from bot import languages
from bot.contacts import contacts
from bot.understanding.readers.common_words import COMMON

FROM_WORDS = "the needs are read from single words"


def told(said: Said, known: dict[str, Any], language: str | None) -> dict[str, Any]:
    """Slot → value: which language, their words as they wrote them, and the needs that plain words name."""
    found: dict[str, Any] = {}
    new = [need for need in said.needs if need not in (known.get("needs") or [])]
    if new:
        found["needs"] = [*(known.get("needs") or []), *new]
    if new or known.get("language") in UNKNOWN or language != languages.spoken(known["language"]):
        found["language"] = languages.as_record(language) + (f"; {FROM_WORDS}" if new or FROM_WORDS in str(known.get("language")) else "")
    if languages.tells(said.text) or said.act == "other_language" and not languages.asked_for(said.text):
        before = known.get("story")
        found["story"] = said.text if before in UNKNOWN else f"{before}\n{said.text}"
    return found


def still(said: Said, known: dict[str, Any]) -> bool:
    """Whether somebody found to write another language says a little more: "tak", "haan". No question of ours in English helps them."""
    return known.get("language") not in UNKNOWN and languages.spoken(known["language"]) is not None and not _is_english(said.text)


def say(dispatcher: CollectingDispatcher, language: str | None, time: str, known: dict[str, Any]) -> None:
    """The fixed line in their language; in English where there is none."""
    if language in languages.LINES:
        dispatcher.utter_message(response=f"utter_interpreter_{language}")
    else:
        dispatcher.utter_message(response=words.for_phone("utter_other_language", known), time=time, office=contacts().office_line)


def _is_english(text: str) -> bool:
    """Whether a text is plainly English: three words at least, most of them common ones."""
    said = re.findall(r"[^\W\d_]+(?:'[^\W\d_]+)?", text.casefold().replace("’", "'"))
    return len(said) > 2 and not languages.tells(text) and sum(word in COMMON for word in said) * 2 > len(said)
