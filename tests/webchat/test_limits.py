"""How long, how often and from where. A text with danger in it is stored whatever the limits say."""

import httpx
import pytest

from bot.limits import Limit, source
from bot.webchat import wording
from tests.webchat.people import stored

OURS = {"Sec-Fetch-Site": "same-origin"}
BY_SCRIPT = OURS | {"Accept": "application/json"}


@pytest.fixture
async def browser(service, home):
    """A browser without pages."""
    async with httpx.AsyncClient(base_url=service.url, headers=BY_SCRIPT | home, timeout=30) as client:
        await client.get("/")
        yield client


async def send(browser, text, **headers):
    return await browser.post("/chat/messages", data={"text": text}, headers=headers)


async def texts() -> list[str]:
    return [message.text for message in await stored()]


async def test_the_31st_message_in_a_minute_waits_and_danger_does_not(browser):
    for number in range(30):
        assert (await send(browser, f"number {number}")).status_code == 200
    refused = await send(browser, "number 30")
    assert refused.status_code == 429
    assert refused.json() == {"error": wording.TOO_FAST}
    assert 0 < int(refused.headers["Retry-After"]) <= 61
    assert (await send(browser, "he has a knife and hes coming in now")).status_code == 200
    assert await texts() == [f"number {number}" for number in range(30)] + ["he has a knife and hes coming in now"]


async def test_sixty_messages_a_minute_from_one_address_wait_and_danger_does_not(browser):
    for number in range(60):
        if number % 10 == 0:
            browser.cookies.clear()
            await browser.get("/")
        assert (await send(browser, f"number {number}")).status_code == 200
    browser.cookies.clear()
    await browser.get("/")
    assert (await send(browser, "one more")).status_code == 429
    assert (await send(browser, "i have taken an overdose")).status_code == 200
    assert (await texts())[-1] == "i have taken an overdose"


async def test_opening_chat_after_chat_from_one_address_is_slowed_and_danger_is_let_in(browser):
    for _ in range(61):
        browser.cookies.clear()
        page = await browser.get("/")
    assert page.status_code == 429
    assert "01632 960100" in page.text
    browser.cookies.clear()
    assert (await send(browser, "hello")).status_code == 429
    assert (await send(browser, "i want to kill myself")).status_code == 200
    assert await texts() == ["i want to kill myself"]


async def test_ten_thousand_characters_are_stored_whole_and_more_are_refused_unless_there_is_danger(browser):
    longest = "x€" * 5000
    assert (await send(browser, longest)).status_code == 200
    refused = await send(browser, longest + "!")
    assert (refused.status_code, refused.json()) == (413, {"error": wording.TOO_LONG})
    endless = "i want to kill myself " + "x" * 300_000
    assert (await send(browser, endless)).status_code == 200
    kept = await texts()
    assert kept[0] == longest
    assert len(kept) == 2 and kept[1].startswith("i want to kill myself xxx")


@pytest.mark.parametrize("text", ["", "   ", "\n\n"])
async def test_nothing_written_is_nothing_sent(browser, text):
    refused = await send(browser, text)
    assert (refused.status_code, refused.json()) == (400, {"error": wording.EMPTY})
    assert await texts() == []


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none"])
async def test_another_site_can_make_a_browser_do_nothing_here(browser, site):
    await send(browser, "hello")
    foreign = {"Sec-Fetch-Site": site, "Origin": str(browser.base_url).rstrip("/")}
    for path in ("messages", "here", "keep", "code", "join"):
        answer = await browser.post(f"/chat/{path}", data={"text": "planted", "keep": "yes"}, headers=foreign)
        assert answer.status_code == 403, path
    await browser.post("/chat/exit", headers=foreign)
    assert (await browser.post("/chat/here")).status_code == 204, "the session was ended from outside"
    assert await texts() == ["hello"]


def test_an_old_browser_is_known_by_its_origin():
    from starlette.datastructures import Headers

    from bot.channels.webchat import from_our_own_page
    from bot.settings import DEMO_DEFAULTS, load

    ours = load({"DOORSTEP_MODE": "production", "DATABASE_URL": "postgresql://x", "PUBLIC_URL": "https://help.example",
                 **DEMO_DEFAULTS, "SECRET_KEY": "of our own"})
    assert from_our_own_page(Headers({"origin": "https://help.example"}), ours)
    for other in ("https://help.example.evil.example", "http://help.example", "null", "https://127.0.0.1", "//["):
        assert not from_our_own_page(Headers({"origin": other}), ours)
    assert not from_our_own_page(Headers({}), ours)


def test_a_limit_counts_each_key_by_itself_and_forgets_after_its_span(monkeypatch):
    now = 100.0
    monkeypatch.setattr("bot.limits.time.monotonic", lambda: now)
    limit = Limit(2, 60)
    assert [limit.wait("a"), limit.wait("a"), limit.wait("a"), limit.wait("b")] == [0, 0, 60, 0]
    now = 159.0
    assert limit.wait("a") == 1
    now = 160.0
    assert limit.wait("a") == 0


def test_a_home_with_many_ipv6_addresses_is_one_source():
    assert source("2001:db8:1:2:aaaa::1") == source("2001:db8:1:2:bbbb::2") != source("2001:db8:1:3::1")
    assert source("192.0.2.1") != source("192.0.2.2")
