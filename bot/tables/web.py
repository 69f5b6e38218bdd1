"""Web chat's own: the browser's sessions, and codes that join a phone to it."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from bot.tables.base import Base, an_id, now_at_writing


class WebSession(Base):
    """One browser in the web chat. The cookie's token is stored hashed; the id is the address of the conversation it
    begins, and opens nothing."""

    __tablename__ = "web_sessions"
    __table_args__ = (Index(None, "conversation_id"), Index(None, "former_token_hash"), Index(None, "last_used_at"))
    id: Mapped[UUID] = an_id()
    token_hash: Mapped[str] = mapped_column(unique=True)
    former_token_hash: Mapped[str | None]  # the token before, until the browser has shown that it has the new one
    rotated_at: Mapped[datetime] = now_at_writing()
    created_at: Mapped[datetime] = now_at_writing()
    conversation_id: Mapped[UUID | None] = mapped_column(ForeignKey("conversations.id"))
    from_position: Mapped[int] = mapped_column(default=0)  # what the thread held before they joined it is not shown
    live: Mapped[bool] = mapped_column(default=False)  # its page keeps an event stream open while it is there
    kept: Mapped[bool] = mapped_column(default=False)  # their own device: half an hour without use does not end it
    last_seen_at: Mapped[datetime] = now_at_writing()  # the page was there
    last_used_at: Mapped[datetime] = now_at_writing()  # the person did something
    ended_at: Mapped[datetime | None]
    ended_because: Mapped[str | None]  # left, idle


class JoinCode(Base):
    """A code that lets a second device, or a phone, into a conversation. Shown on one, typed on the other, once."""

    __tablename__ = "join_codes"
    code_hash: Mapped[str] = mapped_column(primary_key=True)
    conversation_id: Mapped[UUID] = mapped_column(ForeignKey("conversations.id"), index=True)
    created_at: Mapped[datetime] = now_at_writing()
    used_at: Mapped[datetime | None]
