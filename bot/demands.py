"""What somebody demands of us about another: what she told us, her texts, where she is. Pure.

Nobody asks so about themselves: it is heard in the first text too (bot/somebody_else.py).
"""

import re

from bot.kin import HELLO, KIN, PARTNER, PHONE, THEIRS, YOU
from bot.understanding.readers.first_names import FIRST_NAMES

_START = rf"(?:{HELLO}|[.!?\n] ?|\bmy {KIN}(?:'?s? {PHONE})?,? )"
_SHE = rf"(?:she|he|my {KIN})"
_HAS = r"(?:'?s|'?ve| has| as| have| is| did| does)"
_BEEN = r"(?: (?:been|bin|ever|even|actually))*"
_TOLD = r"(?:sa(?:y|id|ying)|tell(?:ing)?|told|writ(?:e|ten|ing)|wrote|put(?:ting)?|text(?:ed|ing|in)?|sen[dt]|messag(?:ed|ing))"
_WHAT = r"(?:(?:what|wot|wat)(?: (?:lies|things|stuff|else|shit|crap))?|where|how much|everything)"
_TELL = rf"(?:(?:please|pls|just|now|go on|well|better|{YOU}|can|could|need to|had|or|then)[ ,]+)*(?:tell|show|give|send|read)(?: it)? (?:me|us)"
_TALKS = r"(?:text(?:ed|ing|in)?|txt\w*|messag\w+|talk(?:ed|ing|in)?(?: to| with)?|speaking to|tell(?:ing)?|told|writing to|on to)"
_US = rf"(?:{YOU}|this number|your lot)\b"
_HERS = rf"(?:her|his|my {PARTNER}'?s?)"
_HERE = (rf"(?:i(?: do)? live (?:here|with (?:her|him))|(?:this is|it'?s) my (?:house|home|phone)|i pay (?:for )?(?:this|the|her|his) {PHONE}"
         rf"|i'?m {THEIRS} {PARTNER}|(?:she|he)(?:'?s| is) my {PARTNER}|my {KIN}'?s? {PHONE})")
_TO_KNOW = r"\b(?:got|have|has|i'?ve|had|i)(?: got)? (?:a|every|the|my) rights? to know\b"

_OF_US = (
    rf"{_START}{_WHAT}{_HAS}? {_SHE}{_HAS}?{_BEEN} {_TOLD} (?:to )?{YOU}\b",  # "what has she told you about me", "wheres she told you"
    rf"{_START}{_WHAT}{_HAS} {_SHE}{_BEEN} {_TOLD}(?: (?:about|bout|on) (?:me|us))?\W*$",
    rf"(?:{_START}|(?<!said), |\b{_HERE}\W+){_TELL} {_WHAT} {_SHE}{_HAS}?{_BEEN} {_TOLD}(?: (?:to )?{YOU}| (?:about|bout|on) (?:me|us))*"
    r"(?: or (?:else|i'?(?:ll|m))\b.*)?\W*$",
    rf"{_START}{_TELL} (?:{_HERS} (?:messages?|msgs?|texts?|txts?|chat|answers)|the (?:messages|msgs|texts|txts) (?:she|he|my {PARTNER}))\b",
    rf"{_START}(?:did|has|have|is|was) my {PARTNER} (?:been )?{_TALKS} {_US}",
    rf"\bwho (?:are|r|is) (?:{YOU}|this)\b.{{0,12}}\bmy {PARTNER}(?:'?s| has| is|s)?(?: (?:been|keeps))? {_TALKS} {_US}",
    rf"\bi know (?:she|he|my {PARTNER})(?:'?s| has| is)?(?: been)? {_TALKS} {_US}",
    rf"{_START}who(?:'?s| is| has) (?:she|he|my {PARTNER})(?: been)? {_TALKS}\W*$",
    rf"{_START}(?:has|did|have) {_SHE}{_BEEN} (?:told|tell) {YOU} (?:where|why) (?:she|he)",
    rf"\bi (?:want|need|demand|wanna) (?:to )?(?:see|read) (?:what|everything) {_SHE}{_HAS}?{_BEEN} {_TOLD}\W*$",
    rf"{_START}{_TELL} where (?:my {PARTNER}|she|he)(?:'?s| is| has| went|'?s gone)\b",
    rf"{_START}where(?:'?s| is| has) my {PARTNER}(?: gone| now| staying| living| at)?\W*$",
    rf"\bwhere (?:have|did|'?ve) {YOU} (?:put|take|taken|moved?|hid|hidden|sent|send|got) (?:her|him|my {PARTNER})\b",
    rf"{_START}{_TELL}(?: now| everything| the truth)? or (?:else\b|i'?(?:ll|m)? (?:gonna |going to |be )*(?:com(?:e|ing)|find)\b)",
    rf"\bi (?:want|need|demand|wanna) (?:to )?(?:know|see) (?:what|everything) {_SHE}{_HAS}?{_BEEN} {_TOLD} (?:to )?{YOU}\b",
    rf"\b{_HERE}\b.{{0,40}}{_TO_KNOW}|{_TO_KNOW}.{{0,30}}\b{_HERE}",
    rf"{_TO_KNOW} (?:what|who|why) (?:she|he|my {PARTNER})(?:'?s| is| has| was)? ?(?:been |ever )?(?:{_TOLD}|talking|speaking|up to)\b",
    rf"\b(?:this|it|that)(?:'?s| is|s)? my {KIN}'?s? {PHONE}\b.{{0,40}}\b(?:who (?:is|are|r) (?:this|{YOU})|who'?s this"
    rf"|what (?:is|are) (?:this|these)|(?:what|wot|why|how){_HAS}? {_SHE}\b|tell me what (?:she|he)|show me|why (?:are|r) {YOU})",
)
DEMANDS = re.compile("|".join(_OF_US), re.I)
NAMED_DEMANDS = re.compile(  # "what has liam been telling you"
    rf"{_START}(?:tell me )?(?:what|wot|wat){_HAS}? (?P<name>[a-z]+){_HAS}?{_BEEN} (?:said|saying|told|telling|tell|say|texted|texting)"
    rf" (?:(?:to )?{YOU}\b|(?:about|bout) (?:me|us)\W*$)", re.I)


def demanded(text: str, name: str | None = None) -> bool:
    """Whether a text demands to know about another; `name`: what the resident is called, where that is known."""
    return bool(DEMANDS.search(text)) or any(
        found["name"].casefold() in FIRST_NAMES or bool(name) and found["name"].casefold() == str(name).split()[0].casefold()
        for found in NAMED_DEMANDS.finditer(text))
