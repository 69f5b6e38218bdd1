"""Danger in other languages at the door: plain statements are caught, with and without accents, and near misses are not."""

from pathlib import Path

import pytest
import yaml

from bot.understanding.danger import PHRASES, phrases, screen
from bot.understanding.normalise import normalise_for_phrases, plain_letters
from bot.understanding.texts import examples, labelled
from bot.understanding.vocabulary import DANGERS

STATED = yaml.safe_load((Path(__file__).parent / "danger_abroad.yml").read_text(encoding="utf-8"))
TOLD = [(language, kind, text) for language, kinds in STATED.items() for kind in DANGERS for text in kinds.get(kind, ())]
HARMLESS = [(language, text) for language, kinds in STATED.items() for text in kinds["none"]]


@pytest.mark.parametrize("language", STATED)
def test_every_language_knows_every_kind_and_its_near_misses(language):
    lacking = {"arabic_in_latin_letters": {"self_harm"}}.get(language, set())
    assert set(STATED[language]) == {*DANGERS, "none"} - lacking


@pytest.mark.parametrize(("language", "kind", "text"), TOLD)
def test_a_plain_statement_is_caught_as_its_kind(language, kind, text):
    assert [screen(said) for said in (text, text.upper(), plain_letters(text))] == [kind] * 3


@pytest.mark.parametrize(("language", "text"), HARMLESS)
def test_a_figure_of_speech_a_denial_or_something_long_over_is_no_alarm(language, text):
    assert [said for said in (text, plain_letters(text)) if screen(said)] == []


def test_no_phrase_of_another_language_is_found_in_our_english_texts():
    entries = yaml.safe_load(PHRASES.read_text(encoding="utf-8"))["phrases"]
    foreign = [phrase for entry, phrase in zip(entries, phrases(), strict=True) if entry.get("needs_native_check")]
    texts = [text.text for text in labelled()] + [example.text for example in examples()]
    plain = [normalise_for_phrases(text) for text in texts if text.isascii()]
    assert len(plain) > 20_000 and len(foreign) > 100
    every = "\n".join(plain)
    hits = [phrase for phrase in foreign if phrase.said_in(every)]
    assert [(phrase.pattern.pattern, text) for phrase in hits for text in plain if phrase.said_in(text)] == []
