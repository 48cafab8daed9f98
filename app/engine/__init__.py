"""Executes procedures with SpiffWorkflow 3.2.0, the only package that imports it.

Of SpiffWorkflow we use the BPMN parser, the graph of task specs, the life of a task and the nesting of
workflows. What its 3.2.0 does wrong in cases that live for years is replaced, each at one place: README.md names
the defects, those places, and the tests that prove them.

What comes out of it is held, step by step, against the token game of `app.procedure.game`, which was written apart
from it: tests/engine/agreement.
"""
