"""Reads who is to be left out, who alone may be told, and who may be told after all: "dont tell the red cross". Pure."""

import re
from dataclasses import dataclass

from bot.understanding.readers.agencies import AGENCY, KIN, in_words, named

_WHOSE = r"(?:(?:the|my|me|mi|our|ar|any|his|her|their) )?"
_ALL = r"(?:any ?one|anybody|any|every ?one|everybody|all(?: of them)?|who ?ever)"
_BUT = (r"(?:but(?: not| for)|(?<=all )but|(?<=one )but|(?<=body )but|(?<=any )but|(?<=them )but|except(?: for| from)?|apart from|other than|bar"
        r"|excluding|minus)")
_GAP = r"(?:(?!\b(?:cos|coz|because|cause|when|if|unless|until|after|before|while|mind|care|of|in case)\b)[\w' ])"
_ISNT = (r"(?<!it's )(?<!its )(?<!it is )(?<!that's )(?<!thats )(?<!was )(?<!i'm )(?<!im )(?<!he's )(?<!hes )(?<!is )(?<!are )(?<!am )(?<!if )")
_BARE = re.compile(  # "not the police": in a few words, or where sharing is what it is about
    rf"{_ISNT}\b(?:exclude|miss out|but not|except(?: for)?|apart from|not|nothing to do with|without|bar|other than)"
    rf"(?: with| to| for| from)? {_WHOSE}(?:{AGENCY})\b"
    rf"|\b(?:{AGENCY}) no(?=\W*$|,| and\b)"
    rf"|^\W*(?:yes |yeah |all |but |please )*no (?:{AGENCY})(?: please| pls| thanks| ta| though)?\W*$", re.I)
_LEFT_OUT = re.compile(
    rf"\b(?:leave|keep) {_WHOSE}(?:{AGENCY}) (?:\w+ )?(?:out(?! of (?!it|this|that|things))|away|off)\b"
    rf"|\b(?:leave|keep) (?:(?:it |this |that )(?:away )?from|out) {_WHOSE}(?:{AGENCY})\b"
    rf"|\b{_ALL} but (?:not )?{_WHOSE}(?:{AGENCY})\b"
    rf"|\b(?:don'?t|do not|dunna|never) want {_WHOSE}(?:{AGENCY}) (?:involved|told|in (?:it|on)|knowing|to (?:know|be)|near|round)\b"
    rf"|(?<!he said )(?<!she said )(?<!they said )(?<!says )(?<!saying )(?<!told me )(?<!tells me )"
    rf"\b(?:don'?t|do not|dunna|never|dont want|rather not|please not)\b{_GAP}{{0,20}}\b(?:tell|share|talk|speak|involve"
    rf"|contact|ring|pass|involving|inform|include|bring)\b{_GAP}{{0,20}}?\b(?:{AGENCY})\b",
    re.I)
_ABOUT_SHARING = re.compile(r"\b(?:tell|talk|speak|shar(?:e|ing)|involve|inform|contact|ring|pass)", re.I)
FEW_WORDS = 10

_OTHERS = ("i we he she they you it who that which people mum mam mom dad nan wife husband partner ex landlord landlady council doctor"
           " doctors gp police school kids son daughter lad sister brother boyfriend girlfriend neighbour neighbours").split()
_SAID_TO_ME = ("he said", "she said", "they said", "says", "saying", "told me", "to me", "tells me")  # they were told to keep quiet
_THEY_DO = "".join(rf"(?<!\b{subject} )" for subject in (*_OTHERS, *_SAID_TO_ME))
_NOT_TO = (
    rf"(?:{_THEY_DO}\b(?:don'?t|dnt|do not|dunna|never|stop|please not|pls not|rather not)"
    r"|\b(?:you|u|they|worker) (?:can'?t|can ?not|mustn'?t|must not|shouldn'?t|should not|(?:are|r) not (?:allowed )?to)"
    r"|\bi (?:really )?(?:don'?t|do not|dunna|never|wouldn'?t) want (?:you|u|yous|them|any ?one|anybody|it|my (?:key )?worker)|\bi(?:'?d"
    r"| would) rather (?:you|u|they) (?:didn'?t|don'?t|not))"
    r"(?: (?:want|you|u|yous|ever|go|going|even|please|pls|to|be|them|my|key|worker))*")
