"""Staff, for administrators: who they are, where, for how many, and whether they may still come in."""

import secrets
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.datastructures import FormData
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.console import auth, second_factor
from bot.console.auth import Staff
from bot.console.consents import LONGEST_AGENCY
from bot.console.guard import EVERYBODY, PARTNER, Refused, field, form_of
from bot.console.me import MOBILE_ERROR
from bot.console.rendering import show
from bot.console.wording import AREAS, NEEDS
from bot.database import transaction
from bot.numbers import mobile_of
from bot.tables import Case, Conversation, KeyWorker

MOST_CASES = 200


@dataclass(frozen=True)
class Entry:
    """What an administrator wrote about one person, already checked."""

    values: dict[str, object]
    errors: dict[str, str]


async def page(request: Request, staff: Staff) -> Response:
    """GET: everybody, with their open cases."""
    async with transaction() as session:
        people = list(
            await session.scalars(
                select(KeyWorker).order_by(KeyWorker.active.desc(), KeyWorker.area.nulls_first(), KeyWorker.name)
            )
        )
        loads = await open_cases(session)
    return show("people.html", staff, people=people, loads=loads)


async def open_cases(session: AsyncSession) -> dict[UUID | None, int]:
    """How many open cases each person has; those without any are left out."""
    rows = await session.execute(
        select(Case.key_worker_id, func.count()).where(Case.status != "closed").group_by(Case.key_worker_id)
    )
    return {person: count for person, count in rows}


async def form(request: Request, staff: Staff) -> Response:
    """GET: one person to change, or an empty form for a new one."""
    async with transaction() as session:
        person = await _person(session, request)
    return _form(staff, person, _values_of(person), {})


async def save(request: Request, staff: Staff) -> Response:
    """POST: a new person (whose first password is shown once), or a change. Who may not come in is signed out at once."""
    form = await form_of(request)
    entry = _read(form)
    async with transaction() as session:
        person = await _person(session, request)
    if person is not None and person.id == staff.key_worker.id and entry.values["role"] != person.role:
        entry.errors["role"] = "You cannot take your own role away. Ask another administrator."
    if person is not None and person.id == staff.key_worker.id and not entry.values["active"]:
        entry.errors["active"] = "You cannot shut yourself out. Ask another administrator."
    if person is not None and person.active and not entry.values["active"] and not entry.errors:
        behind = await _left_behind(person)
        if behind and field(form, "left_behind") != behind:
            entry.errors["active"] = (
                f"{person.first_name} still has {behind}. Pass them on under Cover first, or save again: then anybody who may "
                "see a conversation can take it."
            )
            return _form(staff, person, entry.values, entry.errors, 422, left_behind=behind)
    if entry.errors:
        return _form(staff, person, entry.values, entry.errors, 422)
    password = secrets.token_urlsafe(12) if person is None else None
    password_hash = await auth.hash_password(password) if password else None
    try:
        async with transaction() as session:
            await _write(session, person.id if person else None, entry.values, password_hash)
    except IntegrityError:
        return _form(staff, person, entry.values, {"email": "Somebody else has this e-mail address."}, 422)
    if password:
        return show("new_person.html", staff, name=entry.values["name"], email=entry.values["email"], password=password)
    return RedirectResponse("/console/people", 303)


async def _left_behind(person: KeyWorker) -> str:
    """What somebody who leaves would leave behind, in words; "" when that is nothing."""
    async with transaction() as session:
        live = await session.scalar(
            select(func.count()).where(Conversation.handler == "key_worker", Conversation.key_worker_id == person.id)
        ) or 0
        count = (await open_cases(session)).get(person.id, 0)
    if not live and not count:
        return ""
    return f"{live} live conversation{'' if live == 1 else 's'} and {count} open case{'' if count == 1 else 's'}"


async def new_password(request: Request, staff: Staff) -> Response:
    """POST: a fresh password for somebody who lost theirs, shown once; they are signed out everywhere."""
    password = secrets.token_urlsafe(12)
    password_hash = await auth.hash_password(password)
    async with transaction() as session:
        person = await _person(session, request)
        assert person is not None
        person.password_hash = password_hash
        await auth.end_all_of(session, person)
    return show("new_person.html", staff, name=person.name, email=person.email, password=password)


