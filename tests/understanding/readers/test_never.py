"""Whatever is typed: nothing raises, nothing is invented, and it stays quick."""

import re
import time

import phonenumbers
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.understanding.readers import READERS, correct_postcode, read_slots
from bot.understanding.readers.answers import read_act, read_option, read_options
from bot.understanding.readers.common_words import COMMON
from bot.understanding.readers.first_names import ALSO_WORDS, FIRST_NAMES
from bot.understanding.readers.name_words import TITLES
from bot.understanding.readers.words import NUMBERS

often = settings(max_examples=400, deadline=None, derandomize=True)  # the same texts in every run

ASKED = st.sampled_from([None, *READERS, "story", "household", "safe_contact", "check", "helpers", "what never was"])
PIECES = st.sampled_from(
    "my name is its call me im not st6 5ab ST 4 sierra 07700 900123 +44 oh seven double two kids aged 4 nearly 9 baby months "
    "twins old years after 4pm mornings when he's ring me tunstall hanley tunstal skip stop . , ? ! ( ) / £ % ' 1 1️⃣ 👍 محمد "
    "\n \x00 \ud800 ﷺ ½".split(" ")
)
ANY_TEXT = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=40).map(" ".join))


@often
@given(ANY_TEXT, ASKED)
def test_no_text_raises_and_every_value_has_its_shape(text: str, asked: str | None) -> None:
    slots = read_slots(text, asked)
    assert set(slots) <= set(READERS)
    assert re.fullmatch(r"[A-Z]{1,2}[0-9][0-9A-Z]?(?: [0-9][A-Z]{2})?", str(slots.get("postcode", "ST1")))
    assert re.fullmatch(r"\+[0-9]{8,15}", str(slots.get("phone", "+447700900123")))
    assert 5 <= slots.get("age", 50) <= 115
    assert str(slots.get("contact_time", "")) == str(slots.get("contact_time", "")).lower().strip()
    children = slots.get("children", {"count": 0, "ages": []})
    assert 0 <= children["count"] <= 15 and len(children["ages"]) <= children["count"]
    assert all(0 <= age < 18 for age in children["ages"])
    read_act(text, asked)
    assert read_option(text, 3) in (None, 1, 2, 3)
    assert set(read_options(text, 3)) <= {1, 2, 3}
    correct_postcode("ST6 5NB", text)


PLAIN_WORDS = sorted(word for word in COMMON - FIRST_NAMES - ALSO_WORDS - TITLES if len(word) > 1)
WITHOUT_DIGITS = st.lists(st.sampled_from(PLAIN_WORDS), min_size=1, max_size=8).map(" ".join)
NUMBER_WORD = re.compile(r"\b(?:" + "|".join(NUMBERS) + r")\b")


@often
@given(WITHOUT_DIGITS)
def test_plain_words_never_become_a_name_a_phone_or_a_postcode(text: str) -> None:
    assert not {"name", "phone"} & set(read_slots(text, "name"))
    assert "postcode" not in read_slots(NUMBER_WORD.sub("", text), None)


SPACINGS = ["07700900{:03}", "07700 900 {:03}", "+447700900{:03}", "0044 7700 900{:03}", "(07700) 900-{:03}"]


@often
@given(st.integers(0, 999), st.sampled_from(SPACINGS))
def test_a_drama_number_is_read_however_it_is_spaced(number: int, spacing: str) -> None:
    assert read_slots(f"ring me on {spacing.format(number)} thanks", None)["phone"] == f"+447700900{number:03}"


def test_numbers_of_other_countries_are_read() -> None:
    for region in ("PL", "RO", "IE", "PK", "IN"):
        example = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
        written = phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.INTERNATIONAL)
        assert read_slots(written, "phone")["phone"] == phonenumbers.format_number(example, phonenumbers.PhoneNumberFormat.E164)


NAMES = sorted(FIRST_NAMES - {"nana", "si"})  # a grandmother, a yes
SAYINGS = ["{}", "its {}", "im {} x", "My name is {}.", "hi, {} here"]


@often
@given(st.sampled_from(NAMES), st.sampled_from(SAYINGS))
def test_a_common_first_name_is_read_where_it_is_asked_for(name: str, saying: str) -> None:
    assert str(read_slots(saying.format(name), "name")["name"]).lower() == name


UNIT = st.text("ABDEFGHJLNPQRSTUWXYZ", min_size=2, max_size=2)


@often
@given(st.integers(1, 21), st.integers(0, 9), UNIT, st.sampled_from(["{0} {1}", "{0}{1}", "{0}  {1}."]))
def test_a_whole_postcode_is_read_in_any_spacing_and_case(district: int, sector: int, unit: str, spacing: str) -> None:
    text = spacing.format(f"st{district}", f"{sector}{unit.lower()}")
    assert read_slots(f"i live at {text}", None)["postcode"] == f"ST{district} {sector}{unit}"


def test_a_long_text_costs_milliseconds_at_most() -> None:
    """Not a benchmark: a quadratic pattern would take seconds here."""
    endless = ["a" * 20_000, "st " * 5_000, "1 " * 5_000, "my name is " * 2_000, "kids 4 and " * 2_000, "07700 " * 3_000]
    for text in endless:
        for asked in (None, "name", "postcode", "children", "contact_time", "phone", "age"):
            started = time.process_time()
            read_slots(text, asked)
            assert time.process_time() - started < 1
