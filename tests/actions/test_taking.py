"""What an answer is taken to mean: as residents wrote it, who meant another thing than was first understood."""

from dataclasses import replace

import pytest

from actions import answers, asides, corrections, matters, referral
from actions.heard import heard
from actions.turn import is_young
from bot.understanding.readers import read_slots
from bot.understanding.readers.who_is_told import left_out
from tests.actions.turns import KNOWN, said, taken


@pytest.mark.parametrize(("text", "act", "meant"), [
    ("none", "deny", "none"), ("None", "deny", "none"), ("no i said none", "deny", "none"), ("3 none", "deny", "none"),
    ("i'd rather not", "skip", "none"), ("police yes council no", "inform", "ask_first"), ("only my doctor", "inform", "ask_first"),
    ("school yes, solicitor no", "inform", "ask_first"), ("housing and nobody else", "inform", "ask_first"),
    ("womens aid only", "inform", "ask_first"), ("not bothered", "deny", "all"), ("ask me before you talk to anyone", "inform", "ask_first"),
    ("ok talk to anyone", "inform", "all"), ("just with the council", "inform", "ask_first"),
    ("2 but not my exes housing officer", "inform", "ask_first"),
    ("all but not the police", "inform", "all"), 
    ("yes but not the police", "inform", "all"), ("not the police", "inform", "ask_first"), ("all please", "restart", "all"),
])  # fmt: skip
def test_with_whom_it_may_be_shared(text, act, meant):
    assert taken(text, "sharing", act).answers["sharing"] == meant


@pytest.mark.parametrize(("text", "aside"), [
    ("can you ring me", False), ("phone me please", False), ("i want to talk to a person", True), ("ring me now", True),
    ("is there anyone i can actually speak to", True), ("a lady i can speak to", False), ("someone who speaks polish", False),
])  # fmt: skip
def test_a_call_where_wishes_are_asked_for_is_one(text, aside):
    assert asides.is_interruption(said(text, "preferences", "want_human"), KNOWN) is aside


@pytest.mark.parametrize(("text", "what"), [
    ("i want to make a complaint about your worker", "complaint"), ("complaint about your lad he never rang", "complaint"),
    ("ive complained about the damp for months", None), ("the council ignores my complaints", None),
    ("I want to complain about the housing officer she was rude", "complaint"), ("complaint against your housing team", "complaint"),
    ("my rent officer is a liar and i want to make a formal complaint about how i was treated", "complaint"),
    ("i complained to the housing officer about damp", None), ("i want to complain about my landlord", None),
    ("i made a complaint to housing about how they left the roof", None), ("i want to complain about a police officer", None),
    ("my PA hours have been cut, cant get dressed some days. i have cerebral palsy. considering a complaint", None),
    ("NO I DO NOT COMPLAIN", None), ("boss not pay me. if i complain i lose bed also", None), ("he bangs on the floor when i complain", None),
    ("no heating for weeks, might make a complaint", None), ("thinking of making a formal complaint", None),
    ("i considered it and i want to make a complaint", "complaint"),
    ("no heating for weeks and your worker never rang, i want to complain", "complaint"),
])  # fmt: skip
def test_a_complaint_about_us_is_one(text, what):
    assert matters.request_of(said(text, "anything_else")) == what


@pytest.mark.parametrize(("text", "asked", "needs", "story"), [
    ("no heating for weeks and your worker never rang, i want to complain", "story", ("food_fuel",), True),
    ("no heating for weeks and your worker never rang, i want to complain", None, ("food_fuel",), True),
    ("i want to complain about your worker", "story", (), False), ("i want to complain", "name", ("food_fuel",), False),
])
async def test_the_story_beside_a_complaint_is_kept(monkeypatch, text, asked, needs, story):
    monkeypatch.setattr(referral.referrals, "write_answers", _nothing)
    monkeypatch.setattr(referral, "_is_nowhere", _nothing)
    found = await referral._take(said(text, asked, needs=needs), {}, "complaint")
    assert (found.answers.get("story"), found.answers.get("needs")) == ((text, list(needs)) if story else (None, None))


