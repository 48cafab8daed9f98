"""A procedure as a list of numbered steps: the same as its drawing, for who reads rather than looks."""

from app.procedure.step_list.items import Begin, Edge, ListedStep, Listing, Number, Way, written
from app.procedure.step_list.listing import listing_of

__all__ = ["Begin", "Edge", "ListedStep", "Listing", "Number", "Way", "listing_of", "written"]
