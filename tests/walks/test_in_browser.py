"""The whole way in real browsers: a resident refers themselves, a key worker takes over at the console, and the phone hears."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect, sync_playwright

from bot import demo
from tests.support.browser import CHROMIUM
from tests.support.people import Resident
from tests.support.product import Product

SCREENSHOTS = os.environ.get("SCREENSHOTS")  # a folder: keeps a picture of each page


@pytest.fixture
def browser_page() -> Iterator[Page]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        yield browser.new_page(viewport={"width": 1280, "height": 900})
        browser.close()


def picture(page: Page, name: str) -> None:
    if SCREENSHOTS:
        page.screenshot(path=Path(SCREENSHOTS) / f"{name}.png", full_page=True)


def test_from_the_first_text_to_a_persons_answer(resident: Resident, product: Product, browser_page: Page) -> None:
    resident.refers_themselves()
    [case] = resident.cases
    page = browser_page
    page.goto(f"{product.url}/console")
    page.get_by_label("E-mail").fill(demo.email_of(case["match"]["chosen"]))
    page.get_by_label("Password").fill(demo.PASSWORD)
    picture(page, "sign-in")
    page.get_by_role("button", name="Sign in", exact=True).click()
    picture(page, "queue")
    page.get_by_role("link", name="Shaz").first.click()
    page.goto(f"{product.url}/console/conversations/{resident.conversation}")
    expect(page.locator("body")).to_contain_text(case["reference"])
    page.get_by_role("button", name="Take this conversation").click()
    resident.hears("key worker")
    resident.texts("are you there?")
    expect(page.locator("#lines")).to_contain_text("are you there?")  # live, without a reload
    page.get_by_label("Reply to").fill("I am here. Shall we talk about the rent first?")
    page.get_by_label("Reply to").press("Control+Enter")
    resident.hears("Shall we talk about the rent first?")
    expect(page.locator("#lines")).to_contain_text("elivered")
    picture(page, "conversation")


def test_a_referral_by_web_chat_ends_in_a_case(product: Product, browser_page: Page) -> None:
    page = browser_page
    page.goto(product.url)
    picture(page, "web-chat-first")
    said = page.get_by_role("log")
    turns = {"Anything else going on?": "no thats it", "What matters most": "keeping my home",
             "How else can we reach you": "07700 900999", "like to be called": "Shaz", "What is your postcode?": "ST6 5NB",
             "at home with you": "me and two kids 4 and 8", "helping already": "skip", "Anything we should know": "skip",
             "talk to other services": "Ask me first", "Shall I pass it on?": "That's right"}
    words = "cant pay the rent and the damp is bad"
    for question, answer in [*turns.items(), ("We've got it", "")]:
        if page.get_by_role("button", name=words, exact=True).count():
            page.get_by_role("button", name=words, exact=True).last.click()  # options are buttons
        else:
            page.get_by_label("Your message").fill(words)
            page.get_by_role("button", name="Send", exact=True).click()
        expect(said).to_contain_text(question)  # live, by the event stream
        words = answer
    case = product.rows("select * from cases c join conversations v on v.id = c.conversation_id where v.channel = 'webchat'")
    assert len(case) == 1 and case[0]["reference"] in said.inner_text()
    picture(page, "web-chat-done")
