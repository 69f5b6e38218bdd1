"""Reads the children at home: how many, and the ages that were said. Neighbours', grown-up and unborn ones do not count."""

import re
from dataclasses import dataclass, field

from bot.understanding.readers.ages import NOT_AN_AGE_BEFORE, Part, parts
from bot.understanding.readers.first_names import ALSO_WORDS, FIRST_NAMES
from bot.understanding.readers.words import plain

ANY_CHILDREN = frozenset("kids kidz kiddies kiddos children childrens childern chidren childen chldren littleones bairns nippers youngsters "
                         "babies toddlers teens teenagers kid's dependants dependents stepkids stepchildren fosterkids".split())
SOME_CHILDREN = frozenset("boys lads girls sons daughters lasses stepsons stepdaughters grandkids grandchildren grandsons granddaughters".split())
SURELY_YOUNG = frozenset("baby bab babby babba bubba newborn toddler infant child kid littleone lo teenager tot stepchild fosterchild".split())
ONE_CHILD = SURELY_YOUNG | frozenset("son daughter boy lad girl lass stepson stepdaughter grandson granddaughter grandchild dd ds".split())
TOGETHER = {"twins": 2, "triplets": 3, "twin": 2}
NOUNS = ANY_CHILDREN | SOME_CHILDREN | ONE_CHILD | set(TOGETHER)
BY_ORDER = frozenset("eldest oldest youngest middle".split())  # "my eldest is 12": there are others
GRAND = frozenset(n for n in NOUNS if n.startswith("grand"))

ADJECTIVES = frozenset("young small little beautiful lovely own school primary aged age teenage teen disabled autistic other great older younger "
                       "dependent dependant special needs gorgeous wee baby poor big step foster adopted twin eldest youngest oldest middle "
                       "wonderful adhd".split())
LINKS = frozenset("is are who aged age ages of : ( - , only just r also now and he she they both called named . been all ; = still turned".split())
BETWEEN = frozenset("and & , + or then / the other others one ones another 1 eldest youngest oldest middle older younger is are ; plus a who my ( ) . - "
                    "he she was1 little boy girl lad lass son daughter".split())
HAVE = frozenset("have got has ive weve with my our me us mine having raising feed had i we mum mom mam mother dad father parent mummy daddy".split())
OTHERS = frozenset("his her their neighbour neighbours neighbor neighbors nextdoor upstairs downstairs sister sisters brother brothers mate mates friend "
                   "friends ex exs landlord someone somebody some gang gangs group groups bunch loads load lots these those woman lady them families "
                   "cousin cousins teacher auntie aunty youths your everyone s".split())
LOST = frozenset("lost miscarried expecting pregnant due want wanting losing abort like as between every other1 when no expectin".split())
NOT_A_CHILD_AFTER = frozenset("milk food clothes formula bank benefit benefits maintenance tax support services service centre club beds bed stuff school "
                              "schools daddy dads dad father mum shoes seat friend friends next wipes things toys uniform due protection minder care "
                              "social line health home homes throwing kicking smashing riding hanging smoking dealing egging outside mam bump shower "
                              "monitor coat coats from1 show".split())
THINGS = frozenset("boiler car dog cat puppy kitten horse house sofa bed tv phone laptop cooker washer fridge debt dispute brother sister cousin nephew "
                   "niece mate friend boyfriend girlfriend neighbour mum dad mother father nan gran grandad husband wife partner pc van bike carpet roof "
                   "kitchen tenancy loan fiance man woman uncle aunt flatmate".split())
