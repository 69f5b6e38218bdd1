"""No word that a key worker has written is lost: in real Chromium, and without a script where the server alone can keep it."""

import asyncio
import re
from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot import clock, conversations
from tests.console import builders
from tests.console.builders import address
from tests.console.test_in_the_browser import look_over


async def mine(screen, name="Shaz", **how):
    """Priya's page of a conversation that she has."""
    conversation_id = await builders.referral(name)
    await builders.claimed_by("Priya", conversation_id)
    page = await screen("Priya", **how)
    await page.goto(address(conversation_id))
    return conversation_id, page


async def replies(conversation_id):
    return [line.text for line in await builders.thread(conversation_id) if line.kind == conversations.KEY_WORKER]


async def presses(page, name):
    """A button that loads the page anew: until it has."""
    async with page.expect_navigation():
        await page.get_by_role("button", name=name, exact=True).click()


async def fold_out(page, words):
    await page.get_by_text(words, exact=True).click()


async def test_sending_keeps_a_half_written_note_and_keeping_the_note_keeps_a_half_written_reply(screen):
    conversation_id, page = await mine(screen)
    await fold_out(page, "Private note")
    await page.get_by_label("Only staff see it").fill("she sounded tired")
    await page.get_by_label("Reply to Shaz").fill("On my way.")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator("#lines")).to_contain_text("On my way.")
    await expect(page.get_by_label("Reply to Shaz")).to_have_value("")
    await expect(page.get_by_label("Only staff see it")).to_have_value("she sounded tired")
    await page.get_by_label("Reply to Shaz").fill("half a")
    await presses(page, "Keep note")
    await expect(page.locator("#lines")).to_contain_text("she sounded tired")
    await expect(page.get_by_label("Reply to Shaz")).to_have_value("half a")
    await expect(page.locator("#note-text")).to_have_value("")
    await fold_out(page, "Add a step")
    await page.get_by_label("What", exact=True).fill("Ring the council")
    await presses(page, "Add")
    await expect(page.locator("#plan")).to_contain_text("Ring the council")
    await expect(page.get_by_label("Reply to Shaz")).to_have_value("half a")
    await expect(page.locator("#step-words")).to_have_value("")
    assert await replies(conversation_id) == ["On my way."] and page.complaints == []


async def test_words_typed_while_a_text_is_on_its_way_stay(screen):
    conversation_id, page = await mine(screen)
    box = page.get_by_label("Reply to Shaz")

    async def slowly(route):
        await box.press_sequentially(" And one more thing")
        await route.continue_()

    await page.route("**/reply", slowly)
    await box.fill("Hello.")
    await box.press("Control+Enter")
    await expect(page.locator("#lines")).to_contain_text("Hello.")
    await expect(box).to_have_value("And one more thing")
    assert await replies(conversation_id) == ["Hello."]


@pytest.mark.parametrize("failure", ["a gateway", "no connection", "a page too old"])
async def test_a_text_that_did_not_go_says_so_and_its_words_stay(screen, failure):
    conversation_id, page = await mine(screen)
    box = page.get_by_label("Reply to Shaz")
    answer = {
        "a gateway": lambda route: route.fulfill(status=502, content_type="text/html", body="<h1>Bad gateway</h1>"),
        "no connection": lambda route: route.abort(),
        "a page too old": lambda route: route.continue_(post_data=re.sub("csrf=[^&]+", "csrf=old", route.request.post_data)),
    }[failure]
    await page.route("**/reply", answer)
    await box.fill("Are you safe?")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator("#not-sent")).to_contain_text("Not sent.")
    await expect(box).to_have_value("Are you safe?")
    assert "Bad gateway" not in await page.content() and await replies(conversation_id) == []
    await page.unroute("**/reply")
    await page.reload()
    await expect(box).to_have_value("Are you safe?")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator("#lines")).to_contain_text("Are you safe?")
    await expect(box).to_have_value("")
    await page.reload()
    await expect(box).to_have_value("")


@pytest.mark.parametrize("drawn", ["under way", "afterwards"])
async def test_that_a_text_did_not_go_stays_said_when_the_desk_is_drawn_anew(screen, drawn):
    _, page = await mine(screen)
    stream, old = asyncio.Event(), page.locator("#reply[data-old]")

    async def wait_for_the_stream(route):
        await stream.wait()
        await route.continue_()

    async def fail(route):
        if drawn == "under way":
            stream.set()
            await expect(old).to_have_count(0)
        await route.abort()

    await page.route("**/events?*", wait_for_the_stream)
    await page.route("**/reply", fail)
    await page.reload()
    await page.evaluate("document.getElementById('reply').dataset.old = true")
    await page.get_by_label("Reply to Shaz").fill("Are you safe?")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.locator("#not-sent")).to_contain_text("Not sent.")
    stream.set()
    await expect(old).to_have_count(0)
    await expect(page.locator("#not-sent")).to_contain_text("Not sent.")
    await expect(page.get_by_label("Reply to Shaz")).to_have_value("Are you safe?")


