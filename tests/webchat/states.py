"""Every state the page can be in, each reached as a resident reaches it. Shared by the accessibility test and the
pictures."""

from playwright.async_api import expect

from bot import words
from tests.webchat.people import Resident, bot, priya, stored

HOSTILE = (
    '<script>alert("x")</script><img src=x onerror=alert(1)>',
    "\u202egnp.exe\u202c and zero\u200bwidth\u200b and \u2066isolates\u2069",
    "x" * 300,
    "مرحبا، عندي مشكلة في الإيجار",
)


async def empty(resident: Resident) -> None:
    await resident.opens()


async def menu(resident: Resident) -> None:
    await resident.opens()
    await resident.page.get_by_text("More", exact=True).click()


async def talking(resident: Resident) -> None:
    await resident.opens()
    await resident.writes("hiya me rents late n theres damp all up the back bedroom, kids got a cough")
    await resident.sees_sent("hiya me rents late")
    await bot.says("This is the automated service of the council's key worker teams. A person reads what you write. "
                   "Emergency: 999. Office: 01632 960100.\n"
                   "So that's the rent or your home's costs and the state of your home. Anything else going on?")
    await resident.hears("Anything else going on?")
    await resident.writes("no thats it")
    await resident.sees_sent("no thats it")
    choices = ("Any time", "Only at certain times", "Only when I write first", "Please don't text")
    numbered = "\n".join(f"{number} {choice}" for number, choice in enumerate(choices, 1))
    await bot.says(f"Is it safe to reply to you here?\n{numbered}", choices)
    await resident.hears("Is it safe to reply to you here?")


async def writing(resident: Resident) -> None:
    await talking(resident)
    await resident.presses("Any time")
    await expect(resident.page.locator("#writing")).to_be_visible()


async def in_danger(resident: Resident) -> None:
    await resident.opens()
    await resident.writes("i want to kill myself")
    await resident.sees_sent("i want to kill myself")
    for said in await stored("out"):
        await bot.delivers(said)
    await resident.hears("116 123")
    await expect(resident.page.locator("#holder")).to_contain_text("key worker")


async def with_a_person(resident: Resident) -> None:
    await talking(resident)
    await resident.presses("Any time")
    await resident.sees_sent("Any time")
    await priya.takes_over()
    await priya.writes("Hello, I'm Priya. I have read what you wrote, so you need not tell it again. "
                       "Can I ring the landlord about the damp? https://www.gov.uk/repairs-in-rented-housing")
    await resident.hears("Can I ring the landlord")


async def not_sent(resident: Resident) -> None:
    await talking(resident)
    await resident.page.context.set_offline(True)
    await resident.writes("are you still there")
    await expect(resident.page.get_by_role("button", name="Try again")).to_be_visible()


async def too_long(resident: Resident) -> None:
    await resident.opens()
    await resident.writes("damp " * 2100)
    await expect(resident.page.get_by_role("alert").filter(has_text="too long")).to_be_visible()


async def hostile(resident: Resident) -> None:
    await resident.opens()
    for text in HOSTILE:
        await resident.writes(text)
        await expect(resident.page.locator("#thread .line--me .line__state").last).to_contain_text("Sent")
    await expect(resident.page.locator("#thread .line--me")).to_have_count(len(HOSTILE))
    await bot.says(f"{words.FAILED.format(office='01632 960100')}")
    await resident.hears("Sorry, something went wrong")


async def carrying_on(resident: Resident) -> None:
    await talking(resident)
    await resident.opens("/chat/continue")
    await resident.presses("Get a code")
    await expect(resident.page.locator(".code")).to_be_visible()


async def wrong_code(resident: Resident) -> None:
    await resident.opens("/chat/continue")
    await resident.page.get_by_label("The code that is shown there").fill("1234 5678")
    await resident.presses("Open my chat here")
    await expect(resident.page.get_by_role("alert")).to_contain_text("did not work")


async def closed(resident: Resident) -> None:
    await talking(resident)
    from datetime import timedelta

    from bot import clock

    clock.skip_ahead(timedelta(minutes=31))
    await resident.page.evaluate("dispatchEvent(new Event('online'))")
    await expect(resident.page.get_by_role("heading", name="This chat has closed")).to_be_visible()


STATES = {
    state.__name__: state
    for state in (empty, menu, talking, writing, in_danger, with_a_person, not_sent, too_long, hostile, carrying_on,
                  wrong_code, closed)
}
READING = ("/privacy", "/accessibility", "/cookies", "/about")