_TIDY = [(re.compile(p), w) for p, w in (
    (r"\blittle (?:ones|uns|un's|wuns)\b", "littleones"), (r"\b(?:little|young) (?:one|un)\b", "littleone"), (r"\byoung(?: )?(?:ones|uns)\b", "littleones"),
    (r"\bbaby (?:boy|girl|son|daughter)\b", "baby"), (r"\bstep[- ]?(son|daughter|child|children|kids)\b", r"step\1"),
    (r"\bgrand[- ](son|daughter|child|children|kids)\b", r"grand\1"), (r"\bfoster (?:kids|children)\b", "fosterkids"),
    (r"\bnew[- ]born(?: baby)?\b", "newborn"), (r"\bnext ?door\b", "nextdoor"), (r"\b(?:a )?couple of\b|\b2x\b|\bpair of\b", "2"),
    (r"\b(\d+) ?x (?=kids|children|boys|girls)", r"\1 "), (r"\b(kids|children|boys|girls) ?x ?(\d+)\b", r"\2 \1"), (r"\bboth (?=boys|girls|kids)", "2 "),
    (r"\b(single mum|single mom|single dad|single parent|mum|mom|mam|mother|dad|father|parent) (?:of|to|2) (\w+)\b(?! year| yr| old|-| \w* ?(?:kids|children|boys|girls|sons|daughters|twins|young|little|under))",
     r"\1 with \2 children"), (r"\bone(?= (?:kid|child|son|daughter|boy|girl|lad|baby|little))", "1"), (r"'s\b(?= (?:kids|children))", " s"),
    (r"\bme \+ (\d+)\b(?! adult)", r"me and \1 kids"), (r"\b(\d+|two|three|four|five) under (?:\d+|two|three|four|five|ten)s?\b", r"\1 kids"),
)]
_NONE = re.compile(
    r"\b(?:no|not any|without|zero|0) (?:\w+ )?(?:kids|children|childern|dependants|dependents|littleones|child)\b(?! (?:clothes|stuff|allowed|club|around|menu|to|shoes|beds|should|would|services|were|was|"
    r"can|could|toys|food))|\b(?:don'?t|dont|do not|haven'?t|havent|have not|never|not) (?:actually )?(?:have|got|had)(?: got)? (?:any |no )?(?:kids|children)\b(?! (?:clothes|stuff|here|toys|with me))|"
    r"\bchild ?(?:less|free)\b|\bkids:? (?:none|no|0)\b", re.I)
_NOBODY_ELSE = re.compile(r"^(?:no[ ,.]*|nope[ ,.]*|its |it's |there'?s )*(?:just me|only me|me only|me alone|just myself|jus me|(?:i )?(?:live|living) (?:alone|on my own|by myself)|on my own|by myself|"
                          r"(?:just )?me (?:and|n|&) (?:the |my )?(?:wife|husband|hubby|partner|boyfriend|girlfriend|bf|gf|fella|bloke|missus|misses|mrs|dog|dogs|cat|cats|other half))"
                          r"[ ,.]*(?:here|at home|really|in the (?:flat|house)|now|these days|living here|mate|duck|thanks|x+|lol|sorry|i'?m afraid|[.!])*$", re.I)
_NO = re.compile(r"^(?:no|nope|none|nah|nil|zero|0|no one|nobody|not any|dont have any|don't have any|i dont have any|havent got any|i havent|i dont|nowt|nope none|no none|none at all|not got any|"
                 r"none thank god|no i dont|no i don't|never had any)(?:[ ,.]*(?:thanks|ta|duck|mate|x+|sorry|just me|here|please|thank you))*[ .!]*$", re.I)
_GROWN = re.compile(r"\bgrown?(?: |-)?up\b|\ball grown\b|\bgrown\b|\badults?\b|\bleft home\b|\bmoved out\b|\bflown the nest\b", re.I)
_ELSEWHERE = re.compile(r"\b(?:live|lives|living|stay|stays|staying|are|is|gone|went) (?:\w+ )?(?:with|at|in) (?:(?:their|his|her|there|thier|my|the) (?:dads?|mums?|moms?|nans?|father|mother|gran|grandparents|ex)|"
                        r"care|foster|pakistan|poland|romania|another|prison|jail|manchester|london|birmingham)|\b(?:with|at) (?:their|his|her|there|thier) (?:dads?|mums?|moms?|nans?|father|mother|gran)\b|"
                        r"\bin (?:foster )?care\b|\btaken (?:off|away|into)\b|\bgrown|\badult|\bleft home|\bmoved out|\badopted\b|\bpassed away\b|\bdied\b|\bin prison\b|\bback home in\b|"
                        r"\b(?:dont|doesnt|do not|does not|not|no longer) (?:live|living|here|with (?:me|us))\b|\blive away\b|\bgone to uni|\bat uni\b|\bin heaven\b", re.I)
