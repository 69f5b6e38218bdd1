"""The console's words for what the rows say. Plain English for people at work; nothing here is told to a resident."""

from datetime import datetime, timedelta
from typing import Any

from bot import clock, words

NEEDS = {
    "money": "Money", "rent_eviction": "Rent or eviction", "housing_conditions": "Housing conditions",
    "homelessness": "Homelessness", "asb": "Antisocial behaviour", "crime": "Crime", "domestic_abuse": "Domestic abuse",
    "mental_health": "Mental health", "physical_health": "Physical health", "substance": "Alcohol, drugs, gambling",
    "work": "Work", "family_parenting": "Family and parenting", "child_safety": "A child's safety", "caring": "Caring",
    "loneliness": "Loneliness", "food_fuel": "Food and fuel", "immigration": "Immigration",
    "hoarding_selfneglect": "Hoarding or self-neglect", "education": "Education",
}
ROLES = {
    "key_worker": "Key worker", "locality_lead": "Locality lead", "duty_manager": "Duty manager",
    "administrator": "Administrator", "partner": "Partner agency",
}
AREAS = {"north": "North", "central": "Central", "south": "South"}
AREAS_AND_CITY = {"": "Whole city", **AREAS}
AREAS_AND_ALL = {"": "All localities", **AREAS}
CONSENTS = {"asked": "Asked, no answer yet", "given": "Agreed", "refused": "Refused", "withdrawn": "Took it back"}
OUTCOMES = {"met": "Needs met", "partly": "Partly met", "not_met": "Not met", "moved_on": "Moved on"}
SAID = {"yes": "They say: all they needed", "partly": "They say: some of it", "no": "They say: not what they needed"}
DANGERS = words.DANGER_NAMES
ALERT_WAYS = {"sms": "text", "email": "e-mail"}
ALERT_STATES = {
    "queued": "on its way", "backing_off": "not gone yet, tried again", "sent": "sent", "delivered": "delivered",
    "failed": "did not get there", "cancelled": "not needed any more",
}
REASONS = {
    "case_opened": "New case", "asked_for_person": "Asked for a person", "not_understood": "The bot did not understand",
    "danger": "Danger", "failure": "Something failed", "taken_over": "Taken over", "transferred": "Passed on",
    "under_18": "May be under 18", "went_quiet": "Went quiet",
}
SAFE_CONTACT = {
    "unknown": "Not asked yet. Text freely within 30 minutes of their text; after that they first get a neutral “is now OK?”.",
    "any_time": "Any time is safe.",
    "certain_hours": "Only at certain times. Keep texts neutral.",
    "reply_only": "Only answer their texts, within 30 minutes. Never text first.",
    "do_not_text": "Do not text. Somebody unsafe may read this phone.",
}
SAFE_CONTACT_CHAT = {  # beside a web chat: what is written there is seen only by whoever opens the page
    "unknown": "Not asked yet. Here they read you only while the page is open; it may be somebody else's computer.",
    "any_time": "Any time is safe.",
    "certain_hours": "Only at certain times. Keep what you write here neutral.",
    "reply_only": "Only answer what they write here.",
    "do_not_text": "Somebody unsafe may read what they use. Keep what you write here neutral.",
}
SAFE_CONTACT_SHORT = {
    "unknown": "Safe contact not known", "any_time": "Safe any time", "certain_hours": "Certain times only",
    "reply_only": "Only reply", "do_not_text": "Do not text",
}
FIELDS = {
    "story": "What is going on", "needs": "Needs", "matters_most": "Matters most now", "name": "Name",
    "safe_contact": "Safe contact", "contact_time": "Good times", "reach": "How to reach them", "postcode": "Postcode", "locality": "Lives in",
    "household": "At home", "children": "Children", "helpers": "Who helps already", "preferences": "Preferences",
    "sharing": "Sharing", "on_behalf_of": "On behalf of", "age": "Age", "language": "Language", "phone": "Phone",
    "share_only": "The only ones to be told", "left_out": "Not to be told", "agreement": "The other person agrees",
}
SHARING_CHOICES = {"all": "May be shared with services", "ask_first": "Ask first", "none": "Share with nobody"}
EVENTS = {
    "opened": "Case opened", "matched": "Matched", "queued": "In the duty queue", "changed": "Story changed", "added": "They wrote again",
    "corrected": "Corrected", "note": "Note", "claimed": "Taken", "handed_back": "Handed back to the bot",
    "transferred": "Passed on", "closed": "Closed", "shared": "Shared", "planned": "Step planned", "step_done": "Step done",
    "opened_again": "Opened again", "overridden": "Sent against the safe-contact rule",
    "consent": "Consent noted", "outcome_said": "They said how it went", "merged": "Found to be the same person",
    "unmerged": "Found to be two people", "cancel_asked": "Asked to cancel",
    "data_request": "Asked about their data", "data_answered": "Answered about their data",
}
DONE = {  # what the queue says after a deed that leads back to it
    "handed_on": "Handed on. Your note is with whoever gets it, and the resident is told that somebody else takes over.",
    "matched": "Matched anew. The case is with whoever fits best in its locality now.",
    "moved": "Saved. The case belongs to another locality now, which looks after it from here.",
}
MARKERS = {
    "joined": "Joined", "handed_over": "Handed over", "handed_back": "Handed back", "closed": "Closed",
    "case_opened": "Case opened", "danger": "Danger", "opted_out": "Opted out", "opted_in": "Opted in",
    "note": "Private note", "transferred": "Passed on",
}
DELIVERY = {
    "queued": "On its way", "sending": "On its way", "sent": "Sent", "delivered": "Delivered", "held": "Held",
    "backing_off": "Not delivered yet", "failed": "Not delivered", "cancelled": "Not sent",
}
TROUBLE = ("held", "backing_off", "failed", "cancelled")  # delivery states a key worker must notice
LONGEST_LIST = 200  # rows on one page
CHANNELS = {"sms": "Text message", "webchat": "Web chat"}


