"""A long list: fifty lines at once and a link for more, in one order throughout, live, and without JavaScript."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import expect
from sqlalchemy import update

from bot import clock
from bot.database import transaction
from bot.tables import Handoff
from tests.console import builders
from tests.console.people import violations
from tests.console.test_live import stream

PEOPLE = 53


@pytest.fixture
async def many(clean):
    """Fifty-three who wait, the first of them longest."""
    made = [await builders.referral(f"Person {n}") for n in range(PEOPLE)]
    async with transaction() as session:
        for n, conversation_id in enumerate(made):
            at = clock.now() - timedelta(minutes=100 - n)
            await session.execute(update(Handoff).where(Handoff.conversation_id == conversation_id)
                                  .values(requested_at=at, promised_by=at + timedelta(hours=2)))
    return made


def shown(page):
    return re.findall(r'<li [^>]*id="row-([0-9a-f-]+)"', page)


def more(page):
    found = re.search(r'id="more" href="([^"#]+)#row-([0-9a-f-]+)"', page)
    return found and (found[1].replace("&amp;", "&"), found[2])


async def test_fifty_lines_at_once_and_the_rest_behind_a_link_in_the_same_order(desk, many):
    priya, order = await desk.of("Priya"), [str(one) for one in many]
    page = await priya.sees("/console?list=locality")
    assert shown(page) == order[:50] and "These are the 50 of 53 who need somebody first." in page
    address, last = more(page)
    assert last == order[49]  # the longer page opens where this one ended
    page = await priya.sees(address)
    assert shown(page) == order and more(page) is None


async def test_danger_comes_first_from_wherever_it_stood(desk, many):
    await builders.texts((await builders.conversation(many[-1])).address, "I want to kill myself")
    page = await (await desk.of("Priya")).sees("/console?list=locality")
    assert shown(page)[:2] == [str(many[-1]), str(many[0])] and len(shown(page)) == 50


async def test_any_address_gives_whole_steps(desk, many):
    priya = await desk.of("Priya")
    lines = {asked: len(shown(await priya.sees(f"/console?list=locality&show={asked}")))
             for asked in ("", "0", "1", "51", "-50", "9999", "many", "9" * 40)}
    assert lines == {"": 50, "0": 50, "1": 50, "51": 53, "-50": 50, "9999": 53, "many": 50, "9" * 40: 50}


async def test_the_live_list_is_as_long_as_the_page(desk, many):
    priya = await desk.of("Priya")
    async with stream(priya, "/console/events?list=locality&show=50") as short, stream(priya, "/console/events?list=locality&show=100") as long:
        assert len(shown((await short.until("rows"))[0])) == 50
        assert len(shown((await long.until("rows"))[0])) == PEOPLE
        await builders.texts((await builders.conversation(many[-1])).address, "I want to kill myself")
        for live in (short, long):
            assert shown((await live.until("rows", "Not opened"))[0])[0] == str(many[-1])


async def test_who_arrives_further_down_than_is_shown_is_announced_too(screen, many):
    page = await screen("Priya")
    await page.goto("/console?list=locality")
    await expect(page.locator("#rows .queue__row")).to_have_count(50)
    await expect(page.locator(".offline")).to_be_hidden()
    await page.wait_for_function("document.querySelector('time.ticking')")
    await builders.referral("Somebody new")
    await expect(page.locator(".queue__more")).to_contain_text("of 54")
    await expect(page.locator("#announce")).to_have_text("Somebody new needs an answer.")
    await page.get_by_role("link", name="Show more").click()
    await expect(page.locator("#rows .queue__row")).to_have_count(54)
    assert await violations(page) == [] and page.complaints == []
