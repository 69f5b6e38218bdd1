"""Who works here: people, their sign-in, leave, duty and what they look at."""

from datetime import date, datetime, time
from typing import Any
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.tables.base import Base, an_id, now_at_writing


class KeyWorker(Base):
    """A member of staff who can sign in. Most are key workers; the role says what they may see."""

    __tablename__ = "key_workers"
    id: Mapped[UUID] = an_id()
    created_at: Mapped[datetime] = now_at_writing()
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    first_name: Mapped[str]  # what residents are told
    role: Mapped[str] = mapped_column(
        default="key_worker"
    )  # key_worker, locality_lead, duty_manager, administrator, partner
    area: Mapped[str | None]  # north, central, south; None: the whole city
    agency: Mapped[str | None]  # a partner's: they see what was shared with an agency of this name, and nothing else
    password_hash: Mapped[str]
    capacity: Mapped[int] = mapped_column(default=20)  # open cases
    strengths: Mapped[list[Any]] = mapped_column(default=list)  # needs they know best
    languages: Mapped[list[Any]] = mapped_column(default=list)
    mobile: Mapped[str | None]
    available: Mapped[bool] = mapped_column(default=True)
    active: Mapped[bool] = mapped_column(default=True)
    demo: Mapped[bool] = mapped_column(default=False)


class StaffSession(Base):
    """A signed-in browser. The cookie's token is stored hashed; ending the row ends the session everywhere."""

    __tablename__ = "staff_sessions"
    token_hash: Mapped[str] = mapped_column(primary_key=True)
    key_worker_id: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))
    csrf: Mapped[str]
    created_at: Mapped[datetime] = now_at_writing()
    last_seen_at: Mapped[datetime] = now_at_writing()
    revoked_at: Mapped[datetime | None]


class SignInAttempt(Base):
    """Failed sign-ins, for the delay rules (5 an account, 20 an address, in 15 minutes)."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (Index(None, "account", "at"), Index(None, "source", "at"))
    id: Mapped[UUID] = an_id()
    at: Mapped[datetime] = now_at_writing()
    account: Mapped[str]  # a hash: an address somebody typed may be a secret
    source: Mapped[str]


class SecondFactor(Base):
    """A member of staff's authenticator app. Its secret is made of this seed and SECRET_KEY, and is stored nowhere."""

    __tablename__ = "second_factors"
    key_worker_id: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"), primary_key=True)
    seed: Mapped[str]
    created_at: Mapped[datetime] = now_at_writing()
    confirmed_at: Mapped[datetime | None]  # None: being set up
    last_step: Mapped[int] = mapped_column(default=0)  # the half minute of the last code taken: none is taken twice


class SavedReply(Base):
    """Words key workers send often, of one locality or of all. Fields like {name} are filled in when one is chosen."""

    __tablename__ = "saved_replies"
    id: Mapped[UUID] = an_id()
    created_at: Mapped[datetime] = now_at_writing()
    area: Mapped[str | None]  # None: every locality
    title: Mapped[str]
    text: Mapped[str]
    written_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))


class PhoneSearch(Base):
    """A search by phone number, with the reason that was given. The number itself is not kept."""

    __tablename__ = "phone_searches"
    id: Mapped[UUID] = an_id()
    at: Mapped[datetime] = now_at_writing()
    key_worker_id: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))
    reason: Mapped[str]
    found: Mapped[list[Any]]  # conversation ids


class Viewing(Base):
    """Who has a conversation open at the moment, and when they last wrote in its box. Rows of the past mean nothing."""

    __tablename__ = "viewings"
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    key_worker_id: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"), primary_key=True)
    seen_at: Mapped[datetime] = now_at_writing()
    writing_at: Mapped[datetime | None]


class Leave(Base):
    """Days on which a member of staff is away, the first and the last included. Their cases find others when it begins."""

    __tablename__ = "leaves"
    __table_args__ = (Index(None, "key_worker_id", "first_day"),)
    id: Mapped[UUID] = an_id()
    created_at: Mapped[datetime] = now_at_writing()
    key_worker_id: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))
    first_day: Mapped[date]
    last_day: Mapped[date]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))


class DutyDay(Base):
    """Who is on duty on one day, where it is not what the week's rota says (data/reference/rota.yml)."""

    __tablename__ = "duty_days"
    day: Mapped[date] = mapped_column(primary_key=True)
    people: Mapped[list[Any]]  # ids of key_workers, as strings; empty: nobody
    set_at: Mapped[datetime] = now_at_writing()
    set_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))


class DayHours(Base):
    """When we are open on one day, where it is not what data/reference/opening_hours.yml says. Rows are only added; the
    newest one of a day counts."""

    __tablename__ = "day_hours"
    __table_args__ = (Index(None, "day", "set_at"),)
    id: Mapped[UUID] = an_id()
    day: Mapped[date]
    as_every_week: Mapped[bool] = mapped_column(default=False)  # what was set before for this day is taken back
    opens: Mapped[time | None]  # London time; None: closed all day
    closes: Mapped[time | None]
    set_at: Mapped[datetime] = now_at_writing()
    set_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))
