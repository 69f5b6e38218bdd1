"""What a text tells on the way, whatever was asked: answers to other questions, needs, and what it puts right. Pure."""

import re
from typing import Any

from actions import (
    ages_put_right,
    at_home,
    corrections,
    household,
    matters,
    names,
    people_told,
    postcode_put_right,
    reach_heard,
)
from actions.choices import picked
from actions.turn import SKIPPED, UNKNOWN, Said
from bot import languages, localities, on_behalf, sharing, whose_story
from bot.contact import CAREFUL
from bot.understanding.readers import READERS
from bot.understanding.readers.asking_for_a_promise import asks_if_we_can
from bot.understanding.readers.mash import is_mash
from bot.understanding.readers.name_signed import signed_name
from bot.understanding.readers.options_named import names_an_option
from bot.understanding.readers.safe_contact import safe_contact_said
from bot.understanding.readers.what_matters import said_to_matter_most
from bot.understanding.readers.wishes import WISH, cannot_hear, cannot_read
from bot.understanding.readers.words import digits_for_words

RING_ME = re.compile(r"^\W*(?:(?:yes|ok|please|pls|can you|just)\W+)*(?:ring|call|phone|text) (?:me|us)(?:,? (?:and )?not (?:her|him|them))?"
                     r"(?: please| pls| instead| about (?:it|her|him|them))*\W*$", re.I)
HELPS_AFTER_ALL = re.compile(r"\b(?:nobody|no ?one)(?: else)?(?: is|'?s)? help\w*(?: me| us)?,? but "
                             r"(?:(?:there'?s|there is|i have|i'?ve got|i forgot|actually) )*(?P<who>.+)", re.I)
INSTEAD = {  # cues that something known is replaced
    "name": re.compile(r"\bcall me\b|\b(?:my|me|mi) (?:real )?names?(?:'?s| is)?\b|\bnames? (?:is )?actually\b", re.I),
    "postcode": re.compile(r"\bmoved (?:to|in)|\bnow (?:at|in)\b|\bnew (?:address|postcode|place|house|flat)\b|\bpostcode(?:'?s| is)\b"
                           r"|^\W*(?:(?:sorry|no|actually|it'?s|i mean)\W+)*[a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2}\W*$", re.I),
    "phone": re.compile(r"\d"),  # a number told later is the one to ring
    "household": household.INSTEAD,
    "helpers": HELPS_AFTER_ALL,
}
THEIR_POSTCODE = re.compile(r"\b(?:hers|his|theirs|(?:her|his|their) (?:postcode|one|address))(?: is|'?s|:)? "
                            r"([a-z]{1,2}\d[a-z\d]? ?\d[a-z]{2})\b", re.I)
MY_NAME = re.compile(r"\b[Mm]y names?\b|\b(?:[Ii]'?m|[Ii] am) [A-Z]|\b[Tt]his is [A-Z]|\bit'?s [A-Z][a-z]+ here\b")
ALWAYS_NEW = ("sharing", "reach", "preferences", "matters_most")  # told unasked, they take the place of what was known
READ = ("name", "postcode", "locality", "phone", "children", "age", "contact_time")
ABOUT_THEMSELVES = ("safe_contact", "contact_time", "reach", "name", "postcode", "household", "helpers", "preferences", "sharing",
                    "agreement")
PUTS_NEEDS_RIGHT = ("anything_else", "matters_most", "check")
POSTCODE_PUT_RIGHT = re.compile(r"\bpost ?code\b(?!.*\b(?:and|but)\b)|\bnot\b|should be|\bends?\b", re.I)
NAMING_NEEDS = ("matters_most", "check")  # what is named here comes first when needs are said back
CANNOT_HEAR = "Cannot hear well on the phone"
CANNOT_READ = "Cannot read well: ring them if that is safe"
WHO_IS_THERE = ("household", "helpers")
LONELY = re.compile(r"\b(?:lone\w+|isolat\w+|no friends|(?:no ?one|nobody) to talk)\b", re.I)
HOARDED = re.compile(r"\b(?:clutter\w*|hoard\w*|mess\w*|rubbish|piles?|tid(?:y|ied|ying)|clean(?:ing|ed)? (?!myself)\w+|clear\w*"
                     r"|state of|squalor|dirt\w*)\b", re.I)
