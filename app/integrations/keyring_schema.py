"""The tables of the keyring. Nothing in them can be read without the master key."""

from sqlalchemy import Column, ForeignKeyConstraint, Integer, LargeBinary, MetaData, Table, Text

metadata = MetaData()

identity = Table(
    "keyring_identity",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("keyring_id", Text, nullable=False),
    Column("check_value", LargeBinary, nullable=False),
)

organisation_key = Table(
    "organisation_key",
    metadata,
    Column("livc", Text, primary_key=True),
    Column("owner", Text, primary_key=True),
    Column("wrapped", LargeBinary, nullable=False),
    sqlite_with_rowid=False,
)

data_key = Table(
    "data_key",
    metadata,
    Column("id", Text, primary_key=True),
    Column("livc", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("wrapped", LargeBinary, nullable=False),
    ForeignKeyConstraint(["livc", "owner"], ["organisation_key.livc", "organisation_key.owner"]),
    sqlite_with_rowid=False,
)
