"""Answers that sound like something else, and questions that deserve an honest line: as residents wrote them."""

import pytest
from rasa_sdk import Tracker
from rasa_sdk.executor import CollectingDispatcher

from actions import answers, asides, person, words
from actions.heard import heard
from bot.understanding.readers.asking_for_a_promise import asks_if_we_can, asks_to_change_later, nowhere_to_start
from bot.understanding.readers.options_named import names_an_option
from bot.understanding.readers.what_matters import wished_beside_no
from bot.understanding.readers.wishes import cannot_hear
from tests.actions.turns import KNOWN, said, taken


@pytest.mark.parametrize(("text", "wish"), [
    ("no, getting my money safe", "getting my money safe"), ("nope, getting the kids settled", "getting the kids settled"),
    ("thats it really, somewhere safe for me and the kids", "somewhere safe for me and the kids"),
    ("nah just want to keep my flat", "want to keep my flat"),
    ("no that's all, being able to wash", "being able to wash"), ("no just somewhere to live", "somewhere to live"),
    ("no. sorting the meter", "sorting the meter"),
    ("nothing else i just want to keep my flat", "want to keep my flat"), ("no only that i want to stay near my mum", "want to stay near my mum"),
    ("dont think so, i just need some help with the forms", "need some help with the forms"), ("nothing else to say", None), ("dont think so", None),
    ("no, getting worse", None), ("no, keeping the kids warm is hard", None), ("no just want to cry", None), ("no getting evicted friday", None),
    ("no just want to die", None), ("no", None), ("no thats all thanks", None), ("no just the rent really", None), ("no need to go now", None),
    ("getting my money safe", None), ("no getting no sleep and the damp is bad", None), ("no, having trouble with school too", None),
])  # fmt: skip
def test_a_wish_beside_the_no_is_what_matters_most(text, wish):
    assert wished_beside_no(text) == wish
    found = answers.take(said(text, "anything_else"), {"story": "rent", "needs": ["rent_eviction"]}).answers
    assert found.get("matters_most") == wish and (wish is None or found["anything_else"] == "no" and "household" not in found)


@pytest.mark.parametrize(("text", "asked", "act", "aside"), [
    ("someone who actually turns up", "preferences", "faq_key_worker", False), ("whoever is kind", "preferences", "faq_key_worker", False),
    ("not someone who talks down to me", "preferences", "want_human", False), ("someone i can speak to now", "preferences", "want_human", True),
    ("someone who can ring me now", "preferences", "want_human", True), ("somebody to talk to", "preferences", "want_human", True),
    ("afternoon", "preferences", "greet", False), ("morning", "preferences", "greet", True), ("no calls please", "preferences", "want_human", False),
    ("3rd one", "helpers", "go_back", False), ("go back one", "helpers", "go_back", True), ("can i change it after", "check", "correction", False),
    ("can i add more after", "check", "faq_service", False),
])  # fmt: skip
def test_an_answer_is_no_aside(text, asked, act, aside):
    assert asides.is_interruption(said(text, asked, act), KNOWN) is aside


@pytest.mark.parametrize(("text", "asked"), [("3rd one", "helpers"), ("option 2", "helpers"), ("the second one", "household"),
                                           ("number 3", "preferences")])
def test_an_option_where_there_is_none_is_no_answer(text, asked):
    found = taken(text, asked)
    assert (found.answers, found.understood) == ({}, False)


@pytest.mark.parametrize("text", ["2 kids", "the second floor", "one", "3", "my first son", "number 3 school st", "the 2nd one is at uni"])
def test_numbers_that_tell_something_are_no_option(text):
    assert not names_an_option(text)


@pytest.mark.parametrize(("text", "hears"), [
    ("I cannot hear the telephone", False), ("im deaf so no phone calls", False), ("hard of hearing", False),
    ("i cant hear well on the phone", False),
    ("i cant hear my neighbours phone ringing", True), ("my mum cant hear the phone", True), ("i cant hear the phone ring", True),
    ("he is deaf to what i say", True), ("nobody hears me", True),
])  # fmt: skip
def test_who_cannot_hear_on_the_phone_says_how_to_reach_them(text, hears):
    assert cannot_hear(text) is not hears
    if not hears:
        found = heard(said(text, "helpers", needs=("loneliness",)), {"story": "rent", "needs": ["rent_eviction"]})
        assert found == {"preferences": text}


