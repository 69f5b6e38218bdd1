"""Whom a text is written for, when that is somebody else: who they are, whether they agree, what they are called. Pure."""

import re
from typing import Any

from bot.understanding.readers.first_names import FIRST_NAMES
from bot.understanding.readers.name_words import name_at

_SHE = r"(?:she|he|they|mum|mom|mam|dad|nan|(?:the |my |our )?(?:famil(?:y|ies)|parents?|patient|client|tenant|neighbour)|both(?: of them)?)"
AGREED = re.compile(rf"\b{_SHE}(?:'?s|'?re| is| are| says it'?s| said it'?s)? (?:ok(?:ay)?|fine|happy|all right|alright) (?:with|about|for|to)\b"
                    rf"|\b{_SHE}(?: has| have|'?s)? (?:agrees?|asked me|asked (?:me|us) to (?:refer|contact|write|text|get in touch|ask))\b"
                    rf"|\b{_SHE} knows? (?:that )?(?:i'?m|i am|we'?re|we are|about this)\b|\b{_SHE} said (?:yes|yeah|ok(?:ay)?|(?:i|we) (?:can"
                    rf"|could|should))\b"
                    r"|\bhas asked (?:me|us) to (?:refer|contact|write|text|get in touch|ask)\b"
                    r"|(?<!n't )(?<!nt )(?<!not )(?<!never )(?<!to )\b(?:agreed|consents?|consented|agrees? (?:to|for|that|with (?:me|us|this)))\b"
                    r"(?! or not)", re.I)
ELDERS = (r"(?:step ?|grand ?)?(?:mum|mom|mam|mother|dad|father)(?:[- ]in[- ]law)?|nan|nana|nanna|nanny|gran|grandma|grandad|grandpa"
          r"|grandparents|parents|in[- ]laws|aunt|auntie|aunty|uncle|cousin|godmother")
AT_HOME = (r"(?:step ?|grand ?|foster )?(?:son|daughter|brother|sister)(?:[- ]in[- ]law)?|wife|husband|partner|boyfriend|girlfriend"
           r"|fianc[eé]e?|ex|niece|nephew|godson")
FRIENDS = r"neighbour|neighbor|friend|mate|workmate|colleague"
SIBLINGS = r"(?:step ?|half ?)?(?:sister|brother)(?:[- ]in[- ]law)?|niece|nephew"
CLIENTS = r"client|patient|tenant|service user|resident|visitor|pupil|student|customer|lodger"
RELATION = rf"{ELDERS}|{AT_HOME}|{FRIENDS}|{CLIENTS}|lad|lady|gentleman|man|woman|family|couple|girl|boy"
_TITLE = r"(?:mr|mrs|miss|ms|mx)\b\.?"
_ROLE = (r"(?:health visitor|social worker|teacher|head ?teacher|teaching assistant|nurse|midwife|gp|doctor|paramedic|pcso|police officer"
         r"|(?:family |housing )?support worker|housing officer|link worker|social prescriber|probation officer|keyworker|volunteer|adviser|advisor)")
_IM = r"(?:i'?m|i am|it'?s|this is)"
_OF_WORK = r"(?! (?:numbers?|lists?|loads?|base|groups?|records?|safety|care|contact|facing)\b)"  # "my patient list": of whom treats them
_TO_WRITE = r"(?:text|writ|messag|contact|ask|gett?|tell|do|fill|refer)\w*"
SENT_BY_THEM = (rf"\b(?:she|he|they)(?:'?s| has| have)? (?:knows? (?:that )?(?:i'?m|i am|we'?re) {_TO_WRITE}\b"
                rf"|(?:just )?asked (?:me|us) (?:to|if i (?:could|would|can)) {_TO_WRITE}\b)")
_OLD_AGE = r"(?:nearly |about |over |only )?(?:6[5-9]|[789]\d|10\d)\b"
_TROUBLE = (r"\b(?:bang\w*|shout\w*|nois\w*|music|threat\w*|abus\w*|rac(?:ist|ism)|complain\w*|parks?|parking"
            r"|my (?:wall|door|fence|garden|drive|car|kids|windows?))\b")
