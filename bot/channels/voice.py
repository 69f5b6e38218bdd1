"""Somebody rings the number they text. Fixed words: 999, the office line, and the call goes on to it.

No signature is asked for and no database: nothing is taken in, what is said is public, and a caller in danger must hear
it whatever is wrong with our settings.
"""

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from twilio.twiml.voice_response import VoiceResponse

from bot import words
from bot.contacts import Contacts, contacts

RING_SECONDS = 30
VOICE, LANGUAGE = "Polly.Amy", "en-GB"


def twiml(council: Contacts) -> str:
    """What Twilio is told to do with a call: speak, forward, and speak again where nobody answers."""
    response = VoiceResponse()
    response.say(words.SPOKEN.format(office=_digits(council.office_line)), voice=VOICE, language=LANGUAGE)
    response.dial(council.office_line_to_dial, timeout=RING_SECONDS)
    response.say(words.SPOKEN_NO_ANSWER, voice=VOICE, language=LANGUAGE)
    return str(response)


def _digits(number: str) -> str:
    """A number one digit at a time, as it is spoken: "01632 960100" → "0 1 6 3 2, 9 6 0 1 0 0"."""
    return ", ".join(" ".join(group) for group in number.split())


async def ring(request: Request) -> Response:
    return Response(twiml(contacts()), media_type="application/xml")


routes = [Route("/voice", ring, methods=["POST"])]
