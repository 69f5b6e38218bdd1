"""Which language a text is written in, of the seven we have a line for. By its letters, or by words no other has.

Names are those of the responses: utter_interpreter_<name> (LINES).
"""

import re
import unicodedata

URDU = re.compile("[ٹڈڑںےھہ]")
SORANI = re.compile("[ێۆڵڕڤە]")
ARABIC = re.compile("[\u0600-\u06ff]")
PERSIAN = re.compile(r"[پچژگ]|[ټډړښځڅېۍګڼ]|\u200c|\b(?:را|است|می)\b")  # that and Pashto: languages of which we have no line
GURMUKHI = re.compile("[\u0a00-\u0a7f]")

# Words that are common there and none in English text-speak. Kurmanji is Kurdish in Latin letters: noted, but without a line,
# and so is Spanish.
WORDS = {
    "polish": "nie jest się sie mam dzień dzien dobry proszę prosze pomocy pomoc potrzebuję potrzebuje mieszkanie "
    "pieniędzy pieniedzy "
    "mówię mowie po polsku polski czynsz dziecko dzieci jestem moja mój moj cześć czesc dziękuję dziekuje tak "
    "mąż maz muz mnie bije uderzył uderzyl boję boje mogę moge chcę chce żona zona córka corka pieniądze pieniadze gdzie bardzo mieszkam "
    "nas mamy tylko rano wieczorem telefon domu pracy jedzenie jedzenia właściciel wlasciciel mieszkania czynszem czynszu oraz że jesteśmy "
    "jestesmy czy przez ktoś ktos sprawdza dzwonić dzwonic głodne glodne dwoje dwójka bezdomny bezdomna rozumiem pracę prace",
    "romanian": "nevoie ajutor ajutorul sunt și si nu bani chirie chiria copii buna bună ziua vă va rog română "
    "romana vorbesc multumesc "
    "mulțumesc locuință am pentru este casa copil copilul copiii soțul sotul meu bate lovit frică frica "
    "avem mâncare mancare foame doar dimineața dimineata seara vreau inteleg înțeleg casă stradă strada fără fara doi",
    "portuguese": "preciso ajuda não nao estou tenho casa renda aluguel dinheiro obrigado obrigada olá ola bom dia "
    "português portugues falo "
    "filhos minha meu com uma para marido medo bate bateu comigo mim "
    "temos fome comida crianças criancas minhas meus mensagens telemóvel despejo senhorio entendo muito dois só manhã manha telemovel ligue",
    "spanish": "necesito necesitamos ayuda ayúdame ayudame tengo tenemos hijos hijas niños ninos hola gracias buenos buenas días dinero alquiler "
    "por favor hablo español espanol trabajo estoy estamos muy mucho puedo quiero pega miedo casa comida marido esposo mujer madre "
    "donde dónde deudas enfermo enferma hambre vivir calle vivo nadie porque entiendo solo sola niña niño nuestra nuestro usted",
    "urdu": "mujhe mujhay madad chahiye chahie chaiye nahi nahin mera mere meri ghar paise hai hain kya aap urdu "
    "karo bachay bachon kiraya bohat dar lagta lagti maarta marta maar shohar biwi susral bachao pareshan paisa "
    "ka mein theek aur ko hoon aati raha rahi rahe karta karti bache bachey bhooke khana hamare hum humein kiraye sirf subah raat shaam mat karna "
    "karein shauhar dekhta samajh aya",
    "punjabi": "mainu madad chahidi meinu punjabi tusi sanu paise nahi ji ghar vich kol karan menu maarda marda kutda darr lagda gharwala "
    "hai bache mera mere meri chahida chahide saanu sada saada saade tuhanu tuhade wich naal ohna ohnu nu karda kardi karde rehnda rehndi rehnde "
    "dekhda vekhda "
    "jandi janda hunda hundi bolda boldi parhda kidda kiven kithe assi asin haan haega haegi hega bachiyan nyane niyane lagdi lagde kadh kadd da "
    "di ditta jande kariye ton aundi aunda kaam sirf savere swere kareo karyo",
    "kurdish": "pewistim piwistim yarmeti yarmatim kurdi sorani naxosh mallm malm nazanm supas mn",
    "kurmanji": "min alîkarî alikari dixwazim heye tune tuneye zarok zarokên zaroken mala malê pere kirê kire ji kerema xwe nizanim "
    "dikarim nikarim spas dike mêrê mere kurmancî kurmanci birçî birci hene hevjînê hevjine zarokan",
}
# Alone, these prove nothing.
SHARED = {"am", "si", "va", "casa", "com", "mn", "tak", "nu", "po", "para", "ji", "ola", "uma", "hai", "sunt", "este", "maz", "muz", "bate", "mim",
          "dar", "marta", "chce", "zona", "boje", "frica", "medo", "menu", "nas", "telefon", "strada", "fara", "dia", "sada", "assi", "haan", "hum",
          "khana", "kol", "raha", "prace", "min", "mala", "pere", "kire", "tune", "mere", "spas", "hene", "heye", "dike", "renda", "ghar",
          "domu", "mamy", "doi", "rahi", "da", "di", "ton", "ka", "ko", "mein", "aur", "czy", "kaam", "mat", "raat", "shaam", "só", "aya", "por",
          "favor", "solo", "hola", "miedo", "mujer", "muy", "marido", "madre", "calle", "comida", "gracias", "buenos", "buenas", "vivo", "sola"}
