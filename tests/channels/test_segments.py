"""What a text costs, counted as the networks count it."""

import pytest

from bot.channels.segments import Segments, segments, to_gsm7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", Segments("GSM-7", 0, 0)),
        ("hello", Segments("GSM-7", 1, 5)),
        ("a" * 160, Segments("GSM-7", 1, 160)),
        ("a" * 161, Segments("GSM-7", 2, 161)),
        ("a" * 306, Segments("GSM-7", 2, 306)),
        ("a" * 307, Segments("GSM-7", 3, 307)),
        ("€" * 80, Segments("GSM-7", 1, 160)),
        ("€" * 81, Segments("GSM-7", 2, 162)),
        ("a" * 152 + "€" + "a" * 152, Segments("GSM-7", 3, 306)),  # the euro moves on whole, so a part has a gap
        ("£5 à la mode, Ñandú? ß", Segments("UCS-2", 1, 22)),  # ú is not in the alphabet, à and Ñ are
        ("ж" * 70, Segments("UCS-2", 1, 70)),
        ("ж" * 71, Segments("UCS-2", 2, 71)),
        ("😡" * 35, Segments("UCS-2", 1, 70)),
        ("😡" * 67, Segments("UCS-2", 3, 134)),  # 33 to a part: an emoji is not torn apart
        ("line\none", Segments("GSM-7", 1, 8)),
        ("`", Segments("UCS-2", 1, 1)),
    ],
)
def test_a_text_costs_what_the_networks_say(text, expected):
    assert segments(text) == expected


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("“It’s fine” – he said…", '"It\'s fine" - he said...'),
        ("a\u00a0b\u202fc\u2009d", "a b c d"),
        ("so\u00adft\u200b\ufeff", "soft"),
        ("Zoë, Siân and Łukasz Dąbrowski", "Zoe, Sian and Lukasz Dabrowski"),
        ("Zoe\u0308", "Zoe"),
        ("café £5 Ñ ü", "café £5 Ñ ü"),
        ("one\r\ntwo\tthree", "one\ntwo three"),
        ("`tick´", "'tick'"),
    ],
)
def test_typographic_signs_become_plain_ones(written, sent):
    assert to_gsm7(written) == sent
    assert segments(to_gsm7(written)).encoding == "GSM-7"


@pytest.mark.parametrize("text", ["مرحبا", "👩‍👧 ok", "Привет", "你好"])
def test_what_has_no_plain_form_is_left_as_it_is(text):
    assert to_gsm7(text) == text
