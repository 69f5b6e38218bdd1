"""Cases: verbs, each writing an event. What an action of the dialogue writes is unique on (turn id, action)."""

import secrets
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import select
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.database import notify
from bot.tables import Case, CaseEvent, CaseRead, Conversation, Intake

# No vowels (no words by accident) and nothing that looks like something else: no 0 O, 1 I L, 2 Z, 5 S, U V, 8 B.
REFERENCE_LETTERS = "CDFGHJKMNPQRTWXY34679"
NOT_ANSWERED: tuple[Any, ...] = (None, [], "", "skipped")
MAY_BE_EMPTIED = ("share_only", "left_out")  # nobody is named any more
SUMMARY_FIELDS = (
    "story", "needs", "matters_most", "name", "safe_contact", "contact_time", "reach", "postcode", "locality", "household",
    "children", "helpers", "preferences", "sharing", "share_only", "left_out", "on_behalf_of", "agreement", "age", "language", "phone",
)


def new_reference() -> str:
    """A reference people can read out: "DK4-7QF"."""
    letters = [secrets.choice(REFERENCE_LETTERS) for _ in range(6)]
    return f"{''.join(letters[:3])}-{''.join(letters[3:])}"


async def open_case_of(session: AsyncSession, conversation_id: UUID) -> Case | None:
    """The case of this conversation that is not closed, if there is one."""
    return await session.scalar(
        select(Case)
        .where(Case.conversation_id == conversation_id, Case.status != "closed")
        .order_by(Case.created_at.desc())
        .limit(1)
    )


async def open_case(
    session: AsyncSession, conversation: Conversation, intake: Intake, *, status: str = "open", actor: str = "bot",
    turn_id: UUID | None,
) -> Case:
    """Opens the case of an intake, once: the same intake opens the same case however often it is asked.

    The caller matches it with a key worker or puts it in a queue in the same transaction: no case is nobody's.
    """
    case = await session.scalar(select(Case).where(Case.opened_by_intake == intake.id))
    if case is not None:
        return case
    case = Case(
        id=uuid4(), reference=await _unused_reference(session), conversation_id=conversation.id,
        resident_id=conversation.resident_id, opened_by_intake=intake.id, status=status,
        needs=value(intake.answers, "needs") or [], summary=summary_of(intake.answers),
    )
    session.add(case)
    await session.flush()
    intake.case_id = case.id
    await record(session, case.id, "opened", actor=actor, detail={"status": status}, turn_id=turn_id, action="open_case")
    return case


async def update_from_intake(session: AsyncSession, case: Case, intake: Intake, *, turn_id: UUID | None) -> list[str]:
    """What an intake holds that is newer than the case goes into it: a field put right since stays right. Returns the fields
    that changed."""
    intake.case_id = case.id
    newer = {slot: entry["value"] for slot, entry in intake.answers.items() if said_after(entry, case.summary.get(slot))}
    told_here = intake.id == case.opened_by_intake and case.summary.get("needs", {}).get("said_by") == "resident"
    return await change(session, case, newer, turn_id=turn_id, less=told_here)


def said_after(entry: dict[str, Any], other: dict[str, Any] | None) -> bool:
    """Whether one answer ({"value", "at"}) was given after another, or there is no other."""
    return other is None or (entry.get("at") or "") > (other.get("at") or "")


