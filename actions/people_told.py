"""Who is at home, out of a story that runs on: "me and my wife are skint". Pure."""

import re

from actions.household import ADULT, CHILD, NUMBER
from bot.understanding.readers.first_names import FIRST_NAMES

SOMEBODY = re.compile(rf"{ADULT.pattern}|\b(?:{NUMBER}|{CHILD}|parents?|family|grand\w+|in ?laws?|step\w+|flatmates?|housemates?|girls?|boys?|lads?"
                      r"|father|mother|grand\w+|nephews?|nieces?|gf|bf|other half|carer|people|others|strangers|friends|mates|bairns|bub|lo|bro|sis"
                      r"|him|her|them|ex)\b", re.I)
GOES_ON = re.compile(  # where what is said of them begins: "me and the kids | are safe now"
    r"[ ,]+(?:(?:both|all|just|now|still|really|only|never|always) )*(?:are|aren'?t|r|is|isn'?t|was|were|am|can|can'?t|cannot|conna"
    r"|need|want|will|won'?t|would|could|do|don'?t|dunna|did|feel|keep|had to|have to|have|has|had|got|get|gettin\w*|owe|stay\w*"
    r"|fell|argue|fight|might|should|gonna|going|been|being"
    r"|left|lost|moved|(?:have |had )?split|sleep\w*|since|because|cos|but|so|now|when|if|while|after|before|til+|until)\b.*", re.I | re.S)
AT_ODDS = re.compile(r"\b(?:divorc\w*|split\w*|separat\w*|br(?:oke|oken|eaking) up|f(?:ell|alling|allen) out|argu\w*|fight\w*|fought"
                     r"|neighbou?rs?|landlord\w*|ex)\b", re.I)


def people_in(said: str) -> str | None:
    """Who is at home, of what a story says about them, without what happened: "me and my 2 kids are being evicted" names three. None
    where nobody is named ("live with universal credit"), and where it tells of a quarrel: who is at home now is asked."""
    more = GOES_ON.search(said)
    people = said[: more.start()] if more and not re.search(r"\bwith\b", more[0]) else said  # "live in Stoke since 2022 with my daughter"
    named = any(word.casefold() in FIRST_NAMES or word.istitle() for word in re.findall(r"\w+", people)[1:])
    if AT_ODDS.search(said) or not (named or SOMEBODY.search(people)):
        return None
    people = re.sub(r"[ ,]+(?:have|had|has|and|n|i|with)$", "", people, flags=re.I)
    return people if people.count("(") == people.count(")") else people[: people.rindex("(")].rstrip() or None
