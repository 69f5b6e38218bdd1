"""Which key worker gets a case: locality first, then continuity, need, load. The reasons are stored, and shown."""

from dataclasses import dataclass

from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases
from bot.tables import Case, KeyWorker

CITY_QUEUE = "city"


@dataclass(frozen=True)
class Candidate:
    """A key worker of the locality who has room, with what speaks for them."""

    key_worker: KeyWorker
    open_cases: int
    knows_them: bool
    shared_needs: tuple[str, ...]

    @property
    def rank(self) -> tuple[bool, int, float, str]:
        """Smallest first: who knows the person, then who knows the needs, then who has most room."""
        load = self.open_cases / self.key_worker.capacity
        return (not self.knows_them, -len(self.shared_needs), load, str(self.key_worker.id))

    def reasons(self, area: str) -> list[str]:
        said = [f"works in the {area.title()} locality"]
        if self.knows_them:
            said.append("has worked with this person before")
        if self.shared_needs:
            said.append("experienced with " + ", ".join(need.replace("_", " ") for need in self.shared_needs))
        said.append(f"has {self.open_cases} of {self.key_worker.capacity} cases")
        return said


async def match(session: AsyncSession, case: Case) -> KeyWorker | None:
    """Gives the case to a key worker of its locality, or to a duty queue; either way somebody's, in this transaction.

    Concurrent intakes of one locality are matched one after another (an advisory lock until commit), so that no one is
    filled past capacity. Nobody with room → the locality's duty queue; locality not known → the city's.
    """
    if case.area is None:
        await _to_queue(session, case, CITY_QUEUE, ["the locality is not known yet"])
        return None
    await session.execute(text("select pg_advisory_xact_lock(hashtext(:area))"), {"area": f"matching:{case.area}"})
    staff = list(
        await session.scalars(
            select(KeyWorker).where(
                KeyWorker.active, KeyWorker.area == case.area, KeyWorker.role.in_(("key_worker", "locality_lead"))
            )
        )
    )
    candidates = sorted(await _candidates(session, case, staff), key=lambda candidate: candidate.rank)
    if not candidates:
        queue = case.area if staff else CITY_QUEUE
        await _to_queue(session, case, queue, [f"nobody in the {case.area.title()} locality has room"])
        return None
    best = candidates[0]
    case.key_worker_id = best.key_worker.id
    case.queue = None
    case.match = {
        "chosen": best.key_worker.name,
        "reasons": best.reasons(case.area),
        "runners_up": [
            {"name": other.key_worker.name, "reasons": other.reasons(case.area)} for other in candidates[1:4]
        ],
    }
    await cases.record(session, case.id, "matched", actor="system", detail=case.match)
    return best.key_worker


async def _candidates(session: AsyncSession, case: Case, staff: list[KeyWorker]) -> list[Candidate]:
    counted = await session.execute(
        select(Case.key_worker_id, func.count()).where(Case.status != "closed").group_by(Case.key_worker_id)
    )
    loads = {person: count for person, count in counted}
    known = set(
        await session.scalars(
            select(Case.key_worker_id).where(Case.resident_id == case.resident_id, Case.id != case.id)
        )
    )
    return [
        Candidate(
            key_worker=person,
            open_cases=loads.get(person.id, 0),
            knows_them=person.id in known,
            shared_needs=tuple(need for need in case.needs if need in person.strengths),
        )
        for person in staff
        if person.available and person.role == "key_worker" and loads.get(person.id, 0) < person.capacity
    ]


async def _to_queue(session: AsyncSession, case: Case, queue: str, reasons: list[str]) -> None:
    case.key_worker_id = None
    case.queue = queue
    case.match = {"chosen": None, "queue": queue, "reasons": reasons, "runners_up": []}
    await cases.record(session, case.id, "queued", actor="system", detail=case.match)
