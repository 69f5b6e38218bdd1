"""The phrases at the door: every plain statement of harm is caught, everyday texts raise no alarm."""

import re
from pathlib import Path

import pytest
import yaml

from bot.understanding.danger import PHRASES, screen
from bot.understanding.normalise import normalise_for_phrases, plain_letters
from bot.understanding.texts import Text, labelled
from bot.understanding.vocabulary import DANGERS

ENTRIES = yaml.safe_load(PHRASES.read_text(encoding="utf-8"))["phrases"]
STATED = yaml.safe_load((Path(__file__).parent / "plain_statements.yml").read_text(encoding="utf-8"))
SAYINGS = (Path(__file__).parent / "everyday_sayings.txt").read_text(encoding="utf-8").splitlines()
EVERYDAY = ("figures_of_speech", "worries", "ordinary_intakes")


@pytest.fixture(scope="module")
def texts() -> list[Text]:
    found = labelled()
    assert len(found) > 1500
    return found


def alarms(texts: list[Text]) -> list[str]:
    return [text.text for text in texts if screen(text.text)]


def test_every_kind_of_danger_has_phrases_and_plain_statements():
    assert {entry["kind"] for entry in ENTRIES} == set(DANGERS) == set(STATED)


def test_every_entry_says_why_and_catches_its_own_example():
    for entry in ENTRIES:
        example = entry["example"]
        assert entry["reason"].strip(), example
        assert re.search(plain_letters(entry["pattern"]), normalise_for_phrases(example), re.IGNORECASE), example
        assert screen(example), example


def test_no_two_entries_have_the_same_example():
    examples = [entry["example"] for entry in ENTRIES]
    assert len(examples) == len(set(examples))


def test_an_entry_in_another_language_waits_for_a_native_speaker():
    languages = re.compile(r"[^,]*\b(Polish|Urdu|Punjabi|Arabic|Romanian|Kurdish|Portuguese|Persian|Spanish|French|Italian|Czech|Lithuanian|Hungarian"
                           r"|Albanian|Turkish|Russian|Ukrainian|Pashto|Bengali|Tigrinya|Somali)\b")
    foreign = [entry for entry in ENTRIES if languages.match(entry["reason"])]
    assert foreign == [entry for entry in ENTRIES if entry.get("needs_native_check")]
    assert {entry["kind"] for entry in foreign} == set(DANGERS)


@pytest.mark.parametrize("kind", DANGERS)
def test_plain_statements_are_caught(kind):
    assert [text for text in STATED[kind].splitlines() if not screen(text)] == []


@pytest.mark.parametrize(
    "text", ["fire", "kms", "s u i c i d e", "sewerside", "SUICIDAL", "🚑", "k1ll my s3lf", "s\u200bend police"]
)
def test_one_word_or_a_disguised_one_is_enough(text):
    assert screen(text)


@pytest.mark.parametrize("kind", DANGERS)
def test_plain_statements_are_caught_in_the_middle_of_an_ordinary_text(kind):
    around = (
        (
            "hello my rent is behind since june and the landlord will not mend the boiler.",
            "the bins have not been done",
        ),
        ("We moved here 2 years ago and the council don\u2019t care.", "I never had any trouble with anybody before"),
        ("school rang about my toddler again, my mum died in 2019.", "i used to work at the pot bank lol"),
    )
    long = [f"{before} {text}. {after}" for text in STATED[kind].splitlines() for before, after in around]
    assert [text for text in long if not screen(text)] == []
    assert [text for text in long[::4] if not screen(text.upper())] == []


def test_everyday_sayings_that_no_model_was_trained_on_raise_no_alarm():
    assert len(SAYINGS) > 100
    assert [saying for saying in SAYINGS if screen(saying)] == []


@pytest.mark.parametrize("topic", EVERYDAY)
def test_everyday_texts_raise_no_alarm(texts, topic):
    everyday = [text for text in texts if text.topic == topic]
    assert len(everyday) > 100
    assert alarms(everyday) == []


def test_near_misses_hardly_ever_raise_an_alarm(texts):
    near = [text for text in texts if text.manner == "near_miss"]
    assert len(near) > 100
    assert len(alarms(near)) <= len(near) // 40  # they were written to sound like danger; where the excuse is elsewhere, a person looks


def test_texts_about_needs_without_danger_hardly_ever_raise_one(texts):
    needs = [text for text in texts if not text.dangers and text.topic not in EVERYDAY and text.manner == "plain"]
    needs = needs[::8]  # one in eight: each costs a millisecond or two
    assert len(needs) > 1000
    assert len(alarms(needs)) / len(needs) < 0.01


@pytest.mark.parametrize("kind", DANGERS)
def test_nearly_every_explicit_training_text_is_caught_without_a_model(texts, kind):
    explicit = [text for text in texts if text.manner == "explicit" and text.topic == kind]
    assert len(explicit) > 80
    assert len(alarms(explicit)) / len(explicit) > 0.94


def test_a_denial_does_not_hide_what_is_said_elsewhere_in_the_text():
    rest = "it is about the council tax and the letters that keep coming from the office in town every single week. "
    assert screen("im not suicidal just skint. " + rest) is None
    assert screen("im not suicidal just skint. " + rest + "my husband is hitting me") == "violence_now"
    assert screen("nearly died laughing lol. " + rest + "i want to die") == "suicide"


def test_reading_stays_linear_because_no_group_repeats_without_a_bound():
    unbounded = re.compile(r"\)[*+]|\{\d+,\}")
    assert not [entry["example"] for entry in ENTRIES if unbounded.search(entry["pattern"] + entry.get("unless", ""))]


