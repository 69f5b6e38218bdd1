"""What web chat costs: the first page in bytes, and how long a message takes either way, in real browsers."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from playwright.sync_api import Browser, Page, Request, sync_playwright

from bot import demo
from tests.support.browser import CHROMIUM
from tests.support.product import Product
from tests.support.waiting import until

MESSAGES = 30
LONGER = "before => document.querySelector('[role=log]').children.length > before + 1"
SHOWN = "words => document.body.innerText.includes(words)"


@contextmanager
def _chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(**CHROMIUM)
        yield browser
        browser.close()


def first_page(product: Product) -> str:
    """Requests and bytes over the wire (compressed, with headers) until the page has loaded."""
    with _chromium() as browser:
        page, finished = browser.new_page(), list[Request]()
        page.on("requestfinished", finished.append)
        page.goto(product.url)
        page.wait_for_load_state("load")
        sizes = [request.sizes() for request in finished]
        elsewhere = [request.url for request in finished if not request.url.startswith(product.url)]
    sent = sum(size["responseBodySize"] + size["responseHeadersSize"] for size in sizes)
    return f"{len(sizes)} requests, {sent / 1000:.1f} kB, {len(elsewhere)} of them to somebody else"


def _sends(page: Page, words: str) -> None:
    page.get_by_label("Your message").fill(words)
    page.get_by_role("button", name="Send", exact=True).click()


def _until_shown(page: Page, words: str) -> float:
    """Seconds until the page shows the words."""
    began = time.perf_counter()
    page.wait_for_function(SHOWN, arg=words, polling=10)
    return time.perf_counter() - began


def the_bot(product: Product) -> list[float]:
    """Seconds from pressing Send to the answer on the page."""
    taken = []
    with _chromium() as browser:
        page = browser.new_page()
        page.goto(product.url)
        for number in range(MESSAGES):
            before = page.locator("[role=log] > *").count()
            began = time.perf_counter()
            _sends(page, "how much does it cost?" if number else "behind with the rent")
            page.wait_for_function(LONGER, arg=before, polling=10)
            taken.append(time.perf_counter() - began)
            product.skip_ahead(timedelta(seconds=5))  # what is measured is not the limit of messages a minute
    return taken


def a_person(product: Product) -> tuple[list[float], list[float]]:
    """Seconds from the resident's Send to the key worker's page, and from the key worker's to the resident's."""
    there, back = [], []
    with _chromium() as browser:
        page, desk = browser.new_page(), browser.new_page()
        page.goto(product.url)
        page.get_by_role("button", name="Talk to a person").click()
        find = "select id from conversations where channel = 'webchat' and handler = 'waiting' order by created_at desc limit 1"
        [row] = until(lambda: product.rows(find), 30)
        desk.goto(f"{product.url}/console/conversations/{row['id']}")
        desk.get_by_label("E-mail").fill(demo.email_of("Sam Bottleoven"))
        desk.get_by_label("Password").fill(demo.PASSWORD)
        desk.get_by_role("button", name="Sign in", exact=True).click()
        desk.get_by_role("button", name="Take this conversation").click()
        desk.get_by_label("Reply to").wait_for()
        for number in range(MESSAGES):
            _sends(page, f"message {number}.")
            there.append(_until_shown(desk, f"message {number}."))
            desk.get_by_label("Reply to").fill(f"answer {number}.")
            desk.get_by_label("Reply to").press("Control+Enter")
            back.append(_until_shown(page, f"answer {number}."))
    return there, back
