"""After four hours a number may be in other hands: nothing is picked up before "Is now OK?" is answered."""

from tests.safety.world import World, new_number

ASKED = "Hello again. Is now OK? Reply 1 for now, 2 for later."


async def came_back(world: World, text: str, hours: float = 5) -> str:
    """Somebody told us something, was silent, and writes again; out comes the number."""
    number = new_number()
    await world.texts(number, "behind with the rent")
    await world.work()
    await world.passes(hours=hours)
    await world.texts(number, text)
    await world.work()
    return number


async def statuses(world: World, number: str) -> list[str]:
    return [message.status for message in await world.thread(number) if message.direction == "in"]


async def test_after_four_hours_they_are_asked_and_the_text_waits(world: World) -> None:
    number = await came_back(world, "hiya its me again")
    assert world.hears(number)[-1] == ASKED
    assert (await statuses(world, number))[-1] == "paused"


async def test_within_four_hours_nobody_is_asked(world: World) -> None:
    number = await came_back(world, "hiya its me again", hours=3.9)
    assert ASKED not in world.hears(number)


async def test_now_brings_the_text_back_and_the_one_is_no_answer_to_a_question(world: World) -> None:
    number = await came_back(world, "hiya its me again")
    await world.texts(number, "1")
    await world.work()
    first, again, one = await statuses(world, number)
    assert (again, one) == ("for_person", "answered")  # Rasa is away in these tests, so a person gets the text itself
    assert world.hears(number).count(ASKED) == 1


async def test_later_leaves_everything_as_it_is_and_the_next_text_means_now(world: World) -> None:
    number = await came_back(world, "hiya its me again")
    await world.texts(number, "2")
    await world.work()
    assert world.hears(number)[-1] == "That's fine. Text any time that suits you."
    assert (await statuses(world, number))[1:] == ["paused", "answered"]
    await world.texts(number, "right im on my own now")
    await world.work()
    assert (await statuses(world, number))[1:] == ["for_person", "answered", "for_person"]


async def test_somebody_who_wants_a_person_is_not_asked(world: World) -> None:
    number = await came_back(world, "human")
    assert ASKED not in world.hears(number)


async def test_danger_is_answered_with_the_safety_words_at_once(world: World) -> None:
    number = await came_back(world, "i want to kill myself")
    assert ASKED not in world.hears(number) and "999" in world.hears(number)[-1]


async def test_a_text_that_stays_paused_for_a_day_goes_to_a_person(world: World) -> None:
    number = await came_back(world, "hiya its me again")
    await world.passes(hours=25)
    assert (await statuses(world, number))[-1] == "for_person"
    assert "came_back" in await world.tasks(number)


async def test_a_person_who_has_it_reads_it_and_the_bot_asks_nothing(world: World) -> None:
    number = new_number()
    await world.texts(number, "behind with the rent")
    await world.takes("Priya", number)
    await world.passes(hours=5)
    await world.texts(number, "hiya its me again")
    await world.work()
    assert ASKED not in world.hears(number)


async def test_who_takes_the_conversation_takes_the_paused_text_with_it(world: World) -> None:
    number = await came_back(world, "hiya its me again")
    await world.takes("Priya", number)
    assert (await statuses(world, number))[-1] == "with_person"
