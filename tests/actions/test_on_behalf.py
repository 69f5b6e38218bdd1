"""Whom a text is written for, when that is somebody else: as relatives, neighbours and professionals wrote it."""

import pytest

from actions import answers, matters
from actions.heard import heard
from bot.understanding.readers import read_slots
from tests.actions.turns import said, taken

MUM = {"story": "falls", "on_behalf_of": "mum"}


@pytest.mark.parametrize(("text", "told"), [
    ("my mum is 82 and she cant get up the stairs. shes proud and wont ask. im her daughter", {"on_behalf_of": "mum"}),
    ("my mum cant cope on her own no more, she keeps falling", {"on_behalf_of": "mum"}),
    ("me nan has dementia and keeps wandering off, im worried about her", {"on_behalf_of": "nan"}),
    ("My neighbour old George hasnt been out for weeks", {"on_behalf_of": "neighbour", "name": "George"}),
    ("Im writin for me neighbour Brenda 79, no heating. i asked her and she said yes",
     {"on_behalf_of": "neighbour", "name": "Brenda", "agreement": "agreed"}),
    ("I'm a teacher at Haywood Academy. Worried about a family, no food. Mum is happy for me to contact you",
     {"on_behalf_of": "family", "agreement": "agreed"}),
    ("Im a GP, referring Mrs Holdcroft 71, falls. she consents, her phone 01782 555123",
     {"on_behalf_of": "Mrs Holdcroft", "name": "Mrs Holdcroft", "reach": "her phone 01782 555123", "agreement": "agreed"}),
    ("I work for the foodbank at Cobridge, one of our visitors has asked me to refer him, his name is Glyn and he is in debt",
     {"on_behalf_of": "visitor", "name": "Glyn", "agreement": "agreed"}),
    ("I am his support worker from Brighter Futures. He owes rent. He knows I am writing", {"on_behalf_of": "him", "agreement": "agreed"}),
    ("My patient Keith Walley agrees to me referring him", {"on_behalf_of": "patient", "name": "Keith Walley", "agreement": "agreed"}),
    ("I'm Karen from Age UK, writing about a client who is lonely", {"on_behalf_of": "client", "name": None, "agreement": None}),
    ("i am filling this in for my friend, she dont speak english, her name Halina Nowak. she said yes ok to help",
     {"on_behalf_of": "friend", "name": "Halina Nowak", "agreement": "agreed"}),
    ("my sister needs help. her name is Kerry and shes being evicted. she knows im asking",
     {"on_behalf_of": "sister", "name": "Kerry", "agreement": "agreed"}),
    ("my neighbour Mr Tams is 90 and he dont eat. i take him his dinner", {"on_behalf_of": "neighbour", "name": "Mr Tams"}),
    ("hi my neighbours 90 mr tams he cant manage", {"on_behalf_of": "neighbour", "name": "Mr Tams"}),
    ("my mate needs help with his rent, he asked me to text", {"on_behalf_of": "mate", "agreement": "agreed"}),
    ("my mum needs help, she is called Jean", {"on_behalf_of": "mum", "name": "Jean"}),
    ("my friend asked me to text you about her son", {"on_behalf_of": "friend"}),
    ("im ringing for my mum really, shes 79 and her names Edna", {"on_behalf_of": "mum", "name": "Edna"}),
    ("my friends in trouble she needs help, her name is Amy, she asked me to text u",
     {"on_behalf_of": "friend", "name": "Amy", "agreement": "agreed"}),
    ("im texting for my neighbour, kids keep banging on her door", {"on_behalf_of": "neighbour"}),
    ("doing this form for a lady next door", {"on_behalf_of": "lady"}),
    ("im a gp, my patient has no heating and wants help", {"on_behalf_of": "patient"}),
    ("my mum needs help with carers she is 82, I am her daughter, text me not her", {"on_behalf_of": "mum"}),
    ("my daughter is 19 and pregnant, shes in a mess with money. im her mum", {"on_behalf_of": "daughter"}),
    ("my brother is not coping since his wife died, he drinks. im his sister, can someone see him", {"on_behalf_of": "brother"}),
    ("my friend is getting evicted on friday and wont ask for help", {"on_behalf_of": "friend"}),
    ("my brother is sofa surfing, he said i could text you", {"on_behalf_of": "brother", "agreement": "agreed"}),
    ("i run the corner shop, theres a lad sleeping in my doorway", {"on_behalf_of": "lad", "needs": ["homelessness"]}),
    ("there is a homeless man sleeping rough in the bus shelter", {"on_behalf_of": "man", "needs": ["homelessness"]}),
    ("social worker here. referring a Mr John Platt ST6 4RB, hoarding, 3 fires last year. he consents",
     {"on_behalf_of": "Mr John Platt", "name": "Mr John Platt", "agreement": "agreed"}),
    ("this is a referral from citizens advice. client name: Mary Oakes, 58, ST2 8BB. client consents. best contact 07700900321 afternoons",
     {"on_behalf_of": "client", "name": "Mary Oakes", "agreement": "agreed", "reach": "best contact 07700900321 afternoons",
      "safe_contact": None, "contact_time": None}),
    ("referral for Mrs Joan Webb, she agrees, falls", {"on_behalf_of": "Mrs Joan Webb", "name": "Mrs Joan Webb", "agreement": "agreed"}),
    ("its for my mum, she does not agree to it yet", {"on_behalf_of": "mum", "agreement": None}),
    ("my dads 82 hes not eating and the house is full of rubbish up to the ceilings he wont let anyone in. im his daughter", {"on_behalf_of": "dad"}),
    ("Hi love its about my mate shes been kicked out by her mum and shes on my settee, shes 19", {"on_behalf_of": "mate"}),
    ("hiya its about my nan she is 81 on her own shes stopped eating proper and house is a tip", {"on_behalf_of": "nan"}),
    ("Lad is 22 with autism, still at home, DWP say he has to do work search. he cant do it he melts down. me 58 husband 61 both shattered",
     {"on_behalf_of": "lad"}),
    ("our daughter 31 has learning disabilities and pip stopped her money", {"on_behalf_of": "daughter"}),
    ("my nan wont put the heating on shes proud, she dunna know im texting", {"on_behalf_of": "nan", "agreement": "not_asked"}),
    ("me grandad cant see to cook and burns himself, he doesnt know im texting you", {"on_behalf_of": "grandad", "agreement": "not_asked"}),
    ("PCSO here. Visited a man of 90 on Leek Road, no food in, no heating. He has not been told", {"on_behalf_of": "man", "agreement": "not_asked"}),
    ("I'm a PCSO, I called on a vulnerable 90 year old lady, house very cold", {"on_behalf_of": "lady"}),
    ("District nurse, leg ulcers, lives alone, cold flat. The patient has consented", {"on_behalf_of": "patient", "agreement": "agreed"}),
    ("Tenant in arrears. The tenant agreed to a referral", {"on_behalf_of": "tenant", "agreement": "agreed"}),
    ("Hi this is Jodie's support worker from the hostel, she wants me to do this for her as she's got no credit",
     {"on_behalf_of": "client", "name": "Jodie", "agreement": "agreed"}),
    ("its for my mum, she has not been told why her money stopped", {"on_behalf_of": "mum", "agreement": None}),
    ("referring a client, the client consented", {"agreement": "agreed"}), ("referring a client, she wouldnt agree to it", {"agreement": None}),
    ("referring a client, she doesnt consent", {"agreement": None}), ("referring a client, he hasnt agreed", {"agreement": None}),
])  # fmt: skip
def test_who_is_written_for_and_what_is_told_of_them(text, told):
    found = heard(said(text, None, **read_slots(text, None)), {})
    assert {slot: found.get(slot) for slot in told} == told


