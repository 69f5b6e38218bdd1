"""What takes back any danger phrase, whichever it is, and what gives it its weight again. Each phrase has excuses of its own beside these
(`unless` in data/danger/phrases.yml); the models read the text all the same."""

import re

# An excuse that rests on time is none beside one of these: "he hit me again, like in 2019".
PAST = re.compile(r"\b(?:ago|back|last (?:year|month|summer|winter|spring|autumn|term)|(?:19|20)\d\d|when (?:i|we|he|she) (?:was|were)|as (?:a )?"
                  r"(?:kids?|child|teen\w*)|used to)\b")
AGAIN = re.compile(r"\b(?<!never )again\b(?! (?:until|next))|\bstill (?:does|hits?|hitting|beats?|doing|hurts?|comes?|here|going)\b")
GOES_ON = re.compile(r"\b(?:again|still|keeps?|tonight|today|now|just|this|last night|yesterday|every|want\w*|wanna|going to|gonna|will|feel\w*"
                     r"|think\w*|since|back|scared|frit|afraid)\b")

_AGES = r"(?:1[3-9]|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen)"
_LONG_OVER = re.compile(rf"^ ?(?:\w+ ){{0,2}}(?:at {_AGES}\b(?! ?[\do])|as a (?:toddler|kid|child|bairn|teenager|baby)\b|as kids\b|"
                        r"in (?:my|his|her) (?:teens|twenties|thirties)\b|a? ?long (?:while|time) (?:back|ago)\b|once aged \w+"
                        r"|in year (?:[789]|1[01]|seven|eight|nine|ten|eleven)\b"
                        r"|in \w+ (?:19\d\d|20[01]\d|202[0-3])\b)")
_BECAUSE_ONCE = re.compile(r"\b(?:[5-9]|\d\d|five|six|seven|eight|nine|ten|\w+teen|twenty|thirty|forty) years (?:ago|back) (?:because|when|after) $")
_PRESENT = re.compile(r"\b(?:\w+ing|is|am|im|hes|shes|theyre|are|keeps?|hits|beats)\b")
_NOT = re.compile(r"\b(?:not|isnt|arent|wasnt|hasnt|havent|aint)(?: been| really| even| at all)? $")
_ASKED_WHY = re.compile(r"\b(?:why|if|whether|cant|should|could|when|until|till|unless)(?: \w+){0,3} $")
_A_STATE = re.compile(r"^(?:\w+ing|burnt|hurt|scared|frightened|terrified|afraid|frit)\b")
_ONLY_FOR_NOW = re.compile(r"^ ?(?:\w+ ){0,2}(?:yet|right now|tonight|at the moment|today|any ?more"
                            r"|only|alone|as much|so much|this time|but|cos|because|just)\b")
_SHOWN = re.compile(r"\b(?:watching|watched|drama|film|movie|programme|episode|book|novel)(?: \w+){0,3} where (?:\w+ ){0,4}$")
_FIRST_PERSON = re.compile(r"\b(?:i|im|ive|me|my|us|our)\b")
_FIGURE = re.compile(r"\b(?:figuratively|joke only)\b"
                     r"|(?<!say )(?<!said )(?<!says )\b(?:no|but|and|lol) (?:im|i am) (?:only |just )?(?:joking|kidding)\b")


def revived(excuse: str, around: str) -> bool:
    """Whether an excuse that says "long ago" counts for nothing, since `around` the phrase it is happening again."""
    return PAST.search(excuse) is not None and AGAIN.search(around) is not None


def taken_back(kind: str, before: str, said: str, after: str) -> bool:
    """Whether what stands `before` and `after` the words `said`, which are a phrase of `kind`, shows that they are no danger now."""
    if kind != "suicide" and _FIGURE.search(after):
        return True
    if _SHOWN.search(before) and not _FIRST_PERSON.search(said):
        return True
    if kind in ("self_harm", "violence_now") and _A_STATE.search(said) and _NOT.search(before):
        return not (_ASKED_WHY.search(_NOT.sub(" ", before)) or _ONLY_FOR_NOW.search(after))
    if kind == "child_danger" or _PRESENT.search(said) or GOES_ON.search(f"{before[-30:]} {said} {after}"):
        return False
    return bool(_LONG_OVER.search(after) or _BECAUSE_ONCE.search(before))
