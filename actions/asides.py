"""Whether a turn is about the open question, or an aside that its own rule answers. Pure."""

import re
from typing import Any

from actions import checking, matters
from actions.choices import meant, picked
from actions.domain import options
from actions.heard import heard
from actions.taken import ABOUT_SHARING, NO_ADDRESS, QUESTION, SOME_WORDS, sent_away_wrongly
from actions.turn import Said
from bot import languages, localities, sharing
from bot.understanding.readers import agencies
from bot.understanding.readers.asking_back import asks_where_for, asks_why
from bot.understanding.readers.asking_for_a_promise import asks_to_change_later
from bot.understanding.readers.options_named import names_an_option
from bot.understanding.readers.safe_contact import safe_contact_said
from bot.understanding.readers.wishes import WISH, good_times, wants_a_ring, wants_such_a_person
from bot.understanding.readers.words import digits_for_words

ANSWERING = ("inform", "affirm", "deny", "dont_know", "skip", "correction")  # every other act has its own rule
TELLING = ("story", "anything_else")
MANNERS = ("greet", "thanks", "goodbye", "chitchat")
ENDS_FORM = ("want_human", "other_language")
UNSURE = 0.5  # an interruption less sure than this is read as an answer
OPEN = ("name", "household", "helpers", "preferences", "matters_most")  # no options are given to these
AT_HOME = ("household", "helpers", "preferences", "matters_most")
ONLY = re.compile(r"^\W*(?:just|only|me and|my|no one|none|nobody)\b(?!.*\?)", re.I)
ABOUT_THE_PHONE = re.compile(r"\b(?:text|txt|contact|message|ring|phone|number)\b", re.I)
PERSON_WANTED = re.compile(r"\b(woman|women|female|lady|man|male|bloke|interpreter|speaks?(?! (?:to|with)\b|\W*$)|language|sign)\b", re.I)
ASKS_US = re.compile(
    r"\?|^\W*(?:(?:hi|hello|ok|so|and|but|sorry|erm?)\W+)*(?:how|what|wot|who|why|when|where|which)\b"
    r"|\b(?:how (?:much|long|many|do|does|will|soon)|do (?:i|you|u|they|we)|does (?:it|this|any)|is (?:it|this|that|there)|are (?:you|u|they|there)"
    r"|will (?:it|you|u|they|i|any\w*|this)|(?:can|could) (?:i|you|u|any\w*|they)|who(?:'?s| is| are| will| can| sees| gets)"
    r"|what(?:'?s| is| are| do| does| happens)|tell me|wonder\w*|to know|free of charge|confidential)\b"
    r"|^\W*(?:any |the |is it |it )?(?:costs?|charges?|fees?|price|free|privacy|private)\W*$", re.I)
SMALL_TALK = re.compile(r"\b(?:you|u|ya|your|weather|lol|(?:ha){2,}\w*|football|match|joke|hello|hi)\b", re.I)
A_TEAM = re.compile(r"\b(?:team|officer|worker|service|nurse|council|charity|group|society|association)s?\b", re.I)
FAREWELL = re.compile(
    r"\b(?:bye+|goodbye|ta-? ?ra|tarra|see (?:ya|you|u|yous)|laters?|catch (?:you|ya)|take care|good ?night|night|nite|cheerio|ttyl"
    r"|speak (?:soon|later)|(?:gotta|got to|have to|going to|need to) (?:go|dash|run)|going now|off now|that'?s (?:all|it)|cheers)\b", re.I)
PLAIN_WORDS = re.compile(r"^\W*(?:just |in |only )*(?:plain|simple|easy|clear|proper) english"
                         r"(?: (?:please|pls|ta|thanks|duck|only|words|will do|is fine))*\W*$", re.I)
NO_CALL = re.compile(r"^\W*(?:(?:just |please )*no (?:phone ?)?(?:calls?|ringing)(?: (?:please|pls|ta|thanks|duck|just texts?|texts? only))*\W*$"
                     r"|(?:i )?(?:do(?:n'?t| not)|can'?t|hate|rather not|not (?:good|great)|dunna)(?: like| be doing with| at| keen on)?"
                     r" (?:talk|speak|being|phone|ring|call)\w*(?: (?:to people|calls?|on (?:the |a )?(?:phone|fone)|the phone))*\W*$)", re.I)
