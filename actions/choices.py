"""Which numbered option a text picks: by number, by title, by a slip of the finger, or by words that mean it."""

import re
from difflib import get_close_matches

from actions.domain import options
from bot.understanding.readers.hours_left import BETWEEN, THEN
from bot.understanding.readers.options import read_option
from bot.understanding.readers.safe_contact import PHONE_IS_READ

NUMBER_WORDS = ("one", "two", "three", "four")
PUT_RIGHT = re.compile(r"^\W*(?:[1-9]\b.{0,12}\b(?:no|nah|wait|actually|sorry|mean|meant)\b"
                       r"|.{0,40}\bi meant|.{0,16}\b(?:meant|mean|make it|change (?:it )?to|put)\b)"
                       r"(?:\W+(?:no|wait|actually|sorry|i|mean|meant|make|it|put|its|it's|number))*\W*(?P<now>[1-9])\b(?!.*\d)", re.I)
NUMBER_FIRST = re.compile(r"([1-9])(?:[.,):]|,? (?:but|please|pls|thanks|cos|because)\b)")

# The careful option first: "yes but only when i text first" is not "any time".
MEANT: dict[str, dict[str, str]] = {
    "safe_contact": {
        "do_not_text": r"(?:don'?t|do not|never|no) (?:text|reply|write|message|txt)"
        rf"(?!(?:ing|s)?{BETWEEN}{THEN})"
        r"(?!.{0,15}\b(?:only|unless|until|when|if|while|after|before|between|during)\b)"
        rf"|no texts?\b(?!{BETWEEN}{THEN})"
        r"|\bcertainly not\b|\bnot (?:really )?safe|\bunsafe|\b(?:not|don'?t use) this (?:phone|number)"
        rf"|\bstop (?:texting|messaging)(?!{BETWEEN}{THEN})(?! (?:me )?(?:so|that|all at|the same|every|too)\b)"
        r"|^no+\b[^.]{0,15}\b(?:he|she|they)(?:'?s|'?ll| might| may| will| can| could| reads?| checks?| looks?| sees?)\b|(?:he|she)'?d kill",
        "reply_only": rf"wh?en i(?:'ve| have)? (?:write|text|txt|message|msg)|only reply|reply only|i'?ll (?:text|write) first|me first"
        rf"|{PHONE_IS_READ}|\bif i (?:say|type|send)|\bdelete (?:the|these|my|your) (?:messages|texts)"
        r"|\b(?:he|she|they)(?:'?s| has| have) (?:it|my phone)"
        r"|^\W*(?:ok(?:ay)?|yes|yeah|yep|fine)\b(?!.{0,20}\bany ?time).{0,25}\b(?:he|she|they)(?:'?s)?\b",
        "certain_hours": r"(?<!not )(?<!n't )\bcertain\b(?! (?:that|if|it|he|she|they|what|about|sure)\b)"
        r"|only (?:between|after|before|at|in|on|when)|\bbefore \w|\bafter \w|mornings?"
        r"|afternoons?|daytime"
        r"|evenings?|weekdays?|school hours|when (?:he|she|they|the kids)"
        r"|depends(?!\W+(?:on )?(?:what|who|why|how|which)\b)",
        "any_time": r"\b(?:any|owt|eny) ?tim|always|whenever|\byes|\byeah|\byep|\byeh\b|\byh\b|\bfine|^(?:it'?s |it is |that'?s )?safe\b(?! for)"
        r"|safe to (?:text|reply|message|contact)|^any\b|\bcertainly\b(?! not)|^(?:fire away|crack on|be my guest)\b"
        r"|\bok(?:ay)?\b|no (?:problem|bother|worries)|my own phone",
    },
    "sharing": {
        "ask_first": r"\bask\b|check with me|(?:don'?t|do not) care|depends|\bsome\b|run it past me|tell me first|not sure|before (?:you|u) "
        r"|\b(?:tell|let|ask|asked|inform|warn|ring|call|text|message|(?:speak|talk) to|run it by) me\b(?: \w+){0,2}? (?:first|1st|before(?:hand)?)\b"
        r"|\b(?:want|like|need|have) to (?:know|hear|be (?:told|asked))\b(?: \w+){0,2}? (?:first|1st|before(?:hand)?)\b"
        r"|\b(?:yes|yeah|ok)\b.*\bno\b|\bno\b.*\b(?:yes|ok)\b|\b(?:and|but) (?:nobody|no ?one) else|\bonly\b(?! (?:you|u|(?:the|my) key worker"
        r"|to you|(?:talk|speak) to me)\b)",
        "none": r"\bnone\b|nobody|no ?one|not? any|(?:don'?t|do not|rather (?:you )?(?:didn'?t|not)) (?:share|tell"
        r"|talk|want)|keep it|(?:just|only) (?:you|u\b|(?:the|my) key worker|(?:talk|speak) to me)|\bnot (?:really )?(?:happy|ok|okay|fine|keen"
        r"|comfortable)\b|\b(?:rather|prefer) not\b",
        "all": r"(?<!an )(?<!and )(?<!at )(?<!after )\ball\b|not (?:bothered|fussed)"
        r"|\bany(?:one|body)?\b|everyone|everybody|whoever|\byes|\byeah|\byep|\bfine|\bok(?:ay)?\b"
        r"|don'?t mind|happy",
    },
    "check": {
        "change": r"\bchange|wrong|not right|incorrect|mistake",
        "right": r"\bright|correct|perfect|spot on|\bsound\b|that'?s it\b|\bsend|\byes|\byep|\byeah|\bgood\b|\bfine|pass it|go ahead|do it",
    },
    "agreement": {
        "refused": r"(?:don'?t|doesn'?t|wouldn'?t|won'?t) (?:want|agree|like)|against|refuse|said no",
        "not_asked": r"not (?:asked|told|yet)|haven'?t|hasn'?t|doesn'?t know|no idea|don'?t know"
        r"|^(?:\W*(?:god|oh|lord|hell|christ|er|um|well)\b)*\W*no+\b",
        "agreed": r"agree|\byes|\byeah|\byep|knows?\b|asked me|happy|fine|\bok(?:ay)?\b",
    },
    "carry_on": {"not_now": r"not now|no\b|later", "carry_on": r"carry on|yes|yeah|yep|go on|ok(?:ay)?\b|sure"
    r"|continue"},
}


