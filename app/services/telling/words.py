"""What a role is called on the screen."""

ROLWOORDEN = {
    "burgemeester": "burgemeester",
    "coordinator": "coördinator",
    "partner": "partner",
    "information_officer": "information officer",
    "verslaggever": "verslaggever",
    "tafel": "aan tafel",
    "korpschef": "korpschef",
    "manager": "leidinggevende",
    "fg": "DPO",
    "beheerder": "beheerder",
}