_SETS = {name: frozenset(words.split()) for name, words in WORDS.items()}
_ITS_OWN = {name: words.difference(*(others for other, others in _SETS.items() if other != name)) for name, words in _SETS.items()}
_ALL = frozenset().union(*_SETS.values())
ASKED_FOR = {
    "polish": r"\bpolish|\bpolsk", "romanian": r"\bromanian|romana\b|română|\bromane[sș]te", "portuguese": r"\bportug",
    "spanish": r"\bspanish|\bespa[nñ]ol",
    "urdu": r"\burdu|اردو",
    "punjabi": r"\bpunjabi|\bpanjabi|ਪੰਜਾਬੀ|پنجابی", "kurmanji": r"\bkurman[cj]", "kurdish": r"\bkurdish|\bkurdi\b|\bsorani|کوردی|سۆرانی",
    "arabic": r"\barabic|\barabi\b|العربية|عربي",
}
FEW_WORDS = 5
INTERPRETER = re.compile(r"^(?!.*\b(?:no|not|don'?t|dont|without)\b.{0,16}\b(?:interpret|translat))(?=.*\b(?:interpret|translat))", re.I)
SPEAKS = re.compile(r"\bspeaks?\b|\bspeaking\b|\bspeakers?\b|^\W*\w+\W*(?:please|pls|only)?\W*$", re.I)
NO_ENGLISH = re.compile(r"\b(?:no|not|don'?t|dont|cannot|can'?t|cant|bad|poor|little|understand)\b.{0,24}\benglish\b"
                        r"|\benglish\b.{0,16}\b(?:not|bad|poor|no)\b", re.I)
LINES = tuple(name for name in ASKED_FOR if name not in ("kurmanji", "spanish"))  # of these we have a line: utter_interpreter_<name>


def in_another_script(text: str) -> bool:
    """Whether most letters are not Latin ones: nobody here reads on, a person with an interpreter does."""
    letters = [letter for letter in text[:1000] if letter.isalpha()]
    return sum("LATIN" not in unicodedata.name(letter, "LATIN") for letter in letters) * 2 > len(letters) > 1


def of(text: str) -> str | None:
    """The language of a text, None for English and for what we cannot tell."""
    if in_another_script(text):
        if SORANI.search(text):
            return "kurdish"
        if URDU.search(text):
            return "urdu"
        if PERSIAN.search(text):
            return None
        return "arabic" if ARABIC.search(text) else "punjabi" if GURMUKHI.search(text) else None
    said = set(re.findall(r"[^\W\d_]+", text.casefold()))
    counts = {name: len(said & words) for name, words in _SETS.items() if (said & words) - SHARED}
    best = max(counts, key=lambda name: (counts[name], len(said & _ITS_OWN[name])), default=None)
    return best if best and counts[best] >= 2 else None


def asked_for(text: str) -> str | None:
    """The language a text names: "do you speak polish"."""
    return next((name for name, words in ASKED_FOR.items() if re.search(words, text.casefold())), None)


def interpreter_wished(text: str) -> bool:
    """Whether a short text in English names an interpreter, or the language they speak: "interpreter, Punjabi", "I speak Polish"."""
    if len(text.split()) > FEW_WORDS * 2 or of(text) or in_another_script(text) or NO_ENGLISH.search(text):
        return False
    return bool(INTERPRETER.search(text) or asked_for(text) and SPEAKS.search(text))


def spoken(record: object) -> str | None:
    """The language in what `as_record` made; None for another, or none."""
    name = str(record or "").partition(",")[0].casefold()
    return name if name in ASKED_FOR else None


def now_spoken(text: str, record: object) -> str | None:
    """The language of whoever writes: the one they name, else what was found before, else that of the text. Letters that no other
    language has are more than a guess by words."""
    named, written = asked_for(text), of(text)
    if named and (written in (None, named) or len(text.split()) <= FEW_WORDS):  # not "mera polish landlord mujhe nikal raha hai"
        return named
    return written if GURMUKHI.search(text) or SORANI.search(text) else spoken(record) or written


def as_record(name: str | None) -> str:
    """What is noted for the key worker."""
    return f"{(name or 'not known').capitalize()}, needs an interpreter"


def tells(text: str) -> bool:
    """Whether a text is written in another language, and does not only name one."""
    return in_another_script(text) or of(text) is not None


def has_words_of_another(text: str) -> bool:
    """Whether a text holds a word out of the list of another language."""
    return bool(set(re.findall(r"[^\W\d_]+", text.casefold())) & _ALL)
