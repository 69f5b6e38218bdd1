"""Reads a rule for reaching somebody, said unasked: "only text when i text", "he reads my phone". None without one."""

import re

from bot.understanding.readers.hours_left import BETWEEN, PART_TEXTS, TEXTS_THEN, THEN
from bot.understanding.readers.watched_phone import NOT_THIS_PHONE, WATCHED

CAREFUL = ("do_not_text", "reply_only")  # the strictest first: what is said in passing may make a rule stricter, never looser

_TEXTING = r"(?:text|txt|message|msg|reply|write|contact|ring|call|phone)"
_NOT = r"(?:don'?t|do not|dnt|dont|dunna|dunner|never|can you not|please not|pls not|not safe to)"
_A_TEXT = r"(?:texts?|txts?|texting|texted|txting|messages?|messaging)"
_TIMES = r"(?:mornings?|afternoons?|evenings?|weekdays?|daytime)"
_WATCHER = r"(?:he|she|they|husband|hubby|partner|missus|mrs|wife|boyfriend|girlfriend|bf|gf|ex|mum|dad|son|brother|someone)"
_SEES = r"(?:checks?|monitors?|tracks?|controls?|reads?|looks? (?:at|through)|goes? through|sees?|watches|takes?)"

_PHONE = r"(?:phone|fone|mobile|texts?|txts?|messages?|msgs?)"
_GOES = r"(?:going|goin|gone|went|goes|go|looking|looked|snooping|snooped|been|checking|nosing)"

PHONE_IS_READ = (
    rf"(?:{_SEES}|has) (?:all )?(?:of )?m[ye] (?:phone|fone|texts?|messages?|mobile)|\b{_SEES} (?:this|the|our) (?:phone|fone|mobile)\b"
    rf"|\b{_WATCHER}(?:'?s|'?re| is| are)? (?:always |often )?on (?:my|me|this|the) (?:phone|fone|mobile)\b"
    rf"|\b{_WATCHER} (?:always |sometimes |also )?{_SEES} (?:these|them|everything|all of (?:it|them))\b"
    rf"|\b{_WATCHER} has (?:this|my|the) (?:phone|mobile)\b|\b{_WATCHER} (?:can|will|might|could) (?:see|read|look|check)\b"
    r"|\bit'?s my (?!own\b|work\b|phone\b|mobile\b)\w+ (?:phone|mobile)\b"
    r"|\b(?:he|she|they)(?:'?ll|'?d| might| may| could| will| would| can) (?:see|read|look|check|find)\b"
    rf"|\b{_GOES} (?:thr(?:u|ough)|on|at|in|into) (?:all )?(?:of )?(?:my|me|our|the|these|those|your) {_PHONE}\b"
    rf"|\b(?:reading|read|seen|saw|found|finding|checking) (?:all )?(?:of )?(?:our|your|these|those|the) {_A_TEXT}\b"
    rf"|\b(?:gets?|sees?|getting|seeing) (?:all )?(?:of )?(?:my|our|the) {_A_TEXT} (?:on|in|too|as well|through)\b"
    r"|\b(?:has|have|got|gets|still has) (?:access to|into) (?:my|me) (?:i ?cloud|phone|account|messages|texts|e-?mails?|whats ?app)\b"
    rf"|\b{_WATCHER}(?:'?s| has| have)? (?:just )?(?:found|finds|find|figured|worked|seen|saw|clocked) (?:out )?(?:that )?"
    r"(?:im|i'?m|i am|ive|i'?ve|i have|i) (?:been )?(?:text|txt|messag|talk|writ|contact|speak|on (?:to|here))\w*"
    r"|\b(?:he|husband|hubby|partner|boyfriend|bf|ex)(?:'?s)? (?:now )?knows? (?:that )?"
    r"(?:im|i'?m|i am|ive|i'?ve|i have) (?:been )?(?:text|txt|messag|talk|writ)\w*"
    rf"|\b(?:{_WATCHER}|if (?:he|she|they)) (?:ever )?(?:sees?|finds?|reads?|knew|knows) (?:about )?(?:this|these|it'?s you|your)\b"
    rf"|\b{_WATCHER} (?:always |also |sometimes )?(?:checks?|reads?|looks? (?:at|through)|goes? (?:through|thru|on)|monitors?|tracks?) it\b"
    rf"|\b(?:family|shared|joint) (?:phone|mobile)\b|\bshares? (?:it|this|the phone|my phone|this phone) with (?:my|me|the|a|our|him|her)\b"
    r"|\b(?:phone|mobile|number)(?:'?s| is) shared|\bshared? (?:a |my |the |this )?(?:phone|mobile)\b"
    r"|\b(?:it'?s |is )(?:really )?(?:his|her|their) (?:phone|mobile)\b"
    rf"|{WATCHED}"
)

