"""Reads a UK postcode: slips of O for 0 and I for 1, any spaces, spelled out, the first half alone."""

import re

from bot.understanding.readers.common_words import COMMON
from bot.understanding.readers.words import NUMBERS, Found, plain, settle

# Royal Mail's postcode areas, with the Crown dependencies.
AREAS = frozenset(
    """
    AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL
    GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX
    PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN
    WR WS WV YO ZE
    """.split()
)
LETTER_AFTER_DISTRICT = frozenset("E EC N NW SE SW W WC".split())  # EC1A, SW1A …: central London only
DISTRICT_ZERO = frozenset("BL BS CM CR FY HA PR SL SS".split())
STOKE_DISTRICTS = range(1, 22)  # ST1 to ST21
NOT_INWARD = frozenset("CKMOV")  # never in the last two letters; nor is I, but there it is a slip for L
A_TIME = frozenset(("AM", "PM"))

SPELLING = {
    word: word[0].upper()
    for word in """
    alpha alfa bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa
    quebec romeo sierra tango uniform victor whiskey whisky xray yankee zulu
    """.split()
}
SPOKEN = {"oh": "O", "ay": "A", "bee": "B", "cee": "C", "dee": "D", "eff": "F", "gee": "G", "aitch": "H", "jay": "J",
          "kay": "K", "el": "L", "en": "N", "pee": "P", "cue": "Q", "queue": "Q", "are": "R", "ess": "S", "tee": "T", "you": "U",
          "vee": "V", "ex": "X", "why": "Y", "zed": "Z"}  # fmt: skip
FILLERS = frozenset("then dash space gap hyphen and comma new n followed by capital letter".split())
# What looks like a postcode after one of these is something else.
CODES = frozenset(
    """
    model product order ref reference serial room bus code account invoice policy claim ticket part item tracking
    voucher discount promo boiler meter version section form case crime parcel barcode size ward bed bay motorway reg
    registration plate licence license passport booking train platform gate seat unit error page vitamin pin
    """.split()
)
_TOKEN = re.compile(r"[^\W_]+")
_AS_DIGIT = str.maketrans("OIL", "011")
LETTER_FOR_WORD = re.compile(r"\b([a-z])[ ,]*(?:for|as in|like) [a-z]+\b", re.I)
_SAINT = re.compile(r"\bsaint(?= (?:\d|one|two|three|four|five|six|seven|eight|nine|zero)\b)", re.I)  # what a phone writes for "S T"
_FIVE_FOR_S = re.compile(r"^\W*5(t\d{1,2} ?[0-9oil][a-z]{2}\W*)$", re.I)
_DOUBLE = re.compile(r"\bdouble ([a-z0-9]\b|" + "|".join(NUMBERS) + r")", re.I)
_ABOUT_POSTCODE = re.compile(r"\bpost ?codes?\b|\bpostcod\b|\bpost cod\b|\bp/?code\b", re.I)
_MAY_HOLD_ONE = re.compile(r"\d|\bst\b|\bs t\b|sierra|post ?cod|\bess\b", re.I)
_IS_A_CODE = re.compile(
    r"\W*(?:is|was) (?:my|the|a|our|his) (?:\w+ )?(?:ref|reference|order|model|number|reg|code)\b", re.I
)
_COUNTED = frozenset("nights doors days houses weeks bed miles of".split())
_STREET_BEFORE = frozenset("high main the on down church market of saint".split())
_PLACE_BEFORE = frozenset("in near around round from postcode code its is area of".split())


def _outward(code: str) -> str | None:
    """The first half by position: as written if it can be, else with slips put right; None when it is none."""
    for slips in (False, True):
        for length in (2, 1):
            letters, rest = code[:length], code[length:]
            if not 1 <= len(rest) <= 2 or (not slips and not rest[0].isdigit()):
                continue
            for area in {letters.replace("0", "O").replace("1", one) for one in "IL"} if slips else {letters}:
                if area in AREAS and (district := _district(area, rest)):
                    return area + district
    return None


