"""Reads when somebody may be rung or texted, as a short phrase in their own words."""

import re

from bot.understanding.readers.words import plain

LONGEST = 60  # characters; more is a story

_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half (?:past )?\w+)"
_AM_PM = r"(?:am|pm|ish|o'?clock)"
_HOUR = rf"(?:\d{{1,2}}(?:[:.]\d\d)? ?{_AM_PM}?(?: ?(?:am|pm|ish))?|noon|midday|midnight|{_NUMBER}(?: ?{_AM_PM})?)"
_DAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?|s)?|week ?days?|week ?ends?|bank holidays?|today"
    r"|tomorrow|tonight|tomoz|tmrw|every ?day|any ?day|week)"
)
_PART_OF_DAY = (
    r"(?:first thing|(?<=during )the day|mornin[g']?s?|afternoons?|arvo|evenin[g']?s?|eves|nights?|daytimes?"
    r"|day ?time|in the day|dinner ?time"
    r"|tea ?time"
    r"|lunch ?times?|lunch(?: break)?|dinner|tea|bed ?time|school (?:hours|run|time)|work(?:ing)? hours|office hours"
    r"|(?<=after )(?:school|work)|(?<=before )(?:school|work)|(?<=during )(?:school|work))"
)
_ANY = r"(?:any ?time|when ?ever(?: you (?:like|want|can))?|all day|24/7|at any point|when you (?:like|want|can))"
_TIME = rf"(?:{_HOUR}|{_DAY}|{_PART_OF_DAY}|{_ANY})"
_LEAD = (
    r"(?:after|before|from|until|till|til|between|by|past|around|about|at|on|during|in the|in|of an?|of a|early"
    r"|later on"
    r"|later|late|first thing|any|except for|except|but not|not|only|just|every|most|mid|the|this|next|gone|up to"
    r"|through)"
)
_JOIN = r"(?:and|or|&|n|to|till|til|until|-|,|but|then|/)"
_PHRASE = re.compile(
    rf"\b(?:{_LEAD} )*{_TIME}\b(?:(?: ?(?:{_JOIN}) ?| )(?:(?:{_LEAD}) )*{_TIME}\b)*(?: (?:ish|onwards))?", re.I
)
_CLAUSE = (
    r"(?:when|while|wen|once|if|unless|until|till|after|before|as soon as|as long as) "
    r"(?:hes?|shes?|they(?:re)?|i|im|ive|we|nobody|no one|(?:my |the |his )?(?:kids?|children|baby|husband|hubby"
    r"|partner|ex|mum|mom"
    r"|dad|son|daughter|boyfriend|bf|wife|girlfriend|lad|boss|in laws|school|family|parents|house|carer)s?)"
    r"(?:'s|'re|'m|'ve)?(?: [\w']+){1,6}?"
)
_WHEN = re.compile(
    rf"\b(?:not |only |just |never |best )*{_CLAUSE}"
    r"(?=$|[.,!?;]| (?:please|pls|plz|thanks|ta|x+|so|because|cos|otherwise|as he|or he|duck|mate)\b)",
    re.I,
)
_TO_US = r"(?:ring|call|text|txt|phone|message|msg|contact|reach|get hold of|get|speak|talk|answer|pick up)"
# Nobody asked: only what plainly tells us when. Up to the place where the time is said.
_TOLD = re.compile(
    r"(?:^|[.!?;,] ?|\b(?:please|pls|plz|can (?:you|u|someone|somebody)|could you|could someone|you can|u can"
    r"|you could|only|just|best to|ok to"
    r"|okay to"
    rf"|safe to|safer to|better to|and|or|but|so|don'?t|do not|never|best time to|good time to"
    rf"|easiest to) )(?:please )?{_TO_US}"
    r"(?: (?:to )?(?:me|us|back))*(?: (?:is|but|only|any|please|best|on this|on this number|if you can"
    r"|though))*,? (?=\w)"
    r"|\b(?:best|good|safest?|easiest|better) times?(?: to \w+(?: me| us)?)?(?: (?:is|are|would be|for me is"
    r"|for me))* "
    rf"|\b(?:i'?m|im|i am) (?:usually |only |mostly )?(?:free|available)(?: to talk)? |\bi can (?:only )?{_TO_US} ",
    re.I,
)
_REFUSED = re.compile(
    r"^(?:please |pls |just )?(?:don'?t|do not|never) (?:ring|call|text|txt|phone|message|contact)(?: me)?(?: at| on"
    r"| in the)? "
    r"(?=when|while|after|before|if|at|on|in|mornings|nights|weekends|between|until)"
)
_NOT_TO = re.compile(rf"\b(?:don'?t|do not|never|cant|can't|cannot) {_TO_US}(?: me| us)? $")
_OTHERS_DO = re.compile(r"\b(?:he|she|they|it|who|people|council|landlord|nobody|always|ex|neighbours?)\W*$")
_PHONE_NUMBER = re.compile(r"(?: on)? ?\+?\d[\d ()-]{8,}\d(?=$|[^\d])")
_TODAY = re.compile(r"\b(?:today|tonight|tomorrow|tmrw|tomoz|this|now|ago|last)\b")
_BARE_NUMBER = re.compile(rf"(?:at |on |in |for |of |any |only |just )*(?:\d{{1,2}}|{_NUMBER})")
_TAIL = re.compile(
    r"(?:[ ,.!?;-]*\b(?:please|pls|plz|thanks|thank you|thx|ta|duck|mate|love|x+|if (?:thats|that's|its|it's) ok"
    r"|if possible|if you can|would be (?:best|good|great|better|fine|ok)|is (?:best|good|fine|ok|better|easiest"
    r"|safest)"
    r"|are (?:best|good|fine|better|easier|ok)|works? (?:best|for me)|suits(?: me)?|ideally|for me|best|only|tho"
    r"|though|i think"
    r"|i guess|lol"
    r"|cheers|hun|works better))+[ .!?,;]*$",
    re.I,
)
_HEAD = re.compile(
    r"^(?:(?:only|hi|hiya|hello|yes|yeah|yeh|yep|yh|ok|okay|sure|well|um+|er+m?|oh|probably|maybe|i'?d say|id say"
    r"|i think"
    r"|best"
    r"|the best time|best time|times?|best times?|it'?s|its|is|are|would be|that would be|anytime is fine but"
    r"|you can|u can"
    r"|you could|can you|can u|could you|please|pls|plz|i'?m|im|i am|i|can|in(?= all day)|home(?= all day)|free"
    r"|available|usually|normally|generally"
    rf"|prefer(?:ably)?|ideally|ok to|safe to|to|best to|better to|{_TO_US}(?: to)?(?: me| us)?|me|us|for me|it is"
    rf"|about|try"
    r"|and|but|so|any texts?|texts?|calls?|would prefer)\b[ ,.:-]*)+",
    re.I,
)
# "nights cos i work days"
_REASON = re.compile(r"[ ,]+(?:(?:cos|coz|cuz|because|cause) .*|i'?m not (?!in|at|here|out).*)$")
_AT_ONCE = re.compile(rf"(?:right |just )?now|asap|straight ?away|(?:about|around) (?:\d{{1,2}}|{_NUMBER})")
_IS_BEST = re.compile(  # nobody asked: "mornings are best to ring me"
    rf"({_PHRASE.pattern}) (?:is|are|would be) (?:best|good|better|easiest|safest|fine"
    rf"|ok)(?: for me)?(?: to {_TO_US}\b|$)"
)
_NO_TIME = re.compile(r"\?$|^(?:no|nope|never|skip|why|who|what)\b[^0-9]{0,12}$", re.I)
_TOO_LITTLE = re.compile(r"[\d\W]{1,2}|week|work|school|one|two|dinner|tea|on|in|at")


