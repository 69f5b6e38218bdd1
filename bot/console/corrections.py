"""Correcting the summary: any field, by any key worker who may see the case, kept with who said so and when."""

import hashlib
import json
import re
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import cases, clock, conversations, referrals
from bot.console import casefile, sight
from bot.console.auth import Staff
from bot.console.guard import Refused, field, form_of
from bot.console.rendering import show
from bot.console.wording import NEEDS, SAFE_CONTACT, SHARING_CHOICES, value_words
from bot.database import notify, transaction
from bot.tables import Case, Conversation, Resident

LONGEST_VALUE = 4000
OWN_WORDS = "own_words"  # the choice that keeps what they said in words of their own
POSTCODE = re.compile(r"([A-Z]{1,2}\d[A-Z\d]?)(?: *(\d[A-Z]{2})| +(\d))?")
CHOICES = {"safe_contact": SAFE_CONTACT, "sharing": SHARING_CHOICES, "matters_most": NEEDS}


async def form(request: Request, staff: Staff) -> Response:
    """GET: one field, as it stands."""
    name = _field_name(request)
    async with transaction() as session:
        case = await case_to_work_on(session, staff, request.path_params["id"])
        await cases.note_read(session, case.id, staff.key_worker.id, f"the field {name.replace('_', ' ')}")
    return _form(staff, case, name, _value(case, name))


async def save(request: Request, staff: Staff) -> Response:
    """POST value (or needs, several), seen: the field as it is now. Emptied, it is not known any more. 409 with both when
    somebody else has put it right since the form was opened (`seen` says what stood there then)."""
    name, sent = _field_name(request), await form_of(request)
    async with transaction() as session:
        case = await case_to_work_on(session, staff, request.path_params["id"])
        conversation = await conversations.lock(session, case.conversation_id)
        case = await session.get_one(Case, case.id, with_for_update=True, populate_existing=True)
        before = _value(case, name)
        value, error = _read(name, sent, before)
        if error:
            return _form(staff, case, name, value, error)
        changed = field(sent, "seen") not in ("", _mark(before))
        if changed and value != before:
            who = await _who(session, case, name)
            return _form(staff, case, name, value, f"{who} has changed this meanwhile. Nothing of yours is saved yet.", meanwhile=True)
        if value != before:
            await correct(session, case, conversation, name, value, staff)
        await session.flush()
        still_theirs = await session.scalar(
            select(Conversation.id).where(Conversation.id == conversation.id, sight.may_see(staff.key_worker))
        )
    if still_theirs is None:  # the new address is another locality's
        return RedirectResponse("/console?done=moved", 303)
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
    await referrals.place(session, case, [name])  # a new address has another town, and may have another locality
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


def _value(case: Case, name: str) -> Any:
    return (case.summary.get(name) or {}).get("value")


def _mark(value: Any) -> str:
    """A value as a form carries it, to know it again: not the value itself."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()[:16]


async def _who(session: AsyncSession, case: Case, name: str) -> str:
    said_by = case.summary[name].get("said_by", "")
    names = await casefile.names_of(session, [said_by])
    return names.get(said_by, "The resident" if said_by == "resident" else "Somebody")


def _read(name: str, form: FormData, before: Any) -> tuple[Any, str]:
    if name == "needs":
        return [code for code in form.getlist("value") if code in NEEDS], ""
    value = field(form, "value").strip()
    if name in CHOICES:
        if value == OWN_WORDS:
            return before, ""
        return (value or None), "" if value in ("", *CHOICES[name]) else "Choose one of these."
    if value == _text(name, before).strip():
        return before, ""  # left as it was, whatever its shape
    if len(value) > LONGEST_VALUE:
        return value, f"That is {len(value)} characters, and at most {LONGEST_VALUE} are kept. Make it shorter; nothing is saved yet."
    if name == "postcode" and value:
        found = POSTCODE.fullmatch(value.upper())
        if found is None:
            return value, "Write the postcode alone, like ST6 4AA, or its first half, like ST6. Anything else belongs in the story."
        return " ".join(part for part in found.groups() if part), ""
    return value or None, ""


def _text(name: str, value: Any) -> str:
    return "" if value is None else value if isinstance(value, str) else value_words(value, name)


def _form(staff: Staff, case: Case, name: str, value: Any, error: str = "", *, meanwhile: bool = False) -> Response:
    """The form; `meanwhile` with what somebody else has written since, beside the words of whoever sent it."""
    choices, stands = CHOICES.get(name), _value(case, name)
    if choices and stands is not None and stands not in choices:  # theirs, and none of ours: never ticked away
        choices = {OWN_WORDS: f"In their words: “{value_words(stands, name)}”", **choices}
        value = OWN_WORDS if value == stands else value
    return show("correct.html", staff, 409 if meanwhile else 422 if error else 200, case=case, field=name, value=value,
                text=_text(name, value), error=error, choices=choices, meanwhile=meanwhile, stands=stands,
                seen=_mark(stands))
