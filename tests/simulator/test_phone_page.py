"""The phone in a real browser, under the strict Content-Security-Policy that the service sends."""

import httpx
import pytest
from playwright.sync_api import Page, expect, sync_playwright
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles

from bot.settings import DEMO_DEFAULTS, ROOT, load
from bot.simulator import routes
from bot.simulator.pages import Pages
from bot.simulator.twilio import Account, FakeTwilio
from tests.support.browser import AXE, CHROMIUM
from tests.support.fake_twilio import serving
from tests.support.webhook_sink import running_sink

SHAZ = "+447700900001"
US = DEMO_DEFAULTS["TWILIO_NUMBER"]
SID = DEMO_DEFAULTS["TWILIO_ACCOUNT_SID"]
TOKEN = DEMO_DEFAULTS["TWILIO_AUTH_TOKEN"]
POLICY = "default-src 'self'; img-src 'self' data:"


class Strict:
    """The policy on every answer."""

    def __init__(self, app):
        self.app = app

    async def __call__(self, scope, receive, send):
        async def with_policy(message):
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"content-security-policy", POLICY.encode())]
            await send(message)

        await self.app(scope, receive, with_policy)


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(**CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def service():
    with running_sink() as sink:
        yield sink


@pytest.fixture
def simulator(service, tmp_path, monkeypatch):
    """The address of a fresh simulator whose texts go to `service`."""
    monkeypatch.setenv("CLOCK_FILE", str(tmp_path / "clock"))
    fake = FakeTwilio(Account(SID, TOKEN, US, service.public_url))
    everything = [
        Mount("/simulator", routes=[*Pages(fake).routes(), Mount("/twilio", fake)]),
        Mount("/static", StaticFiles(directory=ROOT / "bot" / "static")),
    ]
    with serving(Starlette(routes=everything, middleware=[Middleware(Strict)])) as url:
        yield f"{url}/simulator"


@pytest.fixture
def phone(browser, simulator):
    """The first phone's page; any error in its console fails the test."""
    page: Page = browser.new_page(viewport={"width": 1280, "height": 860})
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on(
        "console", lambda message: errors.append(message.text) if "Content Security Policy" in message.text else None
    )
    page.goto(simulator)
    yield page
    page.close()
    assert errors == []


def say(phone: Page, words: str) -> None:
    phone.get_by_label("Your text").fill(words)
    phone.get_by_role("button", name="Send").click()


def answer(simulator: str, words: str) -> httpx.Response:
    """The service texts the first phone."""
    url = f"{simulator}/twilio/2010-04-01/Accounts/{SID}/Messages.json"
    return httpx.post(url, auth=(SID, TOKEN), data={"To": SHAZ, "From": US, "Body": words})


def test_a_text_and_its_answer_are_seen_live_with_what_became_of_them(phone, simulator, service):
    say(phone, "hiya duck")
    expect(phone.locator(".bubble--phone")).to_contain_text("hiya duck")
    expect(phone.locator(".bubble--phone .bubble__state")).to_contain_text("delivered")
    assert service.received[0].parameters["Body"] == "hiya duck"
    answer(simulator, "Hello. What is going on?")
    expect(phone.locator(".bubble--service .bubble__text")).to_have_text("Hello. What is going on?")
    expect(phone.locator(".bubble--service .bubble__state")).to_contain_text("delivered")


def test_it_works_by_keyboard_alone(phone, service):
    phone.keyboard.type("first line")
    phone.keyboard.press("Shift+Enter")
    phone.keyboard.type("second line")
    phone.keyboard.press("Enter")
    expect(phone.locator(".bubble--phone .bubble__text")).to_have_text("first line\nsecond line")
    expect(phone.get_by_label("Your text")).to_have_value("")
    expect(phone.get_by_label("Your text")).to_be_focused()
    assert service.received[0].parameters["Body"] == "first line\nsecond line"


def test_segments_are_counted_while_typing(phone):
    phone.get_by_label("Your text").fill("a" * 161)
    expect(phone.locator("#size")).to_have_text("161 · 2 segments · GSM-7")
    phone.get_by_label("Your text").fill("no 😡")
    expect(phone.locator("#size")).to_have_text("5 of 70 · UCS-2")


@pytest.mark.parametrize(
    "text", ["<script>alert(1)</script><img src=x onerror=alert(1)>", "{{ 7*7 }} {slot}", "مرحبا \u202e x"]
)
def test_markup_in_a_text_is_shown_and_does_nothing(phone, simulator, text):
    phone.on("dialog", lambda dialog: pytest.fail("the text ran"))
    answer(simulator, text)
    say(phone, text)
    expect(phone.locator(".bubble--phone .bubble__text")).to_have_text(text)
    expect(phone.locator(".bubble--service .bubble__text")).to_have_text(text)
    assert phone.locator(".bubble script, .bubble img").count() == 0


def test_a_text_the_service_does_not_take_says_so(phone, service):
    service.answers += [(503, "")] * 5
    say(phone, "hello")
    expect(phone.locator(".bubble--failed")).to_contain_text("the service did not take it (503)")


def test_switches_make_things_go_wrong_and_right_again(phone, simulator):
    with phone.expect_response("**/faults"):
        phone.get_by_label("This phone is switched off (30003)").check()
    answer(simulator, "are you there")
    expect(phone.locator(".bubble--failed .bubble__state")).to_contain_text("failed 30003")
    with phone.expect_response("**/faults"):
        phone.get_by_label("This phone is switched off (30003)").uncheck()
    with phone.expect_response("**/faults"):
        phone.get_by_label("Twilio refuses the service’s next text").check()
    assert answer(simulator, "refused").status_code == 500
    expect(phone.locator(".thread__note")).to_contain_text("HTTP 500")
    expect(phone.get_by_label("Twilio refuses the service’s next text")).not_to_be_checked()
    answer(simulator, "here again")
    expect(phone.locator(".bubble--service").last).to_contain_text("delivered")


def test_the_clock_skips_ahead_for_everybody(phone, tmp_path):
    phone.get_by_role("button", name="24 hours").click()
    expect(phone.locator("#ahead")).to_have_text("1 day ahead of the real time")
    phone.get_by_role("button", name="30 minutes").click()
    expect(phone.locator("#ahead")).to_have_text("1 day 30 minutes ahead of the real time")
    assert float((tmp_path / "clock").read_text()) == 88_200


def test_phones_are_apart_and_another_can_be_added(phone, simulator):
    answer(simulator, "for the first phone only")
    expect(phone.locator(".bubble--service")).to_have_count(1)
    phone.get_by_role("link", name="Add a phone").click()
    expect(phone.get_by_role("heading", level=1)).to_have_text("07700 900004")
    expect(phone.locator(".bubble")).to_have_count(0)
    expect(phone.get_by_text("No texts yet")).to_be_visible()


@pytest.mark.parametrize("width", [320, 1280])
def test_it_fits_and_has_no_accessibility_faults(phone, simulator, width):
    say(phone, "a-very-long-word-" * 20)
    answer(simulator, "Hello. What is going on?")
    httpx.post(f"{simulator}/phone/001/faults", json={"name": "next_send", "on": True})
    answer(simulator, "refused")
    expect(phone.locator(".thread__note")).to_be_visible()
    phone.set_viewport_size({"width": width, "height": 700})
    assert phone.evaluate("document.documentElement.scrollWidth") <= width
    phone.evaluate(AXE)
    faults = phone.evaluate("axe.run().then(found => found.violations.map(fault => fault.id))")
    assert faults == []


@pytest.mark.parametrize(
    ("path", "json"),
    [
        ("/phone/001/texts", {"body": ""}), ("/phone/001/texts", {"body": 7}), ("/phone/9999/texts", {"body": "hi"}),
        ("/phone/001/texts", {"body": "x" * 20_001}), ("/phone/001/texts", []), ("/clock", {"minutes": -30}),
        ("/clock", {"minutes": "30"}), ("/clock", {"minutes": []}), ("/phone/001/faults", {"name": "all", "on": True}),
    ],
)  # fmt: skip
def test_what_makes_no_sense_is_refused_clearly(simulator, path, json):
    refused = httpx.post(simulator + path, json=json)
    assert refused.status_code == 400 and refused.json()["error"]


def test_another_site_cannot_make_a_browser_send_a_form_here(simulator, service):
    assert httpx.post(f"{simulator}/phone/001/texts", content='{"body": "hi"}').status_code == 400
    assert httpx.post(f"{simulator}/clock", data={"minutes": 30}).status_code == 400
    assert service.received == []


def test_an_unknown_phone_is_not_found(simulator):
    assert httpx.get(f"{simulator}/phone/abc").status_code == 404
    assert httpx.get(f"{simulator}/phone/٠٠١/events").status_code == 404


def test_there_is_no_simulator_in_production():
    needed = DEMO_DEFAULTS | {
        "SECRET_KEY": "s" * 32,
        "DATABASE_URL": "postgresql://x",
        "PUBLIC_URL": "https://x.example",
    }
    with pytest.raises(RuntimeError):
        routes(load({"DOORSTEP_MODE": "production", **needed}))
