"""Route × role. Every route of the console stands here with its roles: a new one without a rule fails."""

import re
from uuid import UUID, uuid4

import pytest
from starlette.routing import Route

from bot import console
from bot.console import PAGES
from tests.console import builders

ROLES = {"key_worker": "Priya", "locality_lead": "Helen", "duty_manager": "Morgan", "administrator": "Alex",
         "partner": "Pat"}
EVERYBODY, CASEWORKERS = set(ROLES), {"key_worker", "locality_lead", "duty_manager"}
STAFF = EVERYBODY - {"partner"}
CONVERSATION = "/console/conversations/{id:uuid}"
MAY = {
    "GET /console": EVERYBODY,
    "GET /console/events": CASEWORKERS,
    "GET /console/alerts": CASEWORKERS,
    "GET /console/tasks": CASEWORKERS,
    "POST /console/tasks/{id:uuid}/done": CASEWORKERS,
    f"GET {CONVERSATION}": CASEWORKERS,
    f"GET {CONVERSATION}/events": CASEWORKERS,
    f"POST {CONVERSATION}/claim": CASEWORKERS,
    f"POST {CONVERSATION}/reply": CASEWORKERS,
    f"POST {CONVERSATION}/insert": CASEWORKERS,
    f"POST {CONVERSATION}/size": CASEWORKERS,
    f"POST {CONVERSATION}/messages/{{message:uuid}}/again": CASEWORKERS,
    f"POST {CONVERSATION}/messages/{{message:uuid}}/not": CASEWORKERS,
    f"POST {CONVERSATION}/override": CASEWORKERS,
    f"POST {CONVERSATION}/note": CASEWORKERS,
    f"POST {CONVERSATION}/hand-back": CASEWORKERS,
    f"POST {CONVERSATION}/close": CASEWORKERS,
    f"POST {CONVERSATION}/open-case-again": CASEWORKERS,
    f"POST {CONVERSATION}/new-case": CASEWORKERS,
    f"POST {CONVERSATION}/seen": CASEWORKERS,
    f"GET {CONVERSATION}/hand-on": CASEWORKERS,
    f"POST {CONVERSATION}/hand-on": CASEWORKERS,
    f"POST {CONVERSATION}/match-anew": CASEWORKERS,
    f"GET {CONVERSATION}/same-person": CASEWORKERS,
    f"POST {CONVERSATION}/same-person": CASEWORKERS,
    f"POST {CONVERSATION}/same-person/{{merge:uuid}}/undo": CASEWORKERS,
    f"GET {CONVERSATION}/messages/{{message:uuid}}/pictures/{{number:int}}": CASEWORKERS,
    "GET /console/cases/{id:uuid}/fields/{field}": CASEWORKERS,
    "POST /console/cases/{id:uuid}/fields/{field}": CASEWORKERS,
    "POST /console/cases/{id:uuid}/plan": CASEWORKERS,
    "POST /console/cases/{id:uuid}/plan/{step:uuid}/done": CASEWORKERS,
    "GET /console/cases/{id:uuid}/consents": CASEWORKERS,
    "POST /console/cases/{id:uuid}/consents": CASEWORKERS,
    "POST /console/cases/{id:uuid}/share": CASEWORKERS,
    "GET /console/shared/{id:uuid}": {"partner"},
    "GET /console/saved-replies": STAFF,
    "POST /console/saved-replies": STAFF,
    "POST /console/saved-replies/{id:uuid}/remove": STAFF,
    "GET /console/search": CASEWORKERS,
    "POST /console/search": CASEWORKERS,
    "GET /console/cover": {"locality_lead", "duty_manager"},
    "POST /console/cover/{id:uuid}": {"locality_lead", "duty_manager"},
    "GET /console/cover/{id:uuid}/pass-on": {"locality_lead", "duty_manager"},
    "POST /console/cover/{id:uuid}/pass-on": {"locality_lead", "duty_manager"},
    "POST /console/cover/{id:uuid}/leave": {"locality_lead", "duty_manager"},
    "POST /console/cover/{id:uuid}/leave/{leave:uuid}/remove": {"locality_lead", "duty_manager"},
    "GET /console/figures": {"locality_lead", "duty_manager", "administrator"},
    "GET /console/figures.csv": {"locality_lead", "duty_manager", "administrator"},
    "GET /console/localities": {"locality_lead", "duty_manager", "administrator"},
    "GET /console/localities/sectors": {"administrator"},
    "POST /console/localities/sectors": {"administrator"},
    "GET /console/rota": {"duty_manager", "administrator"},
    "POST /console/rota/{day}/hours": {"duty_manager", "administrator"},
    "GET /console/rota/{day}": {"duty_manager", "administrator"},
    "POST /console/rota/{day}": {"duty_manager", "administrator"},
    "GET /console/people": {"administrator"},
    "GET /console/people/new": {"administrator"},
    "POST /console/people/new": {"administrator"},
    "GET /console/people/{id:uuid}": {"administrator"},
    "POST /console/people/{id:uuid}": {"administrator"},
    "POST /console/people/{id:uuid}/password": {"administrator"},
    "POST /console/people/{id:uuid}/second-factor": {"administrator"},
    "GET /console/me": EVERYBODY,
    "GET /console/me/second-factor": EVERYBODY,
    "POST /console/me/second-factor": EVERYBODY,
    "POST /console/me/available": EVERYBODY,
    "POST /console/me/mobile": EVERYBODY,
    "POST /console/me/password": EVERYBODY,
    "POST /console/stay": EVERYBODY,
    "POST /console/sign-out": EVERYBODY,
}
OF_A_CASE = [route for route in MAY if "/cases/" in route]
ROUTES = sorted(f"{next(iter(r.methods - {'HEAD'}))} {r.path}" for r in console.routes() if not r.path.startswith("/console/sign-in"))


