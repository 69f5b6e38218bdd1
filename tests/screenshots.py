"""`python -m tests.screenshots`: a picture of each console page at the width of a desk and of a phone, into docs/images/, and what
axe-core finds on it.

Made-up residents, always the same, at a Tuesday's eleven in the morning. Few colours keep each picture small.
"""

import asyncio
import os
import sys
from datetime import datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import update

from tests.console import serving

if TYPE_CHECKING:
    from playwright.async_api import Page

    from bot.tables import KeyWorker

MEASURED = "## Measured\n"
DESK, PHONE = {"width": 1040, "height": 610}, {"width": 375, "height": 812}
# How much the picture of a desk shows, where it is not one screen.
TALL = {"conversation": 1010, "danger": 910, "same-person": 860, "saved-replies": 980, "search": 460}
HELLO = ("This is the automated service of the council's key worker teams. A person reads what you write. Emergency: 999. "
         "Office: 01632 960100.\n")
TALKED = (
    (HELLO + "So that's the rent or your home's costs, the state of your home and money. Anything else going on?", "no thats it"),
    ("What would you like to be called?", "Shaz"),
    ("Who is at home with you? Children's ages help. Or say skip.", "me and two kids, 4 and 8"),
    ("So it's about the rent or your home's costs, the state of your home and money. You are Shaz, ST6 4AA. Your key worker may talk to "
     "services after asking you. Shall I pass it on?\n1 That's right\n2 Change something", "1"),
)
# Days and hours as a British browser writes them: the one that takes the pictures may know American ones only.
AS_IN_BRITAIN = """() => document.querySelectorAll('input[type=date], input[type=time]').forEach(field => {
    const shown = field.type === 'time' ? field.value || '--:--' : field.value.split('-').reverse().join('/') || 'dd/mm/yyyy';
    field.type = 'text';
    field.value = shown;
})"""
SAVED_REPLIES = (
    ("First hello", "Hello {name}, I'm {me} and I have read what you told us. When is a good time to talk?", "north"),
    ("Rent arrears: what to bring", "Please have your last rent letter and your bank app ready, {name}. We look at it together.", None),
    ("Ring us", "If that is easier, ring {phone} and say {reference}. You need not tell it again.", None),
)
# name: who looks, where, and what it shows
PAGES = {
    "sign-in": ("", "/console/sign-in", "Signing in"),
    "queue": ("Helen", "/console?list=locality", "The queue of a locality"),
    "conversation": ("Priya", "{talk}", "A conversation beside its case"),
    "hand-on": ("Priya", "{talk}/hand-on", "Handing on, and why this key worker"),
    "same-person": ("Priya", "{talk}/same-person", "Joining two threads of one person"),
    "correct": ("Priya", "{case}/fields/household", "Putting a field right"),
    "consents": ("Priya", "{case}/consents", "Consents, sharing and readers"),
    "alerts": ("Morgan", "/console/alerts", "Open alerts and their clocks"),
    "tasks": ("Helen", "/console/tasks", "Tasks"),
    "danger": ("Marcus", "{danger}", "A conversation with danger in it"),
    "search": ("Helen", "/console/search", "Search"),
    "saved-replies": ("Priya", "/console/saved-replies", "Saved replies"),
    "cover": ("Helen", "/console/cover", "Cover and leave"),
    "figures": ("Morgan", "/console/figures", "Figures"),
    "localities": ("Alex", "/console/localities", "Localities and rota"),
    "duty": ("Morgan", "/console/rota/{today}", "Who is on duty on one day"),
    "sectors": ("Alex", "/console/localities/sectors", "Postcode sectors and who looks after them"),
    "people": ("Alex", "/console/people", "People"),
    "person": ("Alex", "/console/people/{priya}", "One person"),
    "me": ("Priya", "/console/me", "My account"),
    "second-factor": ("Priya", "/console/me/second-factor", "Setting up a second factor"),
    "shared-with-a-partner": ("Pat", "/console/shared/{case_id}", "What a partner agency sees"),
}


