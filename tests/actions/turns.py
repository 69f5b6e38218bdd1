"""Turns of a resident for the tables of these tests, and what is known of them before."""

from uuid import uuid4

from actions import answers
from actions.turn import Said

KNOWN = {"story": "rent", "needs": ["rent_eviction", "work"], "anything_else": "no", "safe_contact": "any_time", "name": "Mick",
         "postcode": "ST6 5NB", "household": "me", "helpers": "skipped", "preferences": "skipped", "sharing": "all"}  # fmt: skip


def said(text: str, asked: str | None, act: str = "inform", needs: tuple[str, ...] = (), **readings: object) -> Said:
    return Said(uuid4(), uuid4(), "sms", asked, text, act, needs, readings, 0.9)


def taken(text: str, asked: str, act: str = "inform", needs: tuple[str, ...] = (), **readings: object) -> answers.Taken:
    known = {slot: value for slot, value in KNOWN.items() if slot != asked}
    return answers.take(said(text, asked, act, needs, **readings), known)
