"""Leaving in a second, and what is left behind: nothing that opens the chat."""

from datetime import timedelta

from playwright.async_api import expect
from sqlalchemy import select

from bot import clock, presence
from bot.database import transaction
from bot.tables import Conversation, WebSession
from tests.webchat.people import Resident, bot, eventually, stored


async def somebody_talking(resident: Resident) -> None:
    await resident.opens()
    await resident.writes("he might look at this")
    await resident.sees_sent("he might look at this")


async def ended_because() -> str | None:
    async with transaction() as session:
        return (await session.scalars(select(WebSession.ended_because).order_by(WebSession.created_at))).first()


async def has_left() -> bool:
    """The browser tells us as it goes, beside showing the next page: it may come a moment later."""
    return await ended_because() == "left"


async def is_there() -> str:
    async with transaction() as session:
        conversation = (await session.scalars(select(Conversation))).one()
        return await presence.presence(session, conversation)


async def test_the_button_leads_away_at_once_and_back_does_not_show_the_chat(resident):
    await somebody_talking(resident)
    await resident.presses("Exit this page")
    await expect(resident.page).to_have_title("Weather")
    assert await eventually(has_left, 60)
    assert await is_there() == "ended"
    await resident.page.go_back()
    assert not resident.page.url.startswith(resident.url), "the chat's place in the history was not taken"
    assert await resident.page.context.cookies(resident.url) == []
    await resident.opens()
    await expect(resident.page.get_by_role("heading", name="Tell us what is going on")).to_be_visible()
    assert await resident.thread() == []
    assert "look" not in await resident.page.evaluate("JSON.stringify(sessionStorage)")


async def test_leaving_on_a_dead_line_ends_the_chat_all_the_same(resident):
    await somebody_talking(resident)
    await resident.page.context.set_offline(True)
    await resident.presses("Exit this page")
    await expect(resident.page.get_by_text("he might look at this")).to_have_count(0)
    assert await ended_because() is None, "we cannot know yet"
    await resident.page.context.set_offline(False)
    await resident.opens()
    await expect(resident.page.get_by_role("heading", name="Tell us what is going on")).to_be_visible()
    assert await resident.thread() == []
    assert await eventually(has_left, 60)
    assert [cookie["name"] for cookie in await resident.page.context.cookies(resident.url)] == ["chat"]
    await resident.writes("and again later")
    await resident.sees_sent("and again later")


async def test_shift_three_times_leads_away(resident):
    await somebody_talking(resident)
    for _ in range(3):
        await resident.page.keyboard.press("Shift")
    await expect(resident.page).to_have_title("Weather")
    assert await eventually(has_left, 60)


async def test_shift_in_ordinary_writing_does_not(resident):
    await somebody_talking(resident)
    await resident.box.focus()
    for letter in "ABCD":
        await resident.page.keyboard.press(f"Shift+{letter}")
    await expect(resident.box).to_have_value("ABCD")
    assert await ended_because() is None


async def test_leaving_in_one_tab_empties_the_other(resident):
    await somebody_talking(resident)
    other = Resident(await resident.page.context.new_page(), resident.url)
    await other.opens()
    await other.sees_sent("he might look at this")
    await resident.presses("Exit this page")
    await expect(other.page).to_have_title("Weather")


async def test_the_cookie_of_an_ended_session_opens_nothing(resident, browsers):
    await somebody_talking(resident)
    cookie = (await resident.page.context.cookies(resident.url))[0]
    await resident.presses("Exit this page")
    await expect(resident.page).to_have_title("Weather")
    thief = await browsers()
    await thief.add_cookies([cookie])
    page = await thief.new_page()
    await page.goto(resident.url)
    await expect(page.get_by_text("he might look at this")).to_have_count(0)


async def test_half_an_hour_without_use_closes_the_chat_after_a_warning(resident):
    await somebody_talking(resident)
    clock.skip_ahead(timedelta(minutes=26))
    await bot.says("Are you well?")  # makes the page's stream look
    await expect(resident.page.locator("#closing")).to_contain_text("this chat closes in 4 minutes")
    await resident.presses("I am still here")
    await expect(resident.page.locator("#closing")).to_be_empty()
    clock.skip_ahead(timedelta(minutes=20))
    await bot.says("Still with us?")
    await resident.hears("Still with us?")
    clock.skip_ahead(timedelta(minutes=11))
    await bot.says("Too late to be seen here.")
    await expect(resident.page.get_by_role("heading", name="This chat has closed")).to_be_visible()
    await expect(resident.page.get_by_text("he might look at this")).to_have_count(0)
    assert await ended_because() == "idle"
    await resident.opens()
    await expect(resident.page.get_by_text("because nobody used it for half an hour")).to_be_visible()
    assert await resident.thread() == []


async def test_a_chat_kept_on_ones_own_device_is_there_the_next_day(resident):
    await somebody_talking(resident)
    await resident.page.get_by_text("More", exact=True).click()
    await resident.presses("Keep this chat here for 7 days")
    cookie = (await resident.page.context.cookies(resident.url))[0]
    assert cookie["expires"] > 0
    await resident.page.goto("about:blank")
    clock.skip_ahead(timedelta(hours=20))
    await resident.opens()
    await resident.sees_sent("he might look at this")


async def test_a_text_written_as_the_chat_closed_is_not_lost(resident):
    """They were cut off, the chat closed meanwhile: the text opens a new chat, and is shown there."""
    await somebody_talking(resident)
    await resident.page.context.set_offline(True)
    await resident.writes("written too late")
    await expect(resident.page.locator("#outbox")).to_contain_text("Not sent yet")
    clock.skip_ahead(timedelta(minutes=31))
    await resident.page.context.set_offline(False)
    await resident.sees_sent("written too late")
    await expect(resident.page.get_by_text("he might look at this")).to_have_count(0)
    assert [message.text for message in await stored()] == ["he might look at this", "written too late"]


async def test_the_console_can_know_whether_they_are_there(resident):
    await somebody_talking(resident)
    assert await is_there() == "here"
    await resident.page.goto("about:blank")
    clock.skip_ahead(timedelta(seconds=61))
    assert await is_there() == "left"
