"""The towns and areas of Stoke-on-Trent by their usual spelling, and finding one in words that may be mistyped."""

from bot.understanding.readers.common_words import COMMON

# Usual spelling: other spellings. The six towns first. Areas just over the border (Kidsgrove, Werrington) are not ours.
AREAS = {
    "Tunstall": "tunny", "Burslem": "boslem, boslum, burslum, mother town", "Hanley": "hanly, anley, hanely, up anley",
    "Stoke": "stoke town, stoek", "Fenton": "", "Longton": "longtown, neck end",
    "Abbey Hulton": "abby hulton, abbey hultan, abbey hilton, abbeyhulton", "Adderley Green": "adderly green",
    "Baddeley Green": "badley green, baddely green, baddeley grn, badeley green, baddley green", "Ball Green": "",
    "Basford": "",
    "Bentilee": "bentley estate, bently, bentlee, bentalee, bentillee, bentillie, bentilly, bentily, benters, benti",
    "Berryhill": "berry hill", "Birches Head": "birchs head, birches hed, birchershead, bircheshead", "Blurton": "",
    "Boothen": "", "Bradeley": "bradely", "Bucknall": "", "Chell": "chel", "Chell Heath": "chel heath",
    "Cliffe Vale": "cliff vale", "Cobridge": "co bridge", "Dresden": "", "Eaton Park": "eton park", "Etruria": "etruia",
    "Fegg Hayes": "feg hayes, fegg hays, fegghayes", "Florence": "", "Ford Green": "", "Goldenhill": "golden hill",
    "Great Chell": "", "Hanford": "", "Hartshill": "harts hill", "Heron Cross": "", "Hollybush": "holly bush",
    "Joiner's Square": "joiners square, joiner square, joiners sq", "Lightwood": "light wood", "Little Chell": "",
    "Longport": "", "Meir": "the meir, mear, mier, meer", "Meir Hay": "mear hay, mier hay",
    "Meir Park": "mear park, mier park", "Middleport": "middle port", "Mill Hill": "", "Milton": "", "Moorcroft": "",
    "Mount Pleasant": "", "Newstead": "new stead", "Normacot": "normicot, normacott, normacote",
    "Northwood": "north wood", "Norton": "", "Norton le Moors": "norton in the moors", "Oakhill": "oak hill",
    "Packmoor": "pack moor, packmore", "Parkhall": "park hall", "Penkhull": "penkull, penkhul, penkhill",
    "Pitts Hill": "pits hill, pittshill", "Sandford Hill": "sandfordhill, sanford hill", "Sandyford": "sandy ford",
    "Shelton": "", "Smallthorne": "smallthorn, small thorne, smalthorne",
    "Sneyd Green": "snead green, sneed green, sneydgreen, sneyd grn",
    "Stanfield": "", "Stanfields": "", "Townsend": "", "Trent Vale": "trentvale, trent val",
    "Trentham": "trentam, trenthem",
    "Tunstall Park": "", "Turnhurst": "", "Ubberley": "uberley, ubberly, uberly",
    "Weston Coyney": "weston coney, western coyney, weston coiney", "Westport": "", "Whitfield": "",
}  # fmt: skip
# Also people's names, plain words or places elsewhere: only where the text says it is a place.
ALSO_OTHERWISE = frozenset(
    {
        "Basford", "Berryhill", "Bradeley", "Chell", "Dresden", "Etruria", "Fenton", "Florence", "Hanford", "Hanley",
        "Hollybush", "Lightwood", "Longport", "Meir", "Mill Hill", "Milton", "Moorcroft", "Mount Pleasant", "Newstead",
        "Northwood", "Norton", "Oakhill", "Parkhall", "Shelton", "Stanfield", "Stanfields", "Stoke", "Townsend",
        "Westport", "Whitfield",
    }
)  # fmt: skip
FIRST_NAMES_TOO = frozenset({"Florence", "Milton", "Norton", "Shelton"})
# Too near to other names and words to forgive a slip.
_NO_SLIPS = frozenset("Norton Milton Hanford Basford Florence Dresden Newstead Westport Whitfield".split())
# Other places and words that a slip of the finger would turn into one of ours.
_NOT_A_SLIP = frozenset(
    """
    bashford bedford belton benton bentley blurtin blurting boot booth booted bradley buckle bucket burton cambridge
    denton felton florance fulton hadley hailey handle handled hanger hanging hartford henley hereford horton hulton
    instead kenton london longer melton middle morton nelson newton northward oakley penkridge preston sandwich sheldon
    shelter shelving skelton smaller smallest smoke spoke stafford staffs stanford stansted stole stoked stoker stove
    stroke trembling trench tunnel weston western wilton hilton
    """.split()
)

