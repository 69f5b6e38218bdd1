"""Demo data: made-up key workers for every locality, so that the first text meets a team. Never used in production.

All share one password, shown on the sign-in page in demo mode. Their surnames come out of the pottery, not out of life.
"""

from argon2 import PasswordHasher
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.tables import KeyWorker

PASSWORD = "tell it once"

# name, role, area, capacity, strengths, languages
STAFF = (
    ("Priya Saltglaze", "key_worker", "north", 20, ("money", "rent_eviction", "food_fuel"), ("English", "Punjabi")),
    ("Marcus Kilnwright", "key_worker", "north", 18, ("mental_health", "substance", "loneliness"), ("English",)),
    ("Jo Slipwell", "key_worker", "north", 20, ("family_parenting", "child_safety", "education"), ("English",)),
    ("Danuta Creamware", "key_worker", "north", 15, ("domestic_abuse", "immigration", "crime"), ("English", "Polish")),
    ("Sam Bottleoven", "key_worker", "central", 20, ("homelessness", "housing_conditions", "asb"), ("English",)),
    ("Aisha Lustreware", "key_worker", "central", 18, ("domestic_abuse", "family_parenting", "immigration"), ("English", "Urdu")),
    ("Tom Saggarbank", "key_worker", "central", 20, ("work", "money", "substance"), ("English",)),
    ("Grace Stoneware", "key_worker", "central", 16, ("mental_health", "physical_health", "caring"), ("English", "Shona")),
    ("Kev Marlpit", "key_worker", "south", 20, ("asb", "crime", "hoarding_selfneglect"), ("English",)),
    ("Bethan Glazewell", "key_worker", "south", 20, ("rent_eviction", "housing_conditions", "money"), ("English", "Welsh")),
    ("Yusuf Tileworth", "key_worker", "south", 18, ("loneliness", "caring", "physical_health"), ("English", "Arabic")),
    ("Helen Kilnshaw", "locality_lead", "north", 5, ("child_safety", "domestic_abuse"), ("English",)),
    ("Dev Claybourne", "locality_lead", "central", 5, ("homelessness", "mental_health"), ("English", "Hindi")),
    ("Ruth Underglaze", "locality_lead", "south", 5, ("physical_health", "caring"), ("English",)),
    ("Morgan Throwing", "duty_manager", None, 5, (), ("English",)),
    ("Alex Potbank", "administrator", None, 1, (), ("English",)),
    ("Nell Crackleglaze", "partner", None, 1, (), ("English",)),
)
AGENCY = "Demo Advice Centre"  # the partner's: made up, too


def email_of(name: str) -> str:
    """ "Priya Saltglaze" → "priya.saltglaze@doorstep.example" """
    return f"{name.lower().replace(' ', '.')}@doorstep.example"


async def seed(session: AsyncSession) -> int:
    """Writes the demo staff who are not there yet, and returns how many that were. Two starts at once do no harm."""
    password_hash = PasswordHasher().hash(PASSWORD)
    rows = [
        {
            "email": email_of(name), "name": name, "first_name": name.split()[0], "role": role, "area": area,
            "capacity": capacity, "strengths": list(strengths), "languages": list(languages),
            "agency": AGENCY if role == "partner" else None,
            "password_hash": password_hash, "demo": True,
        }
        for name, role, area, capacity, strengths, languages in STAFF
    ]
    made = await session.scalars(
        insert(KeyWorker).values(rows).on_conflict_do_nothing(index_elements=["email"]).returning(KeyWorker.id)
    )
    return len(made.all())
