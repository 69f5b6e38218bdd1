"""Who may be told: tables of what people write, and what is taken from it. Stricter holds in any wording, looser only where it is clear."""

import pytest

from actions import answers, asides, data_asked, matters
from actions.heard import heard
from actions.words import summary_said
from bot import sharing
from bot.understanding.readers.sharing import sharing_said
from bot.understanding.readers.who_is_told import left_out, who_is_told
from tests.actions.turns import KNOWN, said, taken


@pytest.mark.parametrize(("text", "act", "rule", "only", "out"), [
    ("all of them apart from my work", "inform", "all", None, ["their work"]),
    ("doctor yes council yes not me landlord", "inform", "ask_first", None, ["their landlord"]),
    ("he only agreed to heating people being told", "inform", "ask_first", ["heating people"], None),
    ("1 but not migrant help", "inform", "ask_first", None, ["migrant help"]), ("anyone but him", "inform", "ask_first", None, ["him"]),
    ("yes but not the police", "inform", "all", None, ["the police"]), ("none apart from migrant help", "deny", "ask_first", ["migrant help"], None),
    ("yes talk to my doctor", "inform", "ask_first", ["the doctor"], None), ("the council is fine", "inform", "ask_first", ["the council"], None),
    ("ok but my ex mustnt know", "affirm", "ask_first", None, ["their ex"]), ("not happy with that", "inform", "none", None, None),
    ("only you", "inform", "none", None, None), ("yes if you have to", "affirm", "ask_first", None, None), ("yes", "affirm", "all", None, None),
    ("1", "inform", "all", None, None), ("not bothered", "deny", "all", None, None), ("whoever you need", "inform", "all", None, None),
    ("all but not the police, cant be doin with that on our estate", "inform", "all", None, ["the police"]),
    ("not the police not yet. rest ok", "inform", "all", None, ["the police"]), ("not police. other ok", "inform", "all", None, ["the police"]),
    ("1 but leave AA out of it, that's private", "inform", "all", None, ["Alcoholics Anonymous"]),
    ("All ok but not my son", "inform", "all", None, ["son"]), ("Everyone bar work, they dont know", "inform", "all", None, ["their work"]),
    ("ahh go on then but not me missis", "inform", "all", None, ["wife"]), ("all but not until you ask me", "inform", "ask_first", None, None),
    ("all but not my doctor, i dont know about the rest", "inform", "ask_first", None, ["the doctor"]),
    ("sure go ahead", "affirm", "all", None, None), ("yes anyone that can help with the kids school", "affirm", "all", None, None),
])  # fmt: skip
def test_all_is_never_the_answer_of_who_limits_it(text, act, rule, only, out):
    found = taken(text, "sharing", act).answers
    assert (found["sharing"], found.get("share_only"), found.get("left_out")) == (rule, only, out)


@pytest.mark.parametrize(("text", "act", "told"), [
    ("2 i said not my work, the council is my work", "inform", {"left_out": ["the council", "their work"]}),
    ("and i said not me landlord", "correction", {"left_out": ["their landlord"]}),
    ("thats not right, only tell the heating people", "inform", {"sharing": "ask_first", "share_only": ["heating people"]}),
    ("no wait… only the doctor", "inform", {"sharing": "ask_first", "share_only": ["the doctor"]}),
    ("no wait dont tell the red cross", "inform", {"sharing": "ask_first", "left_out": ["red cross"]}),
    ("yes all fine apart from the flat number", "inform", {}), ("no its not just money", "inform", {}), ("only 2 kids", "inform", {}),
    ("no its not my landlord its my mum", "correction", {}), ("it should be just text no calls", "inform", {}),
])  # fmt: skip
def test_at_the_summary_it_is_put_right(text, act, told):
    found = answers.take(said(text, "check", act), KNOWN)
    assert {slot: found.answers[slot] for slot in sharing.SLOTS if slot in found.answers} == told
    assert "check" not in found.answers and (not told or found.say == "utter_changed")


