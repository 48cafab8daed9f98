"""What a form starts, it starts once: the id of what is made comes from a token that the form carries."""

from hashlib import sha256

from app.domain.ids import new_id
from app.domain.people import Actor


def id_from(actor: Actor, token: str, content: str = "") -> str:
    """Return the id for what this person starts with this token and content: the same for every press of a button.

    A primary key then keeps the second one out, over processes and machines. Other content is another thing:
    who goes back in the browser and fills in the form again, means a new one. Without a token each is new.
    """
    if not token:
        return new_id()
    said = "|".join((actor.livc_id, actor.persoon_id, token, content))
    return sha256(said.encode()).hexdigest()[:32]
