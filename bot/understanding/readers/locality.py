"""Reads the town or area of Stoke-on-Trent somebody names, in its usual spelling."""

import re

from bot.understanding.readers.common_words import COMMON
from bot.understanding.readers.words import Found, plain

# Usual spelling: other spellings. The six towns first. Areas just over the border (Kidsgrove, Werrington) are not ours.
AREAS = {
    "Tunstall": "", "Burslem": "boslem, burslum, burslam", "Hanley": "hanly, anley, hanely, 'anley", "Stoke": "stoke town, stoek",
    "Fenton": "", "Longton": "longtown, neck end",
    "Abbey Hulton": "abby hulton, abbey hultan, abbey hilton, abbeyhulton", "Adderley Green": "adderly green",
    "Baddeley Green": "badley green, baddely green, baddeley grn, badeley green, baddley green", "Ball Green": "", "Basford": "",
    "Bentilee": "bentley estate, bently, bentlee, bentalee, bentillee, bentillie, bentilly, bentily, benters",
    "Berryhill": "berry hill", "Birches Head": "birchs head, birches hed, birchershead, bircheshead", "Blurton": "blurtan",
    "Boothen": "", "Bradeley": "bradely", "Bucknall": "bucknal", "Chell": "chel", "Chell Heath": "chel heath", "Cobridge": "co bridge", "Cliffe Vale": "cliff vale",
    "Dresden": "", "Eaton Park": "eton park", "Etruria": "etruia", "Fegg Hayes": "feg hayes, fegg hays, fegghayes",
    "Florence": "", "Ford Green": "", "Goldenhill": "golden hill", "Great Chell": "", "Hanford": "", "Hartshill": "harts hill",
    "Heron Cross": "", "Hollybush": "holly bush", "Joiner's Square": "joiners square, joiner square, joiners sq", "Lightwood": "light wood",
    "Little Chell": "", "Longport": "", "Meir": "the meir, mear, mier, meer", "Meir Hay": "mear hay, mier hay", "Meir Park": "mear park, mier park",
    "Middleport": "middle port", "Mill Hill": "", "Milton": "", "Moorcroft": "", "Mount Pleasant": "", "Newstead": "new stead",
    "Normacot": "normicot, normacott, normacote", "Northwood": "north wood", "Norton": "", "Norton le Moors": "norton in the moors",
    "Oakhill": "oak hill", "Packmoor": "pack moor, packmore", "Parkhall": "park hall", "Penkhull": "penkull, penkhul, penkhill", "Pitts Hill": "pits hill, pittshill",
    "Sandford Hill": "sandfordhill, sanford hill", "Sandyford": "sandy ford", "Shelton": "", "Smallthorne": "smallthorn, small thorne, smalthorne",
    "Sneyd Green": "sneyd grn, snead green, sneed green, sneydgreen", "Stanfield": "", "Stanfields": "", "Townsend": "", "Trent Vale": "trentvale, trent val",
    "Trentham": "trentam, trenthem", "Tunstall Park": "", "Turnhurst": "", "Ubberley": "uberley, ubberly, uberly", "Weston Coyney": "weston coney, western coyney, weston coiney",
    "Westport": "", "Whitfield": "",
}  # fmt: skip
# Also people's names, plain words or towns elsewhere: only where the text says it is a place.
ALSO_OTHERWISE = frozenset({"Florence", "Milton", "Norton", "Dresden", "Townsend", "Shelton", "Fenton", "Hanley", "Newstead", "Hanford", "Basford",
                            "Stanfield", "Stanfields", "Whitfield", "Northwood", "Mount Pleasant", "Mill Hill", "Chell", "Meir", "Stoke", "Moorcroft",
                            "Westport", "Longport", "Lightwood", "Bradeley", "Hollybush", "Oakhill", "Etruria", "Berryhill", "Parkhall"})