@pytest.mark.parametrize(("text", "before", "told"), [
    ("dont share nothing with red cross no more", {}, {"sharing": "ask_first", "left_out": ["red cross"]}),
    ("dont share nothing with red cross no more", {"sharing": "none"}, {"left_out": ["red cross"]}),
    ("only talk to migrant help", {}, {"sharing": "ask_first", "share_only": ["migrant help"]}),
    ("change my sharing to none", {"share_only": ["the doctor"]}, {"sharing": "none", "share_only": None}),
    ("i changed my mind i dont want anyone else told", {}, {"sharing": "none"}), ("stop sharing my info", {}, {"sharing": "none"}),
    ("dont tell anyone but my doctor", {}, {"sharing": "ask_first", "share_only": ["the doctor"]}),
    ("dont tell anyone at the council", {}, {"left_out": ["the council"]}), ("keep my work out of it", {}, {"left_out": ["their work"]}),
    ("dont tell the doctor", {"sharing": "ask_first", "share_only": ["the doctor", "housing"]},
     {"left_out": ["the doctor"], "share_only": ["housing"]}),
    ("dont tell anyone without asking me", {}, {"sharing": "ask_first"}), ("dont tell them", {"sharing": "none"}, {}),
    ("dont tell the police", {"left_out": "the council, my nan"}, {"left_out": ["the council", "my nan", "the police"]}),
])  # fmt: skip
def test_with_a_case_open_whatever_is_stricter_holds(text, before, told):
    known = {**KNOWN, **before}
    assert heard(said(text, None, needs=("mental_health",)), known) == told and (not told or sharing.tightens(text))


@pytest.mark.parametrize(("text", "before", "told"), [
    ("actually its ok to talk to my mum", {"left_out": ["their family", "the police"]}, {"left_out": ["their family except mum", "the police"]}),
    ("you can tell the police now", {"left_out": ["the police"]}, {"left_out": []}), ("can you tell the police?", {"left_out": ["the police"]}, {}),
    ("its not ok to tell the police", {"left_out": ["the police"]}, {}), ("you can tell the police if i say", {"left_out": ["the police"]}, {}),
    ("actually they can talk to anyone", {"sharing": "none"}, {"sharing": "all"}), ("i cant talk to anyone", {"sharing": "none"}, {}),
    ("its not ok to talk to anyone", {"sharing": "none"}, {}), ("can i talk to anyone?", {"sharing": "none"}, {}),
    ("you can talk to anyone but only if you ask", {"sharing": "none"}, {}),
    ("dont tell my mum", {"left_out": ["their family except mum"]}, {"left_out": ["their family"]}),
])  # fmt: skip
def test_looser_only_where_it_is_clear(text, before, told):
    assert sharing.changes(text, before) == told


@pytest.mark.parametrize(("text", "act", "rule"), [
    ("yeah but tell me before", "affirm", "ask_first"), ("yes but let me know first", "affirm", "ask_first"),
    ("ok but i want to know first", "affirm", "ask_first"), ("I would rather you asked me first", "inform", "ask_first"),
    ("yes tell me before", "affirm", "ask_first"), ("yes as long as i know", "affirm", "ask_first"), ("yes but i decide", "affirm", "ask_first"),
    ("yes i told you before", "affirm", "all"), ("fine, they told me before its ok", "affirm", "all"), ("i dont mind but yes", "affirm", "all"),
    ("yes ive been asked before", "affirm", "all"), ("no one, definitely not my wife", "inform", "none"),
    ("nobody especially not my mum", "deny", "none"),
    ("none. and not the school either", "inform", "none"), ("no and not my mum", "deny", "none"), ("no one, only my nan", "inform", "ask_first"),
    ("no one but my nan", "inform", "ask_first"), ("no police", "inform", "ask_first"), ("not my mum", "deny", "ask_first"),
    ("yes but not the police", "affirm", "all"),
])  # fmt: skip
def test_a_yes_with_a_condition_is_no_free_yes_and_nobody_means_nobody(text, act, rule):
    assert taken(text, "sharing", act).answers["sharing"] == rule


