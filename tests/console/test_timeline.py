"""The timeline of a case: every kind of event has words, and says which, to whom or how."""

import re
from pathlib import Path

import pytest

from bot.console import happenings
from bot.console.wording import EVENTS

RECORDED = re.compile(r'\brecord(?:_for_conversation)?\(\s*session,[^")]*"(\w+)"')


def test_every_kind_of_event_that_is_recorded_has_words():
    kinds = {kind for file in Path("bot").rglob("*.py") for kind in RECORDED.findall(file.read_text())}
    assert {"added", "consent", "opened", "transferred"} <= kinds
    assert kinds <= set(EVENTS)


@pytest.mark.parametrize(("kind", "detail", "words"), [
    ("added", {}, "They wrote again"),
    ("corrected", {"fields": ["name", "safe_contact"]}, "Corrected: Name, Safe contact"),
    ("consent", {"agency": "Their GP", "state": "withdrawn"}, "Consent noted: Their GP, took it back"),
    ("consent", {}, "Consent noted"),  # as old rows may be
    ("shared", {"agency": "Their GP", "fields": ["story"], "how": "by phone"}, "Shared: What is going on, with Their GP"),
    ("transferred", {"to": "the North duty queue", "note": "on leave"}, "Passed on: the North duty queue"),
    ("closed", {"outcome": "partly"}, "Closed: Partly met"),
    ("outcome_said", {"said": "no"}, "They said how it went: not what they needed"),
    ("planned", {"words": "Ring the council", "due_on": ""}, "Step planned: Ring the council"),
    ("merged", {"with": "DK4-7QF", "proof": "in_person"}, "Found to be the same person: as in DK4-7QF"),
    ("merged", {"proof": "in_person"}, "Found to be the same person"),
    ("unmerged", {"with": "DK4-7QF"}, "Found to be two people: this and DK4-7QF"),
    ("matched", {"chosen": None}, "Matched"),
    ("made_up", {}, "Made up"),
])
def test_an_event_in_words(kind, detail, words):
    assert happenings.words_of(kind, detail) == words
