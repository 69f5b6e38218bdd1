"""Reads what somebody wants to be called. Generous where the name is asked for, cautious everywhere else."""

import re
import unicodedata

from bot.understanding.readers.common_words import COMMON
from bot.understanding.readers.first_names import (
    ALSO_WORDS,
    FIRST_NAMES,
    NAMES_ALSO_TIMES,
    NEVER_AFTER_IM,
    PLAIN_SURNAMES,
)
from bot.understanding.readers.locality import NOT_A_SURNAME
from bot.understanding.readers.words import plain

TITLES = frozenset("mr mrs miss ms mx dr rev sister father auntie aunty uncle nana".split())
NICKNAME_WORDS = frozenset("big little lil young old mad fat tall wee baby ginger crazy".split())
PARTICLES = frozenset("de la da del van von der den bin ibn al el ul ur le du di dos st".split())
NO_IN_OTHER_SCRIPTS = frozenset("نعم لا شكرا مرحبا سلام اهلا نہیں ہاں جی да нет так ні спасибо привет дякую не знаю है नहीं हाँ ਨਹੀਂ ਹਾਂ 不 是".split())

_WORD = re.compile(r"[^\s!-&(-,/-@\[-`{-~]+")
_GREETINGS = (r"(?:(?:hi+|hiya|hello|hey+|hullo|yo|ay ?up|eyup|alright|alreet|good (?:morning|afternoon|evening)|morning|evening|afternoon"
              r"|there|duck|mate|yes|yeah|yeh|yep|yh|yea|ok|okay|sure|oh|er+m?|u+m+|well|no|nah|sorry|so|right|of course|course|no problem|thanks|ta|please"
              r"|ah|haha|lol|again|hun|love|all)\b[ ,.!:;-]*)*")
_START = re.compile("^" + _GREETINGS, re.I)
_IM = r"(?:i'?m|i am|am|iam)"
_ITS = r"(?:it'?s|it is|its|this is|thats|that'?s|ts|tis)"
# "…" and what follows is the name. The later rows give way to the earlier ones.
_CHOSEN = re.compile(
    r"\b(?:(?<!don't )(?<!dont )(?<!not )(?<!never )(?:call|calls) me(?: by)?(?: my (?:nickname|middle name))?|says?"
    r"|(?:i'?m|i am|be|being|get|gets|also|usually|always|mostly|better|am|better) (?:called|known as)|known as|aka"
    r"|(?:i )?(?:go|goes|going) by(?: the name)?(?: of)?|prefer(?: to (?:be called|go by)| being called| if you call me)?"
    r"|(?:ring|address) me as|answers? to) ", re.I)
_FOR_SHORT = re.compile(r"(?:\b(?:or|but|and|just)|[,.(/-]|^)\s*(?:just )?(\S+(?: \S+)?) (?:for short|is fine|is ok|is okay|is best|will do|'ll do|is good|to my (?:mates|friends))\b", re.I)
_IN_BRACKETS = re.compile(r"^[^()]{2,30}\(([^\W\d_]{2,15})\)$")
_INTRODUCED = re.compile(
    r"(?:\b(?:my|me|mi|m) (?:first |full |proper |real |actual )?(?:name|nam|nme|naem)(?:'?s| is|)(?: is| iz| it is)?[ :]+"
    r"|^(?:hi |hello |hiya )?(?:the )?(?:first )?names?(?:'s| is|:| -|)[ :]+"
    r"|\bmam na imi[eę] |\bnazywam si[eę] |\bm[aă] numesc |\bnumele meu (?:este|e) |\bm[aă] cheam[aă] |\bme llamo |\bmi nombre es |\bje m'appelle "
    r"|\bmeu nome [eé] |\bmera naa?m |\bisme |\bnavam |اسمي |انا اسمي |أنا |меня зовут |мене звати |میرا نام |मेरा नाम |ਮੇਰਾ ਨਾਮ |آمار نام )", re.I)