def test_whom_least_of_all_is_kept_beside_nobody():
    assert taken("no one, definitely not my wife", "sharing", "deny").answers["left_out"] == ["wife"]


@pytest.mark.parametrize(("text", "out", "words"), [
    ("yes but not his dad", ["his dad"], "not his dad"), ("yes but not my dad", ["dad"], "not your dad"),
    ("yes but not her mum", ["her mum"], "not her mum"),
    ("yes but not my mum or dad", ["mum", "dad"], "not your mum and others"), ("yes but not my family", ["their family"], "not your family"),
    ("yes but not my landlord", ["their landlord"], "not your landlord"), ("yes but not housing", ["housing"], "not housing"),
    ("yes but not the midwife", ["the midwife"], "not the midwife"),
    ("yes but not the health visitor", ["the health visitor"], "not the health visitor"),
])  # fmt: skip
def test_nobody_but_whom_they_named_is_left_out(text, out, words):
    found = taken(text, "sharing", "affirm").answers
    assert (found["sharing"], found["left_out"]) == ("all", out)
    assert words in summary_said({"needs": ["work"], "name": "Mick", **found})


@pytest.mark.parametrize(("text", "only", "out"), [
    ("only citizens advice. not police please, not immigration", ["citizens advice"], ["the police", "immigration"]),
    ("just my gp, not the council", ["the doctor"], ["the council"]),
    ("only my doctor and the school but not social services", ["the doctor", "the school"], ["social services"]),
])
def test_whom_they_refuse_beside_the_only_one_is_not_allowed_with_it(text, only, out):
    found = taken(text, "sharing").answers
    assert (found["share_only"], found["left_out"]) == (only, out)


def test_an_exception_told_with_the_first_answer_puts_nothing_right():
    assert taken("All except the DWP.", "sharing").say is None
    assert taken("me, partner and 2 kids 4 and 6", "household", children={"count": 2, "ages": [4, 6]}).say is None


def test_who_helps_after_all_is_no_answer_on_who_may_be_told():
    found = taken("can I go back, I said nobody helps but theres the Macmillan nurse at the hospital", "sharing", helpers="none").answers
    assert found == {"helpers": "the Macmillan nurse at the hospital"}


def test_whom_you_like_is_everybody():
    assert taken("YOU MAY SPEAK TO WHOM YOU LIKE", "sharing").answers == {"sharing": "all"}


def test_a_reason_is_nobody_to_be_left_out():
    assert taken("all but not the police, cant be doin with that on our estate", "sharing").answers["left_out"] == ["the police"]


def test_only_the_midwife_is_no_consent_for_the_health_visitor():
    assert taken("midwife only", "sharing").answers["share_only"] == ["the midwife"]


@pytest.mark.parametrize(("text", "left", "after"), [
    ("dont tell my mum", ["their family"], ["their family"]), ("dont tell my family", ["mum"], ["mum", "their family"]),
    ("you can tell my mum", ["mum", "dad"], ["dad"]), ("you can tell my dad", ["his dad"], ["his dad"]),
    ("you can tell my dad", ["their family"], ["their family except dad"]),
    ("dont tell my dad", ["their family except mum"], ["their family except mum", "dad"]),
])  # fmt: skip
def test_one_of_the_family_and_all_of_it(text, left, after):
    assert sharing.changes(text, {"sharing": "ask_first", "left_out": left}).get("left_out", left) == after


@pytest.mark.parametrize(("text", "needs", "out"), [
    ("sort me drinking. dont tell my work", ("substance",), ["their work"]), ("its debt. dont tell my gp", ("money",), ["the doctor"]),
    ("dont tell my gp please. its about debt", ("money",), ["the doctor"]),
    ("dont tell my mum its about the rent", ("rent_eviction",), ["mum"]),
    ("dont tell my ex he hits me", ("domestic_abuse",), ["their ex"]),
])  # fmt: skip
@pytest.mark.parametrize("asked", [None, "story"])
def test_what_is_needed_beside_whom_to_leave_out_is_kept(asked, text, needs, out):
    found = answers.take(said(text, asked, needs=needs), {}).answers
    assert (found["needs"], found["left_out"], found["story"]) == (list(needs), out, text)


