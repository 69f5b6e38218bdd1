"""Whole texts whose act is sure. Lower case, no apostrophes or punctuation; polite words at the edges may be left out.

A phrase goes in only if no question of the journey could give it another meaning; where one could, it stands in
BY_QUESTION. Doubled letters are undone before looking ("yess", "nopee").
"""

AFFIRM = """
yes|y|yeah|yeh|yea|ye|yep|yup|yh|ya|yah|yer|yess|yas|yesh|yse|yeha|yaeh|yws|yrs|tes|yea yea|yeah yeah|yes yes|yh yh|yep yep|aye|ar|arr|ah yes|ji|haan|han ji|tak|da|oui|si
ok|okay|okey|oki|okie|ok then|okay then|k|kk|okey dokey|okie dokie|alright|alrite|alright then|all right|fine|fine by me|thats fine|that is fine|its fine|ok fine|ok thats fine|fine with me
sure|sure thing|sure is|sure why not|course|of course|ofc|corse|course you can|yes of course|yeah of course|yeah course|yh course|go on|go on then|go ahead|yes go ahead|yeah go ahead|carry on|yeah go on|yes go on|ar go on|yh go on
correct|thats correct|that is correct|thats right|that is right|thats rite|thts right|thats rigth|thats write|yes thats right|yes that is right|yeah thats right|yeh thats right|yh thats right|yep thats right|yes correct|yes thats correct|yes that is correct
right|spot on|thats it|thats the one|yes thats it|yeah thats it|yep thats it|thats all correct|all correct|all right there|looks right|looks good|yes looks good|looks ok|sounds right|sounds good|that sounds right|that sounds good|yes sounds good|sounds about right|that looks right
true|exactly|definitely|def|defo|deffo|deffinitely|defiantly|absolutely|indeed|certainly|agreed|i agree|yes i agree|yes i do|i do|yes i am|i am|yes i have|i have|yes it is|it is|yeah it is|yep it is|yes you can|you can|yeah you can|yes it is safe|yes its safe|its safe|yeah its safe|it is safe
yes please|yes pls|yes plz|yea pls|yeah please|yh pls|yes pleas|yes ta|yes thanks|yes thank you|please do|pls do|do it|please|i would|yes i would|id like that|i would like that|yes id like that|that would be great|that would be good|thatd be great|that would be lovely|that would be fine|yes that would be great
no problem|np|no worries|no probs|thats ok|its ok|yes its ok|yes thats ok|yeah thats ok|yes thats fine|yeah thats fine|yh thats fine|yeh thats fine|yep thats fine|happy with that|im happy with that|happy for you to|im ok with that|i dont mind|dont mind|i suppose so|suppose so|i guess so|guess so|i think so|think so|yeah i think so|yes i think so|yeah i guess|i guess|i suppose
all of that|yes all of it|all good|its all right|its correct|it is correct|thats me|yes thats me|yep thats me|yeah thats me|too right|bang on|thats perfect|perfect|great|good|cool|coolio|lovely|nice one then|fair enough|works for me|suits me|i consent|i give consent|i give permission|you have my permission|confirmed|i confirm|confirm|affirmative|positive
"""
DENY = """
no|n|nope|nop|nah|naa|nahh|naw|nay|na|noo|non|nie|no no|no no no|nah nah|nahi|never|no never|not really|nah not really|no not really|not rly|no not rly|not relly|not at all|no way|no chance|hell no|god no|absolutely not|definitely not|defo not|certainly not|of course not|course not
no thanks|no ta|no thank you|no thankyou|no thx|no ty|no cheers|nah ta|nah thanks|nah ur alright|nah youre alright|nah your alright|no im ok|no im fine|no im good|no im alright|im good thanks|im ok thanks|no its ok|no its fine|nah its fine|nah im good|nah im ok|no youre alright
wrong|thats wrong|that is wrong|its wrong|no thats wrong|no its wrong|no that is wrong|not right|thats not right|that is not right|that isnt right|thats not it|no thats not right|no that isnt right|its not right|it isnt right|incorrect|thats incorrect|not correct|thats not correct|that is not correct|not quite|no not quite|thats not quite right|false|not true|thats not true
no i dont|i dont|no i havent|i havent|no im not|im not|no it isnt|it isnt|no its not|its not|no it is not|its not safe|no its not safe|it isnt safe|not safe|no not safe|i do not|i wouldnt|no i wouldnt|id rather you didnt|id rather you did not|i would rather you didnt|please dont|dont|no dont|no please dont|dont do that|i dont want that|i dont want to|dont want to|no i dont want to|i dont want it|i do not want that|i dont think so|dont think so|no i dont think so|not for me|not now|not yet|no not yet|not today|no not now|no not today|negative|i do not consent|i dont consent|i do not agree|i dont agree|i disagree|best not|better not
nothing else|no nothing else|nowt else|no thats all|no thats it|no thats everything|no that is all|no thats all thanks|nothing more|no more|nothing further|nothing really|no nothing|no nobody|no no one|none|none of them|none of these|none of those|neither|neither of them|no none|dunna want that|no that anna it|it inna right
"""
DONT_KNOW = """
dont know|do not know|i dont know|i do not know|idk|i dk|dk|dunno|i dunno|dno|dnt know|dont no|i dont no|dunoo|dunnow|dont knw|dont kno|donno|no idea|no idea sorry|ive no idea|i have no idea|not a clue|no clue|havent a clue|havent got a clue|i havent a clue|i havent got a clue|clueless|not got a clue|not the foggiest|havent the foggiest
not sure|im not sure|i am not sure|not too sure|not 100 sure|unsure|im unsure|not certain|im not certain|not really sure|i really dont know|really dont know|really not sure|honestly dont know|i honestly dont know|cant remember|i cant remember|i cannot remember|dont remember|i dont remember|cant recall|i cant recall|conna remember|i conna remember|forgot|i forgot|ive forgotten|i forget|forgotten|its gone|cant think|i cant think|couldnt tell you|couldnt tell u|couldnt say|i couldnt say|hard to say|cant say for sure|who knows|god knows|lord knows|fuck knows|heaven knows|your guess is as good as mine|i dunna know|dunna know|pata nahi|nie wiem|i not know|i not sure|wish i knew|dont have a clue|i dont have a clue|difficult to say|dont know that|i dont know it|dont know it|i dont know that|not off the top of my head|dont know off the top of my head|dont know yet|i dont know yet|not sure yet
"""
SKIP = """
skip|skip it|skip this|skip that|skip pls|skip please|skip this one|skip that one|skip this question|skip that question|skipp|skp|sip it|pass|pass on that|ill pass|i pass|ill pass on that|pass on this one|next|next question|next one|next please|move on|lets move on|can we move on|can we skip that|can we skip this|can we skip|can i skip|can i skip this|can i skip that|can i pass|ill skip|ill skip that|i will skip|leave it|leave it blank|leave that blank|leave that|leave that one|leave that out|leave that for now|leave blank|blank
rather not|id rather not|i would rather not|rather not say|id rather not say|i would rather not say|rather not tell you|would rather not|would rather not say|id rather not tell you|id rather not answer|id rather not give it|prefer not|prefer not to|prefer not to say|id prefer not to|id prefer not to say|i prefer not to say|i prefer not to|i would prefer not to say|i would prefer not to|prefer not say|rathr not say|rather no say|not saying|im not saying|not telling|not telling you|im not telling you|im not telling you that|not answering|not answering that|im not answering that|i dont want to answer|dont want to answer|i dont want to say|dont want to say|i dont wanna say|dont wanna say|i dont want to tell you|dont want to tell you|i dont want to answer that|not comfortable answering|im not comfortable answering that|i dont feel comfortable answering that|no comment|none of your business|none of ur business|non of your business|thats private|its private|that is private|private|thats personal|its personal|personal|mind your own business|mind your own|nunya|nobody needs to know|n a|na thanks skip|not applicable|doesnt apply|does not apply|doesnt apply to me|keep that private|id like to keep that private|keep it private|maybe later|ask me later|ask later|later|come back to that|come back to it|ill tell them myself|ill say later|not giving it|im not giving you that|not giving you that|refuse to say|refuse
"""
WANT_HUMAN = """
human|a human|person|a person|real person|a real person|human please|person please|speak to a human|speak to human|speak to a person|speak to person|speak to someone|speak to somebody|speak to a real person|talk to a human|talk to human|talk to a person|talk to person|talk to someone|talk to somebody|talk to a real person|talk to a real human|talk to an actual person|speak with someone|speak to an actual person|speak with a person|speak to an adviser|speak to an advisor|adviser|advisor|agent|operator|key worker please|can i speak to someone|can i speak to somebody|can i speak to a person|can i speak to a human|can i speak to a real person|can i talk to someone|can i talk to somebody|can i talk to a person|can i talk to a human|can i talk to a real person|can i speak with someone|can i speak to someone please|can i talk to someone please|could i speak to someone|could i talk to someone|can u get me a person|can u put me through to someone|can you put me through to someone|put me through to someone|put me through to a person|put me through to a human|put me through|let me speak to someone|let me talk to someone|let me speak to a person|let me talk to a person|let me talk to a human|i want to speak to someone|i want to talk to someone|i want to speak to a person|i want to talk to a person|i want to speak to a human|i want to talk to a human|i want to speak to a real person|i want to talk to a real person|i want a person|i want a human|i want a real person|i need a person|i need a human|i need to speak to someone|i need to talk to someone|i need to speak to a person|i need to talk to a person|id like to speak to someone|id like to talk to someone|id like to speak to a person|id like to talk to a person|i would like to speak to someone|i would like to talk to someone|wanna talk to someone|wanna speak to someone|want to speak to someone|want to talk to someone|want to talk to a person|want to speak to a person|want a person|want a human|need to talk to someone|need to speak to someone|get me a person|get me a human|get me a real person|give me a person|give me a human|give me a real person|can someone ring me|can someone call me|can somebody ring me|can somebody call me|someone ring me|someone call me|ring me|call me|phone me|please ring me|please call me|can you ring me|can you call me|can u ring me|can u call me|can someone call me please|can someone ring me please|can a person call me|can a person ring me|can someone phone me|id rather talk to a person|id rather speak to a person|id rather talk to someone|id rather speak to someone|rather talk to a person|rather speak to a person|rather talk to someone|prefer to talk to someone|prefer to speak to someone|can i have a person|can i have a human|is there a person i can talk to|is there someone i can talk to|is there anyone i can talk to|is there anyone i can speak to|is there someone i can speak to|is there a human|humna|huamn|persn
"""
RESTART = """
restart|start again|start over|start afresh|lets start again|can we start again|can i start again|can we start over|can i start over|start from the beginning|start from the start|start from scratch|begin again|from the top|go back to the start|go back to the beginning|back to the start|back to the beginning|i want to start again|i want to start over|want to start again|id like to start again|reset|wipe that and start again|start agen|strat again|redo it all|scrap that start again|scrap it all|forget all that start again|lets begin again
"""
GO_BACK = """
back|go back|go back pls|back please|go back please|go back one|back one|one back|previous|previous question|last question|last question again|go back to the last question|go to previous|go to the last question|can i go back|can we go back|can you go back|can u go back|can i go back one|go back a step|back a step|step back|undo|undo that|go bk|bk|take me back|i want to go back|lets go back|go bak|gp back|previous one|back up|back up a bit|hang on go back|wait go back|no go back
"""
GREET = """
hi|hello|hiya|hey|heya|hullo|helo|hallo|hellow|hi there|hello there|hey there|hi hi|hello hello|ay up|ayup|eyup|ey up|alright duck|ayup duck|ow at|ow at duck|howdy|good morning|morning|good afternoon|afternoon|good evening|evening|good day|hi good morning|hi good afternoon|hello good morning|gm|hi all|hi again|hello again|hey again|yo|salaam|salam|assalamu alaikum|asalam alaikum|salaam alaikum|as salamu alaykum|namaste|sat sri akal|czesc|dzien dobry|buna|buna ziua|hola|bonjour|hi anyone there|hello anyone there|hi is anyone there|hello is anyone there
"""
THANKS = """
thanks|thank you|thankyou|thx|thanx|thnx|tnx|thnks|thanks a lot|thanks so much|thanks very much|thank you so much|thank you very much|thanks a million|thanks a bunch|thanks for that|thank you for that|thanks for your help|thank you for your help|thanks for ur help|thanks for helping|thank you for helping|thanks for listening|thank you for listening|many thanks|much appreciated|really appreciate it|i appreciate it|i appreciate that|appreciate it|appreciated|appreciate that|ty|tysm|tyvm|ta|ta duck|ta muchly|ta very much|ta mate|ta love|cheers|cheers duck|cheers mate|cheers pal|nice one|nice one duck|thats great thanks|thats great thank you|thats lovely thanks|thats lovely thank you|great thanks|great thank you|lovely thanks|lovely thank you|brilliant thanks|brilliant thank you|perfect thanks|perfect thank you|thanks again|thank you again|thankss|thnak you|thnaks|thank u|thank u so much|thanku|thank uu|bless you|god bless|god bless you|bless u|shukran|dziekuje|multumesc|shukriya|dhanyavad|youre a star|ur a star|you are a star|lifesaver|youre a lifesaver|very kind of you|thats kind|thats very kind|thats kind of you
"""
GOODBYE = """
bye|bye bye|bye then|byee|bye for now|goodbye|good bye|good night|goodnight|night|night night|nite|see you|see ya|see u|cya|see you later|see ya later|laters|later duck|ta ra|tara|tara duck|ta ra duck|tarra|tarrar|ta ta|cheerio|ttfn|speak soon|talk soon|speak later|talk later|take care|gotta go|got to go|gtg|g2g|i have to go|ive got to go|i gotta go|have to go|im off|im off now|i need to go|thanks bye|ok bye|thank you bye|bye thanks|bye thank you|bye and thanks|thanks goodbye|thanks and bye|ok thanks bye|gotta run|catch you later|have a good day|have a nice day
"""
STATUS = """
any news|any update|any updates|update|updates|any news on my case|any news on my referral|any update on my case|any update on my referral|any updates on my case|any updates on my referral|whats happening|what is happening|whats happening with my referral|whats happening with my case|what is happening with my referral|what is happening with my case|whats happening with my application|whats going on with my referral|whats going on with my case|where is my referral|wheres my referral|where is my case up to|wheres my case up to|how is my case going|hows my case going|hows my case|status|status update|case status|status of my referral|status of my case|has anyone been assigned|has anyone picked up my case|has anyone looked at my case|has anyone read my message|did you get my message|did you get my messages|did you get my referral|have you got my referral|is my referral still open|is my case still open|any progress|any progress on my case|has my referral gone through|did my referral go through|still waiting|im still waiting|still waiting to hear|still waiting to hear back|still not heard anything|still havent heard anything|havent heard anything|ive not heard anything|ive heard nothing|no one has been in touch|nobody has been in touch|no ones been in touch|nobodys been in touch|chasing my referral|just chasing my referral|chasing up my referral|just chasing this up|whats the latest|what is the latest
"""
BOT_CHALLENGE = """
are you a robot|are you a bot|are you real|are you human|are you a human|are you a person|are you a real person|r u a robot|r u a bot|r u real|r u human|are u a robot|are u a bot|are u real|are u human|are u a person|are u a real person|is this a bot|is this a robot|is this automated|is this a real person|is this a person|is this a machine|is this a computer|is this real|is this ai|are you ai|are you an ai|r u ai|r u a real person|am i talking to a robot|am i talking to a bot|am i talking to a person|am i talking to a human|am i talking to a machine|am i talking to a real person|am i speaking to a person|am i speaking to a robot|am i speaking to a real person|am i speaking to a human|am i texting a robot|am i texting a real person|you a bot|you a robot|u a bot|u a robot|bot|robot|is it a bot|is it a robot|are you chatgpt|is this chatgpt|are you a computer|are you a machine|am i chatting to a bot
"""
WRONG_NUMBER = """
wrong number|wrong person|wrong num|wrong no|you have the wrong number|youve got the wrong number|you got the wrong number|u got the wrong number|u have the wrong number|uve got the wrong number|think you have the wrong number|i think you have the wrong number|i think youve got the wrong number|think youve got the wrong number|this is the wrong number|wrong number sorry|sorry wrong number|texted the wrong number|i texted the wrong number|sorry texted the wrong number|sorry wrong person|meant for someone else|sorry meant for someone else|that was meant for someone else|not meant for you|sorry not meant for you|who is this wrong number
"""
FAQ_COST = """
is it free|is this free|is this service free|is it free of charge|does it cost|does this cost|does it cost anything|does this cost anything|does it cost money|how much|how much is it|how much is this|how much does it cost|how much does this cost|do i have to pay|do i pay|do i have to pay for this|do i need to pay|what does it cost|whats the cost|will i be charged|am i being charged|are texts free|are these texts free|do texts cost|do these texts cost money|whats it cost|wots it cost|is there a charge|is there a fee
"""
FAQ_PRIVACY = """
who sees this|who sees this info|who can see this|who will see this|who reads this|who reads these|is this confidential|is it confidential|is this private|is it private|will this be private|will this stay private|will this be confidential|is this anonymous|is it anonymous|why do you need that|why do you need this|why do you need to know|why do you need to know that|why do u need that|why do u need to know|why do you want to know|why do you want that|why do u want to know|why you need that|why you asking|why are you asking|why are you asking that|why r u asking|what do you need that for|what do u need that for|what happens to my data|what do you do with my data|what happens to my information|who gets this|who gets this information|who gets my details|delete my data|please delete my data|who else sees this|who do you share this with|who do you share it with|will you tell anyone|will you tell my landlord|will you tell the police|will you tell social services
"""
FAQ_HOW_LONG = """
how long|how long will it take|how long does it take|how long will this take|how long does this take|how long is this going to take|how long till someone calls|how long until someone calls|how long before someone calls|how long till i hear|how long until i hear|how long until i hear back|how long will i wait|how long will i have to wait|how long do i have to wait|how long is the wait|when will i hear|when will i hear back|when will someone call|when will someone ring|when will someone ring me|when will someone call me|when will someone contact me|when will i hear from someone|when will someone get back to me|when will you get back to me|how soon|how long have i got to wait
"""
FAQ_KEY_WORKER = """
what is a key worker|whats a key worker|what is a keyworker|whats a keyworker|what does a key worker do|what do key workers do|what do they do|who is my key worker|whos my key worker|who will my key worker be|what can a key worker do|wots a key worker|what is key worker|what can they help with|who is the key worker|whos the key worker
"""
FAQ_SERVICE = """
what is this|whats this|what is this service|whats this service|what can you do|what can you help with|what do you do|what can u help with|what do u do|what happens next|what next|whats next|what happens now|what now|who is this for|whos this for|can anyone use this|what are your hours|what are your opening hours|what hours are you open|what time do you open|what time are you open|when are you open|are you open|are you open now|opening hours|opening times|how does this work|how does it work|what is doorstep|whats doorstep
"""

