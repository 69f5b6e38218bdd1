"""The manager's figures count right, keep to the locality, and their CSV runs nothing."""

import csv
import io
from datetime import datetime, timedelta

import pytest
from sqlalchemy import update

from bot import clock
from bot.console.figures_page import as_csv, safe
from bot.database import transaction
from bot.tables import Case, Conversation
from tests.console import builders


async def table(visitor, figure, area=""):
    answer = await visitor.get(f"/console/figures.csv?figure={figure}&area={area}")
    assert answer.status_code == 200 and answer.headers["content-type"].startswith("text/csv")
    rows = list(csv.reader(io.StringIO(answer.text.lstrip("\ufeff"))))
    return {row[0]: dict(zip(rows[0][1:], row[1:])) for row in rows[1:]}


async def test_the_numbers_are_those_of_what_happened(desk):
    first = await builders.referral("Shaz", needs=("money", "caring"))
    await builders.referral("Tel", needs=("money",), area="south", waited=timedelta(hours=3))
    priya, morgan = await desk.of("Priya"), await desk.of("Morgan")
    await builders.texts((await builders.conversation(first)).address, "I want to kill myself")
    clock.skip_ahead(timedelta(minutes=10))
    await priya.sees(f"/console/conversations/{first}")
    await priya.does(f"/console/conversations/{first}/claim")
    await priya.does(f"/console/conversations/{first}/close", outcome="met", ask="yes")
    await builders.texts((await builders.conversation(first)).address, "2")
    weeks = list((await table(morgan, "weeks")).values())
    assert len(weeks) == 12 and weeks[-1] == {"North": "1", "Central": "0", "South": "1", "Not known": "0"}
    assert await table(morgan, "needs") == {"Money": {"Cases": "2"}, "Caring": {"Cases": "1"}}
    waiting = await table(morgan, "waiting")
    assert waiting["North"] == {"Taken in time": "1", "Late": "0", "Waiting now": "0", "Median minutes": "10", "Longest minutes": "10"}
    assert waiting["South"] == {"Taken in time": "0", "Late": "1", "Waiting now": "1", "Median minutes": "–", "Longest minutes": "190"}
    danger = (await table(morgan, "danger"))["Thoughts of suicide"]
    assert (danger["Raised"], danger["Not opened"]) == ("1", "0") and 9.9 <= float(danger["Longest minutes"]) <= 11
    assert (await table(morgan, "outcomes"))["Needs met"] == {"Cases": "1", "They say: all": "0", "Some": "1", "No": "0"}
    assert (await table(morgan, "repeats"))["The first of a resident"] == {"Cases": "2"}


async def test_a_week_begins_on_monday_in_london_whatever_the_clocks_do_and_who_comes_back_is_counted(desk):
    """Clocks go back on 25 October 2026: its week is an hour longer than the others."""
    clock.skip_ahead(datetime(2026, 11, 4, 12, tzinfo=clock.LONDON) - clock.now())
    moments = (datetime(2026, 10, 25, 23, 30), datetime(2026, 10, 26, 0, 30), datetime(2026, 10, 18, 23, 30), datetime(2026, 10, 19, 0, 30))
    for moment in moments:
        conversation_id = await builders.referral(needs=("money", "asb"))
        async with transaction() as session:
            await session.execute(update(Case).where(Case.conversation_id == conversation_id)
                                  .values(created_at=moment.replace(tzinfo=clock.LONDON)))
    again = await builders.referral(needs=("money",))  # today
    async with transaction() as session:
        resident = (await session.get_one(Conversation, conversation_id)).resident_id
        await session.execute(update(Case).where(Case.conversation_id == again).values(resident_id=resident))
    morgan = await desk.of("Morgan")
    weeks = {monday: int(counts["North"]) for monday, counts in (await table(morgan, "weeks")).items()}
    assert {monday: count for monday, count in weeks.items() if count} == {"12 Oct": 1, "19 Oct": 2, "26 Oct": 1, "2 Nov": 1}
    assert await table(morgan, "needs") == {"Money": {"Cases": "5"}, "Antisocial behaviour": {"Cases": "4"}}
    assert await table(morgan, "repeats") == {"The first of a resident": {"Cases": "4"}, "They came back": {"Cases": "1"}}


async def test_towns_stand_from_north_to_south_with_what_is_still_open(desk):
    for postcode in ("ST6 4AA", "ST6 4AB", "ST6 5AA", "ST3 1AA"):
        conversation_id = await builders.referral(postcode=postcode)
    await builders.referral(postcode=None)
    await builders.claimed_by("Kev", conversation_id)
    await (await desk.of("Kev")).does(f"/console/conversations/{conversation_id}/close", outcome="met")
    towns = await table(await desk.of("Morgan"), "towns")
    assert list(towns) == ["Tunstall", "Burslem", "Hanley", "Stoke", "Fenton", "Longton", "Not known"]
    assert {town: (counts["Cases"], counts["Still open"]) for town, counts in towns.items() if counts["Cases"] != "0"} == {
        "Tunstall": ("1", "1"), "Burslem": ("2", "2"), "Longton": ("1", "0"), "Not known": ("1", "1")}
    assert list(await table(await desk.of("Helen"), "towns")) == ["Tunstall", "Burslem", "Not known"]  # of her locality


async def test_danger_that_nobody_has_opened_counts_in_the_longest_and_has_no_median(desk):
    await builders.texts((await builders.conversation(await builders.referral("Shaz"))).address, "I want to kill myself")
    clock.skip_ahead(timedelta(minutes=25))
    morgan = await desk.of("Morgan")
    danger = (await table(morgan, "danger"))["Thoughts of suicide"]
    assert (danger["Not opened"], danger["Median minutes"]) == ("1", "–") and 24.9 <= float(danger["Longest minutes"]) <= 26
    assert 'data-column="Median minutes">–</td>' in await morgan.sees("/console/figures")


async def test_a_locality_lead_sees_only_their_locality_whatever_is_asked(desk):
    await builders.referral(area="south", needs=("asb",))
    helen = await desk.of("Helen")
    assert await table(helen, "needs", "south") == {}
    assert "Antisocial" not in await helen.sees("/console/figures?area=south")
    assert await table(await desk.of("Ruth"), "needs") == {"Antisocial behaviour": {"Cases": "1"}}
    assert (await helen.get("/console/figures.csv?figure=secrets")).status_code == 404


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "=cmd|' /C calc'!A0", "|x", "%x"])
def test_no_cell_can_be_run(cell):
    assert safe(cell) == "'" + cell
    assert list(csv.reader(io.StringIO(as_csv([(cell, 1)]).lstrip("\ufeff"))))[0][0].startswith("'")


def test_plain_words_and_numbers_stay_as_they_are():
    assert [safe(cell) for cell in ("Rent or eviction", 3, -2.5, "")] == ["Rent or eviction", 3, -2.5, ""]
