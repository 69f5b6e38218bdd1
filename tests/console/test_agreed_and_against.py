"""Consent, agency by agency: what they said against telling one stands beside it, and every word is kept with its time."""

import re

import pytest
from playwright.async_api import expect

from bot.console import objections
from bot.tables import Case
from bot.understanding.readers import agencies
from tests.console import builders
from tests.console.test_in_the_browser import look_over


def a_case(**summary):
    return Case(summary={name: {"value": value} for name, value in summary.items()})


@pytest.mark.parametrize(("said", "agency", "objects"), [
    ({"left_out": ["the police"]}, "Staffordshire Police", True),
    ({"left_out": ["the police"]}, "PCSO Higgs", True),
    ({"left_out": ["the police"]}, "Their GP", False),
    ({"left_out": ["the police"]}, "Harecastle Hub", True),  # nobody can tell what it is
    ({"left_out": ["social services", "the school"]}, "Children's services", True),
    ({"left_out": ["the council"]}, "Adult social care", True),
    ({"left_out": ["social services"]}, "Council tax team", False),
    ({"left_out": ["the doctor"]}, "Dr Malik's surgery", True),
    ({"left_out": "probation and my sister Jane"}, "Probation", True),
    ({"left_out": "that Jane from the hub"}, "Their GP", True),
    ({"left_out": None}, "Staffordshire Police", False),
    ({"left_out": ["their landlord"]}, "Stoke housing options", False), ({"left_out": ["their landlord"]}, "Her landlord Mr Khan", True),
    ({"left_out": ["their landlord"]}, "Wrekin housing association", True), ({"left_out": ["housing"]}, "The landlord", True),
    ({"share_only": ["the midwife"]}, "Health visitor", True), ({"share_only": ["the midwife"]}, "Midwifery at the Royal Stoke", False),
    ({"left_out": ["his dad"]}, "dad", True), ({"left_out": ["dad"]}, "sister", False), ({"left_out": ["mum"]}, "The family", True),
    ({"left_out": ["their family"]}, "mum", True), ({"left_out": ["husband"]}, "partner", True),
    ({"sharing": "none"}, "Their GP", True),
    ({"sharing": "all"}, "Their GP", False),
    ({"sharing": "ask_first"}, "Their GP", False),
    ({"sharing": "ask_first", "share_only": ["the doctor"]}, "Their GP", False),
    ({"sharing": "ask_first", "share_only": ["the doctor"]}, "Staffordshire Police", True),
    ({"sharing": "ask_first", "share_only": ["the doctor"]}, "Harecastle Hub", True),
    ({}, "Anybody", False),
])
def test_what_speaks_against_telling_an_agency(said, agency, objects):
    assert bool(objections.against(a_case(**said), agency)) == objects


def test_every_agency_the_bot_hears_has_words_here_and_is_itself():
    assert set(agencies.AGENCIES) <= set(objections.AGENCIES)
    for name in objections.AGENCIES:
        assert objections.against(a_case(left_out=[name]), name) and not objections.against(a_case(share_only=[name]), name)


async def all_but_the_police(desk):
    case = await builders.case_of(await builders.referral("Shaz", sharing="all", left_out=["the police"]))
    return case, await desk.of("Priya"), f"/console/cases/{case.id}/consents"


async def test_the_exception_stands_beside_what_they_said(desk):
    _, priya, page = await all_but_the_police(desk)
    assert "They said:</strong> May be shared with services. Not to be told: the police." in await priya.sees(page)


async def test_agreed_for_whom_they_left_out_is_asked_once_more_and_never_chosen_by_itself(desk):
    case, priya, page = await all_but_the_police(desk)
    asked = await priya.does(page, agency="Staffordshire Police", state="given")
    assert asked.status_code == 422 and "They said before: Not to be told: the police." in asked.text
    assert 'value="Staffordshire Police"' in asked.text and "No agency has been spoken of yet" in asked.text
    assert (await priya.does(page, agency="Staffordshire Police", state="given", all_the_same="Their GP")).status_code == 422
    assert (await priya.does(page, agency="Staffordshire Police", state="refused")).status_code == 303
    assert (await priya.does(page, agency="Staffordshire Police", state="given", all_the_same="Staffordshire Police")).status_code == 303
    found = await priya.sees(page)
    assert "They also said: Not to be told: the police" in found
    assert re.search(r'<select[^>]*name="consent"><option value="">Choose</option>', found) and " selected" not in found
    assert (await priya.does(f"/console/cases/{case.id}/share", consent="", fields=["story"], how="by phone")).status_code == 422
    timeline = await priya.sees(f"/console/conversations/{case.conversation_id}")
    assert "Consent noted: Staffordshire Police, agreed, though they had said: Not to be told: the police" in timeline