@pytest.mark.parametrize("text", [
    "my mum wont leave the house", "its my son hes not coping", "my neighbour plays music all night", "my dad is 82 and i cant cope with him",
    "my husband is 67 and lost his job", "my mum is 68 and hits me", "my mum is 82 and hits me, im her daughter", "im a nurse and ive lost my job",
    "my dad lives on his own and i do everything for him", "im her carer and i cant cope, my mum is 82", "my neighbour is 80 and bangs on my wall",
    "my neighbour Mrs Cope is 80 and bangs on my wall", "my neighbour Dave is 45 and plays music", "my brother needs help he hits me",
    "my son needs help with his anger", "my husband needs help with his drinking his name is Gary", "my husband hits me and he knows im texting you",
    "i look after my sister and she needs help with washing, im worn out", "im filling in a form for my sister for universal credit and im stuck",
    "im a doctor and ive lost my job, my patient numbers dropped and now im in debt", "im a gp and im burnt out, my patient list is huge",
    "im ringing about my neighbour he plays music all night", "im texting about my neighbour and his noise", "its for my daughter as well",
    "my neighbour is a nightmare shes 70 and bangs", "my ex asked me to text you", "my dad needs help he wont stop drinking and im scared of him",
    "my brother is hitting me", "my mum died", "my daughter is 3 and i cant pay the rent", "my daughter is 3 and wont eat, im her mum",
    "my brother is violent, im his sister", "my mum said i could text you i cant pay my rent", "my friend is sofa surfing at mine",
    "my friend told me to text you im homeless", "my sister wont ask for help, we are both being evicted", "text me not him, my husband hits me",
    "theres a lad dealing drugs sleeping in my doorway", "theres a man sleeping in my shed im scared", "my social worker here says ring you",
    "my brother is in prison and he said i could have his flat but i cant pay", "theres someone living in the flat above who shouts",
    "im writing this cos my friend told me to, i need help", "i do everything for my mum who needs help and im tired",
])  # fmt: skip
def test_a_story_with_somebody_in_it_is_not_written_for_them(text):
    assert "on_behalf_of" not in heard(said(text, None), {})


