"""Whose the children are: those at home with the sender count, neighbours', grown-up and lost ones do not."""

import re

from bot.understanding.readers.child_groups import Group, Reader
from bot.understanding.readers.child_words import (
    ADJECTIVES,
    AGAINST_ME,
    ANY_CHILDREN,
    BY_ORDER,
    COME_HERE,
    GROWN,
    HARMED_BY,
    LIVE_ELSEWHERE,
    NOT_A_CHILD_AFTER,
    NOT_BORN_OR_LOST,
    OF_A_PARTNER,
    OF_THEM,
    OTHERS,
    OWN_HOME,
    OWNER_FURTHER_BACK,
    OWNERS,
    SURELY_YOUNG,
    TAKEN,
    TROUBLE,
)

_GRANDPARENTS = frozenset("mum mom mother mam dad father nan gran parents".split())
_AND = frozenset("and & + plus n".split())
_JOINING = _AND | frozenset(", a also the my an one 1 then".split())
_ANYBODYS = frozenset("boy boys girl girls lad lads lass lasses teenager teenagers teen teens child".split())
_AT_HOME = (
    "at home", "one wage", "1 wage", "one income", "to feed", "under", "and a", "and one", "and another", "and no", ", no", "no food", "no heating",
    "no gas", "no electric", "no money", "in the", "and i", "and im", "cant", ", cant", "here", "in one", "in 1",
    "all under", "1 bed", "2 bed", "3 bed",
)  # fmt: skip
_BABY_AT_HOME = ("at home", "here", "and toddler", "and a ", "and no")


