"""The same person's other threads beside one of them: what each is called, and what in it must not be missed here."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from sqlalchemy import ColumnElement, false, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, clock
from bot.console import sight
from bot.console.wording import CHANNELS, moment, phone
from bot.tables import Conversation, DangerFlag, KeyWorker

DANGER_SHOWN_FOR = timedelta(hours=24)


@dataclass(frozen=True)
class Danger:
    """A flag, and who has opened it."""

    flag: DangerFlag
    opened_by: str | None


@dataclass(frozen=True)
class OtherThread:
    """One of them. Who may not open it is told what must not be missed, but not which thread it is."""

    conversation: Conversation
    reference: str | None
    may_open: bool
    dangers: Sequence[Danger]

    @property
    def name(self) -> str:
        """Its case's reference, or else its number, or when it began."""
        if not self.may_open:
            return "a thread of another locality"
        if self.reference:
            return self.reference
        one = self.conversation
        return phone(one.address) if one.channel == "sms" else f"{CHANNELS[one.channel].lower()} since {moment(one.created_at)}"

    @property
    def do_not_text(self) -> bool:
        return self.conversation.safe_contact == "do_not_text"

    @property
    def warns(self) -> bool:
        """Whether there is anything in it that whoever writes to this person must know."""
        return bool(self.dangers) or self.do_not_text or self.conversation.opted_out_at is not None


async def of_person(session: AsyncSession, conversation: Conversation, staff: KeyWorker) -> list[OtherThread]:
    """All of them, newest first; none is left out, for the one left out may be the one in danger."""
    return await _read(session, staff, Conversation.resident_id == conversation.resident_id, Conversation.id != conversation.id)


async def by_id(session: AsyncSession, ids: Sequence[UUID], staff: KeyWorker) -> dict[UUID, OtherThread]:
    """These threads, by their id."""
    return {one.conversation.id: one for one in await _read(session, staff, Conversation.id.in_(ids))}


async def dangers(session: AsyncSession, ids: Sequence[UUID]) -> dict[UUID, list[Danger]]:
    """By conversation: the flags that nobody has opened, and the others of the last 24 hours, oldest first."""
    found = await session.execute(
        select(DangerFlag, KeyWorker.name)
        .outerjoin(KeyWorker, KeyWorker.id == DangerFlag.acknowledged_by)
        .where(
            DangerFlag.conversation_id.in_(ids),
            DangerFlag.acknowledged_at.is_(None) | (DangerFlag.raised_at > clock.now() - DANGER_SHOWN_FOR),
        )
        .order_by(DangerFlag.raised_at)
    )
    flags: dict[UUID, list[Danger]] = {one: [] for one in ids}
    for flag, name in found:
        flags[flag.conversation_id].append(Danger(flag, name))
    return flags


async def _read(session: AsyncSession, staff: KeyWorker, *which: ColumnElement[bool]) -> list[OtherThread]:
    may_open = func.coalesce(sight.may_see(staff), false())
    found = (await session.execute(select(Conversation, may_open).where(*which).order_by(Conversation.created_at.desc()))).all()
    flags = await dangers(session, [one.id for one, _ in found]) if found else {}
    newest = {one.id: await cases.newest_case_of(session, one.id) for one, _ in found}
    return [OtherThread(one, case.reference if (case := newest[one.id]) else None, seen, flags[one.id]) for one, seen in found]
