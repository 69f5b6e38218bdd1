"""The console in real Chromium, under the strict policy the service sends: two key workers and a resident at once."""

import re
from datetime import timedelta

import pytest
from playwright.async_api import expect
from sqlalchemy import update

from bot import clock, conversations
from bot.database import transaction
from bot.tables import Message
from tests.console import builders
from tests.console.people import violations
from tests.support.browser import LOOK_RULES, RULES


def address(conversation_id):
    return f"/console/conversations/{conversation_id}"


def replies(lines):
    return [line.text for line in lines if line.kind == conversations.KEY_WORKER]


async def test_a_text_comes_in_an_answer_goes_out_and_the_box_is_ready_again(screen):
    conversation_id = await builders.referral("Shaz")
    page = await screen("Priya")
    await page.goto("/console")
    await page.get_by_role("link", name="Shaz").click()
    await page.get_by_role("button", name="Take this conversation").click()
    await builders.texts((await builders.conversation(conversation_id)).address, "are you there duck?")
    await expect(page.locator("#lines")).to_contain_text("are you there duck?")
    box = page.get_by_label("Reply to Shaz")
    await box.fill("I'm here. 😀")
    await expect(page.locator("#size")).to_contain_text("1 text")
    await expect(page.locator("#size")).to_contain_text("An emoji or a curly mark in it: only 70 signs fit a text, not 160.")
    await box.fill("I'm here, Shaz.")
    await box.press("Control+Enter")
    await expect(page.locator("#lines")).to_contain_text("I'm here, Shaz.")
    await expect(box).to_have_value("")
    await expect(box).to_be_focused()
    assert replies(await builders.thread(conversation_id)) == ["I'm here, Shaz."]
    assert page.complaints == []


async def test_nobody_is_talked_over_and_typed_words_are_kept(screen):
    conversation_id = await builders.referral("Shaz")
    priya, helen = await screen("Priya"), await screen("Helen")
    await priya.goto(address(conversation_id))
    await priya.get_by_role("button", name="Take this conversation").click()
    await priya.get_by_label("Reply to Shaz").fill("half a sentence")
    await helen.goto(address(conversation_id) + "/hand-on")
    await helen.get_by_label("To whom").select_option(label="Marcus Kilnwright, 0 of 18 cases")
    await helen.get_by_label("Note for them").fill("Priya is ill")
    await helen.get_by_role("button", name="Hand on").click()
    await helen.wait_for_url("**/console?done=handed_on")
    await expect(priya.get_by_label("Your words, not sent")).to_have_value("half a sentence")
    await expect(priya.locator("#head")).to_contain_text("Waiting for Marcus")
    await builders.claimed_by("Marcus", conversation_id)
    await expect(priya.locator("#desk")).to_contain_text("Marcus Kilnwright is answering")
    await expect(priya.get_by_label("Your words, not sent")).to_have_value("half a sentence")
    assert replies(await builders.thread(conversation_id)) == [] and priya.complaints == []


async def test_a_minute_without_a_connection_loses_nothing_and_doubles_nothing(screen):
    conversation_id = await builders.referral("Shaz")
    number = (await builders.conversation(conversation_id)).address
    page = await screen("Priya")
    await page.goto(address(conversation_id))
    await builders.texts(number, "before")
    await expect(page.locator("#lines")).to_contain_text("before")
    await page.context.set_offline(True)
    # Chromium keeps a stream that is open already: this is what a lost network does to it.
    await page.evaluate("document.getElementById('live')['htmx-internal-data'].sseEventSource.close()")
    for n in range(3):
        await builders.texts(number, f"while away {n}")
    await page.context.set_offline(False)
    await page.evaluate("""() => { const live = document.getElementById('live'); const source = live['htmx-internal-data'].sseEventSource;
                           source.onerror(new Event('error')); }""")
    await expect(page.locator("#lines")).to_contain_text("while away 2")
    shown = await page.locator("#lines > li").evaluate_all("lines => lines.map(line => Number(line.dataset.position))")
    assert shown == [line.position for line in await builders.thread(conversation_id)]


async def test_delivery_states_change_where_they_stand(screen):
    conversation_id = await builders.referral("Shaz")
    await builders.says(conversation_id, "How are you?")
    page = await screen("Priya")
    await page.goto(address(conversation_id))
    line = page.locator("#lines > li", has_text="How are you?")
    await expect(line).to_contain_text("On its way")
    async with transaction() as session:
        await session.execute(update(Message).where(Message.text == "How are you?").values(status="delivered", delivered_at=clock.now()))
        await conversations.mark(session, await conversations.lock(session, conversation_id), "note", "look")
    await expect(line).to_contain_text("Delivered")
    await expect(line).to_have_count(1)


