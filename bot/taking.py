"""A key worker takes a conversation: theirs from now on, with a case to work on, however little was told by then.

Who asked for a person at once has told nothing yet. Without a case there would be nothing to correct, no rule for reaching
them to set, and no plan; so taking opens one, incomplete, of the intake's answers so far.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, clocks, conversations, handoff, intakes, referrals
from bot.tables import Case, Conversation, KeyWorker


async def take(session: AsyncSession, conversation: Conversation, key_worker: KeyWorker) -> bool:
    """Claims the conversation, opens a case where there is none, and owns it if nobody does. False when somebody else has
    the conversation. Its row is locked, so there is one winner, and one case."""
    if not await handoff.claim(session, conversation, key_worker):
        return False
    if await _lacks_case(session, conversation):
        await open_case(session, conversation, key_worker)
    await _own_if_nobody_does(session, conversation, key_worker)
    return True


async def open_case(session: AsyncSession, conversation: Conversation, key_worker: KeyWorker) -> Case:
    """A case of what the open intake holds, or of nothing yet, for who has the conversation. What the resident tells the bot
    later goes into it: the intake is the one that opened it. The conversation's row is locked."""
    intake = await intakes.begin(session, conversation.id)
    case = await cases.open_case(session, conversation, intake, status="incomplete", actor=str(key_worker.id), turn_id=None)
    await _give(session, case, key_worker, "has the conversation, and opened the case")
    await referrals.place(session, case, ["postcode", "locality"])
    intake.status = "incomplete"
    await clocks.stop(session, f"incomplete:{conversation.id}")
    await conversations.mark(session, conversation, "case_opened", f"Case {case.reference} opened.")
    await handoff.request(session, conversation, reason="taken_over", case=case)
    return case


async def _lacks_case(session: AsyncSession, conversation: Conversation) -> bool:
    """Nothing to work on: no case at all, or only closed ones while something new is being told. Who comes back and has told
    nothing new is shown their last case; whether that opens again, or a new one, is for a person to say."""
    newest = await cases.newest_case_of(session, conversation.id)
    telling = await intakes.open_intake(session, conversation.id) is not None
    return newest is None or newest.status == "closed" and telling


async def _own_if_nobody_does(session: AsyncSession, conversation: Conversation, key_worker: KeyWorker) -> None:
    """A case out of a duty queue, or of somebody who has left, belongs to who takes its conversation; one that is somebody's
    stays theirs."""
    case = await cases.open_case_of(session, conversation.id)
    owner = await session.get(KeyWorker, case.key_worker_id) if case is not None and case.key_worker_id else None
    if case is not None and (owner is None or not owner.active):
        await _give(session, case, key_worker,
                    f"took it over from {owner.name}, who has left" if owner else "took it from the duty queue")


async def _give(session: AsyncSession, case: Case, key_worker: KeyWorker, why: str) -> None:
    case.key_worker_id, case.queue = key_worker.id, None
    case.match = {"chosen": key_worker.name, "reasons": [why], "runners_up": []}
    await cases.record(session, case.id, "matched", actor=str(key_worker.id), detail=case.match)
