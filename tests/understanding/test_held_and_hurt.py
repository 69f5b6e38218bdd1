"""Somebody kept in, whose papers are kept, or with a bruise made light of: a person should see it, without the emergency words."""

import pytest

from bot import worries


@pytest.mark.parametrize("text", [
    "My mother in law and husband they keep my passport and I am not allow out", "he took my passport", "my husband hides my papers",
    "my boss keeps my passport", "im not allowed to leave the house", "i am never allowed outside",
    "he broke the door last week and my arm was bruise but is ok now. only sometimes", "my face was bruised but its fine",
])
def test_it_is_a_worry(text):
    assert worries.screen(text) == "afraid"


@pytest.mark.parametrize("text", [
    "home office has got my passport", "the council keep my documents safe", "i keep my passport in a drawer", "my wife got my passport renewed",
    "she took my passport photos", "he broke the door last week and the landlord wont fix it", "my arm was bruised but ok now i fell off my bike",
    "im not allowed out of the parking space", "im not allowed out late", "im not allowed to leave work early", "the dwp took my id for checks",
    "my landlord took my deposit", "my arms are bruised from the blood test",
])
def test_words_alike_are_none(text):
    assert worries.screen(text) is None
