"""The fixed line of another language, that a person will reply with an interpreter: the one that the dialogue says, out of domain.yml."""

from functools import cache

import yaml

from bot import languages
from bot.settings import ROOT


def line_for(text: str) -> str | None:
    """The line in the language that a text is written in; None for English, and where we have none."""
    language = languages.of(text)
    return _lines().get(f"utter_interpreter_{language}") if language else None


@cache
def _lines() -> dict[str, str]:
    """Every response with one wording. Nothing, should the file not be readable: the words in danger never wait for it."""
    try:
        responses = yaml.load((ROOT / "domain.yml").read_text(encoding="utf-8"), getattr(yaml, "CSafeLoader", yaml.SafeLoader))["responses"]
        return {name: wordings[0]["text"] for name, wordings in responses.items() if len(wordings) == 1}
    except (OSError, KeyError, TypeError, yaml.YAMLError):
        return {}