_THEIR_NAME = re.compile(r"\b(?:his|her|their|hers|mum's|mums|dad's|dads) (?:name)(?:'?s| is)?(?: is)? ", re.I)
_PUT_RIGHT = re.compile(
    r"(?:\b(?:my |the )name\b[^.]{0,30}?\b(?:its|it's|it is|should be|to|should say)|\b(?:it'?s|is|its)? ?(?:spelt|spelled|spelling is)(?: as| like)?) ", re.I)
_NOT_THIS = re.compile(rf"(?:^|\b(?:{_ITS}|{_IM}|no|sorry|should be|i said)\b)[ ,]*([^\W\d_]+(?:['-][^\W\d_]+)?)(?: [^\W\d_]+)?"
                       r"(?: (?:with|without) (?:an?|the|no) \w+)?[ ,]+(?:and )?not ([^\W\d_]+)", re.I)
_NOT_THAT = re.compile(rf"^(?:not|its not|it's not|im not|i'm not|isnt|no not) ([^\W\d_]+)[ ,.]+(?:but |its |it's |im |i'm |it is |i am )*([^\W\d_]+)", re.I)
_REGARDS = re.compile(r"\b(?:kind regards|regards|best wishes|yours (?:sincerely|faithfully|truly)|sincerely)[ ,.:-]*", re.I)
_LEAD_IN = re.compile(rf"^(?:{_IM}|{_ITS}|that would be|that'd be|just|only|the|me is|me|everyone says|name|mine is|mines|it would be|jestem|sunt|soy|ana|я)[ :,-]+",
                      re.I)
_BARE_IM = re.compile(rf"(?:^|[,.!;:-] ?|\b(?:hi|hiya|hello|hey|and|so) ){_IM} ", re.I)
_BARE_ITS = re.compile(rf"^{_GREETINGS}(?:{_ITS}) ", re.I)
_HERE = re.compile(rf"^{_GREETINGS}([^\W\d_]+(?: [^\W\d_]+)?) (?:here|speaking)\b(?! (?:is|was|to|for|in|at|the))", re.I)
_AFTER_A_NAME = re.compile(  # what may follow a bare name without making it somebody else's story
    r"^\W*(?:$|[,.!;:()/\"*-]|(?:here|speaking|please|pls|plz|thanks|thank|thx|ta|cheers|x+|xo+x*|from|but|and|im|i'm|i|ive|iv|ok|mate|duck|not|no|with|without|"
    r"spelt|spelled|though|btw|by the way|innit|lol|again|is fine|is my|is me|is the|will do|'ll do|is ok|is good|or|aka|everyone|people|short|my|me|need|for short|is what|\d|age|aged|surname|last"
    r"|in|at|of|yes|hi|hello|love|hun|because|cos|u|you|what|who|why|how|can|if|ring|text|call|st\d)\b)", re.I)
_QUESTION = re.compile(r"^(?:who|what|whats|why|how|when|where|which|do|does|did|can|could|would|will you|is|are|should|shall|has|have|may i)\b", re.I)
_SPELLED = re.compile(r"^(?:[^\W\d_][ .-]+){2,}[^\W\d_]$")


def _letters_only(text: str) -> str:
    """Emoji and signs out; letters of every script, their marks, and plain punctuation stay."""
    return "".join(c if c < "\x7f" or unicodedata.category(c)[0] in "LMN" else " " for c in text)


def _capital(part: str) -> str:
    if len(part) > 2 and part[:2].lower() == "mc":
        return "Mc" + part[2:].capitalize()
    return part[:1].upper() + part[1:].lower()


def capitalise(word: str) -> str:
    """SHAZ → Shaz, o'brien → O'Brien, anne-marie → Anne-Marie, mcdonald → McDonald; DeShawn and TJ stay."""
    if not word.isascii() and not unicodedata.name(word[0], "LATIN").startswith("LATIN"):
        return word
    mixed = word[:1].isupper() and word[1:] not in (word[1:].lower(), word[1:].upper())
    if mixed or (len(word) == 2 and not set(word.lower()) & set("aeiouy")):
        return word if mixed else word.upper()
    dotted = re.fullmatch(r"(?:[^\W\d_]\.?){1,3}", word) if "." in word else None
    if dotted:
        return word.upper()
    pieces = re.split(r"([-'])", word.rstrip("."))
    small_end = len(pieces) > 2 and pieces[-2] == "'" and len(pieces[-1]) == 1  # not a name's part: "sharon's"
    return "".join(_capital(p) for p in pieces[:-1]) + (pieces[-1].lower() if small_end else _capital(pieces[-1]))


