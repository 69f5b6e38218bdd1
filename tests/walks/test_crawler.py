"""A person is one message away from every state of the dialogue that can be reached, and none is a dead end.

Here with the moves that lead furthest; `python -m tests.walked` makes every move from every state.
"""

import pytest

from tests.support.crawling import PERSON, Crawl, Move
from tests.support.product import Product

MOVES: tuple[Move, ...] = (("inform", "it is about the rent"), ("deny", "no"), ("skip", "skip"), PERSON)


@pytest.mark.timeout(300)
def test_a_person_is_one_message_away_and_no_state_is_a_dead_end(product: Product) -> None:
    crawl = Crawl(product, MOVES).run()
    assert {state[0] for state in crawl.graph} >= {"story", "safe_contact", "name", "postcode", "sharing", "check", "carry_on"}
    assert all(moves[PERSON][1] for moves in crawl.graph.values()), "a person was asked for, and it is not with the team"
    assert crawl.dead_ends() == set()
