"""Finds the groups of children a text names: "2 kids", "my son 8", "the girls are 7 and 5", and whose they are."""

from dataclasses import dataclass, field

from bot.understanding.readers.ages import END, NOT_AN_AGE_BEFORE, Part
from bot.understanding.readers.child_words import (
    ADJECTIVES,
    ANY_CHILDREN,
    BETWEEN_AGES,
    BY_ORDER,
    GROWN,
    LINKS,
    LIVE_ELSEWHERE,
    NOT_A_CHILD_AFTER,
    NOT_BORN_OR_LOST,
    NOUNS,
    OF_THEM,
    ONE_CHILD,
    OTHERS,
    OWNER_FURTHER_BACK,
    OWNERS,
    SURELY_YOUNG,
    TAKEN,
    THINGS,
    TOGETHER,
)
from bot.understanding.readers.first_names import ALSO_WORDS, FIRST_NAMES

_NAMES = FIRST_NAMES | ALSO_WORDS
_AN_AGE = ("number", "age", "young")
_AFTER_A_DURATION = frozenset("late behind off in gone since out time today clean before without".split())
_AFTER_CHILDS_NAME = ("is", "who", "(", "aged", ",")
_AND = frozenset("and & + plus n".split())
_ANYBODYS = frozenset("boy boys girl girls lad lads lass lasses teenager teenagers teen teens child".split())
_AT_HOME = (
    "at home", "to feed", "under", "and a", "and one", "and another", "and no", ", no", "no food", "no heating",
    "no gas", "no electric", "no money", "in the", "and i", "and im", "cant", ", cant", "here", "in one", "in 1", "all under",
    "1 bed", "2 bed", "3 bed",
)  # fmt: skip
_BABY_AT_HOME = ("at home", "here", "and toddler", "and a ", "and no")
_JOINING = _AND | frozenset(", a also the my an one 1 then".split())


@dataclass
class Group:
    """Children named together. `count` is None when it was not said ("my kids")."""

    noun: str
    start: int
    end: int
    count: int | None
    ages: list[int] = field(default_factory=list)
    joined: bool = False  # "… and a baby": one more than those named before


