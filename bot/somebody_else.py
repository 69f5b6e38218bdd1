"""Whether somebody else writes from a resident's phone: who found our texts, who picked it up, who says so. Pure.

Who confronts us, or demands what another told us, is never the resident. Who only says who they are matters once something was told
from this phone: a first text may be of somebody who writes for another ("this is Fays mum, writing for Fay"), see bot/on_behalf.py.
"""

import re

from bot import demands, picked_up
from bot.kin import HELLO, KIN, PARTNER, PHONE, THEIRS, YOU
from bot.understanding.readers.first_names import FIRST_NAMES

_TO_TEXT = ("texting|txting|txtin|textin|text|messaging|msging|message|contacting|ringing|phoning|bothering|talking to|chatting to|on to"
            "|speaking to")
_TEXTING = rf"(?:{_TO_TEXT})"
_WHO = rf"(?:who(?:'?s| is| are| r|ever)?|whose|{YOU}(?:'?re|r| are)?|ur|your|why|how come)"
_BETWEEN = (rf"(?: (?:this|that|these|the|{YOU}|is|are|r|do|does|have|has|been|still|even|keep|keeps|kept|always|actually|really|so|people|lot"
            r"|person|one|number|num|no|hell|fuck|f|fk|tf|am|i|it|going to|keep on|late at night))*")
_OURS = r"(?:this|your|ur|these|those|that)(?: \w+)? ?(?:numbers?|num|no|texts?|txts?|messages?|msgs?)"

CONFRONTS = re.compile(  # whatever else is known: their own words to a stranger
    rf"(?:^|[.,!?] ?|\b(?:is|so|but|and|hi|hello|oi|hey|say|tell me|asked|asking) ){_WHO}{_BETWEEN} {_TEXTING} (?:my|our) {KIN}\b"
    rf"|\b{YOU}(?:'?re|r|'?ve| are)?(?: (?:keep|kept|keeps|been|still|have been|even))* (?:texting|messaging|contacting|txting) my {KIN}\b"
    rf"|(?:{HELLO}|[.,!?] ?)(?:please |pls |just )*stop {_TEXTING} (?:my {KIN}|him|her|them)\b(?! to\b)"
    rf"|{HELLO}leave (?:my {PARTNER}|my (?:mum|dad|sister|brother)|her|him) alone\W*$"
    rf"|\b(?:why|how come|what|whats|who|whos)\b[^.!?]{{0,12}}\b{_OURS}\b[^.!?]{{0,20}}\b(?:on|in|off|from) (?:my|our) {KIN}'?s? {PHONE}\b"
    rf"|{HELLO}wh(?:o|at)(?:'?s| is) (?:this|that) (?:on|in) (?:my|our) {KIN}'?s? {PHONE}\b"
    rf"|(?:{HELLO}|[.,!?] ?)(?:i(?:'?ve| have)? )?(?:just )?(?:found|seen|saw|got) (?:{_OURS}|a (?:text|message)(?: from {YOU})?)"
    rf" (?:on|in|off|from) (?:my|our) {KIN}'?s? {PHONE}\b(?! (?:from|off|by|between|to|with)\b)"
    rf"|\b(?:why|what|how)(?:'?s| is| has| have| did| does| do| would)?\b[^.!?]{{0,10}}\bmy {PARTNER} (?:is |been |has )?"
    rf"(?:{_TO_TEXT}|tell(?:ing)?|told|sa(?:y|id|ying)|want(?:ing|s)?(?: with| from)?|got)\b[^.!?]{{0,10}}\b(?:{YOU}|this number|your number)\b"
    rf"|\b(?:what|wot|wat)(?: do|d)? {YOU} want (?:with|from|off|wi) (?:my {KIN}|her|him)\b|\bhow (?:do|d)? ?{YOU} know my {PARTNER}\b"
    rf"|\b(?:why|what)\b.{{0,20}}\b(?:he|she)\b.{{0,16}}\b(?:texting|want|wanting)\b.{{0,12}}\b{YOU}\b"
    rf"|\b(?:what|wot|wat)(?:'?s| has| did| have)? (?:she|he|my {KIN}) (?:been )?(?:say|said|saying|tell|told|telling) (?:to )?{YOU}\b", re.I)
NOT_THE_SAME = re.compile(  # also of somebody who writes for another
    rf"\b(?:different|another|other) person (?:here|texting)\b|{HELLO}(?:it'?s )?(?:a )?(?:different|another) person now\b"
    r"|\bsome(?:one|body) else (?:now|here|texting|on this phone)\b"
    rf"|\b(?:isn'?t|is not|not) \w+,? (?:it'?s |i'?m ){THEIRS} {KIN}\b|\bthis is {THEIRS} {KIN} now\b"
    rf"|\bthis is [a-z]+ now,? {THEIRS} {KIN}\b|\bnot (?:him|her|them) texting\b"
    rf"|\b(?:you'?re|ur|your|you are|u r) (?:now )?(?:speaking|talking|texting|chatting) (?:to|with) (?:{THEIRS}|[a-z]+'?s) {KIN}\b"
    r"|\bi'?m not (?:the (?:same (?:person|one)|(?:one|person) (?:who|that|you)(?: was| were| have been| been)? (?:text|writ|messag|wrote))"
    r"|\w+,? i'?m (?:his|her))|\b(?:we|us) (?:both|all) share this phone", re.I)
