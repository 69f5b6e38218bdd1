"""What a text tells on the way: tables of what people write, and what is taken from it. Nothing here runs a process."""

from typing import Any
from uuid import uuid4

import pytest

from actions import matters, postcode_put_right
from actions.answers import take
from actions.asides import is_interruption
from actions.choices import chosen
from actions.code_word import chosen as code_word
from actions.heard import heard
from actions.turn import Said
from bot import languages
from bot.requests import a_month_after
from bot.understanding.readers import read_slots
from bot.understanding.readers.who_is_told import left_out
from bot.understanding.readers.wishes import wants_only_a_person
from bot.understanding.understander import Understander

KNOWN = {"story": "the rent", "name": "Ann", "postcode": "ST6 5MB", "needs": ["rent_eviction"]}


def said(text: str, asked: str | None = None, act: str = "inform", needs: tuple[str, ...] = (), channel: str = "sms") -> Said:
    return Said(uuid4(), uuid4(), channel, asked, text, act, needs, read_slots(text, asked))


@pytest.mark.parametrize(("text", "rule"), [
    ("i owe rent. dont text me back he reads my phone", "do_not_text"), ("please don't text me", "do_not_text"),
    ("its not safe to reply to this", "do_not_text"), ("only text me when i text you", "reply_only"),
    ("my husband checks my phone", "reply_only"), ("this isnt my phone its my mates", "reply_only"),
    ("only text me after 9 when hes at work", "certain_hours"), ("dont text when hes home, after 9 only", "certain_hours"),
    ("text me any time", "any_time"), ("you can text me whenever", "any_time"),
    ("he texts me all day", None), ("my landlord wont reply to my messages", None), ("my phone is broken", None),
    ("i cant text him any more", None),
])  # fmt: skip
def test_how_it_is_safe_to_reach_them_is_heard_unasked(text: str, rule: str | None) -> None:
    assert heard(said(text), {}).get("safe_contact") == rule


@pytest.mark.parametrize(("text", "slots"), [
    ("its Kev, ST4 2QR, just me", {"name": "Kev", "postcode": "ST4 2QR", "household": "just me"}),
    ("behind with the rent, 3 kids 2, 5 and 11", {"children": {"count": 3, "ages": [2, 5, 11]}, "household": None}),
    ("the school is helping already", {"helpers": "the school is helping"}),
    ("ask me before you talk to anyone", {"sharing": "ask_first"}), ("dont tell anyone else about this", {"sharing": "none"}),
    ("a woman please", {"preferences": "a woman please"}), ("can i have a male worker", {"preferences": "can i have a male worker"}),
    ("im texting for my mum", {"on_behalf_of": "mum"}), ("on behalf of my brother who lost his flat", {"on_behalf_of": "brother"}),
    ("can you help my neighbour", {"on_behalf_of": "neighbour"}),
    ("my mother in law is 90 and cant manage her stairs", {"on_behalf_of": "mother in law"}),
    ("Im Karen Podmore, health visitor, 07700 900123, referring a mum Kelly Smith", {"on_behalf_of": "mum", "name": "Kelly Smith", "reach":
        "Im Karen Podmore, health visitor, 07700 900123"}),
])
def test_answers_to_other_questions_are_taken(text: str, slots: dict[str, Any]) -> None:
    assert {slot: heard(said(text), {}).get(slot) for slot in slots} == slots


def test_an_answer_is_not_a_need() -> None:
    at_home = said("2 kids 4 and 6", "household", needs=("family_parenting",))
    assert "needs" not in heard(at_home, {}) and take(at_home, {"story": "x"}).answers["household"] == "2 kids 4 and 6"


@pytest.mark.parametrize(("text", "asked", "code"), [
    ("its 5NB not 5MB", "household", "ST6 5NB"), ("sorry postcode should be ST6 5NX", "check", "ST6 5NX"), ("ends in 5NB", "helpers", "ST6 5NB"),
    ("3rd", "household", None), ("2 of us", "household", None), ("5 and 7", "household", None),
])
def test_a_postcode_is_put_right_by_a_part_of_it_and_by_nothing_else(text: str, asked: str, code: str | None) -> None:
    assert postcode_put_right.postcode("ST6 5MB", text, asked) == code


