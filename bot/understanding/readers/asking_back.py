"""Reads a question about our own question: why it is asked, what is meant by it, what follows from an answer; may they come back; where they
must live."""

import re

from bot.understanding.readers.words import plain

LONGEST = 70  # characters; longer ones tell something too

_BEFORE = r"\W*(?:(?:but|and|sorry|hang on|hold on|wait|eh|er+m?|u+m+|ok|okay|no|well|so|hmm+|please|excuse me)\b\W*)*"
YOU = r"(?:you|u|ya)"
_IT = (r"(?:(?:my|the) (?:name|post ?code|address|kids?|children|number|family|details|question)"
       r"|that|this|it|to know(?: (?:that|this))?|all (?:that|this))")
_OURS = (r"(?:that |the )?(?:sharing|share|safe|reach|access needs?|preferences?|other services|services|agree\w*|household|helpers?|helping"
         r"|none|ask (?:me )?first)")
_FIELD = r"(?:names?|post ?codes?|address(?:es)?|house|number|phone|kids?|children|family)"
_WHOSE = r"(?:my|mine|me|myself|hers?|his|him|theirs?|them|the|(?:my )?(?:mum|dad|nan|neighbour|client|patient)(?:'?s)?)"
_NOT_SURE = (r"(?:(?:i'?m |i am )?not (?:really |quite |too |very )?sure|(?:i )?(?:don'?t|do not|dunno|dunna|dont)(?: really)?(?: know)?"
             r"|(?:i'?ve |i have )?(?:got )?no (?:idea|clue))")
