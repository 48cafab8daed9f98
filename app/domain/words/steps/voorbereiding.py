"""The word with which services were proposed in versions published before `voorstel_diensten`."""

from dataclasses import replace

from app.domain.words.steps import voorstel_diensten

VOORBEREIDING = replace(
    voorstel_diensten.VOORSTEL_DIENSTEN,
    word="voorbereiding",
    name="voorbereiding",
    superseded_by="voorstel_diensten",
)
