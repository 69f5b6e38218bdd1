"""What a turn answers. Pure: what was said and what is known go in, what is now known comes out.

Anything heard on the way is taken, whatever was asked; a question is answered only by what answers it.
"""

import re
from collections.abc import Callable
from typing import Any

from actions import ages_put_right, checking, choosing, household, reaching
from actions.heard import READ, changed, heard
from actions.taken import BEGINS_THE_FORM, NO_ADDRESS, PASSING, QUESTION, Taken, add_to_story, sent_away_wrongly
from actions.turn import SKIPPED, UNKNOWN, Said
from bot import localities, on_behalf, sharing
from bot.contact import CAREFUL
from bot.understanding.readers import agencies
from bot.understanding.readers.asking_back import asks_who
from bot.understanding.readers.asking_for_a_promise import asks_if_we_can, asks_to_change_later
from bot.understanding.readers.hours_left import read_limit
from bot.understanding.readers.mash import is_mash
from bot.understanding.readers.options_named import names_an_option
from bot.understanding.readers.safe_contact import safe_contact_said
from bot.understanding.readers.streets import is_address
from bot.understanding.readers.topics import topics
from bot.understanding.readers.what_matters import wished_beside_no
from bot.understanding.readers.wishes import good_times
from bot.understanding.readers.words import digits_for_words

DRIFTING = ("greet", "thanks", "goodbye", "affirm", "chitchat")
SURE = 0.7  # a first text whose act is less sure is the story
NOTHING_MORE = "no"
MOST_ROUNDS = 3  # of "anything else going on?"
TELLING = ("story", "anything_else", "check")  # where what they tell is written down as it is
NOTHING_ELSE = re.compile(r"^\W*(?:(?:no+|nah|nope|ok|yeah|yes|i think|i guess|i suppose|well)\b\W*)*(?:that'?s|thats|that is|nowt|nothing"
                          r"|i'?ve said)"
                          r"(?: about| really)? (?:all|it|everything|the lot|your lot|enough|else|more)(?: of it| of them| i think| really"
                          r"| for now| thanks| thank you"
                          r"| ta| duck| mate| love| so far| please)*\W*$", re.I)
MOST_TRIES = 2  # after two misunderstandings, and a person offered, the journey moves on
FEW_WORDS = 4
HELPS = re.compile(r"\b(?:helps?|comes?|visits?|clubs?|groups?|nurse|sits with)\b", re.I)
ASKS_NO_ADDRESS = ("anything_else", "matters_most", "agreement", "safe_contact", "contact_time", "name", "household", "helpers", "preferences",
                   "sharing")
NO_NEEDS = ("safe_contact", "contact_time", "reach", "name", "postcode", "agreement", "sharing")  # no trouble answers these
ONLY_HOW = re.compile(  # where we ask how to reach them: nothing but that, whatever needs it sounds like
    r"^\W*(?:(?:please|pls|only|just|no|but|yes|well)\W+)*(?:(?:don'?t|do not|never) (?:ring|text|txt|call|phone|contact)\b"
    r"|when(?:ever)? (?:my |the )?\w+(?: is|'?s)? ?(?:isn'?t|not|aint|ain'?t|out|away|asleep|at (?:work|school|college))\b"
    r"|(?:it'?s|this is) (?:my|a) \w+'?s? (?:phone|mobile|number)\b|it (?:was|is|used to be)(?: safe)? but\b)", re.I)
RULE = ("safe_contact", "contact_time", "reach")
ASKS_NO_RULE = ("matters_most", "household", "helpers", "name", "postcode")
ONLY_A_RULE = re.compile(  # "stop texting this phone", "dont contact me by text", "only reply when i text"
    r"^\W*(?:(?:please|pls|actually|sorry|wait|no|oh|and|but|can you|just|only)\W+)*"
    r"(?:don'?t|do not|dnt|never|stop|no more|not|reply|answer|text)\b", re.I)
