"""How Alembic reaches the database: through the connection that the store has already opened."""

from alembic import context
from sqlalchemy import Connection

from companion.adapters.sql.schema import VERSION_TABLE
from companion.adapters.sql.tables import Base


def _migrate(connection: Connection) -> None:
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        version_table=VERSION_TABLE,
        # SQLite cannot alter most of a table in place: Alembic copies it.
        render_as_batch=connection.dialect.name == "sqlite",
        compare_type=True,
    )
    with context.begin_transaction():
        context.run_migrations()


_migrate(context.config.attributes["connection"])
