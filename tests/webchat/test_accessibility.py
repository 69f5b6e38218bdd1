"""WCAG 2.2 AA, as far as a machine can tell: axe-core in Chromium on every state, and what it cannot see by hand."""

import pytest

from bot.settings import ROOT
from tests.webchat.states import READING, STATES

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LOOKS = {
    "a phone": ((390, 800), {}),
    "dark, 320 px": ((320, 640), {"color_scheme": "dark"}),
    "zoomed to 400%": ((320, 256), {"color_scheme": "light"}),
    "a computer, forced colours": ((1280, 900), {"forced_colors": "active"}),
}


async def violations(page) -> list[str]:
    await page.evaluate(AXE.read_text())
    found = await page.evaluate("rules => axe.run({ runOnly: rules })", RULES)
    assert found["passes"], "axe looked at nothing"
    return [f"{broken['id']}: {node['html'][:120]}" for broken in found["violations"] for node in broken["nodes"]]


async def fits(page) -> bool:
    """Whether nothing has to be scrolled sideways."""
    return await page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")


async def looked_at(page) -> None:
    """axe finds nothing and nothing is cut off, whatever the device and its settings."""
    for look, ((width, height), media) in LOOKS.items():
        await page.set_viewport_size({"width": width, "height": height})
        await page.emulate_media(**{"color_scheme": "light", "forced_colors": "none"} | media)
        assert await violations(page) == [], look
        assert await fits(page), look


@pytest.mark.parametrize("state", STATES)
async def test_axe_finds_nothing_in_any_state(resident, state):
    await STATES[state](resident)
    await looked_at(resident.page)


@pytest.mark.parametrize("path", [*READING, "/embed", "/demo/council"])
async def test_axe_finds_nothing_on_any_other_page(resident, path):
    await resident.opens(path)
    await looked_at(resident.page)
