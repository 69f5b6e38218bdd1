"""Reads a UK postcode: slips of O for 0 and I for 1, any spaces, spelled out, the first half alone."""

import re

from bot.understanding.readers.common_words import COMMON

from bot.understanding.readers.words import NUMBERS, Found, plain, settle

# Royal Mail's postcode areas, with the Crown dependencies.
AREAS = frozenset(
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU "
    "GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE "
    "PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV "
    "YO ZE".split())
LETTER_AFTER_DISTRICT = frozenset("E EC N NW SE SW W WC".split())  # EC1A, SW1A …: central London only
DISTRICT_ZERO = frozenset("BL BS CM CR FY HA PR SL SS".split())
STOKE_DISTRICTS = range(1, 22)  # ST1 to ST21
NOT_INWARD = frozenset("CKMOV")  # Royal Mail leaves these out of the last two letters; I as well, but there it is a slip for L

NATO = {word: word[0].upper() for word in (
    "alpha bravo charlie delta echo foxtrot golf hotel india juliet juliett kilo lima mike november oscar papa quebec romeo "
    "sierra tango uniform victor whiskey whisky xray yankee zulu alfa").split()}
SPOKEN = {"oh": "O", "bee": "B", "pee": "P", "tee": "T", "ess": "S", "you": "U", "are": "R"}
FILLERS = frozenset("then dash space gap hyphen and comma new n followed by".split())
CODES = frozenset("model product order ref reference serial room bus code account invoice policy claim ticket part item tracking "
                  "voucher discount promo boiler meter version section form case crime parcel barcode size ward bed bay motorway "
                  "reg registration plate licence license passport booking train platform gate seat unit error page vitamin".split())
_TOKEN = re.compile(r"[^\W_]+")
_AS_DIGIT = str.maketrans("OIL", "011")
_LETTER_FOR_WORD = re.compile(r"\b([a-z])[ ,]*(?:for|as in|like) [a-z]+\b", re.I)
_DOUBLE = re.compile(r"\bdouble ([a-z0-9]\b|" + "|".join(NUMBERS) + r")", re.I)
_ABOUT_POSTCODE = re.compile(r"\bpost ?codes?\b|\bpostcod\b|\bpost cod\b|\bp/?code\b", re.I)
_STREET_BEFORE = frozenset("high main the on down church market of saint at".split())
_PLACE_BEFORE = frozenset("in near around round from postcode code its is area of".split())


def _area_and_district(outward: str) -> str | None:
    """The outward code by position, slips put right; None when there is no such shape."""
    for length in (2, 1):
        letters, rest = outward[:length], outward[length:]
        if not 1 <= len(rest) <= 2:
            continue
        for area in {letters.replace("0", "O").replace("1", one) for one in "IL"}:
            if area not in AREAS:
                continue
            district = rest.translate(_AS_DIGIT)
            if not district.isdigit() and area in LETTER_AFTER_DISTRICT:
                district = rest[0].translate(_AS_DIGIT) + rest[1:]
                if district[0].isdigit() and district[0] != "0":
                    return area + district
            if district.isascii() and district.isdigit():
                district = district.lstrip("0") or "0"
                if district != "0" or area in DISTRICT_ZERO:
                    return area + district
    return None


def _whole(code: str) -> str | None:
    """"STI2AB" → "ST1 2AB"; None when it is not a whole postcode, or holds no true digit at all."""
    if not 5 <= len(code) <= 7 or not any(c.isdigit() for c in code):
        return None
    digit, letters = code[-3].translate(_AS_DIGIT), code[-2:].replace("1", "L").replace("I", "L")
    outward = _area_and_district(code[:-3])
    if outward and digit.isdigit() and letters.isalpha() and letters.isascii() and not NOT_INWARD & set(letters):
        return f"{outward} {digit}{letters}"
    return None


def _piece(word: str) -> str | None:
    """What a word can add to a postcode: "st" "ST", "six" "6", "papa" "P", "then" nothing ("")."""
    low = word.lower()
    if low in FILLERS:
        return ""
    if low in NATO or low in SPOKEN:
        return NATO.get(low) or SPOKEN[low]
    if NUMBERS.get(low, 100) < 22:
        return str(NUMBERS[low])
    upper = word.upper()
    if not upper.isascii() or len(word) > 7:
        return None
    if any(c.isdigit() for c in upper) or len(word) <= 2:
        return upper
    if re.fullmatch(r"ST[OIL]{1,2}", upper) or (re.fullmatch(r"[OIL][A-Z]{2}", upper) and low not in COMMON):
        return upper  # "sti 2ab", "st4 opu"
    return None


def _glued(text: str, start: int, end: int) -> bool:
    """Part of something longer: a product code, an address on the web."""
    return bool(re.search(r"[\w][-_/@.#£$]$|[-_/@#£$]$", text[:start][-2:]) or re.match(r"[-_/@]\w|\.\w", text[end:end + 2]))


def _found(text: str, sure: bool) -> list[Found]:
    tokens = list(_TOKEN.finditer(text))
    pieces = [_piece(t[0]) for t in tokens]
    found: list[Found] = []
    i = 0
    while i < len(tokens):
        hit = _longest_at(text, tokens, pieces, i, sure) or _outward_at(text, tokens, pieces, i, sure)
        if hit:
            found.append(hit[0])
        i = hit[1] if hit else i + 1
    return found


def _code_before(tokens: list[re.Match[str]], i: int) -> bool:
    before = [t[0].lower() for t in tokens[max(0, i - 3):i]]
    return bool(CODES & set(before)) and not {"post", "postcode"} & set(before)


