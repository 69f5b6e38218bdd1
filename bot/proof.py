"""Proof that whoever texts is who they were: a code word they chose. A number is not a person.

Only its keyed hash is kept, on the intake. Without one nothing of a case is told.
"""

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, conversations, handoff, localities
from bot.database import transaction
from bot.settings import settings
from bot.tables import Intake, KeyWorker

CODE_WORD = "code_word"


@dataclass(frozen=True)
class Standing:
    """Where their case stands, for somebody who has shown who they are."""

    reference: str
    key_worker: str | None
    team: str
    promised_by: datetime | None


async def choose(conversation_id: UUID, turn_id: UUID, word: str) -> bool:
    """Keeps a code word for this conversation. False when it has one already: only a person changes that."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        intake = await _latest(session, conversation.id)
        if intake is None or CODE_WORD in intake.answers:
            return False
        intake.answers = {**intake.answers, CODE_WORD: {"value": _hash(conversation.id, word), "turn_id": str(turn_id)}}
        return True


async def has_code_word(conversation_id: UUID) -> bool:
    """Whether one was chosen."""
    async with transaction() as session:
        intake = await _latest(session, conversation_id)
        return intake is not None and CODE_WORD in intake.answers


async def standing(conversation_id: UUID, word: str) -> Standing | None:
    """Where the case stands, when `word` is the code word; else None."""
    async with transaction() as session:
        intake = await _latest(session, conversation_id)
        kept = str(cases.value(intake.answers, CODE_WORD)) if intake else ""
        case = await cases.open_case_of(session, conversation_id)
        if case is None or not hmac.compare_digest(kept, _hash(conversation_id, word)):
            return None
        request = await handoff.open_handoff(session, conversation_id)
        key_worker = await session.get(KeyWorker, case.key_worker_id) if case.key_worker_id else None
        return Standing(case.reference, key_worker.first_name if key_worker else None, localities.area_name(case.area),
                        request.promised_by if request else None)


async def _latest(session: AsyncSession, conversation_id: UUID) -> Intake | None:
    return await session.scalar(
        select(Intake).where(Intake.conversation_id == conversation_id).order_by(Intake.created_at.desc()).limit(1)
    )


def _hash(conversation_id: UUID, word: str) -> str:
    key = settings().secret_key.encode()
    return hmac.new(key, f"{conversation_id}:{' '.join(word.casefold().split())}".encode(), hashlib.sha256).hexdigest()
