"""The key worker console, at /console. Every page is one line here, with the roles that may open it."""

from starlette.routing import BaseRoute, Route

from bot.console import conversation, deeds, guard, queue, signing_in, streams
from bot.console.guard import CASEWORKERS, EVERYBODY, Page

_CONVERSATION = "/console/conversations/{id:uuid}"

PAGES = (
    Page("GET", "/console", queue.page, EVERYBODY),
    Page("GET", "/console/events", streams.of_queue, CASEWORKERS, keeps_awake=False),
    Page("GET", "/console/tasks", queue.tasks, CASEWORKERS),
    Page("POST", "/console/tasks/{id:uuid}/done", queue.finish_task, CASEWORKERS),
    Page("GET", _CONVERSATION, conversation.page, CASEWORKERS),
    Page("GET", f"{_CONVERSATION}/events", streams.of_conversation, CASEWORKERS, keeps_awake=False),
    Page("POST", f"{_CONVERSATION}/claim", deeds.claim, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/reply", deeds.reply, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/note", deeds.note, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/hand-back", deeds.hand_back, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/close", deeds.close, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/seen", deeds.acknowledge, CASEWORKERS),
    Page("POST", "/console/segments", conversation.count_segments, CASEWORKERS),
    Page("POST", "/console/stay", signing_in.stay, EVERYBODY),
    Page("POST", "/console/sign-out", signing_in.sign_out, EVERYBODY),
)


def routes() -> list[BaseRoute]:
    """Every route of the console, with whole paths. Only signing in needs nobody signed in."""
    return [
        Route(guard.SIGN_IN, signing_in.ask, methods=["GET"]),
        Route(guard.SIGN_IN, signing_in.sign_in, methods=["POST"]),
        *(page.route() for page in PAGES),
    ]
