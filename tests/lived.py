"""Where the tests keep the demo that lived until today: made once a day, and copied by whoever looks at it."""

import os
import tempfile
from pathlib import Path

SHELF = Path(tempfile.gettempdir()) / f"casuspad-geleefd-{os.getuid()}"
