"""Reads a wish for a woman or a man to talk to, as a whole text: "can i have a lady please"."""

import re

_PERSON = r"(?:woman|female|lady|man|male)"
WISH = re.compile(
    rf"^\W*(?:(?:a |to (?:see|speak to|talk to) a )?{_PERSON}(?: \w+){{0,3}}"
    r"|(?:can i (?:have|get)|i(?:'?d| would)? (?:like|prefer|want)|prefer|could i have)"
    rf" (?:a |to (?:see|speak to|talk to) a )?{_PERSON}(?: \w+){{0,6}})\W*$",
    re.I,
)
