"""Makes one spelling out of many, before patterns or features look at a text. Nothing here changes what is stored."""

import re
import unicodedata

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufe00-\ufe0f\ufeff]"
)
APOSTROPHES = re.compile("['\u2018\u2019\u201b\u02bc\u00b4`\u2032]")
LONG_RUN = re.compile(r"(\w)\1{2,}")
# A digit or sign between two letters stands for a letter ("k1ll", "su!cide"); anywhere else it may be a house number,
# a postcode or an amount, and is left alone.
DISGUISED = re.compile(r"(?<=[a-z])[013457$@!](?=[a-z])")
LETTER_OF = str.maketrans("013457$@!", "oieastsai")
SPELLED_OUT = re.compile(r"\b(?:[a-z] ){3,}[a-z]\b")
PUNCTUATION = re.compile(r"[^\w\s]|_")


# Marks over or under a letter that phones leave out: accents (Latin, Cyrillic) and Arabic vowel signs; with them the stretched line.
MARKS = re.compile("[\u0300-\u036f\u064b-\u0655\u0670\u0640]")
# Letters that are one and the same to who types them: Polish l, Turkish i, and what Arabic, Persian, Urdu and Kurdish keyboards each write their way.
ONE_LETTER = str.maketrans("\u0142\u0131\u0111\u0649\u064a\u0643\u0629\u06c1\u06be\u06d5\u06ab",
                           "lid\u06cc\u06cc\u06a9\u0647\u0647\u0647\u0647\u06af")  # fmt: skip


def _keep_signs(match: re.Match[str]) -> str:
    """Emoji and other signs carry meaning and stay, as words of their own, and a vowel sign stays with its letter (Bengali,
    Gurmukhi); all other punctuation is a space."""
    sign = match.group()
    kind = unicodedata.category(sign)
    return sign if kind in ("Mn", "Mc") else f" {sign} " if kind in ("So", "Sk") else " "


def plain_letters(text: str) -> str:
    """Letters without their accents, and one for those that keyboards write several ways: "zabi\u0107 si\u0119" is "zabic sie". Phrases are
    read so too, and need not spell a word twice."""
    return text if text.isascii() else MARKS.sub("", unicodedata.normalize("NFKD", text)).translate(ONE_LETTER)


def fold(text: str) -> str:
    """Compatibility form, lower case, invisible characters, half characters and apostrophes out: "Can\u2019t" becomes "cant"."""
    text = unicodedata.normalize("NFKC", text)
    text = INVISIBLE.sub("", text)
    return APOSTROPHES.sub("", text.lower())


def normalise_for_phrases(text: str) -> str:
    """What danger phrases are matched against: words with single spaces between them, no punctuation, no apostrophes
    ("don't" is "dont"), no accents, no letter more than twice in a row, emoji as words of their own, "k1ll" as "kill",
    "d i e n o w" as "dienow". Linear in the length of the text."""
    text = plain_letters(fold(text))
    text = DISGUISED.sub(lambda match: match.group().translate(LETTER_OF), text)
    text = LONG_RUN.sub(r"\1\1", text)
    text = PUNCTUATION.sub(_keep_signs, text)
    text = " ".join(text.split())
    return SPELLED_OUT.sub(lambda match: match.group().replace(" ", ""), text)


SHORT_FORMS = {
    "u": "you", "ur": "your", "r": "are", "y": "why", "pls": "please", "plz": "please", "thx": "thanks", "ty": "thanks",
    "cos": "because", "coz": "because", "cuz": "because", "bc": "because", "wiv": "with", "wid": "with", "w": "with",
    "wen": "when", "wot": "what", "wat": "what", "wats": "whats", "da": "the", "dis": "this", "dat": "that",
    "dem": "them", "av": "have", "hav": "have", "ave": "have", "ov": "of", "gonna": "going to", "gunna": "going to",
    "gona": "going to", "wanna": "want to", "gotta": "got to", "2day": "today", "2nite": "tonight", "tonite": "tonight",
    "2moro": "tomorrow", "tmrw": "tomorrow", "tmr": "tomorrow", "b4": "before", "gr8": "great", "l8r": "later",
    "m8": "mate", "sum1": "someone", "some1": "someone", "any1": "anyone", "every1": "everyone", "no1": "no one",
    "ppl": "people", "bf": "boyfriend", "gf": "girlfriend", "msg": "message", "txt": "text", "abt": "about",
    "tho": "though", "thru": "through", "nowt": "nothing", "owt": "anything", "summat": "something", "sumthing": "something",
    "sumfin": "something", "nuffin": "nothing", "conna": "cant", "dunna": "dont", "wunna": "wont", "inna": "isnt",
    "shouldna": "shouldnt", "didna": "didnt", "wom": "home", "mi": "my", "lecky": "electric",
    "leccy": "electric", "idk": "i dont know", "dunno": "dont know", "dk": "dont know", "rn": "right now",
    "ngl": "not going to lie", "tbh": "to be honest", "defo": "definitely", "wknd": "weekend", "wk": "week",
    "wks": "weeks", "yr": "year", "yrs": "years", "mth": "month", "hse": "house", "bn": "been", "jus": "just",
    "jst": "just", "im": "i am", "ive": "i have",
}  # fmt: skip
CONTRACTIONS = {
    "cant": "can't", "dont": "don't", "wont": "won't", "isnt": "isn't", "didnt": "didn't", "doesnt": "doesn't",
    "havent": "haven't", "hasnt": "hasn't", "couldnt": "couldn't", "wouldnt": "wouldn't", "shouldnt": "shouldn't",
    "whats": "what's", "hes": "he's", "shes": "she's", "theres": "there's", "thats": "that's",
}  # fmt: skip
WORD = re.compile(r"\w+")
NEW_LINE = re.compile(r"\s*\n\s*")


def _spelled(match: re.Match[str]) -> str:
    word = match.group()
    word = SHORT_FORMS.get(word, word)
    return CONTRACTIONS.get(word, word)


def readable(text: str) -> str:
    """What the models read: lower case, text-speak and a few Potteries words written out, "haaate" as "haate",
    punctuation kept because it divides; a new line divides as a full stop does."""
    text = NEW_LINE.sub(". ", LONG_RUN.sub(r"\1\1", fold(text)).strip())
    return " ".join(WORD.sub(_spelled, text).split())
