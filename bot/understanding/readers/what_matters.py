"""Reads what matters most to them, said in so many words at any question: "keeping my home matters most"."""

import re

from bot.understanding.readers.words import plain

MOST_WORDS = 14
_BEFORE = (r"^\W*(?:(?:(?:no+|nah|nope)\W+)?that'?s (?:all|it|everything)(?: really| thanks| ta| duck)?\W+)?"
           r"(?:(?:no|sorry|actually|oh|wait|but|and|well|i think)\W+)*")
_WHAT_MATTERS = r"(?:what|the thing|the thing that) matters(?: the)? most"
_PRIORITY = r"(?:the |my )?(?:most important|main thing|main priority|top priority|first priority|number one|priority)(?: thing)?"
_FOR_ME = r"(?: (?:to|for) (?:me|us|them|him|her)| right now| now| really| please| thanks| duck| tho| though)*"
_SAID = re.compile(
    rf"{_BEFORE}(?:{_WHAT_MATTERS}|{_PRIORITY}){_FOR_ME}(?: is|'?s| are)(?: that)? (?P<after>[^?]+?)\W*$"
    rf"|{_BEFORE}(?P<before>[^?.!,;]+?) (?:matters?(?: the)? most|is (?:what matters(?: the)? most|{_PRIORITY})){_FOR_ME}\W*$", re.I)
_NOTHING = re.compile(r"^(?:(?:it|that|this|these|those|what|which|who|nothing|nowt|none|(?:that|this) one|it all|all of it|not)(?: \w+)?"
                      r"|(?:does|do|is|are|will|would)\b.*)$", re.I)
_NO_MORE = (r"^\W*(?:(?:no+|nah|nope)\b(?:\W+(?:that'?s|thats) (?:all|it|everything))?|(?:that'?s|thats) (?:all|it|everything|the lot)"
            r"|(?:nothing|nowt) else|(?:i )?(?:don'?t|do not|dunna) think so)"
            r"(?: (?:really|thanks|ta|duck|i think|for now|it))*[\s,.;:-]+(?:(?:really|just|only|but|and|that|i)\W+)*")
_SORTED = r"(?:sorted|fixed|safe|settled|back|done|out|away|seen|help|right|paid|off|moved|warm|well|better|together|sleep|rest|rid|somewhere|a \w+)"
_WISHED = re.compile(  # the wish itself, and no trouble: "no, getting worse" is none
    rf"{_NO_MORE}(?P<wish>(?:(?:getting|gettin|having|seeing) (?!worse|evicted|kicked|told|threat)(?:[\w' ]*?\b)?{_SORTED}\b[\w' ]*"
    r"|keeping (?:my|me|our|the|a|hold of|him|her|them) [\w' ]+|(?:sorting|finding|fixing|stopping|clearing) [\w' ]+"
    r"|staying (?:in|put|here|with) [\w' ]*"
    r"|being (?:able to|safe|left|listened|with my) ?[\w' ]*"
    r"|somewhere (?:safe|to (?:live|sleep|stay|go)|warm|dry|of (?:my|our) own|else|quiet|bigger)[\w' ]*"
    r"|a (?:roof over|place of|home of|bit of|break|rest|fresh start)[\w' ]*"
    r"|(?:want|need|like|love) (?:to (?:keep|get|see|stay|feel safe|have|find|live|know|be (?:able|safe|left|listened|with|warm))|somewhere|a|my|the"
    r"|some) ?[\w' ]+))\W*$", re.I)
_TROUBLED = re.compile(r"\b(?:is|are|was|isn'?t|can'?t|won'?t|hard|impossible|keeps|trouble|problems?|struggl\w+|also|too|as well|nothing|no more"
                       r"|(?:anything|any thing|owt) else|to (?:go|stop|leave|talk))\b", re.I)


def wished_beside_no(text: str) -> str | None:
    """ "getting my money safe" of "no, getting my money safe", where we ask if there is anything else; None where it is a trouble more."""
    found = _WISHED.match(plain(text)) if len(text.split()) <= MOST_WORDS else None
    return found["wish"].strip() if found and not _TROUBLED.search(found["wish"]) else None


def said_to_matter_most(text: str) -> str | None:
    """ "keeping my home" of "keeping my home matters most"; None where a text says nothing of it, or asks."""
    found = _SAID.match(plain(text)) if len(text.split()) <= MOST_WORDS else None
    what = (found["after"] or found["before"] or "").strip() if found else ""
    return what if what and not _NOTHING.match(what) else None
