"""The web server: gunicorn, whose processes inherit the modules that are loaded here."""

import gc

from gunicorn.app.base import BaseApplication
from gunicorn.util import import_app

APPLICATION = "app.factory:create_app"
import_app(APPLICATION)  # now, so that no process has to do it again


class Web(BaseApplication):  # type: ignore[misc]  # gunicorn has no types
    """Casuspad under gunicorn; each process opens the database for itself, after the fork."""

    def __init__(self, settings: dict[str, object]) -> None:
        self._settings = settings
        super().__init__()

    def load_config(self) -> None:
        """Hand our settings to gunicorn."""
        for name, value in self._settings.items():
            self.cfg.set(name, value)

    def load(self) -> object:
        """Compose the application of one process; what it is made of is not looked through for waste again."""
        application: object = import_app(f"{APPLICATION}()")
        gc.freeze()
        return application


def serve_web(place: str, processes: int, threads: int) -> None:
    """Serve on `place` until stopped."""
    Web(
        {
            "bind": place,
            "workers": processes,
            "threads": threads,
            "worker_class": "gthread",
            "graceful_timeout": 10,
            "loglevel": "warning",
            "control_socket_disable": True,
        }
    ).run()
