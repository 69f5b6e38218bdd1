"""Walks as a table: a person, what they write, what must be true at the end. Many walk at once, each on their own phone."""

import re
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from bot import words
from bot.channels.segments import segments
from tests.support.people import PLAIN, QUESTIONS, Resident
from tests.support.product import Product

AT_ONCE = 6
MOST_TURNS = 30
ALSO_ASKED = {
    "agreement": "would they like our help?", "story": "In your own words", "carry_on": "Shall we carry on",
    "reach": "reach them safely", "reach ": "else can we reach you", "name": "name of the person", "postcode": "What is their postcode?",
    "household": "lives at home with them", "change": "What should I change?",
}
ALSO_PLAIN = {"agreement": "1", "story": "skip", "carry_on": "1", "change": "my postcode is ST1 3AB", "reach ": "skip"}
NEVER_SAID = ("I understand how you feel", "!", "{", "are None", "not asked", "skipped", "guarantee", "eligible", "diagnos")
OTHER_ALPHABETS = re.compile("[\u0600-\u06ff\u0a00-\u0a7f]")


@dataclass(frozen=True)
class Person:
    """Somebody made up. `says` are texts with what the reply must hold; then, unless `stays`, every question is answered:
    by `answers`, else plainly, and `interrupts` come once at their question, with what the reply must hold."""

    name: str
    situation: str
    says: tuple[tuple[str, str], ...]
    answers: dict[str, str] = field(default_factory=dict)
    interrupts: dict[str, tuple[str, str]] = field(default_factory=dict)
    stays: bool = False  # the walk ends with `says`
    afterwards: tuple[tuple[str, str], ...] = ()  # like `says`, when the case is open
    handler: str = ""  # who has the conversation at the end
    tasks: frozenset[str] = frozenset()  # kinds of task that are open at the end, at least
    language: str = ""  # what is noted for the interpreter
    case: dict[str, Any] = field(default_factory=dict)  # columns of the case
    fields: dict[str, Any] = field(default_factory=dict)  # of its summary
    needs: set[str] = field(default_factory=set)  # at least these
    again: tuple[str, ...] = ()  # questions that may come twice: they went back
    not_asked: tuple[str, ...] = ()  # questions that must not come: they were answered before
    never: tuple[str, ...] = ()  # words that no reply may hold
    at_most: int = MOST_TURNS  # resident texts


@dataclass
class Walked:
    """How it went."""

    person: Person
    resident: Resident
    lines: list[str] = field(default_factory=list)  # "them: …" and "us: …"
    asked: list[str] = field(default_factory=list)
    texts: int = 0

    @property
    def heard(self) -> list[str]:
        return [line[4:] for line in self.lines if line.startswith("us: ")]


def walk(product: Product, person: Person) -> Walked:
    """Plays a person to the end. Raises AssertionError with the conversation when a reply is not what it must be."""
    walked = Walked(person, Resident(product))
    waiting = dict(person.interrupts)
    for text, part in person.says:
        _says(walked, text, part)
    while not person.stays and (question := question_in(walked.heard[-1])):
        assert walked.texts < MOST_TURNS, "it never ends:\n" + "\n".join(walked.lines)
        if question in waiting:
            text, part = waiting.pop(question)
            _says(walked, text, part)
        else:
            walked.asked.append(question.strip())
            _says(walked, {**PLAIN, **ALSO_PLAIN, **person.answers}[question], "")
    for text, part in person.afterwards:
        _says(walked, text, part)
    walked.resident.hears_nothing_more()
    return walked


def question_in(text: str) -> str | None:
    """Which question a reply ends with."""
    found = {text.rfind(part): slot for slot, part in [*QUESTIONS.items(), *ALSO_ASKED.items()] if part in text}
    return found[max(found)] if found else None


@contextmanager
def walking(product: Product, people: list[Person]) -> Iterator[dict[str, Future[Walked]]]:
    """Everybody at once; a future each, by name."""
    with ThreadPoolExecutor(AT_ONCE) as pool:
        yield {person.name: pool.submit(walk, product, person) for person in people}


def check(walked: Walked) -> None:
    """What must be true of every walk, and what this person asks for."""
    person, story = walked.person, "\n".join(walked.lines)
    for text in walked.heard:
        found = segments(text)
        assert found.count <= 2 and (found.encoding == "GSM-7" or OTHER_ALPHABETS.search(text)), text
        assert not [part for part in (*NEVER_SAID, *person.never) if part in text], story
    once = [question for question in walked.asked if question not in person.again]
    assert len(set(once)) == len(once), f"asked twice: {walked.asked}\n{story}"
    assert not set(walked.asked) & set(person.not_asked), story
    assert walked.texts <= person.at_most, f"{walked.texts} texts\n{story}"
    _check_team(walked)
    if not (person.case or person.fields or person.needs):
        return
    [case] = walked.resident.cases
    for column, value in person.case.items():
        assert case[column] == value, (column, case[column], story)
    assert person.needs <= set(case["needs"]), (case["needs"], story)
    for name, value in person.fields.items():
        entry = case["summary"].get(name, {}).get("value")
        assert value(entry) if isinstance(value, Callable) else entry == value, (name, entry, story)
    assert case["key_worker_id"] or case["queue"], "a case is nobody's"


def _check_team(walked: Walked) -> None:
    """Who has the conversation, and what lies before the team."""
    person, product, conversation = walked.person, walked.resident.product, walked.resident.conversation
    if person.handler:
        assert product.one("select handler from conversations where id = %s", conversation) == person.handler
    tasks = {row["kind"] for row in product.rows("select kind from tasks where conversation_id = %s", conversation)}
    assert person.tasks <= tasks, tasks
    if person.language:
        answers = product.one("select answers from intakes where conversation_id = %s", conversation)
        assert answers["language"]["value"].startswith(person.language)
        assert person.says[0][0] in answers["story"]["value"], answers


def _says(walked: Walked, text: str, part: str) -> None:
    """One turn. Several texts sent at once are parted by a line."""
    walked.lines += [f"them: {one}" for one in text.split("\n")]
    walked.texts += len(text.split("\n"))
    walked.resident.texts(*text.split("\n"))
    replies = [reply := walked.resident.hears()]
    if "\n" in text or reply in words.CHECK_IN.values():  # one that came after the first was answered, or a worry too long for one text
        walked.resident.settled()
        replies += walked.resident.more()
    walked.lines += [f"us: {reply}" for reply in replies]
    assert any(part in reply for reply in replies), f"expected {part!r}:\n" + "\n".join(walked.lines)
