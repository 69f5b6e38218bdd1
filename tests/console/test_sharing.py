"""What a partner agency sees, and what the resident can see of who read what."""

import re

import pytest

from tests.console import builders


@pytest.fixture
async def pat(desk):
    await builders.partner("Pat", "Staffordshire Police")
    return await desk.of("Pat")


async def shares(desk, case, agency, *fields):
    """Priya notes the consent and shares."""
    priya, page = await desk.of("Priya"), f"/console/cases/{case.id}"
    await priya.does(f"{page}/consents", agency=agency, state="given")
    consent = re.search(r'<option value="([0-9a-f-]{36})"', await priya.sees(f"{page}/consents"))[1]
    await priya.does(f"{page}/share", consent=consent, fields=list(fields), how="by the console")
    return priya


async def test_a_partner_sees_the_shared_fields_of_shared_cases_and_nothing_else(desk, pat):
    theirs = await builders.case_of(await builders.referral("Shaz", text="the neighbours shout", household="me and two kids"))
    other = await builders.case_of(await builders.referral("Tel"))
    assert "Nothing is shared" in await pat.sees("/console")
    await shares(desk, theirs, "staffordshire police", "story")
    await shares(desk, other, "Their GP", "story")
    listed = await pat.sees("/console")
    assert theirs.reference in listed and other.reference not in listed and "neighbours" not in listed
    page = await pat.sees(f"/console/shared/{theirs.id}")
    assert "the neighbours shout" in page and "two kids" not in page and "Shaz" not in page
    assert (await pat.get(f"/console/shared/{other.id}")).status_code == 404


async def test_consent_taken_back_shuts_the_page_at_once(desk, pat):
    case = await builders.case_of(await builders.referral("Shaz"))
    priya = await shares(desk, case, "Staffordshire Police", "story")
    await pat.sees(f"/console/shared/{case.id}")
    await priya.does(f"/console/cases/{case.id}/consents", agency="Staffordshire Police", state="withdrawn")
    assert (await pat.get(f"/console/shared/{case.id}")).status_code == 404
    assert case.reference not in await pat.sees("/console")


async def test_every_reading_stands_in_the_log_the_resident_may_ask_for(desk, pat):
    conversation_id = await builders.referral("Shaz")
    case = await builders.case_of(conversation_id)
    priya = await shares(desk, case, "Staffordshire Police", "story")
    await pat.sees(f"/console/shared/{case.id}")
    await priya.sees(f"/console/conversations/{conversation_id}")
    await priya.sees(f"/console/cases/{case.id}/fields/story")
    await (await desk.of("Helen")).sees(f"/console/conversations/{conversation_id}")
    page = await priya.sees(f"/console/cases/{case.id}/consents")
    log = [re.sub(r"<[^>]+>|\s+", " ", line) for line in page.split("Who has read this case")[1].split("<li>")[1:]]
    for who, what in (("Pat Partnerwell, partner agency", "what is shared with Staffordshire Police"),
                      ("Priya Saltglaze, key worker", "conversation"), ("Priya Saltglaze, key worker", "the field story"),
                      ("Helen Kilnshaw, locality lead", "conversation"), ("Priya Saltglaze, key worker", "consents and readers")):
        assert any(who in line and what in line for line in log), (who, what)


async def test_a_partner_is_of_an_agency(desk):
    alex = await desk.of("Alex")
    person = {"email": "lee@agency.example", "name": "Lee Wedgewell", "role": "partner", "area": "", "capacity": "1",
              "available": "yes", "active": "yes"}
    assert "Write which agency they are of" in (await alex.does("/console/people/new", **person)).text
    assert "can sign in" in (await alex.does("/console/people/new", **person, agency=" Their  GP ")).text
    assert (await builders.key_worker("Lee")).agency == "Their GP"


async def test_what_was_corrected_after_it_was_shared_is_not_shown_until_it_is_shared_anew(desk, pat):
    case = await builders.case_of(await builders.referral("Shaz", text="the neighbours shout", household="me and two kids"))
    priya, page = await shares(desk, case, "Staffordshire Police", "story", "household"), f"/console/cases/{case.id}/consents"
    assert "Changed since" not in await priya.sees(page) + await pat.sees(f"/console/shared/{case.id}")
    await priya.does(f"/console/cases/{case.id}/fields/story", value="he hits me when he drinks")
    assert (await builders.case_of(case.conversation_id)).summary["story"]["value"] == "he hits me when he drinks"
    seen = await pat.sees(f"/console/shared/{case.id}")
    assert "he hits me" not in seen and "the neighbours shout" not in seen
    assert "Changed since it was shared with you" in seen and "me and two kids" in seen
    told = await priya.sees(page)
    assert "Changed since it was shared with Staffordshire Police:</strong> What is going on." in told
    link = re.search(r'href="(\?consent=[^"]+)#share-title"', told)[1].replace("&amp;", "&")
    form = await priya.sees(page + link)
    assert ticked(form) == ["story"]
    consent = re.search(r'<option value="([0-9a-f-]{36})" selected', form)[1]
    await priya.does(f"/console/cases/{case.id}/share", consent=consent, fields=["story"], how="as agreed today")
    seen = await pat.sees(f"/console/shared/{case.id}")
    assert "he hits me" in seen and "me and two kids" in seen and "Changed since" not in seen
    assert "Changed since" not in await priya.sees(page)


def ticked(page):
    return re.findall(r'name="fields" value="(\w+)" checked', page)


async def test_a_sharing_form_with_something_missing_comes_back_with_its_agency_and_its_ticks(desk):
    case = await builders.case_of(await builders.referral("Shaz", household="me and two kids"))
    priya, page = await desk.of("Priya"), f"/console/cases/{case.id}"
    for agency in ("A landlord", "Their GP"):
        await priya.does(f"{page}/consents", agency=agency, state="given")
    gp = re.search(r'<option value="([0-9a-f-]{36})">Their GP', await priya.sees(f"{page}/consents"))[1]
    refused = await priya.does(f"{page}/share", consent=gp, fields=["story", "household"], how=" ")
    assert refused.status_code == 422 and "write how" in refused.text
    assert f'<option value="{gp}" selected>Their GP' in refused.text and sorted(ticked(refused.text)) == ["household", "story"]
    refused = await priya.does(f"{page}/share", consent=gp, how="by letter")
    assert refused.status_code == 422 and 'value="by letter"' in refused.text and f'"{gp}" selected' in refused.text
