"""Search by name, reference, phone or need. By POST, so that no name or number stands in an address or a log."""

import re
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, CompoundSelect, Select, String, cast, func, or_, select
from starlette.requests import Request
from starlette.responses import Response

from bot.console import caseload
from bot.console.auth import Staff
from bot.console.guard import field, form_of
from bot.console.rendering import show
from bot.console.wording import NEEDS
from bot.database import transaction
from bot.tables import Case, Conversation, PhoneSearch, Resident

GIVEN_IN = ("phone", "reach", "story", "contact_time", "helpers", "preferences")  # where people give numbers
FEWEST_DIGITS = 7
MOST_FOUND = 50  # rows; who gets more has to say more


async def page(request: Request, staff: Staff) -> Response:
    """GET: an empty search."""
    return show("search.html", staff, q="", need="", reason="", rows=None, ask_reason=False)


async def results(request: Request, staff: Staff) -> Response:
    """POST q, need, reason: what fits, of what this person may see. A phone number wants a reason, which is kept."""
    form = await form_of(request)
    q, need, reason = field(form, "q").strip()[:100], field(form, "need"), field(form, "reason").strip()[:300]
    phone = _as_phone(q)
    context: dict[str, Any] = {"q": q, "need": need if need in NEEDS else "", "reason": reason}
    if phone and not reason:
        return show("search.html", staff, 422, **context, rows=None, ask_reason=True)
    conditions: list[ColumnElement[bool]] = []
    if phone:
        conditions.append(or_(Conversation.address == phone, Conversation.id.in_(_who_gave(phone))))
    if context["need"]:
        conditions.append(Case.needs.contains([need]))
    if not conditions and not q:
        return show("search.html", staff, **context, rows=None, ask_reason=False)
    async with transaction() as session:
        if q and not phone:  # looked up first: the list's own joins then meet a few rows, not ten thousand
            conditions.append(Conversation.id.in_(list(await session.scalars(_of_name_or_reference(q)))))
        rows = await caseload.find(session, staff.key_worker, *conditions, with_closed=True, most=MOST_FOUND + 1)
        if phone:
            session.add(PhoneSearch(key_worker_id=staff.key_worker.id, reason=reason,
                                    found=[str(row.conversation.id) for row in rows]))
    return show("search.html", staff, **context, rows=rows[:MOST_FOUND], more=len(rows) > MOST_FOUND, ask_reason=False)


def _of_name_or_reference(q: str) -> CompoundSelect[UUID]:
    """Ids of the conversations whose resident, or any case of theirs, has this name or reference."""
    of_resident = select(Conversation.id).join(Resident, Resident.id == Conversation.resident_id)
    named_in_case = cast(Case.summary["name"]["value"].astext, String).icontains(q, autoescape=True)
    return of_resident.where(Resident.name.icontains(q, autoescape=True)).union(
        select(Case.conversation_id).where(or_(Case.reference == as_reference(q), named_in_case)))


def _who_gave(phone: str) -> Select[UUID]:
    """Ids of the conversations with a case in whose fields this number was given, however it is written there."""
    given = [func.regexp_replace(func.coalesce(Case.summary[name]["value"].astext, ""), r"[\s().-]", "", "g") for name in GIVEN_IN]
    national = phone.removeprefix("+44")
    ways = (national,) if national == phone else (f"+44{national}", f"0044{national}", f"0{national}", f"+440{national}")
    return select(Case.conversation_id).where(
        or_(*(text.regexp_match(rf"(^|[^0-9])({'|'.join(map(re.escape, ways))})([^0-9]|$)") for text in given))
    )


def _as_phone(q: str) -> str | None:
    """A UK number in E.164 when `q` is one, else None."""
    digits = re.sub(r"[\s().-]", "", q)
    if not re.fullmatch(r"\+?\d+", digits) or len(digits.lstrip("+")) < FEWEST_DIGITS:
        return None
    if digits.startswith("00"):
        digits = "+" + digits[2:]
    return digits if digits.startswith("+") else "+44" + digits.removeprefix("0") if digits[0] == "0" else "+" + digits


def as_reference(q: str) -> str:
    """A reference however it is typed: "dk4 7qf" → "DK4-7QF"."""
    letters = re.sub(r"[^A-Z0-9]", "", q.upper())
    return f"{letters[:3]}-{letters[3:]}"