SHORTEST_NAME = 3  # "its PJ" may be such a name put right
WORDS_OF_AN_ANSWER = 12  # an answer to one of those questions of so few words is that answer, and no new need

ON_THE_PHONE = (  # "its only me has this phone" says nothing of home
    r"(?:who |that |as |what )?(?:can |ever |gets? to |could )?(?:has|have|had|got|uses?|using|sees?|seen|looks?|reads?|reading|holds|opens|checks?"
    r"|answers?|picks|knows|with (?:this|the|my) (?:phone|number|mobile|pin)|on (?:this|the|my) (?:phone|number|mobile))\b")
JUST_ME = re.compile(r"\b(?:just|only) me\b", re.I)
ALONE = re.compile(rf"\b(?:(?:just|only) me(?! (?:and|n|&) | ?,? ?{ON_THE_PHONE})"
    r"|(?<!leave )(?<!leaves )(?<!leaving )(?<!left )(?<!let )me alone|alone here"
    r"|(?<!it )(?<!this )(?<!manage )(?<!cope )(?<!out )(?:on my own|by myself)|live alone|living alone)\b", re.I)
WITH = re.compile(r"\b(?:(?:it'?s )?(?<!for )me,? (?:(?:him|her) )?(?:and|n|&|my) (?!i'?(?:d|m|ve)\b"
    r"|(?:i|it|that|this|he|she|they|we|you|so|then|now|not|nothing|nobody|nowhere|just)\b"  # "me n cant get dentist": no person
    r"|(?:am|is|was|are|were|can|do|need|want|have|had|has|got|get|will|would|could|keep|feel|dunna|conna|cannot)(?:n'?t|t|'?s|s|ing)?\b"
    r"|no (?!kids|children))[^.,;]{2,50}"
    r"|live with [^.,;]{2,50}|single (?:mum|dad"
    r"|parent)[^.,;]{0,30}"
    r"|liv(?:e|es|ing) [^.;]{0,40}?with (?:my|the|our) (?:husband|wife|partner|mum|dad|parents|kids|children"
    r"|sons?|daughters?|boyfriend"
    r"|girlfriend|family|nan|sister|brother)[^.,;]{0,30})", re.I)
AT_HOME = re.compile(r"\b(?:home|house|flat|here|indoors|liv(?:e|es|ing)|lodg\w+)\b", re.I)
READS_IT = ("safe_contact", "contact_time", "reach")  # where "just me" says who sees the phone
HELPING = re.compile(
    r"\b(?:my |the |a |our )?(?:school|doctors?|gp|social worker|charity|nurse|health visitor|midwife|women'?s aid"
    r"|citizens advice|probation"
    r"|support worker|food ?bank|housing officer|carers?)\b[\w' ]{0,12} (?:is|are|'s|has been|have been"
    r"|already)[\w ]{0,12} (?:help\w*|support\w*|involved|knows?)\b", re.I)


def heard(said: Said, known: dict[str, Any]) -> dict[str, Any]:
    """Slot → value of all that this turn tells. What is known stays, unless the text puts it right; of what somebody else writes
    from this phone, only that it must be used with more care."""
    if is_mash(said.text):
        return {}
    if matters.somebody_else_writes(said, known):
        return {} if known.get("safe_contact") in CAREFUL or said.channel != "sms" else {"safe_contact": "reply_only"}
    if ages_put_right.puts_only_this_right(said.text, known, said.asked):
        return ages_put_right.put_right(said.text, known, said.asked) or {}
    free = said.act == "correction" or said.asked == "check"
    found = {
        slot: value for slot, value in said.readings.items()
        if slot in READ and (slot == said.asked or free or known.get(slot) in UNKNOWN or slot in INSTEAD and INSTEAD[slot].search(said.text))
        and not (slot == "contact_time" and said.asked not in ("safe_contact", "contact_time", "preferences", "check")
                 and not safe_contact_said(said.text))
        and not (slot == "contact_time" and reach_heard.hours_to_talk(said))
    }
    found |= _put_right(said, known)
    found |= {slot: value for slot, value in _said_unasked(said, known).items()
              if slot != said.asked and (free or known.get(slot) in UNKNOWN or slot == "safe_contact" and value != "any_time"
                                         or slot in ALWAYS_NEW or slot in INSTEAD and INSTEAD[slot].search(said.text))}
    found |= sharing.changes(said.text, known, said.asked if "name" not in found else None)  # "not mick, mike" leaves nobody out
    reach_heard.settle(said, known, found)
    found |= at_home.at_home(said, known, found)
    found |= _elsewhere(said, known, found)
    _of_somebody_else(said, known, found)
    if (needs := _needs_now(said, known, found)) != (known.get("needs") or []):
        found["needs"] = needs
    if "locality" in found and known.get("postcode") is None and said.asked == "postcode":
        found.setdefault("postcode", SKIPPED)
    return {slot: value for slot, value in found.items() if known.get(slot) != value}


