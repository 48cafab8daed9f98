"""The words of a procedure: closed lists of frozen records. What a word means is read here, and nowhere else.

To add a word:

- a **kind of step**: a file `steps/<kind>.py` with one `StepKind` of that word. Does completing it mean more than
  moving the token, then a handler `app/services/steps/<kind>.py`; otherwise the record says `only_moves`. Both are
  found by their name: no other file changes.
- a **message**: a row in `messages.py`, and what throwing it brings about in `app/services/running`.
- an **operation**, a **job**, a **procedure**, a **role**: a row in the list of that name, and its one handler.

A record says what the code does with the word, and what it therefore asks of a drawing and a form; the check
`needs_of_kind` refuses a drawing that leaves it out. Which safeguards stand before or behind a step is no
matter of words but of rules. A word that nothing carries out is not in a list; one that published versions may
still hold stays, and says that it is superseded. An unknown word raises.

No module outside this package names a kind, a message, an operation or a procedure as a string, except the
handler of that name (`tests/architecture`): code asks the record (`kind_of(taak.kind).declinable`).
"""
