"""The conversation page: thread, case and composer. Opening it is reading the case, and acknowledges its danger."""

import secrets
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession
from starlette.requests import Request
from starlette.responses import Response

from bot import cases, safety
from bot.channels.segments import segments
from bot.console import casefile, company, elsewhere, saved_replies, sight, thread
from bot.console.auth import Staff
from bot.console.guard import field, form_of
from bot.console.rendering import show
from bot.database import notify, transaction
from bot.tables import Conversation


async def page(request: Request, staff: Staff) -> Response:
    """GET: the whole page. A browser that only prefetches has shown it to nobody: that is not opening it."""
    conversation_id = request.path_params["id"]
    prefetch = "prefetch" in request.headers.get("sec-purpose", "") or request.method == "HEAD"
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        if not prefetch:
            await open_it(session, conversation_id, staff)
        context = await everything(session, conversation_id, staff, before=thread.position(request.query_params.get("before")))
    return show("conversation.html", staff, sent=request.query_params.get("done") == "sent", **context)


async def open_it(session: AsyncSession, conversation_id: UUID, staff: Staff) -> None:
    """A named person opened the conversation: its danger is acknowledged, and the reading of its case is logged."""
    if await safety.acknowledge(session, conversation_id, staff.key_worker.id):
        await notify(session, "queue", str(conversation_id))
        await notify(session, "thread", str(conversation_id))
    case = await thread.newest_case(session, conversation_id)
    if case is not None:
        await cases.note_read(session, case.id, staff.key_worker.id, "conversation")


async def everything(
    session: AsyncSession, conversation_id: UUID, staff: Staff, *, before: int | None = None
) -> dict[str, Any]:
    """What the page shows."""
    head = await thread.head(session, conversation_id, staff.key_worker)
    lines = await thread.lines(session, conversation_id, before=before)
    return {
        "head": head,
        "elsewhere": await elsewhere.dangers(session, staff.key_worker, [conversation_id]),
        "lines": lines,
        "before": before,
        "casefile": await casefile.read(session, head.case) if head.case else None,
        "last_position": lines[-1].message.position if lines else 0,
        "earlier": lines[0].message.position if lines and lines[0].message.position > 1 else None,
        **await composer(session, head, staff),
    }


async def composer(
    session: AsyncSession, head: thread.Head, staff: Staff, text: str = "", error: str = "",
    for_later: dict[str, str] | None = None, reason: str | None = None,
) -> dict[str, Any]:
    """What the writing box needs: its text, saved replies, and a fresh token that makes sending it twice harmless."""
    return {
        "form_token": secrets.token_urlsafe(12), "text": text, "error": error, "size": segments(text), "later": for_later,
        "reason": reason,
        "saved_replies": await saved_replies.for_conversation(session, head, staff.key_worker) if head.mine else [],
    }


async def count_segments(request: Request, staff: Staff) -> Response:
    """POST text: how many texts the words so far would be sent, and paid, as. Others see that somebody writes."""
    conversation_id, text = request.path_params["id"], field(await form_of(request), "text")
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        await company.writes(session, conversation_id, staff.key_worker.id)
        channel = (await session.get_one(Conversation, conversation_id)).channel
    return show("_size.html", staff, size=segments(text), text=text, channel=channel)
