"""One way of writing what residents write in many: "little ones", "mum of 3", "a couple of kids"."""

import re

_PARENT = r"(?:single mum|single mom|single dad|single parent|mum|mom|mam|mother|dad|father|parent)"
_PETS = r"(?:staff(?:ie|y)s?|dogs?|cats?|rabbits?|hamsters?|budgies?|guinea pigs?|fish|parrots?|pups?|puppies|kittens?)"
_COUNTED = r"(?:kids|children|boys|girls|sons|daughters|twins|young|little|under)"
_NUMBER = r"\d+|one|two|three|four|five|six|seven|eight"

# What must be in the text for a pattern to be tried at all (any of these), the pattern, what it becomes.
_ROWS = (
    ("little", r"\blittle (?:ones|uns|un's|wuns)\b", "littleones"),
    ("little young", r"\b(?:little|young) (?:one|un)\b", "littleone"),
    ("young", r"\byoung ?(?:ones|uns)\b", "littleones"),
    ("baby", r"\bbaby (?:boy|girl|son|daughter)\b", "baby"),
    ("step grand", r"\b(step|grand)[- ](sons?|daughters?|child|children|kids)\b", r"\1\2"),
    ("foster", r"\bfoster (?:kids|children)\b", "fosterkids"),
    (
        "new",
        r"\bnew (?:baby|babby|bab|babba)\b(?!'?s?,? (?:is |are )?(?:on the way|due|coming|clothes|stuff|things))",
        "newborn",
    ),
    ("born", r"\bnew[- ]?born(?: baby)?\b", "newborn"),
    ("school", r"\b(?:primary |secondary |pre)?school[- ]?aged? (?=kids|children|boys|girls)", ""),
    ("twins", r"\b(?:a )?sets? of (?=twins)", ""),
    ("door", r"\bnext ?door\b", "nextdoor"),
    ("couple pair 2x", r"\b(?:a )?couple of\b|\b2x\b|\bpair of\b", "2"),
    ("x", r"\b(\d+) ?x (?=kids|children|boys|girls)", r"\1 "),
    ("x", r"\b(kids|children|boys|girls) ?x ?(\d+)\b", r"\2 \1"),
    ("year yr", r"(?<!\d )(?<!\d)\b(?:year|yr) ?\d{1,2} (?=lad|lass|boy|girl|son|daughter|child)", ""),
    ("both", r"\bboth (?=boys|girls|kids)", "2 "),
    (
        "mum mom mam mother dad father parent",
        rf"\b({_PARENT}) (?:of|to|2(?= \d)) (?=twins|triplets|an? |\w+ (?:\w+ )?{_COUNTED})",
        r"\1 with ",
    ),
    (
        "mum mom mam mother dad father parent",
        rf"\b({_PARENT}) (?:of|to) ({_NUMBER})\b(?! ?y| old|-)",
        r"\1 with \2 children",
    ),
    (
        "single lone",
        rf"\b(single|lone) (mum|dad|mom|parent|mother|father),? (?:of |to |with )?(?={_NUMBER})",
        r"\1 \2 with ",
    ),
    ("one", r"\bone(?= (?:kid|child|son|daughter|boy|girl|lad|baby|little))", "1"),
    ("each", r"\bone of each\b", "2 kids"),
    (" of ", rf"\b({_NUMBER}) of (?:them|us|em) (?:are |r )?(?:kids|children)\b", r"i have \1 kids"),
    (
        " of ",
        rf"\b(kids|children|lads|boys|girls|sons|daughters)\W+(?:theres |there'?s |there are )?({_NUMBER}) of (?:them|'?em)\b",
        r"\2 \1",
    ),
    ("under", rf"\b({_NUMBER}) (?:little |young |small )?(?:boys|girls|lads)(?= (?:all )?under \d)", r"\1 kids"),
    ("way", rf"\b({_NUMBER}) (kids|children)(?:,| and| plus| \+) (?:one|1|another) on the way\b", r"i have \1 \2"),
    ("way", r"(?:,| and| plus| \+) (?:one|1|another)'?s?(?: is)? on the way\b", ""),
    (
        "room bed",
        r"\b(kids|children) (?:are |all )*in (?:a |1 |one |2 |two )?(?:bed|bedroom|room)s?(?: flat| house)?\b",
        r"\1",
    ),
    (
        "have got look",
        r"\b(?:ive got|i have|i have got|i look after) (?:her|his|their|my (?:sister|brother)'?s) ",
        "i have ",
    ),
    ("(", r"\bmy (\d) ?\((?=\d)", r"my \1 kids ("),
    ("my our", rf"\b(my|our) ({_NUMBER}),? (?=\d{{1,2}}(?:,| and| &| n)* \d{{1,2}}\b)", r"\1 \2 kids "),  # "my two 6 and 2"
    ("foster", rf"\bfostering ({_NUMBER})\b(?! ?y)", r"i have \1 kids"),
    (" of ", r"\b((?:grand)?(?:son|daughter|child)|lad|boy|girl|kid|sister|brother|niece|nephew) of (?=\d)", r"\1 "),
    ("bubs", r"\bbubs\b", "baby"),
    ("born", r"\bnewborn twins\b", "twins 0"),
    ("baby child", r"\b([2-4]|two|three|four) (?:baby|child)\b(?! \w)", r"\1 kids"),  # "2 baby", of those new to English
    ("me own alone", r"((?:just|only) me|on my own|alone)\b(.*)\b(?:my|our) (?:son|daughter)s? (?:comes?|calls|cleans|cooks)\b", r"\1\2"),
    (
        "school nursery reception",
        r"^(?:(?:just|it'?s|me|and|&|n|i|have|got|ive)[ ,]+)*(one|two|three|four)"
        r" (?:in|at) (?:(?:primary|secondary|high|junior|infants?)(?: school)?|school|nursery|reception)\b",
        r"\1 kids",
    ),
    (
        "kids children",
        r"\bmy (?:sister|brother|cousin|daughter|son)'?s (kids|children)(?=[^.!?]{0,30} with (?:me|us)\b)",
        r"my \1",
    ),
    ("'s", r"'s\b(?= (?:kids|children))", " s"),
    ("both", r"\b(?:two|2),? both (?:aged? )?(?=\d)", "twins "),
    ("all ", r"(?<=\d) all (?:boys|girls|lads)(?=[ .!]*$)", ""),
    ("nephew niece", r"\b(?:nephew|niece)(?=[^.!?]{0,14} with (?:me|us)\b)", "child"),
    ("1", r"\b1(?: is|'s) (?=\d+\b.*\bother)", "one is "),
    (
        "uni",
        r"(?:,| and| but)+ (?:one|1|another|1 is|one is) (?:of )?(?:1[89]|2\d)\b[^,.]{0,12}\b(?:at|in) uni(?:versity)?\b",
        "",
    ),
    ("staff dog cat rabbit hamster budgie guinea fish parrot pup kitten", rf"\b\d (?:\w+ )?{_PETS}\b", "pets"),
    (",", r"\b(\d),\d (?=years?|yrs?)", r"\1 "),
    (
        "baby",
        r"\b(?:the |a |our |my )?baby (?:come|comes|will come|arriv\w+|expected) (?:in )?"
        r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|next|soon)\w*",
        "",
    ),
    (" here ", rf"\b({_PARENT}) here (?:of|to|with) ({_NUMBER})\b(?! ?y| old|-)", r"\1 with \2 children"),
    (
        "other",
        rf"\b(?:he|she)(?:'?s| is) (\d{{1,2}})\b([^.!?\d]{{0,20}}?) (?:and |n |& )?(?:the |my )?other ({_NUMBER})(?: kids)? (?:are|r|is) ",
        r"my child \1 \2 and \3 kids ",
    ),
    ("gran", r"\bgran-?d?aughter\b|\bgrand-? daughter\b", "granddaughter"),
    (
        "nursery reception school college year yr",
        r"(?<=\d) (?:in|at) (?:reception|nursery|pre ?school|primary|school|college|(?:year|yr) ?\d+)(?=[ .!]*$)",
        "",
    ),
    ("college school", r"(?<=\b1[1-7]) (?:in|at) (?:college|high school|secondary|school)\b", ""),
    ("our kid", r"\bour kid(?:'?s)?\b", "brother"),  # what a sibling is called in the Potteries
    (
        "home wom with",
        r"\b(kids|children|lads|girls|boys|sons) (?:all )?(?:at (?:home|wom)|(?:living )?with me)\b",
        r"\1",
    ),
    ("sorry actually not", rf"\b(kids|children|boys|girls|lads)(?:,? (?:sorry|actually)| not (?:{_NUMBER}))\b,?", r"\1,"),
    ("kids", rf"\b(?:actually|meant|correction|no|it'?s|not \w+ but) ({_NUMBER}) kids\b", r"i have \1 kids"),
    ("under", rf"\b({_NUMBER}) (?:all )?under (?:1[0-8]|\d|two|three|four|five|six|ten)s?\b", r"\1 kids"),
    *(  # "my lad 12 and his sister 9"
        (
            sibling,
            r"\b(?P<first>(?:my|our|me) (?:\w+ )?(?:lad|lass|boy|girl|son|daughter|kid|child)(?: (?!and\b)\w+)?(?: is|'s)?,?"
            rf" \d{{1,2}}) ?(?:and|n|&|,|plus)+ (?:his|her|their) (?:(?:little|younger|older|big|baby|twin|half|step) ?)?{sibling}"
            r"(?P<more>s?)(?: is|'s|,| aged?| who'?s)* (?=\d)",
            rf"\g<first> and my {child}\g<more> ",
        )
        for sibling, child in (("sister", "girl"), ("brother", "boy"))
    ),
)
_TIDY = [
    ((needles,) if needles in (" of ", "our kid") else tuple(needles.split()), re.compile(pattern), becomes)
    for needles, pattern, becomes in _ROWS
]


def tidied(text: str) -> str:
    """The text in lower case, tidied."""
    text = text.lower()
    for needles, pattern, becomes in _TIDY:
        if any(needle in text for needle in needles):
            text = pattern.sub(becomes, text)
    return text
