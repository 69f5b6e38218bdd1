"""Two threads of one person: what each shows of the other while they are joined, and what is whose when they are two people again."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot import clock, conversations, handoff, intakes, merging, taking
from bot.database import transaction
from bot.tables import Case, Conversation, Merge, Resident
from tests.console import builders
from tests.console.builders import address
from tests.console.test_in_the_browser import look_over
from tests.console.test_same_person import join, residents


async def joined(desk, *made):
    """Conversations, one for each of `made`, all found to be the first one's person; and Priya, who found it."""
    found, priya = [await builders.referral(**one) for one in made], await desk.of("Priya")
    for there in found[1:]:
        assert (await join(priya, found[0], there)).status_code == 303
    return [*found, priya]


async def taken_apart(priya, here, at=0):
    page = await priya.sees(address(here, "same-person"))
    return await priya.does(re.findall(r'action="([^"]+/undo)"', page)[at])


async def name_of(conversation_id):
    async with transaction() as session:
        return (await session.get_one(Resident, (await session.get_one(Conversation, conversation_id)).resident_id)).name


async def tells_name(conversation_id, name):
    async with transaction() as session:
        await intakes.write(session, await conversations.lock(session, conversation_id), {"name": name}, uuid4())


async def number_of(conversation_id):
    return (await builders.conversation(conversation_id)).address


def plain(page):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", page.partition('<header class="head">')[2].partition("</header>")[0]))


async def test_danger_no_texts_and_an_opt_out_in_the_one_stand_in_the_head_of_the_other(desk):
    here, unsafe, there, priya = await joined(desk, {}, {"safe_contact": "do_not_text"}, {})
    references = [(await builders.case_of(one)).reference for one in (unsafe, there)]
    head = plain(await priya.sees(address(here)))
    assert f"The same person, {references[0]}: Do not text." in head and head.count("The same person,") == 1
    await builders.texts(await number_of(there), "I want to kill myself")
    await builders.texts(await number_of(unsafe), "STOP")
    head = plain(await priya.sees(address(here)))
    assert re.search(rf"The same person, {references[1]}: Danger: [\w ]+, \d\d:\d\d, nobody has opened it yet . Open it now", head)
    assert f"The same person, {references[0]}: Do not text. They opted out" in head
    await priya.sees(address(there))
    head = plain(await priya.sees(address(here)))
    assert "opened by Priya Saltglaze" in head and "Open it now" not in head
    clock.skip_ahead(timedelta(hours=25))
    head = plain(await (await desk.of("Priya")).sees(address(here)))
    assert "Danger" not in head and "Do not text. They opted out" in head
    await taken_apart(priya := await desk.of("Priya"), here, 0)
    await taken_apart(priya, here, 0)
    assert "The same person," not in plain(await priya.sees(address(here)))


async def test_what_must_not_be_missed_stands_there_too_when_the_thread_is_another_locality_s(desk):
    here, there = await builders.referral(area="north"), await builders.referral(area="south", safe_contact="do_not_text")
    assert (await join(await desk.of("Morgan"), here, there)).status_code == 303
    page = await (await desk.of("Priya")).sees(address(here))
    assert "The same person, a thread of another locality: Do not text." in plain(page)
    assert str(there) not in page and (await builders.case_of(there)).reference not in plain(page)


async def test_a_thread_is_called_by_its_case_or_else_its_number(desk):
    here, there, priya = await joined(desk, {}, {})
    reference = (await builders.case_of(there)).reference
    assert re.search(rf'id="thread-{there}"[^>]*>{reference}</a>', await priya.sees(address(here)))
    no_case = await builders.texts(builders.new_number(), "hello")
    await join(priya, no_case, here)
    number = await number_of(no_case)
    assert re.search(rf'id="thread-{no_case}"[^>]*>0{number[3:7]} {number[7:]}</a>', await priya.sees(address(here)))


async def test_undone_each_is_called_what_they_told_themselves(desk):
    nameless = await builders.texts(builders.new_number(), "hello")
    there, priya = await builders.referral("Tess Ovenden"), await desk.of("Priya")
    await join(priya, nameless, there)
    assert await name_of(nameless) == "Tess Ovenden"
    assert (await taken_apart(priya, nameless)).status_code == 303
    assert await name_of(nameless) is None and await name_of(there) == "Tess Ovenden"
    assert "Tess Ovenden" not in await priya.sees(address(nameless))


