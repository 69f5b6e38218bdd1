"""UK mobile numbers, the only ones we text (toll fraud). By pattern, because phonenumbers calls Ofcom's drama numbers
invalid. 070 is "personal numbers" and 076 pagers: both cost the sender. Source: Ofcom's National Telephone Numbering Plan."""

import re

import phonenumbers

UK_MOBILE = re.compile(r"\+447[1-57-9][0-9]{8}")


def is_uk_mobile(number: str) -> bool:
    """Whether `number` is an E.164 UK mobile."""
    return UK_MOBILE.fullmatch(number) is not None


def mobile_of(written: str) -> str | None:
    """A UK mobile as somebody writes it, as E.164; None for anything else."""
    try:
        number = phonenumbers.format_number(phonenumbers.parse(written, "GB"), phonenumbers.PhoneNumberFormat.E164)
    except phonenumbers.NumberParseException:
        return None
    return number if is_uk_mobile(number) else None
