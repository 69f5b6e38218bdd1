"""Whole texts whose act is sure. Lower case, no apostrophes or punctuation; polite words at the edges may be left out.

One entry a "|" or a line; {a|b} stands for either, {a|} for a or nothing. A phrase goes in only if no question of the
journey could give it another meaning; where one could, it stands in BY_QUESTION.
"""

import itertools
import re

from bot.understanding.readers import phrases_asking as asking

_SOMEONE = "{someone|somebody|a person|a human|a real person|a real human|an actual person|an adviser|a key worker|the key worker|my key worker}"
_YES = "{yes|yeah|yeh|yea|yh|yep|yup|ye}"
_THATS = "{thats|that is|thts|its|it is|this is}"
_MACHINE = "{robot|bot|chatbot|machine|computer|ai|robots|bots|machines|computers|automated service|computer program}"
_NO_MACHINE = f"{{a|an|no|some|any|}} {_MACHINE}"
_WANT_TO = "{i want to|i need to|id like to|i would like to|want to|need to|id rather|i would rather|rather|i wanna}"

AFFIRM = f"""
y|ya|yah|yer|yess|yas|yesh|yse|yeha|yaeh|yws|yrs|tes|yep yep|yes yes|yeah yeah|yh yh|aye|ar|arr|ji|haan|haan ji|han ji|theek hai|ji theek hai|thik hai
tak|da|oui|si|{_YES}
{_YES} {{please|pls|plz|ta|thanks|thank you|of course|course|go on|go ahead|carry on|sure|definitely|defo|ok|fine}}
{_YES} {_THATS} {{right|correct|it|fine|ok|me|the one|true|all right|all correct}}
{_YES} {{correct|right|i do|i am|i have|i would}}
{_THATS} {{right|rite|rigth|write|correct|all correct|the one|me|perfect}}|{_THATS} all {{right|correct|good|fine}}
{_YES} {{it is|you can|u can|its safe|it is safe|i think so|i guess|i guess so|i suppose so|i agree|id like that}}|ok
okay|okey|oki|okie|ok then|okay then|k|kk|okey dokey|okie dokie|alright|alrite|alright then|all right|fine
fine {{by|with}} me|{{thats|that is|its|it is}} {{fine|ok|okay|alright|all right}}
ok {{fine|thats fine|yes|yeah|go on}}|sure|sure thing|sure is|sure why not|course|of course|ofc|corse|course you can
go on|go on then|go ahead|carry on|ar go on|correct|right|spot on|bang on|all correct|all right there
{{looks|sounds|that looks|that sounds|yes looks|yes sounds}} {{right|good|ok|fine|about right}}|true|exactly
definitely|def|defo|deffo|defiantly|absolutely|indeed|certainly|agreed|i agree|i do|i am|i have|you can|its safe
it is safe|please|{{please|pls}} do|do it|i would|{{id|i would}} like that
{{that would|thatd}} be {{great|good|lovely|fine|nice|a help|helpful}}|no {{problem|problems|probs|worries}}|np
happy with that|{{im|i am}} {{happy|ok|fine}} with that|happy for you to|i dont mind|dont mind
{{i suppose|suppose|i guess|guess|i think|think}} so|i guess|i suppose|all of that|all of it|all good|too right
perfect|great|good|cool|lovely|fair enough|works for me|suits me|i {{consent|give consent|give permission|confirm}}
you have my permission|confirmed|confirm|affirmative|positive|thats reet|ar thats reet
"""
DENY = f"""
n|no|nope|nop|nah|naa|naw|nay|na|noo|non|nie|no no|no no no|nah nah|nahi|never|no never
{{no|nah|}} not {{really|rly|relly|at all|quite}}|no way|no chance|hell no|god no
{{absolutely|definitely|defo|certainly|of course}} not|course not
{{no|nah}} {{thanks|ta|thank you|thankyou|thx|ty|cheers}}|{{no|nah}} {{im|its}} {{ok|fine|good|alright}}
{{no|nah}} {{ur|youre|your}} alright|im {{good|ok|alright}} {{thanks|ta}}|wrong|incorrect|false
{{no|}} {_THATS} {{wrong|not right|not correct|incorrect|not it|not true|not quite right}}|not {{right|correct|true}}
{{no|}} {{that|it}} isnt {{right|it|correct}}
{{no|}} {{i dont|i havent|im not|it isnt|its not|it is not|i do not|i wouldnt|i have not}}
{{no|}} {{its not|it isnt|not}} safe|{{id|i would}} rather you {{didnt|did not}}|{{no|}} {{please|}} dont|dont do that
{{no|}} {{i dont|dont|i do not}} {{want that|want to|want it|think so|consent|agree}}|not for me
{{no|}} not {{now|yet|today}}|negative|i disagree|{{best|better}} not
{{no|}} {{nothing|nowt}} {{else|more|further|really}}|{{no|}} thats {{all|it|everything}}|no more|no that is all
no nothing|no {{nobody|no one|none}}|none|none of {{them|these|those}}|neither|neither of them|dunna want that
no that anna it|it inna right
"""
DONT_KNOW = """
{i|} {dont|do not|dnt|dunna|not} {know|knw|kno}|{i|} dont no|idk|dk|i dk|dunno|i dunno|dno|dunoo|dunnow|donno
{ive|i have|} {no idea|no clue}|{i|} {havent|have not} {got|} {a clue|the foggiest|a scooby}|not {got|} a clue
clueless|not the foggiest|dont have a clue
{im|i am|} {not|really not} {sure|too sure|100 sure|certain|really sure|entirely sure|sure yet}|{im|} unsure
{i|} {cant|cannot|dont|conna|do not} {remember|recall|think}|{i|ive|} {forgot|forgotten|forget}|its gone
{i|} couldnt {say|tell you|tell u}|hard to say|cant say for sure|{who|god|lord|fuck|heaven|goodness} knows
your guess is as good as mine|pata nahi|nie wiem|{i|} not know|wish i knew|difficult to say
{i|} dont know {it|that|yet}|not off the top of my head|dont know off the top of my head
{i|} {honestly|really} dont know
"""
SKIP = """
skip|skipp|skp|skip {it|this|that|this one|that one|this question|that question}
{can i|can we|ill|i will|id like to|lets} {skip|pass}|{can i|can we|ill|i will|lets} skip {this|that|it}|pass|i pass
{ill|} pass on {that|this|that one|this one}|next|next {question|one}|{can we|lets|} move on
leave {it|that|that one|this} {blank|out|for now|}|leave blank|blank
{id|i would|i|would|} {rather not|prefer not to|prefer not|rathr not|rather no} {say|tell you|answer|give it|share|}
not {saying|telling|telling you|answering|answering that|giving it|giving you that}
im not {saying|telling you|telling you that|answering that|giving you that}
{i|} {dont want to|dont wanna|do not want to|dont wish to} {say|answer|tell you|share} {that|}
{im|} not comfortable {answering|answering that|saying|sharing that}|i dont feel comfortable answering {that|}
no comment|{none|non} of {your|ur} business|{thats|its|that is|} {private|personal}|mind your own
mind your own business|nunya|n a|{not applicable|doesnt apply|does not apply|doesnt apply to me}
{keep that|keep it|id like to keep that} private|maybe later|ask {me|} later|later|come back to {that|it}|refuse
refuse to say|i refuse
"""
WANT_HUMAN = f"""
{{a|}} {{human|person|real person|real human}}|humna|huamn|persn|adviser|advisor|agent|operator|key worker
{_SOMEONE} please|{{speak|talk|chat}} {{to|with}} {_SOMEONE}|{{speak|talk}} to {{human|person}}
{{can i|could i|can i please|please can i|may i}} {{speak|talk|chat}} {{to|with}} {_SOMEONE}
{{let me|wanna|{_WANT_TO}|prefer to}} {{speak|talk}} {{to|with}} {_SOMEONE}
{{i want|i need|want|need|get me|give me|can i have|can i get|i would like|id like}} {{a person|a human|someone real}}
{{i want|i need|want|need|get me|give me|can i have|can i get}} a real {{person|human}}
{{can you|can u|could you|please|}} put me through {{to {_SOMEONE}|}}|can {{u|you}} get me {_SOMEONE}
{{can|could}} {{someone|somebody|a person|you|u}} {{ring|call|phone}} me
{{someone|somebody|please|}} {{ring|call|phone}} me
is there {{someone|somebody|anyone|anybody|a person|a human}} i can {{actually|really|just|}} {{talk|speak|chat}} {{to|with}}
is there {{a human|a person}}
{{i|}} {{dont|do not|dunna|dnt|didnt|wont|will not|refuse to}} {{want|like|trust|do|talk to|speak to|speak with}} {_NO_MACHINE}
{{i|}} {{dont|do not|dunna|dnt}} {{want|like}} {{to talk|talking|to speak|speaking|texting|to text}} {{to|with|}} {_NO_MACHINE}
{{im|i am|}} not {{talking|talkin|speaking|speakin|chatting|texting|telling|going to talk|gonna talk|going to speak}} {{to|with|}} {_NO_MACHINE}
{{i|}} {{want|need|wanna talk to|want to talk to|want to speak to|}} {{a|an actual|a real}} {{human|person}} {{and|}} not {_NO_MACHINE}
{{human|person}} not {_NO_MACHINE}|no {{robots|bots|machines|computers}}|{{i|}} {{hate|cant talk to}} {{talking to|}} {_NO_MACHINE}
"""
RESTART = """
{can we|can i|lets|i want to|want to|id like to|} {start|begin} {again|over|afresh}
{can we|can i|lets|i want to|want to|id like to|} {start|begin} from {scratch|the beginning|the start|the top}
restart|from the top|reset|start agen|strat again|redo it all
{scrap|wipe|forget} {it|that|it all|all that} {and|} start again|{go|} back to the {start|beginning}
"""
GO_BACK = """
back|{can i|can we|can you|can u|i want to|lets|wait|no|hang on|} {go|gp} {back|bak|bk|back one|back a step}
{back|bk} {one|please|up|a step|up a bit}|one back|step back|previous|previous {question|one}|last question
last question again|{go|} back to {the last|the previous|} question|go to {the last|the previous|} question
go to previous|undo|undo that|take me back|{can i|} change my last answer
"""
GREET = """
hi|hello|hiya|hey|heya|hullo|helo|hallo|hellow|{hi|hello|hey} {there|again|all|hi|hello}|ay up|ayup|eyup|ey up
{ay up|ayup|alright} duck|ow at|ow at duck|howdy|{hi|hello|} good {morning|afternoon|evening}|morning|afternoon
evening|gm|yo|salaam|salam|assalamu alaikum|asalam alaikum|salaam alaikum|namaste|sat sri akal|czesc|dzien dobry|buna
buna ziua|hola|bonjour|{hi|hello|hey|hiya|} {is|} {anyone|anybody} {there|about}|{hi|hello|} {are|r|} {you|u} there
{hi|hello|hey|hiya} {its|} {me|only me|me again|its me}|knock knock|{hi|hello} {can you|can u} hear me
good {morning|afternoon|evening} {to you|all|everyone|there}|{happy|} {mornin|afternoon} all|wagwan|wha gwaan
"""
THANKS = """
{many|} {thanks|thank you|thankyou|thx|thanx|thnx|tnx|thnks|thank u|thanku}
{thanks|thank you|thankyou|thx|thank u|thanku} {a lot|so much|very much|a million|a bunch|again}
{thanks|thank you|thank u|ta} for {that|your help|ur help|helping|listening|this|all your help|everything}|thankss
thnak you|thnaks|thank uu|{it is|its|} {much|} appreciated|{i|} {really|} appreciate {it|that|this}|ty|tysm|tyvm|ta
ta {duck|muchly|very much|mate|love}|cheers|cheers {duck|mate|pal}|nice one|nice one duck
{thats|} {great|lovely|brilliant|perfect|grand} {thanks|thank you|ta}|ok {thanks|thank you|ta}|bless you|god bless
god bless you|bless u|shukran|dziekuje|multumesc|shukriya|dhanyavad|{youre|ur|you are} a {star|lifesaver|legend}
lifesaver|{thats|youre|} {very|so|too|} kind {of you|}|much obliged
{many|} thanks for {everything|your time|getting back to me}
{thank you|thanks} {for everything|kindly|ever so much|both|all|anyway}|{i am|im|very|} {so|very|} grateful
"""
GOODBYE = """
bye|bye bye|{ok|thanks|thank you|} {bye|bye then|goodbye|good bye} {for now|thanks|thank you|}|byee|{good|} night
goodnight|night night|nite|{see|c} {you|ya|u} {later|soon|}|cya|laters|later duck|ta ra|tara|{tara|ta ra} duck|tarra
tarrar|ta ta|cheerio|ttfn|{speak|talk} {soon|later}|take care|{i|ive|i have|} {gotta|got to|have to|need to} {go|run}
gtg|g2g|{im|} off now|im off|bye and thanks|thanks and bye|catch you later
have a {good|nice|lovely} {day|evening|one|weekend}
{ta ra|tara|ta ta} {for now|a bit|}|{speak|talk} {to you|to u|} {tomorrow|later|soon|another time}|nighty night
toodle pip
{ok|right|right then|} {bye|bye bye|goodbye} {everyone|all|now|}|{im|} {off to bed|away to bed|going to bed}
over and out
{see|c} {you|ya|u} {tomorrow|later alligator|then|around}
{i|} {must|should|better|best|id better|id best} {go|be off|be going} {now|}
"""
CHITCHAT = """
{how are|hows|how r} {you|u|ya} {doing|keeping|today|keeping today|doing today|then|getting on|}
hru|wyd|wuu2|{how is|hows} {it going|your day|ur day|your day going|ur day going|your day been|ur day been|things}
what {are|r|} {you|u} up to|{lol|lool|haha|hahaha|ha ha|lmao|hehe}|{thats|that is} {so|} funny
{tell me a|know any|do you know any} {joke|jokes|good jokes}
{happy|merry} {christmas|xmas|new year|easter|friday|diwali|birthday}|eid mubarak|ramadan mubarak
"""
WRONG_NUMBER = """
{sorry|} wrong {number|person|num|no} {sorry|mate|pal|}
{i think|think|} {you have|youve got|you got|u got|u have|uve got} the wrong {number|person}|this is the wrong number
{sorry|} {i|} texted the wrong number|{sorry|} {that was|} meant for someone else|{sorry|} not meant for you
"""

