"""How a text is made ready: one spelling, pieces, features, and worse-typed copies."""

import pytest

from bot.understanding import features
from bot.understanding.augment import worse_typed
from bot.understanding.needles import needles
from bot.understanding.normalise import normalise_for_phrases, readable
from bot.understanding.pieces import LONGEST, pieces, shorten
from bot.understanding.texts import TextsError, examples, labelled


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("I CAN\u2019T go on!!!", "i cant go on"),
        ("k1ll  my-self", "kill my self"),
        ("d i e n o w", "dienow"),
        ("I w\u200bant", "i want"),
        ("sooooo", "soo"),
        ("st1 2ab £50", "st1 2ab 50"),
        ("help\U0001f525\U0001f525", "help \U0001f525 \U0001f525"),
        ("Chcę umrzeć, BİÇAĞI var, boję", "chce umrzec bicagi var boje"), ("أُريدُ المـــوت", "ارید الموت"),
        ("আমি মরতে চাই।", "আমি মরতে চাই"),
        ("ｋｉｌｌ", "kill"),
    ],
)
def test_phrases_meet_one_spelling(written, plain):
    assert normalise_for_phrases(written) == plain


def test_models_meet_text_speak_written_out():
    assert readable("u dont  av 2\nrite bk") == "you don't have 2. rite bk"


@pytest.mark.parametrize("text", ["i cant pay the rent", "rent and damp", "me and my lad", "damp, mice"])
def test_one_statement_is_one_piece(text):
    assert pieces(text) == []


def test_two_statements_of_a_few_words_are_two_pieces():
    text = "hi my rents behind and the damp is dripping, dead cold here"
    assert [text[start:end].strip() for start, end in pieces(text)] == ["hi my rents behind", "and the damp is dripping,", "dead cold here"]


def test_pieces_are_sentences_and_cover_the_text():
    text = "my dad fell on monday and broke his hip. he cannot do the stairs now. we have no money for the meter either."
    found = pieces(text)
    assert len(found) >= 3
    assert "".join(text[start:end] for start, end in found) == text


def test_a_run_on_text_is_cut_too():
    text = " ".join(["word"] * 60)
    assert all(len(text[start:end].split()) <= 19 for start, end in pieces(text))


def test_a_long_text_keeps_its_beginning_and_its_end():
    text = shorten("beginning " + "x " * 2000 + "ending")
    assert len(text) == LONGEST and text.startswith("beginning") and text.endswith("ending")


def test_buckets_are_the_same_everywhere():
    numbers, counts = features.buckets("help me help")
    assert numbers.tolist() == sorted(numbers.tolist()) and len(numbers) == len(counts)
    assert int(numbers.sum()) == BUCKETS_OF_HELP_ME_HELP


BUCKETS_OF_HELP_ME_HELP = 2448619


def test_a_worse_typed_copy_is_the_same_each_time_and_not_the_text_itself():
    text = "I cannot pay the electric because they stopped my money on Monday."
    assert worse_typed(text, 1) == worse_typed(text, 1) != text


@pytest.mark.parametrize(
    ("pattern", "needed"),
    [(r"\b(kill|hang) (my|his) ?self\b", {"self"}), (r"\b(gas|smoke)\b", {"gas", "smoke"}), (r"a?", set()), (r"\w+", set())],
)
def test_a_pattern_tells_what_it_cannot_match_without(pattern, needed):
    assert needles(pattern) == needed


def test_every_training_text_is_in_its_form():
    assert len(labelled()) > 5000 and len(examples()) > 3000


def test_an_unknown_label_is_an_error_that_names_the_file(tmp_path):
    (tmp_path / "needs").mkdir()
    (tmp_path / "needs" / "money.yml").write_text("texts:\n  - voice: x\n    lines: |\n      skint | munny\n")
    with pytest.raises(TextsError, match=r"money\.yml"):
        labelled(tmp_path)