def chosen(slot: str, text: str) -> str | None:
    """The value of the option a text picks, None if unclear."""
    return picked(slot, text) or meant(slot, text)


def picked(slot: str, text: str) -> str | None:
    """The option named by its number or its title, slips of the finger included."""
    answers = options(slot)
    plain = _plain(text)
    titles = {option.title.casefold(): option.value for option in answers}
    if plain in titles:
        return titles[plain]  # "none" is near to "one", too
    if (right := PUT_RIGHT.match(text)) and int(right["now"]) <= len(answers):
        return answers[int(right["now"]) - 1].value  # "4 no wait 1"
    number = read_option(text, len(answers))
    if number is None and (named := re.search(rf"\b{slot}\b.{{0,16}}?\b([1-9])\W*$", plain)) and int(named[1]) <= len(answers):
        number = int(named[1])  # "sharing should be 2"
    if number is None and (first := NUMBER_FIRST.match(plain)) and int(first[1]) <= len(answers):
        number = int(first[1])
    if number is None and (close := get_close_matches(plain, NUMBER_WORDS[: len(answers)], 1, cutoff=0.74)):
        number = NUMBER_WORDS.index(close[0]) + 1
    if number is not None:
        return answers[number - 1].value
    close = get_close_matches(re.sub(r"^\d\W*", "", plain), list(titles), 1, cutoff=0.82)
    return titles[close[0]] if close else None


def meant(slot: str, text: str) -> str | None:
    """The option whose words a text holds, the careful one where it holds several."""
    plain = _plain(text)
    return next((value for value, words in MEANT.get(slot, {}).items() if re.search(words, plain)), None)


def _plain(text: str) -> str:
    return text.strip().strip(".!,").casefold().replace("’", "'")
