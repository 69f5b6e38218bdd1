"""How long from a danger text to the safety words in Twilio's hands: at rest, and behind a thousand texts. Prints figures."""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import count

import yaml

from bot.settings import ROOT
from tests.support.people import Resident
from tests.support.product import Product
from tests.support.waiting import until

QUEUED, DANGERS = 1_000, 40
BY_PHRASE = "i want to kill myself"
PHONES_IN_THE_QUEUE = 920  # Ofcom keeps a thousand mobile numbers for drama; the last 80 are for the danger texts
_last = count(PHONES_IN_THE_QUEUE)


def seconds(product: Product, number: str, sid: str) -> float:
    """From this text to the safety words, by the fake Twilio's own times; 0 while they have not come."""
    went = [entry for entry in product.twilio.outbound(number) if "999" in entry["body"]]
    came = datetime.fromisoformat(product.twilio.entry(sid)["created_at"])
    return (datetime.fromisoformat(went[-1]["created_at"]) - came).total_seconds() if went else 0.0


def only_by_the_classifier() -> str:
    """A text that no phrase finds and the classifier does, out of the texts that say a suicide in other words."""
    from bot import readings
    from bot.understanding.danger import screen

    told = yaml.safe_load((ROOT / "data" / "danger" / "suicide.yml").read_text())["texts"]
    texts = [line.split(" | ")[0] for voice in told for line in voice["lines"].splitlines()]
    reader = readings._understander()
    return next(text for text in texts if not screen(text) and reader.understand(text)["danger"] == "suicide")


def at_rest(product: Product, times: int = 30) -> list[float]:
    """One at a time, nothing else going on."""
    taken = []
    for _ in range(times):
        number = Resident(product).number
        sid = product.twilio.text(number, BY_PHRASE)
        taken.append(until(lambda number=number, sid=sid: seconds(product, number, sid), 30))
    return taken


def behind_a_thousand(product: Product, text: str = BY_PHRASE) -> tuple[list[float], float]:
    """A thousand ordinary texts first, then the danger texts. Out come their times, and how long the door took to take
    the thousand in."""
    queue = [f"+447700900{number % PHONES_IN_THE_QUEUE:03}" for number in range(QUEUED)]
    numbers = [f"+447700900{next(_last)}" for _ in range(DANGERS)]
    began = time.monotonic()
    with ThreadPoolExecutor(16) as phones:
        list(phones.map(lambda number: product.twilio.text(number, "behind with the rent"), queue))
        taken_in = time.monotonic() - began
        sids = list(phones.map(lambda number: product.twilio.text(number, text), numbers))
    taken = [until(lambda number=number, sid=sid: seconds(product, number, sid), 120)
             for number, sid in zip(numbers, sids, strict=True)]
    return taken, taken_in
