"""Whatever a form, an address or a header holds: no crash, nothing run, nothing of another person's."""

from collections.abc import Iterator

import pytest

from bot.console import PAGES
from tests.console import builders
from tests.console.test_who_may import address

NASTY = (
    "", " ", "\x00", "x" * 5000, "999999999999999999999", "-1", "٣", "NaN", "null", "[]", "{}", "true", "' or 1=1 --", "%00", "%",
    "../../etc/passwd", "<script>alert(1)</script>", "{{ 7*7 }}", "{% raise %}", "\ud83d\ude00".encode("utf-16", "surrogatepass").decode("utf-16"),
    "\u202e\ufeff", "a\r\nSet-Cookie: x=y", "2026-13-45", "0001-01-01", "9999-12-31", "00000000-0000-0000-0000-000000000000",
)  # fmt: skip
FIELDS = ("text", "token", "to", "note", "reason", "outcome", "value", "fields", "consent", "agency", "state", "how", "words", "due_on", "q",
          "need", "title", "area", "name", "email", "role", "capacity", "strengths", "languages", "available", "active", "current", "new",
          "code", "next", "password", "ticket", "reference", "proof", "when", "on", "at", "ask", "first_day", "last_day")  # fmt: skip
PARAMETERS = ("list", "before", "after", "figure", "area", "done")
ROUNDS = 6


def mixed(names: tuple[str, ...]) -> Iterator[dict[str, str]]:
    """Forms in which every name holds something nasty, another thing each time; over all names, everything comes up."""
    for turn in range(ROUNDS):
        yield {name: NASTY[(place + turn * len(NASTY) // ROUNDS) % len(NASTY)] for place, name in enumerate(names)}


POSTS = [f"POST {page.path}" for page in PAGES if page.method == "POST" and page.path != "/console/sign-out"]
GETS = [f"GET {page.path}" for page in PAGES if page.method == "GET" and not page.path.endswith("/events")]


@pytest.mark.parametrize("route", POSTS)
async def test_no_form_brings_a_page_down(desk, route):
    conversation_id = await builders.referral()
    await builders.claimed_by("Morgan", conversation_id)
    case = await builders.case_of(conversation_id)
    visitor = await desk.of("Alex" if "/people" in route else "Morgan")
    path = address(route, case.id if "/cases/" in route else conversation_id)
    for form in mixed(FIELDS):
        answer = await visitor.post(path, data={"csrf": visitor.csrf, **form})
        assert answer.status_code < 500, (route, form)
        assert "<script>alert" not in answer.text and "set-cookie: x=y" not in str(answer.headers).lower()


@pytest.mark.parametrize("route", GETS)
async def test_no_address_brings_a_page_down(desk, route):
    conversation_id = await builders.referral()
    case = await builders.case_of(conversation_id)
    visitor = await desk.of("Alex" if "/people" in route else "Morgan")
    path = address(route, case.id if "/cases/" in route else conversation_id)
    for query in mixed(PARAMETERS):
        answer = await visitor.get(path, params=query)
        assert answer.status_code < 500, (route, query)
        assert "<script>alert" not in answer.text


async def test_no_day_for_a_text_brings_a_page_down(desk):
    conversation_id = await builders.referral()
    await builders.claimed_by("Priya", conversation_id)
    priya = await desk.of("Priya")
    for nasty in NASTY:
        for day, at in ((nasty, "09:00"), ("2026-12-29", nasty)):
            answer = await priya.does(f"/console/conversations/{conversation_id}/reply", text="Hello", when="later", on=day, at=at)
            assert answer.status_code == 422, nasty


FORM = "application/x-www-form-urlencoded"


async def test_bodies_that_are_no_forms_do_nothing(desk):
    priya = await desk.of("Priya")

    async def without_a_length():
        yield b"csrf=" + priya.csrf.encode()

    for content, kind in (
        (b"{}", "application/json"), (b"\xff\xfe", FORM), (b"csrf=" + b"a" * 70_000, FORM), (b"csrf=%ED%A0%80", FORM),
        (b"--x\r\n", "multipart/form-data; boundary=x"), (without_a_length(), FORM),
    ):  # fmt: skip
        answer = await priya.post("/console/sign-out", content=content, headers={"content-type": kind})
        assert answer.status_code == 403
    assert "Priya" in await priya.sees("/console")


@pytest.mark.parametrize("header", ["999999999999999999999", "-1", "x", "٣", ""])
async def test_no_last_event_id_brings_a_stream_down(desk, header):
    conversation_id = await builders.referral()
    priya = await desk.of("Priya")
    async with priya.stream("GET", f"/console/conversations/{conversation_id}/events", headers={"last-event-id": header.encode()}) as live:
        assert live.status_code == 200
        async for line in live.aiter_lines():
            if line.startswith("event: time"):
                break


async def test_cookies_that_are_none_of_ours_open_nothing(visitor):
    for token in ("", "x", "é" * 10, "a" * 4000, "' or 1=1"):
        answer = await visitor.get("/console", headers={"cookie": f"doorstep={token}".encode()})
        assert answer.status_code == 303
