"""A named person may know better than the safe-contact rule: with a reason, which is kept. After STOP nobody may."""

import httpx
import pytest
from sqlalchemy import select

from bot.tables import CaseEvent
from tests.safety.world import World, new_number


async def overrides(world: World, number: str, **form: str) -> httpx.Response:
    """Priya sends the form that goes against the rule."""
    from bot.app import app
    from bot.console import auth
    from bot.database import transaction

    async with transaction() as session:
        token = await auth.begin(session, await world.staff("Priya"))
        await session.flush()
        staff = await auth.find(session, token)
    assert staff is not None
    address = f"/console/conversations/{(await world.conversation(number)).id}/override"
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://127.0.0.1",
                                 cookies={auth.cookie_name(): token}, headers={"Sec-Fetch-Site": "same-origin"}) as browser:
        return await browser.post(address, data={"csrf": staff.csrf, "token": "t1", **form})


async def on_a_watched_phone(world: World) -> str:
    number = new_number()
    await world.texts(number, "hello")
    await world.takes("Priya", number)
    await world.change(number, safe_contact="do_not_text")
    await world.forget_jobs()
    return number


async def test_with_a_reason_it_goes_and_the_reason_is_kept(world: World) -> None:
    number = await on_a_watched_phone(world)
    answer = await overrides(world, number, text="Hello, is it still 3 o'clock?", reason="she rang and asked for a text")
    assert answer.status_code == 303
    await world.work()
    assert world.hears(number) == ["Hello, is it still 3 o'clock?"]
    thread = await world.thread(number)
    assert [message.override for message in thread if message.override] == ["she rang and asked for a text"]
    assert any("against the safe-contact rule: she rang" in message.text for message in thread if message.direction == "marker")


async def test_too_many_words_are_refused_and_given_back(world: World) -> None:
    number = await on_a_watched_phone(world)
    answer = await overrides(world, number, text="I can see you at three. " * 80, reason="she rang")
    assert answer.status_code == 422 and answer.text.count("I can see you at three.") == 80
    await world.work()
    assert world.hears(number) == []


async def test_the_case_remembers_it(world: World) -> None:
    from uuid import uuid4

    from bot import conversations, intakes, referrals
    from bot.database import transaction

    number = await on_a_watched_phone(world)
    turn = uuid4()
    async with transaction() as session:
        locked = await conversations.lock(session, (await world.conversation(number)).id)
        await intakes.write(session, locked, {"story": "rent", "name": "Shaz"}, turn)
    await referrals.finish((await world.conversation(number)).id, turn)
    await overrides(world, number, text="Hello", reason="she rang")
    async with transaction() as session:
        details = list(await session.scalars(select(CaseEvent.detail).where(CaseEvent.kind == "overridden")))
    assert [detail["reason"] for detail in details] == ["she rang"]


@pytest.mark.parametrize("form", [{"text": "Hello"}, {"text": "Hello", "reason": "  "}, {"reason": "she rang"}])
async def test_without_words_or_a_reason_nothing_goes(world: World, form: dict[str, str]) -> None:
    number = await on_a_watched_phone(world)
    assert (await overrides(world, number, **form)).status_code == 422
    await world.work()
    assert world.hears(number) == []


async def test_after_stop_no_reason_is_good_enough(world: World) -> None:
    number = await on_a_watched_phone(world)
    await world.texts(number, "STOP")
    assert (await overrides(world, number, text="Hello", reason="she rang")).status_code == 409
    await world.work()
    assert world.hears(number) == []


async def test_the_same_form_twice_sends_one_text(world: World) -> None:
    number = await on_a_watched_phone(world)
    for _ in range(2):
        await overrides(world, number, text="Hello", reason="she rang")
    await world.work()
    assert world.hears(number) == ["Hello"]
