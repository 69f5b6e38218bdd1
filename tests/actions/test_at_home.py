"""Who is at home, put right and told late: as residents wrote it, whose children had been lost, doubled or taken for help."""

import pytest

from actions import answers, asides, household
from actions.heard import heard
from bot.understanding.readers import read_slots
from tests.actions.turns import KNOWN, said, taken


@pytest.mark.parametrize(("known", "told", "text", "now"), [
    ((2, [9, 3]), (1, [4]), "my daughter is 4 not 3", (2, [9, 4])), ((2, [6, 9]), (1, [10]), "my lad is 10 not 9", (2, [6, 10])),
    ((1, [9]), (2, [9, 12]), "boys are 9 and 12", (2, [9, 12])), ((2, [5, 7]), (1, [1]), "also a baby of 1", (3, [5, 7, 1])),
    ((2, [3, 0]), (3, [0, 6]), "its 3 kids not 2 cos im havin me sisters girl shes 6", (3, [3, 0, 6])),
    ((3, [2, 5, 8]), (4, [0]), "its 4 kids theres a new baby an all", (4, [2, 5, 8, 0])),
    ((2, [5, 9]), (3, [4, 6, 8]), "its 3 kids, 4 6 and 8", (3, [4, 6, 8])),
    ((2, [6, 9]), (1, [10]), "and theres my stepson 10", (3, [6, 9, 10])),
    ((2, [12, 4]), (1, [5]), "our girls 5 now", None), ((2, [12, 4]), (1, [5]), "just the one, 5", (1, [5])),
])
def test_children_put_right_do_not_lose_the_others(known, told, text, now):
    as_read = [{"count": count, "ages": ages} for count, ages in (known, told)]
    assert household.children_now(*as_read, text) == (now and {"count": now[0], "ages": now[1]})



def at(text, asked, **known):
    return answers.take(said(text, asked, "correction", **read_slots(text, asked)), {**KNOWN, "helpers": None, **known})


@pytest.mark.parametrize(("known", "text", "children"), [
    ((1, [13]), "me him and his sister 9", (2, [13, 9])), ((1, [13]), "me him and his little brother whos 9", (2, [13, 9])),
    (None, "me, my lad 13 and his sister 9", (2, [13, 9])), (None, "me him and his sister 9", (2, [9])),
    (None, "me and my husband and his brother 34", None), ((2, []), "2 kids 4 and 6", (2, [4, 6])),
    ((2, [7, 9]), "me them and a new baby", (3, [7, 9, 0])), ((1, [13]), "me, him and my girl 9", (2, [13, 9])),
    ((1, [0]), "me, him and the baby", None), ((2, [7, 9]), "just me", None), ((2, [7, 9]), "just me, no kids", (0, [])),
    ((1, [13]), "me, my lad 13 and my girl 9", (2, [13, 9])), ((1, [13]), "me and the lad", None), ((2, [4, 6]), "me and the girls", None),
])
def test_children_told_where_who_is_at_home_is_asked_join_those_of_the_story(known, text, children):
    before = {"children": {"count": known[0], "ages": known[1]}} if known else {}
    found = at(text, "household", household=None, **before)
    assert found.answers["household"] == text
    assert found.answers.get("children") == (children and {"count": children[0], "ages": children[1]})


@pytest.mark.parametrize(("tries", "kept"), [(0, None), (1, "1")])
def test_a_bare_number_is_asked_about_once(tries, kept):
    found = answers.take(said("1", "household"), {**KNOWN, "household": None, "tries": tries})
    assert found.answers.get("household") == kept and found.understood == bool(kept)
    assert "sharing" not in answers.take(said("2", "household"), {**KNOWN, "household": None}).answers


def test_children_told_at_another_question_belong_to_who_is_at_home():
    children = {"count": 2, "ages": [8, 3]}
    answered = taken("my girl is 8 and my lad is 3", "helpers", children=children).answers
    assert answered == {"children": children, "household": "me; my girl is 8 and my lad is 3"}


