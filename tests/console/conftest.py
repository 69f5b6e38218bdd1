"""The console served for real: PostgreSQL, uvicorn, Chromium, all in the tests' one event loop."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.console import serving

# Settings are read once, so they stand before anything of the service is imported.
os.environ.setdefault("DOORSTEP_MODE", "demo")
os.environ["PORT"] = os.environ.get("PORT") or str(serving.free_port())  # make passes an empty one on

from playwright.async_api import async_playwright  # noqa: E402
from sqlalchemy import text  # noqa: E402

from tests.console.people import CHROMIUM, Desk, Visitor  # noqa: E402


@pytest.fixture(scope="session")
def database_address():
    """A PostgreSQL with every table; DATABASE_URL where one is set already."""
    if os.environ.get("DATABASE_URL"):
        yield os.environ["DATABASE_URL"]
        return
    from bot.embedded import EmbeddedServer

    folder = Path(tempfile.mkdtemp(prefix="doorstep-console-"))  # pytest's own folders are closed to PostgreSQL's user
    server = EmbeddedServer(folder)
    server.start()
    serving.quick(server.address())
    os.environ["DATABASE_URL"] = server.address()
    os.environ["CLOCK_FILE"] = str(folder / "clock")
    yield server.address()
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def quick_passwords():
    """The same argon2id, with as little work as it takes: its cost is for thieves, not for tests."""
    from argon2 import PasswordHasher

    from bot import demo
    from bot.console import auth

    cheap = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(auth, "_hasher", cheap)
        patched.setattr(auth, "_NOBODYS_HASH", cheap.hash("nobody's"))
        patched.setattr(demo, "PasswordHasher", lambda: cheap)
        yield


@pytest.fixture(scope="session")
async def tables(database_address, quick_passwords):
    from bot.database import engine

    await serving.make_tables()
    yield
    await engine().dispose()


@pytest.fixture
async def clean(tables):
    """Nobody but the demo staff, nobody signed in, and the true time."""
    from bot import demo
    from bot.database import engine, transaction
    from bot.tables import Base

    names = [table.name for table in reversed(Base.metadata.sorted_tables) if table.name != "postcodes"]
    async with engine().begin() as connection:  # a hundred times faster than truncate, with so few rows
        for name in ("procrastinate_jobs", *names):
            await connection.execute(text(f"delete from {name}"))
    async with transaction() as session:
        await demo.seed(session)
    Path(os.environ["CLOCK_FILE"]).unlink(missing_ok=True)  # noqa: ASYNC240


@pytest.fixture(scope="session")
async def site(tables):
    """The console's address."""
    async with serving.site() as address:
        yield address


@pytest.fixture
async def visitor(site, clean):
    """Somebody who is not signed in, without a browser."""
    async with Visitor(site) as somebody:
        yield somebody


@pytest.fixture
async def desk(site, clean):
    """Signs people in over HTTP: `await desk.of("Priya")`."""
    async with Desk(site) as made:
        yield made


@pytest.fixture(scope="session")
async def chromium():
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path="/usr/bin/chromium", args=CHROMIUM)
        yield browser
        await browser.close()


@pytest.fixture
async def screen(chromium, site, desk):
    """Signs people in in a real browser: `page = await screen("Priya")`. Every page has a browser of its own."""
    contexts = []

    async def sign_in(first_name: str, *, width: int = 1280, javascript: bool = True):
        context = await chromium.new_context(
            base_url=site, viewport={"width": width, "height": 800}, java_script_enabled=javascript
        )
        contexts.append(context)
        page = await context.new_page()
        page.complaints = []
        page.on("console", lambda said: page.complaints.append(f"{said.text} {said.location}") if said.type == "error" else None)
        page.on("pageerror", lambda error: page.complaints.append(str(error)))
        signed_in = await desk.of(first_name)
        await context.add_cookies([{"name": "doorstep", "value": signed_in.cookies["doorstep"], "url": site}])
        return page

    yield sign_in
    for context in contexts:
        await context.close()