async def change(
    session: AsyncSession, case: Case, answers: dict[str, Any], *, turn_id: UUID | None, less: bool = False
) -> list[str]:
    """Puts answers (slot → value) into an open case, with an event that says which fields changed. Returns those. `less`: needs that
    are not among the answers any more were taken off; otherwise what is told anew comes to those there are."""
    at = clock.now().isoformat()
    new = summary_of({slot: {"value": value, "at": at} for slot, value in answers.items()})
    may_be_emptied = (*MAY_BE_EMPTIED, *(["needs"] if less else []))
    emptied = [field for field in may_be_emptied if field in case.summary and field in answers and not answers[field]]
    changed = [field for field, entry in new.items() if case.summary.get(field, {}).get("value") != entry["value"]] + emptied
    if changed:
        before = {field: case.summary[field] for field in changed if field in case.summary}
        case.summary = {field: entry for field, entry in (case.summary | {field: new[field] for field in changed if field in new}).items()
                        if field not in emptied}
        taken_off = {*(before.get("needs", {}).get("value") or [])} - {*(answers.get("needs") or [])} if less else set()
        case.needs = sorted({*case.needs, *(answers.get("needs") or [])} - taken_off)
        await record(session, case.id, "changed", actor="resident", detail={"fields": changed, "before": before},
                     turn_id=turn_id, action="update_case")
    return changed


def answers_of(case: Case) -> dict[str, Any]:
    """What a case's summary holds, as slot → value."""
    return {field: entry["value"] for field, entry in case.summary.items()}


async def record(
    session: AsyncSession,
    case_id: UUID,
    kind: str,
    *,
    actor: str,
    detail: dict[str, Any] | None = None,
    turn_id: UUID | None = None,
    action: str | None = None,
) -> None:
    """Writes an event of a case; a second one of the same turn and action is left out."""
    await session.execute(
        insert(CaseEvent)
        .values(case_id=case_id, kind=kind, actor=actor, detail=detail or {}, turn_id=turn_id, action=action)
        .on_conflict_do_nothing(index_elements=["turn_id", "action"])
    )
    await notify(session, "queue", str(case_id))


async def record_for_conversation(
    session: AsyncSession, conversation_id: UUID, kind: str, *, actor: str, detail: dict[str, Any] | None = None
) -> None:
    """Writes an event of the conversation's open case, where it has one."""
    case = await open_case_of(session, conversation_id)
    if case is not None:
        await record(session, case.id, kind, actor=actor, detail=detail)


async def close(session: AsyncSession, case: Case, outcome: str, *, actor: str) -> None:
    """Closes a case. `outcome` is met, partly, not_met or moved_on."""
    case.status = "closed"
    case.closed_at = clock.now()
    case.outcome = outcome
    await record(session, case.id, "closed", actor=actor, detail={"outcome": outcome})


async def open_again(session: AsyncSession, case: Case, *, actor: str) -> None:
    """Opens a closed case again: it was closed by mistake, or too soon. What it was closed with stays in its history."""
    detail = {"outcome": case.outcome, "outcome_said": case.outcome_said}
    case.status, case.closed_at, case.outcome, case.outcome_said = "open", None, None, None
    await record(session, case.id, "opened_again", actor=actor, detail=detail)


async def newest_case_of(session: AsyncSession, conversation_id: UUID) -> Case | None:
    """The open case of this conversation, or else the last one there was."""
    return await open_case_of(session, conversation_id) or await session.scalar(
        select(Case).where(Case.conversation_id == conversation_id).order_by(Case.created_at.desc()).limit(1)
    )


async def note_read(session: AsyncSession, case_id: UUID, key_worker_id: UUID, what: str) -> None:
    """Logs that a member of staff read a case: the resident may ask who did."""
    session.add(CaseRead(case_id=case_id, key_worker_id=key_worker_id, what=what))


def value(answers: dict[str, Any], slot: str) -> Any:
    """What was answered for `slot`, or None."""
    return (answers.get(slot) or {}).get("value")


def summary_of(answers: dict[str, Any]) -> dict[str, Any]:
    """The fields a key worker reads, each with who said it and when."""
    return {
        field: {"value": answers[field]["value"], "said_by": "resident", "at": answers[field].get("at")}
        for field in SUMMARY_FIELDS
        if field in answers and answers[field]["value"] not in NOT_ANSWERED
    }


async def _unused_reference(session: AsyncSession) -> str:
    while True:
        reference = new_reference()
        if not await session.scalar(select(Case.id).where(Case.reference == reference)):
            return reference
