"""What the actions read in domain.yml: the questions' order and their options. One list of them, there."""

from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from bot.settings import ROOT


@dataclass(frozen=True)
class Option:
    """One numbered answer of a question."""

    title: str
    value: str


@cache
def load() -> dict[str, Any]:
    """domain.yml, read once."""
    return yaml.safe_load((ROOT / "domain.yml").read_text())


def questions() -> list[str]:
    """The slots of the form, in the order they are asked."""
    return load()["forms"]["referral_form"]["required_slots"]


def longest(response: str) -> str:
    """The longest variation of a response, its values not filled in."""
    return max((one["text"] for one in load()["responses"].get(response, [])), key=len, default="")


@cache
def options(slot: str) -> tuple[Option, ...]:
    """The numbered answers of a question, in order; none for an open one."""
    for response in load()["responses"].get(f"utter_ask_{slot}", []):
        if response.get("buttons"):
            return tuple(Option(button["title"], button["payload"]) for button in response["buttons"])
    return ()
