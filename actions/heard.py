"""What a text tells on the way, whatever was asked: answers to other questions, needs, and what it puts right. Pure."""

import re
from typing import Any

from actions import corrections
from actions.choices import picked
from actions.turn import NOT_ASKED, SKIPPED, Said
from bot.understanding.readers.safe_contact import safe_contact_said, texting_allowed

UNKNOWN = (None, SKIPPED, NOT_ASKED)
READ = ("name", "postcode", "locality", "phone", "children", "age", "contact_time")
ABOUT_THEMSELVES = ("safe_contact", "contact_time", "reach", "name", "postcode", "household", "helpers", "preferences", "sharing",
                    "agreement")
PUTS_NEEDS_RIGHT = ("anything_else", "matters_most", "check")
NAMING_NEEDS = ("matters_most", "check")  # what is named here comes first when needs are said back
WORDS_OF_AN_ANSWER = 12  # an answer to one of those questions of so few words is that answer, and no new need

WISH = re.compile(r"^\W*(?:can i (?:have|get) |i(?:'d| would) (?:like|prefer) |prefer |could i have )?(?:a "
    r"|to (?:see|speak to|talk to) a )?(?:woman|female|lady|man|male)(?: \w+){0,3}\W*$", re.I)
ALONE = re.compile(r"\b(?:just me|only me|me alone|alone here|on my own|by myself|live alone|living alone)\b", re.I)
WITH = re.compile(r"\b(?:(?:it'?s )?me,? (?:and|n|&|my) [^.,;]{2,50}|live with [^.,;]{2,50}|single (?:mum|dad"
    r"|parent)[^.,;]{0,30}"
    r"|liv(?:e|es|ing) [^.;]{0,40}?with (?:my|the|our) (?:husband|wife|partner|mum|dad|parents|kids|children"
    r"|sons?|daughters?|boyfriend"
    r"|girlfriend|family|nan|sister|brother)[^.,;]{0,30})", re.I)
HELPING = re.compile(
    r"\b(?:my |the |a |our )?(?:school|doctors?|gp|social worker|charity|nurse|health visitor|midwife|women'?s aid"
    r"|citizens advice|probation"
    r"|support worker|food ?bank|housing officer|carers?)\b[\w' ]{0,12} (?:is|are|'s|has been|have been"
    r"|already)[\w ]{0,12} (?:help\w*|support\w*|involved|knows?)\b", re.I)
SHARING = {
    "none": r"\b(?:don'?t|do not) (?:share|tell|talk to|speak to|pass)[\w ]{0,16} (?:anyone|anybody|no ?one|nobody"
    r"|others?|any(?:one)? else)",
    "ask_first": r"\bask me (?:first|before)",
    "all": r"\b(?:talk|speak|share|tell)[\w ]{0,14} (?:who ?ever|any(?:one|body) (?:you )?(?:need|like|want)"
    r"|everyone|all of them)",
}
RELATION = (r"mum|mom|mother|dad|father|nan|nana|gran|grandma|grandad|son|daughter|brother|sister|wife|husband"
    r"|partner|neighbour|neighbor|friend"
            r"|mate|aunt|auntie|uncle|cousin|client|patient|tenant|service user|lad|lady|gentleman|man|woman|family"
            r"|couple|girl|boy")
ON_BEHALF = re.compile(
    rf"\b(?:on )?behalf of (?:my |a |an |our |the )?(?P<one>{RELATION}|\w+)"
    rf"|\b(?:text|writ|messag|ask|referr|contact|enquir|get)ing(?: you| in touch| to you)? (?:for|about|on) (?:my "
    rf"|a |an |our |the )(?:[a-z]+ )?(?P<two>{RELATION})\b"
    rf"|\breferring (?:a |an |my |our )(?P<three>{RELATION})\b"
    rf"|\b(?:can|could) (?:you|someone|anyone|somebody) (?:please )?help (?:my|a"
    rf"|our) (?:[a-z]+ )?(?P<four>{RELATION})\b"
    rf"|\b(?:it'?s|this is) for (?:my |a |our )(?P<five>{RELATION})\b|\bnot for me[, ]+(?:it'?s "
    rf"|but )?(?:for )?(?:my |a )?(?P<six>{RELATION})|\b(?:my|a|our) (?P<seven>client|service user|patient)\b(?!s)"
    rf"|\b(?:the |an? )?(?:old|elderly) (?P<eight>chap|man|lady|woman|fella|gentleman|couple) (?:next door|over the road|down the road"
    rf"|upstairs|downstairs)",
    re.I)


