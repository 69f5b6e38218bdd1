"""Safe contact and needs told in other languages: tables of what people write, and of what must not match."""

import pytest

from bot import languages
from bot.understanding.readers.needs_abroad import needs_abroad
from bot.understanding.readers.safe_contact_abroad import careful_abroad

WITH_CARE = {
    "polish": (
        "Mój mąż sprawdza mój telefon. Proszę nie dzwonić i nie pisać wieczorem", "tylko rano", "moj maz czyta moje wiadomosci",
        "prosze nie dzwonic", "nie piszcie do mnie jak on jest w domu", "tylko po 15", "mój partner ma mój telefon", "SPRAWDZA MI TELEFON",
        "kontakt tylko kiedy on jest w pracy", "nie wysyłajcie smsów", "nie mogę rozmawiać gdy on jest w domu", "to telefon męża",
        "żeby mąż nie wiedział", "nie wieczorem",
    ),
    "romanian": (
        "soțul meu îmi verifică telefonul", "nu mă sunați", "va rog nu-mi scrieti seara", "doar dimineața", "numai când nu e acasă",
        "telefonul e al lui", "nu sunați când e el acasă", "nu e telefonul meu",
    ),
    "portuguese": (
        "meu marido le as minhas mensagens", "Meu marido lê as minhas mensagens", "por favor não me ligue", "só de manhã",
        "só pode ligar de manhã", "ele não pode saber", "não mande mensagens à noite", "ele vê o meu telemóvel",
    ),
    "urdu": (
        "mera shohar mera phone dekhta hai, raat ko message mat karna", "sirf subah 10 se 12", "mera shohar mere messages parhta hai",
        "please call mat karna", "message na karein", "raat ko call nahi karna", "reply mat karna", "shohar ko pata na chale",
        "یہ میرے شوہر کا فون ہے", "مجھے فون نہیں کرنا", "میرا شوہر میرا فون دیکھتا ہے", "مجھے کال مت کریں", "رات کو میسج نہ کریں", "صرف صبح",
    ),
    "punjabi": (
        "mainu phone na karo gharwala dekh lenda", "phone na karo", "sirf savere", "mainu call na kareyo", "ਮੈਨੂੰ ਕਾਲ ਨਾ ਕਰੋ",
        "ਮੇਰਾ ਪਤੀ ਮੇਰਾ ਫੋਨ ਦੇਖਦਾ ਹੈ", "ਮੈਨੂੰ ਫ਼ੋਨ ਨਾ ਕਰੋ", "ਸਿਰਫ਼ ਸਵੇਰੇ", "ਰਾਤ ਨੂੰ ਮੈਸੇਜ ਨਾ ਕਰਨਾ",
    ),
    "arabic": (
        "لا تتصلوا بي", "زوجي يفتش تلفوني", "زوجي يقرأ رسائلي", "لا ترسلوا رسائل", "هذا هاتف زوجي", "ما تتصلوا لما زوجي بالبيت", "فقط في الصباح",
        "بس الصبح", "ارجوكم لا تكتبوا لي بالليل",
    ),
    "kurdish": (
        "مێردەکەم تەلەفۆنەکەم دەبینێت", "تکایە تەلەفۆنم بۆ مەکەن", "نامەم بۆ مەنێرن", "ئەوە مۆبایلی مێردمە", "شەوان نامە مەنێرن", "تەنها بەیانیان",
        "mêrê min telefona min kontrol dike", "ji kerema xwe telefon neke", "tenê sibehê", "merdekam telefonakam dabinet",
    ),
}  # fmt: skip
NOTHING_OF_IT = (
    "potrzebuję pomocy z czynszem", "nie mam pieniedzy na jedzenie", "nie mam telefonu", "dziękuję bardzo", "boje sie wracac do domu",
    "am nevoie de ajutor nu am bani de chirie", "numai am bani", "preciso de ajuda com a renda", "só preciso de ajuda",
    "mujhe madad chahiye ghar ka kiraya nahi hai", "mein kya karoon", "phone nahi hai", "nu pot vorbi engleza", "não posso falar inglês",
    "haan ji", "tak", "da", "مجھے مدد چاہیے", "أحتاج مساعدة في السكن", "عربي فقط.", "پێویستم بە یارمەتییە", "ਮੈਨੂੰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ", "ਸਿਰਫ਼ ਪੰਜਾਬੀ",
    "ez alikarî dixwazim", "only in the morning", "he reads my phone", "dont call me na", "na call me later",
    "my name is Abu and my phone is broken", "my partner got an sms from the landlord", "the takeaway menus fill my letterbox",
    "ring me on the telephone", "",
)  # fmt: skip
NEEDS = (
    ("mera shohar mujhe marta hai aur ghar mein band kar deta hai", "urdu", {"domestic_abuse"}),
    ("mera gharwala menu kutda hai te ghar vich band kar dinda, kiraya vi nahi ditta", "punjabi", {"domestic_abuse", "rent_eviction"}),
    ("menu madad chahidi hai, bache bhukhe ne", "punjabi", {"food_fuel"}), ("saade kol ghar nahi te do nyane ne", "punjabi", {"homelessness"}),
    ("nie mam domu i dwoje dzieci", "polish", {"homelessness"}), ("dzieci są głodne, nie mamy na jedzenie", "polish", {"food_fuel"}),
    ("właściciel wyrzuca nas z mieszkania, zalegamy z czynszem", "polish", {"rent_eviction"}),
    ("nu avem casa si doi copii", "romanian", {"homelessness"}), ("copiii sunt flamanzi, nu am bani de mancare", "romanian", {"food_fuel", "money"}),
    ("soțul meu mă bate și mă încuie în casă", "romanian", {"domestic_abuse"}),
    ("as crianças estão com fome", "portuguese", {"food_fuel"}), ("o senhorio quer despejar, nao paguei a renda", "portuguese", {"rent_eviction"}),
    ("میرے بچے بھوکے ہیں", "urdu", {"food_fuel"}), ("مالک مکان ہمیں نکال رہا ہے کرایہ نہیں دیا", "urdu", {"rent_eviction"}),
    ("زوجي يضربني ويحبسني في البيت", "arabic", {"domestic_abuse"}), ("ليس لدينا بيت ومعي طفلان", "arabic", {"homelessness"}),
    ("مێردەکەم لێم دەدات و دەرگام لێ دادەخات", "kurdish", {"domestic_abuse"}), ("ماڵمان نییە و دوو منداڵ", "kurdish", {"homelessness"}),
    ("ਮੇਰਾ ਪਤੀ ਮੈਨੂੰ ਕੁੱਟਦਾ ਹੈ ਤੇ ਬੰਦ ਕਰ ਦਿੰਦਾ", "punjabi", {"domestic_abuse"}), ("ਬੱਚੇ ਭੁੱਖੇ ਹਨ", "punjabi", {"food_fuel"}),
    ("Necesito ayuda, no tengo comida para mis hijos", "spanish", {"food_fuel"}),
    ("no tengo casa, vivo en la calle con mis hijos", "spanish", {"homelessness"}),
    ("mi marido me pega y tengo miedo", "spanish", {"domestic_abuse"}),
    ("tenho fome e não tenho casa", "portuguese", {"food_fuel", "homelessness"}),
    ("zarokên min birçî ne", "kurmanji", {"food_fuel"}), ("potrzebuję pomocy", "polish", set()), ("أحتاج مساعدة", "arabic", set()),
)  # fmt: skip


