"""`python -m tests.webchat.pictures`: the web chat in three states at 320, 768 and 1280 pixels, into docs/images/. On a Tuesday at eleven."""

import asyncio
import os
import sys
from datetime import datetime, time, timedelta

from playwright.async_api import async_playwright

from tests.support.browser import CHROMIUM
from tests.support.database import empty_tables, make_tables, running_postgres

SIZES = {320: 640, 768: 1024, 1280: 800}
SHOWN = ("talking", "with_a_person", "in_danger")


async def take() -> None:
    """Every picture, each with a resident of its own and a database without anybody else."""
    from bot import clock, demo
    from bot.database import engine, transaction
    from bot.settings import ROOT
    from tests.webchat.people import Resident
    from tests.webchat.served import Service
    from tests.webchat.states import STATES

    await make_tables()
    tuesday = clock.london().date() + timedelta(days=(1 - clock.london().weekday()) % 7 or 7)
    clock.skip_ahead(datetime.combine(tuesday, time(11), clock.LONDON) - clock.now())
    service = Service({})
    service.start()
    try:
        async with async_playwright() as playwright:
            browser = await playwright.chromium.launch(**CHROMIUM)
            for width, height in SIZES.items():
                for state in SHOWN:
                    await empty_tables()
                    async with transaction() as session:
                        await demo.seed(session)
                    page = await browser.new_page(viewport={"width": width, "height": height}, locale="en-GB")
                    await STATES[state](Resident(page, service.url))
                    file = ROOT / "docs" / "images" / f"web-chat-{state.replace('_', '-')}-{width}.png"
                    await page.screenshot(path=file)
                    print(f"{file.name} {file.stat().st_size // 1024} kB")
                    await page.close()
            await browser.close()
    finally:
        service.stop()
        await engine().dispose()


if __name__ == "__main__":
    os.environ.setdefault("DOORSTEP_MODE", "demo")
    with running_postgres():
        sys.exit(asyncio.run(take()))
