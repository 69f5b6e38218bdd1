"""Every error code of Twilio that we know, and what it means for us: the whole failure vocabulary on one screen."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Failure:
    """What a Twilio error code means for us."""

    words: str  # for the duty team
    retryable: bool
    alarm: bool = False  # wrong at our end or the carrier's: an operator must look, not the duty team alone


OPTED_OUT = 21610

# https://www.twilio.com/docs/api/errors. A code that is not here is not tried again: a person looks at it.
FAILURES = {
    20003: Failure("Twilio did not accept our account or token", retryable=True, alarm=True),
    20429: Failure("Twilio asks us to go slower", retryable=True),
    21211: Failure("the number is not a phone number", retryable=False),
    21408: Failure("our account may not text that country", retryable=False, alarm=True),
    21606: Failure("our own number cannot send texts", retryable=False, alarm=True),
    OPTED_OUT: Failure("they texted STOP: we may not text them", retryable=False),
    21611: Failure("too many texts are waiting at Twilio", retryable=True, alarm=True),
    21614: Failure("the number is not a mobile", retryable=False),
    21617: Failure("the text is too long", retryable=False, alarm=True),
    30001: Failure("too many texts are waiting at Twilio", retryable=True, alarm=True),
    30002: Failure("our Twilio account is suspended", retryable=False, alarm=True),
    30003: Failure("their phone is off or out of reach", retryable=True),
    30004: Failure("their phone or network blocks us", retryable=False),
    30005: Failure("the number is not in use", retryable=False),
    30006: Failure("the number is a landline or cannot be reached", retryable=False),
    30007: Failure("a network filtered the text as spam", retryable=False, alarm=True),
    30008: Failure("the network gave no reason", retryable=True),
}
UNKNOWN_CODE = Failure("Twilio gave a reason we do not know", retryable=False, alarm=True)


def failure(code: int | None) -> Failure:
    """What to do about an error code, from a refused send or from a status callback."""
    return FAILURES.get(code or 0, UNKNOWN_CODE)
