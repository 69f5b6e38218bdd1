"""First names common in and around Stoke-on-Trent, for places where only a known name may be taken for one ("im Kev").

Not a list of who may have a name: asked for it, anything that is not a plain word is taken. Spelling in lower case.
"""

_BRITISH = """
trev debs chels jodes raz vern rafi jayd lew helena wes
aaron abbie abby abigail adam adele adrian aidan aimee alan albert alec alex alexa alexander alexandra alfie alice
alicia alison alistair allan allison amanda amelia amy andrea andrew andy angela angie anita ann anna annabel anne
annette annie anthony antony archie arthur ashleigh ashley audrey ava barbara barry beatrice becca becky belinda ben
benjamin bernadette bernard bernie bert beryl beth bethan bethany betty beverley bev billy blake bob bobby bonnie
bradley brad brandon brenda brendan brett brian bridget bronwyn bruce bryan caitlin callum cameron carl carla carly
carmen caroline carolyn carrie casey cassie catherine cath cathy cecil cerys charles charlie charlotte cheryl chloe
chris chrissy christina christine christopher claire clare clara clive colin connor conor corey courtney craig curtis
cynthia daisy damian damien dan dani daniel danielle danny daphne darren darryl dave david davey deb debbie deborah
debra declan deirdre denis denise dennis derek desmond diana diane dinah dominic don donald donna doreen doris dorothy
dot doug douglas duncan dylan eddie edith edna edward edwin eileen elaine eleanor elena eliza elizabeth ella ellen
ellie elliot elliott elsie emily emma eric erica erin ernest ernie ethan ethel eva evan evelyn evie fiona florence flo
frances francesca francis fred freda freddie freya gail gareth garry gary gavin gaynor gemma gene geoff geoffrey george
georgia georgina gerald geraldine gerard gerry gill gillian gina gladys glenda glenn glenys gloria gordon graham greg
gregory gwen hannah harold harriet harriett harrison harry harvey hayley helen henry herbert hilary hilda howard hugh
hugo ian imogen irene isaac isabel isabella isabelle isla isobel jackie jacky jacob jacqueline jacqui jaden jaime jake
james jamie jan jane janet janice janine jason jasmine jayden jayne jean jeanette jeff jeffrey jen jenna jennifer jenny
jeremy jess jessica jessie jill jim jimmy joan joanna joanne jodie jody joe joel joey john johnny jon jonathan jonny
jordan joseph josephine josh joshua joyce judith judy julia julian julie juliet june justin kaitlyn karen karl karla
kat kate katherine kathleen kath kathryn kathy katie katrina katy kay kayleigh keeley keiran keith kelly kelsey kelvin
ken kenneth kenny kerry kev kevin kieran kim kimberley kirsty kirk kyle kylie lacey lana lara laura lauren laurence
lawrence leah leanne lee leigh len lenny leo leon leonard leslie lesley lewis lexi liam libby lily linda lindsay
lindsey lisa liz lizzie lloyd logan lois lola lorna lorraine louis louise luca lucas lucy luke lydia lyn lynda lynn
lynne lynsey mabel maddie madison maggie malcolm mandy marc marcus margaret marge maria marian marie marilyn marion
marjorie marlene martha martin martyn mary mason matilda matt matthew maureen mavis maxine megan mel melanie melissa
meryl mia michael michaela michelle mick mickey mike mildred millie milly mitch moira mollie molly mo monica morgan
morris muriel myra nadine nancy naomi natalie natasha nathan neil nell nellie nick nicky nicola nicole nigel nikki nina
noah noel nora noreen norma norman olive oliver olivia ollie oscar owen paddy pam pamela patricia patrick paul paula
pauline paulette peggy pete peter phil philip phillip phillipa phoebe phyllis poppy priscilla rachael rachel ralph raymond
rebecca reece reg reggie reginald rhian rhys ria ricky riley rita robbie robert roberta roger ron ronald ronnie rory
rosalind rosemary rosie ross roxanne roy russ russell ruth ryan sadie sally sam samantha sammy samuel sandra sara sarah
scott seamus sean shane shannon sharon shaun shaz shazza sheila shelley sheryl shirley sian sid sidney simon sinead
siobhan skye sonia sophia sophie stacey stacy stan stanley stella steph stephanie stephen steve steven stewart stu
stuart susan susie suzanne sybil sylvia tamara tammy tania tanya tara ted teresa terence terri terry tess tessa thelma
theo theresa thomas tia tiffany tim timmy timothy tina toby tom tommy toni tony tracey tracy travis trevor tricia trish
trudy tyler valerie vanessa vera vernon veronica vicki vickie vicky victor victoria vince vincent viv vivian vivien
wayne wendy wilf wilfred william willie winifred winnie yasmin yvette yvonne zac zach zachary zak zara zoe gaz baz daz
loz jez chaz tez maz kaz shell bex becs nat lou trace lynz stevie georgie jools jacquie mags
"""
_SOUTH_ASIAN = """
aaliyah aamir aarav abbas abdul abdullah abid adeel adil aisha aamna ahmad ahmed ahsan aliya akbar akhtar ali amina
amir amit amjad amrit amna ananya anil anisa anjali anwar arif arjun arshad arslan asad ashok asif asim asma atif ayaan
ayesha azhar aziz babar balbir baljit bashir bilal bushra deepa deepak dilip ehsan faisal farah farhan farida farooq
farzana fatima fawad fozia gagan ghulam gurpreet habib hafsa haider hamid hamza haris harjit harpreet haroon hasan
hassan hina humaira hussain husnain ibrahim imran inayat iqbal irfan iram ishaan ismail jabeen jamal jamil jaspreet
javed jaswinder junaid kabir kamal kamran karim kashif kaur khadija khalid khan khurram kiran komal krishna kuldeep
lakshmi maham mahmood majid malik mandeep maninder manjit manpreet maria maryam mehmood meena mohammad mohammed mohan
mohsin mubarak muhammad mukesh munir mustafa nabila nadeem nadia naheed naila nasreen nasir naveed nazia neelam neha
nighat nisha noor nusrat omar parveen pooja prakash pradeep pravin priya qasim raheel rahul raj rajesh rajinder raju
rakesh ramesh ranjit rashid ravi razia rehana rehman rekha reshma rizwan rohan rohit rubina rukhsana saba sabina sabir
sadia safia saima sajid salim salma sameer samina sana sandeep sangeeta sanjay saqib sarfraz sathish seema shabana
shabir shafiq shahbaz shahid shahida shaista shakeel shamim shazia sheraz sidra simran sohail suleman sukhdeep
sukhwinder sultan sumaira sunita suresh syed tahir tahira talha tariq tasleem usha usman uzma vijay vikram vinod waheed
waqar waqas wasim yaqub yasir yasmeen yousaf younis yusuf zahid zahida zahra zainab zaheer zakir zeeshan zubair
zulfiqar
"""
_EASTERN_EUROPEAN = """
adriana agata agnieszka alicja alina ana andrei andrzej aneta anca anja ania artur asia barbora beata bogdan bogusia
bozena cristi cristian cristina czeslaw dana daniela danuta dariusz darek diana dominik dorota edyta elzbieta emilia
ewa florin gabriela gheorghe grazyna grzegorz halina hanna henryk ioana ion ionut irina iryna iwona izabela jacek
jadwiga jakub jan janusz jarek jaroslaw jerzy joanna jolanta jozef justyna kacper kamil kamila karolina kasia katarzyna
kazimierz kinga konrad krystyna krzysztof kuba laszlo laura lech leszek liliana lukasz maciej magda magdalena
malgorzata marcin marek mariana mariusz marta marzena mateusz michal mihaela mihai mihaela milan mircea miroslav monika
natalia nicolae nicoleta nikola olena oksana olga oleksandr ondrej patrycja patryk pavel pawel petra piotr przemek
radek radoslaw radu rafal razvan renata robert roksana roman ryszard sebastian sergiu silvia simona slawomir sorin
stanislaw stefan stefania svetlana szymon tadeusz teodora tomasz tomas tomek urszula valentin valentina vasile viktor
violeta vlad volodymyr waldemar wanda wieslaw wiktor wiktoria wojciech wojtek yulia zbigniew zdenek zofia zuzana
zuzanna zsolt
"""
_ARABIC_AND_KURDISH = """
abdelaziz abdirahman abu adnan ahlam alaa amal amin amira anas asmaa ayman azad aza basma bassam dalia diyar dina elham
esra fadi fadia faris farid farzad firas ghassan hadi hala hanan hani hasna hawa hawre hayat heba hiwa huda hussein
hussam idris iman ismael jalal jamila jawad karwan kawa khaled laila lamia layla leila lina loubna mahdi mahmoud mais
majed manal mariam marwan marwa mazen mehdi mohamad mohamed mona mouna mourad muna murad nabil nada nadir nasrin nawal
noura nour omed omid osama osman rana rania rasha rawan rebwar reem reza rima rojin rola saad sabah saeed sahar said
salah saleh samer samir sami samira sara sardar shilan shirin soran suha sulaiman tarek wafa wael walid waleed wassim
yahya yara yaser yassin youssef zaid zain zainab zana ziad
"""
_MORE = """
aleksandra aleksander alexandru andreea anastasia babs berivan bianca blessings brandy carys chan chanel chantal
chantelle charmaine chelle daina daisie dalal darcey darcy deano denisa denisia dilan ebony ellis ellie-mae elona
endrit erion ermal ervin esme faizan farzad fatjon filip finley finn fitim florina florence frankie freddy gabriel gaby
georgiana gintare hamed hamida hawkar hiba hollie huw ilie ilir indrit ionela isra ivana jaid jamie-lee jaxon jermaine
jodi jolene jordon josie kai kaiden kaja kamran kara kasey kaya keely keisha keira kenzie kian kiera klaudia klevis
krisztina kristina kyra kyran lacie larisa leigh-anne leland lenka leona leticia lexie loredana lukas macy maisie malak
malika marek mareks marianne marko marlena martyna masoud maureen maya mckenzie megi mehmet mehran milena milly mirela
miriam mohsen morgana mujahid mustafa nabeela naila narges nasir natasza nazir neve nevaeh niall niamh nojan oana ola
oliwia olwen orla osman oskar otis paige parisa payal paulina pav payam pawan poonam precila radka ravinder rayan reece
reyhan rhiannon richie rojda romana rosalie rosanna roza rubel ruhi rukia sabrina sadaf saffron safiya saira saleem
saman samiya sanaz sania sarwar savannah selina serena shabnam shakila shamim shamima shanaz shania shanice shaniqua
sharifa shayan shaz sheena shona shreya siddique sienna sinan skye sohaib sohan soraya soren ste stevo stu suki sukhi
susanna sushma swati tabitha tadas tahmina talia tamanna tariq tatiana tayyab teddy tegan temi tez theresia tilly
tomasz tommo toyah trixie tudor ubaid ula ursula valeria vanda vasil veronika viki vlad wajid wafaa xhoana yasin yonas
yousra yunus yusra yvonna zafar zahir zaki zana zaynab zehra zenab zhanna zia zina zoran
"""
_AFRICAN_AND_MORE = """
abebe abena adaeze ade adebayo akosua ama amara aminata aster binta bosede chidi chika chinedu chioma dawit efua ekow
emeka fatou fatoumata femi funmi gebre habtom haile hirut ifeoma ikenna isatu kelechi kemi kofi kojo kwame kwasi lamin
luwam mamadou meron mulu musa nana ngozi nkechi obinna olu oluwaseun oumar ousmane rahel samuel segun selam semhar
senait tamba tendai tesfay tigist tinashe titi tunde uche yemi yohannes yonas carlos jose joao juan luis mateo miguel
paulo pedro rui santiago ahn chen hao huan huong jing kenji linh mei ming nguyen rosa thuy tuan wei xiang xin yuki
"""
_YET_MORE = """
abdi abeba ada adebola adeola agnes akua alf alfred aliyah almaz amarjit aminah aoife assumpta ayo aysha babatunde
balvinder basil berhane bertha beverly brayden bronagh bukola calum carley catalin caz cedric chanelle chardonnay
chiamaka ciaran cillian ciprian clarence claudia clifford cosmin costel cyril demi dermot doina donal dumitru ebele
eilidh ejike eoin euan ewan eyob fergus feven ffion filmon florentina folake ghazala gilbert glynis hafeez hagos
haleema hamish hayden hayleigh horace ibrar ida ieuan iftikhar ikechukwu ilyas iqra ishaq iulia jaiden kane karley
kayley kerrie kidane kimberly kulsum kurt kwesi latoya laurentiu lavinia leighann lidya liviu lubna lucian lyndsey
maqsood marius maud mehari mehreen merhawi mhairi michele misbah morag moz mumtaz muneer myrtle naeem nargis neville
nnamdi norris nosheen obi octavian olwyn orlagh ovidiu parminder patsie patsy percy petru rabia rafiq raluca ramona
rhianna rihanna robel roxana sakina samrawit satnam semere seun sobia sylwia tabassum tamsin teagan tiana tiegan tobi
tola trina trisha umar una velma walter waseem yaw zainabu zeineb rach tash soph jules bex cath kath steph shan chel
"""
_ALL = (_BRITISH, _SOUTH_ASIAN, _EASTERN_EUROPEAN, _ARABIC_AND_KURDISH, _AFRICAN_AND_MORE, _MORE, _YET_MORE)
FIRST_NAMES = frozenset(" ".join(_ALL).split())

