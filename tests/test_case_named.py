"""Whether a text from a phone without a case names one: as residents, partners and relatives wrote it."""

import pytest

from actions import matters
from bot import case_named
from tests.actions.turns import said


@pytest.mark.parametrize("text", [
    "its ref H9Y-XHR can u tell me whats going on", "h9y-xhr", "my ref is H9Y XHR", "i got a reference H9Y-XHR from you, whats happening",
    "it is my wifes case janine mountford", "im texting about my mums case", "hi this is about my mums referral", "my ref is MFC-CCT",
    "whats happening with my wifes case", "any news on my sons referral",
])
def test_a_case_is_named(text):
    assert case_named.named_in(text)
    assert matters.person_at_once(said(text, None, "status"), {}) == "case_named"
    assert matters.person_at_once(said(text, None, "status"), {"with_team": True}) is None


@pytest.mark.parametrize("text", [
    "my husbands asylum case is going on and we have no money", "my sons court case is next week and im worried", "whats happening with my case",
    "the case against my son is next week", "UC ref 346-779", "my meter ref is 34679", "im at no 7 F-34", "my pip case is with dwp",
    "its my wife, in any case she left", "my lads in year 9, mid-way", "st1 4hd", "this is my mums case against the landlord, its with the court",
])
def test_other_cases_and_numbers_are_none_of_ours(text):
    assert not case_named.named_in(text)
