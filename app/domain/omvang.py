"""How much a destruction takes: the word of its job, of its certificate, and of the ledger."""

from enum import StrEnum


class Omvang(StrEnum):
    """What one destruction makes unreadable."""

    CASUS = "casus"
    """All that is left of a casus."""
    DOSSIER = "dossier"
    """The file of one organisation about a casus."""
    TAFEL = "tafel"
    """What lay on the table at one point."""
    DENKHULP = "denkhulp"
    """What was noted in an own space."""
    PAPIEREN = "papieren"
    """The papers of a meeting that are about no casus."""
    ONTWERP = "ontwerp"
    """The draft of a fiche that did not leave, or that was delivered."""
    SLEUTELS = "sleutels"
    """Keys that nothing names any more."""
