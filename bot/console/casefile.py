"""The case beside the thread: its fields with who said them and when, its needs, why this key worker, and its history."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.cases import SUMMARY_FIELDS
from bot.console.happenings import words_of
from bot.tables import Case, CaseEvent, KeyWorker, PlanStep

TIMELINE, STEPS = 40, 30  # shown


@dataclass(frozen=True)
class Field:
    """One field of the summary. `entry` is None where nobody has said anything yet."""

    name: str
    entry: dict[str, Any] | None
    said_by: str


@dataclass(frozen=True)
class Before:
    """What stood in a field before it was changed."""

    field: str
    value: Any
    said_by: str
    at: str | None


@dataclass(frozen=True)
class Casefile:
    """A case, ready to be shown."""

    case: Case
    fields: list[Field]
    steps: list[PlanStep]  # still to do by their day, then the last that are done
    today: date
    timeline: list[tuple[CaseEvent, str, str, list[Before]]]  # newest first: in words, who did it, and what stood there before


async def read(session: AsyncSession, case: Case) -> Casefile:
    """The file of a case."""
    events = list(
        await session.scalars(
            select(CaseEvent).where(CaseEvent.case_id == case.id).order_by(CaseEvent.at.desc()).limit(TIMELINE)
        )
    )
    said = [entry.get("said_by", "") for entry in case.summary.values()]
    said += [entry.get("said_by", "") for event in events for _, entry in _replaced(event)]
    names = await names_of(session, [*said, *(event.actor for event in events)])
    steps = await session.scalars(
        select(PlanStep)
        .where(PlanStep.case_id == case.id)
        .order_by(PlanStep.done_at.is_not(None), PlanStep.due_on.asc().nulls_last(), PlanStep.done_at.desc())
        .limit(STEPS)
    )
    return Casefile(
        case=case, steps=list(steps), today=clock.london().date(),
        fields=[
            Field(name, case.summary.get(name), _who(case.summary.get(name, {}).get("said_by", ""), names))
            for name in SUMMARY_FIELDS
        ],
        timeline=[(event, words_of(event.kind, event.detail), _who(event.actor, names), _before(event, names)) for event in events],
    )


def _replaced(event: CaseEvent) -> list[tuple[str, dict[str, Any]]]:
    """Field and entry of all that an event wrote over: a correction holds one entry, what a resident changed one a field."""
    before = event.detail.get("before") or {}
    return [(name, before) for name in event.detail.get("fields", [])] if "value" in before else list(before.items())


def _before(event: CaseEvent, names: dict[str, str]) -> list[Before]:
    return [Before(name, entry["value"], _who(entry.get("said_by", ""), names), entry.get("at"))
            for name, entry in _replaced(event)]


async def names_of(session: AsyncSession, actors: list[str]) -> dict[str, str]:
    """The names of those of `actors` who are key workers, by id."""
    ids = {UUID(actor) for actor in actors if _is_id(actor)}
    found = await session.execute(select(KeyWorker.id, KeyWorker.name).where(KeyWorker.id.in_(ids)))
    return {str(found_id): name for found_id, name in found}


def _who(actor: str, names: dict[str, str]) -> str:
    return names.get(actor) or {"resident": "the resident", "bot": "the bot", "system": "the service"}.get(actor, actor)


def _is_id(actor: str) -> bool:
    try:
        UUID(actor)
    except ValueError:
        return False
    return True
