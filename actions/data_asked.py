"""What they ask about their data: to see it, to have it put right, to have it deleted. Pure.

Only what we hold counts: "forget that", "he made me delete my texts" and "get rid of the mice" are no request.
"""

import re

_DELETE = r"(?:delete|deleting|erase|remove|wipe|destroy|get(?:ting)? rid of)"
_OURS = r"(?:all |any |off )*(?:of )?(?:my|these|this|the|our|your|that)?(?: ?(?:own|personal|private|phone|mobile|contact|old|last))* ?"
_MINE = r"(?:all |any )*(?:of )?(?:my|these|this|our|your)(?: (?:own|old|last))? (?:messages?|msgs?|texts?|txts?|chat|conversation|history)"
_THING = rf"(?:{_OURS}(?:data|info\w*|details|records?|files?|numbers?)|{_MINE})"
_ALL = r"(?:what(?:ever)?|everything|anything|all|all of it|stuff|things?)(?: that)?"
_TOLD = (rf"{_ALL} (?:(?:i|we)(?:'?ve| have)?(?: just| ever| already)? (?:told|said|wrote|written|sent|texted|typed|put|gave|given|shared)"
         r"|(?:you|u)(?:'?ve| have)? (?:have|hold|got|get|know|kept|keep|store\w*|wrote|written)|(?:about|on) me)")
_FROM_US = (r"(?:from|off|out of) (?:(?:your|ur|this) (?:\w+ )?(?:system|records?|list|files?|database|service|books|computer)"
            r"|the (?:system|records|files|database|service))")
_END = r"(?=\W*$| (?:please|pls|now|completely|altogether|for ever)\b)"
DELETE = re.compile(
    rf"\b{_DELETE} (?:{_THING}\b|{_TOLD}\b|(?:it all|everything)(?:{_END}| {_FROM_US}))"
    rf"|\b(?:delete|erase|remove) (?:me|us)(?:{_END}| {_FROM_US})"
    rf"|\b(?:have|want|get) (?:{_THING}|{_TOLD}|everything|it all) (?:deleted|erased|removed|wiped)\b"
    rf"|\btake (?:me|my (?:number|name|details|info\w*)) (?:off{_END}|{_FROM_US})"
    rf"|\bforget (?:everything|all)(?: (?:you|u)(?:'?ve| have)?(?: got| know| have)?)? (?:about|on) me\b"
    rf"|\bforget {_OURS}(?:data|details|info\w*|records?|number)\b"
    rf"|(?:^|[.,!?;] ?|\b(?:please|pls|just|you|u|to|and|ok|now) )forget (?:about )?me{_END}|right to be forgotten", re.I)
NOT_ASKED = re.compile(  # before the verb: somebody else does it, they do it themselves, or it must not be done
    r"\b(?:(?:he|she|they|it)(?:'?s|'?re|'?ll)?|ex|husband|wife|partner|landlord|council|school|mum|dad|who|people|everyone)\b[^.!?]{0,14}$"
    r"|(?<!can )(?<!could )(?<!do )(?<!may )(?<!should )\b(?:i|we)(?:'?ll| will| have to| had to| must| always| keep| cant| can'?t)?\W*$"
    r"|\b(?:don'?t|do not|dunna|never|without|not)\b[^.!?]{0,8}$|(?<!i )(?<!i've )(?<!ive )\b(?:said|says|say)(?: to)?\W*$"
    r"|\b(?:makes?|made|making|tell\w*|told|ask\w*) (?:me|them|us|him|her|my \w+) (?:to )?$", re.I)
HAVE_IT_DONE = re.compile(r"(?:have|want|get) .* \w+ed$", re.I)  # "i want my data deleted"
_KEPT = r"(?:data|info\w*|details|messages?|texts?|records?|file|case|what i(?:'ve)? (?:said|told|wrote|put|sent)\w*)"
_NOT_ELSEWHERE = (r"(?! (?:off|from|on) (?:face ?book|fb|insta\w*|snap\w*|tik ?tok|whats ?app|google|online|the (?:inter)?net|his|her|their|there"
                  r"|my phone)\b)")
