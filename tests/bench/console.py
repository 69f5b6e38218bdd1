"""Page times of the console with 10,000 conversations, 200 of them with a person, and the claim race over 200 tries.

`python -m tests.bench.console` prints them. Served by uvicorn, asked over loopback one page after another. The processor's time,
the server's and the database's together (and what asking costs), says what a page costs however busy the machine is; the
other figures are what passes on the clock. It judges nothing.
"""

import asyncio
import os
import statistics
import sys
import time
from contextlib import asynccontextmanager
from pathlib import Path

import psutil
import psycopg

from tests.console import serving

CONVERSATIONS, LIVE, MESSAGES_EACH, TIMES, RACES = 10_000, 200, 12, 30, 200
_FILL = f"""
set statement_timeout = 0;
set session_replication_role = replica;
insert into residents (id, created_at, name)
    select gen_random_uuid(), now() - n * interval '10 min', (array['Shaz', 'Tel', 'Doreen', 'Maureen', 'Ali'])[1 + n % 5] || ' ' || n
    from generate_series(1, {CONVERSATIONS}) n;
insert into conversations (id, created_at, channel, address, resident_id, handler, key_worker_id, rasa_session, last_position,
                           last_inbound_at, safe_contact)
    select gen_random_uuid(), r.created_at, 'sms', '+4477009' || lpad(row_number() over ()::text, 6, '0'), r.id,
        case when row_number() over () <= {LIVE} then 'key_worker' when row_number() over () <= {LIVE} + 60 then 'waiting' else 'bot' end,
        null, 1, {MESSAGES_EACH}, now() - interval '5 min', 'any_time'
    from residents r;
insert into cases (id, reference, created_at, conversation_id, resident_id, opened_by_intake, status, area, key_worker_id, queue,
                   needs, summary, closed_at, outcome)
    select gen_random_uuid(), 'B' || lpad(row_number() over ()::text, 6, '0'), c.created_at, c.id, c.resident_id, gen_random_uuid(),
        case when random() < 0.97 and c.handler = 'bot' then 'closed' else 'open' end, w.area, w.id, null,
        '["money", "housing_conditions"]', jsonb_build_object('story', jsonb_build_object('value', 'the damp is bad', 'said_by',
        'resident', 'at', now())), null, null
    from (select *, row_number() over () n from conversations) c
    join (select *, row_number() over () - 1 k, count(*) over () all_of_them from key_workers where role = 'key_worker') w
        on c.n % w.all_of_them = w.k;
update cases set closed_at = now() - interval '3 day', outcome = 'met' where status = 'closed';
update conversations c set key_worker_id = k.key_worker_id from cases k where k.conversation_id = c.id and c.handler = 'key_worker';
insert into handoffs (id, conversation_id, case_id, requested_at, reason, key_worker_id, promised_by, claimed_by, claimed_at)
    select gen_random_uuid(), c.id, k.id, now() - interval '30 min', 'case_opened', k.key_worker_id, now() + interval '1 hour',
        c.key_worker_id, case when c.handler = 'key_worker' then now() - interval '20 min' end
    from conversations c join cases k on k.conversation_id = c.id where c.handler in ('key_worker', 'waiting');
insert into messages (id, conversation_id, position, created_at, direction, author, kind, text, status, attempts)
    select gen_random_uuid(), c.id, p, now() - ({MESSAGES_EACH} - p) * interval '1 min', case when p % 2 = 1 then 'in' else 'out' end,
        case when p % 2 = 1 then 'resident' else 'bot' end, case when p % 2 = 1 then 'text' else 'reply' end,
        'Words enough for a text message of a usual length, number ' || p, case when p % 2 = 1 then 'answered' else 'delivered' end, 1
    from conversations c, generate_series(1, {MESSAGES_EACH}) p;
insert into case_events (id, case_id, at, kind, actor, detail)
    select gen_random_uuid(), k.id, now() - n * interval '1 hour', 'changed', 'resident', '{{"fields": ["story"]}}'
    from cases k, generate_series(1, 5) n;
insert into case_reads (id, case_id, key_worker_id, at, what)
    select gen_random_uuid(), k.id, k.key_worker_id, now(), 'conversation' from cases k, generate_series(1, 5);
insert into danger_flags (id, conversation_id, message_id, kind, source, raised_at, step)
    select gen_random_uuid(), conversation_id, id, 'self_harm', 'phrase', now(), 0 from messages where position = 1 limit 5;
insert into tasks (id, created_at, kind, key, conversation_id, words, message_ids)
    select gen_random_uuid(), now(), 'not_delivered', 'not_delivered:' || id, id, 'Not delivered.', '[]' from conversations limit 100;
analyze;
"""
PAGES = {
    "Priya": ["/console", "/console?list=locality", "/console/tasks", "{conversation}", "{conversation}/hand-on",
              "{conversation}/same-person", "{case}/consents", "{case}/fields/story", "/console/saved-replies"],
    "Morgan": ["/console?list=everyone", "/console/cover", "/console/figures", "POST /console/search"],
    "Alex": ["/console/people"],
}  # fmt: skip


