"""Danger told of while opted out: no text goes out, and the words come as soon as they may."""

from tests.safety.world import World, new_number


async def opted_out_in_danger(world: World) -> str:
    number = new_number()
    for text in ("behind with the rent", "STOP", "he is going to kill me"):
        await world.texts(number, text)
    await world.work("danger")
    return number


async def test_the_words_come_with_opting_in(world: World) -> None:
    number = await opted_out_in_danger(world)
    before = world.hears(number)
    await world.texts(number, "START")
    await world.work("danger")
    assert not any("999" in text for text in before)
    [words] = world.hears(number)[len(before):]
    assert "999" in words


async def test_not_where_a_person_has_opened_it_meanwhile(world: World) -> None:
    number = await opted_out_in_danger(world)
    await world.opens("Priya", number)
    before = world.hears(number)
    await world.texts(number, "START")
    await world.work("danger")
    assert world.hears(number) == before