_ASKS = (rf"(?:who(?:'?s| is| are| r)?,? (?:this|that|{YOU}|there)|what(?:'?s| is| are)? (?:this|these|it|all this|that|{YOU})"
         rf"(?: is| are)?(?: (?:about|for|regarding|want\w*|texting|on about))?|wh(?:y|at) (?:do|are|r|does) (?:{YOU}|she|he)"
         r"|can i (?:help|take a message)"
         r"|what(?:'?s| has) (?:she|he))")
_AWAY = (r"(?:(?:she|he)(?:'?s| is| has)? (?:just )?(?:not (?:here|in|available|around)|at work|gone out|busy|asleep"
         rf"|in (?:bed|hospital|the (?:shower|bath))|nipped out"
         rf"|(?:left|forgot|forgotten) (?:her|his) {PHONE})|(?!(?:i|we|they|you)\b)[a-z]+ can'?t (?:talk|come to the phone)"
         r"|(?:she|he|[a-z]+) isn'?t (?:here|in)\b)")
SAYS_WHO = re.compile(
    rf"\bthis is {THEIRS} {KIN}\b|{HELLO}{THEIRS} {KIN}(?: now| here|,? not (?:him|her))\b"
    rf"|{HELLO}it'?s {THEIRS} {KIN}(?=,? (?:here|now|speaking|texting)\b|\W+{_ASKS})"
    rf"|{HELLO}i'?m {THEIRS} {KIN}\b.{{0,30}}\b{_ASKS}"
    rf"|\b(?:that|this|it)(?:'?s| is| was)?(?: not|n'?t|nt) me,? (?:that|it|this)(?:'?s| is| was) my {KIN}\b.{{0,30}}\b(?:{_ASKS}|tell me)"
    rf"|{HELLO}{_AWAY}.{{0,30}}\b{_ASKS}|\b(?:her|his) {PHONE}\b.{{0,12}}\bwho (?:is|are|r) (?:this|{YOU})\b", re.I)
NAMED = re.compile(
    rf"\bthis is (?P<one>[a-z]+?)'?s {KIN}\b(?!'?s\b)|{HELLO}it'?s (?P<two>[a-z]+?)'?s {KIN} (?:here|speaking|texting)\b"
    rf"|{HELLO}(?P<three>[a-z]+?)'?s {KIN} (?:here|speaking)\b", re.I)
NOT_THEM = re.compile(
    rf"{HELLO}(?:this|it|i)(?:'?m| is|'?s| am)?(?: isn'?t| not| aint| ain'?t) (?P<name>[a-z]+)\b"
    r"(?=\W*$|[.,!?]| (?:this|its|it's|im|i'm|who|she|he)\b)",
    re.I)
ASKS_OR_AWAY = re.compile(rf"\b(?:{_ASKS}|{_AWAY})", re.I)
WHOM_TO_REACH = re.compile(r"\b(?:ring|call|phone|text|txt|contact|message|(?:speak|talk|reply) to) (?:me|us)(?: please| pls| though)?,?"
                           r" (?:and )?not (?:her|him|them|my \w+)\b", re.I)
LONGEST = 500  # characters: whoever found our texts does not write a long one
LONGEST_AT_FIRST = 200  # a first text that is longer tells a story
_NO_NAMES = frozenset(
    """
    my our your the a that what thi hi her their it today kid children child mum dad mom nan gran son daughter sister brother mate friend wife
    husband partner ex baby lady girl boy lad landlord neighbour neighbor someone somebody everyone nobody man woman people council doctor school
    year family
    """.split()
)


def says_so(text: str, *, told: bool = True, name: str | None = None, on_behalf: bool = False, asked: str | None = None) -> bool:
    """ "who is this texting my missus", "this is bevs mum, who are you". `told`: something was told from this phone before; `name`: what
    the resident is called, where that is known; `on_behalf`: the texts are somebody's who writes for another, and may say who they
    are; `asked`: the open question."""
    plain = text[:LONGEST].replace("’", "'")
    if not told and len(plain) > LONGEST_AT_FIRST:
        return False
    if CONFRONTS.search(plain) or picked_up.HAS_OURS.search(plain) or demands.demanded(plain, name):
        return True
    if not told:
        return False
    if NOT_THE_SAME.search(WHOM_TO_REACH.sub("", plain) if on_behalf else plain):  # "ring me not her, im her daughter"
        return True
    if picked_up.IN_THEIR_PLACE.search(plain):
        return True
    if on_behalf:
        return False
    return picked_up.answers_instead(plain) or bool(SAYS_WHO.search(plain)) or _named(plain, name, asked) or _not_them(plain, name)


def perhaps(text: str) -> bool:
    """Whether `says_so` could be true of a text, whatever is known: a look that costs no query."""
    plain = text[:LONGEST].replace("’", "'")
    return says_so(text) or bool(NOT_THEM.search(plain) or demands.NAMED_DEMANDS.search(plain))


def _named(text: str, name: str | None, asked: str | None) -> bool:
    """ "this is Fays daughter": of the resident, unless another name is known; who asks, or says that she is out, is not the resident."""
    found = NAMED.search(text)
    called = next(part for part in found.groups() if part).casefold() if found else ""
    if not called or called in _NO_NAMES:
        return False
    if ASKS_OR_AWAY.search(text):
        return True
    return called == str(name).split()[0].casefold() if name else asked != "name"


def _not_them(text: str, name: str | None) -> bool:
    """ "this isnt dave"."""
    found = NOT_THEM.search(text)
    denied = found["name"].casefold() if found else ""
    return bool(denied) and (denied in FIRST_NAMES or bool(name) and denied == str(name).split()[0].casefold())
