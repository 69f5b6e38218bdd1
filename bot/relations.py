"""What people are to whoever writes for them, and who writes by trade: parts of patterns."""

ELDERS = (r"(?:step ?|grand ?)?(?:mum|mom|mam|mother|dad|father)(?:[- ]in[- ]law)?|nan|nana|nanna|nanny|gran|grandma|grandad|grandpa"
          r"|grandparents|parents|in[- ]laws|aunt|auntie|aunty|uncle|cousin|godmother")
AT_HOME = (r"(?:step ?|grand ?|foster )?(?:son|daughter|brother|sister)(?:[- ]in[- ]law)?|wife|husband|partner|boyfriend|girlfriend"
           r"|fianc[eé]e?|ex|niece|nephew|godson")
FRIENDS = r"neighbour|neighbor|friend|mate|workmate|colleague"
SIBLINGS = r"(?:step ?|half ?)?(?:sister|brother)(?:[- ]in[- ]law)?|niece|nephew"
CLIENTS = r"client|patient|tenant|service user|resident|visitor|pupil|student|customer|lodger"
RELATION = rf"{ELDERS}|{AT_HOME}|{FRIENDS}|{CLIENTS}|lad|lady|gentleman|man|woman|family|couple|girl|boy"
TITLE = r"(?:mr|mrs|miss|ms|mx)\b\.?"
ROLE = (r"(?:health visitor|social worker|teacher|head ?teacher|teaching assistant|nurse|midwife|gp|doctor|paramedic|pcso|police officer"
        r"|(?:family |housing )?support worker|housing officer|link worker|social prescriber|probation officer|keyworker|volunteer|adviser|advisor)")
IM = r"(?:i'?m|i am|it'?s|this is)"