_LEAVES = rf"(?!{BETWEEN}{THEN})"  # "no more texts after 6" leaves other hours

_RULES = {  # said unasked; the careful one first
    # The part in brackets at the end: "dont text me when he is in", "don't text after 3" leave other times.
    "do_not_text": rf"(?<!\bi )\b{_NOT} (?:you )?(?:ever )?(?:text|txt|message|msg|reply|write)\b"
    rf"(?! (?:him|hers?|his|them|theirs?)\b)(?<!write(?= (?:the|that|down|my|about|anything|owt)\b)){_LEAVES}"
    r"(?!(?: (?:to|me|back|us|this|here|it|phone|number|please|pls)){0,5}"
    r",? (?:on (?!this|here|my)|only|when|if|after (?!today)|before|between|during|at (?!all)|in the|unless|while"
    r"|(?:until|till)(?! (?:mon|tue|wed|thu|fri|sat|sun|next|tomorrow)))\b)"
    rf"|(?<!\bi )\b{_NOT} (?:contact|reach|get in touch with|get hold of|reply to|answer) (?:me|us)? ?(?:by|via|on|with|in) (?:a )?{_A_TEXT}\b"
    rf"{_LEAVES}(?! (?:when|if|after|before|between|at (?!all)|unless|until|till|while|only|during))"
    rf"|\b(?:don'?t|do not|dnt|dont) want (?:any more |any |no |your )?{_A_TEXT}\b(?! (?:him|her|them)\b)"
    rf"(?: (?:at all|please|pls|any ?more|ever))*{_LEAVES}"
    r"(?! (?:from|about|to|that|which|when|if|after|before|between|at|in|on (?!this|here|my)|unless|until|till|while|only|during)\b)"
    r"|^\W*(?:(?:please|pls|ok|sorry|actually)\W+)*no texts(?: to (?:this|my) (?:phone|number))?(?: (?:please|pls|thanks|at all|now|any ?more))*\W*$"
    rf"|\b(?:stop|no more|quit) (?:texting|txting|messaging|contacting|writing|replying|texts|messages)\b{_LEAVES}"
    r"(?! (?:me )?(?:so |that |this (?!phone|number|mobile|one)|all at |the same|twice|every|too |in (?!case|on)|like|him\b|her\b|them\b))"
    r"|\b(?:you|u|ya|yo) (?:can'?t|cannot|can not|mustn'?t|must not|shouldn'?t|conna) (?:ever )?(?:text|txt|message|msg)\b"
    r"(?!.{0,15}\b(?:when|if|after|before|until|while|between|during|unless)\b)"
    rf"|\b{_NOT} (?:you )?send (?:me )?(?:any (?:more )?)?(?:texts?|txts?|messages?|msgs?|anything|owt|no more)\b"
    r"(?! (?:when|if|after|before|between|at|unless|until|till))"
    rf"|\b(?:letters?|ring|call|phone|e-?mail|post|visit|come round)\b[^.?!]{{0,20}}"
    rf"\b(?:instead of|not|rather than|but (?:don'?t|not|no)) {_A_TEXT}\b(?! (?:him|her|them)\b)"
    r"|^\W*(?:(?:no|actually|sorry|wait|change that|yes but)\b\W*)*(?:it'?s |it is |this is(?: now)? )?(?:not|no longer) safe(?: at all)?"
    r"(?: now| any ?more| to text| to reply| here| on here)*\W*$"
    r"|(?<!\bi )\b(?:don'?t|do not) use this (?:phone|number)|\b(?:not|never) (?:on |to )?this (?:phone|number)"
    r"|\b(?:ring|call|phone)\b[^.?!]{0,30}\bnot (?:on )?this\b(?! (?:week|afternoon|morning|evening|month|time))"
    rf"|{NOT_THIS_PHONE}",
    "certain_hours": rf"\bso only (?:between|before|after|from|in the|at|on) |(?:^\W*|\bso )only (?:in the )?{_TIMES}\b",
    "reply_only": r"^\W*(?:just |only )?(?:reply|answer) (?:only|when i (?:text|write|msg|message))"
    r"|^\W*(?:just|only) (?:reply|answer)(?:ing)?\W*$|\b(?:just|only) (?:reply|answer)(?:ing)? to m[ye]\b(?! (?:when|in|at|after|before|between))"
    rf"|\bonly (?:ever )?{_TEXTING}(?: to)?(?: me| back| us)* (?:w?h?en|if|after|once) i (?:text|txt"
    rf"|message|write|ring)|\bonly wh?en i (?:text|txt|message|msg|write)|{PHONE_IS_READ}"
    rf"|\b(?:not|isn'?t) my (?:own )?phone|\b(?:friend|mate|mum|sister|neighbour|someone)(?:'?s)? phone"
    r"|\bdelete (?:the|these|my|your) (?:messages|texts)\b"
    r"|\b(?:don'?t|do not) (?:mention|say|put)\b[^.?!]{0,40}\b(?:texts?|messages?)\b",
    "whenever": rf"\b(?:{_TEXTING}|contact)(?: me| us)? (?:back )?(?:any ?time|whenever)\b(?!.*\b(?:but|not|except|only|after|before)\b)"
    rf"|\b{_TEXTING}(?: me)? (?:any ?time|whenever),? (?:but|just)? ?(?:never|don'?t|do not|not) (?:ever )?(?:ring|call|phone)\b",
    "certain_times": rf"{TEXTS_THEN}|{PART_TEXTS}"
    r"|\b(?:any ?time|whenever) (?!but (?:i'?d|i would|i like|prefer|better))(?:but|except|after|before|from|between|not)\b"
    rf"|\b{_A_TEXT}(?: is| are|'s)? (?:ok|okay|fine|safe|alright) (?:in|during|while|when|before|after|between|from|at|on|but)\b"
    r"|\b(?:text|txt|message|msg|reply to|contact) (?:me|us) (?:only |just )?(?:after|before|between|from|on|in|at|till|until) "
    rf"|\b(?:only|best|safe(?:st|r)?|please|pls|just|not safe)\b[^.?!]{{0,25}}\b(?:{_TEXTING}"
    rf"|safe)\b|\b{_TEXTING} (?:me )?(?:back )?only\b|\b{_NOT} {_TEXTING}(?: me| back| to| this| number| phone)*"
    r" (?:when|if|after|before|between|during|at|in the|while|until|till|on)",
    "any_time": rf"\b(?:{_TEXTING}|contact)(?: me| us)? (?:back )?(?:any ?time|whenever)\b"
    r"(?! (?:but|not|except|only|after|before|from|between|till|until)\b)"
    rf"|\b{_A_TEXT}(?: is| are|'s)? (?:ok|okay|fine|safe)\b(?!.*\b(?:in|during|while|when|before|after|between|from|at|but|not|only|until|till)\b)"
    r"|^\W*any ?time(?: is| are|'s)?(?: fine| ok| okay| good)?\W*(?:(?:it'?s |its )?my (?:own )?phone)?\W*$"
    r"|\b(?:contact|text|txt|message|reach|reply to) (?:me|us) at any ?time\b(?!,? (?:but|not|except|only|after|before|from|between|till|until)\b)"
    r"|^\W*(?:yes |yeah )?all times?(?: are| is| r)? (?:ok|okay|fine|good|safe|alright)\W*$"
    r"|^\W*(?:(?:yes|yeah|text me)\W+)*any ?time,? (?:of the )?(?:day or night|night or day)(?: is)?(?: fine| ok| text me| please| pls)*\W*$"
    rf"|\b(?<!not )safe to (?:text"
    rf"|reply|message)(?: me)?(?: here| any ?time)?",
}
_ONLY_WHEN_THEY_WRITE = re.compile(rf"\bunless i(?:'?ve| have)? (?:just )?{_TEXTING}(?:e?d)?(?: (?:you|u|ya))?\b(?! (?:me|us)\b)"
                                   rf"|\b{_NOT} (?:ever )?{_TEXTING}(?: me| us)? (?:out of the blue|first|unasked|unprompted)\b"
                                   r"|\bonly (?:ever )?(?:(?:text|txt|reply|message|msg|answer|write)(?: to)?(?: me| back)* )?"
                                   r"(?:(?:wh?en|if|after|once) )?i (?:text|txt|write|message|msg)\b")
