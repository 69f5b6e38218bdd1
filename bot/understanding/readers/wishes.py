"""Reads how somebody likes to talk: with a woman or a man ("can i have a lady please", as a whole text), on the phone, at what hour."""

import re

_PERSON = r"(?:woman|female|lady|man|male)"
WISH = re.compile(
    rf"^\W*(?:(?:a |to (?:see|speak to|talk to) a )?{_PERSON}(?: \w+){{0,3}}"
    r"|(?:can i (?:have|get)|i(?:'?d| would)? (?:like|prefer|want)|prefer|could i have)"
    rf" (?:a |to (?:see|speak to|talk to) a )?{_PERSON}(?: \w+){{0,6}})\W*$",
    re.I,
)
_RING_ME = re.compile(r"\b(?:ring|phone|call|bell) (?:me|us)\b|\ba (?:ring|phone ?call|call|bell)\b", re.I)
_RING = re.compile(r"\b(?:ring|phone|call|bell)\b", re.I)
_HOUR_OR_REASON = re.compile(
    r"\b(?:after|before|between|from|at|past|till|until) ?(?:\d|noon|lunch|dinner|tea|work|school|one|two|three|four|five|six|nine|ten)"
    r"|\d ?(?:am|pm)\b"
    r"|\b(?:mornings?|afternoons?|evenings?|weekdays?|weekends?|read(?:ing)?|write|writing|spell\w*|dyslex\w*|can'?t see|sight|eyes|eyesight"
    r"|blind|deaf"
    r"|hear(?:ing)?|english|better|easier|prefer\w*|rather than|instead of)\b", re.I)
_DAYPART = r"(?:mornin'?g?|afternoon|evenin'?g?)"
_GOOD_TIMES = re.compile(  # "morning" alone is a hello
    rf"\b(?:{_DAYPART}s|nights|week ?days|week ?ends)\b|\b(?:{_DAYPART}|night|day|tea|dinner) ?times?\b"
    rf"|^\W*(?:afternoon|evenin'?g?)\W*$"
    rf"|\b(?:in|any|only|early|late) (?:the )?{_DAYPART}\b|\b{_DAYPART}(?:'?s| is| are)? (?:best|only|better|prefer\w*|if)\b", re.I)
_AT_ONCE = re.compile(r"\b(?:now|asap|straight ?away|urgent\w*|right away|today)\b", re.I)


_NOT_READ = (r"(?:can'?t|cannot|can not|conna|cant|don'?t|dunna|never (?:could|learn(?:t|ed) to)|struggle to|find it hard to|not able to"
             r"|unable to|(?:not|no) (?:very |too |so |much )?good (?:at|with)|not great at|bad at)"
             r"(?: really| even| actually| hardly)? (?:read|rite|write|spell)\w*")
_NOT_WELL = (r"(?: (?:or|and|n|nor|/) (?:read|rite|write|spell)\w*)?"
             r"(?: (?:good|well|very|much|too|so|proper\w*|great|at all|english|texts?|long|messages?|it))*")
_CANNOT_READ = re.compile(
    rf"(?:^\W*(?:(?:sorry|please|but|and|cos|coz|because|ring me|phone me|call me|don'?t text(?: me)?)\W+)*|\b(?:i|i'?m|i am)\b )"
    rf"(?:{_NOT_READ}{_NOT_WELL}|(?:am |is )?dyslexic)(?=\W*$|[.,!?;]|\W+(?:so|can|could|ring|phone|call|please|pls|duck|sorry|x)\b)", re.I)
_TO_LEARN = re.compile(r"\b(?:learn(?:ing)?|lessons?|course|class(?:es)?|college|school|teach\w*|son|daughter|lad|kids?|child\w*"
                       r"|help me (?:with|to) read\w*)\b"
                       r"|\b(?:need|want|get|some) help\b", re.I)


_CANNOT_HEAR = re.compile(
    r"(?:^\W*(?:(?:sorry|please|but|and|cos|because)\W+)*|\b(?:i|i'?m|i am)\b )(?:(?:can'?t|cannot|can not|conna|cant|don'?t|struggle to"
    r"|find it hard to)"
    r" (?:really |always |even )?hear (?:(?:well|good|properly|people|anyone|any ?one|you|much|anything|very|on|over|down) )*(?:the |a |my )?"
    r"(?:phone|telephone|fone|calls?)(?! ring)\b|(?:am |a bit |very |quite |partially |profoundly )?(?:deaf|hard of hearing)\b)", re.I)