BY_THEM = re.compile(rf"\b(?:on behalf of|for) (?:my |me |a |an |our |the )?(?:old |elderly |poor )?neighbou?r|{SENT_BY_THEM}", re.I)
TROUBLE = re.compile(_TROUBLE, re.I)
ON_BEHALF = re.compile(
    rf"\b(?:on )?behalf of (?:my |me |a |an |our |the )?(?P<one>{RELATION}|\w+)"
    rf"|\b(?:text|writ|messag|ask|referr|contact|enquir|get|ring|phon|call)in'?g?(?: you| in touch| to you)? (?:for|about|on) (?:my "
    rf"|me |a |an |our |the )(?:[a-z]+ )?(?P<two>{RELATION})\b"
    rf"|\breferring (?:a |an |my |our )(?P<three>{RELATION})\b|\breferring (?P<fourteen>{_TITLE} \w+)"
    rf"|\b(?:can|could) (?:you|someone|anyone|somebody) (?:please )?help (?:my|a"
    rf"|our) (?:[a-z]+ )?(?P<four>{RELATION})\b"
    rf"|\b(?:it'?s|this is) for (?:my |me |a |our )(?P<five>{RELATION})\b(?!.{{0,12}}\b(?:as well|too|also)\b)|\bnot for me[, ]+(?:it'?s "
    rf"|but )?(?:for )?(?:my |a )?(?P<six>{RELATION})|\b(?:my|a|our) (?P<seven>client|service user|patient)\b(?!s){_OF_WORK}"
    rf"|\bone of (?:our|my) (?P<fifteen>client|patient|tenant|service user|resident|visitor|pupil|student|customer|famil|mum|dad|lad)(?:s|ies)\b"
    r"(?=.*\b(?:refer\w*|asked (?:me|us) to|contact you|need|struggl\w+|consent\w*|agree\w*)\b)"
    r"|\b(?:can|could) (?:you|someone|anyone|somebody) (?:please )?help (?P<ten>her|him|them)\b"
    r"|\b(?:writ|text|messag|ask)in'?g? (?:you )?(?:for|on behalf of) (?P<thirteen>her|him|them)\b"
    r"|\bi want (?:some )?help for (?P<eleven>her|him|them)\b|\bi want to refer (?:a |my )?(?P<twelve>\w+)"
    rf"|\b{_IM} (?P<sixteen>her|his|their) {_ROLE}\b"
    rf"|\b{_IM} (?:a |an |the )?(?P<nine>{_ROLE})\b"
    rf"(?=.*\b(?:i (?:visit|support|work with|see)|refer\w*|pupil|patient\b{_OF_WORK}|in my class"
    r"|worried about (?:a|an|one of|this|our) |consents?)\b)"
    rf"|\b(?:my|our|me) (?P<seventeen>neighbou?r),? (?:(?:old|elderly|poor) )(?-i:[A-Z])[a-z]+"
    rf"|\b(?:fill|typ|send|writ|text)ing (?:(?:this|it)(?: form| text)?|the form) ?(?:in |out )?for (?:my |me |a |an |our |the )?"
    rf"(?P<nineteen>{RELATION}|her|him|them)\b"
    rf"|\bdoing this (?:form|text|message) for (?:my |a |an |our |the )?(?P<eighteen>{RELATION}|her|him|them)\b"
    rf"|\b(?:the |an? )?(?:old|elderly) (?P<eight>chap|man|lady|woman|fella|gentleman|couple) (?:next door|over the road|down the road"
    rf"|upstairs|downstairs)",
    re.I)
WHOM = re.compile(r"\b(?:a|an|this|our|one of (?:our|my)) (?P<whom>family|pupil|patient|client|tenant|resident|lady|gentleman|woman|man|couple"
                  r"|mum|dad)\b", re.I)
