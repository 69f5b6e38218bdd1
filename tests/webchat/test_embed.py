"""The chat on a council's own site: one script tag, a button, a frame; and who may frame it."""

import subprocess
from dataclasses import replace

import pytest
from playwright.async_api import expect

from bot.settings import DEMO_DEFAULTS, ROOT, settings
from bot.webchat import doors
from bot.webchat.doors import FRAME, OWN, embed_origins
from tests.webchat.people import Resident, bot, stored
from tests.webchat.served import Website

STRICT = "default-src 'none'; script-src {chat}; frame-src {chat}; style-src 'none'"


class Visitor(Resident):
    """Somebody on the council's page; the chat is in its frame."""

    def __init__(self, page, url) -> None:
        super().__init__(page, url)
        self.host = page
        self.opener = page.get_by_role("button", name="Need help? Write to us")

    async def opens_chat(self) -> None:
        await self.opener.click()
        frame = self.host.frame_locator("iframe")
        self.box = frame.get_by_label("Your message")
        self.frame = frame
        await expect(self.box).to_be_visible()

    async def writes(self, text: str) -> None:
        await self.box.fill(text)
        await self.frame.get_by_role("button", name="Send", exact=True).click()
        await expect(self.frame.locator("#thread .line--me", has_text=text)).to_have_count(1)


@pytest.fixture
async def council(browsers, service, elsewhere):
    """A page of another origin with the script tag, under the strictest policy that can hold it."""
    policy = STRICT.format(chat=service.url)
    address = elsewhere.page("council.html", f"""<!doctype html><html lang="en"><title>Council</title>
        <meta http-equiv="Content-Security-Policy" content="{policy}">
        <h1>Council</h1><script src="{service.url}/embed.js" defer></script>""")
    page = await (await browsers(viewport={"width": 1280, "height": 900})).new_page()
    errors: list[str] = []
    page.on("console", lambda message: message.type == "error" and errors.append(message.text))
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    await page.goto(address)
    visitor = Visitor(page, service.url)
    visitor.errors, visitor.requests = errors, requests
    return visitor


async def test_until_it_is_pressed_nothing_but_the_script_is_loaded_and_no_cookie_is_kept(council):
    await expect(council.opener).to_be_visible()
    assert [url for url in council.requests if url.startswith(council.url)] == [f"{council.url}/embed.js"]
    assert await council.host.context.cookies(council.url) == []
    assert [error for error in council.errors if "favicon" not in error] == []


async def test_a_conversation_in_the_frame(council):
    await council.opens_chat()
    await council.writes("from the council's own page")
    await bot.says("So that's one thing. Anything else?")
    await expect(council.frame.locator("#thread")).to_contain_text("Anything else?")
    assert [message.text for message in await stored()] == ["from the council's own page"]
    assert [error for error in council.errors if "favicon" not in error] == []


async def test_it_hides_by_escape_counts_what_comes_and_opens_again(council):
    await council.opens_chat()
    await council.writes("hello")
    await council.box.press("Escape")
    await expect(council.opener).to_be_focused()
    await bot.says("One thing.")
    await expect(council.host.get_by_role("button", name="Need help? Write to us (1 new)")).to_be_visible()
    await council.opens_chat()
    await expect(council.frame.locator("#thread")).to_contain_text("One thing.")
    await council.host.get_by_role("button", name="Hide chat").click()
    await expect(council.opener).to_have_text("Need help? Write to us")


@pytest.mark.parametrize("how", ["button", "Shift"])
async def test_exit_in_the_frame_leaves_the_whole_page(council, how):
    await council.opens_chat()
    await council.writes("he might look")
    if how == "button":
        await council.frame.get_by_role("button", name="Exit this page").click()
    else:
        for _ in range(3):
            await council.box.press("Shift")
    await expect(council.host).to_have_title("Weather")