WANTED_DELETED = re.compile(  # "i want it deleting", "how do i get my stuff deleted off here"
    rf"\b(?:want|need|get|have|like|how (?:do|can) i)\b[^.?!]{{0,16}}\b(?:it|this|that|stuff|things?|everything|all|{_KEPT})(?: all)?"
    rf" (?:to be |be |being )?(?:delet|eras)(?:ed|ing)\b{_NOT_ELSEWHERE}"
    rf"|\b(?:want|need|how (?:do|can) i)\b[^.?!]{{0,16}}\b(?<!criminal )(?<!police )(?<!medical ){_KEPT} (?:to be |be |being )?(?:wip|remov"
    rf"|destroy)(?:ed|ing)\b"
    rf"{_NOT_ELSEWHERE}"
    r"|\b(?:delete|erase) (?:my|me|mi|all (?:my|this|that|of (?:it|this))|everything|this|it)"
    r"(?: (?:stuff|things|account|chat|conversation|convo|case|file|name))? (?:off|from) (?:here|your|ur|the (?:system|computer|records?))\b", re.I)
NOT_WANTED = re.compile(r"\b(?:don'?t|do not|dunna|never|not|(?:he|she|they) wants?)\b", re.I)
_YOU_HOLD = (  # "what you got on me", "what have u put down about me"
    r"\bwhat(?:'?s|'?ve| is| has| have| did| do| all)*(?: (?:you|u|ya|yous|youve|you've|uve))(?: guys| lot| people| have| has| all|'ve)*"
    r" (?:hold\w*|have|has|got|kept|keep\w*|writ\w+|wrote|put|sav\w+|stor\w+|record\w*|not(?:e|ed|ing)|know)(?: down| saved| stored| written"
    r"| wrote| there)*"
    r" (?:on|about|bout|abt) (?:me|us|my (?:case|kids|family|file))\b")
SEE = re.compile(
    r"\b(?:see|copy of|access|send me|look at|show me|know)\b[^.?!]{0,24}\b(?:my data|my info\w*"
    r"|my records?|my file|my details|(?:what )?(?:you|u|youve|you've) (?:hold|have|got|kept"
    r"|keep)[^.?!]{0,12} (?:on|about) me|what(?:'s| is) (?:held|stored|kept) (?:on|about) me)|subject access"
    r"|\bd?sar\b|\bcopy of (?:my|everything)|\bwant to see (?:it all|what you (?:have|hold|wrote))"
    r"|\bwhat (?:data|info\w*|details) (?:have|do|did) (?:you|u)\b[^.?!]{0,20} (?:on|about) me"
    r"|\bwhat (?:did|have) (?:you|u) (?:write|written|put)(?: down)? about me"
    rf"|{_YOU_HOLD}", re.I)
CORRECT = re.compile(
    r"\b(?:correct|fix|rectify|amend|put right|wrong)\b[^.?!]{0,24}\b(?:my data|my records?"
    r"|my file|on my record|data you hold|details you hold)\b", re.I)
_HELD = (r"(?:what|(?:the )?(?:info\w*|data|details|records?|stuff|things?)(?: that)?) (?:(?:you|u|ya|yous|youve|you've|uve)(?:'ve| have| all)*)"
         r"(?: (?:hold|have|has|got|kept|keep|wrote|written|put|saved?|stored?)(?: down)?)* (?:on|about|bout|abt|for) (?:me|us)\b")
_WRONG = r"(?:wrong|incorrect\w*|inaccurate|out of date|not right|a mistake)"
_FACT = (r"(?:name|surname|first name|last name|second name|number|phone number|address|postcode|post code|date of birth|dob|birthday|age|title"
         r"|details)")
_PAPERS = r"(?:letters?|records?|systems?|files?|forms?|database|books|computer)"
PUT_RIGHT = re.compile(  # of what we hold, in so many words: also where the text tells something
    rf"\b(?:correct|fix|rectify|amend|change|update|put right|sort(?: out)?) {_HELD}"
    rf"|\b{_HELD}[^.?!]{{0,20}}\b{_WRONG}"
    rf"|\b(?:you|u|youve|you've|uve|your lot|you lot)(?:'ve| have)?(?: (?:got|spelt|spelled|put|have|written))+ (?:my|me|mi|our) {_FACT}"
    rf" (?:down )?{_WRONG} (?:on|in) (?:your|ur|the|my|all|that|this) (?:\w+ )?{_PAPERS}\b"
    rf"|\b(?:my|me|mi|our) {_FACT}(?:'?s| is| are)? (?:down )?{_WRONG} (?:on|in) (?:your|ur) (?:\w+ )?{_PAPERS}\b", re.I)
