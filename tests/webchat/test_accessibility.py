"""WCAG 2.2 AA, as far as a machine can tell: axe-core in Chromium on every state, and what it cannot see by hand."""

import pytest
from playwright.async_api import expect

from tests.support.browser import AXE, LOOK_RULES, RULES
from tests.webchat.people import Resident, bot
from tests.webchat.states import READING, STATES

LOOKS = {
    "a phone": ((390, 800), {}),
    "dark, 320 px": ((320, 640), {"color_scheme": "dark"}),
    "zoomed to 400%": ((320, 256), {"color_scheme": "light"}),
    "a computer, forced colours": ((1280, 900), {"forced_colors": "active"}),
}


async def violations(page, rules: list[str]) -> list[str]:
    found = await page.evaluate("rules => axe.run({ runOnly: rules })", rules)
    assert found["passes"], "axe looked at nothing"
    return [f"{broken['id']}: {node['html'][:120]}" for broken in found["violations"] for node in broken["nodes"]]


async def fits(page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


async def looked_at(page) -> None:
    """axe finds nothing and nothing is cut off, whatever the device and its settings."""
    await page.evaluate(AXE)
    assert await violations(page, RULES) == []
    for look, ((width, height), media) in LOOKS.items():
        await page.set_viewport_size({"width": width, "height": height})
        await page.emulate_media(**{"color_scheme": "light", "forced_colors": "none"} | media)
        assert await violations(page, LOOK_RULES) == [], look
        assert await fits(page), look


@pytest.mark.parametrize("state", STATES)
async def test_axe_finds_nothing_in_any_state(resident, state):
    await STATES[state](resident)
    await looked_at(resident.page)


@pytest.mark.parametrize("path", [*READING, "/embed", "/demo/council"])
async def test_axe_finds_nothing_on_any_other_page(resident, path):
    await resident.opens(path)
    await looked_at(resident.page)


async def test_a_new_message_is_put_into_the_live_region_once(resident):
    """Also after the page has lost its connection and been told of the same texts again."""
    await resident.opens()
    await resident.page.evaluate("""() => {
        window.added = [];
        new MutationObserver((changes) => changes.forEach((change) =>
            change.addedNodes.forEach((node) => node.id && window.added.push(node.id))
        )).observe(document.getElementById("thread"), { childList: true });
    }""")
    log = resident.page.get_by_role("log")
    await expect(log).to_have_count(1)
    await resident.writes("hello")
    await resident.sees_sent("hello")
    await bot.says("One.")
    await resident.hears("One.")
    slow = await bot.says("On its way.", deliver=False)
    await bot.says("Three.")
    await resident.hears("Three.")
    await resident.page.evaluate("dispatchEvent(new Event('online'))")  # connects anew, from below what is on its way
    await bot.delivers(slow)
    await resident.hears("On its way.")
    assert await resident.page.evaluate("window.added") == ["m-1", "m-2", "m-4", "m-3"]


async def test_the_whole_of_it_with_the_keyboard_alone(resident):
    await resident.opens()
    keyboard = resident.page.keyboard
    await keyboard.press("Tab")
    await expect(resident.page.get_by_role("link", name="Skip to writing a message")).to_be_focused()
    await keyboard.press("Enter")
    await expect(resident.box).to_be_focused()
    await keyboard.type("one line")
    await keyboard.press("Shift+Enter")
    await keyboard.type("another")
    await keyboard.press("Enter")
    await resident.sees_sent("one line")
    await expect(resident.box).to_be_focused()
    await expect(resident.box).to_have_value("")
    await bot.says("Is it safe to reply here?\n1 Any time\n2 Please don't text", ("Any time", "Please don't text"))
    await resident.hears("Is it safe to reply here?")
    await expect(resident.box).to_be_focused()
    await keyboard.press("Shift+Tab")
    await expect(resident.page.get_by_role("button", name="Please don't text")).to_be_focused()
    await keyboard.press("Shift+Tab")
    await keyboard.press("Enter")
    await resident.sees_sent("Any time")
    await expect(resident.box).to_be_focused()
    for name in ("Send", "Talk to a person", "Ring 01632 960100"):
        await keyboard.press("Tab")
        await expect(resident.page.locator(":focus")).to_have_accessible_name(name)


async def test_everything_to_press_is_44_pixels_high_at_least(resident):
    await STATES["talking"](resident)
    await resident.page.set_viewport_size({"width": 320, "height": 640})
    sizes = await resident.page.evaluate("""() => [...document.querySelectorAll("button, summary, .button, textarea")]
        .filter((one) => one.checkVisibility())
        .map((one) => [one, one.getBoundingClientRect()])
        .map(([one, box]) => [one.textContent.trim(), box.height, box.width])""")
    assert len(sizes) > 8
    assert [size for size in sizes if size[1] < 44 or size[2] < 44] == []


async def test_phone_number_person_999_and_exit_are_in_sight_in_every_state(browsers, service):
    resident = Resident(await (await browsers(viewport={"width": 320, "height": 568})).new_page(), service.url)
    await STATES["with_a_person"](resident)
    for name in ("Ring 01632 960100", "999"):
        await expect(resident.page.get_by_role("link", name=name, exact=True).first).to_be_in_viewport(ratio=1)
    for name in ("Talk to a person", "Exit this page", "Send"):
        await expect(resident.page.get_by_role("button", name=name, exact=True)).to_be_in_viewport(ratio=1)


async def test_nothing_moves_for_those_who_ask_for_less_movement(browsers, service):
    for preference, moving in (("no-preference", "breathe"), ("reduce", "none")):
        context = await browsers(reduced_motion=preference)
        resident = Resident(await context.new_page(), service.url)
        await resident.opens()
        dot = resident.page.locator(".dots i").first
        assert await dot.evaluate("dot => getComputedStyle(dot).animationName") == moving
