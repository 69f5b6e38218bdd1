"""The console served for real: PostgreSQL, uvicorn, Chromium, all in the tests' one event loop."""

from datetime import datetime, time, timedelta

import pytest
from playwright.async_api import async_playwright

from bot import clock
from tests.console import serving
from tests.console.people import Desk, Visitor
from tests.support.browser import CHROMIUM


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
        browser = await playwright.chromium.launch(**CHROMIUM)
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


@pytest.fixture
def eleven_in_the_morning(clean):
    """Tomorrow at eleven: texts may be set for the hours after it."""
    tomorrow = clock.london().date() + timedelta(days=1)
    clock.skip_ahead(datetime.combine(tomorrow, time(11), clock.LONDON) - clock.now())
