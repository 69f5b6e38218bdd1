"""What a text means, end to end, with the model in use."""

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.languages import in_another_script
from bot.understanding.readers.opting_out import says_stop
from bot.understanding.understander import NOT_TO_BE_RUNG
from bot.understanding.vocabulary import ACTS, DANGERS, NEEDS, SLOTS, gravest


@pytest.mark.parametrize("text", ["STOP", "stop", " Stop. ", "StopAll", "UNSUBSCRIBE", "end", "Quit", "cancel", "REVOKE", "optout"])
def test_the_exact_keyword_opts_out(understander, text):
    assert understander.understand(text)["act"] == "stop_optout"


@pytest.mark.parametrize(
    "text",
    ["make it stop", "stop him", "stop texting me", "please stop", "I want it to end", "the end of my tether", "stop it",
     "they want to cancel my benefits", "cancel that last bit", "quit my job", "stop stop stop", "STOP the noise next door",
     "bus stop", "dont stop", "he wont stop", "can you stop the bailiffs", "end of tenancy", "i quit smoking", "stopped"],
)  # fmt: skip
def test_nothing_else_opts_anybody_out(understander, text):
    assert understander.understand(text)["act"] != "stop_optout"
    assert not says_stop(text)


@pytest.mark.parametrize(("text", "act"), [("hi is this free", "faq_cost"), ("hiya, are you a robot", "bot_challenge"), ("hello", "greet"),
                                           ("good morning duck", "greet")])  # fmt: skip
def test_a_greeting_before_a_question_does_not_hide_it(understander, text, act):
    assert understander.understand(text)["act"] == act


def test_no_training_text_but_the_keywords_opts_out(understander):
    from bot.understanding.texts import examples, labelled

    texts = [text.text for text in labelled()] + [e.text for e in examples() if e.act != "stop_optout"]
    assert [text for text in texts if says_stop(text)] == []


@pytest.mark.parametrize(("text", "asked", "danger", "hint"), [
    ("when hes not here", "safe_contact", None, "violence_now"), ("when hes not here", "story", "violence_now", None),
    ("only when hes got the knife out", "story", "violence_now", None),
    ("the youngest is 2 not 1", "helpers", None, "violence_now"), ("no the baby is one, not two", None, None, "violence_now"),
    ("shes 14", "helpers", None, "violence_now"), ("shes 14 hes hit her", "helpers", "violence_now", None),
    ("the youngest is 2 not 1 and hes blue", "helpers", "violence_now", None),
])  # fmt: skip
def test_an_answer_on_how_to_reach_them_brings_a_reader_and_no_sirens(understander, text, asked, danger, hint):
    classified = {"act": "inform", "confidence": 0.9, "needs": [], "danger": "violence_now", "hint": None, "danger_by": "classifier", "chance": 0.99}
    read = understander.complete(classified, text, asked)
    assert (read["danger"], read["hint"]) == (danger, hint)


@pytest.mark.parametrize(("text", "asked", "danger"), [
    ("stopping before i lose my family", "matters_most", None), ("him n his mum n that", "household", None),
    ("stopping before i lose my family", None, "violence_now"), ("stopping before i lose my family", "anything_else", "violence_now"),
    ("stopping him before he comes home tonight and does what he did last week to us", "matters_most", "violence_now"),
])  # fmt: skip
def test_a_short_answer_needs_the_classifier_to_have_no_doubt(understander, text, asked, danger):
    classified = {"act": "inform", "confidence": 0.9, "needs": [], "danger": "violence_now", "hint": None, "danger_by": "classifier"}
    read = understander.complete(classified | {"chance": 0.7}, text, asked)
    assert (read["danger"], read["hint"]) == (danger, None if danger else "violence_now")
    assert understander.complete(classified | {"chance": 0.99}, f"{text}, im scared", "matters_most")["danger"] == "violence_now"