@pytest.mark.parametrize("asked", ["matters_most", "agreement", "helpers"])
def test_their_name_and_number_told_later_are_kept(asked):
    text = "Her name is Chloe Baddeley and her number is 07700 900881, she's at ST2 0QY"
    found = answers.take(said(text, asked, **read_slots(text, asked)), MUM)
    assert found.answers == {"name": "Chloe Baddeley", "reach": "her number is 07700 900881", "postcode": "ST2 0QY"}
    assert found.say == "utter_noted"


@pytest.mark.parametrize("asked", ["name", "postcode"])
def test_the_name_of_whom_they_write_for_is_theirs_and_not_the_writers(asked):
    text = "Sandra. her name is Joyce"
    assert answers.take(said(text, asked, **read_slots(text, asked)), MUM).answers["name"] == "Joyce"


@pytest.mark.parametrize(("text", "name"), [
    ("Jean", "Jean"), ("shes called Jean", "Jean"), ("im Carole her daughter, mums called Jean", "Jean"), ("im Pat, he's Mr Tams", "Mr Tams"),
    ("im Carole her daughter", None), ("my name is Carole", None),
])
def test_the_name_asked_for_is_not_the_writers_own(text, name):
    assert answers.take(said(text, "name", **read_slots(text, "name")), MUM).answers.get("name") == name


@pytest.mark.parametrize("text", ["ring me not her, im her daughter Carole", "yes she knows, text me though not her im her daughter"])
def test_whom_to_ring_is_no_stranger_where_they_write_for_somebody(text):
    assert not matters.person_at_once(said(text, "reach"), MUM)
    assert matters.person_at_once(said(text, "reach"), {"story": "falls"}) == "somebody_else"


@pytest.mark.parametrize(("text", "whom", "agrees"), [
    ("yes he knows", "brother", True), ("yes she agreed", "mum", True), ("yes she knows im texting and wants help", "nan", True),
    ("yes he knows", "mum", False), ("he knows where i live", "friend", False), ("he looks at it", "dad", False),
    ("she knows my phone", "mum", False),
])
def test_that_they_agree_is_no_rule_for_the_phone(text, whom, agrees):
    found = answers.take(said(text, "safe_contact", "affirm"), {**MUM, "on_behalf_of": whom})
    assert (found.answers == {"agreement": "agreed"} and found.say == "utter_noted") is agrees
    assert answers.take(said(text, "safe_contact", "affirm"), {"story": "rent"}).answers.get("agreement") is None


@pytest.mark.parametrize(("text", "only"), [
    ("He has not been told", True), ("no she dunna know im texting", True), ("he isnt", False), ("I havent asked him yet", True),
    ("he doesn't know yet", True), ("she doesnt know how to cook", False), ("he has not been told why his money stopped", False),
    ("she doesnt know about the letter", False), ("he has not agreed", False),
])
def test_that_they_were_not_told_is_kept_and_is_not_what_matters_most(text, only):
    found = answers.take(said(text, "matters_most", "dont_know"), MUM)
    assert (found.answers == {"agreement": "not_asked"} and found.say == "utter_noted") is only


