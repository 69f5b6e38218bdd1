"""The key worker console, at /console. Every page is one line here, with the roles that may open it."""

from starlette.routing import BaseRoute, Route

from bot.console import (
    alerts,
    consents,
    conversation,
    corrections,
    cover,
    deeds,
    figures_page,
    guard,
    handing_on,
    me,
    people,
    plan,
    queue,
    saved_replies,
    search,
    second_factor,
    shared,
    signing_in,
    streams,
)
from bot.console.guard import ADMINISTRATORS, CASEWORKERS, EVERYBODY, LEADS, MANAGERS, PARTNER, Page

_CONVERSATION = "/console/conversations/{id:uuid}"

PAGES = (
    Page("GET", "/console", queue.page, EVERYBODY),
    Page("GET", "/console/events", streams.of_queue, CASEWORKERS, keeps_awake=False),
    Page("GET", "/console/alerts", alerts.page, CASEWORKERS),
    Page("GET", "/console/tasks", queue.tasks, CASEWORKERS),
    Page("POST", "/console/tasks/{id:uuid}/done", queue.finish_task, CASEWORKERS),
    Page("GET", _CONVERSATION, conversation.page, CASEWORKERS),
    Page("GET", f"{_CONVERSATION}/events", streams.of_conversation, CASEWORKERS, keeps_awake=False),
    Page("POST", f"{_CONVERSATION}/claim", deeds.claim, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/reply", deeds.reply, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/size", conversation.count_segments, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/messages/{{message:uuid}}/again", deeds.send_again, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/messages/{{message:uuid}}/not", deeds.send_not, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/note", deeds.note, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/hand-back", deeds.hand_back, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/close", deeds.close, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/seen", deeds.acknowledge, CASEWORKERS),
    Page("GET", f"{_CONVERSATION}/hand-on", handing_on.form, CASEWORKERS),
    Page("POST", f"{_CONVERSATION}/hand-on", handing_on.hand_on, CASEWORKERS),
    Page("GET", "/console/cases/{id:uuid}/fields/{field}", corrections.form, CASEWORKERS),
    Page("POST", "/console/cases/{id:uuid}/fields/{field}", corrections.save, CASEWORKERS),
    Page("POST", "/console/cases/{id:uuid}/plan", plan.add, CASEWORKERS),
    Page("POST", "/console/cases/{id:uuid}/plan/{step:uuid}/done", plan.done, CASEWORKERS),
    Page("GET", "/console/cases/{id:uuid}/consents", consents.page, CASEWORKERS),
    Page("POST", "/console/cases/{id:uuid}/consents", consents.note, CASEWORKERS),
    Page("POST", "/console/cases/{id:uuid}/share", consents.share, CASEWORKERS),
    Page("GET", "/console/shared/{id:uuid}", shared.page, frozenset({PARTNER})),
    Page("GET", "/console/saved-replies", saved_replies.page, EVERYBODY - {PARTNER}),
    Page("POST", "/console/saved-replies", saved_replies.add, EVERYBODY - {PARTNER}),
    Page("POST", "/console/saved-replies/{id:uuid}/remove", saved_replies.remove, EVERYBODY - {PARTNER}),
    Page("GET", "/console/search", search.page, CASEWORKERS),
    Page("POST", "/console/search", search.results, CASEWORKERS),
    Page("GET", "/console/cover", cover.page, LEADS),
    Page("POST", "/console/cover/{id:uuid}", cover.set_away, LEADS),
    Page("POST", "/console/cover/{id:uuid}/pass-on", cover.pass_all_on, LEADS),
    Page("POST", "/console/cover/{id:uuid}/leave", cover.add_leave, LEADS),
    Page("POST", "/console/cover/{id:uuid}/leave/{leave:uuid}/remove", cover.remove_leave, LEADS),
    Page("GET", "/console/figures", figures_page.page, MANAGERS),
    Page("GET", "/console/figures.csv", figures_page.download, MANAGERS),
    Page("GET", "/console/people", people.page, ADMINISTRATORS),
    Page("GET", "/console/people/new", people.form, ADMINISTRATORS),
    Page("POST", "/console/people/new", people.save, ADMINISTRATORS),
    Page("GET", "/console/people/{id:uuid}", people.form, ADMINISTRATORS),
    Page("POST", "/console/people/{id:uuid}", people.save, ADMINISTRATORS),
    Page("POST", "/console/people/{id:uuid}/password", people.new_password, ADMINISTRATORS),
    Page("POST", "/console/people/{id:uuid}/second-factor", people.no_second_factor, ADMINISTRATORS),
    Page("GET", "/console/me", me.page, EVERYBODY),
    Page("GET", second_factor.PAGE, second_factor.page, EVERYBODY, needs_second_factor=False),
    Page("POST", second_factor.PAGE, second_factor.confirm, EVERYBODY, needs_second_factor=False),
    Page("POST", "/console/me/available", me.set_available, EVERYBODY),
    Page("POST", "/console/me/password", me.change_password, EVERYBODY),
    Page("POST", "/console/stay", signing_in.stay, EVERYBODY),
    Page("POST", "/console/sign-out", signing_in.sign_out, EVERYBODY, needs_second_factor=False),
)


def routes() -> list[BaseRoute]:
    """Every route of the console, with whole paths. Only signing in needs nobody signed in."""
    return [
        Route(guard.SIGN_IN, signing_in.ask, methods=["GET"]),
        Route(guard.SIGN_IN, signing_in.sign_in, methods=["POST"]),
        Route(f"{guard.SIGN_IN}/code", signing_in.code, methods=["POST"]),
        *(page.route() for page in PAGES),
    ]
