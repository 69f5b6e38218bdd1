"""Passing on: a case and its conversation go to somebody else, with a note for them, and the resident told.

In one transaction the case gets its new owner or queue and the conversation waits for them, with a clock running:
nobody is dropped in between.
"""

from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, clock, clocks, conversations, handoff, later, matching, words
from bot.tables import Case, Conversation, KeyWorker

QUEUES = ("north", "central", "south", matching.CITY_QUEUE)


async def pass_on(
    session: AsyncSession, conversation: Conversation, case: Case | None, *, by: KeyWorker | None, note: str,
    person: KeyWorker | None = None, queue: str | None = None,
) -> None:
    """Gives case and conversation to `person`, or to the duty queue of a locality, or with neither to whoever fits best.
    `by` is None when the service does it. The conversation's row is locked."""
    before = await handoff.open_handoff(session, conversation.id)
    if before is not None:
        before.ended_at, before.end_reason = clock.now(), "transferred"
        await clocks.stop(session, f"unclaimed:{before.id}")
        await session.flush()
    conversations.start_afresh(conversation)
    if case is not None:
        person = await give(session, case, by=by, note=note, person=person, queue=queue)
    to = person.name if person else queue_name(case.queue if case else queue)
    who = by.first_name if by else "The service"
    await conversations.mark(session, conversation, "handed_over", f"{who} passed this on to {to}: {note}",
                             key_worker_id=by.id if by else None)
    await later.cancel_not_begun(session, conversation, "the conversation was handed on")
    waiting = await handoff.request(session, conversation, reason="transferred", case=case)
    waiting.key_worker_id = person.id if person else None
    by_when = f" by {words.time_of_day(waiting.promised_by)}" if waiting.promised_by else " when we are next open"
    # Neutral on purpose, whoever may be looking at the phone: no service, no team, no name.
    await conversations.say(
        session, conversation, f"Somebody else is taking over from here and will reply{by_when}. "
        "They have what you have told us so far.",
        kind=conversations.NOTICE, author="system", idempotency_key=f"transferred:{waiting.id}",
    )


async def move_case(
    session: AsyncSession, conversation: Conversation, case: Case, *, by: KeyWorker | None, note: str
) -> None:
    """The case alone goes to whoever fits best: nobody waits for an answer, so the resident is not texted for nothing. What
    its key worker had set for later does not go. The conversation's row is locked."""
    before = case.key_worker_id
    person = await give(session, case, by=by, note=note)
    to = person.name if person else queue_name(case.queue)
    await conversations.mark(session, conversation, "handed_over", f"The case is with {to} now: {note}.",
                             key_worker_id=by.id if by else None)
    if before is not None and before != case.key_worker_id:
        await later.cancel_not_begun(session, conversation, f"the case is with {to} now", of=before)


async def give(
    session: AsyncSession, case: Case, *, by: KeyWorker | None, note: str, person: KeyWorker | None = None,
    queue: str | None = None,
) -> KeyWorker | None:
    """The case gets its new owner: the one named, or who fits best in its (new) locality. None: it is in a duty queue.
    Who had it before, and why it changed, stays in the match and in the timeline."""
    why = f"passed on by {by.name if by else 'the service'}: {note}"
    if person is None and queue in QUEUES and queue not in (case.area, matching.CITY_QUEUE):
        case.area, case.town, queue = queue, None, None
    if person is None and queue is None:
        person = await matching.match(session, case)
        assert case.match is not None
        case.match = {**case.match, "reasons": [why, *case.match["reasons"]]}
    else:
        case.key_worker_id, case.queue = (person.id, None) if person else (None, queue)
        case.match = {"chosen": person.name if person else None, "queue": queue, "reasons": [why], "runners_up": []}
    to = person.name if person else queue_name(case.queue)
    await cases.record(session, case.id, "transferred", actor=str(by.id) if by else "system", detail={"to": to, "note": note})
    return person


def queue_name(queue: str | None) -> str:
    """A duty queue in words."""
    return f"the {queue.title()} duty queue" if queue and queue != matching.CITY_QUEUE else "the city duty queue"
