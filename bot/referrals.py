"""What the dialogue may do with a referral: write answers down, finish it, ask for a person, add to it. One transaction each.

"We've got it" is said with what `finish` returns, and so never before the commit. The same turn again changes nothing.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import (
    carrying_on,
    cases,
    clock,
    clocks,
    conversations,
    day_hours,
    handoff,
    intakes,
    localities,
    matching,
    pauses,
    safety,
    strangers,
    tasks,
)
from bot.database import transaction
from bot.localities import Place
from bot.tables import Case, Conversation, Intake, KeyWorker, Message

INCOMPLETE_AFTER = timedelta(hours=24)
KEEP_YOU_SAFE = "to keep you safe"  # out of utter_young_more: what a child must hear, though not to every text


@dataclass(frozen=True)
class Referral:
    """What the resident may be told, all of it committed."""

    reference: str
    key_worker: str | None  # first name
    team: str  # North, Central, South, or city
    promised_by: datetime | None


@dataclass(frozen=True)
class Told:
    """What is known at the start of a Rasa session."""

    new: bool  # nothing has ever been said to them
    with_team: bool
    promised_by: datetime | None  # to whoever asks now, where nothing is with the team yet
    answers: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Added:
    """Something more was said while it is with the team."""

    waiting: bool  # a person is asked for and has not come yet
    may_carry_on: bool  # an intake was broken off (danger, a person asked for): the questions may go on if they like
    promised_by: datetime | None
    changed: tuple[str, ...] = ()  # the fields of the case that are now different
    in_danger: bool = False  # danger was said lately, and nobody has opened the conversation since
    young: bool = False  # they said that they are under 18, and what follows from it was not the last thing they heard
    somebody_else: bool = False  # another person was found to write from this phone, and nobody has looked into it yet


async def told_so_far(conversation_id: UUID) -> Told:
    """What this resident has told, for a fresh Rasa session to begin with."""
    async with transaction() as session:
        conversation = await session.get_one(Conversation, conversation_id)
        spoken = (Message.conversation_id == conversation_id) & (Message.direction == "out") & Message.status.not_in(("failed", "cancelled"))
        request = await handoff.open_handoff(session, conversation_id)
        there = await with_team(session, conversation)
        asked_now = None if there else (await day_hours.in_force(session)).promised_by()
        return Told(
            new=not await session.scalar(select(exists().where(spoken))),
            with_team=there,
            promised_by=request.promised_by if request else asked_now,
            answers=await carrying_on.told(session, conversation_id, await intakes.open_intake(session, conversation_id)),
        )


async def with_team(session: AsyncSession, conversation: Conversation) -> bool:
    """Whether what they told is with the team already, so that nothing is asked unasked."""
    intake = await intakes.open_intake(session, conversation.id)
    if intake is not None and cases.value(intake.answers, carrying_on.CARRY_ON):
        return False
    return conversation.handler == "waiting" or await cases.open_case_of(session, conversation.id) is not None


async def write_answers(conversation_id: UUID, answers: dict[str, Any], turn_id: UUID) -> None:
    """Writes answers into the open intake, and starts its 24 hours anew: what is left lying then goes to a person. Where a
    person took the conversation in the middle of the turn, the case they opened has them."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        case = await cases.open_case_of(session, conversation_id)
        if conversation.handler == "key_worker" and case is not None:
            await _change(session, conversation, case, answers, turn_id)
            return
        await intakes.write(session, conversation, answers, turn_id)
        await clocks.start(session, "incomplete", f"incomplete:{conversation_id}", clock.now() + INCOMPLETE_AFTER,
                           conversation_id=conversation_id)
        await pauses.start_waiting(session, conversation)


async def finish(conversation_id: UUID, turn_id: UUID) -> Referral:
    """Opens the case of the conversation's intake (or adds to the open one), matches it, asks for the handoff.

    Raises LookupError when there is neither intake nor case.
    """
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        case = await _case_of_intake(session, conversation, turn_id, status="open")
        request = await handoff.request(session, conversation, reason="case_opened", case=case, turn_id=turn_id)
        key_worker = await session.get(KeyWorker, case.key_worker_id) if case.key_worker_id else None
        return Referral(
            reference=case.reference, key_worker=key_worker.first_name if key_worker else None,
            team=localities.area_name(case.area), promised_by=request.promised_by,
        )


async def incomplete(session: AsyncSession, conversation: Conversation) -> None:
    """They went quiet for a day: what they said so far becomes an incomplete referral that a person sees."""
    if conversation.handler == "key_worker" or await intakes.open_intake(session, conversation.id) is None:
        return
    case = await _case_of_intake(session, conversation, None, status="incomplete")
    await handoff.request(session, conversation, reason="went_quiet", case=case)
    await tasks.open_task(
        session, "incomplete", "They began to tell us and went quiet. Read what they said and decide.",
        key=f"incomplete:{conversation.id}", conversation_id=conversation.id, case_id=case.id,
    )