def _elsewhere(said: Said, known: dict[str, Any], found: dict[str, Any]) -> dict[str, Any]:
    """A town outside the city that they live in, told before they are asked where; a postcode says it better."""
    if said.asked == "postcode" or "locality" in found or any(known.get(slot) not in UNKNOWN or found.get(slot) for slot in ("postcode", "locality")):
        return {}
    town = localities.home_elsewhere(said.text)
    return {"locality": town} if town else {}


def _of_somebody_else(said: Said, known: dict[str, Any], found: dict[str, Any]) -> None:
    """Who writes for another does not give their own name for the other's; agreement is of somebody else's alone."""
    other = found.get("on_behalf_of") or known.get("on_behalf_of")
    if other in UNKNOWN:
        found.pop("agreement", None)
    elif said.asked != "name" and (MY_NAME.search(said.text) or signed_name(said.text)) and (
        found.get("name") != on_behalf.told_of(said.text, first=False).get("name")
    ):
        found.pop("name", None)
    elif said.asked == "name" and on_behalf.gives_own_name(said.text):
        found.pop("name", None)
    if found.get("reach") and str(found.get("contact_time")) in found["reach"] and found.get("safe_contact") == "certain_hours":
        del found["contact_time"], found["safe_contact"]  # "best contact 07700 900321 afternoons": when the other can be rung
    if other not in UNKNOWN and RING_ME.match(said.text) and known.get("reach") in UNKNOWN and said.asked in (None, "carry_on", "agreement"):
        found["reach"] = said.text
    if other not in UNKNOWN:
        found |= {slot: value for slot, value in on_behalf.of_them(said.text).items() if slot != said.asked or slot == "name"}
        if theirs := THEIR_POSTCODE.search(said.text.replace("’", "'")):
            found["postcode"] = READERS["postcode"](theirs[1], "postcode")
        if known.get("postcode") in UNKNOWN and (town := localities.home_of_other(said.text)):
            found["locality"] = town


def changed(found: dict[str, Any], known: dict[str, Any]) -> bool:
    """Whether something known is put right, rather than added."""
    return any(known.get(slot) not in UNKNOWN for slot in found if slot not in ("needs", "story"))


def _put_right(said: Said, known: dict[str, Any]) -> dict[str, Any]:
    right: dict[str, Any] = {}
    at_the_end = said.asked == "check" and len(str(known.get("name"))) > SHORTEST_NAME
    if at_the_end and (code := postcode_put_right.last_letters(known.get("postcode"), said.text)):
        right["postcode"] = code
    elif said.asked in ("postcode", postcode_put_right.AFTER_POSTCODE) and (code := postcode_put_right.whole(known.get("postcode"), said.text)):
        right["postcode"] = code
    elif code := postcode_put_right.postcode(known.get("postcode"), said.text, said.asked, bool(known.get("children"))):
        right["postcode"] = code
    if said.asked != "name" and known.get("name") not in UNKNOWN and (name := names.put_right(known.get("name"), said.text)):
        right["name"] = name
    return right


