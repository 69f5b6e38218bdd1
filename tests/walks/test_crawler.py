"""A person is one message away from every state of the dialogue that can be reached, and none is a dead end.

From every question come every interruption and every way to steer in test_interruptions.py; here it is where they lead.
"""

import pytest

from tests.support.crawling import MOVES, PERSON, Crawl
from tests.support.product import Product


@pytest.mark.timeout(300)
def test_a_person_is_one_message_away_and_no_state_is_a_dead_end(product: Product) -> None:
    crawl = Crawl(product, MOVES).run()
    assert {state[0] for state in crawl.graph} >= {"story", "safe_contact", "name", "postcode", "sharing", "check"}
    assert all(moves[PERSON][1] for moves in crawl.graph.values()), "a person was asked for, and it is not with the team"
    assert crawl.dead_ends() == set()
