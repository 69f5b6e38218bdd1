"""Words that an act needs to be one: the classifier alone must neither start an intake anew nor send anybody away. Pure."""

import re

_WORDS = {
    "restart": re.compile(
        r"(?<!\bsure )(?:st[ar]{1,2}t|start|begin|beggin)|\b(?:over|again|agian|scratch|square one|zero|one more time|another go)\b"
        r"|\b(?:clean|blank) slate\b|re-?(?:set|do|start)|rset|fresh|anew|\b(?:wipe|clear|rub|rip|scrap|bin|delete|erase|forget)\b|\btop\b", re.I),
    "wrong_number": re.compile(
        r"\b(?:wrong|rong|wrog?n\w*|mistake\w*|error|mixed|misd\w+|crossed|never|nobody|no ?one|stranger|unsubscribe|meant for|meant to|belong\w*)\b"
        r"|\b(?:not|isn'?t|inna|ain'?t|anna|dunno|don'?t|do not|didn'?t|did not|no) (?:\w+ )?"
        r"(?:me|my|mine|know|him|her|text\w*|txt\w*|message\w*"
        r"|contact\w*|write|wrote|sent|ask\w*|the|here|this|that|his|hers|for|who|person|for me|from|\w+'?s)\b"
        r"|\bi'?m not\b|\b(?:look(?:ing)?|after|for) (?:\w+ )?(?:other|another|someone|somebody|who)\b"
        r"|\bwho(?:'?s| is| are|s| r) (?:this|you|u|that|it)\b"
        r"|\b(?:had|has|got|gave|have) (?:it |this |me )?(?:this |the |my )?(?:phone|number|mobile)\b|\bthis is (?:the |a |not |\w+'?s )"
        r"|\b(?:some ?one|somebody) else\b|\bconfused\b|thinking of\b|\bwas (?:texting|trying)\b|\bby accident\b|\bincorrect\b|\bdifferent number\b"
        r"|\bthought (?:this|it) was\b|\bisn'?t \w+\W*$|\bname means nothing\b|\b(?:another|other) person|\bthis (?:phone|number|mobile)\b", re.I),
}


def has_words_for(act: str, text: str) -> bool:
    """Whether a text has a word for an act of such weight; True for every other act."""
    words = _WORDS.get(act)
    return words is None or bool(words.search(text.replace("’", "'")))