async def _nothing(*_: object) -> None:
    return None


@pytest.mark.parametrize(("text", "why"), [
    ("who is this? you keep texting my wife", "somebody_else"), ("what has he been telling you", "somebody_else"),
    ("hi its his mrs here who is this", "somebody_else"), ("stop texting my wife", "somebody_else"),
    ("a man keeps texting my daughter", None), ("im doing my gcses", "young"), ("im in yr 9", "young"), ("my teacher said to txt this", "young"),
])  # fmt: skip
def test_who_else_writes(text, why):
    assert matters.person_at_once(said(text, "postcode"), KNOWN) == why


@pytest.mark.parametrize(("text", "known", "told"), [
    ("this is Fays mum. who are you", {}, {"safe_contact": "reply_only"}), ("who is this texting my missus", {"safe_contact": "do_not_text"}, {}),
    ("is that you still texting my girlfriend", {"safe_contact": "certain_hours"}, {"safe_contact": "reply_only"}),
    ("this is Fays mum, writing for Fay", {"story": None}, {"name": "Gaz"}),
])  # fmt: skip
def test_what_somebody_else_writes_is_no_answer(text, known, told):
    assert heard(said(text, "postcode", needs=("money",), name="Gaz"), {**KNOWN, "name": None, **known}) == told


@pytest.mark.parametrize(("text", "young", "needs", "request_"), [
    ("am i in trouble", True, (), "young_trouble"), ("will i get me mum in trouble", True, (), "young_trouble"),
    ("pls dont tell anyone", True, (), "young_secret"), ("are u gonna tell me dad", True, (), "young_secret"),
    ("no i dont want her to know", True, (), "young_secret"), ("mum cant find out", True, (), "young_secret"),
    ("dont let him know", True, (), "young_secret"), ("is this a secret", True, (), "young_secret"),
    ("i dont want her to go", True, (), None), ("i dont know", True, (), None), ("she wont let me out", True, (), None),
    ("pls dont tell anyone", False, (), None), ("theres no food dont tell mum", True, ("food_fuel",), None), ("theres no food", True, (), None),
])  # fmt: skip
def test_what_a_child_asks_is_answered(text, young, needs, request_):
    assert matters.request_of(replace(said(text, None, needs=needs), young=young)) == request_


@pytest.mark.parametrize(("age", "young"), [(11, True), (17, True), ("under 18", True), (18, False), (None, False)])
def test_an_age_is_a_childs(age, young):
    assert is_young(age) is young


@pytest.mark.parametrize("text", ["hes just walked in gotta go", "gotta go hes here", "stop texting me", "gtg hes back"])
def test_somebody_who_must_stop_is_asked_nothing_more(text):
    assert matters.wants_quiet(said(text, "safe_contact"))


@pytest.mark.parametrize(("text", "asked", "act", "slot"), [
    ("social worker for the lad", "helpers", "faq_key_worker", "helpers"), ("no cos he works for the council", "postcode", "inform", "postcode"),
])
def test_answers_that_were_taken_for_something_else(text, asked, act, slot):
    assert not asides.is_interruption(said(text, asked, act), KNOWN)
    assert taken(text, asked, act).answers[slot] in (text, "skipped")


def test_that_they_agree_is_heard_unasked():
    known = {**KNOWN, "on_behalf_of": "mum"}
    assert answers.take(said("shes ok with it", "matters_most"), known).answers["agreement"] == "agreed"
    assert heard(said("its for my mum, she cant manage and agreed i can text", None), {})["agreement"] == "agreed"
    assert "agreement" not in taken("shes ok with it", "matters_most").answers
    assert heard(said("im her daughter texting for her", None), {})["on_behalf_of"] == "her"
    assert "agreement" not in heard(said("its for my mum, she hasnt agreed", None), {})


