"""Reads with whom something may be shared, said in so many words: "ask me before you talk to anyone". None without it."""

import re

_TELL = r"(?:share|tell|talk|speak|pass|give|contact)(?:ing|ed)?"
_ANYONE = (r"(?:none|none of them|anyone|anybody|any1|no ?one|nobody|no1|a soul|others?(?: \w+)?|any(?:one)? else|any of them|all of them"
    r"|everyone|everybody|them all"
           r"|(?:other |any |any other |outside )(?:people|services?|agenc(?:y|ies)|companies|charit(?:y|ies)|organi[sz]ations?)|people|services"
           r"|agencies)")
_NOT = r"(?:don'?t|do not|dnt|dunna|never|stop|quit)"
_THEIRS = r"(?:my|me|mi|any of my) (?:\w+ )?(?:info\w*|details?|data|stuff|things|business|story|case|problems?|messages?)"
_END = (r"(?:\W+(?:no more|any ?more|no longer|now|please|pls|ta|thanks|duck|at all|again|with (?:no ?one|nobody|any ?one|anybody)|actually"
        r"|ever))*\W*(?:$|[.,;])")
_NOT_THEM = r"(?<!\bi )(?<!\bwe )(?<!\bhe )(?<!\bshe )(?<!\bthey )(?<!\bwho )(?<!people )"
_WITHOUT_ASKING = re.compile(
    r"\b(?:without|unless|until|till|not before)\b[\w' ]{0,12}\b(?:ask(?:ing|ed)?|check(?:ing|ed)?|tell(?:ing)?|told|run(?:ning)?|my (?:ok|okay"
    r"|permission|consent"
    r"|say ?so)|i say)\b")
_RULES = {  # the careful one first
    "none": rf"(?:{_NOT_THEM}\b(?:don'?t|do not|dunna|never|stop)|\b(?:don'?t|do not|dunna|never)(?: ever| really)? want)\b(?: you| u)?"
    rf"(?: to)? {_TELL}\b[\w ]{{0,24}}\b{_ANYONE}\b"
    rf"|\bkeep (?:it|this|that|everything) (?:between us|private|to yourself|secret)\b|\b{_TELL}(?: to| with)? (?:nobody|no ?one)\b"
    r"|^\W*sharing\W+(?:none|nobody|no ?one)\b"
    r"|\bsharing\b[\w' ]{0,12}\b(?:to|be|is|as)(?: be)?\W+(?:none|nobody|no ?one|nowt|3|three)\b"
    rf"|\b(?:don'?t|do not|dunna|never|wouldn'?t|rather not|not) (?:want|have|like) {_ANYONE}(?: \w+){{0,3}}? (?:told|knowing|to know|to be told"
    rf"|being told|involved"
    r"|contacted|informed|asked|to find out|finding out|to hear|hearing|in (?:it|on it))\b"
    r"|\b(?:no ?one|nobody)(?: else)?(?: is| are)?(?: to| should| can| must| gets? to)(?: be)? (?:told|know|find out|involved|contacted)\b"
    rf"|{_NOT_THEM}\b{_NOT}(?: want| you| u| to| go| be)* (?:share|sharing)(?: (?:it|this|that|nothing|anything|owt|nowt|any|of it|{_THEIRS}"
    rf"|what i\w*(?: \w+)?))*{_END}"
    rf"|\b(?:don'?t|do not|dunna|never) (?:want|like) {_THEIRS} (?:being )?(?:shared|passed (?:on|round|about)|given (?:out|away)|sent (?:on"
    rf"|round)|going round)"
    rf"{_END}|\b(?:leave|keep) (?:everyone|everybody|all of them|them all|other people)(?: else)? out\b"
    r"|\b(?:withdraw|take back|taking back|cancel|stop|remove)(?: all)? my (?:consent|permission|agreement)\b"
    r"|\bi (?:don'?t|do not|no longer|never) (?:consent\b|agree(?: any ?more)? (?:to|with) (?:you |u )?(?:any )?(?:sharing|telling|talking"
    r"|it being shared))",
    "ask_first": rf"(?<!did you )(?<!did u )\bask me (?:first|before|1st)|\bcheck with me (?:first|before)|\bbefore (?:you|u) {_TELL}\b"
    r"|\bsharing\b[\w' ]{0,12}\b(?:to|be|is|as)(?: be)?\W+(?:ask|2|two)\b|\b(?:need|have|want you|got) to ask me\b"
    rf"|{_NOT_THEM}\b{_NOT}(?: want| you| u| to| go| be)* (?:tell|talk to|speak to|share with|contact|involve|inform) them\b",
    "all": rf"\b(?:(?:you|u|they|worker|team)(?: all)? (?:can|may|could|are (?:ok|free|allowed) to)|(?:ok|okay|fine|alright|happy|don'?t mind)"
    rf"(?: with| if| for)*"
    rf"(?: you| u| them)?(?: to)?|^(?:\W*(?:ok|okay|yes|yeah|yep|actually|sorry|well|please|pls|go on|just)\b)*)\W*(?:to )?(?:talk|speak|share"
    rf"|tell)(?:ing)?"
    rf"(?: it| this| my \w+)?(?: to| with)? (?:who ?ever|whom?(?: ?ever)? (?:you|u) (?:like|want|need|please|wish)|{_ANYONE})\b(?! else)(?!\?)"
    r"|\bsharing\b[\w' ]{0,12}\b(?:to|be|is|as)(?: be)?\W+(?:all|everyone|anyone|1|one)\b",
}
_LIMITED = re.compile(r"\b(?:not|never|n't|no|only|unless|can'?t|cannot|won'?t|nobody|no ?one)\b|\b(?:don'?t|do not)(?! mind)|\?\s*$")


def sharing_said(text: str) -> str | None:
    """none, ask_first or all (the careful one first), or None. What is loose is taken only where nothing in the text limits it."""
    plain = text.replace("’", "'").casefold()
    rule = next((value for value, words in _RULES.items() if re.search(words, plain)), None)
    if rule == "none" and _WITHOUT_ASKING.search(plain):
        return "ask_first"
    return None if rule == "all" and _LIMITED.search(plain) else rule
