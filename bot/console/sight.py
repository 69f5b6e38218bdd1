"""Who may see which conversation: one rule, in SQL, for lists, search and single pages alike.

A key worker or locality lead sees their own, their locality's, and what belongs to no locality yet. Danger beats
borders: a conversation in danger may be opened by any of them, and stays open to whoever opened it. The duty manager sees
all; administrators and partner agencies see no conversation.
"""

from uuid import UUID

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, select, true
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.console.guard import CASEWORKERS, DUTY, Refused
from bot.tables import Case, Conversation, DangerFlag, Handoff, KeyWorker, Message

# Named apart from the tables a list joins, so that these conditions stand in any query over conversations.
_case, _handoff, _flag = aliased(Case), aliased(Handoff), aliased(DangerFlag)
_taking, _message = aliased(Handoff), aliased(Message)


def may_see(key_worker: KeyWorker) -> ColumnElement[bool]:
    """The condition on conversations that this member of staff may see."""
    if key_worker.role not in CASEWORKERS:
        return false()
    if key_worker.role == DUTY or key_worker.area is None:
        return true()
    return or_(
        is_theirs(key_worker),
        _of_cases(or_(_case.area == key_worker.area, _case.area.is_(None))),
        in_danger(or_(_flag.acknowledged_at.is_(None), _flag.acknowledged_by == key_worker.id)),
    )


def is_theirs(key_worker: KeyWorker) -> ColumnElement[bool]:
    """The condition on conversations that are this person's: they have it, it is meant for them, or the case is theirs."""
    cases = select(_case.conversation_id).where(_case.status != "closed", _case.key_worker_id == key_worker.id)
    meant = select(_handoff.conversation_id).where(_handoff.ended_at.is_(None), _handoff.key_worker_id == key_worker.id)
    return or_(Conversation.key_worker_id == key_worker.id, Conversation.id.in_(cases), Conversation.id.in_(meant))


def live() -> ColumnElement[bool]:
    """The condition on conversations that need a person: one is asked for or has it, or there is danger nobody has dealt
    with. As a set of ids, found by index: asked of each conversation there ever was, it took half the time of a list."""
    with_person = select(Conversation.id).where(Conversation.handler.in_(("waiting", "key_worker"))).correlate(None)
    danger = (
        select(_flag.conversation_id).join(Conversation, Conversation.id == _flag.conversation_id)
        .where(not_answered()).correlate(None)
    )
    return Conversation.id.in_(with_person.union(danger))


def of_locality(key_worker: KeyWorker) -> ColumnElement[bool]:
    """The condition on conversations that their locality should look at: its cases, what has no locality yet, and
    danger anywhere. For staff of the whole city: all."""
    if key_worker.area is None:
        return true()
    return or_(_of_cases(_case.area == key_worker.area, _case.status != "closed", _case.area.is_not(None)), in_danger())


def _of_cases(fits: ColumnElement[bool], *which: ColumnElement[bool]) -> ColumnElement[bool]:
    """The condition on conversations of whose cases (of those that are meant) any fits, or that have none of them."""
    found = select(func.bool_or(fits)).where(_case.conversation_id == Conversation.id, *which).correlate(Conversation)
    return func.coalesce(found.scalar_subquery(), true())


def in_danger(which: ColumnElement[bool] | None = None) -> ColumnElement[bool]:
    """The condition on conversations with a danger flag that nobody has opened (or with one that fits `which`)."""
    return exists().where(
        _flag.conversation_id == Conversation.id, _flag.acknowledged_at.is_(None) if which is None else which
    )


def not_answered(flag: type[DangerFlag] = _flag) -> ColumnElement[bool]:
    """The condition on danger flags of a conversation that are not dealt with: nobody has opened it, or somebody has, but
    nobody has taken the conversation or answered since the danger was told."""
    answered = exists().where(
        _message.conversation_id == flag.conversation_id, _message.author == "key_worker", _message.direction == "out",
        _message.status != "cancelled", or_(_message.status != "backing_off", _message.attempts > 0),
        _message.created_at >= flag.raised_at,
    )
    taken = exists().where(_taking.conversation_id == flag.conversation_id, _taking.claimed_at >= flag.raised_at)
    return or_(flag.acknowledged_at.is_(None), and_(Conversation.handler != "closed", ~taken, ~answered))


async def require(session: AsyncSession, key_worker: KeyWorker, conversation_id: UUID) -> None:
    """Raises Refused when there is no such conversation, or this person may not see it."""
    seen = await session.scalar(
        # Nobody has it: comparing with that owner is neither true nor false in SQL.
        select(func.coalesce(may_see(key_worker), false())).select_from(Conversation).where(Conversation.id == conversation_id)
    )
    if seen is None:
        raise Refused("There is no such conversation.", 404)
    if not seen:
        raise Refused("This conversation belongs to another locality. Ask your locality lead or the duty manager.")
