"""A picture a resident sent: fetched from Twilio when somebody asks for it, and given to be saved, never opened by itself."""

from starlette.requests import Request
from starlette.responses import Response

from bot import cases, pictures
from bot.channels import SendError, twilio_media
from bot.console import sight, thread
from bot.console.auth import Staff
from bot.console.guard import Refused
from bot.database import transaction
from bot.settings import settings
from bot.tables import Message

ENDINGS = {pictures.JPEG: "jpg", pictures.PNG: "png"}


async def page(request: Request, staff: Staff) -> Response:
    """GET: one picture of a message, as a download. That it was looked at is logged."""
    conversation_id, number = request.path_params["id"], request.path_params["number"]
    async with transaction() as session:
        await sight.require(session, staff.key_worker, conversation_id)
        message = await session.get(Message, request.path_params["message"])
        media = (message.raw or {}).get("media") or [] if message and message.conversation_id == conversation_id else []
        if number >= len(media):
            raise Refused("There is no such picture.", 404)
        case = await thread.newest_case(session, conversation_id)
        if case is not None:
            await cases.note_read(session, case.id, staff.key_worker.id, "a picture")
    try:  # no transaction is open while Twilio is asked
        content = await twilio_media.fetch(settings(), str(media[number]["url"]))
    except SendError as error:
        raise Refused(f"{error} Ask them to send it again, or to describe it.", 502) from None
    content, kind = pictures.bare(content)
    assert message is not None
    name = f"picture-{message.position}-{number + 1}.{ENDINGS.get(kind or '', 'bin')}"
    return Response(content, media_type=kind or "application/octet-stream", headers={
        "Content-Disposition": f'attachment; filename="{name}"', "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff", "Cache-Control": "no-store",
    })  # fmt: skip
