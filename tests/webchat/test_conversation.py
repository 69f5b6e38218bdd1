"""A conversation on the page, live: what a resident sees, and what is stored."""

import asyncio
import re

from playwright.async_api import expect

from bot import words
from tests.webchat.people import Resident, bot, priya, stored


async def test_what_is_written_is_stored_and_answered_on_the_same_page(resident):
    await resident.opens()
    await resident.writes("me rent is late and its damp")
    await resident.sees_sent("me rent is late and its damp")
    await bot.says("So that's the rent. Anything else going on?")
    await resident.hears("So that's the rent.")
    assert [message.text for message in await stored()] == ["me rent is late and its damp"]
    assert await resident.thread() == ["me rent is late and its damp", "So that's the rent. Anything else going on?"]


async def test_the_history_is_there_after_a_reload(resident):
    await resident.opens()
    await resident.writes("hello")
    await resident.sees_sent("hello")
    await bot.says("In your own words, what is going on?")
    await resident.hears("what is going on?")
    await resident.page.reload()
    assert await resident.thread() == ["hello", "In your own words, what is going on?"]


async def test_a_double_click_sends_once(resident):
    await resident.opens()
    await resident.box.fill("only once")
    await resident.page.get_by_role("button", name="Send", exact=True).dblclick()
    await resident.sees_sent("only once")
    await resident.writes("and then this")
    await resident.sees_sent("and then this")
    assert [message.text for message in await stored()] == ["only once", "and then this"]


async def test_choices_are_buttons_that_say_their_words(resident):
    await resident.opens()
    await resident.writes("hello")
    await resident.sees_sent("hello")
    question = "Is it safe to reply to you here?\n1 Any time\n2 Only at certain times"
    await bot.says(question, ("Any time", "Only at certain times"))
    await resident.hears("Is it safe to reply to you here?")
    await expect(resident.page.locator("#thread .bubble").last).to_have_text("Is it safe to reply to you here?")
    await resident.presses("Any time")
    await resident.sees_sent("Any time")
    await expect(resident.page.get_by_role("button", name="Any time")).to_have_count(0)
    await expect(resident.box).to_be_focused()
    assert [message.text for message in await stored()] == ["hello", "Any time"]


async def test_talk_to_a_person_is_one_press(resident):
    await resident.opens()
    await resident.page.get_by_role("button", name="Talk to a person").dblclick()
    await resident.sees_sent("human")
    assert [message.text for message in await stored()] == ["human"]


async def test_the_page_says_who_is_writing(resident):
    await resident.opens()
    await resident.writes("hello")
    writing = resident.page.locator("#writing")
    await expect(writing).to_contain_text("The automated service is writing")
    await bot.says("What is going on?")
    await resident.hears("What is going on?")
    await expect(writing).to_be_hidden()
    await priya.takes_over()
    await resident.hears("Priya, a key worker, is here now")
    await priya.types()
    await expect(writing).to_contain_text("Priya is writing")
    await priya.writes("Hello, I'm Priya. How long has it been damp?")
    await resident.hears("How long has it been damp?")
    await expect(writing).to_be_hidden()


async def test_a_key_worker_joins_in_the_same_thread_and_the_page_says_so(resident):
    await resident.opens()
    await resident.writes("hello")
    await expect(resident.page.locator("#holder")).to_contain_text("automated service")
    await priya.takes_over()
    await expect(resident.page.locator("#holder")).to_have_text("You are talking with Priya, a key worker.")
    await priya.writes("I have read it all.")
    await resident.hears("I have read it all.")
    await expect(resident.page.locator("#thread .line").last).to_contain_text("Priya, key worker")


async def test_a_text_that_is_taken_back_before_it_is_sent_is_never_shown(resident):
    await resident.opens()
    await resident.writes("hello")
    await resident.sees_sent("hello")
    overtaken = await bot.says("What is your postcode?", deliver=False)
    await priya.takes_over()
    await resident.hears("Priya, a key worker, is here now")
    await bot.delivers(overtaken)
    await priya.writes("Hello from Priya.")
    await resident.hears("Hello from Priya.")
    await resident.page.reload()
    assert "What is your postcode?" not in await resident.thread()


async def test_a_text_sent_late_takes_its_place_in_the_thread(resident):
    await resident.opens()
    await resident.writes("first")
    await resident.sees_sent("first")
    slow = await bot.says("slow answer", deliver=False)
    await resident.writes("second")
    await resident.sees_sent("second")
    await bot.delivers(slow)
    await resident.hears("slow answer")
    assert await resident.thread() == ["first", "slow answer", "second"]
    await resident.page.reload()
    assert await resident.thread() == ["first", "slow answer", "second"]


async def test_unread_messages_are_counted_in_the_title(resident):
    await resident.opens()
    await resident.writes("hello")
    await resident.sees_sent("hello")
    await resident.page.evaluate("""() => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => true });
        document.dispatchEvent(new Event("visibilitychange"));
    }""")
    await bot.says("One thing.")
    await bot.says("Another thing.")
    await expect(resident.page).to_have_title("(2) Doorstep")
    await resident.page.evaluate("""() => {
        Object.defineProperty(document, "hidden", { configurable: true, get: () => false });
        document.dispatchEvent(new Event("visibilitychange"));
    }""")
    await expect(resident.page).to_have_title("Doorstep")


async def test_two_tabs_show_the_same_thread_without_doubling(resident):
    await resident.opens()
    second = Resident(await resident.page.context.new_page(), resident.url)
    await second.opens()
    await asyncio.gather(resident.writes("from the first tab"), second.writes("from the second tab"))
    for tab in (resident, second):
        await tab.sees_sent("from the first tab")
        await tab.sees_sent("from the second tab")
    await bot.says("I see both.")
    for tab in (resident, second):
        await tab.hears("I see both.")
    assert await resident.thread() == await second.thread()
    assert sorted(message.text for message in await stored()) == ["from the first tab", "from the second tab"]


async def test_safety_words_stand_out_and_their_numbers_can_be_tapped(resident):
    await resident.opens()
    await resident.writes("i want to kill myself")
    await resident.sees_sent("i want to kill myself")
    said = (await stored("out"))[0]
    assert said.text.startswith(words.safety_words("suicide", told=False, read_by=None)[:60])
    await bot.delivers(said)
    bubble = resident.page.locator(".line--urgent .bubble")
    for number, address in (("999", "tel:999"), ("116 123", "tel:116123"), ("85258", "sms:85258"), ("111", "tel:111")):
        await expect(bubble.get_by_role("link", name=re.compile(f"^{number}$"))).to_have_attribute("href", address)
