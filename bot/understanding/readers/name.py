"""Reads what somebody wants to be called. Generous where the name is asked for, cautious everywhere else."""

import re
import unicodedata

from bot.understanding.readers.first_names import ALSO_WORDS, FIRST_NAMES, NAMES_ALSO_TIMES, NEVER_AFTER_IM
from bot.understanding.readers.name_by_postcode import name_by_postcode
from bot.understanding.readers.name_signed import signed_name
from bot.understanding.readers.name_words import NICKNAMES, TITLES, capitalise, known, name_at, possible, take
from bot.understanding.readers.words import plain

_GREETINGS = (
    r"(?:(?:hi+|hiya|hello|hey+|hullo|yo|ay ?up|eyup|alright|alreet|good (?:morning|afternoon|evening)|morning|evening"
    r"|afternoon|there|duck|mate|yes|yeah|yeh|yep|yh|yea|ok|okay|sure|oh|er+m?|u+m+|well|no|nah|sorry|so|right"
    r"|of course"
    r"|course|no problem|thanks|ta|please|ah|haha|lol|again|hun|love|all|actually)\b(?!')[ ,.!:;-]*)*"
)
_IM = r"(?:i'?m|i am|am|iam)"
_ITS = r"(?:it'?s|it is|its|this is|that'?s|ts|tis)"
_WORD = r"[^\W\d_]+(?:['-][^\W\d_]+)?"

# What follows is what they want to be called, whatever else was said.
_CHOSEN = re.compile(
    r"\b(?:(?<!don't )(?<!dont )(?<!not )(?<!never )(?<!to )(?:call|calls) me(?: by)?(?: my (?:nickname"
    r"|middle name))?"
    rf"|(?:{_IM}|be|being|get|gets|also|usually|always|mostly|better) (?:called|known as)|known as|aka"
    r"|(?:people|everyone|everybody|most|mates|folk|just|can) says?|eve?ryone? calls? me"
    r"|(?:i )?(?:go|goes|going) by(?: the name)?(?: of)?|answers? to|address me as"
    r"|prefer(?: to (?:be called|go by)| being called| if you call me)?) ",
    re.I,
)
_ONLY_WHEN_ASKED = re.compile(r"aka|prefer|says?$", re.I)
_FOR_SHORT = re.compile(
    rf"(?:\b(?:or|but|and|just)|[,.(/-]|^)\s*(?:just )?({_WORD}(?: {_WORD})?)"
    r"(?: for short| (?:is|will be|would be|'ll be|'s) (?:fine|ok|okay|best|better|good|great)|'s fine| will do|'ll do"
    r"| is what (?:i|they|people|everyone|most)"
    r"| to (?:m[ye] )?(?:mates|friends|pals|family)| (?:they|people|everyone|everybody|mates|we|my \w+)(?: all)? calls? me)\b",
    re.I,
)
_MAY_CHOOSE = re.compile(r"call|known as|go(?:es)? by|going by|prefer|say|aka|answer|address me", re.I)
_MAY_INTRODUCE = re.compile(  # a quick look, so that most texts need no more
    r"na[amz]|imi[eę]|nme|sp[eo]l|num|chea?m|llamo|nombre|nome|appelle|isme|اسمي|зовут|звати|नाम|نام|ਨਾਮ", re.I
)
_IN_BRACKETS = re.compile(r"^([^()]{2,30})\(([^\W\d_]{2,15})\)$")
_BUT = re.compile(rf"^{_WORD}(?: {_WORD})?,? but (?:its |it's |just |really |mostly )?({_WORD})[ .!x]*$", re.I)
_NOT_THIS = re.compile(
    rf"(?:\b(?:{_ITS}|{_IM}|no|sorry|should be|i said)\b|^)[ ,]*({_WORD})(?: [^\W\d_]+)?"
    r"(?: (?:with|without) (?:an?|the|no) \w+)?[ ,]+(?:and )?not ([^\W\d_]+)",
    re.I,
)
_NOT_THAT = re.compile(
    rf"^(?:no[ ,]+)?(?:not|its not|it's not|im not|i'm not|i am not|isnt) ([^\W\d_]+)"
    rf"(?:[ ,.]+(?:but|its|it's|im|i'm|it is|i am)|[,.]+)+ ({_WORD})",
    re.I,
)
_SLIP = re.compile(  # "Wayne, no, Shane"
    rf"^(?:{_IM} |{_ITS} )?({_WORD})[ ,.-]+(?:no|nope|sorry|oops|wait|i mean)\b[ ,.-]*"
    rf"(?:(?:wait|sorry|{_ITS}|i mean|make that)[ ,]+)*({_WORD})[ .!x]*$",
    re.I,
)
_ONE_LETTER = re.compile(r"^\W*(?:just|its|it's|put|call me|only|use)(?: the letter)? ([^\W\d_x])[ .!]*$", re.I)
_TO_YOU = re.compile(rf"\b({_WORD}) to (?:you|u|yous|youse|yer|strangers|everyone else|the council)\b", re.I)
THEYRE_CALLED = re.compile(  # by whoever writes for somebody: "I'm Howard, mum's Beryl"
    r"\b(?:mum|mom|mam|dad|nan|gran|grandad|(?:the |my )?(?:client|patient|tenant|lady|gentleman)(?: likes to be)?)(?:'?s| is| called)+ "
    r"(?-i:(?=[A-Z]))", re.I)
