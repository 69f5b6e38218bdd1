"""Somebody is away: their cases find somebody else, those who wait are told, nobody else is texted."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot import clock, due
from bot.away import note_leave
from bot.database import transaction
from bot.tables import KeyWorker
from tests.console import builders
from tests.console.test_in_the_browser import look_over


async def test_every_case_of_who_is_away_finds_somebody_else(desk):
    waiting = await builders.referral("Waiting", needs=("money",))
    held = await builders.referral("Held", needs=("money",))
    quiet = await builders.referral("Quiet", needs=("money",))
    elsewhere = await builders.referral("With Marcus", needs=("money",))
    priya, helen = await desk.of("Priya"), await desk.of("Helen")
    away = await builders.key_worker("Priya")
    for conversation_id in (waiting, held, quiet, elsewhere):
        assert (await builders.case_of(conversation_id)).key_worker_id == away.id
    await builders.claimed_by("Priya", held)
    await builders.claimed_by("Priya", quiet)
    await priya.does(f"/console/conversations/{quiet}/hand-back", reason="all well")
    await builders.claimed_by("Marcus", elsewhere)
    before = len(await builders.thread(quiet))
    assert f'href="/console/cover/{away.id}/pass-on"' in await helen.sees("/console/cover")
    asked = await helen.sees(f"/console/cover/{away.id}/pass-on")
    assert "Pass on everything Priya Saltglaze has?" in asked and "4 open cases" in asked and "4 conversations" in asked
    assert "In 3 of them somebody waits" in asked and (await builders.case_of(waiting)).key_worker_id == away.id
    assert (await helen.does(f"/console/cover/{away.id}/pass-on")).status_code == 303
    for conversation_id in (waiting, held, quiet, elsewhere):
        case = await builders.case_of(conversation_id)
        assert case.key_worker_id not in (None, away.id) and case.queue is None
    for conversation_id in (waiting, held):
        assert (await builders.conversation(conversation_id)).handler == "waiting"
        assert (await builders.thread(conversation_id))[-1].text.startswith("Somebody else is taking over")
    assert (await builders.conversation(elsewhere)).key_worker_id == (await builders.key_worker("Marcus")).id
    added = (await builders.thread(quiet))[before:]
    assert [line.direction for line in added] == ["marker"] and "cover for Priya Saltglaze, who is away" in added[0].text
    assert not (await builders.key_worker("Priya")).available


async def test_with_nobody_left_the_cases_go_to_the_duty_queue_with_their_clocks(desk):
    conversation_id = await builders.referral(needs=("money",))
    async with transaction() as session:
        for name in ("Marcus", "Jo", "Danuta"):
            (await session.get(KeyWorker, (await builders.key_worker(name)).id)).available = False
    away = await builders.key_worker("Priya")
    await (await desk.of("Helen")).does(f"/console/cover/{away.id}/pass-on")
    case = await builders.case_of(conversation_id)
    assert (case.key_worker_id, case.queue) == (None, "north")
    assert any("the North duty queue" in line.text for line in await builders.thread(conversation_id))


async def test_a_lead_looks_after_their_own_team_only(desk):
    sam = await builders.key_worker("Sam")  # Central
    helen, morgan = await desk.of("Helen"), await desk.of("Morgan")
    assert "Sam Bottleoven" not in await helen.sees("/console/cover")
    assert (await helen.does(f"/console/cover/{sam.id}", available="no")).status_code == 404
    assert (await helen.does(f"/console/cover/{sam.id}/pass-on")).status_code == 404
    assert (await morgan.does(f"/console/cover/{sam.id}", available="no")).status_code == 303
    assert "Away" in await morgan.sees("/console/cover")
    await morgan.does(f"/console/cover/{sam.id}", available="yes")
    assert (await builders.key_worker("Sam")).available


async def test_who_has_left_with_cases_still_stands_there_and_a_conversation_without_a_case_is_covered_too(desk):
    conversation_id = await builders.texts(builders.new_number(), "hello")
    await builders.claimed_by("Priya", conversation_id)
    await builders.referral(needs=("money",))
    away = await builders.key_worker("Priya")
    async with transaction() as session:
        (await session.get(KeyWorker, away.id)).active = False
    helen = await desk.of("Helen")
    assert "Has left" in await helen.sees("/console/cover")
    await helen.does(f"/console/cover/{away.id}/pass-on")
    assert "Has left" not in await helen.sees("/console/cover")
    assert (await builders.conversation(conversation_id)).handler == "waiting"


async def run_clocks():
    while await due.do_next():
        pass


async def test_a_leave_begins_and_ends_by_itself(desk):
    waiting, quiet = await builders.referral("Waiting"), await builders.referral("Quiet")
    await builders.claimed_by("Priya", quiet)
    await (await desk.of("Priya")).does(f"/console/conversations/{quiet}/hand-back", reason="all well")
    away, first = await builders.key_worker("Priya"), clock.london().date() + timedelta(days=2)
    helen = await desk.of("Helen")
    path = f"/console/cover/{away.id}/leave"
    assert "The last day is before the first." in (await helen.does(path, first_day=f"{first}", last_day="2020-01-01")).text
    assert "Write both days." in (await helen.does(path, first_day="", last_day="soon")).text
    assert (await helen.does(path, first_day=f"{first}", last_day=f"{first + timedelta(days=6)}")).status_code == 303
    assert f"{first:%-d %b} to" in await helen.sees("/console/cover")
    await run_clocks()
    assert (await builders.key_worker("Priya")).available
    clock.skip_ahead(timedelta(days=2))
    await run_clocks()
    assert not (await builders.key_worker("Priya")).available
    for conversation_id in (waiting, quiet):
        assert (await builders.case_of(conversation_id)).key_worker_id not in (None, away.id)
    assert any("The service passed this on" in line.text for line in await builders.thread(waiting))
    clock.skip_ahead(timedelta(days=7))
    await run_clocks()
    assert (await builders.key_worker("Priya")).available


async def test_a_leave_that_is_not_taken_keeps_its_days_in_the_open_form_of_that_person_alone(screen):
    today = clock.london().date()
    page = await screen("Helen")
    await page.goto("/console/cover")
    await page.get_by_text("Add leave of Priya Saltglaze").click()
    form = page.locator("form", has=page.locator(f"#first-{(await builders.key_worker('Priya')).id}"))
    await form.get_by_label("First day").fill(f"{today + timedelta(days=9)}")
    await form.get_by_label("Last day").fill(f"{today + timedelta(days=7)}")
    await form.get_by_role("button", name="Add").click()
    await expect(page.get_by_role("alert")).to_contain_text("Priya Saltglaze: The last day is before the first.")
    await expect(form.get_by_label("First day")).to_be_visible()
    await expect(form.get_by_label("First day")).to_have_value(f"{today + timedelta(days=9)}")
    await expect(form.get_by_label("Last day")).to_have_value(f"{today + timedelta(days=7)}")
    assert await page.locator("details[open]").count() == 1
    page.complaints.clear()  # Chromium says that the answer was a 422, as it should be
    await look_over(page, "cover, refused")
    await page.get_by_role("link", name="The last day is before the first.").click()
    await expect(form.get_by_label("First day")).to_be_focused()


async def test_in_a_short_leave_who_waits_for_nothing_stays_and_a_leave_can_be_taken_back(desk):
    waiting, quiet = await builders.referral("Waiting"), await builders.referral("Quiet")
    await builders.claimed_by("Priya", quiet)
    await (await desk.of("Priya")).does(f"/console/conversations/{quiet}/hand-back", reason="all well")
    away, today = await builders.key_worker("Priya"), clock.london().date()
    helen = await desk.of("Helen")
    await helen.does(f"/console/cover/{away.id}/leave", first_day=f"{today}", last_day=f"{today}")
    await run_clocks()
    assert (await builders.case_of(waiting)).key_worker_id != away.id
    assert (await builders.case_of(quiet)).key_worker_id == away.id
    remove = re.search(rf'"({re.escape(f"/console/cover/{away.id}/leave/")}[0-9a-f-]+/remove)"', await helen.sees("/console/cover"))[1]
    assert (await helen.does(remove.replace(str(away.id), str((await builders.key_worker("Jo")).id)))).status_code == 404
    assert (await helen.does(remove)).status_code == 303
    assert (await builders.key_worker("Priya")).available


def the_leaves(page, person):
    return re.findall(rf'"({re.escape(f"/console/cover/{person.id}/leave/")}[0-9a-f-]+/remove)"', page)


async def test_of_two_leaves_that_are_on_the_one_removed_brings_nobody_back_to_work(desk):
    away, today = await builders.key_worker("Priya"), clock.london().date()
    async with transaction() as session:  # written down before overlapping leaves were refused
        for last_day in (today, today + timedelta(days=3)):
            await note_leave(session, away, today, last_day, await builders.key_worker("Helen"))
    await run_clocks()
    helen = await desk.of("Helen")
    first, second = the_leaves(await helen.sees("/console/cover"), away)
    await helen.does(first)
    assert not (await builders.key_worker("Priya")).available
    await helen.does(second)
    assert (await builders.key_worker("Priya")).available


@pytest.mark.parametrize(("first", "last", "taken"), [(5, 7, False), (3, 5, False), (7, 9, False), (1, 20, False), (6, 6, False),
                                                      (2, 4, True), (8, 9, True)])
async def test_a_leave_does_not_overlap_another_of_the_same_person(desk, first, last, taken):
    away, today, helen = await builders.key_worker("Priya"), clock.london().date(), await desk.of("Helen")
    await helen.does(f"/console/cover/{away.id}/leave", first_day=f"{today + timedelta(days=5)}", last_day=f"{today + timedelta(days=7)}")
    sent = {"first_day": f"{today + timedelta(days=first)}", "last_day": f"{today + timedelta(days=last)}"}
    answer = await helen.does(f"/console/cover/{away.id}/leave", **sent)
    assert answer.status_code == (303 if taken else 422)
    assert taken or "Remove it first, or choose other days." in answer.text
    assert len(the_leaves(await helen.sees("/console/cover"), away)) == 1 + taken
    jo = await builders.key_worker("Jo")
    assert (await helen.does(f"/console/cover/{jo.id}/leave", **sent)).status_code == 303