_WHY = (
    r"why|what for|how come|y(?=\W*\?)|y (?:tho|though)|wdym|wym|do i have to",  # "y" alone is yes
    rf"(?:why|how come|wh?[ao]t) (?:do|would|are|r|does|did) (?:{YOU}|they|it) (?:need|want|ask|asking|matter)\b(?: {_IT})?(?: for)?",
    rf"(?:why|y) {YOU} (?:need|want|asking|ask)\b[\w ]{{0,16}}",
    r"why (?:does|is) (?:it|that|this) (?:matter|important|needed)",
    rf"wh?[ao]ts? ?(?:do|does|d'?)? ?(?:{YOU}|it|that|this)(?: even| actually)? mean\b[\w ,'\"]{{0,24}}",
    r"(?:what'?s|wots|what is) (?:that|this|it) (?:(?:supposed to )?mean|for|about)",
    r"wh?[ao]t(?: will| would|'ll|ll)? happens? if (?:i|we) (?:say|don'?t|do|pick|choose|put|skip|refuse)\b[\w ]{0,24}",
    r"(?:and )?wh?[ao]t if (?:i|we) (?:(?:say|pick|choose|put|skip|refuse)\b[\w ]{0,24}|(?:don'?t|do)(?: (?:want (?:to|that|it)|say"
    r"|tell(?: you)?|answer|know|agree))?)",
    rf"wh?[ao]t(?:'?s| does| do| is)? {_OURS}(?: (?:even|actually))? mean(?:ing)?(?: (?:here|to me|for me|by that))?",
    rf"(?:do|did) {YOU} (?:mean|want) {_WHOSE}(?: (?:{_FIELD}|as well|too|or|and|{_WHOSE}))*",
    rf"(?:{_WHOSE} )(?:{_FIELD} )?or (?:{_WHOSE})(?: {_FIELD})?",
    rf"(?:whose|which) (?:{_FIELD}|one)",
    r"how many (?:people|of us|kids|children)(?: (?:what|where|do you mean|live here|in the house))?",
    r"(?:who|what|which)(?: other| sort of| kind of)? (?:services|others|people|things|needs)(?: (?:do you mean|are they|would that be|like what))?",
    rf"like (?:who|what)|such as(?: what)?|how (?:do|d'?) ?{YOU} mean|who (?:do|would) {YOU} (?:mean|talk to|tell|share (?:it|this) with|ask)",
    rf"who (?:are|r|will|would) {YOU} (?:be )?(?:sharing|share|talking|telling|tell|passing)(?: (?:it|this|that|my \w+))?(?: (?:to|on to|with))?",
    r"(?:do|must) i (?:have to )?(?:say|tell|give|answer)\b[\w ]{0,20}",
    rf"i (?:don'?t|do not|dunno|didn'?t)(?: really)? (?:understand|get|follow)"
    rf"(?: (?:(?:the |this |that |your )?question|it|that|this|what {YOU}(?:'?re| are)? (?:mean|asking|on about)))?",
    rf"{_NOT_SURE} wh?[ao]t (?:{YOU}|that|this|it|the question)(?:'?re| are|'?s| is)? (?:mean\w*|asking|on about|want|after|supposed to mean)"
    r"(?: (?:by (?:that|this|it)|with (?:that|this|it)|there|exactly|really|me to (?:say|put)))?",
    r"wh?[ao]t(?:'?s| are| is| r|s) (?:all )?(?:my|me|the) (?:options?|choices?)(?: (?:again|here|please|then|there))?",
    r"wh?[ao]t (?:can|should|do|shall|am i meant to|am i supposed to) (?:i )?(?:say|put|pick|choose|answer|write)"
    r"(?: (?:here|there|then|to that|for (?:that|this)))?",
    rf"do(?:es)? (?:{_IT}|which|what i (?:say|put))(?: really| even| actually)? matter(?: (?:though|tho|really|to {YOU}|which(?: one)?))?",
    r"(?:is|are) (?:it|that|this)(?: really| even)? (?:important|needed|necessary|compulsory|required|essential)",
    rf"do {YOU}(?: really| actually| even)? need {_IT}|(?:have i got|do i need) to(?: (?:say|tell|give|answer)\b[\w ]{{0,16}})?",
    rf"(?:(?:can|could|will) {YOU} )?(?:please )?(?:(?:explain|rephrase|repeat)(?: (?:it|that|this|the question|what {YOU} mean))?"
    r"|(?:say|put|ask) (?:it|that|this|the question) (?:again|another way|in (?:plain )?english))(?: (?:again|please|pls|to me))*",
    rf"(?:(?:can|could) {YOU} )?(?:give me |like |for )?(?:an )?examples?(?: please)?",
    rf"wh?[ao]t (?:was|is)(?: that| the question| your question)(?: again)?|wh?[ao]t did {YOU} (?:say|ask)(?: again)?",
    rf"(?:sorry )?(?:{YOU} )?(?:wh?[ao]t|wot)|huh|eh|ey|pardon|come again|meaning(?: wh?[ao]t)?|in what way",
    r"wh?[ao]t(?:'?s| has|s) (?:that|it|this) got to do with (?:it|this|anything|you|me)|wh?[ao]t difference does (?:it|that) make",
    r"how (?:does|would|will) (?:that|it|this|knowing that) help(?: me| us)?",
)
_TO_ASK = (
    rf"(?:can|could|may) i (?:just )?ask (?:{YOU} )?(?:something|summat|sumthing|a question)"
    r"(?: (?:first|quick|please|pls|before (?:i|we) (?:start|carry on|go on)))*",
    r"(?:i(?:'ve| have|ve)? (?:got )?(?:a|one) |just a )?(?:quick )?question(?: (?:first|please|for (?:you|u)))*",
)
_AGAIN = (r"(?:again|back|later|tomorrow|tomorro|tmrw|tmr|tomoz|tomo|another (?:time|day)|tonight|in a bit|after (?:school|work|tea)|any ?time"
          r"|(?:when(?:ever)?|if) i (?:want|need|can|like)(?: to)?|if (?:it|something|anything) happens|(?:the )?next (?:day|week))")
_TO_COME_BACK = (
    rf"(?:can|could|may|shall|should) i (?:still |just |always )?(?:text|txt|message|msg|write|talk|speak|chat|come|get|go on|carry on|do (?:this|it)"
    rf"|finish (?:this|it))(?: (?:to |with )?(?:{YOU}|here|this|this number))?(?: {_AGAIN})+(?: (?:please|pls|thanks|ok))*",
    rf"is it (?:ok|okay|alright) (?:if i|to) (?:text|txt|message|write|come|talk)(?: (?:to )?(?:{YOU}|here))?(?: {_AGAIN})+",
)
_TO_TELL = (r"(?:(?:ay ?up|hi+|hiya|hello|hey|duck|mate|love|good (?:morning|afternoon|evening))\b\W*)*"
            rf"(?:(?:can|could|will|would) (?:{YOU}|yer|yous) )?"
            r"(?:please |pls )?(?:(?:tell|say to) (?:me|us) |(?:i )?(?:just )?(?:want(?:ed)?|need|would like|like) to know )?")
