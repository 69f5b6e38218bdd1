"""Two key workers in two browsers and a resident with a phone, at once, against the whole running product."""

import signal
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.browser import CHROMIUM, PATIENCE
from tests.support.people import KeyWorker, Resident
from tests.support.product import Product
from tests.support.waiting import until

Open = Callable[[str, Resident], Page]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(**CHROMIUM)
        yield started
        started.close()


@pytest.fixture
def opens(browser: Browser, product: Product, key_worker: Callable[[str], KeyWorker]) -> Iterator[Open]:
    """opens("Priya Saltglaze", resident): the conversation in a browser of her own."""
    contexts = []

    def open_page(name: str, resident: Resident) -> Page:
        context = browser.new_context(base_url=product.url)
        contexts.append(context)
        context.add_cookies([{"name": "doorstep", "value": key_worker(name).http.cookies["doorstep"], "url": product.url}])
        page = context.new_page()
        page.set_default_timeout(PATIENCE)
        page.goto(f"/console/conversations/{resident.conversation}")
        return page

    yield open_page
    for context in contexts:
        context.close()


def test_one_takes_it_the_other_sees_who_and_gets_it_handed_on(resident: Resident, product: Product, opens: Open) -> None:
    resident.says("human")
    pages = {name: opens(name, resident) for name in ("Priya Saltglaze", "Marcus Kilnwright")}
    for page in pages.values():  # both press at once: neither waits for what comes of it
        page.get_by_role("button", name="Take this conversation").click(no_wait_after=True)
    until(lambda: product.one("select handler = 'key_worker' from conversations where address = %s", resident.number))
    resident.hears("is here now")
    has_it = product.one("select w.name from conversations c join key_workers w on w.id = c.key_worker_id where c.address = %s",
                         resident.number)
    winner, loser = pages.pop(has_it), pages.popitem()[1]
    expect(loser.locator("body")).to_contain_text(f"{has_it} has this conversation", timeout=PATIENCE)
    expect(loser.get_by_label("Reply to")).to_have_count(0)
    box = winner.get_by_label("Reply to")
    box.press_sequentially("Hello, I was just ", delay=20)
    expect(loser.locator("#company")).to_contain_text("is writing", timeout=PATIENCE)
    winner.goto(winner.url.split("#")[0] + "/hand-on")
    other = {"Priya Saltglaze": "Marcus Kilnwright", "Marcus Kilnwright": "Priya Saltglaze"}[has_it]
    winner.get_by_label("To whom").select_option(
        value=str(product.one("select id from key_workers where name = %s", other)))
    winner.get_by_label("Note for them").fill("they want to talk about the damp")
    winner.get_by_role("button", name="Hand on").click()
    resident.hears("Somebody else is taking over")
    expect(loser.locator("#lines")).to_contain_text("they want to talk about the damp", timeout=PATIENCE)
    loser.get_by_role("button", name="Take this conversation").click()
    resident.hears(f"{other.split()[0]}, a key worker, is here now")
    loser.get_by_label("Reply to").fill("Tell me about the damp.")
    loser.get_by_role("button", name="Send", exact=True).click()
    resident.hears("Tell me about the damp.")
    resident.texts("its black all up the wall")
    expect(loser.locator("#lines")).to_contain_text("its black all up the wall", timeout=PATIENCE)
    resident.hears_nothing_more()


def test_taken_in_the_middle_of_a_turn_the_bot_says_no_more(resident: Resident, product: Product, opens: Open) -> None:
    resident.says("cant pay the rent")
    page = opens("Priya Saltglaze", resident)
    product.processes["rasa"].send_signal(signal.SIGSTOP)  # the bot thinks, and thinks
    try:
        resident.texts("no thats it")
        until(lambda: product.one("select count(*) from turns t join conversations c on c.id = t.conversation_id "
                                  "where c.address = %s and t.status = 'open'", resident.number))
        page.get_by_role("button", name="Take this conversation").click()
        resident.hears("Priya, a key worker, is here now")
    finally:
        product.processes["rasa"].send_signal(signal.SIGCONT)
    until(lambda: product.one("select bool_and(t.status <> 'open') from turns t join conversations c on c.id = t.conversation_id "
                              "where c.address = %s", resident.number), 40)
    page.get_by_label("Reply to").fill("I am reading what you wrote.")
    page.get_by_role("button", name="Send", exact=True).click()
    resident.hears("I am reading what you wrote.")
    resident.hears_nothing_more()


@pytest.mark.parametrize("how", ["the network goes quiet", "the server is started again"])
def test_an_open_page_comes_back_by_itself_with_what_it_missed_and_what_was_typed(
    resident: Resident, product: Product, opens: Open, how: str
) -> None:
    resident.says("human")
    page = opens("Marcus Kilnwright", resident)
    page.get_by_role("button", name="Take this conversation").click()
    resident.hears("is here now")
    page.get_by_label("Reply to").fill("half a sentence")
    if how == "the network goes quiet":  # connections stay open, and nothing comes: what a lost signal looks like
        product.processes["web"].send_signal(signal.SIGSTOP)
        expect(page.locator("#offline")).to_contain_text("No connection", timeout=PATIENCE)
        product.processes["web"].send_signal(signal.SIGCONT)
    else:
        product.kill("web")
        expect(page.locator("#offline")).to_contain_text("No connection", timeout=PATIENCE)
        product.start("web")
        product.ready()
    resident.texts("are you still there?")
    expect(page.locator("#lines")).to_contain_text("are you still there?")
    expect(page.locator("#offline")).to_be_hidden(timeout=PATIENCE)
    expect(page.get_by_label("Reply to")).to_have_value("half a sentence")
    page.get_by_label("Reply to").press("End")
    page.get_by_label("Reply to").press_sequentially(", and its end", delay=10)
    page.get_by_role("button", name="Send", exact=True).click()
    resident.hears("half a sentence, and its end")
    positions = page.locator("#lines > li").evaluate_all("lines => lines.map(line => Number(line.dataset.position))")
    assert positions == sorted(set(positions))
