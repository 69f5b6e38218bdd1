"""Whose story a first text tells, where it is another's: somebody known, a stranger in a doorway. Pure."""

import re

from bot.relations import CLIENTS, ELDERS, FRIENDS, IM, SIBLINGS, TITLE

_TO_WRITE = r"(?:text|writ|messag|contact|ask|gett?|tell|do|fill|refer)\w*"
SENT_BY_THEM = (rf"\b(?:she|he|they)(?:'?s| has| have)? (?:knows? (?:that )?(?:i'?m|i am|we'?re) {_TO_WRITE}\b"
                rf"|(?:just )?asked (?:me|us) (?:to|if i (?:could|would|can)) {_TO_WRITE}\b)")
SAID_I_COULD = (rf"\b(?:she|he|they)(?:'?s| has| have)? said (?:(?:that )?(?:i|we) (?:can|could)"
                rf"|(?:it'?s |it was |it is )?(?:ok(?:ay)?|fine|alright|all right)(?: for (?:me|us))? (?:to|if i)) {_TO_WRITE}(?: (?:to )?you)?")
_OLD_AGE = r"(?:nearly |about |over |only )?(?:6[5-9]|[789]\d|10\d)\b"
_TROUBLE = (r"\b(?:bang\w*|shout\w*|nois\w*|music|threat\w*|abus\w*|rac(?:ist|ism)|complain\w*|parks?|parking"
            r"|my (?:wall|door|fence|garden|drive|car|kids|windows?))\b")
BY_THEM = re.compile(rf"\b(?:on behalf of|for) (?:my |me |a |an |our |the )?(?:old |elderly |poor )?neighbou?r|{SENT_BY_THEM}", re.I)
TROUBLE = re.compile(_TROUBLE, re.I)
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
    rf"|\b(?:my|our|me) (?P<two>neighbou?r)(?:'?s|,)? (?:(?:{TITLE} )?\w+,? )?(?:is |aged? )?{_OLD_AGE}(?!.*{_TROUBLE})", re.I)
HELP_WANTED = r"\bneeds? (?:some |a bit of |your |urgent |a lot of )?(?:help|support)\b"
SEE_THEM = (r"\b(?:can|could|will|would) (?:you|someone|anyone|somebody)(?: please)? (?:please )?(?:help|see|visit|ring|call|phone|contact"
            r"|check(?: up)? on"
            r"|look in on|(?:talk|speak) to|go (?:and |an )?see|pop in (?:on|to)) (?:her|him|them)\b")
WONT_ASK = (r"\b(?:won'?t|will not|would never|doesn'?t|don'?t|dunna|can'?t|never|refus(?:es|ing) to"
            r"|(?:too |so )?(?:proud|scared|ashamed|embarrassed|shy) to) ask (?:for )?(?:any |some )?(?:help|support|any ?one|anybody"
            r"|nobody|no ?one)\b"
            r"|\b(?:too|so|very|dead) proud\b")
_PLIGHT = (r"\b(?:(?:getting|being|been|gets|about to be) (?:evicted|kicked out|thrown out|chucked out)|homeless|sofa ?surfing|sleep(?:ing"
           r"|s) (?:rough|in (?:his"
           r"|her|their|a) (?:car|van|tent))|(?:no|any)where to (?:live|go|stay|sleep)|(?:no|not got any|hasn'?t got any) (?:food|heating"
           r"|gas|electric|money))\b")
_BOND = r"(?:son|daughter|grand\w+|niece|nephew|sister|brother|friend|mate|neighbou?r|mum|mom|mam|mother|dad|father|aunt\w*|uncle|nan|gran|cousin)"
IM_THEIR_KIN = re.compile(rf"\b{IM} (?:[a-z]+,? )?(?:her|his|their) (?:oldest |only |old )?(?:step ?)?{_BOND}\b", re.I)
_ONE_PERSON = rf"{GREETING}(?:my|our|me) (?:(?:old|elderly|dear|poor|little|big|best|older|younger) )?"
_NOT_THEIRS = rf"\b(?!'s\b)(?!.*{OF_THE_WRITER})"
_GROWN = r"(?:is|'s|aged?|shes|hes|of) (?:only |now )?(?:1[89]|[2-5]\d)\b(?! ?(?:weeks|months|days|hours|quid))"
THEIRS_ALONE = re.compile(  # "my mother in law is 90 and cant manage her stairs": about one person, and nothing of the writer's own
    rf"{_ONE_PERSON}(?P<one>{ELDERS}|{FRIENDS}){_NOT_THEIRS}(?=.*\b(?:{OLD}|{ELSEWHERE}|{OF_THEIRS}|{FRAIL}))"
    rf"|{_ONE_PERSON}(?P<two>{ELDERS}|{FRIENDS}|{SIBLINGS}){_NOT_THEIRS}(?=.*(?:{HELP_WANTED}|{SEE_THEM}|{WONT_ASK}))"
    rf"|{_ONE_PERSON}(?P<three>friend|mate|{SIBLINGS}){_NOT_THEIRS}(?=.*{_PLIGHT})", re.I)
