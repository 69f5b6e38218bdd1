"""The summary: what is put right, what is not, and nobody asked for ever what to change."""

import pytest
from rasa_sdk.executor import CollectingDispatcher

from actions import answers, asides, checking, matters, words
from actions.heard import heard
from tests.actions.turns import KNOWN, said, taken


def at_check(text, act="inform", read=(), **known):
    return answers.take(said(text, "check", act, read), {**KNOWN, **known})


@pytest.mark.parametrize(("text", "act"), [
    ("nothing", "deny"), ("no", "deny"), ("its fine", "affirm"), ("leave it", "skip"), ("nowt duck", "deny"), ("never mind", "dont_know"),
    ("it doesnt matter", "inform"), ("dunno", "dont_know"), ("yes", "affirm"),
    ("no its ok", "deny"), ("i pressed it by mistake", "inform"), ("1", "inform"),
])
def test_nothing_to_change_leads_back_to_the_summary_and_sends_nothing(text, act):
    found = at_check(text, act, changing=True)
    assert found.answers == {} and not found.changing and found.understood and found.say is None


@pytest.mark.parametrize(("text", "value"), [("nothing", "right"), ("nothing to change", "right"), ("nowt wrong duck", "right"), ("no", None)])
def test_nothing_to_change_at_first_is_right(text, value):
    assert at_check(text, "deny").answers.get("check") == value


@pytest.mark.parametrize("text", ["he hit me last night", "theres nothing in the cupboards", "no money for the meter either"])
def test_what_they_tell_there_is_kept(text):
    assert at_check(text, changing=True).answers == {"story": f"rent\n{text}"}


def test_what_to_change_is_asked_twice_and_then_a_person_is_offered():
    known, said_before = {**KNOWN}, []
    for _ in range(3):
        found = answers.take(said("2", "check"), known)
        known |= checking.asked_what(found, known)
        said_before.append((found.changing, found.say))
    assert said_before == [(True, None), (True, None), (False, "utter_offer_person")]
    assert checking.asked_what(at_check("nothing", "deny", changing=True), known) == {}


@pytest.mark.parametrize(("before", "text", "act", "read", "after"), [
    (["money"], "and its not just money its me nerves as well", "inform", ("money", "mental_health"), {"money", "mental_health"}),
    (["money"], "no thats wrong its the water bill not the council tax", "correction", ("money",), {"money"}),
    (["money"], "its the gas as well as the rent", "inform", ("rent_eviction",), {"money", "food_fuel", "rent_eviction"}),
    (["rent_eviction"], "you forgot the damp", "inform", (), {"rent_eviction", "housing_conditions"}),
    (["money"], "and me postcode is ST6 5AB not AA", "correction", ("physical_health",), {"money"}),
    (["rent_eviction"], "my mental health as well", "inform", ("mental_health",), {"rent_eviction", "mental_health"}),
])
def test_needs_are_put_right_and_none_is_lost(before, text, act, read, after):
    readings = {"postcode": "ST6 5AB"} if "postcode" in text else {}
    found = answers.take(said(text, "check", act, read, **readings), {**KNOWN, "needs": before, "postcode": "ST6 5AA"})
    assert set(found.answers.get("needs", before)) == after and "left_out" not in found.answers
    assert not found.changing and found.say in ("utter_noted", "utter_changed")


@pytest.mark.parametrize(("text", "read", "after"), [
    ("im not lonely i never said that, and its not the noise its the smell of weed coming thru", ("asb",), {"asb", "caring"}),
    ("you have got it wrong its the neighbours weed smell, nothing about being alone", ("asb",), {"asb", "caring"}),
    ("i never said i was lonely", (), {"asb", "caring"}), ("i didnt say anything about noise", (), {"loneliness", "caring"}),
    ("no its just about the caring, and put mum as 82", (), {"caring"}), ("i said not noise. just the caring", (), {"caring"}),
    ("take the neighbours bit off please", (), {"loneliness", "caring"}), ("remove what i said about being alone", (), {"asb", "caring"}),
    ("its not the noise its the caring", ("asb",), {"loneliness", "caring"}),
    ("its not just the caring", (), {"asb", "loneliness", "caring"}), ("its not in school", (), {"asb", "loneliness", "caring"}),
    ("just the caring is killing me", (), {"asb", "loneliness", "caring"}),
    ("just the caring but the noise as well", (), {"asb", "loneliness", "caring"}),
])  # fmt: skip
def test_what_they_say_it_is_not_is_taken_off_and_the_rest_stays(text, read, after):
    before = ["asb", "loneliness", "caring"]
    found = at_check(text, "inform", read, needs=before).answers
    assert set(found.get("needs", before)) == after