def test_no_sentence_excuses_the_danger_in_another() -> None:
    assert screen("Game night was great. I want to kill myself.") == "suicide"
    assert screen("He punched me in 2009. He is hitting me right now. That was a film I saw in 2019.") == "violence_now"


@pytest.mark.parametrize(("text", "kind"), [
    ("been thinking about going to sleep and not waking up", "suicide"), ("wish i could go to sleep and not wake up", "suicide"),
    ("i think my mum has gone to sleep and not waking up", "medical_fire"), ("hes taken a fit and not waking up", "medical_fire"),
    ("my son hes 24 he smashes things up when he wants money i dont feel safe at home", "violence_now"),
    ("im not ok im suicidal", "suicide"), ("not in a suicidal way, just fed up of the damp", None),
    ("i dont trust myself tonight", "suicide"), ("i dont trust myself with the kids tonight", "child_danger"),
    ("the voices say jump", "suicide"), ("the telly is telling me to burn the flat down", "violence_now"),
    ("i dont feel safe tonight", "violence_now"), ("i dont feel safe from myself", "suicide"), ("ive hid in the bathroom", "violence_now"),
])  # fmt: skip
def test_each_is_answered_with_the_words_for_its_own_kind(text: str, kind: str | None) -> None:
    assert screen(text) == kind


@pytest.mark.parametrize(("text", "kind"), [
    ("agency stabbed me in the back with a screwdriver im bleeding", "violence_now"),
    ("my ex threatened to kill me in 2019 and hes out now", "violence_now"),
    ("my mate came in and stabbed me in the back", "violence_now"), ("bill is strangling me", "violence_now"),
    ("i got attacked by my neighbours dog", "violence_now"), ("the dog barked and i got attacked on the path", "violence_now"),
    ("theres no police please send police", "violence_now"), ("he got knocked out in the street", "medical_fire"),
    ("stopped drinking three days ago and had fits in the night", "medical_fire"), ("they cut his arm off in the machine", "medical_fire"),
    ("county lines have got my lad for months", "child_danger"), ("my son is on the roof he lost his job last week", "suicide"),
    ("dads drunk and smashing stuff im in my room with the baby", "violence_now"), ("he is suffocating me the house is damp", "violence_now"),
    ("been self harming again after two years", "self_harm"), ("i have kids and i dont trust myself tonight the money is gone", "suicide"),
    ("im on the tablets every day, how many of them would kill me", "suicide"),
    ("not long ago i was attacked", "violence_now"), ("im in my twenties and i got attacked tonight", "violence_now"),
    ("there was no fire alarm but theres a fire", "medical_fire"), ("no chest pain yesterday but chest pain now", "medical_fire"),
    ("hes never gone missing before hes 12 and missing since friday", "child_danger"), ("took an overdose 20 minutes ago", "suicide"),
    ("the shakes have stopped but now hes having fits since he quit drinking", "medical_fire"),
])  # fmt: skip
def test_what_excuses_a_saying_does_not_excuse_the_danger(text: str, kind: str) -> None:
    assert screen(text) == kind


@pytest.mark.parametrize(("text", "kind"), [
    ("my grandad aint been seen for 3 days n his curtains r shut, he dont answer door", "medical_fire"),
    ("the old man next door hasn't been seen since friday", "medical_fire"), ("my neighbour has not been seen for a week", "medical_fire"),
    ("my dad isn't answering the door and his post is on the mat", "medical_fire"),
    ("my mum wont answer the door, she lives alone and is poorly", "medical_fire"),
    ("i havent seen my neighbour all week and his curtains are shut", "medical_fire"),
    ("nobody has seen the old lady next door, milk on the step", "medical_fire"),
    ("havent seen my nan for 3 weeks cos of work", None), ("my nan doesnt answer the door to strangers since the scam", None),
    ("mum doesnt answer the door, shes deaf", None), ("my mum hasnt been seen by the gp since monday", None),
    ("nan is on the list, hasnt been seen for weeks by anybody", None), ("i aint seen my dad since i was 5", None),
    ("old lady next door has her curtains drawn all day and moans at us", None), ("the council isnt answering the phone for days", None),
])  # fmt: skip
def test_an_old_or_frail_person_nobody_has_seen_is_an_emergency(text: str, kind: str | None) -> None:
    assert screen(text) == kind


@pytest.mark.parametrize(("text", "kind"), [
    ("my dad had a fall and cant get up the stairs", None), ("mum fell last march and cannot get up them stairs any more", None),
    ("nan had a fall and conna get up the steps to the front door", None), ("he slipped and cannot get up", "medical_fire"),
    ("nan fell down the stairs and cant get up", "medical_fire"), ("dad had a fall, cant get up off the floor", "medical_fire"),
])  # fmt: skip
def test_stairs_they_cannot_climb_are_no_emergency(text: str, kind: str | None) -> None:
    assert screen(text) == kind


@pytest.mark.parametrize(("text", "kind"), [
    ("Hola, mi marido me pega y tengo miedo", "violence_now"), ("Mi novio me golpeó anoche", "violence_now"),
    ("mi ex quiere matarme", "violence_now"), ("tiene un cuchillo", "violence_now"), ("ya no quiero vivir", "suicide"),
    ("me quiero morir", "suicide"), ("mi esposo pega a mis hijos", "child_danger"), ("los niños están solos en casa", "child_danger"),
    ("huele a gas en casa", "medical_fire"), ("no puedo respirar", "medical_fire"), ("me corto las venas", "self_harm"),
    ("no quiero vivir aqui, hay ratas", None), ("Necesito ayuda, no tengo comida para mis hijos", None), ("la luz me cuesta mucho dinero", None),
])  # fmt: skip
def test_danger_in_spanish(text: str, kind: str | None) -> None:
    assert screen(text) == kind
