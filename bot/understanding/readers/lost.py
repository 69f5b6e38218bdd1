"""Reads that the writer is lost or confused now, and does not know where they are: a person at once, and no question is answered by it."""

import re

from bot.understanding.readers.words import plain

_END = r"(?=$|[.,!?]| (?:and|n|but|its|it's|it is|so|now|please|pls|help|what|who|can|im|i'm|i am|or how|or what|any ?more|again)\b)"
_HERE = r"(?:i am|i'?m|im at|i'?m at|this is)"
_LOST = re.compile(
    rf"\b(?:don'?t|do not|dunno|dunna|dont no|dont kno|not sure|no idea|forgot(?:ten)?)(?: know| no| kno)? where {_HERE}{_END}"
    rf"|(?:^|[.,!?] )where am i{_END}"
    r"|\bi(?:'?m|'?ve got| am| have got| got) (?:all )?lost\b"
    r"(?=[^.!?]{0,20}\b(?:dark|outside|street|road|park|town|woods|walking|bus|cold|raining|home)\b)"
    r"|\b(?:dark|outside|cold|raining)\b[^.!?]{0,12}\bi'?m lost\b(?! (?:for|on|with|in|without)\b)"
    r"|\b(?:can'?t|cannot|dunna|don'?t know how to|dont know how to) (?:find (?:my|the|me) way (?:back )?home|get (?:back )?home from here)\b"
    r"|\b(?:forgot(?:ten)?|can'?t remember|don'?t know|dont know) (?:where|which house) (?:i live|my house is|my home is|is mine)\b(?! from)"
    r"|\bwh?[ao]t (?:day|year|time) is it\b(?=.*\b(?:lost|where (?:am i|i am|is everyone)|confused|dark)\b)"
    r"|\b(?:lost|confused|dark)\b(?=.*\bwh?[ao]t (?:day|year) is it\b)",
    re.I)


def is_lost(text: str) -> bool:
    """ "i dont know where i am", "its dark and im lost"; not "i dont know where i am with my benefits"."""
    return bool(_LOST.search(plain(text)))
