"""The web chat served for real: PostgreSQL, uvicorn in a process of its own, Chromium with and without JavaScript."""

import os
import shutil
import tempfile
from itertools import count
from pathlib import Path

import pytest
from playwright.async_api import async_playwright
from sqlalchemy import text

os.environ.setdefault("DOORSTEP_MODE", "demo")

from tests.webchat.people import Resident  # noqa: E402
from tests.webchat.served import Service, Website  # noqa: E402

_homes = count(1)

CHROMIUM = {
    "executable_path": "/usr/bin/chromium",
    "args": ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"],
}


@pytest.fixture(scope="session")
def database_address():
    """A PostgreSQL for these tests; the one in DATABASE_URL where that is set already."""
    if os.environ.get("DATABASE_URL"):
        yield os.environ["DATABASE_URL"]
        return
    from bot.embedded import EmbeddedServer

    folder = Path(tempfile.mkdtemp(prefix="doorstep-webchat-"))  # pytest's own folders are closed to PostgreSQL's user
    server = EmbeddedServer(folder)
    server.start()
    os.environ["DATABASE_URL"] = server.address()
    os.environ["CLOCK_FILE"] = str(folder / "clock")
    yield server.address()
    server.stop()
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
async def tables(database_address):
    from bot.database import engine
    from bot.queue import app as jobs
    from bot.tables import Base

    async with engine().begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
        if not await connection.scalar(text("select to_regclass('procrastinate_jobs')")):
            raw = (await connection.get_raw_connection()).driver_connection
            await raw.execute(jobs.schema_manager.get_schema())
    yield
    await engine().dispose()


@pytest.fixture(autouse=True)
async def clean(tables):
    """Nobody has written yet, the demo staff is at work, and the time is the true one."""
    from bot import demo
    from bot.database import engine, transaction
    from bot.tables import Base

    async with engine().begin() as connection:
        names = ", ".join(table.name for table in Base.metadata.sorted_tables if table.name != "postcodes")
        await connection.execute(text(f"truncate {names}, procrastinate_jobs cascade"))
    async with transaction() as session:
        await demo.seed(session)
    Path(os.environ["CLOCK_FILE"]).unlink(missing_ok=True)


@pytest.fixture(scope="session")
def elsewhere(tmp_path_factory):
    """Another website: where "Exit this page" leads, and where the chat is embedded."""
    website = Website(tmp_path_factory.mktemp("elsewhere"))
    website.page("weather.html", "<!doctype html><title>Weather</title><h1>Sunny spells</h1>")
    yield website
    website.stop()


@pytest.fixture(scope="session")
def shared_service(tables, elsewhere):
    service = Service({"EXIT_URL": f"{elsewhere.url}/weather.html", "EMBED_ORIGINS": elsewhere.url})
    service.start()
    yield service
    service.stop()


@pytest.fixture
def service(shared_service):
    """The web chat, running."""
    return shared_service


@pytest.fixture
def home():
    """A network address nobody else has: limits count by address. The service believes a proxy on its own machine."""
    number = next(_homes)
    return {"X-Forwarded-For": f"10.{number >> 16}.{number >> 8 & 255}.{number & 255}"}


@pytest.fixture
def service_for():
    """Starts a web chat of one's own, with settings of one's own."""
    started = []

    def start(environment, **options):
        service = Service(environment, **options)
        started.append(service)
        service.start()
        return service

    yield start
    for service in started:
        service.stop()


@pytest.fixture(scope="session")
async def chromium():
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(**CHROMIUM)
        yield browser
        await browser.close()


@pytest.fixture
async def browsers(chromium, home):
    """Makes browsers that share nothing; all are closed after the test."""
    made = []

    async def new(**options):
        context = await chromium.new_context(
            **{"viewport": {"width": 390, "height": 800}, "extra_http_headers": home} | options
        )
        context.set_default_timeout(10_000)
        made.append(context)
        return context

    yield new
    for context in made:
        await context.close()


@pytest.fixture
async def resident(browsers, service):
    """A resident with JavaScript."""
    return Resident(await (await browsers()).new_page(), service.url)


@pytest.fixture
async def plain_resident(browsers, service):
    """A resident whose browser runs no JavaScript."""
    return Resident(await (await browsers(java_script_enabled=False)).new_page(), service.url)