def test_the_second_half_of_a_postcode_may_come_a_text_later() -> None:
    assert heard(said("3 L X", "household"), {"story": "x", "postcode": "ST1"})["postcode"] == "ST1 3LX"
    assert "postcode" not in heard(said("2 kids", "household"), {"story": "x", "postcode": "ST1"})


@pytest.mark.parametrize(("text", "out"), [
    ("leave the police out of it after all", ["the police"]), ("anyone but social services", ["social services"]),
    ("dont include the police", ["the police"]), ("no police please", ["the police"]), ("i dont want the police involved", ["the police"]),
   
    ("exclude the council", ["the council"]), ("i dont have a doctor", []), ("no school today", []),
    ("all except the council", ["the council"]), ("dont tell my landlord", ["their landlord"]), ("dont tell housing", ["housing"]),
    ("yes but not the police", ["the police"]),
    ("the police came round last night", []), ("no thats wrong its the water bill not the council tax", []),
    ("the council wont answer", []), ("not sleeping", []),
])
def test_services_to_leave_out(text: str, out: list[str]) -> None:
    assert left_out(text) == out


@pytest.mark.parametrize(("text", "only"), [
    ("only the doctor", ["the doctor"]), ("just my gp and the school", ["the doctor", "the school"]), ("nobody but my doctor", ["the doctor"]),
    ("not the doctor", None), ("all of them", None),
])
def test_services_that_are_the_only_ones(text: str, only: list[str] | None) -> None:
    told = take(said(text, "sharing"), {"story": "x"}).answers
    assert told.get("share_only") == only and (only is None or told["sharing"] == "ask_first")


@pytest.mark.parametrize(("slot", "text", "value"), [
    ("safe_contact", "2", "certain_hours"), ("safe_contact", "twoo", "certain_hours"), ("safe_contact", "fuor", "do_not_text"),
    ("safe_contact", "Any tme", "any_time"), ("safe_contact", "yes but only when i text first", "reply_only"),
    ("safe_contact", "no he'd kill me", "do_not_text"), ("safe_contact", "yeah its safe", "any_time"), ("safe_contact", "banana", None),
    ("sharing", "aks me first", "ask_first"), ("sharing", "nobody", "none"), ("sharing", "whoever you need", "all"),
    ("sharing", "dont care", "ask_first"), ("sharing", "sharing should be 2", "ask_first"), ("sharing", "dont mind", "all"),
    ("check", "looks good", "right"), ("check", "thats wrong", "change"), ("check", "thats right", "right"),
    ("agreement", "she asked me to", "agreed"), ("agreement", "he doesnt know", "not_asked"), ("agreement", "no she wont want it", "refused"),
    ("carry_on", "go on then", "carry_on"), ("carry_on", "not now", "not_now"),
])
def test_options_are_picked_by_number_word_or_typo(slot: str, text: str, value: str | None) -> None:
    assert chosen(slot, text) == value


@pytest.mark.parametrize(("text", "language"), [
    ("Dzień dobry, nie mam pieniędzy", "polish"), ("potrzebuje pomocy nie mam pieniedzy na czynsz", "polish"),
    ("am nevoie de ajutor", "romanian"), ("preciso de ajuda com a renda", "portuguese"), ("mujhe madad chahiye", "urdu"),
    ("مجھے مدد چاہیے", "urdu"), ("أحتاج مساعدة", "arabic"), ("پێویستم بە یارمەتییە", "kurdish"), ("ਮੈਨੂੰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ", "punjabi"),
    ("moj muz mnie bije", "polish"), ("boje sie meza", "polish"), ("sotul meu ma bate", "romanian"), ("meu marido me bate", "portuguese"),
    ("please help my husband he hit me, mujhe dar lagta hai", "urdu"), ("mera shohar mujhe marta hai", "urdu"),
    ("menu madad chahidi hai, bache bhukhe ne", "punjabi"), ("Ghar da kiraya nahi ditta gaya do mahine ton", "punjabi"),
    ("ghar ka mahaul theek nahi", "urdu"), ("właściciel wyrzuca nas z mieszkania", "polish"), ("alîkarî dixwazim ji kerema xwe", "kurmanji"),
    ("samajh nahi aya", "urdu"), ("میرا شوہر", "urdu"), ("i cant tune me telly", None), ("telefon strada dia", None), ("marta is my mum da", None),
    ("asdkjfh lkj", None), ("the menu at the medo was bate", None),
    ("am skint and nan is ill", None), ("si senor", None), ("ay up duck conna pay me rent", None), ("ola is my sister", None),
])
def test_the_language_of_a_text(text: str, language: str | None) -> None:
    assert languages.of(text) == language


