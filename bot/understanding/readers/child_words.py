"""Words about children: what they are called, whose they are, and what only looks like a child."""

import re

ANY_CHILDREN = frozenset(
    """
    kids kidz kiddies kiddos children childrens childern chidren childen chldren littleones bairns nippers youngsters
    babies toddlers teens teenagers dependants dependents stepkids stepchildren fosterkids
    """.split()
)
SOME_CHILDREN = frozenset(
    """
    boys lads girls sons daughters lasses stepsons stepdaughters grandkids grandchildren grandsons granddaughters
    """.split()
)
SURELY_YOUNG = frozenset(
    """
    baby bab babby babba bubba newborn toddler infant child kid littleone lo teenager tot stepchild fosterchild
    """.split()
)
MAY_BE_GROWN = frozenset("son daughter boy lad girl lass".split())
_STEP_AND_GRAND = "stepson stepdaughter grandson granddaughter grandchild dd ds"
ONE_CHILD = SURELY_YOUNG | MAY_BE_GROWN | frozenset(_STEP_AND_GRAND.split())
TOGETHER = {"twins": 2, "twin": 2, "triplets": 3}
NOUNS = ANY_CHILDREN | SOME_CHILDREN | ONE_CHILD | set(TOGETHER)
GRAND = frozenset(noun for noun in NOUNS if noun.startswith("grand"))
BY_ORDER = frozenset("eldest oldest youngest middle".split())  # "my eldest is 12": there are others

ADJECTIVES = BY_ORDER | frozenset(
    """
    young small little beautiful lovely own aged age teenage teen disabled autistic other great older younger dependent
    dependant gorgeous wee baby poor big step foster adopted wonderful adhd
    """.split()
)
LINKS = frozenset(  # between a child and its age
    "is are who aged age ages of : ( - , only just r also now he she they both called named . all ; = still".split()
)
BETWEEN_AGES = frozenset(
    """
    and & adn nd an n , + or then / the other others one ones another 1 eldest youngest oldest middle older younger is
    are ; plus a who my ( ) . - he she little boy girl lad lass son daughter
    """.split()
)
OWNERS = frozenset(
    "my our us me mine have got ive weve having raising bringing looking look feed with had mi w wi wiv wid wiht".split()
)
OWNER_FURTHER_BACK = frozenset(  # between an owner and the children: "me, my wife and 4 kids"
    """
    and & , + plus a an the all still also now only just about both n husband wife partner hubby boyfriend girlfriend
    bf gf missus fella mum mom dad myself dog cat i to of up after own other
    """.split()
)
OTHERS = frozenset(  # whose they are when not the sender's
    """
    he she they his her their them who neighbour neighbours neighbor neighbors nextdoor upstairs downstairs sister
    sisters brother brothers mate mates friend friends ex exs landlord someone somebody some gang gangs group groups
    bunch loads load lots these those woman lady families cousin cousins nephew niece teacher auntie aunty youths your
    you everyone s man guy bloke stepdad shark
    """.split()
)
OF_THEM = frozenset("he she they her their his friend sister mate who them".split())  # who somebody writes for
NOT_BORN_OR_LOST = frozenset(
    """
    lost miscarried expecting expectin pregnant due want wanting losing abort like as between every when no
    """.split()
)
NOT_A_CHILD_AFTER = frozenset(  # "baby milk", "kids throwing stones"
    """
    milk food clothes formula bank benefit benefits maintenance tax support services service centre club beds bed stuff
    school schools daddy dads dad father mum shoes seat friend friends next wipes things toys uniform due protection
    minder care social line health home homes throwing kicking smashing riding hanging smoking dealing egging outside
    mam visits pops rings helps bump shower monitor coat coats show sister brother cousin throwin kickin smashin dealin smokin chucking chuckin
    """.split()
)
THINGS = frozenset(  # "my 10 year old boiler", "my 15 year old brother"
    """
    boiler car dog cat puppy kitten horse house sofa bed tv phone laptop cooker washer fridge debt dispute brother
    sister cousin nephew niece mate friend boyfriend girlfriend neighbour mum dad mother father nan gran grandad
    husband wife partner pc van bike carpet roof kitchen tenancy loan fiance man woman uncle aunt flatmate
    """.split()
)