def _district(area: str, rest: str) -> str | None:
    digits = rest.translate(_AS_DIGIT)
    if digits.isdigit():
        digits = digits.lstrip("0") or "0"
        return digits if digits != "0" or area in DISTRICT_ZERO else None
    if area in LETTER_AFTER_DISTRICT and digits[0] in "123456789" and rest[1:].isalpha():
        return digits[0] + rest[1:]
    return None


def whole_postcode(code: str, lenient: bool = False) -> str | None:
    """"STI2AB" → "ST1 2AB"; None when it is not a whole postcode, or holds no true digit at all. `lenient`: it
    looks so much like one that letters Royal Mail does not use are taken for a resident's slip ("ST6 5MB")."""
    if not 5 <= len(code) <= 7 or not code[0].isalnum() or not any(c in "0123456789" for c in code):
        return None
    digit, letters = code[-3].translate(_AS_DIGIT), code[-2:].replace("1", "L").replace("I", "L")
    if digit not in "0123456789" or not letters.isalpha():
        return None
    if letters in A_TIME if lenient else NOT_INWARD & set(letters):
        return None
    outward = _outward(code[:-3])
    return f"{outward} {digit}{letters}" if outward else None


def _piece(word: str, sure: bool) -> str | None:
    """What a word can add to a postcode: "st" "ST", "six" "6", "papa" "P", "then" nothing (""); else None."""
    low = word.lower()
    if low in FILLERS:
        return ""
    if low in SPELLING or (sure and low in SPOKEN):
        return SPELLING.get(low) or SPOKEN[low]
    if NUMBERS.get(low, 100) < 22:
        return str(NUMBERS[low])
    if not word.isascii() or len(word) > 7:
        return None
    upper = word.upper()
    if len(word) <= 2 or any(c in "0123456789" for c in upper):
        return upper
    district = upper.startswith("ST") and not upper[2:].strip("OIL") and len(upper) <= 4  # "sti 2ab"
    inward = len(upper) == 3 and upper[0] in "OIL" and low not in COMMON  # "st4 opu"
    return upper if district or inward else None