@pytest.mark.parametrize(("text", "request_"), [
    ("delete my data", "delete"), ("can you delete everything i told you", "delete"), ("can i see what you hold on me", "see"),
    ("i want a copy of my data", "see"), ("i want to make a complaint", "complaint"), ("how do i complain about my key worker", "complaint"),
    ("who sees this", None), ("the neighbours complain about my dog", None), ("i complained to the council about damp", None),
    ("i cant get rid of the mice", None), ("i want to see my kids", None), ("i want my data deleted", "delete"), ("remove my number", "delete"),
    ("wipe everything i said", "delete"), ("forget me", "delete"), ("please forget everything you know about me", "delete"),
    ("delete me from your system", "delete"), ("how do i get my details removed", "delete"), ("delete these messages", "delete"),
    ("its fine now hes gone out, forget what i said about danger", None), ("sorry forget that, only text when im at work 9 to 5", None),
    ("forget what i said", None), ("forget about the damp its the money", None), ("dont forget me", None), ("people forget me", None),
    ("he wants to get rid of me", None), ("he makes me delete my messages", None), ("i have to delete my texts", None),
    ("dont delete my data", None), ("had to get rid of everything i own", None), ("remove my name from the tenancy", None),
    ("get rid of my criminal record", None), ("my ex said he would delete my number", None), ("i forget my number", None),
])
def test_what_they_ask_of_the_service_itself(text: str, request_: str | None) -> None:
    assert matters.request_of(said(text)) == request_


@pytest.mark.parametrize(("text", "why"), [
    ("im in year 9 and get bullied", "young"), ("im still at school", "young"), ("my lad is in year 9", None),
    ("im only little", "young"), ("im only small and mum wont wake up", "young"),
    ("im a little short this month", None), ("im too young for a pension", None), ("im just little old me", None),
    ("am in yr 8", "young"), ("am only a kid", "young"), ("am at school picking up my son", None), ("i am a childminder", None),
    ("this is his wife now not dave", "somebody_else"), ("different person here", "somebody_else"), ("behind with the rent", None),
])
def test_a_person_at_once(text: str, why: str | None) -> None:
    assert matters.person_at_once(said(text), KNOWN) == why


@pytest.mark.parametrize(("text", "asked", "act", "interrupts"), [
    ("a woman please", "preferences", "want_human", False), ("a woman please", "helpers", "want_human", False),
    ("can i talk to a person", "helpers", "want_human", True), ("hi its kev", "name", "greet", False),
    ("its a new build", "postcode", "out_of_scope", False), ("who sees this", "postcode", "faq_privacy", True),
    ("sorry forget that, only text when im at work 9 to 5", "safe_contact", "faq_service", False),
    ("what hours are you open", "safe_contact", "faq_service", True),
    ("4", "safe_contact", "stop_optout", False), ("thanks", "helpers", "thanks", True),
    ("what about a hostel tonight", "check", "out_of_scope", False),
    ("is there a food bank", "household", "out_of_scope", False), ("when is bin day", "household", "out_of_scope", True),
    ("phone after 5 please", "preferences", "want_human", False), ("cant read well can you ring me", "preferences", "want_human", False),
    ("can someone ring me now", "preferences", "want_human", True), ("ring me im scared of reading it", "helpers", "want_human", True),
])
def test_what_is_an_answer_and_what_interrupts(text: str, asked: str, act: str, interrupts: bool) -> None:
    assert is_interruption(said(text, asked, act), {"story": "x"}) == interrupts