_THINGS = (r"(?: (?:nothing|anything|owt|nowt|it|this|that|me|stuff|things|all|any|of|on|a|word|about|what i(?:'ve)?|said|told you|say"
           r"|m[yei] (?:\w+ )?(?:info\w*|details?|stuff|data|business|things|story|case|name|number|address|messages?|file|problems?)))*")
_TELL = r"(?:tell|inform|involve|contact|approach)(?:ing)?"
_TALK = r"(?:talk|speak|share?|pass|give|giving|send|discuss|mention|liaise|chat)(?:ing)?"
_TOLD = (r"(?:being )?(?:told|involved|knowing|informed|contacted|finding out|hearing|seeing|asked|(?:talked|spoken) to"
         r"|to (?:know|see|hear|find out|be (?:told|involved))|in (?:it|on it))")
_LEFT_OUT_WORDS = [re.compile(words, re.I) for words in (
    rf"{_NOT_TO} {_TELL} (?P<who>.+)",
    rf"{_NOT_TO} {_TALK}{_THINGS} (?:to|with|wi|onto) (?P<who>.+)",
    rf"{_NOT_TO} let (?P<who>[^.,;]{{2,30}}?) (?:know|see|find out|hear)\b",
    rf"\b(?:don'?t|do not|dunna|never|not|wouldn'?t|don'?t really) want (?P<who>(?!to )[^.,;]{{2,30}}?) {_TOLD}\b",
    r"\b(?:don'?t|do not|dunna|never) want [^.,;]{2,30}? (?:shared|passed(?: on)?|sent|given|going)(?: out)? (?:to|with) (?P<who>.+)",
    r"\b(?:leave|keep) (?P<who>[^.,;]+?) (?:well |right )?out of (?:it|this|that|things)\b",
    rf"{_THEY_DO}\b(?:keep|leave|hide) (?:it|this|that|everything|things) (?:secret |away |private )*from (?P<who>.+)",
    rf"\b(?:talk|tell|speak|share|sharing|involve|inform)(?:ing)?\b[^.,;]{{0,20}}\b(?:{_ALL}|who \w+ \w+)\W+(?:them |else )?{_BUT} (?P<who>.+)",
    r"\bso (?:that )?(?P<who>(?:the|my|me|our) [\w' ]{2,24}?) "
    r"(?:isn'?t|aren'?t|is not|are not|doesn'?t|don'?t)(?: get)? (?:told|know|involved|contacted|find out)\b",
    r"\b(?:no ?one|nobody) (?:at|from|in) (?P<who>[^.,;]{2,30}?) (?:can|must|should|is to|gets to|to) (?:know|be told|find out|hear)\b",
    r"(?:^|[.,] ?|\b(?:and|but|so|cos|because) )(?P<who>(?:my|me|mi|our|ar|the) (?:[\w']+ ){1,3}?)"
    r"(?:(?:is|are) not (?:allowed )?to|(?:must|can|should)(?:n'?t| ?not)) (?:know|be told|find out|hear)\b",
    r"\b(?:said|told (?:you|u)|told you lot|meant|asked for) (?:that )?not (?:(?:to|with|for|tell|telling) )*(?P<who>(?:the|my|me|mi|our|ar) .+)",
)]
_EXCEPT = [re.compile(rf"\b(?:any ?one|anybody|every ?one|everybody|all of them|who ?ever)\W+(?:else )?{_BUT} (?P<who>.+)", re.I)]
_WHERE_ASKED = [re.compile(words, re.I) for words in (  # only where we ask with whom it may be shared
    rf"\b{_BUT} (?P<who>.+)", rf"{_ISNT}\b(?:not|nor|without|never)(?: with| to| for| from)? (?P<who>.+)",
    r"(?:^\W*(?:yes|yeah|ok|all)\b\W*|,\s*|\b(?:and|but) )no (?P<who>.+)", r"(?:^|,|\byes\b|\band\b)\s*(?P<who>(?:(?!\byes\b)[\w' ])+?) no\W*(?:$|,)",
)]

_BUT_THEM = r"(?: of them)?(?: else)? (?:but|except(?: for)?|apart from|bar|other than|only)(?: to| with)?"
_NONE_BUT = (rf"(?:\b(?:{_TELL}|{_TALK}){_THINGS}(?: to| with)? (?:none|no ?one|nobody)"
             rf"|{_NOT_TO} (?:{_TELL}|{_TALK}){_THINGS}(?: to| with)? (?:{_ALL}|no ?one|nobody|none|a soul)){_BUT_THEM}")