def _possible(word: str) -> bool:
    """Could this word be (part of) a name? No digits, no plain word, no swear word, no area of the city."""
    low = word.lower().strip(".'-")
    if not low or len(word) > 24 or not low[0].isalpha() or any(c.isdigit() for c in low):
        return False
    if low in COMMON or low in NO_IN_OTHER_SCRIPTS or low in NOT_A_SURNAME or low.replace("'", "") in COMMON:
        return False
    if low.endswith("'s") or (len(low) > 2 and len(set(low)) == 1):
        return False
    return not (low.isascii() and len(low) >= 5 and not set(low) & set("aeiouy"))


def _known(word: str) -> bool:
    low = word.lower().strip(".'-")
    return low in FIRST_NAMES or low in ALSO_WORDS or ("-" in low and low.split("-")[0] in FIRST_NAMES)


def _take(tail: str) -> tuple[list[str], str]:
    """The words of a name at the start of `tail`, and what follows them. Both empty-handed when there is no name."""
    words: list[str] = []
    position = 0
    while len(words) < 4:
        match = _WORD.match(tail, position)
        if not match:
            break
        word = match[0].strip("'-")
        low = word.lower().rstrip(".")
        rest = _WORD.match(tail, match.end() + 1)
        following = rest[0] if rest and tail[match.end():match.end() + 1] == " " else ""
        if low in TITLES and not words and following and (_possible(following) or following.lower() in PLAIN_SURNAMES):
            words.append(low.capitalize())
        elif low in NICKNAME_WORDS and not words and following and _possible(following):
            words.append(low.capitalize())
        elif words and low in PARTICLES and _possible(following):
            words.append(low if word.islower() else word)
        elif words and low in PLAIN_SURNAMES and (_known(words[0]) or words[0].lower() in TITLES) and (low not in COMMON or len(words) == 1):
            words.append(capitalise(word))
        elif _possible(word) and (len(low) > 1 or word not in ("x", "i", "u", "r", "y", "n", "k")) and not (words and low in ("x", "xx", "xxx", "xox")):
            words.append(capitalise(word))
        else:
            break
        position = match.end()
        if tail[position:position + 1] != " " or (match[0].endswith(".") and len(low) > 3):
            break
        position += 1
    if words and all(w.lower() in TITLES | NICKNAME_WORDS for w in words):
        return [], tail
    return words, tail[position:]


def _joined(words: list[str]) -> str | None:
    return " ".join(words) or None


def _chosen(text: str, asked: bool) -> str | None:
    """"Everyone calls me Shaz", "Shaz for short", "Shaz not Sharon": said to be the one to use."""
    wrong_first, right_first = _NOT_THAT.search(text), _NOT_THIS.search(text)
    if wrong_first and _possible(wrong_first[2]) and (asked or _known(wrong_first[2])):
        return _joined(_take(wrong_first[2])[0])
    if right_first and _possible(right_first[1]) and _possible(right_first[2]) and (asked or _known(right_first[1]) or _known(right_first[2])):
        return _joined(_take(right_first[1])[0])
    for match in reversed(list(_CHOSEN.finditer(text))):
        words, _ = _take(text[match.end():])
        strict = match[0].lower().strip() in ("say", "says", "aka", "prefer")
        if words and (_known(words[0].split(" ")[-1]) or (asked or words[0] in text) and not (strict and not asked)):
            return _joined(words)
    if asked and (short := _FOR_SHORT.search(text)):
        words, rest = _take(short[1])
        if words and not rest.strip():
            return _joined(words)
    if asked and (brackets := _IN_BRACKETS.match(text)) and _possible(brackets[1]):
        return capitalise(brackets[1])
    return None


