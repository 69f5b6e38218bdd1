"""The whole of it by plain forms, in a browser that runs no JavaScript."""

import httpx
from playwright.async_api import expect

from tests.webchat.people import bot, priya, stored


async def test_a_conversation_by_forms_alone(plain_resident):
    resident = plain_resident
    await resident.opens()
    await resident.writes("me rent is late\nand the damp")
    await resident.sees_sent("me rent is late")
    choices = ("Any time", "Please don't text")
    await bot.says("Is it safe to reply to you here?\n1 Any time\n2 Please don't text", choices)
    await resident.page.get_by_role("link", name="Check for replies").click()
    await resident.hears("Is it safe to reply to you here?")
    await resident.presses("Any time")
    await resident.sees_sent("Any time")
    await expect(resident.page.get_by_role("button", name="Any time")).to_have_count(0)
    await resident.presses("Talk to a person")
    await resident.sees_sent("human")
    await priya.takes_over()
    await priya.writes("Hello, I'm Priya.")
    await resident.page.get_by_role("link", name="Check for replies").click()
    await resident.hears("Priya, a key worker, is here now")
    await resident.hears("Hello, I'm Priya.")
    await expect(resident.page.locator("#holder")).to_have_text("You are talking with Priya, a key worker.")
    assert [message.text for message in await stored()] == ["me rent is late\nand the damp", "Any time", "human"]


async def test_a_double_click_sends_once(plain_resident):
    await plain_resident.opens()
    await plain_resident.box.fill("only once")
    await plain_resident.page.get_by_role("button", name="Send", exact=True).dblclick()
    await plain_resident.sees_sent("only once")
    assert [message.text for message in await stored()] == ["only once"]


async def test_what_cannot_be_sent_stays_in_the_box_with_the_reason(plain_resident):
    await plain_resident.opens()
    long = "damp " * 2001
    await plain_resident.writes(long)
    await expect(plain_resident.page.get_by_role("alert").filter(has_text="too long")).to_be_visible()
    await expect(plain_resident.box).to_have_value(long)
    assert await stored() == []


async def test_a_page_brought_back_from_the_history_can_send_other_words(plain_resident):
    """Its hidden id is the old one; the words are new, so it is a new message."""
    await plain_resident.opens()
    await plain_resident.box.fill("first words")
    old_id = await plain_resident.page.locator("#write input[name=id]").input_value()
    await plain_resident.presses("Send")
    await plain_resident.sees_sent("first words")
    answer = await plain_resident.page.context.request.post(
        f"{plain_resident.url}/chat/messages", form={"id": old_id, "text": "other words"},
        headers={"Sec-Fetch-Site": "same-origin"},
    )
    assert answer.ok
    assert [message.text for message in await stored()] == ["first words", "other words"]


async def test_exit_leads_away_and_ends_the_session(plain_resident):
    await plain_resident.opens()
    await plain_resident.writes("he might look")
    await plain_resident.sees_sent("he might look")
    await plain_resident.presses("Exit this page")
    await expect(plain_resident.page).to_have_title("Weather")
    await plain_resident.opens()
    assert await plain_resident.thread() == []


async def test_without_cookies_the_text_is_kept_and_the_page_says_so(service, home):
    async with httpx.AsyncClient(base_url=service.url, headers={"Sec-Fetch-Site": "same-origin"} | home) as browser:
        answer = await browser.post("/chat/messages", data={"text": "hello"})
        browser.cookies.clear()
        page = await browser.get(answer.headers["location"])
    assert "This browser does not keep cookies" in page.text
    assert [message.text for message in await stored()] == ["hello"]
