"""What is told in another language about reaching somebody holds from the first text on, and danger is answered in it too."""

import pytest

from bot import interpreter, words
from tests.safety.world import World, new_number

WATCHED = "Mój mąż sprawdza mój telefon. Proszę nie dzwonić"
BEATEN = "میرا شوہر مجھے مارتا ہے"


async def notes(world: World, number: str) -> list[str]:
    return [line.text for line in await world.thread(number) if line.kind == "note"]


@pytest.mark.parametrize("text", [WATCHED, "لا تتصلوا بي", "sirf subah 10 se 12", "tylko rano", "ਮੈਨੂੰ ਫ਼ੋਨ ਨਾ ਕਰੋ"])
async def test_a_first_text_is_enough_and_the_thread_says_so(world: World, text: str) -> None:
    number = new_number()
    await world.texts(number, text)
    assert (await world.conversation(number)).safe_contact == "reply_only"
    assert [note for note in await notes(world, number) if "another language: only reply" in note]


@pytest.mark.parametrize(("before", "after"), [
    ("unknown", "reply_only"), ("any_time", "reply_only"), ("certain_hours", "reply_only"), ("reply_only", "reply_only"),
    ("do_not_text", "do_not_text"),
])
@pytest.mark.parametrize("handler", ["bot", "waiting", "key_worker", "closed"])
async def test_it_holds_in_every_state_and_loosens_nothing(world: World, before: str, after: str, handler: str) -> None:
    number = new_number()
    await world.texts(number, "behind with the rent")
    if handler == "key_worker":
        await world.takes("Priya", number)
    await world.change(number, safe_contact=before, handler=handler)
    await world.texts(number, WATCHED)
    assert (await world.conversation(number)).safe_contact == after


async def test_beside_a_danger_it_holds_and_a_stricter_rule_stays(world: World) -> None:
    world.reads_by_phrases_alone()
    number = new_number()
    await world.texts(number, "hello")
    await world.change(number, safe_contact="do_not_text")
    await world.texts(number, "mąż mnie bije i sprawdza mój telefon")
    await world.work("danger")
    assert len(await world.flags(number)) == 1 and (await world.conversation(number)).safe_contact == "do_not_text"


async def test_danger_in_another_language_gets_the_safety_words_and_then_the_line_in_that_language(world: World) -> None:
    world.reads_by_phrases_alone()
    number = new_number()
    await world.texts(number, BEATEN)
    await world.work()
    heard = world.hears(number)
    assert len(heard) == 2 and any("999 and then press 55" in text for text in heard) and interpreter.line_for(BEATEN) in heard
    await world.texts(number, BEATEN)
    await world.work()
    assert world.hears(number)[2:] == [words.SEEN_DANGER]


async def test_on_a_phone_that_must_not_be_texted_the_safety_words_stand_alone(world: World) -> None:
    world.reads_by_phrases_alone()
    number = new_number()
    await world.texts(number, "hello")
    await world.forget_jobs()
    await world.change(number, safe_contact="do_not_text")
    await world.texts(number, BEATEN)
    await world.work()
    assert ["999" in text for text in world.hears(number)] == [True] and interpreter.line_for(BEATEN) not in world.hears(number)


async def test_what_the_model_only_guesses_of_a_language_it_does_not_know_is_said_so(world: World) -> None:
    world.reads(None, hint="suicide")
    number = new_number()
    await world.texts(number, "أحتاج مساعدة")
    await world.work("danger")
    [task] = [task for task in await world.tasks_in_full(number) if task.kind == "worry"]
    assert "suicide" not in task.words and "does not know this language" in task.words


def test_there_is_a_line_for_each_language_that_has_one_and_none_for_english() -> None:
    texts = ("nie mam pieniędzy", "am nevoie de ajutor", "preciso de ajuda", BEATEN, "أحتاج مساعدة", "پێویستم بە یارمەتییە", "ਮੈਨੂੰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ")
    assert len({interpreter.line_for(text) for text in texts}) == 7
    assert interpreter.line_for("my husband hits me") is None and interpreter.line_for("ez alîkarî dixwazim ji min re") is None