NO_CHILDREN = re.compile(
    r"\b(?:no|not any|zero|0) (?:more |other |young |small |little |dependent |dependant )?(?:kids|children|childern"
    r"|dependants|dependents|littleones|child)\b"
    r"(?! (?:clothes|stuff|allowed|club|around|menu|to|shoes|beds|should|would|services|were|was|can|could|toys|food"
    r"|involved|in the))"
    r"|\b(?:don'?t|dont|do not|haven'?t|havent|have not|never|not) (?:actually )?(?:have|got|had)(?: got)? (?:any "
    r"|no )?"
    r"(?:kids|children)\b(?! (?:clothes|stuff|here|toys|with me))|\bchild ?(?:less|free)\b|\bkids:? (?:none|no|0)\b"
)
NOBODY_ELSE = re.compile(
    r"^(?:no[ ,.]*|nope[ ,.]*|nobody[ ,.]*|no one[ ,.]*|its |it's |there'?s |(?:just )?(?:the )?(?:2|two) of us[ ,]*)*"
    r"(?:else$|just me|only me|me only|me alone"
    r"|just myself|jus me|on m[yei]+ (?:own|tod)|alone|by m[yei]+self"
    r"|(?:i )?(?:live|living) (?:alone|on m[yei]+ own|by m[yei]+self)|(?:just |only )?me (?:and|n|&) (?:the "
    r"|my )?(?:wife|husband|hubby"
    r"|partner|boyfriend|girlfriend|bf|gf|fella|bloke|missus|misses|mrs|(?:dogs?|cats?)(?: \w+)?|other half))"
    r"(?:[ ,.!]+|here|at home|really|in the (?:flat|house)|now|these days|living here|mate|duck|thanks|x+|lol|sorry"
    r"|i'?m afraid|and the (?:dogs?|cats?)|since (?!.*\b(?:kids?|children|son|daughter)\b).*)*$"
)
NONE = re.compile(
    r"^(?:none (?:that |who )?(?:living |live )?(?:at home|with me|with us|here)|no|nope|none|nah|nil|zero|0|no one"
    r"|nobody|not any"
    r"|(?:i )?don'?t have any|(?:i )?haven'?t got any"
    r"|i haven'?t|i don'?t"
    r"|nowt|(?:nope|no) none|none at all|not got any|none thank god|no i don'?t|never had any)"
    r"(?:[ ,.!]+|thanks|ta|duck|mate|x+|sorry|just me|here|please|thank you|sadly|unfortunately|thankfully|any ?more)*$"
)
COUNT_ONLY = re.compile(  # "5, hectic", "five!", "3 in total"
    r"^(?:yes|yeah|i have|ive got|got|there'?s|there are)?[ ,]*(\d|one|two|three|four|five|six|seven|eight|nine)"
    r"(?: (?:in total|altogether|all together|in all|total))?[ .!]*(?:[,.!-] (?!.*\b(?:with|live|lives|stay|but|at"
    r"|not|years|yrs)\b)[a-z' ]+)?$"
)
JUST_ONE = re.compile(r"^(?:yes |yeah |yh |yep )?(?:just |only )?(?:the )?one(?: child| kid)?"
                      r"(?:,? (?:in )?(?:(?:year|yr) ?\d+|reception|nursery))?[ .!]*$")
