"""What can go wrong outside, each with a sentence that says what is still safe and what to do."""

from app.domain.errors import DomainError


class StorageUnavailableError(DomainError):
    """A disk is full, or the keyring or the ledger cannot be reached; nothing of the step was kept."""

    template = (
        "De opslag is vol of niet bereikbaar. Er is niets bewaard en wat er al stond, is ongewijzigd. "
        "Probeer het straks opnieuw; lukt het dan niet, verwittig de beheerder."
    )


class SettingError(DomainError):
    """A setting cannot be used as it stands."""


class MasterKeyError(DomainError):
    """The master key could not be made or kept where it was asked."""


class BackupRefusedError(DomainError):
    """A backup was not made, or not put back; what stood there is unchanged."""


class ServiceRunningError(DomainError):
    """The service is running, or a backup is being put back."""

    template = (
        "Casuspad draait nog, of er wordt net een back-up teruggezet. Er is niets gewijzigd. "
        "Stop eerst de webserver en de worker, en probeer dan opnieuw."
    )