@pytest.mark.parametrize("asked", ["check", "helpers"])
@pytest.mark.parametrize(("known", "before", "text", "children", "after"), [
    ((2, [5, 9]), "2 kids 5 and 9", "3 kids sorry, 2 5 and 9", (3, [2, 5, 9]), "3 children (2, 5, 9)"),
    ((1, [14]), "me and my lad 14", "theres 2 kids, 14 and 6", (2, [14, 6]), "2 children (14, 6)"),
    ((1, [9]), "me, my wife and 1 kid 9", "2 kids actually theres a lad as well hes 6", (2, [9, 6]), "my wife, 2 children (9, 6)"),
    ((2, [5, 9]), "2 kids 5 and 9", "its 3 kids not 2", (3, [5, 9]), "3 children (5, 9)"),
    ((1, [4]), "me and Kyle n his lad 4", "there are 2 kids, 4 and 1", (2, [4, 1]), "me and Kyle n his lad 4; there are 2 kids, 4 and 1"),
])
def test_children_put_right_stand_once(asked, known, before, text, children, after):
    found = at(text, asked, children={"count": known[0], "ages": known[1]}, household=before)
    assert found.answers == {"children": {"count": children[0], "ages": children[1]}, "household": after} and found.say == "utter_changed"


@pytest.mark.parametrize(("text", "children"), [
    ("three, 2 5 and 11", (3, [2, 5, 11])), ("theres a lad as well hes 6", (1, [6])), ("i got 2 kids 4 and 7", (2, [4, 7])),
])
def test_children_told_after_the_question_was_skipped_are_no_help(text, children):
    found = at(text, "helpers", household="skipped")
    assert found.answers["children"] == {"count": children[0], "ages": children[1]} and "helpers" not in found.answers
    assert found.say == "utter_noted"


@pytest.mark.parametrize(("story", "text", "children"), [
    ("worried about the kids", "2 of em, 14 and 11", (2, [14, 11])), ("my boys wont eat", "theres 3 of them 4 6 and 9", (3, [4, 6, 9])),
    ("the neighbours kids throw stones", "2 of em, 14 and 11", None), ("behind with the rent", "2 of em, 14 and 11", None),
    ("worried about the kids", "2 of them letters", None),
])
@pytest.mark.parametrize("asked", ["anything_else", "matters_most", "safe_contact"])
def test_how_many_of_them_there_are_is_told_after_they_were_spoken_of(asked, story, text, children):
    found = heard(said(text, asked, "inform", **read_slots(text, asked)), {"story": story})
    assert found.get("children") == (children and {"count": children[0], "ages": children[1]})


@pytest.mark.parametrize(("text", "ages"), [
    ("their ages are 3 and 5 sorry", [3, 5]), ("theyre 3 and 5", [3, 5]), ("3 and 5", [3, 5]), ("ages 3 n 5", [3, 5]),
    ("6 months and 3", [0, 3]), ("they are three and five", [3, 5]),
])
@pytest.mark.parametrize("asked", ["helpers", "preferences"])
def test_ages_told_a_question_late_are_the_childrens(asked, text, ages):
    found = at(text, asked, household="2 kids", children={"count": 2, "ages": []})
    assert found.answers["children"] == {"count": 2, "ages": ages} and asked not in found.answers
    assert found.answers["household"] == f"2 children ({ages[0]}, {ages[1]})"


@pytest.mark.parametrize("text", ["theyre 3", "3", "3 to 5", "my mum", "my son and daughter", "my sister minds the kids"])
def test_what_are_not_the_ages_of_all_of_them_are_none(text):
    assert "children" not in at(text, "helpers", household="2 kids", children={"count": 2, "ages": []}).answers


@pytest.mark.parametrize(("before", "known", "text", "children", "after"), [
    ("a baby", (1, []), "mum baby and a 3 year old", (2, [3]), "mum, 2 children (3)"),
    ("1 child", (1, []), "mum baby and a 3 year old", (2, [3]), "mum baby and a 3 year old"),
    ("skipped", None, "me mum and 2 kids", (2, []), "me mum and 2 kids"),
    ("mum and baby", (1, []), "baby is 6 months", (1, [0]), "mum, 1 child (0)"),
])
def test_people_named_where_help_is_asked_for_are_at_home_when_a_child_is_among_them(before, known, text, children, after):
    found = at(text, "helpers", household=before, **({"children": {"count": known[0], "ages": known[1]}} if known else {}))
    assert found.answers == {"children": {"count": children[0], "ages": children[1]}, "household": after}