def address(route: str, id: UUID) -> str:
    """The route's path with `id` wherever it wants one, and a field that every case has."""
    return re.sub(r"\{\w+(:\w+)?\}", str(id), route.split(" ", 1)[1].replace("{field}", "story").replace("{number:int}", "0"))


async def status(visitor, route: str, id: UUID) -> tuple[int, str]:
    """What the route answers: its status, and where it sends to. Of a stream only the beginning is read."""
    method, path = route.split(" ", 1)[0], address(route, id)
    data = {"csrf": visitor.csrf} if method == "POST" else None
    async with visitor.stream(method, path, data=data) as response:
        return response.status_code, response.headers.get("location", "")


def test_every_route_has_its_rule_here():
    assert ROUTES == sorted(MAY)
    assert len(ROUTES) == len(PAGES)
    assert all(isinstance(route, Route) for route in console.routes())


async def test_nobody_gets_in_without_signing_in(visitor):
    for route in ROUTES:
        answer, location = await status(visitor, route, uuid4())
        assert answer == 401 or (answer == 303 and location.startswith("/console/sign-in?next=")), (route, answer)


@pytest.mark.parametrize("role", ROLES)
async def test_each_role_gets_in_where_it_may_and_nowhere_else(desk, role):
    conversation_id = await builders.referral(area="north")
    await builders.partner("Pat", "Staffordshire Police")
    for route in ROUTES:
        visitor = await desk.of(ROLES[role])  # anew each time: one of the routes signs out
        answer, location = await status(visitor, route, conversation_id)
        if role in MAY[route]:
            assert answer not in (401, 403, 405, 500) and not location.startswith("/console/sign-in?"), (route, answer)
        else:
            assert answer == 403, (route, answer)


async def test_another_locality_s_conversation_stays_shut_by_every_door(desk):
    conversation_id, sam = await builders.referral(area="north"), await desk.of("Sam")  # Central
    for route in (route for route in ROUTES if "/conversations/" in route):
        assert (await status(sam, route, conversation_id))[0] == 403, route
        assert (await status(sam, route, uuid4()))[0] == 404, route
    assert [line.text for line in await builders.thread(conversation_id) if line.author == "key_worker"] == []


async def test_nor_does_its_case_open(desk):
    case = await builders.case_of(await builders.referral(area="north"))
    sam, priya = await desk.of("Sam"), await desk.of("Priya")
    for route in OF_A_CASE:
        assert (await status(sam, route, case.id))[0] == 403, route
        assert (await status(priya, route, case.id))[0] in (200, 303, 404, 409, 422), route
        assert (await status(sam, route, uuid4()))[0] == 404, route


async def test_danger_opens_a_conversation_beyond_the_locality_and_keeps_it_open_for_who_opened_it(desk):
    conversation_id = await builders.referral(area="north")
    sam, yusuf = await desk.of("Sam"), await desk.of("Yusuf")
    await builders.texts((await builders.conversation(conversation_id)).address, "I want to kill myself")
    assert "Danger" in await sam.sees("/console?list=locality")
    await sam.sees(f"/console/conversations/{conversation_id}")
    await sam.sees(f"/console/conversations/{conversation_id}")  # acknowledged by Sam now, and still open to Sam
    assert (await yusuf.get(f"/console/conversations/{conversation_id}")).status_code == 403


async def test_a_conversation_without_a_locality_is_anybody_s(desk):
    conversation_id = await builders.texts(builders.new_number(), "hello")
    for name in ("Priya", "Sam", "Kev"):
        await (await desk.of(name)).sees(f"/console/conversations/{conversation_id}")


async def test_tasks_of_another_locality_are_neither_seen_nor_finished(desk):
    conversation_id = await builders.referral(area="north")
    task_id = await builders.task("not_delivered", "Not delivered: the number cannot get texts.", conversation_id)
    sam, priya = await desk.of("Sam"), await desk.of("Priya")
    assert "Not delivered" not in await sam.sees("/console/tasks")
    assert (await sam.does(f"/console/tasks/{task_id}/done")).status_code == 404
    assert "Not delivered" in await priya.sees("/console/tasks")
    assert (await priya.does(f"/console/tasks/{task_id}/done")).status_code == 303
    assert "Not delivered" not in await priya.sees("/console/tasks")
