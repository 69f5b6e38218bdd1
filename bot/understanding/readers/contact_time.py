"""Reads when somebody may be rung or texted, as a short phrase in their own words."""

import re

from bot.understanding.readers.words import plain

_HOUR = r"(?:\d{1,2}(?:[:.]\d\d)? ?(?:am|pm|ish|o'?clock)?(?: ?(?:am|pm|ish))?|noon|midday|midnight|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|half (?:past )?\w+)(?: ?(?:am|pm|o'?clock))?)"
_DAY = r"(?:(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:days?|s)?|week ?days?|week ?ends?|bank holidays?|today|tomorrow|tonight|tomoz|tmrw|every ?day|any ?day|week)"
_PARTS_OF_DAY = r"(?:mornin[g']?s?|afternoons?|arvo|evenin[g']?s?|eves|nights?|daytimes?|day ?time|in the day|dinner ?time|tea ?time|lunch ?time|lunch(?: break)?|dinner|tea|bed ?time|school (?:hours|run|time)|work(?:ing)? hours|office hours|(?<=after )(?:school|work)|(?<=before )(?:school|work)|(?<=during )(?:school|work))"
_ANY = r"(?:any ?time|whenever|when ?ever|all day|24/7|at any point|when you (?:like|want|can)|whenever you (?:like|want|can))"
_WHO = r"(?:he|she|they|i|we|it|the (?:kids|children|baby|house|ex)|(?:my )?(?:kids|husband|partner|ex|hubby|mum|mom|dad|son|daughter|boyfriend|bf|wife|lad|boss)|kids|baby|[a-z]+)"
_CLAUSE = rf"(?:when|while|wen|once|if|unless|until|till|after|before|as soon as|as long as) {_WHO}(?:'s|'re|s|'m)?(?: [\w']+){{1,6}}?"
_TIME = rf"(?:{_HOUR}|{_DAY}|{_PARTS_OF_DAY}|{_ANY})"
_LEAD = r"(?:after|before|from|until|till|til|between|by|past|around|about|at|on|during|in the|in|of an?|of a|early|late|later|later on|first thing|any|except|except for|but not|not|only|just|every|most|mid|the|this|next|gone|up to|through)"
_JOIN = r"(?:and|or|&|n|to|till|til|until|-|,|but|then|/)"
_PHRASE = re.compile(rf"\b(?:{_LEAD} )*{_TIME}\b(?:(?: ?(?:{_JOIN}) ?| )(?:(?:{_LEAD}) )*{_TIME}\b)*(?: (?:ish|onwards))?", re.I)
_WHEN = re.compile(rf"\b(?:not |only |just |never |best )*{_CLAUSE}(?=$|[.,!?;]| (?:please|pls|plz|thanks|ta|x+|so|because|cos|otherwise|as he|or he|duck|mate)\b)", re.I)
_CONTACT = r"(?:ring|call|text|txt|phone|message|msg|contact|reach|get hold of|get me|speak|talk|answer|pick up)"
_CUE = re.compile(
    rf"(?:^|[.!?;,] ?|\b(?:please|pls|plz|can you|can u|could you|you can|u can|you could|only|just|best to|ok to|okay to|safe to|safer to|able to|better to|try to|try and|try|and|or|but|so|can|if you|"
    rf"don'?t|do not|never|cant|can't|cannot|you|u|best time to|good time to|easiest to|prefer you to|time to|when to|to) ){_CONTACT}\b|\b(?:best|good|safest?|easiest|better) times?\b|\b(?:i'?m|im|i am) (?:free|available|about|in|around|home|off)\b|"
    rf"\b(?:free|available) (?:after|before|from|on|in|most|any|mornings|afternoons|evenings|between|until|till|weekdays|weekends)\b|\bi can (?:talk|speak|answer|chat)\b", re.I)
