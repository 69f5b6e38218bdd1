"""Saved replies: words that are sent often, for one locality or all, with fields filled in when one is chosen."""

import re
from uuid import UUID

from sqlalchemy import delete, or_, select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot.channels.segments import segments
from bot.console.auth import Staff
from bot.console.guard import ADMIN, DUTY, KEY_WORKER, Refused, field, form_of
from bot.console.rendering import show
from bot.console.thread import Head
from bot.console.wording import AREAS
from bot.contacts import contacts
from bot.database import transaction
from bot.tables import KeyWorker, SavedReply

FIELDS = {
    "{name}": "their name", "{me}": "your first name", "{reference}": "the case's reference", "{phone}": "the office line",
}
FIELD = re.compile(r"\{\w+\}")
LONGEST_TITLE, LONGEST_TEXT = 60, 600


async def page(request: Request, staff: Staff) -> Response:
    """GET: all that this person may use, and a form for a new one."""
    return await _page(staff)


async def add(request: Request, staff: Staff) -> Response:
    """POST title, text, area. A key worker's own are for their locality; leads and above choose."""
    form = await form_of(request)
    title, text = field(form, "title").strip(), field(form, "text").strip()
    area = field(form, "area") or None
    if staff.role not in (ADMIN, DUTY):
        area = staff.key_worker.area
    unknown = [name for name in FIELD.findall(text) if name not in FIELDS]
    error = ("Write a title and a text." if not (title and text) else
             f"The title is too long: at most {LONGEST_TITLE} characters." if len(title) > LONGEST_TITLE else
             f"The text is too long: at most {LONGEST_TEXT} characters." if len(text) > LONGEST_TEXT else
             f"There is no field {unknown[0]}: use {', '.join(FIELDS)}." if unknown else
             "Choose a locality, or all." if area not in (None, *AREAS) else "")
    if error:
        return await _page(staff, error, title, text)
    async with transaction() as session:
        session.add(SavedReply(title=title, text=text, area=area, written_by=staff.key_worker.id))
    return RedirectResponse("/console/saved-replies", 303)


async def remove(request: Request, staff: Staff) -> Response:
    """POST: it is used no more. A key worker removes only their own."""
    async with transaction() as session:
        reply = await session.get(SavedReply, request.path_params["id"])
        if reply is None or not _may_use(reply, staff.key_worker):
            raise Refused("There is no such saved reply.", 404)
        if not may_remove(reply, staff.key_worker):
            raise Refused("Only who wrote it, or your locality lead, can remove it.")
        await session.execute(delete(SavedReply).where(SavedReply.id == reply.id))
    return RedirectResponse("/console/saved-replies", 303)


async def for_conversation(session: AsyncSession, head: Head, me: KeyWorker) -> list[tuple[UUID, str, str]]:
    """Id, title and filled-in text of those that fit here: of the case's locality, of mine, or of all."""
    fill = {
        "{name}": head.name or "", "{me}": me.first_name, "{reference}": head.case.reference if head.case else "",
        "{phone}": contacts().office_line,
    }
    found = await session.scalars(
        select(SavedReply)
        .where(or_(SavedReply.area.is_(None), SavedReply.area == me.area, SavedReply.area == (head.case.area if head.case else None)))
        .order_by(SavedReply.title)
    )
    return [(reply.id, reply.title, _filled(reply.text, fill)) for reply in found]


def may_remove(reply: SavedReply, person: KeyWorker) -> bool:
    """Whether this person may take it away."""
    return person.role != KEY_WORKER or reply.written_by == person.id


def _may_use(reply: SavedReply, person: KeyWorker) -> bool:
    return reply.area is None or person.area is None or reply.area == person.area


def _filled(text: str, fill: dict[str, str]) -> str:
    """Known fields only, in one pass: nothing a resident is called can become a field or a command."""
    return FIELD.sub(lambda found: fill.get(found[0]) or found[0], text)


def not_filled(text: str) -> str:
    """The first field in a text that nobody has filled in, as it stands there ("{name}"); "" when there is none."""
    return found[0] if (found := FIELD.search(text)) else ""


async def _page(staff: Staff, error: str = "", title: str = "", text: str = "") -> Response:
    me = staff.key_worker
    async with transaction() as session:
        found = await session.execute(
            select(SavedReply, KeyWorker.name)
            .join(KeyWorker, KeyWorker.id == SavedReply.written_by)
            .order_by(SavedReply.area.nulls_first(), SavedReply.title)
        )
        replies = [(reply, by, segments(reply.text), may_remove(reply, me)) for reply, by in found if _may_use(reply, me)]
    return show("saved_replies.html", staff, 422 if error else 200, replies=replies, fields=FIELDS, error=error, title=title,
                text=text, chooses=staff.role in (ADMIN, DUTY))