async def test_a_site_that_is_not_on_the_list_cannot_frame_it(browsers, service, tmp_path):
    stranger = Website(tmp_path)
    for path in ("/embed", "/"):
        address = stranger.page("frame.html", f'<!doctype html><iframe src="{service.url}{path}"></iframe>')
        page = await (await browsers()).new_page()
        refusals: list[str] = []
        page.on("console", lambda message, seen=refusals: seen.append(message.text))
        await page.goto(address)
        await expect(page.frame_locator("iframe").get_by_label("Your message")).to_have_count(0)
        assert [text for text in refusals if "frame-ancestors" in text], "nothing was refused"
    stranger.stop()


def test_only_whole_origins_may_stand_in_the_policy(monkeypatch):
    given = "https://council.example https://a.example;script-src\thttp://x.example:8080 * nonsense"
    monkeypatch.setattr(doors, "settings", lambda: replace(settings(), embed_origins=given))
    assert embed_origins() == ["https://council.example", "http://x.example:8080"]
    policy = "Content-Security-Policy"
    assert FRAME.headers[policy].endswith("frame-ancestors 'self' https://council.example http://x.example:8080")
    assert OWN.headers[policy].endswith("frame-ancestors 'none'")


def test_the_script_is_small():
    assert (ROOT / "bot" / "static" / "embed.js").stat().st_size < 15_000


async def test_the_demo_page_of_a_made_up_council(resident):
    await resident.opens("/demo/council")
    await resident.page.get_by_role("button", name="Need help? Write to us").click()
    frame = resident.page.frame_locator("iframe")
    await frame.get_by_label("Your message").fill("hello")
    await frame.get_by_role("button", name="Send", exact=True).click()
    await expect(frame.locator("#thread .line--me")).to_have_count(1)


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
         "-subj", "/CN=chat", "-keyout", str(folder / "key.pem"), "-out", str(folder / "certificate.pem")],
        check=True, capture_output=True,
    )
    return folder / "certificate.pem", folder / "key.pem"


async def test_in_production_the_cookies_are_bound_to_host_and_site(
    browsers, service_for, certificate, database_address, tmp_path
):
    """Over https, on its own and in a frame on another site; the demo's council page is not there."""
    council = Website(tmp_path, https=certificate)
    numbers = tmp_path / "contacts.yml"
    numbers.write_text((ROOT / "data" / "reference" / "contacts.yml").read_text().replace("demo: true", ""))
    chat = service_for(
        {"DOORSTEP_MODE": "production", "DATABASE_URL": database_address, **DEMO_DEFAULTS, "SECRET_KEY": "x" * 40,
         "EMBED_ORIGINS": council.url, "CONTACTS_OF_A_COUNCIL": str(numbers)}, https=certificate,
    )
    script = f'<script src="{chat.url}/embed.js" defer></script>'
    address = council.page("help.html", f"<!doctype html><title>Council</title>{script}")
    context = await browsers(ignore_https_errors=True, viewport={"width": 1280, "height": 900})
    own = Resident(await context.new_page(), chat.url)
    await own.opens()
    await own.writes("on its own")
    await own.sees_sent("on its own")
    page = await context.new_page()
    assert (await page.goto(f"{chat.url}/demo/council")).status == 404
    await page.goto(address)
    visitor = Visitor(page, chat.url)
    await visitor.opens_chat()
    await visitor.writes("in the frame")
    council.stop()
    kept = {cookie["name"]: cookie for cookie in await context.cookies()}
    assert set(kept) == {"__Host-chat", "__Host-chat-frame"}
    assert all(cookie["secure"] and cookie["httpOnly"] for cookie in kept.values())
    assert kept["__Host-chat"]["sameSite"] == "Lax"
    assert kept["__Host-chat-frame"]["sameSite"] == "None"
    assert kept["__Host-chat-frame"]["partitionKey"] == "https://localhost"
    await expect(visitor.frame.locator("#thread .line--me")).to_have_count(1)
    assert [message.text for message in await stored()] == ["on its own", "in the frame"]
