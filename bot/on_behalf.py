"""Whom a text is written for, when that is somebody else: who they are, whether they agree, what they are called. Pure."""

import re
from typing import Any

from bot import whose_story
from bot.relations import CLIENTS, ELDERS, IM, RELATION, ROLE, TITLE
from bot.understanding.readers.first_names import FIRST_NAMES
from bot.understanding.readers.name import THEYRE_CALLED
from bot.understanding.readers.name_words import name_at

_SHE = r"(?:she|he|they|mum|mom|mam|dad|nan|(?:the |my |our )?(?:famil(?:y|ies)|parents?|patient|client|tenant|neighbour)|both(?: of them)?)"
AGREED = re.compile(rf"\b{_SHE}(?:'?s|'?re| is| are| says it'?s| said it'?s)? (?:ok(?:ay)?|fine|happy|all right|alright) (?:with|about|for|to)\b"
                    rf"|\b{_SHE}(?: has| have|'?s)? (?:agrees?|asked me|asked (?:me|us) to (?:refer|contact|write|text|get in touch|ask))\b"
                    rf"|\b(?:she|he|they) wants? (?:me|us) to (?:do this|refer|contact you|write|text|get in touch|ask)\b"
                    rf"|\b{_SHE} knows? (?:that )?(?:i'?m|i am|we'?re|we are|about this)\b|\b{_SHE} said (?:yes|yeah|ok(?:ay)?|(?:i|we) (?:can"
                    rf"|could|should))\b"
                    r"|\bhas asked (?:me|us) to (?:refer|contact|write|text|get in touch|ask)\b"
                    r"|(?<!n't )(?<!snt )(?<!dnt )(?<!vent )(?<!wont )(?<!cant )(?<!dont )(?<!\baint )(?<!\barent )(?<!not )(?<!never )(?<!to )"
                    r"\b(?:agreed|consents?|consented|agrees? (?:to|for|that|with (?:me|us|this)))\b"
                    r"(?! or not)", re.I)
_OF_WORK = r"(?! (?:numbers?|lists?|loads?|base|groups?|records?|safety|care|contact|facing)\b)"  # "my patient list": of whom treats them
_PERSON = r"(?:man|gentleman|gent|lady|woman|male|female|resident|couple|pensioner|chap|fella)"
_SOMEBODY_FRAIL = (rf"\b(?:(?:a|an|this|the) (?:(?:very|vulnerable|frail|elderly|older|\d\d[ -]?(?:year|yr)s?[ -]old) )+{_PERSON}\b"
                   rf"|(?:a|an|this|the) {_PERSON},? (?:of|aged?|in (?:his|her|their)(?: late| early| mid)?) \d\d)")
