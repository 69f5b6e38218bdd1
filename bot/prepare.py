"""Everything between an empty database and a running service. Safe to run twice, also at the same moment."""

import asyncio
import hashlib

import psycopg
from alembic import command
from alembic.config import Config
from psycopg import sql
from sqlalchemy import text
from sqlalchemy.engine import make_url

from bot import demo, postcode_directory
from bot.database import engine, transaction
from bot.settings import ROOT, settings

DIALOGUE = "doorstep_dialogue"  # Rasa's own role, which sees its own schema and nothing else
SCHEMA = "dialogue"


def migrate() -> None:
    """Brings the tables up to date."""
    config = Config(ROOT / "alembic.ini")
    config.set_main_option("script_location", str(ROOT / "bot" / "migrations"))
    command.upgrade(config, "head")


def dialogue_address() -> str:
    """The address Rasa connects with: RASA_DATABASE_URL, or the same database with Rasa's own role."""
    if settings().rasa_database_url:
        return settings().rasa_database_url
    url = make_url(settings().database_url)
    return url.set(username=DIALOGUE, password=_password()).render_as_string(hide_password=False)


def make_dialogue_role() -> None:
    """Makes the role and schema Rasa is limited to, unless RASA_DATABASE_URL names your own."""
    if settings().rasa_database_url:
        return
    role, schema = sql.Identifier(DIALOGUE), sql.Identifier(SCHEMA)
    with psycopg.connect(settings().database_url, autocommit=True) as connection:
        try:
            connection.execute(sql.SQL("create role {} login").format(role))
        except (psycopg.errors.DuplicateObject, psycopg.errors.UniqueViolation):
            pass
    with psycopg.connect(settings().database_url) as connection:
        connection.execute("select pg_advisory_xact_lock(hashtext('doorstep dialogue role'))")
        connection.execute(
            sql.SQL("alter role {} with password {}").format(role, sql.Literal(_password()))
        )
        connection.execute(sql.SQL("create schema if not exists {} authorization {}").format(schema, role))
        connection.execute(sql.SQL("alter role {} set search_path = {}").format(role, schema))


async def fill() -> None:
    """Reference data that lives in tables, and in demo mode the made-up key workers."""
    async with transaction() as session:
        await session.execute(text("select pg_advisory_xact_lock(hashtext('doorstep fill'))"))
        await postcode_directory.fill_postcodes(session)
        if settings().demo:
            await demo.seed(session)
    await engine().dispose()


def prepare() -> None:
    """Migrates, makes Rasa's role, fills. Raises psycopg or SQLAlchemy errors when the database does not answer."""
    migrate()
    make_dialogue_role()
    asyncio.run(fill())


def _password() -> str:
    return hashlib.sha256(b"doorstep dialogue role " + settings().secret_key.encode()).hexdigest()[:32]