class _Text:
    """One text in words, and the postcodes in it. `sure`: a postcode is what we are talking about."""

    def __init__(self, text: str, sure: bool) -> None:
        self.text, self.sure = text, sure
        self.tokens = list(_TOKEN.finditer(text))
        self.pieces = [_piece(t[0], sure) for t in self.tokens]

    def found(self) -> list[Found]:
        found: list[Found] = []
        i = 0
        while i < len(self.tokens):
            begins = (self.pieces[i] or "9")[0] not in "23456789"
            hit = (self._whole_at(i) or self._outward_at(i)) if begins else None
            if hit:
                found.append(hit[0])
            i = hit[1] if hit else i + 1
        return found

    def _before(self, i: int) -> str:
        return self.tokens[i - 1][0].lower() if i else ""

    def _part_of_something(self, i: int, end: int) -> bool:
        """A product code, an order number, an address on the web."""
        start = self.tokens[i].start()
        glued = re.search(r"\w[-_/@.#£$]$|[-_/@#£$]$", self.text[max(0, start - 2):start])
        words = {t[0].lower() for t in self.tokens[max(0, i - 3):i]}
        named = words & CODES and not words & {"post", "postcode"}
        after = _IS_A_CODE.match(self.text[end:])
        return bool(glued or named or after or re.match(r"[-_/@]\w|\.\w", self.text[end:end + 2]))

    def _whole_at(self, i: int) -> tuple[Found, int] | None:
        """A whole postcode from token i on, and the token after it."""
        code, used, best = "", 0, None
        for j in range(i, min(i + 12, len(self.tokens))):
            piece = self.pieces[j]
            if piece is None:
                break
            gap = self.text[self.tokens[j - 1].end():self.tokens[j].start()] if j > i else ""
            if gap.strip(" .,-_/…") or len(gap) > 4 or len(code) + len(piece) > 7:
                break
            code += piece
            used += bool(piece)
            close = used == 1 or (used == 2 and len(self.tokens[j][0]) == 3)  # "st46pu", "st4 6pu"
            lenient = close and (self.sure or code.startswith("ST")) and code[-3:-2].isdigit()
            value = whole_postcode(code, lenient) if piece else None
            street = self.tokens[i][0].lower() == "st" and self._before(i) in _STREET_BEFORE
            if value and (close or self.sure or (value.startswith("ST") and not street)):
                if self._still_spelling(j + 1):
                    return None  # where it should have ended is not clear
                best = Found(self.tokens[i].start(), self.tokens[j].end(), value), j + 1
                break
        return None if best is None or self._part_of_something(i, best[0].end) else best

    def _still_spelling(self, i: int) -> bool:
        following = self.tokens[i][0].lower() if i < len(self.tokens) else ""
        return following in SPELLING or following in SPOKEN and following not in COMMON

    def _outward_at(self, i: int) -> tuple[Found, int] | None:
        """The first half alone. Outside ST only when a postcode is asked for: B12 is a vitamin, M6 a motorway."""
        word, before = self.tokens[i][0].upper(), self._before(i)
        end, used = self.tokens[i].end(), i + 1
        following = self.pieces[i + 1] if used < len(self.tokens) else None
        if word == "ST" and following and following.isdigit() and (
            before in _PLACE_BEFORE or (self.sure and before not in _STREET_BEFORE and self._alone(i))
        ):
            word, end, used = word + following, self.tokens[i + 1].end(), i + 2
        if not word[0].isalpha() or self._part_of_something(i, end) or self._number_plate(i):
            return None
        if stoke := re.fullmatch(r"ST([\dOIL]{1,2})(\d?[A-Z]{0,2})" if self.sure else r"ST(\d{1,2})()", word, re.A):
            district, rest = stoke[1].translate(_AS_DIGIT), stoke[2]
            if int(district) not in STOKE_DISTRICTS:
                district = district[0]  # "ST46": ST4 and the first of the second half
            elif rest and len(district) == 2:
                return None  # "ST16P" is ST1 6P or ST16 P
            return (Found(self.tokens[i].start(), end, f"ST{int(district)}"), used) if district != "0" else None
        if self.sure and word.isascii() and any(c.isdigit() for c in word) and before not in ("the", "a", "my"):
            outward = _outward(word)
            if outward and not outward.startswith("ST") and len(self.tokens) <= 8:
                return Found(self.tokens[i].start(), end, outward), used
        return None

    def _number_plate(self, i: int) -> bool:
        """"ST06 ABC"."""
        letters = self.tokens[i + 1][0] if i + 1 < len(self.tokens) else ""
        plate = re.fullmatch(r"[a-z]{2}\d\d [a-z]{3}", f"{self.tokens[i][0]} {letters}", re.I)
        return bool(plate) and letters.lower() not in COMMON

    def _alone(self, i: int) -> bool:
        """Whether "st 4" ends the thought: "high st 2 doors down" goes on."""
        rest = self.tokens[i + 2:i + 3]
        return not rest or rest[0][0].lower() not in _COUNTED


def read_postcode(text: str, asked: str | None = None) -> str | None:
    """Upper case with one space, the outward code alone if that is all, None when it is not one."""
    text = plain(text)
    if not _MAY_HOLD_ONE.search(text) and asked != "postcode":
        return None
    text = _DOUBLE.sub(r"\1 \1", LETTER_FOR_WORD.sub(r"\1", text))
    if asked == "postcode":
        text = _SAINT.sub("st", _FIVE_FOR_S.sub(r"s\1", text))
    sure = asked == "postcode" or bool(_ABOUT_POSTCODE.search(text))
    found = _Text(re.sub(r"\bs[ .]t\b", "st", text, flags=re.I) if sure else text, sure).found()
    whole = [f for f in found if " " in f.value]
    return settle(whole or found, text)