def menu(role: str) -> list[tuple[str, str]]:
    """The pages a role finds in the menu: address and name."""
    caseworker = role in ("key_worker", "locality_lead", "duty_manager")
    pages = [
        ("/console", "Queue", caseworker), ("/console/alerts", "Alerts", caseworker), ("/console/tasks", "Tasks", caseworker),
        ("/console/search", "Search", caseworker),
        ("/console/cover", "Cover", role in ("locality_lead", "duty_manager")),
        ("/console/figures", "Figures", role in ("locality_lead", "duty_manager", "administrator")),
        ("/console/localities", "Localities", role in ("locality_lead", "duty_manager", "administrator")),
        ("/console/saved-replies", "Saved replies", role != "partner"), ("/console/people", "People", role == "administrator"),
    ]
    return [(address, name) for address, name, there in pages if there]


def field_name(name: str) -> str:
    """A summary field in words."""
    return FIELDS.get(name, name.replace("_", " "))


def need(code: str) -> str:
    """A need in words: "Rent or eviction"."""
    return NEEDS.get(code, code.replace("_", " ").capitalize())


def span(length: timedelta) -> str:
    """A length of time: "just now", "12 min", "3 h 5 min", "2 days"."""
    minutes = int(length.total_seconds() // 60)
    if minutes < 1:
        return "under a minute"
    if minutes < 60:
        return f"{minutes} min"
    if minutes < 24 * 60:
        return f"{minutes // 60} h {minutes % 60} min" if minutes % 60 else f"{minutes // 60} h"
    days = minutes // (24 * 60)
    return f"{days} days" if days > 1 else "1 day"


def moment(at: datetime | str | None) -> str:
    """When: "14:05" today, "Tue 14:05" this week, else "3 Mar 2026, 14:05"."""
    if not at:
        return ""
    local, today = clock.london(datetime.fromisoformat(at) if isinstance(at, str) else at), clock.london().date()
    if local.date() == today:
        return f"{local:%H:%M}"
    if abs((local.date() - today).days) < 7:
        return f"{local:%a %H:%M}"
    return f"{local:%-d %b %Y, %H:%M}"


def phone(number: str) -> str:
    """A UK mobile as people write it: "07700 900123"; anything else as it is."""
    return f"0{number[3:7]} {number[7:]}" if number.startswith("+447") and len(number) == 13 else number


def value_words(value: Any, field: str = "") -> str:
    """A field's value in words, whatever its shape."""
    if field == "needs" and isinstance(value, list):
        return ", ".join(need(code) for code in value)
    if field == "matters_most" and value in NEEDS:
        return need(value)
    if field == "safe_contact":
        return SAFE_CONTACT_SHORT.get(value, str(value))
    if field == "sharing":
        return SHARING_CHOICES.get(value, str(value))
    if field == "children" and isinstance(value, dict):
        return _children(value)
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, list):
        return ", ".join(value_words(part) for part in value)
    if isinstance(value, dict):
        return ", ".join(f"{name.replace('_', ' ')}: {value_words(part)}" for name, part in value.items())
    return str(value)


def _children(value: dict[str, Any]) -> str:
    count, ages = value.get("count"), value.get("ages") or []
    said = f"{count}" if count is not None else ""
    if ages:
        listed = ", ".join("under 1" if age == 0 else str(age) for age in ages)
        said = f"{said} (aged {listed})" if said else f"aged {listed}"
    return said or "Yes"
