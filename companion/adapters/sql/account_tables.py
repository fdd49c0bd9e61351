"""The tables of accounts and keys. They hold no record of anybody and no secret."""

from datetime import datetime

from sqlalchemy import ForeignKey, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from companion.adapters.sql.columns import Document, Key, UtcDateTime, Word
from companion.adapters.sql.tables import Base


class AccountRow(Base):
    """Somebody who may ask a server. Their rows carry `id` as `owner_id`."""

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(Word, primary_key=True)
    name: Mapped[str] = mapped_column(Text)
    grants: Mapped[list[dict[str, str | None]]] = mapped_column(Document)
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)


class ApiKeyRow(Base):
    """A key, by its public prefix. Of its secret only a hash is here."""

    __tablename__ = "api_key"

    prefix: Mapped[str] = mapped_column(Key, primary_key=True)
    account_id: Mapped[str] = mapped_column(
        ForeignKey("account.id", ondelete="CASCADE"), index=True
    )
    digest: Mapped[str] = mapped_column(Key)
    scopes: Mapped[str] = mapped_column(String(64))
    """With commas, in the order of the alphabet."""
    created_at: Mapped[datetime] = mapped_column(UtcDateTime)
    expires_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    revoked_at: Mapped[datetime | None] = mapped_column(UtcDateTime)
    last_used_on: Mapped[str | None] = mapped_column(String(10))
    """ISO date; the hour is not kept."""
