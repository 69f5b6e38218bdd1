"""Reads needs out of single plain words of another language, which the models do not know: rent, hunger, blows, no home.

A list of words is no understanding: the story holds what they wrote. DRAFT: a native speaker must check every line.
"""

import re
from functools import cache

from bot.understanding.readers.other_languages import alternatives, folded

# Words with bars between; "*" is any rest of a word.
WORDS = {
    "polish": {
        "rent_eviction": "czynsz*|eksmi*|wlasciciel* mieszkania|wynaj*|zaleglosc*|wyrzuca nas|wyrzucaja nas|wyrzucic nas|wypowiedzenie",
        "food_fuel": "glodn*|glod|jedzeni*|nie mam co jesc|mleko dla|ogrzewani*|na prad|za prad|na gaz",
        "money": "pieniedz*|pieniadz*|zasil*|benefit*|dlug|dlugi|dlugow|rachunk*|komornik*",
        "domestic_abuse": "bije mnie|mnie bije|maz bije|meza bije|pobil mnie|uderzyl mnie|zamyka mnie|zamknal mnie|grozi mi|przemoc domow*"
        "|boje sie meza",
        "homelessness": "bezdomn*|nie mam gdzie|nie mamy gdzie|nie mam domu|nie mamy domu|nie mam mieszkania|nie mamy mieszkania|na ulicy|bez dachu"
        "|spie w aucie",
        "work": "prace|pracy|praca|bezrobotn*|zwolnil*|zwolnion*|pensj*|wyplat*",
        "physical_health": "chor*|lekarz*|szpital*|boli mnie|niepelnosprawn*",
        "education": "szkol*|przedszkol*", "immigration": "wiz*|azyl*|settled status|dokument*|paszport*",
        "housing_conditions": "wilgoc*|plesn*|grzyb na|myszy|szczury",
    },
    "romanian": {
        "rent_eviction": "chiri*|evacu*|proprietar*|restant*",
        "food_fuel": "foame|flaman*|infometat*|mancare|ce manca|lapte pentru|caldura|curent*",
        "money": "bani|datori*|beneficii*|ajutor social|facturi*|alocati*",
        "domestic_abuse": "ma bate|m a batut|ma loveste|m a lovit|ma incuie|m a incuiat|ma ameninta|violenta domestica|frica de sot*",
        "homelessness": "fara casa|fara adapost|nu am casa|nu avem casa|pe strada|unde dormi|unde sa dorm|unde sa stau|unde sa stam|unde sta"
        "|dorm in masina",
        "work": "munca|de lucru|serviciul|somaj*|salari*|job",
        "physical_health": "boln*|boala|doctor*|spital*|handicap*|doare",
        "education": "scoala|scoli*|gradinit*", "immigration": "viza|vize|azil*|acte|actele|pasaport*|documente*",
        "housing_conditions": "igrasi*|mucegai*|soareci|sobolani",
    },
    "portuguese": {
        "rent_eviction": "renda|aluguel|aluguer|despej*|senhorio*|inquilin*|proprietario*",
        "food_fuel": "fome|comida|o que comer|leite para|aquecimento|alimentos",
        "money": "dinheiro|divida*|beneficio*|subsidio*|contas|abono",
        "domestic_abuse": "me bate|me bateu|bate em mim|bateu me|bate me|me agride|me tranca*|me ameaca|violencia domestica|medo do meu marido",
        "homelessness": "sem casa|sem abrigo|nao tenho casa|nao temos casa|na rua|onde dormir|onde morar|onde viver|onde ficar|durmo no carro",
        "work": "trabalho|emprego|desempreg*|salario", "physical_health": "doente*|doenca*|medico|hospital|dores",
        "education": "escola*|creche", "immigration": "visto|vistos|asilo|documentos|passaporte|papeis",
        "housing_conditions": "humidade|umidade|bolor|mofo|ratos",
    },
    "spanish": {
        "rent_eviction": "alquiler|desahuci*|casero|casera|arrendador*|propietari*|inquilin*|la renta|echan de casa|echarnos|echarme",
        "food_fuel": "hambre|comida|que comer|leche para|calefaccion|alimentos",
        "money": "dinero|deuda|deudas|ayudas|subsidio*|facturas",
        "domestic_abuse": "me pega|me pego|me golpea|me golpeo|me maltrata|me amenaza|me encierra|maltrato|violencia domestica"
        "|miedo de mi marido|miedo a mi marido",
        "homelessness": "sin casa|sin techo|sin hogar|no tengo casa|no tenemos casa|en la calle|donde dormir|donde vivir|duermo en el coche",
        "work": "trabajo|empleo|desemplead*|sueldo|salario", "physical_health": "enferm*|medico|hospital|dolor|dolores|discapacitad*",
        "education": "escuela*|colegio*|guarderia", "immigration": "visado|visa|asilo|documentos|pasaporte|papeles",
        "housing_conditions": "humedad|moho|ratas|ratones|cucarachas",
    },
    "urdu": {
        "rent_eviction": "kiraya*|kiraye|kiraey|makan malik|malik makan|landlord|nikal raha|nikal diya|nikal rahe|beghar kar*|کرایہ*|کرائے"
        "|مالک مکان|نکال رہا"
        "|نکال دیا|بے دخل*|خالی کر*|نوٹس",
        "food_fuel": "bhook*|bhukh*|bhuk*|khana nahi*|khane ko|khane ke|doodh nahi*|rashan|بھوک*|کھانا|کھانے|راشن|دودھ",
        "money": "paise|paisay|paisa|paison|benefit*|qarz*|karz*|qarza|bill|bills|پیسے|پیسوں|پیسہ|قرض*|بینیفٹ*|بل",
        "domestic_abuse": "mujhe mar*|mujhe maar*|mujhay mar*|mujhay maar*|mujhe peet*|mujhe band kar*|tala laga*|shohar marta|shohar maarta"
        "|susral wale"
        "|مجھے مار*|مجھے پیٹ*|مجھے بند کر*|تالا لگا*|شوہر مارتا|گھریلو تشدد",
        "homelessness": "beghar|ghar nahi|ghar nahin|ghar nai|sarak par|sadak par|rehne ki jagah|rehne ko|rehne ke liye|بے گھر|گھر نہیں|سڑک پر"
        "|رہنے کی جگہ",
        "work": "kaam nahi|kam nahi|job chali|naukri|nokri|mazdoori|tankhwa*|نوکری|ملازمت|کام نہیں|تنخواہ",
        "physical_health": "bimar*|beemar*|hospital|aspatal|dard|doctor|بیمار*|ہسپتال|اسپتال|درد|ڈاکٹر|معذور",
        "education": "school|skool|سکول|اسکول", "immigration": "visa|viza|asylum|home office|passport|kagaz*|ویزا|ویزہ|پناہ|پاسپورٹ|کاغذات|ہوم آفس",
        "housing_conditions": "seelan|phaphoond|choohay|choohe|سیلن|پھپھوندی|چوہے",
    },
    "punjabi": {
        "rent_eviction": "kiraya*|kiraye|karaya|makan malik|landlord|kadh reha|kadd reha|kadh ditta|ਕਿਰਾਇਆ|ਕਿਰਾਏ|ਮਕਾਨ ਮਾਲਕ|ਮਾਲਕ|ਕੱਢ*|ਬੇਦਖਲ*",
        "food_fuel": "bhukh*|pukh*|bhukk*|roti nahi|khan nu|khana nahi|dudh|ਭੁੱਖ*|ਖਾਣ*|ਰੋਟੀ|ਰਾਸ਼ਨ|ਦੁੱਧ",
        "money": "paise|paisay|paisa|benefit*|karza*|karja*|udhar|bill|bills|ਪੈਸੇ|ਪੈਸਾ|ਕਰਜ਼*|ਕਰਜ*|ਬੈਨੀਫਿਟ*|ਬਿੱਲ*",
        "domestic_abuse": "kutda|kutdi|kuttda|maarda|marda|mainu kut*|menu kut*|mainu maar*|menu maar*|jinda la*|tala la*|ਕੁੱਟ*|ਕੁਟ*|ਮਾਰਦਾ|ਮਾਰਿਆ"
        "|ਮਾਰਦੇ|ਬੰਦ ਕਰ*"
        "|ਜਿੰਦਾ|ਤਾਲਾ|ਘਰੇਲੂ ਹਿੰਸਾ",
        "homelessness": "beghar|ghar nahi|ghar nai|ghar nhi|sadak te|rehan layi|rehn nu|rehan nu|ਬੇਘਰ|ਘਰ ਨਹੀਂ|ਸੜਕ*|ਰਹਿਣ ਲਈ|ਰਹਿਣ ਨੂੰ",
        "work": "kam nahi|kaam nahi|kamm nahi|naukri|nokri|tankhah|ਕੰਮ ਨਹੀਂ|ਨੌਕਰੀ|ਤਨਖਾਹ", "physical_health": "bimar*|beemar*|dard|peed|hospital"
        "|doctor|ਬਿਮਾਰ*|ਬੀਮਾਰ*|ਦਰਦ"
        "|ਹਸਪਤਾਲ|ਡਾਕਟਰ",
        "education": "school|skool|ਸਕੂਲ*", "immigration": "visa|viza|asylum|home office|passport|kagaz*|ਵੀਜ਼ਾ|ਵੀਜ਼ੇ|ਪਾਸਪੋਰਟ|ਕਾਗਜ਼*|ਸ਼ਰਨ",
        "housing_conditions": "silh|ullī|choohe|ਸਿੱਲ੍ਹ|ਉੱਲੀ|ਚੂਹੇ",
    },
    "arabic": {
        "rent_eviction": "*ايجار|*اجار|*اخلاء|صاحب البيت|صاحب المنزل|مالك البيت|*المالك|يطردنا|طردنا|يطردني|طردني|سيطرد*",
        "food_fuel": "جوع|جائع*|جوعان*|جياع|*طعام|*اكل|حليب*|تدفئة|التدفئة|كهرباء|الكهرباء",
        "money": "مال|*المال|فلوس*|مصاري|نقود|*ديون|دين|مساعدات|اعانة|فواتير|الفواتير",
        "domestic_abuse": "يضربني|ضربني|بيضربني|يحبسني|حبسني|يقفل علي|يهددني|عنف اسري|العنف الاسري|زوجي يضرب*|خائفة من زوجي",
        "homelessness": "بلا مأوى|بدون مأوى|بلا بيت|بدون بيت|بدون سكن|لا بيت|ليس لدي بيت|ما عندي بيت|ما عندنا بيت|ليس لدينا بيت|في الشارع|بالشارع"
        "|مشرد*|مكان للنوم",
        "work": "عمل|العمل|وظيفة|شغل|*راتب", "physical_health": "مريض*|مرض*|*مستشفى|*طبيب|دكتور|الدكتور|الم شديد|معاق*|اعاقة",
        "education": "*مدرسة|*مدارس", "immigration": "فيزا|تأشيرة|*لجوء|لاجئ*|جواز*|اوراق*|الاوراق|اقامة|الاقامة",
        "housing_conditions": "رطوبة|عفن|العفن|فئران|الرطوبة",
    },
    "kurdish": {
        "rent_eviction": "کرێ*|خاوەن ماڵ*|خاوەن خانوو*|دەرمان دەکات|دەرم دەکات|دەرکردن*|kire|kireya|kireye|xwedi male",
        "food_fuel": "برسی*|خواردن*|نان|شیر|گەرمکەرەوە|birci*|xwarin*|nan|sir",
        "money": "پارە*|قەرز*|پسوولە*|هاوکاری دارایی|pere|pereye*|deyn*|para|parem|qarz*",
        "domestic_abuse": "لێم دەدات|لێم ئەدات|لێمدەدات|لێی دام|مێردم لێم|دەرگام لێ دادەخات|هەڕەشەم لێ*|توندوتیژی خێزانی|li min dixe|li min dide"
        "|min dikute|lem dadat",
        "homelessness": "بێ ماڵ*|ماڵم نییە|ماڵمان نییە|خانووم نییە|شوێنم نییە|شوێنمان نییە|لە شەقام*|سەر شەقام*|be mal|mala min tune*|mala me tune*"
        "|li kolan*|mallm niya",
        "work": "کارم نییە|بێکار*|مووچە*|bekar*|kare min tune*", "physical_health": "نەخۆش*|پزیشک|دکتۆر*|ئازارم*|nexwes*|naxosh*|doktor*",
        "education": "قوتابخانە*|خوێندنگا*|mekteb*|dibistan*", "immigration": "ڤیزا|پەنابەر*|مافی پەنا*|پاسپۆرت*|ئیقامە*|iqama*|penaber*|pasaport*",
        "housing_conditions": "شێدار*|کەڕوو|مشک*",
    },
}  # fmt: skip


@cache
def _patterns(language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    words = WORDS.get("kurdish" if language == "kurmanji" else language, {})
    return tuple((need, re.compile(f" {alternatives(named)}(?= )")) for need, named in words.items())


def needs_abroad(text: str, language: str) -> list[str]:
    """The needs that words of `language` name in a text, in alphabetical order."""
    plain = folded(text)
    return sorted(need for need, pattern in _patterns(language) if pattern.search(plain))