@pytest.mark.parametrize(("text", "most"), [
    ("keeping my home matters most", "keeping my home"), ("actually what matters most is the kids", "the kids"),
    ("the most important thing is my kids", "my kids"), ("seeing my kids is my priority now", "seeing my kids"),
    ("what matters most?", None), ("does it matter most", None),
    ("nothing matters any more", None), ("that matters most", None), ("none of it matters most days", None), ("just me, my home matters most", None),
])
def test_what_matters_most_is_heard_at_a_later_question(text: str, most: str | None) -> None:
    for asked, before in (("name", "work"), ("reach", "not asked"), ("household", "work"), ("sharing", None), ("check", "work")):
        known = {"story": "x", "needs": ["rent_eviction", "work"], "matters_most": before}
        told = take(said(text, asked), known)
        assert told.answers.get("matters_most") == most and (most is None or asked not in told.answers), asked


@pytest.mark.parametrize(("text", "people"), [
    ("getting him to leave me alone", None), ("that he leaves me alone", None), ("i cant manage on my own", None), ("i live alone", "live alone"),
    ("its just me", "just me"), ("on my own with 2 kids", "on my own"), ("me alone", "me alone"),
])
def test_who_wants_to_be_left_alone_does_not_live_alone(text: str, people: str | None) -> None:
    told = take(said(text, "matters_most"), {"story": "x"}).answers
    assert told.get("household") == people and (people is not None or told["matters_most"] == text)


def test_who_asks_for_a_person_tells_no_trouble() -> None:
    asks = ("put me through to someone", "anyone i can actually speak to", "is there anyone i can talk to", "i just want to speak to someone",
            "need to talk to a real person not this", "someone i can ring and talk to", "can i speak to whoever is in charge please")
    assert [text for text in asks if not wants_only_a_person(text)] == []
    tells = ("i have no one to talk to", "i need someone to talk to", "i cant talk to anyone", "there is not anyone i can talk to",
             "talk to my doctor",
             "is there anyone i can talk to about my drinking", "someone who rings me every day would help im lonely", "ring me",
             "not talking to anyone")
    assert [text for text in tells if wants_only_a_person(text)] == []


ASKED = ("matters_most", "safe_contact", "contact_time", "reach", "name", "postcode", "household", "helpers", "preferences", "sharing")


@pytest.mark.parametrize("text", [
    "how old do you have to be", "whats my options", "what time will you text", "im not sure what you mean by that", "does it matter",
    "where are you based", "who will text me", "what do i put",
])
def test_a_question_back_answers_no_question(text: str) -> None:
    class Inform(Understander):
        def classify(self, text: str) -> dict[str, Any]:
            return {"act": "inform", "confidence": 0.9, "needs": [], "danger": None, "hint": None, "danger_by": None}

    understander = Inform(models=None)  # the model takes it for an answer
    stored = [asked for asked in ASKED if not is_interruption(said(text, asked, understander.understand(text, asked)["act"]), KNOWN)]
    assert stored == []


@pytest.mark.parametrize("text", ["dont text me at all", "please dont contact me by text", "stop texting this phone"])
@pytest.mark.parametrize("asked", ["matters_most", "name", "postcode", "household", "helpers"])
def test_a_rule_for_reaching_them_answers_nothing_else(text: str, asked: str) -> None:
    known = {slot: value for slot, value in KNOWN.items() if slot != asked}
    told = take(said(text, asked), known)
    assert told.answers == {"safe_contact": "do_not_text"} and told.say == "utter_changed"
    again = take(said(text, asked), known | {"safe_contact": "do_not_text"})  # kept at the door already
    assert again.answers == {} and again.understood and again.say == "utter_noted"