async def residents() -> dict[str, str]:
    """A morning at the North locality's console."""
    from bot import clock, conversations, second_clock
    from bot.database import transaction
    from bot.tables import Consent, Message, PlanStep, SavedReply, Sharing
    from tests.console import builders

    tuesday = clock.london().date() + timedelta(days=(1 - clock.london().weekday()) % 7 or 7)
    clock.skip_ahead(datetime.combine(tuesday, time(10, 20), clock.LONDON) - clock.now())
    old = [await builders.referral(name, area=area, needs=needs, waited=timedelta(hours=4)) for name, area, needs in (
        ("Tel", "north", ("work", "money")), ("Ali", "central", ("homelessness",)), ("Bron", "south", ("asb", "crime")))]
    talk = await builders.referral(
        "Shaz", needs=("rent_eviction", "housing_conditions", "money"), matters_most="rent_eviction", household="me and two kids",
        children={"count": 2, "ages": [4, 8]}, sharing="ask_first", reach="ring after 4",
        talked=TALKED, text="cant pay the rent and the damp is bad, the little one has been coughing since October")
    number = (await builders.conversation(talk)).address
    clock.skip_ahead(timedelta(minutes=4))
    await builders.claimed_by("Priya", talk)
    await builders.claimed_by("Marcus", old[0])
    priya = await builders.key_worker("Priya")
    clock.skip_ahead(timedelta(minutes=12))
    async with transaction() as session:
        conversation = await conversations.lock(session, talk)
        await conversations.say(session, conversation, "Hello Shaz, I've read what you told us. Shall we start with the rent?",
                                kind=conversations.KEY_WORKER, author="key_worker", key_worker_id=priya.id)
        await conversations.mark(session, conversation, "note", "Landlord is known to the housing team.", key_worker_id=priya.id)
    await builders.texts(number, "yes please. they say friday or the bailiffs come")
    case = await builders.case_of(talk)
    async with transaction() as session:
        session.add(PlanStep(case_id=case.id, words="Ring the landlord about Friday", due_on=tuesday, written_by=priya.id))
        session.add(PlanStep(case_id=case.id, words="Damp: ask housing for a survey", due_on=tuesday + timedelta(days=7),
                             written_by=priya.id))
        consent = Consent(case_id=case.id, agency="Their GP", state="given", noted_by=priya.id)
        session.add_all([consent, Consent(case_id=case.id, agency="Staffordshire Police", state="refused", noted_by=priya.id)])
        await session.flush()
        session.add(Sharing(case_id=case.id, consent_id=consent.id, agency="Their GP", fields=["story", "children"],
                            how="by phone to the practice", shared_by=priya.id))
    await builders.partner("Pat", "Their GP")
    clock.skip_ahead(timedelta(minutes=2))
    await not_delivered(old[0])
    await builders.texts(await second_phone(talk, priya), "its shaz, new phone. he still says friday")
    await builders.referral("Doreen", needs=("loneliness", "caring"), waited=timedelta(hours=3))
    danger = await builders.referral("Mo", needs=("mental_health",), text="cant get out of bed, the tablets arent doing owt",
                                     talked=((HELLO + "Thank you for telling me. Anything else going on?", "no"),))
    clock.skip_ahead(timedelta(minutes=28))
    await builders.texts((await builders.conversation(danger)).address, "I want to kill myself")
    async with transaction() as session:
        await second_clock.look(session)
        await session.execute(update(Message).where(Message.direction == "out").where(Message.status != "failed")
                              .values(status="delivered", delivered_at=Message.created_at + timedelta(seconds=3)))
        session.add_all([SavedReply(title=title, text=text, area=area, written_by=priya.id) for title, text, area in SAVED_REPLIES])
    await months_before()
    return {"talk": f"/console/conversations/{talk}", "danger": f"/console/conversations/{danger}",
            "other": (await builders.case_of(old[0])).reference,
            "case": f"/console/cases/{case.id}", "case_id": str(case.id), "today": str(clock.london().date()), "priya": str(priya.id)}


async def not_delivered(conversation_id: UUID) -> None:
    """A key worker's text that did not arrive, with its task."""
    from bot import conversations
    from bot.database import transaction
    from tests.console import builders

    why, marcus = "Not delivered: the phone is off or out of reach.", await builders.key_worker("Marcus")
    async with transaction() as session:
        conversation = await conversations.lock(session, conversation_id)
        said = await conversations.say(session, conversation, "Hello Tel, can you talk at three?", kind=conversations.KEY_WORKER,
                                       author="key_worker", key_worker_id=marcus.id)
        assert said is not None
        said.status, said.note = "failed", why
    await builders.task("not_delivered", why, conversation_id)


async def second_phone(first: UUID, by: "KeyWorker") -> str:
    """The same person on another phone, joined by a key worker who knows: its number."""
    from bot import conversations, merging
    from bot.database import transaction
    from tests.console import builders

    other = await builders.referral("Shaz", text="got your letter about the damp, this is my new number", needs=("housing_conditions",))
    async with transaction() as session:
        here, there = [await conversations.lock(session, one) for one in sorted((first, other))]
        if here.id != first:
            here, there = there, here
        await merging.merge(session, here, there, "by_phone", by)
    return (await builders.conversation(other)).address


