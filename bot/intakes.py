"""The intake: what a resident has told so far, written down as it is given. Rasa's slots are filled from here."""

from typing import Any
from uuid import UUID

from sqlalchemy import select, text
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.tables import Conversation, Intake, Resident

NOT_TOLD = ("carry_on", "code_word")  # kept with the answers, but none of them


async def open_intake(session: AsyncSession, conversation_id: UUID) -> Intake | None:
    """The intake being taken, if there is one."""
    return await session.scalar(
        select(Intake).where(Intake.conversation_id == conversation_id, Intake.status == "open")
    )


async def begin(session: AsyncSession, conversation_id: UUID) -> Intake:
    """The open intake, made if there is none."""
    await session.execute(
        insert(Intake)
        .values(conversation_id=conversation_id)
        # The predicate is literal: with a bound value a prepared plan could not match the index.
        .on_conflict_do_nothing(index_elements=["conversation_id"], index_where=text("status = 'open'"))
    )
    return (await session.scalars(
        select(Intake).where(Intake.conversation_id == conversation_id, Intake.status == "open").with_for_update()
    )).one()


async def end(session: AsyncSession, conversation_id: UUID, case_id: UUID) -> None:
    """What is still being told ends with its case: what they tell when they come back is told anew."""
    intake = await open_intake(session, conversation_id)
    if intake is not None:
        intake.status, intake.case_id = "incomplete", case_id


async def write(session: AsyncSession, conversation: Conversation, answers: dict[str, Any], turn_id: UUID) -> Intake:
    """Writes answers into the open intake, each with its turn and time. The same turn again changes nothing."""
    intake = await begin(session, conversation.id)
    at = clock.now().isoformat()
    new = {
        slot: {"value": value, "turn_id": str(turn_id), "at": at}
        for slot, value in answers.items()
        if (intake.answers.get(slot) or {}).get("value") != value
    }
    if new:
        intake.answers = {**intake.answers, **new}
    await obey(session, conversation, {slot: answers[slot] for slot in new})
    return intake


async def obey(session: AsyncSession, conversation: Conversation, answers: dict[str, Any]) -> None:
    """What hangs on an answer takes effect at once: what they are called, and how it is safe to reach them."""
    if "name" in answers:
        resident = await session.get_one(Resident, conversation.resident_id)
        resident.name = answers["name"] if answers["name"] != "skipped" else resident.name
    if answers.get("safe_contact") in ("any_time", "certain_hours", "reply_only", "do_not_text"):
        conversation.safe_contact = answers["safe_contact"]
    if "contact_time" in answers:
        conversation.safe_hours = answers["contact_time"]


def slots(intake: Intake | None) -> dict[str, Any]:
    """The answers as slot → value: what a fresh Rasa session begins with."""
    return {} if intake is None else {
        slot: entry["value"] for slot, entry in intake.answers.items() if slot not in NOT_TOLD
    }
