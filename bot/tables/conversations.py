"""What is said: residents, their threads, texts, and what waits to be answered."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.tables.base import Base, an_id, now_at_writing


class Resident(Base):
    """A person, once we know of one. A number is not a person: several people may share a phone."""

    __tablename__ = "residents"
    id: Mapped[UUID] = an_id()
    created_at: Mapped[datetime] = now_at_writing()
    name: Mapped[str | None]  # what they want to be called


class Conversation(Base):
    """One thread with one address on one channel, for good. `handler` is the one stored fact that routes everything."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("channel", "address"), Index(None, "handler"))
    id: Mapped[UUID] = an_id()
    created_at: Mapped[datetime] = now_at_writing()
    channel: Mapped[str]  # sms, webchat
    address: Mapped[str]
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("residents.id"))
    handler: Mapped[str] = mapped_column(default="bot")  # bot, waiting, key_worker, closed (the next text reopens)
    key_worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))  # who has it, when key_worker
    rasa_session: Mapped[int] = mapped_column(default=1)  # a new number is a fresh Rasa tracker: no stale form wakes up
    asked: Mapped[str | None]  # the slot the bot's last words asked for; answers are read in its light
    last_position: Mapped[int] = mapped_column(default=0)
    last_inbound_at: Mapped[datetime | None]
    safe_contact: Mapped[str] = mapped_column(
        default="unknown"
    )  # unknown, any_time, certain_hours, reply_only, do_not_text
    safe_hours: Mapped[str | None]  # the resident's words for when it is safe
    opted_out_at: Mapped[datetime | None]


class Message(Base):
    """One row of a thread: a text in, a text out, or a marker. `position` is the order everywhere, and what live pages
    resume from. Inbound waiting = inbox, outbound queued = outbox, all rows in order = transcript."""

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "position"),
        Index(
            "uq_messages_provider_provider_id",
            "provider",
            "provider_id",
            unique=True,
            postgresql_where=text("provider_id is not null"),
        ),
        Index(
            "uq_messages_idempotency_key",
            "idempotency_key",
            unique=True,
            postgresql_where=text("idempotency_key is not null"),
        ),
        Index("ix_messages_waiting", "conversation_id", "position", postgresql_where=text("status = 'waiting'")),
        Index(
            "ix_messages_moving",
            "status",
            "created_at",
            postgresql_where=text("status in ('queued', 'sending', 'backing_off')"),
        ),
    )
    id: Mapped[UUID] = an_id()
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"))
    position: Mapped[int]
    created_at: Mapped[datetime] = now_at_writing()
    direction: Mapped[str]  # in, out, marker
    author: Mapped[str]  # resident, bot, key_worker, system
    key_worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))
    kind: Mapped[str]  # in: text. out: see conversations.KINDS. marker: joined, handed_back, closed, consent, danger, …
    text: Mapped[str]
    buttons: Mapped[list[Any] | None]
    # in: waiting (for the bot), paused (until they say that now is OK), answered, for_person (a task holds it),
    #     with_person (not the bot's)
    # out: queued, sending, sent, delivered, held (until they answer an opener), backing_off, failed, cancelled.
    # marker: shown
    status: Mapped[str]
    provider: Mapped[str | None]
    provider_id: Mapped[str | None]
    idempotency_key: Mapped[str | None]  # what must be written only once: "<turn id>:reply:0", "safety:<message id>"
    raw: Mapped[dict[str, Any] | None]  # every parameter the provider sent
    understanding: Mapped[dict[str, Any] | None]  # what `make parse` prints, for the text of this message
    turn_id: Mapped[UUID | None]
    reply_to_at: Mapped[datetime | None]  # when the resident's text that this answers came in
    attempts: Mapped[int] = mapped_column(default=0)
    sending_since: Mapped[datetime | None]
    sent_at: Mapped[datetime | None]
    delivered_at: Mapped[datetime | None]
    error_code: Mapped[int | None]
    note: Mapped[str | None]  # in plain words, why it was cancelled or failed
    override: Mapped[str | None]  # a key worker's reason to send it though the safe-contact rule would not


class Turn(Base):
    """Texts answered together, frozen before the first ask: a retry asks the same batch. The id is that of its last message."""

    __tablename__ = "turns"
    __table_args__ = (Index("uq_turns_open", "conversation_id", unique=True, postgresql_where=text("status = 'open'")),)
    id: Mapped[UUID] = mapped_column(ForeignKey("messages.id"), primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"))
    message_ids: Mapped[list[Any]]  # as strings, in order
    status: Mapped[str] = mapped_column(default="open")  # open, answered, for_person, dropped (a person has it now)
    handler_before: Mapped[str]
    created_at: Mapped[datetime] = now_at_writing()
    finished_at: Mapped[datetime | None]


class Intake(Base):
    """One telling of the story. `answers` maps a slot to {"value", "turn_id", "at"}: who said what and when."""

    __tablename__ = "intakes"
    __table_args__ = (
        Index("uq_intakes_open", "conversation_id", unique=True, postgresql_where=text("status = 'open'")),
    )
    id: Mapped[UUID] = an_id()
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"))
    created_at: Mapped[datetime] = now_at_writing()
    status: Mapped[str] = mapped_column(default="open")  # open, finished, incomplete
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("cases.id"))


class Quarantine(Base):
    """Requests to the webhooks with a wrong signature: refused, kept for a person to see, counted."""

    __tablename__ = "quarantine"
    id: Mapped[UUID] = an_id()
    at: Mapped[datetime] = now_at_writing()
    path: Mapped[str]
    source: Mapped[str]
    body: Mapped[str]


class Clock(Base):
    """Something due later: long back-offs, escalation, nudges, the 24 hours. Swept every few seconds."""

    __tablename__ = "clocks"
    __table_args__ = (
        Index("uq_clocks_open_key", "key", unique=True, postgresql_where=text("done_at is null")),
        Index("ix_clocks_due", "due_at", postgresql_where=text("done_at is null")),
    )
    id: Mapped[UUID] = an_id()
    kind: Mapped[str]  # send_again, escalate, incomplete, nudge, second_clock, leave_begins, leave_ends
    key: Mapped[str]
    due_at: Mapped[datetime]
    conversation_id: Mapped[UUID | None] = mapped_column(ForeignKey("conversations.id"))
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    done_at: Mapped[datetime | None]
