"""Plain words nobody gives as their name when asked for it. A word that is also a name (Grace, Mark) is not in here.

Extend it freely: a missing word may turn "Knackered" into a name, a name too many only means being asked once more.
"""

_SMALL = """
a about above after again against ago ah ain't aint all almost along already also although always am amongst an and
another any anybody anyone anything anyway anywhere are aren't arent around as at away back be because been before
behind being below between both but by can can't cannot cant come could couldn't couldnt coz cos cuz did didn't didnt
do does doesn't doesnt doing don't done dont down during each either else em enough er erm etc even ever every
everybody everyone everything everywhere except few first for from further gave get gets getting give given go goes
going gone gonna got gotta had hadn't hadnt has hasn't hasnt have haven't havent having he he'd he'll he's her here
here's hers herself hes him himself his how how's hows however i i'd i'll i'm i've id if ill im in inside instead into
is isn't isnt it it's its itself ive just keep keeps kept later least less let let's lets like likely ma made make
makes making many maybe me mine more most much must my myself near nearly neither never next nil no nobody none nor not
nothing now nowhere nowt nout o of off often oh ok okay okey on once one only onto or other others otherwise our ours
out outside over own owt per perhaps please plus put quite rather really right round said same say says see seem seen
self several shall she she'd she'll she's shes should shouldn't shouldnt since so some somebody somehow someone
something sometimes somewhere soon still such summat than that that'd that's thats the their theirs them themselves
then there there's theres these they they'd they'll they're theyre they've thing things think this those though through
till to today together tomorrow tonight too took toward towards tried try trying twice two under until up upon us use
used using usual usually very via want wanted wants was wasn't wasnt way we we'd we'll we're we've well went were
weren't werent weve what what's whatever whats when whenever where wheres whether which while who who's whoever whole
whom whos whose why will with within without won't wont would wouldn't wouldnt wud yer yet you you'd you'll you're
you've youd youll your youre yours yourself youve u ur r y n k x b c d da dat dis em ere av ave gunna shud cud dunna
conna anna inna wunna wasna dunno ay ar thee tha thy thou
"""
_ANSWERS = """
yes yeah yeh yea yep yup ye yh ya yer aye yess yesss yas nah nope naw nay noo na non nein nie ja da si oui tak haan ji
nahi ok okay oki okie kk sure fine alright alrite allright correct right wrong true false agreed absolutely definitely
obviously exactly certainly course defo deffo deffinitely probably possibly maybe perhaps dunno idk dk clueless unsure
uncertain skip pass decline refuse refused private confidential anonymous anon secret withheld undisclosed unknown
blank null undefined void none nil na nothing nobody anyone someone noone whatever whoever later hello hi hiya hey heya
hullo helo hallo hola howdy yo sup alreet ayup eyup morning afternoon evening night goodnight bye goodbye cheerio tara
ttfn laters cya thanks thank thankyou thanx thx ta cheers tar ty tyvm please pls plz plse ples sorry soz srry pardon
excuse welcome lol lmao lmfao rofl haha hahaha hehe omg omfg wtf wth ffs fml smh tbh ngl imo btw fyi idc idgaf stfu brb
stop start restart begin end quit cancel unsubscribe revoke optout stopall help info menu back undo continue resume
carry proceed next previous human person agent operator adviser advisor staff robot bot computer machine automated
chatbot ai siri alexa wait hang hold moment minute second sec mo option options one two three four five six seven eight
nine ten eleven twelve test testing asdf qwerty hmm hm mm mmm uh um umm er erm ah aha ooh oops ugh argh meh pff phew
wow innit btw obvs totes bhai baji ji appi speaking mud dirt
"""
_FEELINGS = """
tired knackered exhausted shattered drained hungry starving thirsty cold freezing hot warm wet damp ill sick poorly
unwell rough sad happy unhappy glad low down depressed depressing anxious nervous worried worrying scared frightened
terrified afraid angry mad furious fuming raging annoyed irritated upset crying gutted devastated heartbroken broken
lonely alone lost stuck trapped confused stressed stressing overwhelmed desperate despairing hopeless helpless useless
worthless numb empty ashamed embarrassed guilty grateful thankful fed bored sober clean drunk pissed stoned high
hungover sleepy awake asleep alive dead dying suicidal safe unsafe dangerous danger hurt hurting pain painful sore
bleeding injured pregnant expecting disabled blind deaf autistic diabetic epileptic homeless skint broke poor penniless
bankrupt unemployed redundant sacked jobless retired retiring working busy free available unavailable ready early late
single married divorced separated engaged widowed widow widower gay straight bi lesbian trans male female man woman boy
girl lad lass bloke guy lady gentleman gent adult teen teenager kid child student pensioner carer parent mother father
tenant resident homeowner landlord landlady veteran good bad great terrible awful horrible shit shite crap rubbish
dreadful brilliant lovely nice okayish alrightish better worse best worst different same new old young elderly big
small little tiny huge short tall fat thin thick stupid dumb idiot daft weird strange crazy mental insane psycho nutter
ugly pretty useless lazy horrid sensitive urgent important serious desperate difficult hard easy simple possible
impossible interested bothered fussed struggling coping suffering sinking drowning surviving managing waiting texting
asking looking needing wanting trying living staying sleeping drinking smoking using begging leaving moving going
coming doing feeling being having getting losing paying owing sitting standing walking running driving stealing shaking
choking excluded evicted bullied abused beaten attacked robbed mugged stalked harassed threatened sanctioned suspended
arrested grieving bereaved mourning
"""
_PEOPLE_AND_THINGS = """
mum mom mam mummy mommy mama dad daddy papa nan nana nanna gran granny grandma grandad granddad grandmother grandfather
parents wife husband hubby missus partner boyfriend girlfriend fiance fiancee ex son sons daughter daughters brother
sister sibling twin twins baby babies kids kid children child toddler auntie aunty aunt uncle niece nephew cousin
family friend friends mate mates pal neighbour neighbours neighbor stranger names nicknames liar thief slag slut bitch
cow pig dog cat animal monster freak loser retard scum junkie smackhead alcoholic addict nonce grass social worker
workers key keyworker doctor doctors gp nurse midwife dentist police officer council councillor solicitor lawyer
teacher school college nursery university hospital surgery clinic ward home house flat bungalow room bedroom bathroom
kitchen living garden door window roof wall walls ceiling floor boiler heating gas electric electricity leccy lecky
water meter mould mold rats mice bed beds sofa couch street streets road lane avenue city town area place address
postcode number phone mobile email name names surname nickname first last middle full real legal proper called call
calling known text texts message messages ring ringing money cash debt debts bill bills rent arrears mortgage loan
loans bank benefit benefits universal credit uc pip esa jsa dla allowance pension wages wage pay work job jobs
jobcentre shift boss food foodbank shopping milk nappies clothes shoes car bus train taxi tv telly internet wifi drugs
drug weed cannabis spice heroin coke cocaine crack methadone alcohol drink beer wine vodka gambling bet bets health
mental physical illness cancer stroke heart asthma anxiety depression ptsd adhd autism ocd bipolar medication meds
tablets pills therapy counselling counsellor support service services referral case appointment letter letters notice
eviction court bailiff bailiffs fine fines crime gang knife violence abuse rape assault theft burglary fraud scam noise
nuisance rubbish litter parking bin bins pothole potholes fire flood leak smoke accident emergency ambulance visa
asylum refugee immigrant citizen passport papers interpreter language english polish romanian urdu punjabi arabic
kurdish bengali pashto farsi ukrainian russian chinese spanish portuguese french german italian welsh scottish irish
british pakistani indian bangladeshi african somali eritrean sudanese syrian iraqi iranian afghan asian black white
muslim christian catholic hindu sikh buddhist jewish atheist human being data privacy law rights letter form forms
paperwork question questions answer answers reason problem problems issue issues trouble situation story life death
truth lie lies joke time times day days week weeks month months year years hour hours minute minutes monday tuesday
wednesday thursday friday saturday sunday january february march july august september october november december
weekday weekdays weekend weekends mornings afternoons evenings nights noon midday midnight anytime spring winter autumn
christmas easter birthday world country england britain uk god jesus christ hell heaven bloody fucking fuck fucked
fucker fuckoff feck sod bugger bollocks bastard bastards wanker twat prick dick dickhead cunt arse arsehole ass asshole
piss pissoff tosser knob bellend cock tit tits damn wank dogshit bullshit bs duck duckie chuck youth shug luv love
darling dear hun hunny babe babes bab boss pet bro bruv fam cuz geezer sir madam maam miss mr mrs ms
"""
_VERBS = """
add agree allow answer apply argue arrive ask asked attack bear beat become began beg believe belong bite blame bleed
book borrow bother bought bring brought build burn buy care catch cause change check choose clean close complain cook
cost count cover cry cut deal decide depend describe deserve destroy die died drink drive drop eat eaten enjoy enter
escape exist expect explain fail fall feed feel fell felt fight fill find finish fix flooded follow forget forgot
forgotten forgive found gave guess hate hated hates hear heard hide hit hits hope hoping hurry hurts imagine improve
include join jump kick kicked kicking kill kiss knock know knew known knows laugh lay learn leave leaving left lend lie
listen live lived lives lock locked look looks lose lost love manage matter matters mean means meant meet mention mind
miss missed move moved need needed needs offer open opened owe owed own paid pass pay phone pick plan play prefer
preferred prepared pretend prevent promise protect prove pull punch punched push quit reach read realise receive
recommend record refer referred refuse relax remember remind remove repair repeat reply report respond rest return rob
run sack save saw scare scream seek sell send sent serve share shout shouted shouts show shut sign sit sleep slept
smell smoke solve sort sorted sound speak spell spelled spelt spend split spoke stand stare stay stayed steal stole
struggle struggles suck suffer suggest support suppose survive swear take taken talk talking tell telling thank thinks
threaten threw throw told touch treat trust turn turned understand wake walk wash watch wear whisper win wish wonder
work worked works worry write wrote yell able actual actually already angry anyway apparently asap available aware
basically boring brief broad careful cheap clear close common complete correct current daily dark deep dirty dry due
easy empty enough entire equal exact extra fair familiar famous far fast final flat foreign former forward fresh front
full fully funny general gentle gradually half happy heavy honest honestly horrible hopefully ideal immediate
independent just large late lately left less likely literally local long loose loud lucky main mainly minor missing
mostly naked narrow natural necessary negative neither normal obvious odd ordinary original overall particular past
patient perfect personal plain pleasant plenty polite popular positive present previous proper public quick quickly
quiet quietly rare raw recent recently regular regularly relevant responsible rude scary separate shortly silent
similar simply slow slowly soft solid special stable steady stiff strict strong sudden suddenly suitable temporary
tight total totally tough true typical unable unfair unfortunately unlikely upstairs downstairs useful valid various
violent visible vulnerable weak weekly wide wild wise wonderful yesterday young accent account action advice age agency
agreement amount attention award basis bit bits body bottle box bunch bunch business chance charge choice class clue
community company complaint concern control couple culture customer damage date deal decision deposit details diet
difference direction disease door effort evidence example experience eye eyes face fact fault favour fear feeling fence
figure finger foot fun future game glass goal ground group guest hair hand hands hat head heat height hobby idea
identity income information injury interest key knowledge lack law lawyer leg level library licence light line list lot
lots luck lunch management market mate meal meat meeting member memory mess metal method mind mistake mix model mood
mouth music nature neck nerve news none note office opinion order organisation owner page pair paper park part party
path pattern peace people period permission piece plan plate point power practice pressure price prison process product
progress project proof property purpose quality rate reach record relationship religion request respect response result
review risk role row rule safety scale scene score season seat section security sense series set sex shape share shop
side sight sign size skill skin sleep society sound source space speech speed spirit sport stage standard state step
stick stock stone store stress structure stuff style subject success sugar sun surface system table tax tea team temper
terms test thought threat ticket tone tongue tool top total touch tour trade traffic training travel trick trip type
unit value vehicle version victim view visit voice vote war waste weapon weather wedding weight wind wing winner word
words yard zone
"""
_ALSO_NAMES = "alexa anna autumn bill chance guy hope mo rob tara ty will mark may"
_ALL = (_SMALL, _ANSWERS, _FEELINGS, _PEOPLE_AND_THINGS, _VERBS)
COMMON = frozenset(" ".join(_ALL).split()) - frozenset(_ALSO_NAMES.split())
