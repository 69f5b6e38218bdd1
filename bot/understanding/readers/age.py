"""Reads how old the sender is; never a child's age, a house number or a time."""

import re

from bot.understanding.readers.ages import END, NOT_AN_AGE_BEFORE, Part, parts
from bot.understanding.readers.birthday import now_only, told_first
from bot.understanding.readers.first_names import ALSO_WORDS, FIRST_NAMES
from bot.understanding.readers.words import plain

OLDEST = 115
YOUNGEST = 7  # who texts
_OF_ONESELF = (None, "age", "story", "anything_else", "matters_most", "safe_contact", "name")  # not where children are asked about

# A text is searched as words in which a number that may be an age reads <n:34>, one with a unit <y:34>, "34 year old"
# <a:34>, "turned 34" <t:34>.
_ANY, _SURE, _UNIT = r"<[nya]:(\d+)>", r"<a:(\d+)>", r"<[ya]:(\d+)>"
_IM = r"(?:im|i am|iam|i m)"
_HELLO = r"(?:^|\bhi |\bhello |\bhey )"
_START = r"(?:^|[.,!] |\bhi |\bhello |\bhey )"
_ADVERB = (
    r"(?:only|just|also|now|currently|about|actually|male|female|still|over|old|well|a|an|like|around|turned|already"
    r"|officially|nearly|almost|myself|single|disabled|pregnant|gay|trans|and)"
)
_PERSON = (
    r"(?:lad|girl|lass|boy|male|female|man|woman|bloke|guy|mum|mom|dad|pensioner|widow|widower|lady|gentleman"
    r"|teenager|teen"
    r"|student|carer|single|disabled|person|veteran|m|f)"
)
_LONER = (
    r"(?:lad|lass|man|woman|bloke|guy|lady|gentleman|pensioner|widow|widower|veteran|single mum|single dad|male|female)"
)
_KIN = (
    r"(?:son|sons|daughter|daughters|kid|kids|boys|girls|child|children|baby|twins?|brothers?|sisters?|dog|cat"
    r"|grandson"
    r"|granddaughter|nephew|niece|grandad|nan|husband|wife|partner|mum and|dad and)"
)
_STREET = (
    r"(?:road|rd|street|st|avenue|ave|close|drive|lane|court|place|crescent|grove|terrace|way|house|flats?)"
)
_GOES_ON = (
    r"(?:$|[,.!?;)(&-]|(?:and|n|but|so|with|now|i|im|my|on|from|live|living|in(?! (?:the )?(?:queue|debt|line))|years?"
    r"|old"
    r"|yrs|this|today|no|need|cant|just|male|female|m|f|or|still|never|also|who|not|was|have|got|been|wont|dont|the"
    r"|lol|mate"
    r"|duck|tho|though|please|pls|because|cos|he|she|we|they|it|its|x+|by|bi|homeless|single|pregnant|disabled"
    r"|autistic|a|if"
    r"|can|at|ive|iv|me|too|next|haha|ffs|trying|looking|struggling|waiting|redundant|unemployed)\b)"
)
_COUNTS = (  # "im 42 pounds short"
    r"(?:short|deep|away|late|behind|down|owed|over|under|degrees|stairs|flights|hundred|thousand|odd|something|plus"
    r"|ish|yards?"
    r"|per|out|off|th|rd|percent|in (?:the )?(?:queue|debt|line|arrears|a row)|years|yrs|pregnant women|quid|each"
    r"|and a half|or|ate|too|to|for|fore|won)"
)
_GROWN_UPS = r"(?:mum|mom|mam|mummy|mammy|dad|daddy|nan|nana|nobody|hes|shes|theyre|theres|alone|scared|hungry)"
_CHILD_OF = r"(?:(?:little |big |older |younger |oldest |eldest )?(?:son|daughter|lad|sister|brother|grandson|granddaughter|niece|nephew|kid|child))"
_MINE = [
    re.compile(pattern)
    for pattern in (
        rf"\b(?:{_IM}|am|i) (?:{_ADVERB} )*{_SURE}(?! (?:\w+ )?{_KIN}\b)",
        rf"\b{_IM} an? {_SURE} {_PERSON}\b",
        rf"{_HELLO}(?:a )?{_UNIT} (?:care leaver|(?:(?:single|lone) )?(?:mum|mom|dad|mother|father) (?:of|to"
        rf"|with|on|here|behind|struggling))\b",
        rf"\b{_IM} (?:(?!an? ){_ADVERB} )*<n:(1[3-9]|[2-9]\d"
        rf"|1\d\d)> (?!{_COUNTS}\b)(?!(?:\w+ ){{0,3}}{_STREET}\b)(?=[a-z])",
        r"^<a:(1[3-7])> ?,? ?(?:(?:and|n|been|just|got|getting) )*(?:kicked|thrown|chucked|booted) out(?!.*\b(?:her|his|their)\b)",
        rf"(?:\b{_IM}|(?:^|[.,!] )am) (?:(?!an? ){_ADVERB} )*<[ny]:(\d+)> ?(?={_GOES_ON})"
        rf"(?!(?:\w+ ){{0,3}}{_STREET}\b)",
        rf"\bi (?:just |have just |only )?(?:turned|turn|will be|ll be) {_ANY}",
        r"(?:^|[.,!] |\bi |\bive |\bjust )(?:just |only )?<t:(\d+)>(?! (?:pages|up|down|people))",
        rf"{_HELLO}(?:a )?{_UNIT} {_PERSON}(?: {_PERSON})?(?: ?$| ?[,.]| (?:here|i|and i|im|needing|living|no"
        rf"|with)\b)",
        rf"^{_UNIT} (?:man|woman|male|female|bloke|lady) (?:sleeping|living|homeless|struggling|on|in|need|needs"
        rf"|cant|no)\b",
        rf"^{_ANY} ?(?:male|female|m|f)\b(?! ?<)",
        rf"^(?:(?:a|single|lone|retired|disabled|homeless|unemployed|working|gay) )*{_LONER} ?, ?{_ANY} ?(?:$|[,.])",
        rf"{_START}{_UNIT} here\b",
        rf"^(?:male|female),? {_ANY} ?(?:$|[,.]|[a-z])",
        rf"(?:^(?=<a:(?:1[89]|[2-9]\d))|\bme |\bmyself ){_SURE} ?(?:$|[.,!)]|(?:and|with|live|living|single|i|im|male"
        rf"|female)\b)(?! {_KIN})",
        rf"(?<!his )(?<!her )(?<!their )(?<!kids )(?<!childs )\b(?:my )?(?:own )?age(?: is)? {_ANY}",
        rf"\bas an? (?:\w+ )?{_SURE}(?! (?:\w+ )?{_KIN}\b)",
        rf"\bat {_SURE}(?! (?:\w+ )?{_KIN}\b) (?:i|im|you|my)\b",
        rf"\b{_IM} an? (?:\w+ )?{_PERSON} (?:of|aged) {_ANY}",
        rf"\b{_IM} an? {_PERSON} ?,? {_ANY} ?(?={_GOES_ON})",
        r"^<n:(1[6-9]|[2-9]\d)> (?:and )?(?:living|sleeping|homeless|single|pregnant|waiting|still|retired"
        r"|on my own)\b",
        r"^<n:(1[6-9]|[2-9]\d)> ?, (?:and )?(?:single|married|divorced|widow\w*|unemployed|disabled|homeless"
        r"|retired|living)\b",
        r"(?:^|[.,!] )at <n:(4\d|[5-9]\d)> (?:i|im|my|ive) ?(?:shouldnt|should|am|cant|dont|find|need|still"
        r"|never|feel)?\b",
        rf"(?:^|[.,!] )me {_ANY} ?(?:[,.]|and\b|m\b|f\b|$)",
        rf"\bi(?: ?am|m)? (?:\w+ )?(?:aged|age) {_ANY}",
        rf"\b{_IM} (?:{_ADVERB} )*<[nya]:([7-9]|1[0-7])> ?(?=(?:and )?(?:my |me |our )?{_GROWN_UPS}\b)",
        rf"\b(?:{_IM}|am) (?:his|her|their|the) {_CHILD_OF}(?: and| im| i am| aged?| only| just|,)* <[nya]:([7-9]|1[0-7])>(?! ?{_COUNTS}\b)",
        rf"(?<!\d )(?<!> )(?<!\bthe )(?<!\bthis )(?<!day )(?<!is )\bam (?:(?!an? ){_ADVERB} )*<[nya]:(9|1[0-7])>"  # as children write "I'm"
        rf"(?! ?(?:{_COUNTS}\b|[:/-]))(?! (?:\w+ ){{0,3}}{_STREET}\b)",
    )
]
_AFTER_NAME = re.compile(
    rf"(?:\b(?:{_IM}|its|name is|names|this is) |^(?:(?:hi|hello|hiya|hey) ?,? )?)(?!(?:im|i|am)\b)(\w+)(?: \w+)?"
    rf" ?[,.-]? ?{_ANY} ?(?={_GOES_ON})"
)
_AROUND = 60  # characters: more than any pattern spans on one side of its number
_NOT_NOW = re.compile(
    r"\b(?:when|since|until|till|before|after|if|was|were|feel|feels|look|by|til|like|they say|thinks?|says?)"
    r"(?: i| im| i am| i was| i turned| i turn| a| an)* (?:<|im <|i am <)"
)
_NOT_AN_ANSWER = re.compile(
    rf"\b(?:weeks?|months?|days?|hours?|minutes?|mins|pm|am|quid|road|street|over|under|below|born|flat|number|no|or"
    rf"|not"
    rf"|between|about|around|in|late|early|mid|thousand|{_KIN})\b|£|\bs\b"
)
_FIRST = re.compile(  # asked: "31 and my partner is 33"
    rf"(?:{_IM} |yes |yeah |erm? )*<[nya]:([1-9]\d)> ?(?:$|[,.!]|(?:and|but|i|im|my|love|duck|mate|bro|why)\b)"
)
_KISSES = re.compile(r"[ .!]+x+$", re.I)
_SINCE = re.compile(r"\b(?:(?:last|this) (?:week|month|year)|in [a-z]{3,9} (?:just )?(?:gone|past))\b")
_HOLDS_A_NUMBER = re.compile(r"\d|teen|twent|thirt|fou?rt|fift|sixt|sevent|eight|ninet|\bten\b|eleven|twelve", re.I)


