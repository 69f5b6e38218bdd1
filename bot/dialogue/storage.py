"""Where snapshots and answers lie: two tables in a schema of their own. SQL only; nothing here knows Rasa.

Everything raises on trouble: a conversation that cannot be read must never look like a new one.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any, NamedTuple

from sqlalchemy import create_engine, text
from sqlalchemy.engine import Connection, make_url

TABLES = """
create table if not exists dialogue.snapshots (
    sender_id text primary key,
    version bigint not null,
    events text not null,  -- JSON; as text, because jsonb refuses a NUL
    saved_at timestamptz not null default now());
create table if not exists dialogue.answers (
    sender_id text not null,
    message_id text not null,
    answer text not null,  -- JSON, as the connector gave it
    saved_at timestamptz not null default now(),
    primary key (sender_id, message_id));
create index if not exists snapshots_saved_at on dialogue.snapshots (saved_at);
create index if not exists answers_saved_at on dialogue.answers (saved_at);
"""
# Two servers may come up at once, and "if not exists" alone does not keep them apart. Any fixed number will do.
MAKING_TABLES = 6_021_936

READ_SNAPSHOT = text("select version, events from dialogue.snapshots where sender_id = :sender_id")
READ_ANSWER = text("select answer from dialogue.answers where sender_id = :sender_id and message_id = :message_id")
FIRST_SAVE = text(
    "insert into dialogue.snapshots (sender_id, version, events) values (:sender_id, 1, :events) on conflict do nothing"
)
NEXT_SAVE = text(
    "update dialogue.snapshots set version = version + 1, events = :events, saved_at = now()"
    " where sender_id = :sender_id and version = :version"
)
SAVE_ANSWER = text(
    "insert into dialogue.answers (sender_id, message_id, answer) values (:sender_id, :message_id, :answer)"
    " on conflict do nothing"
)
FORGET = (
    text("delete from dialogue.snapshots where saved_at < now() - :age"),
    text("delete from dialogue.answers where saved_at < now() - :age"),
)


class Snapshot(NamedTuple):
    """A conversation as events (dictionaries), and its version: 0 if it was never saved."""

    version: int
    events: list[dict[str, Any]]


class Answer(NamedTuple):
    """What was said to one message."""

    message_id: str
    content: dict[str, Any]


class Stale(Exception):
    """Somebody else saved this conversation meanwhile. Nothing was written; ask again."""


class Storage:
    """The two tables, at a `postgresql://` address. Connects on first use, and by itself again after a restart."""

    def __init__(self, url: str) -> None:
        self._engine = create_engine(
            make_url(url).set(drivername="postgresql+psycopg2"),
            pool_pre_ping=True,
            pool_timeout=5,
            connect_args={"connect_timeout": 3, "options": "-c statement_timeout=5000"},
        )
        self._tables_made = False
        self._making_tables = threading.Lock()

    def snapshot(self, sender_id: str) -> Snapshot | None:
        """The conversation as last saved, or None if there never was one."""
        with self._transaction() as connection:
            row = connection.execute(READ_SNAPSHOT, {"sender_id": sender_id}).first()
        return Snapshot(row.version, json.loads(row.events)) if row else None

    def answer(self, sender_id: str, message_id: str) -> Answer | None:
        """What was answered to that message, or None if it was not."""
        with self._transaction() as connection:
            content = connection.execute(READ_ANSWER, {"sender_id": sender_id, "message_id": message_id}).scalar()
        return Answer(message_id, json.loads(content)) if content else None

    def save(self, sender_id: str, snapshot: Snapshot, answer: Answer | None = None) -> None:
        """Writes the events over the version that `snapshot` names, and the answer with them: both or neither.

        Raises Stale if another version is there by now, or the message was answered meanwhile.
        """
        events = {"sender_id": sender_id, "version": snapshot.version, "events": json.dumps(snapshot.events)}
        with self._transaction() as connection:
            if connection.execute(NEXT_SAVE if snapshot.version else FIRST_SAVE, events).rowcount != 1:
                raise Stale
            if answer:
                values = {"sender_id": sender_id, "message_id": answer.message_id, "answer": json.dumps(answer.content)}
                if connection.execute(SAVE_ANSWER, values).rowcount != 1:
                    raise Stale

    def forget(self, age: timedelta) -> int:
        """Deletes conversations and answers not written for so long; returns how many rows that were."""
        with self._transaction() as connection:
            return sum(connection.execute(statement, {"age": age}).rowcount for statement in FORGET)

    @contextmanager
    def _transaction(self) -> Iterator[Connection]:
        with self._making_tables:
            if not self._tables_made:
                self._make_tables()
        with self._engine.begin() as connection:
            yield connection

    def _make_tables(self) -> None:
        with self._engine.begin() as connection:
            connection.execute(text("select pg_advisory_xact_lock(:number)"), {"number": MAKING_TABLES})
            # "create schema if not exists" wants the right to create one, which a role that owns its schema can lack.
            if not connection.execute(text("select to_regnamespace('dialogue')")).scalar():
                connection.execute(text("create schema dialogue"))
            connection.execute(text(TABLES))
        self._tables_made = True