def _trim(phrase: str) -> str | None:
    phrase = _TAIL.sub("", phrase.strip(" .,!?;:-")).strip(" .,!?;:-").lower()
    return phrase if 2 <= len(phrase) <= LONGEST and not _TOO_LITTLE.fullmatch(phrase) else None


def _spans(text: str) -> list[tuple[int, int]]:
    """Where times are named: "when …" clauses, and hours, days and parts of the day outside of them."""
    clauses = [match.span() for match in _WHEN.finditer(text)]
    times = [match.span() for match in _PHRASE.finditer(text)]
    return sorted(clauses + [(a, b) for a, b in times if not any(start < b and a < end for start, end in clauses)])


def _phrase(text: str) -> str | None:
    """The first time named, with those that go on from it: "after 4", "before 3 when the kids are at school"."""
    spans = _spans(text)
    if not spans:
        return None
    start, end = spans[0]
    for a, b in spans[1:]:
        if b - start <= LONGEST and re.fullmatch(r",? ?(?:and|or|&|but|except|but not|not|then)? ?", text[end:a]):
            end = b
    return _trim(text[start:end])


def _answer(low: str, any_place: bool) -> str | None:
    """The answer to "when?" without its "you can ring me", "please" and "is best"."""
    whole = _TAIL.sub("", _REASON.sub("", low)).strip(" .,!")
    if any_place and _AT_ONCE.fullmatch(whole):
        return whole
    refused = _REFUSED.match(whole)
    core = "not " + whole[refused.end():] if refused else _HEAD.sub("", re.split(r"\bso (?=[^,]*$)", whole)[-1])
    names_time = _PHRASE.search(core) or re.search(_CLAUSE + "$", core)
    if names_time and (any_place or re.match(rf"(?:not |only )?(?:{_LEAD}|{_TIME}|when|while)\b", core)):
        return _trim(core) or (_phrase(core) if any_place else None)
    return None


def _told(sentence: str) -> str | None:
    """A time right after a clear word on reaching the sender: "please text before 3", "don't ring when he's in"."""
    for cue in _TOLD.finditer(sentence):
        rest = sentence[cue.end():]
        spans = _spans(rest)
        if not spans or spans[0][0] > 0:
            continue
        if _OTHERS_DO.search(sentence[:cue.start()]):
            continue
        phrase = _phrase(rest)
        if not phrase or _TODAY.search(phrase) or _BARE_NUMBER.fullmatch(phrase):
            continue
        refused = _NOT_TO.search(cue[0]) and not phrase.startswith(("not ", "until", "till"))
        return f"not {phrase}" if refused else phrase
    return None


def read_contact_time(text: str, asked: str | None = None) -> str | None:
    """Lower case, trimmed: "after 4", "weekdays before 3pm", "not when he's in"."""
    low = _PHONE_NUMBER.sub("", plain(text).lower())
    wanted = asked in ("contact_time", "safe_contact")
    if wanted and len(low) <= 90:
        if _NO_TIME.search(low):
            return None
        if answer := _answer(low, any_place=asked == "contact_time"):
            return answer
    if best := _IS_BEST.match(low):
        return _trim(best[1])
    sentences = re.split(r"[.!?;]+ |, (?=but|and|so|also)", low)
    return next((told for sentence in sentences if (told := _told(sentence))), None)