_NOW = re.compile(
    rf"\bso(?: just)? ({_WORD})[ .!x]*$|\bnow (?:{_ITS}|{_IM}|just) ({_WORD})"
    rf"|(?:\bno,? (?:just|its|it's)|[.,] well) ({_WORD})[ .!x]*$",
    re.I,
)
_NOBODY_NAMED = ("anything_else", "safe_contact", "postcode")  # questions that no other person's name answers
_PRONOUNS = re.compile(r"\b(?:she|he|they)/(?:her|hers|him|his|them|theirs|they)\b[ ,.;-]*", re.I)

# What follows is a name because they say so.
_INTRODUCED = re.compile(
    r"(?:\b(?:my|me|mi|m) (?:own |first |full |proper |real |actual )?(?:name|nam|nme|naem)(?:'?s| is|)(?: is| iz"
    r"|,? it is|,? it'?s)?[ :]+"
    r"|^(?:hi |hello |hiya )?(?:the )?(?:first )?names?(?:'s| is|:| -|)[ :]+"
    r"|\b(?:mam na imi[eę]|na imi[eę] mam) |\bnazywam si[eę] |\bm[aă] numesc |\bnumele meu (?:este|e) "
    r"|\bm[aă] cheam[aă] |\bme llamo "
    r"|\bmi nombre es |\bje m'appelle |\bmeu nome [eé] |\bmera naa?m (?:hai )?|اسمي |انا اسمي |меня зовут |мене звати "
    r"|میرا نام |मेरा नाम |ਮੇਰਾ ਨਾਮ )",
    re.I,
)
_NO_VERB = re.compile(r"\bna?[em]+ $", re.I)  # "my name Agnieszka": a known name or a capital has to speak for it
_PUT_RIGHT = re.compile(
    r"(?:\b(?:my |me |mi |the |change |correct |put )name\b[^.]{0,30}?\b(?:its|it's|it is|should be|to|should say)"
    r"|\b(?:it'?s|is|its)? ?(?:spelt|spelled|spelling is)(?: as| like)?) ",
    re.I,
)
_THEIR_NAME = re.compile(r"\b(?:his|her|their|hers|mum's|mums|dad's|dads) name(?:'?s| is)?(?: is)? ", re.I)
_REGARDS = re.compile(
    r"\b(?:kind regards|regards|best wishes|yours (?:sincerely|faithfully|truly)|sincerely)[ ,.:-]*", re.I
)

