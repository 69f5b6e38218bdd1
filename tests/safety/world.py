"""What a safety test does and sees: residents text, jobs are worked off, the clock moves on, parts are taken away."""

import base64
import hashlib
import hmac
import itertools
import os
from collections.abc import Awaitable, Callable
from datetime import datetime, timedelta
from typing import Any
from urllib.parse import urlencode
from uuid import UUID, uuid4

import httpx
import pytest
from sqlalchemy import select, text, update

from bot import clock, conversations, due, handoff, queue, safety
from bot.database import transaction
from bot.tables import Alert, Conversation, DangerFlag, KeyWorker, Message, Task
from tests.safety import parts
from tests.support.fake_twilio import RemoteTwilio
from tests.support.mail import Mailbox

_numbers = itertools.count(1)


def new_number() -> str:
    """A mobile number out of Ofcom's drama range."""
    return f"+447700900{next(_numbers) % 1000:03}"


class World:
    def __init__(self, twilio: RemoteTwilio, mailbox: Mailbox, monkeypatch: pytest.MonkeyPatch) -> None:
        self.twilio, self.mailbox, self.patch = twilio, mailbox, monkeypatch
        self._away: list[Callable[[], Awaitable[None]]] = []  # what `heal` does, the last first

    # the resident

    async def texts(self, number: str, body: str) -> httpx.Response:
        """A text through the signed webhook; out comes what Twilio is answered."""
        from bot.app import app
        from bot.settings import settings

        form = {"From": number, "To": settings().twilio_number, "Body": body, "MessageSid": f"SM{uuid4().hex}"}
        url = f"{settings().public_url}/sms/inbound"
        signed = url + "".join(name + value for name, value in sorted(form.items()))
        token = settings().twilio_auth_token.encode()
        signature = base64.b64encode(hmac.new(token, signed.encode(), hashlib.sha1).digest()).decode()
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=settings().public_url) as client:
            return await client.post(
                "/sms/inbound", content=urlencode(form),
                headers={"X-Twilio-Signature": signature, "Content-Type": "application/x-www-form-urlencoded"},
            )

    async def get(self, path: str, method: str = "GET") -> httpx.Response:
        """A request nobody signed."""
        from bot.app import app

        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://doorstep.example") as client:
            return await client.request(method, path)

    def hears(self, number: str) -> list[str]:
        """Every text that reached this phone, in order."""
        return self.twilio.sent_to(number)

    # the machine

    async def work(self, *lanes: str) -> None:
        """Works off what waits in these lanes (both, unless named), as the worker processes do."""
        named = list(lanes or (queue.DANGER_LANE, queue.MAIN_LANE))
        while await self._jobs_wait(named):  # a worker that need not wait leaves before its last job has deferred another
            await queue.app.run_worker_async(queues=named, wait=False, concurrency=4, listen_notify=False,
                                             install_signal_handlers=False, delete_jobs="successful")

    async def _jobs_wait(self, lanes: list[str]) -> bool:
        async with transaction() as session:
            waiting = text("select exists (select 1 from procrastinate_jobs where status = 'todo' and queue_name = any(:lanes)"
                           " and (scheduled_at is null or scheduled_at <= now()))")
            return bool(await session.scalar(waiting, {"lanes": lanes}))

    async def passes(self, *lanes: str, **span: float) -> None:
        """Time passes, what falls due is done, and its jobs are worked off (both lanes, unless named)."""
        clock.skip_ahead(timedelta(**span))
        while await due.do_next():
            pass
        await self._retries_are_due()
        await self.work(*lanes)

    async def _retries_are_due(self) -> None:
        """The queue keeps the database's time, which no test moves: its retries are brought forward instead."""
        async with transaction() as session:
            await session.execute(text("update procrastinate_jobs set scheduled_at = null where status = 'todo'"))

    def set_time(self, *, weekday: int, hour: int) -> None:
        """The next such day (Monday 0) that is no bank holiday, at this hour in London: a week ahead at least, and never back."""
        from bot.hours import _bank_holiday

        real = datetime.now(clock.LONDON)
        first = max(real + timedelta(days=7), clock.now().astimezone(clock.LONDON))
        then = first.replace(hour=hour, minute=0, second=0, microsecond=0) + timedelta((weekday - first.weekday()) % 7)
        while then < first or _bank_holiday(then.date()):
            then += timedelta(days=7)
        with open(os.environ["CLOCK_FILE"], "w") as file:
            file.write(str((then - real).total_seconds()))

    # the team

    async def staff(self, first_name: str, **changes: Any) -> KeyWorker:
        """A member of the demo staff, with columns changed."""
        async with transaction() as session:
            found = (await session.scalars(select(KeyWorker).where(KeyWorker.first_name == first_name))).one()
            for name, value in changes.items():
                setattr(found, name, value)
            return found

    async def only_at_work(self, *first_names: str) -> None:
        async with transaction() as session:
            await session.execute(update(KeyWorker).values(available=KeyWorker.first_name.in_(first_names)))

    def reads(self, danger: str | None, hint: str | None = None, **slots: Any) -> None:
        """Every text is now read to mean this."""
        from bot import readings

        async def read(said: str, asked: str | None) -> dict[str, Any]:
            return {"act": "inform", "confidence": 1.0, "needs": [], "danger": danger, "hint": hint, "slots": slots}

        self.patch.setattr(readings, "read", read)

    def reads_by_phrases_alone(self) -> None:
        """The models are not asked: a text means what the danger phrases say of it."""
        from bot import readings
        from bot.understanding.danger import screen

        async def read(said: str, asked: str | None) -> dict[str, Any]:
            return {"act": "inform", "confidence": 1.0, "needs": [], "danger": screen(said), "slots": {}}

        self.patch.setattr(readings, "read", read)

    async def nobody_at_work(self) -> None:
        async with transaction() as session:
            await session.execute(text("update key_workers set available = false"))

    async def opens(self, first_name: str, number: str) -> int:
        """A named person opens the conversation; how many flags that acknowledged."""
        person = await self.staff(first_name)
        async with transaction() as session:
            return await safety.acknowledge(session, (await self._conversation(session, number)).id, person.id)

    async def takes(self, first_name: str, number: str) -> None:
        person = await self.staff(first_name)
        async with transaction() as session:
            await handoff.claim(session, await self._conversation(session, number, lock=True), person)

    async def asks_for_a_person(self, number: str) -> None:
        async with transaction() as session:
            await handoff.request(session, await self._conversation(session, number, lock=True), reason="asked_for_person")

    async def backdate(self, number: str, **span: float) -> None:
        """All they wrote so far is that long ago."""
        ago = {"ago": timedelta(**span), "number": number}
        async with transaction() as session:
            await session.execute(text(
                "update messages set created_at = created_at - :ago where conversation_id = "
                "(select id from conversations where address = :number)"), ago)
            await session.execute(text(
                "update conversations set last_inbound_at = last_inbound_at - :ago where address = :number"), ago)

    async def forget_jobs(self) -> None:
        """What has been said so far needs no answer in this test."""
        async with transaction() as session:
            await session.execute(text("truncate procrastinate_jobs, procrastinate_periodic_defers, procrastinate_events"))
            await session.execute(text("update messages set status = 'answered' where status = 'waiting'"))
            await session.execute(text("update messages set status = 'cancelled' where status = 'queued'"))

    async def replay(self) -> None:
        """What was kept on disk is brought in."""
        from bot import spool

        await spool.replay()

    # what is so

    async def _conversation(self, session: Any, number: str, *, lock: bool = False) -> Conversation:
        found = (await session.scalars(select(Conversation).where(Conversation.address == number))).one()
        return await conversations.lock(session, found.id) if lock else found

    async def conversation(self, number: str) -> Conversation:
        async with transaction() as session:
            return await self._conversation(session, number)

    async def change(self, number: str, **columns: Any) -> None:
        async with transaction() as session:
            found = await self._conversation(session, number, lock=True)
            for name, value in columns.items():
                setattr(found, name, value)

    async def flags(self, number: str) -> list[DangerFlag]:
        async with transaction() as session:
            query = select(DangerFlag).join(Conversation, Conversation.id == DangerFlag.conversation_id)
            return list(await session.scalars(query.where(Conversation.address == number).order_by(DangerFlag.raised_at)))

    async def alerts(self) -> list[Alert]:
        async with transaction() as session:
            return list(await session.scalars(select(Alert).order_by(Alert.created_at, Alert.step, Alert.how)))

    async def has_an_alert(self, number: str) -> bool:
        """Whether somebody was told of every open danger of theirs, or a clock runs that will tell them."""
        async with transaction() as session:
            untold = text(
                "select count(*) from danger_flags f join conversations c on c.id = f.conversation_id where c.address = :number "
                "and f.step < 3 and not exists (select 1 from clocks k where k.key = 'escalate:' || f.id and k.done_at is null)")
            flags = text("select count(*) from danger_flags f join conversations c on c.id = f.conversation_id "
                         "where c.address = :number")
            return bool(await session.scalar(flags, {"number": number})) and not await session.scalar(untold, {"number": number})

    async def newly_told(self, number: str) -> str:
        """Whom the alerts of the last minute are for, in words; "" for nobody."""
        from bot import rota

        flags = [flag.id for flag in await self.flags(number)]
        since = clock.now() - timedelta(seconds=59)
        new = [alert for alert in await self.alerts() if alert.flag_id in flags and alert.created_at > since]
        ways = {rota.NAMES[alert.who]: sorted({one.how for one in new if one.who == alert.who}) for alert in new}
        return "; ".join(f"{who} ({', '.join('text' if how == 'sms' else 'e-mail' for how in ways[who])})" for who in ways)

    async def tasks(self, number: str | None = None) -> list[str]:
        """The kinds of the open tasks, of one conversation or all."""
        return [task.kind for task in await self.tasks_in_full(number)]

    async def tasks_in_full(self, number: str | None = None) -> list[Task]:
        async with transaction() as session:
            query = select(Task).where(Task.done_at.is_(None)).order_by(Task.created_at)
            if number:
                query = query.where(Task.conversation_id == (await self._conversation(session, number)).id)
            return list(await session.scalars(query))

    async def thread(self, number: str) -> list[Message]:
        async with transaction() as session:
            query = select(Message).join(Conversation, Conversation.id == Message.conversation_id)
            return list(await session.scalars(query.where(Conversation.address == number).order_by(Message.position)))

    async def of(self, conversation_id: UUID) -> Conversation:
        async with transaction() as session:
            return await session.get_one(Conversation, conversation_id)

    # parts taken away

    async def takes_away(self, part: str) -> None:
        """Takes a part away, for real where that is cheap. `heal` brings everything back."""
        await parts.TAKEN[part](self)

    def puts_back(self, how: Callable[[], Awaitable[None]]) -> None:
        """Remembers how to put a part back."""
        self._away.append(how)

    async def heal(self) -> None:
        """Puts right whatever a test has broken."""
        while self._away:
            await self._away.pop()()