ON_BEHALF = re.compile(
    rf"\b(?:on )?behalf of (?:my |me |a |an |our |the )?(?P<one>{RELATION}|\w+)"
    rf"|\b(?:text|writ|messag|ask|referr|contact|enquir|get|ring|phon|call)in'?g?(?: you| in touch| to you)? (?:for|about|on) (?:my "
    rf"|me |a |an |our |the )(?:[a-z]+ )?(?P<two>{RELATION})\b"
    rf"|\breferring (?:a |an |my |our )(?P<three>{RELATION})\b|\b(?:referring|referral (?:for|of|regarding|re:?)) (?:a |an |my |our |one )?"
    rf"(?P<fourteen>{TITLE} \w+(?: (?-i:[A-Z])[a-z'-]+)?)"
    rf"|\breferral (?:for|of|regarding) (?:a |an |my |our )(?P<twenty>{RELATION})\b|\b(?P<twentyone>{CLIENTS})(?:'?s)? (?:full )?names?\b"
    rf"|\b(?:can|could) (?:you|someone|anyone|somebody) (?:please )?help (?:my|a"
    rf"|our) (?:[a-z]+ )?(?P<four>{RELATION})\b"
    rf"|\b(?:it'?s|this is) for (?:my |me |a |our )(?P<five>{RELATION})\b(?!.{{0,12}}\b(?:as well|too|also)\b)|\bnot for me[, ]+(?:it'?s "
    rf"|but )?(?:for )?(?:my |a )?(?P<six>{RELATION})|\b(?:my|a|our) (?P<seven>client|service user|patient)\b(?!s){_OF_WORK}"
    rf"|\bone of (?:our|my) (?P<fifteen>client|patient|tenant|service user|resident|visitor|pupil|student|customer|famil|mum|dad|lad)(?:s|ies)\b"
    r"(?=.*\b(?:refer\w*|asked (?:me|us) to|contact you|need|struggl\w+|consent\w*|agree\w*)\b)"
    r"|\b(?:can|could) (?:you|someone|anyone|somebody) (?:please )?help (?P<ten>her|him|them)\b"
    r"|\b(?:writ|text|messag|ask)in'?g? (?:you )?(?:for|on behalf of) (?P<thirteen>her|him|them)\b"
    r"|\bi want (?:some )?help for (?P<eleven>her|him|them)\b|\bi want to refer (?:a |my )?(?P<twelve>\w+)"
    rf"|\b{IM} (?P<sixteen>her|his|their) {ROLE}\b"
    rf"|(?:\b{IM} (?:a |an |the )?|^\W*(?:(?:hi|hello|hiya)\W+)?(?=[a-z ]+ (?:here|writing)\b))(?P<nine>{ROLE})\b"
    rf"(?=.*\b(?:i (?:visit|support|work with|see)|refer\w*|pupil|patient\b{_OF_WORK}|in my class"
    rf"|worried about (?:a|an|one of|this|our) |consents?)\b|.*{_SOMEBODY_FRAIL})"
    rf"|\b(?:my|our|me) (?P<seventeen>neighbou?r),? (?:(?:old|elderly|poor) )(?-i:[A-Z])[a-z]+"
    rf"|\b(?:fill|typ|send|writ|text)ing (?:(?:this|it)(?: form| text)?|the form) ?(?:in |out )?for (?:my |me |a |an |our |the )?"
    rf"(?P<nineteen>{RELATION}|her|him|them)\b"
    rf"|\bdoing this (?:form|text|message) for (?:my |a |an |our |the )?(?P<eighteen>{RELATION}|her|him|them)\b"
    rf"|\bthe (?P<twentytwo>{CLIENTS}|gentleman|lady) (?:(?:has|have|is|does|did|had)(?:n'?t| not)? )?(?:been )?(?:fully )?"
    r"(?:consent(?!ed to (?:the|a|an)\b)|agree(?:s|d)? to (?:this|me|us|a referral|the referral|be referred))\w*"
    rf"|\b{IM} (?-i:(?P<named>[A-Z][a-z]+)'?s) {ROLE}\b"
    rf"|\b(?:the |an? )?(?:old|elderly) (?P<eight>chap|man|lady|woman|fella|gentleman|couple) (?:next door|over the road|down the road"
    rf"|upstairs|downstairs)",
    re.I)
WHOM = re.compile(r"\b(?:a|an|this|our|one of (?:our|my)) (?:(?:very|vulnerable|frail|elderly|older|\d\d[ -]?(?:year|yr)s?[ -]old) )*"
                  r"(?P<whom>family|pupil|patient|client|tenant|resident|lady|gentleman|woman|man|couple"
                  r"|mum|dad)\b", re.I)
_DONT = r"(?:do(?:es)?(?:n'?t| not)|dunna|dunt)"
_OF_THIS = (r"(?= (?:yet|either|(?:about|of) (?:this|it|you|the referral)"
            r"|(?:that )?(?:i'?m|i am|we'?re) (?:text|writ|ask|contact|do|refer))|\W*$|[.,;!])")
NOT_TOLD = re.compile(rf"\b{_SHE}(?: has| have|'?s)?(?:n'?t| not) (?:yet )?been (?:told|asked|informed|consulted)\b{_OF_THIS}"
                      rf"|\b{_SHE} {_DONT} know (?:yet\b|(?:that )?(?:i'?m|i am|we'?re|i'?ve|i have|about (?:this|it|you)\b))"
                      rf"|\b{_SHE}(?: is|'?s)? (?:not aware|unaware)\b|\b(?:i|we) (?:have not|haven'?t|ent|anna|did(?:n'?t| not)) (?:yet )?"
                      rf"(?:told|asked|spoken to) (?:her|him|them)\b{_OF_THIS}", re.I)
ONLY_NOT_TOLD = re.compile(rf"^\W*(?:(?:no|but|and|btw|sorry|please note)\b\W*)*(?:{NOT_TOLD.pattern}|{_SHE} {_DONT} know)"
                           r"(?: (?:yet|this|it|about (?:it|this)|texting|writing|asking|referring|doing this|you|either))*\W*$", re.I)
