"""Two people found to be one, by proof, and the undoing of it. Nothing is deleted: threads and cases change their person."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, clock, conversations
from bot.tables import Case, Conversation, KeyWorker, Merge, Resident

PROOFS = {
    "in_person": "We met: I saw both phones, or their papers",
    "by_phone": "On the phone they knew things only both could know",
    "code_word": "They gave the code word they had chosen",
    "joined": "They typed a joining code",
}


@dataclass(frozen=True)
class Same:
    """A merge that stands, with who made it."""

    merge: Merge
    by: str


async def merge(session: AsyncSession, here: Conversation, there: Conversation, proof: str, by: KeyWorker) -> Merge | None:
    """The person of `there` is the person of `here`. Both rows are locked. None when they are one already."""
    kept, other = here.resident_id, there.resident_id
    if kept == other:
        return None
    threads = list(await session.scalars(select(Conversation.id).where(Conversation.resident_id == other)))
    files = list(await session.scalars(select(Case.id).where(Case.resident_id == other)))
    made = Merge(kept_id=kept, merged_id=other, conversations=[str(thread) for thread in threads],
                 cases=[str(file) for file in files], proof=proof, merged_by=by.id)
    session.add(made)
    await session.flush()
    await _move(session, threads, files, to=kept)
    person = await session.get_one(Resident, kept)
    if person.name is None:
        person.name = (await session.get_one(Resident, other)).name
    await _tell(session, (here, there), files, "merged", f"Found to be the same person as in another thread. {PROOFS[proof]}.",
                by, {"proof": proof, "merge": str(made.id)})
    return made


async def undo(session: AsyncSession, made: Merge, here: Conversation, there: Conversation, by: KeyWorker) -> bool:
    """They are two people after all: what was moved goes back. False when it was undone before."""
    if made.undone_at is not None:
        return False
    made.undone_at, made.undone_by = clock.now(), by.id
    files = [UUID(file) for file in made.cases]
    await _move(session, [UUID(thread) for thread in made.conversations], files, to=made.merged_id)
    await _tell(session, (here, there), files, "unmerged", "Not the same person as in the other thread after all.", by,
                {"merge": str(made.id)})
    return True


async def standing(session: AsyncSession, conversation: Conversation) -> list[Same]:
    """The merges of this person that stand."""
    found = await session.execute(
        select(Merge, KeyWorker.name).join(KeyWorker, KeyWorker.id == Merge.merged_by)
        .where(Merge.kept_id == conversation.resident_id, Merge.undone_at.is_(None)).order_by(Merge.at.desc())
    )
    return [Same(made, by) for made, by in found]


async def _move(session: AsyncSession, threads: list[UUID], files: list[UUID], *, to: UUID) -> None:
    await session.execute(update(Conversation).where(Conversation.id.in_(threads)).values(resident_id=to))
    await session.execute(update(Case).where(Case.id.in_(files)).values(resident_id=to))


async def _tell(
    session: AsyncSession, both: tuple[Conversation, Conversation], files: list[UUID], kind: str, words: str, by: KeyWorker,
    detail: dict[str, str],
) -> None:
    for conversation in both:
        await conversations.mark(session, conversation, "note", words, key_worker_id=by.id)
    for file in files:
        await cases.record(session, file, kind, actor=str(by.id), detail=detail)