def _introduced(text: str) -> str | None:
    """"My name is …", in a few languages; "you got my name wrong its …"; "Kind regards, …"."""
    for pattern in (_PUT_RIGHT, _INTRODUCED):
        for match in pattern.finditer(text):
            words, _ = _take(text[match.end():])
            if words:
                return _joined(words)
    for match in _REGARDS.finditer(text):
        words, rest = _take(text[match.end():])
        if words and not rest.strip(" .,x"):
            return _joined(words)
    return None


def _bare(text: str) -> str | None:
    """The whole answer is the name, give or take "its", a greeting or a kiss. Only where the name was asked for."""
    text = _START.sub("", text)
    led = bool(_LEAD_IN.match(text))
    for _ in range(3):
        text = _START.sub("", _LEAD_IN.sub("", text))
    if _QUESTION.match(text) and not re.match(r"will\W*$|may\W*$", text, re.I):
        return None
    if _SPELLED.match(text.rstrip(".! ")):
        return capitalise(re.sub(r"[\W]", "", text))
    words, rest = _take(text)
    if not words:
        return None
    known = any(_known(w) for w in words)
    if not known and len(words) > 2 and text.islower() and not led:
        return None
    if rest.lstrip().startswith("?") and not known:
        return None
    if not _AFTER_A_NAME.match(rest):
        return None
    spelled = re.search(r"\b(?:spelt|spelled|thats|that's)? ?((?:[^\W\d_][ -]){2,}[^\W\d_])\b", rest)
    if spelled and len(words) == 1 and re.sub(r"\W", "", spelled[1])[0].lower() == words[0][0].lower():
        return capitalise(re.sub(r"\W", "", spelled[1]))
    return _joined(words)


_AFTER_IM = re.compile(r"^\s*(?:$|[,.!;:(-]|(?:and|from|here|i|im|i'm|ive|iv|i've|my|again|btw|but|not|x+|a|aged?|\d|we|need|live|got|have|with|by the way|please|just|this|how|hi|who|is my name)\b)", re.I)
_AFTER_ITS = re.compile(r"^\s*(?:$|[,.!;:-]|(?:here|again|i|im|i'm|ive|i've|my|and (?:i|im|i'm|ive|my)|x+|from(?! (?:next|up|down|work|the|over|across|number|no|flat|my|school))|calling|texting|ringing)\b)", re.I)


def _weak(text: str) -> str | None:
    """"im Kev and…", "its Kev", "Kev here": a known first name, or nothing. "im tired" and "im Polish" are no names."""
    if here := _HERE.match(text):
        words, rest = _take(here[1])
        if words and not rest and _known(words[0]):
            return _joined(words)
    shouting = text.isupper()
    for pattern, after in ((_BARE_IM, _AFTER_IM), (_BARE_ITS, _AFTER_ITS)):
        for match in pattern.finditer(text):
            words, rest = _take(text[match.end():])
            if not words:
                continue
            written = text[match.end():].split(" ")[0].strip(".,!")
            first = (words[1] if words[0].lower() in TITLES | NICKNAME_WORDS and len(words) > 1 else words[0]).lower()
            known = first in FIRST_NAMES or (first in ALSO_WORDS and written[:1].isupper() and not shouting) or (
                words[0].lower() in TITLES and len(words) > 1)
            if not known or first in NEVER_AFTER_IM or (pattern is _BARE_ITS and first in NAMES_ALSO_TIMES):
                continue
            if len(words) > 1 and not written[:1].isupper() and not all(_known(w) for w in words[1:]) and rest.strip(" .!,x"):
                continue  # "im sam struggling …": what follows may be no surname
            if after.match(rest):
                return _joined(words)
    return None


def read_name(text: str, asked: str | None = None) -> str | None:
    """The name to call somebody by, sensibly capitalised; None for a mood, a refusal, a question or a story."""
    text = _letters_only(plain(text)).strip()
    wanted = asked == "name"
    name = _chosen(text, wanted) or _introduced(text)
    if not name and wanted:
        if match := _THEIR_NAME.search(text):
            name = _joined(_take(text[match.end():])[0])
        name = name or _bare(text)
    return name or (None if wanted else _weak(text))