_NOBODY_BUT = re.compile(rf"^\W*(?:[\w']+\W+){{0,2}}?(?:none|no ?one|nobody){_BUT_THEM} (?P<who>.+)", re.I)  # at home, or helping, it is an answer
_HE_DOES = (r"(?<!\bi )(?<!\bwe )(?<!\bhe )(?<!\bshe )(?<!\bif )(?<!\bi can )(?<!\bwe can )(?<!\bi'd )(?<!\bi'll )(?<!\bill )(?<!\bi will )"
            r"(?<!\bhe can )(?<!\bshe can )(?<!\bim )(?<!\bi'm )")
_ONLY = [re.compile(words, re.I) for words in (
    rf"{_NONE_BUT} (?P<who>.+)",
    rf"{_HE_DOES}\bonly (?:to )?(?:tell|inform|involve|talk|speak|share|discuss)(?:ing)?{_THINGS}(?: to| with)? (?P<who>.+)",
    rf"\bonly (?:agreed|agrees?|wants?|wanted|happy|ok|okay|fine|said yes|says yes|consents?)(?: to| with| for)* (?P<who>[^.,;]+?) {_TOLD}\b",
    r"\b(?:only|just) (?P<who>(?!to )(?:[\w']+ ){0,3}?[\w']+) (?:(?:to|can|may|should|is|are|is to|are to|must|allowed to|get to) )+(?:be )?"
    r"(?:told|know|hear|see it|involved)\b",
    r"\b(?:only|just) (?P<who>(?:[\w']+ ){0,3}?[\w']+) being (?:told|involved|contacted|informed)\b",
)]
_ONLY_WHERE_ASKED = [re.compile(words, re.I) for words in (
    r"\b(?:only|just)(?: (?:tell|talk|speak|share|ask|inform))?(?: to| with)? (?P<who>.+)",
    r"^\W*(?P<who>[\w', ]+?) (?:only|and (?:no ?one|nobody) else)\b",
)]
_ONLY_AT_CHECK = [re.compile(words, re.I) for words in (
    rf"\b(?:only|just)(?: (?:tell|talk|speak|share|inform))?(?: to| with)? (?P<who>{_WHOSE}(?:{AGENCY})\b.*)",
    r"\b(?:just|only)(?: (?:tell|talk|speak|share|inform))(?: to| with)? (?P<who>.+)",
    r"\b(?:only|just) (?P<who>(?:[\w']+ ){0,3}(?:people|team|lot|service|charity|advice|bank|trust|centre))\W*$",
)]

_OF_THE_TROUBLE = re.compile(  # "its not the damp just my mum": what it is about, not who may be told
    rf"\b(?:it'?s|it is|that'?s|it was) (?:not|nothing)(?: to do with| about)? (?!(?:right|correct|true|so|ok|fine|everyone|everybody|any\w*|all)\b)"
    rf"(?!{_WHOSE}(?:{AGENCY})\b)|\b(?:it'?s|it is|that'?s|about) (?:just|only)(?: about)? {_WHOSE}(?:family|{'|'.join(KIN)})\b"
    r"|\b(?:just|only) about\b", re.I)
_WANTED_TOLD = re.compile(  # at the summary, of whom they left out themselves
    rf"\bi (?:do |would |'?d )?(?:want|like)(?: it| you to tell)? (?P<who>[^.,;]{{2,30}}?) {_TOLD}", re.I)
_AFTER_ALL = [re.compile(words, re.I) for words in (
    rf"\b(?:ok|okay|fine|alright|all right|don'?t mind|happy|allowed)(?: now)?(?: (?:for |with |if )?(?:you|u|them|they))?(?: now)?(?: to| if)?"
    rf" (?:{_TELL}|{_TALK}|ring|call){_THINGS}(?: to| with)? (?P<who>.+)",
    rf"\b(?:you|u|they) (?:can|may|could)(?: now)? (?:{_TELL}|{_TALK}){_THINGS}(?: to| with)? (?P<who>.+)",
    r"(?:^\W*(?:(?:ok|yes|yeah|actually|sorry)\W+)*|[.,] ?)(?P<who>[\w' ]+?) (?:can|may) (?:be told|know)\b",
)]
_DENIED = re.compile(r"[.;!?]|\b(?:but )?(?:not|never|nor|no|without|don'?t|do not)\b", re.I)  # "only citizens advice. not the police"
_NOT_CLEAR = re.compile(r"\?|\b(?:not|no|never|only|just|unless|if|when|but|except|can'?t|cannot|won'?t|until|before)\b|\b(?:don'?t|do not)"
    r"(?! mind)|n't\b(?<!don't)", re.I)