@pytest.mark.parametrize(("text", "asked", "chance", "danger"), [
    ("For her: keeping the flat. For me: heat for the baby", "matters_most", 0.6, None),
    ("For her: keeping the flat. For me: heat for the baby", "story", 0.7, "suicide"),
    ("For her: keeping the flat. For me: taking all the pills", "matters_most", 0.7, "suicide"),
    ("i live with 5 men from work in one house. my children in Romania with my mother", "household", 0.6, None),
    ("they took them all of them an hour back before i knew owt about it and now nothing", "matters_most", 0.6, None),
    ("they took them all of them an hour back before i knew owt about it and now nothing", "matters_most", 0.8, "suicide"),
    ("dont tell anyone but i took all of them", "matters_most", 0.99, "suicide"),
    ("nearly. put Gareth not Gaz, dont want it looking daft", "check", 0.99, None),
    ("having my own life back", "matters_most", 0.6, None), ("i dont want this life", "matters_most", 0.99, "suicide"),
    ("hes never hit her that i know of", "anything_else", 0.99, None), ("hes never hit me but he had a knife", "story", 0.99, "suicide"),
    ("hes never hit me this hard", "story", 0.99, "suicide"), ("he doesnt hit me where it shows", "story", 0.99, "suicide"),
    ("he hasnt hit me yet today", "anything_else", 0.99, "suicide"),
    ("mam dosc wszystkiego i nie chce zyc", "matters_most", 0.7, "suicide"),
])
def test_an_answer_without_any_word_of_a_danger_brings_a_siren_only_where_the_classifier_is_sure(understander, text, asked, chance, danger):
    classified = {"act": "inform", "confidence": 0.9, "needs": [], "danger": "suicide", "hint": None, "danger_by": "classifier", "chance": chance}
    read = understander.complete(classified, text, asked)
    assert (read["danger"], read["hint"]) == (danger, None if danger else "suicide")


@pytest.mark.parametrize(("asked", "chance", "needs"), [
    ("story", 0.4, ["loneliness"]), ("household", 0.6, []), ("household", 0.95, ["loneliness"]), ("anything_else", 0.4, []),
    ("check", 0.4, ["loneliness"]),
])
def test_an_answer_to_a_question_for_facts_names_a_need_only_where_the_classifier_is_sure(understander, asked, chance, needs):
    classified = {"act": "inform", "confidence": 0.9, "needs": ["loneliness"], "chances": {"loneliness": chance}, "danger": None, "hint": None,
                  "danger_by": None, "chance": 0.0}  # fmt: skip
    assert understander.complete(classified, "just me and the dog", asked)["needs"] == needs


def test_a_friend_of_twenty_in_danger_hears_no_words_for_children(understander):
    assert understander.understand("my mates bf controls who she sees and took her house keys. shes 20")["danger"] != "child_danger"


@pytest.mark.parametrize(("text", "asked", "act", "read"), [
    ("All, please.", "sharing", "restart", "inform"), ("sure start", "helpers", "restart", "inform"),
    ("start afresh", "sharing", "restart", "restart"),
    ("no have other phone", "reach", "wrong_number", "inform"), ("whoever you need", "sharing", "wrong_number", "inform"),
    ("I was trying to text my sister, sorry", "name", "wrong_number", "wrong_number"),
])  # fmt: skip
def test_no_answer_starts_the_intake_anew_or_sends_anybody_away(understander, text, asked, act, read):
    classified = {"act": act, "confidence": 0.9, "needs": [], "danger": None, "hint": None, "danger_by": None, "chance": 0.0}
    assert understander.complete(classified, text, asked)["act"] == read


def test_a_phrase_of_danger_is_raised_whatever_was_asked(understander):
    assert understander.understand("when he is hitting me", "contact_time")["danger"] == "violence_now"


def test_the_gravest_danger_is_the_one_said():
    assert gravest({"self_harm", "medical_fire", "suicide"}) == "suicide"
    assert gravest({"self_harm", "child_danger"}) == "child_danger"
    assert gravest(set()) is None


@pytest.mark.parametrize(("text", "kind"), [
    ("the old man next door hasn't been seen since friday", "medical_fire"),
    ("my grandad aint been seen for 3 days n his curtains r shut, he dont answer door", "medical_fire"),
])  # fmt: skip
def test_an_old_person_nobody_has_seen_is_no_child_in_danger(understander, text, kind):
    assert understander.understand(text)["danger"] == kind


