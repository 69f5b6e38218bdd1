"""Which language a text is written in, of the seven we have a line for. By its letters, or by words no other has.

Names are those of the responses: utter_interpreter_<name>.
"""

import re

from bot.understanding.understander import in_another_script

URDU = re.compile("[ٹڈڑںےھ]")
SORANI = re.compile("[ێۆڵڕڤە]")
ARABIC = re.compile("[\u0600-\u06ff]")
PERSIAN = re.compile(r"[پچژگ]|\u200c|\b(?:را|است|می)\b")  # its own language, of which we have no line
GURMUKHI = re.compile("[\u0a00-\u0a7f]")

# Words that are common there and none in English text-speak.
WORDS = {
    "polish": "nie jest się sie mam dzień dzien dobry proszę prosze pomocy pomoc potrzebuję potrzebuje mieszkanie "
    "pieniędzy pieniedzy "
    "mówię mowie po polsku polski czynsz dziecko dzieci jestem moja mój moj cześć czesc dziękuję dziekuje tak "
    "mąż maz muz mnie bije uderzył uderzyl boję boje mogę moge chcę chce żona zona córka corka pieniądze pieniadze gdzie bardzo mieszkam",
    "romanian": "nevoie ajutor ajutorul sunt și si nu bani chirie chiria copii buna bună ziua vă va rog română "
    "romana vorbesc multumesc "
    "mulțumesc locuință am pentru este casa copil copilul copiii soțul sotul meu bate lovit frică frica",
    "portuguese": "preciso ajuda não nao estou tenho casa renda aluguel dinheiro obrigado obrigada olá ola bom dia "
    "português portugues falo "
    "filhos minha meu com uma para marido medo bate bateu comigo mim",
    "urdu": "mujhe mujhay madad chahiye chahie chaiye nahi nahin mera mere meri ghar paise hai hain kya aap urdu "
    "karo bachay bachon kiraya bohat dar lagta lagti maarta marta maar shohar biwi susral bachao pareshan paisa",
    "punjabi": "mainu madad chahidi meinu punjabi tusi sanu paise nahi ji ghar vich kol karan menu maarda marda kutda darr lagda gharwala",
    "kurdish": "pewistim piwistim yarmeti yarmatim kurdi sorani naxosh mallm malm nazanm supas mn",
}
SHARED = {"am", "si", "va", "casa", "com", "mn", "tak", "nu", "po", "para", "ji", "ola", "uma", "hai", "sunt", "este", "maz", "muz", "bate", "mim",
          "dar", "marta", "chce", "zona", "boje", "frica", "medo", "menu"}  # alone, they prove nothing
ASKED_FOR = {
    "polish": r"\bpolish|polski", "romanian": r"\bromanian|romana\b|română", "portuguese": r"\bportug", "urdu": r"\burdu",
    "punjabi": r"\bpunjabi|panjabi", "kurdish": r"\bkurdish|sorani", "arabic": r"\barabic",
}
NAMES = tuple(ASKED_FOR)


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
    counts = {name: len(said & set(words.split())) for name, words in WORDS.items() if said & (set(words.split()) - SHARED)}
    best = max(counts, key=lambda name: counts[name], default=None)
    return best if best and counts[best] >= 2 else None


def asked_for(text: str) -> str | None:
    """The language an English text asks for: "do you speak polish"."""
    return next((name for name, words in ASKED_FOR.items() if re.search(words, text.casefold())), None)
