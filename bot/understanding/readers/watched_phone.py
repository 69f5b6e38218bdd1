"""Signs that somebody else sees what comes to this phone, or holds it, and words for "not on this phone": parts of the patterns in
safe_contact.py. Pure."""

_SOMEBODY = (r"(?:(?:my |me |the |our )?(?:husband|hubby|partner|missus|mrs|wife|boyfriend|girlfriend|bf|gf|ex|fella|bloke|mum|mom|mam|dad|nan|son"
             r"|daughter|brother|sister|carer|kids)|he|she|they|him|her)")
_ANYBODY = r"(?:some ?(?:one|body)(?: else)?|any ?(?:one|body)(?: else)?|no ?(?:one|body)|other people|others|people)"
_HANDSET = r"(?:phone|fone|mobile|moby)"
_IS_WRITING = r"(?:text|txt|messag|writ|contact|talk|speak|in touch|on (?:to|here))\w*"
_SEES = r"(?:see|sees|seeing|read|reads|reading|look|looks|looking|check|checks|checking|find|finds|know|knows)"
_OWNERS = (r"(?:husband|hubby|partner|wife|missus|boyfriend|girlfriend|bf|gf|ex|fella|bloke|mum|mom|mam|dad|mother|father|nan|gran|grandad|son|lad"
           r"|daughter|brother|sister|aunt(?:ie|y)?|uncle|cousin|friend|mate|neighbour|neighbor|carer|flatmate|housemate|landlord|boss|kid)")

_SHOWS_UP = (r"linked|sync(?:h?ed|s)?|connected|mirrored|paired|hooked up|logged in|show(?:s|ing)?(?: up)?|go(?:es)?|come(?:s)?(?: up| through)?"
             r"|pops? up")

SEES_WHAT_COMES = (
    rf"\b(?:app|tracker|tracking|spyware|software)\b[^.?!]{{0,25}}\bon (?:my|me|this|our|the) {_HANDSET}\b[^.?!]{{0,20}}\b(?:he|she|they|him|her"
    rf"|them)\b"
    rf"|\b{_SOMEBODY}(?:'?s| has| have)?(?: got| put| installed)? (?:an? |this |some |some sort of )?(?:\w+ )?(?:app|tracker|spyware|software)"
    rf" on (?:my|me|this|our|the) {_HANDSET}\b"
    rf"|\b{_SOMEBODY}(?:'?s| has| have| also| all)*(?: got| know| knows| get| gets)? (?:my|me|the|our) (?:{_HANDSET} )?"
    r"(?:pass ?codes?|pin|pass ?words?|log ?in)\b(?! (?:for|so|to get)\b)"
    rf"|\b(?:if|when|should) {_SOMEBODY} (?:ever )?(?:sees?|finds?|reads?|spots?) (?:a |any |my |our |the |another )"
    r"(?:texts?|txts?|messages?|msgs?|reply|replies)\b"
    rf"|\b(?:no ?(?:one|body) (?:can|must|should|is to)|(?:{_ANYBODY}|{_SOMEBODY}) (?:can'?t|cannot|mustn'?t|must not|shouldn'?t|isn'?t to|doesn'?t"
    r"|don'?t|do not|does not))(?: ever)? (?:know|no|find out|see)(?: that| about)? (?:i|im|i'?m|ive|i'?ve|i am|i have)(?: ever| been| have)?"
    rf" {_IS_WRITING}\b(?! (?:to )?(?:him|her|them|my|the)\b)"
    rf"|\b(?:and|both|we|him|her|he|she|they|us|all) (?:both |all |have |has |got |use |uses |using |share |on "
    rf"|the )*same {_HANDSET}\b(?! (?:number|company))"
    rf"|\b{_ANYBODY} (?:might|may|could|can|will|would) (?:also |be )?(?:see(?:ing)?|read(?:ing)?) (?:this|it|these|them|what|my|our|your"
    rf"|the (?:text|mess))"
    r"|\bcareful (?:with )?(?:what|how|when) (?:you|u|ya)(?:'?re| are)? (?:send|text|txt|put|write|message|sending|texting|writing|reply)\b"
    rf"|\b(?:{_HANDSET}|texts?|messages?|number|i ?cloud|account|whats ?app|it|this|everything|they)(?:'?s|'?re| is| are| all| also)* "
    rf"(?:{_SHOWS_UP})"
    rf" (?:to|with|on|up to) (?:his|her|their|the family|our|my {_OWNERS}'?s?) (?:i ?pad|laptop|computer|{_HANDSET}|i ?phone|tablet|watch|account"
    rf"|i ?cloud"
    r"|pc|tv)\b"
    rf"|\b(?:{_HANDSET}|texts?|messages?|msgs?|notifications?|whats ?app)(?:'?s|'?re| is| are| all| also)* (?:{_SHOWS_UP})"
    r" (?:to|with|on|up to) (?:the|an?|our) (?:i ?pad|tablet|laptop|computer|telly|tv|smart ?watch)\b"
    rf"|\b{_SOMEBODY}(?:'?s| has| have|'?ve)? (?:just )?(?:seen|saw|read|found|seed)(?: all)? (?:of )?(?:what|everything|that thing) (?:that )?"
    r"(?:you|u|ya|yous|i|we)(?:'?ve| have)? (?:just )?(?:sent|send|put|wrote|written|said|text\w*|been)\b"
    rf"|\b(?:only|unless|as long as|so long as|but if|if) (?:{_SOMEBODY}|{_ANYBODY})(?: is|'?s| are|'?re)?"
    rf" ?(?:can'?t|cannot|can|isn'?t|is not|aint|ain'?t|aren'?t|not|won'?t|will not|doesn'?t|don'?t|never)(?: be)? {_SEES}\b"
    rf"|\bmake sure (?:that )?(?:{_SOMEBODY}|{_ANYBODY}) (?:can'?t|cannot|won'?t|doesn'?t|don'?t) {_SEES}\b"
)
UNSAID = (  # who we are must not stand in a text
    r"\b(?:don'?t|do not|dnt|never|without|no|not) (?:say|saying|put|putting|mention|mentioning|write|writing|show|tell|use|using)(?: me| them"
    r"| anyone)?"
    r" (?:who (?:you|u|ya|it|this)\b|who'?s|your (?:service'?s? )?name|the name|(?<!tell )(?<!use )(?<!using )(?:the )?council"
    r"|(?:it'?s |you'?re )?(?:from )?(?:it'?s |from )the council|where (?:you|u|it)"
    r"|(?:the |this )service|what (?:it|this)(?:'?s| is)? (?:about|for))"
)
WAITS_FOR_THEM = (
    r"\b(?:can|could|may) i (?:just |always |only )?(?:text|txt|message|msg|write to|contact) (?:you|u|yous) first\b|"
    r"\b(?:wait|hang on|hold on) (?:for me|until i|till i|til i)(?: to)? (?:text|txt|message|msg|write|reply|contact|get in touch)\b"
    r"|\b(?:i'?ll|il|i will|let me|lemme|i can|i'?d rather) (?:always |only |just )?(?:text|txt|message|msg|write|contact"
    r"|get in touch with)(?: to)?(?: you| u)?"
    r" (?:first|(?:again )?(?:when|once|if) (?:it'?s|its|it is|i'?m|im|i am|i feel|that'?s|the coast is) (?:safe|clear|alone|on my own|ok|okay))\b"
    r"|\bonly (?:if|after|once) i(?:'?ve| have)? (?:text|txt|message|msg|written|write|wrote)"
)
SOMEBODY_ELSES = rf"\b(?:this is|that'?s|it'?s|using|on|off|from|borrow(?:ed|ing)) (?:my|me|mi|our|a) (?:\w+ )?{_OWNERS}'?s'? {_HANDSET}\b"
WATCHED = rf"{SEES_WHAT_COMES}|{UNSAID}|{WAITS_FOR_THEM}|{SOMEBODY_ELSES}"

