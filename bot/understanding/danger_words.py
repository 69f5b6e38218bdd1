"""The words that each kind of danger is told with: a reading of the classifier alone, without one of them, is a doubt. Pure."""

import re

from bot.understanding.normalise import normalise_for_phrases

LONGEST_READ = 5_000  # characters: longer texts reach a person anyway

# Words without which a text says nothing of a kind, however it sounds to the classifier. Wide: what has one of them is named.
_WORDS_OF = {
    "suicide": (
        r"die|dies|died|dying|dead|death|kill\w*|suicid\w*|end it|end\w* (?:it|my|this|me)|over and done|pills?|tablets?|overdos\w*"
        r"|jump\w*|bridge|rope|hang\w*|not (?:be|being) here|be gone|im gone|gone soon|wake up|waking up|go on|going on|carry on"
        r"|no point|the point|point (?:in|of)|better off|burden|goodbye|alive|heaven|disappear\w*|exist\w*"
        r"|(?:life|live|living)\b(?! back\b| again\b| (?:with|at|near|in|together|somewhere|alone|of)\b)"
        r"|sleep forever|give up|giving up|had enough|no way out|hopeless|easier (?:for|without|if)"
        r"|funeral|letters"
        r"|(?<!i am )(?<!im )(?<!live )alone"
        r"|nothing left|cant cope|nobody would",
    ),
    "self_harm": (
        r"hurt\w*|harm\w*|bruis\w*|mark|marks|bleed\w*|bled|blood|cut|cuts|cutting|burn\w*|wound\w*|my ?self"
        r"|scratch\w*|blades?|razors?|starv\w*|sleeves|pain|punish\w*|scars?",
    ),
    "violence_now": (
        r"hurt\w*|harm\w*|bruis\w*|mark|marks|bleed\w*|bled|blood|cut|cuts|cutting|burn\w*|wound\w*|scared|scary|scare\w*|afraid|frit"
        r"|frighten\w*|terrif\w*|fear\w*|petrified|dread\w*|unsafe|safe|hid|hide|hiding|hit\w*|punch\w*|slap\w*|kick\w*|beat\w*"
        r"|batter\w*|knife|knives|weapons?|gun|bat|threat\w*|violen\w*|attack\w*|rap(?:e|ed|ing)|forc(?:e|ed|es)|kill\w*|strangl\w*"
        r"|chok\w*|throat|grab\w*|push\w*|shov\w*|throw\w*|threw|smash\w*|angry|anger|temper|mad|kick\w* off|kick off|shout\w*"
        r"|scream\w*|lock(?:s|ed)?|let me|finds? out|found out|follow\w*|stalk\w*|outside|watching|his fists?|drunk|moods?|eggshells"
        r"|hes (?:here|back|coming)|get home|gets in|comes? home|cant (?:talk|speak|ring)",
    ),
    "child_danger": (
        r"child\w*|kids?|bab(?:y|ies)|babb(?:y|ies)|toddler|boys?|girls?|lads?|lass\w*|sons?|daughters?|little (?:one|un)s?|nephews?"
        r"|nieces?|grand(?:son|daughter|kid)\w*|brothers?|sisters?|teen\w*|school|him|her|them",
        r"hurt\w*|harm\w*|bruis\w*|mark|marks|bleed\w*|bled|blood|cut|cuts|cutting|burn\w*|wound\w*|scared|scary|scare\w*|afraid|frit"
        r"|frighten\w*|terrif\w*|fear\w*|petrified|dread\w*|unsafe|safe|hid|hide|hiding|hit\w*|smack\w*|beat\w*|shak\w*|shook|hungry"
        r"|starv\w*|fed|(?<!i am )(?<!im )(?<!live )alone|on (?:his|her|their) own"
        r"|missing|run away|ran away|touch\w*|older (?:man|men|lad|lads|bloke|guy)|secrets?"
        r"|gone|bloke|not (?:been |come )?(?:home|back)"
        r"|pictures|pics|photos|screams?|screaming|crying|locked|drugs?|dirty|wets?|flinch\w*",
    ),
    "medical_fire": (
        r"hurt\w*|harm\w*|bruis\w*|mark|marks|bleed\w*|bled|blood|cut|cuts|cutting|burn\w*|wound\w*|pains?|painful|breath\w*|wheez\w*"
        r"|fire|flames|smok\w*|gas|fumes|alarm|faint\w*|dizzy|collaps\w*|chest|heart|ill|sick|poorly|tablets?|pills?|medicine|insulin"
        r"|inhaler|oxygen|fits?|fitting|seizures?|temperature|fever|hospital|ambulance|stroke|face|arm|head|fell|fall|floor|unconscious"
        r"|wak\w*|blue|pale|grey|floppy|shak\w*|sweat\w*|vomit\w*|sparks?|sparking|electric\w*|numb\w*|swell\w*|swollen|rash|pregnan\w*"
        r"|waters|labour|infect\w*|smell\w*|carbon|burning",
    ),
}

_SECRETLY = re.compile(r"\b(?:dont (?:ring|reply|text)|do not (?:ring|reply|text)|delete\w*)\b")  # no danger where we ask how to reach them
_NEVER_DONE = re.compile(  # "hes never hit her"; not "never hit me this hard", "hasnt hit me yet"
    r"\bnever (?:ever |even |once |actually )?(?:hit|hurt|touched|harmed|punched|slapped|kicked|beaten|beat|threatened|been violent)\b"
    r"(?! (?:\w+ )?(?:this|so|like|as|yet|today|since|again|lately|before|until|till|where|that (?:hard|bad|much)|in front)\b)")


def carries(text: str, kind: str, of_reaching: bool = False) -> bool:
    """Whether `text` has any word for this kind of danger. `of_reaching`: it answers how to reach them, where "dont text" is none."""
    plain = _NEVER_DONE.sub(" ", normalise_for_phrases(text[:LONGEST_READ]))
    if kind == "violence_now" and not of_reaching and _SECRETLY.search(plain):
        return True
    return all(re.search(rf"\b(?:{words_of})\b", plain) for words_of in _WORDS_OF[kind])


def only_never_done(text: str) -> bool:
    """Whether a text tells of violence that never was, and has no word of danger besides: "hes never hit her that i know of"."""
    plain = normalise_for_phrases(text[:LONGEST_READ])
    return bool(_NEVER_DONE.search(plain)) and not any(carries(text, kind) for kind in _WORDS_OF)
