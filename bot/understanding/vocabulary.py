"""The words understanding may answer with. The resident's journey gives them their meaning (docs/understanding.md)."""

# The gravest first: where a text shows several dangers, the first of these is the one that is said.
DANGERS = ("suicide", "violence_now", "child_danger", "medical_fire", "self_harm")

NEEDS = (
    "money",
    "rent_eviction",
    "housing_conditions",
    "homelessness",
    "asb",
    "crime",
    "domestic_abuse",
    "mental_health",
    "physical_health",
    "substance",
    "work",
    "family_parenting",
    "child_safety",
    "caring",
    "loneliness",
    "food_fuel",
    "immigration",
    "hoarding_selfneglect",
    "education",
)

ACTS = (
    "affirm",
    "deny",
    "dont_know",
    "skip",
    "want_human",
    "stop_optout",
    "restart",
    "go_back",
    "correction",
    "status",
    "thanks",
    "greet",
    "goodbye",
    "abuse",
    "bot_challenge",
    "faq_privacy",
    "faq_cost",
    "faq_how_long",
    "faq_key_worker",
    "faq_service",
    "chitchat",
    "wrong_number",
    "other_language",
    "out_of_scope",
    "inform",
)

SLOTS = ("name", "postcode", "phone", "children", "age", "contact_time", "locality")


def gravest(kinds: set[str]) -> str | None:
    """The one danger to act on first, or None if there is none."""
    return next((kind for kind in DANGERS if kind in kinds), None)