@pytest.mark.parametrize("text", [
    "dont tell my ex where i am", "i changed my mind i dont want anyone else told", "please dont tell my work", "dont tell my mum",
])
def test_whom_to_leave_out_alone_is_no_need(text):
    assert "needs" not in heard(said(text, None, needs=("family_parenting",)), {})


@pytest.mark.parametrize("text", ["ask me", "ask me first", "ask first", "no ask me first please", "can you ask me"])
@pytest.mark.parametrize("act", ["inform", "dont_know", "affirm"])
def test_ask_me_at_the_summary_is_no_yes(text, act):
    for before in ("all", "none", "ask_first"):
        found = answers.take(said(text, "check", act), {**KNOWN, "sharing": before})
        assert found.answers.get("sharing", before) == "ask_first" and "check" not in found.answers


@pytest.mark.parametrize("asked", ["sharing", "preferences"])
@pytest.mark.parametrize("text", ["not my landlord or the police, rest is fine", "dont tell my landlord or the police, the others are ok"])
def test_the_rest_is_fine(asked, text):
    known = {slot: value for slot, value in KNOWN.items() if slot not in (asked, "sharing")}
    found = answers.take(said(text, asked), known).answers
    assert (found["sharing"], set(found["left_out"])) == ("all", {"their landlord", "the police"}) and "preferences" not in found


@pytest.mark.parametrize(("text", "left", "after"), [
    ("i do want my daughter told actually", ["daughter"], []), ("i want my mum told", ["their family"], ["their family except mum"]),
    ("i dont want my daughter told", ["daughter"], ["daughter"]), ("i want to know if my daughter was told", ["daughter"], ["daughter"]),
    ("i do want my daughter told but only if i say", ["daughter"], ["daughter"]), ("its not the damp just my mum", ["the doctor"], ["the doctor"]),
])  # fmt: skip
def test_whom_they_left_out_themselves_may_be_told_again_where_the_words_are_plain(text, left, after):
    known = {**KNOWN, "left_out": left}
    assert sharing.changes(text, known, "check").get("left_out", left) == after
    assert "share_only" not in sharing.changes(text, known, "check")


def test_nothing_is_put_right_where_who_is_told_stays_as_it_was():
    found = answers.take(said("my daughter should know after all", "check"), {**KNOWN, "left_out": ["daughter"]})
    assert set(found.answers) == {"story"} and found.say == "utter_noted"


@pytest.mark.parametrize(("new", "stricter"), [
    ({"sharing": "none"}, True), ({"sharing": "all"}, False), ({"left_out": ["the police", "him"]}, True), ({"left_out": []}, False),
    ({"sharing": "ask_first", "share_only": ["the doctor"]}, True),
])  # fmt: skip
def test_what_is_stricter(new, stricter):
    assert sharing.is_stricter(new, {"sharing": "ask_first", "left_out": ["the police"]}) is stricter


@pytest.mark.parametrize("text", [
    "just text dont ring cos of ex", "without my sister id be lost, shes been in hospital all week now", "i dont speak to the neighbours",
    "dont tell me that", "they never tell me anything", "he said never tell the police", "she said dont tell my mum", "dont contact me after 5",
    "i want to leave my husband",
    "trying to keep my mum out of hospital", "i only want to know how to apply", "im only talking to you", "just want to know about pip",
    "i sent them to nobody but him", "no one in my family talks to me", "nobody told me about it", "i have no one to talk to", "dont pass it on",
    "you get so you can tell from the keys", "mum dont let me do anything", "all ok, only dust", "please dont ring on a sunday",
])  # fmt: skip
def test_what_leaves_nobody_out(text):
    found = who_is_told(text)
    assert not found.out and not found.only and sharing_said(text) is None


