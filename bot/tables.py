"""The tables. Rows hold everything that must survive a crash; Rasa's tracker is scratch beside them.

Times are UTC with zone. Ids are UUIDs that say nothing about a person. What each status may be is written beside it.
"""

from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import DateTime, ForeignKey, Index, MetaData, UniqueConstraint, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot import clock

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMING)
    type_annotation_map = {
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
        list[Any]: JSONB,
    }


def _id() -> Mapped[UUID]:
    return mapped_column(primary_key=True, default=uuid4)


def _created() -> Mapped[datetime]:
    return mapped_column(default=clock.now)


class Resident(Base):
    """A person, once we know of one. A number is not a person: several people may share a phone."""

    __tablename__ = "residents"
    id: Mapped[UUID] = _id()
    created_at: Mapped[datetime] = _created()
    name: Mapped[str | None]  # what they want to be called


class Conversation(Base):
    """One thread with one address on one channel, for good. `handler` is the one stored fact that routes everything."""

    __tablename__ = "conversations"
    __table_args__ = (UniqueConstraint("channel", "address"), Index(None, "handler"))
    id: Mapped[UUID] = _id()
    created_at: Mapped[datetime] = _created()
    channel: Mapped[str]  # sms, webchat
    address: Mapped[str]
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("residents.id"))
    handler: Mapped[str] = mapped_column(default="bot")  # bot, waiting, key_worker, closed (the next text reopens)
    key_worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))  # who has it, when key_worker
    rasa_session: Mapped[int] = mapped_column(default=1)  # a new number is a fresh Rasa tracker: no stale form wakes up
    asked: Mapped[str | None]  # the slot the bot's last words asked for; answers are read in its light
    last_position: Mapped[int] = mapped_column(default=0)
    last_inbound_at: Mapped[datetime | None]
    safe_contact: Mapped[str] = mapped_column(default="unknown")  # unknown, any_time, certain_hours, reply_only, do_not_text
    safe_hours: Mapped[str | None]  # the resident's words for when it is safe
    opted_out_at: Mapped[datetime | None]


class Message(Base):
    """One row of a thread: a text in, a text out, or a marker. `position` is the order everywhere, and what live pages
    resume from. Inbound waiting = inbox, outbound queued = outbox, all rows in order = transcript."""

    __tablename__ = "messages"
    __table_args__ = (
        UniqueConstraint("conversation_id", "position"),
        Index("uq_messages_provider_provider_id", "provider", "provider_id", unique=True,
              postgresql_where=text("provider_id is not null")),
        Index("uq_messages_idempotency_key", "idempotency_key", unique=True,
              postgresql_where=text("idempotency_key is not null")),
        Index("ix_messages_waiting", "conversation_id", "position", postgresql_where=text("status = 'waiting'")),
        Index("ix_messages_moving", "status", "created_at",
              postgresql_where=text("status in ('queued', 'sending', 'backing_off')")),
    )
    id: Mapped[UUID] = _id()
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"))
    position: Mapped[int]
    created_at: Mapped[datetime] = _created()
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
    __table_args__ = (
        Index("uq_turns_open", "conversation_id", unique=True, postgresql_where=text("status = 'open'")),
    )
    id: Mapped[UUID] = mapped_column(ForeignKey("messages.id"), primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"))
    message_ids: Mapped[list[Any]]  # as strings, in order
    status: Mapped[str] = mapped_column(default="open")  # open, answered, for_person, dropped (a person has it now)
    handler_before: Mapped[str]
    created_at: Mapped[datetime] = _created()
    finished_at: Mapped[datetime | None]


class Intake(Base):
    """One telling of the story. `answers` maps a slot to {"value", "turn_id", "at"}: who said what and when."""

    __tablename__ = "intakes"
    __table_args__ = (
        Index("uq_intakes_open", "conversation_id", unique=True, postgresql_where=text("status = 'open'")),
    )
    id: Mapped[UUID] = _id()
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"))
    created_at: Mapped[datetime] = _created()
    status: Mapped[str] = mapped_column(default="open")  # open, finished, incomplete
    answers: Mapped[dict[str, Any]] = mapped_column(default=dict)
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("cases.id"))