@pytest.mark.parametrize("way", ["told", "corrected"])
async def test_a_name_that_came_while_they_were_joined_goes_with_the_thread_it_came_in(desk, way):
    here, there, priya = await joined(desk, {"name": "Shaz"}, {"name": "Tess"})
    clock.skip_ahead(timedelta(minutes=1))
    if way == "told":
        await tells_name(there, "Theresa")
    else:
        await priya.does(f"/console/cases/{(await builders.case_of(there)).id}/fields/name", value="Theresa")
    assert await name_of(here) == "Theresa"
    await taken_apart(priya, here)
    assert (await name_of(here), await name_of(there)) == ("Shaz", "Theresa")


async def test_a_case_opened_while_they_were_joined_goes_back_with_its_thread(desk):
    here, there, priya = await joined(desk, {}, {})
    await builders.claimed_by("Priya", there)
    person = await builders.key_worker("Priya")
    async with transaction() as session:
        conversation = await conversations.lock(session, there)
        await handoff.close(session, conversation, person, "met", ask=False)
    await builders.texts(await number_of(there), "me again")
    async with transaction() as session:
        conversation = await conversations.lock(session, there)
        await taking.take(session, conversation, person)
        await taking.open_case(session, conversation, person)
    await taken_apart(priya, here)
    async with transaction() as session:
        of = list(await session.scalars(select(Case.resident_id).where(Case.conversation_id == there)))
    assert of == [(await residents(there))[0]] * 2 and of[0] != (await residents(here))[0]


async def test_of_three_threads_the_notes_of_an_undoing_stand_in_the_two_it_is_about(desk):
    here, second, third, priya = await joined(desk, {}, {}, {})
    before = [len(await builders.thread(one)) for one in (here, second, third)]
    assert (await taken_apart(priya, second, at=1)).status_code == 303  # the older one: here and second
    after = [len(await builders.thread(one)) for one in (here, second, third)]
    assert [now - then for now, then in zip(after, before, strict=True)] == [1, 1, 0]
    people = await residents(here, second, third)
    assert people[0] == people[2] != people[1]
    reference = (await builders.case_of(second)).reference
    assert (await builders.thread(here))[-1].text == f"Not the same person as in {reference} after all."


async def test_an_undoing_asks_who_may_see_both_threads_it_is_about(desk):
    here, south = await builders.referral(area="north"), await builders.referral(area="south")
    north, morgan, priya = await builders.referral(area="north"), await desk.of("Morgan"), await desk.of("Priya")
    await join(morgan, here, south)
    await join(morgan, south, north)  # pairs south with north: one person, three threads
    page = await priya.sees(address(here, "same-person"))
    assert page.count("a thread of another locality") == 2
    assert (await taken_apart(priya, here, 0)).status_code == 403 and (await taken_apart(priya, here, 1)).status_code == 403
    assert len(set(await residents(here, south, north))) == 1


async def test_the_list_the_notes_and_both_timelines_say_with_whom(desk):
    here, there, priya = await joined(desk, {}, {})
    one, other = (await builders.case_of(here)).reference, (await builders.case_of(there)).reference
    page = re.sub(r"<[^>]+>", "", await priya.sees(address(here, "same-person")))
    assert f"{one} and {other}. We met" in page
    assert f"Found to be the same person as in {other}." in (await builders.thread(here))[-1].text
    assert f"Found to be the same person as in {one}." in (await builders.thread(there))[-1].text
    assert f"Found to be the same person: as in {other}" in await priya.sees(address(here))
    assert f"Found to be the same person: as in {one}" in await priya.sees(address(there))
    await taken_apart(priya, here)
    assert f"Found to be two people: this and {other}" in await priya.sees(address(here))
    assert f"Found to be two people: this and {one}" in await priya.sees(address(there))


async def test_a_merge_whose_two_threads_were_not_written_down_is_undone_too(desk):
    here, there, priya = await joined(desk, {}, {})
    async with transaction() as session:
        made = (await session.scalars(select(Merge))).one()
        made.cases = []
        assert await merging.pair(session, made) == (here, there)
    assert (await taken_apart(priya, there)).status_code == 303
    assert len(set(await residents(here, there))) == 2


async def test_danger_in_the_other_thread_shows_at_once_on_the_open_page(desk, screen):
    here, there, _ = await joined(desk, {}, {})
    page = await screen("Priya")
    await page.goto(address(here))
    await expect(page.locator("#head")).not_to_contain_text("Danger")
    await builders.texts(await number_of(there), "I want to kill myself")
    line = page.get_by_role("alert").filter(has_text="nobody has opened it yet")
    await expect(line).to_be_visible(timeout=10_000)
    await look_over(page, "danger in another thread of theirs")
    await line.get_by_role("link").click()
    await expect(page).to_have_url(re.compile(f"{there}$"))