# The question decides: "*" is any other question, "" is none. None leaves it to the classifier.
BY_QUESTION: dict[str, dict[str, "str | None"]] = {
    "thats all": {"anything_else": "deny", "story": "deny", "check": "affirm", "*": None},
    "thats it": {"anything_else": "deny", "story": "deny", "": None, "*": "affirm"},
    "thats everything": {"anything_else": "deny", "story": "deny", "check": "affirm", "*": None},
    "thats about it": {"anything_else": "deny", "story": "deny", "*": None},
    "that is all": {"anything_else": "deny", "story": "deny", "check": "affirm", "*": None},
    "that is it": {"anything_else": "deny", "story": "deny", "check": "affirm", "*": None},
    "that is everything": {"anything_else": "deny", "story": "deny", "check": "affirm", "*": None},
    "that is the lot": {"anything_else": "deny", "story": "deny", "check": "affirm", "*": None},
    "that will be all": {"anything_else": "deny", "story": "deny", "check": "affirm", "*": None},
    "thats the lot": {"anything_else": "deny", "story": "deny", "check": "affirm", "*": None},
    "thats all of it": {"anything_else": "deny", "story": "deny", "check": "affirm", "*": None},
    "nothing": {"matters_most": "dont_know", "*": "deny"},
    "nowt": {"matters_most": "dont_know", "*": "deny"},
    "nobody": {"helpers": "deny", "*": None},
    "no one": {"helpers": "deny", "*": None},
    "private": {"safe_contact": None, "*": "skip"},
    "later": {"": None, "contact_time": None, "*": "skip"},
    "morning": {"contact_time": None, "safe_contact": None, "*": "greet"},
    "afternoon": {"contact_time": None, "safe_contact": None, "*": "greet"},
    "evening": {"contact_time": None, "safe_contact": None, "*": "greet"},
    "night": {"contact_time": None, "safe_contact": None, "*": "goodbye"},
    "tara": {"name": None, "*": "goodbye"},
    "ring me": {"safe_contact": None, "contact_time": None, "preferences": None, "*": "want_human"},
    "call me": {"safe_contact": None, "contact_time": None, "preferences": None, "name": None, "*": "want_human"},
    "phone me": {"safe_contact": None, "contact_time": None, "preferences": None, "*": "want_human"},
    "person": {"safe_contact": None, "*": "want_human"},
    "back": {"story": None, "": None, "*": "go_back"},
    "how much": {"": "faq_cost", "*": None},
    "how long": {"": "faq_how_long", "*": None},
    "who is my key worker": {"": None, "*": "faq_key_worker"},
    "n": {"name": None, "*": "deny"},
    "y": {"name": None, "*": "affirm"},
    "i dont": {"": None, "*": "deny"},
    "im not": {"": None, "*": "deny"},
    "i havent": {"": None, "*": "deny"},
}
# Words that answer a question, and mean nothing sure where none was asked.
BY_QUESTION |= {
    phrase: {"": None, "story": None, "*": "affirm"}
    for phrase in "please|great|good|fine|alright|all right|alrite|perfect|lovely|cool|i do|i am|i would".split("|")
} | {"next": {"": None, "*": "skip"}}
TAKE_IT_BACK = """
{cancel|ignore|scrap|disregard|forget} {that|that last one|that last message|my last message|my last text|my last one|my last answer|the last one}
{ignore|forget|scrap} {what i said|what i just said|i said that|what i put|what i just put}
"""
BY_QUESTION["i have"] = {"": None, "story": None, "*": "affirm"}
BY_QUESTION["i dont mind"] = BY_QUESTION["dont mind"] = {"": None, "story": None, "safe_contact": None, "*": "affirm"}