GROWN = re.compile(
    r"\bgrown?(?: |-)?up\b|\bgrown\b|\badult (?=son|daughter|kid|child|lad|girl)"
    r"|\b(?:are|now|is|all|both) (?:an )?adults?\b|\bleft home\b|\bin their (?:20|30|40|50|twent|thirt|fort|fift)|\bmoved out\b|\bflown the nest\b"
)
_WITH_OTHERS = (
    r"(?:(?:their|his|her|there|thier|my|the) (?:dads?|mums?|moms?|nans?|father|mother|gran|grandparents|ex)"
)
LIVE_ELSEWHERE = re.compile(
    rf"\b(?:live|lives|living|stay|stays|staying|are|is|gone|went) (?:\w+ )?(?:with|at|in) {_WITH_OTHERS}|care|foster"
    rf"|another|prison|jail|manchester|london|birmingham)|\b(?:with|at) {_WITH_OTHERS})"
    r"|\bin (?:foster )?care\b|\btaken (?:off|away|into)\b|\badopted\b|\bpassed away\b|\bdied\b|\bin prison\b"
    r"|\bin heaven\b"
    r"|\bin (?:turkey|pakistan|poland|romania|iran|iraq|sudan|eritrea|syria|india|nigeria|africa)\b|\bback home in\b"
    r"|\b(?:dont|doesnt|do not|does not|not|no longer) (?:live|living|here|with (?:me|us))\b"
    r"|\blive away\b"
    r"|\bgone to uni|\b(?:at|in) uni(?:versity)?\b"
)
# A text about one's own home, where "3 kids" without an owner are one's own; and about those who trouble it.
OWN_HOME = re.compile(
    r"\bno (?:gas|leccy|lecky|electric|electricity|food|money|heating|beds?|hot water)\b|\brent\b|evict|housing list"
    r"|list|landlord"
    r"|universal credit|\buc\b|starving|hungry|freezing|mou?ld|damp|hotel|hostel|bedroom|overcrowd|sofa|skint"
    r"|redundant|benefits|no income|debt|bills"
)
TROUBLE = re.compile(
    r"throw|threw|kick|smash|broke|outside|street|estate|park\b|gang|window|fence|ball\b|bikes?\b|shout|scream|noise"
    r"|next ?door"
    r"|neighbour|upstairs|downstairs|playing|riding"
)
# What children who are not the sender's do to them, right after they are named: "two lads 15 and 16 keep smashing my windows".
_HARM = (
    r"(?:smash|thr[eo]w|chuck|kick|knock|bang|bull[yi]|rob|mug|nick|steal|stole|punch|hit|beat|jump|attack|threat|spit|spat|shout|swear"
    r"|scream|call|chas|follow|haras|terror|torment|intimidat|abus|set|burn|br[eo]k|vandal|deal|sell|smok|hang|ride|ridin|egg|laugh|pick)"
)
_STILL = r"(?:who|that|which|have|has|had|been|keep|keeps|kept|keepin|are|were|was|is|all|always|both|just)"
AGAINST_ME = re.compile(
    rf"^ ?(?:{_STILL} )*(?:{_HARM}\w* (?:\w+ ){{0,5}}?(?:me|us|my|our|mum|nan|outside|street|nextdoor|doors?|windows?|cars?|bins?|bikes?|fence|wall"
    r"|garden|stairs|corner|estate|park|stones|eggs|bricks|fireworks)\b"
    r"|outside\b|on (?:their |the )?(?:bikes|street|corner)\b|off (?:the|our|my) (?:estate|street|road)\b|round here\b)"
)
HARMED_BY = re.compile(rf"\b{_HARM}\w*(?: \w+){{0,3}} by(?: a| the| some)?$")
COME_HERE = re.compile(  # "his lad 12 comes weekends"
    r"^ ?(?:who )?(?:comes?|stays?|sleeps?|lives?|is|are)\b[^.!?]{0,24}?\b(?:weekends?|with (?:me|us)|here|at (?:mine|ours)|every other"
    r"|half the week|part of the week|in the holidays|(?:mon|tues|wednes|thurs|fri|satur|sun)days?)\b"
)
OF_A_PARTNER = frozenset("his her their him partner partners fella fellas bloke blokes hubbys husbands wifes boyfriends girlfriends bf gf".split())
TAKEN = frozenset("took taken removed fighting lost see seeing seen visit".split())  # "social took my 3 kids"
RAISING = re.compile(
    r"\b(?:lives? with (?:me|us)|living with (?:me|us)|look(?:ing)? after|raising|bring(?:ing|s)? up|brought up|care for"
    r"|caring for|custody|guardian\w*|kinship|fostering)\b"
)