async def months_before() -> None:
    """Cases of the weeks before, closed by now: what the figures are made of."""
    from bot import clock, conversations, handoff
    from bot.database import transaction
    from bot.tables import Case, Handoff
    from tests.console import builders

    needs = ("money", "rent_eviction", "housing_conditions", "mental_health", "loneliness", "food_fuel")
    for n in range(22):
        area, who = (("north", "Jo"), ("central", "Sam"), ("south", "Kev"))[(0, 1, 0, 2, 1)[n % 5]]
        conversation_id = await builders.referral("Somebody", area=area, needs=(needs[n * 5 % 6], needs[n % 6]))
        ago = timedelta(weeks=n * 7 % 12, hours=n)
        async with transaction() as session:
            conversation = await conversations.lock(session, conversation_id)
            person = await builders.key_worker(who)
            await handoff.claim(session, conversation, person)
            await handoff.close(session, conversation, person, ("met", "met", "partly", "moved_on", "not_met")[n % 5])
            at = clock.now() - ago
            await session.execute(update(Case).where(Case.conversation_id == conversation_id).values(created_at=at, closed_at=at))
            asked = at - timedelta(minutes=20 + n * 9 % 130)
            await session.execute(update(Handoff).where(Handoff.conversation_id == conversation_id).values(
                requested_at=asked, claimed_at=at, promised_by=asked + timedelta(hours=2)))


async def take(site: str, folder: Path) -> dict[str, list[int]]:
    """Every picture, and by page how many violations axe-core finds at each width. A wider phone picture is cut at two screens:
    docs are read, not scrolled. Danger is pictured after the alerts and tasks it makes: looking at it ends them."""
    from playwright.async_api import async_playwright

    from bot import demo
    from bot.database import transaction
    from tests.console.people import Desk, violations
    from tests.support.browser import CHROMIUM

    found: dict[str, list[int]] = {name: [] for name in PAGES}
    async with transaction() as session:
        await demo.seed(session)
    where = await residents()
    async with Desk(site) as desk, async_playwright() as playwright:
        browser = await playwright.chromium.launch(**CHROMIUM)
        for name, (who, path, _) in PAGES.items():
            for screen, size in (("desk", DESK), ("phone", PHONE)):
                high = TALL.get(name, size["height"]) if screen == "desk" else size["height"] * 1.6
                # A thread is as high as the screen lets it be.
                view = {**size, "height": 760} if screen == "desk" and name in TALL else size
                context = await browser.new_context(base_url=site, viewport=view, locale="en-GB")
                if who:
                    visitor = await desk.of(who)
                    await context.add_cookies([{"name": "doorstep", "value": visitor.cookies["doorstep"], "url": site}])
                page = await context.new_page()
                await page.goto(path.format(**where))
                await page.locator("#main").wait_for()
                await fill(page, name, where)
                await page.evaluate(AS_IN_BRITAIN)
                file = folder / f"console-{name}-{screen}.png"
                await page.screenshot(path=file, clip={"x": 0, "y": 0, **size, "height": high},
                                      full_page=True)
                found[name].append(len(await violations(page)))
                print(f"{file.name}: {found[name][-1]} violations, {file.stat().st_size // 1024} kB")
                await context.close()
        await browser.close()
    return found


async def fill(page: "Page", name: str, where: dict[str, str]) -> None:
    """What somebody would have written or asked for, on a page that shows little before."""
    if name == "search":
        await page.get_by_label("Name, reference or phone number").fill("Shaz")
        await page.get_by_role("button", name="Search").click()
        await page.locator("h2", has_text="found").wait_for()
    if name == "same-person":
        await page.get_by_label("Its reference").fill(where["other"])
        await page.get_by_label("We met").check()
        await page.evaluate("document.activeElement.blur()")
    if name == "conversation":
        await page.wait_for_timeout(1500)  # the live page draws its box once, and keeps only what was typed
        await page.get_by_label("Reply to Shaz").fill("Friday is not the end of it. Can I ring you at four?")
        await page.locator("#size", has_text="1 text").wait_for()
        await page.evaluate("document.activeElement.blur()")


def gallery(found: dict[str, list[int]], measured: str) -> str:
    """docs/console-pages.md: every page at both widths, and what was measured."""
    rows = [f"| {shows} | ![]({at}-desk.png) | ![]({at}-phone.png) | {' · '.join(map(str, found[name]))} |"
            for name, (_, _, shows) in PAGES.items() for at in [f"images/console-{name}"]]
    made = "Made by `python -m tests.screenshots`. Everybody in them is made up. The last column: what axe-core finds at both widths, by the " \
           "rules of WCAG 2.0 to 2.2 A and AA and its best practices."
    return "\n".join(["# Every page of the console", "", made, "", f"| page | {DESK['width']} pixels | {PHONE['width']} pixels | axe |",
                      "|---|---|---|---|", *rows, "", MEASURED + measured])


async def main() -> None:
    from bot.settings import ROOT

    to = ROOT / "docs" / "images"
    to.mkdir(parents=True, exist_ok=True)
    async with serving.console() as site:
        found = await take(site, to)
    page = ROOT / "docs" / "console-pages.md"
    page.write_text(gallery(found, page.read_text().partition(MEASURED)[2]))  # of another run: tests/bench/console.py


if __name__ == "__main__":
    os.environ.setdefault("DOORSTEP_MODE", "demo")
    sys.exit(asyncio.run(main()))
