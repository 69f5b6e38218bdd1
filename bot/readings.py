"""What a text means, computed once a text in the service (bot/understanding does the reading itself)."""

import asyncio
from functools import cache
from typing import Any

from bot.settings import ROOT
from bot.understanding import Understander
from bot.understanding.vocabulary import gravest

MODEL_FOLDER = ROOT / "models" / "understanding"
CLOSING_WORDS = ("thanks", "greet", "goodbye")


@cache
def _understander() -> Understander:
    return Understander.load(MODEL_FOLDER)


def prepare() -> None:
    """Loads the model, so that the first resident does not wait for it. Raises FileNotFoundError without one."""
    _understander().understand("hello", None)


async def read(text: str, asked: str | None) -> dict[str, Any]:
    """What `text` means when the bot's last words asked for `asked`: act, confidence, needs, danger, slots.

    Runs beside the event loop, so that a heartbeat is never late because of a long text."""
    return await asyncio.to_thread(_understander().understand, text, asked)


def join(readings: list[dict[str, Any]]) -> dict[str, Any]:
    """The meaning of several texts sent together as one thought: needs and slots as union (the later slot wins), danger
    the gravest, act the last that is not thanks, greeting or goodbye."""
    telling = [reading for reading in readings if reading["act"] not in CLOSING_WORDS] or readings
    dangers = {reading["danger"] for reading in readings if reading["danger"]}
    slots: dict[str, Any] = {}
    for reading in readings:
        slots.update({slot: value for slot, value in reading["slots"].items() if value is not None})
    return {
        "act": telling[-1]["act"],
        "confidence": telling[-1]["confidence"],
        "needs": sorted({need for reading in readings for need in reading["needs"]}),
        "danger": gravest(dangers),
        "slots": slots,
    }
