"""The verbs that goals and profiles are written with."""

from typing import Final


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as text, which reads as words."""
    return frozenset(text.split())


VERBS: Final = word_set(
    """
    achieve acquire adapt add address adjust admit advance advertise advise advocate afford agree
    aim allow analyse analyze announce answer apologise apologize apply appreciate argue arrange
    arrive ask assemble assess assign assist assume attend attract automate avoid balance be beat
    become begin believe belong blend boost borrow break bring broaden build buy calculate calm
    carry catch celebrate chair choose clarify clean clear climb close coach code collaborate
    collect combine come communicate compare compete complete compose concentrate conduct confirm
    confront connect consider consolidate consult contribute convert convince cook coordinate cope
    correct cost counsel cover craft create cultivate cut deal debug decide deepen defend define
    delegate deliver demonstrate deploy describe deserve detect determine develop devise diagnose
    differentiate direct disagree discover discuss distinguish diversify do draft draw drive drop
    earn ease edit educate elevate embed embrace employ empower enable encourage end enforce engage
    engineer enhance enjoy ensure enter escalate establish estimate evaluate evolve examine exceed
    execute expand explain explore express extend face facilitate fail fall feel fight figure fill
    find finish fit fix follow forget formalise formalize formulate foster found free fulfil fulfill
    gain gather generate get give go graduate grow handle happen have hear help hire hold identify
    ignite imagine implement impress improve include increase influence inform initiate innovate
    inspect inspire install integrate introduce invent invest involve join judge juggle justify keep
    kick kill know lack lay learn leave lend let leverage listen live lobby look lose lower maintain
    make manage maximise maximize mediate meet mend merge migrate minimise minimize modernise
    modernize monitor motivate navigate negotiate notice nurture obtain offer open operate optimise
    optimize organise organize overcome oversee own participate perform persuade photograph pick
    plant polish pray practise predict prepare prevent prioritise prioritize produce promote propose
    protect prove provide publish purchase pursue push put qualify quit reach react read realise
    realize rebuild receive recognise recognize recommend reconcile recover recruit redesign
    rediscover reduce refactor refer refine reflect reform regain register rehearse reinvent reject
    release relocate remain remember remove renew renovate reorganise reorganize repair replace
    represent reskill resign resist resolve respond restart restore restructure resume retain
    rethink retire retrain revise revive rewire rewrite rise roll run save say secure see seek
    select sell send separate serve set settle sew sharpen shorten sign simplify sing sit sleep slow
    sleep solve sort spark speak specialise specialize speed spend spot stabilise stabilize stand
    stay steer strengthen stretch submit substitute succeed suggest supervise survive sustain tackle
    take teach tell tend thank think thrive throw tidy translate treat trim try turn understand
    undertake unite unlock update upgrade upskill utilise utilize validate venture verify visualise
    visualize wait wear weigh widen win withdraw witness wonder worry write yield re-enter
    re-establish re-train approve bootstrap pioneer spearhead curate digitise digitize onboard
    administer moderate co-found co-lead co-founded headhunt arrange specify invent commission
    mobilise mobilize
    """
)
"""Bare forms that are hardly anything but a verb where a clause begins."""

BOTH_NOUN_AND_VERB: Final = word_set(
    """
    act approach attempt audit back benefit bid book brand budget call care challenge change charge
    check claim command commit compromise contact contract control copy count cycle damage dance
    date deal debate demand design document double dream escape estimate exercise exhibit experience
    experiment export fear file film finance focus form fund function grant guide host import
    interview invoice issue label land launch lead lecture level light like link load lock love map
    mark market master match matter measure mentor model move name need network note nurse object
    order paint part partner pass pay phone pilot pitch place plan play post practice present press
    price process profit program programme progress project promise question quote race raise rank
    rate record regret reign report request rescue research respect rest result return review reward
    risk sail scale schedule scope score search sense share shift ship shoot show sketch skill sound
    sponsor staff start state step stick stock stop strike structure study supply support surprise
    survey swap switch talk target test time top touch tour track trade train transfer transform
    transition travel trial trust use value visit voice volunteer vote walk want warn wash waste
    watch welcome wish work
    """
)
"""Bare forms that begin a noun phrase just as well."""

NOUNS_TOO: Final = word_set(
    """
    address advance advocate answer balance blend boost break catch clean clear climb close coach
    code commission complete conduct cook correct cost counsel cover craft cut direct draft draw
    drive drop ease edit end engineer face fail fall fight figure fill finish fit fix
    foster found free gain graduate help hire hold influence join judge kick lack live lower
    moderate monitor notice open own photograph pick pioneer plant polish produce
    purchase push recruit release repair rise roll run secure separate set
    sign sleep slow sort spark speed spend spot stand stretch substitute tidy treat trim
    try turn update upgrade wait wear win wonder worry yield
    """
)
"""Those of `VERBS` that are nouns or adjectives as well where nothing stands before them: "code
clubs", "open day", "coach certification"."""

NUMBERED: Final = word_set("act form grade level phase rank season stage step top unit")
"""Words behind which a figure is a name: "level 3 diploma"."""

MOVES: Final = word_set(
    """
    act care compromise dance deal dream focus interview land lead move network partner pitch
    present progress rest return sail shift start step stick stop study switch talk trade train
    transfer transition travel volunteer vote work
    """
)
"""Those of `BOTH_NOUN_AND_VERB` that need no object: "move to Berlin", "work in a team"."""

IRREGULAR_PAST: Final = word_set(
    """
    became began bought broke brought built came caught chose cut did dealt drew drove earnt ended
    fell felt fought found gave got grew had held hit hung kept knew laid learnt led left lent let
    lit lost made meant met oversaw overcame paid put quit ran read rebuilt redid rewrote rose said
    sat saw sent set shot shut sold sought spent spoke spread sprang stood stuck swam swapped taught
    thought threw told took undertook went won wore wove wrote
    """
)
"""Past tenses that do not end in -ed; some are bare forms as well."""

ADJECTIVES_IN_ED: Final = word_set(
    """
    accomplished advanced based certified chartered committed dedicated detailed determined driven
    educated engaged experienced focused focussed interested licensed limited mixed motivated
    qualified registered related retired seasoned skilled tired trained united used varied
    """
)
"""Participles that describe a person or thing where a line of a profile begins."""

PASSIVE_IN_ED: Final = word_set(
    """
    accepted admitted appointed asked assigned awarded called chosen elected employed forced funded
    headhunted hired honoured invited named nominated offered placed posted promoted published
    recognised recognized recruited rejected selected seconded sponsored transferred
    """
)
"""Participles that say what was done to a person, unless an object follows."""

NOUNS_IN_ING: Final = word_set(
    """
    accounting advertising banking branding budgeting building catering coaching consulting costing
    cooking counselling design-thinking engineering farming financing fundraising hiring housing
    lending licensing manufacturing marketing meeting mentoring networking nursing painting planning
    pricing programming publishing purchasing recruiting rostering scheduling storytelling swimming
    teaching testing timing training writing reading understanding cleaning tooling
    """
)
"""-ing forms that name a field or a thing unless an object follows."""

DOUBLED: Final = word_set(
    """
    admit begin cancel commit compel control counsel equip excel forget fulfil kidnap label model
    occur permit prefer program propel quit quiz rebel refer regret reset submit transfer travel
    upset swap
    """
)
"""Longer verbs whose last letter doubles before -ing, as British spelling has it."""
