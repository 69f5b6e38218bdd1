"""The chat on a council's own site: one script tag, a button, and the same page in a frame."""

from starlette.requests import Request
from starlette.responses import FileResponse, Response

from bot.pages import page
from bot.settings import ROOT, settings

SCRIPT = ROOT / "bot" / "static" / "embed.js"


async def script(request: Request) -> Response:
    """GET: what a council puts on its pages. Kept by browsers for five minutes."""
    return FileResponse(SCRIPT, media_type="text/javascript", headers={"Cache-Control": "public, max-age=300"})


async def demo_council(request: Request) -> Response:
    """GET, demo mode only: a made-up council's page that has the script."""
    return page("webchat/council.html", public_url=settings().public_url)
