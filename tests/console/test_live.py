"""Live pages over the wire: what the stream says, that nothing is missed, and that it ends when the session does."""

import asyncio
import time
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from sqlalchemy import delete, update

from bot import clock, conversations
from bot.console import auth
from bot.database import transaction
from bot.tables import KeyWorker, Message, StaffSession
from tests.console import builders


class Stream:
    """An open event stream, read event by event."""

    def __init__(self, response) -> None:
        self._lines = response.aiter_lines()

    async def next(self) -> tuple[str, str, str | None]:
        """The next event: name, data, id."""
        name, data, event_id = "", [], None
        async for line in self._lines:
            if not line and name:
                return name, "\n".join(data), event_id
            field, _, value = line.partition(": ")
            if field == "event":
                name = value
            elif field == "data":
                data.append(value)
            elif field == "id":
                event_id = value
        raise EOFError

    async def until(self, wanted: str, containing: str = "", timeout: float = 10) -> tuple[str, str | None]:
        """The next event of this name with these words: data and id."""
        async with asyncio.timeout(timeout):
            while True:
                name, data, event_id = await self.next()
                if name == wanted and containing in data:
                    return data, event_id


@asynccontextmanager
async def stream(visitor, path, **headers):
    async with visitor.stream("GET", path, headers=headers) as response:
        assert response.status_code == 200
        yield Stream(response)


async def last_position(conversation_id):
    return (await builders.thread(conversation_id))[-1].position


async def test_a_text_appears_within_a_moment_and_carries_its_position(desk):
    conversation_id = await builders.referral()
    address = (await builders.conversation(conversation_id)).address
    await builders.claimed_by("Priya", conversation_id)
    priya = await desk.of("Priya")
    async with stream(priya, f"/console/conversations/{conversation_id}/events?after={await last_position(conversation_id)}") as live:
        await live.until("time")
        began = time.monotonic()
        await builders.texts(address, "are you there <Priya>?")
        data, event_id = await live.until("line", "are you there &lt;Priya&gt;?")
        print(f"resident's text to open page: {(time.monotonic() - began) * 1000:.0f} ms")
        assert int(event_id) == await last_position(conversation_id)


async def test_a_broken_connection_gets_every_line_it_missed_once_and_in_order(desk):
    conversation_id = await builders.referral()
    position = await last_position(conversation_id)
    priya = await desk.of("Priya")
    path = f"/console/conversations/{conversation_id}/events?after={position}"
    async with stream(priya, path) as live:
        await live.until("time")
    for n in range(130):
        await builders.says(conversation_id, f"missed {n}.")
    ids = []
    async with stream(priya, path, **{"last-event-id": str(position + 4)}) as live:
        while not ids or ids[-1] < position + 130:
            _, event_id = await live.until("line")
            ids += [int(event_id)] if event_id else []
    assert ids == list(range(position + 5, position + 131))


async def test_a_changed_delivery_state_comes_again_without_moving_the_place_to_resume_from(desk):
    conversation_id = await builders.referral()
    await builders.says(conversation_id, "Hello from the bot")
    priya = await desk.of("Priya")
    async with stream(priya, f"/console/conversations/{conversation_id}/events?after={await last_position(conversation_id)}") as live:
        await live.until("time")
        async with transaction() as session:
            failed = {"status": "failed", "note": "Not delivered: landline."}
            await session.execute(update(Message).where(Message.text == "Hello from the bot").values(failed))
            conversation = await conversations.lock(session, conversation_id)
            await conversations.mark(session, conversation, "note", "x")
        data, event_id = await live.until("line", "Not delivered: landline.")
        assert event_id is None


async def test_a_page_is_told_no_state_of_lines_that_it_does_not_show(desk):
    conversation_id = await builders.referral()
    for n in range(120):
        await builders.says(conversation_id, f"line number {n}.")
    priya = await desk.of("Priya")
    page = await priya.sees(f"/console/conversations/{conversation_id}")
    first = int(page.split('data-position="')[1].split('"')[0])
    async with stream(priya, page.split('sse-connect="')[1].split('"')[0].replace("&amp;", "&")) as live:
        told = []
        while (event := await live.next())[0] != "time":
            told += [int(event[1].split('data-position="')[1].split('"')[0])] if event[0] == "line" else []
    assert first > 20 and told and min(told) >= first


async def test_who_has_it_and_the_writing_box_change_under_an_open_page(desk):
    conversation_id = await builders.referral()
    priya, marcus = await desk.of("Priya"), await desk.of("Marcus")
    async with stream(priya, f"/console/conversations/{conversation_id}/events?after=1") as live:
        await live.until("desk", "Take this conversation")
        await marcus.does(f"/console/conversations/{conversation_id}/claim")
        await live.until("head", "Marcus Kilnwright has this conversation")
        assert "reply-text" not in (await live.until("desk", "Marcus Kilnwright is answering"))[0]


