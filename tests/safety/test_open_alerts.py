"""The page and the metric of every open alert and its clock."""

import httpx
import pytest

from tests.safety.world import World, new_number

DANGER = "i want to kill myself"


async def alerts_page(world: World, name: str, page_of: str = "alerts") -> str:
    """The console's page of open alerts (or of tasks), as this member of staff sees it."""
    from bot.app import app
    from bot.console import auth
    from bot.database import transaction

    person = await world.staff(name)
    async with transaction() as session:
        token = await auth.begin(session, person)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://doorstep.example",
                                 cookies={auth.cookie_name(): token}) as browser:
        page = await browser.get(f"/console/{page_of}")
    assert page.status_code == 200
    return page.text


async def figures(world: World) -> dict[str, str]:
    lines = (await world.get("/metrics")).text.splitlines()
    return dict(line.split() for line in lines if line.startswith("doorstep_") and "open_alert" in line)


async def test_the_page_shows_the_clock_and_who_was_told_and_looking_at_it_opens_nothing(world: World) -> None:
    await world.staff("Morgan", mobile="+447700900802")
    number = new_number()
    await world.texts(number, DANGER)
    await world.work()
    await world.passes(minutes=3)
    page = await alerts_page(world, "Kev")
    conversation = await world.conversation(number)
    assert f"/console/conversations/{conversation.id}" in page and "Now with the duty manager" in page
    assert "The on-call phone is told at 10:05" in page and "Morgan Throwing, text: sent" in page
    assert number[-9:] not in page and DANGER not in page
    assert (await world.flags(number))[0].acknowledged_at is None
    await world.opens("Kev", number)
    assert "No open alerts" in await alerts_page(world, "Kev")


async def test_an_alert_at_the_end_of_its_chain_stays_on_the_page(world: World) -> None:
    await world.texts(new_number(), DANGER)
    await world.work()
    for minutes in (2, 3, 5, 60 * 24):
        await world.passes(minutes=minutes)
    assert "Everybody in the chain has been told" in await alerts_page(world, "Priya")


async def test_a_last_step_that_reached_nobody_is_said_with_who_must_ring_whom(world: World) -> None:
    await world.texts(new_number(), DANGER)
    await world.work()
    for minutes in (2, 3):
        await world.passes(minutes=minutes)
    world.mailbox.refuse = "550 no such mailbox"
    await world.passes(minutes=5)
    await world.work()
    page = await alerts_page(world, "Priya")
    assert "Everybody in the chain has been told" not in page and "its last step failed" in page
    assert "Not told: council emergency duty team." in page
    assert "the duty manager must ring the council emergency duty team now" in page
    tasks = await alerts_page(world, "Priya", "tasks")
    assert "Not opened yet: the last step of the alerts failed." in tasks and "now with the council" not in tasks
    assert "Not told: council emergency duty team." in tasks
    assert "the duty manager must ring the council emergency duty team now" in tasks


async def test_the_task_of_a_danger_whose_last_step_was_told_says_with_whom_it_is(world: World) -> None:
    await world.texts(new_number(), DANGER)
    await world.work()
    for minutes in (2, 3, 5):
        await world.passes(minutes=minutes)
    tasks = await alerts_page(world, "Priya", "tasks")
    assert "now with the council emergency duty team." in tasks and "Not told" not in tasks and "the last step" not in tasks


async def test_a_missing_mail_server_is_said_on_the_page(world: World) -> None:
    from bot.settings import settings

    world.patch.setenv("SMTP_HOST", "")
    settings.cache_clear()
    assert "No mail server is set" in await alerts_page(world, "Priya")


async def test_the_metric_counts_them_and_says_how_long_the_oldest_waits(world: World) -> None:
    assert await figures(world) == {"doorstep_open_alerts": "0.0", "doorstep_oldest_open_alert_seconds": "0.0"}
    numbers = [new_number(), new_number()]
    for number in numbers:
        await world.texts(number, DANGER)
    await world.passes(minutes=7)
    seen = await figures(world)
    assert seen["doorstep_open_alerts"] == "2.0"
    assert float(seen["doorstep_oldest_open_alert_seconds"]) == pytest.approx(420, abs=60)


async def test_with_the_database_away_the_metric_says_that_it_does_not_know(world: World) -> None:
    await world.takes_away("database")
    assert (await figures(world))["doorstep_open_alerts"] == "NaN"