async def test_whom_they_leave_out_after_agreeing_gets_nothing_more_until_it_is_noted_anew(desk):
    case = await builders.case_of(await builders.referral("Shaz", sharing="all"))
    priya, page = await desk.of("Priya"), f"/console/cases/{case.id}/consents"
    share = {"fields": ["story"], "how": "by phone"}

    async def consent():
        return re.search(r'<option value="([0-9a-f-]{36})"', await priya.sees(page))[1]

    await priya.does(page, agency="Staffordshire Police", state="given")
    assert (await priya.does(f"/console/cases/{case.id}/share", consent=await consent(), **share)).status_code == 303
    await priya.does(f"/console/cases/{case.id}/fields/left_out", value="the police")
    refused = await priya.does(f"/console/cases/{case.id}/share", consent=await consent(), **share)
    assert refused.status_code == 422 and "They have said since: Not to be told: the police." in refused.text
    await priya.does(page, agency="Staffordshire Police", state="given", all_the_same="Staffordshire Police")
    assert (await priya.does(f"/console/cases/{case.id}/share", consent=await consent(), **share)).status_code == 303


@pytest.mark.parametrize(("field", "value", "shut"), [("left_out", "the police", True), ("sharing", "none", True), ("left_out", "the school", False),
                                                      ("sharing", "all", False), ("share_only", "the doctor", True)])
async def test_a_partner_page_is_shut_by_what_they_say_against_it_since(desk, field, value, shut):
    await builders.partner("Pat", "Staffordshire Police")
    case, pat = await builders.case_of(await builders.referral("Shaz", sharing="ask_first")), await desk.of("Pat")
    priya, page = await desk.of("Priya"), f"/console/cases/{case.id}"
    await priya.does(f"{page}/consents", agency="Staffordshire Police", state="given")
    consent = re.search(r'<option value="([0-9a-f-]{36})"', await priya.sees(f"{page}/consents"))[1]
    await priya.does(f"{page}/share", consent=consent, fields=["story"], how="by the console")
    await pat.sees(f"/console/shared/{case.id}")
    await priya.does(f"{page}/fields/{field}", value=value)
    assert (await pat.get(f"/console/shared/{case.id}")).status_code == (404 if shut else 200)
    assert (case.reference in await pat.sees("/console")) != shut


async def test_what_was_known_when_they_agreed_does_not_come_up_again_with_another_word(desk):
    case, priya, page = await all_but_the_police(desk)
    await priya.does(page, agency="Staffordshire Police", state="given", all_the_same="Staffordshire Police")
    await priya.does(f"/console/cases/{case.id}/fields/sharing", value="ask_first")
    consent = re.search(r'<option value="([0-9a-f-]{36})"', await priya.sees(page))[1]
    shared = await priya.does(f"/console/cases/{case.id}/share", consent=consent, fields=["story"], how="by phone")
    assert shared.status_code == 303


async def test_every_word_on_an_agency_stands_on_the_page_and_in_the_timeline(desk):
    case = await builders.case_of(await builders.referral("Shaz"))
    priya, page = await desk.of("Priya"), f"/console/cases/{case.id}/consents"
    for state in ("asked", "given", "withdrawn"):
        await priya.does(page, agency="Their GP", state=state)
    history = (await priya.sees(page)).partition('id="history"')[2].partition("</ul>")[0]
    assert re.findall(r"Their GP: ([\w ,]+?) <", history) == ["took it back", "agreed", "asked, no answer yet"]
    assert history.count("Priya Saltglaze") == 3
    timeline = await priya.sees(f"/console/conversations/{case.conversation_id}")
    for words in ("asked, no answer yet", "agreed", "took it back"):
        assert f"Consent noted: Their GP, {words}" in timeline


async def test_asked_once_more_the_page_is_open_to_everybody(screen, desk):
    case, priya, path = await all_but_the_police(desk)
    await priya.does(path, agency="Staffordshire Police", state="given", all_the_same="Staffordshire Police")
    page = await screen("Priya")
    await page.goto(path)
    await look_over(page, "consents with an exception")
    await page.get_by_label("Agency").fill("PCSO Higgs")
    await page.get_by_label("Agreed", exact=True).check()
    await page.get_by_role("button", name="Note it").click()
    await expect(page.get_by_role("alert")).to_contain_text("They said before: Not to be told: the police.")
    page.complaints.clear()  # Chromium says that the answer was a 422, as it should be
    await look_over(page, "agreed for whom they left out")
    await page.get_by_label("I asked them, and PCSO Higgs may be told all the same").check()
    await page.get_by_role("button", name="Note it").click()
    await expect(page.locator("#history li").first).to_contain_text("PCSO Higgs: agreed")
