"""What a partner agency sees: fields that were shared with it, of cases whose consent still stands. Nothing else, and nothing any
more once the resident has said something against it since."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import Response

from bot import cases
from bot.console import consents, objections
from bot.console.auth import Staff
from bot.console.guard import Refused
from bot.console.rendering import show
from bot.database import transaction
from bot.tables import Case, KeyWorker, Sharing


@dataclass(frozen=True)
class Shared:
    """A case as an agency may see it."""

    case_id: UUID
    reference: str
    at: datetime  # of the last sharing
    by: str  # whom to ask
    fields: dict[str, Any]  # name → value, as it stood when it was shared
    changed: frozenset[str]  # names of fields that have another value now, which was not shared


async def listing(staff: Staff) -> Response:
    """The partner's first page: references only. What is in them is read, and logged, one by one."""
    async with transaction() as session:
        found = await with_agency(session, staff.key_worker.agency)
    return show("partner.html", staff, shared=found)


async def page(request: Request, staff: Staff) -> Response:
    """GET: one case. The resident can ask who has read it."""
    async with transaction() as session:
        found = await with_agency(session, staff.key_worker.agency, request.path_params["id"])
        if not found:
            raise Refused("Nothing of this case is shared with your agency, or not any more.", 404)
        await cases.note_read(session, found[0].case_id, staff.key_worker.id, f"what is shared with {staff.key_worker.agency}")
    return show("shared.html", staff, shared=found[0])


async def with_agency(session: AsyncSession, agency: str | None, case_id: UUID | None = None) -> list[Shared]:
    """The cases (or the one) with something shared with this agency whose consent still stands, the newest first."""
    if not agency:
        return []
    found = await session.execute(
        select(Sharing, Case, KeyWorker.name)
        .join(Case, Case.id == Sharing.case_id)
        .join(KeyWorker, KeyWorker.id == Sharing.shared_by)
        .where(func.lower(Sharing.agency) == agency.lower(), *([Case.id == case_id] if case_id else []))
        .order_by(Sharing.at)
    )
    seen: dict[UUID, Shared] = {}
    for sharing, case, by in found.all():
        if case.id not in seen and not await _stands(session, case, agency):
            continue
        before = seen.get(case.id)
        entries = {name: case.summary.get(name) for name in sharing.fields}
        changed = {name for name, entry in entries.items() if consents.is_newer(entry, sharing.at)}
        values = {name: entry["value"] for name, entry in entries.items() if entry is not None and name not in changed}
        seen[case.id] = Shared(
            case.id, case.reference, sharing.at, by, {**(before.fields if before else {}), **values},
            ((before.changed if before else frozenset()) - values.keys()) | changed,
        )
    return sorted(seen.values(), key=lambda one: one.at, reverse=True)


async def _stands(session: AsyncSession, case: Case, agency: str) -> bool:
    standing = consents.standing(await consents.every_word(session, case))
    given = [one.consent for one in standing if one.consent.agency.lower() == agency.lower() and one.consent.state == "given"]
    return any(objections.against_since(case, agency, consent.at) is None for consent in given)
