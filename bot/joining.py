"""Carrying on elsewhere: a second device, or a phone by text, joins a conversation by a code.

The code is shown on one side and typed on the other: on a page, or in a text from the phone itself. A number alone
never joins anything, for several people may share a phone.
"""

import hashlib
import hmac
import re
import secrets
from datetime import timedelta

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock, conversations, tasks
from bot.channels import InboundMessage
from bot.database import notify
from bot.limits import Limit
from bot.settings import settings
from bot.tables import Case, Conversation, Intake, JoinCode, WebSession

LASTS = timedelta(minutes=15)
TRIES = 5
CODE = re.compile(r"\W*(?:join\W*)?((?:[0-9][ -]?){8})\W*", re.IGNORECASE)

ON_ANOTHER_DEVICE = "This chat is now open on another device too. If that was not you, say human."
BY_TEXT = "You can carry on here by text. This and your web chat are one now. If that was not you, reply human."

_tries = Limit(TRIES, LASTS.total_seconds())


async def new_code(session: AsyncSession, conversation: Conversation) -> str:
    """A code for this conversation, "4827 1935", for 15 minutes and one use. An older one of it works no more."""
    digits = "".join(secrets.choice("0123456789") for _ in range(8))
    await session.execute(
        update(JoinCode)
        .where(JoinCode.conversation_id == conversation.id, JoinCode.used_at.is_(None))
        .values(used_at=clock.now())
    )
    session.add(JoinCode(code_hash=_hash(digits), conversation_id=conversation.id))
    return f"{digits[:4]} {digits[4:]}"


async def on_device(session: AsyncSession, browser: WebSession, typed: str) -> bool:
    """Opens the conversation of a live code in this browser. False when the code is wrong, old or used, or after five
    wrong tries in 15 minutes."""
    conversation = await _proven(session, typed, who=str(browser.id))
    if conversation is None:
        return False
    if browser.conversation_id == conversation.id:
        return True
    left = browser.conversation_id
    browser.conversation_id, browser.from_position = conversation.id, 0
    if left is not None:
        await _leave_behind(session, await conversations.lock(session, left), "on another device")
    await conversations.mark(session, conversation, "note", "They opened this chat on another device, with a code.")
    await conversations.say(session, conversation, ON_ANOTHER_DEVICE, kind=conversations.NOTICE, author="system")
    await notify(session, "session", str(browser.id))
    return True


async def by_text(session: AsyncSession, inbound: InboundMessage) -> bool:
    """When a phone texts a live code, its web chat carries on by text with that phone. False: it is an ordinary text.

    Called before the text's conversation is looked up. A phone that has never written takes the conversation over,
    whole. One that has a thread keeps it, and the page follows there; what that thread held before is not shown to the
    page.
    """
    conversation = await _proven(session, inbound.text, who=inbound.address)
    if conversation is None or conversation.channel != "webchat":
        return False
    phone = await session.scalar(
        select(Conversation)
        .where(Conversation.channel == "sms", Conversation.address == inbound.address)
        .with_for_update()
    )
    if phone is None:
        conversation.channel, conversation.address = "sms", inbound.address
        await session.flush()
    else:
        await _go_on_in(session, phone, conversation)
    return True


async def confirm(session: AsyncSession, conversation: Conversation) -> None:
    """Says so on both sides, once the text that held the code is stored."""
    await conversations.mark(session, conversation, "note", "They joined web chat and phone, with a code.")
    await conversations.say(session, conversation, BY_TEXT, kind=conversations.NOTICE, author="system")


def code_in(text: str) -> str | None:
    """The eight digits of a text that is a code and nothing else ("4827 1935", "join 48271935"), or None."""
    found = CODE.fullmatch(text)
    return re.sub(r"[^0-9]", "", found[1]) if found else None


async def _proven(session: AsyncSession, typed: str, who: str) -> Conversation | None:
    """The locked conversation of a live code, which is used up by this. Five tries each in 15 minutes."""
    digits = code_in(typed)
    if digits is None or _tries.wait(who):
        return None
    live = JoinCode.used_at.is_(None) & (JoinCode.created_at > clock.now() - LASTS)
    code = await session.scalar(select(JoinCode).where(JoinCode.code_hash == _hash(digits), live).with_for_update())
    if code is None:
        return None
    code.used_at = clock.now()
    return await conversations.lock(session, code.conversation_id)


async def _go_on_in(session: AsyncSession, phone: Conversation, web: Conversation) -> None:
    """The page follows into the phone's own thread, and takes along what it has told, where nothing is being told
    there."""
    browsers = await session.scalars(select(WebSession).where(WebSession.conversation_id == web.id))
    for browser in browsers:
        browser.conversation_id, browser.from_position = phone.id, phone.last_position
        await notify(session, "session", str(browser.id))
    open_intakes = {
        intake.conversation_id: intake
        for intake in await session.scalars(
            select(Intake).where(Intake.conversation_id.in_((phone.id, web.id)), Intake.status == "open")
        )
    }
    if web.id in open_intakes and phone.id not in open_intakes:
        open_intakes[web.id].conversation_id = phone.id
        phone.rasa_session += 1  # a fresh tracker reads the answers from the intake
        phone.asked = web.asked
    await _leave_behind(session, web, "by text")


async def _leave_behind(session: AsyncSession, conversation: Conversation, where: str) -> None:
    """Nobody reads this thread any more: whoever has it, or its case, is told."""
    await conversations.mark(session, conversation, "note", f"They carry on {where}, in another thread.")
    case = await session.scalar(select(Case.id).where(Case.conversation_id == conversation.id, Case.status != "closed"))
    if case is not None or conversation.handler in ("waiting", "key_worker"):
        await tasks.open_task(
            session, "moved", f"They carry on {where}, in another thread: answer them there.",
            key=f"moved:{conversation.id}", conversation_id=conversation.id, case_id=case,
        )


def _hash(digits: str) -> str:
    """Keyed: eight digits alone could be tried out on a copied database."""
    return hmac.new(settings().secret_key.encode(), f"join {digits}".encode(), hashlib.sha256).hexdigest()