ONLY_AGREES = re.compile(  # as a whole text
    r"^\W*(?:(?:yes|yeah|yep|oh|ok|sorry|and|btw)\b\W*)*(?P<she>she|he|they|mum|mom|mam|dad|nan|gran|grandad)(?:'?s| has| have| does| is"
    r"|'?re| are|'?ll| do)?"
    r" ?(?:knows?|know|agreed|agrees?|consents?|consented|said (?:yes|ok(?:ay)?|yeah)|wants? (?:it|this|help|your help|the help)"
    r"|(?:ok(?:ay)?|fine|happy)"
    r" (?:with|about) (?:it|this|that))(?: (?:about )?(?:it|this|that)| (?:that )?(?:i'?m|i am) (?:texting|writing|doing this|asking))?(?: you)?"
    r"(?:,? (?:and )?(?:agrees?|agreed|wants (?:it|help)|is (?:ok|happy|fine)(?: with (?:it|this|that))?))?\W*$", re.I)
SHES = re.compile(r"\b(?:mum|mom|mam|mother|nan\w*|gran|grandma|sister|daughter|wife|aunt\w*|niece|lady|woman|girl|girlfriend|her)\b", re.I)
HES = re.compile(r"\b(?:dad|father|grandad|grandpa|brother|son|husband|uncle|nephew|gentleman|man|lad|boy|boyfriend|him)\b", re.I)
SAID_AS = {"his": "him", "their": "them", "famil": "family"}
CALLED = re.compile(rf"\b(?:(?:{RELATION})s?(?:,| is called| called| named|,? (?:her|his|their) names?(?: is|'s)?)?(?: (?:old|elderly|poor"
                    rf"|dear))?|[Rr]eferring(?: an?| my| our)?|[Rr]eferral (?:for|of))"
                    r" (?P<name>(?:(?:Mr|Mrs|Miss|Ms|Mx)\.? )?[A-Z][a-z'’-]+(?: [A-Z][a-z'’-]+)?)")
NAMED = re.compile(rf"\b{IM} (?-i:(?P<named>[A-Z][a-z]+)'?s) {ROLE}\b", re.I)  # "this is Jodie's support worker"
TITLED = re.compile(rf"\b(?:{RELATION})(?:'?s|,)? (?:\d+,? |old |elderly )?(?P<name>(?:mr|mrs|ms)\.? [a-z'’-]{{3,}})\b", re.I)
SHE_IS = re.compile(rf"\b(?:she|he|{ELDERS})(?:'?s| is)? (?:called|named)(?= [^\W\d_])|\b(?:she|he)(?:'?s| is)(?= {TITLE} ?[^\W\d_])", re.I)
THEIR_NAME = re.compile(rf"\b(?:her|his|their|(?:{CLIENTS})(?:'?s)?) (?:full |first )?names?(?:'?s| is|:| -)?(?: is)? (?=[^\W\d_])", re.I)
NAMED_SO = re.compile(r"\b[Ss]?[Hh]e(?:'?s| is) ([A-Z][\w'-]+)\b")
OWN_NAME = re.compile(r"^\W*(?:(?:hi|hello|well|oh)\W+)?(?:i'?m|i am|(?:my|me|mi) names?(?:'?s| is)?) [a-z]", re.I)
_NUMBER = r"(?:\+44|0)(?:[ -]?\d){9,10}"
_WHEN = r"(?:,? (?:in the |on |only )?(?:mornings?|afternoons?|evenings?|week ?days?|week ?ends?|(?:after|before|between) \d[\w: -]{0,9}))"
NUMBER_IN_PLACE = re.compile(rf"(?:[\w']+,? ){{0,5}}{_NUMBER}{_WHEN}*", re.I)
THEIR_NUMBER = re.compile(rf"\b(?:her|his|their) (?:own |home )?(?:phone|number|mobile|mob|tel\w*|landline)(?: number| no)?\W*(?:is\b\W*)?{_NUMBER}"
                          rf"|\b(?:ring|call|phone|text|reach|contact) (?:her|him|them) (?:at |on )?{_NUMBER}", re.I)
SENTENCE_END = re.compile(r"[.!?;\n]+(?:\s+|$)")
WARNS = re.compile(  # about using a number
    r"\b(?:don'?t|dont|dnt|do not|never|not|no|only|can'?t|cannot|cant|won'?t|wont|doesn'?t|doesnt|please)\b[^.!?;\n]{0,20}"
    r"\b(?:ring|rings|ringing|call|calls|phone|text|texts|message|voicemail|answers?|hear|hears|pick(?:s)? up|leave a)\b"
    r"|\b(?:deaf|hard of hearing|let it ring|withheld|voice ?mail|(?:checks?|reads?|sees|answers|listens (?:in )?(?:on|to)|has) (?:her|his|their|the)"
    r" (?:phone|texts?|messages?|calls?|mobile))\b", re.I)