GREETING = r"^\W*(?:(?:hi+|hiya|hello|hey|ay ?up|please|can (?:you|someone) help)\b\W*)*"
OF_THE_WRITER = r"\b(?:i|i'?m|i'?ve|i'?d|i'?ll|me|we|we'?re|we'?ve|us|our|mine|myself|my)\b"
OLD = r"\b(?:is|'s|aged?|shes|hes|theyre) (?:nearly |about |over |only )?(?:6[5-9]|[789]\d)\b"
ELSEWHERE = (r"(?:lives?|living|left|all|cope|coping|manage|managing|get by)(?: [a-z]+){0,2}? (?:alone|on (?:her|his|their) own|by (?:her|him"
             r"|them)sel\w+)"
             r"|lives? in (?:a|the|her|his|st\d)")
OF_THEIRS = (r"(?:her|his|their) (?:own )?(?:flat|house|home|stairs|rent|bills|benefits?|pension|landlord|carers?|door|boiler|heating"
             r"|tablets|meter|tenancy|council tax)\b")
FRAIL = (r"\b(?:keeps? falling|(?:had|having) (?:a |another )?falls?|dementia|alzheimer'?s"
         r"|(?:can'?t|cannot|conna) (?:get|manage)(?: up| down)? (?:the )?stairs)\b")
THEY_SENT_ME = re.compile(  # "my sister needs help, she knows im asking"; "my neighbour mr Tams is 90"
    rf"\b(?:my|our|me) (?:[a-z]+ )?(?P<one>{ELDERS}|{SIBLINGS}|{FRIENDS}|{CLIENTS}|daughter|son)(?:'?s)?\b(?=.*{SENT_BY_THEM})"
    rf"|\b(?:my|our|me) (?P<three>{ELDERS}|{SIBLINGS}|{FRIENDS})(?: has|'?s)? (?:just )?asked (?:me|us) to {_TO_WRITE}\b"
    rf"|\b(?:my|our|me) (?P<two>neighbou?r)(?:'?s|,)? (?:(?:{_TITLE} )?\w+,? )?(?:is |aged? )?{_OLD_AGE}(?!.*{_TROUBLE})", re.I)
HELP_WANTED = r"\bneeds? (?:some |a bit of |your |urgent |a lot of )?(?:help|support)\b"
THEIRS_ALONE = re.compile(  # "my mother in law is 90 and cant manage her stairs": about one person, and nothing of the writer's own
    rf"{GREETING}(?:my|our|me) (?:(?:old|elderly|dear|poor) )?(?P<one>{ELDERS}|{FRIENDS})\b(?!'s\b)(?!.*{OF_THE_WRITER})"
    rf"(?=.*\b(?:{OLD}|{ELSEWHERE}|{OF_THEIRS}|{FRAIL}))"
    rf"|{GREETING}(?:my|our|me) (?P<two>{ELDERS}|{FRIENDS}|{SIBLINGS})\b(?!'s\b)(?!.*{OF_THE_WRITER})(?=.*{HELP_WANTED})", re.I)
NOT_THE_WRITERS_OWN = re.compile(  # said of themselves by whoever writes for somebody: "im her daughter", "im worried about her"
    rf"\b{_IM} (?:her|his|their) (?:oldest |only )?(?:son|daughter|grand\w+|niece|nephew|sister|brother|friend|neighbour)\b"
    r"|\b(?:i'?m|i am) (?:so |really |very )?(?:worried|concerned)(?: about (?:her|him|them))?\b"
    rf"|{SENT_BY_THEM}|\bi (?:think|don'?t know (?:what|who|where|how)(?: else)?(?: to \w+)?)\b", re.I)
SAID_AS = {"his": "him", "their": "them", "famil": "family"}
CALLED = re.compile(rf"\b(?:(?:{RELATION})s?(?:,| is called| called| named|,? (?:her|his|their) names?(?: is|'s)?)?(?: (?:old|elderly|poor"
                    rf"|dear))?|[Rr]eferring)"
                    r" (?P<name>(?:(?:Mr|Mrs|Miss|Ms|Mx)\.? )?[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?)")