@pytest.mark.parametrize(("text", "act", "put_right"), [
    ("I dont want sharing with none actually", "skip", {"sharing": "none"}),
    ("I dont want you sharing with anyone actually", "inform", {"sharing": "none"}),
    ("you can share with all", "faq_privacy", {"sharing": "all"}), ("no its mike not mick", "correction", {"name": "Mike"}),
    ("take the rent off its paid now", "inform", {"needs": ["work"]}), ("not work, i lost me wages", "inform", {"needs": ["rent_eviction"]}),
])  # fmt: skip
def test_at_the_summary_things_are_put_right_and_nothing_is_sent(text, act, put_right):
    turn = said(text, "check", act)
    assert not asides.is_interruption(turn, KNOWN)
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
    assert not asides.is_interruption(said("just dog", "household", "chitchat"), KNOWN)


def test_a_need_taken_out_is_named():
    assert corrections.not_needs("its not my health its my benefits") >= {"physical_health"}
    assert corrections.not_needs("not school, the damp as well") == {"education"}
    for trouble in ("i cant work and the rent is late", "i do not work", "there isnt any food in", "the boiler, its not heating up",
                    "not just school, the damp as well", "and its not just money its me nerves as well"):
        assert corrections.not_needs(trouble) == set(), trouble


@pytest.mark.parametrize("text", ["landlord not doing repairs", "the council not helping", "council no help at all"])
def test_a_service_that_does_nothing_is_not_one_to_leave_out(text):
    assert left_out(text) == []


@pytest.mark.parametrize(("text", "quiet"), [("stop texting me", True), ("leave me alone", True), ("go away please", True), ("piss off", False),
                                             ("tell him to leave me alone", False), ("make it stop", False),
                                             ("Unsubscribe me please", True), ("please stop", True), ("stop sending me these", True),
                                             ("please stop my landlord", False)])  # fmt: skip
def test_leave_me_alone_is_heard(text, quiet):
    assert matters.wants_quiet(said(text, "name")) is quiet


def test_the_potteries_end_of_a_sentence_is_no_consent():
    found = taken("oh and my gas is about to run out an all", "sharing", needs=("food_fuel",))
    assert "sharing" not in found.answers and "food_fuel" in found.answers["needs"] and found.say == "utter_noted"


@pytest.mark.parametrize("text", ["and no gas", "also my ex is taking me to court"])
def test_what_they_go_on_to_tell_is_kept_and_the_question_asked_again(text):
    found = answers.take(said(text, "name"), {"story": "rent", "needs": ["rent_eviction"], "anything_else": "no"})
    assert found.answers["story"] == f"rent\n{text}" and found.say == "utter_noted"


@pytest.mark.parametrize(("text", "reading", "found"), [
    ("actually call me Lee", {"name": "Lee"}, {"name": "Lee"}), ("i've moved to ST3 5RR", {"postcode": "ST3 5RR"}, {"postcode": "ST3 5RR"}),
    ("its 07700 900 223 sorry", {"phone": "+447700900223"}, {"phone": "+447700900223"}), ("ring Lee", {"name": "Lee"}, {}),
])
def test_with_a_case_open_plain_corrections_are_taken(text, reading, found):
    assert heard(said(text, None, **reading), {**KNOWN, "phone": "+447700900222"}) == found


def test_a_partner_put_right_leaves_nobody_out():
    assert left_out("its not my husband its my boyfriend who left") == []
    assert left_out("not my husband") == ["husband"]
    assert left_out("dont tell the health visitor") == ["the health visitor"]


def test_the_writers_name_is_not_the_name_of_whom_it_is_about():
    known = {"story": "dads fallen", "on_behalf_of": "dad"}
    assert "name" not in heard(said("my names rob", "helpers", name="Rob"), known)
    assert heard(said("his name is Lee", "helpers", name="Lee"), known)["name"] == "Lee"


@pytest.mark.parametrize("text", ["is this a scam", "is this real"])
def test_whoever_doubts_us_is_told_how_to_check(text):
    found = answers.take(said(text, "story", "inform"), {})
    assert found.say == "utter_genuine" and found.answers == {}