async def test_the_queue_is_live_and_says_so(screen):
    page = await screen("Priya")
    await page.goto("/console?list=locality")
    await expect(page.locator("#rows")).to_contain_text("Nobody is waiting")
    conversation_id = await builders.referral("Doreen")
    await expect(page.locator("#rows")).to_contain_text("Doreen")
    await expect(page.locator("#announce")).to_have_text("Somebody new needs an answer.")
    await builders.referral("Tel", waited=timedelta(hours=3))
    await expect(page.locator("#rows li").first).to_contain_text("Late by")
    await builders.texts((await builders.conversation(conversation_id)).address, "I want to kill myself")
    await expect(page.locator("#rows li").first).to_contain_text("Danger")
    await expect(page.locator("#rows li").first).to_contain_text("Doreen")
    await expect(page.locator("#announce")).to_have_text("Danger: open the queue.")
    assert page.complaints == []


HIDDEN_AND_HEARD = """
    window.rung = 0; window.notices = [];
    const any = new Proxy(function () {}, { get: (_, name) => name === Symbol.toPrimitive ? () => 0 : any, apply: () => any, set: () => true });
    window.AudioContext = function () { window.rung += 1; return any; };
    window.Notification = class { constructor(title, how) { window.notices.push([title, how.body]); } static permission = "granted"; };
    Object.defineProperty(document, "hidden", { get: () => true });
"""


async def test_who_wants_it_hears_of_new_arrivals_in_another_tab_and_no_detail_is_said(screen):
    page = await screen("Priya")
    await page.add_init_script(HIDDEN_AND_HEARD)
    await page.goto("/console?list=locality")
    await expect(page.locator("#rows")).to_contain_text("Nobody is waiting")
    await builders.referral("Doreen")
    await expect(page).to_have_title(re.compile(r"^\(1\) Somebody new needs an answer – "))
    assert await page.evaluate("[rung, notices.length]") == [0, 0]  # nobody has asked for it yet
    bell = page.get_by_role("button", name="Turn on sound and notices")
    await bell.click()
    await expect(page.get_by_role("button", name="Sound and notices are on")).to_have_attribute("aria-pressed", "true")
    await builders.referral("Tel")
    await expect(page.locator("#rows")).to_contain_text("Tel")
    await page.wait_for_function("notices.length === 1")
    assert await page.evaluate("[rung, notices]") == [2, [["Doorstep", "Somebody new needs an answer"]]]
    assert page.complaints == []


async def test_the_page_shows_the_way_to_sign_in_as_soon_as_the_session_ends(screen):
    page = await screen("Priya")
    await page.goto("/console")
    await expect(page.locator("#rows")).to_be_visible()
    clock.skip_ahead(timedelta(minutes=13, seconds=30))
    await expect(page.get_by_role("alert")).to_contain_text("You will be signed out in two minutes")
    await page.get_by_role("button", name="Stay signed in").click()
    await expect(page.get_by_role("button", name="Stay signed in")).to_have_count(0)
    clock.skip_ahead(timedelta(minutes=16))
    await expect(page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()


async def test_reading_and_replying_need_no_javascript(screen):
    conversation_id = await builders.referral("Shaz")
    page = await screen("Priya", javascript=False)
    await page.goto("/console")
    await page.get_by_role("link", name="Shaz").click()
    await page.get_by_role("button", name="Take this conversation").click()
    await page.get_by_label("Reply to Shaz").fill("Hello from a plain page")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator("#lines")).to_contain_text("Hello from a plain page")
    assert replies(await builders.thread(conversation_id)) == ["Hello from a plain page"]


async def test_the_whole_job_goes_by_keyboard(screen):
    conversation_id = await builders.referral("Shaz")
    page = await screen("Priya")
    await page.goto("/console")
    await press_tab_until(page, "Shaz")
    await page.keyboard.press("Enter")
    await page.wait_for_url(re.compile("/conversations/"))
    await press_tab_until(page, "Take this conversation")
    await page.keyboard.press("Enter")
    await expect(page.get_by_label("Reply to Shaz")).to_be_visible()
    await press_tab_until(page, "Reply to Shaz")
    await page.keyboard.type("Hello by keyboard")
    await press_tab_until(page, "Send")
    await page.keyboard.press("Enter")
    await expect(page.locator("#lines")).to_contain_text("Hello by keyboard")
    await press_tab_until(page, "Hand back to the bot")
    await page.keyboard.press("Enter")
    await page.keyboard.press("Tab")
    await page.keyboard.type("all sorted")
    await page.keyboard.press("Enter")
    await expect(page.locator("#head")).to_contain_text("The bot has this conversation")
    assert (await builders.conversation(conversation_id)).handler == "bot"


