"""The web chat served for real: PostgreSQL, uvicorn in a process of its own, Chromium with and without JavaScript."""

from itertools import count

import pytest
from playwright.async_api import async_playwright

from tests.support.browser import CHROMIUM, PATIENCE
from tests.webchat.people import Resident
from tests.webchat.served import Service, Website

_homes = count(1)


@pytest.fixture(autouse=True)
async def _clean(clean):
    """Every test begins with nobody having written."""


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
        context.set_default_timeout(PATIENCE)
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