# Names that are also plain words, places or ways to be ("im christian", "im rich"): taken where a name is asked for or
# clearly introduced, and from a bare "I'm …" only with a capital.
ALSO_WORDS = frozenset("""
angel art bear blessing chance charity cherry clay crystal destiny faith ginger grant guy harmony honey hope joy
justice lance may melody mercy miles milton norton patience pearl precious prince princess shah sky star storm summer
sunny temperance trinity victory violet will willow autumn ty mo tara rocky rusty said jay kit nat lou ash cliff gift sola
""".split())
# Never from a bare "I'm …", capital or not.
NEVER_AFTER_IM = frozenset(
    "christian gay rich frank london paris india china israel chelsea major virginia german roman".split()
)
_ALSO_PLAIN = """
amber april bill lil jo al ed bo cy ty mo vi di si chase dale dawn dean drew eve glen grace hazel heather holly iris
ivy jade lilly lily mark max pat paige penny ray rob robin rose ruby sandy sue jewel carol gloria jack
"""
PLAIN_ENOUGH = frozenset(_ALSO_PLAIN.split())
FIRST_NAMES = (FIRST_NAMES | PLAIN_ENOUGH) - ALSO_WORDS - NEVER_AFTER_IM
NAMES_ALSO_TIMES = frozenset("june dawn april may jan eve summer autumn".split())  # "its june" is a month

# Surnames that are plain words, after a first name ("Sarah Young").
PLAIN_SURNAMES = frozenset("""
young brown black white green gray king wood woods hill stone bell cook price wise short long little small day knight
street ward church wall wells love best sharp fox bird marsh field hall walker turner baker taylor smith carter parker
cooper mason miller fisher gardner porter shepherd page rice rose west north brooks banks bridges lane parks waters
winter frost snow moon steel power bull wolf swan peacock dale mills ball bond cross dean hope english french german
scott wales ireland welsh irish moss reed park stock savage grace gold silver penny pope bishop abbott carpenter cash
may daft key speed strong wild
""".split())