SAID_WHO_THEY_ARE = re.compile(  # where the writer says "im his sister", or "he said i could text you"
    rf"{_ONE_PERSON}(?P<one>{ELDERS}|{FRIENDS}|{SIBLINGS}){_NOT_THEIRS}|{_ONE_PERSON}(?P<two>daughter|son|lad|girl){_NOT_THEIRS}(?=.*\b{_GROWN})",
    re.I)
HARM = re.compile(r"\b(?:violen\w+|hits?|hit(?:ting)?|punch\w*|threat\w*|aggressive|abus(?:es|ed|ive|ing)|kicks? off|nick(?:s|ed|ing)?"
                  r"|steal\w*)\b", re.I)
NOT_THE_WRITERS_OWN = re.compile(  # said of themselves by whoever writes for somebody: "im her daughter", "im worried about her"
    rf"{IM_THEIR_KIN.pattern}|\b(?:i'?m|i am) (?:so |really |very )?(?:worried|concerned)(?: about (?:her|him|them))?\b"
    r"|\b(?:please |pls |can you |just )*(?:ring|call|phone|text|txt|contact|message|reply to|speak to|talk to|get in touch with) (?:me|us)\b"
    r"(?:(?:,| please| pls| and)* not (?:her|him|them|my \w+)|(?= (?:about|on|for|instead|if|when|after|first)\b|\W*$))"
    r"|\b(?:my|the best) (?:number|phone|mobile)\b[ ,:]*(?:is )?(?:[\d +]{10,})|\bi(?:'?ve| have)? (?:asked|told) (?:her|him|them)\b"
    rf"|{SAID_I_COULD}|{SENT_BY_THEM}|\bi (?:think|don'?t know (?:what|who|where|how)(?: else)?(?: to \w+)?)\b", re.I)
IN_BRIEF = re.compile(rf"\b(my|our|me|the) ({ELDERS}|{FRIENDS}|{SIBLINGS}|lad|daughter|son)s (?=(?:nearly |about |over |only |now )?\d\d\b)", re.I)
ABOUT_THEM = re.compile(  # "its about my nan, she dont eat": said to be about one person, and nothing of the writer's own
    r"^\W*(?:(?:hi+|hiya|hello|hey|ay ?up|please|love|duck|there|morning|afternoon|evening|good)\b\W*)*"
    rf"(?:it'?s|this is|i'?m (?:texting|writing|messaging)) (?:about|regarding|concerning) (?:my|me|our)"
    rf" (?:(?:old|elderly|poor|best|good) )?(?P<one>{ELDERS}|{FRIENDS}|{SIBLINGS})\b(?!'s\b)(?! and\b)"
    rf"(?!.*{OF_THE_WRITER})", re.I)
TAKEN_IN = re.compile(r"\b(?:on|in|at) (?:my|our) (?:settee|sofa|couch|floor|spare room|front room|living room)\b", re.I)
_ILL_FOR_LIFE = (r"(?:autis\w+|asd|adhd|learning (?:disabilit\w+|difficult\w+)|down'?s|special needs|disabled|cerebral palsy|epilep\w+|brain injur\w+"
                 r"|schizo\w+|bipolar)")
_NOT_I = r"(?!.*\b(?:i|i'?m|i'?ve|i'?d|i'?ll|we|we'?re|we'?ve|us|our|my|mine)\b)"
GROWN_CHILD = re.compile(  # "lad is 22 with autism, dwp want him to work"
    rf"{GREETING}(?:(?:my|our|me|the) )?(?P<one>lad|son|daughter|lass)\b(?!'s\b){_NOT_I}(?:,? (?:is|who is|whos|aged?))?,? (?:only |now |nearly )?"
    rf"(?:1[89]|[2-5]\d)\b(?! ?(?:weeks|months|days))(?=.*\b{_ILL_FOR_LIFE}\b)", re.I)