_BEHALF = re.compile(r"\b(?:on behalf|behalf of|worried about (?:my|a)|referring|refer (?:my|a)|for (?:my|a) (?:friend|mate|sister|neighbour|daughter|mum|client|tenant|patient|family)|"
                     r"(?:she|they|he) (?:needs?|is struggling|are struggling|cant cope|has nowhere)|my (?:sister|daughter|friend|mate) (?:needs|is|has been|was))", re.I)


_RAISING = re.compile(r"\b(?:lives? with (?:me|us)|living with (?:me|us)|look(?:ing)? after|raising|bringing up|brought up|care for|caring for|custody|guardian\w*|kinship|fostering)\b")


@dataclass
class Group:
    """Children named together: "2 kids", "my son 8", "the girls are 7 and 5"."""

    noun: str
    start: int
    end: int
    count: int | None
    ages: list[int] = field(default_factory=list)
    mine: bool = False
    joined: bool = False  # "… and a baby": one more than the ones counted so far


class _Reader:
    def __init__(self, words: list[Part], asked: bool, behalf: bool) -> None:
        self.words, self.asked, self.behalf = words, asked, behalf

    def at(self, i: int) -> Part:
        return self.words[i] if 0 <= i < len(self.words) else Part("end", "", 0)

    def age_at(self, i: int, linked: bool = True) -> bool:
        """Whether part i is an age here, after a child was named."""
        part, after = self.at(i), self.at(i + 1)
        if part.kind == "age":
            return part.years < 100
        if part.kind not in ("number", "years", "young") or part.years > 60:
            return False
        if after.kind == "word" and after.text in NOT_AN_AGE_BEFORE or after.text in ("£", "%", "/", ":") or self.at(i - 1).text in ("£", "#", "no"):
            return False
        if after.kind == "word" and after.text in NOUNS - ONE_CHILD:
            return False  # "… 2 girls": a count
        if part.kind in ("young", "years") and after.text in ("late", "behind", "off", "in", "since", "out", "time", "today", "clean", "before", "without"):
            return False
        return linked

    def ages_from(self, i: int) -> tuple[list[int], int]:
        """The ages listed from part i on, through "and", "the other", "youngest"; and where the list ends."""
        ages: list[int] = []
        j = end = i
        while j < len(self.words):
            if self.age_at(j):
                one_of_two = self.words[j].kind == "number" and self.words[j].years == 1 and self.age_at(j + 1) and self.words[j].text == "1"
                if not one_of_two:
                    ages.append(self.words[j].years)
                j += 1
                end = j
            elif self.words[j].text in BETWEEN and j - end < 4:
                if self.words[j].text in ONE_CHILD and not self.age_at(j + 1):
                    break
                if self.words[j].text == "a" and self.at(j + 1).kind != "age":
                    break
                j += 1
            elif ages and self.words[j].text in FIRST_NAMES and (self.age_at(j + 1) or self.at(j + 1).text in ("is", "who")):
                j += 1
            else:
                break
        return ages, end

    def group_at(self, i: int) -> Group | None:
        """The children named from part i on, or None."""
        before: list[int] = []
        count: int | None = None
        j = i
        if self.at(j).kind == "number" and self.at(j + 1).kind == "age" and not (j and self.at(j - 1).text in (",", "and")):
            if (self.at(j + 1).text.endswith("olds") or self.at(j + 2).text in NOUNS - ONE_CHILD) and self.at(j).years <= 4:
                count, before, j = self.at(j).years, [self.at(j + 1).years] * self.at(j).years, j + 2  # "two 4 year olds"
        if count is None and self.at(j).kind in ("number", "age", "young"):
            run, k = [self.at(j)], j + 1
            while self.at(k).text in ("and", "&", ",", "or", "a") and (self.at(k + 1).kind in ("number", "age", "young") or self.at(k + 1).text == "a"):
                if self.at(k + 1).text != "a":
                    run.append(self.at(k + 1))
                    k += 1
                k += 1
            if run[-1].kind == "age":
                before, j = [p.years for p in run], k
            elif run[0].kind == "number":
                count, j = run[0].years, j + 1
            else:
                return None
        elif self.at(j).text in ("a", "an", "1", "one", "newborn") and self.at(j).text not in NOUNS:
            count, j = 1, j + 1
            if self.at(j).kind == "age":
                return None  # read from the age on
        while self.at(j).text in ADJECTIVES and (self.at(j).text not in NOUNS or self.at(j + 1).text in NOUNS) or self.at(j).text == "of":
            j += 1
        noun = self.at(j).text if self.at(j).text in NOUNS else ""
        if not noun and self.at(j - 1).text in BY_ORDER and j - i <= 2 and not before:
            while self.at(j).text in ("one", "is", "who", "just", ",", "now", "being", "-", ":", "only"):
                j += 1
            return Group(self.at(i).text, i, j + 1, 1, [self.at(j).years]) if self.age_at(j) else None
        if not noun:
            if not before:
                return None
            ok = self.at(j).text not in THINGS and self.at(j + 1).text not in THINGS
            return Group("old", i, j, len(before), before) if ok else None
        following = " ".join(p.text for p in self.words[j + 1:j + 4])
        if self.at(j + 1).text in NOT_A_CHILD_AFTER or following.startswith(("on the way", "is due", "is on the way", "is coming")):
            return None
        end = j + 1
        if noun == "twin" and self.at(end).text in NOUNS:
            noun, end = "twins", end + 1
        if noun in SURELY_YOUNG and self.at(end).text in ("boy", "girl", "son", "daughter"):
            end += 1
        linked, past = end, False
        while self.at(linked).text in LINKS or self.at(linked).text in FIRST_NAMES | ALSO_WORDS:
            linked += 1
        if self.at(linked).text in ("was", "were") and self.at(linked - 1).text in NOUNS | {"he", "she", "who"}:
            past = self.age_at(linked + 1) and not re.search(r"yesterday|last|ago", " ".join(p.text for p in self.words[linked + 2:linked + 4]))
            if past:
                return Group(noun, i, end, None)
            if self.age_at(linked + 1):
                linked += 1
        after: list[int] = []
        if self.age_at(linked) or self.at(linked).text in ("one", "the", "1", "eldest", "youngest", "oldest", "a") or (
                self.at(linked).text in ("boy", "girl") and self.age_at(linked + 1)):
            after, stop = self.ages_from(linked)
            end = stop if after else end
        ages = before + after
        together = TOGETHER.get(noun, 0)
        if together:
            count = together * (count if count and count > 1 and not before else 1)
            ages = ages * together if len(ages) == 1 else ages
        elif noun == "newborn" and not ages:
            ages = [0]
        if before and count is None:
            count = len(before) if noun not in SOME_CHILDREN | ANY_CHILDREN or len(before) > 1 else None
            count = count or len(ages)
        if count is None:
            if noun in ONE_CHILD:
                count = max(1, len(ages)) if len(ages) < 2 else 1
                ages = ages[:1] if len(ages) > 1 and noun in ONE_CHILD and not self._same_list(end) else ages
                count = max(count, len(ages))
            elif ages:
                count = len(ages)
        return Group(noun, i, end, max(count, len(ages)) if count is not None else None, ages)

    def _same_list(self, end: int) -> bool:
        return True

    def owned(self, group: Group) -> bool:
        """Whether the group is clearly the sender's (or of the person they write for)."""
        back: list[str] = []
        for k in range(group.start - 1, max(-1, group.start - 8), -1):
            if self.at(k).text in (".", "!", "?", ";"):
                break
            back.append(self.at(k).text)
        near = [w for w in back[:4]]
        if set(near[:3]) & LOST or (set(near[:2]) & {"having"} and group.noun in ("baby", "twins")):
            return False
        others = OTHERS - {"her", "their", "his", "friend", "sister", "mate"} if self.behalf else OTHERS
        for w in back[:6]:
            if w in ("my", "our", "ive"):
                return not set(back[:back.index(w)]) & OTHERS
            if w in others:
                return False
        if self.asked:
            return True
        if set(near) & HAVE - {"i", "we"} and not (set(near) & {"heard", "saw", "seen", "see"}):
            return True
        if set(back[:2]) & {"i", "we"} and group.count:
            return False
        behind = " ".join(p.text for p in self.words[group.end:group.end + 3])
        if group.noun in SURELY_YOUNG and (back[:2] in (["the", "for"], ["the", "and"]) or back[:1] == ["for"] or (back[:1] == ["the"] and group.noun == "baby")):
            return True
        if not back or back[0] in ("and", ",", "&", "hi", "hello", "+", "plus"):
            return group.noun not in ("boy", "girl", "lad", "lass", "old", "teenager", "teen") and bool(group.ages) or bool(
                group.count and group.noun in ANY_CHILDREN and group.count < 9 and re.match(r"(?:at home|to feed|and (?:a|one|another) (?:baby|newborn|toddler|on)|and no|, ?no|no (?:food|heating|gas|electric|money)|in the house|and i|and im|,? ?cant|here)\b", behind))
        return False


