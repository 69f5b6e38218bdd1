"""What a cheap phone has to load: little, and from nobody else."""

from tests.webchat.people import Resident

MOST_BYTES = 150_000


async def test_the_first_page_is_small_and_asks_nobody_else(browsers, service):
    page = await (await browsers()).new_page()
    answers = []
    page.on("response", lambda answer: answers.append(answer))
    resident = Resident(page, service.url)
    await resident.opens()
    await page.wait_for_load_state("load")
    loaded = [answer for answer in answers if "/chat/events" not in answer.url]
    assert all(answer.url.startswith(service.url) for answer in answers)
    sizes = {answer.url.removeprefix(service.url): len(await answer.body()) for answer in loaded}
    assert {"/", "/static/webchat.css", "/static/webchat.js"} < set(sizes)
    assert sum(sizes.values()) < MOST_BYTES / 3, sizes


async def test_no_page_needs_anything_its_policy_forbids(browsers, service):
    page = await (await browsers()).new_page()
    complaints = []
    page.on("console", lambda message: message.type in ("error", "warning") and complaints.append(message.text))
    page.on("pageerror", lambda error: complaints.append(str(error)))
    for path in ("/", "/embed", "/chat/continue", "/privacy", "/accessibility", "/cookies", "/about", "/demo/council"):
        await page.goto(service.url + path)
        await page.wait_for_load_state("load")
    assert complaints == []