# Other places and words that a slip of the finger would turn into one of ours.
NOT_A_SLIP = frozenset("""
burton hilton wilton melton morton horton nelson henley hadley hailey handle handled stoked stroke stoker smoke spoke stole stove
london longer belton sheldon shelter skelton skeleton instead western preston newton bradley bentley denton benton kenton bedford bashford
stafford sandwich cambridge hereford harts oakley florance francis buckle bucket trent trench northward fulton felton hulton
penkridge staffs hartford heartfelt trembling middle smaller smallest weston stanford stansted whitefield tunnel install
blunt basic boot booth booted blurted blurting hanged hanger hankie haley hanleys milting nortons mortons fentons
""".split())

_SPELLINGS = {name.lower(): name for name in AREAS}
for _name, _others in AREAS.items():
    _SPELLINGS.update({other.strip(): _name for other in _others.split(",") if other.strip()})
_SPELLINGS |= {k.replace("'", ""): v for k, v in _SPELLINGS.items()}
_LONGEST = max(len(k.split()) for k in _SPELLINGS)
NOT_A_SURNAME = frozenset(k for k, v in _SPELLINGS.items() if v not in ALSO_OTHERWISE) | {"stoke", "meir", "etruria", "longport", "potteries"}

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_ELSEWHERE = re.compile(
    r"^[ -]*(?:on[ -]trent|city|newington|mandeville|keynes|canes|antivirus|road|rd|street|lane|avenue|ave|close|drive|way|crescent|grove|terrace|"
    r"fc|hospital|university|uni|college|council|sentinel|super|bridge|market drayton|heath hospital|gardens?|court|house|poges|high school|academy|"
    r"primary|police|magistrates)\b|^[ ]*st\b(?! ?\d)", re.I)
_NOT_OURS_BEFORE = re.compile(r"\b(?:royal|north|uni(?:versity)? of|council|city of|greater|burton|basingstoke|called|named|name is|names?|mrs?|miss|dr) $", re.I)
_HOME = re.compile(r"\b(?:live|living|lives|liv|im|i'm|am|were|we're|are|based|staying|stayin|moved|moving|moving|house|flat|home|from|area|over|sofa surfing|"
                   r"sleeping rough|sleeping|rough|postcode|address|estate|resident|tenant|round)\b[^.!?;,]{0,22}$", re.I)
_PLACE_WORD = re.compile(r"\b(?:in|at|from|near|live|living|around|round|over|up|down|of|by|to|is|its|it's|outside|the|am|im|town|area|off|through|across|between)"
                         r"(?: (?:the|up|down|near|round|about|here))* ?$", re.I)
_NOT_HOME = re.compile(r"\b(?:work|works|working|worked|job|shop|shops|shopping|school|college|hospital|court|jobcentre|job centre|doctors?|gp|surgery|clinic|"
                       r"police|station|church|mosque|foodbank|food bank|office|library|used to|moved from|moved out of|not|isnt|isn't|was in|were in|born|grew up|"
                       r"(?:mum|mom|mother|dad|father|ex|nan|gran|sister|brother|mate|friend|he|she|they|son|daughter|husband|wife|partner|family|parents|"
                       r"boyfriend|girlfriend|landlord|carer|aunty|uncle)(?:'?s)?(?: \w+){0,3}?|going|go|went|trip|bus|walk(?:ed|ing)?|near|attacked|mugged|robbed|arrested|last night|pub|club|town)\b[^.!?;]{0,16}$", re.I)
_LIVES_THERE_TOO = re.compile(r"\b(?:i live|im in|i'm in|we live|i am in|were in|we are in|my (?:house|flat|home|place) (?:is )?in)\b[^.!?;]{0,12}$", re.I)
_PUT_RIGHT = re.compile(r"\b(?:sorry|i mean|meant|actually|no wait|wait|oops|now|its|it's|moved? to|new)\b|\*", re.I)
_REFUSED = re.compile(r"\b(?:not|isn'?t|no longer|rather than|instead of)(?: (?:in|from|at|near|live in))? $", re.I)


