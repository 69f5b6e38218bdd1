"""The wire to Twilio: one client a process, short timeouts, and every way to fail told as a SendError.

Did Twilio take it? Refused, or never connected: no. Anything else that went wrong on the way: perhaps, so `unknown`.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakKeyDictionary

import aiohttp
from twilio.base.exceptions import TwilioException, TwilioRestException
from twilio.http.async_http_client import AsyncTwilioHttpClient
from twilio.rest import Client

from bot.channels import SendError
from bot.channels.twilio_codes import failure
from bot.settings import Settings

TIMEOUT = aiohttp.ClientTimeout(total=15, sock_connect=5)  # seconds
IN_PROGRESS = 20009  # "not while the message is on its way"

_clients: WeakKeyDictionary[asyncio.AbstractEventLoop, dict[Settings, Client]] = WeakKeyDictionary()


class _TimedSession:
    """The client offers one number for all timeouts and then forgets it: this sets ours on every request."""

    def __init__(self, session: aiohttp.ClientSession) -> None:
        self.session = session

    async def request(self, **options: object) -> aiohttp.ClientResponse:
        return await self.session.request(**options | {"timeout": TIMEOUT})  # type: ignore[arg-type]

    async def close(self) -> None:
        await self.session.close()


class _QuietClient(AsyncTwilioHttpClient):
    """The client would log every address it asks, and those of lists hold phone numbers. A logger that is switched off
    does not help: the next logging.config.dictConfig, uvicorn's for one, switches it on again."""

    def log_request(self, kwargs: dict[str, object]) -> None:
        pass

    def log_response(self, status_code: int, response: object) -> None:
        pass


def _client(settings: Settings) -> Client:
    """The process's client; a loop of its own only in tests, since connections belong to their loop."""
    mine = _clients.setdefault(asyncio.get_running_loop(), {})
    if settings not in mine:
        http = _QuietClient(pool_connections=False)
        http.session = _TimedSession(aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()))
        mine[settings] = Client(settings.twilio_account_sid, settings.twilio_auth_token, http_client=http)
        if settings.twilio_api_base:
            mine[settings].api.base_url = settings.twilio_api_base
    return mine[settings]


async def close() -> None:
    """Closes the connections of this loop; called when the process ends."""
    for client in _clients.pop(asyncio.get_running_loop(), {}).values():
        await client.http_client.close()  # type: ignore[attr-defined]


@asynccontextmanager
async def speaking_to(settings: Settings) -> AsyncIterator[Client]:
    """A client to use inside; whatever goes wrong there leaves as SendError."""
    try:
        yield _client(settings)
    except TwilioRestException as refused:
        raise _refusal(refused.status, refused.code) from None  # the original holds the request, numbers and all
    except (aiohttp.ClientConnectorError, aiohttp.ConnectionTimeoutError) as error:
        raise SendError(f"Twilio could not be reached ({type(error).__name__}).", retryable=True) from None
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        message = f"Twilio's answer was lost ({type(error).__name__})."
        raise SendError(message, retryable=True, unknown=True) from None
    except (TwilioException, ValueError, AttributeError, TypeError) as error:
        message = f"Twilio's answer made no sense ({type(error).__name__})."
        raise SendError(message, retryable=True, unknown=True) from None


def _refusal(status: int, code: int | None) -> SendError:
    """The SendError of an HTTP status and Twilio's own code."""
    if status == 429:
        return SendError("Twilio asks us to go slower.", retryable=True, code=code)
    if status >= 500:
        return SendError(f"Twilio is in trouble (HTTP {status}).", retryable=True, code=code, unknown=True)
    if code == IN_PROGRESS:
        return SendError("The text is still on its way.", retryable=True, code=code)
    meaning = failure(code)
    return SendError(f"Twilio refused: {meaning.words} (code {code}).", retryable=meaning.retryable, code=code)
