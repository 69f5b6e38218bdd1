"""A text that tells of danger, or that a child writes, is answered by the safety words, and never reaches the dialogue. What else
it tells (the story, needs, a name, where they live, how it is safe to reach them) is written down all the same: nobody has
to say that twice.
"""

from typing import Any
from uuid import UUID

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import careful, cases, contact, conversations, intakes, languages, on_behalf, referrals, sharing, young
from bot.database import transaction
from bot.tables import DangerFlag, Message
from bot.understanding.readers.safe_contact import safe_contact_said
from bot.understanding.readers.safe_contact_abroad import careful_abroad
from bot.understanding.readers.sector import with_sector

UNTOLD = (None, "skipped")
READ = ("name", "postcode", "locality", "phone", "children", "age")


async def write_down(message_id: UUID, reading: dict[str, Any]) -> None:
    """Adds to the intake what a text told beside a danger. Nothing where it told of none, a person has the conversation, or a
    case is open: there the thread is read, and only when we may text is kept. Twice is as once."""
    async with transaction() as session:
        message = await session.get_one(Message, message_id)
        conversation = await conversations.lock(session, message.conversation_id)
        if not await _raised_an_alarm(session, message):
            return
        if conversation.handler not in ("bot", "waiting") or await cases.open_case_of(session, conversation.id) is not None:
            await careful.hold_hours(session, conversation, message)  # a careful rule was heeded as the text came in
            return
        known = intakes.slots(await intakes.open_intake(session, conversation.id))
        if conversation.safe_contact in contact.CAREFUL:
            known["safe_contact"] = conversation.safe_contact
        elif conversation.safe_contact == contact.CERTAIN_HOURS and known.get("safe_contact") in UNTOLD:
            known |= {"safe_contact": contact.CERTAIN_HOURS, "contact_time": conversation.safe_hours}  # of an earlier case
    if message.text in str(known.get("story")):
        return
    await referrals.write_answers(conversation.id, told(message.text, reading, known, conversation.channel), message.id)


async def _raised_an_alarm(session: AsyncSession, message: Message) -> bool:
    return bool(await session.scalar(select(or_(
        exists().where(DangerFlag.message_id == message.id),
        exists().where(Message.idempotency_key == f"under_18:{message.id}"),
    ))))


def told(text: str, reading: dict[str, Any], known: dict[str, Any], channel: str) -> dict[str, Any]:
    """Slot → value of what a text adds to what is `known`. Past the story no need is added: it would lead to other questions
    than the one that was open."""
    answers = {slot: reading["slots"][slot] for slot in READ if slot in reading["slots"] and known.get(slot) in UNTOLD}
    if known.get("age") in UNTOLD and young.says_so(text):
        answers.setdefault("age", young.YOUNG)
    if answers.get("postcode"):
        answers["postcode"] = with_sector(answers["postcode"], text)
    if channel == "sms":
        rule = safe_contact_said(text) or (careful_abroad(text) and "reply_only")
        if rule in contact.CAREFUL and known.get("safe_contact") not in contact.CAREFUL[: contact.CAREFUL.index(rule) + 1]:
            answers["safe_contact"] = rule
        else:
            answers |= careful.limited(text, known)
    if known.get("on_behalf_of") is None and known.get("story") in UNTOLD:
        answers |= (other := on_behalf.told_of(text, first=True)) | ({"agreement": "agreed"} if other and on_behalf.agreed(text) else {})
    if (language := languages.of(text)) and known.get("language") is None:
        answers["language"] = languages.as_record(language)
    answers["story"] = text if known.get("story") in UNTOLD else f"{known['story']}\n{text}"
    if (fewer := sharing.changes(text, known)) and sharing.is_stricter(fewer, known):
        answers |= fewer
    if set(known) <= {*READ, "story", "needs", "safe_contact", "contact_time"}:
        if new := [need for need in reading["needs"] if need not in (known.get("needs") or [])]:
            answers["needs"] = [*(known.get("needs") or []), *new]
    return answers
