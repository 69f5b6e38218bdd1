"""Administrators look after people; everybody looks after their own password."""

import re
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select

from bot import clock, day_hours, demo, localities, rota
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
    ({"capacity": "many"}, "Write a number"), ({"mobile": "070 1234 5678"}, "Write a UK mobile"),
    ({"email": demo.email_of("Priya Saltglaze")}, "Somebody else has this e-mail address."),
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
    on_leave = re.findall(r"<td[^>]*>Priya Saltglaze</td>", await helen.sees("/console/localities"))
    assert len(on_leave) == 7


async def test_a_day_s_duty_is_changed_for_that_day_alone(desk):
    morgan, sam, today = await desk.of("Morgan"), await builders.key_worker("Sam"), clock.london().date()
    monday = today + timedelta(days=7 - today.weekday())
    page = f"/console/rota/{monday}"
    assert "As every week." in await morgan.sees(page)
    assert (await morgan.does(page)).status_code == 422  # nobody chosen
    assert (await morgan.does(page, people=[f"{sam.id}", "nobody we know"])).status_code == 303
    assert re.search(r"Central: Sam</span>\s*<span class=\"hint\">set for this day", await morgan.sees("/console/localities"))
    assert await on_duty_at(monday) == ["Sam Bottleoven"]
    assert len(await on_duty_at(monday + timedelta(days=1))) > 10
    assert (await morgan.does(page, as_every_week="yes")).status_code == 303
    assert len(await on_duty_at(monday)) > 10
    for day in ("yesterday", f"{today - timedelta(days=1)}", f"{today + timedelta(days=367)}"):
        assert (await morgan.get(f"/console/rota/{day}")).status_code == 404


async def on_duty_at(day) -> list[str]:
    """Who is told first about danger at eleven on that day."""
    moment = datetime.combine(day, time(11), clock.LONDON)
    async with transaction() as session:
        hours = await day_hours.in_force(session)
        there = select(KeyWorker.name).where(rota.rota().there(moment, hours), KeyWorker.role.in_(rota.ROLES[rota.ON_DUTY]))
        return list(await session.scalars(there))


async def test_a_postcode_sector_is_moved_to_another_locality(desk):
    alex, page = await desk.of("Alex"), "/console/localities/sectors"
    listed = await alex.sees(page)
    assert listed.index(">ST2 0<") < listed.index(">ST11 ") < listed.index(">ST12 ")
    assert (await alex.does(page, sector="M1 1", area="south")).status_code == 422
    assert (await alex.does(page, sector="ST6 4", area="moon")).status_code == 422
    assert (await alex.does(page, sector=" st6  4", area="south")).status_code == 303
    assert "moved from North" in await alex.sees(page)
    moved, stays = await builders.referral(), await builders.referral(postcode="ST6 5AA")
    assert [(await builders.case_of(one)).area for one in (moved, stays)] == ["south", "north"]
    assert await where_is("Burslem") == "north"  # most of it is still looked after there
    for sector in ("ST2 7", "ST6 1", "ST6 2", "ST6 3"):
        await alex.does(page, sector=sector, area="south")
    assert await where_is("Burslem") == "south" and await where_is("Trentham") == "south" and await where_is("Stoke") == "central"
    await alex.does(page, sector="ST6 4", area="north")
    assert (await builders.case_of(await builders.referral())).area == "north"


async def where_is(town: str) -> str | None:
    async with transaction() as session:
        return (await localities.locate(session, None, town)).area


async def test_a_mobile_for_alerts_is_one_s_own_to_set(desk):
    priya = await desk.of("Priya")
    assert (await priya.does("/console/me/mobile", mobile="01632 960001")).status_code == 422  # no mobile: it cannot be texted
    assert "07700 90" in (await priya.does("/console/me/mobile", mobile="07700 90")).text  # what was written is still there
    assert (await priya.does("/console/me/mobile", mobile="07700 900 123")).status_code == 303
    assert (await builders.key_worker("Priya")).mobile == "+447700900123"
    assert 'value="+447700900123"' in await (await desk.of("Alex")).sees(f"/console/people/{(await builders.key_worker('Priya')).id}")
    await priya.does("/console/me/mobile", mobile="")
    assert (await builders.key_worker("Priya")).mobile is None