def test_danger_is_found_in_the_middle_of_a_long_text(understander):
    before = "Hiya, it is about the boiler really, the man came on Tuesday and said he would order a part for it. " * 6
    after = " Anyway the bins have not been taken either and the kids are off school on Monday. " * 6
    assert understander.understand(before + "I want to kill myself. " + after)["danger"] == "suicide"


def test_what_comes_past_the_thousandth_character_is_still_screened(understander):
    assert understander.understand("the boiler is broke " * 200 + "i want to kill myself " + "and it is cold " * 200)["danger"]


def test_a_need_is_found_in_the_third_sentence(understander):
    text = (
        "Hello love, I was on the bus on Thursday and the lady next to me said to try you lot. I have lived round here "
        "forty years, never asked for a thing. The council have sent notice that I will be evicted for rent arrears."
    )
    assert "rent_eviction" in understander.understand(text)["needs"]


@pytest.mark.parametrize("name", ["Manjit Kaur", "Jaswinder Kaur Gill", "Krzysztof Wisniewski", "Rojin Ahmadi"])
def test_a_few_words_where_the_name_is_asked_for_are_a_name_and_no_other_language(understander, name):
    read = understander.understand(name, "name")
    assert read["act"] == "inform" and read["slots"]["name"] == name


@pytest.mark.parametrize("text", ["nie rozumiem", "nu inteleg", "não entendo", "samajh nahi aya", "punjabi", "polish please", "ਗੁਰਪ੍ਰੀਤ ਕੌਰ"])
def test_another_language_where_the_name_is_asked_for_is_one(understander, text):
    assert understander.understand(text, "name")["act"] == "other_language"


@pytest.mark.parametrize("text", ["SPRAWDZA MI TELEFON", "só de manhã", "sirf subah 10 se 12", "please call mat karna", "sirf savere"])
@pytest.mark.parametrize("asked", [None, "safe_contact", "household"])
def test_how_to_reach_them_in_another_language_brings_a_person(understander, text, asked):
    assert understander.understand(text, asked)["act"] == "other_language"


def test_needs_in_another_language_are_read_from_its_words(understander):
    assert "food_fuel" in understander.understand("ਬੱਚੇ ਭੁੱਖੇ ਹਨ")["needs"]
    assert "homelessness" in understander.understand("nie mam domu i dwoje dzieci")["needs"]


def test_another_script_goes_to_a_person_who_reads_it(understander):
    assert understander.understand("مجھے مدد چاہیے")["act"] == "other_language"
    assert not in_another_script("Café naïve ok")


def test_the_cheap_part_can_be_done_again_for_another_question(understander):
    classified = understander.classify("Kev")
    asked_name = understander.complete(classified, "Kev", "name")
    assert asked_name["slots"]["name"] == "Kev"
    assert understander.complete(classified, "Kev", None)["needs"] == asked_name["needs"]


def test_nothing_at_all_is_understood_as_nothing(understander):
    for text in ("", "   ", "\u200b", "\n\n"):
        answer = understander.understand(text)
        assert answer["needs"] == [] and answer["danger"] is None


@settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))
@given(
    st.text(st.characters(exclude_categories=()), max_size=300),
    st.sampled_from([None, *SLOTS, "safe_contact", "nonsense"]),
)
def test_whatever_is_written_the_answer_stays_in_the_vocabulary(understander, text, asked):
    answer = json.loads(json.dumps(understander.understand(text, asked)))
    assert answer["act"] in ACTS
    assert set(answer["needs"]) <= set(NEEDS)
    assert answer["danger"] in (None, *DANGERS)
    assert set(answer["slots"]) <= set(SLOTS)
    assert 0 <= answer["confidence"] <= 1


@pytest.mark.parametrize(("text", "whole"), [
    ("by the way dont ring the doctors about me", True), ("please don't tell my work about it", True),
    ("dont ring the police about me", False), ("dont ring the doctors about me i wont be here", False), ("dont tell the doctor", False),
])
def test_whom_not_to_ring_is_no_danger_by_the_classifier_alone(text: str, whole: bool) -> None:
    assert bool(NOT_TO_BE_RUNG.fullmatch(text)) is whole
