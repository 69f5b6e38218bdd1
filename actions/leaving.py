"""Who wants no help, or nothing but their data: taken at their word, and asked nothing more. Pure."""

import re

from bot.understanding.readers.cancelling import wants_cancelled

JUST_MY_DATA = re.compile(
    r"^\W*(?:(?:no+|nah|nothing|nowt|but|please|look)\b\W*)*(?:i )?(?:said )?(?:i )?(?:just|only) (?:want|need|wanted|asked for)"
    r" (?:(?:to see |a copy of |to know about )?(?:all )?(?:my|the) (?:own )?(?:data|info\w*|details|records?|file)(?: you (?:have|hold))?)"
    r"(?: (?:please|thanks|ta|thats all|that'?s it|nothing else|back))*\W*$", re.I)
NO_HELP = re.compile(
    r"^\W*(?:(?:no+|nah|nope|look|sorry|please|thanks|thank you|but|and|actually|as|like)\b\W*)*(?:i(?:'?ve| have)? (?:already )?(?:said"
    r"|told (?:you|u))(?: that)? )?"
    r"(?:i )?(?:really |just )?(?:don'?t|do not|dunna|never) (?:want|need|asked? for)(?: any| ur| your| no| this| the)*(?: more)? (?:help"
    r"|support|service)"
    r"(?: (?:from (?:you|u|anyone|anybody|nobody)|any ?more|now|off you|thanks|thank you|ta|please|mate|duck|sorry|ok|at all|with anything"
    r"|bye))*\W*$", re.I)


def just_my_data(text: str) -> bool:
    """ "nothing i just want my data": the request, and no questions."""
    return bool(JUST_MY_DATA.match(text.replace("’", "'")))


def wants_nothing(text: str) -> bool:
    """ "i said i dont want any help"; "nothing i just want my data"; "cancel my referral"."""
    return just_my_data(text) or wants_cancelled(text) or bool(NO_HELP.match(text.replace("’", "'")))
