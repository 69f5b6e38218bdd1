"""Fixed words: what is said without the dialogue engine, because it must be said even when that is down.

Each at most two SMS segments in GSM-7 (306 characters). Everything else the bot says is in domain.yml.
Numbers: gov.uk (999, 55), samaritans.org, giveusashout.org, NHS 111 (option 2), childline.org.uk; see
data/reference/services.yml for source and date.
"""

from datetime import datetime

from bot import clock

DANGER_NAMES = {
    "suicide": "thoughts of suicide",
    "self_harm": "self-harm",
    "violence_now": "violence now",
    "child_danger": "a child in danger",
    "medical_fire": "medical emergency or fire",
}

_WHO_TO_RING = {
    "suicide": "If you have taken something, or might act on this, ring 999 now. To talk, free: Samaritans 116 123, text SHOUT to 85258,"
    " or NHS 111 then 2.",
    "self_harm": "If you are badly hurt, ring 999 now. To talk any time, free: Samaritans 116 123, text SHOUT to 85258,"
    " or NHS 111 then 2.",
    "violence_now": "If you are in danger, ring 999. If you cannot speak, ring 999 and then press 55.",
    "child_danger": "If a child is in danger now, ring 999. If you cannot speak, ring 999 then press 55."
    " Childline: 0800 1111.",
    "medical_fire": "Ring 999 now for an ambulance or the fire service. Smell gas: get out, then 0800 111 999.",
}

SEEN_DANGER = "I have seen this and passed it on. If anyone is hurt, has taken something or is in danger, ring 999 now."
SEEN = "Your message is saved with the others. A person will read it."
FAILED = (
    "Sorry, something went wrong at our end. What you wrote is saved and a person will read it. "
    "If someone is in danger ring 999. You can also ring {office}."
)
FALLBACK = (
    "Sorry, we cannot read texts just now. If someone is in danger ring 999 (cannot speak: 999 then 55). "
    "You can also ring {office}, or text us again later. This is an automated service."
)
NUDGE = "Hello, is now OK to carry on? Reply 1 for now, 2 for later. There is no hurry."
SPOKEN = (
    "Hello. This is an automated message from the council's key worker service. If anyone is in danger, hang up and ring "
    "9 9 9. If you cannot speak, ring 9 9 9, and then press 5 5. Our office line is {office}. I am putting you through now."
)
SPOKEN_NO_ANSWER = (
    "Nobody could take your call. You can send a text to this number at any time, and a person reads it. If anyone is in "
    "danger, ring 9 9 9. Goodbye."
)
# Who has them now. The neutral one is said wherever somebody else may be reading: bot/contact.py, may_name.
JOINED = "{first_name}, a key worker, is here now and will reply to you."
JOINED_NEUTRAL = "Somebody is here now and will reply to you."
STEPPED_AWAY = (
    "{first_name} has stepped away. I'm the automated service again. Text any time, and ask for a person whenever you want one."
)
STEPPED_AWAY_NEUTRAL = "You can text here any time, and ask for a person whenever you want one."
OPENER = "Hello, we have a reply to your message. Is now OK to text? Reply 1 for now, 2 for later."


NOW_OK = "Hello again. Is now OK? Reply 1 for now, 2 for later."
LATER = "That's fine. Text any time that suits you."

NEUTRAL_RULES = ("certain_hours", "reply_only", "do_not_text")  # who may see the phone is not known: say nothing of substance
# A worry is no danger: no emergency words, no question. "afraid" says nothing of substance, for a phone others look at.
_AFRAID = "I'm glad you told me. I've asked a person to read it. Go on, or stop, whenever it suits you."
CHECK_IN = {
    "low": "That sounds like a lot to carry. I've asked a person on our team to read it. To talk to someone at any hour,"
    " free: Samaritans 116 123.",
    "past": "I'm glad you told me. I've asked a person on our team to read it. To talk to someone at any hour, free:"
    " Samaritans 116 123.",
    "afraid": _AFRAID,
    "unseen": _AFRAID,
    "lost": "I've asked a person to read this. If you are outside, or not sure where you are, ring 999: they help you find out.",
    "child": _AFRAID,
}
UNDER_18 = (
    "Thank you for telling me. I've asked a person to talk with you here. You don't have to answer any questions first. "
    "Childline is free at any hour: 0800 1111. I'm an automated service. In danger ring 999."
)


def safety_words(kind: str, *, told: bool, read_by: datetime | None, back_at: datetime | None = None) -> str:
    """Who to ring now, for one kind of danger. `told` and `read_by` only when the alert is committed and somebody is on
    duty: that sentence is a promise. Otherwise `back_at` is when we open again, where that is known."""
    sentences = [_WHO_TO_RING[kind], "I'm an automated service."]
    if told and read_by is not None:
        sentences.append(f"I've told our team, someone will read this by {time_of_day(read_by)}.")
    elif back_at is not None and back_at > clock.now():
        sentences.append(f"Your message is kept for our team, who are back at {time_of_day(back_at)}.")
    else:
        sentences.append("Your message is kept for our team, who are not at work now.")
    return " ".join(sentences)


def without_names(notice: str) -> str:
    """A notice of who has them now in its neutral words; any other text as it is."""
    for named, neutral in ((JOINED, JOINED_NEUTRAL), (STEPPED_AWAY, STEPPED_AWAY_NEUTRAL)):
        if notice.endswith(named.removeprefix("{first_name}")):
            return neutral
    return notice


def time_of_day(moment: datetime) -> str:
    """A moment as people say it: "2.40pm", with the day when it is not today."""
    local, today = clock.london(moment), clock.london().date()
    spoken = local.strftime("%-I.%M%p").lower().replace(".00", "")
    if local.date() == today:
        return spoken
    return f"{spoken} on {local.strftime('%A')}" if (local.date() - today).days < 7 else f"{spoken} on {local:%-d %B}"
