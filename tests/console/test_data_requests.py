"""What a resident asked about their own data: a task with a day, done by a named person."""

from sqlalchemy import select

from bot import requests
from bot.database import transaction
from bot.tables import DataRequest, Message, Task
from tests.console import builders


async def test_a_request_is_answered_when_its_task_is_ticked_off(desk):
    conversation_id = await builders.referral("Maureen")
    async with transaction() as session:
        message_id = await session.scalar(select(Message.id).where(Message.conversation_id == conversation_id).limit(1))
    due = await requests.ask_for_data(conversation_id, message_id, "see")
    morgan = await desk.of("Morgan")
    page = await morgan.sees("/console/tasks")
    assert "They asked to see what we hold about them." in page and f"{due:%-d %B %Y}" in page
    async with transaction() as session:
        task_id = await session.scalar(select(Task.id).where(Task.kind == "data_request"))
    await morgan.does(f"/console/tasks/{task_id}/done")
    async with transaction() as session:
        asked = (await session.scalars(select(DataRequest))).one()
    assert asked.done_at is not None and "see what we hold" not in await morgan.sees("/console/tasks")