@pytest.mark.parametrize("asked", ["household", "helpers", "preferences"])
def test_a_bare_postcode_is_where_they_live(asked):
    found = at("st6 5nb", asked, **{asked: None})
    assert not found.answers and found.say == "utter_noted"
    assert at("ST6 5NX", asked, **{asked: None}).answers == {"postcode": "ST6 5NX"}


@pytest.mark.parametrize("asked", ["household", "helpers", "preferences"])
def test_one_is_not_one_back(asked):
    one = said("one", asked, "go_back")
    assert not asides.is_interruption(one, KNOWN) and not answers.take(one, {**KNOWN, asked: None}).answers


@pytest.mark.parametrize("text", ["2 social workers", "three, 2 of them from the school", "my neighbours 2 kids throw stones"])
def test_what_is_no_list_of_children_stays_an_answer(text):
    assert "children" not in at(text, "helpers", household="skipped").answers


@pytest.mark.parametrize(("before", "text", "after"), [
    ("me the baby and my boyfriend", "actually dont put that he isnt on the tenancy", "me the baby"),
    ("me the baby and my boyfriend", "take him off, say its just me n the baby", "me n the baby"),
    ("my partner and me", "take her off", "me"), ("me and Kyle", "dont put him down", "skipped"),
    ("my dad and my brother", "take him off", "my dad and my brother; take him off"),
])
@pytest.mark.parametrize("asked", ["check", "helpers"])
def test_somebody_is_taken_back(asked, before, text, after):
    found = at(text, asked, household=before)
    assert found.answers["household"] == after and "helpers" not in found.answers and found.say == "utter_changed"


def test_what_is_not_to_be_written_is_who_is_at_home_only_right_after_they_were_named():
    assert at("dont put that", "helpers", household="me and Kyle").answers == {"household": "skipped"}
    for text, asked in (("dont put that", "sharing"), ("dont put that i owe a loan shark", "check"), ("dont put that he hits me", "check")):
        assert "household" not in at(text, asked, household="me and Kyle").answers, text


@pytest.mark.parametrize(("text", "people"), [
    ("me teeth are killing me n cant get dentist", None), ("he hit me and then left", None), ("its cold for me and no heating", None),
    ("me and the wife are gettin divorced and i see me kids (3 and 7) weekends", None), ("me and my husband have split up", None),
    ("me and my neighbour are always arguing about the fence", None), ("me and my 2 kids are being evicted friday", "me and my 2 kids"),
    ("me and my 3 kids (2, 4 and 9) live in a 1 bed flat", "me and my 3 kids"), ("me n the kids are on my mums sofa", "me n the kids"),
    ("losing the will to live with universal credit", None), ("i live with constant pain", None), ("its me and the damp", None),
    ("me and the kids are safe now hes in prison since march but im behind on rent", "me and the kids"),
    ("i live with my mum since march", "live with my mum"),
    ("i live in Hanley since 2022 with my daughter", "live in Hanley since 2022 with my daughter"),
    ("me and my wife are skint", "me and my wife"),
    ("i live with Zbyszek and his brother", "live with Zbyszek and his brother"), ("me and the kids", "me and the kids"),
    ("behind with rent, me n the missis", "me n the missis"), ("rent is late its me and 2 lads", "its me and 2 lads"),
])
def test_who_is_at_home_is_heard_and_no_verb_is_somebody(text, people):
    assert heard(said(text, None), {}).get("household") == people


EVERY_QUESTION = ("anything_else", "matters_most", "safe_contact", "name", "postcode", "household", "helpers", "preferences", "sharing", "check")
BESIDE = {"name": "its kev, {}", "postcode": "st6 5nb, {}", "sharing": "1 and {}", "safe_contact": "1, {}", "helpers": "my doctor and {}",
          "preferences": "no, {}", "check": "yes but {}", "anything_else": "the damp and {}", "matters_most": "the rent, {}"}


