"""A rule for reaching somebody, read out of a text that says it unasked."""

import pytest

from bot.understanding.readers.safe_contact import safe_contact_said

NOT_HERE = """
pls dont contact me on here|dont contact me on this number|no texts please|dont contact me on here any more|dont use this number
please dont ring or text
pls dont contact me on this number, he sees it|dont contact me|dont ever text|dunna text me
stop sending me these|Unsubscribe me please|don't call or text me|no contact please
take me off your list|dont reply to me on this phone
"""
WATCHED = """
this is my husbands phone|this is me dads phone|wait for me to text first, he checks|hes got an app on my phone that shows him everything
my boyfriend has got my passcode|he will kick off if he sees a text|nobody can know i texted|me and him use same phone|somebody else might read this
be careful what you send me|il message when its safe|the phone is linked to his ipad|he has seen what you sent|text me only if i text
yes but only if my mum cant see it|only if my partner isnt reading it|its safe but dont say who you are|im on my sisters phone|he knows my pin
i'll text you when its safe|dont put the council in it|dont mention what its about|make sure she cant see it|it all comes up on his laptop
not unless ive just text you|never message me out of the blue|dont text me first|dont mention the council
"""
NO_RULE = """
this is my new phone|i have the same phone number|my phone is broken|be careful what you say to my mum|i know my password|dont contact my landlord
dont contact my mum|he has seen the flat|somebody else might get the house|they saw what you did|i cant see my kids|dont use my name
no contact|my son has my password for roblox|mum knows my pin so she gets my shopping
no contact with my dad|there is a no contact order|no contact from the school|they should know i texted the landlord|stop sending me round the houses
the heating doesnt work unless i check it|take me off the housing list|he took me off the tenancy|i found out he has a tracker on his car
the app on my phone for universal credit is broken|they wont contact me about repairs|they dont know i text them every week
i dont use this number much|dont tell the council|yes but dont tell the council|do not text hers
"""


def _texts(table):
    return [text for line in table.strip().splitlines() for text in line.split("|")]


@pytest.mark.parametrize("text", _texts(NOT_HERE))
def test_not_on_this_phone_is_do_not_text(text):
    assert safe_contact_said(text) == "do_not_text"


@pytest.mark.parametrize("text", _texts(WATCHED))
def test_signs_of_somebody_who_sees_what_comes_are_reply_only(text):
    assert safe_contact_said(text) == "reply_only"


@pytest.mark.parametrize("text", _texts(NO_RULE))
def test_what_is_near_to_a_rule_is_none(text):
    assert safe_contact_said(text) is None


def test_what_is_not_to_be_written_down_is_no_rule_for_texting_them():
    assert safe_contact_said("dont write the rent down") is None
    assert safe_contact_said("dont write to me") == "do_not_text"


def test_not_here_after_an_hour_leaves_the_others():
    assert safe_contact_said("dont contact me on this number after 6") != "do_not_text"
