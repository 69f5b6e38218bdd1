"""Every text the bot can say is short enough, plain enough, and stands in docs/words.md."""

import pytest

from actions import domain
from actions.words import NEED_WORDS, SENSITIVE, needs_said, summary_said
from bot.channels.segments import segments
from bot.keywords import ALL_WORDS
from bot.referrals import KEEP_YOU_SAFE
from tests import booklet
from tests.booklet import LONGEST, Text

RESPONSES = list(booklet.responses())
FIXED = list(booklet.fixed())
FIRST_REPLY = ("utter_ask_story", "utter_ask_anything_else")
ENDS = ("utter_done", "utter_interpreter_", "utter_person_asked", "utter_young", "utter_other_language", "utter_somebody_else",
        "utter_added", "utter_changed_on_case", "utter_ask_carry_on", "utter_not_now", "utter_status", "utter_code_word",
        "utter_ask_code_word", "utter_standing", "utter_quiet", "utter_hello", "utter_waiting_how_long", "utter_later",
        "utter_goodbye", "utter_wrong_number", "utter_loss", "utter_case_named")  # nothing is asked after these
INTERRUPTIONS = ("utter_faq_", "utter_bot_", "utter_thanks", "utter_chitchat", "utter_abuse", "utter_out_of_scope",
                 "utter_status_none", "utter_complaint", "utter_data_")  # after these the summary is asked about in short
BEFORE_THE_SUMMARY = ("utter_noted", "utter_changed", "utter_sharing_none")


def of(*names: str) -> list[Text]:
    """The variations of the responses whose names begin so."""
    return [text for text in RESPONSES if text.name.startswith(names)]


def too_long(text: str) -> bool:
    return segments(text).count > 2


@pytest.mark.parametrize("text", RESPONSES + FIXED, ids=lambda text: f"{text.name} {text.when}".strip())
def test_a_text_is_at_most_two_segments_of_the_cheap_alphabet(text: Text) -> None:
    found = segments(text.text)
    assert found.count <= 2, (found, text.text)
    assert found.encoding == "GSM-7" or text.name.startswith(booklet.OTHER_LETTERS), text.text
    assert "!" not in text.text and "\n\n" not in text.text


@pytest.mark.parametrize("text", RESPONSES + FIXED, ids=lambda text: f"{text.name} {text.when}".strip())
def test_a_text_can_be_read_by_a_child_of_twelve(text: Text) -> None:
    assert text.grade is None or text.grade <= 7, (text.grade, text.text)


def test_what_is_said_first_and_the_question_after_it_fit_one_reply() -> None:
    before = [text for text in RESPONSES if not text.name.startswith(("utter_ask_", *ENDS))] + of("utter_status_none")
    assert len(before) > 20
    questions = [text for slot in domain.questions() for text in of(f"utter_ask_{slot}")]
    assert len(questions) > len(domain.questions())
    with_nobody = LONGEST["summary_said"].replace("Your key worker may talk to services after asking you, not social services.",
                                                  "Nobody outside the team is told.")
    long = [
        (first.name, question.name) for first in before for question in questions
        if too_long(f"{first.text}\n{question.text}".replace(
            LONGEST["summary_said"], with_nobody if first.name == "utter_sharing_none" else LONGEST["summary_said"]))
        and (question.name != "utter_ask_check" or first.name in BEFORE_THE_SUMMARY
             or first.name.startswith(INTERRUPTIONS) and "neutral" in question.when.split(", "))
    ]
    assert long == []


def test_the_first_reply_says_hello_answers_and_asks_in_one() -> None:
    [hello] = of("utter_hello ".strip())[:1]
    said = [*of("utter_faq_", "utter_bot_", "utter_hint_story", "utter_out_of_scope", "utter_started_again", "utter_complaint", "utter_data_")]
    assert [text.name for text in said if too_long(f"{hello.text}\n{text.text}\n{of('utter_ask_story')[0].text}")] == []
    ends = of("utter_person_asked", "utter_young", "utter_other_language", "utter_ask_anything_else")
    assert [text.name for text in ends if too_long(f"{hello.text}\n{text.text}")] == []


def test_the_council_and_the_reference_fit_one_reply() -> None:
    assert not too_long(f"{of('utter_elsewhere')[0].text}\n{of('utter_done_short')[0].text}")


def test_how_to_ask_later_can_be_done_in_web_chat_too() -> None:
    ways = [text.text for text in of("utter_done") if "CODE" in text.text]
    assert ways and all("send CODE" in text for text in ways)


def test_no_answer_to_choose_is_a_word_the_network_keeps_for_itself() -> None:
    titles = [option.title for slot in (*domain.questions(), "carry_on") for option in domain.options(slot)]
    assert len(titles) >= 14
    assert [title for title in titles if title.casefold() in ALL_WORDS] == []


def test_every_need_is_either_said_plainly_or_kept_back() -> None:
    from bot.understanding.vocabulary import NEEDS

    assert set(NEED_WORDS) | SENSITIVE == set(NEEDS) and not set(NEED_WORDS) & SENSITIVE
    assert all(needs_said([need]) == "what you told us" for need in SENSITIVE)


def test_the_longest_summary_is_the_longest() -> None:
    sharing = [
        summary_said({"needs": [one, other], "name": "x" * 40, "postcode": "ST10 4NB", "sharing": share,
                      "left_out": ["social services"]})
        for one in NEED_WORDS for other in NEED_WORDS if one != other for share in ("all", "ask_first", "none")
    ]
    assert max(len(text) for text in sharing) <= len(LONGEST["summary_said"]) + 1


def test_the_page_of_words_is_up_to_date() -> None:
    assert booklet.FILE.read_text() == booklet.page(), "run: python -m tests.booklet"


def test_what_a_child_must_hear_is_known_by_its_words() -> None:
    assert [text.name for text in of("utter_young") if KEEP_YOU_SAFE in text.text] == ["utter_young_more"]
