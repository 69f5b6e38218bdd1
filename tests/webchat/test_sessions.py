"""A session: its cookie, its turning over, and what it opens."""

import re
from datetime import timedelta

import httpx
import pytest
from sqlalchemy import select

from bot import clock
from bot.database import transaction
from bot.tables import Message, WebSession
from bot.webchat import sessions
from tests.webchat.people import bot, stored

OURS = {"Sec-Fetch-Site": "same-origin"}


@pytest.fixture
async def browser(service, home):
    async with httpx.AsyncClient(base_url=service.url, headers=OURS | home, timeout=20) as client:
        yield client


async def rows() -> list[WebSession]:
    async with transaction() as session:
        return list(await session.scalars(select(WebSession).order_by(WebSession.created_at)))


async def says(browser, text):
    answer = await browser.post("/chat/messages", data={"text": text}, follow_redirects=True)
    assert answer.status_code == 200
    return answer.text


async def test_the_cookie_is_a_random_token_that_is_stored_hashed_and_stands_nowhere_else(browser):
    page = await browser.get("/")
    token = browser.cookies["chat"]
    assert re.fullmatch(r"[\w-]{22}", token)  # 128 bits
    assert page.headers["set-cookie"] == f"chat={token}; Path=/; HttpOnly; SameSite=Lax"
    [row] = await rows()
    assert token not in (row.token_hash, str(row.id)) and token not in page.text
    await says(browser, "hello")
    [message] = await stored()
    async with transaction() as session:
        assert token not in str((await session.get_one(Message, message.id)).__dict__)


async def test_a_made_up_cookie_is_not_taken_on(browser):
    chosen = "chosen-by-an-attacker1"
    page = await browser.get("/", headers={"Cookie": f"chat={chosen}"})
    assert page.headers["set-cookie"].startswith("chat=") and chosen not in page.headers["set-cookie"]
    assert [row.token_hash == sessions._hash(chosen) for row in await rows()] == [False]


async def test_the_token_turns_over_and_the_old_one_dies_once_the_new_one_is_used(browser):
    await says(browser, "hello")
    old = browser.cookies["chat"]
    await browser.get("/")
    assert browser.cookies["chat"] == old
    clock.skip_ahead(timedelta(minutes=16))
    await browser.get("/")
    new = browser.cookies["chat"]
    assert new != old
    clock.skip_ahead(timedelta(minutes=2))
    assert "hello" in (await browser.get("/")).text
    async with httpx.AsyncClient(base_url=browser.base_url, cookies={"chat": old}) as thief:
        assert "hello" not in (await thief.get("/")).text


async def test_a_new_token_lost_on_the_way_costs_nobody_their_chat(browser):
    await says(browser, "hello")
    old = browser.cookies["chat"]
    clock.skip_ahead(timedelta(minutes=16))
    await browser.get("/")  # the answer, and its cookie, are lost
    browser.cookies.clear()
    browser.cookies.set("chat", old)
    assert "hello" in (await browser.get("/")).text
    clock.skip_ahead(timedelta(minutes=2))
    assert "hello" in (await browser.get("/")).text, "the old token opened nothing"
    assert browser.cookies.get("chat", domain="127.0.0.1") not in (None, old)
    assert "hello" in (await says(browser, "still here"))


async def test_two_requests_at_once_do_not_turn_it_over_twice(browser):
    import asyncio

    await says(browser, "hello")
    clock.skip_ahead(timedelta(minutes=16))
    answers = await asyncio.gather(*(browser.get("/") for _ in range(5)))
    assert sum("set-cookie" in answer.headers for answer in answers) == 1
    assert all("hello" in answer.text for answer in answers)
    clock.skip_ahead(timedelta(minutes=2))
    assert "hello" in (await browser.get("/")).text


async def test_the_address_of_the_conversation_is_the_public_id_and_opens_nothing(browser):
    await says(browser, "hello")
    [row] = await rows()
    for guess in (str(row.id), row.token_hash):
        async with httpx.AsyncClient(base_url=browser.base_url, cookies={"chat": guess}) as thief:
            assert "hello" not in (await thief.get("/")).text


async def test_a_first_text_whose_session_was_not_told_of_its_conversation_is_found_again(browser):
    """The process died between storing the text and noting it on the session."""
    await says(browser, "hello")
    async with transaction() as session:
        (await session.scalars(select(WebSession))).one().conversation_id = None
    await bot.says("What is going on?")
    assert "What is going on?" in (await browser.get("/")).text


async def test_sessions_nobody_has_used_for_over_a_week_are_forgotten(browser):
    await says(browser, "hello")
    clock.skip_ahead(timedelta(days=9))
    browser.cookies.clear()
    await browser.get("/")
    async with transaction() as session:
        assert await sessions.forget_old(session) == 1
    assert len(await rows()) == 1
    assert [message.text for message in await stored()] == ["hello"]
