"""Danger in the queue: it stays red and near the top until somebody takes the conversation or answers."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot import clock, safety
from bot.database import notify, transaction
from bot.tables import Task
from tests.console import builders
from tests.console.test_in_the_browser import look_over


async def in_danger(name: str, **made):
    conversation_id = await builders.referral(name, **made)
    await builders.texts((await builders.conversation(conversation_id)).address, "I want to kill myself")
    return conversation_id


def order(page: str, *names: str) -> list[str]:
    return sorted(names, key=lambda name: page.index(f">{name}</a>"))


async def test_danger_that_was_opened_and_not_taken_stays_marked_above_all_but_danger_nobody_has_opened(desk):
    await builders.referral("Tel", waited=timedelta(hours=5))
    opened = await in_danger("Shaz")
    priya, marcus = await desk.of("Priya"), await desk.of("Marcus")
    await priya.sees(f"/console/conversations/{opened}")
    clock.skip_ahead(timedelta(minutes=5))
    page = await marcus.sees("/console?list=locality")
    assert "Opened by Priya, not answered yet for" in page and "queue__row--danger" in page
    assert order(page, "Tel", "Shaz") == ["Shaz", "Tel"]
    await in_danger("Maureen")
    assert order(await marcus.sees("/console?list=locality"), "Tel", "Shaz", "Maureen") == ["Maureen", "Shaz", "Tel"]


@pytest.mark.parametrize("deed", ["takes", "answers"])
async def test_the_mark_goes_when_somebody_takes_the_conversation_or_who_has_it_answers(desk, deed):
    marcus = await desk.of("Marcus")
    if deed == "takes":
        conversation_id = await in_danger("Shaz")
    else:
        conversation_id = await builders.referral("Shaz")
        await builders.claimed_by("Marcus", conversation_id)
        await builders.texts((await builders.conversation(conversation_id)).address, "I want to kill myself")
    await marcus.sees(f"/console/conversations/{conversation_id}")
    assert "Opened by Marcus, not answered yet" in await marcus.sees("/console?list=locality")
    if deed == "takes":
        await marcus.does(f"/console/conversations/{conversation_id}/claim")
    else:
        await marcus.replies(conversation_id, "I am here. Are you safe just now?")
    assert "not answered yet" not in await marcus.sees("/console?list=locality")
    await builders.texts((await builders.conversation(conversation_id)).address, "I have taken all my tablets")
    assert "Not opened for" in await marcus.sees("/console?list=locality")


async def test_danger_handed_back_without_an_answer_is_still_in_the_list(desk):
    conversation_id = await builders.referral("Shaz")
    await builders.claimed_by("Marcus", conversation_id)
    await builders.texts((await builders.conversation(conversation_id)).address, "I want to kill myself")
    marcus = await desk.of("Marcus")
    await marcus.sees(f"/console/conversations/{conversation_id}")
    await marcus.does(f"/console/conversations/{conversation_id}/hand-back", reason="end of my day")
    assert "Opened by Marcus, not answered yet" in await (await desk.of("Priya")).sees("/console?list=locality")


async def test_the_task_of_a_danger_that_was_opened_says_by_whom_until_it_is_ticked_off(desk):
    conversation_id = await builders.referral("Shaz")
    await builders.texts((await builders.conversation(conversation_id)).address, "I want to kill myself")
    priya, helen = await desk.of("Priya"), await desk.of("Helen")
    page = await helen.sees("/console/tasks")
    # While we are closed nobody is on duty, and it is with the next in the chain at once.
    assert ("Open the conversation now." in page or "Not opened yet: now with the" in page) and "Opened by" not in page
    await priya.sees(f"/console/conversations/{conversation_id}")
    assert "Opened by Priya Saltglaze" in await helen.sees("/console/tasks")
    clock.skip_ahead(timedelta(hours=2))
    await builders.texts((await builders.conversation(conversation_id)).address, "I will do it, I want to die")
    helen = await desk.of("Helen")
    assert "Opened by" not in await helen.sees("/console/tasks")  # the newest of it nobody has opened


def elsewhere(page: str) -> str:
    """What the bar says: how many conversations are in danger that the page does not show."""
    found = re.search(r'class="elsewhere".*?</strong>\s*(\d+ conversations?) nobody has opened', page, re.DOTALL)
    return found[1] if found else ""


def alerts_in_menu(page: str) -> str:
    return re.search(r'id="alerts-count"[^>]*>(\d+)<', page)[1]


async def test_danger_elsewhere_stands_on_the_first_page_after_signing_in_and_as_a_number_in_the_menu(desk):
    marcus = await desk.of("Marcus")
    page = await marcus.sees("/console")
    assert elsewhere(page) == "" and alerts_in_menu(page) == "0" and "hidden>0</span>" in page
    shaz = await in_danger("Shaz")
    await in_danger("Bron", area="south")
    page = await marcus.sees("/console")
    assert "Nobody is waiting in this list" in page and elsewhere(page) == "2 conversations" and alerts_in_menu(page) == "2"
    assert elsewhere(await marcus.sees("/console?list=locality")) == ""  # both stand in the list itself
    page = await marcus.sees(f"/console/conversations/{shaz}")
    assert elsewhere(page) == "1 conversation"
    assert alerts_in_menu(await marcus.sees("/console/search")) == "1"
    assert 'id="alerts-count"' not in await (await desk.of("Alex")).sees("/console/people")


async def test_danger_elsewhere_comes_and_goes_on_the_open_queue(screen):
    page = await screen("Marcus")
    await page.goto("/console")
    await expect(page.locator("#rows")).to_contain_text("Nobody is waiting")
    await expect(page.locator("#alerts-count")).to_be_hidden()
    conversation_id = await in_danger("Shaz")
    await expect(page.locator("#elsewhere")).to_contain_text("1 conversation nobody has opened")
    await expect(page.locator("#alerts-count")).to_have_text("1")
    await expect(page.locator("#announce")).to_have_text("Danger: open the queue.")
    await look_over(page, "danger elsewhere")
    async with transaction() as session:
        await safety.acknowledge(session, conversation_id, (await builders.key_worker("Priya")).id)
        await notify(session, "queue", str(conversation_id))
    await expect(page.locator("#elsewhere")).to_have_text("")
    await expect(page.locator("#alerts-count")).to_be_hidden()
    assert page.complaints == []


async def test_the_numbers_in_the_menu_stand_on_what_answers_a_form_too(desk):
    conversation_id = await in_danger("Shaz")
    marcus = await desk.of("Marcus")
    for path, fields, status in (
        ("/console/search", {"q": "Shaz"}, 200), (f"/console/conversations/{conversation_id}/close", {"outcome": "none"}, 422),
        (f"/console/conversations/{conversation_id}/reply", {"text": "Hello"}, 409), (f"/console/tasks/{conversation_id}/done", {}, 404),
    ):
        answer = await marcus.does(path, **fields)
        assert answer.status_code == status and '<span class="count">1</span>' in answer.text, path
        assert alerts_in_menu(answer.text) == "1"


async def the_task(conversation_id):
    async with transaction() as session:
        return (await session.scalars(select(Task).where(Task.conversation_id == conversation_id, Task.kind == "danger"))).one()


async def test_danger_nobody_has_opened_cannot_be_ticked_off(desk):
    conversation_id = await in_danger("Shaz")
    helen, done = await desk.of("Helen"), f"/console/tasks/{(await the_task(conversation_id)).id}/done"
    assert done not in await helen.sees("/console/tasks")
    refused = await helen.does(done)
    assert refused.status_code == 409 and "Nobody has opened this danger yet" in refused.text
    await (await desk.of("Priya")).sees(f"/console/conversations/{conversation_id}")
    assert done in await helen.sees("/console/tasks")
    await builders.texts((await builders.conversation(conversation_id)).address, "I have taken all my tablets")
    assert (await helen.does(done)).status_code == 409  # more of it has come since the page was shown
    await helen.sees(f"/console/conversations/{conversation_id}")
    assert (await helen.does(done)).status_code == 303 and (await the_task(conversation_id)).done_at is not None


async def test_a_danger_task_says_danger_once_and_once_it_is_opened_not_where_its_alert_had_got_to(desk):
    conversation_id, helen = await in_danger("Shaz"), await desk.of("Helen")
    for words in ("Danger: thoughts of suicide. Open the conversation now.", "Danger, not opened yet: now with the duty manager."):
        async with transaction() as session:
            (await session.get_one(Task, (await the_task(conversation_id)).id)).words = words
        line = said(await helen.sees("/console/tasks"))
        assert line.startswith("! Danger " + words[len("Danger: ")].upper()) and line.count("Danger") == 1
    await (await desk.of("Priya")).sees(f"/console/conversations/{conversation_id}")
    line = said(await helen.sees("/console/tasks"))
    assert re.fullmatch(r"! Danger Thoughts of suicide\. Opened by Priya Saltglaze, [\d:]+\. Tick it off when it is dealt with\.", line)


def said(page):
    words = page.partition('class="tasks__words">')[2].partition("</p>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", words)).strip()
