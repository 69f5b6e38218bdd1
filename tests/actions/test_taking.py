"""What an answer is taken to mean: as residents wrote it, who meant another thing than was first understood."""

from uuid import uuid4

import pytest

from actions import answers, corrections, matters
from actions.turn import Said
from bot.understanding.readers.safe_contact import safe_contact_said, texting_allowed

KNOWN = {"story": "rent", "needs": ["rent_eviction", "work"], "anything_else": "no", "safe_contact": "any_time", "name": "Mick",
         "postcode": "ST6 5NB", "household": "me", "helpers": "skipped", "preferences": "skipped", "sharing": "all"}  # fmt: skip


def said(text: str, asked: str, act: str = "inform", needs: tuple[str, ...] = (), **readings: object) -> Said:
    return Said(uuid4(), uuid4(), "sms", asked, text, act, needs, readings, 0.9)


def taken(text: str, asked: str, act: str = "inform", needs: tuple[str, ...] = (), **readings: object) -> answers.Taken:
    known = {slot: value for slot, value in KNOWN.items() if slot != asked}
    return answers.take(said(text, asked, act, needs, **readings), known)


@pytest.mark.parametrize(("text", "act", "meant"), [
    ("none", "deny", "none"), ("None", "deny", "none"), ("no i said none", "deny", "none"), ("3 none", "deny", "none"),
    ("i'd rather not", "skip", "none"), ("police yes council no", "inform", "ask_first"), ("only my doctor", "inform", "ask_first"),
    ("just with the council", "inform", "ask_first"), ("2 but not my exes housing officer", "inform", "ask_first"),
    ("all but not the police", "inform", "all"), 
    ("yes but not the police", "inform", "all"), ("not the police", "inform", "ask_first"), ("all please", "restart", "all"),
])  # fmt: skip
def test_with_whom_it_may_be_shared(text, act, meant):
    assert taken(text, "sharing", act).answers["sharing"] == meant


@pytest.mark.parametrize(("text", "act", "meant"), [
    ("not really sure, he might see it", "dont_know", "reply_only"), ("he looks at my fone so only wen i text", "inform", "reply_only"),
    ("dont text me, only when i text you", "inform", "reply_only"), ("any", "status", "any_time"),
    ("its safe", "affirm", "any_time"), ("no he reads everything", "deny", "do_not_text"),
])  # fmt: skip
def test_how_it_is_safe_to_reply(text, act, meant):
    assert not answers.is_interruption(said(text, "safe_contact", act), {})
    assert taken(text, "safe_contact", act).answers["safe_contact"] == meant


def test_any_time_but_not_before_ten_is_certain_hours():
    times = {"contact_time": "anytime but not b4 10"}
    assert taken("yeh anytime but not b4 10", "safe_contact", **times).answers["safe_contact"] == "certain_hours"


@pytest.mark.parametrize("text", ["safe for kids", "no im just a neighbour i want someone to check on him", "should i take them"])
def test_what_is_no_answer_to_that_is_asked_again(text):
    assert not taken(text, "safe_contact").understood


@pytest.mark.parametrize("text", ["1", "just tell me what to do", "i don't get it"])
def test_no_way_to_reach_them_is_not_written_down_as_one(text):
    assert "reach" not in taken(text, "reach").answers


@pytest.mark.parametrize("text", ["my sister 07700 900123 after 4", "ring my work", "jo@example.org", "come to the school"])
def test_a_way_to_reach_them_is(text):
    assert taken(text, "reach").answers["reach"] == text


@pytest.mark.parametrize(("text", "act", "put_right"), [
    ("I dont want sharing with none actually", "skip", {"sharing": "none"}),
    ("I dont want you sharing with anyone actually", "inform", {"sharing": "none"}),
    ("you can share with all", "faq_privacy", {"sharing": "all"}), ("no its mike not mick", "correction", {"name": "Mike"}),
    ("take the rent off its paid now", "inform", {"needs": ["work"]}), ("not work, i lost me wages", "inform", {"needs": ["rent_eviction"]}),
])  # fmt: skip
def test_at_the_summary_things_are_put_right_and_nothing_is_sent(text, act, put_right):
    turn = said(text, "check", act)
    assert not answers.is_interruption(turn, KNOWN)
    found = answers.take(turn, KNOWN).answers
    assert "check" not in found and {slot: found.get(slot) for slot in put_right} == put_right


@pytest.mark.parametrize(("text", "act"), [("how do i know your not a scam", "dont_know"), ("what do you mean", "skip"), ("is it real", "affirm")])
def test_a_question_at_the_summary_is_no_yes(text, act):
    assert "check" not in answers.take(said(text, "check", act), KNOWN).answers


def test_what_was_forgotten_comes_first_in_the_summary():
    assert answers.take(said("you forgot food", "check", "chitchat", ("food_fuel",)), KNOWN).answers["needs"][0] == "food_fuel"


@pytest.mark.parametrize(("asked", "text", "needs"), [("helpers", "his school", ("education",)), ("helpers", "my gp", ("physical_health",)),
                                                      ("household", "i have a son 5", ("family_parenting",))])  # fmt: skip
def test_who_is_there_or_helps_is_no_new_trouble(asked, text, needs):
    found = taken(text, asked, "inform", needs).answers
    assert found[asked] == text and "needs" not in found


def test_just_the_dog_is_who_is_at_home():
    assert not answers.is_interruption(said("just dog", "household", "chitchat"), KNOWN)


@pytest.mark.parametrize(("text", "rule"), [
    ("dont text me only when i text you", "reply_only"), ("can you not text this phone", "do_not_text"),
    ("please dont text this phone", "do_not_text"), ("dont text me after today", "do_not_text"),
    ("i want to change it, only when i text", "reply_only"), ("dont text me after 6", "certain_hours"),
])  # fmt: skip
def test_a_rule_said_unasked(text, rule):
    assert safe_contact_said(text) == rule


@pytest.mark.parametrize(("text", "allowed"), [
    ("actually no its fine to text me", True), ("yes its safe to text me", True), ("its not safe to text", False), ("dont text", False),
])  # fmt: skip
def test_dont_text_can_be_undone(text, allowed):
    assert texting_allowed(text) is allowed


def test_a_need_taken_out_is_named():
    assert corrections.not_needs("its not my health its my benefits") >= {"physical_health"}
    assert corrections.not_needs("not just school, the damp as well") == {"education"}
    for trouble in ("i cant work and the rent is late", "i do not work", "there isnt any food in", "the boiler, its not heating up"):
        assert corrections.not_needs(trouble) == set(), trouble


@pytest.mark.parametrize("text", ["landlord not doing repairs", "the council not helping", "council no help at all"])
def test_a_service_that_does_nothing_is_not_one_to_leave_out(text):
    assert corrections.left_out(text) == []


@pytest.mark.parametrize(("text", "other"), [("this is joe now her brother", True), ("this is urgent now", False)])
def test_somebody_else_says_who_they_are(text, other):
    assert bool(matters.SOMEBODY_ELSE.search(text)) is other


@pytest.mark.parametrize(("text", "quiet"), [("stop texting me", True), ("leave me alone", True), ("go away please", True), ("piss off", False),
                                             ("tell him to leave me alone", False), ("make it stop", False)])  # fmt: skip
def test_leave_me_alone_is_heard(text, quiet):
    assert matters.wants_quiet(said(text, "name")) is quiet