def heard(said: Said, known: dict[str, Any]) -> dict[str, Any]:
    """Slot → value of all that this turn tells. What is known stays, unless the text puts it right."""
    free = said.act == "correction" or said.asked == "check"
    found = {
        slot: value for slot, value in said.readings.items()
        if slot in READ and (slot == said.asked or free or known.get(slot) in UNKNOWN)
        and not (slot == "contact_time" and said.asked not in ("safe_contact", "contact_time", "preferences", "check")
                 and not safe_contact_said(said.text))
    }
    found |= _put_right(said, known)
    found |= {slot: value for slot, value in _said_unasked(said).items()
              if slot != said.asked and (free or known.get(slot) in UNKNOWN or slot == "safe_contact" and value != "any_time"
                                         or (slot, value) == ("sharing", "none"))}
    if known.get("safe_contact") == "do_not_text" and said.asked != "safe_contact" and texting_allowed(said.text):
        found["safe_contact"] = "any_time"
    if (needs := _needs_now(said, known)) != (known.get("needs") or []):
        found["needs"] = needs
    if "locality" in found and known.get("postcode") is None and said.asked == "postcode":
        found.setdefault("postcode", SKIPPED)
    if found.get("children") and said.asked != "household" and known.get("household") in UNKNOWN:
        found.setdefault("household", _children_said(found["children"]))
    return {slot: value for slot, value in found.items() if known.get(slot) != value}


def changed(found: dict[str, Any], known: dict[str, Any]) -> bool:
    """Whether something known is put right, rather than added."""
    return any(known.get(slot) not in UNKNOWN for slot in found if slot not in ("needs", "story"))


def _put_right(said: Said, known: dict[str, Any]) -> dict[str, Any]:
    right: dict[str, Any] = {}
    if code := corrections.postcode(known.get("postcode"), said.text, said.asked):
        right["postcode"] = code
    if said.asked != "name" and known.get("name") not in UNKNOWN and (name := corrections.name(known.get("name"), said.text)):
        right["name"] = name
    if out := [agency for agency in corrections.left_out(said.text) if agency not in (known.get("left_out") or [])]:
        right["left_out"] = [*(known.get("left_out") or []), *out]
    return right


def _said_unasked(said: Said) -> dict[str, Any]:
    told: dict[str, Any] = {}
    if said.channel == "sms" and (rule := safe_contact_said(said.text)) and not (rule == "certain_hours" and "contact_time" not in said.readings):
        told["safe_contact"] = rule
    if people := ALONE.search(said.text) or WITH.search(said.text):
        told["household"] = people[0]
    if helping := HELPING.search(said.text):
        told["helpers"] = helping[0]
    plain = said.text.replace("’", "'").casefold()
    if WISH.match(said.text) and said.asked != "preferences":
        told["preferences"] = said.text
    if sharing := next((value for value, words in SHARING.items() if re.search(words, plain)), None):
        told["sharing"] = sharing
    elif said.asked in ("household", "helpers", "preferences") and picked("sharing", said.text) == "ask_first":
        told["sharing"] = "ask_first"
    if behalf := ON_BEHALF.search(said.text):
        told["on_behalf_of"] = next(part for part in behalf.groups() if part).casefold()
    return told


def _needs_now(said: Said, known: dict[str, Any]) -> list[str]:
    """What is known to be needed after this turn: new needs added, those put right taken out, what matters most in front."""
    before, new = list(known.get("needs") or []), _new_needs(said, known)
    out = corrections.not_needs(said.text) if said.act in ("correction", "deny") or said.asked in PUTS_NEEDS_RIGHT else set()
    needs = [*before, *new]
    if said.asked in NAMING_NEEDS:
        needs.sort(key=lambda need: need not in said.needs)
    return [need for need in needs if need not in out]


def _new_needs(said: Said, known: dict[str, Any]) -> list[str]:
    """Needs not known yet. "2 kids 4 and 6" at "who is at home" is the answer, not trouble in the family."""
    if said.asked in ABOUT_THEMSELVES and len(said.text.split()) <= WORDS_OF_AN_ANSWER:
        return []
    if said.act not in ("inform", "correction", "deny", "affirm", "greet", "thanks", "want_human", "dont_know"):
        if said.asked not in ("story", *PUTS_NEEDS_RIGHT, None):
            return []
    return [need for need in said.needs if need not in (known.get("needs") or [])]


def _children_said(children: dict[str, Any]) -> str:
    ages = ", ".join(str(age) for age in children.get("ages") or [])
    count = children.get("count")
    if not count:
        return "no children" if count == 0 else "children"
    return f"{count} child{'' if count == 1 else 'ren'}{f' ({ages})' if ages else ''}"
