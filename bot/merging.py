"""Two people found to be one, by proof, and the undoing of it. Nothing is deleted: threads and cases change their person."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, clock, conversations
from bot.tables import Case, CaseEvent, Conversation, Intake, KeyWorker, Merge, Resident

PROOFS = {
    "in_person": "We met: I saw both phones, or their papers",
    "by_phone": "On the phone they knew things only both could know",
    "code_word": "They gave the code word they had chosen",
    "joined": "They typed a joining code",
}


@dataclass(frozen=True)
class Same:
    """A merge that stands, with who made it, and the two threads it was made between."""

    merge: Merge
    by: str
    pair: tuple[UUID, UUID]


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
    await _tell(session, made, here, there, files, "merged", f"Found to be the same person as in {{}}. {PROOFS[proof]}.", by)
    return made


async def undo(session: AsyncSession, made: Merge, here: Conversation, there: Conversation, by: KeyWorker) -> bool:
    """They are two people after all: what was moved goes back, with the cases opened in it since, and each is called what
    was told in threads of their own. `here` and `there` are its pair. False when it was undone before."""
    if made.undone_at is not None:
        return False
    made.undone_at, made.undone_by = clock.now(), by.id
    threads, moved = [UUID(thread) for thread in made.conversations], [UUID(file) for file in made.cases]
    files = list(await session.scalars(select(Case.id).where(or_(Case.conversation_id.in_(threads), Case.id.in_(moved)))))
    await _move(session, threads, files, to=made.merged_id)
    await _name_each(session, made)
    await _tell(session, made, here, there, files, "unmerged", "Not the same person as in {} after all.", by)
    return True


async def standing(session: AsyncSession, conversation: Conversation) -> list[Same]:
    """The merges of this person that stand."""
    found = await session.execute(
        select(Merge, KeyWorker.name).join(KeyWorker, KeyWorker.id == Merge.merged_by)
        .where(Merge.kept_id == conversation.resident_id, Merge.undone_at.is_(None)).order_by(Merge.at.desc())
    )
    return [Same(made, by, await pair(session, made)) for made, by in found.all()]


async def pair(session: AsyncSession, made: Merge) -> tuple[UUID, UUID]:
    """The two threads a merge was made between, the kept person's first."""
    moved = [UUID(thread) for thread in made.conversations]
    details = await session.scalars(
        select(CaseEvent.detail).where(CaseEvent.case_id.in_([UUID(file) for file in made.cases]), CaseEvent.kind == "merged")
    )
    for detail in details:
        if detail.get("merge") == str(made.id) and "threads" in detail:
            here, there = detail["threads"]
            return UUID(here), UUID(there)
    first = select(Conversation.id).where(Conversation.resident_id == made.kept_id, Conversation.id.not_in(moved))
    return await session.scalar(first.order_by(Conversation.created_at).limit(1)) or moved[0], moved[0]  # not written down at first


async def _move(session: AsyncSession, threads: list[UUID], files: list[UUID], *, to: UUID) -> None:
    await session.execute(update(Conversation).where(Conversation.id.in_(threads)).values(resident_id=to))
    await session.execute(update(Case).where(Case.id.in_(files)).values(resident_id=to))


async def _name_each(session: AsyncSession, made: Merge) -> None:
    """Each person's name after an undoing. A name that came only with the merge goes with it."""
    kept, merged = await session.get_one(Resident, made.kept_id), await session.get_one(Resident, made.merged_id)
    told, told_merged = await _name_told(session, kept.id), await _name_told(session, merged.id)
    theirs = {merged.name, told_merged["value"] if told_merged else None}
    if told_merged:
        merged.name = told_merged["value"]
    if told or kept.name in theirs:
        kept.name = told["value"] if told else None


async def _name_told(session: AsyncSession, resident_id: UUID) -> dict[str, Any] | None:
    """The newest word in this person's threads on what they are called: as they told it, or as a key worker put it right."""
    threads = select(Conversation.id).where(Conversation.resident_id == resident_id)
    told = await session.scalars(select(Intake.answers["name"]).where(Intake.conversation_id.in_(threads)))
    written = await session.scalars(select(Case.summary["name"]).where(Case.conversation_id.in_(threads)))
    words = [entry for entry in (*told, *written) if entry and entry["value"] != "skipped"]
    return max(words, key=lambda entry: entry.get("at") or "", default=None)


async def _tell(
    session: AsyncSession, made: Merge, here: Conversation, there: Conversation, files: list[UUID], kind: str, words: str, by: KeyWorker,
) -> None:
    """A note in both threads, and an event of every case it touches, each naming the other side."""
    here_case, there_case = [await cases.newest_case_of(session, one.id) for one in (here, there)]
    here_name, there_name = [case.reference if case else "a thread without a case" for case in (here_case, there_case)]
    for conversation, other in ((here, there_name), (there, here_name)):
        await conversations.mark(session, conversation, "note", words.format(other), key_worker_id=by.id)
    detail = {"merge": str(made.id), "proof": made.proof, "threads": [str(here.id), str(there.id)]}
    for file, other in [*((file, here_name) for file in files), *([(here_case.id, there_name)] if here_case else [])]:
        await cases.record(session, file, kind, actor=str(by.id), detail={**detail, "with": other})
