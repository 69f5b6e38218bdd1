"""What breaks between a page and us: the network, our server, a sleeping phone, a page that is reloaded. Nothing is
lost and nothing doubled, and the page says how it stands."""

import asyncio

from playwright.async_api import expect

from tests.webchat.people import Resident, bot, eventually, stored


async def test_a_network_cut_mid_conversation_loses_and_doubles_nothing(resident):
    await resident.opens()
    await resident.writes("before the tunnel")
    await resident.sees_sent("before the tunnel")
    await resident.page.context.set_offline(True)
    await expect(resident.status).to_contain_text("No connection")
    await resident.writes("under the hill")
    await resident.writes("still in the tunnel")
    unsent = resident.page.locator("#outbox .line")
    await expect(unsent).to_have_count(2)
    await expect(unsent.first).to_contain_text("Not sent yet")
    await bot.says("Said while they were away.")
    await resident.page.context.set_offline(False)
    await resident.sees_sent("under the hill")
    await resident.sees_sent("still in the tunnel")
    await resident.hears("Said while they were away.")
    await expect(resident.status).to_be_empty()
    await expect(unsent).to_have_count(0)
    assert [message.text for message in await stored()] == ["before the tunnel", "under the hill", "still in the tunnel"]


async def test_what_was_not_sent_is_sent_after_a_reload(resident):
    await resident.opens()
    await resident.writes("hello")
    await resident.sees_sent("hello")
    await resident.page.route("**/chat/messages", lambda route: route.abort())
    await resident.writes("written on a bad line")
    await expect(resident.page.get_by_role("button", name="Try again")).to_be_visible()
    await resident.page.unroute("**/chat/messages")
    await resident.page.reload()
    await resident.sees_sent("written on a bad line")
    assert [message.text for message in await stored()] == ["hello", "written on a bad line"]


async def test_try_again_sends_at_once(resident):
    await resident.opens()
    await resident.page.route("**/chat/messages", lambda route: route.fulfill(status=503, json={"error": "Away."}))
    await resident.writes("hello")
    await expect(resident.page.locator("#outbox")).to_contain_text("Away.")
    await resident.page.unroute("**/chat/messages")
    await resident.presses("Try again")
    await resident.sees_sent("hello")


async def test_an_answer_lost_on_the_way_stores_the_text_once(resident):
    """The message arrived, the page never heard so, and sends it again."""
    await resident.opens()
    await resident.page.context.add_init_script("delete window.EventSource")  # else the stream tells the page in time
    lost = []

    async def arrive_and_lose_the_answer(route):
        if lost:
            return await route.continue_()
        lost.append(await route.fetch())
        await route.abort("connectionreset")

    await resident.page.route("**/chat/messages", arrive_and_lose_the_answer)
    await resident.writes("once, whatever happens")
    await resident.sees_sent("once, whatever happens")
    await resident.writes("next")
    await resident.sees_sent("next")
    assert lost[0].ok
    assert [message.text for message in await stored()] == ["once, whatever happens", "next"]


async def test_a_killed_server_comes_back_and_the_conversation_goes_on(browsers, service_for, elsewhere):
    service = service_for({"EXIT_URL": f"{elsewhere.url}/weather.html"})
    resident = Resident(await (await browsers()).new_page(), service.url)
    await resident.opens()
    await resident.writes("before the crash")
    await resident.sees_sent("before the crash")
    service.kill()
    await expect(resident.status).to_contain_text("No connection")
    await resident.writes("during the crash")
    await expect(resident.page.locator("#outbox")).to_contain_text("Not sent yet")
    await bot.says("Answered during the crash.")
    service.start()
    theirs = resident.page.locator("#thread .line--me", has_text="during the crash")
    await expect(theirs).to_have_count(1)
    await resident.hears("Answered during the crash.")
    await expect(resident.status).to_be_empty()
    assert await resident.thread() == ["before the crash", "Answered during the crash.", "during the crash"]
    assert [message.text for message in await stored()] == ["before the crash", "during the crash"]


async def test_a_connection_that_looks_alive_and_is_dead_is_noticed(resident):
    """A phone that slept: the stream is silent and never says so. Time is the page's own here."""
    await resident.page.clock.install()
    await resident.opens()
    await resident.writes("hello")
    await resident.sees_sent("hello")
    await resident.page.evaluate("""() => {
        const real = window.EventSource;
        window.streams = 0;
        window.EventSource = class extends real { constructor(...all) { super(...all); window.streams += 1; } };
        window.EventSource.OPEN = real.OPEN;
    }""")
    await resident.page.clock.fast_forward(60_000)
    await eventually(lambda: resident.page.evaluate("window.streams"))
    await bot.says("After the sleep.")
    await resident.hears("After the sleep.")


async def test_a_draft_survives_a_reload(resident):
    await resident.opens()
    await resident.box.fill("half a thou")
    await resident.page.reload()
    await expect(resident.box).to_have_value("half a thou")


async def test_texts_sent_in_a_row_are_stored_in_their_order(resident):
    await resident.opens()
    for number in range(5):
        await resident.writes(f"number {number}")
    await resident.sees_sent("number 4")
    assert [message.text for message in await stored()] == [f"number {number}" for number in range(5)]
    await asyncio.gather(*(bot.says(f"answer {number}") for number in range(3)))
    await expect(resident.page.locator("#thread .line--them")).to_have_count(3)
