"""Whatever is written is stored exactly, shown safely and breaks nothing."""

import pytest
from playwright.async_api import expect

from tests.webchat.people import Resident, bot, stored

TEXTS = {
    "html": '<script>document.title="hacked"</script><img src=x onerror="document.title=\'hacked\'"><b>bold</b>',
    "attributes": '"><svg onload=document.title="hacked"> \' onmouseover=',
    "template": "{{ 7*7 }} {% raw %} {slot} ${7*7} /restart /intent{\"a\":1}",
    "right to left override": "\u202egnp.exe\u202c \u2067isolate",
    "zero width": "a\u200bb\u200cc\u200dd\ufeffe",
    "newlines": "one\n\ntwo\r\nthree\n",
    "emoji": "👩‍👩‍👧‍👦🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "line separators": "one\u2028two\u2029three\x0b\x0c",
    "sql": "'; drop table messages; --",
    "event stream": "data: x\n\nevent: ended\ndata: {}\n\n",
}


@pytest.mark.parametrize("name", TEXTS)
async def test_it_is_stored_exactly_and_shown_as_text(resident, name):
    text = TEXTS[name]
    wanted = text.replace("\r\n", "\n")
    await resident.opens()
    await resident.writes(text)
    bubble = resident.page.locator("#thread .line--me .bubble")
    await expect(bubble).to_have_count(1)
    assert await bubble.evaluate("bubble => bubble.textContent") == wanted
    assert await bubble.locator("*").count() == 0
    assert [message.text for message in await stored()] == [wanted]
    await resident.page.reload()
    assert await bubble.evaluate("bubble => bubble.textContent") == wanted
    await expect(resident.page).to_have_title("Doorstep")


async def test_nul_and_half_characters_are_kept_beside_the_readable_text(service):
    import base64

    import httpx

    body = b"text=be\x00fore%00after%FF&id=x"
    headers = {"Sec-Fetch-Site": "same-origin", "Content-Type": "application/x-www-form-urlencoded"}
    async with httpx.AsyncClient(base_url=service.url) as browser:
        answer = await browser.post("/chat/messages", content=body, headers=headers)
    assert answer.status_code == 303
    [message] = await stored()
    assert message.text == "be\ufffdfore\ufffdafter\ufffd"
    assert base64.b64decode(message.raw["raw_base64"]) == body


async def test_our_own_words_are_shown_as_text_too(resident):
    await resident.opens()
    await resident.writes("hello")
    await resident.sees_sent("hello")
    await bot.says('<img src=x onerror=alert(1)> https://example.org/"onmouseover="x', ('<b>"quoted"</b>',))
    bubble = resident.page.locator("#thread .line--them .bubble")
    await expect(bubble).to_contain_text("<img src=x onerror=alert(1)>")
    await expect(bubble.locator("img")).to_have_count(0)
    await expect(bubble.get_by_role("link")).to_have_attribute("href", "https://example.org/")
    await resident.presses('<b>"quoted"</b>')
    await resident.sees_sent('<b>"quoted"</b>')


async def test_right_to_left_text_is_laid_out_that_way(resident):
    await resident.opens()
    await resident.writes("مرحبا، عندي مشكلة")
    bubble = resident.page.locator("#thread .bubble")
    await expect(bubble).to_have_css("direction", "rtl")
    await resident.box.fill("مرحبا")
    await expect(resident.box).to_have_css("direction", "rtl")


async def test_one_persons_chat_is_nowhere_in_anothers(browsers, service):
    one, other = [Resident(await (await browsers()).new_page(), service.url) for _ in range(2)]
    await one.opens()
    await other.opens()
    await one.writes("canary-4711")
    await one.sees_sent("canary-4711")
    await other.writes("hello")
    await other.sees_sent("hello")
    assert await other.thread() == ["hello"]
    assert "canary" not in await other.page.content()
