"""What a public service must say about itself."""

from starlette.requests import Request
from starlette.responses import Response

from bot.webchat import rendering
from bot.webchat.doors import OWN


async def privacy(request: Request) -> Response:
    return rendering.show(OWN, "legal/privacy.html")


async def accessibility(request: Request) -> Response:
    return rendering.show(OWN, "legal/accessibility.html")


async def cookies(request: Request) -> Response:
    return rendering.show(OWN, "legal/cookies.html")


async def about(request: Request) -> Response:
    return rendering.show(OWN, "legal/about.html")
