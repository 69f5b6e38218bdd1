"""Questions about our own questions, and what only looks like one."""

from bot.understanding.readers.acts import read_act
from bot.understanding.readers.asking_back import asks_to_ask, asks_to_come_back, asks_where_for, asks_who, asks_why
from bot.understanding.readers.asking_us import asks_of_us, asks_when, asks_who_for


def test_what_a_question_means_or_is_for() -> None:
    asked = ("why", "Why?", "what for", "wdym", "what do you mean safe", "what happens if i say no", "what would happen if i dont", "do i have to",
             "why do you need my postcode", "why u need that", "whats that for", "what does that mean", "i dont understand", "i don't get it",
             "I didn't understand the question", "do i have to say", "why does it matter", "ok but why are you asking", "how come",
             "what does sharing mean", "who are you sharing it with", "do you mean my name or hers?", "how many people", "what if i say none",
             "what if i dont", "whose name", "mine or hers", "which services", "do you mean the kids as well", "like what",
             "whats my options", "what are my options", "what are the choices", "what can i say", "what do i put",
             "im not sure what you mean by that",
             "not sure what u mean", "dont know what you mean", "no idea what that means", "does it matter", "does that matter", "is that important",
             "do you need it", "do you really need my postcode", "have i got to", "can you explain", "what was the question", "repeat the question",
             "give me an example", "how does that help", "what difference does it make", "you what", "huh", "what", "say that again please",
             "y?", "y tho")
    assert [text for text in asked if not asks_why(text)] == []


def test_a_question_about_their_life_is_none_about_ours() -> None:
    told = ("why has nobody rung me", "why do i bother", "why me", "i dont understand why they stopped my money", "what happens now",
            "what happens if he comes back", "i dont get any money", "do i have to pay", "what if he sees", "why dont they fix it", "whats this",
            "can i ask for help", "what if i dont pay my rent", "how many people have to die", "what does he mean", "who do i talk to",
            "do you mean it will help",
            "which house will they take", "can i ask who you are", "y", "Y", "y.", "ok y")  # "y" is yes
    assert [text for text in told if asks_why(text) or asks_to_ask(text)] == []


def test_a_question_is_announced() -> None:
    asked = ("can i ask something first", "can i ask u a question", "could I just ask something please", "ive got a question", "quick question")
    assert [text for text in asked if not asks_to_ask(text)] == []


def test_whether_they_may_write_again() -> None:
    asked = ("can i text u again tmrw", "can i text you back later", "could I come back tomorrow", "is it ok if i text again after school",
             "can i talk to you again if i need to", "can i finish this later", "can i message here another time please")
    assert [text for text in asked if not asks_to_come_back(text) or read_act(text, "household") != "faq_service"] == []
    told = ("can i text you", "can i talk to someone again", "can he text again", "can i see my kids again", "can you text me later", "later")
    assert [text for text in told if asks_to_come_back(text)] == []


def test_who_we_are_is_asked() -> None:
    asked = ("ay up duck can yer tell me who this is", "who is this", "whos this then", "who are you", "hello who am i texting please",
             "what is this number", "what do you do", "can u tell me what this is")
    assert [text for text in asked if not asks_who(text)] == []
    told = ("who is this person that keeps knocking", "what is this about my rent", "who are you to tell me", "this is who i am",
            "who is this, my neighbour is playing music", "what do you do when you cant pay")
    assert [text for text in told if asks_who(text)] == []


def test_whether_they_must_live_here_is_asked() -> None:
    asked = ("what happens if i dont live in stoke", "what if im not in stoke", "do i have to live in stoke", "is it only for stoke",
             "is this just for people in stoke on trent", "do you cover Newcastle under Lyme as well", "im not from stoke can you help",
             "what if i live in leek", "what if im outside the city", "do u cover leek",
             "can you help if i live in newcastle", "does it matter that i dont live in stoke")
    assert [text for text in asked if not asks_where_for(text) or read_act(text, "household") != "faq_service"] == []
    told = ("what if i lose my home in stoke", "i dont live in stoke", "what happens if i say no", "im in leek", "im not in stoke my mum is",
            "do you cover rent", "what happens if he comes", "do i have to live here with him", "is it for my mum", "i live in leek")
    assert [text for text in told if asks_where_for(text)] == []


def test_who_may_use_it_and_when_they_hear_from_us_is_asked() -> None:
    who = ("how old do you have to be", "how old do i have to be to use this", "is there an age limit", "whats the age limit",
           "do i have to be over 18",
           "do you have to be on benefits", "do i have to be a council tenant")
    assert [text for text in who if not asks_who_for(text) or read_act(text, "helpers") != "faq_service"] == []
    when = ("what time will you text", "when will you text me", "what time will someone ring", "what day will you ring",
            "when will my key worker call")
    assert [text for text in when if not asks_when(text) or read_act(text, "name") != "faq_how_long"] == []
    ours = ("where are you based", "who will text me", "how did you get my number", "how do you know", "what number will you ring from",
            "will you ring me or text", "how will you help me")
    assert [text for text in ours if not asks_of_us(text)] == []


def test_a_question_about_their_life_is_none_about_us() -> None:
    told = ("how old is he", "when will you fix my roof", "what time do the kids finish school", "when will he get out", "when will they come",
            "how do you get a council house", "how did he get my number", "where is my money", "who will have my kids", "will you ring me",
            "do i have to be there when he comes", "do i have to be evicted first", "do i have to be disabled to get a blue badge",
            "when someone rings me", "how old they have to be is 16")
    assert [text for text in told if asks_who_for(text) or asks_when(text) or asks_of_us(text)] == []
