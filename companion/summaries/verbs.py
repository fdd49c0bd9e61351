"""Verbs of things that can be done and ticked off, and their forms."""

from collections.abc import Iterator
from typing import Final

from companion.text.verbs import gerund

ERRANDS: Final = frozenset(
    """
    accept add address adjust advertise allocate analyse analyze announce answer apologise
    apologize appeal apply approach approve arrange ask assemble assess assign attach attend
    audit bake begin benchmark block blog book borrow brainstorm brief bring browse budget build
    buy calculate calibrate call cancel cc change chase chat check choose circulate clarify
    clean clear clip close coach collate collect colour comment compare compile complete compose
    confirm connect consult contact contribute convert cook copy correct count create critique
    cut date debug decide define delegate delete deliver demo deploy describe design develop dig
    digitise discuss distribute do document donate download draft draw drill drive drop edit
    email e-mail enquire enrol enroll enter escalate estimate evaluate examine explain exchange
    experiment explore export extend facilitate fetch figure file fill film finalise finalize
    find finish fix flag focus follow format forward frame gather generate get give go google
    grade greet hand help highlight hire host identify implement import improve inform inquire
    inspect install instruct interview introduce inventory invest investigate invite invoice
    iron join jot keep kick knock label launch lead learn leave lend liaise link list listen
    locate log look mail make map mark measure meet mend mention message mix modify
    monitor move name negotiate nominate note notify nudge observe obtain offer open order
    organise organize outline pack paint paper participate paste pay perform phone photograph
    pick pilot ping pitch place plan plant plot polish post practice practise prep prepare
    present price print prioritise prioritize probe process produce program promote proofread
    propose prototype prove provide publish pull purchase push put query quit quiz quote raise
    rank rate reach read reapply rearrange rebuild recalculate record recruit redesign redline
    redo redraft reduce refactor refer refine reflect refresh register rehearse relocate remind
    remove rename renew reorganise reorganize repair rephrase replace reply report reread
    request reschedule research resend reserve reset resign resolve respond restart restructure
    resubmit retake retry return reuse revert review revise revisit rewrite ring run sample save
    scan schedule scope score screen script search secure select sell send set settle sew shadow
    share ship shoot shorten show sign simplify sit sketch skim skip slack sort speak specify
    spend spot start stay stick stop store structure study submit subscribe suggest summarise
    summarize supply survey swap switch tabulate tackle tailor take talk tape teach tell test
    text thank tidy time track train transcribe transfer translate travel trial trim try tutor
    tweak type unsubscribe update upgrade upload validate verify view visit volunteer walk
    wash watch weigh whatsapp withdraw work wrap write zoom double-check follow-up role-play
    roleplay workshop storyboard wireframe photocopy
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""Base forms. What is not here is still an action after a plain promise ("I'll yodel")."""

STATES: Final = frozenset(
    """
    be know feel need want like love hate believe understand hope wish mean seem appear remember
    forget think guess suppose see hear agree care matter depend belong deserve doubt prefer
    trust mind enjoy sleep worry miss regret expect wonder notice realise realize admit bet
    recall become happen dread fear dislike feel
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""What one is, has or feels: no promise, whatever the grammar."""

TALKING: Final = frozenset("meet chat speak talk catch zoom see".split())  # noqa: SIM905 - a word list
"""With a date alone these name the next meeting, not something to do."""

MAKING: Final = frozenset(
    """
    apply arrange book chase collect compile create design draft finish organise organize plan
    prepare put redesign redo redraft revise rewrite sort update write
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""What somebody who "is drafting" something is still to finish."""

CONTACTING: Final = frozenset(
    """
    ask book bring buy call contact email e-mail forward give introduce invite join lend mail
    message order phone ping register remind ring schedule send share show sign submit tell text
    thank update write apply post download enrol arrange check review reply respond answer
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""What one notes down in three words to be done; as advice it would hardly be that short."""

PLAIN_ERRANDS: Final = frozenset(
    """
    email e-mail mail call phone ring text message whatsapp ping book schedule order register
    submit download sign apply enrol arrange renew print
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""Those that need no name beside them to be one."""

_IRREGULAR: Final = """
    begin:began,begun bring:brought build:built buy:bought choose:chose,chosen cut dig:dug
    do:did,done draw:drew,drawn drive:drove,driven find:found get:got,gotten give:gave,given
    go:went,gone keep:kept lead:led leave:left lend:lent make:made meet:met pay:paid put quit
    read rebuild:rebuilt redo:redid,redone reread resend:resent reset retake:retook,retaken
    ring:rang,rung rewrite:rewrote,rewritten run:ran say:said sell:sold send:sent set shoot:shot
    show:showed,shown sit:sat speak:spoke,spoken spend:spent stick:stuck take:took,taken
    teach:taught tell:told withdraw:withdrew,withdrawn write:wrote,written
    """


def base_of_progressive(word: str) -> str | None:
    """Return the verb that "calling" is a form of; None where it is no errand's -ing form."""
    word = word.casefold()
    return _PROGRESSIVES.get(word) or (
        _PROGRESSIVES.get(f"{word}g") if word.endswith("in") else None
    )


def base_of_third(word: str) -> str | None:
    """Return the verb that "brings" is a form of; None where it is no errand's third person."""
    return _THIRDS.get(word.casefold())


def is_errand(word: str) -> bool:
    """Tell whether `word` is the base form of a thing that one can do and be done with."""
    return word.casefold() in ERRANDS


def is_feeling(word: str) -> bool:
    """Tell whether `word` says what one is, has or feels: "dreading", "hates", "know"."""
    return word.casefold() in _FEELINGS


def is_past(word: str) -> bool:
    """Tell whether `word` can only be the past form of an errand ("sent", not "put")."""
    return word.casefold() in _PASTS


def past_forms(base: str) -> frozenset[str]:
    """Return the past forms of a verb: of "send" "sent", of "write" "wrote" and "written"."""
    plain = base.casefold()
    irregular = _IRREGULAR_PASTS.get(plain)
    if irregular is not None:
        return frozenset(filter(None, irregular.split(","))) or frozenset({plain})
    return frozenset({_past(plain)}) if len(plain) > 1 else frozenset()


def _third(base: str) -> str:
    if base.endswith(("s", "x", "z", "ch", "sh", "o")):
        return f"{base}es"
    return f"{base[:-1]}ies" if _ends_in_hard_y(base) else f"{base}s"


def _past(base: str) -> str:
    if gerund(base) == f"{base}{base[-1]}ing":
        return f"{base}{base[-1]}ed"
    if base.endswith("e"):
        return f"{base}d"
    return f"{base[:-1]}ied" if _ends_in_hard_y(base) else f"{base}ed"


def _ends_in_hard_y(base: str) -> bool:
    return base.endswith("y") and base[-2] not in "aeiou"


def _pasts() -> Iterator[str]:
    for base in ERRANDS:
        if base in _IRREGULAR_PASTS:
            yield from filter(None, _IRREGULAR_PASTS[base].split(","))
        else:
            yield _past(base)


_IRREGULAR_PASTS: Final = {
    base: past for base, _, past in (one.partition(":") for one in _IRREGULAR.split())
}
_THIRDS: Final = {_third(base): base for base in sorted(ERRANDS)}
# "Canceling" beside "cancelling": both spellings of the -ing form are typed.
_PROGRESSIVES: Final = {
    form: base for base in sorted(ERRANDS) for form in (f"{base}ing", gerund(base))
}
_PASTS: Final = frozenset(_pasts()) - ERRANDS
_FEELINGS: Final = frozenset(
    form for base in STATES for form in (base, _third(base), gerund(base), f"{base}ing")
)
