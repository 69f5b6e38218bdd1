"""How it is safe to reach them: as residents wrote it, who meant another thing than was first understood."""

from dataclasses import replace

import pytest
from rasa_sdk import Tracker

from actions import answers, asides, words
from actions.heard import heard
from actions.person import WhileWithTeam
from bot.understanding.readers.safe_contact import safe_contact_said, texting_allowed
from tests.actions.turns import KNOWN, said, taken


@pytest.mark.parametrize(("text", "act", "meant"), [
    ("not really sure, he might see it", "dont_know", "reply_only"), ("he looks at my fone so only wen i text", "inform", "reply_only"),
    ("dont text me, only when i text you", "inform", "reply_only"), ("any", "status", "any_time"),
    ("its safe", "affirm", "any_time"), ("no he reads everything", "deny", "do_not_text"),
    ("ok hes gone", "affirm", "reply_only"), ("text me not her", "wrong_number", None), ("yes but delete the messages after", "inform", "reply_only"),
    ("if i say banana it means hes here", "inform", "reply_only"),
    ("ring my sister instead on 07700 900812, not this phone", "inform", "do_not_text"),
    ("only reply to me", "inform", "reply_only"), ("its not safe at all now", "inform", "do_not_text"), ("yes please carry on", "affirm", None),
    ("go on then", "affirm", None), ("can you not text this number between 6 and 8am or after 5, he's home", "inform", "certain_hours"),
    ("oh right. after 6 at night only, I'm at work", "inform", "certain_hours"), ("dont send messages he'll see", "inform", "do_not_text"),
])  # fmt: skip
def test_how_it_is_safe_to_reply(text, act, meant):
    assert not asides.is_interruption(said(text, "safe_contact", act), {})
    assert taken(text, "safe_contact", act).answers.get("safe_contact") == meant


@pytest.mark.parametrize(("text", "act", "meant"), [
    ("No! He look telephone. Only I write", "deny", "reply_only"), ("dont text me first any more only when i write", "inform", "reply_only"),
    ("dont text me", "inform", "do_not_text"), ("no, only my mum writes to me", "deny", "do_not_text"),
])
def test_only_when_they_write_is_a_reply_whatever_is_refused_beside_it(text, act, meant):
    assert taken(text, "safe_contact", act).answers["safe_contact"] == meant


@pytest.mark.parametrize(("text", "safe"), [("need somebody who can ring not this texting", None), ("dont text me", "do_not_text")])
def test_who_likes_a_call_better_has_not_said_that_texts_are_unsafe(text, safe):
    found = taken(text, "preferences").answers
    assert found.get("safe_contact") == safe


@pytest.mark.parametrize(("text", "meant"), [
    ("no have other phone", "skipped"), ("no other number", "skipped"), ("i havent got another phone", "skipped"),
    ("no but my other phone is 07700 900321", "no but my other phone is 07700 900321"),
])
def test_no_other_phone_is_no_way_to_reach_them(text, meant):
    assert taken(text, "reach").answers.get("reach") == meant


def test_a_change_of_mind_beside_the_yes_at_the_summary_holds():
    found = taken("yes but on second thoughts not after 5, he picks my phone up", "check", "affirm").answers
    assert (found["safe_contact"], found["contact_time"]) == ("certain_hours", "before 5")


@pytest.mark.parametrize(("text", "hours"), [
    ("My partner looks at my phone in the evenings so only text before 4", "before 4"), ("texts ok in school hours", "in school hours"),
    ("text is ok while im at work 8 til 4", "8 til 4"),
])
def test_hours_told_with_the_story_are_when_it_is_safe_not_when_he_is_there(text, hours):
    found = heard(said(text, None), {})
    assert (found["safe_contact"], found["contact_time"]) == ("certain_hours", hours)


def test_hours_when_he_is_there_are_not_kept():
    for text in ("he reads them at weekends", "hes home after 5"):
        turn = said(text, "contact_time", contact_time=text.split(" ", 2)[2])
        assert "contact_time" not in answers.take(turn, {**KNOWN, "safe_contact": "certain_hours", "contact_time": None}).answers


