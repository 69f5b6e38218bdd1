"""What web chat costs: the first page in bytes, and how long a message takes either way, in real browsers."""

import time
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, Request, sync_playwright

from bot import demo
from tests.support.browser import CHROMIUM
from tests.support.product import Product
from tests.support.waiting import until

MESSAGES = 25  # fewer than a session may send in a minute


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
        page.on("requestfinished", lambda request: finished.append(request))
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
    page.get_by_text(words).last.wait_for()
    return time.perf_counter() - began


def the_bot(product: Product) -> list[float]:
    """Seconds from pressing Send to the answer on the page."""
    taken = []
    with _chromium() as browser:
        page = browser.new_page()
        page.goto(product.url)
        for number in range(MESSAGES):
            answers = page.locator("#thread .line:not(.line--me)")
            before = answers.count()
            began = time.perf_counter()
            _sends(page, "how much does it cost?" if number else "behind with the rent")
            answers.nth(before).wait_for()
            taken.append(time.perf_counter() - began)
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
