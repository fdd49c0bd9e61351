"""Words for people who may not have taken part, and capitals that are nobody's name."""

from typing import Final

from companion.summaries.patterns import compiled

NOT_NAMES: Final = frozenset(
    """
    the this that these those it there here who what which when where why how if so and but then or
    maybe also not no yes now next today tomorrow tonight monday tuesday wednesday thursday friday
    saturday sunday january february march april june july august september october november
    december everyone everybody nobody people some most many all both one ok okay well still just
    things nothing something everything as because while after before once until my our your his
    her their its i we you he she they me us in on at for with from to of by let please thanks
    question questions action actions decision next anyway either neither since than though
    meeting session call summary notes mentor mentee team chamber company group nice good great
    happy hard easy ready sorry lovely time glad able lots need have has how want going trying
    plan agreed decided told asked promised said remember work only really quick first last
    """.split()  # noqa: SIM905 - a word list reads as words
)
"""Words with a capital letter that are nobody's name."""

OTHERS: Final = compiled(
    r"\b(?:my|your|his|her|their|the|our|a|an|some) (?:\w+ )?(?:manager|boss|chief|lead|director"
    r"|ceo|cto|recruiter|supervisor|colleague|friend|brother|sister|wife|husband|partner|mother|father"
    r"|mum|mom|dad|neighbou?r|client|customer|teacher|professor|advisor|officer|guy|man|woman|lady"
    r"|person|clerk|head(?! off\b)|owner|founder|doctor|nurse|lawyer|cousin|son|daughter"
    r"|brother-in-law|sister-in-law|landlord|investor|candidate|direct report|intern|assistant"
    r"|agent)\b(?! (?:job|role|post|position|vacancy|course|exam|interview|application|form)s?\b)",
    r"\b(?:someone|somebody)\b",
    r"\b(?:mr|mrs|ms|dr)\.? \w+",
    r"\b(?:with|ask|asked|told|tell|met|called|call|saw|email|emailed|chased?|rang|ring|phoned?"
    r"|texted|text|paid|pay|owes?|invoiced?|visit|visited|messaged?|thanked?"
    r"|from) (?-i:[A-Z][a-z]{2,20})\b",
)
"""Somebody who may not have taken part."""