WHOSE_PHONE = re.compile(r"^\W*(?:this|it)(?:'?s| is| isn'?t| is not| ain'?t)?\b[^.?!]*\b(?:phone|fone|mobile)\b[^.?!]*$", re.I)
GOES_ON = re.compile(r"^\W*(?:and|also|plus|oh and|another thing|as well as)\b", re.I)
REFUSED = re.compile(r"^\W*(?:no+|nah|nope|not saying|not telling)\b(?!.*\d)", re.I)
SHORT_WORDS = 8
SOMEBODY = re.compile(r"\b(?:me|us|people|others|m[ae]n|wom[ae]n|lads|family|friends?|mates?)\b", re.I)
PART_OF_IT = {"sharing": {"left_out", "share_only"}, "household": {"children"}}  # told with the answer: nothing is put right
IS_IT_REAL = re.compile(r"\bscam|\b(?:is|are) (?:this|you|u) (?:really |even )?(?:real|genuine|legit)|\bfake\b", re.I)


def take(said: Said, known: dict[str, Any]) -> Taken:
    """What this turn adds to what is `known` (slot → value)."""
    if IS_IT_REAL.search(said.text) and len(said.text.split()) <= SHORT_WORDS and not said.needs:
        return Taken(say="utter_genuine")
    taken = Taken(heard(said, known))
    if is_mash(said.text):
        taken.understood = False
    elif said.asked in (None, "story") and not known.get("story") and not said.needs and asks_who(said.text):
        taken.say = "utter_faq_service" if said.asked or said.act in BEGINS_THE_FORM else None
    elif said.asked and asks_to_change_later(said.text):
        return Taken(say="utter_change_later")
    elif said.asked in (*TELLING, "name", "postcode", "household", "helpers") and known.get("story") and asks_if_we_can(said.text):
        _tell_more(said, known, taken)
        taken.say = "utter_no_promise"
    elif said.asked and ages_put_right.puts_only_this_right(said.text, known, said.asked):
        taken.say = "utter_changed" if taken.answers else "utter_noted"
    elif said.asked is None and not known.get("story"):
        _story(said, known, taken, unasked=True)
    elif said.asked in ASKS_NO_ADDRESS and is_address(said.text):
        taken.answers = {slot: value for slot, value in taken.answers.items() if slot in ("locality", "postcode")}
        _tell_more(said, known, taken)
    elif said.asked not in ("anything_else", "matters_most", "check") and "matters_most" in taken.answers:  # told at another question
        taken.answers.pop(str(said.asked), None)
        taken.say = "utter_changed" if changed(taken.answers, known) else "utter_noted"
    elif said.asked in ASKS_NO_RULE and _only_a_rule(said):
        taken.answers = {slot: value for slot, value in taken.answers.items() if slot in RULE}
        taken.say = "utter_changed" if taken.answers else "utter_noted"  # kept at the door already
    elif said.asked is not None:
        before = dict(taken.answers)
        if _only_agreement(said, known):
            now = "not_asked" if on_behalf.only_not_told(said.text) else "agreed"
            taken.answers = {"agreement": now} if known.get("agreement") != now else {}
            taken.understood, taken.say = True, "utter_noted"
        elif sent_away_wrongly(said) and said.asked not in TELLING and (said.asked != "postcode" or QUESTION.search(said.text)):
            _tell_more(said, known, taken)
        else:
            _QUESTIONS.get(said.asked, _open_question)(said, known, taken)
            _thank(said, known, before, taken)
        if not taken.understood and said.asked in NO_NEEDS and (said.needs or GOES_ON.match(said.text)) and not _only_how(said):
            _tell_more(said, known, taken)
    if not taken.understood and int(known.get("tries") or 0) >= MOST_TRIES and said.asked not in (None, "check"):
        taken.answers[str(said.asked)] = SKIPPED if said.asked != "sharing" else "ask_first"
        taken.understood, taken.say = True, "utter_moving_on"
    reaching.ask_another_way(known, taken)
    return taken


def _only_a_rule(said: Said) -> bool:
    """ "dont text me at all" where something else is asked: a rule for reaching them, and no answer."""
    return len(said.text.split()) <= SHORT_WORDS and not said.needs and safe_contact_said(said.text) in CAREFUL and bool(ONLY_A_RULE.match(said.text))


def _only_how(said: Said) -> bool:
    """ "its my mates phone im using": about the phone, and no trouble told."""
    short = len(said.text.split()) <= SHORT_WORDS
    return said.asked in ("safe_contact", "contact_time", "reach") and short and bool(ONLY_HOW.match(said.text.replace("’", "'")))


