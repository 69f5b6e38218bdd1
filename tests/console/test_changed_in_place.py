"""What changes on an open page changes around what somebody is doing: a press, the focus, half a word."""

import asyncio
from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot import cases, conversations
from bot.database import transaction
from tests.console import builders


@pytest.fixture
async def page(screen):
    page = await screen("Priya")
    yield page
    assert page.complaints == []


async def test_a_press_counts_though_the_list_changes_under_it(page):
    await builders.referral("Shaz", waited=timedelta(hours=3))
    await page.goto("/console")
    await page.get_by_role("link", name="Shaz").hover()
    await page.mouse.down()
    await builders.referral("Doreen")
    await expect(page.locator("#rows")).to_contain_text("Doreen")
    await page.mouse.up()
    await expect(page.locator("#head")).to_contain_text("Shaz")


async def test_a_press_counts_though_the_writing_box_is_sent_anew_under_it(page):
    released = asyncio.Event()

    async def later(route):
        await released.wait()
        await route.continue_()

    await page.route("**/events?*", later)
    await page.goto(f"/console/conversations/{await builders.referral('Shaz')}")
    await page.evaluate("document.addEventListener('htmx:sseMessage', ({detail}) => { document.body.dataset.heard = detail.type; })")
    await page.get_by_role("button", name="Take this conversation").hover()
    await page.mouse.down()
    released.set()
    await expect(page.locator("body")).to_have_attribute("data-heard", "company")  # comes after the writing box
    await page.mouse.up()
    await expect(page.locator("#head")).to_contain_text("You have this conversation")


async def test_half_a_word_its_cursor_and_what_was_folded_out_stay(page):
    conversation_id = await builders.referral("Shaz")
    await page.goto(f"/console/conversations/{conversation_id}")
    await page.get_by_text("Add a step").click()
    step = page.get_by_label("What", exact=True)
    await step.press_sequentially("ring the lord")
    await step.press("ArrowLeft")
    await a_line_for_the_timeline(conversation_id)
    await expect(page.locator("#more-timeline li")).to_contain_text(["Note"])
    await page.keyboard.type("n")
    await expect(step).to_have_value("ring the lornd")


async def test_the_focus_stays_on_what_has_no_name_of_its_own(page):
    conversation_id = await builders.referral("Shaz")
    await page.goto(f"/console/conversations/{conversation_id}")
    await page.get_by_text("Timeline").focus()
    await a_line_for_the_timeline(conversation_id)
    await expect(page.locator("#more-timeline li")).to_contain_text(["Note"])
    await expect(page.locator("#more-timeline > summary")).to_be_focused()


async def a_line_for_the_timeline(conversation_id):
    async with transaction() as session:
        await conversations.mark(session, await conversations.lock(session, conversation_id), "note", "look")
        await cases.record_for_conversation(session, conversation_id, "note", actor="system")