def test_never_after_is_before():
    assert taken("mon to fri but never after 5 thats when he gets in", "contact_time").answers["contact_time"] == "mon to fri before 5"


def test_who_wants_to_be_rung_and_not_texted_has_said_how():
    answered = taken("u can ring but dont text", "safe_contact").answers
    assert answered == {"safe_contact": "do_not_text", "reach": "u can ring but dont text"}


def test_ages_are_no_hours():
    turn = said("me and 2 lads 7 and 9", "safe_contact", children={"count": 2, "ages": [7, 9]}, contact_time="7 and 9")
    told = answers.take(turn, {"story": "rent"})
    assert told.answers["household"] == "me and 2 lads 7 and 9" and "safe_contact" not in told.answers


def test_another_way_that_is_named_at_once_is_kept():
    text = "email is better, he has my phone most nights. kelly.b@example.com"
    assert taken(text, "safe_contact").answers == {"safe_contact": "reply_only", "reach": text}


def test_no_hour_is_safe_where_none_was_named():
    first = taken("sometimes he has it", "contact_time")
    assert not first.understood and not first.answers
    again = answers.take(said("sometimes he has it", "contact_time"), {**KNOWN, "safe_contact": "certain_hours", "tries": 1})
    assert again.answers == {"safe_contact": "reply_only"}


def test_hours_told_later_put_the_first_ones_right():
    known = {"safe_contact": "certain_hours", "contact_time": "mornings", "story": "rent", "name": "Ann"}
    text = "hes started nights so its afternoons now not mornings"
    found = answers.take(said(text, "postcode", contact_time="afternoons"), known)
    assert found.answers == {"contact_time": "afternoons"} and found.say == "utter_changed"


def test_a_name_is_no_way_to_reach_them_but_kept():
    known = {"safe_contact": "do_not_text", "story": "rent"}
    found = answers.take(said("Lisa", "reach"), known)
    assert found.answers == {"name": "Lisa"} and found.say == "utter_noted"


def test_a_phone_that_must_not_be_texted_is_not_asked_twice_how_else_to_reach_them():
    known = {"safe_contact": "do_not_text", "story": "rent", "name": "Lisa"}
    assert answers.take(said("ok", "reach", "affirm"), known).answers == {"reach": "skipped"}
    told = answers.take(said("my fella wont let me have a phone or money", "reach", needs=("domestic_abuse",)), known).answers
    assert told["needs"] == ["domestic_abuse"] and "my fella" in told["story"] and "reach" not in told
    assert heard(said("email me ros@example.com", None), {**known, "reach": "skipped"})["reach"] == "email me ros@example.com"


def test_whoever_holds_the_phone_cannot_lift_do_not_text_altogether():
    known = {"safe_contact": "do_not_text", "story": "rent", "name": "Lisa"}
    assert answers.take(said("got a new phone you can text me now", "reach"), known).answers["safe_contact"] == "reply_only"


def test_any_time_but_not_before_ten_is_certain_hours():
    times = {"contact_time": "anytime but not b4 10"}
    assert taken("yeh anytime but not b4 10", "safe_contact", **times).answers["safe_contact"] == "certain_hours"


@pytest.mark.parametrize("text", ["safe for kids", "no im just a neighbour i want someone to check on him", "should i take them"])
def test_what_is_no_answer_to_that_is_asked_again(text):
    assert not taken(text, "safe_contact").understood


@pytest.mark.parametrize("text", ["1", "just tell me what to do", "i don't get it"])
def test_no_way_to_reach_them_is_not_written_down_as_one(text):
    assert "reach" not in taken(text, "reach").answers


def test_a_postcode_is_no_way_to_reach_them_on_the_web_either():
    on_the_web = replace(said("ST6 5NB", "reach", postcode="ST6 5NB"), channel="webchat")
    found = answers.take(on_the_web, {"story": "rent", "needs": ["money"]})
    assert found.answers == {"postcode": "ST6 5NB"} and found.say == "utter_noted"