class Household:
    """Which of the children a text names live with the sender, or with the person they write for."""

    def __init__(self, reader: Reader, behalf: bool) -> None:
        self.reader, self.at, self.said = reader, reader.at, reader.said
        self.others = OTHERS - OF_THEM if behalf or reader.asked else OTHERS
        self.behalf = behalf

    def _ours(self, group: Group) -> bool:
        """Whether somebody says they are theirs, or nobody else's and the text speaks of the own home."""
        back = self._sentence_before(group)
        unborn = set(back[:3]) & (NOT_BORN_OR_LOST - {"no"} | TAKEN) or back[:1] == ["no"]
        if unborn or ("having" in back[:2] and group.noun in ("baby", "twins")) or self._of_strangers(group, back):
            return False
        if set(back[:2]) & OF_A_PARTNER and self._comes_here(group):
            return True
        for k, word in enumerate(back):
            if word in ("my", "our", "mine"):
                return not set(back[:k]) & OTHERS and not (word == "my" and back[k + 1:k + 2] == ["not"])
            if word == "had" and set(back[k + 1:k + 3]) & _GRANDPARENTS:
                return False  # "my mum had 5 kids": one of them is the sender
            if word in OWNERS or (word == "has" and self.behalf):
                return word in ("us", "me") or not set(back[k:k + 5]) & self.others
            if word not in OWNER_FURTHER_BACK and not (group.noun != "old" and word in ADJECTIVES):
                break
        if set(back[:6]) & self.others or back[:1] == ["not"]:
            return False
        return self.reader.asked or self._speaks_of_home(group, back, bool(set(back) & self.others))

    def _of_strangers(self, group: Group, back: list[str]) -> bool:
        """Whether they trouble the sender, or are in their charge at work, and nobody says "my": "two lads 15 and 16 keep smashing my
        windows"; a mere "we got two lads" makes no such ones ours."""
        if set(back[:2]) & {"my", "our", "mine"}:
            return False
        tail, before = self.said(group.end, group.end + 10), " ".join(reversed(back[:8]))
        at_work = back[:1] == ["with"] and back[1:2] in (["work"], ["working"]) and back[2:3] in (["i"], ["who"], ["am"], ["im"])
        mine = re.search(r"\b(?:both|all|are) (?:mine|my own)\b", tail)
        return not mine and bool(
            AGAINST_ME.search(tail) or HARMED_BY.search(before) or at_work and "home" not in tail
            or group.noun in _ANYBODYS and back[:1] == [","] and TROUBLE.search(before))

    def names_strangers(self) -> bool:
        """Whether some of the children named trouble the sender."""
        groups = filter(None, map(self.reader.group_at, range(len(self.reader.words))))
        return any(self._of_strangers(group, self._sentence_before(group)) for group in groups)

    def _comes_here(self, group: Group) -> bool:
        """ "His lad 12 comes weekends": a partner's child who is here at times, where the text speaks of no neighbour."""
        everything = self.said(0, len(self.reader.words))
        if not group.ages and not self.reader.asked:
            return False
        return bool(COME_HERE.search(self.said(group.end, group.end + 10))) and not TROUBLE.search(everything)

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
        if back[:1] == ["for"] and group.ages and group.noun != "old":
            return True
        if back[:1] == ["the"]:
            return group.noun in BY_ORDER or group.noun in ANY_CHILDREN and bool(group.ages)
        if group.noun in ANY_CHILDREN and 0 < (group.count or 0) < 9 and back[:1] != ["of"]:
            everything = self.said(0, len(self.reader.words))
            if OWN_HOME.search(everything) and not TROUBLE.search(everything):
                return True
        if back and back[0] not in _AND | {",", "hi", "hello", "sorry", "help"}:
            return False
        after = self.said(group.end, group.end + 2)
        if group.noun in SURELY_YOUNG and not back and after.startswith(_BABY_AT_HOME):
            return True
        if group.noun == "old":
            return len(group.ages) > 1
        counted = self.at(group.start).kind == "number"
        if group.ages and (group.noun not in _ANYBODYS or (counted and len(group.ages) > 1)):
            return bool(group.count)
        return group.noun in ANY_CHILDREN and 0 < (group.count or 0) < 9 and after.startswith(_AT_HOME)

    def _gone(self, group: Group) -> bool:
        """Grown up, in care, with the other parent: not at home."""
        tail = " " + self.said(group.end, group.end + 9)
        for stop in (".", "!", "?", ";", " and living ", " and im ", " and my ", " but my ", " and a ", " and one ", " and another ", " plus "):
            tail = tail.split(stop)[0]
        around = self.said(group.start - 3, group.end)
        return bool(LIVE_ELSEWHERE.search(tail) or GROWN.search(tail) or GROWN.search(around))

    def at_home(self) -> list[Group]:
        """All groups at home, in order. What is listed with them ("… and a baby") is at home as well."""
        found: list[Group] = []
        previous: Group | None = None  # None too when the last group was somebody else's
        i = 0
        while i < len(self.reader.words):
            group = self.reader.group_at(i)
            if group is None:
                i += 1
                continue
            link = [part.text for part in self.reader.words[previous.end:group.start]] if previous else []
            connected = previous is not None and _goes_on(link, group)
            group.joined = connected and bool(set(link) & _AND)
            hostile = self.at(group.end).text in NOT_A_CHILD_AFTER and group.noun != "old"
            previous = group if not hostile and not self._gone(group) and (connected or self._ours(group)) else None
            if previous:
                found.append(group)
            i = max(group.end, i + 1)
        self._give_pronoun_ages(found)
        return found

    def _give_pronoun_ages(self, groups: list[Group]) -> None:
        """"My son got excluded, he's 14": the age goes to the child named before who has none yet."""
        subjects = BY_ORDER | {"he", "she", "they", "one", "other"}
        for i in range(1, len(self.reader.words) - 1):
            about_them = self.reader.words[i].text in ("is", "are") and self.reader.words[i - 1].text in subjects
            if not about_them or not self.reader.age_at(i + 1):
                continue
            before = [group for group in groups if group.end <= i]
            if before and len(before[-1].ages) < (before[-1].count or 1):
                before[-1].ages += self.reader.ages_from(i + 1)[0]


def _goes_on(link: list[str], group: Group) -> bool:
    """Whether the words between two groups list them together: "2 kids and a baby", "son 17 … daughter 15"."""
    if len(link) <= 3 and set(link) <= _JOINING:
        return True
    if set(link) & (OTHERS | {"."}):
        return False
    another = group.noun in ("son", "daughter") and bool(group.ages) and len(link) <= 6
    return another or (len(link) <= 8 and link[-2:] in (["and", "a"], ["and", "my"]))
