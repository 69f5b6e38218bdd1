"""Whom a text that raised an alarm was written for, and what a request that waits makes of the next text."""

import asyncio

import pytest
from sqlalchemy import text as sql

from bot import conversations
from bot.database import transaction
from bot.jobs import understand
from tests.safety.world import World, new_number


@pytest.mark.parametrize(("text", "told"), [
    ("im texting for my neighbour Brenda, shes collapsed and wont wake up. she agreed to this",
     {"on_behalf_of": "neighbour", "name": "Brenda", "agreement": "agreed"}),
    ("hes kicking the door in", {}),
])  # fmt: skip
async def test_whom_an_alarm_was_written_for_is_written_down(world: World, text: str, told: dict[str, str]) -> None:
    from bot import referrals

    number = new_number()
    await world.texts(number, text)
    await world.work("danger")
    answers = (await referrals.told_so_far((await world.conversation(number)).id)).answers
    assert await world.flags(number) and answers["story"] == text
    assert {slot: answers.get(slot) for slot in ("on_behalf_of", "name", "agreement") if slot in answers} == told


@pytest.mark.parametrize(("text", "asked"), [("and then delete it", "delete"), ("can i get a copy", "see"), ("i cant get rid of the mice", None)])
async def test_what_is_added_to_a_request_counts_while_it_waits(world: World, text: str, asked: str | None) -> None:
    from dataclasses import replace

    from actions import matters
    from bot import requests
    from tests.actions.turns import said

    number = new_number()
    await world.texts(number, "behind with the rent")
    conversation = await world.conversation(number)
    turn = replace(said(text, "name"), conversation_id=conversation.id)
    assert await matters.asked_of_us(turn) is None
    await requests.ask_for_data(conversation.id, (await world.thread(number))[0].id, "see")
    assert await matters.asked_of_us(turn) == asked


async def test_a_turn_and_the_reading_of_a_text_do_not_wait_for_each_other(world: World) -> None:
    """A turn has the conversation's row and then writes to the text's; danger read meanwhile takes them in the same order."""
    number = new_number()
    await world.texts(number, "im in yr 9 and my mum drinks all day")
    conversation, [message] = await world.conversation(number), await world.thread(number)
    async with transaction() as turn:
        await conversations.lock(turn, conversation.id)
        reading = asyncio.create_task(understand.func(str(message.id)))
        while not await turn.scalar(sql("select exists (select 1 from pg_stat_activity where datname = current_database()"
                                        " and wait_event_type = 'Lock')")):
            await asyncio.sleep(0.02)
        await turn.execute(sql("update messages set text = text where id = :id"), {"id": message.id})
    await asyncio.wait_for(reading, 10)
    assert "under_18" in await world.tasks(number)
