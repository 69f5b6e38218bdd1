"""The second factor: codes as the RFC says, each taken once, and no way around it."""

import time

import pytest

from bot import demo
from bot.console import auth, second_factor
from bot.database import transaction
from bot.tables import SecondFactor
from tests.console import builders

PRIYA = demo.email_of("Priya Saltglaze")


@pytest.mark.parametrize("seconds, digits", [
    (59, "287082"), (1111111109, "081804"), (1111111111, "050471"), (1234567890, "005924"), (2000000000, "279037"),
])  # fmt: skip
def test_codes_are_those_of_rfc_6238(seconds, digits):
    assert second_factor.code_at(b"12345678901234567890", seconds // 30) == digits  # appendix B, last six digits


async def code_of(name="Priya", ahead=0):
    person = await builders.key_worker(name)
    async with transaction() as session:
        factor = await session.get(SecondFactor, person.id)
    return second_factor.code_at(second_factor.secret_of(factor), int(time.time()) // 30 + ahead)


async def ticket_for(visitor):
    asked = await visitor.sign_in(PRIYA)
    assert asked.status_code == 200 and "set-cookie" not in asked.headers
    return asked.text.split('name="ticket" value="')[1].split('"')[0]


async def gives(visitor, ticket, code):
    return await visitor.post("/console/sign-in/code", data={"email": PRIYA, "ticket": ticket, "code": code})


@pytest.fixture
async def priya_has_one(desk):
    priya = await desk.of("Priya")
    page = await priya.sees("/console/me/second-factor")
    assert "otpauth://totp/Doorstep" in page
    assert (await priya.does("/console/me/second-factor", code="000000x")).status_code == 422
    assert (await priya.does("/console/me/second-factor", code=await code_of(ahead=-1))).status_code == 303
    assert "On. You sign in with" in await priya.sees("/console/me/second-factor")
    return priya


async def test_password_then_code(priya_has_one, visitor):
    ticket = await ticket_for(visitor)
    assert (await visitor.get("/console")).status_code == 303  # the password alone opens nothing
    wrong = await gives(visitor, ticket, "123456x")
    assert wrong.status_code == 401 and "set-cookie" not in wrong.headers
    code = await code_of()
    assert (await gives(visitor, ticket, f"{code[:3]} {code[3:]}")).status_code == 303
    assert "Priya Saltglaze" in await visitor.sees("/console")


async def test_a_code_is_taken_once(priya_has_one, visitor):
    ticket, code = await ticket_for(visitor), await code_of()
    assert (await gives(visitor, ticket, code)).status_code == 303
    visitor.cookies.clear()
    assert (await gives(visitor, ticket, code)).status_code == 401


async def test_a_code_needs_a_true_ticket(priya_has_one, visitor):
    code, person = await code_of(), await builders.key_worker("Marcus")
    for ticket in ("", "1.2", f"{int(time.time()) + 99}.{'0' * 64}", second_factor.ticket(person)):
        refused = await gives(visitor, ticket, code)
        assert refused.status_code == 401 and "set-cookie" not in refused.headers


async def test_guessing_codes_is_counted_like_guessing_passwords(priya_has_one, visitor):
    ticket = await ticket_for(visitor)
    answers = [(await gives(visitor, ticket, f"{n:06}x")).status_code for n in range(6)]
    assert answers == [401, 401, 401, 401, 429, 429]  # the password's try was the first of five


async def test_a_lost_phone_is_an_administrator_s_business(priya_has_one, desk, visitor):
    person = await builders.key_worker("Priya")
    await (await desk.of("Alex")).does(f"/console/people/{person.id}/second-factor")
    assert (await priya_has_one.get("/console")).status_code == 303
    assert (await visitor.sign_in(PRIYA)).status_code == 303


async def test_where_it_is_required_nothing_else_opens_before_it(desk, monkeypatch):
    monkeypatch.setattr(auth, "second_factor_required", lambda: True)
    priya = await desk.of("Priya")
    for path in ("/console", "/console/tasks", "/console/me", "/console/events"):
        assert (await priya.get(path)).headers["location"] == "/console/me/second-factor"
    await priya.sees("/console/me/second-factor")
    assert (await priya.does("/console/me/second-factor", code=await code_of())).status_code == 303
    await priya.sees("/console")
