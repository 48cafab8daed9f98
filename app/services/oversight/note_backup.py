"""A backup was made: the beheerder reads when, and the first screen stops asking for one."""

from datetime import datetime

from app.services.ports.unit_of_work import UnitOfWork


def note_backup(moment: datetime, uow: UnitOfWork) -> None:
    """Remember it for the whole installation. `moment` is real time."""
    with uow.begin(None) as tx:
        tx.livcs.note_backup(moment)
