"""Every open alert about danger, how far it has climbed and who has been told: one page for everybody on duty."""

from starlette.requests import Request
from starlette.responses import Response

from bot import open_alerts
from bot.console.auth import Staff
from bot.console.rendering import show
from bot.database import transaction
from bot.settings import settings


async def page(request: Request, staff: Staff) -> Response:
    """GET. Looking at the list opens nothing: each alert ends only where its conversation is opened."""
    async with transaction() as session:
        found = await open_alerts.everything(session)
    return show("alerts.html", staff, alerts=found, mail_server=bool(settings().smtp_host))
