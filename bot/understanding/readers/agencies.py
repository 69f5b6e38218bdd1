"""Services and people that a text names: those we have a name for, and the others in the resident's own words. Pure."""

import re

KIN = ("mum", "dad", "parents", "husband", "wife", "partner", "sister", "brother",
       "son", "daughter")  # left out one by one: "not my dad" is not the family
AGENCIES = {
    "the police": r"police(?! (?:car|station|report|van))|coppers?|bobbies",
    "social services": r"social (?:services?|care|workers?)|socials?",
    "the council": r"(?:the )?council(?! (?:tax|house|flat|estate|bill))",
    "housing": r"housing(?! benefit)(?: team| officer| office| association)?",
    "their landlord": r"landlord|landlady",
    "the school": r"school(?! (?:uniform|dinners?|meals|run))|teachers?|nursery|college",
    "the doctor": r"doctors?|gp|surgery|nhs|hospital",
    "the health visitor": r"health visitor",
    "the midwife": r"midwife",
    "the job centre": r"job ?cent(?:re|er)|dwp|universal credit",
    "probation": r"probation",
    "Alcoholics Anonymous": r"(?<!not )aa|alcoholics anonymous",
    "their work": r"(?:(?<=my )|(?<=me )|(?<=mi )|(?<=bar )"
    r"|(?<=but )|(?<=not )|(?<=except )|(?<=from ))(?:work(?:place)?|job)(?! cent)|boss|gaffer|employers?|work ?mates|colleagues",
    "their ex": r"(?:my )?ex(?:[ -](?:husband|wife|partner|boyfriend|girlfriend|fella|bloke|missus))?",
    "their family": r"(?:my )?(?<!ex )(?<!ex-)family",
    **{one: rf"(?:my )?(?<!ex )(?<!ex-){'(?:wife|missis|missus)' if one == 'wife' else one}" for one in KIN},
}
AGENCY = "|".join(AGENCIES.values())
FAMILY = "their family"
MOST_WORDS, LONGEST = 4, 40  # of a name in their words
_FIRST = re.compile(r"^(?:(?:to|with|wi|the|my|me|mi|our|ar|any|anyone|anybody|any ?one|people|them|those|that lot|lot|no ?one|nobody|at|from|in"
    r"|of|for|and|or"
                    r"|not|nor|n|please|pls|bloody|flipping|about|is)\b\W*)+")
_ENDS = re.compile(r"\b(?:no more|any ?more|no longer|cos|coz|bcos|because|as|when|if|but|so|then|they|he|she|who|that|which|what|where|how|why|i"
    r"|im|i'm"
                   r"|ive|i've|we|you|u|please|pls|ta|thanks|though|tho|duck|mate|now|yet|again|ever|at all|anything|nothing|owt|about|either"
                   r"|told|involved"
                   r"|knowing|to|know|until|till|after|before|unless|without|is|are|was|being|for|on|at|yes|yeah|ok|actually|sorry|by|in|it|this|from"
                   r"|apart|except|works?|only|see|sees|with|even|else|just|instead|first|directly|straight|over)\b|[.,;!?()\n]")
_NOBODY = re.compile(
    r"^(?:|\d.*|i|me|us|you|u|it|this|that|them|these|those|all|none|one|some|much|many|more|other|others|everyone|everybody|services?|other \w+"
    r"|whom?\b.*|(?:can'?t|cannot|couldn'?t|won'?t|wouldn'?t|conna)\b.*|sure|bothered|rest|rest of \w+"
    r"|fussed|fussy|really|right|yet|even|only|just|always|good|bad|fine|happy|great|well|keen|comfortable|a|an|the|up|down|out|off|over|back|away"
    r"|(?:lies|lie|truth|time|difference|stor(?:y|ies)|jokes?|problem|problems|bother|worries|issues?|need|point|idea|way|help|reply|answer|harm)\b.*"
    r"|moment.*|(?:these|those|this|that|it|each)\b.*|a soul|both|none\b.*|(?:any|every)\w*\b.*|(?:want|wish|need|like|had|have|has|would|do|does"
    r"|don'?t|go|talk|tell|said|say|think|see|know|no|let|get|still|through)\w*\b.*"
    r"|a (?:problem|bother|worry|thing|clue|lot|bit)\b.*|\w+(?:ing|ed)|.*\b(?:texts?|messages?|calls?|letters?|money|food|gas|electric|rent"
    r"|everything|anything)|too \w+|so \w+|very \w+|kids|children)$")


def named(text: str) -> list[str]:
    """The services and people named for which we have a name. Somebody else's kin keep the word for whose: "his dad"."""
    plain = text.replace("’", "'")
    found = [(name, match[1]) for name, words in AGENCIES.items() for match in re.finditer(rf"\b(?:(his|her|their) )?(?:{words})\b", plain, re.I)]
    return list(dict.fromkeys(f"{whose.casefold()} {name}" if whose and name in KIN else name for name, whose in found))


def has_name(who: str) -> bool:
    """Whether we have a name for whom these words name, so that a key worker knows whom not to tell: "the doctor", "his dad"."""
    return who in AGENCIES or who.rpartition(" ")[2] in KIN


def in_words(text: str) -> list[str]:
    """Whom a text begins by naming ("the red cross or migrant help no more"): our name where there is one, else their words."""
    found: list[str] = []
    for part in re.split(r",| and | or | nor | n | & |/", f" {text.casefold()} ")[:4]:
        if names := named(part):
            found += names
            continue
        first = _FIRST.sub("", part.strip())
        end = _ENDS.search(first)
        words = (first[: end.start()] if end else first).split()
        name = " ".join(words).strip(" '-\"*")
        if len(words) > MOST_WORDS or len(name) > LONGEST or _NOBODY.match(name):
            break
        found.append(name)
        if end and not part.strip().endswith(name):
            break  # what comes after is about something else
    return list(dict.fromkeys(found))
