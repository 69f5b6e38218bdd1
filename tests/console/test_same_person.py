"""Two threads of one person: joined by proof, never by a likeness of names, and taken apart again."""

import re

from bot.database import transaction
from bot.tables import Merge
from tests.console import builders


async def join(visitor, here, there, proof="in_person"):
    case = await builders.case_of(there)
    return await visitor.does(f"/console/conversations/{here}/same-person", reference=case.reference.lower(), proof=proof)


async def residents(*conversation_ids):
    return [(await builders.conversation(one)).resident_id for one in conversation_ids]


async def test_joined_by_proof_each_leads_to_the_other_and_undone_all_is_as_before(desk):
    here, there = await builders.referral("Shaz"), await builders.referral("Sharon")
    before = await residents(here, there)
    priya = await desk.of("Priya")
    assert (await join(priya, here, there)).status_code == 303
    assert len(set(await residents(here, there))) == 1
    assert (await builders.case_of(there)).resident_id == before[0]
    assert f"/console/conversations/{there}" in await priya.sees(f"/console/conversations/{here}")
    assert f"/console/conversations/{here}" in await priya.sees(f"/console/conversations/{there}")
    assert "Found to be the same person" in (await builders.thread(there))[-1].text
    page = await priya.sees(f"/console/conversations/{there}/same-person")
    assert "We met" in page and "Priya Saltglaze" in page
    undo = re.search(r'action="([^"]+/undo)"', page)[1]
    assert (await priya.does(undo)).status_code == 303
    assert await residents(here, there) == before and (await builders.case_of(there)).resident_id == before[1]
    assert (await priya.does(undo)).status_code in (404, 409)
    assert "Not the same person" in (await builders.thread(here))[-1].text
    async with transaction() as session:
        merge = (await session.scalars(Merge.__table__.select())).first()
    assert merge is not None  # what was done and undone stays written down


async def test_without_proof_or_another_case_nothing_is_joined(desk):
    here, there = await builders.referral("Shaz"), await builders.referral("Shaz")
    priya = await desk.of("Priya")
    path = f"/console/conversations/{here}/same-person"
    assert "A likeness of names is no proof" in (await join(priya, here, there, proof="")).text
    for reference in ("", "XXX-XXX", (await builders.case_of(here)).reference):
        assert (await priya.does(path, reference=reference, proof="in_person")).status_code == 422
    assert len(set(await residents(here, there))) == 2
    await join(priya, here, there)
    assert "one person here already" in (await join(priya, here, there)).text


async def test_nobody_reaches_another_locality_s_thread_this_way(desk):
    here, there = await builders.referral(area="north"), await builders.referral(area="south")
    priya, morgan = await desk.of("Priya"), await desk.of("Morgan")
    assert (await join(priya, here, there)).status_code == 403
    assert (await join(morgan, here, there)).status_code == 303
    assert str(there) not in await priya.sees(f"/console/conversations/{here}")
    undo = re.search(r'action="([^"]+/undo)"', await priya.sees(f"/console/conversations/{here}/same-person"))[1]
    assert (await priya.does(undo)).status_code == 403
    assert len(set(await residents(here, there))) == 1
