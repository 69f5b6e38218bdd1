"""The event stream itself: resumed anywhere, it brings everything, and names a position from which nothing is
missed."""

import asyncio
import json
from contextlib import asynccontextmanager
from datetime import timedelta

import httpx
import pytest

from bot import clock
from tests.webchat.people import bot

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
async def browser(service, home):
    async with httpx.AsyncClient(base_url=service.url, headers=OURS | home, timeout=20) as client:
        await client.get("/")
        yield client


async def send(browser, text):
    answer = await browser.post("/chat/messages", data={"text": text}, headers={"Accept": "application/json"})
    assert answer.status_code == 200
    return answer.json()["position"]


@asynccontextmanager
async def events(browser, after="", **headers):
    """An iterator over the events of one connection: (name, id, data)."""
    async with browser.stream("GET", f"/chat/events?after={after}", headers=headers) as response:
        assert response.headers["content-type"].startswith("text/event-stream")
        yield _events(response.aiter_lines())


async def _events(lines):
    event = {}
    async for line in lines:
        if line.startswith(":"):
            continue
        if line:
            name, _, value = line.partition(": ")
            event[name] = value
        elif event:
            yield event.get("event"), event.get("id"), json.loads(event.get("data", "{}"))
            event = {}


async def next_lines(stream, count):
    """The next `count` lines as (position, id)."""
    found = []
    async with asyncio.timeout(15):
        async for name, event_id, data in stream:
            if name == "line":
                found.append((data["position"], int(event_id)))
                if len(found) == count:
                    return found


async def test_a_stream_resumes_above_the_position_it_is_given(browser):
    for text in ("one", "two", "three"):
        await send(browser, text)
    async with events(browser) as stream:
        assert [position for position, _ in await next_lines(stream, 3)] == [1, 2, 3]
    async with events(browser, after=1) as stream:
        assert [position for position, _ in await next_lines(stream, 2)] == [2, 3]
    async with events(browser, after=1, **{"Last-Event-ID": "2"}) as stream:
        assert [position for position, _ in await next_lines(stream, 1)] == [3]
        await send(browser, "four")
        assert await next_lines(stream, 1) == [(4, 4)]


async def test_a_text_sent_after_later_ones_is_not_missed_by_a_page_that_comes_back(browser):
    await send(browser, "one")
    slow = await bot.says("slow", deliver=False)  # position 2, still on its way
    await send(browser, "three")
    async with events(browser) as stream:
        assert await next_lines(stream, 2) == [(1, 1), (3, 1)], "its id must stay below what is on its way"
        await bot.delivers(slow)
        assert await next_lines(stream, 1) == [(2, 3)], "told of once, and everything up to 3 is settled now"
    async with events(browser, after=1) as stream:
        assert await next_lines(stream, 2) == [(2, 3), (3, 3)]


async def test_nonsense_as_a_position_is_the_beginning(browser):
    await send(browser, "one")
    for nonsense in ("-1", "x", "9" * 40, "٣"):
        async with events(browser, after=nonsense) as stream:
            assert await next_lines(stream, 1) == [(1, 1)]


async def test_without_a_session_it_ends_at_once(service):
    async with httpx.AsyncClient(base_url=service.url, timeout=20) as stranger, events(stranger) as stream:
        assert [event async for event in stream] == [("ended", None, {"because": "unknown"})]


async def test_a_session_that_ends_ends_its_streams(browser):
    await send(browser, "one")
    async with events(browser) as stream:
        await next_lines(stream, 1)
        await browser.post("/chat/exit", headers={"Accept": "application/json"})
        async with asyncio.timeout(5):
            rest = [(name, data) async for name, _, data in stream]
    assert rest[-1] == ("ended", {"because": "left"})


async def test_an_idle_session_ends_though_its_page_is_open(browser):
    await send(browser, "one")
    async with events(browser) as stream:
        await next_lines(stream, 1)
        clock.skip_ahead(timedelta(minutes=31))
        await bot.says("Anybody there?")
        async with asyncio.timeout(5):
            rest = [(name, data) async for name, _, data in stream]
    assert rest[-1] == ("ended", {"because": "idle"})


async def test_a_stream_opened_before_the_first_text_follows_the_conversation_it_begins(browser):
    async with events(browser) as stream:
        await send(browser, "one")
        assert await next_lines(stream, 1) == [(1, 1)]
        await bot.says("two")
        assert await next_lines(stream, 1) == [(2, 2)]


async def test_everything_arrives_once_however_often_the_line_breaks(browser):
    """A page that connects again and again, each time from the last id it has, while texts keep coming."""
    await send(browser, "0")
    seen: dict[int, int] = {}
    at = 0
    for number in range(1, 13):
        await bot.says(str(number))
        if number % 3 == 0:
            async with events(browser, after=at) as stream:
                came = await next_lines(stream, number + 1 - at)
            for position, _ in came:
                seen[position] = seen.get(position, 0) + 1
            at = came[-1][1]
    assert seen == {position: 1 for position in range(1, 14)}