SPELLINGS = {name.lower(): name for name in AREAS}
for _name, _others in AREAS.items():
    SPELLINGS.update({other.strip(): _name for other in _others.split(",") if other.strip()})
SPELLINGS |= {spelling.replace("'", ""): name for spelling, name in SPELLINGS.items()}
_FORGIVEN = {s for s, name in SPELLINGS.items() if len(s) >= 6 and name not in _NO_SLIPS}


def _shortened(word: str) -> set[str]:
    """The word and all that it becomes with one letter left out (but never its first)."""
    return {word} | {word[:i] + word[i + 1:] for i in range(1, len(word))}


# What is left of a spelling with a letter out → the spellings. Two words one slip apart share one such rest.
_BY_REST: dict[str, list[str]] = {}
for _spelling in sorted(_FORGIVEN):
    for _rest in _shortened(_spelling):
        _BY_REST.setdefault(_rest, []).append(_spelling)


def _one_slip(word: str, spelling: str) -> bool:
    """Whether `word` is `spelling` with one letter added, lost, changed, or two neighbours swapped."""
    i = 0
    while i < min(len(word), len(spelling)) and word[i] == spelling[i]:
        i += 1
    rest, other = word[i:], spelling[i:]
    swapped = rest[:2] == other[1::-1] and rest[2:] == other[2:]
    return rest[1:] == other[1:] or rest == other[1:] or rest[1:] == other or swapped


# A first word, as spelled or with a slip → how many words the areas beginning so have.
_LENGTHS: dict[str, set[int]] = {}
for _spelling in SPELLINGS:
    _first, _words = _spelling.split()[0], _spelling.count(" ") + 1
    for _rest in _shortened(_first) if _spelling in _FORGIVEN and len(_first) >= 4 else {_first}:
        _LENGTHS.setdefault(_rest, set()).add(_words)


def lengths_from(word: str) -> list[int]:
    """How many words an area may have that begins with this lower-case word, the longest first; mostly none."""
    found = _LENGTHS.get(word, set())
    if len(word) >= 4 and word not in COMMON:
        found = found.union(*(_LENGTHS.get(rest, ()) for rest in _shortened(word)))
    return sorted(found, reverse=True)


def area_named(words: list[str]) -> str | None:
    """The area these lower-case words name, exactly or with one slip of the finger."""
    phrase = " ".join(words)
    if exact := SPELLINGS.get(phrase):
        return exact
    if len(phrase) < 5 or phrase in _NOT_A_SLIP or (len(words) == 1 and phrase in COMMON):
        return None
    if phrase.endswith("s") and phrase[:-1] in SPELLINGS:
        return None  # "hanleys": somebody's name
    for rest in _shortened(phrase):
        for spelling in _BY_REST.get(rest, ()):
            same_shape = spelling.count(" ") == len(words) - 1 and _last_word_fits(words, spelling)
            if same_shape and _one_slip(phrase, spelling):
                return SPELLINGS[spelling]
    return None


def _last_word_fits(words: list[str], spelling: str) -> bool:
    """"Ford Greene" may be Ford Green, but a plain word at the end stays what it is."""
    return len(words) == 1 or words[-1] == spelling.split()[-1] or words[-1] not in COMMON


# What cannot be part of a person's name: "kev tunstall" is Kev.
NOT_A_SURNAME = frozenset(s for s, name in SPELLINGS.items() if name not in ALSO_OTHERWISE) | {
    "stoke", "meir", "etruria", "longport", "potteries",
}  # fmt: skip