@pytest.mark.parametrize("text", ["my sister 07700 900123 after 4", "ring my work", "jo@example.org", "come to the school"])
def test_a_way_to_reach_them_is(text):
    assert taken(text, "reach").answers["reach"] == text


@pytest.mark.parametrize(("text", "rule"), [
    ("dont text me only when i text you", "reply_only"), ("can you not text this phone", "do_not_text"),
    ("please dont text this phone", "do_not_text"), ("dont text me after today", "do_not_text"),
    ("i want to change it, only when i text", "reply_only"), ("dont text me after 6", "certain_hours"),
    ("stop texting me its not safe", "do_not_text"), ("stop messaging me pls", "do_not_text"), ("dont text me at all now", "do_not_text"),
    ("actually dont text at all she goes through my phone", "do_not_text"), ("dont reply to this after 3", "certain_hours"),
    ("my missus reads these so only mornings", "certain_hours"), ("only mornings, hes with me in the afternoons", "certain_hours"),
    ("my phone is shared with my son", "reply_only"), ("he reads them first", "reply_only"), ("ring my sister, not this phone", "do_not_text"),
    ("dont mention the benefits in your texts, he'll see", "reply_only"), ("i dont text him back", None),
    ("You can text me any time after 4pm. Please ask me first", "certain_hours"), ("dont text till thursday", "do_not_text"),
    ("my partner can see this phone", "reply_only"), ("my husband sees everything on this", "reply_only"), ("its my own phone", None),
    ("its my daughters phone", "reply_only"), ("my mum has this phone in the day", "reply_only"), ("he reads all my messages", "reply_only"),
    ("safe to text anytime", "any_time"), ("Please text any time", "any_time"), ("my carer comes only mornings", None),
])  # fmt: skip
def test_a_rule_said_unasked(text, rule):
    assert safe_contact_said(text) == rule


@pytest.mark.parametrize(("text", "allowed"), [
    ("actually no its fine to text me", True), ("yes its safe to text me", True), ("its not safe to text", False), ("dont text", False),
])  # fmt: skip
def test_dont_text_can_be_undone(text, allowed):
    assert texting_allowed(text) is allowed


@pytest.mark.parametrize(("text", "asked", "hours"), [
    ("can you change times to 10 til 2", "check", "10 til 2"), ("change my safe contact to mornings only", "check", "mornings only"),
    ("the safe times are wrong it should be 10 to 2", "check", "10 to 2"), ("can you change the times to evenings only", None, "evenings only"),
])
def test_safe_hours_are_put_right_at_the_summary_and_after(text, asked, hours):
    found = heard(said(text, asked), {**KNOWN, "safe_contact": "certain_hours", "contact_time": "9 til 5"})
    assert found["contact_time"] == hours and found.get("safe_contact", "certain_hours") == "certain_hours"


@pytest.mark.parametrize(("text", "hours"), [("make it after 7pm only", "after 7pm only"), ("i meant after 6 not 4", "after 6")])
def test_hours_are_put_right_in_few_words(text, hours):
    assert heard(said(text, "check"), {**KNOWN, "safe_contact": "certain_hours", "contact_time": "after 4pm"})["contact_time"] == hours


def test_a_watched_phone_named_where_we_ask_for_it_is_no_question_about_privacy():
    assert not asides.is_interruption(said("my husband sees everything on this", "safe_contact", "faq_privacy"), {})


def test_no_answer_is_promised_before_the_hours_they_gave():
    promised = "2026-11-23T12:30:00+00:00"
    assert words.by_when(promised, {"safe_contact": "certain_hours", "contact_time": "after 6pm"}) == words.by_when("2026-11-23T18:00:00+00:00")
    in_the_night = words.by_when("2026-11-23T16:00:00+00:00", {"safe_contact": "certain_hours", "contact_time": "weekdays before 3"})
    assert in_the_night == words.by_when("2026-11-24T09:00:00+00:00")  # when we may begin, not at midnight
    assert words.by_when(promised, {"safe_contact": "any_time"}) == words.by_when(promised)
    assert words.for_phone("utter_added", {"safe_contact": "certain_hours", "contact_time": "when he is out"}) == "utter_when_you_write"


