"""Plain answers: the act that whole words say for sure, and the numbered option they pick."""

from pathlib import Path

import pytest
import yaml

from bot.understanding.readers.answers import read_act, read_option, read_options
from bot.understanding.readers.phrases import ACT_OF_PHRASE, BY_QUESTION
from bot.understanding.vocabulary import ACTS

ROOT = Path(__file__).resolve().parents[3]

SAYS = {
    "affirm": ["yes", "Yes!!", "yesss", "yeh", "yea pls", "ok", "OK then", "thats right", "That's right", "👍", "👍🏽", "yep duck", "go on then"],
    "deny": ["no", "nope", "nah", "nooo", "not rly", "no thanks", "no ta duck", "that's wrong", "👎", "nothing else", "no, that's all"],
    "dont_know": ["idk", "dunno", "not sure", "i dont know", "no idea sorry", "cant remember", "🤷‍♀️"],
    "skip": ["skip", "Skip pls", "pass", "rather not say", "I'd rather not say", "prefer not to", "next question", "none of your business"],
    "want_human": ["human", "person", "talk to a person", "can i speak to someone", "Can I speak to a human please?", "put me through to someone",
                   "is there anyone i can actually speak to", "let me talk to the key worker",
                   "i dont want a robot", "im not talkin to a machine", "not speaking to a computer", "I want a human, not a bot", "no robots please",
                   "i dont know where i am", "its dark and im lost", "i cant find my way home", "where am i? what day is it"],
    "stop_optout": ["STOP", "stop", " Stop. ", "STOPALL", "unsubscribe", "End", "QUIT", "cancel", "REVOKE", "OptOut", '"STOP"'],
    "restart": ["restart", "start again", "start over pls", "can we start again"],
    "go_back": ["go back", "back one", "can i go back", "previous question", "undo"],
    "greet": ["hi", "is anyone there", "hiya its only me", "Hello", "ay up duck", "hiya", "Good morning", "hello?? anyone there"],
    "thanks": ["thx", "ta duck", "thank you so much", "🙏", "cheers", "thanks for your help"],
    "goodbye": ["bye", "ta ra duck", "good night", "speak soon", "ok bye", "off to bed", "id better go now"],
    "chitchat": ["how are you", "hows your day been?", "lol", "tell me a joke", "😂😂"],
    "status": ["any news", "any update?", "whats happening with my referral", "has anyone looked at my case"],
    "bot_challenge": ["are you a robot?", "am i talking to a bot", "is this a real person", "what model are you", "are you chatgpt",
                      "which ai is this?"],
    "wrong_number": ["wrong number", "sorry wrong number", "you've got the wrong number"],
    "faq_cost": ["is it free?", "do i have to pay"],
    "faq_privacy": ["who can see this?", "is this confidential", "why do you need that"],
    "faq_how_long": ["how long will it take?", "when will someone ring me"],
    "faq_key_worker": ["what is a key worker?", "what even is a key worker", "who picks this up"],
    "faq_service": ["what is this?", "what happens next", "who are you lot", "are u open xmas?", "what do you mean"],
}


@pytest.mark.parametrize(("act", "text"), [(act, text) for act, texts in SAYS.items() for text in texts])
def test_a_plain_answer_is_a_sure_act(act: str, text: str) -> None:
    assert read_act(text, "check" if act in ("affirm", "deny") else None) == act


@pytest.mark.parametrize("text", ["sorry forget that", "cancel my last message", "ignore what i said"])
def test_what_was_said_last_is_taken_back_by_a_step_back(text: str) -> None:
    assert read_act(text, "household") == "go_back" and read_act(text, None) == "inform"
    assert read_act("forget what i said about danger", "household") is None


def test_a_name_alone_is_no_thanks() -> None:
    assert read_act("Tash", "anything_else") == "inform" and read_act("ta", "anything_else") == "thanks"


@pytest.mark.parametrize(
    "text",
    ["make it stop", "stop him", "please stop texting me", "stop?", "stop it", "the end", "cancel my referral", "i quit my job",
     "make him STOP", "STOP texting my wife", "end it all", "i want it to end", "stop all this", "opt out", "stop stop",
     "cancel?", "stop...", "stop 😂", "end 😢", "s t o p"],
)  # fmt: skip
def test_only_a_keyword_alone_opts_out(text: str) -> None:
    assert read_act(text, None) != "stop_optout"