async def press_tab_until(page, name):
    """Tab by Tab to the thing of this name."""
    named = "(e => e.labels?.[0]?.textContent || e.textContent || '')(document.activeElement)"
    for _ in range(60):
        await page.keyboard.press("Tab")
        if (await page.evaluate(named)).strip() == name:
            return
    raise AssertionError(f"{name} is not reached by Tab")


async def state_conversation(name, **made):
    conversation_id = await builders.referral("Maureen", needs=("housing_conditions", "caring", "loneliness"), **made)
    if name != "waiting":
        await builders.claimed_by("Priya" if name != "somebody else's" else "Marcus", conversation_id)
    number = (await builders.conversation(conversation_id)).address
    if name == "opted out":
        await builders.texts(number, "STOP")
    if name == "danger":
        await builders.texts(number, "I want to kill myself")
    return address(conversation_id)


STATES = {
    "waiting": {}, "mine": {}, "somebody else's": {}, "opted out": {}, "danger": {},
    "do not text": {"safe_contact": "do_not_text"}, "only reply": {"safe_contact": "reply_only", "waited": timedelta(minutes=40)},
}


async def test_a_conversation_in_every_state_is_open_to_everybody(screen):
    page = await screen("Priya")
    for state, made in STATES.items():
        await page.goto(await state_conversation(state, **made))
        await page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
        await look_over(page, state)


PAGES = {
    "Priya": ["/console", "/console?list=locality", "/console/tasks", "/console/search", "/console/saved-replies", "/console/me",
              "/console/me/second-factor",
              "{conversation}/hand-on", "{conversation}/same-person", "{case}/fields/story", "{case}/fields/needs", "{case}/fields/safe_contact",
              "{case}/consents", "/console/people"],
    "Morgan": ["/console", "/console/figures", "/console/cover", "/console/cover/{priya}/pass-on", "/console/alerts",
               "/console/localities", "{today}"],
    "Alex": ["/console/localities/sectors", "/console/people", "/console/people/new", "/console/figures", "/console/saved-replies"],
}  # fmt: skip


@pytest.mark.parametrize("who", PAGES)
async def test_every_page_is_open_to_everybody(screen, who):
    conversation_id = await builders.referral("Maureen", needs=("housing_conditions", "caring"), waited=timedelta(hours=3))
    await builders.task("not_delivered", "Not delivered: landline.", conversation_id)
    case = await builders.case_of(conversation_id)
    page = await screen(who)
    for path in PAGES[who]:
        await page.goto(path.format(conversation=address(conversation_id), case=f"/console/cases/{case.id}",
                                    priya=(await builders.key_worker("Priya")).id, today=f"/console/rota/{clock.london().date()}"))
        await look_over(page, path)


async def test_signing_in_is_open_to_everybody_its_error_too(screen):
    page = await screen("Priya")
    await page.context.clear_cookies()
    await page.goto("/console/sign-in")
    await look_over(page, "sign in")
    await page.get_by_label("Password").fill("wrong")
    await page.get_by_role("button", name="Sign in", exact=True).click()
    await expect(page.get_by_role("alert")).to_be_visible()
    page.complaints.clear()  # Chromium says that the answer was a 401, as it should be
    await look_over(page, "sign in, refused")


async def look_over(page, which):
    """On a phone and on a desk: no violation that axe-core knows, nothing wider than the screen, no complaint."""
    for width, rules in ((320, RULES), (1280, LOOK_RULES)):
        await page.set_viewport_size({"width": width, "height": 800})
        assert await violations(page, rules) == [], (which, width)
        wide = await page.evaluate("[...document.querySelectorAll('body *')].filter(e => !e.closest('.sheet, .govuk-visually-hidden')"
                                   " && e.getBoundingClientRect().right > innerWidth + 1).map(e => e.outerHTML.slice(0, 120))")
        assert await page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (which, width, wide)
    assert [said for said in page.complaints if "403" not in said] == [], which