@pytest.mark.parametrize(("text", "needs"), [("being able to wash", ["physical_health"]),
                                           ("clearing the clutter", ["physical_health", "hoarding_selfneglect"])])
def test_what_matters_most_is_not_read_as_a_home_in_disorder(text, needs):
    assert taken(text, "matters_most", needs=("physical_health", "hoarding_selfneglect")).answers["needs"][: len(needs)] == needs
    assert ("hoarding_selfneglect" in taken(text, "matters_most", needs=("hoarding_selfneglect",)).answers.get("needs", [])) is (len(needs) > 1)


@pytest.mark.parametrize(("text", "asks"), [
    ("Are you able to stop the eviction?", True), ("can you stop the bailiffs", True), ("will you stop my landlord kicking us out", True),
    ("can u sort the damp", True), ("can you get me a house", True), ("are you going to rehouse us", True),
    ("is there any way you can pay my rent", True),
    ("can you text me", False), ("can you stop texting me", False), ("can you get me a person", False), ("can you find my case", False),
    ("can you stop asking questions", False), ("can you get someone to ring me", False), ("can you make it stop", False), ("can you stop", False),
    ("will you give my details to anyone", False), ("will anyone find out", False), ("can they get my kids took off me", False),
    ("will the council get involved", False), ("will you get back to me", False), ("would you give this to my landlord", False),
    ("i cant stop the damp", False), ("they want to stop my money", False), ("can i move house", False), ("can you move on", False),
    ("can you get an interpreter", False), ("can you sort it", False), ("can you save my number", False),
])  # fmt: skip
def test_who_asks_whether_we_can_is_promised_nothing(text, asks):
    assert asks_if_we_can(text) is asks
    found = answers.take(said(text, "anything_else"), {"story": "debts", "needs": ["money"]})
    assert (found.say == "utter_no_promise") is asks
    assert not asks or text in found.answers["story"]


def test_the_trouble_they_ask_about_is_one():
    assert answers.take(said("Are you able to stop the eviction?", "story"), {}).answers["needs"] == ["rent_eviction"]


@pytest.mark.parametrize(("text", "asks"), [
    ("can i change it after", True), ("can i add more later", True), ("what if i need to change something later", True), ("i just meant can i", True),
    ("can i change my name", False), ("change it", False), ("i want to change things", False), ("can i move after christmas", False),
])
def test_that_things_can_be_put_right_later_is_said_and_kept_nowhere(text, asks):
    assert asks_to_change_later(text) is asks
    assert (answers.take(said(text, "check", "correction"), KNOWN).say == "utter_change_later") is asks
    assert not asks or answers.take(said(text, "check", "correction"), KNOWN).answers == {}


@pytest.mark.parametrize(("text", "lost"), [
    ("my head is all over. dont know where to start", True), ("where do i even start", True), ("not sure where to begin", True),
    ("mi heads a mess", True),
    ("dont know when the course will start", False), ("he hit me over the head", False), ("where does it start", False),
    ("i want to start again", False),
])
def test_who_does_not_know_where_to_start_is_asked_for_one_thing(text, lost):
    assert nowhere_to_start(text) is lost
    assert words.shown({"story": text, "needs": ["mental_health"]})["one_at_a_time"] is lost
    assert not words.shown({"story": text, "needs": ["money"]})["one_at_a_time"]  # then that is said back


@pytest.mark.parametrize(("asked", "kept"), [("preferences", "no english"), ("household", None)])
async def test_no_english_where_wishes_are_asked_for_is_kept_when_a_person_is_asked_for(monkeypatch, asked, kept):
    written = {}

    async def ask_for_person(*_: object, **asked_for: dict) -> None:
        written.update(asked_for["answers"])

    async def known_of_case(*_: object) -> dict:
        return {}

    monkeypatch.setattr(person.referrals, "ask_for_person", ask_for_person)
    monkeypatch.setattr(person.referrals, "known_of_case", known_of_case)
    monkeypatch.setattr(person.AskForPerson, "_say", lambda *_: None)  # what is said reads the settings
    turn_id = str(said("x", None).turn_id)
    latest = {"text": "no english", "intent": {"name": "other_language", "confidence": 0.9}, "entities": [], "metadata": {"turn_id": turn_id}}
    tracker = Tracker(f"{turn_id}:1", {**KNOWN, "requested_slot": asked, "greeted": True}, latest, [], False, None, {}, None)
    await person.AskForPerson().run(CollectingDispatcher(), tracker, {})
    assert written.get("preferences") == kept