def _groups(words: list[Part], asked: bool, behalf: bool) -> list[Group]:
    reader = _Reader(words, asked, behalf)
    found: list[Group] = []
    dropped = False
    i = 0
    while i < len(words):
        group = reader.group_at(i)
        if group is None:
            i += 1
            continue
        tail = " ".join(p.text for p in words[group.end:group.end + 9])
        cut = re.search(r" (?:and|plus) (?:one|another)\b| (?:and|but|my|with) (?:my |a |\d+ )?(?:son|daughter|kids?|baby|\d+)\b|[.!?;]", tail)
        gone = _ELSEWHERE.search(tail[:cut.start()] if cut else tail) or _GROWN.search(" ".join(p.text for p in words[max(0, group.start - 3):group.end]))
        previous = found[-1] if found else None
        link = [p.text for p in words[previous.end:group.start]] if previous else None
        connected = link is not None and len(link) <= 3 and set(link) <= {"and", "&", ",", "+", "plus", "a", "also", "the", "my", "an", "one", "1", "then", "n"} and not dropped
        group.mine = not gone and (reader.owned(group) or (connected and previous is not None and previous.mine))
        group.joined = connected and bool({"and", "&", "+", "plus", "n"} & set(link or []))
        dropped = not group.mine
        kept = group.noun not in GRAND or asked or _RAISING.search(" ".join(p.text for p in words))
        if group.mine and kept:
            found.append(group)
        i = max(group.end, i + 1)
    return found