class Case(Base):
    """What a key worker works on: one household, one reference, one person responsible or one queue with a clock."""

    __tablename__ = "cases"
    __table_args__ = (Index(None, "key_worker_id", "status"), Index(None, "resident_id", "status"))
    id: Mapped[UUID] = _id()
    reference: Mapped[str] = mapped_column(unique=True)
    created_at: Mapped[datetime] = _created()
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"), index=True)
    resident_id: Mapped[UUID] = mapped_column(ForeignKey("residents.id"))
    opened_by_intake: Mapped[UUID] = mapped_column(unique=True)
    status: Mapped[str] = mapped_column(default="open")  # open, incomplete (they went quiet), closed
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
    id: Mapped[UUID] = _id()
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    at: Mapped[datetime] = _created()
    kind: Mapped[str]  # opened, matched, changed, note, claimed, handed_back, transferred, closed, shared, …
    actor: Mapped[str]  # resident, bot, system, or a key worker's id
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    turn_id: Mapped[UUID | None]
    action: Mapped[str | None]


class CaseRead(Base):
    """Every reading of a case by staff; a resident may ask to see it."""

    __tablename__ = "case_reads"
    __table_args__ = (Index(None, "case_id", "at"),)
    id: Mapped[UUID] = _id()
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    key_worker_id: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))
    at: Mapped[datetime] = _created()
    what: Mapped[str]


class KeyWorker(Base):
    """A member of staff who can sign in. Most are key workers; the role says what they may see."""

    __tablename__ = "key_workers"
    id: Mapped[UUID] = _id()
    created_at: Mapped[datetime] = _created()
    email: Mapped[str] = mapped_column(unique=True)
    name: Mapped[str]
    first_name: Mapped[str]  # what residents are told
    role: Mapped[str] = mapped_column(default="key_worker")  # key_worker, locality_lead, duty_manager, administrator, partner
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
    created_at: Mapped[datetime] = _created()
    last_seen_at: Mapped[datetime] = _created()
    revoked_at: Mapped[datetime | None]


class SignInAttempt(Base):
    """Failed sign-ins, for the delay rules (5 an account, 20 an address, in 15 minutes)."""

    __tablename__ = "sign_in_attempts"
    __table_args__ = (Index(None, "account", "at"), Index(None, "source", "at"))
    id: Mapped[UUID] = _id()
    at: Mapped[datetime] = _created()
    account: Mapped[str]  # a hash: an address somebody typed may be a secret
    source: Mapped[str]


class Handoff(Base):
    """A request for a person, from asking until it ends. One open at most a conversation."""

    __tablename__ = "handoffs"
    __table_args__ = (
        Index("uq_handoffs_open", "conversation_id", unique=True, postgresql_where=text("ended_at is null")),
    )
    id: Mapped[UUID] = _id()
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"))
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("cases.id"))
    requested_at: Mapped[datetime] = _created()
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
    __table_args__ = (
        Index("uq_tasks_open_key", "key", unique=True, postgresql_where=text("done_at is null")),
    )
    id: Mapped[UUID] = _id()
    created_at: Mapped[datetime] = _created()
    kind: Mapped[str]  # turn_failed, not_delivered, opted_out, help_keyword, danger, incomplete, forged, …
    key: Mapped[str]  # e.g. "turn_failed:<conversation id>"
    conversation_id: Mapped[UUID | None] = mapped_column(ForeignKey("conversations.id"))
    case_id: Mapped[UUID | None] = mapped_column(ForeignKey("cases.id"))
    words: Mapped[str]  # one plain line for the duty team
    message_ids: Mapped[list[Any]] = mapped_column(default=list)
    done_at: Mapped[datetime | None]
    done_by: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))


class Clock(Base):
    """Something due later: long back-offs, escalation, nudges, the 24 hours. Swept every few seconds."""

    __tablename__ = "clocks"
    __table_args__ = (
        Index("uq_clocks_open_key", "key", unique=True, postgresql_where=text("done_at is null")),
        Index("ix_clocks_due", "due_at", postgresql_where=text("done_at is null")),
    )
    id: Mapped[UUID] = _id()
    kind: Mapped[str]  # send_again, escalate, incomplete, nudge, second_clock, leave_begins, leave_ends
    key: Mapped[str]
    due_at: Mapped[datetime]
    conversation_id: Mapped[UUID | None] = mapped_column(ForeignKey("conversations.id"))
    detail: Mapped[dict[str, Any]] = mapped_column(default=dict)
    done_at: Mapped[datetime | None]


