"""Going on with questions that danger, or a person asked for, broke off: which intake it is, and what it holds by now."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, conversations, intakes
from bot.database import transaction
from bot.tables import Case, Intake

CARRY_ON = "carry_on"


async def carry_on(conversation_id: UUID, turn_id: UUID) -> dict[str, Any] | None:
    """The resident chooses to go on with the questions. Flags and requests stay as they are. Returns what was told; None where a case
    is open of which everything was asked: another, empty intake would only be finished again."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        case = await cases.open_case_of(session, conversation_id)
        intake = await broken_off(session, conversation_id, case)
        if intake is None and case is not None and await intakes.open_intake(session, conversation_id) is None:
            return None
        if intake is not None:
            intake.status = "open"  # also one that had become an incomplete referral
            await session.flush()
        intake = await intakes.write(session, conversation, {CARRY_ON: True}, turn_id)
        return await told(session, conversation_id, intake)


async def broken_off(session: AsyncSession, conversation_id: UUID, case: Case | None) -> Intake | None:
    """The intake whose questions may go on: the open one while there is no case, or that of an incomplete referral."""
    if case is None:
        return await intakes.open_intake(session, conversation_id)
    return await session.get(Intake, case.opened_by_intake) if case.status == "incomplete" else None


async def told(session: AsyncSession, conversation_id: UUID, intake: Intake | None) -> dict[str, Any]:
    """What an intake holds, as slot → value, with what has been put right since in the case it opened: nobody is asked for
    what a key worker has written down already."""
    answers = intakes.slots(intake)
    case = await cases.open_case_of(session, conversation_id)
    if intake is not None and case is not None and case.opened_by_intake == intake.id:
        answers |= {field: entry["value"] for field, entry in case.summary.items()
                    if cases.said_after(entry, intake.answers.get(field))}
    return answers


async def take_off(session: AsyncSession, case: Case, fields: list[str]) -> None:
    """What was taken off a case altogether is taken off its intake: carried on with, it would have come back."""
    intake = await session.get(Intake, case.opened_by_intake) if fields else None
    if intake is not None:
        intake.answers = {field: entry for field, entry in intake.answers.items() if field not in fields}
