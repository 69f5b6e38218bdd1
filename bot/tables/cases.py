"""What is done about it: cases, their history and plan, what may be shared, what a resident asked about their data."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.tables.base import Base, an_id, now_at_writing


class Case(Base):
    """What a key worker works on: one household, one reference, one person responsible or one queue with a clock."""

    __tablename__ = "cases"
    __table_args__ = (Index(None, "key_worker_id", "status"), Index(None, "resident_id", "status"))
    id: Mapped[UUID] = an_id()
    reference: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = now_at_writing()
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"), index=True)
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("residents.id"))
    opened_by_intake: Mapped[UUID] = mapped_column(unique=True)
    status: Mapped[str] = mapped_column(default="open")  # open, incomplete (not everything was asked), closed
    area: Mapped[str | None]  # north, central, south; None: not known
    town: Mapped[str | None]
    key_worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))
    queue: Mapped[str | None]  # "north" …, "city": the duty queue that holds it while nobody does
    needs: Mapped[list[Any]] = mapped_column(default=list)
    summary: Mapped[dict[str, Any]] = mapped_column(default=dict)  # field → {"value", "said_by", "at"}; correctable
    match: Mapped[dict[str, Any] | None]  # why this key worker: {"chosen", "reasons": […], "runners_up": […]}
    closed_at: Mapped[datetime | None]
    outcome: Mapped[str | None]  # met, partly, not_met, moved_on
    outcome_said: Mapped[str | None]  # the resident's own word, where asked: yes, partly, no


class CaseEvent(Base):
    """Every change of a case. Unique on (turn id, action), so a turn run twice changes nothing twice."""

    __tablename__ = "case_events"
    __table_args__ = (UniqueConstraint("turn_id", "action"), Index(None, "case_id", "at"))
    id: Mapped[UUID] = an_id()
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    at: Mapped[datetime] = now_at_writing()
    kind: Mapped[str]  # opened, matched, changed, note, claimed, handed_back, transferred, closed, shared, …
    actor: Mapped[str]  # resident, bot, system, or a key worker's id
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    turn_id: Mapped[UUID | None]
    action: Mapped[str | None]


class CaseRead(Base):
    """Every reading of a case by staff; a resident may ask to see it."""

    __tablename__ = "case_reads"
    __table_args__ = (Index(None, "case_id", "at"),)
    id: Mapped[UUID] = an_id()
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    key_worker_id: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))
    at: Mapped[datetime] = now_at_writing()
    what: Mapped[str]


class Handoff(Base):
    """A request for a person, from asking until it ends. One open at most a conversation."""

    __tablename__ = "handoffs"
    __table_args__ = (
        Index("uq_handoffs_open", "conversation_id", unique=True, postgresql_where=text("ended_at is null")),
    )
    id: Mapped[UUID] = an_id()
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"))
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("cases.id"))
    requested_at: Mapped[datetime] = now_at_writing()
    reason: Mapped[str]  # case_opened, asked_for_person, not_understood, danger, failure, taken_over
    turn_id: Mapped[UUID | None]  # the turn that asked: its replies may still be said
    key_worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))  # whom it is meant for
    promised_by: Mapped[datetime | None]  # the time the resident was told
    claimed_by: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))
    claimed_at: Mapped[datetime | None]
    ended_at: Mapped[datetime | None]
    end_reason: Mapped[str | None]  # handed_back, closed


class Task(Base):
    """Something a person must look at. Open tasks with the same key are one task that grows."""

    __tablename__ = "tasks"
    __table_args__ = (Index("uq_tasks_open_key", "key", unique=True, postgresql_where=text("done_at is null")),)
    id: Mapped[UUID] = an_id()
    created_at: Mapped[datetime] = now_at_writing()
    kind: Mapped[str]  # turn_failed, not_delivered, opted_out, help_keyword, danger, incomplete, forged, …
    key: Mapped[str]  # e.g. "turn_failed:<conversation id>"
    conversation_id: Mapped[UUID | None] = mapped_column(ForeignKey("conversations.id"))
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("cases.id"))
    words: Mapped[str]  # one plain line for the duty team
    message_ids: Mapped[list[Any]] = mapped_column(default=list)
    done_at: Mapped[datetime | None]
    done_by: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))


class PlanStep(Base):
    """One next step of a case's plan, with its day."""

    __tablename__ = "plan_steps"
    __table_args__ = (Index(None, "case_id", "due_on"),)
    id: Mapped[UUID] = an_id()
    created_at: Mapped[datetime] = now_at_writing()
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    words: Mapped[str]
    due_on: Mapped[date | None]
    written_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))
    done_at: Mapped[datetime | None]
    done_by: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))


class Consent(Base):
    """What a resident said about one agency. Rows are only added; the newest one of an agency is what counts."""

    __tablename__ = "consents"
    __table_args__ = (Index(None, "case_id", "agency", "at"),)
    id: Mapped[UUID] = an_id()
    at: Mapped[datetime] = now_at_writing()
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    agency: Mapped[str]
    state: Mapped[str]  # asked, given, refused, withdrawn
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))


class Sharing(Base):
    """One passing of fields of a case to an agency, under a consent that was given."""

    __tablename__ = "sharings"
    __table_args__ = (Index(None, "case_id", "at"),)
    id: Mapped[UUID] = an_id()
    at: Mapped[datetime] = now_at_writing()
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    consent_id: Mapped[UUID] = mapped_column(ForeignKey("consents.id"))
    agency: Mapped[str]
    fields: Mapped[list[Any]]
    how: Mapped[str]  # "by phone to …", in the key worker's words
    shared_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))


class DataRequest(Base):
    """A resident asked to see, correct or delete what we hold about them. A person answers within a month."""

    __tablename__ = "data_requests"
    __table_args__ = (Index(None, "conversation_id"),)
    id: Mapped[UUID] = an_id()
    asked_at: Mapped[datetime] = now_at_writing()
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"))
    message_id: Mapped[UUID] = mapped_column(ForeignKey("messages.id"))
    kind: Mapped[str]  # see, correct, delete
    due_on: Mapped[date]
    done_at: Mapped[datetime | None]
    done_by: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))


class Merge(Base):
    """Two people found to be one, with the proof. Holds what was moved, so that it can be undone."""

    __tablename__ = "merges"
    __table_args__ = (Index(None, "kept_id"),)
    id: Mapped[UUID] = an_id()
    at: Mapped[datetime] = now_at_writing()
    kept_id: Mapped[UUID] = mapped_column(ForeignKey("residents.id"))
    merged_id: Mapped[UUID] = mapped_column(ForeignKey("residents.id"))
    conversations: Mapped[list[Any]]  # ids, as strings, of what was the merged one's
    cases: Mapped[list[Any]]
    proof: Mapped[str]  # how it is known, in the key worker's words
    merged_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))
