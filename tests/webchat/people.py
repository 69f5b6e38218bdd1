"""Those who meet in the chat. A resident has a browser; the bot and key workers are played through the core itself.

await resident.opens()
await resident.writes("me rent is late")
await bot.says("So that's the rent. Anything else going on?")
await resident.hears("So that's the rent.")
"""

import asyncio

from playwright.async_api import Page, expect
from sqlalchemy import select

from bot import conversations, delivery, handoff
from bot.database import notify, transaction
from bot.tables import Conversation, KeyWorker, Message


class Resident:
    """Somebody at the chat page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.url = url
        self.lines = page.locator("#thread .line")
        self.box = page.get_by_label("Your message")
        self.status = page.locator("#status")

    async def opens(self, path: str = "/") -> None:
        await self.page.goto(self.url + path)

    async def writes(self, text: str) -> None:
        await self.box.fill(text)
        await self.page.get_by_role("button", name="Send", exact=True).click()

    async def presses(self, name: str) -> None:
        await self.page.get_by_role("button", name=name, exact=True).click()

    async def sees_sent(self, text: str) -> None:
        """Their own words stand in the thread, once, and are marked as sent."""
        mine = self.page.locator("#thread .line--me", has_text=text)
        await expect(mine).to_have_count(1)
        await expect(mine.locator(".line__state")).to_contain_text("Sent")

    async def hears(self, text: str) -> None:
        """Words to them stand in the thread, once."""
        await expect(self.page.locator("#thread .line:not(.line--me)", has_text=text)).to_have_count(1)

    async def thread(self) -> list[str]:
        """The words of the thread as it stands, in order."""
        return await self.page.locator("#thread .bubble, #thread .line--notice p").all_inner_texts()


class _Voice:
    """Writes to a conversation: the only one there is, unless one is named."""

    async def _conversation(self, session, conversation_id):
        found = select(Conversation).with_for_update()
        if conversation_id is not None:
            found = found.where(Conversation.id == conversation_id)
        return (await session.scalars(found)).one()

    async def _deliver(self, message: Message) -> None:
        """What the job does for web chat, which is nothing when the message may not go any more."""
        sending = await delivery.begin(message.id)
        if sending is not None:
            await delivery.sent(sending, "webchat", str(message.id))


class Bot(_Voice):
    """The automated side, as the dialogue engine's turns would speak."""

    async def says(self, text: str, buttons: tuple[str, ...] = (), *, to=None, deliver: bool = True, **how) -> Message:
        async with transaction() as session:
            conversation = await self._conversation(session, to)
            waiting = select(Message).where(Message.conversation_id == conversation.id, Message.status == "waiting")
            for answered in await session.scalars(waiting):
                answered.status = "answered"
            message = await conversations.say(session, conversation, text, buttons=buttons, **how)
        if deliver:
            await self._deliver(message)
        return message

    async def delivers(self, message: Message) -> None:
        await self._deliver(message)


class Worker(_Voice):
    """A key worker at the console."""

    def __init__(self, first_name: str) -> None:
        self.first_name = first_name

    async def takes_over(self) -> None:
        async with transaction() as session:
            conversation = await self._conversation(session, None)
            assert await handoff.claim(session, conversation, await self._self(session))
            said = (await session.scalars(
                select(Message).where(Message.conversation_id == conversation.id, Message.status == "queued")
            )).all()
        for message in said:
            await self._deliver(message)

    async def writes(self, text: str) -> None:
        async with transaction() as session:
            conversation = await self._conversation(session, None)
            me = await self._self(session)
            message = await conversations.say(session, conversation, text, kind=conversations.KEY_WORKER,
                                              author="key_worker", key_worker_id=me.id)
        await self._deliver(message)

    async def types(self) -> None:
        async with transaction() as session:
            conversation = await self._conversation(session, None)
            await notify(session, "typing", str(conversation.id))

    async def _self(self, session) -> KeyWorker:
        return (await session.scalars(select(KeyWorker).where(KeyWorker.first_name == self.first_name))).one()


async def eventually(condition, timeout: float = 60):
    """What the coroutine function returns as soon as it is something. Fails after `timeout` seconds."""
    async with asyncio.timeout(timeout):
        while not (found := await condition()):
            await asyncio.sleep(0.05)
    return found


bot = Bot()
priya = Worker("Priya")


async def stored(direction: str = "in") -> list[Message]:
    """The texts of one direction in the database, in the order of their conversations' threads."""
    async with transaction() as session:
        return list(await session.scalars(
            select(Message).where(Message.direction == direction).order_by(Message.created_at, Message.position)
        ))
