"""Consent, agency by agency, and sharing only through it. Each sharing is logged, and the log can be printed."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import cases
from bot.console import objections
from bot.console.auth import Staff
from bot.console.corrections import case_to_work_on
from bot.console.guard import Refused, field, form_of
from bot.console.rendering import show
from bot.console.wording import CONSENTS
from bot.database import transaction
from bot.tables import Case, CaseRead, Consent, KeyWorker, Sharing

LONGEST_AGENCY, LONGEST_HOW = 80, 300


@dataclass(frozen=True)
class Word:
    """What they said about one agency, and who noted it."""

    consent: Consent
    noted_by: str
    against: str | None  # other words of theirs that speak against telling it


@dataclass(frozen=True)
class Written:
    """What stands in the forms: of sharing, and of noting what they said."""

    consent: str = ""
    fields: frozenset[str] = frozenset()
    how: str = ""
    sharing: bool = False  # that form comes back with something missing
    agency: str = ""
    state: str = "asked"
    against: str | None = None  # to be asked about once more


def is_newer(entry: dict[str, Any] | None, shared_at: datetime) -> bool:
    """Whether a field of the summary is not any more as it stood when it was shared."""
    said_at = (entry or {}).get("at")
    return entry is None or said_at is not None and datetime.fromisoformat(said_at) > shared_at


def changed_since(case: Case, sharings: list[Sharing], agency: str) -> list[str]:
    """The fields that were shared with this agency and have changed since they last were. `sharings` in any order."""
    last = {name: sharing.at for sharing in sorted(sharings, key=lambda one: one.at) if sharing.agency == agency
            for name in sharing.fields}
    return [name for name, at in last.items() if is_newer(case.summary.get(name), at)]


async def every_word(session: AsyncSession, case: Case) -> list[Word]:
    """All that was noted on any agency, newest first."""
    found = await session.execute(
        select(Consent, KeyWorker.name).join(KeyWorker, KeyWorker.id == Consent.noted_by)
        .where(Consent.case_id == case.id).order_by(Consent.at.desc())
    )
    return [Word(consent, name, objections.against(case, consent.agency)) for consent, name in found]


def standing(words: list[Word]) -> list[Word]:
    """The newest word on each agency, by its name: what counts now."""
    newest: dict[str, Word] = {}
    for word in words:
        newest.setdefault(word.consent.agency, word)
    return [newest[agency] for agency in sorted(newest)]


async def page(request: Request, staff: Staff) -> Response:
    """GET: consents, what was shared, and who has read the case. Made to be printed: the resident may ask for it. With
    ?consent=&fields= the form is filled in with these, to share them anew."""
    async with transaction() as session:
        case = await case_to_work_on(session, staff, request.path_params["id"])
        await cases.note_read(session, case.id, staff.key_worker.id, "consents and readers")
    asked = request.query_params
    return await _page(staff, case, written=Written(asked.get("consent", ""), frozenset(asked.getlist("fields"))))


async def note(request: Request, staff: Staff) -> Response:
    """POST agency, state, all_the_same: what the resident said about one agency. Agreed against other words of theirs, it is
    asked once more (`all_the_same` holds the agency then)."""
    form = await form_of(request)
    agency, state = " ".join(field(form, "agency").split())[:LONGEST_AGENCY], field(form, "state")
    async with transaction() as session:
        case = await case_to_work_on(session, staff, request.path_params["id"])
        against = objections.against(case, agency) if agency and state == "given" else None
        if agency and state in CONSENTS and (against is None or field(form, "all_the_same") == agency):
            known = {one.consent.agency.casefold(): one.consent.agency for one in await every_word(session, case)}
            agency = known.get(agency.casefold(), agency)
            session.add(Consent(case_id=case.id, agency=agency, state=state, noted_by=staff.key_worker.id))
            await cases.record(session, case.id, "consent", actor=str(staff.key_worker.id),
                               detail={"agency": agency, "state": state, "against": against})
            return _back(case)
    error = (f"They said before: {against}. If they have agreed to {agency} all the same, tick that you asked them. Nothing is noted yet."
             if against else "Write the agency's name and choose what they said.")
    return await _page(staff, case, error, Written(agency=agency, state=state, against=against))


async def share(request: Request, staff: Staff) -> Response:
    """POST consent, fields (several), how: logs that these fields go to the agency. Only where consent stands as given."""
    form = await form_of(request)
    how = field(form, "how").strip()[:LONGEST_HOW]
    async with transaction() as session:
        case = await case_to_work_on(session, staff, request.path_params["id"])
        await session.get_one(Case, case.id, with_for_update=True)
        fields = [name for name in form.getlist("fields") if name in case.summary]
        chosen = field(form, "consent")
        given = next((one.consent for one in standing(await every_word(session, case))
                      if str(one.consent.id) == chosen and one.consent.state == "given"), None)
        if given is None and chosen:
            raise Refused("They have not agreed to that, or not any more. Nothing was shared.", 409)
        against = objections.against_since(case, given.agency, given.at) if given else None
        if given and fields and how and not against:
            session.add(Sharing(case_id=case.id, consent_id=given.id, agency=given.agency, fields=fields, how=how,
                                shared_by=staff.key_worker.id))
            await cases.record(session, case.id, "shared", actor=str(staff.key_worker.id),
                               detail={"agency": given.agency, "fields": fields, "how": how})
            return _back(case)
    error = (f"They have said since: {against}. Ask them, and note what they say now, before anything is shared." if against
             else "Choose what you share, and write how." if given else "Choose with whom you share.")
    return await _page(staff, case, error, Written(chosen, frozenset(fields), how, sharing=True))


async def _page(staff: Staff, case: Case, error: str = "", written: Written | None = None) -> Response:
    async with transaction() as session:
        found = await session.execute(
            select(Sharing, KeyWorker.name).join(KeyWorker, KeyWorker.id == Sharing.shared_by)
            .where(Sharing.case_id == case.id).order_by(Sharing.at.desc())
        )
        reads = await session.execute(
            select(CaseRead, KeyWorker.name, KeyWorker.role).join(KeyWorker, KeyWorker.id == CaseRead.key_worker_id)
            .where(CaseRead.case_id == case.id).order_by(CaseRead.at.desc()).limit(500)
        )
        sharings, history = found.all(), await every_word(session, case)
        agencies, made = standing(history), [sharing for sharing, _ in sharings]
        changed = [(one.consent, fields) for one in agencies
                   if one.consent.state == "given" and (fields := changed_since(case, made, one.consent.agency))]
        return show("consents.html", staff, 422 if error else 200, case=case, error=error, written=written or Written(),
                    standing=agencies, history=history, said=objections.said(case), sharings=sharings, reads=reads.all(), changed=changed)


def _back(case: Case) -> Response:
    return RedirectResponse(f"/console/cases/{case.id}/consents", 303)
