"""Reads a question about us that no question of ours asks for: who may use this, when they hear from us, where we are."""

from bot.understanding.readers.asking_back import YOU, is_one_of

_ANYONE = rf"(?:{YOU}|i|we|people|they|yer)"
_WHO_FOR = (
    rf"how old (?:do|must|have|does) (?:{_ANYONE}|some ?one) (?:have to |need to |got to |to )?be(?: (?:for|to (?:use|do|get)) (?:this|it|help))?",
    r"is there an? (?:age|upper|lower) (?:age )?limit(?: (?:for|on) (?:this|it))?|wh?[ao]t(?:'?s| is|s) the (?:age limit|age range|minimum age)",
    rf"wh?[ao]t age (?:do|is|must|are) (?:{_ANYONE}|this|it)(?: (?:have to be|need to be|for|from))?",
    rf"do {_ANYONE} have to be (?:over|under|at least|older|younger|a certain age|a (?:council )?tenant|on benefits|working|british|a citizen"
    r"|registered|disabled)(?: (?:\d+|to (?:use|get|do) (?:this|it|help)|for (?:this|it|help)))*",
)
_SOMEONE = rf"(?:{YOU}|some ?one|somebody|(?:a|the|my) (?:person|key ?worker|worker))"
_WHEN = (
    rf"(?:when|wh?[ao]t (?:time|times|day|days)|which day|how soon|how quick\w*)(?:'?ll| will| would| do| are| r| can| is)? {_SOMEONE}"
    r"(?: (?:be|going to|gonna))*"
    r" (?:text|txt|ring|call|phone|contact|message|get back|reply|answer|in touch|come)(?:ing|in)?(?: (?:me|us|back|to|round|by|at|from|on|then))*",
)
_OF_OURS = (
    rf"(?:who|wh?[ao]t (?:number|name|one of {YOU}))(?:'?ll| will| would| is| are)? (?:{YOU} )?(?:be |going to )*"
    r"(?:text|txt|ring|call|phone|contact|message)(?:ing|in)?(?: (?:me|us|back|from|with|on|using))*",
    rf"where (?:are|r) {YOU}(?: lot)?(?: (?:based|from|at|located|now))?|where is (?:this|your office|the office|it)(?: based)?",
    rf"how (?:did|do|have|d'?) ?{YOU} (?:get|got|have|find|know) (?:hold of )?(?:my|this|me) (?:number|name|details)",
    rf"how (?:did|do|would|d'?) ?{YOU} (?:know|find out)(?: (?:that|this|it|me|about (?:me|that|this)))?",
    rf"how (?:are|r|will|would) {YOU} (?:help|helping|going to help|gonna help|do that|do it|know)(?: me| us| with (?:that|this))?",
    rf"will {YOU} (?:ring|call|phone|text)(?: me)? or (?:ring|call|phone|text)(?: me)?",
)
_MINE = (r"(?:the |my |our )?(?:nearest|closest|local|right|own|proper|correct)(?: (?:one|council|office|place|team|people))?"
         r"(?: to (?:me|us|here))?")
_INSTEAD = r"(?: (?:instead|for (?:help|them|it)|about (?:it|this|that)|again))?"
_WHO_IS_NEAR = (  # asked by somebody who heard that they live outside the city
    rf"(?:(?:can|could) {YOU} tell me )?(?:wh?[ao]t|which(?: one)?|who|where)(?:'?s| is|s)?(?: then)? {_MINE}(?: is)?",
    r"(?:which|wh?[ao]t) council(?: (?:is (?:it|that|mine|ours)|(?:am i|are we)(?: (?:in|under|with))?|do i (?:come|live|belong) under"
    r"|covers? (?:me|us|here)))?",
    rf"who (?:do|should|can|shall|must|d'?) ?i (?:ring|call|phone|contact|ask|go to|talk to|speak to|text|try|write to){_INSTEAD}",
    rf"where (?:do|should|can|shall) i (?:go|try|ring|ask){_INSTEAD}",
    r"(?:who|which one|wh?[ao]t one) (?:is|covers?|does|helps?|looks after) (?:mine|me|us|ours|round here|my (?:area|address|end))",
    rf"(?:wh?[ao]t(?:'?s| is|s) )?(?:their|the|my council'?s?|the council'?s?|that council'?s?) (?:phone )?number{_INSTEAD}",
)


def asks_who_is_near(text: str) -> bool:
    """Whether the whole text asks who is there for them where they live: "whats my nearest then", "who do i ring instead"."""
    return is_one_of(tuple(rf"{pattern}(?: (?:then|please|pls|duck|ta|though|tho))*" for pattern in _WHO_IS_NEAR), text)


def asks_who_for(text: str) -> bool:
    """Whether the whole text asks who may use this: "how old do you have to be", "do i have to be on benefits"."""
    return is_one_of(_WHO_FOR, text)


def asks_when(text: str) -> bool:
    """Whether the whole text asks when they hear from us: "what time will you text"."""
    return is_one_of(_WHEN, text)


def asks_of_us(text: str) -> bool:
    """Whether the whole text asks something else of us that is no answer to any question: "where are you based", "who will ring me"."""
    return is_one_of(_OF_OURS, text)
