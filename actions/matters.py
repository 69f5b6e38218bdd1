"""What a text may be about besides the question, whatever act it is: read here, done in bot/, said in domain.yml.

Some call for a person at once, and the questions stop; a complaint or a question about their data is noted, and they go on.
"""

import re
from typing import Any

from rasa_sdk.executor import CollectingDispatcher

from actions import corrections, data_asked
from actions.turn import UNKNOWN, Said
from bot import case_named, languages, referrals, requests, somebody_else, young
from bot.understanding.readers.cancelling import wants_cancelled
from bot.understanding.readers.safe_contact import safe_contact_said

SURE = 0.5
COMPLAINT = re.compile(r"\bcomplain(?:t|ts|ing|ed)?\b", re.I)
ABOUT_OTHERS = re.compile(
    r"\b(?:consider(?:ing)?|think(?:ing)? (?:of|about)|thought (?:of|about)|(?:might|may) (?:have to )?(?:make|put in)?) ?(?:making |putting in )?"
    r"(?:a |an |my )?(?:formal |official )?complain|"  # nobody has complained yet
    r"\b(?:landlord|neighbours?|council|housing|school|repairs?|noise|they|work)\b[^.]{0,30}\bcomplain"
    r"|\b(?:don'?t|do not|not|never|can'?t|cannot|mustn'?t|no) (?:\w+ ){0,2}complain"
    r"|\b(?:if|when(?:ever)?|because|cos|coz|after|since|(?:every|each) time) (?:i|we|you|u|anyone|anybody) (?:\w+ )?complain"
    r"|complain\w* (?:about|to|of|against) (?!(?:your|ur)\b"
    r"|(?:my |the |this |a )*(?:key ?worker|worker|you|u|this|service|bot|chat|way|team)\b)", re.I)
_STAFF = (r"(?:\w+ )?(?:(?:housing|rent|council|neighbourhood|tenancy|income|homeless\w*|benefits?|customer service) (?:officer|worker|manager"
          r"|advis[eo]r|lady|man|woman|staff|team)|(?:support|social|case) worker|staff|receptionist|your lot)\b")
OF_PEOPLE = re.compile(  # how somebody was treated, whoever treated them; "i complained to the housing officer" is the trouble's story
    rf"\bcomplain(?:t|ing)? (?:about|against|of) (?:(?:a|an|the|my|our|your|ur|one of your|this) )?{_STAFF}"
    r"|\b(?:mak(?:e|ing)|put(?:ting)? in|fil(?:e|ing)|rais(?:e|ing)|lodg(?:e|ing)|formal|official|want to|like to|need to|wanna|how (?:do|can) i)\b"
    r"[^.!?]{0,20}\bcomplain(?:t|ts)?\b[^.!?]{0,20}\b(?:how|the way) (?:i|we|i'?ve|we'?ve)(?: was| were| am| are| been| have| got| get)*"
    r" (?:treated|spoken|spoke|talked|dealt|handled)\b", re.I)
_ANYONE = r"(?:any ?one|anybody|any1|no ?one|nobody|mum|mom|mam|dad|parents|school|teachers?|nan|them|her|him|social|police|family)"
CHILD_ASKS = {
    "young_trouble": re.compile(
        r"\b(?:am|are|will|is|would|do) (?:i|we|they|he|she|(?:my |me )?(?:mum|dad|mom|nan)) (?:gonna |going to )?(?:be |get |getting )?"
        r"in(?:to)? trouble\b"
        r"|\bget (?:me|my|us|him|her|mum|dad)(?: (?:mum|dad|mom|nan))? in(?:to)? trouble\b|\bam i bad\b|\bis (?:it|this) my fault\b", re.I),
    "young_secret": re.compile(
        rf"\b(?:don'?t|do not|dnt|never|not|cant|can'?t)(?: want| you| u| gonna| going| to| please| pls)*"
        rf" (?:tell|tel|say|ring|phone)\b[^.!?]{{0,20}}\b{_ANYONE}\b"
        rf"|\b(?:will|are|r|do|gonna|have|did) (?:you|u)(?: going to| gonna| have to)? (?:tell|tel|told|ring|phone)\b[^.!?]{{0,20}}\b{_ANYONE}\b"
        rf"|\b(?:don'?t|do not|dnt|never) (?:want|let) {_ANYONE}(?: to| ever)* (?:no|know|knowing|find(?:ing)? out)\b"
        r"|\b(?:she|he|they|mum|mom|mam|dad|nan|nobody|no ?one) (?:can'?t|cannot|must ?n'?t|must not|shouldn'?t)(?: ever)? (?:no|know|find out)\b"
        r"|\bkeep (?:it|this) (?:a )?(?:secret|private|between us)\b|\b(?:is|will) (?:it|this) (?:be |stay )?(?:a )?(?:secret|private)\b", re.I),
}
GOTTA_GO = re.compile(
    r"\b(?:he|she|they)(?:'?s| is| are| has|'?ve|'?re)? (?:just )?(?:walked in|come in|came in|coming(?: in| up)?|back|here|home"
    r"|at the door|in the room)\b"
    r".{0,24}\b(?:g(?:ot ?ta|otta|tg|2g)|got to|have to|need to|must) ?(?:go|stop)?\b"
    r"|\b(?:gotta|got to|have to|need to|must) go\b.{0,16}\b(?:he|she|they)(?:'?s| is| are|'?re)? (?:just )?(?:here|back|home|coming|in)\b"
    r"|^\W*(?:gtg|g2g) ", re.I)