TITLED = re.compile(rf"\b(?:{RELATION})(?:'?s|,)? (?:\d+,? |old |elderly )?(?P<name>(?:mr|mrs|ms)\.? [a-z'’-]{{3,}})\b", re.I)
SHE_IS = re.compile(rf"\b(?:she|he|{ELDERS})(?:'?s| is)? (?:called|named)(?= [^\W\d_])|\b(?:she|he)(?:'?s| is)(?= {_TITLE} ?[^\W\d_])", re.I)
THEIR_NAME = re.compile(r"\b(?:her|his|their) (?:full |first )?names?(?:'?s| is|:| -)?(?: is)? (?=[^\W\d_])", re.I)
OWN_NAME = re.compile(r"^\W*(?:(?:hi|hello|well|oh)\W+)?(?:i'?m|i am|(?:my|me|mi) names?(?:'?s| is)?) [a-z]", re.I)
_NUMBER = r"(?:\+44|0)(?:[ -]?\d){9,10}"
NUMBER_IN_PLACE = re.compile(rf"(?:[\w']+,? ){{0,5}}{_NUMBER}")
THEIR_NUMBER = re.compile(rf"\b(?:her|his|their) (?:own |home )?(?:phone|number|mobile|mob|tel\w*|landline)(?: number| no)?\W*(?:is\b\W*)?{_NUMBER}"
                          rf"|\b(?:ring|call|phone|text|reach|contact) (?:her|him|them) (?:at |on )?{_NUMBER}", re.I)


def told_of(text: str, first: bool) -> dict[str, Any]:
    """Slot → value of what a text tells of somebody else it is written for; nothing where it is written for nobody else.
    `first`: it is the beginning, when nobody has said yet whose story it is."""
    plain = text.replace("’", "'")
    whom = _whom(plain, first)
    if whom is None:
        return {}
    told: dict[str, Any] = {"on_behalf_of": whom}
    if (called := CALLED.search(text)) and (" " in called["name"] or called["name"].casefold() in FIRST_NAMES):
        told["name"] = called["name"]
    elif titled := TITLED.search(text):
        told["name"] = titled["name"].title()
    if number := NUMBER_IN_PLACE.search(text):
        told["reach"] = number[0]
    return told | of_them(text)


def of_them(text: str) -> dict[str, str]:
    """Their name and number, where a text says whose they are: "her name is Chloe and her number is 07700 900881"."""
    plain, told = text.replace("’", "'"), {}
    if (theirs := THEIR_NAME.search(plain) or SHE_IS.search(plain)) and (name := name_at(plain[theirs.end():].lstrip())):
        told["name"] = name
    if number := THEIR_NUMBER.search(plain):
        told["reach"] = number[0]
    return told


def gives_own_name(text: str) -> bool:
    """Whether who writes for somebody says their own name where the other's is asked: "im Carole her daughter"."""
    return bool(OWN_NAME.match(text.replace("’", "'")))


def agreed(text: str) -> bool:
    """Whether a text says that the other person knows and wants it."""
    return bool(AGREED.search(text.replace("’", "'").casefold()))


def _whom(text: str, first: bool) -> str | None:
    """ "neighbour", "family", "him": where a professional says who they are, whom they write about as far as they say so."""
    found = [(name, said) for match in ON_BEHALF.finditer(text) for name, said in match.groupdict().items() if said]
    if not found:
        alone = (THEY_SENT_ME.search(text) or THEIRS_ALONE.search(NOT_THE_WRITERS_OWN.sub("", text))) if first else None
        whom = next((said.casefold() for said in alone.groups() if said), None) if alone else None
        return None if whom and _troubles(whom, text) else whom
    name, said = next((pair for pair in found if pair[0] != "nine"), found[0])
    if _troubles(said, text):
        return None
    if name == "nine" and (about := WHOM.search(text)):
        return about["whom"].casefold()
    return said.title() if name == "fourteen" else SAID_AS.get(said.casefold(), said.casefold())


def _troubles(whom: str, text: str) -> bool:
    """ "im texting about my neighbour, the music goes on all night": a trouble, nobody's cause."""
    return whom.casefold().startswith("neighbo") and bool(TROUBLE.search(text)) and not BY_THEM.search(text)
