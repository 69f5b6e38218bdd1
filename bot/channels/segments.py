"""How many SMS segments a text takes, and how to keep it in the cheap alphabet. Pure functions.

Source of the rules: 3GPP TS 23.038 (the GSM 7-bit alphabet and its extension table) and TS 23.040 (a text of several
parts gives six bytes of each to a header: 153 septets are left of 160, or 67 UCS-2 units of 70).
"""

import unicodedata
from dataclasses import dataclass

BASIC = frozenset(
    "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
    "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà"
)
EXTENDED = frozenset("\f^{}\\[~]|€")  # an escape and a letter: two septets
ONE_PART = {"GSM-7": 160, "UCS-2": 70}
EACH_PART = {"GSM-7": 153, "UCS-2": 67}

# What word processors, phones and web pages write, and what it says in GSM-7.
PLAIN = str.maketrans({
    "‘": "'", "’": "'", "‚": "'", "‛": "'", "′": "'", "´": "'", "`": "'", "ʼ": "'", "‹": "'", "›": "'",
    "“": '"', "”": '"', "„": '"', "‟": '"', "″": '"', "«": '"', "»": '"',
    "‐": "-", "‑": "-", "‒": "-", "–": "-", "—": "-", "―": "-", "−": "-", "⁃": "-",
    "…": "...", "•": "-", "·": "-", "⁄": "/", "×": "x", "÷": "/", "½": "1/2", "¼": "1/4", "¾": "3/4", "№": "No",
    "™": "TM", "©": "(c)", "®": "(R)", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "œ": "oe", "Œ": "OE",
    "ç": "c", "\t": " ", "\v": "\n", "\u2028": "\n", "\u2029": "\n\n",
    "\u00a0": " ", "\u1680": " ", **{chr(code): " " for code in range(0x2000, 0x200B)}, "\u202f": " ", "\u205f": " ",
    "\u3000": " ", "\u00ad": None, "\u200b": None, "\u2060": None, "\ufeff": None,
})  # fmt: skip


@dataclass(frozen=True)
class Segments:
    """What a text costs to send."""

    encoding: str  # "GSM-7" or "UCS-2"
    count: int  # parts that are sent and paid for; 0 for an empty text
    units: int  # septets of GSM-7, or 16-bit units of UCS-2


def segments(text: str) -> Segments:
    """The encoding, parts and units of `text`. One letter outside GSM-7 makes the whole of it UCS-2."""
    if all(letter in BASIC or letter in EXTENDED for letter in text):
        encoding, widths = "GSM-7", [2 if letter in EXTENDED else 1 for letter in text]
    else:
        encoding, widths = "UCS-2", [2 if ord(letter) > 0xFFFF else 1 for letter in text]
    units = sum(widths)
    if units <= ONE_PART[encoding]:
        return Segments(encoding, 1 if text else 0, units)
    return Segments(encoding, _parts(widths, EACH_PART[encoding]), units)


def _parts(widths: list[int], room: int) -> int:
    """Parts of `room` units each. A letter of two units is never torn apart, so the unit before it may stay empty."""
    parts, used = 1, 0
    for width in widths:
        if used + width > room:
            parts, used = parts + 1, 0
        used += width
    return parts


def to_gsm7(text: str) -> str:
    """`text` with typographic signs made plain, and accents dropped from letters that GSM-7 has not got (ë → e).

    What has no plain form (emoji, other scripts) stays as it is: the text then costs more, but says the same.
    """
    plain = unicodedata.normalize("NFC", text.replace("\r\n", "\n").translate(PLAIN))
    return "".join(letter if letter in BASIC or letter in EXTENDED else _without_accent(letter) for letter in plain)


def _without_accent(letter: str) -> str:
    base = unicodedata.normalize("NFD", letter)[0]
    return base if base in BASIC else letter
