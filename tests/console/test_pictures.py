"""Pictures of an MMS: from Twilio alone, capped, without what the camera added, never opened by themselves."""

import struct
import zlib
from uuid import uuid4

import httpx
import pytest

from bot import inbox, pictures
from bot.channels import InboundMessage, SendError, twilio_media
from bot.settings import settings
from tests.console import builders

WHERE = b"Exif\x00\x00GPS 53.0 N 2.2 W"


def segment(marker, content):
    return bytes([0xFF, marker]) + struct.pack(">H", len(content) + 2) + content


JPEG = (b"\xff\xd8" + segment(0xE0, b"JFIF\x00") + segment(0xE1, WHERE) + segment(0xFE, b"my phone") + segment(0xDB, b"\x00" * 65)
        + segment(0xDA, b"\x01") + b"the picture itself \xff\xd9")  # fmt: skip


def chunk(name, content):
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))


PNG = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\x00" * 13) + chunk(b"eXIf", WHERE) + chunk(b"IDAT", b"pixels") + chunk(b"IEND", b"")


def media_address(sid="ME1"):
    return f"{settings().twilio_api_base}/2010-04-01/Accounts/{settings().twilio_account_sid}/Messages/MM1/Media/{sid}"


@pytest.fixture
def twilio(monkeypatch):
    """Answers of Twilio by address; every request is kept."""
    answers, asked = {}, []

    def answer(request):
        asked.append(request)
        return answers[str(request.url)]

    client = httpx.AsyncClient
    monkeypatch.setattr(twilio_media.httpx, "AsyncClient", lambda **how: client(transport=httpx.MockTransport(answer), **how))
    answers["asked"] = asked
    return answers


async def a_picture_comes_in(url):
    conversation_id = await builders.referral()
    number = (await builders.conversation(conversation_id)).address
    await inbox.receive(InboundMessage(channel="sms", address=number, provider="twilio", provider_id=f"MM{uuid4().hex}", text="",
                                       raw={"NumMedia": "1", "media": [{"url": url, "content_type": "image/jpeg"}]}))
    [message] = [line for line in await builders.thread(conversation_id) if (line.raw or {}).get("media")]
    return conversation_id, f"/console/conversations/{conversation_id}/messages/{message.id}/pictures/0"


async def test_it_is_offered_to_be_saved_and_says_nothing_of_where_it_was_taken(desk, twilio):
    conversation_id, path = await a_picture_comes_in(media_address())
    twilio[media_address()] = httpx.Response(307, headers={"location": "https://mms.twiliocdn.com/x"})
    twilio["https://mms.twiliocdn.com/x"] = httpx.Response(200, content=JPEG, headers={"content-type": "text/html"})
    priya = await desk.of("Priya")
    page = await priya.sees(f"/console/conversations/{conversation_id}")
    assert f'href="{path}" download' in page and "<img" not in page
    answer = await priya.get(path)
    assert answer.status_code == 200 and answer.headers["content-type"] == "image/jpeg"
    assert answer.headers["content-disposition"].startswith("attachment") and answer.headers["x-content-type-options"] == "nosniff"
    assert b"the picture itself" in answer.content and b"GPS" not in answer.content and b"my phone" not in answer.content
    first, second = twilio["asked"]
    assert "authorization" in first.headers and "authorization" not in second.headers
    assert "a picture" in await priya.sees(f"/console/cases/{(await builders.case_of(conversation_id)).id}/consents")


@pytest.mark.parametrize("url", [
    "https://example.org/2010-04-01/Accounts/AC0/Messages/MM1/Media/ME1", "http://169.254.169.254/latest/meta-data",
    "file:///etc/passwd", "https://api.twilio.com@example.org/x", "", "{ours}/../../../../secret",
])  # fmt: skip
async def test_nothing_is_fetched_from_anywhere_else(desk, twilio, url):
    _, path = await a_picture_comes_in(url.replace("{ours}", media_address()))
    assert (await (await desk.of("Priya")).get(path)).status_code == 502
    assert twilio["asked"] == []


async def test_a_redirect_to_elsewhere_is_not_followed(desk, twilio):
    _, path = await a_picture_comes_in(media_address())
    twilio[media_address()] = httpx.Response(302, headers={"location": "http://127.0.0.1:9/inside"})
    assert (await (await desk.of("Priya")).get(path)).status_code == 502
    assert len(twilio["asked"]) == 1


async def test_what_is_too_big_is_not_read_to_its_end(twilio):
    twilio[media_address()] = httpx.Response(200, content=b"x" * (twilio_media.MOST_BYTES + 1))
    with pytest.raises(SendError, match="too big"):
        await twilio_media.fetch(settings(), media_address())


def test_png_loses_its_metadata_too_and_stays_a_png():
    content, kind = pictures.bare(PNG)
    assert kind == "image/png" and b"GPS" not in content and content.endswith(chunk(b"IDAT", b"pixels") + chunk(b"IEND", b""))


@pytest.mark.parametrize("content", [b"", b"<svg onload=alert(1)>", JPEG[:10], JPEG[:3], PNG[:20][:-4] + b"\xff" * 8, b"GIF89a"])
def test_anything_else_has_no_kind_and_is_given_as_it_is(content):
    assert pictures.bare(content) == (content, None)


async def test_there_is_no_second_picture_and_none_of_another_conversation(desk, twilio):
    _, path = await a_picture_comes_in(media_address())
    other = await builders.referral()
    priya = await desk.of("Priya")
    assert (await priya.get(path[:-1] + "1")).status_code == 404
    assert (await priya.get(path.replace(path.split("/")[3], str(other)))).status_code == 404
