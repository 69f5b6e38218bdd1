"""The database is away: the page still comes, says so, keeps what was written, and points somebody in danger to
help."""

import httpx
import pytest

from bot.webchat import wording

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture(scope="module")
def away(elsewhere):
    from tests.webchat.served import Service

    nowhere = "postgresql://nobody@127.0.0.1:1/none"
    service = Service({"DATABASE_URL": nowhere, "EXIT_URL": f"{elsewhere.url}/weather.html"})
    service.start()
    yield service
    service.stop()


@pytest.fixture
async def browser(away):
    async with httpx.AsyncClient(base_url=away.url, headers=OURS, timeout=20) as client:
        yield client


async def test_the_page_comes_with_the_phone_number(browser):
    page = await browser.get("/")
    assert page.status_code == 503
    assert wording.CANNOT_READ in page.text and "01632 960100" in page.text and 'href="tel:999"' in page.text


async def test_what_was_written_stays_in_the_box(browser):
    page = await browser.post("/chat/messages", data={"text": "me rent is <late>"})
    assert page.status_code == 503
    assert wording.AWAY in page.text and "me rent is &lt;late&gt;</textarea>" in page.text


@pytest.mark.parametrize("accept", ["text/html", "application/json"])
async def test_somebody_in_danger_is_told_whom_to_ring(browser, accept):
    answer = await browser.post("/chat/messages", data={"text": "i want to kill myself"}, headers={"Accept": accept})
    assert answer.status_code == 503
    assert "116 123" in answer.text and "ring 999" in answer.text


async def test_exit_leads_away_all_the_same(browser):
    browser.cookies.set("chat", "a" * 22)
    answer = await browser.post("/chat/exit")
    assert answer.status_code == 303 and answer.headers["location"].endswith("/weather.html")
    assert "chat=; " in answer.headers["set-cookie"] and "Max-Age=0" in answer.headers["set-cookie"]


async def test_the_stream_says_try_again(browser):
    browser.cookies.set("chat", "a" * 22)
    assert (await browser.get("/chat/events")).status_code == 503
