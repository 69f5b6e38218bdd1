"""What a text changes of who may be told. Whatever is stricter holds at once, in every state; what is looser only where it is clear."""

import re
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from bot import cases, conversations, intakes, strangers
from bot.tables import Conversation, Message
from bot.understanding.readers.agencies import FAMILY, KIN, has_name, named
from bot.understanding.readers.sharing import sharing_said
from bot.understanding.readers.who_is_told import Told, tidied, who_is_told

SLOTS = ("sharing", "share_only", "left_out")
STRICTEST_FIRST = ("none", "ask_first", "all")
_CLAUSES = re.compile(  # where another thing begins to be said
    r"[.,;!?\n]+|\b(?=(?:don'?t|do not|dunna|never|keep|leave) )"
    r"|\b(?=(?:it'?s|its|it is|i'?m|im|ive|i've|i|he|he'?s|she|they|we|my rent|cos|because) )",
    re.I)
_SAYING_NOTHING = frozenset("""
    a about actually all also am and anyone are as at but can changed cos because do for give had have he hello hi i im i'm it its it's is just me mi
    mind my no not now ok okay on or please pls really said say says she so sorry ta tell thanks thank that the then they this to told u us want
    was we what when where who will with yes yeah you your dont don't anything nothing more else first here live work gp mum doctor ive i've well
""".split())
REST_IS_FINE = re.compile(
    r"\b(?:the )?(?:rest|others?)(?: of (?:them|it))?(?:'?s| is| are| can)?(?: all)? (?:fine|ok(?:ay)?|alright|all right|good|know|be told)\b"
    r"|\b(?:fine|ok(?:ay)?|happy|don'?t mind)(?: with| about| for)? the (?:rest|others)\b", re.I)
_NO = re.compile(r"\b(?:don'?t|do not|dunna|never|stop|not)\b", re.I)
_ALL_BUT = f"{FAMILY} except "


def changes(text: str, known: dict[str, Any], asked: str | None = None) -> dict[str, Any]:
    """Slot → value of what a text changes of who may be told, in the light of what is `known`."""
    told, rule = who_is_told(text, asked), _rule(text)
    now: dict[str, Any] = {slot: known.get(slot) or None for slot in SLOTS} | {"left_out": names_of(known.get("left_out"))}
    if told.only:
        now |= {"sharing": "ask_first", "share_only": list(told.only), "left_out": [who for who in now["left_out"] if who not in told.only]}
    elif rule and not (told.out and rule == "none") and not (rule == "ask_first" and now["sharing"] == "none" and _NO.search(text)):
        now |= {"sharing": rule, "share_only": None}
    _leave_out(told, now, asked)
    if told.out and now["sharing"] is None and REST_IS_FINE.search(text):
        now["sharing"] = "all" if all(map(has_name, told.out)) else "ask_first"
    _after_all(told, now)
    return {slot: value for slot, value in now.items() if (value or None) != (known.get(slot) or None)}


def tightens(text: str, asked: str | None = None) -> bool:
    """Whether a text says that fewer may be told, whatever is known."""
    told = who_is_told(text, asked)
    return bool(told.out or told.only) or _rule(text) in ("none", "ask_first")


def tells_more(text: str) -> bool:
    """Whether a text tells something besides who may be told: "its debt. dont tell my gp"."""
    parts = [part for part in _CLAUSES.split(REST_IS_FINE.sub(" ", text.replace("’", "'"))) if part and not tightens(part)]
    return any(word not in _SAYING_NOTHING for part in parts for word in re.findall(r"[\w']+", part.casefold()))


def is_stricter(new: dict[str, Any], known: dict[str, Any]) -> bool:
    """Whether these changes let nobody hear anything whom what is `known` left out."""
    before, after = (STRICTEST_FIRST.index(rule) if rule in STRICTEST_FIRST else len(STRICTEST_FIRST)
                     for rule in (known.get("sharing"), new.get("sharing", known.get("sharing"))))
    return after <= before and set(names_of(known.get("left_out"))) <= set(names_of(new.get("left_out", known.get("left_out"))))


def names_of(value: Any) -> list[str]:
    """The names of a field: the bot keeps a list, a key worker's correction is a line of text."""
    return [name.strip() for name in re.split(r",|;| and ", value) if name.strip()] if isinstance(value, str) else list(value or [])


async def heed(session: AsyncSession, conversation: Conversation, message: Message) -> None:
    """ "Don't tell the council" holds at once on an open case, whoever has the conversation. Its row is locked."""
    case = await cases.open_case_of(session, conversation.id)
    if case is None or not tightens(message.text) or await strangers.has_it(session, conversation.id):
        return
    known = cases.answers_of(case)
    new = changes(message.text, known)
    if not new or not is_stricter(new, known):
        return
    await cases.change(session, case, new, turn_id=None)  # beside whatever the turn of this text changes
    if await intakes.open_intake(session, conversation.id):
        await intakes.write(session, conversation, new, message.id)
    await conversations.mark(session, conversation, "note", "Read in their text: who may be told has changed. See the case.")


def _rule(text: str) -> str | None:
    return sharing_said(tidied(text))


def _leave_out(told: Told, now: dict[str, Any], asked: str | None) -> None:
    """Adds whom they leave out. Where we have no name for one of them, their key worker asks before telling anybody."""
    before = [FAMILY if who.startswith(_ALL_BUT) and {FAMILY, who.removeprefix(_ALL_BUT)} & set(told.out) else who for who in now["left_out"]]
    now["left_out"] = list(dict.fromkeys([*before, *(who for who in told.out if not (who in KIN and FAMILY in before))]))
    if now["share_only"]:
        now["share_only"] = [who for who in names_of(now["share_only"]) if who not in told.out] or None
    unnamed = not all(map(has_name, told.out))
    if unnamed and (now["sharing"] == "all" or asked == "sharing" and now["sharing"] is None):
        now["sharing"] = "ask_first"


def _after_all(told: Told, now: dict[str, Any]) -> None:
    """Takes back whom they left out and name again. One of a family left out as a whole is the only one of it."""
    for who in told.after_all:
        now["left_out"] = [_ALL_BUT + who if who in KIN and left == FAMILY else left for left in now["left_out"] if left != who]


def allowed_by_name(text: str) -> list[str]:
    """Whom an answer to "may we talk to others" allows by name: "yes talk to my doctor"."""
    return list(dict.fromkeys([*who_is_told(text, "sharing").after_all, *named(text)]))