_HERE = r"(?:stoke(?:[ -]on[ -]trent)?|(?:the |this )?(?:city|area)|here|the potteries)"
_ELSEWHERE = (r"(?:outside (?:of )?(?:stoke|the city|the area)|somewhere else|another (?:town|city|area|place)"
              r"|(?:newcastle|leek|stafford|stone|kidsgrove|biddulph|cheadle|crewe|alsager|staffordshire)\b[\w -]{0,16})")
_NOT_HERE = (rf"(?:(?:don'?t|do not|didn'?t) (?:actually )?live (?:in|near) {_HERE}|(?:live|am|'?m|are|'?re) (?:in |from )?{_ELSEWHERE}"
             rf"|(?:am|'?m|are|'?re)(?: not|n'?t) (?:(?:actually |even )?(?:in|from|living in)) {_HERE})")
_WHERE_FOR = (
    rf"(?:wh?[ao]t(?: will| would)? happens? if|(?:and )?wh?[ao]t(?: about)? if|does it matter(?: if| that)?"
    rf"|is it (?:ok|okay|a problem)(?: if| that)?"
    rf"|can {YOU} (?:still )?help(?: me)? if|(?:can|will) i (?:still )?(?:get help|use (?:it|this)) if) (?:i|we) ?{_NOT_HERE}",
    rf"(?:do|must) (?:i|we|people|you) have to (?:live|be) (?:in|from|near) {_HERE}",
    rf"is (?:it|this)(?: service)? (?:only|just) (?:for )?(?:people )?(?:in|from|who live in )?(?: )?{_HERE}(?: people)?",
    rf"(?:do|does|can|will) (?:{YOU}|this|it)(?: only| just)? (?:cover|work in|help (?:people )?(?:in|from))(?: people in)? (?:{_HERE}|{_ELSEWHERE})"
    r"(?: (?:as well|too))?",
    rf"(?:i|we) ?{_NOT_HERE}\W+(?:can|do|will) {YOU} (?:still )?(?:help|cover)\b[\w ]{{0,16}}",
)
_KINDLY = r"(?:\W+(?:please|pls|plz|duck|mate|love|ta|thanks|then|exactly|actually|even|for|about))*"
_WHO_WE_ARE = (
    rf"{_TO_TELL}(?:who|what|wot|whose)(?:'?s| is| are| r)? (?:the hell |on earth )?(?:this|that|it|{YOU})(?: lot| people)?"
    rf"(?: is| are| (?:number|service|phone|text|thing)(?: is)?)?{_KINDLY}",
    rf"{_TO_TELL}who (?:am i|i'?m|i am)(?: even)? (?:texting|txting|talking to|speaking to|messaging|on to|talking with){_KINDLY}",
    rf"{_TO_TELL}(?:who|what) do {YOU} (?:do|work for){_KINDLY}",
)


def asks_who(text: str) -> bool:
    """Whether the whole text asks who or what we are: "ay up duck can yer tell me who this is"."""
    return is_one_of(_WHO_WE_ARE, text)


def asks_why(text: str) -> bool:
    """Whether the whole text asks what our question means or is for: "why", "what do you mean safe", "what if i say no"."""
    return is_one_of(_WHY, text)


def asks_where_for(text: str) -> bool:
    """Whether the whole text asks where they must live: "what happens if i dont live in stoke", "do you cover leek"."""
    return is_one_of(_WHERE_FOR, text)


def asks_to_ask(text: str) -> bool:
    """Whether the whole text announces a question: "can i ask something first"."""
    return is_one_of(_TO_ASK, text)


def asks_to_come_back(text: str) -> bool:
    """Whether the whole text asks if they may write another time: "can i text u again tmrw"."""
    return is_one_of(_TO_COME_BACK, text)


def is_one_of(patterns: tuple[str, ...], text: str) -> bool:
    """Whether a whole text is one of the patterns, whatever small words it begins with."""
    return len(text) <= LONGEST and any(re.match(rf"{_BEFORE}(?:{pattern})\W*$", plain(text), re.I) for pattern in patterns)
