"""The web chat: the same help as by text, in a browser, for everyone. Works without JavaScript; live with it."""

from functools import partial

from starlette.routing import BaseRoute, Route

from bot.settings import settings
from bot.webchat import continuing, embed, leaving, legal, pages, stream
from bot.webchat.doors import FRAME, OWN, Door


def routes() -> list[BaseRoute]:
    """Every page of the web chat; the made-up council's only in demo mode."""
    return [
        *_chat(OWN),
        *_chat(FRAME),
        Route("/embed.js", embed.script, methods=["GET"]),
        Route("/privacy", legal.privacy, methods=["GET"]),
        Route("/accessibility", legal.accessibility, methods=["GET"]),
        Route("/cookies", legal.cookies, methods=["GET"]),
        Route("/about", legal.about, methods=["GET"]),
        *([Route("/demo/council", embed.demo_council, methods=["GET"])] if settings().demo else []),
    ]


def _chat(door: Door) -> list[BaseRoute]:
    """The chat through one door."""
    found = {
        (door.page, "GET"): pages.home,
        (door.path("messages"), "POST"): pages.send,
        (door.path("events"), "GET"): stream.events,
        (door.path("exit"), "POST"): leaving.leave,
        (door.path("here"), "POST"): leaving.stay,
        (door.path("keep"), "POST"): leaving.keep,
        (door.path("continue"), "GET"): continuing.page,
        (door.path("code"), "POST"): continuing.show_code,
        (door.path("join"), "POST"): continuing.take_code,
    }
    return [
        Route(path, partial(endpoint, door), methods=[method], name=f"{method} {path}")
        for (path, method), endpoint in found.items()
    ]
