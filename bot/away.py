"""Somebody is away: their cases find others, each with a marker, and nobody is left waiting for them.

Leave is two clocks: on its first day each of their cases gets a clock of its own, so that no resident's row is locked
while another's is moved; on the day after its last, new cases may come again.
"""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, clock, clocks, conversations, matching, passing_on
from bot.tables import Case, Clock, Conversation, KeyWorker, Leave

SHORT_DAYS = 3  # in so short a leave, who waits for no answer stays with the key worker who knows them


async def note_leave(session: AsyncSession, person: KeyWorker, first_day: date, last_day: date, by: KeyWorker) -> Leave:
    """Writes down a leave and starts its clocks. One that has begun already begins now."""
    leave = Leave(key_worker_id=person.id, first_day=first_day, last_day=last_day, noted_by=by.id)
    session.add(leave)
    await session.flush()
    await clocks.start(session, "leave_begins", f"leave_begins:{leave.id}", _midnight(first_day), leave_id=str(leave.id))
    await clocks.start(session, "leave_ends", f"leave_ends:{leave.id}", _midnight(last_day + timedelta(days=1)),
                       leave_id=str(leave.id))
    return leave


async def overlapping(session: AsyncSession, person: KeyWorker, first_day: date, last_day: date) -> Leave | None:
    """A leave of theirs that has a day of this span in it."""
    return await session.scalar(
        select(Leave).where(Leave.key_worker_id == person.id, Leave.first_day <= last_day, Leave.last_day >= first_day)
        .order_by(Leave.first_day).limit(1)
    )


async def take_back(session: AsyncSession, leave: Leave) -> None:
    """The leave is off; if it had begun, they are at work again, unless another leave of theirs is on."""
    for kind in ("leave_begins", "leave_ends"):
        await clocks.stop(session, f"{kind}:{leave.id}")
    person, today = await session.get_one(KeyWorker, leave.key_worker_id), clock.london().date()
    await session.delete(leave)
    await session.flush()
    if leave.first_day <= today and await overlapping(session, person, today, today) is None:
        person.available = True


async def begins(session: AsyncSession, row: Clock) -> None:
    """Clock: the first day of a leave is here."""
    leave = await session.get_one(Leave, UUID(row.detail["leave_id"]))
    person = await session.get_one(KeyWorker, leave.key_worker_id)
    person.available = False
    short = leave.last_day - leave.first_day < timedelta(days=SHORT_DAYS)
    for conversation_id in await conversations_of(session, person.id):
        await clocks.start(session, "cover", f"cover:{conversation_id}", clock.now(), conversation_id=conversation_id,
                           away=str(person.id), only_who_waits=short)


async def ends(session: AsyncSession, row: Clock) -> None:
    """Clock: they are back. Not when another leave has begun meanwhile."""
    leave = await session.get_one(Leave, UUID(row.detail["leave_id"]))
    person, today = await session.get_one(KeyWorker, leave.key_worker_id), clock.london().date()
    if await overlapping(session, person, today, today) is None:
        person.available = True


async def cover_due(session: AsyncSession, row: Clock) -> None:
    """Clock: one conversation of somebody who is away."""
    assert row.conversation_id is not None
    await cover(session, row.conversation_id, await session.get_one(KeyWorker, UUID(row.detail["away"])),
                only_who_waits=row.detail["only_who_waits"])


async def conversations_of(session: AsyncSession, key_worker_id: UUID) -> list[UUID]:
    """The conversations of their open cases, and those they have at the moment."""
    theirs = select(Case.conversation_id).where(Case.key_worker_id == key_worker_id, Case.status != "closed")
    held = (Conversation.handler == "key_worker") & (Conversation.key_worker_id == key_worker_id)
    return list(await session.scalars(select(Conversation.id).where(or_(Conversation.id.in_(theirs), held))))


async def cover(
    session: AsyncSession, conversation_id: UUID, away: KeyWorker, *, by: KeyWorker | None = None,
    only_who_waits: bool = False,
) -> None:
    """Passes one conversation and its case on, from who is away to who fits best."""
    conversation = await conversations.lock(session, conversation_id)
    case = await cases.open_case_of(session, conversation_id)
    theirs = case is not None and case.key_worker_id == away.id
    held = conversation.handler == "key_worker" and conversation.key_worker_id == away.id
    note = f"cover for {away.name}, who is away"
    if held or theirs and conversation.handler == "waiting":
        owner = await session.get(KeyWorker, case.key_worker_id) if case and case.key_worker_id and not theirs else None
        await passing_on.pass_on(session, conversation, case, by=by, note=note, person=owner,
                                 queue=None if case else away.area or matching.CITY_QUEUE)
    elif case is not None and theirs and not only_who_waits:
        await passing_on.move_case(session, conversation, case, by=by, note=note)


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), clock.LONDON)
