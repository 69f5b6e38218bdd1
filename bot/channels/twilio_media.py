"""Pictures of an MMS, fetched from Twilio and from nowhere else, a few megabytes at most, without what a camera adds.

Source: https://www.twilio.com/docs/messaging/api/media-resource — a media address answers with a redirect to Twilio's
store, which takes no password of ours.
"""

import re
from urllib.parse import urljoin, urlsplit

import httpx

from bot.channels import SendError
from bot.settings import Settings

TWILIO = "https://api.twilio.com"
STORES = re.compile(r"https://([a-z0-9-]+\.)*(twilio\.com|twiliocdn\.com)/|https://s3-external-1\.amazonaws\.com/media\.twiliocdn\.com/")
MOST_BYTES = 5_000_000  # what Twilio takes for one MMS
SECONDS = 10
REDIRECTS = 3


async def fetch(settings: Settings, url: str) -> bytes:
    """The bytes behind a media address of our own account. Raises SendError when it is none, or cannot be had."""
    base = settings.twilio_api_base or TWILIO
    ours = re.compile(re.escape(base) + rf"/2010-04-01/Accounts/{re.escape(settings.twilio_account_sid)}/Messages/\w+/Media/\w+")
    if not ours.fullmatch(url):
        raise SendError("That address is not Twilio's, or not of our account.", retryable=False)
    password = httpx.BasicAuth(settings.twilio_account_sid, settings.twilio_auth_token)
    try:
        async with httpx.AsyncClient(timeout=SECONDS, follow_redirects=False) as client:
            for _ in range(REDIRECTS + 1):
                # The password goes to Twilio's own address only: never along with a redirect.
                request = client.stream("GET", url, auth=password if ours.fullmatch(url) else None)
                async with request as response:
                    if not response.is_redirect:
                        return await _read(response)
                    url = urljoin(url, response.headers.get("location", ""))
                    if not (STORES.match(url) or _same_place(url, base)):
                        raise SendError("Twilio sent us to an address that is not its own.", retryable=False)
    except httpx.HTTPError as error:
        raise SendError(f"The picture could not be fetched ({type(error).__name__}).", retryable=True) from None
    raise SendError("The picture's address leads in circles.", retryable=False)


async def _read(response: httpx.Response) -> bytes:
    if response.status_code != 200:
        raise SendError(f"Twilio has no such picture (HTTP {response.status_code}).", retryable=response.status_code >= 500)
    content = bytearray()
    async for part in response.aiter_bytes():
        content += part
        if len(content) > MOST_BYTES:
            raise SendError("The picture is too big.", retryable=False)
    return bytes(content)


def _same_place(url: str, base: str) -> bool:
    return urlsplit(url)[:2] == urlsplit(base)[:2]