def test_what_was_taken_off_is_put_right_in_words_and_with_another_answer():
    assert at_check("i said not health. just the caring", needs=["physical_health", "caring"]).say == "utter_changed"
    found = answers.take(said("no its just about the caring, and my surname is Plant", "check", "correction"), {**KNOWN, "needs": ["work", "caring"]})
    assert found.answers["needs"] == ["caring"] and found.answers["name"] == "Mick Plant"


def test_the_only_need_named_leaves_what_was_never_said_back_by_name():
    assert at_check("no its just the rent", needs=["domestic_abuse", "rent_eviction", "work"]).answers["needs"] == ["domestic_abuse", "rent_eviction"]
    assert "needs" not in taken("just the rent", "matters_most").answers


@pytest.mark.parametrize(("text", "asked", "kept"), [
    ("just me in the flat since my wife passed, the kids are all down south now", "household", False), ("live alone", "household", False),
    ("nobody really, the neighbour used to but she moved away a while back now", "helpers", False),
    ("just me and i get that lonely sat here every single day with the telly on", "household", True),
])
def test_who_lives_alone_or_has_no_help_is_not_lonely_by_that(text, asked, kept):
    assert ("loneliness" in taken(text, asked, needs=("loneliness",)).answers.get("needs", [])) is kept


@pytest.mark.parametrize(("text", "asked_for"), [
    ("Could you please remove what I said about food", None), ("delete what i said about the rent please", None), ("delete the health bit", None),
    ("delete my data", "delete"), ("delete everything", "delete"), ("delete what i told you", "delete"),
    ("delete what i said about food and all my data", "delete"), ("delete what i said about him", "delete"),
])
def test_a_need_taken_off_is_no_request_about_all_their_data(text, asked_for):
    assert matters.request_of(said(text, None)) == asked_for


def test_a_need_taken_back_with_the_case_open_is_taken_out():
    assert heard(said("can you take the health bit off", None), {**KNOWN, "needs": ["physical_health", "caring"]})["needs"] == ["caring"]
    assert heard(said("my husband got a job so forget the work thing", None), KNOWN)["needs"] == ["rent_eviction"]


@pytest.mark.parametrize(("text", "act"), [
    ("1", "inform"), ("yes thats right thank you so much duck", "affirm"), ("sounds right to me", "affirm"), ("yes go ahead i trust you", "affirm"),
    ("1 thanks for your help im really grateful", "thanks"), ("perfect thank you ever so much", "thanks"), ("all good", "affirm"),
    ("1 and thank you", "thanks"), ("ok thanks", "thanks"),
])
def test_right_is_right_when_nothing_more_is_told(text, act):
    assert at_check(text, act).answers == {"check": "right"} and not asides.is_interruption(said(text, "check", act), KNOWN)


@pytest.mark.parametrize("text", ["yes thats right im that worried about my heating", "yes please we are all sleeping in one room"])
def test_what_is_told_with_the_yes_is_sent_with_it(text):
    assert at_check(text, "affirm").answers == {"check": "right", "story": f"rent\n{text}"}


@pytest.mark.parametrize(("text", "act"), [
    ("it is my right hip not just hip", "inform"), ("1 but can you put im on the ground floor", "inform"), ("its my right leg that hurts", "inform"),
    ("yes that is right can you tell them about my knee", "inform"), ("yes but the flat is 2a", "affirm"),
    ("yes all fine apart from the flat number", "affirm"),
])
@pytest.mark.parametrize("changing", [False, True])
def test_a_wish_beside_the_yes_is_kept_and_the_summary_comes_again(text, act, changing):
    found = at_check(text, act, changing=changing)
    assert found.answers == {"story": f"rent\n{text}"} and found.say == "utter_noted" and not found.changing


def test_a_correction_in_a_long_text_does_not_lose_the_rest_of_it():
    text = "it is my right hip not just hip and its Dorothy with a y at the end"
    found = at_check(text, name="Doroth Pike")
    assert found.answers == {"name": "Dorothy Pike", "story": f"rent\n{text}"} and found.say == "utter_changed"


@pytest.mark.parametrize(("known", "sharing"), [
    ({"sharing": "ask_first"}, "all"), ({"sharing": "none"}, None), ({"sharing": "ask_first", "safe_contact": "certain_hours"}, None),
])
def test_one_option_for_another_is_the_question_that_was_answered_so(known, sharing):
    found = at_check("change 2 to 1", "correction", **known)
    assert found.answers == ({"sharing": sharing} if sharing else {}) and found.changing == (sharing is None)


@pytest.mark.parametrize(("text", "code"), [
    ("nearly, its QJ", "ST6 5QJ"), ("no its qj", "ST6 5QJ"), ("almost right it ends in qj", "ST6 5QJ"), ("nearly its 6QJ", "ST6 6QJ"),
    ("not quite, last two letters should be QJ not NB", "ST6 5QJ"),
])
def test_the_end_of_the_postcode_is_put_right_at_the_summary(text, code):
    found = answers.take(said(text, "check"), KNOWN)
    assert found.answers == {"postcode": code} and found.say == "utter_changed"