_NOT = r"(?:don'?t|do not|dnt|donot|never|please not|pls not|can you not|stop)"
_HERE = rf"(?:on |to |thr(?:ough|u) |via |using )?(?:here|this (?:{_HANDSET}|number|num|no|line))"
_OTHER_TIMES = (r"(?!.{0,25}\b(?:after|before|when|if|between|during|until|till|til|while|unless|except|only|at (?:night|weekends?|work)|in the|past"
                r"|on (?:mon|tue|wed|thu|fri|sat|sun|week)\w*)\b)")
NOT_THIS_PHONE = (
    rf"\b{_NOT} (?:ever )?(?:contact(?:ing)?|get in touch with|reach|answer|reply to|come back to)(?: me| us)? {_HERE}\b{_OTHER_TIMES}"
    rf"|(?<!\bi )\b(?:don'?t|do not|dnt|stop|never) (?:use|using) (?:this|my) (?:{_HANDSET}|number|num)\b{_OTHER_TIMES}"
    rf"|\b{_NOT} (?:ring|call|phone|contact)(?: me| us)?(?:,| or| and| nor|/)+ ?(?:text|txt|message|msg|write)\b{_OTHER_TIMES}"
    r"|^\W*(?:(?:no|please|pls|just|can (?:you|u))\W+)*(?:don'?t|do not|dnt|never|stop) contact(?:ing)? (?:me|us)"
    r"(?: again| any ?more| at all| please| pls| now| ever| thanks)*\W*$"
    r"|^\W*(?:(?:please|pls|no|sorry|just)\W+)*no (?:more )?(?:texts?|txts?|messages?|msgs?|contact(?= (?:on|here|please|pls|to)))(?: on here"
    r"| here| please| pls| thanks| ta"
    r"| now| any ?more"
    r"| at all| to (?:this|my) (?:phone|number))*\W*$"
    r"|\b(?:stop|quit) (?:sending|sendin)(?: me| us)? (?:these|them|texts?|txts?|messages?|msgs?|this|anything|stuff)\b(?! (?:so|when|after"
    r"|before|at))"
    r"|^\W*(?:(?:can you|please|pls|just|i want to|i wanna|want to)\W+)*(?:unsubscribe|take|remove) me(?: off| from)?"
    r"(?: (?:this|your|the|texts?|list|messages?|please|pls|now|thanks))*\W*$|^\W*(?:please |pls )?unsubscribe(?: please| pls| now| me)*\W*$"
)
