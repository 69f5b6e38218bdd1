"""The tables below the tracker store: made once, never overwritten unseen, forgotten in time."""

import json

import pytest

from bot.embedded import EmbeddedServer
from tests.dialogue.rasa_server import run

BEGIN = """
import json, sys
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from bot.dialogue.storage import Answer, Snapshot, Stale, Storage
storage = Storage(sys.argv[1])

def saves(sender_id, version, message_id):
    try:
        storage.save(sender_id, Snapshot(version, [{"event": message_id}]), Answer(message_id, {"said": message_id}))
        return "saved"
    except Stale:
        return "stale"
"""


@pytest.fixture
def address(database: EmbeddedServer, request: pytest.FixtureRequest) -> str:
    """A database of its own for one test."""
    name = request.node.name[:40]
    database.create_database(name)
    return database.address(name)


def result_of(script: str, address: str) -> object:
    """What the last line of a script prints, run where SQLAlchemy is Rasa's."""
    ended = run("-W", "ignore", "-c", BEGIN + script, address, SQLALCHEMY_SILENCE_UBER_WARNING="1")
    assert ended.returncode == 0, ended.stderr[-2000:]
    return json.loads(ended.stdout)


def test_servers_that_come_up_together_make_the_tables_once(address: str) -> None:
    script = """
with ThreadPoolExecutor(8) as pool:
    found = list(pool.map(lambda _: Storage(sys.argv[1]).snapshot("s"), range(8)))
print(json.dumps(found))
"""
    assert result_of(script, address) == [None] * 8


def test_a_save_names_the_version_it_began_from(address: str) -> None:
    script = """
print(json.dumps([
    saves("s", 0, "m1"), saves("s", 0, "m2"), saves("s", 1, "m3"), saves("s", 1, "m4"), saves("s", 2, "m3"),
    storage.snapshot("s"), [storage.answer("s", message) for message in ("m1", "m2", "m3", "m4")], storage.answer("t", "m1"),
]))
"""
    assert result_of(script, address) == [
        "saved", "stale", "saved", "stale", "stale",
        [2, [{"event": "m3"}]],
        [["m1", {"said": "m1"}], None, ["m3", {"said": "m3"}], None],
        None,
    ]


def test_what_was_not_touched_for_long_is_forgotten(address: str) -> None:
    script = """
from sqlalchemy import text
saves("old", 0, "m1"), saves("new", 0, "m1")
with storage._engine.begin() as connection:
    for table in ("snapshots", "answers"):
        connection.execute(text(f"update dialogue.{table} set saved_at = now() - interval '31 days' where sender_id = 'old'"))
forgotten = storage.forget(timedelta(days=30))
print(json.dumps([forgotten, storage.snapshot("old"), storage.answer("old", "m1"), storage.snapshot("new")]))
"""
    assert result_of(script, address) == [2, None, None, [1, [{"event": "m1"}]]]


def test_a_role_with_no_right_to_make_schemas_can_use_its_own(address: str, database: EmbeddedServer) -> None:
    import psycopg

    with psycopg.connect(address, autocommit=True) as connection:
        connection.execute("create role dialogue_only login")
        connection.execute("create schema dialogue authorization dialogue_only")
    name = address.partition("@/")[2].partition("?")[0]
    assert result_of('print(json.dumps(saves("s", 0, "m1")))', database.address(name, "dialogue_only")) == "saved"
