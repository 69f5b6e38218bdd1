"""What partners, family, phones and hellos are called in texts: parts of the patterns that tell who writes."""

_PARTNERS = "wife|husband|hubby|partner|girlfriend|boyfriend|gf|bf|missus|misses|mrs|fianc[eé]e?|other half|bloke|fella|bird|lass|man|woman"
_FAMILY = "mum|mom|mam|mother|dad|father|son|lad|daughter|sister|brother|nan|gran|grandad|grandma|auntie|aunt|uncle|niece|nephew|cousin"
PARTNER, KIN = rf"(?:{_PARTNERS})", rf"(?:{_PARTNERS}|{_FAMILY}|friend|mate|carer|flatmate|housemate)"
THEIRS = r"(?:his|her|their)"
YOU = r"(?:you|u|ya|yous)"
HELLO = (r"^\W*(?:(?:hi+|hiya|hello|hey|hullo|oi|erm?|sorry|right|ok|ay up|no|nah|well|so|and|but|just|now|look|listen"
         r"|good (?:morning|afternoon|evening))\b\W*)*")
PHONE = r"(?:phone|fone|mobile|moby|cell)"
