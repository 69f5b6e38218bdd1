"""Who is lost and confused, and who pressed keys at random: neither is an answer, nor another language."""

from bot import worries
from bot.understanding.readers import read_slots
from bot.understanding.readers.lost import is_lost
from bot.understanding.readers.mash import is_mash

LOST = ("i dont know where i am", "its dark and im lost", "what day is it im lost", "where am i? what day is it", "i cant find my way home",
        "please help i dont know where i am its dark", "i forgot where i live", "i am lost in the woods")
MASH = ("asdkjfh lkj", "hjkhjkhjk", "sdkjfhskdjf", "asdf", "fgdfg dfgdf fdg", "QWERTYUIOP")


def test_who_is_lost_is_heard_and_a_person_reads_it() -> None:
    assert [text for text in LOST if not is_lost(text) or worries.screen(text) != "lost"] == []


def test_who_does_not_know_how_things_stand_is_not_lost() -> None:
    told = ("i dont know where i am with my benefits", "i dont know where i am going to sleep tonight", "im lost what do you mean",
            "where am i in the queue", "im lost without her", "what day is it you come", "lost my job and its dark in the house",
            "i dont know where im up to")
    assert [text for text in told if is_lost(text) or worries.screen(text) == "lost"] == []


def test_keys_at_random_are_no_answer() -> None:
    assert [text for text in MASH if not is_mash(text) or read_slots(text, "name")] == []


def test_names_slips_and_other_languages_are_no_mash() -> None:
    told = ("Sukhjit Rajvinder", "Krzysztof Brzeczyszczykiewicz", "wszystko dobrze", "thx pls", "strengths", "property", "pffft", "hmmm",
            "moj muz mnie bije", "st1 2ab", "asdf but the rent is late", "nthng", "ffs", "")
    assert [text for text in told if is_mash(text)] == []
