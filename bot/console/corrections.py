"""Correcting the summary: any field, by any key worker who may see the case, kept with who said so and when."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import cases, clock, conversations
from bot.console import sight
from bot.console.auth import Staff
from bot.console.guard import Refused, field, form_of
from bot.console.rendering import show
from bot.console.wording import NEEDS, SAFE_CONTACT, SHARING_CHOICES, value_words
from bot.database import notify, transaction
from bot.tables import Case, Conversation, Resident

LONGEST_VALUE = 4000
CHOICES = {"safe_contact": SAFE_CONTACT, "sharing": SHARING_CHOICES, "matters_most": NEEDS}


async def form(request: Request, staff: Staff) -> Response:
    """GET: one field, as it stands."""
    name = _field_name(request)
    async with transaction() as session:
        case = await case_to_work_on(session, staff, request.path_params["id"])
        await cases.note_read(session, case.id, staff.key_worker.id, f"the field {name.replace('_', ' ')}")
    return _form(staff, case, name, (case.summary.get(name) or {}).get("value"))


async def save(request: Request, staff: Staff) -> Response:
    """POST value (or needs, several): the field as it is now. Emptied, it is not known any more."""
    name, sent = _field_name(request), await form_of(request)
    value, error = _read(name, sent)
    async with transaction() as session:
        case = await case_to_work_on(session, staff, request.path_params["id"])
        if error:
            return _form(staff, case, name, value, error)
        conversation = await conversations.lock(session, case.conversation_id)
        case = await session.get_one(Case, case.id, with_for_update=True, populate_existing=True)
        before = (case.summary.get(name) or {}).get("value")
        if value != before:
            await correct(session, case, conversation, name, value, staff)
    return RedirectResponse(f"/console/conversations/{case.conversation_id}#case-title", 303)


async def correct(
    session: AsyncSession, case: Case, conversation: Conversation, name: str, value: Any, staff: Staff
) -> None:
    """Writes the field, and what hangs on it: needs steer matching, safe contact steers every text, the name is theirs."""
    entry = {"value": value, "said_by": str(staff.key_worker.id), "at": clock.now().isoformat()}
    before = case.summary.get(name)
    case.summary = {**case.summary, name: entry}
    if name == "needs":
        case.needs = value or []
    elif name == "safe_contact":
        conversation.safe_contact = value or "unknown"
    elif name == "contact_time":
        conversation.safe_hours = value
    elif name == "name":
        (await session.get_one(Resident, case.resident_id)).name = value
    await cases.record(session, case.id, "corrected", actor=str(staff.key_worker.id),
                       detail={"fields": [name], "before": before, "after": entry})
    await notify(session, "thread", str(conversation.id))


async def case_to_work_on(session: AsyncSession, staff: Staff, case_id: UUID) -> Case:
    """The case, when this person may see it. Raises Refused."""
    case = await session.get(Case, case_id)
    if case is None:
        raise Refused("There is no such case.", 404)
    await sight.require(session, staff.key_worker, case.conversation_id)
    return case


def _field_name(request: Request) -> str:
    name = request.path_params["field"]
    if name not in cases.SUMMARY_FIELDS:
        raise Refused("There is no such field.", 404)
    return name


def _read(name: str, form: FormData) -> tuple[Any, str]:
    if name == "needs":
        return [code for code in form.getlist("value") if code in NEEDS], ""
    value = field(form, "value").strip()
    if name in CHOICES:
        return (value or None), "" if value in ("", *CHOICES[name]) else "Choose one of these."
    if len(value) > LONGEST_VALUE:
        return value, f"That is too long: at most {LONGEST_VALUE} characters."
    return value or None, ""


def _form(staff: Staff, case: Case, name: str, value: Any, error: str = "") -> Response:
    text = "" if value is None else value if isinstance(value, str) else value_words(value, name)
    return show("correct.html", staff, 422 if error else 200, case=case, field=name, value=value, text=text, error=error,
                choices=CHOICES.get(name))
