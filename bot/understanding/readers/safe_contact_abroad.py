"""Reads that somebody must be reached with care, told in another language: "mój mąż sprawdza mój telefon", "لا تتصلوا بي".

Wide on purpose: a wrong match only means that we answer and do not begin. DRAFT: a native speaker must check every line.
"""

import re
from dataclasses import dataclass
from functools import cache

from bot.understanding.readers.other_languages import alternatives, either_way, folded, near

PHONE = "phone|fone|mobile|sms*|msg*|messages|messenger|whatsapp"  # words that every language has taken over
AT_A_NUMBER = r"\d{1,2}(?: \d\d)?"


@dataclass(frozen=True)
class Language:
    """Words of one language, with bars between; "*" is any rest of a word."""

    watcher: str  # husband, partner, family
    phone: str  # phone, message, number
    sees: str  # checks, reads, takes: forms that say somebody does
    not_: str  # before what must not be done
    call: str  # call, write, send: forms that ask for it
    only: str
    when: str  # in the morning, when, after
    also: str = ""  # whole sayings
    not_after: str = ""  # "mat karna": what follows the word that must not be done


LANGUAGES = {
    "polish": Language(
        "maz|meza|mezem|mezowi|moj facet|partner*|chlopak*|narzeczon*|zona|zony|ojciec|ojca|matka|matki|tesc*|brat|brata|rodzin*|konkubent*",
        "telefon*|komork*|wiadomosc*|smsy|smsow|esemes*|numer*",
        "sprawdza*|sprawdzi*|czyta|czytaja|przeczyta*|kontroluj*|przeglad*|podglad*|zaglada*|widzi|zobaczy|zabiera*|zabral*",
        "nie|nigdy|zakaz", "dzwon|dzwoncie|dzwonic|zadzwon*|oddzwan*|pisz|piszcie|pisac|napisz*|wysylac|wysylaj*|kontaktowac|kontaktuj*"
        "|kontaktu|odpisywac|odpisuj*|smsow|wiadomosci",
        "tylko|jedynie|wylacznie|najlepiej", "rano|z rana|poranek|przed poludniem|po poludniu|w poludnie|wieczor*|w dzien|w nocy|w tygodniu"
        "|kiedy|gdy|jak|po 0hour0|od 0hour0|do 0hour0|miedzy|jesli",
        "nie wieczor*|nie w nocy|nie po 0hour0|nie rano|nie moj telefon|nie jest moj telefon|nie moge rozmawiac gdy|nie moge rozmawiac kiedy"
        "|nie moge rozmawiac jak|nie moze wiedziec|nie moze sie dowiedziec|zeby nie wiedzial*|zeby maz nie wiedzial|nie jest bezpieczn*"
        "|niebezpiecznie pisac"),
    "romanian": Language(
        "sot|sotul*|sotia*|barbatul*|partener*|iubit*|fostul|tata|tatal*|mama mea|soacr*|socr*|frate*|famili*|nevast*",
        "telefon*|mesaj*|numarul*|mobilul*", "verific*|citeste|citesc|controleaz*|vede|se uita|umbla*|cauta",
        "nu|niciodata", "suna|sunati|sunati ma|sunat*|scrie|scrieti|scris|trimite|trimiteti|contacta*|contactati|apela*|raspunde|raspundeti"
        "|mesaje|telefon*",
        "doar|numai", "dimineata|dimineti*|pranz*|dupa amiaza|dupa masa|seara|serile|ziua|noaptea|cand|dupa 0hour0|intre|pana la|daca",
        "sa nu afle|sa nu stie|nu pot vorbi cand|telefonul e al lui|telefonul lui|nu seara|nu noaptea|nu dimineata|nu e telefonul meu"
        "|nu este telefonul meu|nu e sigur*|nu este sigur*"),
    "portuguese": Language(
        "marido*|esposo|esposa|namorado|companheiro|parceiro|meu pai|minha mae|irmao|sogr*|familia*|minha mulher|meu ex",
        "telefone*|telemovel|celular|mensage*|numero", "le|leu|lendo|ve|ver|verifica*|controla*|mexe|mexer|confere|revista|olha|vigia*|tira",
        "nao|nunca", "liga|ligar|ligue*|ligues|telefone|telefonem|telefonar|escreva*|escrever|escrevas|mande*|mandar|mandes|envie*|enviar"
        "|contacte*|contactar|contate*|contatar|responda*|responder|mensagens",
        "so|apenas|somente", "de manha|pela manha|manha|a tarde|de tarde|a noite|de noite|durante o dia|quando|depois das|entre as|ate as|se",
        "nao pode saber|sem ele saber|sem que ele saiba|nao posso falar quando|nao posso atender quando|nao a noite|nao de noite|nao e seguro"
        "|nao e o meu telefone|nao e meu telefone|nao e o meu telemovel|nao e meu celular"),
    "urdu and punjabi in latin letters": Language(
        "shohar|shauhar|shoher|shohr|khawand|khavind|mera miyan|mere miyan|biwi|bivi|susral|sasural|meri saas|susar|ghar wale|ghar wala"
        "|gharwale|gharwala|gharala|mere abu|mera bhai|mere bhai|pati|mangetar|mera banda|khasam|sohra|sahura",
        "mobail|mesej*|message*|paigham*|number|text*|call|calls|reply|rabta|jawab|suneha|sunehe",
        "dekh*|vekh*|parhta|parhte|parhti|parhda|parh leta|parh lete|parh lenda|padhta|padhda|check kar*|chek kar*|chk kar*|le leta|cheen leta",
        "mat|mt|na|nahi|nahin", "kar*|krna|kren|kro|kriyo|bhej*|likh*|kijiye*|dena",
        "sirf|siraf|srf|kewal", "subah|subha|sver|savere|swere|dopahar|dopeher|dupehr|dupehar|sham|shaam|raat|rat|din|jab|jad|jadon|baad|pehle"
        "|bje|baje|vaje",
        "pata na chale|pata na lage|pata na lagge|raat ko mat|raat ko na|sham ko mat|mera phone nahi|mera phone nahin|safe nahi|safe nahin"
        "|mehfooz nahi*"),
    "urdu": Language(
        "شوہر|خاوند|میاں|بیوی|سسرال|ساس|سسر|گھر والے|گھر والا|گھروالے|ابو|امی|والد|والدہ|بھائی|منگیتر|بندہ",
        "فون|موبائل|کال|کالز|میسج*|میسیج*|پیغام*|نمبر|ٹیکسٹ", "دیکھ*|ویکھ*|پڑھ*|چیک|لے لیتا|چھین*", "مت|نہ|نہیں", "کرنا|کریں|کرو|کیجیے|کیجئے|کرے|کریے"
        "|لکھ*|بھیج*|دینا",
        "صرف|فقط", "صبح|دوپہر|شام|رات|دن|جب|جدوں|بعد|پہلے|بجے|سویرے",
        "پتہ نہ چلے|پتا نہ چلے|میرا فون نہیں|محفوظ نہیں|رات کو نہیں|رابطہ نہ کریں"),
    "arabic": Language(
        "زوج*|وزوج*|جوزي|شريك*|خطيب*|حبيب*|ابي|ابوي|بابا|والدي|امي|ماما|والدتي|اخي|اخوي|اهلي|عائلت*|حمات*|طليق*|رجلي",
        "*تلفون*|*هاتف*|*موبايل*|*جوال*|*رسائل*|*رسالة|*رسالات*|*مسج*|*مسجات|رقمي|جهازي",
        "يفتش*|بيفتش*|يراقب*|بيراقب*|يقرا*|بيقرا*|تقرا*|يشوف*|بيشوف*|يرى|يتفقد*|يفحص*|يتجسس|ياخذ*|بياخد*|يطلع على|تراقب*|تفتش*",
        "لا|ما|ممنوع|عدم|بدون|ارجوكم لا", "تتصل*|الاتصال|اتصال|تكتب*|الكتابة|ترسل*|ارسال|الارسال|تراسل*|المراسلة|تبعت*|تكلم*|تتكلم*|تدق*"
        "|تخابر*|ترد*|تحكي*",
        "فقط|بس|الا", "صباح*|الصبح|الصباح|الظهر|ظهر*|مساء*|المساء|العصر|الليل|ليلا|بالليل|بالنهار|النهار|عندما|لما|حين|وقت|بعد|قبل|بين",
        "بدون علم*|دون علم*|ما بدي زوجي يعرف|لا يعرف زوجي|ليس هاتفي|مو تلفوني|مش تلفوني|ليس امن*|غير امن*|مو امان|مش امان|ليس بالليل"),
    "punjabi": Language(
        "ਪਤੀ|ਘਰਵਾਲਾ|ਘਰਵਾਲੇ|ਘਰ ਵਾਲਾ|ਘਰ ਵਾਲੇ|ਖਸਮ|ਸੱਸ|ਸਹੁਰ*|ਪਿਤਾ|ਭਰਾ|ਪਰਿਵਾਰ|ਪਤਨੀ|ਸਾਥੀ|ਬੰਦਾ", "ਫੋਨ|ਫ਼ੋਨ|ਮੋਬਾਈਲ|ਮੋਬਾਇਲ|ਮੈਸੇਜ*|ਮੈਸਜ*|ਸੁਨੇਹ*|ਨੰਬਰ|ਕਾਲ",
        "ਦੇਖ*|ਵੇਖ*|ਪੜ੍ਹ*|ਚੈੱਕ|ਚੈਕ|ਖੋਹ*", "ਨਾ|ਮਤ|ਨਹੀਂ", "ਕਰਨਾ|ਕਰੋ|ਕਰਿਓ|ਕਰਿਉ|ਕਰੀਂ|ਭੇਜ*|ਲਿਖ*|ਕਰਨ", "ਸਿਰਫ਼|ਸਿਰਫ|ਕੇਵਲ|ਬੱਸ",
        "ਸਵੇਰ*|ਦੁਪਹਿਰ*|ਸ਼ਾਮ*|ਰਾਤ|ਦਿਨ|ਦਿਨੇ|ਜਦੋਂ|ਜਦ|ਬਾਅਦ|ਪਹਿਲਾਂ|ਵਜੇ", "ਪਤਾ ਨਾ ਲੱਗੇ|ਪਤਾ ਨਾ ਚੱਲੇ|ਮੇਰਾ ਫੋਨ ਨਹੀਂ|ਸੁਰੱਖਿਅਤ ਨਹੀਂ|ਰਾਤ ਨੂੰ ਨਾ|ਰਾਤ ਨੂੰ ਨਹੀਂ"),
    "sorani": Language(
        "مێرد*|هاوسەر*|پیاوەکەم|شووم|باوک*|برا|برام|براکەم|دایک*|خێزان*|خەزوور*|خەسوو*|ژنەکەم|هاوژین*",
        "تەلەفۆن*|تەلەفون*|مۆبایل*|مۆبایەل*|نامە*|مەسج*|مەسیج*|ژمارە*", "دەبین*|ئەبین*|سەیر*|دەخوێن*|ئەخوێن*|چێک*|دەپشکن*|کۆنترۆڵ*|دەیبین*|دەیخوێن*",
        "تەلەفۆن*|تەلەفون*|پەیوەندی*|نامە*|مەسج*|زەنگ*|هیچ", "مەکە*|مەکەن|مەنێر*|مەدە*|مەنووس*|نەکەن|نەکەیت|نەنێرن|نەنووسن",
        "تەنها|تەنیا|بەس", "بەیانی*|نیوەڕۆ*|ئێوارە*|شەو*|ڕۆژ*|کاتێک|کاتژمێر|دوای|پێش",
        "مەنووس*|بۆم مەنووس*|مەنێر*|پەیوەندیم پێوە مەکە*|تەلەفۆنی من نییە|سەلامەت نییە"),
    "kurdish in latin letters": Language(
        "mere min|mere xwe|hevjin*|hevser*|malbat*|bave min|birayen min|biraye min|xesu*|merdekam|merdakam|hawsar*|hawser*|xezan*",
        "telefon*|peyam*|mobil*|mobayl*|mesaj*|nama*", "dibin*|dixwin*|kontrol*|dinere|dinihere|dabine*|debine*|daxwen*|dexwen*|sayri*|seyri*",
        "telefon*|peyam*|peywend*|pewend*|peywand*|mesaj*|nama*|zang", "neke|nekin|nekeyn|neshine|nesine|nesinin|meke|mekin|mekan|maka|makan|mede"
        "|manera|manerin",
        "tene|tanha|tanya|tenha", "sibe*|nivro*|evar*|sev|seve|bayani*|beyani*|sbay*|dema|gava|pisti|katek",
        "nenivis*|menusin|manusin|ne telefona min e"),
}  # fmt: skip
ASKED_AFTER = "urdu and punjabi in latin letters", "urdu", "punjabi"  # "message mat karna": what is done comes before "not"


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(_pattern(name, words).replace("0hour0", AT_A_NUMBER)) for name, words in LANGUAGES.items())


def _pattern(name: str, words: Language) -> str:
    phone = f"{words.phone}|{PHONE}"
    refused = near(words.not_, words.call, 2)
    if name in ASKED_AFTER:
        refused = near(phone, words.not_, 2).removesuffix("(?= )") + f" {alternatives(words.call)}(?= )"
    return "|".join((
        either_way(words.watcher, f"{words.phone}|{words.sees}" if name != ASKED_AFTER[0] else f"{phone}|{words.sees}", 6),
        either_way(words.sees, phone, 4),
        refused,
        either_way(words.only, words.when, 2),
        *([f" {alternatives(words.also)}(?= )"] if words.also else ()),
    ))


def careful_abroad(text: str) -> bool:
    """Whether a text says in another language that somebody looks at the phone, not to call or write, or only at certain times."""
    plain = folded(text)
    return any(pattern.search(plain) for pattern in _patterns())
