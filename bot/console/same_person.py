"""The same person in two threads: found by reference or number, joined by proof, and taken apart again."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from bot import conversations, merging
from bot.console import other_threads, sight, thread
from bot.console.auth import Staff
from bot.console.guard import Refused, field, form_of
from bot.console.rendering import show
from bot.console.search import as_reference
from bot.database import transaction
from bot.tables import Case, Conversation, Merge


async def page(request: Request, staff: Staff) -> Response:
    """GET: their other threads, what stands, and a form."""
    return await _page(request, staff)


async def merge(request: Request, staff: Staff) -> Response:
    """POST reference, proof: the person of that case is this person."""
    form, here_id = await form_of(request), request.path_params["id"]
    written, proof = field(form, "reference").strip()[:20], field(form, "proof")
    if proof not in merging.PROOFS:
        return await _page(request, staff, "Choose how you know. A likeness of names is no proof.", written)
    async with transaction() as session:
        await sight.require(session, staff.key_worker, here_id)
        there_id = await session.scalar(select(Case.conversation_id).where(Case.reference == as_reference(written)))
        if there_id is not None:
            await sight.require(session, staff.key_worker, there_id)
    if there_id is None or there_id == here_id:
        return await _page(request, staff, "Write the reference of another case, like DK4-7QF.", written)
    async with transaction() as session:
        here, there = await _both(session, here_id, there_id)
        made = await merging.merge(session, here, there, proof, staff.key_worker)
    return _back(here_id) if made else await _page(request, staff, "They are one person here already.", written)


async def undo(request: Request, staff: Staff) -> Response:
    """POST: they are two people after all."""
    here_id = request.path_params["id"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, here_id)
        made = await session.get(Merge, request.path_params["merge"])
        resident_id = await session.scalar(select(Conversation.resident_id).where(Conversation.id == here_id))
        if made is None or resident_id not in (made.kept_id, made.merged_id):
            raise Refused("There is nothing to undo here.", 404)
        pair = await merging.pair(session, made)
        for one in {*pair, *map(UUID, made.conversations)}:
            await sight.require(session, staff.key_worker, one)
    async with transaction() as session:
        here, there = await _both(session, *pair)
        if not await merging.undo(session, await session.get_one(Merge, made.id, with_for_update=True), here, there, staff.key_worker):
            raise Refused("That was undone before.", 409)
    return _back(here_id)


async def _both(session: AsyncSession, one: UUID, other: UUID) -> tuple[Conversation, Conversation]:
    """Both, locked in one order whoever comes: two merges at once cannot wait for each other."""
    locked = {each: await conversations.lock(session, each) for each in sorted({one, other})}
    return locked[one], locked[other]


async def _page(request: Request, staff: Staff, error: str = "", reference: str = "") -> Response:
    here_id = request.path_params["id"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, here_id)
        head = await thread.head(session, here_id, staff.key_worker)
        standing = await merging.standing(session, head.conversation)
        joined = await other_threads.by_id(session, [one for same in standing for one in same.pair], staff.key_worker)
        return show("same_person.html", staff, 422 if error else 200, head=head, error=error, reference=reference,
                    proofs=merging.PROOFS, standing=standing, joined=joined)


def _back(conversation_id: UUID) -> Response:
    return RedirectResponse(f"/console/conversations/{conversation_id}/same-person", 303)