# A bare answer to the question, and what may come around it.
_START = re.compile("^" + _GREETINGS, re.I)
_LEAD_IN = re.compile(
    rf"^(?:{_IM}|{_ITS}|that would be|that'd be|just|only|the|me is|me|is me|is|name|mine is|mines|it would be"
    r"|(?:i(?:'?ve)? (?:already |just )?(?:told|said|gave)(?: (?:you|u|ya|yer|it))?|(?:already |just )?told (?:you|u|ya|yer))"
    r"(?: (?:already|once|before|it|that|was))*"
    r"|(?:you can |u can )?(?:just )?(?:put|write|use|say|have)(?: me)?(?: down(?: as)?)?|jestem|sunt|soy|я)[ :,-]+",
    re.I,
)
_LAST_OF_ALL = re.compile(rf"(?:[,.!:?] ?|\b(?:{_ITS}|{_IM}|put|use) )({_WORD})[ .!x]*$", re.I)  # "dont tell anyone its Lisa"
_QUESTION = re.compile(
    r"^(?:who|what|whats|why|how|when|where|which|do|does|did|can|could|would|will you|is|are|should|shall|has|have"
    r"|may i)\b",
    re.I,
)
_SPELLED = re.compile(r"^(?:[^\W\d_][ .-]+){2,}[^\W\d_]$")
_LETTER_BY_LETTER = re.compile(r"(?:[^\W\d_][ .-]+){2,}[^\W\d_]\b")
_SPELLED_AFTER = re.compile(r"^\W*(?:(?:spelt|spelled|that'?s) )?((?:[^\W\d_][ -]){2,}[^\W\d_])\b", re.I)
_AFTER_BARE = re.compile(
    r"^\W*(?:$|[,.!;:()/\"*-]|(?:here|speaking|please|pls|plz|thanks|thank|thx|ta|cheers|x+|xo+x*|from|but|and|im"
    r"|i'm|i|ive"
    r"|iv|ok|mate|duck|bro|bruv|pal|boss|darling|dear|babe|hen|sis"
    r"|not|no|with|without|spelt|spelled|though|then|like|as in|btw|by the way|innit|lol|again|or"
    r"|aka|everyone"
    r"|people"
    r"|is fine|'s fine|is my name|is me|is what|is ok|is good|will do|'ll do|for short|short|my|me|need|\d+|age|aged"
    r"|surname"
    r"|last"
    r"|in|at|of|sorry"
    r"|will be|would be|inshallah|mashallah|yes|hi|hello|love|hun|because|cos|u|you|what|who|why|how|can|if"
    r"|ring|text|call|bhai|ji|st\d)\b)",
    re.I,
)

# Nobody asked: only a known first name, and only where what follows keeps it the sender's.
_BARE_IM = re.compile(rf"(?:^|[,.!;:-] ?|\b(?:hi|hiya|hello|hey|and|so) ){_IM} ", re.I)
_BARE_ITS = re.compile(rf"^{_GREETINGS}{_ITS} (?:only )?(?:me,? )?", re.I)
_HERE = re.compile(
    rf"^{_GREETINGS}([^\W\d_]+(?: [^\W\d_]+)?) (?:here|speaking)\b(?! (?:is|was|to|for|in|at|the))", re.I
)
_AFTER_IM = re.compile(
    r"^\s*(?:$|[,.!;:(-]|(?:and|from|here|i|im|i'm|ive|iv|i've|my|again|btw|but|not|x+|a|aged?|\d+|st ?\d+|we|need"
    r"|live|got"
    r"|have"
    r"|with|by the way|please|just|this|how|hi|who|is my name)\b)",
    re.I,
)
_AFTER_ITS = re.compile(
    r"^\s*(?:$|[,.!;:-]|(?:here|again|btw|by the way|i|im|i'm|ive|i've|my|and (?:i|im|i'm|ive|my)|x+|calling|texting|ringing"
    r"|from(?! (?:next|up|down|work|the|over|across|number|no|flat|my|school)))\b)",
    re.I,
)