def _pronoun_ages(words: list[Part], groups: list[Group]) -> None:
    """"My son got excluded, he's 14": the age goes to the child named before who has none yet."""
    reader = _Reader(words, False, False)
    for i in range(1, len(words) - 1):
        subject, verb = words[i - 1].text, words[i].text
        if verb in ("is", "are") and subject in ("he", "she", "they", "one", "other", "eldest", "youngest", "oldest") and reader.age_at(i + 1):
            before = [g for g in groups if g.end <= i]
            if before and not any(g.start <= i < g.end for g in groups):
                group = before[-1]
                if len(group.ages) < (group.count or 1):
                    ages, _ = reader.ages_from(i + 1)
                    group.ages += ages


def _total(groups: list[Group], asked: bool) -> dict[str, object] | None:
    """All groups as one household. A counted "3 kids" holds the sons and daughters named after it."""
    generic: Group | None = None
    extra, specific, ages = 0, 0, []
    seen: dict[tuple[str, tuple[int, ...]], bool] = {}
    nouns: set[str] = set()
    adults = 0
    evidence = asked
    for group in groups:
        young = [a for a in group.ages if a < 18]
        if group.noun in nouns and (not group.ages or (group.noun, tuple(group.ages)) in seen):
            continue  # the same child again
        adults += len(group.ages) - len(young)
        n = (group.count or 0) - (len(group.ages) - len(young))
        if group.noun in ANY_CHILDREN and group.count and generic is None:
            generic = group
            generic_count = n
            ages += young
        elif generic is not None and group.joined and len(generic.ages) in (0, generic.count):
            extra += n
            ages += young
        elif generic is not None:
            ages += young
        else:
            if not group.ages and group.noun in ("son", "daughter", "lad", "girl", "boy", "lass", "sons", "daughters", "lads", "girls", "boys") and not asked and not (
                    group.count and group.count > 1) and not (group.joined and specific):
                nouns.add(group.noun)
                continue
            specific += n
            ages += young
        nouns.add(group.noun)
        seen[group.noun, tuple(group.ages)] = True
    if generic is None and specific == 1 and nouns <= BY_ORDER:
        return None
    if generic is not None:
        count = max(generic_count + extra, len(ages))
    else:
        count = specific
        if not groups or (not count and not adults):
            return None
    if not count and not (adults and evidence):
        return None
    return {"count": count, "ages": ages} if count <= 15 else None


