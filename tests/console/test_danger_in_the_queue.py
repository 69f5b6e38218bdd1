"""Danger in the queue: it stays red and near the top until somebody takes the conversation or answers."""

from datetime import timedelta

import pytest

from bot import clock
from tests.console import builders


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
    assert "Open the conversation now." in page and "Opened by" not in page
    await priya.sees(f"/console/conversations/{conversation_id}")
    assert "Opened by Priya Saltglaze" in await helen.sees("/console/tasks")
    clock.skip_ahead(timedelta(hours=2))
    await builders.texts((await builders.conversation(conversation_id)).address, "I will do it, I want to die")
    helen = await desk.of("Helen")
    assert "Opened by" not in await helen.sees("/console/tasks")  # the newest of it nobody has opened
