"""Readers of an answer: name, postcode, phone, children, age, contact time, locality. Pure functions.

They invent nothing: what is not clear is left out and asked again.
"""

from bot.understanding.readers.age import read_age
from bot.understanding.readers.children import read_children
from bot.understanding.readers.contact_time import read_contact_time
from bot.understanding.readers.locality import read_locality
from bot.understanding.readers.mash import is_mash
from bot.understanding.readers.name import read_name
from bot.understanding.readers.phone import read_phone
from bot.understanding.readers.postcode import read_postcode
from bot.understanding.readers.postcode_correction import correct_postcode

READERS = {
    "name": read_name,
    "postcode": read_postcode,
    "phone": read_phone,
    "children": read_children,
    "age": read_age,
    "contact_time": read_contact_time,
    "locality": read_locality,
}

__all__ = ["READERS", "correct_postcode", "read_slots"]


def read_slots(text: str, asked: str | None) -> dict[str, object]:
    """Every answer a text holds, only the keys that were found. `asked` is what the last words asked for, or None."""
    found = {} if is_mash(text) else {slot: read(text, asked) for slot, read in READERS.items()}
    return {slot: value for slot, value in found.items() if value is not None}
