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
    "suicide": "If you might act on this, ring 999 now. To talk any time, free: Samaritans 116 123, text SHOUT to 85258,"
    " or NHS 111 then 2.",
    "self_harm": "If you are badly hurt, ring 999 now. To talk any time, free: Samaritans 116 123, text SHOUT to 85258,"
    " or NHS 111 then 2.",
    "violence_now": "If you are in danger, ring 999. If you cannot speak, ring 999 and then press 55.",
    "child_danger": "If a child is in danger now, ring 999. If you cannot speak, ring 999 then press 55."
    " Childline: 0800 1111.",
    "medical_fire": "Ring 999 now for an ambulance or the fire service. Smell gas: get out, then 0800 111 999.",
}

SEEN_DANGER = "I have seen this and passed it on. If it is worse or someone is in danger, ring 999."
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
OPENER = "Hello, we have a reply to your message. Is now OK to text? Reply 1 for now, 2 for later."


def safety_words(kind: str, *, told: bool, read_by: datetime | None) -> str:
    """Who to ring now, for one kind of danger. `told` and `read_by` only when the alert is committed and somebody is on
    duty: that sentence is a promise."""
    sentences = [_WHO_TO_RING[kind], "I'm an automated service."]
    if told and read_by is not None:
        sentences.append(f"I've told our team, someone will read this by {time_of_day(read_by)}.")
    else:
        sentences.append("Your message is kept for our team, who are not at work now.")
    return " ".join(sentences)


def time_of_day(moment: datetime) -> str:
    """A moment as people say it: "2.40pm", with the day when it is not today."""
    local, today = clock.london(moment), clock.london().date()
    spoken = local.strftime("%-I.%M%p").lower().replace(".00", "")
    if local.date() == today:
        return spoken
    return f"{spoken} on {local.strftime('%A')}" if (local.date() - today).days < 7 else f"{spoken} on {local:%-d %B}"
