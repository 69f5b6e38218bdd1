"""How it went, in the resident's own word: asked in one text when a key worker closes, where a text is safe just then."""

import re

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, clock, contact, conversations, tasks
from bot.tables import Case, Conversation, Message

ASKED = "outcome"  # in Conversation.asked, until they answer or write something else
# Neutral, and two segments with the words before it.
QUESTION = " One last thing: did you get what you needed? Reply 1 for all of it, 2 for some, 3 for no."
THANKS = "Thank you for telling us."
SORRY = "Thank you for telling us. A person will look at it again. Text any time if you want to say more."
ANSWERS = {"1": "yes", "2": "partly", "3": "no"}
_WORDS = {
    "yes": r"1|one|yes+|yeah|yep|all( of it)?|(it|you|she|he|they)( all)?( really)? helped( me)?( a lot| lots| loads)?|got what i needed"
           r"|(all |its )+sorted",
    "partly": r"2|two|yes and no|partly|some( of it)?|sort of|a bit|kind of|half( of it)?|(it|you) helped a bit",
    "no": r"3|three|no+|nope|not really|none( of it)?|(it )?did ?nt( really)? help|not at all|nothing"
          r"|no i did ?nt( get (it|what i needed))?",
}
LONGEST_ANSWER = 60  # letters; more is not an answer and nothing more
# What may stand around an answer without being anything more: in "no heating now" the heating is.
_AROUND = (r"(thank ?you|thanks|ta|cheers|very much|so much|a lot|for (all )?(your|the) help|for everything|i did|it did|you did|duck|love"
           r"|all|of it|everything|now|bless you|brilliant|great|lovely|really|xx?x?)")


def may_ask(conversation: Conversation) -> bool:
    """Whether the question may be asked now: never where a text just then may be read by somebody else."""
    if conversation.channel != "sms":
        return True
    since = clock.now() - conversation.last_inbound_at if conversation.last_inbound_at else None
    text = contact.Text(kind=conversations.NOTICE, by_person=True, since_their_text=since, opener_sent=False)
    known_safe = conversation.safe_contact in ("any_time", "unknown") and conversation.opted_out_at is None
    return known_safe and contact.verdict(conversation.safe_contact, text, clock.now(), conversation.safe_hours) is contact.Verdict.SEND


def answer_in(conversation: Conversation, text: str) -> str | None:
    """yes, partly or no, when the question is open and this text is an answer to it and nothing more; else None."""
    if conversation.handler != "closed" or conversation.asked != ASKED:
        return None
    said = re.sub(r"[^a-z0-9 ]", "", text.lower()).strip()
    if len(said) > LONGEST_ANSWER:
        return None
    return next((answer for answer, pattern in _WORDS.items()
                 if re.fullmatch(rf"(?:(?:{_AROUND}|{pattern}) )*(?:{pattern})(?: (?:{_AROUND}|{pattern}))*", said)), None)


async def keep(session: AsyncSession, conversation: Conversation, message: Message, said: str) -> None:
    """Their word goes to the case they were asked about; the conversation stays closed. A "no" is looked at by a person."""
    conversation.asked = None
    message.status = "answered"
    case = await session.scalar(
        select(Case).where(Case.conversation_id == conversation.id, Case.status == "closed")
        .order_by(Case.closed_at.desc()).limit(1)
    )
    if case is not None:
        case.outcome_said = said
        await cases.record(session, case.id, "outcome_said", actor="resident", detail={"said": said})
    await conversations.say(session, conversation, SORRY if said == "no" else THANKS, kind=conversations.NOTICE,
                            author="system", idempotency_key=f"outcome:{message.id}")
    if said == "no":
        await tasks.open_task(
            session, "not_helped", "They say that they did not get what they needed. Look at it again.",
            key=f"not_helped:{conversation.id}", conversation_id=conversation.id, case_id=case.id if case else None,
            message_id=message.id,
        )
