"""Who wants what they asked of us cancelled, and who tells of something else that was."""

from bot.understanding.readers.cancelling import wants_cancelled


def test_what_they_asked_of_us_is_to_be_cancelled():
    asked = ("i want it cancelled", "cancel my referral", "please cancel my referral i dont need it now", "cancel it",
             "i want to cancel", "I'd like to withdraw my application", "can i get it cancelled", "i want my referral cancelling",
             "close my case", "please cancel this", "can u cancel the referral", "i dont want the referral",
             "i no longer need a key worker", "cancel everything please", "id like to cancel please", "can you cancel it please",
             "can you close my case now", "i want this withdrawn")
    assert [text for text in asked if not wants_cancelled(text)] == []


def test_an_appointment_is_ours_only_where_somebody_has_the_case():
    asked = ("cancel my appointment", "please cancel my appointment i dont need it now", "can you cancel the visit",
             "i dont want the key worker visit")
    assert [text for text in asked if not wants_cancelled(text, meetings=True) or wants_cancelled(text)] == []


def test_something_else_is_cancelled():
    told = ("they cancelled my pip", "the council cancelled my bin collection", "i cant cancel my gym", "cancel my council tax",
            "dont cancel my referral", "do not close my case", "he wants me to cancel my referral", "he told me to cancel it",
            "have you cancelled my referral", "why did you close my case", "the school closed the case", "they want to cancel it",
            "he cancelled my cards", "i had to cancel my tenancy", "how do i cancel universal credit", "social services closed my case",
            "the court case", "stop the noise", "drop it", "stop it", "if you cancel it i will be stuck", "will they cancel it",
            "i call it home", "close the door", "i want it to stop", "i want to stop", "my operation was cancelled",
            "they said they would close my case", "he says cancel it", "cancel my appointment with the bailiff he")
    assert [text for text in told if wants_cancelled(text)] == []