@pytest.mark.parametrize(("text", "place"), [
    ("dunno she moves about, longton mostly", "Longton"), ("fenton not sure of postcode", "Fenton"), ("mates sofa in hanley", "Hanley"),
    ("kidsgrove", "Kidsgrove"), ("i live in newcastle under lyme", "Newcastle-Under-Lyme"), ("nfa", None),
])
def test_a_place_named_in_any_words_will_do(text, place):
    answered = taken(text, "postcode", "skip").answers
    assert answered["postcode"] == "skipped" and answered.get("locality") == place


@pytest.mark.parametrize(("text", "asked", "act"), [
    ("a bit of time to pay", "matters_most", "faq_cost"), ("time to pay", "matters_most", "faq_cost"),
    ("help with forms", "matters_most", "faq_service"),
    ("peace and quiet", "matters_most", "chitchat"), ("a key worker from the hostel", "helpers", "faq_key_worker"),
    ("the school knows", "helpers", "dont_know"), ("my doctor knows about it", "helpers", "dont_know"),
    ("mornin times", "preferences", "greet"), ("mornings", "preferences", "greet"), ("in the mornin", "preferences", "greet"),
])
def test_an_answer_that_sounds_like_a_question_or_small_talk_is_one(text, asked, act):
    assert not asides.is_interruption(said(text, asked, act), KNOWN) and taken(text, asked, act).answers == {asked: text}


@pytest.mark.parametrize(("text", "asked", "act"), [
    ("how much does it cost", "matters_most", "faq_cost"), ("do i have to pay", "matters_most", "faq_cost"),
    ("is it free", "matters_most", "faq_cost"),
    ("cost", "matters_most", "faq_cost"), ("who will see this", "matters_most", "faq_privacy"), ("lovely weather today", "matters_most", "chitchat"),
    ("what does a key worker do", "helpers", "faq_key_worker"), ("morning", "preferences", "greet"), ("good morning", "preferences", "greet"),
    ("time to pay", "name", "faq_cost"), ("i dont understand", "helpers", "faq_service"), ("i dont get it", "matters_most", "faq_service"),
])
def test_what_asks_us_something_stays_an_aside(text, asked, act):
    assert asides.is_interruption(said(text, asked, act), KNOWN)


@pytest.mark.parametrize("text", ["the leccy cos ive got a babby", "my kids, 4 and 6", "the rent cos i have 2 kids"])
def test_what_matters_most_may_name_children(text):
    found = taken(text, "matters_most", **read_slots(text, "matters_most"))
    assert found.answers["matters_most"] == text and found.answers["children"]


@pytest.mark.parametrize(("asked", "act", "say"), [
    (None, "inform", "utter_faq_service"), (None, "greet", "utter_faq_service"), (None, "faq_privacy", None),
    ("story", "inform", "utter_faq_service"),
])
def test_who_we_are_is_answered_and_is_no_story(asked, act, say):
    found = answers.take(said("ay up duck can yer tell me who this is", asked, act), {})
    assert found.answers == {} and found.say == say and found.understood


@pytest.mark.parametrize(("text", "asked"), [("Urdu interpreter", "sharing"), ("interpreter, Punjabi", "name"), ("I speak Polish", "household"),
                                             ("polish interpreter please", "helpers"), ("can i have an urdu interpreter", "check")])
def test_an_interpreter_named_in_english_is_noted_and_the_question_goes_on(text: str, asked: str) -> None:
    known = {slot: value for slot, value in KNOWN.items() if slot not in (asked, "preferences")}
    turn = said(text, asked, "other_language")
    assert matters.person_at_once(turn, known) is None and not asides.is_interruption(turn, known)
    told = answers.take(turn, known)
    assert told.answers["preferences"] == text and told.answers.get(asked) is None and told.understood


@pytest.mark.parametrize(("text", "asked", "known"), [
    ("do you speak polish", None, {}), ("polish", "story", {}), ("i dont speak english, urdu interpreter", "sharing", {"story": "rent"}),
    ("Urdu interpreter", "sharing", {"story": "mujhe madad chahiye"}),
    ("Urdu interpreter", "sharing", {"story": "rent", "language": "Urdu, needs an interpreter"}),
])  # fmt: skip
def test_who_does_not_write_english_gets_a_person_with_an_interpreter(text: str, asked: str | None, known: dict) -> None:
    assert matters.person_at_once(said(text, asked, "other_language"), known) == "language"


