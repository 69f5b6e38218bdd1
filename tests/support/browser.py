"""Chromium without a screen, for every test and picture: `playwright.chromium.launch(**CHROMIUM)`.

Debian's headless shell: the same engine without a browser around it, for half the processor time.
"""

from typing import Any

from playwright import async_api, sync_api

from bot.settings import ROOT

CHROMIUM: dict[str, Any] = {
    "executable_path": "/usr/bin/chromium-headless-shell",
    "args": ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
             "--disable-component-update", "--disable-sync"],
}  # fmt: skip
PATIENCE = 60_000  # milliseconds: what is waited for comes at once, but not on a machine that is busy with other things
for api in (sync_api, async_api):
    api.expect.set_options(timeout=PATIENCE)
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]  # of axe
LOOK_RULES = ["color-contrast", "target-size", "link-in-text-block", "scrollable-region-focusable"]  # hang on how it looks
AXE = (ROOT / "node_modules" / "axe-core" / "axe.min.js").read_text()