class DangerFlag(Base):
    """Danger, raised and never lowered by the machine. It ends acknowledged by a named person, or at the chain's end."""

    __tablename__ = "danger_flags"
    __table_args__ = (UniqueConstraint("message_id", "kind"), Index(None, "acknowledged_at"))
    id: Mapped[UUID] = _id()
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"), index=True)
    message_id: Mapped[UUID] = mapped_column(ForeignKey("messages.id"))
    kind: Mapped[str]  # suicide, self_harm, violence_now, child_danger, medical_fire
    source: Mapped[str]  # phrase, classifier
    raised_at: Mapped[datetime] = _created()
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
    id: Mapped[UUID] = _id()
    created_at: Mapped[datetime] = _created()
    flag_id: Mapped[UUID] = mapped_column(ForeignKey("danger_flags.id"))
    step: Mapped[int]  # of the escalation chain, from 0
    who: Mapped[str]  # on_duty, duty_manager, on_call, emergency_duty_team
    key_worker_id: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))  # None: in data/reference/contacts.yml
    how: Mapped[str]  # sms, email
    # queued, backing_off (tried, and tried again), sent, delivered, failed, cancelled (opened before it went)
    status: Mapped[str] = mapped_column(default="queued")
    attempts: Mapped[int] = mapped_column(default=0)
    provider_id: Mapped[str | None]
    sent_at: Mapped[datetime | None]
    note: Mapped[str | None]  # in plain words, why it has not gone


class DataRequest(Base):
    """A resident asked to see, correct or delete what we hold about them. A person answers within a month."""

    __tablename__ = "data_requests"
    __table_args__ = (Index(None, "conversation_id"),)
    id: Mapped[UUID] = _id()
    asked_at: Mapped[datetime] = _created()
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"))
    message_id: Mapped[UUID] = mapped_column(ForeignKey("messages.id"))
    kind: Mapped[str]  # see, correct, delete
    due_on: Mapped[date]
    done_at: Mapped[datetime | None]
    done_by: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))


class Quarantine(Base):
    """Requests to the webhooks with a wrong signature: refused, kept for a person to see, counted."""

    __tablename__ = "quarantine"
    id: Mapped[UUID] = _id()
    at: Mapped[datetime] = _created()
    path: Mapped[str]
    source: Mapped[str]
    body: Mapped[str]


class Postcode(Base):
    """Every postcode of the city and around it (ONS Postcode Directory, Open Government Licence)."""

    __tablename__ = "postcodes"
    postcode: Mapped[str] = mapped_column(primary_key=True)  # upper case, one space
    council: Mapped[str] = mapped_column(index=True)  # ONS code of the local authority, E06000021 is Stoke-on-Trent
    east: Mapped[int | None]  # British National Grid, metres
    north: Mapped[int | None]


class WebSession(Base):
    """One browser in the web chat. The cookie's token is stored hashed; the id is the address of the conversation it
    begins, and opens nothing."""

    __tablename__ = "web_sessions"
    __table_args__ = (Index(None, "conversation_id"), Index(None, "former_token_hash"), Index(None, "last_used_at"))
    id: Mapped[UUID] = _id()
    token_hash: Mapped[str] = mapped_column(unique=True)
    former_token_hash: Mapped[str | None]  # the token before, until the browser has shown that it has the new one
    rotated_at: Mapped[datetime] = _created()
    created_at: Mapped[datetime] = _created()
    conversation_id: Mapped[UUID | None] = mapped_column(ForeignKey("conversations.id"))
    from_position: Mapped[int] = mapped_column(default=0)  # what the thread held before they joined it is not shown
    live: Mapped[bool] = mapped_column(default=False)  # its page keeps an event stream open while it is there
    kept: Mapped[bool] = mapped_column(default=False)  # their own device: half an hour without use does not end it
    last_seen_at: Mapped[datetime] = _created()  # the page was there
    last_used_at: Mapped[datetime] = _created()  # the person did something
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str | None]  # left, idle


