"""Who gets in, who does not, and what a stranger can learn from the difference: nothing."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from bot import clock, demo
from bot.console import signing_in
from bot.database import transaction
from bot.tables import KeyWorker, StaffSession

PRIYA = demo.email_of("Priya Saltglaze")


async def test_the_right_password_opens_the_page_that_was_wanted(visitor):
    asked = await visitor.get("/console/tasks?x=1")
    assert asked.headers["location"] == "/console/sign-in?next=%2Fconsole%2Ftasks%3Fx%3D1"
    assert (await visitor.sign_in(PRIYA, next="/console/tasks?x=1")).headers["location"] == "/console/tasks?x=1"
    assert "Priya Saltglaze" in await visitor.sees("/console/tasks")


async def test_the_cookie_is_out_of_reach_of_scripts_and_the_row_holds_only_its_hash(visitor):
    cookie = (await visitor.sign_in(PRIYA)).headers["set-cookie"]
    assert "HttpOnly" in cookie and "SameSite=lax" in cookie and "Path=/" in cookie
    async with transaction() as session:
        rows = list(await session.scalars(select(StaffSession)))
    assert len(rows) == 1 and rows[0].token_hash not in cookie and visitor.cookies["doorstep"] not in rows[0].token_hash


async def test_a_session_planted_before_signing_in_is_not_taken_up(visitor):
    visitor.cookies.set("doorstep", "planted")
    await visitor.sign_in(PRIYA)
    assert visitor.cookies.get("doorstep", domain="127.0.0.1") != "planted"


@pytest.mark.parametrize("email, password", [(PRIYA, "wrong"), ("nobody@doorstep.example", demo.PASSWORD), ("", ""), (PRIYA, "")])
async def test_every_refusal_has_the_same_words(visitor, email, password):
    refused = await visitor.sign_in(email, password)
    assert refused.status_code == 401 and signing_in.WRONG in refused.text
    assert "doorstep" not in visitor.cookies


async def test_somebody_who_has_left_is_as_unknown_as_a_stranger(visitor):
    async with transaction() as session:
        await session.execute(update(KeyWorker).where(KeyWorker.email == PRIYA).values(active=False))
    assert signing_in.WRONG in (await visitor.sign_in(PRIYA)).text


async def test_after_five_tries_even_the_right_password_waits(visitor):
    tries = await asyncio.gather(*(visitor.sign_in(PRIYA, f"guess {n}") for n in range(12)))
    assert [answer.status_code for answer in tries].count(401) <= 5  # also when all come at once
    locked = await visitor.sign_in(PRIYA)
    assert locked.status_code == 429 and signing_in.TOO_MANY in locked.text
    clock.skip_ahead(timedelta(minutes=15, seconds=1))
    assert (await visitor.sign_in(PRIYA)).status_code == 303


async def test_twenty_tries_from_one_address_lock_it_for_every_account(visitor):
    for n in range(20):
        await visitor.sign_in(f"guess{n}@doorstep.example", "x")
    assert (await visitor.sign_in(PRIYA)).status_code == 429


@pytest.mark.parametrize("planted", [
    "https://evil.example", "//evil.example", "/\\evil.example", "/console//evil.example", "/console/../evil", "javascript:1",
    "/console\r\nSet-Cookie: a=b", "/consoleevil", "", "/console@evil.example",
])  # fmt: skip
async def test_nobody_is_sent_to_another_place(visitor, planted):
    assert (await visitor.sign_in(PRIYA, next=planted)).headers["location"] == "/console"


async def test_a_quarter_of_an_hour_without_a_click_signs_out(visitor):
    await visitor.sign_in(PRIYA)
    clock.skip_ahead(timedelta(minutes=14))
    await visitor.sees("/console")
    clock.skip_ahead(timedelta(minutes=14))
    await visitor.sees("/console")
    clock.skip_ahead(timedelta(minutes=15))
    assert (await visitor.get("/console")).status_code == 303


async def test_twelve_hours_are_the_longest_however_busy(visitor):
    await visitor.sign_in(PRIYA)
    for _ in range(51):
        clock.skip_ahead(timedelta(minutes=14))
        await visitor.sees("/console/tasks")
    clock.skip_ahead(timedelta(minutes=7))
    assert (await visitor.get("/console/tasks")).status_code == 303


async def test_signing_out_ends_the_session_and_not_only_the_cookie(desk):
    priya = await desk.of("Priya")
    token = priya.cookies["doorstep"]
    assert (await priya.does("/console/sign-out")).status_code == 303
    priya.cookies.set("doorstep", token)
    assert (await priya.get("/console")).status_code == 303


async def test_a_form_without_its_hidden_field_does_nothing(desk):
    priya = await desk.of("Priya")
    for csrf in ("", "guess", priya.csrf[:-1]):
        assert (await priya.post("/console/sign-out", data={"csrf": csrf})).status_code == 403
    assert "Priya" in await priya.sees("/console")


@pytest.mark.parametrize("headers", [
    {"sec-fetch-site": "cross-site"}, {"sec-fetch-site": "same-site"}, {"origin": "https://evil.example"},
    {"origin": "null"}, {"origin": "http://127.0.0.1:1"}, {"origin": "http://localhost.evil.example"},
])  # fmt: skip
async def test_a_form_from_another_site_does_nothing_even_with_the_hidden_field(desk, headers):
    priya = await desk.of("Priya")
    answer = await priya.post("/console/sign-out", data={"csrf": priya.csrf}, headers=headers)
    assert answer.status_code == 403 and "Priya" in await priya.sees("/console")
    stranger = await priya.post("/console/sign-in", data={"email": PRIYA, "password": demo.PASSWORD}, headers=headers)
    assert stranger.status_code == 403 and "set-cookie" not in stranger.headers


async def test_a_form_of_ours_is_known_by_either_header(desk, site):
    for headers in ({"sec-fetch-site": "same-origin", "origin": "null"}, {"origin": site}, {"origin": site.replace("127.0.0.1", "localhost")}):
        priya = await desk.of("Priya")
        assert (await priya.post("/console/sign-out", data={"csrf": priya.csrf}, headers=headers)).status_code == 303
