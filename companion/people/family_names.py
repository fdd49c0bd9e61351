"""Names that may begin with the family's, so that no first word is taken for granted."""

from collections.abc import Sequence
from typing import Final

from companion.text.verb_lists import word_set

_FAMILY_NAMES: Final = word_set(
    """
    ang bui cai cao chan chang chen cheng cheong cheung chew chia chiang chin chong choi chow
    chu chua chung dang deng ding duong feng foo fong gao goh guo han heng ho hoang hong hsu
    hu huang hui huynh hwang jiang jung kang koh kong kwok kwon lai lam lau leong leung li
    liang liao lim lin liu loh loo low luo ma mak mok ng ngo nguyen oh ong pang park peng pham
    phan poon qian quek shen shi sim sit siu soh song sun tan tang tay teh teng teo thio tian
    toh tong tran truong tsai tsang tse tseng wang wei wong woo wu xiao xie xu yan yang yao
    yap ye yeo yip yoon yu yuan yuen zeng zhang zhao zheng zhong zhou zhu
    """
)
"""Family names that stand first where they come from."""

_EITHER: Final = frozenset({"kim", "lee", "le", "an", "min", "jin", "do", "vo", "bae", "shin"})
"""Family names that are first names elsewhere."""

_MOST_WORDS: Final = 3


def may_begin_with_family(words: Sequence[str]) -> bool:
    """Tell whether the first word of a name may be the family's: "Goh Wei Ling", "Kim Min-jun"."""
    if not 1 < len(words) <= _MOST_WORDS:
        return False
    first = words[0].lower()
    if first in _EITHER:
        return len(words) == _MOST_WORDS or "-" in words[1]
    return first in _FAMILY_NAMES and words[-1].lower() not in _FAMILY_NAMES
