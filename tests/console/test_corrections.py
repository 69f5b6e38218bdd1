"""Putting the case right: nothing is written over without a trace, nobody's words are lost, an address moves the case."""

import re
from uuid import uuid4

from bot import referrals
from bot.database import transaction
from bot.tables import Case, KeyWorker
from tests.console import builders


def path(case, name):
    return f"/console/cases/{case.id}/fields/{name}"


async def opens(visitor, case, name):
    """What the form says of what stood there when it was opened."""
    return re.search(r'name="seen" value="(\w+)"', await visitor.sees(path(case, name)))[1]


async def test_the_timeline_shows_what_stood_before_whoever_changed_it(desk):
    conversation_id = await builders.referral("Shaz", text="The landlord has cut the gas off", household="me and my mum")
    case = await builders.case_of(conversation_id)
    priya = await desk.of("Priya")
    await priya.does(path(case, "story"), value="The gas is on again")
    await referrals.add(conversation_id, uuid4(), {"household": "just me now"})
    page = await priya.sees(f"/console/conversations/{conversation_id}")
    assert "Before: “The landlord has cut the gas off”" in page and "Before: “me and my mum”" in page
    assert "the resident" in page.partition("Before: “The landlord")[2][:200]


async def test_the_second_of_two_who_correct_at_once_is_told_and_sees_both(desk):
    case = await builders.case_of(await builders.referral("Shaz", text="The gas is off"))
    priya, marcus = await desk.of("Priya"), await desk.of("Marcus")
    seen = [await opens(who, case, "story") for who in (priya, marcus)]
    assert (await priya.does(path(case, "story"), value="Gas off since Monday", seen=seen[0])).status_code == 303
    told = await marcus.does(path(case, "story"), value="Gas and water off", seen=seen[1])
    assert told.status_code == 409 and "Priya Saltglaze has changed this meanwhile" in told.text
    assert "Gas off since Monday" in told.text and "Gas and water off</textarea>" in told.text
    assert (await builders.case_of(case.conversation_id)).summary["story"]["value"] == "Gas off since Monday"
    seen_now = re.search(r'name="seen" value="(\w+)"', told.text)[1]
    assert (await marcus.does(path(case, "story"), value="Gas and water off", seen=seen_now)).status_code == 303
    assert (await builders.case_of(case.conversation_id)).summary["story"]["value"] == "Gas and water off"


async def test_what_matters_most_in_their_own_words_is_ticked_and_stays(desk):
    case = await builders.case_of(await builders.referral("Shaz", matters_most="my dog <Rex>"))
    priya = await desk.of("Priya")
    page = await priya.sees(path(case, "matters_most"))
    assert re.search(r'value="own_words" checked', page) and "In their words: “my dog &lt;Rex&gt;”" in page
    assert (await priya.does(path(case, "matters_most"), value="own_words")).status_code == 303
    assert (await builders.case_of(case.conversation_id)).summary["matters_most"]["value"] == "my dog <Rex>"
    await priya.does(path(case, "matters_most"), value="money")
    assert (await builders.case_of(case.conversation_id)).summary["matters_most"]["value"] == "money"


async def test_a_field_saved_as_it_was_changes_nothing_whatever_its_shape(desk):
    children = {"count": 2, "ages": [3, 5]}
    case = await builders.case_of(await builders.referral("Shaz", children=children))
    await (await desk.of("Priya")).does(path(case, "children"), value="2 (aged 3, 5)")
    assert (await builders.case_of(case.conversation_id)).summary["children"]["value"] == children


async def test_a_postcode_put_right_moves_the_case_and_offers_to_match_anew(desk):
    conversation_id = await builders.referral("Shaz", area="north")
    case, priya = await builders.case_of(conversation_id), await desk.of("Priya")
    assert case.key_worker_id == (await builders.key_worker("Priya")).id
    assert (await priya.does(path(case, "postcode"), value="st3 1aa")).status_code == 303
    case = await builders.case_of(conversation_id)
    assert (case.area, case.summary["postcode"]["value"]) == ("south", "ST3 1AA")
    page = await priya.sees(f"/console/conversations/{conversation_id}")
    assert f"{case.town}, South" in page and "Match anew in South" in page
    assert (await priya.does(f"/console/conversations/{conversation_id}/match-anew")).headers["location"] == "/console?done=matched"
    async with transaction() as session:
        owner = await session.get(KeyWorker, (await session.get(Case, case.id)).key_worker_id)
    assert owner.area == "south"
    assert (await builders.conversation(conversation_id)).handler == "waiting"


async def test_who_may_not_see_the_case_after_its_move_is_told_so_in_place_of_a_closed_door(desk):
    conversation_id = await builders.referral("Shaz", area="north")
    case, marcus = await builders.case_of(conversation_id), await desk.of("Marcus")
    answer = await marcus.does(path(case, "postcode"), value="ST3 1AA")
    assert answer.headers["location"] == "/console?done=moved"
    assert "belongs to another locality now" in await marcus.sees(answer.headers["location"])


async def test_what_is_no_postcode_is_refused_and_given_back(desk):
    case, priya = await builders.case_of(await builders.referral("Shaz")), await desk.of("Priya")
    for written in ("ST4 2AA (moved)", "Hanley", "ST4 2A"):
        refused = await priya.does(path(case, "postcode"), value=written)
        assert refused.status_code == 422 and "Write the postcode alone" in refused.text and written in refused.text
    assert (await builders.case_of(case.conversation_id)).summary["postcode"]["value"] == "ST6 4AA"
