"""Phone numbers and web addresses in our own words become links. A resident's words never do."""

import re

from markupsafe import Markup, escape

LINKS = re.compile(
    r"(?P<page>https?://[^\s<>\"']*[^\s<>\"'.,;:!?)])"
    r"|(?<![\w+])(?P<call>999|111|116 ?123|0[0-9]{2,4} ?[0-9 ]{3,8}[0-9])(?!\w)"
    r"|(?<=SHOUT to )(?P<text>85258)"
)


def linked(text: str) -> Markup:
    """Our own words with their phone numbers and web addresses as links: in danger, one tap is enough."""
    made, end = Markup(), 0
    for found in LINKS.finditer(text):
        made += escape(text[end : found.start()]) + _link(found)
        end = found.end()
    return made + escape(text[end:])


def _link(found: re.Match[str]) -> Markup:
    shown = found[0]
    if found["page"]:
        return Markup('<a href="{}" rel="noopener noreferrer" target="_blank">{}</a>').format(shown, shown)
    scheme = "sms" if found["text"] else "tel"
    return Markup('<a href="{}:{}">{}</a>').format(scheme, shown.replace(" ", ""), shown)