_TABLES = {
    "affirm": AFFIRM, "deny": DENY, "dont_know": DONT_KNOW, "skip": SKIP, "want_human": WANT_HUMAN, "restart": RESTART,
    "go_back": GO_BACK, "greet": GREET, "thanks": THANKS, "goodbye": GOODBYE, "status": STATUS,
    "bot_challenge": BOT_CHALLENGE, "wrong_number": WRONG_NUMBER, "faq_cost": FAQ_COST, "faq_privacy": FAQ_PRIVACY,
    "faq_how_long": FAQ_HOW_LONG, "faq_key_worker": FAQ_KEY_WORKER, "faq_service": FAQ_SERVICE,
}  # fmt: skip
ACT_OF_PHRASE: dict[str, "str | dict[str, str | None]"] = {
    phrase.strip(): act for act, table in _TABLES.items() for phrase in table.replace("\n", "|").split("|") if phrase.strip()
}

# The question decides: "*" is any other question, "" is none. None leaves it to the classifier.
BY_QUESTION: dict[str, dict[str, "str | None"]] = {
    "thats all": {"anything_else": "deny", "story": "deny", "check": "affirm", "*": None},
    "thats it": {"anything_else": "deny", "story": "deny", "": None, "*": "affirm"},
    "thats everything": {"anything_else": "deny", "story": "deny", "check": "affirm", "*": None},
    "thats about it": {"anything_else": "deny", "story": "deny", "*": None},
    "nothing": {"matters_most": "dont_know", "*": "deny"},
    "nowt": {"*": "deny"},
    "na": {"*": "deny"},
    "nobody": {"helpers": "deny", "*": None},
    "no one": {"helpers": "deny", "*": None},
    "none": {"children": "deny", "helpers": "deny", "preferences": "deny", "*": "deny"},
    "ar": {"*": "affirm"},
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
    "i dont mind": {"preferences": "affirm", "safe_contact": None, "": None, "*": "affirm"},
    "dont mind": {"preferences": "affirm", "safe_contact": None, "": None, "*": "affirm"},
    "please": {"": None, "*": "affirm"},
    "great": {"": None, "*": "affirm"},
    "good": {"": None, "story": None, "*": "affirm"},
    "fine": {"story": None, "": None, "*": "affirm"},
    "perfect": {"": None, "*": "affirm"},
    "lovely": {"": None, "*": "affirm"},
    "cool": {"": None, "*": "affirm"},
    "next": {"": None, "*": "skip"},
    "back": {"story": None, "": None, "*": "go_back"},
    "person": {"safe_contact": None, "*": "want_human"},
    "i do": {"": None, "*": "affirm"},
    "i am": {"": None, "*": "affirm"},
    "i have": {"": None, "*": "affirm"},
    "i dont": {"": None, "*": "deny"},
    "im not": {"": None, "*": "deny"},
    "i havent": {"": None, "*": "deny"},
    "how much": {"": "faq_cost", "*": None},
    "how long": {"": "faq_how_long", "*": None},
    "n": {"name": None, "*": "deny"},
    "y": {"name": None, "*": "affirm"},
}
ACT_OF_PHRASE |= BY_QUESTION

ACT_OF_SIGN = {"👍": "affirm", "👌": "affirm", "✅": "affirm", "✔": "affirm", "☑": "affirm", "🆗": "affirm", "👎": "deny", "❌": "deny", "✖": "deny",
               "🚫": "deny", "🤷": "dont_know", "♂": "dont_know", "♀": "dont_know", "🙏": "thanks", "👋": "greet"}