def _longest_at(text: str, tokens: list[re.Match[str]], pieces: list[str | None], i: int, sure: bool) -> tuple[Found, int] | None:
    """A whole postcode that begins with token i."""
    code, best, used = "", None, 0
    if not pieces[i]:
        return None
    for j in range(i, min(i + 12, len(tokens))):
        piece = pieces[j]
        if piece is None or (j > i and not re.fullmatch(r"[ .,\-/…]{0,4}", text[tokens[j - 1].end():tokens[j].start()])):
            break
        used += bool(piece)
        code += piece
        if len(code) > 7:
            break
        value = _whole(code) if piece else None
        tight = used == 1 or (used == 2 and len(tokens[j][0]) == 3)
        street = i and tokens[i][0].lower() == "st" and tokens[i - 1][0].lower() in _STREET_BEFORE - {"at"}
        if value and (tight or sure or (value.startswith("ST") and not street)):
            best = Found(tokens[i].start(), tokens[j].end(), value), j + 1
    if best and not _glued(text, best[0].start, best[0].end) and not _code_before(tokens, i):
        return best
    return None


def _outward_at(text: str, tokens: list[re.Match[str]], pieces: list[str | None], i: int, sure: bool) -> tuple[Found, int] | None:
    """The first half alone. Outside ST only when a postcode is what we talk about: B12 is a vitamin, M6 a motorway."""
    word, before = tokens[i][0].upper(), tokens[i - 1][0].lower() if i else ""
    end, used = tokens[i].end(), i + 1
    following = pieces[i + 1] if i + 1 < len(tokens) else None
    if word == "ST" and following and following.isdigit() and (before in _PLACE_BEFORE or (sure and before not in _STREET_BEFORE)):
        word, end, used = word + following, tokens[i + 1].end(), i + 2
    if _glued(text, tokens[i].start(), end) or _code_before(tokens, i) or not any(c.isdigit() for c in word) and not sure:
        return None
    stoke = re.fullmatch(r"ST([\dOIL]{1,2})(\d?[A-Z]{0,2})" if sure else r"ST(\d{1,2})()", word)
    if stoke:
        district, rest = stoke[1].translate(_AS_DIGIT), stoke[2]
        if int(district) not in STOKE_DISTRICTS:
            district = district[0]  # "ST46": ST4 and the first of the second half
        elif rest and len(district) == 2:
            return None  # "ST16P" is ST1 6P or ST16 P
        if district != "0":
            return Found(tokens[i].start(), end, "ST" + str(int(district))), used
        return None
    outward = _area_and_district(word) if sure and word.isascii() and any(c.isdigit() for c in word) else None
    if outward and not outward.startswith("ST") and before not in ("the", "a", "my") and len(tokens) <= 8:
        return Found(tokens[i].start(), end, outward), used
    return None


def read_postcode(text: str, asked: str | None = None) -> str | None:
    """Upper case with one space, the outward code alone if that is all, None when it is not one."""
    text = _DOUBLE.sub(r"\1 \1", _LETTER_FOR_WORD.sub(r"\1", plain(text)))
    found = _found(text, sure=asked == "postcode" or bool(_ABOUT_POSTCODE.search(text)))
    whole = [f for f in found if " " in f.value]
    return settle(whole, text) or (settle(found, text) if not whole else None)


_RIGHT_NOT_WRONG = re.compile(r"\b([a-z0-9]{1,4}) ?,? (?:and )?not (?:an? |the )?([a-z0-9]{1,4})\b", re.I)
_WRONG_THEN_RIGHT = re.compile(r"\bnot (?:an? )?([a-z0-9]{1,4})[ ,.]+(?:but|its|it's|it is|it should be|should be)? ?(?:an? )?([a-z0-9]{1,4})\b",
                               re.I)
_ENDS = re.compile(r"\b(?:ends?|ending|last (?:bit|part|half|3|three)|second (?:half|part|bit))\b(?: (?:is|in|with|should be|its|it's))* ([a-z0-9]{1,3})\b",
                   re.I)
_STARTS = re.compile(r"\b(?:starts?|starting|begins?|first (?:bit|part|half))\b(?: (?:is|in|with|should be|its|it's))* ([a-z]{1,2}\d{1,2})\b", re.I)
_ITS = re.compile(r"^(?:no |sorry |oops |actually |\*)*(?:its|it's|it is|should be|i meant?|meant) ([a-z0-9]{2,4})$|^\*?([0-9][a-z]{2})\*?$", re.I)


def correct_postcode(known: str, text: str) -> str | None:
    """A known postcode put right by part of it: ("ST6 5MB", "its 5NB not 5MB") → "ST6 5NB". None when nothing changes."""
    text = plain(text).rstrip(".! ")
    whole = read_postcode(text, "postcode")
    if whole and " " in whole:
        return whole if whole != known else None
    outward, _, inward = known.upper().partition(" ")
    changed = None
    if (pair := _RIGHT_NOT_WRONG.search(text)) or (pair := _WRONG_THEN_RIGHT.search(text)):
        right, wrong = pair[1].upper(), pair[2].upper()
        if pair.re is _WRONG_THEN_RIGHT:
            right, wrong = wrong, right
        joined = outward + inward
        if outward == wrong:
            changed = right + inward
        elif joined.count(wrong) == 1 and len(right) == len(wrong):
            changed = joined.replace(wrong, right)
    elif end := _ENDS.search(text):
        changed = outward + inward[:3 - len(end[1])] + end[1].upper()
    elif start := _STARTS.search(text):
        changed = start[1].upper() + inward
    elif its := _ITS.search(text):
        part = (its[1] or its[2]).upper()
        changed = outward + part if re.fullmatch(r"[\dOIL][A-Z]{2}", part) else part + inward
    value = _whole(changed) if changed and inward else None
    return value if value != known else None
