"""What a page says after an act: a success is called one."""

import ast
from pathlib import Path

from flask import Flask, flash, render_template

WEB = Path(__file__).resolve().parents[2] / "app" / "web"
CATEGORIES = {"success": "Gelukt", "error": "Opgelet", "info": "Opgelet"}


def test_every_message_has_a_category_that_the_banner_knows() -> None:
    calls = [
        (path.name, node)
        for path in WEB.glob("*.py")
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "flash"
    ]
    told = {(name, node.lineno, ast.unparse(node.args[1])) for name, node in calls}
    assert len(told) > 20
    assert {(name, line) for name, line, category in told if category.strip("'") not in CATEGORIES} == set()


def test_a_success_is_called_one(app: Flask) -> None:
    for category, title in CATEGORIES.items():
        with app.test_request_context("/"):
            flash("Dat ging goed.", category)
            banner = render_template("base_flash.html")
        assert "Dat ging goed." in banner
        assert title in banner, category