_OTHERS_CALL = re.compile(rf"\b(?:he|she|they|ex|landlord|neighbours?|people|keeps?|kept|always|who|been|council|bailiffs?|someone|i|we|debt collectors?) (?:will |would |keep |keeps |just |only |can |cant |can't |could |tried to |try to |have to |had to |did |to )*{_CONTACT}(?:s|ed|ing)?\b", re.I)
_TAIL = re.compile(r"(?:[ ,.!?;-]*\b(?:please|pls|plz|thanks|thank you|thx|ta|duck|mate|love|x+|if (?:thats|that's|its|it's) ok|if possible|if you can|would be (?:best|good|great|better|fine|ok)|is (?:best|good|fine|ok|better|easiest|safest)|are (?:best|good|fine)|"
                   r"works?(?: best| for me)?|suits?(?: me)?|ideally|for me|best|only|only please|only pls|tho|though|i think|i guess|lol|cheers|hun|works better))+[ .!?,;]*$", re.I)
_HEAD = re.compile(rf"^(?:(?:hi|hiya|hello|yes|yeah|yeh|yep|yh|ok|okay|sure|well|um+|er+m?|oh|probably|maybe|i'?d say|id say|i think|best|the best time|best time|times?|best times?|it'?s|its|is|are|would be|that would be|anytime is fine but|"
                   rf"you can|u can|you could|can you|can u|could you|please|pls|plz|i'?m|im|i am|i|can|free|available|usually|normally|generally|prefer(?:ably)?|ideally|ok to|safe to|to|best to|better to|"
                   rf"{_CONTACT}(?: to)?(?: me| us)?|me|us|for me|it is|about|try|and|but|so|any texts?|texts?|calls?|would prefer)\b[ ,.:-]*)+", re.I)
_NOT_A_TIME = re.compile(r"\?$|^(?:no|nope|never|skip|why|who|what)\b[^0-9]{0,12}$", re.I)


def _trim(phrase: str) -> str | None:
    phrase = _TAIL.sub("", phrase.strip(" .,!?;:-")).strip(" .,!?;:-").lower()
    return phrase if 2 <= len(phrase) <= 60 and not re.fullmatch(r"[\d\W]{1,2}|week|work|school|one|two|dinner|tea|on|in", phrase) else None


def _phrase(text: str) -> str | None:
    """The time phrase of one sentence: when-clauses before hours and days."""
    spans = [m.span() for pattern in (_WHEN, _PHRASE) for m in pattern.finditer(text)]
    if not spans:
        return None
    start, end = min(s for s, _ in spans), max(e for _, e in spans)
    if end - start > 60 or sum(e - s for s, e in spans) < (end - start) * 0.6:
        start, end = spans[0]
    return _trim(text[start:end])


def read_contact_time(text: str, asked: str | None = None) -> str | None:
    """Lower case, trimmed: "after 4", "weekdays before 3pm", "not when he's in"."""
    text = plain(text)
    low = text.lower()
    wanted = asked in ("contact_time", "safe_contact")
    if wanted and not _NOT_A_TIME.search(low) and len(low) <= 90:
        whole = _TAIL.sub("", low).strip(" .,!")
        refused = re.match(r"^(?:please |pls |just )?(?:don'?t|do not|never) (?:ring|call|text|txt|phone|message|contact)(?: me)?(?: at| on| in the)? (?=when|while|after|before|if|at|on|in|mornings|nights|weekends|between|until)", whole)
        core = "not " + whole[refused.end():] if refused else _HEAD.sub("", re.split(r"\bso (?=[^,]*$)", whole)[-1])
        if _PHRASE.search(core) or re.search(_CLAUSE + "$", core):
            if asked == "contact_time" or re.match(rf"(?:not |only )?(?:{_LEAD}|{_TIME}|when|while)\b", core):
                trimmed = _trim(core)
                if trimmed and len(trimmed) <= 60 and not re.match(r"^(?:\d+|on|in|at)$", trimmed):
                    return trimmed
        if wanted and asked == "contact_time":
            return _phrase(core)
    for sentence in re.split(r"[.!?;\n]+ |, (?=but|and|so|also)", low):
        cue = _CUE.search(sentence)
        if not cue or _OTHERS_CALL.search(sentence):
            continue
        after = sentence[cue.end():]
        phrase = _phrase(after) or _phrase(sentence[:cue.start()])
        if phrase and not re.match(r"^(?:\d{1,2}|.*\b(?:today|tonight|tomorrow)\b.*)$", phrase):
            refused = re.search(r"\b(?:don'?t|do not|never|cant|can't|cannot) \w+$", sentence[:cue.end()])
            return "not " + phrase if refused and not phrase.startswith(("not ", "until", "before", "till")) else phrase
    return None
