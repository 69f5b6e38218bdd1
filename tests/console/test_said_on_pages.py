"""Small things that a page says: the tasks that are open, a year that is not this one, a web chat that is no text message."""

from datetime import timedelta

from bot import clock
from bot.database import transaction
from bot.tables import Conversation
from tests.console import builders


async def test_open_tasks_are_counted_on_every_page(desk):
    conversation_id = await builders.referral("Shaz")
    await builders.task("not_delivered", "Not delivered: landline.", conversation_id)
    priya = await desk.of("Priya")
    for path in ("/console", "/console/search", f"/console/conversations/{conversation_id}", "/console/me"):
        assert 'Tasks <span class="count">1</span>' in await priya.sees(path), path


async def test_a_step_overdue_since_another_year_names_the_year(desk):
    case, priya = await builders.case_of(await builders.referral("Shaz")), await desk.of("Priya")
    long_ago = clock.london().date() - timedelta(days=400)
    await priya.does(f"/console/cases/{case.id}/plan", words="Ring the council", due_on=f"{long_ago}")
    assert f"Overdue since {long_ago:%-d %b %Y}" in await priya.sees(f"/console/conversations/{case.conversation_id}")


async def test_beside_a_web_chat_the_safe_contact_bar_says_nothing_of_texting(desk):
    conversation_id = await builders.referral("Shaz", safe_contact="do_not_text")
    async with transaction() as session:
        (await session.get_one(Conversation, conversation_id)).channel = "webchat"
    page = await (await desk.of("Priya")).sees(f"/console/conversations/{conversation_id}")
    bar = page.partition("Safe contact:")[2].partition("</p>")[0]
    assert "Somebody unsafe may read what they use" in bar and "text" not in bar.lower()
