"""Reads the town or area of Stoke-on-Trent where somebody lives, in its usual spelling."""

import re

from bot.understanding.readers.areas import ALSO_OTHERWISE, FIRST_NAMES_TOO, area_named, lengths_from
from bot.understanding.readers.streets import BEFORE_AN_AREA
from bot.understanding.readers.words import ON_BEHALF, Found, plain

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
ELSEWHERE = re.compile(  # after the name: a road, a club, another place
    r"^[ -]*(?:on[ -]trent|city|newington|mandeville|keynes|canes|antivirus|road|rd|street|lane|avenue|ave|close"
    r"|drive|way(?!\W*$)"
    r"|crescent|grove|terrace|fc|hospital|university|uni|college|council|sentinel|super|bridge|market drayton"
    r"|heath hospital|gardens?|court|house|poges|game|lost|won|match|station|staion|high school|academy|primary"
    r"|police|magistrates"
    r"|market (?:is|was)|baths|pool|precinct|town hall|job ?centre|jobcentre plus|library|surgery|branch"
    r"|office)\b|^ *st\b(?! ?\d)",
    re.I,
)
NOT_OURS = re.compile(
    r"\b(?:royal|north|uni(?:versity)? of|council|city of|greater|burton|basingstoke|called|named|name is|names?"
    r"|mrs?|miss"
    r"|dr|my (?:nan|mum|sister|daughter|friend|mate)) $",
    re.I,
)
_PLACE = re.compile(
    r"\b(?:in|at|from|near|live|living|around|round|over|up|down|of|by|to|is|its|it's|outside|the|am|im|town|area|off"
    r"|through|across|between)(?: (?:the|up|down|near|round|about|here))* ?$",
    re.I,
)
_PLACE_AFTER = re.compile(r"^ ?,? ?(?:st ?\d+|stoke|area|estate|way\b)", re.I)
_LIVE_HERE = re.compile(
    r"\b(?:i live|im in|i'm in|we live|i am in|we are in|now in|my (?:house|flat|home|place) (?:is )?in|staying"
    r"|stay at|stay with|stopping"
    r"|sofa ?surfing"
    r"|(?:but|and|now) live|living)\b[^.!?;]{0,24}$",
    re.I,
)
_BUT_WORKS = re.compile(r"\b(?:i|i'm|im|i am|but|and my job(?:'?s| is)?) (?:work|working|go to work|job)\b", re.I)  # "i live in leek but i work in"
_HOME = re.compile(
    r"\b(?:live|liv|im|i'm|am|we're|are|based|stayin|moved|moving|house|flat|home|from|area|over|sleeping|rough"
    r"|postcode"
    r"|address|estate|resident|tenant|round|kipping|renting|tenancy|put (?:me |us )?up(?! with)"
    r"|(?:in|at) (?:a|my|the) (?:women'?s )?(?:refuge|hostel|tent|caravan))\b[^.!?;,]{0,22}$",
    re.I,
)
_NOT_HOME = re.compile(
    r"\b(?:work|works|working|worked|job|shop|shops|shopping|school|college|hospital|court|jobcentre|job centre"
    r"|doctors?|gp"
    r"|surgery|clinic|police|station|church|mosque|foodbank|food bank|office|library|used to|moved from|moved out of"
    r"|was in"
    r"|born|grew up|(?:mum|mom|mother|dad|father|ex|nan|gran|sister|brother|mate|friend|he|she|they|son"
    r"|daughter"
    r"|husband|wife|partner|family|parents|boyfriend|girlfriend|landlord|carer|aunty|uncle)(?:'?s)?(?: \w+){0,3}?"
    r"|going|go"
    r"|went|trip|bus|walk(?:ed|ing)?|attacked|mugged|robbed|followed"
    r"|appointment|meeting|taxi|parking|parked"
    r"|(?:his|her|their) (?:flat|house|place|home)|lost m[ye] \w+|arrested|beat(?:en)?(?: up)?|jumped|stabbed|spiked|fined"
    r"|(?:my|the) (?:support )?(?:worker|nurse|midwife|counsellor|dentist)|last night|pub|club|town|market"
    r"|swimming|busy"
    r"|who won|tip|blossom|sunset|advice|cab|hub)\b[^.!?;]{0,16}$",
    re.I,
)
_LANDMARK = re.compile(  # "by the hospital in Hartshill"
    r"\b(?:by|near|opposite|behind|beside|next (?:to|door to)|above|over|round the corner from)(?: the"
    r"| a)?(?: \w+){1,2} (?=(?:in|at) $)",
    re.I,
)
_MYSELF = re.compile(r"\b(?:im|i'm|i am) an? (?:\w+ )?(?:mum|mom|mother|dad|father|nan|carer|wife|husband)\b", re.I)
_MOVED_TO = re.compile(r"\bmov(?:ed|ing) from [\w' ]{3,20} to $", re.I)
_REFUSED = re.compile(
    r"\b(?:not|isn'?t|no longer|rather than|instead of|to [\w ]{3,14} from)(?: (?:in|from|at|near|live in))? $", re.I
)
_ONCE = re.compile(r"^ (?:originally|before|years ago|back then)\b", re.I)
_PUT_RIGHT = re.compile(r"\b(?:sorry|i mean|meant|actually|no wait|wait|oops|now|its|it's|moved? to|new)\b|\*", re.I)