def _answered(words: list[Part], children_asked: bool) -> dict[str, object] | None:
    """A bare answer to the question: "2, 5 and 8 yrs", "3", "Ellie 7 and Jack 4", "one, she's 9"."""
    allowed = BETWEEN | LINKS | {"yes", "yeah", "yh", "yep", "i", "have", "got", "ive", "there", "them", "my", "x", "please", "old", "me", "of", "eldest", "=", "here"}
    numbers = [p for p in words if p.kind not in ("word", "sign")]
    for i, p in enumerate(words):
        if p.kind in ("word", "sign") and p.text not in allowed and p.text not in FIRST_NAMES | ALSO_WORDS and not (
                children_asked and i + 1 < len(words) and (words[i + 1].kind in ("number", "age", "years", "young") or words[i + 1].text in ("is", "aged")) and p.kind == "word" and len(p.text) > 2
                and p.text not in NOT_AN_AGE_BEFORE and p.text not in ("under", "over", "not", "are", "about", "maybe", "been", "were", "flat", "room")):
            return None
    one = bool(words) and words[0].text == "one"
    if not numbers:
        return {"count": 1, "ages": []} if one and children_asked and len(words) <= 2 else None
    texts = [p.text for p in words]
    if "them" in texts or (len(numbers) == 1 and numbers[0].kind == "number" and not any(w in FIRST_NAMES | {"is", "aged", "he", "she"} for w in texts) and not one):
        n = numbers[0].years
        return {"count": n, "ages": []} if children_asked and n <= 12 and len(numbers) == 1 else None
    reader = _Reader(words, True, False)
    ages = [p.years for i, p in enumerate(words) if p in numbers and reader.age_at(i)]
    count = len(ages)
    first = words.index(numbers[0])
    if len(ages) > 1 and numbers[0].kind == "number" and numbers[0].years == len(ages) - 1 and not one:
        after, later = texts[first + 1], [words[k + 1].text for k in range(first + 1, len(words) - 1) if words[k] in numbers]
        if after not in ("and", "&", "or") and not (after == "," and ("," in later or len(ages) == 3 and later[:1] in (["and"], ["&"]))):
            return {"count": len(ages) - 1, "ages": [a for a in ages[1:] if a < 18]}
    young = [a for a in ages if a < 18]
    return {"count": len(young), "ages": young} if count else None


def read_children(text: str, asked: str | None = None) -> dict[str, object] | None:
    """{"count", "ages"}: ages in years, under one is 0, only those said. None when it is not clear."""
    text = plain(text)
    wanted = asked in ("children", "household")
    low = text.lower()
    for pattern, with_ in _TIDY:
        low = pattern.sub(with_, low)
    none: dict[str, object] = {"count": 0, "ages": []}
    if (asked == "children" and _NO.match(low)) or (wanted and _NOBODY_ELSE.match(low)):
        return none
    words = parts(low)
    groups = _groups(words, wanted, bool(_BEHALF.search(low)))
    _pronoun_ages(words, groups)
    total = _total(groups, wanted)
    if total:
        return total
    if _NONE.search(low) and not any(g.count for g in groups):
        return none
    if wanted and not groups:
        if _GROWN.search(low) and not re.search(r"\d", low):
            return none
        return _answered(words, asked == "children")
    return None
