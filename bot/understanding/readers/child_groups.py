"""Finds the groups of children a text names: "2 kids", "my son 8", "the girls are 7 and 5"."""

from dataclasses import dataclass, field

from bot.understanding.readers.ages import END, NOT_AN_AGE_BEFORE, Part
from bot.understanding.readers.child_words import (
    ADJECTIVES,
    ANY_CHILDREN,
    BETWEEN_AGES,
    BY_ORDER,
    LINKS,
    NOT_A_CHILD_AFTER,
    NOUNS,
    ONE_CHILD,
    OTHERS,
    SURELY_YOUNG,
    THINGS,
    TOGETHER,
)
from bot.understanding.readers.common_words import COMMON
from bot.understanding.readers.first_names import ALSO_WORDS, FIRST_NAMES

_NO_NAME = COMMON | NOUNS | OTHERS
_NAMES = FIRST_NAMES | ALSO_WORDS
_AN_AGE = ("number", "age", "young", "years")
_AFTER_A_DURATION = frozenset("late behind off in gone since out time today clean before without".split())
_AFTER_CHILDS_NAME = ("is", "who", "(", "aged", ",")
_NOT_BORN_YET = (
    "was stillborn", "was born sleeping", "are due", "due in", "on the way", "is due",
    "is on the way", "is coming", "in tummy", "in my", "inside", "in belly",
)  # fmt: skip


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

    def __init__(self, words: list[Part], asked: bool) -> None:
        self.words, self.asked = words, asked

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
        if after.text in NOUNS - ONE_CHILD or (part.text == "1" and after.text in NOUNS):
            return False  # "… 2 girls": a count
        return part.kind == "number" or after.text not in _AFTER_A_DURATION

    def _childs_name_at(self, i: int) -> bool:
        """"my lad Kai is 6": a first name, or no plain word, with the age to come."""
        if not self._may_be_name(i):
            return False
        return self.age_at(i + 1) or self.at(i + 1).text in _AFTER_CHILDS_NAME

    def _after_names(self, i: int) -> int:
        """Past "Lily and Mae" where their ages follow."""
        j = i
        while self._may_be_name(j) or (j > i and self.at(j).text in ("and", "&", "n", ",", "are")):
            j += 1
        return j if self.age_at(j) and j - i < 9 else i

    def _may_be_name(self, i: int) -> bool:
        part = self.at(i)
        return part.kind == "word" and (part.text in _NAMES or part.text not in _NO_NAME)

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
            elif ages and self._childs_name_at(j):
                j += 1
            else:
                break
        return ages, end

    def _before_noun(self, i: int) -> tuple[list[int], int | None, int] | None:
        """Ages ("8 yr old", "7 and 5 yr old") or a count ("3", "a") from part i on, and where the noun should be."""
        first, second = self.at(i), self.at(i + 1)
        if self.asked and first.kind == "number" and second.text in (",", "and", "&", "n"):
            run, end = self.ages_from(i)
            between = ("and", "&", "a", ",", "my", "our")
            noun = next((k for k in range(end, end + 4) if self.at(k).text not in between), end)
            if len(run) > 1 and noun > end and self.at(noun).text in SURELY_YOUNG:
                return run, None, end  # "10, 12 and a baby"
        counted = first.kind == "number" and first.years <= 4 and self.at(i - 1).text not in (",", "and")
        if counted and second.kind == "age":
            if second.text.endswith("olds") or self.at(i + 2).text in NOUNS - ONE_CHILD:
                return [second.years] * first.years, first.years, i + 2  # "two 4 year olds"
        if first.kind in _AN_AGE:
            ages, j = self._ages_side_by_side(i)
            if ages:
                return ages, None, j
            return ([], first.years, i + 1) if first.kind == "number" else None
        if first.text in ("a", "an", "1", "one"):
            return None if second.kind == "age" else ([], 1, i + 1)  # "a 6 year old" is read from the age on
        return [], None, i

    def _ages_side_by_side(self, i: int) -> tuple[list[int], int]:
        """"7 and 5 yr old", "a 6 and a 2 yr old": all are ages because the last one is; else none."""
        run, j = [self.at(i)], i + 1
        while self.at(j).text in ("and", "&", ",", "or", "a"):
            skip = 2 if self.at(j + 1).text == "a" else 1
            if self.at(j + skip).kind not in _AN_AGE or self.at(j + skip).text.startswith("age"):
                break
            run.append(self.at(j + skip))
            j += skip + 1
        return ([part.years for part in run], j) if run[-1].kind == "age" else ([], i)

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
        if self.at(j + 1).text in NOT_A_CHILD_AFTER or self.said(j + 1, j + 4).startswith(_NOT_BORN_YET):
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
        while self.at(linked).text in LINKS or self._childs_name_at(linked):
            linked += 1
        linked = self._after_names(linked)
        if self.at(linked).text in ("was", "were") and self.age_at(linked + 1):
            birthday = set(self.said(linked + 2, linked + 4).split()) & {"yesterday", "last", "ago"}
            if not birthday:
                return Group(group.noun, group.start, group.end, None)  # "my son was 4 when …"
            linked += 1
        lone = self.at(linked).kind == "number" and self.said(group.end, linked) in ("", ":", "-", "=")
        if self.asked and group.noun in ANY_CHILDREN and group.count is None and lone and len(self.words) <= linked + 1:
            group.count, group.end = self.at(linked).years, linked + 1  # "kids: 3"
            return group
        # "16yr old lad, 9yr old girl"
        anothers = before and self.at(linked).kind == "age" and self.at(linked + 1).text in NOUNS
        begins = self.age_at(linked) or self.at(linked).text in BY_ORDER | {"one", "the", "1", "a", "boy", "girl"}
        if begins and not anothers:
            after, end = self.ages_from(linked)
            said_again = linked == group.end and after == [group.count] != [1]  # "2 kids, 2"
            if after and not said_again:
                group.ages += after
                group.end = end
        together = TOGETHER.get(group.noun)
        if together:
            others = group.ages[1:] if len(set(group.ages)) > 1 else []  # "twins aged 2 and my daughter 9": twins are of one age
            group.ages = group.ages[:1] * together + others if others or len(group.ages) == 1 else group.ages
            group.count = together * (group.count if group.count and not before else 1)
        elif group.noun == "newborn" and not group.ages:
            group.ages = [0]
        if group.count is None and (group.noun in ONE_CHILD or group.ages):
            group.count = max(1, len(group.ages))
        if group.count is not None:
            group.count = max(group.count, len(group.ages))
        return group