_SAFE_INDEED = re.compile(
    r"^\W*(?:(?:yes|yeah|yeh|yea|yep|aye|ar|ye|oh|well|dear|mate|duck|it'?s|it is|this is|that'?s|quite|perfectly|completely|totally|very|all)\W+)*"
    r"(?:safe|obviously|of course|course it is"
    r"|(?:mate |duck |love )?if (?:it'?s|it is|the phone'?s|my phone'?s) (?:charged|on|topped up|got (?:credit|signal)))"
    r"(?:\W+(?:it is|thank you|thanks|ta|dear|duck|love|mate|here|yes|any ?time|always))*\W*$", re.I)
_THEIR_OWN = re.compile(  # nothing is said but whose the phone is
    r"^\W*(?:(?:yes|yeah|yeh|yea|oh|well|it'?s|it is|this is|this|the|phones?|mobile|telephone|number|'?s|is|just|only|all|m[eyi]|own"
    r"|mine|ar|aye|text|txt|when|yer|you|ya|u|like|want|nobody|no ?one|else|but|touches|uses|sees|reads|has|looks at|it|and|so|any ?time|i live|alone"
    r"|here|at|apart from)\b\W*)+$", re.I)
_OWNED = re.compile(
    r"\bm[eyi] own\b|\bmine\b|\b(?:nobody|no ?one)(?: else)?(?: but me)? (?:touches|uses|sees|reads|has|looks)\b|\bonly (?:me|mine)\b", re.I)
