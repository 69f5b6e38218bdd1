"""Reads the number somebody can be reached on, as E.164."""

import re

import phonenumbers
from phonenumbers import PhoneNumberType

from bot.understanding.readers.words import NUMBERS, Found, plain, settle

# Ofcom keeps these for drama. phonenumbers rightly calls them nobody's; demo and tests live on them.
DRAMA = re.compile(
    r"\+44(?:7700900\d{3}|1632960\d{3}|1(?:13|14|15|16|17|18|21|31|41|51|61)4960\d{3}|1914980\d{3}|2079460\d{3}"
    r"|28964960\d{2}|2890180\d{3}|2920180\d{3})"
)
# A resident's own number is none of the free, shared-cost, premium or company ones.
REACHABLE = {
    PhoneNumberType.MOBILE, PhoneNumberType.FIXED_LINE, PhoneNumberType.FIXED_LINE_OR_MOBILE, PhoneNumberType.VOIP,
    PhoneNumberType.PERSONAL_NUMBER,
}  # fmt: skip

_RUN = re.compile(r"(?<![\w£$€#/])(?:\+ ?|\()?[0-9oO](?:[ ()./-]{0,3}[0-9oO](?![A-NP-Za-np-z])){7,24}(?![\w])")
_DIGIT_WORD = "|".join(word for word, number in NUMBERS.items() if number < 10)
_SPOKEN = re.compile(rf"\b(?:(?:plus|double|triple|treble|o|oh|{_DIGIT_WORD}|\d+)\b[ ,.-]*){{6,}}", re.I)
_DIGIT_SAID = re.compile(rf"\b(?:double|oh|{_DIGIT_WORD})\b", re.I)
_ABOUT_PHONE = re.compile(
    r"\b(?:ring|call|text|txt|phone|number|num|no|mob|mobile|landline|tel|contact|reach|whats ?app)\b", re.I
)
_NOT_A_PHONE = re.compile(
    r"\b(?:ref|reference|account|acc|card|case|order|claim|policy|nhs|ni|n\.i\.?|crime|sort code|customer|tenancy"
    r"|passport"
    r"|booking|invoice|meter|tracking|pin|rent)\b[^.]{0,14}$",
    re.I,
)
_NOT_THEIRS = re.compile(
    r"\b(?:from|off|(?:he|she|they|who|council|jobcentre) (?:gave|give|sent) (?:me|us)"
    r"|landlord'?s?|his|her|their|council'?s?|office|job ?centre|police|gp|doctor'?s?|surgery|helpline"
    r"|(?<!can )(?<!could )(?<!get )(?<!have )(?<!will )some(?:one|body)|foodbank|food bank|withheld|blocked?"
    r"|bloke|fella|man|guy|woman|lads?|loan ?shark|dealer|ex"
    r"|(?:worker|neighbour|solicitor|bank|school)'?s"
    r"|scam(?:mers?)?|(?:ring|call|phone|text|rang|called|texted|phoned) (?:them|him|her|it|you)"
    r"|\bi(?:'?ve)? (?:called|rang|phoned|tried|texted|rung|ring)|number for [\w ]{3,20}"
    r"|^(?:tried|rang|phoned|called|been (?:ringing|calling))"
    r"|keeps? (?:ringing|calling|texting)(?: me)?|(?:rang|called|texted|rung|phoned) me)"
    r"(?: (?:a|on|number|num|no|is|off|this|mobile|phone|new|said|says|to|i should|ring|call|text|them|line))*[ :]*$",
    re.I,
)
_CALLS_THEM = re.compile(
    r"^\W*(?:who |that )?(?:he |she |they )?(?:keeps?|kept|rang|called|texted|wont stop|won't stop)\b", re.I
)


def _digits(spoken: re.Match[str]) -> str:
    """"oh seven seven double oh" → "07700"; what is in digits already stays as written."""
    if not _DIGIT_SAID.search(spoken[0]):
        return spoken[0]
    out, times = "", 1
    for word in re.findall(r"[a-z]+|\d+", spoken[0].lower()):
        if word in ("double", "triple", "treble"):
            times = 2 if word == "double" else 3
            continue
        value = {"plus": "+", "o": "0", "oh": "0"}.get(word) or (word if word.isdigit() else str(NUMBERS[word]))
        out, times = out + value * times, 1
    return out + " "


def _e164(number: str, bare: bool) -> str | None:
    """One number as written → E.164. `bare`: a mobile without its first 0 will do ("7700 900123")."""
    digits = re.sub(r"\D", "", number)
    if number.lstrip(" (").startswith("+"):
        international = digits
    elif digits.startswith("00"):
        international = digits[2:]
    elif digits.startswith("44") and 11 <= len(digits) <= 13:
        international = digits
    elif digits.startswith("0") and 10 <= len(digits) <= 11:
        international = "44" + digits[1:]
    elif bare and digits.startswith("7") and len(digits) == 10:
        international = "44" + digits
    else:
        return None
    international = "+" + re.sub(r"^440", "44", international)
    if DRAMA.fullmatch(international):
        return international
    try:
        parsed = phonenumbers.parse(international)
    except phonenumbers.NumberParseException:
        return None
    if phonenumbers.is_valid_number(parsed) and phonenumbers.number_type(parsed) in REACHABLE:
        return phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
    return None


def _numbers(run: str, bare: bool) -> list[str]:
    """The numbers in one run of digits: one, or two side by side; none when some of it is left over (a card)."""
    if whole := _e164(run, bare):
        return [whole]
    groups = re.findall(r"[+(]*\d+\)?", run)
    found: list[str] = []
    i = 0
    while i < len(groups):
        for j in range(min(len(groups), i + 6), i, -1):
            if value := _e164(" ".join(groups[i:j]), bare):
                found.append(value)
                i = j
                break
        else:
            if len(re.sub(r"\D", "", groups[i])) > 2:  # up to two digits may be an age or an hour beside it
                return []
            i += 1
    return found


def read_phone(text: str, asked: str | None = None) -> str | None:
    """A UK mobile or landline, or an international number; not 999, amounts, dates, cards, accounts or references."""
    text = _SPOKEN.sub(_digits, plain(text))
    found: list[Found] = []
    for run in _RUN.finditer(text):
        before = text[max(0, run.start() - 40):run.start()]
        theirs = asked == "phone" or not (_NOT_THEIRS.search(before) or _CALLS_THEM.match(text[run.end():]))
        if not theirs or _NOT_A_PHONE.search(before):
            continue
        bare = asked == "phone" or bool(_ABOUT_PHONE.search(text))
        written = re.sub(r"[oO]", "0", run[0])
        found += [Found(run.start(), run.end(), value) for value in _numbers(written, bare)]
    return settle(found, text, first=True)
