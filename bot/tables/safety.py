"""Danger: the flag, and everybody who was told."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from bot.tables.base import Base, an_id, now_at_writing


class DangerFlag(Base):
    """Danger, raised and never lowered by the machine. It ends acknowledged by a named person, or at the chain's end."""

    __tablename__ = "danger_flags"
    __table_args__ = (UniqueConstraint("message_id", "kind"), Index(None, "acknowledged_at"))
    id: Mapped[UUID] = an_id()
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"), index=True)
    message_id: Mapped[UUID] = mapped_column(ForeignKey("messages.id"))
    kind: Mapped[str]  # suicide, self_harm, violence_now, child_danger, medical_fire
    source: Mapped[str]  # phrase, classifier
    raised_at: Mapped[datetime] = now_at_writing()
    step: Mapped[int] = mapped_column(default=0)  # how far up the escalation chain it has gone
    acknowledged_at: Mapped[datetime | None]
    acknowledged_by: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))


class Alert(Base):
    """One telling of one danger flag to one person or place, by text or e-mail. No detail of a resident is in it. That
    it arrived ends nothing: only opening the conversation does."""

    __tablename__ = "alerts"
    __table_args__ = (
        UniqueConstraint("flag_id", "step", "how", "key_worker_id", postgresql_nulls_not_distinct=True),
        Index(None, "provider_id"),
    )
    id: Mapped[UUID] = an_id()
    created_at: Mapped[datetime] = now_at_writing()
    flag_id: Mapped[UUID] = mapped_column(ForeignKey("danger_flags.id"))
    step: Mapped[int]  # of the escalation chain, from 0
    who: Mapped[str]  # on_duty, duty_manager, on_call, emergency_duty_team
    key_worker_id: Mapped[UUID | None] = mapped_column(
        ForeignKey("key_workers.id")
    )  # None: in data/reference/contacts.yml
    how: Mapped[str]  # sms, email
    # queued, backing_off (tried, and tried again), sent, delivered, failed, cancelled (opened before it went)
    status: Mapped[str] = mapped_column(default="queued")
    attempts: Mapped[int] = mapped_column(default=0)
    provider_id: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    note: Mapped[str | None]  # in plain words, why it has not gone
