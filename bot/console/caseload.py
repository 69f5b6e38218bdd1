"""The queue: conversations that need a person, in the order they are needed. Danger first, then the earliest promise."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cached_property

from sqlalchemy import ColumnElement, and_, case, func, or_, select, true
from sqlalchemy.dialects.postgresql import aggregate_order_by
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased, load_only

from bot import clock, day_hours
from bot.console import sight
from bot.console.wording import LONGEST_LIST
from bot.hours import OpeningHours
from bot.tables import Case, Conversation, DangerFlag, Handoff, KeyWorker, Message, Resident

MINE, LOCALITY, EVERYONE = "mine", "locality", "everyone"
_FAR = datetime.max.replace(tzinfo=UTC)
_has_it, _owner, _opener = aliased(KeyWorker), aliased(KeyWorker), aliased(KeyWorker)  # made once: an alias costs a millisecond
# All that a line shows; a summary or a match is long, and there may be two hundred of them.
_SHOWN = (
    load_only(Case.reference, Case.area, Case.town, Case.needs, raiseload=True),
    load_only(Handoff.reason, Handoff.requested_at, Handoff.promised_by, raiseload=True),
    load_only(Conversation.handler, Conversation.created_at, Conversation.last_inbound_at, Conversation.opted_out_at,
              Conversation.safe_contact, raiseload=True),
)
_its_case, _answer = aliased(Case), aliased(Message)


@dataclass(frozen=True)
class Row:
    """One conversation in the queue: all that its line shows."""

    conversation: Conversation
    name: str | None
    case: Case | None
    has_it: str | None  # first name of the key worker who has the conversation
    meant_for: str | None  # first name of whose case it is
    reason: str | None
    dangers: tuple[str, ...]  # flags that nobody has dealt with, oldest first
    danger_since: datetime | None
    danger_opened_by: str | None  # who opened it all, and has not answered; None: some of it nobody has opened
    since: datetime | None  # they have waited for an answer since; None: nobody waits
    promised_by: datetime | None

    @property
    def waited(self) -> timedelta:
        return clock.now() - self.since if self.since else timedelta()

    @cached_property
    def late(self) -> timedelta | None:
        """How far past the promise; None while it is kept."""
        over = clock.now() - self.promised_by if self.since and self.promised_by else timedelta()
        return over if over > timedelta() else None

    @property
    def order(self) -> tuple[bool, bool, datetime, bool, datetime, float]:
        """Smallest first: danger nobody has opened, by age, then danger nobody has answered, then who waits by promise, then
        the rest, latest text first."""
        last = self.conversation.last_inbound_at or self.conversation.created_at
        return (not self.dangers, self.danger_opened_by is not None, self.danger_since or _FAR, self.since is None,
                self.promised_by or self.since or _FAR, -last.timestamp())


async def rows(session: AsyncSession, key_worker: KeyWorker, which: str) -> list[Row]:
    """The lines of one list ("mine", "locality", "everyone"), most needed first, of what this person may see."""
    scope = {MINE: sight.is_theirs(key_worker), LOCALITY: sight.of_locality(key_worker), EVERYONE: true()}[which]
    wanted = scope if which == MINE else and_(scope, sight.live())
    # Looked up first: the list's own joins then meet those who are in it, not every conversation there ever was.
    ids = list(await session.scalars(select(Conversation.id).where(wanted)))
    return await find(session, key_worker, Conversation.id.in_(ids))


async def find(
    session: AsyncSession, key_worker: KeyWorker, *wanted: ColumnElement[bool], with_closed: bool = False,
    most: int = LONGEST_LIST,
) -> list[Row]:
    """The conversations that fit all of `wanted` (over Conversation, Resident and its newest Case) and that this person
    may see, most needed first, at most so many. Closed cases are looked at only `with_closed`."""
    flags = (
        select(
            func.array_agg(aggregate_order_by(DangerFlag.kind, DangerFlag.raised_at)).label("kinds"),
            func.min(DangerFlag.raised_at).label("since"),
            case((func.bool_and(DangerFlag.acknowledged_at.is_not(None)), func.max(_opener.first_name))).label("opened_by"),
        )
        .outerjoin(_opener, _opener.id == DangerFlag.acknowledged_by)
        .where(DangerFlag.conversation_id == Conversation.id, sight.not_answered(DangerFlag))
        .lateral("flags")
    )
    newest_case = (
        select(_its_case.id)
        .where(_its_case.conversation_id == Conversation.id, true() if with_closed else _its_case.status != "closed")
        .order_by(_its_case.created_at.desc())
        .limit(1)
        .lateral("newest_case")
    )
    answered = (
        select(func.coalesce(func.max(_answer.position), 0))
        .where(_answer.conversation_id == Conversation.id, _answer.author == "key_worker", _answer.direction == "out",
               _answer.status != "cancelled", or_(_answer.status != "backing_off", _answer.attempts > 0))
        .correlate(Conversation)
        .scalar_subquery()
    )
    unanswered = (
        select(func.min(Message.created_at).label("since"))
        .where(
            Conversation.handler == "key_worker", Message.conversation_id == Conversation.id,
            Message.direction == "in", Message.position > answered,
        )
        .lateral("unanswered")
    )
    found = await session.execute(
        select(Conversation, Resident.name, Case, Handoff, _has_it.first_name, _owner.first_name,
               flags.c.kinds, flags.c.since, flags.c.opened_by, unanswered.c.since)
        .join(Resident, Resident.id == Conversation.resident_id)
        .outerjoin(newest_case, true())
        .outerjoin(Case, Case.id == newest_case.c.id)
        .outerjoin(Handoff, and_(Handoff.conversation_id == Conversation.id, Handoff.ended_at.is_(None)))
        .outerjoin(_has_it, _has_it.id == Conversation.key_worker_id)
        .outerjoin(_owner, _owner.id == Case.key_worker_id)
        .outerjoin(flags, true())
        .outerjoin(unanswered, true())
        .where(*wanted, sight.may_see(key_worker))
        .options(*_SHOWN)
        .order_by(flags.c.since.asc().nulls_last(), Handoff.promised_by.asc().nulls_last())
        .limit(most)
    )
    hours = await day_hours.in_force(session)
    return sorted((_row(hours, *columns) for columns in found), key=lambda row: row.order)


def _row(
    hours: OpeningHours, conversation: Conversation, name: str | None, case: Case | None, handoff: Handoff | None, has_it: str | None,
    owner: str | None, kinds: list[str] | None, danger_since: datetime | None, opened_by: str | None,
    unanswered: datetime | None,
) -> Row:
    since = promised_by = None
    if conversation.handler == "waiting" and handoff is not None:
        since, promised_by = handoff.requested_at, handoff.promised_by
    elif unanswered is not None:
        since, promised_by = unanswered, hours.promised_by(unanswered)
    return Row(
        conversation=conversation, name=name, case=case, has_it=has_it, meant_for=owner,
        reason=handoff.reason if handoff else None, dangers=tuple(dict.fromkeys(kinds or ())),
        danger_since=danger_since, danger_opened_by=opened_by, since=since, promised_by=promised_by,
    )

