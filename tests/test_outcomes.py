"""What counts as an answer to "did you get what you needed?", and what says something else and must reach the service."""

import pytest

from bot import outcomes
from bot.tables import Conversation

ANSWERS = {
    "yes": ["1", "Yes", "yes it helped thanks", "you all helped me loads, thank you x", "yes all sorted now thanks duck", "thank you, yes"],
    "partly": ["2", "some of it ta", "yes and no", "It helped a bit"],
    "no": ["3", "nope not at all", "it didn't help", "No I didn't get what I needed", "not really"],
    None: ["no heating now", "yes but the damp is back", "i need more help", "thanks", "no " * 200, "no he hit me"],
}


@pytest.mark.parametrize("answer", ANSWERS)
def test_their_own_word_is_taken_and_nothing_else(answer):
    asked = Conversation(handler="closed", asked=outcomes.ASKED)
    assert {text: outcomes.answer_in(asked, text) for text in ANSWERS[answer]} == {text: answer for text in ANSWERS[answer]}