class Reader:
    """The pieces of one text, read for children."""

    def __init__(self, words: list[Part], asked: bool, behalf: bool = False) -> None:
        self.words, self.asked, self.behalf = words, asked, behalf

    def at(self, i: int) -> Part:
        return self.words[i] if 0 <= i < len(self.words) else END

    def said(self, start: int, end: int) -> str:
        return " ".join(part.text for part in self.words[max(0, start):end])

    def age_at(self, i: int) -> bool:
        """Whether part i is an age, given that a child was just named."""
        part, after = self.at(i), self.at(i + 1)
        if part.kind == "age":
            return part.years < 100
        if part.kind not in ("number", "years", "young") or part.years > 60 or self.at(i - 1).text in ("£", "#", "no"):
            return False
        if after.text in NOT_AN_AGE_BEFORE or after.text[:3] == "bed" or after.text in ("£", "%", "/", ":"):
            return False
        if after.text in NOUNS - ONE_CHILD:
            return False  # "… 2 girls": a count
        return part.kind == "number" or after.text not in _AFTER_A_DURATION

    def ages_from(self, i: int) -> tuple[list[int], int]:
        """The ages listed from part i on, through "and", "the other", "youngest"; and where the list ends."""
        ages: list[int] = []
        j = end = i
        while j < len(self.words):
            word = self.words[j].text
            if self.age_at(j):
                if not (word == "1" and self.age_at(j + 1)):  # "1 4 the other 9": the one is 4
                    ages.append(self.words[j].years)
                j += 1
                end = j
            elif word in BETWEEN_AGES and j - end < 4:
                if (word in ONE_CHILD and not self.age_at(j + 1)) or (word == "a" and self.at(j + 1).kind != "age"):
                    break
                j += 1
            elif ages and word in _NAMES and (self.age_at(j + 1) or self.at(j + 1).text in _AFTER_CHILDS_NAME):
                j += 1
            else:
                break
        return ages, end

    def _before_noun(self, i: int) -> tuple[list[int], int | None, int] | None:
        """Ages ("8 yr old", "7 and 5 yr old") or a count ("3", "a") from part i on, and where the noun should be."""
        first, second = self.at(i), self.at(i + 1)
        if self.asked and first.kind == "number" and second.text in (",", "and", "&", "n"):
            run, end = self.ages_from(i)
            link = set(self.said(end, end + 2).split())
            if len(run) > 1 and link <= {"and", "&", "a", ","} and self.at(end + 2).text in SURELY_YOUNG:
                return run, None, end  # "10, 12 and a baby"
        counted = first.kind == "number" and first.years <= 4 and self.at(i - 1).text not in (",", "and")
        if counted and second.kind == "age":
            if second.text.endswith("olds") or self.at(i + 2).text in NOUNS - ONE_CHILD:
                return [second.years] * first.years, first.years, i + 2  # "two 4 year olds"
        if first.kind in _AN_AGE:
            run, j = [first], i + 1
            while self.at(j).text in ("and", "&", ",", "or", "a"):
                skip = 2 if self.at(j + 1).text == "a" else 1
                if self.at(j + skip).kind not in _AN_AGE:
                    break
                run.append(self.at(j + skip))
                j += skip + 1
            if run[-1].kind == "age":
                return [part.years for part in run], None, j
            return ([], first.years, i + 1) if first.kind == "number" else None
        if first.text in ("a", "an", "1", "one"):
            return None if second.kind == "age" else ([], 1, i + 1)  # "a 6 year old" is read from the age on
        return [], None, i

    def group_at(self, i: int) -> Group | None:
        """The children named from part i on, or None."""
        before = self._before_noun(i)
        if before is None:
            return None
        ages, count, j = before
        while self.at(j).text in ADJECTIVES and (self.at(j).text not in NOUNS or self.at(j + 1).text in NOUNS):
            j += 1
        noun = self.at(j).text
        if noun not in NOUNS:
            return self._without_noun(i, j, ages)
        if self.at(j + 1).text in NOT_A_CHILD_AFTER or self.said(j + 1, j + 4).startswith(
            ("on the way", "is due", "is on the way", "is coming", "in tummy", "in my", "inside", "in belly")
        ):
            return None
        end = j + 1
        if (noun == "twin" or noun in SURELY_YOUNG) and self.at(end).text in NOUNS - SURELY_YOUNG:
            noun, end = "twins" if noun == "twin" else noun, end + 1
        return self._with_ages_after(Group(noun, i, end, count, ages))

    def _without_noun(self, i: int, j: int, ages: list[int]) -> Group | None:
        if not ages and j - i <= 2 and self.at(j - 1).text in BY_ORDER:  # "my eldest is 12"
            while self.at(j).text in ("one", "is", "who", "just", ",", "now", "being", "-", ":", "only"):
                j += 1
            return Group(self.at(i).text, i, j + 1, 1, [self.at(j).years]) if self.age_at(j) else None
        of_whom = {self.at(i - 1).text, self.at(i - 2).text}  # "my nephew, aged 15"
        if not ages or (of_whom | {self.at(j).text, self.at(j + 1).text}) & THINGS or self.at(i).text.startswith("age"):
            return None
        return Group("old", i, j, len(ages), ages)

    def _with_ages_after(self, group: Group) -> Group:
        """The same group with the ages named after it, and its count settled."""
        before, linked = list(group.ages), group.end
        while self.at(linked).text in LINKS or self.at(linked).text in _NAMES:
            linked += 1
        if self.at(linked).text in ("was", "were") and self.age_at(linked + 1):
            birthday = set(self.said(linked + 2, linked + 4).split()) & {"yesterday", "last", "ago"}
            if not birthday:
                return Group(group.noun, group.start, group.end, None)  # "my son was 4 when …"
            linked += 1
        lone = self.at(linked).kind == "number" and self.said(group.end, linked) in ("", ":", "-", "=")
        if self.asked and group.noun in ANY_CHILDREN and group.count is None and lone and len(self.words) <= linked + 1:
            group.count, group.end = self.at(linked).years, linked + 1  # "kids: 3"
            return group
        if self.age_at(linked) or self.at(linked).text in BY_ORDER | {"one", "the", "1", "a", "boy", "girl"}:
            after, end = self.ages_from(linked)
            said_again = linked == group.end and after == [group.count] and group.count > 1  # "2 kids, 2"
            if after and not said_again:
                group.ages += after
                group.end = end
        together = TOGETHER.get(group.noun)
        if together:
            group.ages = group.ages * together if len(group.ages) == 1 else group.ages
            group.count = together * (group.count if group.count and not before else 1)
        elif group.noun == "newborn" and not group.ages:
            group.ages = [0]
        if group.count is None and (group.noun in ONE_CHILD or group.ages):
            group.count = max(1, len(group.ages))
        if group.count is not None:
            group.count = max(group.count, len(group.ages))
        return group

    def ours(self, group: Group) -> bool:
        """Whether the children are clearly of the sender's household (or of the person they write for)."""
        back = self._sentence_before(group)
        others = OTHERS - OF_THEM if self.behalf or self.asked else OTHERS
        if set(back[:3]) & (NOT_BORN_OR_LOST | TAKEN) or ("having" in back[:2] and group.noun in ("baby", "twins")):
            return False
        for k, word in enumerate(back):
            if word in ("my", "our", "mine"):
                return not set(back[:k]) & OTHERS and not (word == "my" and back[k + 1:k + 2] == ["not"])
            if word in OWNERS:
                return word in ("us", "me") or not set(back[k:k + 5]) & others
            if word not in OWNER_FURTHER_BACK and not (group.noun != "old" and word in ADJECTIVES):
                break
        if set(back[:6]) & others or back[:1] == ["not"]:
            return False
        return self.asked or self._speaks_of_home(group, back, bool(set(back) & others))

    def _sentence_before(self, group: Group) -> list[str]:
        """The words before the group back to the last full stop, the nearest first."""
        back: list[str] = []
        for k in range(group.start - 1, max(-1, group.start - 16), -1):
            if self.at(k).text in (".", "!", "?", ";"):
                break
            back.append(self.at(k).text)
        return back

    def _speaks_of_home(self, group: Group, back: list[str], others: bool) -> bool:
        """No owner is named: "milk for the baby", "the kids are 3 and 1", "2 kids and no heating"."""
        if others:
            return False
        for_it = back[:1] == ["for"] or back[:2] == ["the", "for"]
        if for_it and group.noun in SURELY_YOUNG - {"child", "kid", "teenager"}:
            return True
        if back[:1] == ["the"]:
            return group.noun in BY_ORDER or group.noun in ANY_CHILDREN and bool(group.ages)
        if back and back[0] not in _AND | {",", "hi", "hello", "sorry", "help"}:
            return False
        after = self.said(group.end, group.end + 2)
        if group.noun in SURELY_YOUNG and not back and after.startswith(_BABY_AT_HOME):
            return True
        if group.noun == "old":
            return len(group.ages) > 1
        if group.ages and (group.noun not in _ANYBODYS or len(group.ages) > 1):
            return bool(group.count)
        return group.noun in ANY_CHILDREN and 0 < (group.count or 0) < 9 and after.startswith(_AT_HOME)

    def gone(self, group: Group) -> bool:
        """Grown up, in care, with the other parent: not at home."""
        tail = self.said(group.end, group.end + 9)
        for stop in (".", "!", "?", ";", " and my ", " but my ", " and a ", " and one ", " and another ", " plus "):
            tail = tail.split(stop)[0]
        around = self.said(group.start - 3, group.end)
        return bool(LIVE_ELSEWHERE.search(tail) or GROWN.search(tail) or GROWN.search(around))

    def groups(self) -> list[Group]:
        """All groups at home, in order. What is listed with them ("… and a baby") is at home as well."""
        found: list[Group] = []
        previous: Group | None = None  # None too when the last group was somebody else's
        i = 0
        while i < len(self.words):
            group = self.group_at(i)
            if group is None:
                i += 1
                continue
            link = [part.text for part in self.words[previous.end:group.start]] if previous else []
            listed = len(link) <= 3 and set(link) <= _JOINING
            goes_on = len(link) <= 8 and link[-2:] in (["and", "a"], ["and", "my"]) and not set(link) & (OTHERS | {"."})
            connected = previous is not None and (listed or goes_on)
            group.joined = connected and bool(set(link) & _AND)
            hostile = self.at(group.end).text in NOT_A_CHILD_AFTER and group.noun != "old"
            previous = group if not hostile and not self.gone(group) and (connected or self.ours(group)) else None
            if previous:
                found.append(group)
            i = max(group.end, i + 1)
        self._give_pronoun_ages(found)
        return found

    def _give_pronoun_ages(self, groups: list[Group]) -> None:
        """"My son got excluded, he's 14": the age goes to the child named before who has none yet."""
        subjects = BY_ORDER | {"he", "she", "they", "one", "other"}
        for i in range(1, len(self.words) - 1):
            about_them = self.words[i].text in ("is", "are") and self.words[i - 1].text in subjects
            if not about_them or not self.age_at(i + 1):
                continue
            before = [group for group in groups if group.end <= i]
            if before and len(before[-1].ages) < (before[-1].count or 1):
                before[-1].ages += self.ages_from(i + 1)[0]
