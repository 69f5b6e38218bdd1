"""Somebody who found the phone, has it in their hands, or answers in the resident's place: what such people say. Pure.

A pattern takes the whole of a short text, or wants a question to us beside it: "he left his phone here" is said by whoever holds it,
"he left his phone here and i saw her texts" by a resident.
"""

import re

from bot.kin import HELLO, KIN, PARTNER, PHONE, THEIRS, YOU

_SHE = rf"(?:she|he|(?:my |our )?{KIN})"
_HERS = rf"(?:her|his|their|(?:my |our )?{KIN}'?s?)"
_IM = r"(?:i'?m|i am|it'?s|this is)"
_SOMEONE = r"(?:someone|somebody|some \w+|a (?:customer|lady|woman|man|bloke|lad|girl|passenger|patient))"
_END = r"(?: (?:now|right now|at the moment|atm|today|again|mate|duck|sorry|thanks|please|pls|x+))*\W*$"
_ASKS = (rf"(?:who(?:'?s| is| are| r)?(?: the (?:hell|fuck))? (?:this|that|{YOU})(?: (?:please|pls|texting|messaging))*(?=\W|$)"
         r"(?! (?:for|to|with|\w+'?s)\b)(?! \w+ (?:he|she|that|who|on)\b)"  # "who is this for", "who is this woman he texts"
         r"|what(?:'?s| is) (?:this|it) (?:about|regarding)|what do (?:you|u) want(?=\W*$)"
         r"|can i (?:help|take a message)(?=\W*$| (?:you|u|at all)\b))")
_LEFT = rf"(?:'?s| has| have)? ?(?:just )?(?:left|forgot|forgotten|dropped) {THEIRS} {PHONE}"
_IN_MY_PLACE = (r"(?:here|behind|with (?:me|us)|at (?:mine|ours|my (?!mum|mom|dad|nan|sister)\w+|our \w+)|round (?:mine|ours|here)"
                r"|in (?:my|our|the) (?:car|taxi|cab|van|house|shop|pub|flat|kitchen))")
_GONE = r"gone (?:out|shops?|to (?:the )?(?:shops?|bed|work))|nipped out|popped out|out|at work|at the (?:shops?|doctors)"
_NOT_HERE = r"(?:here|in|about|around|available|home)"
_AWAY = (rf"(?:(?:'?s| is)? (?:just )?(?:driving|asleep|sleeping|busy|working|{_GONE}|not {_NOT_HERE}"
         rf"|in (?:bed|the (?:bath|shower|garden|loo|toilet)))|{_LEFT}| isn'?t {_NOT_HERE})")
_CAN_NOT = rf"can'?t (?:come to the {PHONE}|(?:talk|speak|answer|reply|text) (?:right |just )?(?:now|atm|at the moment))\b"
_NUMBER = r"(?:number|num|no)\b"
_WRITES = r"(?:text|messag|ring|phon|contact|talk(?:ing)? to|speak(?:ing)? (?:to|with))\w*"


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(patterns), re.I)


FOUND = _any(  # "found this phone on the bus", "a customer left this phone in my taxi", "whose phone is this"
    rf"{HELLO}(?:(?:i|we)(?:'?ve| have)? )?(?:just )?(?:found|picked up|picked|been handed) (?:this|ya|your) {PHONE}\b"
    r"(?! (?:number|no\b|num|cheap|for (?:£|\d)|in (?:his|my|her|our) ))",
    rf"{HELLO}{_SOMEONE} (?:has |'?s )?(?:left|lost|dropped|handed in) (?:this|their|a) {PHONE}\b",
    rf"{HELLO}this {PHONE} (?:was|has been|'?s been) (?:found|handed in|left (?:in|on|at|here|behind)|lost)\b",
    rf"{HELLO}(?:do {YOU} know )?whose(?: is)? (?:{PHONE} )?(?:is )?(?:this|it)(?: is)?(?: {PHONE})?\W*$",
    rf"\b{PHONE}\b.{{0,12}}\bwhose is (?:it|this)\W*$|\bwho does this {PHONE} belong to\b",
    rf"\bnew owner of this (?:number|{PHONE}|sim)\b|\bnew (?:sim|number|{PHONE})\b.{{0,12}}\bwho (?:is|are|r|the)\b",
    rf"{HELLO}this (?:isn'?t|is not|aint|ain'?t) (?:her|his) (?:{PHONE}|number) (?:now|any ?more)\b")
IN_THEIR_PLACE = _any(  # also beside somebody who writes for another
    rf"\b(?:wrong|another|different) person (?:answering|replying|reading|picked|has (?:this|the|{THEIRS}) {PHONE}|on (?:this|the) {PHONE})\b",
    rf"\bsome(?:one|body) else (?:answering|replying|has (?:this|the|{THEIRS}) {PHONE})\b")
