"""State of the conversation × part taken away × kind of danger: what happens, seen from the phone, the team and the rows.

Each cell is played for real and then said in a few words; docs/safety-matrix.md is made of them.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot import words
from tests.safety import parts
from tests.safety.world import World, new_number

TEXTS = {
    "suicide": "i want to kill myself", "self_harm": "ive just cut myself badly", "violence_now": "hes outside with a knife",
    "child_danger": "my uncle is touching my little girl", "medical_fire": "there is a fire in the flat",
}
ON_CALL = "+447700900900"


async def _first_text(world: World, number: str) -> None:
    """Nobody has written yet."""


async def _in_the_questions(world: World, number: str) -> None:
    await world.texts(number, "behind with the rent")
    await world.change(number, asked="postcode")


async def _waiting(world: World, number: str) -> None:
    await world.texts(number, "behind with the rent")
    await world.asks_for_a_person(number)


async def _with_a_person(world: World, number: str) -> None:
    await world.texts(number, "behind with the rent")
    await world.takes("Priya", number)


async def _closed(world: World, number: str) -> None:
    await _with_a_person(world, number)
    await world.change(number, handler="closed", key_worker_id=None)


async def _opted_out(world: World, number: str) -> None:
    await world.texts(number, "behind with the rent")
    await world.texts(number, "STOP")


async def _do_not_text(world: World, number: str) -> None:
    await world.texts(number, "behind with the rent")
    await world.change(number, safe_contact="do_not_text")


async def _back_after_hours(world: World, number: str) -> None:
    await world.texts(number, "behind with the rent")
    await world.backdate(number, hours=6)


STATES: dict[str, Callable[[World, str], Awaitable[None]]] = {
    "first text": _first_text, "in the questions": _in_the_questions, "waiting for a person": _waiting,
    "with a person": _with_a_person, "closed": _closed, "opted out": _opted_out, "do not text": _do_not_text,
    "back after six hours": _back_after_hours, "long text": _first_text, "out of hours": _first_text,
}
PADDING = "the landlord came again about the boiler and the kids were at school and i rang the council twice. " * 12
CANNOT_STORE = ("database", "database hangs")


@dataclass(frozen=True)
class Cell:
    """What became of one danger text."""

    answered: int  # the webhook's status
    twiml: str  # words in the webhook's own answer
    heard: tuple[str, ...]  # on the phone, once the machine has done its work with the part still away
    heard_later: tuple[str, ...]  # once the part is back
    flags: tuple[str, ...]
    task: bool
    alerted: bool  # somebody got an alert, or an open alert is on its clock

    def in_words(self, kind: str) -> str:
        """ "words, flag, alert": what there is, in the order it matters to the resident."""
        said = []
        if _are_safety_words(self.twiml, kind):
            said.append("words in the webhook's answer")
        elif any(_are_safety_words(text, kind) for text in self.heard):
            said.append("words")
        elif any(_are_safety_words(text, kind) for text in self.heard_later):
            said.append("words once it is back")
        else:
            said.append("no text")
        said.append("flag" if kind in self.flags else "NO FLAG")
        said.append("alert" if self.alerted and self.task else "NO ALERT")
        return ", ".join(said)


def _are_safety_words(text: str, kind: str) -> bool:
    """The fixed words of this kind, whatever they may promise."""
    return words.safety_words(kind, told=False, read_by=None).split("Your message is kept")[0] in text


def cells(part: str) -> list[tuple[str, str]]:
    """Which states and kinds are played with a part away: with everything there all kinds in every state, else each
    state with one kind, in turn, so that every kind meets every part."""
    kinds, whole = list(TEXTS), part == "nothing else"
    turn = list(parts.TAKEN).index(part)
    return [(state, kind) for row, state in enumerate(STATES) for column, kind in enumerate(kinds)
            if whole or column == (row + turn) % len(kinds)]


async def play(world: World, part: str) -> dict[tuple[str, str], Cell]:
    """Every state and kind with one part away; (state, kind) → what became of it."""
    if part != "model":
        world.reads_by_phrases_alone()  # at the door nothing else is needed; the models' own time is spent elsewhere
    await world.only_at_work("Priya", "Morgan")
    numbers = {cell: new_number() for cell in cells(part)}
    for (state, _), number in numbers.items():
        await STATES[state](world, number)
    await world.forget_jobs()
    world.twilio.clear()
    world.twilio.call_back("never")
    await world.takes_away(part)
    answers = {}
    for (state, kind), number in numbers.items():
        if state == "out of hours":
            continue
        text = PADDING + TEXTS[kind] + ". " + PADDING if state == "long text" else TEXTS[kind]
        answers[state, kind] = await world.texts(number, text)
    world.set_time(weekday=6, hour=3)
    for (state, kind), number in numbers.items():
        if state == "out of hours":
            answers[state, kind] = await world.texts(number, TEXTS[kind])
    if part not in CANNOT_STORE:
        await world.work("danger")
    heard = {cell: tuple(world.hears(number)) for cell, number in numbers.items()}
    await world.heal()
    await world.replay()
    await world.passes("danger", minutes=1)  # what was tried in vain is tried again
    return {
        (state, kind): Cell(
            answered=answers[state, kind].status_code, twiml=_said(answers[state, kind].text), heard=heard[state, kind],
            heard_later=tuple(world.hears(number)), flags=tuple(flag.kind for flag in await world.flags(number)),
            task="danger" in await world.tasks(number), alerted=await world.has_an_alert(number),
        )
        for (state, kind), number in numbers.items()
    }


def _said(twiml: str) -> str:
    from xml.etree import ElementTree

    return "".join(ElementTree.fromstring(twiml).itertext()) if twiml.startswith("<") else ""
