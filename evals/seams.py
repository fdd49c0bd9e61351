"""What gives a template away, looked for without the companion's own rules."""

import re
from collections.abc import Iterator
from typing import Final

_QUOTATION: Final = re.compile(r"“[^”]*”")
_SEAMS: Final = {
    "a place left to fill in": r"[\[\]{}<>]|_{3,}|\b(?:your name|tbd|xxx|lorem)\b",
    "a word twice": r"\b([a-z]+) \1\b(?<!\bthat that)(?<!\bhad had)",
    "a before a vowel": r"\b[Aa] (?!(?:one|once|uni|use|usu|eu|ubi))[aeiou]\w",
    "an before a consonant": r"\b[Aa]n (?!(?:hour|honest|honou?r|heir))[b-df-hj-np-tv-z][a-z]",
    "stray spaces": r"[^\S\n]{2,}| [,.;:?!)]|\( ",
    "doubled punctuation": r"[,;:.?!][,;]|[,;:]\.|(?<!\.)\.\.(?!\.)|\?\.|!\.",
    "a sentence in small letters": r"[a-z]{3}[.?!] [a-z]",
    "None": r"\bNone\b|\bnan\b|\bnull\b",
}
_PATTERNS: Final = {name: re.compile(pattern) for name, pattern in _SEAMS.items()}


def seams(text: str) -> Iterator[str]:
    """Yield each seam with the words around it; what people wrote and is quoted is left aside."""
    plain = _QUOTATION.sub("“…”", text)
    for name, pattern in _PATTERNS.items():
        for found in pattern.finditer(plain):
            around = plain[max(0, found.start() - 20) : found.end() + 20]
            yield f"{name}: “{' '.join(around.split())}”"
