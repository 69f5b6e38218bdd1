"""Search finds by name, reference, phone and need; a phone number wants a reason; nobody finds what they may not see."""

from datetime import timedelta
from uuid import uuid4

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot.console import search
from bot.database import transaction
from bot.tables import Case, PhoneSearch
from tests.console import builders
from tests.console.test_in_the_browser import look_over


async def finds(visitor, **fields):
    return (await visitor.does("/console/search", **fields)).text


async def test_by_part_of_a_name_by_reference_however_written_and_by_need(desk):
    case = await builders.case_of(await builders.referral("Maureen O'Hara", needs=("caring",)))
    await builders.referral("Tel", needs=("substance",))
    priya = await desk.of("Priya")
    for fields in ({"q": "maur"}, {"q": "o'h"}, {"q": case.reference}, {"q": case.reference.lower().replace("-", " ")},
                   {"need": "caring"}, {"q": "Maureen", "need": "caring"}):  # fmt: skip
        page = await finds(priya, **fields)
        assert "1 found" in page and "Maureen" in page and ">Tel<" not in page, fields
    for fields in ({"q": "%"}, {"q": "_"}, {"q": "' or 1=1 --"}, {"q": "Maureen", "need": "substance"}):
        assert "0 found" in await finds(priya, **fields), fields


async def test_a_closed_case_is_found_too(desk):
    conversation_id = await builders.referral("Ola")
    priya = await desk.of("Priya")
    await priya.does(f"/console/conversations/{conversation_id}/claim")
    await priya.does(f"/console/conversations/{conversation_id}/close", outcome="met")
    page = await finds(priya, q="ola")
    assert "1 found" in page and "Closed" in page


@pytest.mark.parametrize("written", ["07700 900123", "07700900123", "+44 7700 900123", "0044 7700-900123", "(07700) 900123"])
async def test_a_phone_number_is_found_however_written_and_only_with_a_reason_that_is_kept(desk, written):
    conversation_id = await builders.referral("Shaz", address="+447700900123")
    priya = await desk.of("Priya")
    asked = await priya.does("/console/search", q=written)
    assert asked.status_code == 422 and "Why do you look for a phone number?" in asked.text and "Shaz" not in asked.text
    assert "1 found" in await finds(priya, q=written, reason="She rang the office and was cut off.")
    async with transaction() as session:
        kept = (await session.scalars(select(PhoneSearch))).one()
    assert kept.reason == "She rang the office and was cut off." and kept.found == [str(conversation_id)]
    assert kept.key_worker_id == (await builders.key_worker("Priya")).id


@pytest.mark.parametrize("field, said", [
    ("phone", "+447700900777"), ("phone", "07700 900777"), ("reach", "ring my sister on 07700 900 777 after six"),
    ("story", "my number is 0044 7700 900777"),
])  # fmt: skip
async def test_a_number_that_somebody_gave_is_found_too(desk, field, said):
    await builders.referral("Shaz", **({"text": said} if field == "story" else {field: said}))
    await builders.referral("Tel", phone="07700 9007771")
    page = await finds(await desk.of("Priya"), q="07700 900777", reason="She rang.")
    assert "1 found" in page and "Shaz" in page


async def test_another_locality_s_people_are_not_found(desk):
    conversation_id = await builders.referral("Shaz", area="central", address="+447700900124")
    case = await builders.case_of(conversation_id)
    priya, morgan = await desk.of("Priya"), await desk.of("Morgan")
    for fields in ({"q": "Shaz"}, {"q": case.reference}, {"q": "+447700900124", "reason": "x"}, {"need": "money"}):
        assert "0 found" in await finds(priya, **fields), fields
        assert "1 found" in await finds(morgan, **fields), fields


async def test_an_earlier_case_s_reference_finds_the_conversation(desk):
    conversation_id = await builders.referral("Ola")
    first = (await builders.case_of(conversation_id)).reference
    async with transaction() as session:
        case = (await session.scalars(select(Case).where(Case.conversation_id == conversation_id))).one()
        session.add(Case(**{column.key: getattr(case, column.key) for column in Case.__table__.columns} | {
            "id": uuid4(), "reference": "NEW-2222", "opened_by_intake": uuid4()}))
        case.status, case.closed_at, case.created_at = "closed", case.created_at, case.created_at - timedelta(days=90)
    assert "1 found" in await finds(await desk.of("Priya"), q=first)


async def test_whoever_finds_too_many_is_told_so(desk, monkeypatch):
    monkeypatch.setattr(search, "MOST_FOUND", 1)
    for name in ("Ola Bisque", "Ola Slip"):
        await builders.referral(name)
    page = await finds(await desk.of("Priya"), q="ola")
    assert "More than 1 fit" in page and page.count('class="queue__name"') == 1


async def test_nothing_that_was_searched_for_stands_in_an_address(desk):
    page = await (await desk.of("Priya")).sees("/console/search")
    assert '<form class="search" method="post"' in page


async def test_what_was_found_is_open_to_everybody(screen):
    await builders.referral("Shaz")
    page = await screen("Priya")
    await page.goto("/console/search")
    await page.get_by_label("Name, reference or phone number").fill("Shaz")
    await page.get_by_role("button", name="Search").click()
    await expect(page.get_by_role("status").filter(has_text="1 found").get_by_role("heading")).to_be_visible()
    await look_over(page, "search, found")
