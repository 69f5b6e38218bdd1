"""Carrying on elsewhere: on another device, or by text from a phone that proves itself."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import expect
from sqlalchemy import select

from bot import clock, conversations, intakes, joining
from bot.channels import InboundMessage
from bot.database import transaction
from bot.tables import Conversation, Intake, JoinCode, Message, Task
from bot.tables import Resident as ResidentRow
from tests.webchat.people import Resident, bot

PHONE = "+447700900123"


@pytest.fixture(autouse=True)
def fresh_tries(monkeypatch):
    from bot.limits import Limit

    monkeypatch.setattr(joining, "_tries", Limit(joining.TRIES, joining.LASTS.total_seconds()))


async def code_of(resident: Resident) -> str:
    await resident.opens("/chat/continue")
    await resident.presses("Get a code")
    return await resident.page.locator(".code").inner_text()


async def types_code(resident: Resident, code: str) -> None:
    await resident.opens("/chat/continue")
    await resident.page.get_by_label("The code that is shown there").fill(code)
    await resident.presses("Open my chat here")


async def text_from_phone(text: str, number: str = PHONE) -> bool:
    """A text arrives as bot/inbox.py takes it: the code is looked at before the conversation is looked up."""
    inbound = InboundMessage("sms", number, "twilio", f"SM{text}{number}", text)
    async with transaction() as session:
        return await joining.by_text(session, inbound)


async def a_thread_by_text(text: str) -> Conversation:
    """The phone has written before."""
    async with transaction() as session:
        row = ResidentRow()
        session.add(row)
        await session.flush()
        thread = Conversation(channel="sms", address=PHONE, resident_id=row.id, last_inbound_at=clock.now())
        session.add(thread)
        await session.flush()
        await conversations.add(session, thread, direction="in", author="resident", kind="text", text=text,
                                status="answered")
        return thread


async def conversations_by_channel() -> dict[str, Conversation]:
    async with transaction() as session:
        return {each.channel: each for each in await session.scalars(select(Conversation))}


@pytest.fixture
async def phone_and_laptop(browsers, service):
    phone, laptop = [Resident(await (await browsers()).new_page(), service.url) for _ in range(2)]
    await phone.opens()
    await phone.writes("told on my phone")
    await phone.sees_sent("told on my phone")
    return phone, laptop


async def test_a_second_device_opens_the_chat_with_a_code_and_both_go_on(phone_and_laptop):
    phone, laptop = phone_and_laptop
    code = await code_of(phone)
    assert re.fullmatch(r"\d{4} \d{4}", code)
    await types_code(laptop, code)
    await laptop.sees_sent("told on my phone")
    await phone.opens()
    await laptop.writes("and more on the laptop")
    await laptop.sees_sent("and more on the laptop")
    await phone.sees_sent("and more on the laptop")
    async with transaction() as session:
        notices = await session.scalars(select(Message).where(Message.kind == "notice"))
        assert [notice.text for notice in notices] == [joining.ON_ANOTHER_DEVICE]


async def test_a_code_works_once_and_not_after_a_newer_one_or_15_minutes(phone_and_laptop, browsers, service):
    phone, laptop = phone_and_laptop
    older = await code_of(phone)
    newer = await code_of(phone)
    for code, minutes in ((older, 0), (newer, 16)):
        clock.skip_ahead(timedelta(minutes=minutes))
        await types_code(laptop, code)
        await expect(laptop.page.get_by_role("alert")).to_contain_text("That code did not work")
    await phone.opens()
    good = await code_of(phone)
    await types_code(laptop, good)
    await laptop.sees_sent("told on my phone")
    library = Resident(await (await browsers()).new_page(), service.url)
    await types_code(library, good)
    await expect(library.page.get_by_role("alert")).to_contain_text("That code did not work")
    async with transaction() as session:
        used = [code.used_at is not None for code in await session.scalars(select(JoinCode))]
    assert used == [True, True, True]


async def test_after_five_wrong_tries_the_right_code_opens_nothing(phone_and_laptop):
    phone, laptop = phone_and_laptop
    for _ in range(5):
        await types_code(laptop, "0000 0000")
    await types_code(laptop, await code_of(phone))
    await expect(laptop.page.get_by_role("alert")).to_contain_text("That code did not work")


async def test_a_chat_with_nothing_in_it_has_no_code(resident):
    await resident.opens("/chat/continue")
    await expect(resident.page.get_by_role("button", name="Get a code")).to_have_count(0)
    await expect(resident.page.get_by_text("There is nothing in this chat yet")).to_be_visible()


async def test_a_phone_that_never_wrote_takes_the_conversation_over_whole(phone_and_laptop):
    phone, _ = phone_and_laptop
    before = (await conversations_by_channel())["webchat"]
    assert await text_from_phone(await code_of(phone))
    assert set(await conversations_by_channel()) == {"sms"}
    after = (await conversations_by_channel())["sms"]
    assert (after.id, after.address) == (before.id, PHONE)
    await phone.opens()
    await phone.sees_sent("told on my phone")
    await phone.writes("from the page still")
    await phone.sees_sent("from the page still")
    assert len(await conversations_by_channel()) == 1


async def test_a_phone_with_a_thread_keeps_it_and_shows_the_page_only_what_comes(phone_and_laptop):
    page, _ = phone_and_laptop
    thread = await a_thread_by_text("an older secret")
    async with transaction() as session:
        web = (await session.scalars(select(Conversation).where(Conversation.channel == "webchat"))).one()
        await intakes.begin(session, web.id)
        web.handler = "waiting"
    assert await text_from_phone("join " + await code_of(page))
    await bot.says("Hello on your phone and here.", to=thread.id)
    await page.opens()
    await page.hears("Hello on your phone and here.")
    assert "an older secret" not in await page.page.content()
    async with transaction() as session:
        assert (await session.scalars(select(Intake))).one().conversation_id == thread.id
        assert (await session.get_one(Conversation, thread.id)).rasa_session == 2
        task = (await session.scalars(select(Task).where(Task.kind == "moved"))).one()
        assert task.conversation_id == web.id


async def test_an_open_page_follows_into_the_phones_thread_by_itself(phone_and_laptop):
    page, laptop = phone_and_laptop
    await types_code(laptop, await code_of(page))
    await laptop.sees_sent("told on my phone")
    thread = await a_thread_by_text("an older secret")
    await page.opens("/chat/continue")
    assert await text_from_phone(await code_of(page))
    await expect(laptop.page.locator("#thread .line")).to_have_count(0)
    await bot.says("Now in the other thread.", to=thread.id)
    await laptop.hears("Now in the other thread.")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("4827 1935", "48271935"), ("48271935", "48271935"), ("join 4827-1935", "48271935"),
        ("JOIN: 48271935.", "48271935"),
        ("my number is 48271935", None), ("4827193", None), ("482719356", None), ("07700900123", None), ("", None),
    ],
)
def test_only_a_text_that_is_a_code_and_nothing_else_is_one(text, code):
    assert joining.code_in(text) == code


async def test_a_number_alone_or_a_wrong_code_joins_nothing(phone_and_laptop):
    phone, _ = phone_and_laptop
    await code_of(phone)
    assert not await text_from_phone("0000 0000")
    assert not await text_from_phone("hello, it is me from the web chat")
    assert set(await conversations_by_channel()) == {"webchat"}
