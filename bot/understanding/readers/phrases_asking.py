"""Whole questions about the case and the service whose act is sure, in the form of phrases.py."""

_REFERRAL = "{my referral|my case|my application|it|this}"

STATUS = f"""
{{is there|}} any {{news|update|updates|progress}} {{on {_REFERRAL}|with {_REFERRAL}|please|}}|update|updates|status
status update|case status|{{whats|what is}} {{happening|going on}} with {_REFERRAL}
{{where is|wheres|how is|hows}} {{my referral|my case|my application}} {{up to|going|at|}}
status of {{my referral|my case}}
has {{anyone|someone|a key worker}} {{been assigned|picked up my case|looked at my case|read my message}}
{{did you|have you}} {{get|got}} my {{message|messages|referral|text}}|is my {{referral|case}} still open
{{has|did}} my referral {{gone|go}} through|{{im|}} still waiting {{to hear|to hear back|}}
{{ive|}} not heard anything {{yet|}}|{{i|}} {{still|}} havent heard anything|ive heard nothing
{{no one|nobody}} has been in touch|{{no ones|nobodys}} been in touch|{{just|}} chasing {{up|}} my referral
just chasing this up|{{whats|what is}} the latest
"""
BOT_CHALLENGE = """
{are|r} {you|u} {a|an|} {robot|bot|human|person|real person|real human|ai|computer|machine|chatgpt}
{are|r} {you|u} {real|automated}
is {this|it} {a bot|a robot|automated|a real person|a person|a machine|a computer|real|ai|chatgpt|a human}
am i {talking|speaking|chatting|texting} {to|with|} {a robot|a bot|a person|a human|a machine|a real person|a computer}
{you|u} a {bot|robot}|bot|robot
{what|which} {ai|model|ai model|bot|kind of bot|kind of ai|computer|llm|language model} {are|r|is} {you|u|this}
{are|r} {you|u} {chat gpt|gpt|gpt 4|gpt4|claude|gemini|siri|alexa|copilot|an llm|a language model|a chatbot|a program|a programme}
"""
FAQ_COST = """
is {it|this|this service} {free|free of charge}|does {it|this} cost {anything|money|}
how much {is|does} {it|this} {cost|}|how much|do i {have|need} to pay {for this|}|do i pay
{what does it|whats it|wots it} cost|whats the cost|{will i be|am i being} charged|are {the|these|} texts free
do {the|these|} texts cost {money|anything|}|is there a {charge|fee}
"""
FAQ_PRIVACY = """
who {sees|can see|will see|reads|gets} {this|these|my details|this information|this info}
{is|will} {this|it} {be|} {confidential|private|anonymous}
why do {you|u} {need|want} {that|this|to know|to know that|to know this|my name|my postcode}
why you need {that|this|to know}|why {are|r} {you|u} asking {that|this|}|why you asking|what do {you|u} need that for
what happens to my {data|information|details}|what do you do with my {data|information|details}
{please|} delete my {data|details|information}|who else sees this|who do you share {this|it} with
will you tell {anyone|my landlord|the police|social services|my husband|my partner}
"""
FAQ_HOW_LONG = """
how long {will|does|is} {it|this} {take|going to take}|how long|how soon
how long {till|until|before} {someone calls|i hear|i hear back|someone rings}
how long {will i|will i have to|do i have to|do i} wait|how long is the wait
when will {i hear|i hear back|you get back to me}
when will {someone|somebody|they} {call|ring|ring me|call me|contact me|get back to me|be in touch}
when will i hear from someone
"""
FAQ_KEY_WORKER = """
{what is|whats|wots|what does|whos|who is} {a|the} {key worker|keyworker} {do|}|what do {key workers|they} do
{who is|whos} my key worker|who will my key worker be|what can {a key worker|they} {do|help with}
what {even|actually|exactly|} {is|are} {a|} {key worker|keyworker|key workers}|{key worker|keyworker} meaning
what {does|will|would|can} {a|the|my} {key worker|keyworker|worker} {actually|} do {for me|}
is {a|the} {key worker|keyworker} {a|like a|the same as a|just a} social worker|who picks {this|it} up
who {will|would|do} i {get|see|have|speak to}|is it the same {person|worker} {every time|each time}
"""
FAQ_SERVICE = """
{what is|whats} {this|this service|doorstep}|what {can|do} {you|u} {do|help with}|what happens {next|now}|what next
whats next|what now|who is this for|whos this for|can anyone use this
what are your {hours|opening hours|opening times}|what hours are you open|what time {do|are} you open
when {are|do|r} {you|u} {open|close|shut}|{are|r} {you|u} open {now|today|tomorrow|}|opening {hours|times}
how does {this|it} work
{are|r} {you|u} open {on|at|over|of|} {a|the|} {weekend|weekends|saturday|saturdays|sunday|sundays|sat|sun|xmas|christmas|easter}
{are|r} {you|u} open {on|over|} {bank holidays|christmas day|boxing day|new year}
what time do {you|u} {close|shut|finish}
who {are|r} {you|u|you lot|u lot|you people}|{who is|whos} this|who {this|dis}|who am i {texting|talking to|speaking to}
{can|could|may} i {just|} ask {who|what} {this is|you are|u are|youre|im talking to|i am talking to|im texting|im speaking to}
is this {the|stoke|} council|what do {you|u} mean {by that|}|wdym|what does that mean
what {even|exactly|} is this {for|about|}
what {kind|sort|type} of {things|help} {can|do} {you|u} {help with|do|give|offer}|what do {you|u} lot do
"""
