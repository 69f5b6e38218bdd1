"""Somebody else has the phone: whoever found our texts, picked it up or says so; and residents who write of others."""

from bot.somebody_else import perhaps, says_so

SOMEBODY_ELSE = """
    is that you still texting my girlfriend
    tell me what she said
    Hi this is Fays daughter shes at work whats this about
    this is bevs mum. who are you
    why is this number on my wifes phone
    who is this texting my missus
    hello this is her son she left her phone
    this is Fay’s husband
    who the hell is texting my wife
    why are you messaging my wife
    why r u txting my mrs
    stop messaging my wife
    stop texting her
    leave her alone
    i found this number on my girlfriends phone
    found these texts on my daughters phone who are you
    what are these messages on my mums phone
    why is my wife texting you
    what has my wife told you
    what did my missus say to you
    what do you want with my wife
    how do you know my wife
    shes in the shower who is this
    hes not here can i help
    im her husband who are you
    im his girlfriend whats this about
    this isnt dave
    its not dave its his mum
    youre talking to his mum now
    his wife here who is this
    bevs husband here
    its daves mate here
    who is this? you keep texting my wife
    what has he been telling you
    hi its his mrs here who is this
    stop texting my wife
    this is joe now her brother
    this is his wife now not dave
    different person here
    so just tell me everything shes told you
    show me what he wrote
    who are you and why are you texting my husband
    this is her brother, why is she talking to you
    we both share this phone
    im not the person who texted before
    oi who r u texting my bird
    whos this on my sons phone is it you lot texting my son
    i'm not the one who texted you
    you've been messaging my daughter
    fay isnt here who is this
    wrong person answering now, im his mum
    found this phone on the bus
    i found this phone in the park
    picked this phone up off the floor in asda
    someone left this phone in my taxi
    this phone was handed in at the pub
    just found this phone, whose is it
    shes in the bath who is this
    this is her husband what do you want
    he left his phone here
    she left her phone at mine
    hes left his phone at our house
    hello who is this my mum left her phone
    this is the babysitter, she left her phone
    my mums phone who is this
    mums asleep who is this
    im answering for him, im his girlfriend
    you have got the wrong person, im his dad
    youve got his mum here not him
    this is kellys phone but im her mum
    i have got her phone now
    im reading her messages who are you
    she isnt available right now
    he cant come to the phone hes driving
    hes driving im his wife
    she wont be texting you any more
    she doesnt need your help
    dont text my wife again
    this isnt her phone any more
    this is a new owner of this number
    ive just got this number new sim who is kelly
    who is this texting our lad
"""
AT_FIRST = """
    this is my wifes phone what has she been saying
    what has she told you about me
    whats my wife been telling you
    tell me or ill come down there
    thats not me thats my wife, tell me what she said
    i live here i got a right to know
    this is my house ive got every right to know what she said
    ive a right to know what shes been telling people
    wheres she told you
    what has liam been telling you
    who are you and why are you texting my wife
    tell me what she said about me
    show me her messages
    read me her texts now
    tell me where she is
    where have you taken her
    wheres my wife
    tell me where my missus is or i will find her
    i want to know what she told you
    i demand to know everything shes said to you
    this is my mums phone who are you
    found this number on my wifes phone
    whats she been saying about me
    tell me or else
    has she told you where she is
    you better tell me what she said or ill be down there
    did my wife text you
    i want to see what shes been saying
    what lies has she told you
    wots she said bout me
    what as she told you
    thats my wife, what did she say
    give me the messages she sent
    who are you my wife has been texting you
    i pay for this phone tell me what shes said
    i know shes been talking to you
    who is she texting
    im her husband i have a right to know
    stop texting my wife
    why has she got this number
    why has he got your number saved
    why is she messaging you
    why have you got my wifes number
    how did you get my daughters number
    who gave you her number
    who are you to my wife
    who is this on her phone
"""
RESIDENT = """
    this is my mums phone mine is broke, im behind on rent
    this is my wifes phone, text me on it
    what he said about me is lies
    i dont know what hes been saying about me
    my ex said tell me where she is or ill come down there
    my wife wont tell me where my kids are i have a right to know
    have i got a right to know whats in my file
    i want my file ive a right to know
    what did the doctor say about me
    where is my key worker
    where is she
    tell me or show me how to fill it in
    he wants to know where i live
    thats not me thats my husband who drinks
    what has the council told you
    he went through my messages
    show me what i wrote
    what she said about me upset me
    what did i tell you
    where have you sent it
    my landlord said pay up or else
    my wife has been texting you about our rent, i want to add something
    my husband knows what i told you
    who do i text
    i know she has been talking to the school
    my wife what can i do shes so ill
    my mum says tell me what to do or else ill cry
    he told me or ill get hit
    can you tell me what to do
    a man keeps texting my daughter
    its my daughters phone
    im writing for my mum
    tell him to stop texting my daughter
    i cant stop texting my girlfriend
    my ex keeps messaging my son
    he wont leave her alone
    this is urgent now
    im his mum and im at my wits end
    im her daughter and i care for her
    its his mum thats the problem
    its her boyfriend he hits her
    its kids dad thats the problem
    this is not right
    this isnt working
    it isnt safe
    im not the one making noise
    im not the same since he died
    its not fair its their fault
    this is my mums house
    i told my wife what you said
    can you ring my wife
    im using my sons phone
    text me on my wifes phone
    this number is my wifes phone
    he saw these messages on my phone
    tell me what to do
    tell me what she said about my benefits
    who is my key worker
    who is this
    what is this
    he said stop texting her
    dont text him he will go mad
    what should i tell my wife
    why is he texting me
    why does my husband hate me
    can you stop him texting my girlfriend
    this is jacks problem not mine
    its dad hes ill
    mum here with 3 kids
    he isnt answering his phone
    she left her phone on the bus and shes 81
    my mum is at work
    shes not here she died
    hes in prison
    my son is asleep
    can you text my mum
    will you be texting my mum
    are you going to contact my son
    i dont know who is texting my daughter
    someone is texting my son asking for pictures
    you can text my wife instead
    you can contact my mum
    i want you to stop contacting my ex
    you told my husband
    my mums phone, mines broke
    im his mum
    im her husband and i look after her
    my husbands phone but hes fine with it
    who is this texting me
    why has he got my number
    why has he got this number, i changed it last week
    who gave him my number
    how did you get my number
    hes at work so i can talk now
    shes asleep so be quick
    hes in the bath
    i cant talk now who is this
    he cant talk, hes autistic
    he left his phone here and i saw messages off another girl
    ive took his phone off him for a week
    i found a phone in his coat
    found this number online
    found this phone number on a poster
    found these messages on my daughters phone from an older lad
    he found this phone
    he wont talk to me any more
    my son wont talk to you but he needs help
    she doesnt need your help i do
    dont text my husband, text me
    dont text me again
    ive got a new number
    im using her phone
    why is he messaging me
    why are they talking to my neighbours
    have you got his mums number
    you got me down as his mum
    this phone got smashed
    hes in prison im his mum
    my daughter isnt available for work
    she is not able to talk since the stroke
    someone left a sofa in our alley
    my carer is answering for me
    im answering these questions for my mum
    who is this for
    my ex has got my phone now
    another person has moved in
"""