def told_of(text: str, first: bool) -> dict[str, Any]:
    """Slot → value of what a text tells of somebody else it is written for; nothing where it is written for nobody else.
    `first`: it is the beginning, when nobody has said yet whose story it is."""
    plain = text.replace("’", "'")
    whom = _whom(plain, first)
    if whom is None:
        return {}
    told: dict[str, Any] = {"on_behalf_of": whom}
    if client := NAMED.search(plain):
        told["name"] = client["named"]
    elif (called := CALLED.search(text)) and (" " in called["name"] or called["name"].casefold() in FIRST_NAMES):
        told["name"] = called["name"]
    elif titled := TITLED.search(text):
        told["name"] = titled["name"].title()
    if number := NUMBER_IN_PLACE.search(text):
        told["reach"] = number_with_warning(text, number)
    return told | of_them(text)


def of_them(text: str) -> dict[str, str]:
    """Their name and number, where a text says whose they are: "her name is Chloe and her number is 07700 900881"."""
    plain, told = text.replace("’", "'"), {}
    if (theirs := THEIR_NAME.search(plain) or SHE_IS.search(plain)) and (name := name_at(plain[theirs.end():].lstrip())):
        told["name"] = name
    elif (named := NAMED_SO.search(plain)) and named[1].casefold() in FIRST_NAMES:
        told["name"] = named[1]  # "He's Wilf, I'm Maureen"
    if number := THEIR_NUMBER.search(plain):
        told["reach"] = number_with_warning(plain, number)
    return told


def number_with_warning(text: str, number: re.Match[str]) -> str:
    """The number, and with it what the same sentence or the next one says of using it: "… but dont ring her shes deaf"."""
    begin = max((end.end() for end in SENTENCE_END.finditer(text, 0, number.start())), default=0)
    ends = [end.start() for end in SENTENCE_END.finditer(text, number.end())] + [len(text)]
    end = number.end()
    for until in ends[:2]:
        if WARNS.search(text, end, until):
            end = until
        elif until != ends[0]:
            break
    start = begin if WARNS.search(text, begin, number.start()) else number.start()
    return text[start:end].strip()


def gives_own_name(text: str) -> bool:
    """Whether who writes for somebody says their own name where the other's is asked, and not that one beside it: "im Carole her
    daughter"."""
    plain = text.replace("’", "'")
    return bool(OWN_NAME.match(plain)) and not THEYRE_CALLED.search(plain)


def agreed(text: str) -> bool:
    """Whether a text says that the other person knows and wants it."""
    return bool(AGREED.search(text.replace("’", "'").casefold()))


def not_told(text: str) -> bool:
    """Whether a text says that the other person has not been told of it."""
    return bool(NOT_TOLD.search(text.replace("’", "'").casefold()))


def only_not_told(text: str) -> bool:
    """Whether a text says no more than that: "He has not been told"."""
    return bool(ONLY_NOT_TOLD.match(text.replace("’", "'").casefold()))


def only_agreement(text: str, whom: str) -> bool:
    """Whether a text says no more than that who they write for agrees: "yes he knows". Not of another: "he knows" of a mum."""
    found = ONLY_AGREES.match(text.replace("’", "'"))
    another = {"he": SHES, "she": HES}.get(found["she"].casefold()) if found else None
    return bool(found) and not (another and another.search(whom))


def _whom(text: str, first: bool) -> str | None:
    """ "neighbour", "family", "him": where a professional says who they are, whom they write about as far as they say so."""
    found = [(name, said) for match in ON_BEHALF.finditer(text) for name, said in match.groupdict().items() if said]
    if not found:
        whom = whose_story.whose(text) if first else None
        return None if whom and whose_story.troubles(whom, text) else whom
    name, said = next((pair for pair in found if pair[0] != "nine"), found[0])
    if whose_story.troubles(said, text):
        return None
    if name == "named":
        return "client" if said.casefold() in FIRST_NAMES else None
    if name == "nine" and (about := WHOM.search(text)):
        return about["whom"].casefold()
    return said.title() if name == "fourteen" else SAID_AS.get(said.casefold(), said.casefold())