def _thank(said: Said, known: dict[str, Any], before: dict[str, Any], taken: Taken) -> None:
    """Something was told that is no answer to the open question: taken, and said so, not "I did not follow"."""
    answered = taken.answers.get(str(said.asked)) is not None
    told = {slot for slot in before if slot in taken.answers and slot not in (said.asked, "needs")}
    if answered:
        told -= PART_OF_IT.get(str(said.asked), set())
    if changed({slot: before[slot] for slot in told}, known) or "left_out" in told:
        taken.say = taken.say if taken.understood and taken.say else "utter_changed"
        taken.understood = True
    elif not answered and not taken.understood and (told or "needs" in before or _told_again(said, known)):
        taken.understood, taken.say = True, "utter_noted"


def _told_again(said: Said, known: dict[str, Any]) -> bool:
    """Whether all that a text holds is known: the postcode sent once more."""
    read = {slot: value for slot, value in said.readings.items() if slot in READ}
    return bool(read) and all(known.get(slot) == value for slot, value in read.items())


def _story(said: Said, known: dict[str, Any], taken: Taken, unasked: bool = False) -> None:
    told_before = known.get("tries") or known.get("hinted")
    if is_address(said.text):
        if not unasked:
            taken.say, taken.answers["hinted"] = "utter_hint_story", True
        return
    if "safe_contact" in taken.answers and not said.needs and WHOSE_PHONE.match(said.text) and len(said.text.split()) <= SHORT_WORDS:
        taken.say = "utter_noted"  # no story yet
        return
    if said.needs or topics(said.text) or asks_if_we_can(said.text) or "on_behalf_of" in taken.answers and len(said.text.split()) > SHORT_WORDS:
        taken.answers["story"] = said.text
        room = not unasked or len(taken.answers.get("needs", [])) < 2  # beside the hello
        if asks_if_we_can(said.text) and room:
            taken.say = "utter_no_promise"
    elif said.act in PASSING or said.act == "deny" and len(said.text.split()) < FEW_WORDS:
        if unasked or told_before:
            taken.answers |= {} if unasked else {"story": SKIPPED, "anything_else": NOTHING_MORE}
        else:
            taken.say, taken.answers["hinted"] = "utter_hint_story", True
    elif said.act in ("inform", "correction", "deny") or said.sure < SURE and len(said.text.split()) >= FEW_WORDS and not taken.answers:
        if told_before or len(said.text.split()) >= FEW_WORDS:
            taken.answers["story"] = said.text
        elif not unasked or not taken.answers:
            taken.say, taken.answers["hinted"] = "utter_hint_story", True
    elif not unasked:
        taken.understood = said.act in ("affirm", "greet")
        taken.say = "utter_tell_more" if said.act == "affirm" else None


def _anything_else(said: Said, known: dict[str, Any], taken: Taken) -> None:
    rounds = str(known.get("story") or "").count("\n") + 1
    if wish := wished_beside_no(said.text):  # "no, getting my money safe": the answer to what matters most, beside the no
        taken.answers.setdefault("matters_most", wish)
    nothing = said.act in ("deny", *PASSING, "thanks", "goodbye") or NOTHING_ELSE.match(said.text)
    if "matters_most" in taken.answers:  # "no thats all, the main thing is the stairlift"
        add_to_story(said, known, taken)
        taken.answers["anything_else"] = NOTHING_MORE
    elif nothing and "needs" not in taken.answers:
        taken.answers["anything_else"] = NOTHING_MORE
    elif said.act == "affirm" and "needs" not in taken.answers and len(said.text.split()) < FEW_WORDS:
        taken.say = "utter_tell_more"
    else:
        add_to_story(said, known, taken)
        if "needs" not in taken.answers or rounds >= MOST_ROUNDS:
            taken.answers["anything_else"] = said.text


def _tell_more(said: Said, known: dict[str, Any], taken: Taken) -> None:
    """They go on telling where something else is asked ("and no gas"): kept, and the question is asked again."""
    add_to_story(said, known, taken)
    if new := [need for need in said.needs if need not in (known.get("needs") or [])]:
        taken.answers["needs"] = [*(known.get("needs") or []), *new]
    taken.understood, taken.say = True, "utter_noted"


def _name(said: Said, known: dict[str, Any], taken: Taken) -> None:
    if "name" in taken.answers:
        return
    if said.act in (*PASSING, "deny"):
        taken.answers["name"] = SKIPPED
    else:
        taken.understood = False


