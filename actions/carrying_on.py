"""Whether somebody wants the questions to go on after danger, or after a person was asked for. Pure."""

import re

from actions import choices, turn

_DOING_SO = r"(?:carry on|continue|go on)(?: with (?:it|this|the (?:form|questions?)))?"
_AND_THANKS = r"(?:\W+(?:please|pls|then|now|ta|thanks|thank you|duck|mate|love|x+))*\W*$"
CARRY_ON = re.compile(
    r"(?<!n't )(?<!nt )(?<!not )\b(?:(?:carry|go|get) on with (?:it|the|this)\b|(?:can|could|shall|want to|wanna|lets|let's) (?:we |i |you )?"
    r"(?:carry on|continue|finish)\b)|^\W*(?:(?:ok(?:ay)?|yes|yeah|yep|right|go on|please|pls),? )*carry on\b|\bfinish the (?:form|questions)\b"
    rf"|[.,!;] *(?:(?:so|please|pls|yes|yeah|ok(?:ay)?|just|and|(?:you|we|u) can)\W+)*{_DOING_SO}{_AND_THANKS}"
    rf"|(?<!not )(?<!n't )\b(?:no danger|not in (?:any )?danger|fine|ok(?:ay)?|safe|alright|all right|good)(?: now)?"
    rf"(?: (?:so|and|please|pls|just))* {_DOING_SO}{_AND_THANKS}",
    re.I)


def carries_on(said: turn.Said) -> str | None:
    """What they choose where that was asked, or say of themselves: "can we carry on"."""
    if said.asked == "carry_on":
        says_so = choices.picked("carry_on", said.text) or ("carry_on" if CARRY_ON.search(said.text) else choices.meant("carry_on", said.text))
        return says_so or ("not_now" if said.act in ("skip", "deny", "dont_know") else None)
    return "carry_on" if CARRY_ON.search(said.text) else None
