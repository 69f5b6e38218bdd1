"""Administrators look after people; everybody looks after their own password."""

import re
from datetime import timedelta

import pytest
from sqlalchemy import select

from bot import clock, demo
from bot.database import transaction
from bot.tables import KeyWorker
from tests.console import builders

LEE = {"name": "Lee  Biscuitfire", "email": " Lee@doorstep.example", "role": "key_worker", "area": "south", "capacity": "12",
       "strengths": "asb", "languages": "English, Polish", "available": "yes", "active": "yes"}  # fmt: skip


async def test_a_new_person_gets_a_password_shown_once_and_can_sign_in_with_it(desk, visitor):
    made = await (await desk.of("Alex")).does("/console/people/new", **LEE)
    password = re.search(r'class="secret">([^<]+)<', made.text)[1]
    assert (await visitor.sign_in("lee@doorstep.example", password)).status_code == 303
    async with transaction() as session:
        lee = (await session.scalars(select(KeyWorker).where(KeyWorker.email == "lee@doorstep.example"))).one()
    assert (lee.name, lee.first_name, lee.capacity, lee.strengths, lee.languages) == (
        "Lee Biscuitfire", "Lee", 12, ["asb"], ["English", "Polish"])
    assert not lee.demo and lee.password_hash.startswith("$argon2id$")


@pytest.mark.parametrize("wrong, words", [
    ({"name": ""}, "Write a name."), ({"email": "lee"}, "Write an e-mail address"), ({"role": "emperor"}, "Choose a role."),
    ({"area": "east"}, "Choose a locality"), ({"capacity": "0"}, "Write a number"), ({"capacity": "9" * 30}, "Write a number"),
    ({"capacity": "many"}, "Write a number"), ({"email": demo.email_of("Priya Saltglaze")}, "Somebody else has this e-mail address."),
])  # fmt: skip
async def test_what_is_wrong_is_said_beside_it_and_nothing_is_lost(desk, wrong, words):
    refused = await (await desk.of("Alex")).does("/console/people/new", **{**LEE, **wrong})
    assert refused.status_code == 422 and words in refused.text
    assert "English, Polish" in refused.text


async def test_who_has_left_is_signed_out_at_once(desk):
    alex, priya = await desk.of("Alex"), await desk.of("Priya")
    person = await builders.key_worker("Priya")
    page = await alex.sees(f"/console/people/{person.id}")
    assert 'value="Priya Saltglaze"' in page
    await alex.does(f"/console/people/{person.id}", **{**LEE, "name": person.name, "email": person.email, "active": "no"})
    assert (await priya.get("/console")).status_code == 303


async def test_a_lost_password_is_made_anew_and_the_old_one_opens_nothing(desk, visitor):
    person = await builders.key_worker("Priya")
    made = await (await desk.of("Alex")).does(f"/console/people/{person.id}/password")
    password = re.search(r'class="secret">([^<]+)<', made.text)[1]
    assert (await visitor.sign_in(person.email)).status_code == 401
    assert (await visitor.sign_in(person.email, password)).status_code == 303


async def test_an_administrator_cannot_shut_themselves_out(desk):
    alex = await desk.of("Alex")
    me = await builders.key_worker("Alex")
    mine = {**LEE, "name": me.name, "email": me.email, "role": "administrator"}
    assert "You cannot shut yourself out" in (await alex.does(f"/console/people/{me.id}", **{**mine, "active": "no"})).text
    assert "You cannot take your own role away" in (await alex.does(f"/console/people/{me.id}", **{**mine, "role": "partner"})).text
    await alex.sees("/console/people")


async def test_a_new_password_of_my_own_signs_every_other_browser_of_mine_out(desk, visitor):
    here, there = await desk.of("Priya"), await desk.of("Priya")
    wrong = await here.does("/console/me/password", current="guess", new="three random words")
    assert wrong.status_code == 422 and "The current password is not right." in wrong.text
    short = await here.does("/console/me/password", current=demo.PASSWORD, new="short")
    assert short.status_code == 422 and "too short" in short.text
    easy = await here.does("/console/me/password", current=demo.PASSWORD, new="aaaaaaaaaaaaaaaa")
    assert easy.status_code == 422 and "too easy" in easy.text
    assert (await here.does("/console/me/password", current=demo.PASSWORD, new="kettle maple trombone")).status_code == 303
    assert "Your password is changed" in await here.sees("/console/me?done=password")
    assert (await there.get("/console")).status_code == 303
    assert (await visitor.sign_in(demo.email_of("Priya Saltglaze"), "kettle maple trombone")).status_code == 303


async def test_being_away_keeps_new_cases_from_coming(desk):
    marcus, jo, danuta = [await desk.of(name) for name in ("Marcus", "Jo", "Danuta")]
    for away in (marcus, jo, danuta):
        await away.does("/console/me/available", available="no")
    for _ in range(3):
        assert (await builders.case_of(await builders.referral())).key_worker_id == (await builders.key_worker("Priya")).id


async def test_saved_replies_go_when_who_wrote_them_or_a_lead_says_so(desk):
    priya, marcus, helen, alex = [await desk.of(name) for name in ("Priya", "Marcus", "Helen", "Alex")]
    for title in ("first", "second"):
        await priya.does("/console/saved-replies", title=title, text="Hello", area="south")
    page = await marcus.sees("/console/saved-replies")
    assert "North" in page and "first" in page  # a key worker's own are for their locality, whatever the form says
    first, second = re.findall(r"/console/saved-replies/([0-9a-f-]{36})/remove", await priya.sees("/console/saved-replies"))
    assert (await marcus.does(f"/console/saved-replies/{first}/remove")).status_code == 403
    assert (await (await desk.of("Sam")).does(f"/console/saved-replies/{first}/remove")).status_code == 404
    assert (await priya.does(f"/console/saved-replies/{first}/remove")).status_code == 303
    assert (await helen.does(f"/console/saved-replies/{second}/remove")).status_code == 303
    await alex.does("/console/saved-replies", title="for all", text="Hello", area="")
    assert "for all" in await marcus.sees("/console/saved-replies")
    assert (await alex.does("/console/saved-replies", title="", text="Hello", area="")).status_code == 422
    assert (await alex.does("/console/saved-replies", title="long", text="x" * 601, area="")).status_code == 422


async def test_localities_and_rota_show_the_teams_their_room_and_who_is_away(desk):
    await builders.referral(area="north")
    helen, priya, today = await desk.of("Helen"), await builders.key_worker("Priya"), clock.london().date()
    page = await helen.sees("/console/localities")
    assert "Burslem" in page and "ST6 4" in page and "Room for 72 more cases" in page  # 20 + 18 + 20 + 15, and one is taken
    await helen.does(f"/console/cover/{priya.id}/leave", first_day=f"{today}", last_day=f"{today + timedelta(days=6)}")
    on_leave = re.findall(r"<td>Priya Saltglaze</td>", await helen.sees("/console/localities"))
    assert len(on_leave) == 7
