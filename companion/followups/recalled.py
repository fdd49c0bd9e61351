"""How it went when a takeaway was asked back."""

from datetime import date
from enum import StrEnum

from companion.values import Value


class Grade(StrEnum):
    """How it went, in the person's own judgement, worst first."""

    FORGOT = "forgot"
    HARDLY = "hardly"
    KNEW = "knew"
    EASILY = "easily"


class Recall(Value):
    """One time that a takeaway was asked back."""

    on: date
    grade: Grade