@pytest.mark.parametrize(("known", "text", "children"), [
    ((3, [2, 5, 9]), "its 2 kids not 3", (2, [])), ((3, []), "its 2 kids not 3", (2, [])), ((3, [5, 9]), "its 2 kids not 3", (2, [5, 9])),
    ((3, [2, 5, 9]), "its 2 kids not 3, 5 and 9", (2, [5, 9])), ((2, [5, 9]), "no just the one kid", (1, [])),
    ((2, [5, 9]), "no just the one kid hes 5", (1, [5])), ((3, [4]), "sorry only got 2 kids", (2, [4])), ((1, [4]), "2 not 1 kids", (2, [4])),
    ((2, [8, 4]), "the eldest is 9 now", (2, [9, 4])), ((2, [8, 4]), "our youngest just turned 5", (2, [8, 5])),
    ((1, [4]), "his lad 12 comes weekends", (2, [4, 12])), ((1, [12]), "my lad 12 and his sister 9", (2, [12, 9])),
    ((2, []), "got 3 under 5", (3, [])),
])
@pytest.mark.parametrize("asked", EVERY_QUESTION)
@pytest.mark.parametrize("beside", [False, True])
def test_children_are_put_right_wherever_it_is_told_also_beside_an_answer(asked, beside, known, text, children):
    household = {} if EVERY_QUESTION.index(asked) > 5 else {"household": None}
    written = BESIDE.get(asked, "{}").format(text) if beside else text
    found = at(written, asked, children={"count": known[0], "ages": known[1]}, **household)
    assert found.answers["children"] == {"count": children[0], "ages": children[1]}


@pytest.mark.parametrize("text", [
    "two lads 15 and 16 keep smashing my windows", "her eldest is 9 now", "my sisters eldest is 9 now", "just one kid in his class has it",
    "no just the one kid next door shouts", "the 2 kids not 3 doors down shout", "its 2 bedrooms not 3",
    "his lad 12 smashed my window", "got 2 lads 15 and 16 outside my house smoking",
])
@pytest.mark.parametrize("asked", [asked for asked in EVERY_QUESTION if asked != "household"])
def test_what_is_told_of_other_children_puts_none_right(asked, text):
    assert "children" not in at(text, asked, children={"count": 3, "ages": [2, 5, 8]}, household="3 kids").answers


@pytest.mark.parametrize("text", ["no just the one kid", "its 1 kid not 2", "only the one child"])
def test_how_many_children_there_are_shares_nothing_with_anybody(text):
    found = at(text, "sharing", children={"count": 2, "ages": [5, 9]}, sharing=None)
    assert "sharing" not in found.answers and found.say == "utter_changed"


def test_whoever_troubles_them_is_not_at_home():
    assert "children" not in at("two lads 15 and 16 keep smashing my windows", "household", household=None).answers
    found = at("two lads 15 and 16 keep smashing my windows", "check", household="me")
    assert "household" not in found.answers and "smashing" in found.answers["story"]


@pytest.mark.parametrize(("text", "asked", "people"), [
    ("behind with the rent and my lad is 14", "story", None), ("no kids", "safe_contact", None), ("two children in school", "matters_most", None),
    ("caring for my mum, live with her and 2 kids", None, "live with her and 2 kids"), ("single mum of 2", None, "single mum of 2"),
    ("its only me has this phone", "safe_contact", None), ("oh yeah its only me who sees it", "safe_contact", None),
    ("yeah just me", "safe_contact", None), ("only me reads it", "name", None), ("only me here", "safe_contact", "only me"),
    ("just me who lives here", "story", "just me"),
    ("i live alone, any time", "safe_contact", "live alone"),
])
def test_a_child_or_a_phone_told_of_is_not_who_is_at_home(text: str, asked: str | None, people: str | None) -> None:
    assert heard(said(text, asked), {}).get("household") == people


def test_just_me_beside_a_name_and_an_address_is_said_of_home():
    turn = said("its Kev, ST4 2QR, just me", "safe_contact", name="Kev", postcode="ST4 2QR")
    assert heard(turn, {})["household"] == "just me"


@pytest.mark.parametrize(("text", "act", "home"), [
    ("no", "deny", "1 child (14)"), ("me and the wife", "inform", "me and the wife"), ("them and my husband", "inform", "them and my husband"),
])
def test_children_told_in_the_story_stay_when_who_else_is_there_is_told(text: str, act: str, home: str) -> None:
    found = answers.take(said(text, "household", act), {**KNOWN, "children": {"count": 1, "ages": [14]}, "household": None})
    assert found.answers["household"] == home and "children" not in found.answers