LEAVE = re.compile(r"^\W*(?:please |pls |just |can you )*(?:stop (?:texting|messaging|contacting|asking)(?: me)?"
                   r"|stop|(?:stop|quit) send(?:ing|in)(?: me| us)? (?:these|them|this|texts?|messages?|anything|stuff)(?: texts?| messages?)?"
                   r"|unsubscribe(?: me)?|(?:take|remove) me off (?:this|your|the) list"
                   r"|leave (?:me|us) alone|go away|no more (?:texts?|messages?))(?: please| pls| now| any ?more| thanks| ok| me)*\W*$", re.I)
LOSS = re.compile(r"\b(?:died|found (?:her|him) dead|passed (?:away|on|today|yesterday)|funeral)\b", re.I)
PRESS_55 = re.compile(r"\b(?:what|whats|what's|why)\b[^.]{0,20}\b55\b", re.I)


def wants_quiet(said: Said) -> bool:
    """ "stop texting me", "leave me alone", "hes walked in gotta go": nothing more is asked. STOP itself never comes this far."""
    plain = said.text.replace("’", "'")
    return bool(LEAVE.search(plain) or GOTTA_GO.search(plain))


def rule_said(said: Said) -> dict[str, str]:
    """How it is safe to reach them, where the text says so: {"safe_contact": "do_not_text"}."""
    rule = safe_contact_said(said.text) if said.channel == "sms" else None
    return {"safe_contact": rule} if rule in ("do_not_text", "reply_only") else {}


def person_at_once(said: Said, known: dict[str, Any]) -> str | None:
    """Why a person must have this now: "young", "language", "somebody_else", "case_named"; None when nothing says so."""
    if young.says_so(said.text) and known.get("age") != young.YOUNG and not said.young:
        return "young"  # bot/safety.py acts on it before the dialogue sees it, unless it may not speak
    if somebody_else_writes(said, known):
        return "somebody_else"
    if said.act == "other_language" and (said.asked is None or said.sure >= SURE) and not _asked_here(said, known):
        return "language"
    if not known.get("with_team") and case_named.named_in(said.text):
        return "case_named"
    return "language" if languages.of(said.text) and said.act not in ("affirm", "deny") else None  # "ji theek hai" answers


def somebody_else_writes(said: Said, known: dict[str, Any]) -> bool:
    """Whether another person has this phone now, by this text or by one that nobody has looked into yet: nothing they write is an
    answer."""
    return said.stranger or says_who_else(said, known)


def says_who_else(said: Said, known: dict[str, Any]) -> bool:
    """Whether another person writes, by this text alone."""
    name = known.get("name")
    return somebody_else.says_so(
        said.text, told=bool(known.get("story")), name=None if name in UNKNOWN else str(name),
        on_behalf=known.get("on_behalf_of") not in UNKNOWN, asked=said.asked)


def request_of(said: Said) -> str | None:
    """What they ask of the service itself: "complaint", "see", "correct", "delete", a child also "young_trouble" and
    "young_secret"; None when nothing."""
    text = said.text.replace("’", "'")
    if said.young and not said.needs and not said.readings:  # whoever tells something besides is heard first
        if child_asks := next((kind for kind, words in CHILD_ASKS.items() if words.search(text)), None):
            return child_asks
    asked = data_asked.data_asked(corrections.without_taken_off(text), tells=said.act == "inform")
    if asked and not (asked == "delete" and said.asked == "safe_contact"):  # "yes but delete the messages after" is about who reads the phone
        return asked
    return "complaint" if OF_PEOPLE.search(text) or COMPLAINT.search(text) and not ABOUT_OTHERS.search(text) else None


def tells_a_story(said: Said) -> bool:
    """Whether a text that complains tells what is going on beside it, where that is asked."""
    return said.asked in (None, "story", "anything_else") and bool(said.needs)


async def asked_of_us(said: Said, *, with_team: bool = False) -> str | None:
    """`request_of`, and what a text adds to a request that waits: "and then delete it"; "cancel" of what is `with_team`."""
    if asked := request_of(said):
        return asked
    if with_team and wants_cancelled(said.text, meetings=True):
        return "cancel"
    more = data_asked.more_asked(said.text)
    return more if more and await requests.waits(said.conversation_id) else None


async def note_request(dispatcher: CollectingDispatcher, said: Said, kind: str, office: str) -> None:
    """Writes the request down for a person, and says so after the commit. A child's question is answered honestly: nothing is kept
    secret where somebody is not safe."""
    if kind in CHILD_ASKS:
        await referrals.add(said.conversation_id, said.turn_id)
        dispatcher.utter_message(response=f"utter_{kind}")
    elif kind == "complaint":
        await requests.complain(said.conversation_id, said.turn_id)
        dispatcher.utter_message(response="utter_complaint", office=office)
    elif kind == "cancel":
        await requests.cancel(said.conversation_id, said.turn_id)
        dispatcher.utter_message(response="utter_cancel")
    else:
        due = await requests.ask_for_data(said.conversation_id, said.turn_id, kind)
        dispatcher.utter_message(response=f"utter_data_{kind}", day=f"{due:%-d %B}")


def _asked_here(said: Said, known: dict[str, Any]) -> bool:
    """An interpreter asked for in English where we ask for such wishes is an answer, and from somebody who told their story in
    English a wish; the questions go on."""
    if said.asked == "preferences":
        return languages.of(said.text) is None
    return wishes_interpreter(said, known)


def wishes_interpreter(said: Said, known: dict[str, Any]) -> bool:
    """Whether somebody who writes English names an interpreter at another question: "Urdu interpreter", "I speak Polish"."""
    story, before = known.get("story"), known.get("language")
    in_english = story not in UNKNOWN and not languages.tells(str(story)) and before in UNKNOWN
    return said.asked is not None and in_english and languages.interpreter_wished(said.text)