@pytest.mark.parametrize(("hours", "kept"), [
    ("weekends only", "2026-11-28T09:00:00+00:00"), ("mondays only", "2026-11-30T09:00:00+00:00"), ("evenings", "2026-11-24T17:00:00+00:00"),
])  # fmt: skip
def test_a_time_is_promised_only_where_we_may_begin(hours, kept):
    known = {"safe_contact": "certain_hours", "contact_time": hours}
    assert words.by_when("2026-11-24T16:00:00+00:00", known) == words.by_when(kept) and not words.only_in_reply(known)


def test_hours_in_which_we_may_never_begin_or_that_are_unclear_are_for_replies_alone():
    for hours in ("between 6 and 8am", "saturday mornings 9 to 12"):
        assert words.only_in_reply({"safe_contact": "certain_hours", "contact_time": hours}), hours


@pytest.mark.parametrize("text", [
    "my girlfriend has started going thru my texts", "he went through my phone", "just seen my fella has been reading our texts",
    "he gets all my texts on his ipad", "my ex still has access to my icloud", "he found out im texting you", "he seen the messages",
    "my brother found your text", "mum goes on my phone", "this is a family phone", "i share it with my brother", "hell go mad if he sees this",
    "you can take off the any time, my sister reads this phone now", "shes on my phone most nights",
])  # fmt: skip
def test_a_phone_that_somebody_else_sees_is_only_answered_in_every_state(text):
    for asked in ("preferences", "name", "check", None):
        assert heard(said(text, asked), KNOWN)["safe_contact"] == "reply_only", asked


@pytest.mark.parametrize("text", [
    "he smashed my phone before this is my mates phone", "this is my sisters phone now", "he reads them", "any time is fine"])
def test_nothing_told_in_passing_loosens_the_strictest_rule(text):
    assert "safe_contact" not in heard(said(text, "helpers"), {**KNOWN, "safe_contact": "do_not_text"})


@pytest.mark.parametrize(("text", "asked", "rule"), [
    ("4 no wait 1", "safe_contact", "any_time"), ("3 no actually 1", "safe_contact", "any_time"),
    ("you can text me owt time", "safe_contact", "any_time"),
    ("sorry i meant 1 any time is fine", "reach", "any_time"), ("never mind 4, put any time", "reach", "any_time"),
    ("dont text me when my mum is about", "safe_contact", "certain_hours"), ("yes text whenever but id rather you ring", "safe_contact", "any_time"),
    ("1 shes on my phone most nights", "safe_contact", "reply_only"),
    ("it aint any time after 9 night cos me gran goes mad", "name", "certain_hours"),
    ("no u cant text me", "matters_most", "do_not_text"), ("text any time but never ring", "matters_most", "any_time"),
    ("only when i text you first. dont ever text out of the blue", "matters_most", "reply_only"),
    ("ring me on my landline not this", "name", "do_not_text"),
])  # fmt: skip
def test_the_rule_as_it_was_meant(text, asked, rule):
    known = {"story": "rent"} | ({"safe_contact": "do_not_text"} if asked == "reach" else {"safe_contact": "any_time"} if asked == "name" else {})
    found = answers.take(said(text, asked), known).answers
    assert found["safe_contact"] == rule and "matters_most" not in found and "contact_time" not in found


def test_who_is_written_for_may_know():
    assert "safe_contact" not in heard(said("my mum knows im texting, she is happy about it", "name"), {**KNOWN, "name": None})


def test_stop_texting_so_much_is_no_rule():
    assert "safe_contact" not in answers.take(said("stop texting me so much pls one question", "safe_contact"), {"story": "rent"}).answers