def _letters(text: str) -> str:
    """Emoji and signs out; letters of every script, their marks, and plain punctuation stay."""
    if text.isascii():
        return text
    return "".join(c if c < "\x7f" or unicodedata.category(c)[0] in "LMN" else " " for c in text).strip()


def _chosen(text: str, asked: bool) -> str | None:
    """"Everyone calls me Shaz", "Shaz for short", "Shaz not Sharon": said to be the one to use."""
    if " not " in text.lower() or text[:4].lower() in ("not ", "its ", "it's"):
        that, this = _NOT_THAT.search(text), _NOT_THIS.search(text)
        if that and possible(that[2]) and (asked or known(that[2])):
            return name_at(that[2])
        if this and possible(this[1]) and possible(this[2]) and (asked or known(this[1]) or known(this[2])):
            return name_at(this[1])
    if asked and (slip := _SLIP.match(text)) and known(slip[1]) and len(slip[2]) > 2 and possible(slip[2]):
        return capitalise(slip[2])
    if asked and (to_you := _TO_YOU.search(text)) and possible(to_you[1]):
        return capitalise(to_you[1])
    later = (_NOW.search(text) or _BUT.match(text)) if asked else None
    if later and possible(later[later.lastindex or 1]):
        return capitalise(later[later.lastindex or 1])
    for match in reversed(list(_CHOSEN.finditer(text))) if _MAY_CHOOSE.search(text) else ():
        words, _ = take(text[match.end():])
        strict = not asked and _ONLY_WHEN_ASKED.search(match[0].strip())
        written_as_name = bool(words) and (asked or words[0] in text)
        if words and (known(words[0]) or (written_as_name and not strict)):
            return " ".join(words)
    if asked and (short := _FOR_SHORT.search(text)):
        words, rest = take(short[1])
        if words and not rest.strip():
            return " ".join(words)
    brackets = _IN_BRACKETS.match(text) if asked else None
    if brackets and possible(brackets[2]) and len(brackets[2]) < len(brackets[1].strip()):
        return capitalise(brackets[2])
    return None


def _introduced(text: str) -> str | None:
    """"My name is …", in a few languages; "you got my name wrong its …"; "Kind regards, …"."""
    for pattern in (_PUT_RIGHT, _INTRODUCED) if _MAY_INTRODUCE.search(text) else ():
        for match in pattern.finditer(text):
            letters = _LETTER_BY_LETTER.match(text, match.end())
            name = capitalise(re.sub(r"\W", "", letters[0])) if letters else name_at(text[match.end():])
            if name and (letters or not _NO_VERB.search(match[0]) or known(name.split()[0]) or name in text):
                return name
    for match in _REGARDS.finditer(text):
        words, rest = take(text[match.end():])
        if words and not rest.strip(" .,x"):
            return " ".join(words)
    return None


def _bare(text: str) -> str | None:
    """The whole answer is the name, give or take "its", a greeting or a kiss. Only where the name was asked for."""
    text = _START.sub("", text)
    led = bool(_LEAD_IN.match(text))
    for _ in range(3):
        text = _START.sub("", _LEAD_IN.sub("", text))
    if _QUESTION.match(text):
        return None
    letters = re.sub(r"\W", "", text)
    if _SPELLED.match(text.rstrip(".! ")) and len(set(letters.lower())) > 1:  # "x x x" are kisses
        return capitalise(letters)
    words, rest = take(text)
    if not words:
        last = _LAST_OF_ALL.search(text)
        return name_at(last[1]) if last and known(last[1]) else None
    spelled = _SPELLED_AFTER.match(rest)
    if spelled and len(words) == 1 and spelled[1][0].lower() == words[0][0].lower():
        return capitalise(re.sub(r"\W", "", spelled[1]))
    if not any(known(word) for word in words):
        too_many = len(words) > 2 and text.islower() and not led
        if too_many or rest.lstrip().startswith("?"):
            return None
    return " ".join(words) if _AFTER_BARE.match(rest) else None