def _lines(table: str) -> list[str]:
    return [line.strip() for line in table.strip().splitlines()]


def test_somebody_else_is_heard() -> None:
    assert [text for text in _lines(SOMEBODY_ELSE) if not says_so(text) or not perhaps(text)] == []


def test_who_demands_what_another_told_us_is_heard_in_the_first_text() -> None:
    assert [text for text in _lines(AT_FIRST) if not says_so(text, told=False) or not says_so(text) or not perhaps(text)] == []


def test_who_says_who_they_are_in_a_first_text_may_write_for_another() -> None:
    for text in ("this is Fays mum, writing for Fay", "this is her son", "different person here", "someone else now has my flat"):
        assert not says_so(text, told=False), text
    assert not says_so("my wife and i are behind with the rent " * 6 + "why are you texting my wife", told=False)


def test_a_resident_who_writes_of_others_is_still_the_resident() -> None:
    assert [text for text in _lines(RESIDENT) if says_so(text)] == []


def test_what_is_known_says_who_is_meant() -> None:
    assert says_so("this is bevs mum", name="Bev Smith") and not says_so("this is jacks mum", name="Bev Smith")
    assert says_so("this is jacks mum") and not says_so("this is jacks mum", asked="name")
    assert says_so("this is jacks mum, who are you", name="Bev", asked="name")
    assert says_so("this isnt fay", name="Fay") and perhaps("this isnt fay") and not says_so("this isnt fay")
    for text in ("im her daughter, who is this going to", "this is her son"):
        assert not says_so(text, on_behalf=True), text
    assert says_so("why are you texting my wife", on_behalf=True)


def test_the_end_of_a_long_text_costs_nothing() -> None:
    assert says_so("who is texting my wife" + " hi" * 10_000) and not says_so("hi " * 10_000 + "who is texting my wife")