async def ask_for_person(
    conversation_id: UUID, turn_id: UUID, *, answers: dict[str, Any] | None = None, because: str | None = None,
    look_now: str | None = None,
) -> datetime | None:
    """Asks for a person. Returns the time the resident may be told, None when no honest time is known.

    `answers` are written down with it ({"language": …}), unless somebody else has the phone: what they write is no answer.
    `look_now` is a line for the duty team when it cannot wait, once for each reason (`because`)."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        case = await cases.open_case_of(session, conversation_id)
        seen_at_the_door = await strangers.has_it(session, conversation_id)
        if seen_at_the_door or because == strangers.SOMEBODY_ELSE:
            answers = None
        if answers and case is None:
            await intakes.write(session, conversation, answers, turn_id)
        elif answers and case is not None:
            await cases.change(session, case, answers, turn_id=turn_id)
        if look_now and not (seen_at_the_door and because == strangers.SOMEBODY_ELSE):
            await tasks.open_task(session, "look_now", look_now, key=f"{because}:{conversation_id}",
                                  conversation_id=conversation_id, message_id=turn_id)
        request = await handoff.request(session, conversation, reason="asked_for_person", case=case, turn_id=turn_id)
        return request.promised_by


async def known_of_case(conversation_id: UUID) -> dict[str, Any]:
    """What the open case holds, as slot → value; empty without one."""
    async with transaction() as session:
        case = await cases.open_case_of(session, conversation_id)
        return cases.answers_of(case) if case else {}


async def add(conversation_id: UUID, turn_id: UUID, answers: dict[str, Any] | None = None) -> Added:
    """Something more was said: noted on the case, what is new or put right in its fields, and for a person to read."""
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        case = await cases.open_case_of(session, conversation_id)
        other = await strangers.has_it(session, conversation_id)
        answers = None if other else answers
        changed: list[str] = []
        if case is not None:
            changed = await _change(session, conversation, case, answers or {}, turn_id, less=True)
            await cases.record(session, case.id, "added", actor="resident", turn_id=turn_id, action="add")
            await tasks.open_task(
                session, "added", f"They wrote again about {case.reference}. Read it and reply if it needs one.",
                key=f"added:{conversation_id}", conversation_id=conversation_id, case_id=case.id, message_id=turn_id,
            )
        elif answers:
            await intakes.write(session, conversation, answers, turn_id)
        request = await handoff.open_handoff(session, conversation_id)
        return Added(
            waiting=conversation.handler == "waiting",
            may_carry_on=await carrying_on.broken_off(session, conversation_id, case) is not None,
            promised_by=request.promised_by if request else None, changed=tuple(changed),
            in_danger=await safety.lately(session, conversation_id), young=await _is_to_be_told_as_a_child(session, conversation_id),
            somebody_else=other,
        )


async def _is_to_be_told_as_a_child(session: AsyncSession, conversation_id: UUID) -> bool:
    """Whether they are under 18, and hear what follows from it now: not as the answer to every text they write."""
    if not await safety.is_young(session, conversation_id):
        return False
    last = await session.scalar(select(Message.text).where(
        Message.conversation_id == conversation_id, Message.direction == "out").order_by(Message.position.desc()).limit(1))
    return KEEP_YOU_SAFE not in (last or "")


async def _change(
    session: AsyncSession, conversation: Conversation, case: Case, answers: dict[str, Any], turn_id: UUID, *, less: bool = False
) -> list[str]:
    """New and corrected answers take effect on an open case. Who works on it stays, unless nobody does yet."""
    changed = await cases.change(session, case, answers, turn_id=turn_id, less=less)
    await carrying_on.take_off(session, case, [field for field in changed if not answers[field]])
    await intakes.obey(session, conversation, {field: answers[field] for field in changed})
    await place(session, case, changed)
    return changed


async def place(session: AsyncSession, case: Case, changed: list[str]) -> None:
    """A case whose address is new or put right: another locality, and a key worker if it has none yet."""
    if "postcode" in changed or "locality" in changed:
        known = cases.answers_of(case)
        place = await localities.locate(session, known.get("postcode"), known.get("locality"))
        case.area, case.town = place.area, place.town
        if case.key_worker_id is None:
            await matching.match(session, case)


async def knows_place(postcode: str) -> bool:
    """Whether a postcode, or the half of one, is one we can place."""
    async with transaction() as session:
        return (await localities.locate(session, postcode, None)).kind != "unknown"


async def council_elsewhere(postcode: str | None, locality: str | None) -> Place | None:
    """The council of somebody outside the city, where we know it; None inside the city or unknown."""
    async with transaction() as session:
        place = await localities.locate(session, postcode, locality)
        return place if place.kind == "elsewhere" and place.council_website else None


async def _case_of_intake(
    session: AsyncSession, conversation: Conversation, turn_id: UUID | None, *, status: str
) -> Case:
    intake = await intakes.open_intake(session, conversation.id)
    case = await cases.open_case_of(session, conversation.id)
    if intake is None:
        if case is None:
            raise LookupError("there is no intake to finish")
        return case
    if case is not None:  # coming back with an open case: the same key worker, what is new is added, no second case
        await place(session, case, await cases.update_from_intake(session, case, intake, turn_id=turn_id))
        case.status = status if case.status == "incomplete" else case.status
    else:
        case = await _open(session, conversation, intake, turn_id, status)
    intake.status = "finished" if status == "open" else "incomplete"
    await clocks.stop(session, f"incomplete:{conversation.id}")
    return case


async def _open(
    session: AsyncSession, conversation: Conversation, intake: Intake, turn_id: UUID | None, status: str
) -> Case:
    case = await cases.open_case(session, conversation, intake, status=status, turn_id=turn_id)
    place = await localities.locate(
        session, cases.value(intake.answers, "postcode"), cases.value(intake.answers, "locality")
    )
    case.area, case.town = place.area, place.town
    await matching.match(session, case)
    await conversations.mark(session, conversation, "case_opened", f"Case {case.reference} opened.")
    return case
