"""Every table and every column of text has a decision: whose it is, and what it holds."""

from sqlalchemy import Column, MetaData, String, Table

from companion.adapters.sql import belonging
from companion.adapters.sql.belonging import BELONGINGS, Holds, undecided
from companion.adapters.sql.tables import Base


def test_no_table_and_no_column_of_text_is_without_a_decision() -> None:
    assert undecided() == (), "say in companion/adapters/sql/belonging.py whose rows these are"


def test_a_new_column_of_text_is_noticed() -> None:
    other = MetaData()
    table = Table("person", other, Column("id", String), Column("nickname", String))

    names = [
        column.name
        for column in table.columns
        if belonging._kind_of(column) not in belonging.PLAIN_KINDS
        and column.name not in BELONGINGS["person"].columns
    ]

    assert names == ["nickname"]


def test_no_line_speaks_of_what_is_not_there() -> None:
    known = {
        f"{name}.{column.name}"
        for name, table in Base.metadata.tables.items()
        for column in table.columns
    }
    said = {f"{name}.{column}" for name, one in BELONGINGS.items() for column in one.columns}

    assert said <= known


def test_words_lie_only_in_rows_that_are_somebodys() -> None:
    loose = [
        name
        for name, one in BELONGINGS.items()
        if one.of is None and Holds.WORDS in one.columns.values()
    ]

    assert loose == []