def _postcode(said: Said, known: dict[str, Any], taken: Taken) -> None:
    if "postcode" in taken.answers:
        return
    if is_address(said.text):
        add_to_story(said, known, taken)
    if place := localities.named_in(said.text):
        taken.answers |= {"postcode": SKIPPED, "locality": taken.answers.get("locality", place)}
    elif {"name", "phone", "household", "safe_contact", "contact_time"} & set(taken.answers) or read_limit(said.text):
        taken.understood = False  # "no its Hasan with one s": no answer to this; `_thank` says so
    elif said.act in (*PASSING, "deny") or NO_ADDRESS.search(said.text) and not is_address(said.text) or REFUSED.search(said.text):
        taken.answers["postcode"] = SKIPPED
    elif known.get("tries"):
        taken.answers["postcode"] = SKIPPED  # half of one, a street: a person sorts it out
    else:
        taken.understood, taken.say = False, "utter_postcode_again"


def _open_question(said: Said, known: dict[str, Any], taken: Taken) -> None:
    slot = str(said.asked)
    words = said.text.split()
    told = slot == "helpers" and agencies.named(said.text) or slot == "household" and len(words) > 4 and SOMEBODY.search(said.text)
    if said.act in PASSING and not told:  # "the school knows", "only me and people i dont know"
        taken.answers[slot] = SKIPPED
    elif _answers_another(said, taken):
        taken.understood = False  # an answer to something else; `_thank` says so
    elif said.act == "affirm" and len(words) < FEW_WORDS and slot != "matters_most":
        taken.understood, taken.say = False, "utter_tell_more"
    elif names_an_option(said.text):
        taken.understood = False
    elif _no_answer(said) or _only_the_postcode(said) or digits_for_words(said.text.strip(" .,!").casefold()).isdigit() and (
        slot != "household" or not known.get("tries")  # "1" may be the number of children, or of people
    ):
        taken.understood = False
    else:
        nobody = said.act == "deny" and len(said.text) < 12
        children = known.get("children") if slot == "household" else None  # "no" says that nobody else is there
        taken.answers[slot] = (household.said_of_children(children) if children else "none") if nobody else said.text


def _no_answer(said: Said) -> bool:
    """One word of manners, which is not "mornings" where good times are asked for."""
    drifts = said.act in DRIFTING and not said.needs and len(said.text.split()) < 2
    return drifts and not (said.asked == "preferences" and good_times(said.text))


def _only_agreement(said: Said, known: dict[str, Any]) -> bool:
    """ "yes he knows" where another question is open: that he agrees, not that he reads this phone."""
    whom = known.get("on_behalf_of")
    if whom in UNKNOWN or said.asked in (*TELLING, "agreement"):
        return False
    return on_behalf.only_not_told(said.text) or on_behalf.only_agreement(said.text, str(whom))


def _only_the_postcode(said: Said) -> bool:
    """A bare postcode where something else is asked: new or known, it is where they live."""
    written = re.sub(r"\W", "", said.text).upper()
    return bool(written) and written == str(said.readings.get("postcode")).replace(" ", "")


def _answers_another(said: Said, taken: Taken) -> bool:
    told = {other for other in taken.answers if other not in (said.asked, "needs", "children", "locality", "age")}
    if {"sharing", "left_out"} <= told and not sharing.tells_more(said.text):
        return True  # "not my landlord or the police, rest is fine", told a question early
    if not told or said.asked == "preferences" and told == {"contact_time"}:
        return False
    if said.asked == "matters_most" and "safe_contact" in told and not said.needs:
        return True  # how to reach them, told a question early
    if told == {"preferences"} and (said.asked == "matters_most" or said.asked == "helpers" and HELPS.search(said.text)):
        return False  # "PIP back. Interpreter book proper", "Deaf club Tuesday, lady help letters"
    if said.asked == "matters_most" and told == {"household"} and "children" in taken.answers:
        return False  # "the leccy cos ive got a babby", "my kids, 4 and 6"
    of_somebody = told >= {"name", "reach"} or household.taken_back(said.text, said.asked)
    return bool(of_somebody) or len(said.text.split()) <= SHORT_WORDS or "children" in taken.answers


_QUESTIONS: dict[str, Callable[[Said, dict[str, Any], Taken], None]] = {
    "story": _story,
    "anything_else": _anything_else,
    "name": _name,
    "postcode": _postcode,
    "safe_contact": reaching.safe_contact,
    "agreement": choosing.choice,
    "sharing": choosing.choice,
    "contact_time": reaching.contact_time,
    "reach": reaching.reach,
    "check": checking.check,
}