async def test_what_was_written_is_back_after_the_session_ended_in_the_middle_of_it(screen, desk):
    conversation_id = await builders.referral("Shaz", text="The gas is off")
    case = await builders.case_of(conversation_id)
    page = await screen("Priya")
    await page.goto(f"/console/cases/{case.id}/fields/story")
    await page.get_by_label("As they say it now").fill("The gas and the water are off")
    clock.skip_ahead(timedelta(minutes=16))
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_label("Your words")).to_have_value("The gas and the water are off")
    again = await desk.of("Priya")
    await page.context.add_cookies([{"name": "doorstep", "value": again.cookies["doorstep"], "url": str(again.base_url)}])
    await page.goto(f"/console/cases/{case.id}/fields/story")
    await expect(page.get_by_label("As they say it now")).to_have_value("The gas and the water are off")
    await expect(page.get_by_text("It is not saved yet.")).to_be_visible()
    await page.get_by_role("button", name="Save").click()
    await page.wait_for_url(re.compile("/conversations/"))
    assert await page.evaluate("Object.keys(sessionStorage).filter(key => key.startsWith('doorstep')).length") == 0


async def test_nothing_of_a_resident_stays_in_any_tab_after_signing_out_nor_for_the_next_person(screen, desk):
    _, page = await mine(screen)
    await page.get_by_label("Reply to Shaz").fill("half a sentence about Shaz")
    other = await page.context.new_page()
    await other.goto("/console")
    await other.get_by_role("button", name="Sign out").click()
    await expect(other.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
    await expect(page.get_by_role("heading", name="Sign in", exact=True)).to_be_visible()
    for tab in (page, other):
        assert "Shaz" not in await tab.evaluate("JSON.stringify(sessionStorage) + JSON.stringify(localStorage)")


async def test_whoever_signs_in_next_in_the_same_tab_finds_nothing(screen, desk):
    conversation_id, page = await mine(screen)
    await page.get_by_label("Reply to Shaz").fill("half a sentence about Shaz")
    next_one = await desk.of("Marcus")
    await page.context.add_cookies([{"name": "doorstep", "value": next_one.cookies["doorstep"], "url": str(next_one.base_url)}])
    await page.goto(address(conversation_id))
    await expect(page.locator("#desk")).to_contain_text("Priya Saltglaze is answering")
    assert "sentence about Shaz" not in await page.evaluate("document.body.innerHTML + JSON.stringify(sessionStorage)")


async def test_typing_anywhere_keeps_somebody_signed_in_and_every_page_warns_where_it_is_seen(screen):
    conversation_id = await builders.referral("Shaz")
    page = await screen("Priya")
    await page.clock.install()
    await page.goto(address(conversation_id, "hand-on"))
    await page.clock.fast_forward("13:30")
    clock.skip_ahead(timedelta(minutes=13, seconds=30))
    await expect(page.get_by_role("alert")).to_contain_text("You will be signed out in two minutes")
    async with page.expect_response("**/console/stay"):
        await page.get_by_label("Note for them").press_sequentially("They")
    await expect(page.locator("#expiring-here .notice")).to_have_count(0)
    clock.skip_ahead(timedelta(minutes=10))
    await page.get_by_label("To whom").select_option("south")
    await page.get_by_role("button", name="Hand on").click()
    await expect(page.get_by_role("status").first).to_contain_text("Handed on.")


async def test_the_warning_is_on_the_screen_however_far_somebody_has_scrolled(screen):
    _, page = await mine(screen, width=320)
    await page.evaluate("scrollTo(0, document.body.scrollHeight)")
    clock.skip_ahead(timedelta(minutes=13, seconds=30))
    await expect(page.get_by_role("button", name="Stay signed in")).to_be_in_viewport()


async def test_without_a_script_the_newest_line_shows_and_a_text_is_confirmed(screen):
    conversation_id, page = await mine(screen, javascript=False)
    for n in range(40):
        await builders.says(conversation_id, f"Line {n} of many, long enough to need a little room.")
    await page.goto(address(conversation_id))
    await expect(page.locator("#lines > li").last).to_be_in_viewport()
    await page.get_by_label("Reply to Shaz").fill("The last of all")
    await page.get_by_role("button", name="Send", exact=True).click()
    await expect(page.get_by_role("status").filter(has_text="Taken.")).to_be_visible()
    await expect(page.locator("#lines > li").last).to_contain_text("The last of all")
    await expect(page.locator("#lines > li").last).to_be_in_viewport()


@pytest.mark.parametrize("what, name, longest", [("note", "text", 4000), ("hand-on", "note", 1000), ("hand-back", "reason", 500)])
async def test_what_is_too_long_is_refused_and_given_back_whole(desk, what, name, longest):
    conversation_id = await builders.referral("Shaz")
    await builders.claimed_by("Priya", conversation_id)
    words = "x" * longest + " and the end"
    answer = await (await desk.of("Priya")).does(address(conversation_id, what), **{name: words, "to": "south"})
    assert answer.status_code == 422 and f"at most {longest} are kept" in answer.text and words in answer.text
    assert words[:longest] not in [line.text for line in await builders.thread(conversation_id)]


async def test_a_page_too_old_gives_the_words_of_any_form_back(desk):
    conversation_id = await builders.referral("Shaz")
    case, priya = await builders.case_of(conversation_id), await desk.of("Priya")
    priya.csrf = "an old one"
    for path, name in ((address(conversation_id, "hand-on"), "note"), (f"/console/cases/{case.id}/plan", "words"),
                       (f"/console/cases/{case.id}/fields/story", "value")):  # fmt: skip
        answer = await priya.does(path, **{name: "a long & careful line"})
        assert answer.status_code == 403 and "a long &amp; careful line</textarea>" in answer.text, path


async def test_a_step_added_twice_by_a_double_click_is_one_step(desk):
    case, priya = await builders.case_of(await builders.referral("Shaz")), await desk.of("Priya")
    for _ in range(2):
        await priya.does(f"/console/cases/{case.id}/plan", words="Ring the council")
    assert (await priya.sees(address(case.conversation_id))).count("<span>Ring the council") == 1


async def test_a_saved_reply_is_chosen_by_keyboard_and_put_in_only_when_asked_for(screen, desk):
    priya = await desk.of("Priya")
    for title in ("Arrive", "Hello"):
        await priya.does("/console/saved-replies", title=title, text=f"{title} from {{me}}.")
    _, page = await mine(screen)
    box = page.get_by_label("Reply to Shaz")
    await page.evaluate("new Promise(done => addEventListener('htmx:sseBeforeMessage', e => e.detail.type === 'time' && done()))")
    await page.get_by_label("Saved reply").focus()
    await page.keyboard.type("hello")
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("ArrowDown")
    await expect(box).to_have_value("")
    await page.keyboard.press("Tab")
    await page.keyboard.press("Enter")
    await expect(box).to_have_value("Hello from Priya.")
    await expect(box).to_be_focused()


@pytest.mark.parametrize("javascript", [True, False])
async def test_a_text_against_the_rule_without_a_reason_stays_in_its_open_form_until_it_goes_with_one(screen, javascript):
    conversation_id = await builders.referral("Shaz", safe_contact="do_not_text")
    await builders.claimed_by("Priya", conversation_id)
    page = await screen("Priya", javascript=javascript)
    await page.goto(address(conversation_id))
    await fold_out(page, "Send all the same")
    await page.get_by_label("Text, with nothing in it").fill("Is three still good?")
    await page.get_by_label("Why it is safe now").fill("   ")  # a browser takes blanks for words
    await page.get_by_role("button", name="Send against the rule").click()
    await expect(page.get_by_role("alert")).to_have_text("Write why it is safe to send it now. Nothing was sent.")
    await expect(page.get_by_label("Text, with nothing in it")).to_be_visible()
    await expect(page.get_by_label("Text, with nothing in it")).to_have_value("Is three still good?")
    assert await replies(conversation_id) == []
    page.complaints.clear()  # Chromium says that the answer was a 422, as it should be
    if javascript:
        await look_over(page, "override, refused")
    await page.get_by_label("Why it is safe now").fill("she rang and asked for it")
    await page.get_by_role("button", name="Send against the rule").click()
    await expect(page.locator("#lines")).to_contain_text("Sent against the safe-contact rule: she rang and asked for it")
    await expect(page.get_by_label("Text, with nothing in it")).to_be_hidden()
    await expect(page.locator("#override-text")).to_have_value("")
    assert await replies(conversation_id) == ["Is three still good?"] and page.complaints == []


async def test_a_text_against_the_rule_of_a_conversation_that_is_somebody_else_s_by_now_is_given_back_beside_it(desk):
    conversation_id = await builders.referral("Shaz", safe_contact="do_not_text")
    await builders.claimed_by("Marcus", conversation_id)
    answer = await (await desk.of("Priya")).does(address(conversation_id, "override"), text="Is three good?", reason="she rang", token="t1")
    assert answer.status_code == 409 and "You do not have this conversation." in answer.text
    assert 'id="lines"' in answer.text and "Is three good?\n\nshe rang</textarea>" in answer.text


async def test_what_was_not_possible_in_a_conversation_leads_back_to_it(desk):
    conversation_id = await builders.referral("Shaz")
    priya, there = await desk.of("Priya"), f'href="{address(conversation_id)}">Back to the conversation'
    too_long = await priya.does(address(conversation_id, "note"), text="x" * 5000)
    assert too_long.status_code == 422 and there in too_long.text
    not_hers = await (await desk.of("Sam")).does(address(conversation_id, "note"), text="x")
    assert not_hers.status_code == 403 and "Back to the conversation" not in not_hers.text
