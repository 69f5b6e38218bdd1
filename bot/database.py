"""The engine and the session scope. Where the server is embedded, bot/embedded.py runs it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import cache
from typing import Any

from sqlalchemy import text
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from bot.settings import settings

# A dead network or a hung server must become an error the caller can act on, never a wait without end.
CONNECT_TIMEOUT_SECONDS = 5
STATEMENT_TIMEOUT_MILLISECONDS = 15_000


@cache
def engine() -> AsyncEngine:
    """The process's engine (psycopg 3). Connections are tested before use, so a restarted database heals by itself."""
    url = make_url(settings().database_url).set(drivername="postgresql+psycopg")
    return create_async_engine(
        url,
        pool_size=10,
        max_overflow=5,
        pool_timeout=10,
        pool_pre_ping=True,
        connect_args={
            "connect_timeout": CONNECT_TIMEOUT_SECONDS,
            "options": f"-c statement_timeout={STATEMENT_TIMEOUT_MILLISECONDS} -c timezone=UTC",
        },
    )


@cache
def _sessions() -> async_sessionmaker[AsyncSession]:
    return async_sessionmaker(engine(), expire_on_commit=False)


@asynccontextmanager
async def transaction() -> AsyncIterator[AsyncSession]:
    """One session, one transaction: committed at the end of the block, rolled back if it raises."""
    async with _sessions().begin() as session:
        yield session


async def driver_connection(session: AsyncSession) -> Any:
    """The psycopg connection under `session`, so that a job is deferred in the very same transaction."""
    connection = await session.connection()
    return (await connection.get_raw_connection()).driver_connection


async def notify(session: AsyncSession, channel: str, payload: str) -> None:
    """Tells listeners (live pages) at commit. `payload` is an id, never text: at most 8,000 bytes."""
    await session.execute(text("select pg_notify(:channel, :payload)"), {"channel": channel, "payload": payload})


def conninfo() -> str:
    """The database address as psycopg itself reads it."""
    return settings().database_url
