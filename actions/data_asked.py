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
    r"|\bsar\b|\bcopy of (?:my|everything)|\bwant to see (?:it all|what you (?:have|hold|wrote))"
    r"|\bwhat (?:data|info\w*|details) (?:have|do|did) (?:you|u)\b[^.?!]{0,20} (?:on|about) me"
    r"|\bwhat (?:did|have) (?:you|u) (?:write|written|put)(?: down)? about me"
    rf"|{_YOU_HOLD}", re.I)
CORRECT = re.compile(
    r"\b(?:correct|fix|rectify|amend|put right|wrong)\b[^.?!]{0,24}\b(?:my data|my records?"
    r"|my file|on my record|data you hold|details you hold)\b", re.I)


def data_asked(text: str, *, tells: bool = False) -> str | None:
    """ "delete", "see" or "correct", None when nothing is asked; `tells`: the text is an ordinary answer, which corrects nothing we hold."""
    if any(HAVE_IT_DONE.match(found[0]) or not NOT_ASKED.search(text[: found.start()]) for found in DELETE.finditer(text)):
        return "delete"
    if (wanted := WANTED_DELETED.search(text)) and not NOT_WANTED.search(text[: wanted.end()]):
        return "delete"
    if SEE.search(text):
        return "see"
    return "correct" if CORRECT.search(text) and not tells else None
