"""Hours taken out of what a resident wrote: "so its 10 til 2 now" → "10 til 2". Only where nothing else in the text could turn them round:
"avoid evenings" and "evenings he has it" tell when it is not safe. What the hours mean is bot/safe_hours.py's."""

import re

from bot.safe_hours import SOME_HOURS, plain, read
from bot.understanding.readers.hours_left import read_limit, read_only

_NO_TEXT = r"(?:but )?(?:no(?:t|) (?:good|safe|use|ok|okay)|not|never|don['’]?t (?:text|txt|message)(?: me)?)"
_NEVER = ((re.compile(rf"\b{_NO_TEXT} after\b", re.I), "before"), (re.compile(rf"\b{_NO_TEXT} before\b", re.I), "after"))
_WATCHER = (r"(?:(?:he|she|they)(?:['’]?s|['’]?re|['’]?ll)?|(?:my |the )?(?:husband|hubby|partner|missus|mrs|wife|boyfriend|girlfriend"
            r"|bf|gf|ex|mum|dad|son|brother|sister|fella|bloke|old man)(?:['’]?s)?)")
_WATCHES = (r"(?:checks?|reads?|looks?|goes? through|sees?|watches|takes?|has (?:it|my)|home|back|in|off|here|around|about"
            r"|on (?:my|the|this) (?:phone|mobile|fone)|gets? (?:in|home|back)|comes? (?:in|home|back)|finish(?:es)?)")
_THEIRS = re.compile(  # when somebody dangerous is there: "he reads them at weekends", "my partner looks at it in the evenings"
    rf"\b(?<!when )(?<!while )(?<!before )(?<!until )(?<!after ){_WATCHER} (?:\w+ )?{_WATCHES}\b[^,.;]*?"
    r"(?=\b(?:so|but|only|text|txt|ring|call|please|pls)\b|[,.;]|$)", re.I)
_CUE = re.compile(r"\b(?:only|so|text|txt|ring|call|safe|ok|okay|fine|best|better|please|pls|but)\b", re.I)
_PLAIN_WORDS = frozenset(  # words around hours that turn nothing round; with any other word beside them, hours are not taken out
    """
    i im i'm id ive me my we us is its it it's that that's thats this are be am so just only ok okay fine good best better safe safer safest
    safely alright text txt texts texting txting message msg messages reply replies write ring call contact reach talk speak please pls plz
    ta thanks thank duck mate love hun now then would will can could should you u ya to for a an the at in on of from by and or when while w
    n if as he hes he's she shes she's they theyre they're him her work works working worked shift job out gone goes go going gets school
    kids lad lads lass nursery college alone about around usually normally always mostly really most every each yes yeah yep yh aye actually
    sorry well make say meant mean put change should time times hours bit between during o'clock til till until husband hubby partner wife
    missus right started nights shifts mum dad boyfriend girlfriend bf gf ex phone again day days back free home by myself own
    like said told tho though
    """.split())
MOST_WORDS, LONGEST_RUN = 40, 12  # of a text hours are taken out of, and of the hours themselves
_WORD = re.compile(r"[a-z']+", re.I)
_TEXTING = re.compile(r"\b(?:text|txt|message|msg|reply|contact|reach)\w*\b", re.I)
_PART_OF_A_TEXT = re.compile(r"[.;!?\n]+|,\s+")
_SENTENCE = re.compile(r"[.;!?\n]+(?!\d)|,\s+")
_LEFT_OVER = re.compile(r"(?:[\s,]+(?:please|at|in|on|the|and|or|then|just|is|are))+$", re.I)
_NOT_THEN = re.compile(r"(?<=\w)[,.]? (?:and |but )?not (?:in the |at )?(?:\d\S*|mornings?|afternoons?|evenings?|weekends?|weekdays?|nights?)$", re.I)
_BEFORE_IT = re.compile(r"^.*\bwrong\b\W+(?=(?:it|its|it's|should|make|put|i meant)\b)"
                        r"|^\W*(?:(?:yes|yeah|yeh|yep|ok|okay|no|well|sorry)\b\W*)*but\b", re.I)
_MORE_HOURS = re.compile(rf"{SOME_HOURS.pattern}|\d|\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\bweek ?(?:days?|ends?)\b|\bschool\b", re.I)
_AGES = re.compile(  # "2 kids 4 and 6"
    r"\b(?:kids?|children|lads?|lass(?:es)?|girls?|boys?|sons?|daughters?|bab(?:y|ies)|twins|ones|aged?|ages)\W+(?:(?:who )?(?:are|aged?|is)\W+)?"
    r"\d{1,2}(?! ?(?:am|pm|til|till|to|-|until|[:.]\d))\b", re.I)
_WHY_THEN = re.compile(  # "while shes at her class"
    r"(?<=\w),? (?:when|while|as|cos|because) (?:he|she|they)(?:'?s|'?re| is| are) (?:at|out|in) [^.;,]*$", re.I)