@asynccontextmanager
async def filled_site():  # type: ignore[no-untyped-def]
    """The console with all those conversations in it."""
    from bot import demo
    from bot.database import conninfo, transaction

    async with serving.console() as site:
        async with transaction() as session:
            await demo.seed(session)
        # A connection of its own: one of the service's, left in this mode, would hold no lock until its transaction ends.
        async with await psycopg.AsyncConnection.connect(conninfo(), autocommit=True) as filling:
            for statement in _FILL.split(";\n"):
                if statement.strip():
                    await filling.execute(statement)
        yield site


async def page_times(site: str) -> None:
    from sqlalchemy import text

    from bot.database import transaction
    from tests.console.people import Desk

    async with transaction() as session:
        conversation, case = (await session.execute(text(
            "select c.id, k.id from conversations c join cases k on k.conversation_id = c.id join key_workers w on w.id = "
            "c.key_worker_id where w.first_name = 'Priya' limit 1"))).one()
    async with Desk(site) as desk:
        for name, paths in PAGES.items():
            visitor = await desk.of(name)
            for path in paths:
                where = path.format(conversation=f"/console/conversations/{conversation}", case=f"/console/cases/{case}")
                await _time(visitor, where)
                spent = _processor()
                taken = [await _time(visitor, where) for _ in range(TIMES)]
                spent = _processor() - spent
                cuts = statistics.quantiles(taken, n=20)
                print(f"{name:7} {path:32} processor {spent / TIMES * 1000:4.0f} ms   p50 {cuts[9] * 1000:5.0f} ms   "
                      f"p95 {cuts[18] * 1000:5.0f} ms")


def _processor() -> float:
    """Seconds this process and its database have computed."""
    folder = Path(os.environ["CLOCK_FILE"]).parent.name  # the database's, of its own name
    database = next(child for child in psutil.process_iter(["cmdline"]) if any(folder in part for part in child.info["cmdline"] or ()))
    times = [process.cpu_times() for process in (database, *database.children(recursive=True))]
    return time.process_time() + sum(one.user + one.system for one in times)


async def _time(visitor, path: str) -> float:  # type: ignore[no-untyped-def]
    began = time.perf_counter()
    answer = (await visitor.does(path.removeprefix("POST "), q="Doreen 1") if path.startswith("POST") else await visitor.get(path))
    assert answer.status_code == 200, (path, answer.status_code)
    return time.perf_counter() - began


async def claim_race(site: str) -> None:
    from sqlalchemy import text

    from bot.database import transaction
    from tests.console.people import Desk

    async with transaction() as session:
        waiting = list(await session.scalars(text(
            f"select conversation_id from cases where area = 'north' order by status = 'closed' limit {RACES}")))
        await session.execute(text("update conversations set handler = 'bot', key_worker_id = null where id = any(:ids)"), {"ids": waiting})
    winners = []
    async with Desk(site) as desk:
        racers = [await desk.of(name) for name in ("Priya", "Marcus", "Jo", "Danuta")]
        for conversation in waiting:
            answers = await asyncio.gather(*(one.does(f"/console/conversations/{conversation}/claim") for one in racers))
            winners.append(sum(answer.status_code == 303 for answer in answers))
    async with transaction() as session:
        joined = await session.scalar(text(
            "select count(*) from (select 1 from messages where kind = 'joined' group by conversation_id having count(*) > 1) twice"))
    print(f"claim race: {len(winners)} tries of {len(racers)} at once, {sum(count != 1 for count in winners)} with other than one "
          f"winner, {joined} joined twice")


async def main() -> None:
    began = time.perf_counter()
    async with filled_site() as site:
        print(f"{CONVERSATIONS} conversations, {LIVE} with a person ({time.perf_counter() - began:.0f} s to fill)")
        await page_times(site)
        await claim_race(site)


if __name__ == "__main__":
    os.environ.setdefault("DOORSTEP_MODE", "demo")
    sys.exit(asyncio.run(main()))