ACT_OF_SIGN = {
    "👍": "affirm", "👌": "affirm", "✅": "affirm", "✔": "affirm", "☑": "affirm", "🆗": "affirm", "👎": "deny", "❌": "deny",
    "✖": "deny", "🚫": "deny", "🤷": "dont_know", "♂": "dont_know", "♀": "dont_know", "🙏": "thanks", "👋": "greet",
    "😂": "chitchat",    "🤣": "chitchat",
}  # fmt: skip


def _expanded(phrase: str) -> list[str]:
    """"{a|b} c" → ["a c", "b c"], the innermost braces first."""
    braces = re.search(r"\{([^{}]*)\}", phrase)
    if not braces:
        return [" ".join(phrase.split())]
    choices = [phrase[:braces.start()] + choice + phrase[braces.end():] for choice in braces[1].split("|")]
    return list(itertools.chain.from_iterable(map(_expanded, choices)))


def _entries(table: str) -> list[str]:
    """The entries of a table: split at new lines and at each "|" outside braces."""
    entries, depth, current = [], 0, ""
    for letter in table:
        depth += (letter == "{") - (letter == "}")
        if letter == "\n" or (letter == "|" and not depth):
            entries.append(current)
            current = ""
        else:
            current += letter
    return [entry for entry in [*entries, current] if entry.strip()]