@pytest.mark.parametrize(("text", "reach"), [("ring me", True), ("ring me not her please", True), ("ring me mum", False)])
def test_whom_to_ring_about_somebody_is_kept(text, reach):
    assert ("reach" in heard(said(text, "carry_on", "want_human"), MUM)) is reach
    assert "reach" not in heard(said(text, "carry_on", "want_human"), {"story": "rent"})


def test_who_signs_for_somebody_else_does_not_name_them() -> None:
    assert "name" not in heard(said("we are all worn out and behind with the bills. Becky", "anything_else", name="Becky"), MUM)


@pytest.mark.parametrize(("text", "settled"), [
    ("ring me not her", True), ("text me not her please", True), ("contact me instead of mum", True), ("ring me not her on 07700 900123", True),
    ("ring me", False), ("not her", False), ("ring her not me", False), ("text me but not when hes in", False),
])
def test_whom_to_reach_answers_whether_it_is_safe_to_text(text, settled):
    found = answers.take(said(text, "safe_contact"), MUM)
    assert (found.answers.get("safe_contact"), found.answers.get("reach"), found.understood) == ("skipped", text, True) or not settled
    assert settled or found.answers.get("safe_contact") != "skipped"
    assert answers.take(said(text, "safe_contact"), {"story": "rent"}).answers.get("safe_contact") != "skipped"


@pytest.mark.parametrize(("text", "reach"), [
    ("her number is 07700900999 but dont ring her shes deaf", "her number is 07700900999 but dont ring her shes deaf"),
    ("Her number is 07700 900999. She only answers in the afternoon. She owes rent.",
     "Her number is 07700 900999. She only answers in the afternoon"),
    ("shes deaf so text not ring, her number is 07700900999", "shes deaf so text not ring, her number is 07700900999"),
    ("his mobile is 07700900999, his wife checks his phone", "his mobile is 07700900999, his wife checks his phone"),
    ("her number is 07700900999 but she is not eating", "her number is 07700900999"),
    ("her number is 07700900999 and she has no heating, dont know what to do", "her number is 07700900999"),
    ("Her rent is not paid. Her number is 07700900999", "Her number is 07700900999"),
])
def test_a_warning_stands_with_the_number_it_is_about(text, reach):
    assert answers.take(said(text, "story"), {"on_behalf_of": "her neighbour"}).answers["reach"] == reach


@pytest.mark.parametrize(("text", "rule"), [
    ("Mine yes, text me whenever. Please not her", "any_time"),
    ("Yes, any time on this, it's my work mobile. Hers is 07700 900318, safe to text, she asks for after 11.", "any_time"),
    ("Any time to me on this number. Do not text hers, he still has her old handset", "any_time"),
    ("not this phone please, and not hers", "do_not_text"), ("only after 6. not her", "certain_hours"),
])  # fmt: skip
def test_what_is_said_of_their_phone_is_no_rule_for_the_writers(text, rule):
    known = {"story": "my mum", "on_behalf_of": "mum", "agreement": "agreed", "needs": ["caring"]}
    assert answers.take(said(text, "safe_contact"), known).answers["safe_contact"] == rule


@pytest.mark.parametrize(("text", "name"), [
    ("I'm Howard, mum's Beryl but don't go contacting her yet", "Beryl"), ("I'm Rhian. The client likes to be called Ebony.", "Ebony"),
    ("Im Howard her son", None),
])  # fmt: skip
def test_both_names_at_once(text, name):
    known = {"story": "my mum", "on_behalf_of": "mum", "agreement": "agreed", "needs": ["caring"], "safe_contact": "any_time"}
    assert answers.take(said(text, "name", **read_slots(text, "name")), known).answers.get("name") == name


@pytest.mark.parametrize("text", ["god no, she'd hit the roof. she thinks it's tidy", "no", "oh no not yet"])
def test_a_no_to_whether_they_agree_is_not_asked(text):
    assert taken(text, "agreement", "inform").answers["agreement"] == "not_asked"
