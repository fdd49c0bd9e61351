"""Common English words, by which a word that begins a sentence is told from a name.

Counted in lower case in the openly licensed development sets (CC BY 4.0, MIT, Apache-2.0) and in
our own guidance; single words only, reduced to their base forms where those are listed too.
"""

from typing import Final

from companion.text.remembered import remembered
from companion.text.verb_lists import BOTH_NOUN_AND_VERB, VERBS, word_set
from companion.text.words import STOP_WORDS

_LISTED: Final = word_set(
    """
    abandoned ability able abnormalities aboard abroad absence absent absolute absorb abstract abuse
    academia academic academies accelerate accelerator accept acceptable acceptance access
    accessibility accessible accessories accident accidental accommodate accommodation accompany
    accomplish accomplishments accordance according account accountability accountant accreditation
    accredited accuracy accurate achievement acknowledged acoustic acquaintance acquainted
    acquisition across action activate activation active activity actors actual acute adaptation
    adaptive addition additional adequate adhere adherence adjoining adjustment administration
    administrative administrator admire admission adolescents adopt adoption ads adult advancement
    advantage adverse advert advertisement advice advisory advocacy aerial aesthetic affairs affect
    affordable afraid afternoon afterwards age aged agency agenda agent agile aging ago agreement
    agricultural agriculture ahead aid air aircraft airfield airline airport aka alarm albeit
    alcohol alert algae algorithm align alignment alike alive allegations allergic allocated
    allocation alloy ally almost alone along alongside aloud already alright alter alternate
    alternative although altitude altogether aluminium always amazing ambassador ambient ambiguous
    ambition ambitious ambulance among amongst amount amplifier amusement analysis analyst
    analytical analytics anatomy ancient android angel anger angle angry angular animal anniversary
    announcement annoyed annoying annual another antenna anthropology anti antibiotics anticipated
    anxiety anybody anymore anyone anything anytime anyway anywhere apart apartment api apollo
    apology app apparatus apparel apparent appeal appear appearance appetite apple appliances
    applicable applicants application appointed appointment appraisal appreciation apprentice
    apprenticeship appropriate approval approximate aquatic arbitrary arbitration arch
    archaeological archaeology architectural architecture archival archive area arguably argument
    arise arithmetic arm army arose around arrangement array arrow art article articulated artifact
    artificial artist artistic artwork ashamed aside aspect asphalt aspirations assembly assessment
    asset assignment assistance assistant associate association assumption assurance assure ate
    athletes athletic atlas atmospheric atomic atoms attach attachment attack attain attendance
    attendees attention attitude attraction attractive attributes auction audi audience audio
    audition auditor auditory augmented authentication author authority authorization authorized
    authorship auto automatic automatically automation automobile automotive autonomous autonomy
    autumn auxiliary availability available average await awards aware awareness away awesome awful
    awkward axis baby baccalaureate bachelor background backside backup backward bacteria bad badger
    bag baggage baked baking ball banana band bandages bandwidth bank bankruptcy banner bar barbed
    bare bargain barley barns barrier base baseline bash basic basically basis basket bat batch
    bathing battery bay beam bear beast beautiful beauty became bed bedside beer bees beforehand
    began beginner begs begun behalf behave behavior behavioral behaviour behind belief bells bend
    beneficial beside best bet beta betrayal better beverage beyond bias big bigger biggest bike
    bill billion binary bind bio biochemistry biodiversity biological biologist biology biomass
    biomedical biotechnology bird birth birthday bit black bladder blade blah blamed blank bleep
    blind blinking block blog blood blow blown blue bluff board boat body boiler bold bolts bond
    bone bonus booklet boom boot border bore born boss bot bottle bottom bought bounce bound
    boundary bowl box boy bracket bragging brain brake branch breach breakfast breath breeding brick
    bridge brief brigade bright brightness brilliant broad broadband broadcast broke broken brother
    brought browser brush bubble bucket bucks buffer bug built bulb bulk bulky bullet bulletin bunch
    bundle burden bureaucracy burn burst bus business busy butterfly button buzz buzzwords bye
    bypass cabins cable cache cadence cages cake cal calculations calculus calendar came camera
    campaign campus cancel cancellation cancer candidate candles candy canonical cap capability
    capable capacity capital capture car carbon card cardiovascular careful cargo carpet carrier
    carrot cartoon case cash casket cast cat catalogue catalyst category cattle caught causal cause
    ceiling celebration cell cellular cement cent centimetres central centralized centre century
    ceramic ceremonies certain certificate certification cha chain chalk chamber champion chan
    chance channel chaos chapter character characteristic charity chart chasing chat cheap cheating
    cheese chef chemical chemistry chief child childbirth childish children chip choice choirs chose
    chosen chrome chronic chunk church circle circuit circular circulation circumstances citation
    cited cites citizen city civic civil clap clarity clash class classic classical classification
    classify classroom clause clay cleanup clerical clerk clever click client climate clinic
    clinical clip clock closest closure cloth cloud club clue cluster coal coalition coastal coat
    cobra coffee cognition cognitive cold collaboration collaborative collaborators collapse
    colleague collection collective collector college color colorful colour colourful column combat
    combination comfortable comfortably comment commercial commitment committee commodity common
    communication community compact companion company comparable comparative comparison compartment
    compatibility compatible compelling compensation competition competitive competitor compilation
    compiled compiling complain complaint complement completion complex complexity compliance
    complicated compliment comply component composite composition compound comprehension
    comprehensive compressed compression comprises compulsory computation computational compute con
    concept conceptual concern concerts concessions conclude conclusion concourse concrete
    concurrent condition conditional conference confidence confident confidential configuration
    configured confined confirmation conflict conform confuse confusion connection connectivity
    conscious consensus consent consequences consequently conservation conserve considerable
    considerably consideration consist consistency consistent console consolidation constant
    constituency constituent constitutes constrained constraint construct construction consultancy
    consultant consultation consume consumption contain contaminated contamination content context
    continental continuation continue continuity continuous contractor contractual contradiction
    contrary contrast contribution contributor controller convenience convenient convention
    conventional conversation conversion cookie cool coop cooperate cooperation cooperative
    coordination coordinator copper cord core cork corner corporate corpus correction correctional
    correlation correspond correspondence corridor cosine cosmetic costume couch council councillor
    counterparts country county couple courage course court courtesy cousin coverage cow crack
    craftsman crank crap crash crate crazy creation creative creativity credentials credibility
    credible credit creep crew crime criminal crisis criteria criterion critical criticised
    criticism critique crop cross crossings crowd crown crucial crude crush crystal cube cubic cue
    cultural culture curiosity curious currency current curriculum curvature curve cushion custom
    customized cute cyber dad daddy daemon daily dairy damn danger dangerous dark dash dashboard dat
    data database daughter day dead deadline deaf dealt dear death debris debt dec decade decent
    decision decisive deck declared declares decline decor decorate decorative decrease dedicated
    deep default defeat defective defects defendant defense defensive deficit definite definition
    definitive degree del delay delegation delete deliberate delicate delivery delta dem dementia
    demo democratic demographic demon demonstration denied dense dental dentist dentistry denying
    departing department depend dependency dependent deployment deposit depression depth deputy
    derive derrick des description desert designate desire desk desktop despite destination detail
    detection detector determination dev development developmental devi device devote diagnosis
    diagnostic diagonal diagram dial dialect dialogue dictated dictionary die diesel differ
    difference different difficult difficulty dig digit digital dilemma dimension dining dinner dip
    diploma direction directional director directory dirt dirty disability disabled disadvantage
    disagreement disappear disappointed disappointment disaster disc discarded discharge
    disciplinary disciplines discount discourse discovery discreet discrete discretion
    discrimination discussion disease dish disk dislike disorders dispatch display disposal dispose
    dispute disruption dissemination distance distant distinct distinction distinctive distress
    distribute distribution distributor district disturb ditch dive diverse diversity divide
    division doc dock doctor doctoral doctorate documentary documentation doe dog dollar domain
    domestic donate donations done donor door dormant dose dot doubt dough download downstairs
    downstream downward dozen drag drains drama dramatic drawn dread dressing drew dried drill drink
    driven drone drought drown drug dry duck due dumb dump dun durable duration dust duty dynamic
    dynamo ear earlier earliest earth earthquake easier easiest easily east easy eat echo ecological
    ecology economic economical economy ecosystem edge editor editorial education educational
    educator effect effective effectiveness efficiency efficient effort eggs eight eighteen eighth
    eighty either elaborate elastic elderly election electric electrical electrician electricity
    electromagnetic electron electronic elegant element elementary elephant elevators eleven
    eligibility eligible eliminate elk else elsewhere email embodied emerge emergency emissions
    emotional emphasis emphasize empirical employee employment empty enamel encoded encounter
    encouragement encryption endurance energy enforcement engagement engine engraved enhancement
    enormous enough enriched ensemble enterprise entertain entertainment enthusiasm enthusiast
    enthusiastic entire entity entrance entrepreneurship entry envelope environment environmental
    enzyme epidemic episodes equal equality equation equipment equipped equity equivalent erase
    erect erosion error especially essay essential establishment estate esteem estimation ethical
    ethics euros evaluation even event eventual ever every everybody everyone everything everywhere
    evidence evident evolution evolutionary exact exam examination example excavation excellent
    except exception exceptional excess exchange excited excitement exciting exclude exclusively
    excuse execution executive exhausted exhaustion exhibition exist exit expansion expect
    expectation expeditions expenditure expense expensive experimental experimentation expert
    expertise explanation explicit exploded exploration explosion explosives expose exposure
    expression extension extensive extent exterior external extra extract extraction extreme eye
    fabric fabricated facial facility fact factor factory faculty fades fading failure fair fairness
    faith fake fallback fallen false fame familiar familiarity family famous fan fancy fantastic far
    fare farewell farm fascinating fashion fashionable fast fastest fat father fault favor favorite
    favour favourite feasibility feasible feathers feature feb fed federal fee feed feedback feet
    fell fellow fellowship felt female fences fetch fiber fibre field fifteen fifteenth fifth fifty
    filter final financial fine finger fingernails fingerprint fire firm first fiscal fish fitness
    five fixtures flag flash flat flaw flew flexibility flexible flick flight flip floor flop flow
    flu fluency fluent fluffy fluid fluorescent flush fly fold folk font food foot footprint force
    forecast foreign foreman foremost forensic forest forestry forever forgot forgotten formal
    format formation formulation forth forty forum forward foundation four fourteen fourth fragile
    fragments frame framework franchise fraud freedom freelance freeze freight frequency frequent
    fresh friend friendship front frontal frowned frozen fruit frustrated frustrating fry fuck fuel
    full fully fun functional functionality fundamental fundraiser fundraising funeral fungi funky
    funny fur furnace furnishings furniture furry furthermore fusion future futuristic fuzzy
    gambling game gang gap garage garment garnered gas gate gateway gauge gave gear geek gems gender
    gene general generation generator generic generous genesis genetic genetically genome genre
    gentle gentlemen geographic geographical geological gesture giant gift gig girls given glad
    glance glass glee global globe gloves glow glue goal goats god goes going gold golden golf gone
    good goodwill got gotten gov governance governing government governmental governors grab grace
    grade gradually grain grammar grammatical grandchildren grandparents granny grapes graph graphic
    graphical grass grateful gravel grazing great greatest green greeting grew grey grid grind grip
    grocery gross ground group grown growth guarantee guards guess guest guidance guidelines guild
    gun gut guy habit habitat hadn hair half halfway hall halves hand handover handwriting handy
    hang happy harassment hard harden hardest hardware harm harmful harmless harness harsh harvest
    hash haste hate haul hazardous hazards head headline health healthcare healthy heap heard heart
    heat heavily heavy held hell hello helpful herbal hesitate hesitation hey hid hidden hide
    hierarchical high highest highlight highways hill hinges hip historical history hit hmm hole
    holiday home homeland homework honest honesty honey honor hood hook hope hopefully horizontal
    horns horrible horse horticultural hospice hospital hospitality hostile hot hotel hour house
    household hovering however huge huh human humanitarian humanities hundred hung hungry hunting
    hurry hurt husband hybrid hydraulic hydro hydroelectric hydrogen hygiene hypothetical ice icon
    idea ideal identical identifiable identification identity idle ignore ill illegal illness
    illuminated illustration image imagery imagination immediate immense immigrant immigration imp
    impact impaired implant implementation implication importance important imposed impossible
    impression impressive improper improvement inactive incentives inch incident inclined inclusion
    inclusive income incomplete inconsistent incorporate incorporation incorrect incredibly incurred
    indeed independence independent index indicate indication indicator indigenous individual
    indoors inducing induction industrial industry inexpensive infection infectious inference info
    informal information infrared infrastructure ingredients inherently inheritance inherited
    initial initiative injured injury ink inland inline inner innovation innovative input inquiry
    ins insects insert inside insight insisted inspection inspiration inspirational installation
    installment instance instantly instead institute institution institutional instructed
    instruction instructional instructors instrument instrumental instrumentation insulation
    insurance insurer int intake integral integration integrity intellectual intelligence
    intelligent intend intensity intensive intent intention interact interaction interactive
    interest interfaces interfere interference interim interior intermediate intern internal
    international internet internship interpret interpretation interrupt interruption intersection
    intervals intervention intrigued introduction introductory intuition intuitive invariant
    invasion invasive inventory inversion investigate investigation investigator investment investor
    invisible invitation invite invoked involvement ios iron irony irregular irrelevant irrigation
    irritating island isolated isolation item jets jewelry job joint joked jokes joking journal
    journey journeyman judgement july jump junior justice keen kept kernel key keyboard keywords kid
    kind kinda kindergarten kinetic kitchen knew knives knowledge known lab labor laboratory labour
    ladder laid lake lamp landmark landscape language laptop large largest laser last late latest
    latter lattice laughed laughs laundry law lawn lawsuits lawyer layout lazy leadership leaf leaks
    lean leap learnt lease least leather led left legal legislation legislative legislators
    legitimacy legitimate legs leisure lemon length lens less lesson letter liability liaison
    liberty library libre licence license lid lie life lifelong lift lightweight likeness likewise
    limit limitation line linear linguist linguistic liquid list lit literacy literally literature
    lithium litigation little livestock lizard loan local locality locate location locomotive
    lodging log logic logical logistical logistics logo lonely long longest loop loose loosen loss
    lost lot loud low lowest loyal loyalty luck luckily luggage lumber lunch lung lying machine
    machinery macro mad made magazines magnetic mail main mainstream maintenance major majority
    makeup male man management managerial mandated mandatory mango manifesto manipulate manipulation
    manner manual manufacture manuscripts many marble march margin marine marital marketplace
    marriage married masks masonry mass massive mate material maternity math mathematical
    mathematics matrix mature maturity maximum may maybe meal mean meaningful meant meantime
    meanwhile measurement meat mechanical mechanism media median mediation medical medication
    medicinal medicine medium mel member membership memo memory men mental mentee mention mentorship
    menu merchandise merely mesh mess message messy met meta metabolic metabolism metadata metal
    meteorological method methodology metric metropolitan mic mice micro microphone microscope
    microscopic microscopy microwave mid middle midnight might migration mile milestone military
    milk mill millennium millimetres million min mind mine mineral minimal minimum minister minor
    minorities minus minute mirror mis missiles mission mistake misunderstanding mix mixture mmm
    mobile mobility mock mode modern modernization modest modification modify modular module
    molecular molecules molten moment monetary money monkey month mood moral moreover morning morse
    mortality mortgage mother motif motion motivation motives motor motorcycle motorized motto mount
    mouse mouth movement movie much mud multi multiplayer multiple multitude mundane municipal
    municipality muscle muscular museum music musical must mute mutual nah nails naive narrative
    narrow nasty nation national native natural nature navigation near nearest neat necessarily
    necessary necessity needles negative neglected negotiation neighbour neither nerve nervous net
    neural neuroscience neutral never new newcomer newest newsletter newspapers next nice niche
    nickel nickname night nine nineteen ninety nobody node noise noisy nominal non none nonetheless
    nonprofit noon norm normal north northern notable notation notch notebook noteworthy nothing
    noticeably notification notion noun nov novel novelty november now nowadays nowhere nuclear null
    number nursery nutrition nutritional nuts obesity objection objective obligation observation
    observe obsolete obstacle obvious occasion occasionally occupational occupations occupied occur
    ocean oct odd office official offline offset often oil okay old omitted one oneself ongoing
    online onto operation operational operator opinion opportunity opposed opposite opt optic
    optical optimal optimistic optimization optimum option optional oral orange orbital orchestra
    ordinary ore organic organisation organism organization organizational organs orientation
    oriented origin original ornamental otherwise outbreak outcome outdated outfit outgoing outline
    outlook output outreach outset outside outstanding oval overall overhaul overhead overlap
    overseas overseen oversight overtime overview overwhelmed overwhelming owe owed pack package
    packhouse pad page paid pain pair pale palm panel panther pantry paper paperwork par para
    paradigm paragraph parallel parameter parcel parent parental parish park parliamentary partial
    participant participation particle particular partnership party passage passenger passion
    passionate password past pasta paste patch patent path pathology pathways patience patient
    patrol patron pattern pause pavement paving payment peak pear peeling peer pen penalty pencil
    pending pension people per perceive percent percentage perception perfect performance perhaps
    period periodic periodically periodicals peripheral permanent permit persist persistent person
    personal personality personnel perspective pertaining pest pet petroleum pharmaceutical pharmacy
    phase phenomena phenomenon philosophy phonetic photo photographic photography php phrase
    physical physicians physics physiological physiology picture piece pier pig pigment pile pink
    pinned pins pipe pipeline pistol pits pity pizza placement plain plane planner plaster plastic
    plate plateau platform plausible playground pleasant please pleasure pledge plenty plot plug
    plumbing plural plus pocket pod podcast poetry point pointless police policy polite political
    politicians politics polled pollution polymer pool poor pop popular popularity population port
    portable portal portfolio portion pose position positive possibility possible possibly postage
    postal postdoc postdoctoral posterior postgraduate postponed posture pot potato potential
    pottery poultry pounds pour poverty power powerful practical practitioners praise pre precedence
    precedent precious precise precision predecessor prediction predominantly prefer preference
    prefix pregnancy pregnant preliminary premature premier premise prep preparation preschool
    prescribed prescription presence presentation preserve pressure presumably pretend pretty
    prevalent prevention previous pride primarily primary principal principle print prior priority
    prison privacy private privileged privileges prize pro probability probably probation problem
    problematic procedural procedure proceed processor procurement product production productive
    productivity profession professional professors proficient profile profitable progressive
    projection prominent promotion promotional prompt pronouns pronunciation proof propagation
    proper property proportion proposal prose prospective protection protective protein protocol
    prototype protruding proud proven provision provisional proximity psychological psychology
    public publication pull pulmonary pulp pump punch pure purple purpose puzzles python
    qualification qualifiers quality quantitative quantity quarry quarter que query queue quick
    quiet quite quota rabbit rack radar radiation radical radio radioactive rail railroad railway
    rains ramp ran ranch random range rapid rare rat rather ratio raw rays reaction readiness ready
    real realistic reality reason reasonable reasonably reassured rebuilt rec recall receipt recent
    reception recipe reckon recognition recognizable recommendation reconciliation recovery
    recreation recreational recruitment rectangular recycled recycling red reduction redundancy
    redundant ref reference refills reflection refreshing refrigerator refugee refusal refuse regard
    regardless regime region regional registration registry regression regular regulate regulation
    regulators regulatory rehabilitation rehearsal reinforce reinforcement rejection relate relation
    relational relationship relative relax relay relevance relevant reliability reliable relief
    relieve religion religious relocation reluctant rely remainder remark remind remote removal
    rendered rendering renewable rent reorganisation repay repeat repetitive replacement replica
    replicate reply repository representation representative reproduce reproducible reproduction
    require requirement res resemble reservations reserve reset resident residential resistance
    resolution resort resource respective respiratory response responsibility responsible responsive
    restaurant restoration restrain restrict restriction restrictive retail retention retirement
    retrieval retrieve retro revenue reverse revisited revolutionary reworded rhythm rice rich rid
    ridiculous rig right rigid ring risen rival river road robot robotic robust rock rods role roof
    room roommate root rostering rosters rota rotate rotation rough round route routine row rub
    rubber rubbish rude ruin rule runways rural rushed rusty sacrifice sad safe safety said sake
    salary sale sample sand sanitation sanity sarcasm sarcastic sat satellite satisfaction
    satisfactory satisfy saw scan scared scary scattered scenario scene scented scheme scholar
    scholarship school science scientific scientist scoop scrap scratch screams screen screw script
    scroll scrub scrutiny sculpture seafood seal seamen season seasonal seat sec second secondary
    secret secretary section sector security sediments seed seem seen segment seismic seldom
    selection self semantic semester semi seminar senior sensible sensitive sensitivity sensor sent
    sentence sentiment separation sequence sergeant serialized series serious service session
    settlement setup seven seventeen seventy several severely sewage sexy shade shadow shake shall
    shame shape shareholder shark sharp shear sheds sheep sheet shelf shell shilling shine shipment
    sho shock shoe shop short shortage shortlisted shot shout showcase shown shrink shrubs shut
    shuttle shy sick sickness side sidewalks sideways sighs sight signal signature significant
    silence silent silicon silk silly silver sim similar similarities simple simplest simplicity
    simply simulated simulation simultaneously since sincerely single singular sink sister site
    situation six sixteen sixteenth sixty size skeletal skeptical ski skin skinny skip slack slash
    sleek slept slice slick slide slight slim slip slit slogan slot small smallest smart smell
    smooth snakes snow soaking soap soccer social societal society socket sofa soft software soil
    solar sold sole solid solo solution somebody someday somehow someone something sometime somewhat
    somewhere song soon sophisticated sorry source sous spa space spaceship spanning spans spare
    sparse spatial spec special specialist specialization specialty species specific specifically
    specification specimens spectra spectral spectrum speech spell spent spider spin spinal
    spiritual split spoke spoken sponge sporting sports spotlight spray spread spreadsheets spring
    square squeeze stability stabilization stable stack stadium stage stairs stake stakeholders
    stale stalled stamped stampede stamps standard standardized stars startup statement static
    station stationary statistical statistician statistics stats status statutes statutory steady
    steam steel stem stereo sterile steward sticky still stimulation sting stolen stone stood
    storage store storm story storyboard straight straighten straightforward strain strange
    strategic strategy strawberry stream streamlined street strength stress strict string strip
    strive strong strongest structural struggle stucco stuck student studio stuff stupid sturdy
    style stylized sub subject submission subordinate subscription subsequent subset substance
    substantial success successful succession successor sudden suffer sufficient sugar suggestion
    suicide suit suitable suite sulfur sum summary summer sun sunlight sunshine super superficial
    superior supermarket supervision supervisor supervisory supplement supplemental supplementary
    suppliers supportive suppose suppression sure surf surface surgeons surgery surgical surplus
    surrounding surveillance survival susceptible suspect suspension suspicious sustainability
    sustainable swallowed sweet swing swore sworn symbol symmetrical sync syndrome syntax synthesis
    synthesized synthetic system systematic tab table tablet tack tactics tag tail tailored
    takeaways taken talent tales tall tandem tangible tangled tank tap tape tar tariff task taste
    taught tax taxonomy tea team tech technical technician technique techno technological technology
    teenager teeth telecom telephone television temper temperature template temporal temporarily
    temporary temptation tempted ten tenant tense tension tensor tentative tenth tenure term
    terminal termination terminology terrestrial terrible terribly territory terrorism testify
    testimony text textile textual texture tha theater theatre theft theme theoretical theory
    therapeutic therapist therapy thereby therefore thereof thermal thesis thick thickness thin
    thing thinner third thirteen thirty tho thorough though thought thousand thread threat
    threatening three threshold throughout thrown thumb thursday tick ticket tie tied tiger tight
    tile till timber tin tiny tip tire tissue titan titanium title tmrw tobacco today together token
    told tomato tomorrow ton tone tongue tonight took tool topic topography topology torch torn toss
    total tough tourist tow toward town toxic toy trace traction tractor tracts tradition
    traditional traffic trail trainee traits trans transaction transcribed transcript transcription
    transformation transit translation translator transmission transmit transmitter transparency
    transparent transport transportation trap trauma traumatic treasurer treasury treatment tree
    tremendous tremor trenches trend triangle tribal trick tricky tried tries trigger trip triple
    trivial trouble truck true truly trunk truth tubes tuition tumor tune tunnel turbine turbo
    turnover tutor twelve twenty twice two type typical tyre ubiquitous ugly ultimate ultrasound
    umbrella unable uncertain uncertainty unchanged uncle unclear uncomfortable uncommon
    unconventional underestimating undergoing undergraduate underground underlying underneath
    underside understood undertaken undertook undo undone unemployed unexpected unfair unfamiliar
    unfortunately unified union unique unit universal university unless unlike unmanned unnatural
    unnecessary unofficial unpaid unpleasant unrelated unsafe unseen unstable unsure unused unusual
    upcoming upon upper ups upset upstream upward urban urge urgency urgent urine usable usage used
    useful useless user using usual utility utilization vacation vaccines vacuum vague valid
    validation validity valley valuable valuation valves vanilla vanished variability variable
    variance variants variation variety various vary vast vector vegetable vegetation vehicle
    velocity vendor ventilation venues verb verbal verdict verification version versus vertical
    vessel veteran via viable vibrating vicinity victim video view violations violence violent
    virtual virus visa visibility visible vision visitor visual vital vocabulary vocal vocational
    volume voluntarily voluntary vowels vulnerability vulnerable wage wagon wake wall war ward
    warehouse warm water waterways wave wax way weak weakest weaknesses weather weaving web website
    wee week weekday weekend weight weird welding well wellness went wet wetlands whatever wheel
    whenever whereas wherever whether whichever whilst whisper whistle white whoever whole wholesale
    whose wide widespread width wife wild wildlife wind window wine winter wire wireless wise
    withdrawn within without wizard woman women won wonderful wood wooden wool word workbooks
    workforce workplace workshop world worldwide worn worse worsened worst worth wow wrap wrists
    written wrong wrote yard yeah year yeast yell yellow yep yesterday yoga young youth zero zip
    zone zoo
    """
)
_KNOWN: Final = _LISTED | VERBS | BOTH_NOUN_AND_VERB | STOP_WORDS

_ENDINGS: Final = (
    ("ies", "y"),
    ("ied", "y"),
    ("ying", "ie"),
    ("ers", ""),
    ("ers", "e"),
    ("er", ""),
    ("er", "e"),
    ("est", ""),
    ("est", "e"),
    ("es", ""),
    ("ed", ""),
    ("ed", "e"),
    ("ing", ""),
    ("ing", "e"),
    ("ings", ""),
    ("ily", "y"),
    ("ly", ""),
    ("s", ""),
)
_SHORTEST_BASE: Final = 3


def known_words() -> frozenset[str]:
    """Return all words that are listed."""
    return _KNOWN


@remembered(most=8_192)
def is_common(word: str) -> bool:
    """Tell whether a word in small letters is common English, inflected or not."""
    return word in _KNOWN or any(
        base in _KNOWN or (base[-1] == base[-2] and base[:-1] in _KNOWN)
        for ending, instead in _ENDINGS
        if word.endswith(ending)
        and len(base := word.removesuffix(ending) + instead) >= _SHORTEST_BASE
    )