def _marked(words: list[Part]) -> str:
    """The words again, every number that may be an age in angle brackets."""
    out = []
    for before, part, after in zip([END, *words], words, [*words[1:], END]):
        counts = part.kind != "age" and after.text in NOT_AN_AGE_BEFORE
        if part.kind in ("number", "age", "years") and not counts and "/" not in (before.text, after.text) and (
            after.text not in ("£", "%", ":", "+")
        ):
            kind = "t" if part.text.startswith(("turned", "just turned")) else part.kind[0]
            out.append(f"<{kind}:{part.years}>")
        else:
            out.append(part.text if part.text not in "<>" else "")
    return " ".join(out)


def _stated(marked: str) -> int | None:
    """The age one of the patterns finds around a number."""
    around = [(max(0, number.start() - _AROUND), number.end() + _AROUND) for number in re.finditer("<", marked)]
    for pattern in _MINE:
        for start, end in around:
            match = pattern.search(marked, start, end)
            if match and not _NOT_NOW.search(marked, max(0, match.start() - 14), match.end()):
                if YOUNGEST <= int(match[1]) <= OLDEST:
                    return int(match[1])
    for match in _AFTER_NAME.finditer(marked):
        if (match[1] in FIRST_NAMES or match[1] in ALSO_WORDS) and YOUNGEST <= int(match[2]) <= OLDEST:
            return int(match[2])
    return None


def read_age(text: str, asked: str | None = None) -> int | None:
    """The sender's own age in whole years ("nearly 18" is 17)."""
    text = _KISSES.sub("", plain(text))
    if not _HOLDS_A_NUMBER.search(text):
        return None
    words = parts(now_only(text), one_is_a_word=False)
    marked = _marked(words)
    if "<" not in marked:
        return None
    age = _stated(marked)
    if age is None and asked in _OF_ONESELF and (first_said := told_first(text)) and first_said >= YOUNGEST:
        return first_said
    if age is None and asked == "age" and (first := _FIRST.match(marked)):
        return int(first[1])
    if age is None and asked == "age" and len(words) <= 10:
        said = list(dict.fromkeys(re.findall(r"<\w:(\d+)>", marked)))  # "81, nearly 82" says 81 twice
        beside = _SINCE.sub("", re.sub(r"<.*?>", "", marked))
        if len(said) == 1 and 5 <= int(said[0]) <= OLDEST and not _NOT_AN_ANSWER.search(beside):
            return int(said[0])
    return age