NOT_HELD = re.compile(  # "stop holding my data"
    r"(?:\b(?:stop|quit) (?:holding|keeping|storing|having|saving)|\b(?:don'?t|do not|dunna) want (?:you|u)(?: lot)? (?:to )?"
    r"(?:hold|keep|store|have|save)(?:ing)?"
    rf"|(?:^|[.,!?;] ?|\b(?:please|pls|and|so) )(?:don'?t|do not) (?:hold|keep|store|save)) (?:{_OURS}(?:data|info\w*|details|records?|files?)\b"
    r"|(?:anything|stuff|things?|info\w*|details|data) (?:about|on) (?:me|us)\b)", re.I)
BY_THE_LAW = {
    "see": re.compile(r"\barticle 15\b|^\W*(?:\w+\W+){0,6}(?:gdpr|data protection) request\b(?!.*\b(?:delet|eras|correct|rectif))", re.I),
    "correct": re.compile(r"\barticle 16\b|\bright to rectification\b", re.I),
    "delete": re.compile(r"\barticle 17\b|\bright to erasure\b", re.I),
}
_AND = r"(?:(?:and|also|then|oh|ok|please|pls|just|so|after(?:wards| that)?|can (?:you|u)|i want (?:you|u) to|now)\W+)*"
_END_OF_IT = r"(?:\W+(?:please|pls|then|too|as well|after(?:wards| that)?|now|all|thanks|ta|completely))*\W*$"
_IT = r"(?:it|that|this|them|everything|the lot|all of it|it all|mine)"
_COPY = rf"(?:a|my|the) copy(?: of {_IT})?"
MORE_OF_IT = {  # said after a request that waits: what "it" is, is known
    "delete": re.compile(rf"^\W*{_AND}(?:delete|erase|remove|wipe|destroy|get rid of) {_IT}{_END_OF_IT}"
                         rf"|^\W*{_AND}(?:have|want|get) {_IT} (?:deleted|erased|removed|wiped){_END_OF_IT}", re.I),
    "see": re.compile(rf"^\W*{_AND}(?:(?:(?:can|could|may) i (?:have|get|see)|send me|get me) (?:{_IT}|{_COPY})"
                      rf"|i(?:'?d like| want| need) (?:to see {_IT}|(?:to (?:have|get) )?{_COPY})){_END_OF_IT}", re.I),
    "correct": re.compile(rf"^\W*{_AND}(?:correct|fix|change|update|amend|put right) {_IT}{_END_OF_IT}|^\W*{_AND}(?:put|set) {_IT} right{_END_OF_IT}"
                          rf"|^\W*{_AND}(?:correct|change|fix|update|amend) (?:my|me|mi|our) {_FACT}\b"
                          rf"|^\W*{_AND}(?:my|me|mi|our) {_FACT}(?:'?s| is| are)? (?:down )?{_WRONG}(?: (?:on|in) \w+(?: \w+)?)?\W*(?:$|[.,;])",
                          re.I),
}


def data_asked(text: str, *, tells: bool = False) -> str | None:
    """ "delete", "see" or "correct", None when nothing is asked; `tells`: the text is an ordinary answer, which corrects nothing we hold."""
    if any(HAVE_IT_DONE.match(found[0]) or not NOT_ASKED.search(text[: found.start()]) for found in DELETE.finditer(text)):
        return "delete"
    if (wanted := WANTED_DELETED.search(text)) and not NOT_WANTED.search(text[: wanted.end()]):
        return "delete"
    if NOT_HELD.search(text):
        return "delete"
    if PUT_RIGHT.search(text):
        return "correct"
    if SEE.search(text):
        return "see"
    if by_law := next((kind for kind, words in BY_THE_LAW.items() if words.search(text)), None):
        return by_law
    return "correct" if CORRECT.search(text) and not tells else None


def more_asked(text: str) -> str | None:
    """What a text asks where a request of theirs waits already: "and then delete it", "can i get a copy", "just correct it"."""
    plain = text.replace("’", "'")
    return next((kind for kind, words in MORE_OF_IT.items() if words.search(plain)), None)