def test_hours_that_are_taken_away_leave_no_hour_that_a_clock_could_use():
    known = {**KNOWN, "safe_contact": "certain_hours", "contact_time": "daytime"}
    assert heard(said("no good before 10", "name"), known)["contact_time"] == "daytime; no good before 10"


@pytest.mark.parametrize(("text", "slot"), [
    ("only ring me never text", "reach"), ("ring me on my landline not this", "reach"), ("dont ring me ever, text only", "preferences"),
    ("text any time but never ring", "preferences"),
])  # fmt: skip
def test_ringing_wished_for_or_not_is_written_down(text, slot):
    assert heard(said(text, "name"), {**KNOWN, "preferences": "skipped"})[slot] == text


def test_what_is_no_way_to_reach_them_is_asked_again():
    assert "reach" not in answers.take(said("not safe after 6", "reach"), {"story": "rent", "safe_contact": "do_not_text"}).answers


@pytest.mark.parametrize(("text", "hours"), [
    ("no texts after 6pm please", "before 6pm"), ("no texts in the evening thanks", "not in the evening"), ("no evening texts pls", "not evening"),
    ("dont text me any more after 5", "before 5"), ("stop texting me after 9", "not after 9"), ("dont text at night", "not at night"),
    ("not after 6 please my husband gets home", "before 6"), ("mornings, no texts after 11", "mornings, no texts after 11"),
])  # fmt: skip
def test_a_limit_leaves_other_hours_and_is_kept_in_every_state(text, hours):
    kept = {"safe_contact": "certain_hours", "contact_time": hours}
    assert all(answers.take(said(text, asked), KNOWN).answers == kept for asked in (None, "check", "postcode", "name"))
    assert taken(text, "safe_contact").answers == kept


@pytest.mark.parametrize("rule", ["do_not_text", "reply_only"])
def test_a_limit_makes_nothing_looser(rule):
    known = {**KNOWN, "safe_contact": rule}
    for asked in (None, "check", "postcode"):
        found = answers.take(said("no texts after 6pm please", asked), {**known, "postcode": "ST6 5NB"}).answers
        assert not {"safe_contact", "contact_time", "postcode"} & set(found)
    both = heard(said("no texts after 6pm", None), {**KNOWN, "safe_contact": "certain_hours", "contact_time": "mornings"})
    assert both == {"contact_time": "mornings; no texts after 6pm"}
    assert taken("dont text me at night he reads it", "safe_contact").answers["safe_contact"] == "reply_only"


@pytest.mark.parametrize("text", [
    "not after 6 months", "no texts from the council after 3 weeks", "he does not after 6", "dont text him after 6", "no money after 6"])
def test_what_is_no_limit_to_texting(text):
    assert not {"safe_contact", "contact_time"} & set(heard(said(text, None), KNOWN))


@pytest.mark.parametrize(("text", "rule"), [
    ("no texts please", "do_not_text"), ("dont text me any more", "do_not_text"), ("dont text me any more after what happened", "do_not_text"),
    ("stop texting me", "do_not_text"), ("no more texts", "do_not_text"), ("no texts after 6", "certain_hours"), ("no texts from him", None),
])  # fmt: skip
def test_no_texts_at_all_and_no_texts_then(text, rule):
    assert safe_contact_said(text) == rule


@pytest.mark.parametrize(("text", "read"), [
    ("1 and 3", "1 and 3"), ("1 or 3", None), ("3 or 4 months behind now", "3 or 4 months behind now"), ("ring me dont", None)])
def test_two_options_and_amounts_are_no_hours(text, read):
    answered = taken(text, "safe_contact", **({"contact_time": read} if read else {}))
    assert not {"safe_contact", "contact_time"} & set(answered.answers)


def test_ages_of_children_are_no_hours_when_nothing_else_read_them():
    assert "safe_contact" not in taken("her and 2 kids 4 and 6", "safe_contact").answers
    for text in ("1-3", "between 1 and 3"):
        assert taken(text, "safe_contact", contact_time=text).answers == {"safe_contact": "certain_hours", "contact_time": text}


