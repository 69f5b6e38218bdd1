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
    r"(?:mornin[g']?s?|afternoons?|arvo|evenin[g']?s?|eves|nights?|daytimes?|day ?time|in the day|dinner ?time"
    r"|tea ?time"
    r"|lunch ?time|lunch(?: break)?|dinner|tea|bed ?time|school (?:hours|run|time)|work(?:ing)? hours|office hours"
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
    r"(?:when|while|wen|once|if|unless|until|till|after|before|as soon as|as long as) (?:my |the )?[a-z]+"
    r"(?:'s|'re|'m)?(?: [\w']+){1,6}?"
)
_WHEN = re.compile(
    rf"\b(?:not |only |just |never |best )*{_CLAUSE}"
    r"(?=$|[.,!?;]| (?:please|pls|plz|thanks|ta|x+|so|because|cos|otherwise|as he|or he|duck|mate)\b)",
    re.I,
)
_TO_US = r"(?:ring|call|text|txt|phone|message|msg|contact|reach|get hold of|get me|speak|talk|answer|pick up)"
_CUE = re.compile(
    r"(?:^|[.!?;,] ?|\b(?:please|pls|plz|can you|can u|could you|you can|u can|you could|only|just|best to|ok to"
    r"|okay to"
    r"|safe to|safer to|able to|better to|try to|try and|try|and|or|but|so|can|if you|don'?t|do not|never|cant|can't"
    r"|cannot"
    rf"|you|u|best time to|good time to|easiest to|prefer you to|time to|when to|to) ){_TO_US}\b"
    r"|\b(?:best|good|safest?|easiest|better) times?\b|\b(?:i'?m|im|i am) (?:free|available|about|in|around|home"
    r"|off)\b"
    r"|\b(?:free|available) (?:after|before|from|on|in|most|any|mornings|afternoons|evenings|between|until|till"
    r"|weekdays"
    r"|weekends)\b|\bi can (?:talk|speak|answer|chat)\b",
    re.I,
)
_OTHERS_CALL = re.compile(
    r"\b(?:he|she|they|ex|landlord|neighbours?|people|keeps?|kept|always|who|been|council|bailiffs?|someone|i|we"
    r"|debt collectors?) (?:will |would |keep |keeps |just |only |can |cant |can't |could |tried to |try to "
    r"|have to |had to "
    rf"|did |to )*{_TO_US}(?:s|ed|ing)?\b",
    re.I,
)
_REFUSED = re.compile(
    r"^(?:please |pls |just )?(?:don'?t|do not|never) (?:ring|call|text|txt|phone|message|contact)(?: me)?(?: at| on"
    r"| in the)? "
    r"(?=when|while|after|before|if|at|on|in|mornings|nights|weekends|between|until)"
)
_NOT_TO = re.compile(r"\b(?:don'?t|do not|never|cant|can't|cannot) \w+$")
_TAIL = re.compile(
    r"(?:[ ,.!?;-]*\b(?:please|pls|plz|thanks|thank you|thx|ta|duck|mate|love|x+|if (?:thats|that's|its|it's) ok"
    r"|if possible|if you can|would be (?:best|good|great|better|fine|ok)|is (?:best|good|fine|ok|better|easiest"
    r"|safest)"
    r"|are (?:best|good|fine)|works? (?:best|for me)|suits(?: me)?|ideally|for me|best|only|tho|though|i think"
    r"|i guess|lol"
    r"|cheers|hun|works better))+[ .!?,;]*$",
    re.I,
)
_HEAD = re.compile(
    r"^(?:(?:hi|hiya|hello|yes|yeah|yeh|yep|yh|ok|okay|sure|well|um+|er+m?|oh|probably|maybe|i'?d say|id say|i think"
    r"|best"
    r"|the best time|best time|times?|best times?|it'?s|its|is|are|would be|that would be|anytime is fine but"
    r"|you can|u can"
    r"|you could|can you|can u|could you|please|pls|plz|i'?m|im|i am|i|can|free|available|usually|normally|generally"
    rf"|prefer(?:ably)?|ideally|ok to|safe to|to|best to|better to|{_TO_US}(?: to)?(?: me| us)?|me|us|for me|it is"
    rf"|about|try"
    r"|and|but|so|any texts?|texts?|calls?|would prefer)\b[ ,.:-]*)+",
    re.I,
)
_NO_TIME = re.compile(r"\?$|^(?:no|nope|never|skip|why|who|what)\b[^0-9]{0,12}$", re.I)
_TOO_LITTLE = re.compile(r"[\d\W]{1,2}|week|work|school|one|two|dinner|tea|on|in|at")


def _trim(phrase: str) -> str | None:
    phrase = _TAIL.sub("", phrase.strip(" .,!?;:-")).strip(" .,!?;:-").lower()
    return phrase if 2 <= len(phrase) <= LONGEST and not _TOO_LITTLE.fullmatch(phrase) else None


def _phrase(text: str) -> str | None:
    """The time named in one sentence, from its first hour, day or "when …" to its last if they stand together."""
    spans = sorted(match.span() for pattern in (_WHEN, _PHRASE) for match in pattern.finditer(text))
    if not spans:
        return None
    start, end = spans[0][0], max(stop for _, stop in spans)
    if end - start > LONGEST or sum(b - a for a, b in spans) < (end - start) * 0.6:
        start, end = spans[0]
    return _trim(text[start:end])


def _answer(low: str, any_place: bool) -> str | None:
    """The answer to "when?" without its "you can ring me", "please" and "is best"."""
    whole = _TAIL.sub("", low).strip(" .,!")
    refused = _REFUSED.match(whole)
    core = "not " + whole[refused.end():] if refused else _HEAD.sub("", re.split(r"\bso (?=[^,]*$)", whole)[-1])
    names_time = _PHRASE.search(core) or re.search(_CLAUSE + "$", core)
    if names_time and (any_place or re.match(rf"(?:not |only )?(?:{_LEAD}|{_TIME}|when|while)\b", core)):
        return _trim(core) or (_phrase(core) if any_place else None)
    return None


def _told(sentence: str) -> str | None:
    """A time beside a clear word on ringing or texting the sender: "please text before 3", "don't ring when he's in"."""
    cue = _CUE.search(sentence)
    if not cue or _OTHERS_CALL.search(sentence):
        return None
    phrase = _phrase(sentence[cue.end():]) or _phrase(sentence[:cue.start()])
    if not phrase or re.fullmatch(r"\d{1,2}|.*\b(?:today|tonight|tomorrow)\b.*", phrase):
        return None
    refused = _NOT_TO.search(sentence[:cue.end()])
    return f"not {phrase}" if refused and not phrase.startswith(("not ", "until", "before", "till")) else phrase


def read_contact_time(text: str, asked: str | None = None) -> str | None:
    """Lower case, trimmed: "after 4", "weekdays before 3pm", "not when he's in"."""
    low = plain(text).lower()
    wanted = asked in ("contact_time", "safe_contact")
    if wanted and len(low) <= 90:
        if _NO_TIME.search(low):
            return None
        if answer := _answer(low, any_place=asked == "contact_time"):
            return answer
    sentences = re.split(r"[.!?;]+ |, (?=but|and|so|also)", low)
    return next((told for sentence in sentences if (told := _told(sentence))), None)
