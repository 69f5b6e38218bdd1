"""An intake becomes a case with somebody responsible, and the conversation goes to that person: one transaction.

"We've got it" is said with what this returns, and so never before the commit.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, conversations, handoff, intakes, localities, matching
from bot.database import transaction
from bot.tables import Case, Conversation, Intake, KeyWorker


@dataclass(frozen=True)
class Referral:
    """What the resident may be told, all of it committed."""

    reference: str
    key_worker: str | None  # first name
    team: str  # North, Central, South, or city
    promised_by: datetime | None


async def finish(conversation_id: UUID, turn_id: UUID) -> Referral:
    """Opens the case of the conversation's intake (or adds to the open one), matches it, asks for the handoff.

    The same turn again changes nothing and returns the same. Raises LookupError when there is no intake to finish.
    """
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        intake = await intakes.open_intake(session, conversation_id)
        case = await cases.open_case_of(session, conversation_id)
        if intake is None and case is None:
            raise LookupError("there is no intake to finish")
        if intake is not None:
            case = await _open_or_add(session, conversation, intake, case, turn_id)
            intake.status = "finished"
        assert case is not None
        request = await handoff.request(session, conversation, reason="case_opened", case=case, turn_id=turn_id)
        key_worker = await session.get(KeyWorker, case.key_worker_id) if case.key_worker_id else None
        return Referral(
            reference=case.reference, key_worker=key_worker.first_name if key_worker else None,
            team=localities.area_name(case.area), promised_by=request.promised_by,
        )


async def _open_or_add(
    session: AsyncSession, conversation: Conversation, intake: Intake, case: Case | None, turn_id: UUID
) -> Case:
    if case is not None:  # coming back with an open case: the same key worker, what is new is added, no second case
        await cases.update_from_intake(session, case, intake, turn_id=turn_id)
        return case
    case = await cases.open_case(session, conversation, intake, turn_id=turn_id)
    place = await localities.locate(
        session, cases.value(intake.answers, "postcode"), cases.value(intake.answers, "locality")
    )
    case.area, case.town = place.area, place.town
    await matching.match(session, case)
    await conversations.mark(session, conversation, "case_opened", f"Case {case.reference} opened.")
    return case