@pytest.mark.parametrize("text", [
    "no thats all", "no thanks thats everything", "no nothing else duck", "no im all right ta", "nah that'll do", "no im ok thanks"])
def test_no_that_answers_the_question_before_is_asked_again(text):
    answered = taken(text, "safe_contact", "deny")
    assert not answered.understood and not answered.answers


@pytest.mark.parametrize("text", ["no", "nope", "no it isnt", "no thanks", "no that's not safe", "no im not safe"])
def test_no_is_not_safe(text):
    assert taken(text, "safe_contact", "deny").answers["safe_contact"] == "do_not_text"


@pytest.mark.parametrize(("text", "needs"), [
    ("ring me, i cant read", ("education",)), ("ring me dont text i cant read", ("education",)), ("no just ring me", ()),
    ("i want you to ring me", ())])  # fmt: skip
def test_their_own_phone_by_voice_is_a_way(text, needs):
    known = {"story": "rent", "safe_contact": "do_not_text"}
    assert answers.take(said(text, "reach", "deny" if text.startswith("no") else "inform", needs), known).answers["reach"] == text
    assert taken("ring me not her", "safe_contact").answers == {"reach": "ring me not her"}


@pytest.mark.parametrize("text", ["dont you ring me", "please dont text or ring me", "never ring me"])
def test_who_must_not_be_rung_has_named_no_way(text):
    assert "reach" not in answers.take(said(text, "reach"), {"story": "rent", "safe_contact": "do_not_text"}).answers


def test_a_number_picks_nothing_where_a_way_is_asked_for():
    known = {"story": "rent", "safe_contact": "do_not_text"}
    assert not answers.take(said("1", "reach"), known).understood
    assert answers.take(said("1", "reach"), {**known, "tries": 1}).answers == {"reach": "skipped"}


@pytest.mark.parametrize(("text", "asked", "rule", "hours"), [
    ("1, i mean any time. before 9pm tho", "safe_contact", "certain_hours", "before 9pm"),
    ("im at work till 5, text after that", "name", "certain_hours", "after 5"),
    ("im at work till 5, text after that", "safe_contact", "certain_hours", "after 5"),
    ("after 5 weekdays like i said", "safe_contact", "certain_hours", "after 5 weekdays"),
    ("when the kids are at school", "safe_contact", "certain_hours", "when the kids are at school"),
    ("yes but only if my mum cant see it", "safe_contact", "reply_only", None),
    ("only if my partner isnt reading it", "safe_contact", "reply_only", None),
    ("its safe but dont say who you are", "safe_contact", "reply_only", None), ("all times ok", "safe_contact", "any_time", None),
    ("any time day or night text me", "safe_contact", "any_time", None), ("You may contact me at any time.", "safe_contact", "any_time", None),
    ("1, been here since before 2 kids", "safe_contact", "any_time", None),
])  # fmt: skip
def test_a_condition_told_with_the_rule_is_kept(text, asked, rule, hours):
    known = {"story": "rent"} | ({"safe_contact": "any_time"} if asked == "name" else {})
    found = answers.take(said(text, asked), known).answers
    assert (found["safe_contact"], found.get("contact_time")) == (rule, hours)


def test_a_slip_is_put_right_just_after_it():
    known = {"story": "rent", "safe_contact": "do_not_text"}
    assert answers.take(said("no i didnt mean 4 i meant 1", "reach"), known).answers["safe_contact"] == "any_time"


def test_what_answers_it_is_no_interruption():
    assert not asides.is_interruption(said("any time day or night text me", "safe_contact", "status"), {})


def test_a_warning_about_a_number_they_gave_stands_beside_it():
    text = "her boyfriend checks her phone tho"
    given = {"story": "rent", "safe_contact": "any_time", "name": "Ann", "reach": "text her on 07700900781"}
    assert answers.take(said(text, "postcode"), given).answers["reach"] == "text her on 07700900781; her boyfriend checks her phone tho"
    found = answers.take(said(text, "safe_contact"), {"story": "rent"})
    assert found.answers["preferences"] == text and found.say == "utter_noted"


