"""Somebody outside the city: which council is theirs, told once and again when they ask, neutrally where others may read it."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions import elsewhere
from actions.heard import heard
from actions.taken import Taken
from bot.localities import Place
from tests.actions.turns import KNOWN, said

NEWCASTLE = Place("elsewhere", council="Newcastle-under-Lyme Borough Council", council_phone="01782 717717", council_website="https://newcastle-staffs.gov.uk")
KNOWN_OUTSIDE = {**KNOWN, "postcode": "ST5 1AA", "sharing": None, "greeted": True}


@pytest.fixture
def outside(monkeypatch):
    async def council_elsewhere(postcode, locality):
        return NEWCASTLE

    monkeypatch.setattr(elsewhere.referrals, "council_elsewhere", council_elsewhere)


@pytest.mark.parametrize(("rule", "response"), [
    ("any_time", "utter_elsewhere"), ("certain_hours", "utter_elsewhere_neutral"), ("reply_only", "utter_elsewhere_neutral"),
])
async def test_the_right_council_is_told_whatever_the_rule_for_reaching_them(outside, rule, response):
    dispatcher, known = CollectingDispatcher(), {**KNOWN_OUTSIDE, "safe_contact": rule}
    assert await elsewhere.said_or_due(dispatcher, known, Taken({"postcode": "ST5 1AA"}), room=True) == {"elsewhere": "said"}
    assert [message["response"] for message in dispatcher.messages] == [response]


async def test_what_has_no_room_is_due_and_said_at_the_end(outside):
    dispatcher, known = CollectingDispatcher(), {**KNOWN_OUTSIDE, "safe_contact": "certain_hours"}
    assert await elsewhere.said_or_due(dispatcher, known, Taken({"postcode": "ST5 1AA"}), room=False) == {"elsewhere": "due"}
    assert await elsewhere.at_the_end(dispatcher, {**known, "elsewhere": "due"})
    assert not await elsewhere.at_the_end(dispatcher, {**known, "elsewhere": "said"})
    assert len(dispatcher.messages) == 1


@pytest.mark.parametrize(("text", "asks"), [
    ("whats my nearest then", True), ("which council is it", True), ("who do i ring instead", True), ("ok so who do i ring then", True),
    ("whats their number", True), ("which council am i under", True), ("where do i go then", True),
    ("my nearest family is in leek", False), ("the council is useless", False), ("who do i ring about the damp and the rent", False),
    ("my number is 07700 900123", False), ("nearest bus stop is a mile off", False),
])  # fmt: skip
def test_who_is_theirs_is_answered_to_who_lives_outside(text, asks):
    assert elsewhere.is_asked_again(said(text, "household"), {"elsewhere": "said"}) is asks
    assert not elsewhere.is_asked_again(said(text, "household"), {"elsewhere": None})


def test_where_they_live_whom_it_is_for_is_kept():
    assert heard(said("its about my nan she is 81 lives in smallthorne on her own", None), {})["locality"] == "Smallthorne"
    assert "locality" not in heard(said("my nan lives in leek", None), {"story": "rent"})
    assert "locality" not in heard(said("my mum lives in leek", "household"), {**KNOWN, "on_behalf_of": "mum"})  # her postcode is known