async def no_second_factor(request: Request, staff: Staff) -> Response:
    """POST: their phone is lost. They set up a new second factor; until then they are signed out."""
    async with transaction() as session:
        person = await _person(session, request)
        assert person is not None
        await second_factor.take_away(session, person.id)
        await auth.end_all_of(session, person)
    return RedirectResponse(f"/console/people/{person.id}", 303)


async def _person(session: AsyncSession, request: Request) -> KeyWorker | None:
    if "id" not in request.path_params:
        return None
    person = await session.get(KeyWorker, request.path_params["id"])
    if person is None:
        raise Refused("There is nobody with this address.", 404)
    return person


def _values_of(person: KeyWorker | None) -> dict[str, object]:
    if person is None:
        return {"email": "", "name": "", "role": "key_worker", "area": None, "agency": None, "mobile": None, "capacity": 20, "strengths": [],
                "languages": ["English"], "available": True, "active": True}
    return {name: getattr(person, name) for name in
            ("email", "name", "role", "area", "agency", "mobile", "capacity", "strengths", "languages", "available", "active")}


def _read(form: FormData) -> Entry:
    values: dict[str, object] = {
        "email": field(form, "email").strip().casefold()[:320],
        "name": " ".join(field(form, "name").split())[:100],
        "role": field(form, "role"),
        "area": field(form, "area") or None,
        "agency": " ".join(field(form, "agency").split())[:LONGEST_AGENCY] or None,
        "mobile": field(form, "mobile").strip()[:40] or None,
        "capacity": field(form, "capacity").strip(),
        "strengths": [code for code in form.getlist("strengths") if code in NEEDS],
        "languages": [part.strip()[:40] for part in field(form, "languages").split(",") if part.strip()][:10],
        "available": field(form, "available") == "yes",
        "active": field(form, "active") == "yes",
    }
    errors = {}
    if not values["name"]:
        errors["name"] = "Write a name."
    if "@" not in str(values["email"]).strip("@") or " " in str(values["email"]):
        errors["email"] = "Write an e-mail address, like name@council.gov.uk."
    if values["role"] not in EVERYBODY:
        errors["role"] = "Choose a role."
    if values["area"] is not None and values["area"] not in AREAS:
        errors["area"] = "Choose a locality, or the whole city."
    if values["role"] == PARTNER and not values["agency"]:
        errors["agency"] = "Write which agency they are of: they see what is shared with it."
    if values["role"] != PARTNER:
        values["agency"] = None
    if values["mobile"] and (number := mobile_of(str(values["mobile"]))) is None:
        errors["mobile"] = MOBILE_ERROR
    elif values["mobile"]:
        values["mobile"] = number
    capacity = str(values["capacity"])
    if not (capacity.isdecimal() and 1 <= int(capacity[:6]) <= MOST_CASES):
        errors["capacity"] = f"Write a number from 1 to {MOST_CASES}."
    else:
        values["capacity"] = int(capacity)
    return Entry(values, errors)


async def _write(session: AsyncSession, person_id: UUID | None, values: dict[str, object], password: str | None) -> None:
    values = {**values, "first_name": str(values["name"]).split()[0]}
    if person_id is None:
        session.add(KeyWorker(password_hash=password, **values))
        return
    person = await session.get_one(KeyWorker, person_id, with_for_update=True)
    shut_out = not values["active"] or values["role"] != person.role or values["agency"] != person.agency
    for name, value in values.items():
        setattr(person, name, value)
    if shut_out:
        await auth.end_all_of(session, person)


def _form(
    staff: Staff, person: KeyWorker | None, values: dict[str, object], errors: dict[str, str], status: int = 200,
    left_behind: str = "",
) -> Response:
    return show("person.html", staff, status, person=person, values=values, errors=errors, left_behind=left_behind)