def _is_place(name: str, text: str, start: int, end: int, alone: bool) -> bool:
    """Whether the name stands for the area here, not for a person, a road, a football club or another town."""
    before, after = text[:start], text[end:]
    if ELSEWHERE.match(after) or NOT_OURS.search(before):
        return False
    return alone or name not in ALSO_OTHERWISE or bool(_PLACE.search(before) or BEFORE_AN_AREA.search(before) or _PLACE_AFTER.match(after))


def _mentions(text: str, sure: bool) -> list[Found]:
    words = list(_WORD.finditer(text))
    low = [word[0].lower() for word in words]
    found: list[Found] = []
    i = 0
    while i < len(words):
        step = 1
        for n in lengths_from(low[i]):
            if i + n > len(words):
                continue
            start, end = words[i].start(), words[i + n - 1].end()
            name = area_named(low[i:i + n]) if re.fullmatch(r"[^,.;:!?/()]+", text[start:end]) else None
            if name:
                others = len(words) - n
                begins = start == 0 and text[end:end + 1] == ","  # "Fenton, off the main road"
                alone = (sure and (others <= 3 or begins)) or (others == 0 and name not in FIRST_NAMES_TOO)
                alone = alone or bool(found and re.fullmatch(r" (?:and|or|&) ", text[found[-1].end:start]))
                if _is_place(name, text, start, end, alone):
                    found.append(Found(start, end, name))
                step = n
                break
        i += step
    return found


def weight(text: str, mention: Found, sure: bool) -> int:
    """3: they say they live there, 2: it sounds like home, 1: may be, 0: others live, work or shop there."""
    before = text[max(0, mention.start - 60):mention.start]
    if _MOVED_TO.search(before):
        return 3
    if _REFUSED.search(before) or _ONCE.match(text[mention.end:]):
        return 0
    if (live := _LIVE_HERE.search(before)) and not re.search(r"\b(?:he|she|they|who)$", before[:live.start()].rstrip()) and (
        not _BUT_WORKS.search(before[live.start():])
    ):
        return 3
    if _NOT_HOME.search(_LANDMARK.sub("", _MYSELF.sub("", before))) and not ON_BEHALF.search(text):
        return 0
    return 2 if sure or _HOME.search(before) else 1


def read_locality(text: str, asked: str | None = None) -> str | None:
    """The resident's own area; None where the only one named is where somebody works, shops or used to live."""
    text = plain(text)
    sure = asked in ("locality", "postcode", "address")
    mentions = _mentions(text, sure)
    if asked == "name":  # "Florence" is the answer
        mentions = [m for m in mentions if m.value not in FIRST_NAMES_TOO or m.start > 3]
    weighed = [(weight(text, mention, sure), mention) for mention in mentions]
    best = max((weight for weight, _ in weighed), default=0)
    left = [mention for weight, mention in weighed if weight == best > 0]
    if len({mention.value for mention in left}) <= 1:
        return left[0].value if left else None
    if _PUT_RIGHT.search(text[left[-2].end:left[-1].start]):
        return left[-1].value
    between = text[left[0].end:left[1].start]
    return left[0].value if re.fullmatch(r"[ ,/(-]*(?:in|near|by)?[ ,]*", between) else None  # "Hanford, Stoke"
