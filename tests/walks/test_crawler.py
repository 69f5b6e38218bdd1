"""Crawls the dialogue: every state it finds, every move from it. A person is one message away from each, and none is a dead end."""

from collections import deque
from dataclasses import dataclass, field

from actions import domain
from tests.support.dialogue import Dialogue, Heard
from tests.support.product import Product

MOST_TURNS = 1500
State = tuple[str | None, bool, str]  # the open question, whether it is with the team, how it is safe to reach them
Move = tuple[str, str]  # act, text

ALWAYS: tuple[Move, ...] = (
    ("inform", "it is about the rent"), ("inform", "qwerty uiop"), ("affirm", "yes"), ("deny", "no"), ("skip", "skip"),
    ("dont_know", "dont know"), ("correction", "no thats wrong"), ("go_back", "go back"), ("restart", "start again"),
    ("goodbye", "bye"), ("thanks", "thanks"), ("greet", "hello"), ("status", "any news"), ("faq_privacy", "who sees this"),
    ("want_human", "human"),
)
PERSON: Move = ("want_human", "human")


@dataclass
class Crawl:
    """What was found: from each state, where each move led."""

    product: Product
    graph: dict[State, dict[Move, State]] = field(default_factory=dict)
    turns: int = 0

    def run(self) -> None:
        while self.turns < MOST_TURNS and self._unfinished():
            dialogue = Dialogue(self.product)
            state: State = (None, False, "unknown")
            while self.turns < MOST_TURNS and (move := self._next_move(state)) is not None:
                state = self._make(dialogue, state, move)

    def _make(self, dialogue: Dialogue, state: State, move: Move) -> State:
        act, text = move
        needs = ("rent_eviction", "asb") if text == "it is about the rent" else ()
        heard = dialogue.turn(act, text, needs=needs)
        self.turns += 1
        self._must_be_an_answer(dialogue, state, move, heard)
        rule = self.product.one("select safe_contact from conversations where id = %s", dialogue.id)
        reached: State = (heard.asked, dialogue.with_team, rule)
        self.graph.setdefault(state, {})[move] = reached
        self.graph.setdefault(reached, {})
        return reached

    @staticmethod
    def _must_be_an_answer(dialogue: Dialogue, state: State, move: Move, heard: Heard) -> None:
        assert heard.text, f"silence at {state} after {move}"
        assert "{" not in heard.text and "are None" not in heard.text, heard
        if move == PERSON:
            assert dialogue.handler == "waiting" and ("person" in heard.text.lower() or "someone" in heard.text.lower()), (state, heard)

    def _moves(self, state: State) -> tuple[Move, ...]:
        options = domain.options(state[0]) if state[0] else ()
        return (*ALWAYS, *(("inform", str(number)) for number in range(1, len(options) + 1)))

    def _untried(self, state: State) -> list[Move]:
        return [move for move in self._moves(state) if move not in self.graph.get(state, {})]

    def _unfinished(self) -> bool:
        return not self.graph or any(self._untried(state) for state in self.graph)

    def _next_move(self, state: State) -> Move | None:
        """An untried move from here; else the first step towards the nearest state that has one; None when there is no way."""
        if untried := self._untried(state):
            return untried[0]
        seen, ways = {state}, deque([(state, None)])
        while ways:
            at, first = ways.popleft()
            if self._untried(at):
                return first
            for move, reached in self.graph.get(at, {}).items():
                if reached not in seen:
                    seen.add(reached)
                    ways.append((reached, first or move))
        return None


def test_a_person_is_one_message_away_from_every_state_and_none_is_a_dead_end(product: Product) -> None:
    crawl = Crawl(product)
    crawl.run()
    tried = sum(len(moves) for moves in crawl.graph.values())
    print(f"crawler: {len(crawl.graph)} states, {tried} moves, {crawl.turns} turns")
    assert not crawl._unfinished(), f"not all tried within {MOST_TURNS} turns: {len(crawl.graph)} states"
    assert len(crawl.graph) >= 30 and {state[0] for state in crawl.graph} >= {"story", "safe_contact", "name", "sharing", "check", "carry_on"}
    assert all(crawl.graph[state][PERSON][1] for state in crawl.graph), "a person was asked for, and it is not with the team"
    ends = {state for state in crawl.graph if state[1]}
    reaching = set(ends)
    while found := {state for state, moves in crawl.graph.items() if state not in reaching and set(moves.values()) & reaching}:
        reaching |= found
    assert reaching == set(crawl.graph), f"no way on from {set(crawl.graph) - reaching}"