HAS_IT = _any(  # "he left his phone here", "mums asleep who is this", "hes driving im his wife"
    rf"{HELLO}(?:she|he|{KIN}){_LEFT} {_IN_MY_PLACE}{_END}",
    rf"{HELLO}i(?:'?ve| have)? (?:got|have) (?:her|his|my {PARTNER}'?s?) {PHONE} now\W*$",
    rf"{HELLO}{_SHE}(?: isn'?t|'?s not| is not) (?:available|able to come to the {PHONE}){_END}",
    rf"{HELLO}{_SHE} {_CAN_NOT}(?! (?:so|but|because|cos)\b)",
    rf"{HELLO}(?:(?:my |our )?{KIN}'?s {PHONE}|{_SHE}{_AWAY})\W+(?:\w+ ){{0,3}}?{_ASKS}|{HELLO}{_ASKS}\W+{_SHE}{_LEFT}",
    rf"{HELLO}{_SHE}{_AWAY},? (?:and )?{_IM} {THEIRS} {KIN}{_END}|{HELLO}{_IM} (?:{THEIRS}|the) [a-z]+(?: here)?,? {_SHE}{_LEFT}",
    rf"\b(?:reading|read|seen|saw|looking (?:at|through)|going through) (?:all )?(?:of )?{_HERS} (?:{PHONE}|messages|texts)\b"
    rf".{{0,12}}\b{_ASKS}\W*$",
    rf"(?:{HELLO}|\bi'?m |\bi am )(?:just )?(?:answering|replying|texting back) (?:for (?:him|her)|on {THEIRS} {PHONE}|{THEIRS} {PHONE})\b",
    rf"\bwrong person\b.{{0,12}}\b{_IM} {THEIRS} {KIN}\b|\byou(?:'?ve| have) got {THEIRS} {KIN}\b(?! (?:down|as|on|in)\b)",
    rf"\bthis is [a-z]+ {PHONE} but {_IM} {THEIRS} {KIN}\b")
SENDS_AWAY = _any(  # "she wont be texting you any more", "dont text my wife again"
    rf"{HELLO}(?:she|he|my {PARTNER}) (?:won'?t|will not|isn'?t|is not|not|ain'?t)(?: (?:gonna|going to))?(?: be)? "
    rf"(?:text|messag|talk|speak|contact|reply|writ)\w*(?: (?:to|with))?(?: {YOU})? (?:any ?more|again|no more)\b",
    rf"{HELLO}(?:she|he|my {PARTNER}) (?:don'?t|doesn'?t|does not) (?:need|want) (?:your|ur|any) (?:help|texts)(?: or anything)?{_END}",
    rf"{HELLO}(?:don'?t|do not|never)(?: {YOU})?(?: ever| dare)* (?:text|message|contact|ring) (?:her|him|my {PARTNER})(?: ever)?"
    r" (?:again|any ?more)\W*$")
HAS_OURS = _any(  # "why has she got this number", "who gave you my wifes number": asked of us in the first text too
    rf"{HELLO}(?:why|how|how come|y) (?:has|have|did|does|'?s|as) {_SHE} (?:got |get |have |has )?(?:this|your|ur) {_NUMBER}"
    r"(?: (?:saved|stored|in|on|for)\b.*)?\W*$",
    rf"\b(?:why|how come|y) (?:is|are|has|does|'?s|do) (?:she|he|my {PARTNER}) (?:been |keep )?{_WRITES} (?:{YOU}|this number)\b"
    r"(?! (?:about my|so))",
    rf"\b(?:why|how|how come|where)\b.{{0,8}}\b{YOU}(?:'?ve)? (?:got|get|have)(?: hold of)? (?:my {KIN}'?s?|her|his) {_NUMBER}",
    rf"\bwho (?:gave|give|gives) {YOU} (?:my {KIN}'?s?|her|his) {_NUMBER}|\bwho (?:are|r) {YOU} to my {PARTNER}\b",
    rf"\bwho (?:is|are|r|'?s) (?:this|{YOU}) on (?:her|his|my {KIN}'?s?) {PHONE}\W*$",
    rf"{HELLO}(?:this is|i'?m|i am) (?:her|his) {PARTNER}\W+(?:and )?what(?: do|d)? {YOU} want\b")


def answers_instead(text: str) -> bool:
    """Whether a text is of somebody who has the phone in the resident's place."""
    return any(words.search(text) for words in (FOUND, HAS_IT, SENDS_AWAY))
