"""Reads an option named where none was given: "3rd one", "option 2"."""

import re

_OPTION = re.compile(r"^\W*(?:(?:the|option|number|no|answer|choice)\b\W*)*(?:(?:[1-9]|1st|2nd|3rd|4th|first|second|third|fourth)"
                     r"(?: (?:one|option|choice|answer))?)(?: (?:please|pls|thanks|ta|duck))*\W*$", re.I)


def names_an_option(text: str) -> bool:
    """Whether the whole text names an option by its place; a bare number is read elsewhere, it may be how many there are."""
    return bool(_OPTION.match(text)) and not text.strip(" .!,").isdigit()
