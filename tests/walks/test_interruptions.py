"""Every question × every interruption the domain knows: answered, and back to the question. A new question without its
interruptions fails here, and so does a new interruption."""

import pytest

from actions import domain
from actions.asides import ANSWERING
from tests.support.dialogue import Dialogue
from tests.support.product import Product

STEERING = {"restart", "go_back", "stop_optout"}  # tested by themselves; an opt-out word never reaches the dialogue
BRINGS_A_PERSON = {"want_human", "other_language"}
LEAVES = {"goodbye", "wrong_number"}
INTERRUPTIONS = sorted(set(domain.load()["intents"]) - set(ANSWERING) - STEERING)
TEXTS = {"want_human": "can i talk to somebody", "other_language": "cymraeg os gwelwch yn dda", "chitchat": "nice weather today isnt it",
         "faq_cost": "how much is it", "faq_how_long": "how long will it take", "faq_key_worker": "what is a key worker",
         "faq_service": "what is this"}


@pytest.mark.parametrize("question", domain.questions())
def test_every_interruption_is_answered_and_the_question_comes_again(product: Product, question: str) -> None:
    dialogue = Dialogue.at(product, question)
    back = [act for act in INTERRUPTIONS if act not in BRINGS_A_PERSON | LEAVES]
    assert len(back) >= 12
    for act in back:
        heard = dialogue.turn(act, TEXTS.get(act, f"a text that is {act.replace('_', ' ')}"))
        assert heard.asked == question, (act, heard)
        assert heard.text.count("\n") or act == "greet", ("only the question, no answer", act, heard)


@pytest.mark.parametrize("question", domain.questions())
def test_what_a_question_means_and_is_for_is_said_and_the_question_comes_again(product: Product, question: str) -> None:
    why = domain.load()["responses"][f"utter_why_{question}"][-1]  # the last is for who writes of themselves
    for text in ("why?", "what do you mean", "i dont understand"):
        heard = Dialogue.at(product, question).turn("faq_service", text)
        assert heard.text.startswith(why["text"]) and heard.asked == question, (text, heard)


@pytest.mark.parametrize("question", domain.questions())
def test_a_person_comes_from_every_question(product: Product, question: str) -> None:
    for act in sorted(BRINGS_A_PERSON):
        dialogue = Dialogue.at(product, question)
        heard = dialogue.turn(act, TEXTS[act])
        assert dialogue.handler == "waiting" and heard.asked is None, (act, heard)
        assert "person" in heard.text and "999" in heard.text


@pytest.mark.parametrize("question", domain.questions())
def test_goodbye_leaves_them_alone_and_the_next_text_finds_the_question_open(product: Product, question: str) -> None:
    for act in sorted(LEAVES):
        dialogue = Dialogue.at(product, question)
        assert "?" not in dialogue.turn(act, "bye then").text
        assert dialogue.turn("greet", "hello").asked == question


@pytest.mark.parametrize("question", domain.questions())
def test_go_back_and_start_again_lead_to_a_question_that_was_there_before(product: Product, question: str) -> None:
    order = domain.questions()
    dialogue = Dialogue.at(product, question)
    back = dialogue.turn("go_back", "go back").asked
    assert back in order[: order.index(question) + 1] and (back != question or question == order[0]), back
    assert Dialogue.at(product, question).turn("restart", "start again").asked == order[0]


@pytest.mark.parametrize("question", domain.questions())
def test_skip_and_dont_know_move_on_from_every_question(product: Product, question: str) -> None:
    for act in ("skip", "dont_know"):
        dialogue = Dialogue.at(product, question)
        first = dialogue.turn(act, act.replace("_", " "))
        if question == "story":  # once with a hint what to write, then it moves on
            first = dialogue.turn(act, act.replace("_", " "))
        if (act, question) == ("dont_know", "check"):  # nothing is sent by a doubt: asked again, then a person or skip
            assert "yes" in first.text and first.asked == question
            assert "human" in dialogue.turn(act, "dunno").text
            first = dialogue.turn("skip", "skip")
        assert first.asked != question, (act, first)