@pytest.mark.parametrize(
    "text",
    ["yes but not after six", "no food in the house", "ok so it started in march", "hi im kev", "im not ok", "back pain", "person hit me",
     "next door are at it again", "skip full of rubbish outside", "thanks for nothing", "", "   ", "?", "1", "st6 5ab", "yes?", "no?",
     "key worker?", "🔥"],
)  # fmt: skip
def test_more_than_a_plain_answer_is_left_to_the_classifier(text: str) -> None:
    assert read_act(text, None) is None


def test_the_question_decides_what_thats_all_means() -> None:
    assert read_act("that's all", "anything_else") == "deny"
    assert read_act("that's all", "check") == "affirm"
    assert read_act("that's all", "name") is None
    assert read_act("morning", None) == "greet"
    assert read_act("morning", "contact_time") is None


@pytest.mark.parametrize("text", ["That is all, thank you.", "thats all ta", "that is everything thank u", "No that's it thanks"])
def test_politely_said_there_is_nothing_else(text: str) -> None:
    assert read_act(text, "anything_else") == "deny"


@pytest.mark.parametrize("text", ["need some help please", "hi i need help", "could do with a bit of support pls", "can you help me please"])
def test_who_asks_for_help_has_not_asked_for_a_person(text: str) -> None:
    assert read_act(text, None) == "greet" and read_act(text, "story") == "inform" and read_act(text, "household") is None


@pytest.mark.parametrize("text", ["i need help from a person", "help", "help me", "need some help with my rent", "can someone help me"])
def test_help_with_something_or_from_somebody_is_more(text: str) -> None:
    assert read_act(text, None) not in ("greet", "inform")


def test_every_phrase_says_an_act_of_the_vocabulary() -> None:
    acts = set(ACT_OF_PHRASE.values()) | {act for by in BY_QUESTION.values() for act in by.values() if act}
    assert acts <= set(ACTS)
    assert all("{" not in phrase and "}" not in phrase for phrase in ACT_OF_PHRASE)


def test_no_phrase_contradicts_the_texts_that_teach() -> None:
    """Each text of data/nlu whose act is read for sure is labelled with that act there."""
    wrong, read = [], 0
    for file in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(file.read_text(encoding="utf-8")).get("nlu", []):
            for line in block["examples"].splitlines() if "examples" in block else ():
                act = read_act(line.removeprefix("- "), None)
                read += act is not None
                if act not in (None, block["intent"]):
                    wrong.append((line, block["intent"], act))
    assert read > 200
    assert len(wrong) <= 0.02 * read, wrong


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1", 1), ("1.", 1), ("(2)", 2), ("one", 1), ("no 2", 2), ("No. 3", 3), ("number two", 2), ("option 3", 3), ("the first one", 1), ("first", 1),
     ("2nd one please", 2), ("2 pls", 2), ("2 duck", 2), ("1️⃣", 1), ("１", 1), ("#2", 2), ("i'll go for 2", 2), ("its 2", 2), ("2 x", 2), ("1 yes", 1),
     ("the last one", 3), ("middle one", 2), ("two i think", 2), ("thrid", 3)],
)  # fmt: skip
def test_an_option_is_picked_by_number_or_by_words(text: str, expected: int) -> None:
    assert read_option(text, 3) == expected


@pytest.mark.parametrize(
    "text",
    ["A", "between 2 and 3", "2 or 3", "0", "4", "12", "not 2", "2 kids", "1 kid and a dog", "both", "", "yes", "none",
     "a first class mess", "²³", "99999"],
)  # fmt: skip
def test_an_unclear_pick_is_none(text: str) -> None:
    assert read_option(text, 3) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [("1 and 3", [1, 3]), ("1,3", [1, 3]), ("1 3", [1, 3]), ("1 & 2", [1, 2]), ("1, 2 and 3", [1, 2, 3]), ("1-3", [1, 2, 3]), ("2 to 3", [2, 3]),
     ("one and three", [1, 3]), ("the first one and the third", [1, 3]), ("3 and 1 pls", [3, 1]), ("2", [2]), ("2 2", [2]),
     ("not 2", []), ("1 and 9", []), ("13", []), ("all", []), ("dunno", []), ("", []), ("1 and my sister", [])],
)  # fmt: skip
def test_several_options_are_picked_in_order_or_none_at_all(text: str, expected: list[int]) -> None:
    assert read_options(text, 3) == expected


def test_both_means_both_of_two() -> None:
    assert read_options("both", 2) == [1, 2]
    assert read_options("both", 3) == []