_SAME_AS = {"certain_times": "certain_hours", "whenever": "any_time"}
_ALLOWED = re.compile(
    r"(?<!not )\b(?:fine|ok|okay|safe|alright|all right) (?:\w+ ){0,2}(?:to |for you to |if you )(?:text|txt|reply|message|msg|write)\b"
    r"|\byou can (?:text|txt|reply|message|msg)\b", re.I)


def texting_allowed(text: str) -> bool:
    """Whether they say in so many words that they may be texted: what undoes "please don't text"."""
    return bool(_ALLOWED.search(text))


def only_when_they_write(text: str) -> bool:
    """Whether they say in so many words that we may reply: "only when i write"."""
    return bool(_ONLY_WHEN_THEY_WRITE.search(text.replace("’", "'").casefold()))


def safe_contact_said(text: str) -> str | None:
    """do_not_text, reply_only, certain_hours or any_time (the careful one first), or None."""
    plain = text.replace("’", "'").casefold()
    rule = next((rule for rule, words in _RULES.items() if re.search(words, plain)), None)
    if rule not in ("reply_only", "any_time", "whenever") and only_when_they_write(text):
        return "reply_only"  # "dont text me first, only when i write"
    return _SAME_AS.get(str(rule), rule)


def is_safe(text: str) -> bool:
    """Whether a text answers "is it safe to reply to you here?" with yes in other words: "obviously", "nobody else touches it"."""
    plain = text.replace("’", "'")
    return bool(_SAFE_INDEED.match(plain) or _OWNED.search(plain) and _THEIR_OWN.match(plain))
