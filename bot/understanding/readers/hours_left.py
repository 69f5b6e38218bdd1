"""Reads a limit to texting that leaves other hours: "no texts after 6pm please", "dont text me any more in the evening"."""

import re

_HOUR = (r"(?:about |around |half )?(?:\d{1,2}(?:[:.]\d\d)?(?!\d)|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|noon|midday)"
         r"(?: ?(?:am|pm|ish|o'? ?clock)\b)?(?! ?(?:st|nd|rd|th|months?|mnths?|mths?|weeks?|wks?|days?|years?|yrs?|hours?|hrs?|min(?:ute)?s?"
         r"|texts?|messages|times|kids|children|people|pounds?|quid|%)(?![a-z]))(?![a-z])")
_PART = (r"(?:(?:in|at|on|of|over|during) )?(?:the |an? )?(?:early |late )?(?:mornin[g']?s?|afternoons?|evenings?|eves|nights?(?: ?time)?"
         r"|(?:tea|bed|dinner|lunch) ?times?|(?:work(?:ing)?|office|school) (?:hours|time)|week ?ends?|week ?days?"
         r"|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b")
_THERE = (r"(?:when|while|if|wh?en ever|after|before) (?:hes?|shes?|they(?:re)?|my \w+|the kids)(?:'s|'re)? (?:is |are |gets? |comes? )?"
          r"(?:in|home|here|back|about|around|there|up|awake)\b")
_ONE = rf"(?:(?:after|before|past|from|until|till?) {_HOUR}|between {_HOUR} ?(?:and|to|-|til|till) ?{_HOUR}|{_PART}|{_THERE})"
THEN = rf"{_ONE}(?:(?:,| or| and| on| in)? {_ONE})*"
BETWEEN = (r"(?:,? (?:to|me|us|back|this|here|it|phone|number|on|please|pls|thanks|any ?more|again|ever|any|now))*,? ")  # "no texts" … "after 6"

_TEXTS = r"(?:texts?|txts?|texting|txting|messages?|msgs?|messaging)"
_NO_TEXTS = (rf"(?:(?:no (?:more )?|(?:don'?t|do not|dnt) want (?:any (?:more )?)?)(?:calls? (?:or|and) )?{_TEXTS}"
             r"|(?:stop|quit) (?:texting|txting|messaging)"
             r"|(?:don'?t|do not|dnt|never|(?:can|could) you not|please not|pls not) (?:you )?(?:text|txt|message|msg|reply|write"
             r"|send (?:me )?(?:any (?:more )?)?(?:texts|messages)))")
TEXTS_THEN = rf"\b{_NO_TEXTS}{BETWEEN}(?P<then>{THEN})"
PART_TEXTS = rf"\bno (?:more )?(?P<part>(?:late |early )?(?:morning|afternoon|evening|night(?: ?time)?|weekend)|late|early) {_TEXTS}\b"
_LIMIT = re.compile(rf"{TEXTS_THEN}|{PART_TEXTS}", re.I)
_BARE = re.compile(r"^\W*(?:(?:but|and|yes|yea|yeah|yeh|yep|ok|okay|just|actually|please|pls|sorry|well|oh|wait|hang on|it'?s|this is|otherwise"
                   r"|(?:on|having) second thoughts?|thinking about it|that'?s right|correct)\W+)*"
                   rf"(?:not(?: (?:safe|good|ok))?|never|nothing|nowt|no good)(?: please)? (?P<then>{THEN})", re.I)

_TEXT_ME = (r"(?:texts?|txt|message|msg|reply|write|contact)(?: (?:me|us|back|this|here|it|phone|number|on|please|pls))*"
            r"(?: (?:from|in|at|on))?")
_THEN_OR_THAT = rf"(?:{THEN}|(?:before|after) (?:then|that)\b)"
_ONLY = re.compile(
    rf"\bonly (?:safe to |ok to |ever )?(?P<after>{_TEXT_ME}(?: only)? {_THEN_OR_THAT})|\b{_TEXT_ME} only (?P<then>{_THEN_OR_THAT})"
    rf"|\b{_TEXT_ME} (?P<before>{_THEN_OR_THAT})(?: please| pls)? only\b|\bso (?:please |pls |just )?{_TEXT_ME} (?P<so>{_THEN_OR_THAT})"
    rf"|^\W*(?:(?:and|but|please|pls)\W+)*(?P<bare>{THEN}) only(?: please| pls| thanks| ta)?\W*$"
    rf"|^\W*(?:(?:and|but|please|pls)\W+)*only (?P<bare_after>{THEN})(?: please| pls| thanks| ta)?\W*$", re.I)


def read_only(text: str) -> str | None:
    """The hours that a text keeps us to: "only text before 3", "evenings only" where that is all it says."""
    found = _ONLY.search(text.replace("’", "'"))
    told = found and next(hours for hours in found.groups() if hours)
    return re.sub(rf"^{_TEXT_ME}(?: only)? ", "", told, flags=re.I) if told else None


def read_limit(text: str, bare: bool = False) -> tuple[str, str] | None:
    """When not to text ("after 6pm", "in the evening"), and the rest of the text. `bare`: also "not after 6", which may be of anything
    unless texting was spoken of."""
    plain = text.replace("’", "'")
    found = _LIMIT.search(plain) or bare and _BARE.match(plain)
    if not found:
        return None
    when = found["then"] or found.groupdict().get("part")
    return f"not {when}", f"{plain[:found.start()]} {plain[found.end():]}".strip()