NOT_KNOWING = (r"\b(?:she|he|they) (?:do(?:es)?(?:n'?t| not)|dunna|dunno|dunt) know (?:that )?(?:i'?m|i am|we'?re)"
               r" (?:text|writ|messag|contact|ask|tell|do|referr)\w*")
THEY_ARE_PROUD = re.compile(  # "my nan has no heating on, she dunna know im texting"; a mum or dad so only as above: a child may write of them
    rf"{GREETING}(?:it'?s )?(?:my|our|me) (?:[a-z]+ )?(?P<one>(?!(?:step ?)?(?:mum|mom|mam|mother|dad|father|parents)\b)(?:{ELDERS}|{FRIENDS}))"
    rf"\b(?!'s\b)(?!.*{OF_THE_WRITER})", re.I)
SLEEPS_OUT = re.compile(
    r"\b(?:there'?s|there (?:is|has been|was)|there'?s been|(?:i'?ve|i have|we'?ve) (?:just )?(?:got|seen|found|had)|(?:i"
    r"|we) (?:just )?(?:saw|found|got)) (?:a|an|this|some|one)?"
    r" ?(?:[a-z]+ ){0,2}?(?P<whom>lad|man|bloke|fella|chap|guy|woman|lady|girl|boy|couple|person|someone|somebody)\b(?:(?! not\b)[^.!?]){0,24}?"
    r"\b(?:sleep(?:ing?|s)|kipping?|liv(?:ing?|es)|bedded down|camp(?:ed|ing)|bunked? down) (?:rough|outside|(?:in|on|under|behind"
    r"|by) (?:my|our|the|a|an"
    r"|his|her)? ?(?:[a-z]+ ){0,2}?(?:doorway|door ?step|porch|entrance|bus (?:stop|shelter)|car ?park|park|tent|bench|alley\w*|stair\w*"
    r"|bin ?(?:store|shed)"
    r"|underpass|subway|bridge|garages?|shed|car|van|woods|churchyard|graveyard|shop))", re.I)
NUISANCE = re.compile(
    r"\b(?:deal(?:s|ing|er)|needles?|threat\w*|abus\w+|shout\w*|piss\w*|wee(?:s|ing)?|poo\w*|mess|scar(?:ed|es|ing)|frighten\w*|afraid|rid of"
    r"|mov(?:e|ed|ing) (?:him|her|them|it|on)|shift(?:ed)?|customers|fight\w*|steal\w*|nick\w*|smash\w*|begging|my (?:ex|husband|partner"
    r"|son|dad))\b", re.I)


def whose(text: str) -> str | None:
    """Whom a first text is about, in the writer's word for them, when it tells nothing of the writer's own; None otherwise."""
    text = IN_BRIEF.sub(r"\1 \2 is ", text)
    stripped = NOT_THE_WRITERS_OWN.sub("", text)
    found = THEY_SENT_ME.search(text) or THEIRS_ALONE.search(stripped)
    if not found and not HARM.search(text):
        found = ABOUT_THEM.search(TAKEN_IN.sub("", stripped)) or GROWN_CHILD.search(stripped)
    if not found and (unknowing := re.search(NOT_KNOWING, text, re.I)) and not HARM.search(text):
        found = THEY_ARE_PROUD.search(stripped.replace(unknowing[0], ""))
    if not found and (IM_THEIR_KIN.search(text) or re.search(SAID_I_COULD, text, re.I)) and not HARM.search(text):
        found = SAID_WHO_THEY_ARE.search(stripped)
    if not found and sleeps_out(text):
        found = SLEEPS_OUT.search(text)
    return next((said.casefold() for said in found.groups() if said), None) if found else None


def sleeps_out(text: str) -> bool:
    """ "theres a lad sleeping in my doorway": told for his sake, unless it is a nuisance to who writes."""
    return bool(SLEEPS_OUT.search(text)) and not NUISANCE.search(text)


def troubles(whom: str, text: str) -> bool:
    """ "im texting about my neighbour, the music goes on all night": a trouble, nobody's cause."""
    return whom.casefold().startswith("neighbo") and bool(TROUBLE.search(text)) and not BY_THEM.search(text)
