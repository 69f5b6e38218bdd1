"""What a text means: act, needs, danger and answers, in the words of vocabulary.py."""

import re
from pathlib import Path
from typing import Any

from bot import languages
from bot.languages import in_another_script
from bot.understanding import classifier
from bot.understanding.danger import screen
from bot.understanding.danger_words import carries, only_never_done
from bot.understanding.readers import read_slots
from bot.understanding.readers.age_correction import ages_put_right
from bot.understanding.readers.answers import read_act
from bot.understanding.readers.asking_back import asks_to_ask, asks_why
from bot.understanding.readers.asking_for_a_promise import asks_if_we_can, nowhere_to_start
from bot.understanding.readers.asking_us import asks_of_us
from bot.understanding.readers.evidence import has_words_for
from bot.understanding.readers.name_words import known
from bot.understanding.readers.needs_abroad import needs_abroad
from bot.understanding.readers.safe_contact import CAREFUL, is_safe, safe_contact_said
from bot.understanding.readers.safe_contact_abroad import careful_abroad
from bot.understanding.readers.sharing import sharing_said
from bot.understanding.readers.topics import needs_of, topics, unsafe
from bot.understanding.readers.wishes import WISH, cannot_read, wants_company, wants_only_a_person
from bot.understanding.vocabulary import ACTS, SLOTS, gravest

GUESS = 0.35  # an act less sure than this is no act: the text is taken as something told
MISREAD = ("want_human", "faq_privacy", "faq_key_worker", "chitchat")  # what "ask me before you talk to anyone", "a lady please" sound like
ABOUT_REACHING = ("safe_contact", "contact_time", "reach", "preferences")
SHORT_ANSWER = 10  # words
WORDS_ALL_LISTED = 12
WORDS_TO_DOUBT = 25
ASKED_FOR_FACTS = ("matters_most", "safe_contact", "contact_time", "reach", "agreement", "name", "postcode", "household", "helpers", "preferences",
                   "sharing", "check")
NOTHING_TO_TELL = ("contact_time", "agreement", "name", "postcode", "sharing", "check")  # these questions invite no story
LIKELY = 0.5
LIKELY_ENOUGH = 0.7  # where no word of danger stands; a siren more is better than one too few
SURE_OF_DANGER = 0.9  # the least chance of its kind, in an answer to a question for facts; elsewhere the threshold learnt in training
SURE_OF_A_NEED = {  # what somebody answers to a question for facts names a need by chance more often than not ("just me and the dog": loneliness)
    "anything_else": 0.5, **{asked: 0.9 for asked in ASKED_FOR_FACTS if asked != "check"},
}
WORDS_OF_A_NAME = 3
SURE = 0.6  # an act less sure than this gives way to an answer that was read to the question asked
SOUNDS_LIKE = ("wrong_number", "faq_service", "faq_privacy")
ANSWERS = ("inform", "affirm", "deny", "dont_know", "skip", "correction")  # what a question to us never is
GREETING = re.compile(
    r"^\W*(?:(?:hi|hiya|hello|helo|hey|heya|ey up|ay up|ayup|good (?:morning|afternoon|evening|day)|salaa?m|there)\b[\s,.!]*)+", re.I
)
WRONG_NUMBER = re.compile(r"\bwrong (?:number|num|no|person)\b|\bmeant for\b", re.I)  # and not only a phone that may not be texted
GROWN_UP = re.compile(r"\b(?:gran\w*|nan\w*|mum|mam|mother|dad|father|aunt\w*|uncle|old (?:man|lady|woman|\w+)|elderly|pensioner"
                      r"|neighbou?r|next door|lady|gentleman)\b", re.I)
A_CHILD = re.compile(r"\b(?:child\w*|kids?|bab(?:y|ies)|babb(?:y|ies)|toddlers?|boys?|girls?|lads?|sons?|daughters?|twins?"
                     r"|grand(?:son|daughter|child)\w*|little (?:one|un)s?|teens?|school|brothers?|sisters?|niece|nephew|year old|yr old)\b", re.I)
OF_AGE = re.compile(r"\b(?:(?:s?he|i)(?:'?s|'?m| is| am)|aged?) (?:1[89]|[2-9]\d)\b", re.I)
HOW_TO_TALK = re.compile(
    r"\b(?:prefer|rather|better|keen|good|easier|like) (?:\w+ ){0,5}"
    r"(?:phone|ring|rings|rang|rung|call|called|calls|writ\w+|typ\w+|text\w*|speak\w*|talk to an? (?:bloke|man|lad|woman|lady|lass|girl))\b"
    r"|\b(?:not|no|instead of|than) (?:typ\w+|text\w+|writ\w+)\b", re.I)