@pytest.mark.parametrize("text", ["no its ok", "no its us", "nearly, its Jo", "no its me", "nearly, its all there", "no it is we who pay"])
def test_two_letters_that_are_a_word_or_end_no_postcode_change_none(text):
    assert "postcode" not in answers.take(said(text, "check"), KNOWN).answers


def test_two_letters_may_be_a_short_name_put_right():
    assert "postcode" not in answers.take(said("nearly, its TJ", "check"), {**KNOWN, "name": "PJ"}).answers


@pytest.mark.parametrize(("text", "act"), [("dunno", "dont_know"), ("not really sure", "inform"), ("i dont know if thats right", "dont_know"),
                                           ("not sure, yeah send it", "dont_know")])
def test_who_is_not_sure_is_asked_once_more_in_other_words_and_nothing_is_sent(text, act):
    first, again = at_check(text, act), at_check(text, act, tries=1)
    assert (first.answers, first.say, first.understood) == ({}, "utter_check_again", False)
    assert (again.answers, again.say, again.understood) == ({}, None, False)  # "Say human and a person takes over"


@pytest.mark.parametrize(("text", "act"), [("yes", "affirm"), ("nothing", "deny"), ("sure, send it", "affirm")])
def test_a_yes_is_one(text, act):
    assert at_check(text, act).answers.get("check") == "right"


@pytest.mark.parametrize(("text", "act", "read", "left"), [
    ("dont put the rent bit down", "inform", ("rent_eviction",), ["work"]), ("please dont put my work on", "inform", (), ["rent_eviction"]),
    ("dont put the rent down please", "inform", ("mental_health",), ["work"]),
    ("i dont want to put the rent up", "inform", (), None), ("dont put the kids work down as homework", "inform", (), None),
    ("take the rent off, but the damp is bad", "inform", ("housing_conditions",), ["housing_conditions", "work"]),
])  # fmt: skip
def test_what_is_not_to_be_put_down_is_taken_off_and_nothing_else_is_read_into_it(text, act, read, left):
    assert at_check(text, act, read).answers.get("needs") == left


@pytest.mark.parametrize(("response", "needs", "short"), [
    ("utter_noted", ["work", "money"], False), ("utter_faq_cost", ["work", "money"], False),
    ("utter_faq_privacy", ["hoarding_selfneglect", "rent_eviction", "money"], True),
])
def test_the_whole_summary_is_shown_where_it_fits_beside_an_answer(response, needs, short):
    dispatcher = CollectingDispatcher()
    dispatcher.utter_message(response=response, office="01632 960100")
    assert words.too_long_with_summary(dispatcher, {**KNOWN, "needs": needs}) is short


@pytest.mark.parametrize(("text", "act", "hesitates"), [
    ("hang on", "inform", True), ("er", "inform", True), ("wait", "faq_how_long", True), ("one sec", "inform", True), ("not yet", "deny", True),
    ("wait, my name is wrong", "correction", False), ("ok", "affirm", False), ("one", "inform", False),
    ("hang on is that my postcode", "inform", False),
    ("how long is the wait", "faq_how_long", False),
])  # fmt: skip
def test_who_hesitates_has_said_nothing_yet(text, act, hesitates):
    assert checking.hesitates(text) is hesitates
    assert not hesitates or not asides.is_interruption(said(text, "check", act), KNOWN)
    assert not hesitates or (at_check(text, act).answers, at_check(text, act).say) == ({}, "utter_check_again")


def test_a_question_whether_that_is_all_sends_nothing():
    assert "check" not in at_check("is that it", "affirm").answers
    assert at_check("thats it", "affirm").answers["check"] == "right"


@pytest.mark.parametrize(("text", "kept"), [
    ("the street light outside is broke and i dont feel safe", True), ("pothole outside ours is massive", False), ("is the tip safe to use", False),
])
def test_fear_beside_a_street_light_is_heard(text, kept):
    assert asides.is_interruption(said(text, "anything_else", "out_of_scope"), KNOWN) is not kept


@pytest.mark.parametrize("text", ["Grand", "Affirmative", "That is an accurate account.", "she says yes", "agreed, thanks"])
def test_it_is_right_in_other_words(text):
    assert at_check(text).answers == {"check": "right"}


def test_a_question_whether_help_still_comes_changes_no_rule_and_sends_nothing():
    found = at_check("Yes that's it. Will I still get help though if I said no to sharing", "faq_privacy", sharing="none")
    assert found.answers == {} and found.say == "utter_faq_privacy"


def test_who_is_not_to_be_told_is_left_out_at_the_summary():
    assert at_check("Can you change it so the school isn't told", "correction").answers["left_out"] == ["the school"]