async def test_a_page_whose_conversation_goes_to_another_locality_is_told_to_load_again(desk):
    conversation_id = await builders.referral()
    priya, helen = await desk.of("Priya"), await desk.of("Helen")
    async with stream(priya, f"/console/conversations/{conversation_id}/events?after=1") as live:
        await live.until("time")
        await helen.does(f"/console/conversations/{conversation_id}/hand-on", to="south", note="moved")
        await live.until("signed_out")
    assert (await priya.get(f"/console/conversations/{conversation_id}")).status_code == 403


async def test_danger_in_another_conversation_is_told_of(desk):
    here, there = await builders.referral(), await builders.referral()
    priya = await desk.of("Priya")
    async with stream(priya, f"/console/conversations/{here}/events?after=1") as live:
        await live.until("time")
        await builders.texts((await builders.conversation(there)).address, "I want to kill myself")
        await live.until("elsewhere", "Danger elsewhere")


async def test_the_queue_brings_new_arrivals(desk):
    priya = await desk.of("Priya")
    async with stream(priya, "/console/events?list=locality") as live:
        await live.until("rows", "Nobody is waiting")
        await builders.referral("Doreen")
        await live.until("rows", "Doreen")


@pytest.mark.parametrize("page", ["/console/events?list=mine", "/console/conversations/{}/events?after=1"])
@pytest.mark.parametrize("ending", ["signed out", "revoked without a word", "left"])
async def test_a_stream_closes_within_five_seconds_of_the_session_s_end(desk, page, ending):
    conversation_id = await builders.referral()
    priya = await desk.of("Priya")
    async with stream(priya, page.format(conversation_id)) as live:
        await live.until("time")
        began = time.monotonic()
        async with transaction() as session:
            if ending == "signed out":
                await auth.end_all_of(session, await builders.key_worker("Priya"))
            elif ending == "left":
                await session.execute(update(KeyWorker).where(KeyWorker.first_name == "Priya").values(active=False))
            else:
                await session.execute(delete(StaffSession))
        await live.until("signed_out", timeout=5)
        with pytest.raises(EOFError):
            await live.next()
        assert time.monotonic() - began < 5


async def test_an_open_page_does_not_keep_a_session_awake(desk):
    priya = await desk.of("Priya")
    async with transaction() as session:
        before = (await session.get(StaffSession, auth._hash(priya.cookies["doorstep"]))).last_seen_at
    async with stream(priya, "/console/events?list=mine") as live:
        await live.until("time")
        await live.until("time")
    async with transaction() as session:
        assert (await session.get(StaffSession, auth._hash(priya.cookies["doorstep"]))).last_seen_at == before


async def test_the_canary_of_one_conversation_is_in_no_other_stream(desk):
    here, there = await builders.referral(area="north"), await builders.referral(area="central")
    priya = await desk.of("Priya")
    async with stream(priya, f"/console/conversations/{here}/events?after=1") as live:
        await live.until("time")
        await builders.texts((await builders.conversation(there)).address, "CANARY-7141")
        await builders.texts((await builders.conversation(here)).address, "the last word")
        seen = ""
        while "the last word" not in seen:
            seen += (await asyncio.wait_for(live.next(), 10))[1]
        assert "CANARY-7141" not in seen


async def test_who_else_looks_and_who_writes_is_seen(desk):
    conversation_id = await builders.referral()
    await builders.claimed_by("Priya", conversation_id)
    priya, helen = await desk.of("Priya"), await desk.of("Helen")
    path = f"/console/conversations/{conversation_id}"
    async with stream(priya, f"{path}/events?after=1") as hers, stream(helen, f"{path}/events?after=1") as theirs:
        await hers.until("company", "Helen has this open too")
        counted = await priya.does(f"{path}/size", text="Hello Sh 😀")
        assert "1 text · 11 units" in counted.text
        await theirs.until("company", "Priya is writing")
    clock.skip_ahead(timedelta(seconds=20))
    async with stream(priya, f"{path}/events?after=1") as hers:
        data, _ = await hers.until("company")
        assert "Helen" not in data


async def test_a_long_thread_stays_in_its_order_under_an_open_page(screen):
    conversation_id = await builders.referral("Shaz")
    for n in range(120):
        await builders.says(conversation_id, f"line number {n}.")
    page = await screen("Priya")
    await page.goto(f"/console/conversations/{conversation_id}")
    await builders.says(conversation_id, "the newest of all")
    await page.locator("#lines > li", has_text="the newest of all").wait_for()
    shown = await page.locator("#lines > li").evaluate_all("lines => lines.map(line => Number(line.dataset.position))")
    assert shown == [line.position for line in await builders.thread(conversation_id)][-101:]