ONLY_AN_AGE = re.compile(r"\W*s?he(?:'?s| is) (?:only |just |now )?\d{1,2}\W*", re.I)
NOT_TO_BE_RUNG = re.compile(  # the whole text; not the police, whom people in danger fear
    r"\W*(?:(?:by the way|btw|oh|and|also|but|please|pls)\W+)*(?:don'?t|do not|dunna) (?:go )?(?:ring|phone|call|tell|contact)(?:ing)?"
    r" (?:(?:the|my|me|mi|our|their) )?(?:doctors?|gp|surgery|school|nursery|council|housing|job ?cent(?:re|er)|health visitor|work)"
    r" about (?:me|us|it|this)(?: please| pls| duck| thanks| ta)?\W*", re.I)


def _answers_only(text: str, asked: str | None, slots: dict[str, Any]) -> bool:
    """Whether a short text plainly answers how to reach them, who is at home, or whom not to ring, or puts a child's age right: "when hes not
    here", "me an him he is 13", "the youngest is 1 not 2". Safety words that the classifier alone would send are not for these (on a
    watched phone least of all): a person is asked to read it."""
    if NOT_TO_BE_RUNG.fullmatch(text) or asked and ONLY_AN_AGE.fullmatch(text) or (right := ages_put_right(text)) and right.only and right.plainly:
        return True
    if len(text.split()) > SHORT_ANSWER:
        return False
    reaching = asked in ABOUT_REACHING and ("contact_time" in slots or safe_contact_said(text) is not None)
    return reaching or asked == "household" and bool({"children", "age"} & set(slots))


def _doubtful(text: str, danger: str, asked: str, chance: float) -> bool:
    """Whether the classifier alone is too unsure of `danger` in an answer to a question for facts. A long text, or one in another language,
    may tell it in words nobody listed, and keeps its alarm."""
    if len(text.split()) > WORDS_TO_DOUBT or languages.of(text):
        return False
    if chance < SURE_OF_DANGER and (len(text.split()) <= SHORT_ANSWER or asked in ABOUT_REACHING and chance < LIKELY):
        return True
    told = any(carries(text, kind, asked in ABOUT_REACHING) for kind in (danger, "violence_now", "medical_fire"))
    return not told and (chance < LIKELY_ENOUGH or asked in NOTHING_TO_TELL and len(text.split()) <= WORDS_ALL_LISTED)


def _only_how_to_reach(classified: dict[str, Any], text: str) -> bool:
    """Whether what sounds like a wrong number or a question to us is a rule for reaching them: "don't contact me on here"."""
    if safe_contact_said(text) not in CAREFUL or WRONG_NUMBER.search(text) or "?" in text:
        return False
    return classified["act"] in SOUNDS_LIKE or classified["confidence"] < SURE and classified["act"] == "want_human"


def _needs(shown: list[str], text: str) -> list[str]:
    """What the models read, and in another language what single words name; in another script these alone. A topic alone is its
    need; who only asks for a person tells none; who cannot read well, and says no more, says how to reach them."""
    if wants_only_a_person(text):
        return []
    if named := topics(text):
        return needs_of(named)
    if cannot_read(text):
        shown = [need for need in shown if need != "education"]
    language = languages.of(text)
    return sorted({*(() if in_another_script(text) else shown), *needs_abroad(text, language)}) if language else shown


def _is_a_name(text: str, asked: str | None, slots: dict[str, Any]) -> bool:
    """Whether a few words where the name is asked for are one, though they sound like another language: "Manjit Kaur"."""
    foreign = any(languages.has_words_of_another(word) and not known(word) for word in text.split())
    return asked == "name" and "name" in slots and len(text.split()) <= WORDS_OF_A_NAME and not foreign and not languages.asked_for(text)


