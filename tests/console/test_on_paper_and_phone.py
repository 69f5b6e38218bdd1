"""What only shows where it is laid out: a conversation on paper, wide tables on a phone, deeds that stand apart."""

from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot import away, clock
from bot.database import transaction
from bot.tables import Consent, KeyWorker
from tests.console import builders
from tests.console.builders import address
from tests.console.people import violations


async def test_on_paper_a_conversation_is_its_whole_thread_and_the_case_without_a_link_s_address(screen):
    conversation_id = await builders.referral("Shaz", text="cant pay the rent")
    await builders.claimed_by("Priya", conversation_id)
    number = (await builders.conversation(conversation_id)).address
    for n in range(40):
        await builders.texts(number, f"and another thing, number {n}")
    page = await screen("Priya")
    await page.goto(address(conversation_id))
    await page.emulate_media(media="print")
    await page.set_viewport_size({"width": 700, "height": 1000})
    assert not await page.locator("#desk").is_visible() and not await page.locator(".masthead").is_visible()
    scroll = page.locator("#scroll")
    assert await scroll.evaluate("e => e.scrollHeight <= e.clientHeight + 1")  # nothing of the thread is scrolled away
    last, case = await page.locator("#lines > li").last.bounding_box(), await page.locator("#case").bounding_box()
    assert case["y"] >= last["y"] + last["height"] and case["width"] > 500
    contents = await page.evaluate("[...document.querySelectorAll('a')].map(a => getComputedStyle(a, '::after').content)")
    assert set(contents) <= {"none", "normal", '""'}


UNDER_ITS_NAME = """tables => tables.flatMap(table => [...table.querySelectorAll('tbody td')].filter(cell =>
    cell.dataset.column !== table.querySelectorAll('thead th')[cell.cellIndex].textContent
    || !getComputedStyle(cell, '::before').content.includes(cell.dataset.column)).map(cell => cell.outerHTML.slice(0, 100)))"""
OFF_THE_EDGE = """[...document.querySelectorAll('.sheet, .sheet *')].filter(one => !one.closest('thead, .govuk-visually-hidden')
    && (one.getBoundingClientRect().right > innerWidth || one.matches('.sheet') && one.scrollWidth > one.clientWidth))
    .map(one => one.outerHTML.slice(0, 100))"""


@pytest.mark.parametrize("width", [320, 375])
async def test_on_a_phone_the_rows_of_a_wide_table_are_stacked_and_nothing_is_off_the_edge(screen, width):
    conversation_id = await builders.referral("Shaz")
    case = await builders.case_of(conversation_id)
    priya = await builders.key_worker("Priya")
    async with transaction() as session:
        session.add(Consent(case_id=case.id, agency="Staffordshire Police", state="refused", noted_by=priya.id))
        await away.note_leave(session, await session.get_one(KeyWorker, priya.id), clock.london().date() + timedelta(days=3),
                              clock.london().date() + timedelta(days=12), priya)
    pages = {"Morgan": ("/console/localities", "/console/cover", "/console/figures"), "Alex": ("/console/people",),
             "Priya": (f"/console/cases/{case.id}/consents",)}
    for who, paths in pages.items():
        page = await screen(who, width=width)
        for path in paths:
            await page.goto(path)
            assert await page.locator(".table--rows").count(), path
            assert await page.locator(".table--rows").evaluate_all(UNDER_ITS_NAME) == [], path
            assert await page.evaluate(OFF_THE_EDGE) == [], path
            assert await violations(page) == [], path
    page = await screen("Helen", width=width)
    await page.goto("/console/cover")
    await page.get_by_text("Add leave of Priya Saltglaze").click()
    assert await page.evaluate(OFF_THE_EDGE) == []
    for name in ("Set away: Priya Saltglaze", "Pass all on of Priya Saltglaze", "Remove the leave of Priya Saltglaze"):
        await expect(page.get_by_text(name).locator("..")).to_be_visible()


async def test_on_a_desk_a_wide_table_is_a_table(screen):
    page = await screen("Helen")
    await page.goto("/console/cover")
    tops = await page.locator(".table--rows tbody tr").first.evaluate("row => [...row.cells].map(cell => cell.getBoundingClientRect().top)")
    assert len(set(tops)) == 1


async def test_the_two_ways_to_go_on_after_a_closed_case_stand_apart(screen, desk):
    conversation_id, priya = await builders.referral("Shaz"), await desk.of("Priya")
    await priya.does(address(conversation_id, "claim"))
    await priya.does(address(conversation_id, "close"), outcome="met")
    await builders.texts((await builders.conversation(conversation_id)).address, "its back")
    await priya.does(address(conversation_id, "claim"))
    page = await screen("Priya")
    await page.goto(address(conversation_id))
    # All in one look: the live page may put a fresh case in place of the first at any moment.
    boxes = await page.evaluate("['#open-again', '#new-case', '.needs'].map(one => document.querySelector(one).getBoundingClientRect().toJSON())")
    for one in range(3):
        for other in range(one):
            above, below = sorted((boxes[one], boxes[other]), key=lambda box: box["y"])
            beside = abs(boxes[one]["x"] - boxes[other]["x"]) >= min(boxes[one]["width"], boxes[other]["width"])
            assert beside or below["y"] >= above["y"] + above["height"] + 4
    assert await violations(page) == []


async def test_a_conversation_without_a_case_and_the_empty_case_of_who_takes_it_are_open_to_everybody(screen):
    page = await screen("Priya", width=320)
    await page.goto(address(await builders.texts(builders.new_number(), "can I talk to a person")))
    await expect(page.locator("#case-title")).to_have_text("No case yet")
    assert await violations(page) == []
    await page.get_by_role("button", name="Take this conversation").click()
    await expect(page.locator("#case-title")).to_contain_text("Incomplete: not everything was asked")
    await expect(page.get_by_role("link", name="what is going on")).to_be_visible()
    assert await violations(page) == [] and page.complaints == []
    assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth")