@pytest.mark.parametrize(("text", "asked", "need", "added"), [
    ("only when my mum isnt around", "contact_time", "mental_health", False), ("its my mates phone i'm using", "safe_contact", "substance", False),
    ("please dont ring or text", "reach", "domestic_abuse", False), ("it was but not anymore", "safe_contact", "mental_health", False),
    ("he rings me up and threatens me", "safe_contact", "domestic_abuse", True), ("and no gas", "safe_contact", "food_fuel", True),
    ("when he drinks he hits me", "contact_time", "domestic_abuse", True), ("it is my drinking", "safe_contact", "substance", True),
])  # fmt: skip
def test_how_to_reach_them_adds_no_need_and_no_story(text: str, asked: str, need: str, added: bool) -> None:
    known = {"story": "rent", "needs": ["money"], "safe_contact": None if asked == "safe_contact" else "certain_hours"}
    told = answers.take(said(text, asked, needs=(need,)), known).answers
    assert (need in told.get("needs", []), "story" in told) == (added, added)


@pytest.mark.parametrize("text", ["this isnt my phone its my mates", "its my mums phone btw"])
def test_whose_phone_it_is_is_no_story(text):
    found = answers.take(said(text, "story"), {})
    assert found.answers == {"safe_contact": "reply_only"} and found.say == "utter_noted"


@pytest.mark.parametrize(("text", "known", "before", "asks"), [
    ("dont text me any more", {}, {}, True), ("please dont text this phone", {"reach": "skipped"}, {}, True),
    ("dont text me any more", {"reach": "my sister 07700 900123"}, {}, False), ("dont text me any more", {}, {"asked_how_else": True}, False),
    ("the damp is worse", {"safe_contact": "do_not_text"}, {}, False), ("only text before 3", {}, {}, False),
])
def test_whoever_may_not_be_texted_any_more_is_asked_once_how_else(text, known, before, asks):
    tracker = Tracker("x", before, {}, [], False, None, {}, "sms")
    assert WhileWithTeam._how_else(said(text, None), known, tracker) is asks


def test_the_way_they_then_write_is_kept():
    assert heard(said("my sisters 07700 900123", None), {"story": "rent", "safe_contact": "do_not_text"})["reach"] == "my sisters 07700 900123"


@pytest.mark.parametrize(("text", "act", "rule"), [
    ("yes but my phone pops up on the ipad so nothing about the baby please", "inform", "reply_only"),
    ("1 but dont say anything about the drink", "inform", "any_time"), ("yes but delete them after", "affirm", "any_time"),
    ("1 but my phones cut off half the time", "inform", "any_time"), ("It is safe but I go to bed at 9", "inform", "any_time"),
    ("if i say banana it means hes here", "inform", "reply_only"),
])
def test_what_is_asked_for_beside_the_rule_is_kept_word_for_word(text, act, rule):
    assert taken(text, "safe_contact", act).answers == {"safe_contact": rule, "reach": text}
    for_mum = answers.take(said(text, "safe_contact", act), {"story": "rent", "on_behalf_of": "her mum"}).answers
    assert for_mum["preferences"] == text and "reach" not in for_mum


@pytest.mark.parametrize("text", ["yes text whenever but id rather you ring", "yes its safe thanks", "1", "text me anytime its fine", "fire away"])
def test_a_plain_rule_is_no_wish(text):
    assert taken(text, "safe_contact").answers == {"safe_contact": "any_time"}


def test_a_wish_about_texts_is_no_other_way_to_reach_them():
    known = {**KNOWN, "safe_contact": "any_time"}
    moved = answers.take(said("dont text me at all now", "name"), {**known, "reach": "yes but nothing about the baby"}).answers
    assert moved["safe_contact"] == "do_not_text" and moved["reach"] is None
    assert "reach" not in answers.take(said("dont text me at all now", "name"), {**known, "reach": "ring my sister 07700 900812"}).answers