_AFTER_THAT = re.compile(r"\b(?:till?|until) (\d{1,2}(?:[:.]\d\d)? ?(?:am|pm)?)\b[^.;]{0,20}?\bafter (?:that|then)\b", re.I)
_DENIED = re.compile(r"\b(?:not|never|no|don['’]?t|except|apart from|but)\b", re.I)


def within(words: str) -> str | None:
    """The longest run of `words` that is hours without a doubt: "so its 10 til 2 now" → "10 til 2". None where there is none,
    or where something is denied ("not mornings")."""
    words = _AFTER_THAT.sub(r"after \1", words)
    if re.match(r"\W*only\b", words, re.I) and read(hours := _WHY_THEN.sub("", words.strip(" .!"))):
        return hours
    words = _BEFORE_IT.sub("", _NOT_THEN.sub("", words.strip()))  # "after 6 not 4"
    words, whole = without_theirs(words), words
    if words != whole and not _CUE.search(words):
        return None  # "evenings he has it"
    for pattern, meant in _NEVER:
        words = pattern.sub(meant, words)
    if read(words):
        return _LEFT_OVER.sub("", words)
    said = words.split()
    if _DENIED.search(words) or _AGES.search(words) or len(said) > MOST_WORDS:
        return None
    turning = [at for at, word in enumerate(said) if not _harmless(word)]
    first, last = (turning[0], turning[-1]) if turning else (len(said), -1)
    runs = ((start, start + length) for length in range(min(len(said), LONGEST_RUN), 0, -1) for start in range(len(said) - length + 1))
    run = next((run for start, end in runs if start <= first and last < end
                and read(run := " ".join(said[start:end]).strip(" ,.!?"))), None)
    return run and _LEFT_OVER.sub("", run.rpartition(". ")[2])


def _harmless(word: str) -> bool:
    return set(_WORD.findall(word.replace("’", "'").casefold())) <= _PLAIN_WORDS


def clear_in(words: str) -> str | None:
    """`within` a text, or within the one part of a longer one that is about texting."""
    limit = left_by(words)
    return (limit if read(limit) else None) if limit else within(words) or _in_a_part(words)


def left_by(words: str, bare: bool = False) -> str | None:
    """The hours that a limit leaves ("no texts after 6" → "before 6"), or its own words where no clock could read them: it must not
    widen what else the text says of hours ("mornings, no texts after 6"). None where there is no limit. `bare`: see `read_limit`."""
    if (limit := read_limit(words, bare)) is None:
        return None
    when, rest = limit
    return words if _MORE_HOURS.search(plain(rest)) else within(when) or when


def kept_to(words: str) -> str | None:
    """The hours that a text full of other things keeps us to: "he hit me again. not after he gets in", "only text before 3". Where no
    clock could read them, or parts of it tell more than one thing, their words stand: then we only answer. None where it has no limit."""
    parts = [part.strip() for part in _SENTENCE.split(words) if part.strip()]
    found = [(part, hours) for part in parts if (hours := left_by(part, bare=True) or read_only(part))]
    if not found:
        return None
    rest = [part for part in parts if part not in [limit for limit, _ in found]]
    others = [part for part in rest if read(part) or _TEXTING.search(part) and _MORE_HOURS.search(part)]
    if len(found) > 1 or others:
        return "; ".join([*(part for part, _ in found), *others])
    return within(found[0][1]) or found[0][1]


def limits(words: str) -> bool:
    """Whether a text takes hours away: "no good before 10"."""
    return any(pattern.search(words) for pattern, _ in _NEVER)


def told_in(words: str, read_in_it: str | None) -> str | None:
    """The hours that a text gives: clear ones, or else what was read in it, if that is not clear either ("when he is out"). Clear
    words out of a text that is not ("avoid evenings") may mean the contrary."""
    if clear := clear_in(words):
        return clear
    turned = without_theirs(words) != words and not _CUE.search(without_theirs(words))
    return read_in_it if read_in_it and read(read_in_it) is None and not turned else None


def _in_a_part(words: str) -> str | None:
    """The hours of the one part of a longer text that is about texting, where no other part speaks of hours or of who is there."""
    parts = [part for part in _PART_OF_A_TEXT.split(words) if part.strip()]
    about = [part for part in parts if _TEXTING.search(part)]
    others = [part for part in parts if part not in about]
    if len(parts) < 2 or len(about) != 1 or any(SOME_HOURS.search(plain(part)) or without_theirs(part) != part.strip() for part in others):
        return None
    return within(about[0])


def without_theirs(words: str) -> str:
    """`words` without the hours of whoever must not see a text: "he reads them at weekends" tells when it is not safe."""
    return _THEIRS.sub(" ", words).strip()
