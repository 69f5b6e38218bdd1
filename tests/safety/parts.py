"""The parts of the product, and how each is taken away and put back."""

import asyncio
import os
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import psycopg
from psycopg.conninfo import conninfo_to_dict, make_conninfo

if TYPE_CHECKING:
    from tests.safety.world import World


TWILIO_WAITS_SECONDS = 15


def _maintenance() -> psycopg.Connection:
    """A connection beside the product's database, to which that need not be open."""
    address = make_conninfo(os.environ["DATABASE_URL"], dbname="postgres")
    return psycopg.connect(address, autocommit=True)


def _set_open(door: bool) -> None:
    name = conninfo_to_dict(os.environ["DATABASE_URL"])["dbname"]
    with _maintenance() as connection:
        connection.execute(f'alter database "{name}" allow_connections {door}')  # type: ignore[arg-type]
        if not door:
            connection.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = %s", [name])


async def no_database(world: "World") -> None:
    """Every connection is cut, and no new one is let in."""
    await asyncio.to_thread(_set_open, False)

    async def back() -> None:
        await asyncio.to_thread(_set_open, True)

    world.puts_back(back)


async def hanging_database(world: "World") -> None:
    """Somebody holds a lock on the messages: every write waits."""
    from bot.channels import webhooks

    if webhooks.STORE_WITHIN_SECONDS < TWILIO_WAITS_SECONDS:
        world.patch.setattr(webhooks, "STORE_WITHIN_SECONDS", 0.2)
    holder = await psycopg.AsyncConnection.connect(os.environ["DATABASE_URL"])
    await holder.execute("lock table messages in access exclusive mode")

    async def back() -> None:
        await holder.close()

    world.puts_back(back)


async def no_model(world: "World") -> None:
    """The classifiers' folder is empty."""
    from bot import readings

    readings._understander.cache_clear()
    world.patch.setattr(readings, "MODEL_FOLDER", Path("/nowhere"))

    async def back() -> None:
        readings._understander.cache_clear()

    world.puts_back(back)


async def hanging_rasa(world: "World") -> None:
    """Rasa takes the call and never answers."""
    from bot import rasa_client
    from bot.settings import settings

    async def silent(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.read()
        writer.close()

    server = await asyncio.start_server(silent, "127.0.0.1", 0)
    world.patch.setenv("RASA_URL", f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}")
    world.patch.setattr(rasa_client, "TIMEOUT", httpx.Timeout(0.1))
    settings.cache_clear()

    async def back() -> None:
        server.close()

    world.puts_back(back)


async def twilio_in_trouble(world: "World") -> None:
    """The next ten requests to Twilio are answered 503."""
    world.twilio.fail_next(10, http=503)


async def no_mail(world: "World") -> None:
    await world.mailbox.close()


async def nothing(world: "World") -> None:
    """Rasa is always away in these tests, and so are the actions behind it: danger must not need them."""


TAKEN: dict[str, Callable[["World"], Awaitable[None]]] = {
    "nothing else": nothing, "Rasa hangs": hanging_rasa, "model": no_model, "database": no_database,
    "database hangs": hanging_database, "Twilio": twilio_in_trouble, "mail server": no_mail,
}
