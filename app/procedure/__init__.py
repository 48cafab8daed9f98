"""Reads procedures: BPMN, DMN and variables, and the expressions in them. Pure, no engine (lxml only)."""