ANSWERS_TO = {  # acts of questions to us that are what was asked for, where nothing is asked
    "matters_most": ("faq_cost", "faq_key_worker", "faq_service", "faq_how_long"), "helpers": ("faq_key_worker", "faq_service"),
}


def answers_openly(said: Said) -> bool:
    """Whether a text that sounds like a question to us, or like small talk, answers an open one: "time to pay", "peace and quiet"."""
    if said.asked not in AT_HOME or ASKS_US.search(said.text) or asks_why(said.text):
        return False
    if said.act == "chitchat":
        about_help = said.asked == "matters_most" or said.asked == "helpers" and A_TEAM.search(said.text)  # "the noise team supposed to be"
        return bool(about_help) and len(said.text.split()) >= SOME_WORDS and not SMALL_TALK.search(said.text)
    return said.act in ANSWERS_TO.get(said.asked or "", ()) or said.asked == "preferences" and said.act == "greet" and good_times(said.text)


def is_interruption(said: Said, known: dict[str, Any]) -> bool:
    """Whether a turn is not about the open question at all. A question that holds a need is the story being told."""
    if said.asked is None or said.act in ANSWERING:
        return False
    if digits_for_words(said.text.strip(" .,!").casefold()).isdigit():
        return False  # "one", which sounds like "one back"
    if asks_to_change_later(said.text) or said.asked in OPEN and names_an_option(said.text):
        return False  # "can i change it after", "3rd one": answered, or asked again, by the form
    if said.asked == "preferences" and said.act != "other_language" and wants_such_a_person(said.text):
        return False  # "someone who actually turns up"
    if answers_openly(said) or sent_away_wrongly(said) or said.asked == "preferences" and said.act == "want_human" and wants_a_ring(said.text):
        return False
    few = len(said.text.split()) < SOME_WORDS
    if options(said.asked) and (picked(said.asked, said.text) or few and meant(said.asked, said.text)):
        return False
    if said.asked == "check" and checking.hesitates(said.text):
        return False  # "wait": no question how long
    if said.asked == "check" and said.act in MANNERS and checking.only_agrees(said.text):
        return False
    if said.asked == "check" and meant("sharing", said.text) and ABOUT_SHARING.search(said.text):
        return False  # "you can share with all"
    if said.act == "chitchat" and said.asked in AT_HOME and ONLY.search(said.text):
        return False  # "just dog"
    if said.act not in ENDS_FORM and sharing.tightens(said.text, said.asked):
        return False  # "keep my work out of it"
    wish = PERSON_WANTED.search(said.text) or languages.asked_for(said.text)
    if WISH.match(said.text) or said.asked == "preferences" and said.act in ENDS_FORM and wish:
        return False  # "a woman please", "a polish interpreter": what was asked for
    if said.act == "other_language" and matters.wishes_interpreter(said, known):
        return False  # "Urdu interpreter", from somebody who told their story in English
    if said.asked == "postcode" and (NO_ADDRESS.search(said.text) or localities.named_in(said.text)) and not asks_where_for(said.text):
        return False
    if said.asked == "postcode" and said.readings.get("postcode") and said.act not in ENDS_FORM and not ASKS_US.search(said.text):
        return False  # "ST6 4BB I think, it's Moorland Road area"
    if said.act == "goodbye" and said.asked == "matters_most" and not FAREWELL.search(said.text):
        return False  # "a break", "staying put"
    if said.asked == "preferences" and PLAIN_WORDS.match(said.text):
        return False  # "plain english ta"
    if said.asked == "preferences" and said.act == "want_human" and NO_CALL.match(said.text):
        return False  # "dont like talking on phone"
    if said.asked == "helpers" and agencies.named(said.text) and not QUESTION.search(said.text):
        return False  # "social worker for the lad"
    if said.asked == "safe_contact" and safe_contact_said(said.text):
        return False  # "my husband sees everything on this"
    if said.asked == "safe_contact" and said.act == "wrong_number" and ABOUT_THE_PHONE.search(said.text) and "wrong" not in said.text.casefold():
        return False  # "text me, not her"
    if said.act in ENDS_FORM and said.sure >= UNSURE:
        return True
    if said.act in (*MANNERS, "wrong_number") and heard(said, known):
        return False  # "hi im kev", "this isn't my phone"
    if said.act != "want_human" and said.sure < UNSURE:
        return False
    return not (said.needs and said.asked in (*TELLING, "matters_most"))