class Understander:
    """Load once a process. `understand` = `classify` (milliseconds, whatever was asked) + `complete` (microseconds)."""

    def __init__(self, models: classifier.Classifier) -> None:
        self.models = models

    @classmethod
    def load(cls, folder: Path) -> "Understander":
        """Reads what training left in `folder`. Raises FileNotFoundError, ValueError (another version), EncoderError."""
        return cls(classifier.load(Path(folder)))

    def classify(self, text: str) -> dict[str, Any]:
        """{"act", "confidence", "needs", "chances", "danger", "hint", "danger_by", "chance"} before the question asked is looked at.
        `chances`: the classifier's probability of a need, where it is from the classifier.
        `danger_by` is "phrase", "classifier" or None; `chance`, the classifier's of the likeliest kind. Both always run; either is enough."""
        read = self.models.classify(text)
        if read["act"] == "greet" and len((rest := GREETING.sub("", text)).split()) > 1:
            read |= {name: self.models.classify(rest)[name] for name in ("act", "confidence")}  # "hi is this free"
        said, guessed = screen(text), read["kind"] if not in_another_script(text) else None  # the encoder knows English alone
        if said == "medical_fire" and guessed == "child_danger" and GROWN_UP.search(text) and not A_CHILD.search(text):
            guessed = None
        if guessed == "child_danger" and OF_AGE.search(text) and not A_CHILD.search(text):
            guessed = "violence_now"  # "her boyfriend took her keys. shes 20": still an alarm, but Childline is not for them
        danger = gravest({kind for kind in (said, guessed) if kind})
        return {
            "act": read["act"],
            "confidence": round(read["confidence"], 3),
            "needs": _needs(read["shown"], text),
            "chances": {need: round(read["needs"][need], 3) for need in read["shown"] if not topics(text)},
            "danger": danger,
            "hint": None if danger else read["hint"] or ("violence_now" if unsafe(topics(text)) else None),
            "danger_by": "phrase" if said and said == danger else "classifier" if danger else None,
            "chance": max(chance for kind, chance in read["danger"].items() if kind != classifier.ANY_DANGER),
        }

    def complete(self, classified: dict[str, Any], text: str, asked: str | None = None) -> dict[str, Any]:
        """{"act", "confidence", "needs", "danger", "hint", "slots"}: what `classify` said of `text`, in the light of `asked`,
        the slot that our last words asked for."""
        slots = {slot: value for slot, value in read_slots(text, asked).items() if slot in SLOTS}
        act, confidence = self._act(classified, text, asked, slots)
        danger, hint = classified["danger"], classified["hint"]
        if classified["danger_by"] == "classifier" and (
            _answers_only(text, asked, slots) or len(text.split()) <= SHORT_ANSWER and only_never_done(text)
            or asked in ASKED_FOR_FACTS and _doubtful(text, danger, asked, classified["chance"])
        ):
            danger, hint = None, danger
        least, chances = SURE_OF_A_NEED.get(asked or "", 0.0), classified.get("chances", {})
        needs = [need for need in classified["needs"] if chances.get(need, 1.0) >= least]  # what words alone name is sure
        return {
            "act": act, "confidence": confidence, "needs": needs, "danger": danger, "hint": hint, "slots": slots,
        }

    def understand(self, text: str, asked: str | None = None) -> dict[str, Any]:
        return self.complete(self.classify(text), text, asked)

    def _act(self, classified: dict[str, Any], text: str, asked: str | None, slots: dict) -> tuple[str, float]:
        if topics(text) and asked not in ("safe_contact", "contact_time"):
            return "inform", 1.0
        if asked and asks_why(text) or asks_to_ask(text):
            return "faq_service", 1.0
        if nowhere_to_start(text) or asks_if_we_can(text):  # not "start again", nor a question who sees it
            return "inform", 1.0
        plain = read_act(text, asked)
        if plain in ACTS:
            return plain, 1.0
        if in_another_script(text) or careful_abroad(text):
            return "other_language", 1.0
        if asked == "safe_contact" and is_safe(text):
            return "affirm", 1.0
        if classified["act"] == "want_human" and (asked == "name" and "name" in slots or asked == "matters_most" and wants_company(text)):
            return "inform", SURE  # "do i have to give my real one? just put Jay"
        if classified["act"] == "want_human" and asked == "preferences" and HOW_TO_TALK.search(text):
            return "inform", SURE  # "phone please not typing"
        if classified["act"] == "other_language" and _is_a_name(text, asked, slots):
            return "inform", SURE
        if classified["act"] in MISREAD and (sharing_said(text) or WISH.match(text)):
            return "inform", SURE
        if _only_how_to_reach(classified, text):
            return "inform", SURE
        if asked in slots and classified["confidence"] < SURE:
            return "inform", SURE
        if asked and asks_of_us(text) and (classified["act"] in ANSWERS or classified["confidence"] < GUESS):
            return "faq_service", SURE
        if classified["confidence"] < GUESS or asked and not has_words_for(classified["act"], text):
            return "inform", classified["confidence"]
        return classified["act"], classified["confidence"]