@pytest.mark.parametrize(("text", "asked", "before", "noted"), [
    ("cant read", "story", None, "cant read"), ("i cant read good", "household", "a woman please", "a woman please; i cant read good"),
    ("my son cant read", "story", None, None), ("Urdu interpreter", "check", "mornings", "mornings; Urdu interpreter"),
])  # fmt: skip
def test_who_cannot_read_well_has_said_a_preference(text: str, asked: str, before: str | None, noted: str | None) -> None:
    assert heard(said(text, asked), {"story": "rent", "preferences": before}).get("preferences") == noted


@pytest.mark.parametrize(("text", "asked", "needs"), [("money", None, ("money",)), ("family", "story", ("family_parenting",)), ("home", None, ()),
                                                      ("feeling unsafe", "story", ())])
def test_a_topic_of_our_own_hint_is_the_story(text: str, asked: str | None, needs: tuple[str, ...]) -> None:
    for before in ({}, {"hinted": True}):
        told = answers.take(said(text, asked, "inform", needs), before)
        assert told.answers["story"] == text and told.answers.get("needs", []) == list(needs) and told.say is None


@pytest.mark.parametrize(("text", "out", "added"), [
    ("thats not right she isnt in school. its rent damp and her chest", {"education"}, ["rent_eviction", "housing_conditions"]),
    ("wrong, hes not at school, its the neighbours", {"education"}, ["asb"]), ("she isnt in school", set(), []),
    ("he is not in school since march, its the bullying", set(), []),
])  # fmt: skip
def test_what_is_put_right_leaves_and_what_it_is_comes(text: str, out: set[str], added: list[str]) -> None:
    assert corrections.not_needs(text) == out and corrections.needs_as_well(text) == added


@pytest.mark.parametrize(("text", "act", "most"), [
    ("no thats all. the main thing is getting my money safe", "inform", "getting my money safe"),
    ("no that's all, the main thing is keeping the flat", "deny", "keeping the flat"), ("stairlift is the main thing", "inform", "stairlift"),
    ("no thats all", "deny", None), ("no thats the main thing", "deny", None), ("whats the main thing", "inform", None),
])  # fmt: skip
def test_what_matters_most_told_beside_the_no_is_kept(text, act, most):
    found = answers.take(said(text, "anything_else", act), {"story": "rent"}).answers
    assert found.get("matters_most") == most
    assert most is None or found["anything_else"] == "no"


@pytest.mark.parametrize(("text", "asked", "act", "aside"), [
    ("ST6 4BB I think, it's Moorland Road area", "postcode", "out_of_scope", False),
    ("when are bins collected in ST6 4BB?", "postcode", "out_of_scope", True),
    ("a break", "matters_most", "goodbye", False), ("bye then", "matters_most", "goodbye", True), ("ta ra duck", "matters_most", "goodbye", True),
    ("staying put", "matters_most", "goodbye", False),
    ("plain english ta", "preferences", "other_language", False), ("no english", "preferences", "other_language", True),
    ("dont like talking on phone", "preferences", "want_human", False),
    ("dont want a bot, let me talk to someone", "preferences", "want_human", True),
    ("the noise team supposed to be", "helpers", "chitchat", False), ("your team any good lol", "helpers", "chitchat", True),
])  # fmt: skip
def test_an_answer_that_sounds_like_an_aside_is_an_answer(text, asked, act, aside):
    assert asides.is_interruption(said(text, asked, act, **read_slots(text, asked)), KNOWN) is aside


@pytest.mark.parametrize(("text", "locality"), [
    ("i live in leek but i work in stoke", "Leek"), ("i live in stoke but i work in leek", "Stoke"), ("i live and work in stoke", "Stoke"),
])
def test_where_they_work_is_not_where_they_live(text, locality):
    assert heard(said(text, None, **read_slots(text, None)), {}).get("locality") == locality