class JoinCode(Base):
    """A code that lets a second device, or a phone, into a conversation. Shown on one, typed on the other, once."""

    __tablename__ = "join_codes"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"), index=True)
    created_at: Mapped[datetime] = _created()
    used_at: Mapped[datetime | None]


class SavedReply(Base):
    """Words key workers send often, of one locality or of all. Fields like {name} are filled in when one is chosen."""

    __tablename__ = "saved_replies"
    id: Mapped[UUID] = _id()
    created_at: Mapped[datetime] = _created()
    area: Mapped[str | None]  # None: every locality
    title: Mapped[str]
    text: Mapped[str]
    written_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))


class PlanStep(Base):
    """One next step of a case's plan, with its day."""

    __tablename__ = "plan_steps"
    __table_args__ = (Index(None, "case_id", "due_on"),)
    id: Mapped[UUID] = _id()
    created_at: Mapped[datetime] = _created()
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
    id: Mapped[UUID] = _id()
    at: Mapped[datetime] = _created()
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    agency: Mapped[str]
    state: Mapped[str]  # asked, given, refused, withdrawn
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))


class Sharing(Base):
    """One passing of fields of a case to an agency, under a consent that was given."""

    __tablename__ = "sharings"
    __table_args__ = (Index(None, "case_id", "at"),)
    id: Mapped[UUID] = _id()
    at: Mapped[datetime] = _created()
    case_id: Mapped[UUID] = mapped_column(ForeignKey("cases.id"))
    consent_id: Mapped[UUID] = mapped_column(ForeignKey("consents.id"))
    agency: Mapped[str]
    fields: Mapped[list[Any]]
    how: Mapped[str]  # "by phone to …", in the key worker's words
    shared_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))


class PhoneSearch(Base):
    """A search by phone number, with the reason that was given. The number itself is not kept."""

    __tablename__ = "phone_searches"
    id: Mapped[UUID] = _id()
    at: Mapped[datetime] = _created()
    key_worker_id: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))
    reason: Mapped[str]
    found: Mapped[list[Any]]  # conversation ids


class Viewing(Base):
    """Who has a conversation open at the moment, and when they last wrote in its box. Rows of the past mean nothing."""

    __tablename__ = "viewings"
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"), primary_key=True)
    key_worker_id: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"), primary_key=True)
    seen_at: Mapped[datetime] = _created()
    writing_at: Mapped[datetime | None]


class Leave(Base):
    """Days on which a member of staff is away, the first and the last included. Their cases find others when it begins."""

    __tablename__ = "leaves"
    __table_args__ = (Index(None, "key_worker_id", "first_day"),)
    id: Mapped[UUID] = _id()
    created_at: Mapped[datetime] = _created()
    key_worker_id: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))
    first_day: Mapped[date]
    last_day: Mapped[date]
    noted_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))


class Merge(Base):
    """Two people found to be one, with the proof. Holds what was moved, so that it can be undone."""

    __tablename__ = "merges"
    __table_args__ = (Index(None, "kept_id"),)
    id: Mapped[UUID] = _id()
    at: Mapped[datetime] = _created()
    kept_id: Mapped[UUID] = mapped_column(ForeignKey("residents.id"))
    merged_id: Mapped[UUID] = mapped_column(ForeignKey("residents.id"))
    conversations: Mapped[list[Any]]  # ids, as strings, of what was the merged one's
    cases: Mapped[list[Any]]
    proof: Mapped[str]  # how it is known, in the key worker's words
    merged_by: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"))
    undone_at: Mapped[datetime | None]
    undone_by: Mapped[UUID | None] = mapped_column(ForeignKey("key_workers.id"))


class SecondFactor(Base):
    """A member of staff's authenticator app. Its secret is made of this seed and SECRET_KEY, and is stored nowhere."""

    __tablename__ = "second_factors"
    key_worker_id: Mapped[UUID] = mapped_column(ForeignKey("key_workers.id"), primary_key=True)
    seed: Mapped[str]
    created_at: Mapped[datetime] = _created()
    confirmed_at: Mapped[datetime | None]  # None: being set up
    last_step: Mapped[int] = mapped_column(default=0)  # the half minute of the last code taken: none is taken twice