def _said_unasked(said: Said, known: dict[str, Any]) -> dict[str, Any]:
    told = reach_heard.told(said, known)
    alone, others = ALONE.search(said.text), WITH.search(said.text)
    about_home = AT_HOME.search(said.text) or {"name", "postcode"} & set(said.readings)  # "its Kev, ST4 2QR, just me"
    if alone and said.asked in READS_IT and JUST_ME.search(alone[0]) and not about_home:
        alone = None
    if people := alone[0] if alone else people_told.people_in(others[0]) if others else None:
        told["household"] = people
    if after_all := HELPS_AFTER_ALL.search(said.text):
        told["helpers"] = after_all["who"]
    elif helping := HELPING.search(said.text):
        told["helpers"] = helping[0]
    if said.asked != "preferences" and (wish := _wish(said, known)):
        told["preferences"] = wish
    a_number = names_an_option(said.text) or digits_for_words(said.text.strip(" .")).isdigit()
    if said.asked in ("household", "helpers", "preferences") and not a_number and picked("sharing", said.text) == "ask_first":
        told["sharing"] = "ask_first"
    if said.asked not in (None, "story", "matters_most") and (most := said_to_matter_most(said.text)):
        told["matters_most"] = most
    if on_behalf.not_told(said.text):
        told["agreement"] = "not_asked"
    elif on_behalf.agreed(said.text):
        told["agreement"] = "agreed"
    return told | on_behalf.told_of(said.text, first=said.asked in (None, "story"))


def _wish(said: Said, known: dict[str, Any]) -> str | None:
    """How they like to be spoken with, told unasked, after what was told of it before; None when nothing new."""
    short = len(said.text.split()) <= WORDS_OF_AN_ANSWER
    if WISH.match(said.text) or languages.interpreter_wished(said.text) or short and (
        cannot_read(said.text) or cannot_hear(said.text) and not [need for need in said.needs if need != "loneliness"]
    ):
        wish = said.text
    elif cannot_hear(said.text):
        wish = CANNOT_HEAR
    elif cannot_read(said.text):
        wish = CANNOT_READ
    else:
        return None
    before = known.get("preferences")
    if before in UNKNOWN:
        return wish
    return None if wish in str(before) else f"{before}; {wish}"


def _needs_now(said: Said, known: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """What is known to be needed after this turn: new needs added, those put right taken out, what matters most in front."""
    before, new = list(known.get("needs") or []), _new_needs(said, known, found)
    puts_right = said.act in ("correction", "deny") or said.asked in (None, *PUTS_NEEDS_RIGHT)
    out = corrections.not_needs(said.text) if puts_right else set()
    needs = [*(corrections.only_needs(said.text, before) if said.asked == "check" and not found.get("share_only") else before), *new]
    if said.asked in NAMING_NEEDS or "matters_most" in found:
        needs.sort(key=lambda need: need not in (*said.needs, *new))
    return [need for need in needs if need not in out]


def _new_needs(said: Said, known: dict[str, Any], found: dict[str, Any]) -> list[str]:
    """Needs not known yet. "2 kids 4 and 6" at "who is at home" is the answer, not trouble in the family."""
    if len(said.text.split()) <= WORDS_OF_AN_ANSWER and (
        said.asked in ABOUT_THEMSELVES or sharing.tightens(said.text, said.asked) and not sharing.tells_more(said.text)
    ):
        return []
    if said.act not in ("inform", "correction", "deny", "affirm", "greet", "thanks", "want_human", "dont_know"):
        if said.asked not in ("story", *PUTS_NEEDS_RIGHT, None):
            return []
    if "postcode" in found and POSTCODE_PUT_RIGHT.search(said.text) and len(said.text.split()) <= WORDS_OF_AN_ANSWER:
        return []
    if said.asked in (None, "story") and whose_story.sleeps_out(said.text):
        return ["homelessness", *(need for need in said.needs if need not in ("homelessness", "asb"))]
    named = corrections.needs_as_well(said.text) if said.asked in ("anything_else", "check") else []
    read = [need for need in corrections.only_takes_off(said.text, list(said.needs)) if not _sounds_like(need, said)]
    read += corrections.named_in(said.text) if asks_if_we_can(said.text) else []
    nobody = said.asked in WHO_IS_THERE and not LONELY.search(said.text)  # "live alone", "nobody" is who is there, not a trouble
    return [need for need in dict.fromkeys((*read, *named)) if need not in (known.get("needs") or []) and not (nobody and need == "loneliness")]


def _sounds_like(need: str, said: Said) -> bool:
    """Whether a few words only sound like a need: "i cannot hear the telephone" is no loneliness, "being able to wash" no hoarding."""
    if len(said.text.split()) > WORDS_OF_AN_ANSWER:
        return False
    if need == "loneliness":
        return cannot_hear(said.text) and not LONELY.search(said.text)
    return need == "hoarding_selfneglect" and said.asked == "matters_most" and not HOARDED.search(said.text)