def _alone(text: str, asked: str | None) -> str | None:
    """ "Tash", where nobody else could be meant."""
    first = text.strip(" .,x")
    return capitalise(first) if asked in _NOBODY_NAMED and first.casefold() in FIRST_NAMES - NAMES_ALSO_TIMES else None


def _weak(text: str) -> str | None:
    """"im Kev and…", "its Kev", "Kev here": a known first name, or nothing. "im tired" and "im Polish" are no names."""
    here = _HERE.match(text)
    if here and not text.lower().startswith("no "):
        words, rest = take(here[1])
        if words and not rest and known(words[0]):
            return " ".join(words)
    for pattern, after in ((_BARE_IM, _AFTER_IM), (_BARE_ITS, _AFTER_ITS)):
        for match in pattern.finditer(text):
            tail = text[match.end():]
            words, rest = take(tail)
            if words and after.match(rest) and _surely(words, rest, tail, its=pattern is _BARE_ITS):
                return " ".join(words)
    return None


def _surely(words: list[str], rest: str, tail: str, its: bool) -> bool:
    """Whether nothing but a name is meant."""
    capital = tail[:1].isupper() and not tail.isupper()
    titled = words[0].lower() in TITLES | NICKNAMES and len(words) > 1
    first = words[titled].lower()
    if first in NEVER_AFTER_IM or (its and first in NAMES_ALSO_TIMES):
        return False
    if len(words) > 1 and not capital and not all(known(word) for word in words[1:]) and rest.strip(" .!,x"):
        return False  # "im sam strugglin …": what follows may be no surname
    sure = capital or re.match(r"[ ,]+\d\d\b", rest)  # "im ash, 19"
    return first in FIRST_NAMES or (first in ALSO_WORDS and bool(sure)) or words[0].lower() in TITLES and titled


_ASKS_FIRST = re.compile(r"^[^?]{3,60}\?\s*(?=\w)")
_HAI = re.compile(r"(\bmera naa?m\b.+?) hai\b", re.I)  # "is", at the end of the sentence
_A_COUPLE = re.compile(r"^\W*(?:(?:we'?re|we are|its|it'?s|its)\W+)?(\w+) (?:and|&|n) (\w+)(?: ([\w'-]+))?\W*$", re.I)  # "Trevor and Ann"
_POSTCODE = re.compile(r",? \b[a-z]{1,2}\d{1,2} ?\d[a-z]{2}\b", re.I)


def read_name(text: str, asked: str | None = None) -> str | None:
    """The name to call somebody by, sensibly capitalised; None for a mood, a refusal, a question or a story."""
    by_postcode = name_by_postcode(plain(text))
    signed = signed_name(text, asked) if asked != "name" else None
    text = _POSTCODE.sub(r",", text)  # "its Ann Bell st1 4lj"
    text = _HAI.sub(r"\1", text)
    text = re.sub(r"[.,]x+$", "", _PRONOUNS.sub("", _letters(plain(text))), flags=re.I)
    wanted = asked == "name"
    name = _chosen(text, wanted) or _introduced(text)
    if name or not wanted:
        return name or _weak(text) or by_postcode or signed or _alone(text, asked)
    if (both := _A_COUPLE.match(text)) and {both[1].casefold(), both[2].casefold()} <= FIRST_NAMES:
        return " ".join([capitalise(both[1]), "and", capitalise(both[2]), *([capitalise(both[3])] if both[3] else [])])
    if letter := _ONE_LETTER.match(text):
        return letter[1].upper()
    text = _ASKS_FIRST.sub("", text)  # "do i have to give my real one? just put Jay"
    theirs = _THEIR_NAME.search(text) or THEYRE_CALLED.search(text)
    return by_postcode or (name_at(text[theirs.end():]) if theirs else None) or _bare(text)