def _one_slip(word: str, target: str) -> bool:
    """Whether `word` is `target` with one letter added, lost, changed, or two swapped."""
    if abs(len(word) - len(target)) > 1 or word[:1] != target[:1]:
        return False
    i = 0
    while i < min(len(word), len(target)) and word[i] == target[i]:
        i += 1
    rest, other = word[i:], target[i:]
    return rest[1:] == other[1:] or rest == other[1:] or rest[1:] == other or (rest[:2] == other[1::-1] and rest[2:] == other[2:])


_BY_START: dict[str, list[str]] = {}
for _key in _SPELLINGS:
    if len(_key) >= 6 and _SPELLINGS[_key] not in ("Norton", "Milton", "Hanford", "Basford", "Florence", "Dresden", "Newstead"):
        _BY_START.setdefault(_key[:1], []).append(_key)


def _spelled(words: list[str]) -> str | None:
    """The area these words name, exactly or with one slip of the finger."""
    phrase = " ".join(words)
    exact = _SPELLINGS.get(phrase)
    if exact:
        return exact
    if len(phrase) < 5 or phrase in NOT_A_SLIP or (len(words) == 1 and phrase in COMMON) or (len(words) > 1 and {words[-1]} & COMMON - {"green", "hill", "park", "head", "square", "road", "hay"}):
        return None
    if phrase.endswith("s") and phrase[:-1] in _SPELLINGS:
        return None
    for key in _BY_START.get(phrase[:1], ()):
        if key.count(" ") == len(words) - 1 and _one_slip(phrase, key):
            return _SPELLINGS[key]
    return None


def _mentions(text: str, sure: bool) -> list[Found]:
    words = list(_WORD.finditer(text))
    found: list[Found] = []
    i = 0
    while i < len(words):
        for n in range(min(_LONGEST, len(words) - i), 0, -1):
            start, end = words[i].start(), words[i + n - 1].end()
            if n > 1 and not re.fullmatch(r"[^\W\d_' -]+(?:[ '-]+[^\W\d_' -]+)*", text[start:end]):
                continue
            name = _spelled([w[0].lower() for w in words[i:i + n]])
            if name:
                before, after = text[:start], text[end:]
                alone = sure and len(words) - n <= 3
                place = name not in ALSO_OTHERWISE or alone or _PLACE_WORD.search(before) or re.search(r"\b(?:st\d+|stoke|area|estate)\b", after[:20], re.I)
                if place and not _ELSEWHERE.match(after) and not _NOT_OURS_BEFORE.search(before):
                    found.append(Found(start, end, name))
                i += n - 1
                break
        i += 1
    return found


def _weight(text: str, mention: Found, sure: bool) -> int:
    """2 where they say they live, 1 where it may be, 0 where somebody else lives, works or shops."""
    before = text[max(0, mention.start - 60):mention.start]
    if _LIVES_THERE_TOO.search(before):
        return 3
    if _REFUSED.search(before):
        return -1
    if _NOT_HOME.search(before):
        return 0
    return 2 if sure or _HOME.search(before) else 1


def read_locality(text: str, asked: str | None = None) -> str | None:
    """The resident's own area; None where the only one named is where somebody works, shops or used to live."""
    text = plain(text)
    if asked == "name":
        text = re.sub(r"^\W*(?:florence|milton|norton|shelton|fenton)\b", "", text, flags=re.I)
    sure = asked in ("locality", "postcode", "address")
    mentions = _mentions(text, sure)
    weighed = [(_weight(text, m, sure), m) for m in mentions]
    best = max((w for w, _ in weighed), default=0)
    left = [m for w, m in weighed if w == best > 0]
    if len({m.value for m in left}) <= 1:
        return left[0].value if left else None
    if _PUT_RIGHT.search(text[left[-2].end:left[-1].start]):
        return left[-1].value
    if all(re.fullmatch(r"[ ,/(-]*(?:in|near|by|and)?[ ,]*", text[a.end:b.start]) for a, b in zip(left, left[1:])):
        between = text[left[0].end:left[1].start]
        return None if "and" in between else left[0].value  # "Hanford, Stoke": the nearer one comes first
    return None
