"""Crawls the dialogue: every state it finds, every move from it. What must be true of each answer is checked on the way."""

from collections import deque
from dataclasses import dataclass, field

from actions import domain
from tests.support.dialogue import Dialogue, Heard
from tests.support.product import Product

MOST_TURNS = 1500
State = tuple[str | None, bool, str]  # the open question, whether it is with the team, how it is safe to reach them
Move = tuple[str, str]  # act, text

PERSON: Move = ("want_human", "human")
MOVES: tuple[Move, ...] = (("inform", "it is about the rent"), ("skip", "skip"), PERSON)  # these lead furthest
HOW_SAFE = {"certain_hours": "neutral", "reply_only": "neutral", "do_not_text": "not at all"}


@dataclass
class Crawl:
    """What was found: from each state, where each of the `moves` led, and each option of an open question."""

    product: Product
    moves: tuple[Move, ...]
    graph: dict[State, dict[Move, State]] = field(default_factory=dict)
    turns: int = 0

    def run(self) -> "Crawl":
        """Goes on until every move of every state was made. Raises AssertionError where an answer is none."""
        while self._unfinished():
            assert self.turns < MOST_TURNS, f"no end in sight: {len(self.graph)} states"
            dialogue = Dialogue(self.product)
            state: State = (None, False, "freely")
            while (move := self._next_move(state)) is not None:
                state = self._make(dialogue, state, move)
        return self

    @property
    def tried(self) -> int:
        return sum(len(moves) for moves in self.graph.values())

    def dead_ends(self) -> set[State]:
        """States from which no way leads to a person or a case."""
        reaching = {state for state in self.graph if state[1]}
        while found := {state for state, moves in self.graph.items() if state not in reaching and set(moves.values()) & reaching}:
            reaching |= found
        return set(self.graph) - reaching

    def _make(self, dialogue: Dialogue, state: State, move: Move) -> State:
        act, text = move
        needs = ("rent_eviction", "asb") if text == "it is about the rent" else ()
        heard = dialogue.turn(act, text, needs=needs)
        self.turns += 1
        self._must_be_an_answer(dialogue, state, move, heard)
        rule = self.product.one("select safe_contact from conversations where id = %s", dialogue.id)
        reached: State = (heard.asked, dialogue.with_team, HOW_SAFE.get(rule, "freely"))
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
        return (*self.moves, *(("inform", str(number)) for number in range(1, len(options) + 1)))

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