@pytest.mark.parametrize("language", sorted(WITH_CARE))
def test_who_looks_at_the_phone_and_when_not_to_write_is_read(language: str) -> None:
    assert [text for text in WITH_CARE[language] if not careful_abroad(text)] == []


def test_what_says_nothing_of_it_and_what_is_english_is_not() -> None:
    assert [text for text in NOTHING_OF_IT if careful_abroad(text)] == []


@pytest.mark.parametrize(("text", "language", "needs"), NEEDS)
def test_plain_words_name_needs(text: str, language: str, needs: set[str]) -> None:
    assert languages.of(text) == language and set(needs_abroad(text, language)) == needs


@pytest.mark.parametrize(("text", "record", "language"), [
    ("mujhe madad chahiye", None, "urdu"), ("mainu madad chahidi hai ji", None, "punjabi"),
    ("punjabi", "Urdu, needs an interpreter", "punjabi"), ("panjabi please", "Urdu, needs an interpreter", "punjabi"),
    ("mujhe nahi pata", "Punjabi, needs an interpreter", "punjabi"), ("ਮੈਨੂੰ ਮਦਦ ਚਾਹੀਦੀ ਹੈ", "Urdu, needs an interpreter", "punjabi"),
    ("mera polish landlord mujhe ghar se nikal raha hai", None, "urdu"), ("do you speak kurmanji", None, "kurmanji"),
    ("haan", "Urdu, needs an interpreter; the needs are read from single words", "urdu"), ("tak", None, None),
    ("hello", "Not known, needs an interpreter", None),
])  # fmt: skip
def test_the_language_they_name_wins_then_what_was_found_before(text: str, record: str | None, language: str | None) -> None:
    assert languages.now_spoken(text, record) == language


@pytest.mark.parametrize(("text", "wished"), [
    ("Urdu interpreter", True), ("interpreter, Punjabi", True), ("I speak Polish", True), ("polish please", True), ("spanish speaker please", True),
    ("can i have a somali interpreter", True), ("no interpreter needed", False), ("i dont speak english, need interpreter", False),
    ("my landlord is polish", False), ("my english is not good i speak urdu", False), ("the polish shop upstairs plays music", False),
    ("mujhe interpreter chahiye madad", False), ("any time", False),
])  # fmt: skip
def test_an_interpreter_wished_for_in_english(text: str, wished: bool) -> None:
    assert languages.interpreter_wished(text) == wished


def test_spanish_is_recorded_though_there_is_no_line_in_it() -> None:
    assert "spanish" not in languages.LINES and languages.as_record("spanish") == "Spanish, needs an interpreter"
    assert languages.now_spoken("hola necesito ayuda", None) == "spanish" and languages.of("my wife marta is at home por favor") is None
