"""What a resident asked about their own data: a task with a day, done by a named person."""

from playwright.async_api import expect
from sqlalchemy import select

from bot import requests
from bot.database import transaction
from bot.tables import DataRequest, Message, Task
from tests.console import builders
from tests.console.test_in_the_browser import look_over


async def test_a_request_is_answered_only_with_how_and_the_thread_keeps_who_when_and_how(desk):
    conversation_id = await builders.referral("Maureen")
    async with transaction() as session:
        message_id = await session.scalar(select(Message.id).where(Message.conversation_id == conversation_id).limit(1))
    due = await requests.ask_for_data(conversation_id, message_id, "see")
    morgan = await desk.of("Morgan")
    page = await morgan.sees("/console/tasks")
    assert "They asked to see what we hold about them." in page and f"{due:%-d %B %Y}" in page
    async with transaction() as session:
        task_id = await session.scalar(select(Task.id).where(Task.kind == "data_request"))
    for nothing in ("", "  ", "x" * 1001):
        refused = await morgan.does(f"/console/tasks/{task_id}/done", how=nothing)
        assert refused.status_code == 422 and "Write how it was answered" in refused.text
    assert "x" * 1001 in refused.text  # what was written is not lost
    async with transaction() as session:
        assert (await session.scalars(select(DataRequest))).one().done_at is None
        assert (await session.scalars(select(Task).where(Task.kind == "data_request"))).one().done_at is None
    for _ in range(2):
        assert (await morgan.does(f"/console/tasks/{task_id}/done", how="A copy by post, 3 pages.")).status_code == 303
    async with transaction() as session:
        asked = (await session.scalars(select(DataRequest))).one()
    assert asked.done_at is not None and asked.done_by == (await builders.key_worker("Morgan")).id
    assert "see what we hold" not in await morgan.sees("/console/tasks")
    [line] = [line for line in await builders.thread(conversation_id) if "Answered:" in line.text]
    assert line.text == "They had asked to see what we hold about them. Answered: A copy by post, 3 pages."
    assert line.key_worker_id == asked.done_by
    page = await morgan.sees(f"/console/conversations/{conversation_id}")
    assert "A copy by post, 3 pages." in page and "Answered about their data" in page


async def test_the_task_page_with_a_request_on_it_is_open_to_everybody(desk, screen):
    conversation_id = await builders.referral("Maureen")
    async with transaction() as session:
        message_id = await session.scalar(select(Message.id).where(Message.conversation_id == conversation_id).limit(1))
    await requests.ask_for_data(conversation_id, message_id, "delete")
    page = await screen("Morgan")
    await page.goto("/console/tasks")
    await page.get_by_role("button", name="Answered").click()
    await expect(page.get_by_role("alert")).to_contain_text("Write how it was answered")
    page.complaints.clear()  # Chromium says that the answer was a 422, as it should be
    await look_over(page, "tasks")


async def test_who_asks_to_cancel_is_put_before_whoever_has_the_case_and_nothing_is_closed(desk):
    conversation_id = await builders.referral("Maureen")
    async with transaction() as session:
        message_id = await session.scalar(select(Message.id).where(Message.conversation_id == conversation_id).limit(1))
    for _ in range(2):
        await requests.cancel(conversation_id, message_id)
    case = await builders.case_of(conversation_id)
    assert case.status == "open"
    page = await (await desk.of("Morgan")).sees("/console/tasks")
    assert f"They ask to cancel {case.reference}." in page
    async with transaction() as session:
        assert len((await session.scalars(select(Task).where(Task.kind == "cancel"))).all()) == 1