BY_QUESTION |= {phrase: {"": "inform", "*": "go_back"} for entry in _entries(TAKE_IT_BACK) for phrase in _expanded(entry)}
# Help wanted and nothing else: no person was asked for. They are greeted, and asked what is going on.
HELP_WITH_WHAT = """
{hi|hello|hiya|} {i|} {need|want|could do with|am after|would like|am looking for|really need} {some|a bit of|any|} {help|support|advice}
{hi|hello|hiya|} {im|i am|} {after|looking for} {some|a bit of|} {help|support|advice}
{hi|hello|hiya|} {can|could|would|will} {you|u|ya|yer} {please|pls|} {help|help me|help us|help me out}
"""
BY_QUESTION |= {phrase: {"": "greet", "story": "inform", "*": None} for entry in _entries(HELP_WITH_WHAT) for phrase in _expanded(entry)}
_TABLES = {
    "affirm": AFFIRM, "deny": DENY, "dont_know": DONT_KNOW, "skip": SKIP, "want_human": WANT_HUMAN, "restart": RESTART,
    "go_back": GO_BACK, "greet": GREET, "thanks": THANKS, "goodbye": GOODBYE, "chitchat": CHITCHAT,
    "wrong_number": WRONG_NUMBER, "status": asking.STATUS, "bot_challenge": asking.BOT_CHALLENGE,
    "faq_cost": asking.FAQ_COST, "faq_privacy": asking.FAQ_PRIVACY, "faq_how_long": asking.FAQ_HOW_LONG,
    "faq_key_worker": asking.FAQ_KEY_WORKER, "faq_service": asking.FAQ_SERVICE,
}  # fmt: skip
ACT_OF_PHRASE: dict[str, str] = {
    phrase: act for act, table in _TABLES.items() for entry in _entries(table) for phrase in _expanded(entry) if phrase
}