_NOT_BOTHERED = re.compile(r"(?<=[a-z]) \b(?<=em |ll )(?:(?:i'?m|am) )?(?:not|anna|ain'?t) (?:(?:really|that|too) )?(?:bother\w*|fuss\w*)\b", re.I)
_AT = re.compile(r"(?<=[a-z] )\b(?:any ?one|anybody|no ?one|nobody|every ?one|everybody|them|people) (?:at|from|in|down|up)(?= (?:the|my|me|mi"
    r"|our|ar)\b)", re.I)


@dataclass(frozen=True)
class Told:
    """What a text says of who is told: our names for services and people, or the words they used."""

    out: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    after_all: tuple[str, ...] = ()  # may be told though they were left out


def tidied(text: str) -> str:
    """The text as these patterns read it: "anyone at the council" is the council."""
    text = _NOT_BOTHERED.sub("", text)
    return re.sub(r"(?<=\w)(?:\.{2,}|…)", ", ", _AT.sub("", text.replace("’", "'")))


def who_is_told(text: str, asked: str | None = None) -> Told:
    """Who is left out, who alone is told, who is told after all. `asked`: what our last words asked for."""
    plain = tidied(text)
    of_all = [_NOBODY_BUT] if asked in (None, "sharing", "check") else []
    where = _ONLY_WHERE_ASKED if asked == "sharing" else _ONLY_AT_CHECK if asked == "check" else []
    if asked == "check" and _OF_THE_TROUBLE.search(plain) and not _ABOUT_SHARING.search(plain):
        where = []
    if only := _first([*of_all, *_ONLY, *where], plain):
        but = re.search(_NONE_BUT, plain, re.I) or _NOBODY_BUT.search(plain)
        return Told(out=() if but else tuple(who for who in _left_out(plain, asked) if who not in only), only=tuple(only))
    if out := _left_out(plain, asked):
        return Told(out=tuple(out))
    return Told() if _NOT_CLEAR.search(text) or len(text.split()) > FEW_WORDS else Told(after_all=tuple(
        _found([*_AFTER_ALL, *([_WANTED_TOLD] if asked == "check" else [])], plain)))


def left_out(text: str, asked: str | None = None) -> list[str]:
    """The services and people with a name of ours that a text says to leave out: "leave the police out of it"."""
    plain = text.replace("’", "'")
    found = _named_out(plain, asked)
    return named(plain[found.start():]) if found else []


def without_left_out(text: str, asked: str | None = None) -> str:
    """The text without the part about whom to leave out, so that "not the police" is not read as "nobody"."""
    plain = text.replace("’", "'")
    found = _named_out(plain, asked)
    return (plain[: found.start()] + plain[found.end():]) if found else plain


def _named_out(plain: str, asked: str | None) -> re.Match[str] | None:
    few = len(plain.split()) <= FEW_WORDS and asked not in ("household", "helpers", "agreement", "matters_most")  # "no doctor" helps them
    bare = asked in ("sharing", "check") or few or _ABOUT_SHARING.search(plain)
    found = [match for words in (_LEFT_OUT, *([_BARE] if bare else [])) if (match := words.search(plain))]
    return min(found, key=lambda match: match.start()) if found else None


def _left_out(plain: str, asked: str | None) -> list[str]:
    words = _LEFT_OUT_WORDS + (_EXCEPT if asked == "check" else []) + (_WHERE_ASKED if asked == "sharing" else [])
    return list(dict.fromkeys([*left_out(plain, asked), *_found(words, plain)]))


def _found(patterns: list[re.Pattern[str]], plain: str) -> list[str]:
    return list(dict.fromkeys(who for words in patterns if (found := words.search(plain)) for who in in_words(found["who"])))


def _first(patterns: list[re.Pattern[str]], plain: str) -> list[str]:
    return next((who for words in patterns if (found := words.search(plain)) and (who := in_words(_DENIED.split(found["who"])[0]))), [])