@pytest.mark.parametrize(("text", "rule"), [
    ("my texts come up on the telly", "reply_only"), ("messages go to the ipad as well", "reply_only"), ("can i just text u first", "reply_only"),
    ("the bill came up on the laptop", None), ("i text on the ipad", None), ("texts come up on my watch", None),
    ("i dont want messages at all she sorts my stuff", "do_not_text"), ("i dont want any more texts", "do_not_text"),
    ("i dont want texts from him", None), ("i dont want texts after 6", "certain_hours"), ("i dont want texts to cost me", None),
])
def test_who_sees_it_and_who_wants_none(text, rule):
    assert safe_contact_said(text) == rule


@pytest.mark.parametrize(("text", "hours"), [
    ("she looks at my phone sometimes so only between 9 and 4 weekdays when im at work", "only between 9 and 4 weekdays"),
    ("To me here, yes, working hours only please.", "working hours"), ("tues n thurs mornings only", "tues n thurs mornings only"),
])
def test_hours_named_are_the_rule_though_the_phone_is_watched(text, hours):
    assert taken(text, "safe_contact").answers == {"safe_contact": "certain_hours", "contact_time": hours}


def test_a_limit_that_no_clock_reads_is_asked_for_and_holds_until_then():
    limit = {"contact_time": "1 but not in lectures"}
    assert taken("1 but not in lectures lol", "safe_contact", **limit).answers == {"safe_contact": "certain_hours"}


@pytest.mark.parametrize(("text", "act", "rule"), [
    ("Certainly", "affirm", "any_time"), ("certainly you can", "inform", "any_time"), ("Certainly not", "deny", "do_not_text"),
    ("certain times", "inform", "certain_hours"), ("im not certain", "dont_know", "skipped"), ("thats not what i asked", "deny", None),
    ("no", "deny", "do_not_text"),
])
def test_certainly_is_yes(text, act, rule):
    assert taken(text, "safe_contact", act).answers.get("safe_contact") == rule


@pytest.mark.parametrize("text", ["I mean any time at all", "any time is fine honestly", "anytime", "any time is fine for texts", "whenever you like",
                                  "no i meant any time"])
def test_any_time_answers_which_hours_are_safe(text):
    for tries in (0, 1):
        known = {"story": "rent", "safe_contact": "certain_hours", "tries": tries}
        assert answers.take(said(text, "contact_time", contact_time=text), known).answers == {"safe_contact": "any_time"}


@pytest.mark.parametrize("text", ["any time but not after 6", "any time hes out", "not any time", "any time before 3", "whenever he is at work"])
def test_any_time_with_a_limit_is_none(text):
    known = {"story": "rent", "safe_contact": "certain_hours", "tries": 1}
    assert answers.take(said(text, "contact_time", contact_time=text), known).answers.get("safe_contact") != "any_time"


def test_any_time_is_not_taken_from_who_named_somebody_that_must_not_see():
    text = "dont text me when my mum is about"
    first = answers.take(said(text, "safe_contact"), {"story": "rent"}).answers
    assert first == {"safe_contact": "certain_hours", "reach": text}
    then = answers.take(said("any time", "contact_time", contact_time="any time"), {"story": "rent", **first, "tries": 1}).answers
    assert then["safe_contact"] == "reply_only"


def test_it_depends_is_no_rule_where_it_asks_us():
    assert "safe_contact" not in taken("depends, what sort of texts", "safe_contact").answers
    assert taken("it depends when hes in", "safe_contact").answers["safe_contact"] == "certain_hours"


@pytest.mark.parametrize(("text", "reach"), [
    ("4. This phone is of the family, please never send", None), ("4, ring my work instead", "4, ring my work instead"),
])  # fmt: skip
def test_whose_phone_it_is_is_no_other_way(text, reach):
    assert taken(text, "safe_contact").answers.get("reach") == reach
