"""Reads that they want what they asked of us cancelled: "i want it cancelled", "cancel my referral". Not a bin, a bill or a tenancy."""

import re

from bot.understanding.readers.words import plain

_REFERRAL = r"(?:referrals?|referal|refferal|case|application|request|enquiry|form|self[ -]?referral)"
_MEETING = r"(?:appointment|appt|visit|meeting|call ?back|key ?worker)"
_WHOSE = r"(?:my|me|mi|the|this|that|our|your|ur)(?: (?:key ?worker|council|doorstep))?"
_CANCEL = r"(?:cancel|withdraw|call off|close|drop|scrap|stop)"
_IT = r"(?:it all|all of it|all this|it|this|that|everything|the whole thing)"
_END = (r"(?=\W*$|[.,!;]|\W+(?:please|pls|plz|ta|thanks|thank|now|duck|mate|cos|coz"
        r"|because|as|i|im|ive|i'm|i've|its|it's|for me|altogether|then|x)\b)")
_REFERRAL_CANCELLED = re.compile(
    rf"\b{_CANCEL} (?:{_WHOSE} )?{_REFERRAL}\b|\b(?:cancel|withdraw) {_IT}{_END}|\bcall (?:it|this) off\b"
    rf"|\b(?:want|need|like|have|get) {_IT} (?:to be )?(?:cancel\w*|withdrawn|called off)\b"
    rf"|\b(?:want|need|like|have|get) {_WHOSE} {_REFERRAL} (?:to be )?(?:cancel\w*|withdrawn|called off|closed|stopped)\b"
    rf"|\bi(?:'?d like| would like| want| wanna| need|'?m going)(?: to)? (?:cancel|withdraw){_END}"
    rf"|\bi (?:don'?t|do not|no longer) (?:need|want) (?:{_WHOSE} {_REFERRAL}|(?:a|my|the) key ?worker(?! (?:visit|meeting|appointment)))\b", re.I)
_MEETING_CANCELLED = re.compile(
    rf"\b(?:cancel|call off) {_WHOSE} {_MEETING}\b|\b(?:want|need|like|have|get) {_WHOSE} {_MEETING} (?:to be )?cancel\w*"
    rf"|\bi (?:don'?t|do not|no longer) (?:need|want) {_WHOSE} {_MEETING}\b", re.I)
_NOT_ASKED = re.compile(  # somebody else does it, it is done, or it must not be done
    r"\b(?:he|she|they|we|who|it|landlord|council|school|college|dwp|job ?centre|bank|doctors?|gp|hospital|surgery|ex|husband|wife|partner|mum|dad"
    r"|people)(?:'?s|'?ve|'?re|'?ll|'?d)?\b[^.!?,;]{0,30}$"
    r"|(?<!can )(?<!could )(?<!will )(?<!would )(?<!want )\b(?:you|u)\b[^.!?,;]{0,20}$"
    r"|\b(?:don'?t|do not|dont|dunna|never|not|did|didn'?t|had to|have to|why|if|tried to|trying to|how)\b[^.!?,;]{0,14}$"
    r"|\b(?:make|makes|made|making|tell\w*|told|want\w*|ask\w*|forc\w+) me (?:to )?$", re.I)


def wants_cancelled(text: str, *, meetings: bool = False) -> bool:
    """Whether they ask to cancel what they asked of us; with `meetings` also an appointment, where somebody of ours has their case."""
    text = plain(text)
    found = [*_REFERRAL_CANCELLED.finditer(text), *(_MEETING_CANCELLED.finditer(text) if meetings else ())]
    return any(not _NOT_ASKED.search(text[:one.start()]) for one in found)