_SUCH_A_PERSON = re.compile(
    r"^\W*(?:(?:just|not|only|please|no|but|maybe)\W+)*(?:(?:some ?one|somebody|any ?one|anybody|whoever|a person|people|a worker)"
    r"(?: (?:who|that|thats|who'?s|is|with|nice|kind|patient|friendly|gentle|local|older|younger|calm|understanding|decent))+"
    r"(?! (?:i|we) can\b)\b|a? ?good listener).*$", re.I | re.S)


_CONTACT = frozenset("speak talk chat through thru connect transfer ring call phone human person".split())
_COMPANY = re.compile(r"^\W*(?:(?:just|having|have|to have|i want|i'd like|id like)\W+)*(?:someone|somebody|a person|a friend|company)"
                      r"(?:,? (?:to|for) (?:have|share|sit|walk|go|do|come|take|look|sort|mend|fix|stop|get|be)\b| (?:who|round)\b)", re.I)
_PEOPLE = frozenset("someone somebody anyone anybody person human adviser advisor worker keyworker manager staff whoever team".split())
_ASKING = _CONTACT | _PEOPLE | frozenset(  # all that a person is asked for with
    """
    i im id a an the my to with is there that who can could would will may you u me us please pls just really actually even want wanna need like
    rather prefer let get give put pass over being key real actual proper live and instead now duck mate thanks ta so ok yes hi hello sorry in
    charge member of how do where directly not this bot robot machine computer text texting
    """.split()
)
_NOBODY_TO_TALK_TO = re.compile(  # lonely perhaps, and not only impatient
    r"\b(?:someone|somebody|anyone|anybody|person) (?:to|who i can) (?:talk|speak|chat)\b|\bnot\b(?! (?:a |an |this\b|the |text))", re.I)


def wants_only_a_person(text: str) -> bool:
    """ "put me through to someone", "anyone i can actually speak to": every word asks for a person, and none tells a trouble."""
    words = set(re.findall(r"[a-z]+", text.casefold().replace("’", "").replace("'", "")))
    return bool(words & _CONTACT and words & _PEOPLE) and words <= _ASKING and not _NOBODY_TO_TALK_TO.search(text)


def cannot_read(text: str) -> bool:
    """ "i cant read good", "ring me i cant read": how they are to be reached; not who wants to learn, nor a child that cannot."""
    return bool(_CANNOT_READ.search(text.replace("’", "'")) and not _TO_LEARN.search(text))


def cannot_hear(text: str) -> bool:
    """ "I cannot hear the telephone", "im deaf so no calls": how they are to be reached, and no loneliness."""
    return bool(_CANNOT_HEAR.search(text.replace("’", "'")))


def wants_such_a_person(text: str) -> bool:
    """ "someone who actually turns up" where we ask for wishes: what the person should be like; not a person wanted now."""
    return bool(_SUCH_A_PERSON.match(text.replace("’", "'")) and not _AT_ONCE.search(text))


def prefers_a_call(text: str) -> bool:
    """ "phone after 5 please", "cant read well can you ring me": how or when they like to talk, not a wish for a person now."""
    return bool(_RING.search(text) and _HOUR_OR_REASON.search(text) and not _AT_ONCE.search(text))


def wants_a_ring(text: str) -> bool:
    """ "can you ring me" where we ask how they like to talk: the wish, unless it is for now."""
    return bool(_RING_ME.search(text) and not _AT_ONCE.search(text)) or prefers_a_call(text)


def good_times(text: str) -> bool:
    """ "mornin times", "evenings": when they like to talk, though it begins like a hello."""
    return bool(_GOOD_TIMES.search(text))


def wants_company(text: str) -> bool:
    """ "Someone to have a cup of tea with" where we ask what matters most: what they miss; not a person of ours."""
    return bool(_COMPANY.match(text.replace("’", "'")))