@pytest.mark.parametrize(("text", "out"), [
    ("i dont want the food bank lot knowing", ["food bank lot"]), ("i dont want you speaking to age uk about me", ["age uk"]),
    ("My community people should not know", ["community people"]), ("please dont let my landlord know", ["their landlord"]),
    ("dont tell migrant help or the red cross", ["migrant help", "red cross"]), ("keep it from my mum", ["mum"]),
    ("no one in my family can know", ["their family"]), ("dont tell him anything", ["him"]),
])  # fmt: skip
def test_whom_we_have_no_name_for_is_kept_in_their_words(text, out):
    assert list(who_is_told(text).out) == out


@pytest.mark.parametrize("text", ["no doctor", "no school", "not the council", "no one but my nan", "nobody apart from the doctor"])
def test_who_helps_them_or_does_not_is_neither_left_out_nor_the_only_one(text):
    found = who_is_told(text, "helpers")
    assert left_out(text, "helpers") == [] and not found.out and not found.only


@pytest.mark.parametrize(("text", "act", "aside"), [
    ("keep my work out of it", "faq_privacy", False), ("dont tell migrant help", "chitchat", False), ("do you tell the police", "faq_privacy", True),
])
def test_who_is_to_be_left_out_is_no_question(text, act, aside):
    assert asides.is_interruption(said(text, "household", act), KNOWN) is aside


@pytest.mark.parametrize(("left", "words"), [
    (["their family"], "any service, not your family."), (["the wolstanton food bank lot"], "any service, not those you named."),
    (["łukasz"], "any service, not those you named."),
])
def test_the_summary_has_room_for_whom_they_named(left, words):
    assert words in summary_said({"needs": ["work"], "name": "Mick", "sharing": "all", "left_out": left})


@pytest.mark.parametrize(("text", "request_"), [
    ("Can I see what you write about me?", "see"), ("how do i find out what you got on me", "see"), ("what have u put down about me", "see"),
    ("i want it deleting actualy", "delete"), ("how do i get my stuff deleted off here", "delete"), ("i want all my info removed", "delete"),
    ("can i get everything erased please", "delete"), ("delete this off here", "delete"),
    ("can i see what you can do about the rent", None), ("what have you got for me", None), ("my ex has got stuff on me", None),
    ("i want to know what the council got on me", None), ("how do i get it deleted off facebook", None), ("he deleted all my messages", None),
    ("i want the damp removing", None), ("i need my debts wiped", None), ("i want it removed its mouldy", None), ("my photos got deleted", None),
    ("they had my name removed from the tenancy", None), ("want my criminal record removed", None),
    ("please correct what you hold about me, my date of birth is wrong", "correct"), ("the info you got on me is wrong, fix it", "correct"),
    ("you got my name wrong on your letters, its Kathleen not Katherine", "correct"), ("update the details you have on me", "correct"),
    ("my name is wrong on the tenancy", None), ("you got my postcode wrong", None), ("the council has my name wrong on the bill", None),
    ("stop holding my data", "delete"), ("please dont keep my details", "delete"), ("i dont want you to keep anything about me", "delete"),
    ("i want you to keep my details", None), ("they hold my info on facebook", None), ("GDPR request article 15", "see"), ("dsar please", "see"),
])  # fmt: skip
def test_what_they_ask_for_of_their_data(text, request_):
    assert matters.request_of(said(text, None)) == request_


@pytest.mark.parametrize(("text", "more"), [
    ("and then delete it", "delete"), ("delete it all after please", "delete"), ("can i get a copy", "see"), ("i need a copy", "see"),
    ("can you send me a copy of it please", "see"), ("just correct it please", "correct"), ("also change my phone number its 07700900111", "correct"),
    ("and my surname is wrong on it", "correct"), ("i want it", None), ("can you fix the boiler", None), ("get rid of the mice", None),
    ("i want it fixed", None), ("i want to see my kids", None),
])  # fmt: skip
def test_what_they_add_while_a_request_waits(text, more):
    assert data_asked.more_asked(text) == more