@pytest.mark.parametrize(("text", "asked"), [
    ("not my mum any more she died", "helpers"), ("stop drinking", "matters_most"), ("never had any", "helpers"),
    ("text me when you want", "helpers"),
    ("dont text my husband hes at home with us", "household"),
])
def test_an_answer_that_begins_like_a_rule_is_one(text: str, asked: str) -> None:
    assert take(said(text, asked), {slot: value for slot, value in KNOWN.items() if slot != asked}).say != "utter_noted"


@pytest.mark.parametrize(("text", "word"), [
    ("CODE bluebell", "bluebell"), ("my code word is Blue Bell", "Blue Bell"), ("code: daisy", "daisy"), ("code", None),
    ("the dress code at work is daft and i hate it", None),
])
def test_a_code_word_is_chosen(text: str, word: str | None) -> None:
    assert code_word(text) == word


def test_two_misunderstandings_and_the_journey_moves_on() -> None:
    lost = said("asdf", "safe_contact")
    assert not take(lost, {"story": "x"}).understood and not take(lost, {"story": "x", "tries": 1}).understood
    moved = take(lost, {"story": "x", "tries": 2})
    assert moved.understood and moved.answers["safe_contact"] == "skipped"


@pytest.mark.parametrize("asked", [None, "story", "name", "household", "preferences", "check"])
def test_keys_at_random_are_a_misunderstanding_at_every_question(asked: str | None) -> None:
    known = {"story": "x"} if asked not in (None, "story") else {}
    taken = take(said("asdkjfh lkj", asked), known)
    assert not taken.understood and taken.answers == {} and matters.person_at_once(said("asdkjfh lkj", asked), known) is None


@pytest.mark.parametrize(("day", "due"), [("2026-01-31", "2026-02-28"), ("2026-12-05", "2027-01-05"), ("2026-03-30", "2026-04-30")])
def test_a_month_is_a_calendar_month(day: str, due: str) -> None:
    from datetime import date

    assert a_month_after(date.fromisoformat(day)) == date.fromisoformat(due)


@pytest.mark.parametrize(("text", "asked", "locality"), [
    ("waterloo road cobridge", "safe_contact", "Cobridge"), ("its 22 chell street hanley", "household", "Hanley"),
    ("14 leek road", "safe_contact", None), ("14 leek road", "household", None), ("14 leek road", "name", None), ("14 leek road", "helpers", None),
])  # fmt: skip
def test_an_address_is_kept_wherever_it_is_told_and_the_question_goes_on(text, asked, locality):
    taken = take(said(text, asked), {"story": "the rent", "needs": ["rent_eviction"]})
    assert taken.answers == {"story": f"the rent\n{text}"} | ({"locality": locality} if locality else {})
    assert taken.say == "utter_noted" and not is_interruption(said(text, asked), {})


@pytest.mark.parametrize(("text", "tries", "postcode", "say"), [
    ("14 leek road", 0, None, "utter_postcode_again"), ("newcastle street", 0, None, "utter_postcode_again"), ("14 leek road", 1, "skipped", None),
    ("newcastle street burslem", 0, "skipped", None), ("no fixed address", 0, "skipped", None), ("on the streets", 0, "skipped", None),
])  # fmt: skip
def test_a_street_where_the_postcode_is_asked(text, tries, postcode, say):
    taken = take(said(text, "postcode"), {"story": "the rent", "tries": tries})
    assert (taken.answers.get("postcode"), taken.say) == (postcode, say)
    assert taken.answers.get("locality") == ("Burslem" if "burslem" in text else None)


def test_an_address_as_the_first_text_is_no_story():
    assert "story" not in take(said("its 22 chell street hanley"), {}).answers
    assert take(said("14 leek road", "story"), {}).say == "utter_hint_story"


def test_a_home_outside_the_city_told_early_is_kept_unless_a_postcode_is():
    assert heard(said("im homeless in stafford town center"), {})["locality"] == "Stafford"
    assert "locality" not in heard(said("i live in leek ST6 4AB"), {})
    assert "locality" not in heard(said("i live in leek now"), KNOWN)
